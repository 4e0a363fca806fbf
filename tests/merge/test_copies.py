"""Near-copies of one text are one source; reports in words of their own are not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.merge.copies import find_copies, independent_sources
from kg.records import Extraction, Report

VOCABULARY = [f"word{number}" for number in range(400)]


def text(seed: int, sentences: int = 14) -> list[str]:
    """Return sentences of their own."""
    chosen = random.Random(seed)
    return [f"{' '.join(chosen.choices(VOCABULARY, k=18))}." for _ in range(sentences)]


def copies(**texts: list[str]) -> dict[str, str]:
    return find_copies([Extraction(report=Report(id=name, text=" ".join(body))) for name, body in texts.items()])


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_a_copy_with_sentences_cut_is_a_copy(cut: int) -> None:
    assert copies(wire=text(1), daily=text(1)[: 14 - cut], other=text(2)) == {"wire": "daily", "daily": "daily"}


def test_a_copy_with_sentences_of_its_own_is_a_copy() -> None:
    assert copies(wire=text(1), daily=[*text(2, 2), *text(1)[2:]]) == {"wire": "daily", "daily": "daily"}


def test_case_and_line_breaks_are_no_difference() -> None:
    assert copies(a=text(1), b=[sentence.upper() + "\n" for sentence in text(1)]) == {"a": "a", "b": "a"}


def test_a_copy_of_a_copy_is_one_of_the_same_text() -> None:
    first, second = text(1), [*text(1)[4:], *text(2, 4)]
    assert set(copies(a=first, b=second, c=[*second[4:], *text(3, 4)]).values()) == {"a"}


def test_reports_that_share_a_sentence_are_no_copies() -> None:
    assert copies(a=text(1), b=[*text(1)[:3], *text(2, 11)]) == {}


def test_short_formulas_are_no_copies() -> None:
    assert copies(a=text(1, 1), b=text(1, 1)) == {}


@settings(max_examples=20, deadline=None)
@given(st.permutations("abcdef"))
def test_the_order_of_reports_does_not_matter(order: list[str]) -> None:
    bodies = {"a": text(1), "b": text(1)[1:], "c": text(2), "d": text(2)[2:], "e": text(3), "f": text(4)}
    assert copies(**{name: bodies[name] for name in order}) == {"a": "a", "b": "a", "c": "c", "d": "c"}


def sources(*reports: tuple[str, str | None], copies: dict[str, str] | None = None) -> int:
    made = [Report(id=name, text="", publisher=publisher) for name, publisher in reports]
    return len(set(independent_sources(made, copies or {}).values()))


def test_a_publisher_is_one_source_and_one_that_nobody_knows_is_its_own() -> None:
    assert sources(("a", "Herald"), ("b", "Herald"), ("c", "Courier"), ("d", None), ("e", None)) == 4


def test_near_copies_are_one_source_whoever_prints_them() -> None:
    assert sources(("a", "Herald"), ("b", "Courier"), ("c", "Post"), copies={"a": "a", "b": "a"}) == 2


def test_a_copy_joins_what_its_publisher_prints_besides() -> None:
    assert sources(("a", "Herald"), ("b", "Herald"), ("c", "Courier"), copies={"b": "b", "c": "b"}) == 1
