"""How words weigh, and which reports share them."""

from __future__ import annotations

from math import log, sqrt

import pytest

from kg.merge.wording import alike, stems, wordings
from kg.records import Report

FERRY = "Raiders burned the ferry at Quillon, and the ferryman drowned."
AGAIN = "The ferryman drowned when raiders burned a Quillon ferry."
QUARRY = "Dynamite vanished from a quarry whose foreman slept."


def reports(**texts: str) -> list[Report]:
    """Return a report for each text."""
    return [Report(id=name, text=text) for name, text in texts.items()]


def test_weights_are_those_of_the_definition() -> None:
    # Two reports and a hundred others. "walnut": in both, twice in the first; "tulip": in the first alone.
    found = wordings(reports(a="the walnut, a walnut and its tulip", b="this walnut"))
    walnut, tulip = (1 + log(2)) * log(103 / 2), log(103 / 1)
    length = sqrt(walnut**2 + tulip**2)
    assert found["a"].weights == pytest.approx({"walnut": walnut / length, "tulip": tulip / length})
    assert found["b"].weights == pytest.approx({"walnut": 1.0})
    assert found["a"].likeness(found["b"]) == pytest.approx(walnut / length)


def test_words_of_the_lexicon_and_of_grammar_weigh_little_or_nothing() -> None:
    weights = wordings(reports(a="the attack and the tulip"))["a"].weights
    # "attack" stands in 5 of the 100 others.
    assert weights["attack"] / weights["tulip"] == pytest.approx(log(102 / 6) / log(102 / 1))


def test_a_name_weighs_more_than_a_word_at_the_beginning_of_a_sentence() -> None:
    weights = wordings(reports(a="Tulips froze. They reached Zelvia."))["a"].weights
    assert weights["zelvia"] / weights["tulips"] == pytest.approx(1.5)


def test_years_tell_nothing_and_ages_do() -> None:
    assert wordings(reports(a="in 2031 he was 34"))["a"].weights.keys() == {"34"}


def test_likeness_is_that_of_both_sides_and_1_of_one_text() -> None:
    found = wordings(reports(a=FERRY, b=AGAIN, c=QUARRY, d=FERRY))
    assert found["a"].likeness(found["b"]) == found["b"].likeness(found["a"])
    assert found["a"].likeness(found["d"]) == pytest.approx(1)
    assert found["a"].likeness(found["c"]) == 0


def test_the_words_in_common_are_shown_as_written() -> None:
    found = wordings(reports(a=FERRY, b=AGAIN))
    assert found["a"].shared(found["b"], 3) == ("Quillon", "burned", "drowned")
    assert found["a"].shared(found["b"], 2) == found["b"].shared(found["a"], 2)


def test_reports_that_share_words_are_found() -> None:
    assert list(alike(wordings(reports(c=QUARRY, b=AGAIN, a=FERRY)))) == [("a", "b")]


def test_one_word_in_common_is_too_little() -> None:
    assert list(alike(wordings(reports(a="a walnut fell", b="one walnut rotted")))) == []


def test_a_word_of_too_many_reports_finds_none() -> None:
    many = {f"r{number:03}": f"walnut cake with plum{'z' * number}" for number in range(101)}
    assert list(alike(wordings(reports(**many)))) == []
    assert len(list(alike(wordings(reports(**dict(list(many.items())[:5])))))) == 10


def test_an_empty_report_is_like_none() -> None:
    found = wordings(reports(a="", b="the and of"))
    assert found["a"].likeness(found["b"]) == 0


def test_stems_of_those_whom_a_phrase_means() -> None:
    assert stems("the two Ursuline nuns") == {"ursuli", "nuns"}
    assert stems("twelve soldiers and several people") == frozenset()
