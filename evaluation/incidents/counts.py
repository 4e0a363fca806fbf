"""How many victims a template counts, and which casualty figures say the same.

The corpus writes "12", "12 -" (at least), "- 12" (at most), "~12" (about) or "PLURAL", for each victim or group by
itself. A figure says the same where it counts the same harm, has the same bounds (for "about" an interval with the
number in it, for "PLURAL" two or more) and counts people whom the fill names, or says not whom; or where it fits
several fills, each with an exact number, and is their sum ("two bodyguards", each of whom has a name).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.incidents.fills import Fill, answer, fits
from kg.records import CasualtyFigure, Harm, Quantity

#: Effects of a template on victims, as the harm that a casualty figure counts.
HARMS: Mapping[str, Harm] = {"DEATH": Harm.KILLED, "INJURY": Harm.INJURED}
_NUMBER = re.compile(r"(?P<about>~?)(?P<most>- )?(?P<number>\d+)(?P<least> -)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number as the corpus writes it; ``high`` None where it is open."""

    low: int
    high: int | None
    about: bool = False

    def agree(self, quantity: Quantity) -> bool:
        """Tell whether a quantity of a report has the same bounds."""
        if self.about:
            return quantity.low <= self.low and (quantity.high is None or self.low <= quantity.high)
        return quantity.high == self.high and (quantity.low == self.low or self.low == 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many victims of one fill were harmed; any of the bounds is right, and without any "several" is meant."""

    harm: Harm
    bounds: tuple[Bounds, ...]
    whom: Fill

    @property
    def exact(self) -> int | None:
        """The number, where it is one and exact."""
        only = self.bounds[0] if len(self.bounds) == 1 else None
        return only.low if only is not None and only.low == only.high and not only.about else None


def read_counts(
    numbers: Iterable[Mapping[str, Any]], effects: Collection[Mapping[str, Any]], victims: Collection[Fill]
) -> Iterator[Count]:
    """Yield the counts of a template for which it says that the victims were killed or injured."""
    for row in numbers:
        strings = set(row.get("of", ()))
        whom = next((fill for fill in victims if strings & set(fill.strings)), Fill(tuple(row.get("of", ()))))
        bounds = tuple(found for text in row["alternatives"] for found in read_bounds(text))
        harms = {
            HARMS[each]
            for effect in effects
            if strings & set(effect.get("of", ()))
            for each in effect["alternatives"]
            if each in HARMS
        }
        optional = bool(row.get("optional")) or whom.optional or not bounds or len(harms) > 1
        for harm in sorted(harms):
            yield Count(harm=harm, bounds=bounds, whom=Fill(whom.strings, optional))


def read_bounds(text: str) -> Iterator[Bounds]:
    """Yield the bounds of a number as the corpus writes it; none of "PLURAL"."""
    if match := _NUMBER.fullmatch(text.strip()):
        number = int(match["number"])
        low, high = (0 if match["most"] else number), (None if match["least"] else number)
        yield Bounds(low=low, high=high, about=bool(match["about"]))


def told_counts(
    figures: Collection[CasualtyFigure], counts: Collection[Count]
) -> tuple[list[Count], list[CasualtyFigure]]:
    """Return the counts that the figures say, and the figures that say none."""
    said = {at: list(_said(figure, counts)) for at, figure in enumerate(figures)}
    found = [count for count in counts if any(count in each for each in said.values())]
    return found, [figure for at, figure in enumerate(figures) if not said[at]]


def _said(figure: CasualtyFigure, counts: Iterable[Count]) -> Iterator[Count]:
    about = [count for count in counts if count.harm is figure.harm and _counts_whom(figure, count)]
    single = [count for count in about if _agree(figure.quantity, count)]
    numbers = [count.exact for count in about]
    total = sum(number for number in numbers if number is not None)
    if single:
        yield from single
    elif None not in numbers and figure.quantity.low == figure.quantity.high == total and total > 0:
        yield from about


def _agree(quantity: Quantity, count: Count) -> bool:
    return any(each.agree(quantity) for each in count.bounds) or (not count.bounds and quantity.low > 1)


def _counts_whom(figure: CasualtyFigure, count: Count) -> bool:
    return figure.whom is None or fits(answer(figure.whom), count.whom)
