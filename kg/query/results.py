"""The ways to write an answer down, each in pieces as the rows come; and the answer as Python values."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kg.errors import QueryError
from kg.pieces import pieces
from kg.query.answers import SEPARATOR, Answer
from kg.query.terms import Term, Value, to_text, to_value
from kg.vocab import PREFIXES

__all__ = ["FORMATS", "SEPARATOR", "Format", "as_rows", "find_format", "harmless", "written"]

#: Characters of a cell of the table for people; the other formats keep everything.
WIDTH = 60

#: Characters of a piece: what is written at once.
PIECE = 1 << 15

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_rows(answer: Answer) -> list[dict[str, Value]]:
    """Return the rows of an answer as Python values: IRIs and words as str, numbers, dates, None."""
    return [dict(zip(answer.columns, map(to_value, row), strict=True)) for row in answer.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write an answer.

    Attributes:
        media: Its media type.
        write: Rows in pieces; None for a format of graphs alone.
        graph_format: How the graph of CONSTRUCT or DESCRIBE is asked for; ``write`` has its triples as rows of three.
    """

    media: str
    write: Callable[[Answer], Iterator[str]] | None = None
    graph_format: str = "ntriples"


def find_format(name: str) -> Format:
    """Return the format called ``name``.

    Raises:
        QueryError: There is none.
    """
    if name not in FORMATS:
        raise QueryError(f"unknown format {name!r}", todo=f"known: {', '.join(FORMATS)}")
    return FORMATS[name]


def written(answer: Answer, format_: str) -> Iterator[str]:
    """Yield an answer as text, in pieces; the graph of an answer must have been asked for in the same format.

    Raises:
        QueryError: The format is unknown, or one of graphs and the answer is none.
    """
    write = find_format(format_).write
    if write is not None:
        return pieces(write(answer), PIECE)
    if answer.graph is None:
        tables = ", ".join(name for name, each in FORMATS.items() if each.write is not None)
        raise QueryError("only CONSTRUCT and DESCRIBE give a graph", todo=f"use {tables}")
    return answer.graph


# --------------------------------------------------------------------------------------------------------- for programs


def _json(answer: Answer) -> Iterator[str]:
    """Yield SPARQL 1.1 Query Results JSON."""
    if answer.truth is not None:
        yield json.dumps({"head": {}, "boolean": answer.truth}) + "\n"
        return
    encode = json.JSONEncoder(ensure_ascii=False).encode
    yield f'{{"head": {encode({"vars": answer.columns})}, "results": {{"bindings": ['
    before = "\n"
    for row in answer.rows:
        cells = zip(answer.columns, row, strict=True)
        yield before + encode({name: _json_term(term) for name, term in cells if term is not None})
        before = ",\n"
    yield "\n]}}\n"


def _json_term(term: Term) -> Mapping[str, str]:
    made = {"type": term.kind, "value": term.value}
    if term.language is not None:
        made["xml:lang"] = term.language
    elif term.datatype is not None:
        made["datatype"] = term.datatype
    return made


def _xml(answer: Answer) -> Iterator[str]:
    """Yield SPARQL Query Results XML; characters that XML cannot hold become U+FFFD."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    if answer.truth is not None:
        yield f"<head/>\n<boolean>{'true' if answer.truth else 'false'}</boolean>\n</sparql>\n"
        return
    names = [quoteattr(name) for name in answer.columns]
    yield f"<head>{''.join(f'<variable name={name}/>' for name in names)}</head>\n<results>\n"
    for row in answer.rows:
        cells = zip(names, row, strict=True)
        bound = "".join(f"<binding name={name}>{_xml_term(term)}</binding>" for name, term in cells if term is not None)
        yield f"<result>{bound}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml_term(term: Term) -> str:
    words = escape(_NOT_XML.sub("\ufffd", term.value))
    more = ""
    if term.language is not None:
        more = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype is not None:
        more = f" datatype={quoteattr(term.datatype)}"
    return f"<{term.kind}{more}>{words}</{term.kind}>"


def _tsv(answer: Answer) -> Iterator[str]:
    """Yield SPARQL 1.1 Query Results TSV: every term as Turtle writes it."""
    yield "\t".join(f"?{name}" for name in answer.columns) + "\n"
    for row in answer.rows:
        yield "\t".join("" if term is None else to_text(term) for term in row) + "\n"


def _csv(answer: Answer) -> Iterator[str]:
    """Yield SPARQL 1.1 Query Results CSV in which no cell is taken for a formula."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield writer.writerow(map(harmless, answer.columns))
    for row in answer.rows:
        yield writer.writerow(map(_csv_cell, row))


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """Return ``text``."""
        return text


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    return harmless(term.value) if isinstance(to_value(term), str) else term.value


def harmless(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula: with an apostrophe before it where one would."""
    return f"'{text}" if text.startswith(_RISKY) or text.lstrip().startswith(_RISKY) else text


# ----------------------------------------------------------------------------------------------------------- for people


def _table(answer: Answer) -> Iterator[str]:
    """Yield columns for people; how wide they are is known when the last row has come, so the shown cells are held."""
    shown = [answer.columns, *(tuple(map(_shown, row)) for row in answer.rows)]
    if len(shown) == 1:
        yield "no rows\n"
        return
    widths = [max(len(line[at]) for line in shown) for at in range(len(answer.columns))]
    for line in (shown[0], tuple("-" * width for width in widths), *shown[1:]):
        yield "  ".join(map(str.ljust, line, widths)).rstrip() + "\n"


def _shown(term: Term | None) -> str:
    """Return a cell for people: one line, short, and without signs that a terminal would obey."""
    if term is None:
        return ""
    text = "".join(char if char.isprintable() else " " for char in short(term.value))
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def short(text: str) -> str:
    """Return an IRI of the project as "incident:...", and other words as they are."""
    fits = [(prefix, start) for prefix, start in PREFIXES.items() if text.startswith(start) and text != start]
    if not fits:
        return text
    prefix, start = max(fits, key=lambda pair: len(pair[1]))
    return f"{prefix}:{text[len(start) :]}"


#: Every format by its name on the command line.
FORMATS: Mapping[str, Format] = {
    "table": Format(media="text/plain", write=_table),
    "csv": Format(media="text/csv", write=_csv),
    "tsv": Format(media="text/tab-separated-values", write=_tsv),
    "json": Format(media="application/sparql-results+json", write=_json),
    "xml": Format(media="application/sparql-results+xml", write=_xml),
    "ttl": Format(media="text/turtle", graph_format="ttl"),
    "ntriples": Format(media="application/n-triples", graph_format="ntriples"),
    "jsonld": Format(media="application/ld+json", graph_format="jsonld"),
    "rdfxml": Format(media="application/rdf+xml", graph_format="rdfxml"),
}
