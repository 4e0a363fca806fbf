"""The gold standard of whole reports as frozen records: incidents, statements and look-alikes.

Lenient fields are part of the records, so that the counting asks one question each; ``corpus`` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from kg.records import Report

Item = TypeVar("Item")

#: Acceptable names of one thing: any of them is right.
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """First and last possible day, both included; None is open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fillers:
    """Who or what fills one slot of an incident.

    Attributes:
        required: The entries that the text gives, each by its acceptable names.
        extra: Entries that may also be named, at no cost either way.
    """

    required: tuple[Names, ...] = ()
    extra: tuple[Names, ...] = ()

    def __add__(self, other: Fillers) -> Fillers:
        """Return the entries of both, each once."""
        return Fillers(required=each_once(self.required + other.required), extra=each_once(self.extra + other.extra))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A casualty figure: ``high`` None is open, ``speaker`` empty is the report's own voice.

    Attributes:
        lows: Acceptable lower bounds: "more than 60" is 61, and 60 is right too.
    """

    harm: str
    lows: tuple[int, ...]
    high: int | None
    speaker: Names
    span: tuple[int, int]
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """One incident, or several that one account may tell together (then with several ``keys``).

    Attributes:
        types: Acceptable ids of types, the preferred one first.
        statuses: Acceptable statuses, in the gold's words, the preferred one first.
        required: Missing it is an error.
        specific: Places but the widest of several: what says where it was.
        places: All places, widest included.
        place_optional: No place is right too.
        dates: Acceptable dates; empty where the text settles none.
        date_optional: No date is right too.
        partial: The text states a part of a date.
        split_ok: Several accounts may tell it.
    """

    keys: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    required: bool = True
    initiators: Fillers = Fillers()
    targets: Fillers = Fillers()
    objects: Fillers = Fillers()
    specific: tuple[Names, ...] = ()
    places: tuple[Names, ...] = ()
    place_optional: bool = False
    dates: tuple[Days, ...] = ()
    date_optional: bool = True
    partial: bool = False
    figures: tuple[GoldFigure, ...] = ()
    merge_ok: frozenset[str] = frozenset()
    split_ok: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """One act of saying; ``about`` holds the keys of the incidents that it is about."""

    speaker: Names
    kind: str
    about: frozenset[str]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report with everything that a careful reader takes from it."""

    report: Report
    incidents: tuple[GoldIncident, ...]
    statements: tuple[GoldStatement, ...]
    lookalikes: tuple[tuple[int, int], ...]


def together(incidents: Sequence[GoldIncident]) -> GoldIncident:
    """Return what one account is to say that tells several incidents: the entries of all, each once."""
    first = incidents[0]
    return replace(
        first,
        keys=each_once(chain.from_iterable(each.keys for each in incidents)),
        types=each_once(chain.from_iterable(each.types for each in incidents)),
        statuses=each_once(chain.from_iterable(each.statuses for each in incidents)),
        required=any(each.required for each in incidents),
        initiators=sum((each.initiators for each in incidents[1:]), first.initiators),
        targets=sum((each.targets for each in incidents[1:]), first.targets),
        objects=sum((each.objects for each in incidents[1:]), first.objects),
        specific=each_once(chain.from_iterable(each.specific for each in incidents)),
        places=each_once(chain.from_iterable(each.places for each in incidents)),
        dates=each_once(chain.from_iterable(each.dates for each in incidents)),
        date_optional=any(each.date_optional for each in incidents),
        figures=each_once(chain.from_iterable(each.figures for each in incidents)),
    )


def each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items without repetitions, in their order."""
    return tuple(dict.fromkeys(items))
