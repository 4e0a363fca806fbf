"""The score of quantities: gold and matches by hand, the figures reckoned in comments."""

from __future__ import annotations

import pytest

from evaluation.phrases import LISTS, Phrase, marked, read_phrases
from evaluation.quantities import compared, counted, gold_bounds, result_of
from kg.extract.quantities.finder import QuantityMatch
from kg.records import Quantity


def phrase(gold: str, text: str = "[Six] of the [eight] came.") -> Phrase:
    """Return a sentence with this gold."""
    bare, marks = marked(text)
    return Phrase("toy-1", bare, marks, gold)


def match(low: int, high: int | None, start: int = 0, end: int = 3, *, article: bool = False) -> QuantityMatch:
    """Return a quantity."""
    quantity = Quantity(low=low, high=high, wording="..")
    return QuantityMatch(start=start, end=end, quantity=quantity, article=article)


SIX, EIGHT = match(6, 6), match(8, 8, 11, 16)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("12..12", ((12, 12),)), ("34..", ((34, None),)), ("6..6 | 8..8", ((6, 6), (8, 8))), ("none", ())],
)
def test_gold_is_read(written: str, expected: tuple[tuple[int, int | None], ...]) -> None:
    assert gold_bounds(written) == expected


def test_articles_and_measures_are_not_counted() -> None:
    measure = QuantityMatch(start=0, end=3, quantity=SIX.quantity, unit_like=True)
    assert counted([SIX, match(1, 1, article=True), measure]) == (SIX,)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("6..6 | 8..8", (SIX, EIGHT), "exact"),
        ("8..8 | 6..6", (SIX, EIGHT), "wrong bounds"),
        ("6..6 | 8..8", (SIX,), "missed"),
        ("6..6", (SIX, EIGHT), "too many"),
        ("6..", (SIX,), "wrong bounds"),
        ("none", (SIX,), "no count"),
        ("none", (), "exact"),
    ],
)
def test_quantities_are_compared_with_the_gold(gold: str, found: tuple[QuantityMatch, ...], expected: str) -> None:
    assert compared(phrase(gold), found).kind == expected


def test_figures() -> None:
    result = result_of(
        [
            compared(phrase("6..6 | 8..8"), (SIX, EIGHT)),
            compared(phrase("6..6", "Some [six] came."), (SIX,)),
            compared(phrase("6..6"), ()),
            compared(phrase("none", "None of it."), (SIX,)),
        ]
    )
    # 2 of 4 exact; 2 of 3 that count, of which 1 by the marked words; 0 of 1 that does not
    assert [(figure.value, figure.of) for figure in result.figures] == [(0.5, 4), (2 / 3, 3), (0.0, 1), (1 / 3, 3)]
    assert result.figures[0].met is False
    assert [error.kind for error in result.errors] == ["missed", "no count"]


def test_the_list_is_sound() -> None:
    phrases = read_phrases(LISTS / "quantities.toml", "count")
    assert len(phrases) == len({one.text for one in phrases}) >= 100
    for one in phrases:
        bounds = gold_bounds(one.gold)
        assert len(one.marks) == len(bounds)
        assert all(high is None or low <= high for low, high in bounds)
