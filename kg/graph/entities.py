"""Canonical entities, and the concepts that a graph uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from rdflib import DCTERMS, RDF, RDFS, SDO, SKOS, URIRef

from kg.graph.terms import Term, Terms, Triple, decimal, quote
from kg.records import Entity, Harm, MentionKind
from kg.resolve.linker import Linker
from kg.vocab import KG, TYPE, incident_types

_WIKIDATA = "http://www.wikidata.org/entity/"


def closure(linker: Linker, ids: Iterable[str]) -> tuple[Entity, ...]:
    """Return the entities named by ``ids`` with all that contain or back them, ordered by id."""
    found: dict[str, Entity] = {}
    waiting = list(ids)
    while waiting:
        entity = linker.entities.get(waiting.pop())
        if entity is not None and entity.id not in found:
            found[entity.id] = entity
            waiting += (*entity.parents, *entity.backers)
    return tuple(found[id_] for id_ in sorted(found))


def entity_triples(terms: Terms, entity: Entity) -> Iterator[Triple]:
    """Return the class, names and place of an entity. What it belongs to stands in ``affiliations``."""
    node = terms.entity(entity)
    yield node, RDF.type, KG[entity.cls]
    if entity.kind is MentionKind.ACTOR and entity.cls != "Actor":
        yield node, RDF.type, KG.Actor
    yield node, RDFS.label, terms.word(entity.label)
    for alias in sorted({*entity.aliases} - {entity.label}):
        yield node, SKOS.altLabel, terms.word(alias)
    for other in entity.same_as:
        yield node, SDO.sameAs, reference(other)
    if entity.source is not None:
        yield node, DCTERMS.source, reference(entity.source)
    yield from _geography(terms, node, entity)


def _geography(terms: Terms, node: URIRef, entity: Entity) -> Iterator[Triple]:
    country = terms.linker.country(entity.id) if entity.kind is MentionKind.PLACE else entity.country
    if country is not None:
        yield node, KG.countryCode, terms.word(country)
    if entity.precision is not None:
        yield node, KG.geoPrecision, terms.number(entity.precision)
    if entity.latitude is not None and entity.longitude is not None:
        yield node, KG.latitude, decimal(entity.latitude)
        yield node, KG.longitude, decimal(entity.longitude)
    if entity.kind is MentionKind.PLACE:
        for parent in known(terms.linker, entity.parents):
            yield node, KG.locatedIn, terms.entity(parent)


def known(linker: Linker, ids: Iterable[str]) -> list[Entity]:
    """Return the entities that the linker has among ``ids``, in their order."""
    return [linker.entities[id_] for id_ in ids if id_ in linker.entities]


def reference(text: str) -> Term:
    """Return a web address or Wikidata item as a node, other words as they are."""
    if text[:1] == "Q" and text[1:].isdecimal():
        return URIRef(_WIKIDATA + text)
    return URIRef(text) if is_web_address(text) else quote(text)


def is_web_address(text: str) -> bool:
    """Tell whether ``text`` can stand as an http or https IRI."""
    if not text.isprintable() or any(char in ' <>"{}|\\^`' for char in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and text.isascii()


def concept_triples(terms: Terms, types: Iterable[str], harms: Iterable[Harm]) -> Iterator[Triple]:
    """Return the concepts that a graph uses and those above them: ``skos:broader*`` works without the ontology."""
    scheme = incident_types()
    used = {id_ for type_ in types if type_ in scheme for id_ in (type_, *scheme[type_].broader)}
    for id_ in sorted(used):
        yield from _concept(terms, TYPE[id_], id_, scheme[id_].label)
        for broader in scheme[id_].broader[:1]:
            yield TYPE[id_], SKOS.broader, TYPE[broader]
    for harm in sorted(harms):
        yield from _concept(terms, KG[harm.value], harm.value, harm.value)
        yield KG[harm.value], RDF.type, KG.Harm


def _concept(terms: Terms, node: URIRef, notation: str, label: str) -> Iterator[Triple]:
    yield node, RDF.type, SKOS.Concept
    yield node, SKOS.notation, terms.word(notation)
    yield node, SKOS.prefLabel, terms.word(label)
    yield node, RDFS.label, terms.word(label)
