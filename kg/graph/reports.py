"""Reports, the words in them that serve as evidence, and the places where they seem to have lost words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from hashlib import sha256

from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef

from kg.graph.terms import Terms, Triple, quote
from kg.merge.copies import Copies
from kg.records import Evidence, Extraction, Gap, Report, Span
from kg.vocab import KG, OA

_EVIDENCE, _GAP, _REPORT, _IN_REPORT = KG.Evidence, KG.Gap, KG.Report, KG.inReport
_EXACT, _START, _END, _PREFIX, _SUFFIX = OA.exact, OA.start, OA.end, OA.prefix, OA.suffix
_SENTENCE = KG.sentence


class Quotes:
    """The evidence that claims have asked for. The same words are one node, however many claims rest on them."""

    def __init__(self, terms: Terms, extractions: Iterable[Extraction]) -> None:
        self._terms = terms
        self._read = {extraction.report.id: extraction for extraction in extractions}
        self._sentences: dict[Span, Span] = {}

    def node(self, evidence: Evidence) -> URIRef:
        """Return the node of ``evidence`` and remember that the graph needs it."""
        span, sentence = evidence.span, evidence.sentence
        known = self._sentences.get(span)
        self._sentences[span] = sentence if known is None else _widest(known, sentence)
        return self._terms.evidence(span)

    def triples(self) -> Iterator[Triple]:
        """Return the triples of all evidence asked for so far."""
        for span in sorted(self._sentences):
            yield from self._quoted(span, self._sentences[span])

    def _quoted(self, span: Span, sentence: Span) -> Iterator[Triple]:
        read = self._read[span.report_id]
        text = read.report.text
        node = self._terms.evidence(span)
        yield node, RDF.type, _EVIDENCE
        if read.sentences:
            yield node, _SENTENCE, self._terms.number(max(1, bisect_right(read.sentences, span.start)))
        yield from _position(self._terms, node, span, text)
        if sentence.start < span.start:
            yield node, _PREFIX, quote(text[sentence.start : span.start])
        if span.end < sentence.end:
            yield node, _SUFFIX, quote(text[span.end : sentence.end])


def report_triples(terms: Terms, extraction: Extraction, copies: Copies) -> Iterator[Triple]:
    """Return what is known of a report itself, what it is a copy of, and its gaps."""
    report = extraction.report
    node = terms.report(report.id)
    yield node, RDF.type, _REPORT
    yield node, DCTERMS.identifier, terms.word(report.id)
    yield node, RDFS.label, quote(report.id if report.title is None else report.title)
    yield node, KG.sha256, Literal(sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest())
    yield from _printed(terms, node, report)
    for other in copies.of(report.id):
        yield node, KG.copyOf, terms.report(other)
    if extraction.pipeline:
        yield node, KG.pipeline, terms.word(extraction.pipeline)
    for gap in extraction.gaps:
        yield from _gap(terms, gap, report.text)


def _printed(terms: Terms, node: URIRef, report: Report) -> Iterator[Triple]:
    if report.title is not None:
        yield node, DCTERMS.title, quote(report.title)
    if report.published is not None:
        yield node, DCTERMS.issued, terms.day(report.published)
    if report.publisher is not None:
        yield node, KG.publisher, terms.word(report.publisher)
    if report.language is not None:
        yield node, DCTERMS.language, terms.word(report.language)
    if report.url is not None:
        yield node, KG.url, Literal(quote(report.url), datatype=XSD.anyURI)


def _gap(terms: Terms, gap: Gap, text: str) -> Iterator[Triple]:
    node = terms.node("gap", gap.span.report_id, f"{gap.span.start}-{gap.span.end}")
    yield node, RDF.type, _GAP
    yield node, KG.reason, terms.word(gap.reason)
    yield from _position(terms, node, gap.span, text)


def _position(terms: Terms, node: URIRef, span: Span, text: str) -> Iterator[Triple]:
    yield node, _IN_REPORT, terms.report(span.report_id)
    yield node, _START, terms.number(span.start)
    yield node, _END, terms.number(span.end)
    yield node, _EXACT, quote(text[span.start : span.end])


def _widest(*sentences: Span) -> Span:
    return Span(
        report_id=sentences[0].report_id,
        start=min(sentence.start for sentence in sentences),
        end=max(sentence.end for sentence in sentences),
    )


def by_id(extractions: Iterable[Extraction]) -> dict[str, Report]:
    """Return the reports by their ids."""
    return {extraction.report.id: extraction.report for extraction in extractions}
