"""A graph asked without rdflib in between: rows and triples leave as text, as they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO

import pyoxigraph as ox

from kg.store.folder import Opened, opened
from kg.vocab import PREFIXES

#: How a graph that a query makes can be written, by name.
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "ttl": ox.RdfFormat.TURTLE,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
)


class NativeGraph:
    """The graph of an output folder or a Turtle file, always the current one when it is asked."""

    def __init__(self, source: Path | str) -> None:
        self._source = Path(source)
        self._opened: Opened | None = None

    def refresh(self) -> None:
        """Open the graph, anew if a build has published another one since.

        Raises:
            StoreError: There is no graph, or it cannot be read.
        """
        if self._opened is None or not self._opened.is_current():
            self._opened = opened(self._source)

    def ask(self, text: str) -> NativeAnswer:
        """Return the answer to SPARQL that has been checked.

        Raises:
            StoreError: There is no graph, or it cannot be read.
            SyntaxError: The text is no query.
        """
        self.refresh()
        assert self._opened is not None
        return NativeAnswer(self._opened.store.query(text))


class NativeAnswer:
    """What a query gives: ``columns`` of rows, a ``truth``, or a graph; written once."""

    def __init__(self, found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
        self._found = found
        self.truth = bool(found) if isinstance(found, ox.QueryBoolean) else None
        self.is_graph = isinstance(found, ox.QueryTriples)
        self.columns = tuple(name.value for name in found.variables) if isinstance(found, ox.QuerySolutions) else ()

    def write(self, out: IO[bytes], graph_format: str) -> None:
        """Write rows as SPARQL 1.1 TSV, or a graph in one of ``GRAPH_FORMATS``.

        Raises:
            OSError: The engine gave up in the middle.
        """
        if isinstance(self._found, ox.QuerySolutions):
            self._found.serialize(out, format=ox.QueryResultsFormat.TSV)
        elif isinstance(self._found, ox.QueryTriples):
            form = GRAPH_FORMATS[graph_format]
            named = dict(PREFIXES) if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML) else None
            ox.serialize(_each_once(self._found), out, format=form, prefixes=named)


def _each_once(triples: ox.QueryTriples) -> Iterator[ox.Triple]:
    """Yield each triple the first time it comes: a template gives the same one for many rows."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple
