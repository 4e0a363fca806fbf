"""What a query gives back: a table of terms, and the four ways to write it down."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from rdflib import XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import QueryError
from kg.vocab import PREFIXES

Value: TypeAlias = str | int | float | bool | date | None

FORMATS = ("table", "csv", "json", "ttl")

#: Between the values of one cell.
SEPARATOR = " | "

#: Characters of a cell of the table for people; the other formats keep everything.
WIDTH = 60

_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of RDF terms under named columns; None where a row has no value."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Node | None, ...], ...]

    def rows(self) -> list[dict[str, Value]]:
        """Return the rows as Python values: IRIs and words as str, numbers, dates, None."""
        return [dict(zip(self.columns, map(to_value, row), strict=True)) for row in self.terms]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave: exactly one of a table, a truth value (ASK) and a graph (CONSTRUCT, DESCRIBE)."""

    table: Table
    truth: bool | None = None
    graph: Graph | None = None


def table(columns: Iterable[str], rows: Iterable[Sequence[Node | None]], lists: Iterable[str] = ()) -> Table:
    """Return a table whose cells of ``lists`` have their values in order: engines order them as they like."""
    names = tuple(columns)
    several = frozenset(names.index(name) for name in lists if name in names)
    return Table(
        columns=names,
        terms=tuple(tuple(_cell(term, at in several) for at, term in enumerate(row)) for row in rows),
    )


def _cell(term: Node | None, is_list: bool) -> Node | None:
    if not is_list or term is None:
        return term
    values = sorted({value for value in str(term).split(SEPARATOR) if value})
    return Literal(SEPARATOR.join(values)) if values else None


def to_value(term: Node | None) -> Value:
    """Return a term as a Python value."""
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    value = term.value
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, int | float | bool | date | str) else str(term)


# ------------------------------------------------------------------------------------------------------------- formats


def write(answer: Answer, format_: str) -> str:
    """Return an answer as text.

    Raises:
        QueryError: The format is unknown, or Turtle is asked of something that is no graph.
    """
    if format_ == "ttl":
        return _turtle(answer)
    if format_ not in FORMATS:
        raise QueryError(f"unknown format {format_!r}", todo=f"known: {', '.join(FORMATS)}")
    if format_ == "json":
        return _json(answer)
    return _csv(answer.table) if format_ == "csv" else _columns(answer.table)


def _turtle(answer: Answer) -> str:
    if answer.graph is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give a graph", todo="use table, csv or json")
    for prefix, namespace in PREFIXES.items():
        answer.graph.bind(prefix, namespace)
    return answer.graph.serialize(format="turtle")


def _json(answer: Answer) -> str:
    """Return SPARQL 1.1 Query Results JSON."""
    if answer.truth is not None:
        return json.dumps({"head": {}, "boolean": answer.truth}) + "\n"
    columns, rows = answer.table.columns, answer.table.terms
    bindings = [
        {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None} for row in rows
    ]
    document = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Node) -> Mapping[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term)}
    made = {"type": "literal", "value": str(term)}
    if term.language is not None:
        return {**made, "xml:lang": term.language}
    if term.datatype is None or term.datatype == XSD.string:
        return made
    return {**made, "datatype": str(term.datatype)}


def _csv(rows: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(harmless, rows.columns))
    writer.writerows([_csv_cell(term) for term in row] for row in rows.terms)
    return text.getvalue()


def _csv_cell(term: Node | None) -> str:
    value = to_value(term)
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else str(term)


def harmless(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: with an apostrophe before it where one would."""
    return f"'{text}" if text.startswith(_RISKY) or text.lstrip().startswith(_RISKY) else text


def _columns(rows: Table) -> str:
    if not rows.terms:
        return "no rows\n"
    lines = [rows.columns, *([_shown(term) for term in row] for row in rows.terms)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(rows.columns))]
    ruled = [lines[0], ["-" * width for width in widths], *lines[1:]]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in ruled)


def _shown(term: Node | None) -> str:
    """Return a cell for people: one line, short, and without signs that a terminal would obey."""
    if term is None:
        return ""
    text = "".join(char if char.isprintable() else " " for char in _short(str(term)))
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def _short(text: str) -> str:
    """Return an IRI of the project as "incident:..."."""
    fits = [(prefix, start) for prefix, start in PREFIXES.items() if text.startswith(start) and text != start]
    if not fits:
        return text
    prefix, start = max(fits, key=lambda pair: len(pair[1]))
    return f"{prefix}:{text[len(start) :]}"
