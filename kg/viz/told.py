"""What the explorer's page tells of each node beside its links: one row a node, ready to be packed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.viz.palette import EVENT_KINDS

#: Names of the values of a row, in the order of the page.
NAMES = (
    *("id", "label", "short", "group", "type", "status", "earliest", "latest", "precision", "count", "publisher"),
    *("url", "country", "lat", "lon", "placed", "aliases", "harm", "sources", "reports", "degree", "rank", "x", "y"),
)

_SAME = (
    "type",
    "status",
    "earliest",
    "latest",
    "precision",
    "count",
    "publisher",
    "url",
    "country",
    "lat",
    "lon",
    "sources",
)
_DAY_AT_END = re.compile(r", (?:\w+ )*?\d[^,]* \d{4}(?= \(\w+\)$|$)")


def told(network: nx.MultiDiGraph[str], node: str, place: tuple[int, int]) -> dict[str, Any]:
    """Return the row of one node; what the graph does not say is None or 0.

    ``degree`` counts neighbours other than reports; ``rank`` counts how much there is to see, a report as three links.
    """
    data = network.nodes[node]
    short = undated(data["label"])
    return {
        "id": node,
        "label": data["label"],
        "short": None if short == data["label"] else short,
        "group": data["kind"],
        **{key: data.get(key) for key in _SAME},
        "placed": data.get("geo_precision"),
        "aliases": data["aliases"].split("; ") if "aliases" in data else None,
        "harm": _tolls(data) or None,
        "reports": _reports(network, node),
        "degree": sum(network.nodes[other]["kind"] != "report" for other in nx.all_neighbors(network, node)),
        "rank": rank(network, node),
        "x": place[0],
        "y": place[1],
    }


def undated(label: str) -> str:
    """Return a label without the day at its end: on the drawing the timeline and the panel show the days."""
    return _DAY_AT_END.sub("", label)


def rank(network: nx.MultiDiGraph[str], node: str) -> int:
    """Return how much there is to see at a node; a report that tells of it counts as three links."""
    told_by: int = sum(role == "reportedBy" for _, _, role in network.out_edges(node, keys=True))
    tells: int = sum(role == "reportedBy" for _, _, role in network.in_edges(node, keys=True))
    degree = int(network.degree(node))
    return degree + 2 * (told_by + tells)


def _tolls(data: Mapping[str, Any]) -> dict[str, dict[str, int | None]]:
    harms = sorted(key.removesuffix("_low") for key in data if key.endswith("_low"))
    return {harm: {end: data.get(f"{harm}_{end}") for end in ("low", "high", "best")} for harm in harms}


def _reports(network: nx.MultiDiGraph[str], node: str) -> int:
    """Return how many reports tell of an event, or of the events that a node is linked to."""
    tellers = [node] if network.nodes[node]["kind"] in EVENT_KINDS else list(network.predecessors(node))
    return len({r for teller in tellers for _, r, role in network.out_edges(teller, keys=True) if role == "reportedBy"})
