"""What a task measured: frozen records, and the counts that most of them are made from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluation.system import System


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number.

    Attributes:
        name: What was measured, in words that say how ("initiator F1", "wrong look-alike merges").
        value: A share from 0 to 1, or a number of things where ``whole``.
        of: How many gold items (or answers, for a rate of wrong ones) the value rests on.
        target: What it is to reach; None where nothing is asked.
        at_most: The target is an upper bound.
        whole: The value counts things.
    """

    name: str
    value: float
    of: int
    target: float | None = None
    at_most: bool = False
    whole: bool = False

    @property
    def met(self) -> bool | None:
        """Tell whether the target is reached; None where there is none."""
        if self.target is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One thing that went wrong, as somebody who looks for its cause needs it.

    Attributes:
        kind: Class of the error, by which errors are counted ("missed incident", "swapped").
        doc: Id of the document.
        sentence: The text around it, for reading and for a parse.
        detail: What was expected and what was found.
        rules: Names of the rules that fired.
    """

    kind: str
    doc: str
    sentence: str
    detail: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one task measured. ``notes`` say how to read the figures."""

    task: str
    title: str
    figures: tuple[Figure, ...]
    errors: tuple[Error, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One measurement: ``score`` reads ``corpora``, paths below the folder of data, and returns the result."""

    name: str
    title: str
    corpora: tuple[str, ...]
    score: Callable[[System, Path], Result]


@dataclass(slots=True)
class Counts:
    """Right, found and gold items, added up."""

    right: float = 0
    found: int = 0
    gold: int = 0

    def add(self, right: float, found: int, gold: int) -> None:
        """Count some more."""
        self.right += right
        self.found += found
        self.gold += gold

    def add_sets(self, found: Collection[object], gold: Collection[object]) -> None:
        """Count two sets, whose common members are right."""
        self.add(len(set(found) & set(gold)), len(set(found)), len(set(gold)))

    @property
    def precision(self) -> float:
        """Return right / found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return right / gold; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def prf(name: str, counts: Counts, target: float | None = None) -> tuple[Figure, Figure, Figure]:
    """Return precision, recall and F1 as figures; the target is for F1."""
    return (
        Figure(name=f"{name}: precision", value=counts.precision, of=counts.found),
        Figure(name=f"{name}: recall", value=counts.recall, of=counts.gold),
        Figure(name=f"{name}: F1", value=counts.f1, of=counts.gold, target=target),
    )


def share(name: str, right: float, of: int, target: float | None = None, *, at_most: bool = False) -> Figure:
    """Return ``right / of`` as a figure; 0 where there is nothing to divide by."""
    return Figure(name=name, value=right / of if of else 0.0, of=of, target=target, at_most=at_most)
