"""Questions to a graph: named queries, SPARQL of one's own through a read-only door, and rows out.

The same query gives the same rows from rdflib's own engine and from Oxigraph; ``tests/test_queries.py`` holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from rdflib import Graph

from kg.query.answers import Answer
from kg.query.door import Door, find_query
from kg.query.limits import Limits
from kg.query.named import NamedQuery, Parameter, named_queries
from kg.query.results import FORMATS, as_rows, find_format, written
from kg.query.terms import Term, Value

__all__ = [
    "FORMATS",
    "Answer",
    "Door",
    "Limits",
    "NamedQuery",
    "Parameter",
    "Term",
    "Value",
    "ask",
    "find_query",
    "formatted",
    "named_queries",
    "pieces",
    "rows",
    "select",
    "written",
]


def select(source: Graph | Door, query: str, **parameters: object) -> Any:
    """Return the rows of ``query`` as a pandas DataFrame, or as ``rows`` does where pandas is not installed.

    ``select(graph, "casualties")`` asks a named query, ``select(graph, "casualties", incident="...")`` about one
    incident; ``query`` can also be the path of a ``.rq`` file, or SPARQL, in which the project's prefixes are known.
    ``select(Door(graph, Limits(seconds=5)), ...)`` sets limits. They hold for a graph opened from a folder; one in
    memory is asked in this process, which nothing can stop.

    Raises:
        QueryError: The query is unknown, malformed, not read-only, a parameter does not fit, or it was stopped.
    """
    answer = ask(source, query, **parameters)
    found = as_rows(answer)
    try:
        pandas: Any = import_module("pandas")
    except ImportError:
        return found
    return pandas.DataFrame(found, columns=list(answer.columns), dtype=object)


def rows(source: Graph | Door, query: str, **parameters: object) -> list[dict[str, Value]]:
    """Return the rows of ``query`` as dictionaries of Python values; None where a row has no value. See ``select``."""
    return as_rows(ask(source, query, **parameters))


def formatted(source: Graph | Door, query: str, format_: str = "table", **parameters: object) -> str:
    """Return the answer to ``query`` as text in one of ``FORMATS``. See ``select``."""
    return "".join(pieces(source, query, format_, **parameters))


def pieces(source: Graph | Door, query: str, format_: str, **parameters: object) -> Iterator[str]:
    """Yield the answer to ``query`` in one of ``FORMATS``, in pieces as they come. See ``select``."""
    known = find_format(format_)
    return written(_door(source).ask(query, parameters, graph_format=known.graph_format), format_)


def ask(source: Graph | Door, query: str, **parameters: object) -> Answer:
    """Return the answer to ``query`` as RDF terms. See ``select``."""
    return _door(source).ask(query, parameters)


def _door(source: Graph | Door) -> Door:
    return source if isinstance(source, Door) else Door(source)
