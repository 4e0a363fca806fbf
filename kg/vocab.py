"""The names of the ontology for Python: its terms, its namespaces, and what ``schema.ttl`` says about event types.

``KG`` refuses a term that the ontology does not define; a test holds the two equal. Nothing is read at import.
"""

# ruff: noqa: N815  (the terms of the ontology keep their own spelling)
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import DC, DCTERMS, OWL, RDF, RDFS, SDO, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.term import Node

from kg.ids import ID


class KG(DefinedNamespace):
    """Every class, property and kind of harm that ``schema.ttl`` defines."""

    _fail = True
    _NS = Namespace("https://w3id.org/conflict-kg/schema#")

    # Events
    Event: URIRef
    Incident: URIRef
    IncidentSeries: URIRef
    Statement: URIRef
    # Actors
    Actor: URIRef
    State: URIRef
    StateForce: URIRef
    ArmedGroup: URIRef
    PoliticalBody: URIRef
    IntergovernmentalBody: URIRef
    Person: URIRef
    MediaOrganisation: URIRef
    Organisation: URIRef
    UnnamedGroup: URIRef
    # Places, weapons and objects
    Location: URIRef
    Weapon: URIRef
    TargetObject: URIRef
    # Reports, claims and decisions
    Report: URIRef
    Evidence: URIRef
    Gap: URIRef
    Account: URIRef
    Claim: URIRef
    DateClaim: URIRef
    CountClaim: URIRef
    CasualtyFigure: URIRef
    BackgroundClaim: URIRef
    Toll: URIRef
    Decision: URIRef
    Judgement: URIRef
    Harm: URIRef
    # Properties of an event
    eventType: URIRef
    initiator: URIRef
    target: URIRef
    targetObject: URIRef
    speaker: URIRef
    about: URIRef
    location: URIRef
    near: URIRef
    weapon: URIRef
    claimedBy: URIRef
    attributedBy: URIRef
    deniedBy: URIRef
    inResponseTo: URIRef
    partOf: URIRef
    earliest: URIRef
    latest: URIRef
    datePrecision: URIRef
    status: URIRef
    toll: URIRef
    countLow: URIRef
    countHigh: URIRef
    countWording: URIRef
    # Properties of claims
    event: URIRef
    account: URIRef
    inReport: URIRef
    evidence: URIRef
    rule: URIRef
    linkReason: URIRef
    cue: URIRef
    placeRelation: URIRef
    wording: URIRef
    harm: URIRef
    low: URIRef
    high: URIRef
    best: URIRef
    bestFigure: URIRef
    figure: URIRef
    whom: URIRef
    # Affiliations
    backedBy: URIRef
    leads: URIRef
    speaksFor: URIRef
    memberOf: URIRef
    # Places
    locatedIn: URIRef
    latitude: URIRef
    longitude: URIRef
    geoPrecision: URIRef
    countryCode: URIRef
    # Reports, gaps and decisions
    publisher: URIRef
    url: URIRef
    sha256: URIRef
    sentence: URIRef
    pipeline: URIRef
    reason: URIRef
    left: URIRef
    right: URIRef
    verdict: URIRef
    score: URIRef
    decidedBy: URIRef
    decidedOn: URIRef
    ruling: URIRef
    concerns: URIRef
    judgedName: URIRef
    fixedPart: URIRef
    fixedValue: URIRef
    copyOf: URIRef
    sources: URIRef
    # Kinds of harm
    killed: URIRef
    injured: URIRef
    casualties: URIRef
    missing: URIRef
    captured: URIRef
    displaced: URIRef


TYPE = Namespace("https://w3id.org/conflict-kg/type/")
OA = Namespace("http://www.w3.org/ns/oa#")

#: Kinds of things that a build mints: the first part of their IRIs below ``id/``, and a prefix each.
KINDS = (
    *("incident", "series", "statement", "toll", "decision", "judgement"),
    *("actor", "place", "weapon", "object"),
    *("report", "evidence", "gap", "account", "claim", "date", "count", "figure", "background"),
)

#: Prefixes of every file the project writes and of every query it runs.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": str(KG),
        "type": str(TYPE),
        "id": ID,
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "owl": str(OWL),
        "xsd": str(XSD),
        "skos": str(SKOS),
        "oa": str(OA),
        "schema": str(SDO),
        "dc": str(DC),
        "dcterms": str(DCTERMS),
        **{kind: f"{ID}{kind}/" for kind in KINDS},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentType:
    """One concept of the type scheme.

    Attributes:
        id: Its notation ("air-strike"), which is also the last part of its IRI.
        broader: Ids of the concepts above it, nearest first.
        is_statement: Whether it names a stance of statements rather than a kind of incident.
    """

    id: str
    label: str
    comment: str
    broader: tuple[str, ...]
    is_statement: bool


@cache
def schema() -> Graph:
    """Return the ontology. It is read once and shared: copy it before changing it."""
    return read_graph("schema.ttl")


def read_graph(name: str) -> Graph:
    """Return the Turtle file ``name`` of the package as a new graph."""
    return Graph().parse(data=files("kg").joinpath(name).read_text("utf-8"), format="turtle")


@cache
def incident_types() -> Mapping[str, IncidentType]:
    """Return every type of incident and stance of statement by its id, in alphabetical order."""
    graph = schema()
    found = sorted((str(graph.value(node, SKOS.notation)), node) for node in graph.subjects(SKOS.inScheme, TYPE.scheme))
    return MappingProxyType({id_: _incident_type(graph, id_, node) for id_, node in found})


def _incident_type(graph: Graph, id_: str, node: Node) -> IncidentType:
    broader = tuple(_broader(graph, node))
    return IncidentType(
        id=id_,
        label=str(graph.value(node, SKOS.prefLabel)),
        comment=str(graph.value(node, RDFS.comment)),
        broader=broader,
        is_statement="statement" in (id_, *broader),
    )


def _broader(graph: Graph, node: Node) -> Iterator[str]:
    above = graph.value(node, SKOS.broader)
    while above is not None:
        yield str(graph.value(above, SKOS.notation))
        above = graph.value(above, SKOS.broader)
