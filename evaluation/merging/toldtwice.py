"""Incidents of MUC-4 that several documents tell: whether their accounts are joined, and others kept apart.

Gold. Two templates of two documents tell one incident when the key of incident type, date and place is the same, its
date one exact day, and their victims or physical targets share a word that is not general (``_GENERAL``): one key can
stand for two bombs of a day in one city. They tell different incidents when all days of one rule out those of the
other, when all places do (another country, department or town), or when one is a kidnapping and the other is not. All
other pairs are open and count neither way.

Found. The documents of such pairs are given their usual case (``truecase``), read, and merged all at once. An account
of an incident or series stands for the template of its document with which the words of its targets, objects and
casualties share most words, if there is one such template and both or neither are a kidnapping. Recall counts the pairs
that tell one incident in which some incident of the system has accounts for both; it is given over all, and over those
where both templates have an account at all. Precision counts, of the pairs that tell one or different incidents and
that an incident of the system joins, those that tell one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

from evaluation.corpora import read_lines
from evaluation.incidents.casing import learned_truecaser
from evaluation.incidents.muc4 import without_marks
from evaluation.incidents.truecase import Truecaser
from evaluation.results import Counts, Error, Figure, share
from evaluation.system import System
from kg.records import Account, EventKind, Incident, Interval, Report, RoleName

FOLDER = "muc4"
NOTES = ("MUC-4: incidents told by two documents, by key and a shared victim or target; see toldtwice",)

_VICTIMS = ("victim_name", "victim_description", "phys_target")
_KEY = ("incident_type", "date", "location")
_WORD = re.compile(r"[^\W\d_]{4,}")
#: Words of victims and targets that tell no incident from another.
_GENERAL = (
    "CITIZEN CIVILIAN CHILDREN FORMER GENERAL GROUP HEADQUARTER HOUSE INDIVIDUAL LEADER MEMBER MILITARY NATIONAL "
    "OFFICE OFFICER OFFICIAL OTHER PEOPLE PERSON POLICE POLICEMEN PRESIDENT RESIDENCE SOLDIER STATION "
    "SEVERAL THEIR VEHICLE WORKER SALVADOR SALVADORAN COLOMBIAN GUATEMALAN HONDURAN PERUVIAN CHILEAN BOLIVIAN"
)
_KIDNAPPING, _ABDUCTION = "KIDNAPPING", "abduction"

_TOWNS = frozenset({"CITY", "CAPITAL", "TOWN", "VILLAGE"})
#: Kind of each part of a place and its name, from the country down, which has no kind.
Place: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident as one document tells it: what is compared."""

    doc: str
    number: int
    key: tuple[str, ...]
    kidnapping: bool
    days: tuple[Interval, ...]
    places: tuple[Place, ...]
    words: frozenset[str]

    @property
    def name(self) -> str:
        """Document and number, for messages."""
        return f"{self.doc}/{self.number}"

    @property
    def exact(self) -> bool:
        """True where the date is one day."""
        return (
            len(self.days) == 1 and self.days[0].earliest is not None and self.days[0].earliest == self.days[0].latest
        )


def templates_of(row: Mapping[str, Any]) -> list[Template]:
    """Return the templates of one document of the corpus."""
    return [
        Template(
            doc=row["id"],
            number=slots["number"],
            key=tuple("; ".join(fill["raw"] for fill in slots[name]) for name in _KEY),
            kidnapping=any(_KIDNAPPING in fill["alternatives"] for fill in slots["incident_type"]),
            days=tuple(_interval(day) for fill in slots["date"] for day in fill["alternatives"]),
            places=tuple(_place(parts) for fill in slots["location"] for parts in fill["alternatives"]),
            words=words_of(text for name in _VICTIMS for fill in slots[name] for text in fill["alternatives"]),
        )
        for slots in row["templates"]
    ]


def _interval(day: Mapping[str, str]) -> Interval:
    return Interval(earliest=_day(day.get("from")), latest=_day(day.get("to")))


def _place(parts: Iterable[Mapping[str, Any]]) -> Place:
    kinds = ((part.get("type") or "", part["name"]) for part in parts if "name" in part)
    return tuple(("TOWN" if kind in _TOWNS else kind, name) for kind, name in kinds)


def _day(text: str | None) -> date | None:
    """Return a day; None where the template gives none, or one that no calendar has."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of four letters and more that are not general, in capitals and without a plural "s"."""
    found = {word.upper().removesuffix("S") for text in texts for word in _WORD.findall(text)}
    return frozenset(found.difference(_GENERAL.split()))


def tell_one(left: Template, right: Template) -> bool:
    """Tell whether two templates of two documents are one incident."""
    return left.doc != right.doc and left.key == right.key and left.exact and bool(left.words & right.words)


def tell_different(left: Template, right: Template) -> bool:
    """Tell whether two templates of two documents cannot be one incident."""
    if left.doc == right.doc or left.kidnapping != right.kidnapping:
        return left.doc != right.doc
    days = bool(left.days and right.days) and not any(one.overlaps(other) for one in left.days for other in right.days)
    places = bool(left.places and right.places) and not any(
        _compatible(one, other) for one in left.places for other in right.places
    )
    return days or places


def _compatible(left: Place, right: Place) -> bool:
    """Tell whether no part of one place is another of the same kind in the other."""
    names, others = dict(left), dict(right)
    return all(names[kind] == others[kind] for kind in names.keys() & others.keys())


def stands_for(account: Account, templates: Iterable[Template]) -> Template | None:
    """Return the template of its document that an account is about; None where none or several fit best."""
    if account.kind is EventKind.STATEMENT:
        return None
    harmed = [figure.whom.text for figure in account.figures if figure.whom is not None]
    words = words_of([*harmed, *(role.mention.text for role in account.of(RoleName.TARGET, RoleName.OBJECT))])
    shared = {
        template: len(words & template.words)
        for template in templates
        if template.doc == account.report_id and template.kidnapping == (account.type == _ABDUCTION)
    }
    most = max(shared.values(), default=0)
    best = [template for template, count in shared.items() if count == most > 0]
    return best[0] if len(best) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What merging did: an account of each template that has one, and the pairs that stand in one incident."""

    told: Mapping[Template, Account]
    pairs: Mapping[tuple[Template, Template], Incident]


def joined(incidents: Iterable[Incident], templates: Sequence[Template]) -> Joined:
    """Return which templates of two documents stand in one incident."""
    by_doc = _by_doc(templates)
    told: dict[Template, Account] = {}
    found: dict[tuple[Template, Template], Incident] = {}
    for incident in incidents:
        fits = {stands_for(account, by_doc.get(account.report_id, ())): account for account in incident.accounts}
        mine = {template: account for template, account in fits.items() if template is not None}
        told |= mine
        found |= {pair: incident for pair in combinations(sorted(mine, key=_order), 2) if pair[0].doc != pair[1].doc}
    return Joined(told=told, pairs=found)


def pairs_of_one(templates: Iterable[Template]) -> list[tuple[Template, Template]]:
    """Return the pairs of templates that tell one incident."""
    return [pair for pair in combinations(sorted(templates, key=_order), 2) if tell_one(*pair)]


def _order(template: Template) -> tuple[str, int]:
    return (template.doc, template.number)


def _by_doc(templates: Iterable[Template]) -> Mapping[str, list[Template]]:
    found: dict[str, list[Template]] = defaultdict(list)
    for template in templates:
        found[template.doc].append(template)
    return found


def figures_of(found: Joined, gold: Sequence[tuple[Template, Template]]) -> Iterator[Figure]:
    """Yield recall over all pairs and over those with accounts, precision, and the number of pairs wrongly joined."""
    wanted = set(gold)
    both = [pair for pair in gold if set(pair) <= found.told.keys()]
    right = sum(pair in found.pairs for pair in gold)
    wrong = sum(tell_different(*pair) for pair in found.pairs)
    counts = Counts(right=sum(pair in wanted for pair in found.pairs), found=right + wrong, gold=len(gold))
    yield share("muc4, told twice: templates with an account", *_with_account(found, gold))
    yield share("muc4, told twice: pairs joined, of all", right, len(gold))
    yield share("muc4, told twice: pairs joined, of those with accounts", right, len(both))
    yield share("muc4, told twice: templates joined with another of their incident", *_joined_with_another(both, found))
    yield Figure(name="muc4, told twice: precision of pairs joined", value=counts.precision, of=int(counts.found))
    yield Figure(name="muc4, told twice: different incidents joined", value=wrong, of=len(found.pairs), whole=True)


def _with_account(found: Joined, gold: Iterable[tuple[Template, Template]]) -> tuple[int, int]:
    templates = {template for pair in gold for template in pair}
    return len(templates & found.told.keys()), len(templates)


def _joined_with_another(both: Iterable[tuple[Template, Template]], found: Joined) -> tuple[int, int]:
    """Return how many templates are joined with one of their own incident, and how many have one to join."""
    could = {template for pair in both for template in pair}
    right = {template for pair in both if pair in found.pairs for template in pair}
    return len(right), len(could)


def errors_of(found: Joined, gold: Sequence[tuple[Template, Template]], texts: Mapping[str, str]) -> Iterator[Error]:
    """Yield an error for each pair wrongly joined, then for each that has accounts and was not joined.

    Args:
        texts: Text of each document.
    """
    for pair, incident in found.pairs.items():
        if tell_different(*pair):
            yield _error(
                "muc4: different incidents merged", pair, f"both in {incident.type} {incident.id}", found, texts
            )
    for pair in gold:
        if set(pair) <= found.told.keys() and pair not in found.pairs:
            shared = ", ".join(sorted(pair[0].words & pair[1].words))
            yield _error("muc4: not merged", pair, f"both tell of {shared}", found, texts)


def _error(kind: str, pair: tuple[Template, Template], more: str, found: Joined, texts: Mapping[str, str]) -> Error:
    accounts = [found.told[template] for template in pair]
    sentences = (account.triggers[0].sentence for account in accounts)
    names = " and ".join(f"{template.name} ({', '.join(template.key)})" for template in pair)
    return Error(
        kind=kind,
        doc=pair[0].doc,
        sentence=" ".join(texts[span.report_id][span.start : span.end] for span in sentences),
        detail=f"{names}: {more}; read as {' and '.join(account.type for account in accounts)}",
        rules=tuple(sorted({rule for account in accounts for rule in account.rules})),
    )


def measured(system: System, data: Path) -> tuple[list[Figure], list[Error]]:
    """Return what the documents that tell an incident of another document show."""
    rows = [row for path in sorted((data / FOLDER).glob("*.jsonl")) for row in read_lines(path)]
    templates = [template for row in rows for template in templates_of(row)]
    gold = pairs_of_one(templates)
    wanted = {template.doc for pair in gold for template in pair}
    truecaser = learned_truecaser(data)
    reports = [_report(row, truecaser) for row in rows if row["id"] in wanted]
    incidents = system.merged(system.read(reports, f"{FOLDER} told twice"))
    found = joined(incidents, [template for template in templates if template.doc in wanted])
    texts = {report.id: report.text for report in reports}
    return [*figures_of(found, gold)], [*errors_of(found, gold, texts)]


def _report(row: Mapping[str, Any], truecaser: Truecaser) -> Report:
    published = date.fromisoformat(row["date"]) if row.get("date") else None
    return Report(id=row["id"], text=truecaser.truecase(without_marks(row["text"])), published=published)
