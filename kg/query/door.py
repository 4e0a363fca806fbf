"""The one way to ask a graph: from the command line, from Python and over HTTP.

What comes in is a named query, or SPARQL that only reads and stays in the graph; what goes out are rows as they come.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from weakref import WeakKeyDictionary, finalize

from rdflib import Graph
from rdflib.store import Store

from kg.errors import QueryError
from kg.query.answers import Answer, Finish
from kg.query.engines import Engine, GraphEngine, WorkerEngine
from kg.query.limits import Limits
from kg.query.named import NamedQuery, bound, named_queries, read_query
from kg.query.process import Pool, Question
from kg.store import is_remote, open_graph, snapshot_of
from kg.vocab import PREFIXES

_GROUPED = re.compile(r"\bGROUP\s+BY\b", re.IGNORECASE)
_PROLOGUE = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())


class Door:
    """Asks one graph.

    A snapshot is asked in a worker process, where the limits hold. A graph in memory is asked in this process: only the
    checks of the query hold then, and the limits do not. A server is waited for as long as the limits say.

    Args:
        source: A graph, an output folder (always its current snapshot), a Turtle file, or the address of a server.
        limits: What a query may cost where nothing else is said.
        pool: Workers to share; without it the door has its own.
    """

    def __init__(self, source: Graph | str | Path, limits: Limits | None = None, *, pool: Pool | None = None) -> None:
        self._limits = limits if limits is not None else Limits()
        self._engine = _engine(source, pool)

    def ask(
        self,
        query: str | NamedQuery,
        parameters: Mapping[str, object] | None = None,
        *,
        limits: Limits | None = None,
        graph_format: str = "ntriples",
    ) -> Answer:
        """Return the answer to a query: see ``find_query`` for what a text can name.

        Raises:
            QueryError: The query is unknown, malformed, not read-only, a parameter does not fit, or it was stopped.
                What breaks in the middle of an answer is raised by its rows.
        """
        found = query if isinstance(query, NamedQuery) else find_query(query)
        question = Question(
            text=_text(found, parameters or {}),
            trusted=found is named_queries().get(found.name),
            graph_format=graph_format,
        )
        answer = self._engine.ask(question, limits if limits is not None else self._limits)
        if answer.truth is not None or answer.graph is not None:
            return answer
        finish = Finish(frozenset(found.lists), grouped=_GROUPED.search(found.text) is not None)
        return Answer(columns=answer.columns, rows=finish.over(answer.columns, answer.rows))


def _engine(source: Graph | str | Path, pool: Pool | None) -> Engine:
    if pool is not None:
        return WorkerEngine(pool)
    if is_remote(source):
        return GraphEngine(open_graph(str(source)))
    if not isinstance(source, Graph):
        return WorkerEngine(Pool(Path(source)))
    snapshot = snapshot_of(source)
    return GraphEngine(source) if snapshot is None else WorkerEngine(_workers(source, snapshot))


def _workers(graph: Graph, snapshot: Path) -> Pool:
    """Return the workers of an open graph, which live as long as it."""
    pool = _POOLS.get(graph.store)
    if pool is None:
        pool = _POOLS[graph.store] = Pool(snapshot)
        finalize(graph.store, pool.close)
    return pool


_POOLS: WeakKeyDictionary[Store, Pool] = WeakKeyDictionary()


def prepared(query: str, parameters: Mapping[str, object]) -> str:
    """Return the SPARQL that the door puts to an engine: with prefixes, and with the parameters filled in.

    Raises:
        QueryError: The query is unknown, or a parameter does not fit.
    """
    return _text(find_query(query), parameters)


def _text(query: NamedQuery, parameters: Mapping[str, object]) -> str:
    return f"{_PROLOGUE} {bound(query, parameters)}"


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
