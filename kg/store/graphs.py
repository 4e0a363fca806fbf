"""Graphs of rdflib that Oxigraph answers: in memory, of a Turtle file, of a snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO
from weakref import WeakKeyDictionary, finalize

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.store import Store
from rdflib.term import Node

from kg.errors import StoreError
from kg.store.ntriples import to_document, to_lines
from kg.vocab import PREFIXES


def in_memory(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """Return a graph in memory that Oxigraph answers."""
    store = ox.Store()
    store.bulk_load(to_document(to_lines(triples)), format=ox.RdfFormat.N_TRIPLES)
    return over(store, None)


def snapshot_of(graph: Graph) -> Path | None:
    """Return the folder of the snapshot that ``graph`` was opened from; None for a graph in memory."""
    return _SNAPSHOTS.get(graph.store)


_SNAPSHOTS: WeakKeyDictionary[Store, Path] = WeakKeyDictionary()


def over(store: ox.Store, hold: IO[bytes] | None, snapshot: Path | None = None) -> Graph:
    """Return an rdflib graph over ``store``; ``hold`` keeps its snapshot from being cleared away as long."""
    backend = OxigraphStore(store=store)
    if hold is not None:
        finalize(backend, hold.close)
    if snapshot is not None:
        _SNAPSHOTS[backend] = snapshot
    # Without the identifier rdflib asks a graph that is empty: bulk loading fills the default graph.
    graph = Graph(store=backend, identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def parsed(path: Path) -> ox.Store:
    """Return a store with the triples of a Turtle file.

    Raises:
        StoreError: It cannot be read, or is no Turtle.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"cannot be read as Turtle: {error}", where=str(path)) from error
    return store
