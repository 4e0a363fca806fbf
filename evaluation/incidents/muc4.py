"""The reports of MUC-3 and MUC-4 with their templates, as records.

Texts are in capitals: they get their usual case back (``truecase``). Marks of the editors ("[TEXT]", "[END RECORDING]",
"[WORDS INDISTINCT]") are no words of a report and become spaces; a blank line parts the dateline from the text. No
offset moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.corpora import read_lines
from evaluation.incidents.counts import Count, read_counts
from evaluation.incidents.fills import Fill
from evaluation.incidents.truecase import Truecaser
from kg.records import Interval, Report

_EDITORS = (
    "TEXT CONTINUED REPORTER CORRESPONDENT MODERATOR ANNOUNCER SPEECH REPORT STATEMENT COMMUNIQUE COMMENTARY ARTICLE "
    "EDITORIAL EXCERPT EXCERPTS SIGNED DATED APPLAUSE LAUGHTER INTERVIEW"
)
_MARK = re.compile(
    rf"\[(?:{'|'.join(_EDITORS.split())})\]"
    r"|\[[^\[\]\n]*\b(?:INDISTINCT|OMITTED|RECORDING|RELAY|RECEIVED|HEARD|PUBLISHED|RECEPTION|SHOUTS|GMT|"
    r"CORRECTS HIMSELF|CHANGES THOUGHT|IDENTIFIED|INTERVIEW|PASSAGE)\b[^\[\]\n]*\]"
)
_DATELINE = re.compile(r"[^\n]{0,160}? -- ?(?:\[[^\[\]\n]*\] ?)*")
_NO_YEAR = 1900  # the corpus writes "00" where neither report nor words give a year

#: Types of the scheme that say the same as a type of template.
SAME_TYPES: Mapping[str, frozenset[str]] = {
    "ATTACK": frozenset(
        {
            "attack",
            "killing",
            "assassination",
            "shooting",
            "stabbing",
            "armed-clash",
            "raid",
            "assault",
            "shelling",
            "missile-attack",
            "air-strike",
            "drone-attack",
            "vehicle-ramming",
            "other-violence",
        }
    ),
    "BOMBING": frozenset({"bombing", "suicide-bombing"}),
    "KIDNAPPING": frozenset({"abduction"}),
    "ARSON": frozenset({"arson"}),
    "ROBBERY": frozenset({"other-violence"}),
    "HIJACKING": frozenset({"other-violence"}),
}
_HARMING = SAME_TYPES["ATTACK"] | SAME_TYPES["BOMBING"]
#: Types that may tell the same incident in other or vaguer words: enough to find it, not to have its type right.
NEAR_TYPES: Mapping[str, frozenset[str]] = {
    "ATTACK": _HARMING | {"arson"},
    "BOMBING": _HARMING,
    "KIDNAPPING": frozenset({"abduction", "arrest", "raid", "other-violence"}),
    "ARSON": frozenset({"arson", "attack", "raid", "other-violence", "bombing"}),
    "ROBBERY": frozenset({"other-violence", "attack", "raid", "assault"}),
    "HIJACKING": frozenset({"other-violence", "abduction", "attack", "raid"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident as the corpus gives it.

    Attributes:
        happened: False where it was only threatened.
        optional: Need not be found.
        days: Intervals of which any is right; an end that the template leaves open is None.
        country: Names of its countries.
        spots: Names of its places within them.
        weapons: Those that the corpus infers without a word of the text are optional.
    """

    number: int
    types: tuple[str, ...]
    happened: bool = True
    optional: bool = False
    days: tuple[Interval, ...] = ()
    country: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    individuals: tuple[Fill, ...] = ()
    organisations: tuple[Fill, ...] = ()
    objects: tuple[Fill, ...] = ()
    victims: tuple[Fill, ...] = ()
    weapons: tuple[Fill, ...] = ()
    counts: tuple[Count, ...] = ()

    @property
    def telling(self) -> tuple[Fill, ...]:
        """What tells this incident from others: who and what was hit, and with what."""
        return (*self.victims, *self.objects, *(fill for fill in self.weapons if not fill.optional))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report with its templates."""

    report: Report
    templates: tuple[Template, ...]


def read_documents(path: Path, truecaser: Truecaser) -> Iterator[Document]:
    """Yield the reports of a file, in usual case.

    Raises:
        ReadError: The file cannot be read.
    """
    for row in read_lines(path):
        published = date.fromisoformat(row["date"]) if row.get("date") else None
        text = truecaser.truecase(without_marks(row["text"]))
        yield Document(
            report=Report(id=row["id"], text=text, published=published),
            templates=tuple(template(each) for each in row["templates"]),
        )


def without_marks(text: str) -> str:
    """Return the text with blanks for the marks of editors, as long as before."""
    found = _DATELINE.match(text)
    plain = _MARK.sub(lambda mark: " " * len(mark.group()), text)
    if found is None or not found.group().endswith("] "):
        return plain
    end = found.end()
    return f"{plain[: end - 2]}\n\n{plain[end:]}"


def template(row: Mapping[str, Any]) -> Template:
    """Return one template of the corpus."""
    individuals, organisations = _fills(row["perp_individual"]), _fills(row["perp_org"])
    victims = _victims(row["victim_name"], row["victim_description"])
    return Template(
        number=row["number"],
        types=_alternatives(row["incident_type"]),
        happened=not _is_only_threatened(_alternatives(row["stage"])),
        optional=bool(row["optional_template"]),
        days=tuple(_days(row)),
        country=tuple(name for levels in _locations(row) for name in levels[:1]),
        spots=tuple(name for levels in _locations(row) for name in levels[1:]),
        individuals=individuals,
        organisations=organisations,
        objects=_fills(row["phys_target"]),
        victims=victims,
        weapons=(*_fills(row["instrument_id"]), *_inferred(row["instrument_type"])),
        counts=tuple(read_counts(row["victim_number"], row["victim_effect"], victims)),
    )


def _is_only_threatened(stages: Iterable[str]) -> bool:
    return set(stages) == {"THREATENED"}


def _alternatives(fills: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(each for fill in fills for each in fill["alternatives"])


def _fills(rows: Iterable[Mapping[str, Any]]) -> tuple[Fill, ...]:
    return tuple(map(_fill, rows))


def _fill(row: Mapping[str, Any]) -> Fill:
    return Fill(tuple(row["alternatives"]), bool(row.get("optional")))


def _victims(names: Iterable[Mapping[str, Any]], descriptions: Iterable[Mapping[str, Any]]) -> tuple[Fill, ...]:
    """Join what describes a named victim with the name: either names the same person."""
    found = list(_fills(names))
    for row in descriptions:
        fill = _fill(row)
        at = next((at for at, known in enumerate(found) if set(row.get("of", ())) & set(known.strings)), None)
        if at is None:
            found.append(fill)
        else:
            found[at] = replace(found[at], strings=(*found[at].strings, *fill.strings))
    return tuple(found)


def _inferred(rows: Iterable[Mapping[str, Any]]) -> Iterator[Fill]:
    """Yield the kinds of weapon for which the text has no word of its own."""
    for row in rows:
        if set(row.get("of", ())) <= {"-"}:
            yield Fill(tuple(row["alternatives"]), optional=True)


def _days(row: Mapping[str, Any]) -> Iterator[Interval]:
    for fill in row["date"]:
        for each in map(_interval, fill["alternatives"]):
            if each.latest is None or each.latest.year != _NO_YEAR:
                yield each


def _interval(row: Mapping[str, Any]) -> Interval:
    return Interval(earliest=_day(row.get("from")), latest=_day(row.get("to")))


def _day(text: str | None) -> date | None:
    """Return a day; None where the template gives none, or one that no calendar has."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _locations(row: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the names of each location, the country first; of "between A and B" either may be named."""
    for fill in row["location"]:
        for levels in fill["alternatives"]:
            between = [place for level in levels for place in level.get("between", ())]
            names = [str(level["name"]) for level in (*levels, *between) if "name" in level]
            yield tuple(name.partition("(")[0].strip() for name in names if not name.endswith(")"))
