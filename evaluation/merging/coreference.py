"""How well clusters of mentions agree with gold clusters: the usual scores, over plain sets.

A mention is anything hashable; a clustering is disjoint sets of mentions, singletons included. A mention that stands on
one side only counts as missing or spurious there. MUC counts links (Vilain et al. 1995), B-cubed the neighbours of each
mention (Bagga and Baldwin 1998), CEAF-e the likeness of clusters under the best one-to-one assignment (Luo 2005,
phi4);
the CoNLL score is the mean of their three F1.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias, TypeVar

import networkx as nx

M = TypeVar("M", bound=Hashable)
Clustering: TypeAlias = Collection[frozenset[M]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each over its own denominator, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clusters_of(labels: Mapping[M, Hashable]) -> list[frozenset[M]]:
    """Return the mentions that carry the same label, together."""
    members: dict[Hashable, list[M]] = {}
    for mention, label in labels.items():
        members.setdefault(label, []).append(mention)
    return [frozenset(group) for group in members.values()]


def muc(gold: Clustering[M], found: Clustering[M]) -> Score:
    """Return the share of links kept; a cluster of n mentions has n - 1 links, so that singletons have none."""
    return Score(precision=_links(found, gold), recall=_links(gold, found))


def b_cubed(gold: Clustering[M], found: Clustering[M]) -> Score:
    """Return the mean over mentions of the right share of their found cluster and the found share of their gold one."""
    return Score(precision=_neighbours(found, gold), recall=_neighbours(gold, found))


def ceaf_e(gold: Clustering[M], found: Clustering[M]) -> Score:
    """Return the likeness of the best assignment of clusters, by the number of found and of gold clusters."""
    likeness = _assigned(gold, found)
    return Score(
        precision=likeness / len(found) if found else 0.0,
        recall=likeness / len(gold) if gold else 0.0,
    )


def conll_f1(gold: Clustering[M], found: Clustering[M]) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def pairs(clusters: Clustering[M], counts: Callable[[M, M], bool]) -> set[frozenset[M]]:
    """Return the pairs of mentions of one cluster for which ``counts``, which asks no order, holds."""
    return {
        frozenset((one, other)) for cluster in clusters for one, other in combinations(cluster, 2) if counts(one, other)
    }


def _links(clusters: Clustering[M], others: Clustering[M]) -> float:
    """Return how many links of ``clusters`` survive when each is cut along the lines of ``others``."""
    home = _homes(others)
    links = sum(len(cluster) - 1 for cluster in clusters)
    kept = sum(
        len(cluster) - len({home.get(mention, frozenset({mention})) for mention in cluster}) for cluster in clusters
    )
    return kept / links if links else 0.0


def _neighbours(clusters: Clustering[M], others: Clustering[M]) -> float:
    """Return the mean over mentions of the share of their cluster that ``others`` keep with them."""
    home = _homes(others)
    mentions = sum(map(len, clusters))
    shares = (
        len(cluster & home.get(mention, frozenset())) / len(cluster) for cluster in clusters for mention in cluster
    )
    return sum(shares) / mentions if mentions else 0.0


def _homes(clusters: Clustering[M]) -> dict[M, frozenset[M]]:
    return {mention: cluster for cluster in clusters for mention in cluster}


def _assigned(gold: Clustering[M], found: Clustering[M]) -> float:
    """Return the sum of likeness over the one-to-one assignment of clusters that makes it largest."""
    graph = nx.Graph()
    for row, left in enumerate(gold):
        for column, right in enumerate(found):
            if common := len(left & right):
                graph.add_edge(("gold", row), ("found", column), weight=2 * common / (len(left) + len(right)))
    return float(sum(graph.edges[edge]["weight"] for edge in nx.max_weight_matching(graph)))
