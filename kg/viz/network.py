"""The graph as a ``networkx.MultiDiGraph``: events, actors, places, weapons, objects and reports, linked by role.

Every attribute is a string or a number, and is absent where the graph does not say it, so that the network can be
written in any format that networkx knows. Claims and evidence are not in it: ``kg.viz.evidence`` reads those.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import networkx as nx
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.records import HAPPENED
from kg.viz.columns import Columns, last_part, short_id
from kg.viz.palette import EVENT_KINDS
from kg.vocab import KG, incident_types, schema

#: Class of the ontology -> kind of node. ``kg.viz.palette`` says how each kind is drawn.
KIND_OF_CLASS = {
    KG.Incident: "incident",
    KG.IncidentSeries: "series",
    KG.Statement: "statement",
    KG.State: "actor",
    KG.StateForce: "actor",
    KG.ArmedGroup: "actor",
    KG.PoliticalBody: "actor",
    KG.IntergovernmentalBody: "actor",
    KG.Person: "actor",
    KG.MediaOrganisation: "actor",
    KG.Organisation: "actor",
    KG.UnnamedGroup: "actor",
    KG.Actor: "actor",
    KG.Location: "place",
    KG.Weapon: "weapon",
    KG.TargetObject: "object",
    KG.Report: "report",
}

#: Properties that become edges. ``reportedBy`` is added to them: from an event to each report that tells it.
ROLES = (
    KG.initiator,
    KG.target,
    KG.targetObject,
    KG.location,
    KG.near,
    KG.weapon,
    KG.speaker,
    KG.about,
    KG.inResponseTo,
    KG.partOf,
    KG.locatedIn,
    KG.backedBy,
    KG.memberOf,
    KG.leads,
    KG.speaksFor,
    KG.copyOf,
)

Scalar = str | int | float


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return the resolved view of a graph as a directed network.

    Node ids are the paths of the IRIs ("actor/iran"). Every node has ``kind``, ``label`` and ``type``; where known,
    ``status``, ``sources`` (how many independent ones), ``earliest`` and ``latest`` (ISO days), ``lat`` and ``lon``
    (degrees), ``aliases`` (separated by "; ") and, for each kind of harm, ``killed_low``, ``killed_high``. Edges are
    keyed by role, which is also their ``role``.
    """
    return network_of(Columns(graph))


def network_of(columns: Columns) -> nx.MultiDiGraph[str]:
    """Return the network of a graph that is being read."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, cls in _classes(columns).items():
        network.add_node(short_id(node), **dict(_attributes(columns, node, cls)))
    for source, target, role in sorted(_links(columns)):
        if source in network and target in network:
            network.add_edge(source, target, key=role, role=role)
    return network


def _classes(columns: Columns) -> dict[Node, URIRef]:
    """Return each drawn node with its class; of two classes (ArmedGroup, Actor) the one further up in the table."""
    order = {cls: i for i, cls in enumerate(KIND_OF_CLASS)}
    classes = {
        node: [URIRef(str(cls)) for cls in found if cls in order] for node, found in columns.table(RDF.type).items()
    }
    return {node: min(found, key=order.__getitem__) for node, found in classes.items() if found}


def _links(columns: Columns) -> Iterator[tuple[str, str, str]]:
    for role in ROLES:
        for subject, objects in columns.table(role).items():
            yield from ((short_id(subject), short_id(obj), last_part(role)) for obj in objects)
    for account, events in columns.table(KG.event).items():
        if KG.Account in columns.all(account, RDF.type):
            yield from ((short_id(events[0]), short_id(r), "reportedBy") for r in columns.all(account, KG.inReport))


def _attributes(columns: Columns, node: Node, cls: URIRef) -> Iterator[tuple[str, Scalar]]:
    kind = _kind(columns, node, cls)
    label = columns.text(node, RDFS.label) or columns.text(node, DCTERMS.title) or last_part(node)
    found: dict[str, Scalar | None] = {
        "kind": kind,
        "label": label,
        "type": _type(columns, node, cls),
        "aliases": "; ".join(name for name in columns.texts(node, SKOS.altLabel) if name != label),
        "country": columns.text(node, KG.countryCode),
    }
    if kind in EVENT_KINDS:
        found |= _event(columns, node)
    elif kind == "place":
        found |= _place(columns, node)
    elif kind == "report":
        found |= _report(columns, node)
    yield from ((name, value) for name, value in found.items() if value is not None and value != "")


def _kind(columns: Columns, node: Node, cls: URIRef) -> str:
    kind = KIND_OF_CLASS[cls]
    status = columns.text(node, KG.status)
    did_not_happen = status is not None and status not in HAPPENED
    return "unconfirmed" if did_not_happen and kind in EVENT_KINDS else kind


def _type(columns: Columns, node: Node, cls: URIRef) -> str | None:
    if KIND_OF_CLASS[cls] not in EVENT_KINDS:
        return class_label(cls)
    concept = columns.one(node, KG.eventType)
    return None if concept is None else type_label(concept)


@cache
def class_label(cls: URIRef) -> str:
    """Return what the ontology calls a class ("armed group")."""
    label = schema().value(cls, RDFS.label)
    return last_part(cls) if label is None else str(label)


def type_label(concept: Node) -> str:
    """Return what the ontology calls a type of event ("air strike")."""
    known = incident_types().get(last_part(concept))
    return last_part(concept) if known is None else known.label


def _event(columns: Columns, node: Node) -> dict[str, Scalar | None]:
    found: dict[str, Scalar | None] = {
        "status": columns.text(node, KG.status),
        "earliest": columns.text(node, KG.earliest),
        "latest": columns.text(node, KG.latest),
        "precision": columns.text(node, KG.datePrecision),
        "count": "; ".join(columns.texts(node, KG.countWording)),
        "sources": columns.whole(node, KG.sources),
    }
    for toll in columns.all(node, KG.toll):
        harm = last_part(columns.all(toll, KG.harm)[0])
        found |= {f"{harm}_{end}": columns.whole(toll, KG[end]) for end in ("low", "high", "best")}
    return found


def _place(columns: Columns, node: Node) -> dict[str, Scalar | None]:
    return {
        "lat": columns.decimal(node, KG.latitude),
        "lon": columns.decimal(node, KG.longitude),
        "geo_precision": columns.whole(node, KG.geoPrecision),
    }


def _report(columns: Columns, node: Node) -> dict[str, Scalar | None]:
    published = columns.text(node, DCTERMS.issued)
    return {
        "earliest": published,
        "latest": published,
        "publisher": columns.text(node, KG.publisher),
        "url": columns.text(node, KG.url),
    }
