"""Words as the encoder reads them, and the cutting of a text into chunks."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from kg.nlp.subwords import Casing, SubwordEncoder, casing_of, cut_into_chunks

PIECES = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "Ain": 4, "air": 5, "##base": 6, "a": 7, "##a": 8}


@pytest.fixture
def encoder() -> SubwordEncoder:
    return SubwordEncoder(Tokenizer(WordPiece(PIECES, unk_token="[UNK]")))


@pytest.mark.parametrize(
    ("word", "casing"),
    [
        ("airbase", Casing.LOWER),
        ("Baghdad", Casing.TITLE),
        ("A", Casing.TITLE),
        ("CENTCOM", Casing.UPPER),
        ("U.S.", Casing.UPPER),
        ("al-Asad", Casing.MIXED),
        ("IRGCs", Casing.TITLE),
        ("7th", Casing.DIGIT),
        ("-", Casing.LOWER),
    ],
)
def test_casing(word: str, casing: Casing) -> None:
    assert casing_of(word) is casing


def test_words_stand_between_start_and_end(encoder: SubwordEncoder) -> None:
    encoded = encoder.encode(["Ain", "airbase"])
    assert encoded.ids == [2, 4, 5, 6, 3]
    assert (encoded.first, encoded.last) == ([1, 2], [1, 3])
    assert encoded.casing == [0, 1, 0, 0, 0]
    assert len(encoded) == 2


def test_an_unknown_word_has_one_piece(encoder: SubwordEncoder) -> None:
    assert encoder.encode(["Ω"]).ids == [2, 1, 3]


def test_a_very_long_word_is_cut(encoder: SubwordEncoder) -> None:
    assert len(encoder.encode(["a" * 50]).ids) == 10


def test_the_same_word_twice_is_the_same(encoder: SubwordEncoder) -> None:
    assert encoder.encode(["airbase"]) == encoder.encode(["airbase"])


def test_a_tokenizer_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="CLS"):
        SubwordEncoder(Tokenizer(WordPiece({"[UNK]": 0}, unk_token="[UNK]")))


def test_a_short_text_is_one_chunk() -> None:
    assert cut_into_chunks(["Nothing", "new", "."], max_words=5) == [(0, 3)]


def test_no_words_no_chunks() -> None:
    assert cut_into_chunks([]) == []


def test_a_new_line_ends_a_chunk() -> None:
    assert cut_into_chunks(["Headline", "Body", "text"], breaks={1}, max_words=5) == [(0, 1), (1, 3)]


def test_a_full_chunk_ends_with_a_sentence() -> None:
    words = ["One", ".", "Two", ".", "Three", "four", "five"]
    assert cut_into_chunks(words, max_words=6) == [(0, 4), (4, 7)]


def test_a_closing_quote_stays_with_its_sentence() -> None:
    words = ['"', "One", ".", '"', "Two", "three", "four"]
    assert cut_into_chunks(words, max_words=5) == [(0, 4), (4, 7)]


def test_without_a_sentence_end_a_chunk_is_filled() -> None:
    assert cut_into_chunks(["word"] * 7, max_words=3) == [(0, 3), (3, 6), (6, 7)]


def test_a_span_is_not_cut() -> None:
    assert cut_into_chunks(["word"] * 6, joined={3}, max_words=3) == [(0, 2), (2, 5), (5, 6)]
    assert cut_into_chunks(["word"] * 4, joined={2}, breaks={2}, max_words=9) == [(0, 4)]


WORDS = st.lists(st.sampled_from(["word", ".", "?", '"', ")"]), max_size=60)
POSITIONS = st.sets(st.integers(0, 70), max_size=15)


@given(WORDS, POSITIONS, POSITIONS, st.integers(1, 20))
def test_chunks_cover_the_words_in_order_within_the_limit(
    words: list[str], breaks: set[int], joined: set[int], limit: int
) -> None:
    chunks = cut_into_chunks(words, breaks=breaks, joined=joined, max_words=limit)
    assert [word for start, end in chunks for word in range(start, end)] == list(range(len(words)))
    assert all(end - start <= limit for start, end in chunks)
    starts = {start for start, _ in chunks}
    assert all(stop in starts for stop in breaks if stop < len(words) and stop not in joined)
