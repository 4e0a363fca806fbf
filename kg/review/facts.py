"""The graph as the dossier reads it: node by node, each with the words that stand for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.ids import ID
from kg.vocab import KG, OA

#: What stands for a node in a line, given the node and what it is called.
Link: TypeAlias = Callable[[Node, str], str]

_EVENTS = (KG.Incident, KG.IncidentSeries, KG.Statement)


def unlinked(_: Node, text: str) -> str:
    """Return what a node is called as it is."""
    return text


class Facts:
    """Looks things up in a graph, node by node; what it does not say is an empty text."""

    def __init__(self, graph: Graph, link: Link = unlinked) -> None:
        self._graph = graph
        self.linked = link

    def events(self) -> dict[URIRef, str]:
        """Return every event with its label, ordered by label."""
        found = {URIRef(str(node)): self.label(node) for cls in _EVENTS for node in self._graph.subjects(RDF.type, cls)}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def all(self, node: Node, predicate: Node) -> list[Node]:
        """Return the values of a property, sorted."""
        return sorted(self._graph.objects(node, predicate), key=str)

    def one(self, node: Node, predicate: Node) -> Node:
        """Return the first value of a property that the shapes demand."""
        return self.all(node, predicate)[0]

    def texts(self, node: Node, predicate: Node) -> list[str]:
        """Return the values of a property as texts."""
        return [str(value) for value in self.all(node, predicate)]

    def text(self, node: Node, predicate: Node) -> str:
        """Return the first value of a property as text, or an empty one."""
        return next(iter(self.texts(node, predicate)), "")

    def subjects(self, predicate: Node, node: Node, cls: Node | None = None) -> list[Node]:
        """Return the nodes that point to ``node``; those of one class where one is given."""
        found = sorted(self._graph.subjects(predicate, node), key=str)
        return found if cls is None else [each for each in found if cls in self.all(each, RDF.type)]

    def name(self, node: Node) -> str:
        """Return what a node is called."""
        return self.text(node, RDFS.label) or short(node)

    def label(self, node: Node) -> str:
        """Return what stands for a node in a line: what it is called, linked."""
        return self.linked(node, self.name(node))

    def report(self, report: Node) -> str:
        """Return what stands for a report in a line: its id, linked."""
        return self.linked(report, self.text(report, DCTERMS.identifier))

    def concept(self, node: Node, predicate: Node) -> str:
        """Return the notation of the concept that a property names."""
        for value in self.all(node, predicate):
            return self.text(value, SKOS.notation) or str(value).replace("#", "/").rpartition("/")[2]
        return ""

    def quotes(self, node: Node) -> Iterator[str]:
        """Yield the words that a node rests on, with report and place, in the order of the text."""
        for words in sorted(self.all(node, KG.evidence), key=self._position):
            place = f"{self.text(words, OA.start)}-{self.text(words, OA.end)}"
            yield f"“{self.text(words, OA.exact)}” [{place}]"

    def _position(self, words: Node) -> tuple[int, int]:
        return int(self.text(words, OA.start)), int(self.text(words, OA.end))

    def account_order(self, account: Node) -> tuple[str, str, tuple[int, int]]:
        """Return what accounts are ordered by: the day of their report, its id, where in it they begin."""
        report = self.one(account, KG.inReport)
        first = min(map(self._position, self.all(account, KG.evidence)))
        return self.text(report, DCTERMS.issued), self.text(report, DCTERMS.identifier), first


def short(node: Node) -> str:
    """Return a minted IRI as "incident:...", as the queries abbreviate it."""
    return str(node).removeprefix(ID).replace("/", ":", 1)
