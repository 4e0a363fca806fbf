"""Incidents, what reports claim about them, and the words they rest on, as triples.

The graph is a function of its three arguments and of nothing else: no clock, no order, no blank node. Its two layers
are the claims of the accounts (``claims``) and the view of each event that follows from them (``view``, ``resolved``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Graph, URIRef

from kg.graph.affiliations import affiliation_triples
from kg.graph.claims import Claims
from kg.graph.entities import closure, concept_triples, entity_triples
from kg.graph.judgements import judgement_triples
from kg.graph.reports import Quotes, by_id, report_triples
from kg.graph.resolved import decision_triples, resolved_triples
from kg.graph.responsibility import responsibility_triples
from kg.graph.terms import Term, Terms, Triple
from kg.graph.view import View, resolve_view
from kg.merge.copies import find_copies
from kg.records import Extraction, Harm, Incident, Judgement, Mention
from kg.resolve.linker import Linker
from kg.vocab import PREFIXES

__all__ = ["Term", "Triple", "View", "resolve_view", "to_graph", "to_triples"]


def to_triples(
    incidents: Iterable[Incident],
    extractions: Iterable[Extraction],
    linker: Linker,
    judgements: Iterable[Judgement] = (),
) -> Iterator[Triple]:
    """Return every triple of the graph, in an order that depends on the records' ids alone; some come more than once.

    Every account of ``incidents`` must be of a report in ``extractions``. Entities that no claim names are left out.

    Args:
        judgements: What people judged and was carried out.
    """
    read = sorted(extractions, key=lambda extraction: extraction.report.id)
    merged = sorted(incidents, key=lambda incident: (incident.kind, incident.id))
    terms, reports = Terms(linker), by_id(read)
    quotes = Quotes(terms, read)
    events = _events(terms, merged)
    claims = Claims(terms, quotes, events)
    copies = find_copies(read)
    views = [resolve_view(incident, reports, linker, copies) for incident in merged]
    for extraction in read:
        yield from report_triples(terms, extraction, copies)
    for incident, view in zip(merged, views, strict=True):
        yield from resolved_triples(terms, incident, view, events)
        yield from claims.of(incident)
    happened = (terms.event(incident) for incident, view in zip(merged, views, strict=True) if view.happened)
    yield from responsibility_triples(terms, merged, events, happened)
    for decision in {decision: None for incident in merged for decision in incident.decisions}:
        yield from decision_triples(terms, decision)
    for judgement in judgements:
        yield from judgement_triples(terms, judgement)
    entities = closure(linker, {linker.entity(mention).id for mention in _mentions(merged, read)})
    for entity in entities:
        yield from entity_triples(terms, entity)
    yield from affiliation_triples(terms, quotes, read, entities)
    yield from concept_triples(terms, _types(merged, views), _harms(merged))
    yield from quotes.triples()


def to_graph(
    incidents: Iterable[Incident],
    extractions: Iterable[Extraction],
    linker: Linker,
    judgements: Iterable[Judgement] = (),
) -> Graph:
    """Return the graph in memory, with the project's prefixes. See ``to_triples``; ``kg.store`` holds larger ones."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.addN((*triple, graph) for triple in to_triples(incidents, extractions, linker, judgements))
    return graph


def _events(terms: Terms, incidents: Iterable[Incident]) -> dict[str, URIRef]:
    return {account.id: terms.event(incident) for incident in incidents for account in incident.accounts}


def _mentions(incidents: Iterable[Incident], extractions: Iterable[Extraction]) -> Iterator[Mention]:
    for account in (account for incident in incidents for account in incident.accounts):
        yield from account.mentions
    for affiliation in (affiliation for extraction in extractions for affiliation in extraction.affiliations):
        yield from (affiliation.subject, affiliation.object)


def _types(incidents: Sequence[Incident], views: Sequence[View]) -> set[str]:
    told = {account.type for incident in incidents for account in incident.accounts}
    return told | {view.type for view in views}


def _harms(incidents: Iterable[Incident]) -> set[Harm]:
    return {figure.harm for incident in incidents for account in incident.accounts for figure in account.figures}
