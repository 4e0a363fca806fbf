"""Quantities: how words bound a number, the conventions for words without one, and what is no quantity."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quantities.finder import QuantityMatch, find_quantities
from kg.extract.times.finder import find_times


def only(phrase: str) -> QuantityMatch:
    """Return the one quantity of a phrase."""
    (found,) = find_quantities(phrase)
    return found


def bounds(found: QuantityMatch) -> tuple[int, int | None]:
    """Return the low and the high bound."""
    return found.quantity.low, found.quantity.high


BOUNDED = [
    # digits and words
    ("12 soldiers", "12", 12, 12),
    ("1,200 people", "1,200", 1_200, 1_200),
    ("2000 people", "2000", 2_000, 2_000),
    ("1.4 million people", "1.4 million", 1_400_000, 1_400_000),
    ("1.1 million people", "1.1 million", 1_100_000, 1_100_000),
    ("3 thousand men", "3 thousand", 3_000, 3_000),
    ("eight of its members", "eight", 8, 8),
    ("Seven rockets", "Seven", 7, 7),
    ("twenty-five people", "twenty-five", 25, 25),
    ("twenty five people", "twenty five", 25, 25),
    ("one hundred and twenty-three people", "one hundred and twenty-three", 123, 123),
    ("two hundred people", "two hundred", 200, 200),
    ("five thousand two hundred men", "five thousand two hundred", 5_200, 5_200),
    ("a hundred people", "a hundred", 100, 100),
    ("half a million people", "half a million", 500_000, 500_000),
    ("zero casualties", "zero", 0, 0),
    ("THREE DEAD", "THREE", 3, 3),
    ("twice", "twice", 2, 2),
    ("12-member cell", "12", 12, 12),
    ("3-man crew", "3", 3, 3),
    # dozens and pairs
    ("a dozen men", "a dozen", 12, 12),
    ("two dozen men", "two dozen", 24, 24),
    ("half a dozen men", "half a dozen", 6, 6),
    ("half-dozen men", "half-dozen", 6, 6),
    ("a couple of men", "a couple", 2, 2),
    ("a pair of drones", "a pair", 2, 2),
    ("several dozen men", "several dozen", 36, None),
    ("a couple of dozen men", "a couple of dozen", 24, 24),
    ("both pilots were killed", "both", 2, 2),
    ("both of them", "both", 2, 2),
    ("several dozens of men", "dozens", 24, None),
    # at least, more than
    ("at\nleast 12 people", "at\nleast 12", 12, None),
    ("In Kirkuk, 34 and", "34", 34, 34),
    ("at least 12 people", "at least 12", 12, None),
    ("At least two dozen people", "At least two dozen", 24, None),
    ("no fewer than seven people", "no fewer than seven", 7, None),
    ("not less than 5 people", "not less than 5", 5, None),
    ("as few as 12 people", "as few as 12", 12, None),
    ("12 or more people", "12 or more", 12, None),
    ("60+ attacks", "60+", 60, None),
    ("40-plus attacks", "40-plus", 40, None),
    ("more than 60 attacks", "more than 60", 61, None),
    ("more than a dozen men", "more than a dozen", 13, None),
    ("over 60 attacks", "over 60", 61, None),
    ("just over 40 men", "just over 40", 41, None),
    ("in excess of 300 men", "in excess of 300", 301, None),
    ("at least some 12 people", "at least some 12", 12, None),
    # up to, fewer than, nearly
    ("up to 40 fighters", "up to 40", 1, 40),
    ("as many as 40 fighters", "as many as 40", 1, 40),
    ("no more than three men", "no more than three", 1, 3),
    ("fewer than 10 men", "fewer than 10", 1, 9),
    ("less than five men", "less than five", 1, 4),
    ("10 or fewer men", "10 or fewer", 1, 9),
    ("nearly 100 people", "nearly 100", 90, 100),
    ("almost two dozen people", "almost two dozen", 22, 24),
    ("close to 1,000 people", "close to 1,000", 900, 1_000),
    # about
    ("about 300 people", "about 300", 300, 300),
    ("some 2,500 troops", "some 2,500", 2_500, 2_500),
    ("around a hundred people", "around a hundred", 100, 100),
    ("roughly 900 troops", "roughly 900", 900, 900),
    ("an estimated 2,000 people", "an estimated 2,000", 2_000, 2_000),
    ("40-odd men", "40-odd", 40, 40),
    ("a dozen or so men", "a dozen or so", 12, 12),
    ("a total of 34 people", "a total of 34", 34, 34),
    ("another 12 people", "another 12", 12, 12),
    ("a further two people", "a further two", 2, 2),
    ("12 more people", "12 more", 12, 12),
    # ranges
    ("10 to 15 people", "10 to 15", 10, 15),
    ("between 10 and 15 people", "between 10 and 15", 10, 15),
    ("from 10 to 15 people", "from 10 to 15", 10, 15),
    ("10-15 people", "10-15", 10, 15),
    ("25,000-30,000 people", "25,000-30,000", 25_000, 30_000),
    ("five or six men", "five or six", 5, 6),
    ("one or two men", "one or two", 1, 2),
    ("two or three dozen men", "two or three dozen", 24, 36),
    ("2-3 million people", "2-3 million", 2_000_000, 3_000_000),
    ("the toll rose from 12 to 15", "from 12 to 15", 15, 15),
    # words without a number
    ("dozens of people", "dozens", 24, None),
    ("dozens more were hurt", "dozens more", 24, None),
    ("tens of people", "tens", 20, None),
    ("scores of people", "scores", 40, None),
    ("hundreds of people", "hundreds", 200, None),
    ("thousands of people", "thousands", 2_000, None),
    ("tens of thousands of people", "tens of thousands", 20_000, None),
    ("hundreds of thousands of people", "hundreds of thousands", 200_000, None),
    ("millions of people", "millions", 2_000_000, None),
    ("several people", "several", 3, None),
    ("several hundred people", "several hundred", 300, None),
    ("a few people", "a few", 3, None),
    ("a few thousand people", "a few thousand", 3_000, None),
    ("few people", "few", 1, None),
    ("a handful of men", "a handful", 3, None),
    ("a number of rockets", "a number", 3, None),
    ("numerous rockets", "numerous", 3, None),
    ("many people", "many", 3, None),
    ("multiple rockets", "multiple", 2, None),
    ("a series of attacks", "a series", 2, None),
    # none and one
    ("no casualties", "no", 0, 0),
    ("none of them", "none", 0, 0),
    ("neither of them", "neither", 0, 0),
    ("there was no attack", "no", 0, 0),
    ("no one was hurt", "no one", 0, 0),
    ("nobody was hurt", "nobody", 0, 0),
    ("one soldier", "one", 1, 1),
    ("one of the attacks", "one", 1, 1),
    ("at least one soldier", "at least one", 1, None),
    ("a single soldier", "a single", 1, 1),
]


@pytest.mark.parametrize(("phrase", "wording", "low", "high"), BOUNDED)
def test_words_bound_a_number(phrase: str, wording: str, low: int, high: int | None) -> None:
    found = only(phrase)
    assert (found.quantity.wording, *bounds(found)) == (wording, low, high)
    assert phrase[found.start : found.end] == wording
    assert not found.unit_like


@pytest.mark.parametrize(("phrase", "wording"), [("a soldier", "a"), ("an officer", "an"), ("another man", "another")])
def test_an_article_is_one_and_says_so(phrase: str, wording: str) -> None:
    found = only(phrase)
    assert found.article
    assert (found.quantity.wording, *bounds(found)) == (wording, 1, 1)


@pytest.mark.parametrize(("phrase", "article"), [("one soldier", False), ("a dozen men", False), ("a few men", False)])
def test_only_articles_are_articles(phrase: str, article: bool) -> None:
    assert only(phrase).article is article


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("$5 million", 5_000_000, 5_000_000),
        ("5,000 pesos", 5_000, 5_000),
        ("over $135 million", 135_000_001, None),
        ("US$ 20", 20, 20),
        ("5 million dollars", 5_000_000, 5_000_000),
        ("40 percent", 40, 40),
        ("up to 40% of", 1, 40),
        ("12 km", 12, 12),
        ("about 45km south", 45, 45),
        ("four miles away", 4, 4),
        ("500-pound bomb", 500, 500),
        ("7.62 mm", 7, 8),
        ("1.5 tons", 1, 2),
        ("300,000 gallons", 300_000, 300_000),
    ],
)
def test_measures_are_flagged(phrase: str, low: int, high: int | None) -> None:
    found = only(phrase)
    assert found.unit_like
    assert bounds(found) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "2-year-old",
        "12 years old",
        "aged 12",
        "aged 12 and 14",
        "the age of 14",
        "Ali Hasan, 34, was hit",
        "Ali Hasan (34)",
        "the first",
        "21st",
        "second raid",
        "3rd Brigade",
        "AC-130",
        "F-16",
        "MQ-9",
        "M-16",
        "S300",
        "Tower 22",
        "Highway 1",
        "Resolution 2254",
        "Flight 17",
        "No. 2",
        "Nos. 2",
        "#3",
        "Oct. 17",
        "7 October 2023",
        "in 2014",
        "two days ago",
        "for 48 hours",
        "since 2003",
        "10:30",
        "2 a.m.",
        "at 0815",
        "at 1830",
        "1500 GMT",
        "7.62",
        "3/4",
        "24/7",
        "5-2",
        "two-thirds",
        "three quarters",
        "three-story",
        "one-time",
        "this one",
        "the last one",
        "one another",
        "one day",
        "no longer",
        "no more",
        "no, he said",
        "no doubt",
        "how many",
        "so many",
        "1. The group",
        "said.[3] It",
        "twice as much",
        "twice that number",
        "both soldiers and civilians",
        "both Mali and Chad",
        "both in Gao",
        "one by one",
        "not one shot",
        "it was no accident",
        "boy of 14",
        "October 7 Square",
        "the 14 July Bridge",
        "the Seven Brothers",
        "World War Two",
        "the Group of Seven",
        "a.m.",
        "Group A.",
        "",
        "1234567890123456789",
    ],
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert find_quantities(text) == ()


def wordings(text: str) -> list[str]:
    """Return the wordings of all quantities but articles."""
    return [found.quantity.wording for found in find_quantities(text) if not found.article]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two were killed and three wounded.", ["Two", "three"]),
        ("killed 12, wounded 5.", ["12", "5"]),
        ("On 7 October, 1,200 people were killed.", ["1,200"]),
        ("In 2014, 12 people died.", ["12"]),
        ("killing 20 on Tuesday", ["20"]),
        ("killed 12 in October", ["12"]),
        ("The jets flew over two villages.", ["two"]),
        ("He spoke about one of the attacks.", ["one"]),
        ("900 troops in Syria and 2,500 in Iraq", ["900", "2,500"]),
        ("more than 60 times since Oct. 17", ["more than 60"]),
        ("an AC-130 killed several and wounded at\nleast 12", ["several", "at\nleast 12"]),
        ("five and six", ["five", "six"]),
        ("Gunmen in Three Cars Kill Two", ["Three", "Two"]),
        ("ON 3 MAY 28 DIED", ["28"]),
        ("In Gaza 12 people died", ["12"]),
    ],
)
def test_numbers_of_a_sentence(text: str, expected: list[str]) -> None:
    assert wordings(text) == expected


def test_times_found_before_need_not_be_found_again() -> None:
    text = "On Tuesday 12 people died, 5 of them on 7 October 2023, two days after."
    assert find_quantities(text, times=find_times(text, date(2023, 11, 22))) == find_quantities(text)


FRAGMENTS = st.sampled_from(
    [
        "at least ",
        "more than ",
        "up to ",
        "12",
        "1,200",
        " or ",
        " to ",
        "-",
        "two",
        " dozen",
        " hundred",
        " million",
        "several ",
        "a ",
        "no ",
        "one ",
        "$",
        "%",
        ".",
        "5",
        " and ",
        "dozens",
        " of ",
        "thousands",
        "nearly ",
        " km",
        "İ",
        "between ",
        "\n",
        "half ",
        " more",
    ]
)


@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_matches_lie_in_the_text_in_order_and_bounds_are_upright(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert found.quantity.wording == text[found.start : found.end]
        assert found.quantity.low >= 0
        assert found.quantity.high is None or found.quantity.low <= found.quantity.high
        end = found.end


@pytest.mark.parametrize(
    "unit", ["two ", "1,000", ",000", "1.5 million ", " million", "a ", "at least ", "9", "dozens of "]
)
def test_long_repetitions_are_read(unit: str) -> None:
    text = "1" + unit * 5_000
    assert all(found.end - found.start < 200 for found in find_quantities(text))


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[item.start : item.end] == item.quantity.wording for item in find_quantities(text))
