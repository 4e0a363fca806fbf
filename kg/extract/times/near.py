"""What those forms of `forms.py` mean that count from the day of publication: "Tuesday", "two days ago"."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times import intervals
from kg.extract.times.intervals import Days
from kg.extract.times.values import Match, Reading, count_of, from_anchor, number_in, unplaced, weekday_number
from kg.records import Precision

SHORT_UNITS = ("hour", "minute", "second")


def weekday(match: Match) -> Reading:
    """Read "Tuesday": the most recent one, the day of publication included.

    "Last Tuesday" leaves that day out; "this Tuesday" is that of the week of publication.
    """
    number, which, week = weekday_number(match["w"]), match["which"], match["week"]
    if week is not None:
        return from_anchor(lambda anchor: _weekday_of_week(number, _WEEKS[week], anchor))
    if which == "this":
        return from_anchor(lambda anchor: _weekday_of_week(number, 0, anchor))
    if which in ("next", "coming"):
        return from_anchor(lambda anchor: _coming_weekday(number, anchor, after_today=which == "next"))
    back = timedelta(days=0 if which is None else 1)
    return from_anchor(lambda anchor: intervals.recent_weekday(number, anchor - back))


_WEEKS = {"last week": -7, "this week": 0, "next week": 7}


def _weekday_of_week(number: int, days: int, anchor: date) -> Days:
    monday = anchor - timedelta(days=anchor.weekday())
    return intervals.single_day(monday + timedelta(days=number + days))


def _coming_weekday(number: int, anchor: date, *, after_today: bool) -> Days:
    ahead = (number - anchor.weekday()) % 7
    return intervals.single_day(anchor + timedelta(days=ahead or (7 if after_today else 0)))


_NEAR_DAYS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2,
    "last night": -1, "last evening": -1, "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip


def near_day(match: Match) -> Reading:
    """Read "yesterday"; "overnight" touches two days."""
    words = " ".join(match[0].split())
    if words == "overnight":
        return from_anchor(lambda anchor: Days(anchor - timedelta(days=1), anchor, Precision.PERIOD))
    return from_anchor(lambda anchor: intervals.single_day(anchor + timedelta(days=_NEAR_DAYS[words])))


def near_unit(match: Match) -> Reading:
    """Read "last week", "this month", "next year"."""
    step = {"last": -1, "this": 0, "this past": -1, "next": 1}[" ".join(match["which"].split())]
    unit = match["unit"]
    if unit == "weekend":
        return from_anchor(lambda anchor: _weekend(anchor, step))

    def read(anchor: date) -> Days | None:
        return intervals.shift_days(intervals.unit_around(anchor, unit), step, unit)

    return from_anchor(lambda anchor: _whole(read(anchor), unit))


def _whole(days: Days | None, unit: str) -> Days | None:
    """Return the full month again: January moved by one month ends on the 28th or the 30th."""
    return None if days is None or days.earliest is None else intervals.unit_around(days.earliest, unit)


def _weekend(anchor: date, step: int) -> Days | None:
    """Return the last, this or next weekend from the one that is or was; "this" is the nearest, past until Tuesday."""
    inside = anchor.weekday() >= 5
    if step == 0:
        return intervals.shift_days(intervals.recent_weekend(anchor), int(1 < anchor.weekday() < 5), "week")
    return intervals.shift_days(intervals.recent_weekend(anchor), step if inside or step > 0 else 0, "week")


def this_unit(match: Match) -> Reading:
    """Read "the week" of "earlier in the week"."""
    unit = match["unit"]
    return from_anchor(lambda anchor: intervals.unit_around(anchor, unit))


def near_season(match: Match) -> Reading:
    """Read "last summer", which is over, "this spring" and "last quarter"; "next winter" is announced, not told of."""
    which, name = match["which"], match["season"]
    if which == "next":
        return unplaced
    if name == "quarter":
        return from_anchor(lambda anchor: intervals.quarter_near(anchor, -(which == "last")))
    return from_anchor(lambda anchor: intervals.season_near(name, anchor, over=which == "last"))


def day_of_near_month(match: Match) -> Reading:
    """Read "the 12th of this month"."""
    day, back = number_in(match["d1"]), match["which"] == "last"

    def read(anchor: date) -> Days | None:
        within = anchor.replace(day=1) - timedelta(days=1) if back else anchor
        return intervals.calendar_day(within.year, within.month, day)

    return from_anchor(read)


def recent_weekend(match: Match) -> Reading:
    """Read "the weekend"."""
    return from_anchor(intervals.recent_weekend)


def last_units(match: Match) -> Reading:
    """Read "the past three days": from that long before the anchor until the anchor."""
    count, unit = count_of(match["count"]), match["unit"]
    if match["count"] is None and not match["plural"]:
        count = 1

    def read(anchor: date) -> Days | None:
        if unit in SHORT_UNITS:
            days = max(1, -(-(count or 0) // 24)) if unit == "hour" else 1
            return Days(anchor - timedelta(days=days), anchor, Precision.PERIOD)
        start = None if count is None else intervals.shifted(anchor, -count, unit)
        return Days(start, anchor, Precision.PERIOD)

    return from_anchor(read)


def ago(match: Match) -> Reading:
    """Read "two weeks ago": the week, month or year that lies that far back; "weeks ago" only says before."""
    count, unit = count_of(match["count"]), match["unit"]

    def read(anchor: date) -> Days | None:
        if unit in SHORT_UNITS:
            return _last_units_before(anchor, count or 0, unit)
        if count is None:
            return Days(None, anchor, Precision.PERIOD)
        day = intervals.shifted(anchor, -count, unit)
        return None if day is None else intervals.unit_around(day, unit)

    return from_anchor(read)


def _last_units_before(anchor: date, count: int, unit: str) -> Days:
    days = count // 24 if unit == "hour" else 0
    return Days(anchor - timedelta(days=days + 1), anchor - timedelta(days=days), Precision.PERIOD)
