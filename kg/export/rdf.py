"""Every triple of a graph, as Turtle, N-Triples and JSON-LD, in an order that depends on the triples alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.vocab import PREFIXES, schema

_Triple: TypeAlias = tuple[Node, Node, Node]

#: Properties of other vocabularies whose values are always of one kind; those of the ontology say it themselves.
_KINDS: Mapping[URIRef, str] = {
    **dict.fromkeys((RDF.subject, RDF.predicate, RDF.object, SKOS.broader, SDO.sameAs), "@id"),
    DCTERMS.issued: "xsd:date",
}


#: What may stand behind a prefix in Turtle without an escape: less than the grammar allows, and enough.
_NAME = re.compile(r"(?:[A-Za-z0-9_:]|%[0-9A-Fa-f]{2})(?:[A-Za-z0-9_:-]|%[0-9A-Fa-f]{2})*")

_INTEGER = re.compile(r"[+-]?[0-9]+")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def as_turtle(graph: Graph) -> bytes:
    """Return every triple as Turtle with the project's prefixes.

    rdflib's own writer turns the decimal 4 into 4.0, which is the same number and another triple.
    """
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    subjects = groupby(_ordered(graph), key=lambda triple: triple[0])
    return f"{head}{''.join(_sentence(subject, triples) for subject, triples in subjects)}".encode()


def as_ntriples(graph: Graph) -> bytes:
    """Return every triple as N-Triples, the lines in alphabetical order: two graphs can be compared line by line."""
    copy = Graph(bind_namespaces="none")
    copy.addN((*triple, copy) for triple in _ordered(graph))
    lines = copy.serialize(format="nt").split("\n")  # not splitlines: a literal may hold other signs of a line's end
    return "".join(f"{line}\n" for line in sorted(filter(None, lines))).encode()


def as_jsonld(graph: Graph) -> bytes:
    """Return every triple as JSON-LD 1.1: a context, and a flat list of nodes, one a line."""
    context = {**PREFIXES, **{_short(name): {"@type": kind} for name, kind in sorted(_kinds().items())}}
    nodes = (_node(subject, triples) for subject, triples in groupby(_ordered(graph), key=lambda triple: triple[0]))
    listed = ",\n".join(json.dumps(node, ensure_ascii=False, separators=(",", ":")) for node in nodes)
    head = json.dumps(context, ensure_ascii=False, separators=(",", ":"))
    return f'{{"@context":{head},"@graph":[\n{listed}\n]}}\n'.encode()


def _ordered(graph: Graph) -> list[_Triple]:
    triples = ((subject, predicate, _plain(value)) for subject, predicate, value in graph)
    return sorted(triples, key=lambda triple: tuple(term.n3() for term in triple))


def _plain(term: Node) -> Node:
    """Return a literal of words without ``xsd:string``, which some stores write and others leave out."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term), normalize=False)
    return term


# -------------------------------------------------------------------------------------------------------------- Turtle


def _sentence(subject: Node, triples: Iterable[_Triple]) -> str:
    """Return all that is said of a subject, its classes first."""
    parts = [
        (predicate != RDF.type, f"{_verb(predicate)} {', '.join(_term(value) for _, _, value in values)}")
        for predicate, values in groupby(triples, key=lambda triple: triple[1])
    ]
    said = " ;\n    ".join(text for _, text in sorted(parts))
    return f"\n{_term(subject)} {said} .\n"


def _verb(predicate: Node) -> str:
    return "a" if predicate == RDF.type else _term(predicate)


def _term(term: Node) -> str:
    if isinstance(term, Literal):
        return _literal(term)
    short = _short(term)
    is_name = short != str(term) and _NAME.fullmatch(short.partition(":")[2]) is not None
    return short if is_name else term.n3()


def _literal(term: Literal) -> str:
    quoted = f'"{term.translate(_ESCAPES)}"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    if term.datatype == XSD.integer and _INTEGER.fullmatch(term):
        return str(term)
    return quoted if term.datatype is None else f"{quoted}^^{_term(term.datatype)}"


# ------------------------------------------------------------------------------------------------------------- JSON-LD


@cache
def _kinds() -> Mapping[URIRef, str]:
    """Return "@id" or the datatype of each property whose values are all of one kind, other than words and integers."""
    ontology = schema()
    kinds = dict(_KINDS)
    for name in ontology.subjects(RDF.type, OWL.ObjectProperty):
        kinds[URIRef(str(name))] = "@id"
    for datatype in (XSD.date, XSD.decimal, XSD.anyURI):
        for name in ontology.subjects(RDFS.range, datatype):
            kinds[URIRef(str(name))] = _short(datatype)
    return kinds


def _node(subject: Node, triples: Iterable[_Triple]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _short(subject)}
    for predicate, values in groupby(triples, key=lambda triple: triple[1]):
        if predicate == RDF.type:
            node["@type"] = _one_or_all([_short(value) for _, _, value in values])
        else:
            kind = _kinds().get(URIRef(str(predicate)))
            node[_short(predicate)] = _one_or_all([_value(value, kind) for _, _, value in values])
    return node


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _value(term: Node, kind: str | None) -> Any:
    """Return a value of a property whose context says ``kind``."""
    if not isinstance(term, Literal):
        return _short(term) if kind == "@id" else {"@id": _short(term)}
    if term.language is not None:
        return {"@value": str(term), "@language": term.language}
    if term.datatype is None:
        return str(term) if kind is None else {"@value": str(term)}
    if kind is None and term.datatype == XSD.integer and str(term) == str(term.value):
        return term.value
    datatype = _short(term.datatype)
    return str(term) if kind == datatype else {"@value": str(term), "@type": datatype}


@cache
def _namespaces() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _short(term: Node) -> str:
    """Return an IRI by its longest prefix ("incident:4fda")."""
    text = str(term) if isinstance(term, URIRef) else term.n3()
    for prefix, namespace in _namespaces():
        if text.startswith(namespace) and not text.startswith("//", len(namespace)):
            return f"{prefix}:{text[len(namespace) :]}"
    return text
