"""Finds nodes by their names, other spellings and quoted sentences, as ``assets/search.js`` does in the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import networkx as nx

from kg.lexicon.fold import fold
from kg.viz.evidence import ClaimView, EvidenceView, FigureView
from kg.viz.told import rank


class Finder:
    """Names and sentences of a network, folded once."""

    def __init__(self, network: nx.MultiDiGraph[str], evidence: EvidenceView) -> None:
        """Fold everything that can be looked for."""
        self._ranks = {node: rank(network, node) for node in network}
        self._names = {
            node: (fold(data["label"]), fold(f"{data.get('type', '')}; {data.get('aliases', '')}"))
            for node, data in network.nodes(data=True)
        }
        self._about = _about(evidence)

    def find(self, text: str) -> list[str]:
        """Return what a text finds, best first: names before nodes that a quoted sentence is about."""
        wanted = fold(text)
        if not wanted:
            return []
        return list(dict.fromkeys((*self._named(wanted), *self._quoted(wanted))))

    def _named(self, wanted: str) -> list[str]:
        scores = {node: _score(label, rest, wanted) for node, (label, rest) in self._names.items()}
        found = [node for node, score in scores.items() if score]
        return sorted(found, key=lambda node: (-scores[node], -self._ranks[node], node))

    def _quoted(self, wanted: str) -> Iterator[str]:
        yield from (node for sentence, nodes in self._about.items() if wanted in sentence for node in nodes)


def _about(evidence: EvidenceView) -> dict[str, dict[str, None]]:
    """Return each quoted sentence, folded, with what is claimed in it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    items: tuple[ClaimView | FigureView, ...] = (*evidence.claims, *evidence.figures)
    for item in items:
        if item.quote is not None:
            quote = evidence.quotes[item.quote]
            found[fold(quote.before + quote.exact + quote.after)][item.about] = None
    return found


def _score(label: str, rest: str, wanted: str) -> int:
    """Return how well a name fits: it is what is looked for, begins with it, holds it, or is also written like it."""
    if label == wanted:
        return 4
    if label.startswith(wanted):
        return 3
    return 2 if wanted in label else int(wanted in rest)
