"""Reads a graph property by property: one scan a property, however many nodes there are.

A query for each node would cost a round trip for each node where the graph is backed by a store.
"""

from __future__ import annotations

import math
from collections import defaultdict

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.ids import ID

Table = dict[Node, tuple[Node, ...]]


class Columns:
    """The values of each property of a graph by subject, sorted: the order of a store does not show."""

    def __init__(self, graph: Graph) -> None:
        """Read nothing yet: each property is read when it is first asked for."""
        self._graph = graph
        self._tables: dict[URIRef, Table] = {}

    def table(self, name: URIRef) -> Table:
        """Return every subject that has the property, with its values."""
        if name not in self._tables:
            found: dict[Node, list[Node]] = defaultdict(list)
            for subject, _, value in self._graph.triples((None, name, None)):
                found[subject].append(value)
            self._tables[name] = {subject: tuple(sorted(found[subject], key=str)) for subject in sorted(found, key=str)}
        return self._tables[name]

    def all(self, subject: Node, name: URIRef) -> tuple[Node, ...]:
        """Return the values of one property of one subject."""
        return self.table(name).get(subject, ())

    def one(self, subject: Node, name: URIRef) -> Node | None:
        """Return the first value, or None."""
        return next(iter(self.all(subject, name)), None)

    def text(self, subject: Node, name: URIRef) -> str | None:
        """Return the first value as text, or None."""
        value = self.one(subject, name)
        return None if value is None else str(value)

    def texts(self, subject: Node, name: URIRef) -> tuple[str, ...]:
        """Return all values as texts."""
        return tuple(map(str, self.all(subject, name)))

    def whole(self, subject: Node, name: URIRef) -> int | None:
        """Return the first value as a whole number, or None."""
        value = self.text(subject, name)
        return None if value is None else int(value)

    def decimal(self, subject: Node, name: URIRef) -> float | None:
        """Return the first value as a finite number, or None: JSON knows no infinity."""
        value = self.text(subject, name)
        return float(value) if value is not None and math.isfinite(float(value)) else None


def short_id(node: Node) -> str:
    """Return the path of a minted IRI ("actor/kataib-hezbollah"); of any other IRI, the IRI."""
    return str(node).removeprefix(ID)


def last_part(node: Node) -> str:
    """Return what stands after the last slash or hash of an IRI: the notation of a concept of the ontology."""
    return str(node).replace("#", "/").rsplit("/", 1)[-1]
