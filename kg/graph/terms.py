"""Records to RDF terms: which node stands for a record, and how its values are written.

One ``Terms`` serves one graph. It remembers the terms it made, since a graph says the same few thousand things again
and again, and it makes no blank node.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from rdflib import XSD, Literal, URIRef

from kg.ids import content_id, entity_iri, iri
from kg.records import Decision, Entity, EventKind, Incident, Mention, Span
from kg.resolve.linker import Linker

Term: TypeAlias = URIRef | Literal
Triple: TypeAlias = tuple[URIRef, URIRef, Term]

#: First segment of an event's IRI below ``id/``.
_EVENT_PATH: Mapping[EventKind, str] = {
    EventKind.INCIDENT: "incident",
    EventKind.SERIES: "series",
    EventKind.STATEMENT: "statement",
}


class Terms:
    """The terms of one graph: nodes of records, and literals."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker
        self._nodes: dict[tuple[str, ...], URIRef] = {}
        self._entities: dict[str, URIRef] = {}
        self._words: dict[str, Literal] = {}
        self._numbers: dict[int, Literal] = {}
        self._days: dict[date, Literal] = {}

    def node(self, *names: str) -> URIRef:
        """Return the node whose IRI stands under ``names``."""
        found = self._nodes.get(names)
        if found is None:
            found = self._nodes[names] = URIRef(iri(*names))
        return found

    def hashed(self, path: str, *parts: str) -> URIRef:
        """Return the node below ``path`` that is named by the content of ``parts``; it is not remembered."""
        return URIRef(iri(path, content_id(*parts)))

    def event(self, incident: Incident) -> URIRef:
        """Return the node of an incident, series or statement."""
        return self.node(_EVENT_PATH[incident.kind], incident.id)

    def account(self, account_id: str) -> URIRef:
        """Return the node of an account."""
        return self.node("account", account_id)

    def report(self, report_id: str) -> URIRef:
        """Return the node of a report."""
        return self.node("report", report_id)

    def evidence(self, span: Span) -> URIRef:
        """Return the node of some words of a report: one for all claims that rest on the same words."""
        return self.node("evidence", span.report_id, f"{span.start}-{span.end}")

    def decision(self, decision: Decision) -> URIRef:
        """Return the node of a decision: one for two accounts and who decided, whichever account stands first."""
        return self.hashed("decision", *sorted((decision.left, decision.right)), decision.by)

    def entity(self, entity: Entity) -> URIRef:
        """Return the node of a canonical entity."""
        found = self._entities.get(entity.id)
        if found is None:
            found = self._entities[entity.id] = URIRef(entity_iri(entity.id))
        return found

    def referent(self, mention: Mention) -> URIRef:
        """Return the node of the entity that ``mention`` was linked to."""
        return self.entity(self.linker.entity(mention))

    def word(self, text: str) -> Literal:
        """Return a literal of a word that recurs: a status, the name of a rule, a label."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = Literal(storable(text))
        return found

    def number(self, value: int) -> Literal:
        """Return an xsd:integer."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = Literal(value)
        return found

    def day(self, value: date) -> Literal:
        """Return an xsd:date. Only days are stored: engines disagree on comparing them with times and months."""
        found = self._days.get(value)
        if found is None:
            found = self._days[value] = Literal(value.isoformat(), datatype=XSD.date)
        return found


def quote(text: str) -> Literal:
    """Return a literal of words that are unlikely to recur: a quotation, a title."""
    return Literal(storable(text))


def decimal(value: float) -> Literal:
    """Return an xsd:decimal of at most six places, without an exponent."""
    return Literal(f"{value:.6f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def storable(text: str) -> str:
    """Return ``text`` with lone surrogates, which no RDF format can hold, as U+FFFD: as many characters as before."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
