"""Quantities: how the words bound a number, on a list of marked phrases (``lists/quantities.toml``), each one item.

Scored is what extraction itself counts with: the quantities of ``find_quantities`` that are neither articles nor
measures, beside the times of the sentence. An item is **exact** where the low and high bounds found are those of the
gold, in order, none missing and none too many: a number that counts nobody makes its sentence wrong. Where the bounds
are right, the words that carry them are compared with the marked ones and counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from evaluation.phrases import LISTS, Phrase, read_phrases
from evaluation.results import Error, Result, Task, share
from kg.extract.quantities.finder import QuantityMatch, find_quantities
from kg.extract.times.finder import find_times

if TYPE_CHECKING:
    from evaluation.system import System

EXACT_TARGET = 0.95

Bounds = tuple[int, int | None]
Kind = Literal["exact", "missed", "wrong bounds", "no count", "too many"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence with its gold, the quantities found, and how they compare."""

    phrase: Phrase
    found: tuple[QuantityMatch, ...]
    kind: Kind

    @property
    def worded(self) -> bool:
        """Tell whether the bounds are right and the words that carry them are the marked ones."""
        return self.kind == "exact" and tuple((one.start, one.end) for one in self.found) == self.phrase.marks


def gold_bounds(written: str) -> tuple[Bounds, ...]:
    """Return the bounds of "12..12", "34.." or "6..6 | 8..8"; none of "none"."""
    return () if written == "none" else tuple(map(_bounds, written.split("|")))


def counted(matches: Iterable[QuantityMatch]) -> tuple[QuantityMatch, ...]:
    """Return the quantities that extraction counts with."""
    return tuple(match for match in matches if not match.article and not match.unit_like)


def compared(phrase: Phrase, found: tuple[QuantityMatch, ...]) -> Outcome:
    """Return how the quantities that were counted in a sentence compare with its gold."""
    gold = gold_bounds(phrase.gold)
    bounds = tuple((one.quantity.low, one.quantity.high) for one in found)
    return Outcome(phrase, found, _kind(gold, bounds))


def result_of(outcomes: Sequence[Outcome]) -> Result:
    """Return the figures and the errors of all sentences."""
    counting = [outcome for outcome in outcomes if outcome.phrase.gold != "none"]
    others = [outcome for outcome in outcomes if outcome.phrase.gold == "none"]
    figures = (
        share("bounds exact", _exact(outcomes), len(outcomes), EXACT_TARGET),
        share("bounds exact where something is counted", _exact(counting), len(counting)),
        share("left alone where nothing is counted", _exact(others), len(others)),
        share("bounds exact and carried by the marked words", sum(one.worded for one in counting), len(counting)),
    )
    errors = tuple(_error(one) for one in outcomes if one.kind != "exact")
    return Result(task=TASK.name, title=TASK.title, figures=figures, errors=errors)


def score(system: System, data: Path) -> Result:
    """Read every sentence of the list; neither the language pipeline nor a corpus is needed."""
    phrases = read_phrases(LISTS / "quantities.toml", "count")
    return result_of([compared(phrase, _read(phrase)) for phrase in phrases])


def _read(phrase: Phrase) -> tuple[QuantityMatch, ...]:
    return counted(find_quantities(phrase.text, times=find_times(phrase.text, phrase.on)))


def _bounds(written: str) -> Bounds:
    low, _, high = written.strip().partition("..")
    return int(low), int(high) if high else None


def _kind(gold: tuple[Bounds, ...], found: tuple[Bounds, ...]) -> Kind:
    if found == gold:
        return "exact"
    if not gold:
        return "no count"
    if len(found) < len(gold):
        return "missed"
    return "too many" if len(found) > len(gold) else "wrong bounds"


def _exact(outcomes: Iterable[Outcome]) -> int:
    return sum(outcome.kind == "exact" for outcome in outcomes)


def _error(outcome: Outcome) -> Error:
    found = ", ".join(f"{_written(one)} ({one.quantity.wording})" for one in outcome.found) or "nothing"
    detail = f"expected {outcome.phrase.gold}, found {found}"
    return Error(kind=outcome.kind, doc=outcome.phrase.id, sentence=outcome.phrase.text, detail=detail)


def _written(match: QuantityMatch) -> str:
    return f"{match.quantity.low}..{'' if match.quantity.high is None else match.quantity.high}"


TASK = Task(name="quantities", title="numbers as the words bound them", corpora=(), score=score)
