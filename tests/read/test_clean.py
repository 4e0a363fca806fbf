"""Cleaning: what is removed, and that every clean span leads back to the characters it was made from."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import clean
from kg.read.clean import MAX_EQUAL, MAX_RUN

PIECES = st.sampled_from(
    [
        "US",
        "forces",
        "militia",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "’",
        "“",
        "—",
        "-",
        ".",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\x00",
        "\x1f",
        "\u202e",
        "\u00ad",
        "\u00a0",
        "\u3000",
        "\u2028",
        "\x85",
        "e\u0301",
        "\u0301",
        "\u0308\u0323",
        "\u1100\u1161\u11a8",
        "\u0958",
        "\u212b",
        "\ud800",
        "é",
        "حزب",
        "日本",
        "😀",
        "\ufe0f",
        "=" * 25,
        "(" * 21,
        "x" * 230,
        "=\u0338",
    ]
)
HOSTILE_TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)
PLAIN_TEXTS = st.text(alphabet="abc DEF.,'’“”—é\n12-", max_size=80).filter(
    lambda text: not re.search(r"([^\w\s])\1{20}", text)
)


@pytest.mark.parametrize(
    ("hostile", "words"),
    [
        ("US\u200b forces", "US forces"),
        ("mi\u200dli\u2060tia", "militia"),
        ("\ufeffBaghdad", "Baghdad"),
        ("\u202eBaghdad\u202c", "Baghdad"),
        ("mi\x00litia", "militia"),
        ("mi\x1b\x07litia", "militia"),
        ("air\u00adstrike", "airstrike"),
        ("US\u00a0forces", "US forces"),
        ("US\u2009forces\u3000hit", "US forces hit"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("bad\ud800 surrogate", "bad surrogate"),
        ("heart\ufe0f", "heart"),
    ],
)
def test_what_hides_words_is_removed(hostile: str, words: str) -> None:
    assert clean(hostile).text == words


@pytest.mark.parametrize(
    "kept", ["“Quotes”, ‘quotes’ — and dashes…", "ＵＳ forces", "حزب الله", "👍🏽 ok", "a\tb\n\nc", ""]
)
def test_letters_quotes_dashes_and_full_width_forms_stay(kept: str) -> None:
    assert clean(kept).text == kept


def test_equal_signs_are_cut_and_long_runs_are_split() -> None:
    assert clean("(" * 100_000).text == "(" * MAX_EQUAL
    assert clean("a" * 450).text.split(" ") == ["a" * MAX_RUN, "a" * MAX_RUN, "a" * 50]
    assert max(map(len, clean("(." * 5_000 + "😀\u200d" * 5_000).text.split())) == MAX_RUN


def test_a_span_leads_back_over_all_kinds_of_edits() -> None:
    original = "\ufeffThe US\u200b for\u00adces\r\nhit Cafe\u0301 " + "=" * 30 + " and left"
    result = clean(original)
    for word in ("The", "US", "forces", "hit", "Caf\u00e9", "left"):
        start = result.text.index(word)
        first, last = result.to_original(start, start + len(word))
        assert unicodedata.normalize("NFC", original[first:last].replace("\u00ad", "")) == word


def test_removed_characters_at_the_edges_stay_outside() -> None:
    assert clean("\u200bUS\u200b").to_original(0, 2) == (1, 3)
    assert clean("U\u200bS").to_original(0, 2) == (0, 3)
    assert clean("a\u200bb").to_original(1, 1) == (2, 2)


def test_spans_after_a_split_stay_exact() -> None:
    result = clean("x" * 250 + " word")
    start = result.text.index("word")
    assert result.to_original(start, start + 4) == (251, 255)


@given(PLAIN_TEXTS)
def test_plain_text_is_left_alone(text: str) -> None:
    result = clean(text)
    assert result.text == unicodedata.normalize("NFC", text)
    assert result.to_original(0, len(text)) == (0, len(text))


@given(HOSTILE_TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@given(HOSTILE_TEXTS)
def test_no_hostile_character_is_left(text: str) -> None:
    cleaned = clean(text).text
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]", cleaned
    )
    assert max(map(len, cleaned.split()), default=0) <= MAX_RUN


@given(HOSTILE_TEXTS)
def test_every_word_leads_back_to_characters_that_clean_to_it(text: str) -> None:
    result = clean(text)
    for word in re.finditer(r"\S+", result.text):
        start, end = result.to_original(*word.span())
        assert 0 <= start < end <= len(text)
        assert word[0] in "".join(clean(text[start:end]).text)


@given(HOSTILE_TEXTS, st.data())
def test_every_span_leads_back_to_characters_that_contain_it(text: str, data: st.DataObject) -> None:
    result = clean(text)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    first, last = result.to_original(start, end)
    assert 0 <= first <= last <= len(text)
    assert (first < last) is (start < end)
    found = clean(text[first:last]).text
    assert result.text[start:end].replace(" ", "") in found.replace(" ", "")


@given(HOSTILE_TEXTS)
def test_spans_keep_their_order(text: str) -> None:
    result = clean(text)
    words = [result.to_original(*word.span()) for word in re.finditer(r"\S+", result.text)]
    assert words == sorted(words)
    assert all(before[1] <= after[0] for before, after in pairwise(words))
