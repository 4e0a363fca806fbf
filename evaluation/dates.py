"""Dates: what the days of a phrase are, on a list of marked phrases (``lists/dates.toml``), each one item.

Scored is what extraction itself reads: the times of ``find_times`` that have an interval. An item is **exact** where
they are one, it touches the marked words, and both its ends equal the gold (an open end has to be open); where the gold
is "open" or "none", where there is no such time. It is **wrong but confident** where a time has an interval that does
not cover the gold one, stands elsewhere than the marked words, or has one although the gold has none: too wide an
interval is inexact and not wrong, too narrow a one is. The precision is counted apart: the list's conventions on
intervals are the reader's, those on the name of a precision are the records'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from evaluation.phrases import LISTS, Phrase, read_phrases
from evaluation.results import Error, Result, Task, share
from kg.extract.times.finder import TimeMatch, find_times
from kg.records import Interval, Precision

if TYPE_CHECKING:
    from evaluation.system import System

EXACT_TARGET = 0.92
CONFIDENT_TARGET = 0.03

Kind = Literal["exact", "missed", "too wide", "wrong interval", "a date where there is none", "a date elsewhere"]
CONFIDENT: tuple[Kind, ...] = ("wrong interval", "a date where there is none", "a date elsewhere")
"""The kinds of error that state days which the text does not."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One phrase with its gold, what was found, and how that compares."""

    phrase: Phrase
    gold: Interval
    found: tuple[Interval, ...]
    kind: Kind

    @property
    def named(self) -> bool:
        """Tell whether the gold knows precision and interval as the system does."""
        return self.kind == "exact" and all(one.precision is self.gold.precision for one in self.found)


def gold_interval(written: str) -> Interval:
    """Return the interval of "2031-03-01..2031-03-10 month", "..2031-03-10 period" or "2031-03-04 day"."""
    if written in ("open", "none"):
        return Interval()
    days, precision = written.split()
    earliest, parted, latest = days.partition("..")
    first, last = _day(earliest), _day(latest if parted else earliest)
    return Interval(earliest=first, latest=last, precision=Precision(precision))


def compared(phrase: Phrase, times: Iterable[TimeMatch]) -> Outcome:
    """Return how the times that were found in a phrase compare with its gold."""
    gold = gold_interval(phrase.gold)
    placed = [time for time in times if _is_placed(time.interval)]
    return Outcome(phrase, gold, tuple(time.interval for time in placed), _kind(phrase, gold, placed))


def result_of(outcomes: Sequence[Outcome]) -> Result:
    """Return the figures and the errors of all phrases, wrong days first."""
    dated = [outcome for outcome in outcomes if _is_placed(outcome.gold)]
    open_ones = [outcome for outcome in outcomes if not _is_placed(outcome.gold)]
    figures = (
        share("intervals exact", _exact(outcomes), len(outcomes), EXACT_TARGET),
        share("wrong but confident", _confident(outcomes), len(outcomes), CONFIDENT_TARGET, at_most=True),
        share("intervals exact where the words place them", _exact(dated), len(dated)),
        share("left open where nothing places them", _exact(open_ones), len(open_ones)),
        share("intervals exact and their precision named", sum(one.named for one in outcomes), len(outcomes)),
    )
    wrong = sorted((one for one in outcomes if one.kind != "exact"), key=lambda one: one.kind not in CONFIDENT)
    return Result(task=TASK.name, title=TASK.title, figures=figures, errors=tuple(map(_error, wrong)))


def score(system: System, data: Path) -> Result:
    """Read every phrase of the list; neither the language pipeline nor a corpus is needed."""
    phrases = read_phrases(LISTS / "dates.toml", "date")
    return result_of([compared(phrase, find_times(phrase.text, phrase.on)) for phrase in phrases])


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _is_placed(interval: Interval) -> bool:
    return interval.earliest is not None or interval.latest is not None


def _kind(phrase: Phrase, gold: Interval, placed: Sequence[TimeMatch]) -> Kind:
    if not placed:
        return "missed" if _is_placed(gold) else "exact"
    if not _is_placed(gold):
        return "a date where there is none"
    if any(not _touches(phrase, time) for time in placed):
        return "a date elsewhere"
    if any(not _covers(time.interval, gold) for time in placed):
        return "wrong interval"
    same = [time for time in placed if (time.interval.earliest, time.interval.latest) == (gold.earliest, gold.latest)]
    return "exact" if len(same) == len(placed) == 1 else "too wide"


def _touches(phrase: Phrase, time: TimeMatch) -> bool:
    return any(time.start < end and start < time.end for start, end in phrase.marks)


def _covers(found: Interval, gold: Interval) -> bool:
    """Return whether every day that the gold leaves possible is left possible; an open end is open."""
    from_start = found.earliest is None or (gold.earliest is not None and found.earliest <= gold.earliest)
    return from_start and (found.latest is None or (gold.latest is not None and gold.latest <= found.latest))


def _exact(outcomes: Iterable[Outcome]) -> int:
    return sum(outcome.kind == "exact" for outcome in outcomes)


def _confident(outcomes: Iterable[Outcome]) -> int:
    return sum(outcome.kind in CONFIDENT for outcome in outcomes)


def _error(outcome: Outcome) -> Error:
    found = ", ".join(f"{_written(one)} ({one.wording})" for one in outcome.found) or "nothing placed"
    detail = f"published {outcome.phrase.on}: expected {outcome.phrase.gold}, found {found}"
    return Error(kind=outcome.kind, doc=outcome.phrase.id, sentence=outcome.phrase.text, detail=detail)


def _written(interval: Interval) -> str:
    ends = "..".join("" if day is None else day.isoformat() for day in (interval.earliest, interval.latest))
    return f"{ends} {interval.precision}"


TASK = Task(name="dates", title="days that phrases of time span", corpora=(), score=score)
