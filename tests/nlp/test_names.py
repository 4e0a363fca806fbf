"""Names from tag scores: the best legal tag sequence, read as spans."""

import itertools
from collections.abc import Iterable, Sequence

import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import numpy.typing as npt
import pytest
import spacy
from hypothesis import given
from spacy.tokens import Span

from kg.nlp.names import NameReader, bio_tags, united_names

Scores = npt.NDArray[np.float32]
LABELS = ("PERSON", "ORG")
TAGS = bio_tags(LABELS)
READER = NameReader(LABELS)


def scores_for(*tags: str, certainty: float = 5.0) -> Scores:
    values = np.zeros((len(tags), len(TAGS)), np.float32)
    for word, tag in enumerate(tags):
        values[word, TAGS.index(tag)] = certainty
    return values


def is_legal(tags: Sequence[str]) -> bool:
    pairs = zip(("O", *tags), tags, strict=False)
    return all(not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in pairs)


def tags_of(spans: Iterable[tuple[int, int, str]], length: int) -> list[str]:
    tags = ["O"] * length
    for start, end, label in spans:
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


def test_tags_are_o_then_b_and_i_of_each_label() -> None:
    assert TAGS == ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


def test_a_name_of_two_words() -> None:
    assert READER.spans(scores_for("O", "B-ORG", "I-ORG", "O")) == [(1, 3, "ORG")]


def test_names_side_by_side_stay_apart() -> None:
    assert READER.spans(scores_for("B-ORG", "B-ORG", "B-PERSON")) == [(0, 1, "ORG"), (1, 2, "ORG"), (2, 3, "PERSON")]


def test_a_name_may_end_the_chunk() -> None:
    assert READER.spans(scores_for("O", "B-PERSON", "I-PERSON")) == [(1, 3, "PERSON")]


def test_inside_without_begin_becomes_the_better_legal_reading() -> None:
    scores = scores_for("O", "I-ORG")
    scores[1, TAGS.index("B-ORG")] = 4
    assert READER.spans(scores) == [(1, 2, "ORG")]


def test_inside_does_not_change_label() -> None:
    scores = scores_for("B-PERSON", "I-ORG")
    scores[1, TAGS.index("I-PERSON")] = 4
    assert READER.spans(scores) == [(0, 2, "PERSON")]


def test_no_words_no_names() -> None:
    assert READER.spans(np.zeros((0, len(TAGS)), np.float32)) == []


@given(arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(len(TAGS))), elements=st.floats(-9, 9, width=32)))
def test_no_legal_sequence_scores_higher(scores: Scores) -> None:
    def total(tags: Sequence[str]) -> float:
        return sum(float(scores[word, TAGS.index(tag)]) for word, tag in enumerate(tags))

    found = tags_of(READER.spans(scores), len(scores))
    best = max(total(tags) for tags in itertools.product(TAGS, repeat=len(scores)) if is_legal(tags))
    assert total(found) >= best - 1e-3


def spans_of(text: str, *found: tuple[str, str]) -> list[Span]:
    doc = spacy.blank("en")(text)
    spans = (doc.char_span(text.index(words), text.index(words) + len(words), label=label) for words, label in found)
    return [span for span in spans if span is not None]


@pytest.mark.parametrize("name", ["Army of the North", "M23", "Kachin Independence Army"])
def test_a_name_of_the_lexicon_is_a_name(name: str) -> None:
    (span,) = spans_of(f"the {name} fired", (name, "ORG"))
    assert united_names([span], []) == [span]


@pytest.mark.parametrize("words", ["Kachin rebel forces", "eastern Goma", "the Army of the North"])
def test_a_description_of_the_lexicon_is_no_name(words: str) -> None:
    spans = spans_of(f"near {words} today", (words, "ORG"))
    assert united_names(spans, []) == []


def test_weapons_are_what_the_lexicon_says_they_are() -> None:
    known = spans_of("mortar fire near a gate", ("mortar", "WEAPON"))
    read = spans_of("mortar fire near a gate", ("gate", "WEAPON"), ("near", "LOC"))
    assert [span.text for span in united_names(known, read)] == ["mortar", "near"]
