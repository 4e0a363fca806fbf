"""What the words before a time do to its days: "since", "until", "early", "the end of", "the first week of"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from kg.extract.times.context import Core
from kg.extract.times.intervals import QUARTERS, Days, Part, part_of, shift_days, week_of, week_within
from kg.records import Precision

Modifier = Literal["since", "until", "before", "after", "during"]

_MODIFIER = re.compile(
    r"\b(?:(?P<since>since|(?:starting|beginning)(?= (?:on|in|from|the|early|late)\b| $))"
    r"|(?P<until>until|till|through|by|up to)|(?P<before>before|prior to|ahead of)"
    r"|(?P<after>after|following|aftermath of|wake of)|(?P<during>during|throughout))\s"
    r"(?!.*(?:\b(?:midnight|noon|midday|dawn|dusk|sunrise|sunset|daybreak)\b|\d))"
    r"(?!.*\b(?:since|until|before|after|during)\b)"
)
_MODIFIERS: tuple[Modifier, ...] = ("since", "until", "before", "after", "during")
_ORDINALS = ("first", "second", "third", "fourth")
_PARTS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"\b(?:first|opening) half of"), "first half"),
    (re.compile(r"\b(?:second|latter) half of"), "second half"),
    *((re.compile(rf"\b{ordinal} quarter of"), part) for ordinal, part in zip(_ORDINALS, QUARTERS, strict=False)),
    (re.compile(r"\b(?:last|final) quarter of"), "quarter 4"),
    (re.compile(r"\bmid\b|\bmiddle of"), "mid"),
    (re.compile(r"\bearly\b|\b(?:start|beginning) of|\b(?:first|opening) (?:days|weeks|months?) of"), "early"),
    (re.compile(r"\blate\b|\b(?:end|close) of|\b(?:last|final) (?:days|weeks|months?) of"), "late"),
)
_OPEN_AGO = re.compile(r"\b(?:more than|over|at least) $")
_EARLIER = re.compile(r"\bearlier (?:in )?(?:the )?$")
_WEEK_OF = re.compile(r"(?:\b(?P<ordinal>first|second|third|fourth|opening|last|final) )?\bweek of $")
_WEEKS = {"opening": 1, "final": -1, "last": -1} | {word: n for n, word in enumerate(_ORDINALS, start=1)}
_EVE_OF = re.compile(r"\beve of $")


def modifier_of(core: Core) -> Modifier | None:
    """Return how the words before a time bound it."""
    found = _MODIFIER.search(core.chain)
    return None if found is None else next(name for name in _MODIFIERS if found[name] is not None)


def _narrowed(days: Days, core: Core, published: date | None) -> Days:
    """Apply "early", "the end of", "the week of", "earlier" (until publication) and "more than .. ago" (no start)."""
    if core.ago and _OPEN_AGO.search(core.chain) is not None:
        return Days(None, days.latest, Precision.PERIOD)
    if published is not None and days.latest is not None and _EARLIER.search(core.chain) is not None:
        return replace(days, latest=min(days.latest, published))
    if days.precision is Precision.DAY:
        return _beside(days, core.chain)
    return _week_of_many(days, core.chain) or _part(days, core.chain)


def _beside(days: Days, chain: str) -> Days:
    """Return the week of a day, or its eve."""
    if days.latest is not None and _WEEK_OF.search(chain) is not None:
        return week_of(days.latest)
    return (shift_days(days, -1, "day") or days) if _EVE_OF.search(chain) is not None else days


def _week_of_many(days: Days, chain: str) -> Days | None:
    """Return "the second week of" a month or a year."""
    found = _WEEK_OF.search(chain)
    if found is None or found["ordinal"] is None or days.precision not in (Precision.MONTH, Precision.YEAR):
        return None
    return week_within(days, _WEEKS[found["ordinal"]])


def _part(days: Days, chain: str) -> Days:
    part = next((part for pattern, part in _PARTS if pattern.search(chain) is not None), None)
    return days if part is None else part_of(days, part)


def bounded(days: Days, core: Core, modifier: Modifier | None, published: date | None) -> Days:
    """Return the days of a core as the words before it narrow and bound them."""
    days = _narrowed(days, core, published)
    if modifier in ("since", "after") and "aftermath" not in core.chain:
        begun = published is not None and (days.earliest is None or published >= days.earliest)
        return Days(days.earliest, published if begun else None, Precision.PERIOD)
    if modifier == "until":
        return Days(None, days.latest, Precision.PERIOD)
    if modifier == "before":
        return Days(None, _day_before(days, core.attached), Precision.PERIOD)
    return days


def _day_before(days: Days, attached: bool) -> date | None:
    """Return the last day before; before "the 2003 invasion" is any day until the year's end."""
    if attached or days.earliest is None:
        return days.latest
    return days.earliest - timedelta(days=1)
