"""One cell of an answer: a term of RDF, light enough to be made a million times, from text or from rdflib."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Literal as OneOf
from typing import NamedTuple, TypeAlias

from rdflib import Literal, URIRef
from rdflib.term import Node

Value: TypeAlias = str | int | float | bool | date | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = f"{_XSD}string"
_ESCAPE = re.compile(r"\\(?:([tbnrf\"'\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_TRIPLE = re.compile(r"(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.")


class Term(NamedTuple):
    """An IRI, a blank node or a literal; ``datatype`` is None for plain words, ``language`` where they have none."""

    kind: OneOf["uri", "bnode", "literal"]
    value: str
    datatype: str | None = None
    language: str | None = None


Row: TypeAlias = tuple[Term | None, ...]


def from_node(node: Node | None) -> Term | None:
    """Return a term of rdflib as a cell."""
    if node is None:
        return None
    if isinstance(node, Literal):
        datatype = None if node.datatype is None or str(node.datatype) == _STRING else str(node.datatype)
        return Term("literal", str(node), datatype, node.language)
    return Term("uri" if isinstance(node, URIRef) else "bnode", str(node))


def from_text(cell: str) -> Term | None:
    """Return a term as SPARQL 1.1 TSV and N-Triples write it; None for an empty cell."""
    if not cell:
        return None
    first = cell[0]
    if first == "<":
        return Term("uri", cell[1:-1])
    if first == '"':
        return _quoted(cell)
    if first == "_":
        return Term("bnode", cell[2:])
    return Term("literal", cell, _XSD + _bare(cell))


def to_text(term: Term) -> str:
    """Return a cell as Turtle writes it, on one line."""
    if term.kind == "uri":
        return f"<{term.value}>"
    if term.kind == "bnode":
        return f"_:{term.value}"
    words = f'"{term.value.translate(_SIGNS)}"'
    if term.language is not None:
        return f"{words}@{term.language}"
    return words if term.datatype is None else f"{words}^^<{term.datatype}>"


def _quoted(cell: str) -> Term:
    end = cell.rindex('"')
    words, rest = cell[1:end], cell[end + 1 :]
    if "\\" in words:
        words = _ESCAPE.sub(_unescaped, words)
    if rest.startswith("@"):
        return Term("literal", words, None, rest[1:])
    return Term("literal", words, rest[3:-1] if rest else None)


def _unescaped(escape: re.Match[str]) -> str:
    return _ESCAPED[escape[1]] if escape[1] else chr(int(escape[2] or escape[3], 16))


def _bare(cell: str) -> str:
    """Return the datatype of a number or truth value without quotes."""
    if cell in ("true", "false"):
        return "boolean"
    if "e" in cell or "E" in cell:
        return "double"
    return "decimal" if "." in cell else "integer"


def from_triple(line: str) -> Row:
    """Return one line of N-Triples as a row of three."""
    match = _TRIPLE.fullmatch(line)
    assert match is not None, line
    return tuple(map(from_text, match.groups()))


# -------------------------------------------------------------------------------------------------------------- values


def to_value(term: Term | None) -> Value:
    """Return a cell as a Python value: IRIs and words as str, numbers, truth values and dates as what they are."""
    if term is None:
        return None
    make = _VALUES.get(term.datatype or "")
    if make is None:
        return term.value
    try:
        return make(term.value)
    except ValueError:  # what is no number or day stays words
        return term.value


def _day(text: str) -> date:
    return date.fromisoformat(text)


_VALUES: Mapping[str, Callable[[str], Value]] = {
    **{f"{_XSD}{name}": int for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger")},
    **{f"{_XSD}{name}": float for name in ("decimal", "double", "float")},
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
    f"{_XSD}date": _day,
    f"{_XSD}dateTime": datetime.fromisoformat,
}
