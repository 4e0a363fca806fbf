"""The data of the explorer's page: all of it for one file, or page by page for a server.

Both come as the same rows, so that the page reads them alike. One that is served says so (``"served"``) and asks
``api/explorer/NAME?...`` beside itself for what it does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cached_property
from itertools import islice
from typing import Any

import networkx as nx
from rdflib import RDFS, Graph

from kg.errors import QueryError
from kg.viz.basemap import base_map
from kg.viz.columns import Columns
from kg.viz.drawing import CAP, FIRST, core_of, kinds_of, places_of
from kg.viz.evidence import PART_NAMES, ClaimView, FigureView, Ruling, evidence_of
from kg.viz.finding import Finder
from kg.viz.highlights import Listing, lead, listings
from kg.viz.network import network_of
from kg.viz.packing import Packed, pack
from kg.viz.palette import CLAIM_ROLE_NAMES, KINDS, ROLE_NAMES
from kg.viz.quoting import pack_evidence
from kg.viz.told import NAMES, rank, told
from kg.vocab import KG, schema

#: Most nodes that one answer brings of the surroundings of a hub.
MOST = 1_000

#: Rows of a list, and hits of a search, in one answer.
SIZE = 200

#: Shortest paths that are followed between two nodes; hubs can have thousands of them.
WAYS = 100

_ROLES = ROLE_NAMES | CLAIM_ROLE_NAMES | PART_NAMES

Answer = dict[str, Any]
Item = ClaimView | FigureView


class Pages:
    """What the page shows of one graph, as JSON knows it. The same graph gives the same data."""

    def __init__(self, graph: Graph) -> None:
        """Read the graph; it may stand in memory or in a store."""
        columns = Columns(graph)
        self.network = network_of(columns)
        self.evidence = evidence_of(columns)

    # ------------------------------------------------------------------------------------------------------ one file

    def whole(self) -> tuple[Answer, Answer, Answer]:
        """Return the page's three blocks for a file that holds all: what is drawn, the evidence, the map."""
        said = self.evidence
        evidence = pack_evidence(said.quotes, said.claims, said.figures, said.rulings)
        return self._data(self.network, served=False), evidence, self._map()

    def first(self) -> tuple[Answer, Answer, Answer]:
        """Return the three blocks for a page that asks for the rest: the first drawing, and what the start names."""
        named = {item.id for listing in self._listings for item in listing.items}
        nodes = {*core_of(self.network), *named}
        return self._data(nodes | set(self._reports_of(nodes)), served=True), pack_evidence((), (), (), ()), self._map()

    # --------------------------------------------------------------------------------------------------- page by page

    def answer(self, name: str, options: Mapping[str, str]) -> Answer:
        """Return one answer to the page.

        Args:
            name: ``node``, ``path``, ``search`` or ``list``.
            options: The parameters of the address: ``id`` and ``hops``; ``from`` and ``to``; ``q``; ``kind`` and
                ``start``.

        Raises:
            QueryError: There is no such answer or no such node, or an option is missing or unfit.
        """
        answers: dict[str, Callable[[], Answer]] = {
            "node": lambda: self.node(_option(options, "id"), hops=_number(options, "hops", 1)),
            "path": lambda: self.path(_option(options, "from"), _option(options, "to")),
            "search": lambda: self.search(_option(options, "q")),
            "list": lambda: self.listing(_option(options, "kind"), start=_number(options, "start", 0)),
        }
        if name not in answers:
            raise QueryError(f"the explorer has no answer {name!r}", todo=f"it has {', '.join(answers)}")
        return answers[name]()

    def node(self, node: str, *, hops: int = 1) -> Answer:
        """Return a node, what lies within one or two steps, all that is claimed of it or by it, and who is named."""
        self._must_have(node)
        claims, figures, rulings = self._claims[node], self._figures[node], self._rulings[node]
        shown = self._around(node, 2 if hops > 1 else 1)
        said: tuple[Item, ...] = (*claims, *figures)
        shown.update(other for item in said for other in self._named(item))
        shown.update(other for ruling in rulings for other in (ruling.other, *ruling.reports) if other is not None)
        return self._answer(shown, evidence=pack_evidence(self.evidence.quotes, claims, figures, rulings))

    def path(self, start: str, end: str) -> Answer:
        """Return the nodes of shortest paths between two nodes, reports left out; the two alone where there is none."""
        self._must_have(start)
        self._must_have(end)
        ways = islice(self._ways(start, end), WAYS)
        return self._answer({node for way in ways for node in way} | {start, end})

    def search(self, text: str) -> Answer:
        """Return the nodes that a text finds as ``hits``, best first, and how many there are in all."""
        found = self._finder.find(text)
        return self._answer(found[:SIZE], hits=found[:SIZE], total=len(found))

    def listing(self, kind: str, *, start: int = 0) -> Answer:
        """Return some nodes of a kind as ``ids``, in the order of their days, with what they are linked to."""
        found = [node for node, data in self.network.nodes(data=True) if data["kind"] == kind]
        found.sort(key=lambda node: (str(self.network.nodes[node].get("earliest", "9999")), node))
        ids = found[start : start + SIZE]
        near = (other for node in ids for other in (node, *self.network.successors(node)))
        return self._answer(near, ids=ids, total=len(found))

    # ---------------------------------------------------------------------------------------------------------- parts

    def _data(self, nodes: Iterable[str], *, served: bool) -> Answer:
        kinds = [kind for _, kind in self.network.nodes(data="kind")]
        return {
            "served": served,
            "kinds": kinds_of(self.network),
            "totals": {kind.id: kinds.count(kind.id) for kind in KINDS} | {"claim": self._quoted()},
            "roles": {role: {"out": out, "into": into} for role, (out, into) in _ROLES.items()},
            "best": str(schema().value(KG.bestFigure, RDFS.comment)),
            "cap": CAP,
            "first": FIRST,
            "lead": lead(self.network),
            "start": [asdict(listing) for listing in self._listings],
            **self._answer(nodes),
        }

    def _quoted(self) -> int:
        """Return how many claims and figures rest on words of a report; the page makes their nodes itself."""
        items: tuple[Item, ...] = (*self.evidence.claims, *self.evidence.figures)
        return sum(item.quote is not None for item in items)

    def _map(self) -> Answer:
        points = [(data["lon"], data["lat"]) for _, data in self.network.nodes(data=True) if "lon" in data]
        return asdict(base_map(points))

    def _answer(self, nodes: Iterable[str], **more: Any) -> Answer:
        """Return rows for nodes and for the links among them; a link names its ends by their place in the rows."""
        ordered = sorted(node for node in set(nodes) if node in self.network)
        rows = [told(self.network, node, self._places[node]) for node in ordered]
        return {"nodes": pack(rows, NAMES), "edges": self._edges(ordered), **more}

    def _edges(self, nodes: list[str]) -> Packed:
        at = {node: i for i, node in enumerate(nodes)}
        out = self.network.out_edges(nodes, keys=True)
        edges = sorted((at[a], at[b], role) for a, b, role in out if b in at)
        return pack([{"from": a, "to": b, "role": role} for a, b, role in edges], ("from", "to", "role"))

    def _must_have(self, node: str) -> None:
        if node not in self.network:
            raise QueryError(f"the graph has no node {node!r}")

    def _around(self, node: str, hops: int) -> set[str]:
        """Return the nodes within some steps; around a hub, those at which there is most to see."""
        found, ring = {node}, {node}
        for _ in range(hops):
            near = {other for each in ring for other in nx.all_neighbors(self.network, each)} - found
            ring = set(sorted(near, key=lambda other: (-rank(self.network, other), other))[: MOST - len(found)])
            found |= ring
        return found

    def _ways(self, start: str, end: str) -> Iterator[list[str]]:
        kinds = self.network.nodes(data="kind")
        kept = self.network.subgraph([node for node, kind in kinds if kind != "report" or node in (start, end)])
        try:
            yield from nx.all_shortest_paths(kept.to_undirected(as_view=True), start, end)
        except nx.NetworkXNoPath:
            return

    def _reports_of(self, nodes: Iterable[str]) -> Iterator[str]:
        yield from (report for _, report, role in self.network.out_edges(nodes, keys=True) if role == "reportedBy")

    def _named(self, item: Item) -> Iterator[str]:
        """Yield every node that a claim or figure names, its report too."""
        other = item.whom if isinstance(item, FigureView) else item.value
        report = None if item.quote is None else self.evidence.quotes[item.quote].report
        yield from (node for node in (item.about, *item.speakers, other, report) if node is not None)

    @cached_property
    def _listings(self) -> tuple[Listing, ...]:
        return listings(self.network, self.evidence)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        return places_of(self.network)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.network, self.evidence)

    @cached_property
    def _claims(self) -> Mapping[str, list[ClaimView]]:
        found: dict[str, list[ClaimView]] = defaultdict(list)
        for claim in self.evidence.claims:
            for node in dict.fromkeys(self._named(claim)):
                found[node].append(claim)
        return found

    @cached_property
    def _figures(self) -> Mapping[str, list[FigureView]]:
        found: dict[str, list[FigureView]] = defaultdict(list)
        for figure in self.evidence.figures:
            for node in dict.fromkeys(self._named(figure)):
                found[node].append(figure)
        return found

    @cached_property
    def _rulings(self) -> Mapping[str, list[Ruling]]:
        found: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in self.evidence.rulings:
            found[ruling.about].append(ruling)
        return found


def _option(options: Mapping[str, str], name: str) -> str:
    if name not in options:
        raise QueryError(f"the explorer's question lacks {name!r}")
    return options[name]


def _number(options: Mapping[str, str], name: str, default: int) -> int:
    text = options.get(name, str(default))
    if not text.isdecimal():
        raise QueryError(f"{name} is no whole number: {text!r}")
    return int(text)
