"""Times: what a phrase spans on which day of publication, how its words bound it, and what is no time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times.finder import TimeMatch, find_times
from kg.records import Precision

WEDNESDAY = date(2023, 11, 22)
NEW_YEAR = date(2024, 1, 2)  # a Tuesday
MARCH = date(2022, 3, 5)  # a Saturday


def only(phrase: str, published: date | None = WEDNESDAY) -> TimeMatch:
    """Return the one time of a phrase."""
    (found,) = find_times(phrase, published)
    return found


def days(found: TimeMatch) -> str:
    """Return an interval as "earliest..latest precision"; one day is written once."""
    interval = found.interval
    ends = [str(end or "") for end in (interval.earliest, interval.latest)]
    return f"{ends[0] if ends[0] == ends[1] and ends[0] else '..'.join(ends)} {interval.precision.value}"


PLACED = [
    # weekdays: the most recent one, the day of publication included
    (WEDNESDAY, "on Tuesday", "2023-11-21 day"),
    (WEDNESDAY, "early on Tuesday", "2023-11-21 day"),
    (WEDNESDAY, "late Tuesday", "2023-11-21 day"),
    (WEDNESDAY, "Tuesday night", "2023-11-21 day"),
    (WEDNESDAY, "early Tuesday morning", "2023-11-21 day"),
    (WEDNESDAY, "on Wednesday", "2023-11-22 day"),
    (WEDNESDAY, "Thursday", "2023-11-16 day"),
    (WEDNESDAY, "at about 2 a.m. on Sunday", "2023-11-19 day"),
    (WEDNESDAY, "shortly after midnight on Sunday", "2023-11-19 day"),
    (WEDNESDAY, "on Monday, at 14:30", "2023-11-20 day"),
    (WEDNESDAY, "last Wednesday", "2023-11-15 day"),
    (WEDNESDAY, "last Monday", "2023-11-20 day"),
    (WEDNESDAY, "this past Sunday", "2023-11-19 day"),
    (WEDNESDAY, "Friday of last week", "2023-11-17 day"),
    (WEDNESDAY, "Tuesday last week", "2023-11-14 day"),
    (WEDNESDAY, "next Friday", "2023-11-24 day"),
    (WEDNESDAY, "on Tue.", "2023-11-21 day"),
    (WEDNESDAY, "this Monday", "2023-11-20 day"),
    (WEDNESDAY, "this Friday", "2023-11-24 day"),
    (WEDNESDAY, "on the eve of 12 October", "2023-10-11 day"),
    (WEDNESDAY, "overnight from Sunday to Monday", "2023-11-19..2023-11-20 period"),
    (WEDNESDAY, "overnight on Tuesday", "2023-11-21 day"),
    (WEDNESDAY, "overnight into Tuesday", "2023-11-20..2023-11-21 period"),
    (WEDNESDAY, "the 12th of this month", "2023-11-12 day"),
    (WEDNESDAY, "the 30th of last month", "2023-10-30 day"),
    (NEW_YEAR, "on Saturday", "2023-12-30 day"),
    (MARCH, "Saturday", "2022-03-05 day"),
    (MARCH, "SATURDAY NIGHT", "2022-03-05 day"),
    # a day and a month: this year unless that is to come
    (WEDNESDAY, "7 October", "2023-10-07 day"),
    (WEDNESDAY, "Oct. 17", "2023-10-17 day"),
    (WEDNESDAY, "TARTU, Oct 17: Two died", "2023-10-17 day"),
    (WEDNESDAY, "October 17th", "2023-10-17 day"),
    (WEDNESDAY, "on the 7th of October", "2023-10-07 day"),
    (WEDNESDAY, "Sept 3", "2023-09-03 day"),
    (WEDNESDAY, "on 24 November", "2023-11-24 day"),
    (WEDNESDAY, "on 25 November", "2022-11-25 day"),
    (WEDNESDAY, "on the night of 21 November", "2023-11-21 day"),
    (WEDNESDAY, "in the early hours of 3 May", "2023-05-03 day"),
    (WEDNESDAY, "on Tuesday, Nov. 21", "2023-11-21 day"),
    (WEDNESDAY, "Saturday, 7 October", "2023-10-07 day"),
    (WEDNESDAY, "Thursday 25 May", "2023-05-25 day"),
    (WEDNESDAY, "Friday 7 October", "2022-10-07 day"),
    (WEDNESDAY, "14 October last year", "2022-10-14 day"),
    (WEDNESDAY, "on 3-October", "2023-10-03 day"),
    (NEW_YEAR, "on Dec. 29", "2023-12-29 day"),
    (NEW_YEAR, "on January 4", "2024-01-04 day"),
    (NEW_YEAR, "on January 5", "2023-01-05 day"),
    (MARCH, "on 29 February", "2020-02-29 day"),
    # with a year
    (WEDNESDAY, "10 October 2023", "2023-10-10 day"),
    (WEDNESDAY, "Oct. 7, 2023", "2023-10-07 day"),
    (WEDNESDAY, "on Tuesday, 21 November 2023, at 14:30", "2023-11-21 day"),
    (WEDNESDAY, "2023-10-07", "2023-10-07 day"),
    (WEDNESDAY, "2023-10-07T08:15:00Z", "2023-10-07 day"),
    (WEDNESDAY, "2019/07/04", "2019-07-04 day"),
    (WEDNESDAY, "15/11/2016", "2016-11-15 day"),
    (WEDNESDAY, "11/15/2016", "2016-11-15 day"),
    (WEDNESDAY, "7.10.2023", "2023-10-07 day"),
    (WEDNESDAY, "05/05/2016", "2016-05-05 day"),
    (WEDNESDAY, "10/11/2016", "2016-01-01..2016-12-31 year"),
    (WEDNESDAY, "14 JAN 89", "1989-01-14 day"),
    (WEDNESDAY, "4 Feb '22", "2022-02-04 day"),
    (WEDNESDAY, "the September 11 attacks", "2001-09-11 day"),
    (WEDNESDAY, "since the 9/11 attacks", "2001-09-11..2023-11-22 period"),
    # ranges
    (WEDNESDAY, "from 2 to 5 March", "2023-03-02..2023-03-05 period"),
    (WEDNESDAY, "between 2 and 5 March", "2023-03-02..2023-03-05 period"),
    (WEDNESDAY, "20-21 November", "2023-11-20..2023-11-21 period"),
    (WEDNESDAY, "Nov. 16–18", "2023-11-16..2023-11-18 period"),
    (WEDNESDAY, "7 and 8 October", "2023-10-07..2023-10-08 period"),
    (WEDNESDAY, "from March 2 to March 5, 2021", "2021-03-02..2021-03-05 period"),
    (WEDNESDAY, "from Oct. 30, 2022, to Nov. 2, 2022", "2022-10-30..2022-11-02 period"),
    (WEDNESDAY, "between 28 February and 3 March 2020", "2020-02-28..2020-03-03 period"),
    (WEDNESDAY, "from Monday to Wednesday", "2023-11-20..2023-11-22 period"),
    (WEDNESDAY, "between Friday and Sunday", "2023-11-17..2023-11-19 period"),
    (WEDNESDAY, "from Tuesday night into Wednesday", "2023-11-21..2023-11-22 period"),
    (WEDNESDAY, "between March and May 2017", "2017-03-01..2017-05-31 period"),
    (WEDNESDAY, "in January and February 2020", "2020-01-01..2020-02-29 period"),
    (WEDNESDAY, "from 2003 to 2011", "2003-01-01..2011-12-31 period"),
    (WEDNESDAY, "2003-2011", "2003-01-01..2011-12-31 period"),
    (WEDNESDAY, "in 2014-15", "2014-01-01..2015-12-31 period"),
    (NEW_YEAR, "from November to January", "2023-11-01..2024-01-31 period"),
    # months
    (WEDNESDAY, "in May", "2023-05-01..2023-05-31 month"),
    (WEDNESDAY, "in December", "2022-12-01..2022-12-31 month"),
    (WEDNESDAY, "in November", "2023-11-01..2023-11-30 month"),
    (WEDNESDAY, "last November", "2022-11-01..2022-11-30 month"),
    (WEDNESDAY, "in October of last year", "2022-10-01..2022-10-31 month"),
    (WEDNESDAY, "in February 2020", "2020-02-01..2020-02-29 month"),
    (WEDNESDAY, "in late January", "2023-01-21..2023-01-31 month"),
    (WEDNESDAY, "early in March 2022", "2022-03-01..2022-03-10 month"),
    (WEDNESDAY, "mid-October", "2023-10-11..2023-10-20 month"),
    (WEDNESDAY, "at the end of February 2020", "2020-02-21..2020-02-29 month"),
    (WEDNESDAY, "in the first half of June", "2023-06-01..2023-06-15 month"),
    (WEDNESDAY, "in the first week of May", "2023-05-01..2023-05-07 week"),
    (WEDNESDAY, "the week of 3 May", "2023-05-01..2023-05-07 week"),
    (WEDNESDAY, "the second week of May", "2023-05-08..2023-05-14 week"),
    (WEDNESDAY, "in the last week of February 2020", "2020-02-23..2020-02-29 week"),
    # years
    (WEDNESDAY, "in 2014", "2014-01-01..2014-12-31 year"),
    (WEDNESDAY, "the 2003 invasion", "2003-01-01..2003-12-31 year"),
    (WEDNESDAY, "in the aftermath of the 2003 invasion", "2003-01-01..2003-12-31 year"),
    (WEDNESDAY, "was killed in a 2008 raid", "2008-01-01..2008-12-31 year"),
    (WEDNESDAY, "in early 2014", "2014-01-01..2014-04-30 year"),
    (WEDNESDAY, "mid-2015", "2015-05-01..2015-08-31 year"),
    (WEDNESDAY, "in late 2014", "2014-09-01..2014-12-31 year"),
    (WEDNESDAY, "in the second half of 2016", "2016-07-01..2016-12-31 year"),
    (WEDNESDAY, "in the third quarter of 2016", "2016-07-01..2016-09-30 year"),
    (WEDNESDAY, "in the last quarter of 2016", "2016-10-01..2016-12-31 year"),
    (WEDNESDAY, "in Q1 2016", "2016-01-01..2016-03-31 year"),
    (WEDNESDAY, "in the 1990s", "1990-01-01..1999-12-31 period"),
    (WEDNESDAY, "the early 1980's", "1980-01-01..1983-04-30 period"),
    (WEDNESDAY, "in the summer of 2014", "2014-06-01..2014-08-31 period"),
    (WEDNESDAY, "in spring 2022", "2022-03-01..2022-05-31 period"),
    (WEDNESDAY, "in the winter of 2014", "2013-12-01..2015-02-28 period"),
    # since, until, before, after, during
    (WEDNESDAY, "since Oct. 17", "2023-10-17..2023-11-22 period"),
    (WEDNESDAY, "since 2014", "2014-01-01..2023-11-22 period"),
    (WEDNESDAY, "since the 2003 invasion", "2003-01-01..2023-11-22 period"),
    (WEDNESDAY, "since early Tuesday", "2023-11-21..2023-11-22 period"),
    (WEDNESDAY, "from 7 October onwards", "2023-10-07..2023-11-22 period"),
    (WEDNESDAY, "starting on Monday", "2023-11-20..2023-11-22 period"),
    (WEDNESDAY, "until 2011", "..2011-12-31 period"),
    (WEDNESDAY, "by Monday", "..2023-11-20 period"),
    (WEDNESDAY, "before 7 October", "..2023-10-06 period"),
    (WEDNESDAY, "prior to October 2020", "..2020-09-30 period"),
    (WEDNESDAY, "before the 2003 invasion", "..2003-12-31 period"),
    (WEDNESDAY, "before the Oct. 7 attack", "..2023-10-07 period"),
    (WEDNESDAY, "after Tuesday's strike", "2023-11-21..2023-11-22 period"),
    (WEDNESDAY, "after Oct. 7, 2023", "2023-10-07..2023-11-22 period"),
    (WEDNESDAY, "during the 2006 war", "2006-01-01..2006-12-31 year"),
    (WEDNESDAY, "was killed by Tuesday's strike", "2023-11-21 day"),
    # seen from the day of publication
    (WEDNESDAY, "yesterday", "2023-11-21 day"),
    (WEDNESDAY, "today", "2023-11-22 day"),
    (WEDNESDAY, "tonight", "2023-11-22 day"),
    (WEDNESDAY, "tomorrow", "2023-11-23 day"),
    (WEDNESDAY, "the day before yesterday", "2023-11-20 day"),
    (WEDNESDAY, "last night", "2023-11-21 day"),
    (WEDNESDAY, "this morning", "2023-11-22 day"),
    (WEDNESDAY, "overnight", "2023-11-21..2023-11-22 period"),
    (WEDNESDAY, "last week", "2023-11-13..2023-11-19 week"),
    (WEDNESDAY, "this week", "2023-11-20..2023-11-26 week"),
    (WEDNESDAY, "earlier this week", "2023-11-20..2023-11-22 week"),
    (WEDNESDAY, "over the weekend", "2023-11-18..2023-11-19 period"),
    (WEDNESDAY, "last weekend", "2023-11-18..2023-11-19 period"),
    (MARCH, "over the weekend", "2022-03-05..2022-03-06 period"),
    (MARCH, "last weekend", "2022-02-26..2022-02-27 period"),
    (date(2023, 11, 20), "this weekend", "2023-11-18..2023-11-19 period"),
    (WEDNESDAY, "earlier this month", "2023-11-01..2023-11-22 month"),
    (WEDNESDAY, "earlier in the month", "2023-11-01..2023-11-22 month"),
    (WEDNESDAY, "last summer", "2023-06-01..2023-08-31 period"),
    (WEDNESDAY, "last winter", "2022-12-01..2023-02-28 period"),
    (WEDNESDAY, "this winter", "2023-12-01..2024-02-29 period"),
    (NEW_YEAR, "this winter", "2023-12-01..2024-02-29 period"),
    (MARCH, "last summer", "2021-06-01..2021-08-31 period"),
    (MARCH, "last quarter", "2021-10-01..2021-12-31 period"),
    (WEDNESDAY, "in the last month", "2023-10-22..2023-11-22 period"),
    (WEDNESDAY, "last month", "2023-10-01..2023-10-31 month"),
    (NEW_YEAR, "last month", "2023-12-01..2023-12-31 month"),
    (MARCH, "last month", "2022-02-01..2022-02-28 month"),
    (WEDNESDAY, "this year", "2023-01-01..2023-12-31 year"),
    (WEDNESDAY, "late last year", "2022-09-01..2022-12-31 year"),
    (WEDNESDAY, "two days ago", "2023-11-20 day"),
    (WEDNESDAY, "two weeks ago", "2023-11-06..2023-11-12 week"),
    (WEDNESDAY, "a month ago", "2023-10-01..2023-10-31 month"),
    (WEDNESDAY, "nearly four years ago", "2019-01-01..2019-12-31 year"),
    (WEDNESDAY, "more than two years ago", "..2021-12-31 period"),
    (WEDNESDAY, "weeks ago", "..2023-11-22 period"),
    (WEDNESDAY, "hours ago", "2023-11-21..2023-11-22 period"),
    (WEDNESDAY, "48 hours ago", "2023-11-19..2023-11-20 period"),
    (WEDNESDAY, "the past three days", "2023-11-19..2023-11-22 period"),
    (WEDNESDAY, "over the past year", "2022-11-22..2023-11-22 period"),
    (WEDNESDAY, "in the last 24 hours", "2023-11-21..2023-11-22 period"),
    (WEDNESDAY, "in the past 48 hours", "2023-11-20..2023-11-22 period"),
    (WEDNESDAY, "in recent weeks", "..2023-11-22 period"),
    # seen from a time beside them
    (WEDNESDAY, "two days after Oct. 7", "2023-10-09 day"),
    (WEDNESDAY, "a day before Tuesday's strike", "2023-11-20 day"),
    (WEDNESDAY, "one week after the Oct. 7 attack", "2023-10-14 day"),
    (WEDNESDAY, "the day after Oct. 7", "2023-10-08 day"),
]


@pytest.mark.parametrize(("published", "phrase", "expected"), PLACED)
def test_a_phrase_spans_these_days(published: date, phrase: str, expected: str) -> None:
    assert days(only(phrase, published)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys will meet on Friday.", "2023-11-24 day"),
        ("The envoys will meet on Wednesday.", "2023-11-22 day"),
        ("The vote is due to be held on Sunday.", "2023-11-26 day"),
        ("The term expires on 3 January.", "2024-01-03 day"),
        ("They are scheduled to leave in March.", "2024-03-01..2024-03-31 month"),
        ("The summit will be held from 2 to 5 March.", "2024-03-02..2024-03-05 period"),
        ("They gave the garrison until Friday to leave.", "..2023-11-24 period"),
        ("They demanded that it withdraw by Friday.", "..2023-11-24 period"),
        # not what was planned, or no plan at all
        ("By Friday, all had left.", "..2023-11-17 period"),
        ("They will respond to the attack on Friday.", "2023-11-17 day"),
        ("He will be buried here, they said on Friday.", "2023-11-17 day"),
        ("They fled to safety on Friday.", "2023-11-17 day"),
        ("The raid that was set off on Friday failed.", "2023-11-17 day"),
        ("The talks will open next Friday.", "2023-11-24 day"),
        ("They will have been held since Friday.", "2023-11-17..2023-11-22 period"),
        ("The vote will be held on 3 March 2021.", "2021-03-03 day"),
    ],
)
def test_what_a_sentence_announces_is_to_come(sentence: str, expected: str) -> None:
    assert days(only(sentence)) == expected


@pytest.mark.parametrize("phrase", ["every Friday", "each Monday night", "on Easter Sunday", "Good Friday"])
def test_a_day_that_comes_back_or_moves_is_not_placed(phrase: str) -> None:
    assert days(only(phrase)) == ".. unknown"


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("The base was hit early on Tuesday, they said.", "early on Tuesday"),
        ("More than 60 attacks since Oct. 17 were counted.", "since Oct. 17"),
        ("It fell on the night of 21 November.", "on the night of 21 November"),
        ("Fighting raged from 2 to 5 March in the east.", "from 2 to 5 March"),
        ("Three died at about 2 a.m. on Sunday in Erbil.", "at about 2 a.m. on Sunday"),
        ("Clashes broke out during the early morning hours of 14 May.", "during the early morning hours of 14 May"),
        ("A war that had gone on for 14 years ended.", "for 14 years"),
        ("The Tuesday attack killed five.", "Tuesday"),
        ("It was the first since the 2003 invasion of Iraq.", "since the 2003"),
        ("He was killed by Tuesday's strike.", "Tuesday"),
        ("Security was stepped up last night.", "last night"),
        ("In a follow-up to last year's meeting", "last year"),
        ("It came just over a week after the raid.", "just over a week after"),
        ("They left on\nTuesday.", "on\nTuesday"),
        ("The raid of Oct.\r\n17 failed.", "Oct.\r\n17"),
        ("İstanbul'da, on 7 October 2023, İt", "on 7 October 2023"),
    ],
)
def test_the_longest_expression_is_taken_with_the_words_that_belong(sentence: str, wording: str) -> None:
    found = only(sentence)
    assert found.interval.wording == wording
    assert sentence[found.start : found.end] == wording


@pytest.mark.parametrize(
    ("phrase", "modifier"),
    [
        ("since Oct. 17", "since"),
        ("beginning on Monday", "since"),
        ("until Friday", "until"),
        ("through 2011", "until"),
        ("before 2011", "before"),
        ("ahead of Tuesday", "before"),
        ("following Tuesday's strike", "after"),
        ("in the aftermath of the 2003 war", "after"),
        ("during 2011", "during"),
        ("after two weeks", "after"),
        ("shortly before noon on Friday", None),
        ("from 7 October", None),
        ("on Friday", None),
    ],
)
def test_the_modifier_is_named(phrase: str, modifier: str | None) -> None:
    assert only(phrase).modifier == modifier


@pytest.mark.parametrize(
    "phrase",
    [
        "for two days",
        "in more than two years",
        "year-long",
        "decades-long",
        "a two-day visit",
        "for 48 hours",
        "in just 20 minutes",
        "for a week",
        "within hours",
        "after nearly four long years",
        "six or seven hours",
        "months of talks",
        "for years",
        "for 1,200 days",
        "two and a half years",
    ],
)
def test_a_length_of_time_is_no_date(phrase: str) -> None:
    found = only(phrase)
    assert found.is_duration
    assert not found.anaphoric
    assert days(found) == ".. unknown"


@pytest.mark.parametrize(
    "phrase",
    [
        "hours earlier",
        "the same day",
        "that night",
        "two days later",
        "a year earlier",
        "the next day",
        "the following morning",
        "the night before",
        "the previous week",
        "days after the raid",
        "a day after the attack",
        "two weeks before the vote",
        "during the next 48 hours",
        "on that same evening",
    ],
)
def test_a_time_seen_from_another_event_has_no_days_of_its_own(phrase: str) -> None:
    found = only(phrase)
    assert found.anaphoric
    assert not found.is_duration
    assert days(found) == ".. unknown"


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "May God help them.",
        "They march on.",
        "The March of Return",
        "a second attack",
        "the first of them",
        "a 2-year-old boy",
        "30 years old",
        "more than 2000 people",
        "2,003 people",
        "of 2000 rockets",
        "an AC-130 and an MQ-9",
        "Tower 22",
        "the sun rose",
        "he sat down",
        "at 2 a.m.",
        "She met June Carter.",
        "an august body",
        "the fall of Aleppo",
        "one day they will return",
        "every day",
        "good morning",
        "",
        "1234567890",
        "UN resolution 2254",
        "October 7 Square",
        "the 14 July Bridge",
        "the 17 November group",
        "THE 17 NOVEMBER MOVEMENT",
        "Black September",
        "Bloody Sunday",
        "Sunday school",
        "by April Dawson",
        "in Mar Elias",
        "between 1500 and 2000 fighters",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "on Tuesday",
        "7 October",
        "Oct. 17",
        "yesterday",
        "last week",
        "two weeks ago",
        "in May",
        "earlier this month",
        "overnight",
        "over the weekend",
        "since Oct. 17",
        "from 2 to 5 March",
        "in the past three days",
        "last year",
        "October last year",
        "two days after Oct. 7",
        "from Monday to Friday",
        "Saturday, 7 October",
    ],
)
def test_without_a_day_of_publication_only_a_written_year_places(phrase: str) -> None:
    found = only(phrase, None)
    assert days(found) == ".. unknown"
    assert found.interval.wording == phrase


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("7 October 2023", "2023-10-07 day"),
        ("in 2014", "2014-01-01..2014-12-31 year"),
        ("in late January 2017", "2017-01-21..2017-01-31 month"),
        ("from 2 to 5 March 2017", "2017-03-02..2017-03-05 period"),
        ("between March and May 2017", "2017-03-01..2017-05-31 period"),
        ("since 2014", "2014-01-01.. period"),
        ("until June 2014", "..2014-06-30 period"),
        ("4 FEB 90", "1990-02-04 day"),
        ("4 FEB 12", "2012-02-04 day"),
        ("two days after Oct. 7, 2023", "2023-10-09 day"),
    ],
)
def test_a_written_year_places_without_a_day_of_publication(phrase: str, expected: str) -> None:
    assert days(only(phrase, None)) == expected


@pytest.mark.parametrize(
    "phrase", ["31 June 2020", "30 February", "99/99/2020", "since 31 April", "next June", "5000 years ago"]
)
def test_what_the_calendar_does_not_have_stays_unknown(phrase: str) -> None:
    assert {item.interval.precision for item in find_times(phrase, WEDNESDAY)} <= {Precision.UNKNOWN, Precision.YEAR}
    assert all(item.interval.earliest is None or "2020" in phrase for item in find_times(phrase, WEDNESDAY))


@pytest.mark.parametrize("phrase", ["on 7 October Hamas", "ON TUESDAY FORCES LED BY HIM", "in April Russian troops"])
def test_a_name_after_a_day_leaves_it_a_day(phrase: str) -> None:
    assert only(phrase).interval.earliest is not None


def test_several_times_are_found_in_order() -> None:
    text = "On Tuesday, two days after Oct. 7, 12 people died; in 2014 and for two years since, none."
    assert [item.interval.wording for item in find_times(text, WEDNESDAY)] == [
        "On Tuesday",
        "two days after Oct. 7",
        "in 2014",
        "for two years",
    ]


def test_a_weekday_list_stays_two_times() -> None:
    assert [days(item) for item in find_times("on Monday and Tuesday", WEDNESDAY)] == [
        "2023-11-20 day",
        "2023-11-21 day",
    ]


@pytest.mark.parametrize(
    ("phrase", "whole", "named"),
    [
        ("since the 2003 invasion", "2003-01-01..2023-11-22", "2003-01-01..2003-12-31"),
        ("after the March 2014 raid", "2014-03-01..2023-11-22", "2014-03-01..2014-03-31"),
        ("before the March 2014 raid", "..2014-03-31", "2014-03-01..2014-03-31"),
        ("three days before the 9/11 attacks", "2001-09-08", "2001-09-11"),
        ("the day after Monday's raid", "2023-11-21", "2023-11-20"),
        ("since March 2014", "2014-03-01..2023-11-22", "2014-03-01..2014-03-31"),
        ("two days after Oct. 7", "2023-10-09", "2023-10-07"),
    ],
)
def test_the_time_that_words_name_is_known_without_what_bounds_it_or_counts_from_it(
    phrase: str, whole: str, named: str
) -> None:
    found = only(phrase)
    assert found.named is not None
    assert days(found).partition(" ")[0] == whole
    assert days(replace(found, interval=found.named)).partition(" ")[0] == named


@pytest.mark.parametrize("phrase", ["the March 2014 raid", "on Tuesday", "for two days", "two days later"])
def test_a_time_that_nothing_bounds_or_counts_from_has_no_second_interval(phrase: str) -> None:
    assert only(phrase).named is None


FRAGMENTS = st.sampled_from(
    [
        "on ",
        "Tuesday",
        " to ",
        "7",
        " October",
        " 2023",
        "since ",
        "two ",
        "days",
        " ago",
        "last ",
        "week",
        "the ",
        "\n",
        ", ",
        "May",
        "-",
        "early ",
        "before ",
        "2014",
        "İ",
        "a ",
        "years ",
        "later ",
        "31",
        "/",
        "next ",
        "half ",
    ]
)


@given(st.lists(FRAGMENTS, max_size=12).map("".join), st.none() | st.dates())
def test_matches_lie_in_the_text_in_order_and_intervals_are_upright(text: str, published: date | None) -> None:
    end = 0
    for found in find_times(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.interval.wording == text[found.start : found.end]
        interval = found.interval
        assert interval.earliest is None or interval.latest is None or interval.earliest <= interval.latest
        assert (interval.precision is Precision.UNKNOWN) == (interval.earliest is None and interval.latest is None)
        end = found.end


@pytest.mark.parametrize(
    "unit", ["on ", "two ", "7 October ", "Tuesday night ", "2014-", "early ", "1,000", "May 5 to "]
)
def test_long_repetitions_are_read(unit: str) -> None:
    assert all(found.end - found.start < 200 for found in find_times(unit * 2_000, WEDNESDAY))


@given(st.text(max_size=80), st.dates())
def test_any_text_can_be_searched(text: str, published: date) -> None:
    assert all(text[item.start : item.end] == item.interval.wording for item in find_times(text, published))
