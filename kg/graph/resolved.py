"""The resolved view as direct properties of events, and the decisions that made the events what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite

from rdflib import RDF, RDFS, URIRef

from kg.graph.claims import figure_node, linked, predicate_of
from kg.graph.labels import event_label
from kg.graph.terms import Terms, Triple, decimal
from kg.graph.view import Toll, View, bounds
from kg.records import Decision, EventKind, Feature, Incident
from kg.vocab import KG, TYPE

_CLASSES: Mapping[EventKind, URIRef] = {
    EventKind.INCIDENT: KG.Incident,
    EventKind.SERIES: KG.IncidentSeries,
    EventKind.STATEMENT: KG.Statement,
}


def resolved_triples(terms: Terms, incident: Incident, view: View, events: Mapping[str, URIRef]) -> Iterator[Triple]:
    """Return the direct properties of an event. ``events`` maps account ids to events."""
    node = terms.event(incident)
    yield node, RDF.type, _CLASSES[incident.kind]
    yield node, RDFS.label, terms.word(event_label(incident, view, terms.linker))
    yield node, KG.eventType, TYPE[view.type]
    yield node, KG.status, terms.word(view.status.value)
    if not view.happened:
        return
    if incident.kind is not EventKind.STATEMENT:
        yield node, KG.sources, terms.number(view.sources)
    yield from _days(terms, node, view)
    yield from sorted(set(_roles(terms, node, view, events)))
    for toll in view.tolls:
        yield from _toll(terms, incident, toll)
    if incident.kind is EventKind.SERIES:
        yield from _count(terms, node, view)


def _days(terms: Terms, node: URIRef, view: View) -> Iterator[Triple]:
    yield node, KG.datePrecision, terms.word(view.days.precision.value)
    if view.days.earliest is not None:
        yield node, KG.earliest, terms.day(view.days.earliest)
    if view.days.latest is not None:
        yield node, KG.latest, terms.day(view.days.latest)


def _roles(terms: Terms, node: URIRef, view: View, events: Mapping[str, URIRef]) -> Iterator[Triple]:
    for account in view.told:
        for role in account.roles:
            predicate = predicate_of(terms, role)
            if predicate != KG.location:
                yield node, predicate, terms.referent(role.mention)
        for predicate, other in linked(account):
            if other in events and events[other] != node:
                yield node, predicate, events[other]
    for place in view.places:
        yield node, KG.location, terms.entity(terms.linker.entities[place])


def _toll(terms: Terms, incident: Incident, toll: Toll) -> Iterator[Triple]:
    node = terms.node("toll", incident.id, toll.harm.value)
    yield terms.event(incident), KG.toll, node
    yield node, RDF.type, KG.Toll
    yield node, KG.harm, KG[toll.harm.value]
    yield node, KG.low, terms.number(toll.low)
    if toll.high is not None:
        yield node, KG.high, terms.number(toll.high)
    yield node, KG.bestFigure, figure_node(terms, *toll.best)
    best = toll.best[1].quantity
    if best.low == best.high:
        yield node, KG.best, terms.number(best.low)
    for account, figure in toll.figures:
        yield node, KG.figure, figure_node(terms, account, figure)


def _count(terms: Terms, node: URIRef, view: View) -> Iterator[Triple]:
    counts = [account.count for account in view.told if account.count is not None]
    if not counts:
        return
    low, high = bounds(counts)
    yield node, KG.countLow, terms.number(low)
    if high is not None:
        yield node, KG.countHigh, terms.number(high)
    for wording in sorted({count.wording for count in counts}):
        yield node, KG.countWording, terms.word(wording)


def decision_triples(terms: Terms, decision: Decision) -> Iterator[Triple]:
    """Return one decision about two accounts. A score that is not finite comes from a hard rule: the reasons say so."""
    node = terms.decision(decision)
    left, right = sorted((decision.left, decision.right))
    yield node, RDF.type, KG.Decision
    yield node, KG.left, terms.account(left)
    yield node, KG.right, terms.account(right)
    yield node, KG.verdict, terms.word(decision.verdict.value)
    yield node, KG.decidedBy, terms.word(decision.by)
    if isfinite(decision.score):
        yield node, KG.score, decimal(decision.score)
    for reason in sorted({_in_words(feature) for feature in decision.features}):
        yield node, KG.reason, terms.word(reason)


def _in_words(feature: Feature) -> str:
    weight = "hard rule" if feature.weight is None else f"{feature.weight:+.2f}"
    return f"{feature.name} ({weight}): {feature.detail}" if feature.detail else f"{feature.name} ({weight})"
