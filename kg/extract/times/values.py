"""What the forms of `forms.py` mean: from a match to the days that it spans.

Those that count from the day of publication ("last week") are in `near.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.extract.times import intervals
from kg.extract.times.intervals import Days
from kg.records import Precision

Reading = Callable[[date | None], Days | None]
"""From the anchor, None when unknown, to the days that the words span, None when they cannot be placed."""

Match = re.Match[str]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TO_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
COUNT_WORDS = {word: number for number, word in enumerate(_TO_TWENTY, start=1)} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

POSIX_CENTURY = 69
"""Years written with two digits are 1969 to 2068 where no day of publication decides (POSIX strptime)."""


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS.index(word[:3]) + 1


def weekday_number(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(word[:3])


def count_of(words: str | None) -> int | None:
    """Return the number that a count of time units says, or None for "several" and its like."""
    if words is None:
        return None
    return int(words) if words.isdigit() else COUNT_WORDS.get(words)


def number_in(digits: str) -> int:
    """Return the number that "7th" begins with."""
    return int(re.sub(r"\D", "", digits))


def unplaced(anchor: date | None) -> Days | None:
    """Read what nothing places."""
    return None


def from_anchor(read: Callable[[date], Days | None]) -> Reading:
    """Return the reading that nothing but an anchor places."""
    return lambda anchor: None if anchor is None else read(anchor)


def _full_year(two_digits: int, anchor: date | None) -> int:
    """Return the year of "Feb 90": the latest one not after the anchor, and without one POSIX's 1969 to 2068."""
    if anchor is not None:
        return anchor.year - (anchor.year - two_digits) % 100
    return two_digits + (1900 if two_digits >= POSIX_CENTURY else 2000)


def _written_year(match: Match, anchor: date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("y") is not None:
        return int(groups["y"])
    if groups.get("yy") is not None:
        return _full_year(int(groups["yy"]), anchor)
    if groups.get("rel") in ("last", "this") and anchor is not None:
        return anchor.year - (groups["rel"] == "last")
    return None


def day_and_month(match: Match) -> Reading:
    """Read "7 October", "Oct. 7, 2023" and "2 to 5 March"; without a year it is the most recent one."""
    month, first = month_number(match["m"]), number_in(match["d1"])
    last = first if match["d2"] is None else number_in(match["d2"])
    weekday = None if match["w"] is None else weekday_number(match["w"])

    def read(anchor: date | None) -> Days | None:
        year = _written_year(match, anchor)
        if year is None:
            placed = None if anchor is None or match["rel"] else intervals.recent_day(month, last, anchor, weekday)
        else:
            placed = intervals.calendar_day(year, month, last)
        return placed if placed is None or first == last else _day_range(placed, month, first, last)

    return read


def _day_range(end: Days, month: int, first: int, last: int) -> Days | None:
    """Return "2 to 5 March" from 5 March; "30-2 March" begins in the month before."""
    if end.latest is None:
        return None
    opening = end.latest if first < last else end.latest.replace(day=1) - timedelta(days=1)
    start = intervals.calendar_day(opening.year, opening.month, first)
    return None if start is None else Days(start.earliest, end.latest, Precision.PERIOD)


def month(match: Match) -> Reading:
    """Read "January 2017"; without a year it is the most recent one."""
    month = month_number(match["m"])

    def read(anchor: date | None) -> Days | None:
        year = _written_year(match, anchor)
        if year is not None:
            return intervals.calendar_month(year, month) if year > 0 else None
        return None if anchor is None or match["rel"] else intervals.recent_month(month, anchor)

    return read


def iso(match: Match) -> Reading:
    """Read 2023-10-07."""
    days = intervals.calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return lambda anchor: days


def numeric(match: Match) -> Reading:
    """Read 15/11/2016. Where day and month could change places, only the year is certain."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    day_first = intervals.calendar_day(year, second, first)
    month_first = None if match["sep"] == "." else intervals.calendar_day(year, first, second)
    if day_first is not None and month_first is not None and day_first != month_first:
        return lambda anchor: intervals.calendar_year(year)
    return lambda anchor: day_first or month_first


def year(match: Match) -> Reading:
    """Read 2014, 2003-2011 and 2014-15."""
    first = int(match["y"])
    second = match["y2"]
    if second is None:
        return lambda anchor: intervals.calendar_year(first)
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    days = Days(date(first, 1, 1), date(last, 12, 31), Precision.PERIOD) if first < last else None
    return lambda anchor: days


def decade(match: Match) -> Reading:
    """Read "1990s"."""
    days = intervals.unit_around(date(int(match["y"]), 1, 1), "decade")
    return lambda anchor: days


def season(match: Match) -> Reading:
    """Read "the summer of 2014"."""
    name = match["season"]

    def read(anchor: date | None) -> Days | None:
        year = _written_year(match, anchor)
        return None if year is None else intervals.season(name, year)

    return read


def quarter(match: Match) -> Reading:
    """Read "Q4 2023"."""
    days = intervals.part_of(intervals.calendar_year(int(match["y"])), intervals.QUARTERS[int(match["q"]) - 1])
    return lambda anchor: days


def attack_of_2001(match: Match) -> Reading:
    """Read "the September 11 attacks", which name a day of 2001 in any year's reports."""
    days = intervals.calendar_day(2001, 9, 11)
    return lambda anchor: days


def nowhere(match: Match) -> Reading:
    """Read what no day of publication places: the words stay."""
    return unplaced
