"""The current graph for whoever asks now: opened once, and anew when a build has published another."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from rdflib import Graph

from kg.store import is_current, open_graph
from kg.viz.pages import Pages


@dataclass
class Snapshot:
    """One graph that does not change. Who holds it keeps it from being cleared away."""

    graph: Graph
    _lock: Lock = field(default_factory=Lock)

    @property
    def explorer(self) -> Pages:
        """What the explorer shows of it; made when it is first asked for, which reads the whole graph."""
        with self._lock:
            return self._explorer

    @cached_property
    def _explorer(self) -> Pages:
        return Pages(self.graph)


class Snapshots:
    """Hands out the current snapshot of an output folder."""

    def __init__(self, source: Path | str) -> None:
        self._source = Path(source)
        self._lock = Lock()
        self._current: Snapshot | None = None

    def current(self) -> Snapshot:
        """Return the snapshot that is current now; a request asks once and keeps to it.

        Raises:
            StoreError: There is no graph.
        """
        with self._lock:
            if self._current is None or not is_current(self._current.graph, self._source):
                self._current = Snapshot(open_graph(self._source))
            return self._current
