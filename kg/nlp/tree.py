"""The best tree for a sentence: one head a word, one root, no cycle, the highest sum of arc scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

ArcScores = npt.NDArray[np.floating]

_NEVER = -1e12
"""Score of an arc that cannot be: far below any sum of real scores, far above the limits of a float64."""


def best_heads(scores: ArcScores) -> list[int]:
    """Return each word's head (0 the root, else counted from 1) in the best tree with exactly one root word.

    Args:
        scores: Shape [words, 1 + words]: row d, column h scores word d + 1 under head h. A word's own column is not
            read.
    """
    own = np.arange(len(scores))
    weights = scores.astype(np.float64)
    weights[own, own + 1] = _NEVER
    heads = cast("list[int]", weights.argmax(axis=1).tolist())
    return heads if is_tree(heads) else _spanning_tree(weights)


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether `heads` (0 the root, else counted from 1) has one root word and no cycle."""
    return sum(head == 0 for head in heads) == 1 and not find_cycle([0, *heads])


def find_cycle(heads: Sequence[int]) -> list[int]:
    """Return the nodes of a cycle, empty when there is none. Node 0 is the root, `heads[node]` the head of each."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node and seen[node] == start:
            return _around(heads, node)
    return []


def _around(heads: Sequence[int], start: int) -> list[int]:
    cycle, node = [start], heads[start]
    while node != start:
        cycle.append(node)
        node = heads[node]
    return cycle


def _spanning_tree(weights: npt.NDArray[np.float64]) -> list[int]:
    """Return the best tree of all; the root's arcs are made so dear that it takes one, which is always possible."""
    size = len(weights) + 1
    square = np.full((size, size), _NEVER)
    square[1:] = weights
    finite = weights[weights > _NEVER / 2]
    square[1:, 0] -= (finite.max() - finite.min() + 1) * size
    return _contract(square)[1:]


def _contract(weights: npt.NDArray[np.float64]) -> list[int]:
    """Return the heads of the maximum spanning arborescence from node 0 (Chu and Liu 1965, Edmonds 1967)."""
    heads = cast("list[int]", weights.argmax(axis=1).tolist())
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    outside = [node for node in range(len(heads)) if node not in set(cycle)]
    smaller, leaving, entering = _merged(weights, heads, outside, cycle)
    return _expanded(heads, _contract(smaller), outside, cycle, leaving, entering)


def _merged(
    weights: npt.NDArray[np.float64], heads: list[int], outside: list[int], cycle: list[int]
) -> tuple[npt.NDArray[np.float64], list[int], list[int]]:
    """Return the weights with `cycle` as one last node, and for each node outside the cycle nodes of its arcs."""
    size = len(outside)
    smaller = np.full((size + 1, size + 1), _NEVER)
    smaller[:size, :size] = weights[np.ix_(outside, outside)]
    out = weights[np.ix_(outside, cycle)]
    gain = weights[np.ix_(cycle, outside)] - weights[cycle, [heads[node] for node in cycle]][:, None]
    smaller[:size, size] = out.max(axis=1)
    smaller[size, :size] = gain.max(axis=0)
    smaller[0] = _NEVER
    return smaller, out.argmax(axis=1).tolist(), gain.argmax(axis=0).tolist()


def _expanded(
    heads: list[int], found: list[int], outside: list[int], cycle: list[int], leaving: list[int], entering: list[int]
) -> list[int]:
    """Return the heads of all nodes: the cycle keeps its arcs but the one where the tree enters it."""
    size = len(outside)
    result = list(heads)
    for place in range(1, size):
        result[outside[place]] = cycle[leaving[place]] if found[place] == size else outside[found[place]]
    result[cycle[entering[found[size]]]] = outside[found[size]]
    return result
