"""What the encoder's scores for one chunk say: sentences, trees, tags and names, with known spans kept whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.nlp.names import NameReader
from kg.nlp.tree import best_heads

Array = npt.NDArray[np.float32]

ROOT = "ROOT"
INNER = "compound"
"""Relation of a word of a known span to its last word, which stands for the span (UD: such names are right-headed)."""

PUNCT = "PUNCT"

START_THRESHOLD = 2.0
"""Score from which a word opens a sentence. On the development treebanks sentence F is flat from 1.5 to 3.5 and falls
off on both sides (training/README.md): the model is surer of its starts than it may be."""


@dataclass(frozen=True, slots=True)
class ChunkScores:
    """The encoder's output for the words of a chunk, in the order of the model's outputs.

    `arcs` [word, 1 + word] has the root in column 0, `heads` [1 + word, width] in row 0.
    """

    upos: Array
    xpos: Array
    starts: Array
    names: Array
    arcs: Array
    dependents: Array
    heads: Array


@dataclass(frozen=True, slots=True)
class ChunkReading:
    """A chunk read: `heads` are positions in the chunk, a root is its own head; `names` are (start, end, label)."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deps: list[str]
    starts: list[int]
    names: list[tuple[int, int, str]]


RelationScorer = Callable[[Array, Array], Array]
"""Scores the relations [word, label] of arcs between `dependents` and `heads` [word, width]."""


class ChunkReader:
    """Reads chunks by the labels and the relation scores of a model."""

    def __init__(self, labels: Mapping[str, Sequence[str]], relation_scores: RelationScorer) -> None:
        """Take the model's labels under the keys upos, xpos, deps and names, in the order of its scores."""
        self._upos, self._xpos, self._deps = (tuple(labels[key]) for key in ("upos", "xpos", "deps"))
        self._root = self._deps.index(ROOT)
        self._names = NameReader(labels["names"])
        self._relation_scores = relation_scores

    def read(self, scores: ChunkScores, units: Sequence[tuple[int, int]] = ()) -> ChunkReading:
        """Return the reading of one chunk; each of `units` (half-open, apart) acts as one word of its sentence."""
        starts = sentence_starts(scores.starts, units)
        upos = [self._upos[number] for number in scores.upos.argmax(axis=1)]
        tree = _UnitTree(len(upos), units)
        heads, pairs = tree.heads(scores.arcs, starts)
        deps = self._relations(scores, heads, pairs)
        for word in tree.inner:
            deps[word] = "punct" if upos[word] == PUNCT else INNER
        xpos = [self._xpos[number] for number in scores.xpos.argmax(axis=1)]
        return ChunkReading(upos, xpos, heads, deps, starts, self._names.spans(scores.names))

    def _relations(self, scores: ChunkScores, heads: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[str]:
        dependents, columns = zip(*pairs, strict=True)
        found = self._relation_scores(scores.dependents[list(dependents)], scores.heads[list(columns)])
        found[:, self._root] = -np.inf
        best = found.argmax(axis=1)
        return [
            ROOT if head == word else self._deps[number]
            for word, (head, number) in enumerate(zip(heads, best, strict=True))
        ]


def sentence_starts(scores: Array, units: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return the words that open a sentence: the first, and those that score high and do not cut a unit."""
    inside = {word for start, end in units for word in range(start + 1, end)}
    return [0, *(word for word in range(1, len(scores)) if scores[word] > START_THRESHOLD and word not in inside)]


class _UnitTree:
    """Trees over a chunk in which each unit is one node, which its last word stands for."""

    def __init__(self, words: int, units: Sequence[tuple[int, int]]) -> None:
        end_of = dict(units)
        self._nodes: list[range] = []
        while (word := self._nodes[-1].stop if self._nodes else 0) < words:
            self._nodes.append(range(word, end_of.get(word, word + 1)))
        self.inner = [word for node in self._nodes for word in node[:-1]]

    def heads(self, arcs: Array, starts: Sequence[int]) -> tuple[list[int], list[tuple[int, int]]]:
        """Return each word's head, and the (dependent, head column) by which its arc is to be labelled."""
        heads = [0] * len(arcs)
        pairs = [(word, 0) for word in range(len(arcs))]
        for start, end in zip(starts, [*starts[1:], len(arcs)], strict=True):
            nodes = [node for node in self._nodes if start <= node.start < end]
            for place, head in enumerate(best_heads(_node_scores(arcs, nodes))):
                own, above = nodes[place], nodes[head - 1] if head else None
                heads[own[-1]] = above[-1] if above else own[-1]
                pairs[own[-1]] = _best_pair(arcs, own, above)
        for node in self._nodes:
            for word in node[:-1]:
                heads[word] = node[-1]
        return heads, pairs


def _best_pair(arcs: Array, own: range, above: range | None) -> tuple[int, int]:
    """Return the word of `own` and the column of `above` (0 for the root) that score their arc best."""
    columns = [word + 1 for word in above] if above else [0]
    if len(own) == len(columns) == 1:
        return own[0], columns[0]
    return max(((word, column) for word in own for column in columns), key=lambda pair: float(arcs[pair]))


def _node_scores(arcs: Array, nodes: Sequence[range]) -> Array:
    """Return the arc scores [node, 1 + node] of `nodes`: the best of their words' scores."""
    start, end = nodes[0].start, nodes[-1].stop
    block: Array = np.concatenate([arcs[start:end, :1], arcs[start:end, start + 1 : end + 1]], axis=1)
    if len(nodes) < end - start:
        firsts = np.array([node.start - start for node in nodes])
        block = np.maximum.reduceat(block, firsts, axis=0)
        block = np.maximum.reduceat(block, np.concatenate([[0], firsts + 1]), axis=1)
    return block
