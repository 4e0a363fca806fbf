"""Gaps: places where the text lost words are marked, and nothing is put into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.gaps import find_gaps


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry said in a .", "in a"),
        ("Jets struck a camp near the .", "near the"),
        ("The raid took place on\nNobody was hurt.", "on"),
        ("The report was published by , a newspaper.", "by"),
        ("The army said in a that it had left.", "in a"),
    ],
)
def test_an_article_or_preposition_that_leads_nowhere_is_a_gap(text: str, words: str) -> None:
    (gap,) = find_gaps("report", text)
    assert text[gap.span.start : gap.span.end] == words
    assert gap.span.report_id == "report"
    assert words in gap.reason


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said in a statement.",
        "The attack was dealt with.",
        "The army said that it had left.",
        "The base that the army relied on, near Mosul, burned.",
        "Rebels attacked the base on Tuesday.",
        "",
    ],
)
def test_whole_sentences_have_no_gap(text: str) -> None:
    assert find_gaps("report", text) == ()


def test_gaps_stand_in_text_order() -> None:
    found = find_gaps("report", "It said in a . Jets struck the .")
    assert [gap.span for gap in found] == sorted(gap.span for gap in found)
    assert len(found) == 2


@given(st.text(alphabet="a the in on.,\n", max_size=60))
def test_gaps_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for gap in find_gaps("report", text):
        assert end <= gap.span.start < gap.span.end <= len(text)
        end = gap.span.end
