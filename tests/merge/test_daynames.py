"""Days named without a year."""

from __future__ import annotations

from datetime import date

import pytest

from kg.merge.daynames import calendar_day, calendar_days_in, is_near, weekdays_in


def test_weekdays() -> None:
    assert weekdays_in("late on SUNDAY, or Monday's dawn; no fryday") == {"Sunday", "Monday"}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on March 7", "03-07"),
        ("Sept. 30th", "09-30"),
        ("the 2nd of August", "08-02"),
        ("11 Nov", "11-11"),
        ("May 05", "05-05"),
    ],
)
def test_days_of_the_calendar(words: str, day: str) -> None:
    assert calendar_days_in(f"Shells fell {words}, they said.") == {day}


@pytest.mark.parametrize("words", ["they may 7 times", "Marines 25", "in June 2031", "June 45", "room 12 Mayor Lund"])
def test_what_is_no_day(words: str) -> None:
    assert calendar_days_in(words) == frozenset()


def test_a_day_of_any_year() -> None:
    assert calendar_day(2, 9) == "02-09"


@pytest.mark.parametrize(
    ("named", "near"), [("12-28", True), ("01-20", True), ("02-29", False), ("10-02", False)], ids=str
)
def test_a_day_of_any_year_lies_near_a_date(named: str, near: bool) -> None:
    assert is_near(named, date(2031, 1, 3), 30) is near


def test_the_last_of_february_stands_for_its_leap_day() -> None:
    assert is_near("02-29", date(2031, 3, 1), 1)
