"""The best tree: always one root and no cycle, and on small sentences the best of all there are."""

import itertools
from collections.abc import Iterator, Sequence

import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import numpy.typing as npt
from hypothesis import given

from kg.nlp.tree import best_heads, find_cycle, is_tree

Scores = npt.NDArray[np.float32]
FINITE = st.floats(-30, 30, width=32)


def scores(least: int, most: int) -> st.SearchStrategy[Scores]:
    sizes = st.integers(least, most)
    return sizes.flatmap(lambda size: arrays.arrays(np.float32, (size, size + 1), elements=FINITE))


def total(values: Scores, heads: Sequence[int]) -> float:
    return sum(float(values[word, head]) for word, head in enumerate(heads))


def every_tree(size: int) -> Iterator[tuple[int, ...]]:
    heads = itertools.product(range(size + 1), repeat=size)
    return (choice for choice in heads if is_tree(choice))


@given(scores(1, 25))
def test_always_a_tree_with_one_root(values: Scores) -> None:
    heads = best_heads(values)
    assert heads.count(0) == 1
    assert not find_cycle([0, *heads])


@given(scores(1, 4))
def test_no_other_tree_scores_higher(values: Scores) -> None:
    best = max(total(values, heads) for heads in every_tree(len(values)))
    assert total(values, best_heads(values)) >= best - 1e-3


@given(scores(2, 12))
def test_greedy_heads_that_are_a_tree_are_kept(values: Scores) -> None:
    own = np.arange(len(values))
    values[own, own + 1] = -100
    greedy = values.argmax(axis=1).tolist()
    if is_tree(greedy):
        assert best_heads(values) == greedy


def test_scores_are_left_as_they_are() -> None:
    values = np.ones((3, 4), np.float32)
    best_heads(values)
    assert (values == 1).all()


def test_one_word_is_the_root() -> None:
    assert best_heads(np.array([[-3.0, 9.0]])) == [0]


def test_a_cycle_is_opened_where_it_costs_least() -> None:
    values = np.array([[1.0, 0, 9], [0.5, 9, 0]])
    assert best_heads(values) == [0, 1]


def test_two_words_that_want_to_be_root() -> None:
    values = np.array([[9.0, 0, 1], [8, 1, 0]])
    assert best_heads(values) == [0, 1]


def test_find_cycle_names_its_members() -> None:
    assert sorted(find_cycle([0, 2, 3, 1, 1])) == [1, 2, 3]
    assert find_cycle([0, 0, 1, 2]) == []


def test_two_roots_are_no_tree() -> None:
    assert not is_tree([0, 0])
    assert is_tree([2, 0])
