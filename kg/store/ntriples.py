"""Triples as sorted lines of N-Triples, and as Turtle: the one form in which the store takes them and writes them."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.errors import StoreError
from kg.vocab import PREFIXES

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def to_lines(triples: Iterable[tuple[Node, Node, Node]]) -> list[str]:
    """Return the triples as N-Triples, each once, ordered by subject with its classes first.

    rdflib's own writer is much slower, since it checks every IRI; Oxigraph checks them when it reads the lines.
    """
    nodes = _Nodes()
    lines = {
        f"{nodes[subject]} {nodes[predicate]} {_literal(value) if isinstance(value, Literal) else nodes[value]} ."
        for subject, predicate, value in triples
    }
    return sorted(lines, key=lambda line: line.replace(_TYPE, "!", 1))


def to_turtle(document: bytes) -> bytes:
    """Return a document of N-Triples as Turtle with the project's prefixes."""
    triples = ox.parse(document, format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""


def to_document(lines: Iterable[str]) -> bytes:
    """Return lines of N-Triples as one document."""
    return "\n".join(lines).encode()


class _Nodes(dict[Node, str]):
    """Nodes as they are written, made once for each: most stand in many triples."""

    def __missing__(self, node: Node) -> str:
        if isinstance(node, URIRef) and ":" in node:  # Oxigraph checks the rest, and takes a relative IRI as it is
            self[node] = written = f"<{node}>"
            return written
        raise StoreError(f"cannot be stored: {node!r}", todo="name every node by an absolute IRI")


def _literal(literal: Literal) -> str:
    text = f'"{literal.translate(_ESCAPES)}"'
    if literal.language is not None:
        return f"{text}@{literal.language}"
    datatype = literal.datatype
    return text if datatype is None or str(datatype) == _STRING else f"{text}^^<{datatype}>"
