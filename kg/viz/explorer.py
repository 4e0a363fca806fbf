"""Writes the explorer: one HTML file that holds the network, the evidence and the drawing engine, and loads nothing.

pyvis holds the network and brings the engine (vis-network). The page around it is our own template, because pyvis' own
loads a style sheet from the internet, does not escape what it prints and runs physics when it opens.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, overload

import networkx as nx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from rdflib import Graph

from kg.errors import StoreError
from kg.viz.columns import Columns
from kg.viz.evidence import PART_NAMES, EvidenceView, evidence_of
from kg.viz.highlights import lead, listings
from kg.viz.layout import label_box, lay_out
from kg.viz.network import network_of
from kg.viz.palette import EVENT_KINDS, KINDS, ROLE_NAMES

#: Nodes drawn at once. A drawing of 400 pans at the frame rate of the screen on a CPU alone; 2,000 are a hairball.
CAP = 400

#: Kinds whose labels are set in bold, as in ``assets/network.js``.
BOLD = frozenset({"incident", "series"})

#: Kinds of statements and the like are hidden at first in a network with more nodes than a screen can label.
MANY = 150

#: The page's own modules, in the order in which they build on each other.
SCRIPTS = (
    *("dom", "dates", "model", "state", "visible", "focus", "shapes", "edges", "labels", "network"),
    *("figures", "evidence", "start", "panel", "legend", "search", "table", "timeline", "views", "main"),
)

_DAY_AT_END = re.compile(r", (?:\w+ )*?\d[^,]* \d{4}(?= \(\w+\)$|$)")
_ENGINE = "templates/lib/vis-9.1.2/vis-network.min.js"


@overload
def explore(graph: Graph, path: None = None, *, title: str = ...) -> str: ...
@overload
def explore(graph: Graph, path: Path | str, *, title: str = ...) -> Path: ...
def explore(graph: Graph, path: Path | str | None = None, *, title: str = "Conflict incident graph") -> str | Path:
    """Return the explorer of a graph as HTML, or write it to ``path`` and return the path.

    The page opens from a file, needs no server, and makes no request. The same graph gives the same bytes.

    Args:
        graph: The graph of a build; it may stand in memory or in a store.
        path: File to write, in UTF-8. Its folder must exist.
        title: Heading of the page.

    Raises:
        StoreError: The file cannot be written.
    """
    columns = Columns(graph)
    page = render(page_data(network_of(columns), evidence_of(columns)), title=title)
    if path is None:
        return page
    target = Path(path)
    try:
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"the explorer cannot be written: {error.strerror}", where=str(target)) from error
    return target


def page_data(network: nx.MultiDiGraph[str], evidence: EvidenceView) -> dict[str, Any]:
    """Return everything that the page shows, ready for JSON."""
    nodes, edges = _drawn_by_pyvis(network)
    return {
        "nodes": nodes,
        "edges": edges,
        "kinds": _kinds(network),
        "roles": {role: {"out": out, "into": into} for role, (out, into) in (ROLE_NAMES | PART_NAMES).items()},
        "cap": CAP,
        "lead": lead(network),
        "start": [asdict(listing) for listing in listings(network, evidence)],
        **asdict(evidence),
    }


def render(data: Mapping[str, Any], *, title: str) -> str:
    """Return the page for its data. All text is escaped, and the page's policy lets only its own scripts run."""
    engine, script, style = _engine(), _script(), _asset("explorer.css")
    template = _environment().from_string(_text("templates/explorer.html.j2"))
    return template.render(
        title=title, data=data, policy=_policy(engine, script, style), engine=engine, script=script, style=style
    )


def _drawn_by_pyvis(network: nx.MultiDiGraph[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and edges as pyvis holds them for vis-network, with places and what the page tells of them."""
    from pyvis.network import Network  # 0.5 s: it imports IPython

    drawing = Network(directed=True)
    places = lay_out(network, _core(network), {node: _box(data) for node, data in network.nodes(data=True)})
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        drawing.add_node(node, shape="custom", x=x, y=y, group=data["kind"], **_told(network, node, data))
    for source, target, role in sorted(network.edges(keys=True)):
        drawing.add_edge(source, target, role=role)
    found = drawing.get_network_data()
    return found[0], found[1]


def _core(network: nx.MultiDiGraph[str]) -> list[str]:
    """Return the nodes that the page draws at first, as ``assets/visible.js`` does: events and their neighbours."""
    hidden = {kind["id"] for kind in _kinds(network) if kind["hidden"]}
    shown = network.subgraph([node for node, kind in network.nodes(data="kind") if kind not in hidden])
    near = shown.to_undirected(as_view=True)
    ranked = sorted(shown, key=lambda node: (-_rank(network, node), node))
    events = [node for node in ranked if shown.nodes[node]["kind"] in EVENT_KINDS]
    whole = (other for event in events for other in (event, *sorted(near[event])))
    return list(dict.fromkeys((*whole, *(node for node in ranked if near[node]))))[:CAP]


def _rank(network: nx.MultiDiGraph[str], node: str) -> int:
    """Return how much there is to see at a node; a report that tells of it counts as three links."""
    roles = [role for _, _, role in (*network.out_edges(node, keys=True), *network.in_edges(node, keys=True))]
    return len(roles) + 2 * roles.count("reportedBy")


def _box(data: Mapping[str, Any]) -> tuple[float, float]:
    return label_box(undated(data["label"]), bold=data["kind"] in BOLD)


def _told(network: nx.MultiDiGraph[str], node: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page tells of one node; what the graph does not say is None, an empty list or 0."""
    keys = ("type", "status", "earliest", "latest", "precision", "count", "publisher", "url", "country", "lat", "lon")
    return {
        "label": data["label"],
        "short": undated(data["label"]),
        **{key: data.get(key) for key in keys},
        "placed": data.get("geo_precision"),
        "aliases": data["aliases"].split("; ") if "aliases" in data else [],
        "harm": _tolls(data),
        "reports": _reports(network, node),
        "degree": sum(network.nodes[other]["kind"] != "report" for other in nx.all_neighbors(network, node)),
        "rank": _rank(network, node),
    }


def undated(label: str) -> str:
    """Return a label without the day at its end: on the drawing the timeline and the panel show the days."""
    return _DAY_AT_END.sub("", label)


def _tolls(data: Mapping[str, Any]) -> dict[str, dict[str, int | None]]:
    harms = sorted(key.removesuffix("_low") for key in data if key.endswith("_low"))
    return {harm: {end: data.get(f"{harm}_{end}") for end in ("low", "high", "best")} for harm in harms}


def _reports(network: nx.MultiDiGraph[str], node: str) -> int:
    """Return how many reports tell of an event, or of the events that a node is linked to."""
    tellers = [node] if network.nodes[node]["kind"] in EVENT_KINDS else list(network.predecessors(node))
    return len({r for teller in tellers for _, r, role in network.out_edges(teller, keys=True) if role == "reportedBy"})


def _kinds(network: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    many = len(network) > MANY
    return [asdict(kind) | {"hidden": kind.hidden or (many and kind.id == "statement")} for kind in KINDS]


def _policy(engine: str, script: str, style: str) -> str:
    """Return the content security policy: no request of any kind, only the scripts and the style with these hashes."""
    scripts = " ".join(map(_hash, (engine, script)))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; "
        "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _engine() -> Markup:
    """Return vis-network as pyvis brings it, without the line that makes developer tools ask for a source map."""
    text = files("pyvis").joinpath(_ENGINE).read_text("utf-8")
    return Markup(text.partition("//# sourceMappingURL=")[0])


@cache
def _script() -> Markup:
    modules = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return Markup(f'(() => {{\n"use strict";\n{modules}\n}})();\n')


@cache
def _asset(name: str) -> Markup:
    return Markup(_text(f"assets/{name}"))


def _text(name: str) -> str:
    return files("kg.viz").joinpath(name).read_text("utf-8")


def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
