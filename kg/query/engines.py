"""Who answers: a worker process over a snapshot, or rdflib over a graph of this process or of a server."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from rdflib import Graph
from rdflib.query import Result

from kg.errors import KgError, QueryError
from kg.query import frames, guard
from kg.query.answers import Answer, truth_answer
from kg.query.limits import Limits
from kg.query.process import Frame, Pool, Question
from kg.query.terms import Row, from_node, from_text, from_triple
from kg.store import hold_to
from kg.vocab import PREFIXES

_TRIPLE = ("subject", "predicate", "object")
_RDFLIB_FORMATS = {"ntriples": "nt", "ttl": "turtle", "jsonld": "json-ld", "rdfxml": "xml"}


class Engine(Protocol):
    """Whatever can be put a question."""

    def ask(self, question: Question, limits: Limits) -> Answer:
        """Return the answer as it comes.

        Raises:
            QueryError: The query is not allowed, failed, or was stopped.
        """
        ...


class WorkerEngine:
    """Answers in another process; limits hold, and the query runs while its rows are taken."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def ask(self, question: Question, limits: Limits) -> Answer:
        """Return the answer as it comes. See ``Engine``."""
        found = self._pool.ask(question, limits)
        _, content = next(found)
        head = json.loads(content)
        if head["truth"] is not None:
            for _ in found:  # the end is reached: the worker is free
                pass
            return truth_answer(bool(head["truth"]))
        text = _decoded(found)
        if head["graph"]:
            return Answer(columns=_TRIPLE, rows=map(from_triple, _lines(text)), graph=text)
        return Answer(columns=tuple(head["columns"]), rows=_rows(_lines(text)))


def _decoded(found: Iterable[Frame]) -> Iterator[str]:
    decode = codecs.getincrementaldecoder("utf-8")().decode
    for kind, content in found:
        assert kind == frames.BLOCK
        yield decode(content)


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    rest = ""
    for block in blocks:
        *lines, rest = (rest + block).split("\n")
        yield from lines
    if rest:
        yield rest


def _rows(lines: Iterator[str]) -> Iterator[Row]:
    """Yield the rows of TSV; its first line names the columns."""
    next(lines, None)
    for line in lines:
        yield tuple(map(from_text, line.split("\t")))


class GraphEngine:
    """Answers through rdflib in this process: the checks hold, and the deadline where a server answers.

    A query of rdflib's own engine or of Oxigraph in memory cannot be stopped from outside. What a server may use for it
    is the server's to say; nobody waits longer than the deadline.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def ask(self, question: Question, limits: Limits) -> Answer:
        """Return the answer. See ``Engine``."""
        if not question.trusted:
            guard.check(question.text)
        hold_to(self._graph, limits.seconds)
        result = self._run(question.text)
        if result.type == "ASK":
            return truth_answer(bool(result.askAnswer))
        if result.graph is not None:
            rows = (tuple(map(from_node, triple)) for triple in sorted(result.graph))
            return Answer(columns=_TRIPLE, rows=rows, graph=_written(result.graph, question.graph_format))
        columns = [str(variable) for variable in result.vars or ()]
        return Answer(columns=tuple(columns), rows=_from_bindings(result, columns))

    def _run(self, text: str) -> Result:
        try:
            return self._graph.query(text, initNs={})
        except KgError:
            raise
        except RecursionError as error:
            raise QueryError("query is nested too deep", todo="split it") from error
        except Exception as error:  # the engines have no common error; whatever they raise, the query did not run
            raise QueryError(f"query failed: {error}") from error


def _from_bindings(result: Result, columns: list[str]) -> Iterator[Row]:
    for binding in result.bindings:
        row: dict[str, Any] = {str(name): value for name, value in binding.items()}
        yield tuple(from_node(row.get(name)) for name in columns)


def _written(graph: Graph, format_: str) -> Iterator[str]:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    yield graph.serialize(format=_RDFLIB_FORMATS[format_])
