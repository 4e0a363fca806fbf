"""How actors belong to, back, lead and speak for each other: as reports say, and as reference material says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from rdflib import DCTERMS, RDF, URIRef

from kg.graph.entities import known, reference
from kg.graph.reports import Quotes
from kg.graph.terms import Terms, Triple, quote
from kg.records import Affiliation, Entity, Extraction, MentionKind
from kg.vocab import KG

Statement: TypeAlias = tuple[URIRef, URIRef, URIRef]

#: Said of an entity that names no source of its own.
_UNSOURCED = "word list"


def affiliation_triples(
    terms: Terms, quotes: Quotes, extractions: Iterable[Extraction], entities: Iterable[Entity]
) -> Iterator[Triple]:
    """Return every affiliation once, and who says so: a claim per report, a background claim per word list entry."""
    stated: set[Statement] = set()
    for entity in entities:
        for said in _background(terms, entity):
            stated.add(said)
            yield from _background_claim(terms, said, entity)
    for extraction in extractions:
        yield from _reported(terms, quotes, extraction, stated)
    yield from sorted(stated)


def _background(terms: Terms, entity: Entity) -> Iterator[Statement]:
    if entity.kind is not MentionKind.ACTOR:
        return
    for predicate, others in ((KG.memberOf, entity.parents), (KG.backedBy, entity.backers)):
        for other in known(terms.linker, others):
            yield terms.entity(entity), predicate, terms.entity(other)


def _background_claim(terms: Terms, said: Statement, entity: Entity) -> Iterator[Triple]:
    node = terms.hashed("background", *said)
    yield node, RDF.type, KG.BackgroundClaim
    yield from _statement(node, said)
    yield node, DCTERMS.source, quote(_UNSOURCED) if entity.source is None else reference(entity.source)


def _reported(terms: Terms, quotes: Quotes, extraction: Extraction, stated: set[Statement]) -> Iterator[Triple]:
    report = extraction.report.id
    told = sorted(((_said(terms, each), each) for each in extraction.affiliations), key=lambda pair: pair[0])
    for said, group in groupby(told, key=lambda pair: pair[0]):
        stated.add(said)
        yield from _claim(terms, quotes, report, said, [affiliation for _, affiliation in group])


def _said(terms: Terms, affiliation: Affiliation) -> Statement:
    return terms.referent(affiliation.subject), KG[affiliation.relation.value], terms.referent(affiliation.object)


def _claim(
    terms: Terms, quotes: Quotes, report: str, said: Statement, affiliations: list[Affiliation]
) -> Iterator[Triple]:
    node = terms.hashed("claim", report, *said)
    yield node, RDF.type, KG.Claim
    yield from _statement(node, said)
    yield node, KG.inReport, terms.report(report)
    yield from ((node, KG.evidence, quotes.node(evidence)) for evidence in {each.evidence for each in affiliations})
    yield from ((node, KG.rule, terms.word(rule)) for rule in {each.rule for each in affiliations})


def _statement(node: URIRef, said: Statement) -> Iterator[Triple]:
    yield node, RDF.subject, said[0]
    yield node, RDF.predicate, said[1]
    yield node, RDF.object, said[2]
