"""Text in pieces of a size: nothing is lost, and nothing waits longer than it has to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.pieces import pieces


def test_a_piece_ends_with_the_text_that_fills_it() -> None:
    assert list(pieces(["ab", "c", "d", "efghi", "j"], 3)) == ["abc", "defghi", "j"]


def test_no_texts_make_no_piece() -> None:
    assert list(pieces([], 3)) == []


@given(st.lists(st.text(max_size=9)), st.integers(1, 20))
def test_pieces_are_the_texts_and_full_but_the_last(texts: list[str], size: int) -> None:
    found = list(pieces(texts, size))
    assert "".join(found) == "".join(texts)
    assert all(len(piece) >= size for piece in found[:-1])
