"""Arithmetic on stretches of days: what "Tuesday", "7 October", "last week" or "late 2014" span, seen from an anchor.

The anchor is the day of publication, or, for the first half of a range, the end of the second. Nothing here reads text
and nothing knows what day it is now.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.records import Precision

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year", "decade"]
Part = Literal["early", "mid", "late", "first half", "second half", "quarter 1", "quarter 2", "quarter 3", "quarter 4"]

FUTURE_TOLERANCE = timedelta(days=2)
"""How far after the anchor a date without a year may lie before it is taken for the year before: reports are sometimes
dated a day before what they tell, by time zones and by embargo; they rarely announce an incident."""

WEEKDAY_YEARS = 6
"""Years that are tried for a date with a weekday but no year ("Saturday, Oct. 7"): a weekday comes back within six."""

_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
"""Meteorological seasons of the northern hemisphere, first and last month."""

_CUTS: dict[Part, tuple[int, int]] = {
    "early": (0, 4),
    "mid": (4, 8),
    "late": (8, 12),
    "first half": (0, 6),
    "second half": (6, 12),
    "quarter 1": (0, 3),
    "quarter 2": (3, 6),
    "quarter 3": (6, 9),
    "quarter 4": (9, 12),
}
"""Parts of a stretch in twelfths: thirds, as in "early", "mid" and "late" 2014, halves and quarters."""

QUARTERS: tuple[Part, ...] = ("quarter 1", "quarter 2", "quarter 3", "quarter 4")
"""The quarters of a year in order."""

_MONTH_CUTS = {0: 0, 4: 10, 6: 15, 8: 20}
"""Where the parts of a month begin, in days: "early" is 1 to 10, "mid" 11 to 20, "late" the rest."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; None where the words leave an end open."""

    earliest: date | None
    latest: date | None
    precision: Precision


def in_a_week(anchor: date) -> date:
    """Return the last day on which a weekday that is planned on the anchor can come."""
    return anchor + timedelta(days=6)


def in_a_year(anchor: date) -> date:
    """Return the day seen from which the most recent "29 January" is the next one seen from the anchor."""
    return anchor + timedelta(days=364) - FUTURE_TOLERANCE


def in_eleven_months(anchor: date) -> date:
    """Return the day seen from which the most recent "March" is this one or the next one seen from the anchor."""
    return _months_later(anchor.replace(day=1), 11) or anchor


def single_day(day: date) -> Days:
    """Return one day."""
    return Days(day, day, Precision.DAY)


def calendar_day(year: int, month: int, day: int) -> Days | None:
    """Return that day, or None when the calendar has no such day (31 June)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return single_day(date(year, month, day))


def calendar_month(year: int, month: int) -> Days:
    """Return a month of a year."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH)


def calendar_year(year: int) -> Days:
    """Return a year."""
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def week_of(day: date) -> Days:
    """Return the week, Monday to Sunday, that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), Precision.WEEK)


def season(name: str, year: int) -> Days:
    """Return a season of a year; winter spans both winters that the year touches, since the words do not say which."""
    if name == "winter":
        return Days(date(year - 1, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), Precision.PERIOD)
    first, last = _SEASON_MONTHS[name]
    return Days(date(year, first, 1), calendar_month(year, last).latest, Precision.PERIOD)


def season_near(name: str, anchor: date, *, over: bool) -> Days:
    """Return the last such season that was over on the anchor, or else the one that it lies in or that year's."""
    seasons = [_begun_in(name, year) for year in (anchor.year, anchor.year - 1, anchor.year - 2)]
    ended = [days for days in seasons if days.latest is not None and days.latest < anchor]
    around = [days for days in seasons if days not in ended and days.earliest is not None and days.earliest <= anchor]
    return ended[0] if over else (around or seasons)[0]


def _begun_in(name: str, year: int) -> Days:
    if name != "winter":
        return season(name, year)
    return Days(date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), Precision.PERIOD)


def quarter_near(anchor: date, step: int) -> Days:
    """Return the quarter of a year that the anchor lies in, or one some quarters later (earlier when negative)."""
    quarters = anchor.year * 4 + (anchor.month - 1) // 3 + step
    year, first = quarters // 4, quarters % 4 * 3 + 1
    return Days(date(year, first, 1), calendar_month(year, first + 2).latest, Precision.PERIOD)


def week_within(days: Days, number: int) -> Days:
    """Return the first, the second .. seven days of a longer stretch, or its last for -1."""
    if days.earliest is None or days.latest is None:
        return days
    start = days.latest - timedelta(days=6) if number < 0 else days.earliest + timedelta(weeks=number - 1)
    return Days(start, start + timedelta(days=6), Precision.WEEK)


def recent_day(month: int, day: int, anchor: date, weekday: int | None = None) -> Days | None:
    """Return the most recent such day of a year: the anchor's year unless that lies in the future.

    Where the words name a weekday too (0 is Monday), it is the most recent year in which both agree.
    """
    years = [year for year in range(anchor.year, max(anchor.year - 9, 0), -1) if _not_after(year, month, day, anchor)]
    if not years:
        return None
    agreeing = [year for year in years[:WEEKDAY_YEARS] if date(year, month, day).weekday() == weekday]
    return calendar_day((agreeing or years)[0], month, day)


def _not_after(year: int, month: int, day: int, anchor: date) -> bool:
    days = calendar_day(year, month, day)
    return days is not None and days.earliest is not None and days.earliest - anchor <= FUTURE_TOLERANCE


def recent_month(month: int, anchor: date) -> Days:
    """Return the most recent such month that has begun."""
    begun = date(anchor.year, month, 1) - anchor <= FUTURE_TOLERANCE
    return calendar_month(anchor.year if begun else anchor.year - 1, month)


def recent_weekday(weekday: int, anchor: date) -> Days:
    """Return the most recent such weekday, the anchor's own day included. 0 is Monday."""
    return single_day(anchor - timedelta(days=(anchor.weekday() - weekday) % 7))


def recent_weekend(anchor: date) -> Days:
    """Return the Saturday and Sunday that the anchor lies in, or the last ones before it."""
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
    return Days(saturday, saturday + timedelta(days=1), Precision.PERIOD)


def unit_around(day: date, unit: str) -> Days:
    """Return the day, week, month, year or decade that a day lies in; shorter units give the day."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return calendar_month(day.year, day.month)
    if unit == "year":
        return calendar_year(day.year)
    if unit == "decade":
        first = day.year - day.year % 10
        return Days(date(max(first, 1), 1, 1), date(first + 9, 12, 31), Precision.PERIOD)
    return single_day(day)


def shifted(day: date, count: int, unit: str) -> date | None:
    """Return the day `count` units later (earlier when negative), or None outside the calendar.

    Months and years keep the day of the month where it exists and take the month's last day where not.
    """
    if unit in ("month", "year", "decade"):
        return _months_later(day, count * {"month": 1, "year": 12, "decade": 120}[unit])
    days = count * {"week": 7, "day": 1}.get(unit, 0)
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _months_later(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_days(days: Days, count: int, unit: str) -> Days | None:
    """Return the stretch moved by `count` units, or None when an end is open or leaves the calendar."""
    if days.earliest is None or days.latest is None:
        return None
    earliest, latest = shifted(days.earliest, count, unit), shifted(days.latest, count, unit)
    return None if earliest is None or latest is None else Days(earliest, latest, days.precision)


def part_of(days: Days, part: Part) -> Days:
    """Return the early, middle or late part of a month or anything longer; days, weeks and weekends stay whole.

    Only years have quarters.
    """
    if part.startswith("quarter") and days.precision is not Precision.YEAR:
        return days
    if days.earliest is None or days.latest is None or days.precision in (Precision.DAY, Precision.WEEK):
        return days
    months = (days.latest.year - days.earliest.year) * 12 + days.latest.month - days.earliest.month + 1
    if days.precision is not Precision.MONTH and months < 3:
        return days
    first, last = _CUTS[part]
    start = _cut(days.earliest, months, first)
    end = days.latest if last == 12 else _cut(days.earliest, months, last) - timedelta(days=1)
    return replace(days, earliest=start, latest=end)


def _cut(start: date, months: int, twelfths: int) -> date:
    if months == 1:
        return start + timedelta(days=_MONTH_CUTS[twelfths])
    return _months_later(start, months * twelfths // 12) or start
