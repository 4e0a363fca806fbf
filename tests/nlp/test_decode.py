"""A chunk's scores read: sentences, trees inside them, relations, and known spans kept whole."""

from collections.abc import Sequence

import numpy as np
import pytest

from kg.nlp.decode import Array, ChunkReader, ChunkScores, sentence_starts

LABELS = {
    "upos": ("NOUN", "PUNCT", "VERB"),
    "xpos": ("NN", "VBD"),
    "deps": ("ROOT", "nsubj", "obj"),
    "names": ("ORG",),
}


def relation_scores(dependents: Array, heads: Array) -> Array:
    """Score nsubj with what a dependent says of itself, obj with what its head says; ROOT always highest."""
    return np.stack([np.full(len(heads), 99.0), dependents[:, 0], heads[:, 0]], axis=1).astype(np.float32)


@pytest.fixture
def reader() -> ChunkReader:
    return ChunkReader(LABELS, relation_scores)


def chunk(
    heads: Sequence[int],
    *,
    upos: Sequence[int] | None = None,
    starts: Sequence[int] = (),
    arcs: Array | None = None,
    subjects: Sequence[int] = (),
    objects_of: Sequence[int] = (),
) -> ChunkScores:
    """Return scores that prefer `heads` (0 the root, else from 1)."""
    size = len(heads)
    preferred = np.zeros((size, size + 1), np.float32) if arcs is None else arcs
    if arcs is None:
        preferred[np.arange(size), heads] = 5
    opening = np.full(size, -1, np.float32)
    opening[list(starts)] = 5
    dependents = np.zeros((size, 1), np.float32)
    dependents[list(subjects)] = 1
    above = np.zeros((size + 1, 1), np.float32)
    above[list(objects_of)] = 1
    return ChunkScores(
        upos=np.eye(3, dtype=np.float32)[list(upos or [0] * size)],
        xpos=np.zeros((size, 2), np.float32),
        starts=opening,
        names=np.eye(3, dtype=np.float32)[[0] * size],
        arcs=preferred,
        dependents=dependents,
        heads=above,
    )


def test_heads_are_positions_and_a_root_is_its_own(reader: ChunkReader) -> None:
    reading = reader.read(chunk([2, 0, 2]))
    assert reading.heads == [1, 1, 1]
    assert reading.deps[1] == "ROOT"


def test_only_a_root_is_called_root(reader: ChunkReader) -> None:
    reading = reader.read(chunk([2, 0, 2], subjects=[0], objects_of=[2]))
    assert reading.deps == ["nsubj", "ROOT", "obj"]


def test_a_sentence_has_its_own_root_and_arcs_stay_inside(reader: ChunkReader) -> None:
    reading = reader.read(chunk([2, 0, 2, 2], starts=[2]))
    assert reading.starts == [0, 2]
    assert reading.heads[:2] == [1, 1]
    assert set(reading.heads[2:]) <= {2, 3}
    assert reading.deps.count("ROOT") == 2


def test_tags_come_by_their_best_score(reader: ChunkReader) -> None:
    reading = reader.read(chunk([2, 0], upos=[0, 2]))
    assert reading.upos == ["NOUN", "VERB"]
    assert reading.xpos == ["NN", "NN"]


def test_no_sentence_starts_inside_a_unit() -> None:
    scores = np.array([-1, 5, 5, 5], np.float32)
    assert sentence_starts(scores) == [0, 1, 2, 3]
    assert sentence_starts(scores, [(1, 3)]) == [0, 1, 3]


def test_a_unit_hangs_on_its_last_word(reader: ChunkReader) -> None:
    reading = reader.read(chunk([4, 1, 2, 0], upos=[0, 1, 0, 2]), [(0, 3)])
    assert reading.heads == [2, 2, 3, 3]
    assert reading.deps[:2] == ["compound", "punct"]


def test_the_head_of_a_unit_is_the_best_that_any_of_its_words_finds(reader: ChunkReader) -> None:
    arcs = np.zeros((4, 5), np.float32)
    arcs[0, 4] = 9
    arcs[1, 3] = 7
    arcs[2, 0] = arcs[3, 0] = 1
    arcs[3, 0] = 8
    reading = reader.read(chunk([0] * 4, arcs=arcs, subjects=[0]), [(0, 2)])
    assert reading.heads[1] == 3
    assert reading.deps[1] == "nsubj"


def test_what_hangs_on_a_word_of_a_unit_hangs_on_its_last(reader: ChunkReader) -> None:
    reading = reader.read(chunk([0, 1, 1]), [(0, 2)])
    assert reading.heads == [1, 1, 1]


def test_names_are_read(reader: ChunkReader) -> None:
    scores = chunk([2, 0])
    scores.names[0] = [0, 9, 0]
    assert reader.read(scores).names == [(0, 1, "ORG")]
