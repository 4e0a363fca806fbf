"""Names in re3d: the typed spans that the system has for a text, against the annotators' gold rows.

The system's spans are what it knows before it reads who did what (``evaluation.names.found``).

The gold are the rows with ``"gold": true`` of the types Organisation, Person, Location, Weapon and MilitaryPlatform
(one class), and Temporal. Of rows inside a longer one of these only the longest counts, but for the figures that say
"nested rows too". A row and a span match, each once, when they are of one class and have

- *exact*: the same words, without articles and prepositions at the start, possessive endings and marks at the end;
- *head*: the same head word at the same place (``evaluation.names.spans``).

re3d marks descriptions and pronouns as well ("the army", "rebels", "he"). *All rows* counts every one of them; the
spans are names, so that most of those are missed. *Names* counts the rows whose head begins with a capital or a figure
and is no pronoun, all times, and all weapons but those that are events ("strike"); a span inside a row that is no name,
or of a type that is not scored, is then neither right nor wrong. A span on words that re3d leaves unmarked is a false
alarm in both, and so is, in all rows, a name inside a longer description.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.corpora import read_lines
from evaluation.names.found import typed_spans
from evaluation.names.spans import Named
from evaluation.results import Counts, Error, Figure, Result, Task, prf
from kg.errors import ReadError
from kg.read.clean import clean

if TYPE_CHECKING:
    from evaluation.system import System

TITLE = "names, weapons and times in re3d"
CORPUS = "re3d/dev"
#: Types of re3d that are scored, and the class that each counts in.
CLASSES = {
    "Organisation": "Organisation",
    "Person": "Person",
    "Location": "Location",
    "Weapon": "Weapon",
    "MilitaryPlatform": "Weapon",
    "Temporal": "Temporal",
}
KINDS = tuple(dict.fromkeys(CLASSES.values()))
_TARGET = 0.80
_CONTEXT = 80  # characters on each side of an error
_NOTES = (
    "optimistic: the shipped model was trained on that part of re3d whose licence allows it, the same documents; the "
    "cross-check in `training/README.md` reads every document with a model that has not seen it",
    "re3d marks descriptions and pronouns (all rows) and passes over many names: nobody who reads only names gets all "
    "rows right, and some false alarms are names",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One document: its gold rows, the system's spans, and the rows of types that are not scored."""

    doc: str
    gold: tuple[Named, ...]
    found: tuple[Named, ...]
    unscored: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One document under one rule of matching: rows with their spans, rows without, and spans without."""

    pairs: tuple[tuple[Named, Named], ...]
    missed: tuple[Named, ...]
    alarms: tuple[Named, ...]


def gold_rows(document: Mapping[str, Any]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return the gold rows of a document, in text order: those of the scored types, and the others."""
    text: str = document["text"]
    rows = sorted(
        Named(start=row["start"], end=row["end"], kind=row["type"], text=text[row["start"] : row["end"]])
        for row in document["entities"]
        if row["gold"]
    )
    scored = (replace(row, kind=CLASSES[row.kind]) for row in rows if row.kind in CLASSES)
    return tuple(scored), tuple(row for row in rows if row.kind not in CLASSES)


def outermost(rows: Sequence[Named]) -> tuple[Named, ...]:
    """Return the rows that lie inside no longer one."""
    return tuple(row for row in rows if not any(other.contains(row) for other in rows))


def match(gold: Sequence[Named], found: Sequence[Named], *, by_head: bool) -> Matched:
    """Return each gold row with the span of its class that has the same words, or the same head; each is used once."""
    waiting: dict[tuple[str, tuple[int, int]], list[Named]] = {}
    for span in found:
        waiting.setdefault(_key(span, by_head), []).append(span)
    pairs, missed = [], []
    for row in gold:
        if spans := waiting.get(_key(row, by_head)):
            pairs.append((row, spans.pop()))
        else:
            missed.append(row)
    left = sorted(span for spans in waiting.values() for span in spans)
    return Matched(pairs=tuple(pairs), missed=tuple(missed), alarms=tuple(left))


def _key(span: Named, by_head: bool) -> tuple[str, tuple[int, int]]:
    return (span.kind, span.head if by_head else span.core)


def names_alone(matched: Matched, neutral: Iterable[Named]) -> Matched:
    """Return what is left when only rows that are names count, and spans inside ``neutral`` rows do not."""
    outside = [row for row in neutral if row.kind not in KINDS or not row.is_name]
    return Matched(
        pairs=tuple(pair for pair in matched.pairs if pair[0].is_name),
        missed=tuple(row for row in matched.missed if row.is_name),
        alarms=tuple(span for span in matched.alarms if not any(row.covers(span) for row in outside)),
    )


def count(matched: Iterable[Matched]) -> dict[str, Counts]:
    """Return right, found and gold items of each class, and "together" of all."""
    totals = {kind: Counts() for kind in ("together", *KINDS)}
    for each in matched:
        right = Counter(row.kind for row, _ in each.pairs)
        missed = Counter(row.kind for row in each.missed)
        alarms = Counter(span.kind for span in each.alarms)
        for kind in KINDS:
            for total in (totals["together"], totals[kind]):
                total.add(right[kind], right[kind] + alarms[kind], right[kind] + missed[kind])
    return totals


def figures(texts: Sequence[Text]) -> tuple[Figure, ...]:
    """Return precision, recall and F1: by names and by all rows, by head and exact, of each class and together."""
    found: list[Figure] = []
    for rows, alone in (("names", True), ("all rows", False)):
        for rule, by_head in (("head", True), ("exact", False)):
            totals = count(matches(texts, by_head=by_head, alone=alone))
            for kind, total in totals.items():
                is_asked = by_head and kind == "together"
                found += prf(f"{rows}, {rule}, {kind}", total, _TARGET if is_asked else None)
        nested = count(matches(texts, by_head=True, alone=alone, nested=True))
        found += prf(f"{rows}, head, together, nested rows too", nested["together"])
    return tuple(found)


def matches(texts: Iterable[Text], *, by_head: bool, alone: bool, nested: bool = False) -> Iterator[Matched]:
    """Yield the matches of each text; ``alone``: of names alone; ``nested``: rows inside longer ones count too."""
    for text in texts:
        gold = text.gold if nested else outermost(text.gold)
        matched = match(gold, text.found, by_head=by_head)
        yield names_alone(matched, (*text.gold, *text.unscored)) if alone else matched


def errors(matched: Matched, doc: str, words: str) -> Iterator[Error]:
    """Yield what one document lost and what it has too much; a row whose words have another span is its own kind."""
    alarms = list(matched.alarms)
    for row in matched.missed:
        met = next((span for span in alarms if span.overlaps(row)), None)
        if met is not None:
            alarms.remove(met)
        yield _error(_missed(row, met), doc, words, row, f"{row.kind} {row.text!r}, found {_shown(met)}")
    for span in alarms:
        yield _error(f"false {span.kind}", doc, words, span, f"nothing, found {_shown(span)}")


def _missed(row: Named, met: Named | None) -> str:
    if met is None:
        return f"missed {row.kind}"
    return f"{row.kind} read as {met.kind}" if met.kind != row.kind else f"{row.kind} with another head"


def _shown(span: Named | None) -> str:
    return "nothing" if span is None else f"{span.kind} {span.text!r} ({span.source})"


def _error(kind: str, doc: str, words: str, span: Named, detail: str) -> Error:
    around = words[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
    return Error(kind=kind, doc=doc, sentence=" ".join(around.split()), detail=f"expected {detail}")


def score(system: System, data: Path) -> Result:
    """Return how the system's typed spans meet the gold rows of the re3d documents below ``data``.

    The errors are those of names, by head, the commonest kinds first.
    """
    documents = [document for file in sorted((data / CORPUS).glob("*.jsonl")) for document in read_lines(file)]
    if not documents:
        raise ReadError("no documents of re3d here", where=str(data / CORPUS), todo="name their folder with --data")
    texts = [_text(system, document) for document in documents]
    named = zip(matches(texts, by_head=True, alone=True), documents, strict=True)
    faults = [fault for matched, document in named for fault in errors(matched, document["id"], document["text"])]
    common = Counter(fault.kind for fault in faults)
    faults.sort(key=lambda fault: (-common[fault.kind], fault.kind))
    return Result(task="names", title=TITLE, figures=figures(texts), errors=tuple(faults), notes=_NOTES)


def _text(system: System, document: Mapping[str, Any]) -> Text:
    original: str = document["text"]
    cleaned = clean(original)
    found = []
    for span in typed_spans(system.parse(original)):
        start, end = cleaned.to_original(span.start, span.end)
        found.append(replace(span, start=start, end=end, text=original[start:end]))
    gold, unscored = gold_rows(document)
    return Text(doc=document["id"], gold=gold, found=tuple(found), unscored=unscored)


TASK = Task(name="names", title=TITLE, corpora=(CORPUS,), score=score)
