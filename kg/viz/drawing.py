"""Chooses what the explorer draws at first, and places every node: the same network, the same drawing."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice
from typing import Any

import networkx as nx

from kg.viz.layout import label_box, lay_out
from kg.viz.palette import EVENT_KINDS, KINDS
from kg.viz.told import rank, undated

#: Most nodes drawn at once. A drawing of 400 pans at the frame rate of the screen on a CPU alone; 2,000 are a hairball.
CAP = 400

#: Nodes drawn first of a network with more than that: what a screen can name.
FIRST = 160

#: Kinds whose labels are set in bold, as in ``assets/network.js``.
BOLD = frozenset({"incident", "series"})

#: Kinds of statements and the like are hidden at first in a network with more nodes than a screen can label.
MANY = 150


def kinds_of(network: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """Return all kinds of node, each with whether it is hidden until the reader asks for it."""
    many = len(network) > MANY
    return [asdict(kind) | {"hidden": kind.hidden or (many and kind.id == "statement")} for kind in KINDS]


def core_of(network: nx.MultiDiGraph[str]) -> list[str]:
    """Return the nodes that the page draws at first, as ``assets/visible.js`` does: events with their neighbours."""
    hidden = {kind["id"] for kind in kinds_of(network) if kind["hidden"]}
    shown = network.subgraph([node for node, kind in network.nodes(data="kind") if kind not in hidden])
    ranks = {node: rank(network, node) for node in shown}
    ranked = sorted(shown, key=lambda node: (-ranks[node], node))
    near = shown.to_undirected(as_view=True)
    events = islice((node for node in ranked if shown.nodes[node]["kind"] in EVENT_KINDS), CAP + 1)
    whole = (other for event in events for other in (event, *sorted(near[event])))
    linked = (node for node in ranked if any(True for _ in nx.all_neighbors(shown, node)))
    found = list(islice(dict.fromkeys((*whole, *islice(linked, 2 * CAP))), CAP + 1))
    return found if len(found) <= CAP else found[:FIRST]


def places_of(network: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """Return a place for every node: with care for those that are drawn at first."""
    core = core_of(network)
    return lay_out(network, core, {node: _box(network, node) for node in core})


def _box(network: nx.MultiDiGraph[str], node: str) -> tuple[float, float]:
    data = network.nodes[node]
    return label_box(undated(data["label"]), bold=data["kind"] in BOLD)
