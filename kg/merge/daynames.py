"""Days as words name them without a year: what is left to compare when nobody knows when a report was published."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)}|{'|'.join(_NUMBERS)}|Sept)\b\.?)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_CALENDAR = (re.compile(rf"\b{_MONTH}\s+{_DAY}\b"), re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}"))


def weekdays_in(text: str) -> frozenset[str]:
    """Return the weekdays that the words name: "Friday"."""
    return frozenset(name.capitalize() for name in _WEEKDAY.findall(text))


def calendar_days_in(text: str) -> frozenset[str]:
    """Return the days of the calendar that the words name, as month and day: "11-10" for "10 Nov." and "November 10th".

    Months begin with a capital letter; "may" and "march" are words.
    """
    found = (match for pattern in _CALENDAR for match in pattern.finditer(text))
    return frozenset(calendar_day(_NUMBERS[match["month"][:3]], int(match["day"])) for match in found)


def calendar_day(month: int, day: int) -> str:
    """Return a day of any year: "11-10"."""
    return f"{month:02}-{day:02}"


def is_near(named: str, day: date, most: int) -> bool:
    """Tell whether a day of any year lies, in the year that brings it nearest, at most so many days from a date."""
    month, number = map(int, named.split("-"))
    near = (_in_year(day.year + shift, month, number) for shift in (-1, 0, 1))
    return any(abs((other - day).days) <= most for other in near)


def _in_year(year: int, month: int, number: int) -> date:
    """Return the day in a year, the last of its month where that month is shorter."""
    return date(year, month, min(number, monthrange(year, month)[1]))
