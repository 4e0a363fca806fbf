"""How well whole reports are read: incidents with their roles, dates, places and casualties, and statements.

A report's accounts of what happened are matched with the gold's incidents by overlap of evidence, one to one, so that
the most pairs arise and, among equals, those that agree in type and place (``match``). Then:

- incidents: every required entry of the gold is to be told once. An account that tells two entries that may be merged
  is right for both. A second account of one incident (a split) is as wrong as one of no incident. Optional entries and
  totals count for nothing, found or not, and neither does what is said of them.
- type, status, date and place: over the required entries that were told. An accusation is right as reported.
- initiators, targets, casualties: over all required entries; those of a missed incident are missed (``arguments``,
  ``casualties``). What wrong accounts say counts only as the wrong account.
- statements: ``statements``.
- look-alikes: the spans that must not become incidents, and how many hold a trigger of an account without gold.

A report whose day of publication the gold does not know is read without one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evaluation.reading import arguments, casualties, statements
from evaluation.reading.arguments import Fault, Outcome, span_of
from evaluation.reading.corpus import FOLDER, read_gold
from evaluation.reading.gold import GoldReport
from evaluation.reading.match import Matching, Pair, match, overlap
from evaluation.reading.names import Resolver
from evaluation.results import Counts, Error, Figure, Result, Task, prf, share
from evaluation.system import System
from kg.records import Account, Extraction

#: Classes of errors, worst first; a class that is not here comes last.
ORDER = (
    "look-alike taken for an incident",
    "false incident",
    "split",
    "missed incident",
    "no initiator at all",
    "wrong initiator",
    "missed initiator",
    "no target at all",
    "wrong target",
    "missed target",
    "invented date",
    "wrong date",
    "missed date",
    "wrong casualties",
    "missed casualties",
    "wrong place",
    "place too wide or wrong",
    "missed place",
    "wrong type",
    "wrong status",
    "false statement",
    "wrong stance",
    "wrong topic",
    "wrong speaker",
    "missed statement",
    "missed words of time",
)

NOTES = (
    "A target is a person, body, place or thing that was hit: the gold's targets and objects against the system's.",
    "Date and place are asked of incidents that were told; words of time that give only a part of a date count apart.",
    "A place is right unless it names only the widest that the text gives, mostly the country.",
)


#: Where the sentences of an error end: not after an initial ("U.S. troops") nor before a figure ("Dec. 6").
_SENTENCE_END = re.compile(r"(?<![ .][A-Z])[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report, matched and counted: outcomes by what was asked."""

    matching: Matching
    outcomes: Mapping[str, tuple[Outcome, ...]]


def score(system: System, data: Path) -> Result:
    """Read every report of the gold below ``data`` and count what is right.

    Raises:
        ReadError: The gold or a text is missing, or a report cannot be read.
    """
    gold = read_gold(data)
    extractions = system.read([each.report for each in gold], "reports")
    return result_of(gold, extractions, system.resolved(extractions).entity)


def result_of(gold: Sequence[GoldReport], extractions: Sequence[Extraction], entity_of: Resolver) -> Result:
    """Return the figures and errors of reports that were read already."""
    readings = [
        counted(match(wanted, found, entity_of), entity_of) for wanted, found in zip(gold, extractions, strict=True)
    ]
    errors = [error for reading in readings for error in _errors(reading)]
    return Result(
        task=TASK.name, title=TASK.title, figures=figures(readings), errors=tuple(_sorted(errors)), notes=NOTES
    )


def counted(matching: Matching, entity_of: Resolver) -> Reading:
    """Return what every question gives for one report."""
    questions: Mapping[str, Callable[[Pair], Outcome]] = {
        "type": arguments.type_of,
        "status": arguments.status_of,
        "initiators": partial(arguments.initiators, entity_of=entity_of),
        "targets": partial(arguments.targets, entity_of=entity_of),
        "date": arguments.date_given,
        "date invented": arguments.date_invented,
        "date part": arguments.date_part,
        "place": partial(arguments.place_given, entity_of=entity_of),
        "place invented": partial(arguments.place_invented, entity_of=entity_of),
        "casualties": partial(casualties.casualties, entity_of=entity_of),
        "numbers": partial(casualties.numbers, entity_of=entity_of),
    }
    said = statements.match_statements(matching, entity_of)
    outcomes = {name: tuple(ask(pair) for pair in matching.pairs) for name, ask in questions.items()}
    asked: Mapping[str, Callable[[statements.Statements], Outcome]] = {
        "statements": statements.stance_and_topic,
        "statements found": statements.found_at_all,
        "stance": statements.kind_right,
        "topic": statements.topic_right,
        "speaker": statements.speaker_right,
    }
    return Reading(matching=matching, outcomes={**outcomes, **{name: (ask(said),) for name, ask in asked.items()}})


def figures(readings: Sequence[Reading]) -> tuple[Figure, ...]:
    """Return the figures of all reports together."""
    total = _totals(readings)
    looks = sum(len(reading.matching.gold.lookalikes) for reading in readings)
    taken = sum(len(reading.matching.taken) for reading in readings)
    of_dates, of_places = total["date invented"], total["place invented"]
    return (
        *prf("incidents", incidents(reading.matching for reading in readings), 0.80),
        share("look-alikes taken for incidents", taken, looks, 0.03, at_most=True),
        _share("type right", total["type"]),
        _share("status right", total["status"]),
        *prf("initiators", total["initiators"], 0.75),
        *prf("targets", total["targets"], 0.75),
        _share("date right where the text gives it", total["date"], 0.90),
        Figure(name="dates invented", value=of_dates.found, of=_told(readings), target=0, at_most=True, whole=True),
        _share("words of time attached where they give a part of a date", total["date part"]),
        _share("place right where the text gives it", total["place"], 0.90),
        Figure(name="places that are wrong", value=of_places.found - of_places.right, of=of_places.found, whole=True),
        *prf("casualties with speaker", total["casualties"], 0.85),
        *prf("casualties whoever says them", total["numbers"]),
        *prf("statements with stance and topic", total["statements"], 0.75),
        *prf("statements of any stance and topic", total["statements found"]),
        _share("stance right", total["stance"]),
        _share("topic right", total["topic"]),
        _share("speaker right", total["speaker"]),
    )


def incidents(matchings: Iterable[Matching]) -> Counts:
    """Return required incidents told, accounts that count, and required incidents."""
    counts = Counts()
    for matching in matchings:
        right = sum(pair.size for pair in matching.pairs if pair.account is not None)
        wrong = len(matching.splits) + len(matching.false)
        counts.add(right, right + wrong, sum(pair.size for pair in matching.pairs))
    return counts


def _totals(readings: Iterable[Reading]) -> Mapping[str, Counts]:
    totals: dict[str, Counts] = defaultdict(Counts)
    for reading in readings:
        for name, outcomes in reading.outcomes.items():
            for outcome in outcomes:
                totals[name].add(outcome.right, outcome.found, outcome.gold)
    return totals


def _told(readings: Iterable[Reading]) -> int:
    return sum(pair.account is not None for reading in readings for pair in reading.matching.pairs)


def _share(name: str, counts: Counts, target: float | None = None) -> Figure:
    return share(name, counts.right, counts.gold, target)


def _errors(reading: Reading) -> Iterator[Error]:
    faults = [fault for outcomes in reading.outcomes.values() for each in outcomes for fault in each.faults]
    report = reading.matching.gold.report
    for fault in (*_incident_faults(reading.matching), *faults):
        sentence = sentence_at(report.text, *fault.span)
        yield Error(kind=fault.kind, doc=report.id, sentence=sentence, detail=fault.detail, rules=fault.rules)


def _incident_faults(matching: Matching) -> Iterator[Fault]:
    text = matching.gold.report.text
    taken = {account.id for _, account in matching.taken}
    for span, account in matching.taken:
        yield _account_fault("look-alike taken for an incident", account, span, text)
    for account in matching.splits:
        yield _account_fault("split", account, span_of(account.triggers[0]), text)
    for account in matching.false:
        if account.id not in taken:
            yield _account_fault("false incident", account, span_of(account.triggers[0]), text)
    yield from (_missed(pair, matching) for pair in matching.pairs if pair.account is None)


def _account_fault(kind: str, account: Account, span: tuple[int, int], text: str) -> Fault:
    words = "; ".join(repr(text[slice(*span_of(each))]) for each in account.triggers)
    return Fault(kind=kind, detail=f"found {account.type} ({account.status}): {words}", span=span, rules=account.rules)


def _missed(pair: Pair, matching: Matching) -> Fault:
    """Say what the system made of the words instead, which tells a missing word from a wrong status."""
    near = [each for each in matching.extraction.accounts if overlap(each.triggers, pair.gold.spans)]
    instead = ", ".join(f"{each.kind} {each.type} ({each.status})" for each in near) or "nothing"
    rules = tuple(sorted({rule for each in near for rule in each.rules}))
    detail = f"expected {pair.gold.types[0]} ({pair.gold.statuses[0]}) {'/'.join(pair.gold.keys)}; found {instead}"
    return Fault(kind="missed incident", detail=detail, span=pair.gold.spans[0], rules=rules)


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the words from the end of the sentence before to the end of the one that ``end`` stands in."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(text))
    return " ".join(text[first:last].split())


def _sorted(errors: Iterable[Error]) -> list[Error]:
    rank = {kind: number for number, kind in enumerate(ORDER)}
    return sorted(errors, key=lambda error: rank.get(error.kind, len(rank)))


TASK = Task(name="reading", title="whole reports, incident by incident", corpora=(FOLDER, "re3d"), score=score)
