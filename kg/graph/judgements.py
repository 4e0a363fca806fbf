"""What people judged, as nodes that say who, when and why."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, URIRef

from kg.graph.terms import Terms, Triple, quote
from kg.ids import entity_iri
from kg.records import Judgement
from kg.vocab import KG


def judgement_triples(terms: Terms, judgement: Judgement) -> Iterator[Triple]:
    """Return one judgement. Accounts and reports that it drops are named by it alone."""
    concerned = sorted(_concerned(terms, judgement))
    node = terms.hashed("judgement", *_contents(judgement), *concerned)
    yield node, RDF.type, KG.Judgement
    yield node, KG.ruling, terms.word(judgement.ruling.value)
    yield node, KG.decidedBy, terms.word(judgement.by)
    yield node, KG.decidedOn, terms.day(judgement.on)
    yield node, KG.reason, quote(judgement.why)
    for other in concerned:
        yield node, KG.concerns, other
    for passage in judgement.accounts:
        yield node, KG.wording, quote(passage.words)
        yield node, KG.inReport, terms.report(passage.report)
    for predicate, text in (
        (KG.judgedName, judgement.name),
        (KG.fixedPart, judgement.part),
        (KG.fixedValue, judgement.value),
    ):
        if text is not None:
            yield node, predicate, terms.word(text)


def _concerned(terms: Terms, judgement: Judgement) -> Iterator[URIRef]:
    yield from (terms.account(passage.account) for passage in judgement.accounts)
    yield from (URIRef(entity_iri(entity)) for entity in judgement.entities)
    if judgement.report is not None:
        yield terms.report(judgement.report)


def _contents(judgement: Judgement) -> tuple[str, ...]:
    texts = (judgement.name, judgement.part, judgement.value, judgement.quote)
    return (
        judgement.ruling.value,
        judgement.by,
        judgement.on.isoformat(),
        judgement.why,
        *(text or "" for text in texts),
    )
