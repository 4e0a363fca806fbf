"""Questions to a graph: named queries, SPARQL of one's own through a read-only door, and rows out.

The same query gives the same rows from rdflib's own engine and from Oxigraph; ``tests/test_queries.py`` holds it.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal
from rdflib.query import Result

from kg.errors import QueryError
from kg.query import guard
from kg.query.named import NamedQuery, Parameter, bound, named_queries, read_query
from kg.query.results import FORMATS, Answer, Table, Value, table, write
from kg.vocab import PREFIXES

__all__ = [
    "FORMATS",
    "Answer",
    "NamedQuery",
    "Parameter",
    "Table",
    "Value",
    "ask",
    "find_query",
    "formatted",
    "named_queries",
    "rows",
    "select",
]

_GROUPED = re.compile(r"\bGROUP\s+BY\b", re.IGNORECASE)
_PROLOGUE = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())


def select(graph: Graph, query: str, **parameters: object) -> Any:
    """Return the rows of ``query`` as a pandas DataFrame, or as ``rows`` does where pandas is not installed.

    ``select(graph, "casualties")`` asks a named query, ``select(graph, "casualties", incident="...")`` about one
    incident; ``query`` can also be the path of a ``.rq`` file, or SPARQL, in which the project's prefixes are known.

    Raises:
        QueryError: The query is unknown, malformed, not read-only, or a parameter does not fit.
    """
    answer = ask(graph, query, **parameters)
    try:
        pandas: Any = import_module("pandas")
    except ImportError:
        return answer.table.rows()
    return pandas.DataFrame(answer.table.rows(), columns=list(answer.table.columns), dtype=object)


def rows(graph: Graph, query: str, **parameters: object) -> list[dict[str, Value]]:
    """Return the rows of ``query`` as dictionaries of Python values; None where a row has no value. See ``select``."""
    return ask(graph, query, **parameters).table.rows()


def formatted(graph: Graph, query: str, format_: str = "table", **parameters: object) -> str:
    """Return the answer to ``query`` as text: table, csv, json (SPARQL 1.1 results) or ttl (graphs). See ``select``."""
    if format_ not in FORMATS:
        raise QueryError(f"unknown format {format_!r}", todo=f"known: {', '.join(FORMATS)}")
    return write(ask(graph, query, **parameters), format_)


def ask(graph: Graph, query: str, **parameters: object) -> Answer:
    """Return the answer to ``query`` as RDF terms. See ``select``."""
    found = find_query(query)
    text = f"{_PROLOGUE} {bound(found, parameters)}"
    if found.name not in named_queries():
        guard.check(text)
    return _answer(_run(graph, text), found)


def find_query(query: str) -> NamedQuery:
    """Return the named query, the query of a ``.rq`` file, or a query of the given SPARQL.

    Raises:
        QueryError: It is none of them, or the file cannot be read.
    """
    known = named_queries().get(query)
    if known is not None:
        return known
    if query.endswith(".rq"):
        return read_query(query, _file(Path(query)))
    if any(sign in query for sign in "{ \n"):
        return read_query("", query)
    near = get_close_matches(query, named_queries(), n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"no query {query!r}", todo=f"{meant}known: {', '.join(named_queries())}")


def _file(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read: {error}", where=str(path)) from error


def _run(graph: Graph, text: str) -> Result:
    try:
        return graph.query(text, initNs={})
    except RecursionError as error:
        raise QueryError("query is nested too deep", todo="split it") from error
    except Exception as error:  # the engines have no common error; whatever they raise, the query did not run
        raise QueryError(f"query failed: {error}") from error


def _answer(result: Result, query: NamedQuery) -> Answer:
    if result.type == "ASK":
        truth = bool(result.askAnswer)
        return Answer(table=table(["answer"], [[Literal(truth)]]), truth=truth)
    if result.graph is not None:
        made = sorted(result.graph)
        return Answer(table=table(["subject", "predicate", "object"], made), graph=result.graph)
    columns = [str(variable) for variable in result.vars or ()]
    found = [[row.get(name) for name in columns] for row in _bindings(result)]
    if _GROUPED.search(query.text):  # rdflib gives an empty row for no group at all (RDFLib/rdflib#3382)
        found = [row for row in found if any(term is not None for term in row)]
    return Answer(table=table(columns, found, query.lists))


def _bindings(result: Result) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in binding.items()} for binding in result.bindings]
