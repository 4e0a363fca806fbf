"""The graph on disk and in memory: the only package that knows Oxigraph."""

from __future__ import annotations

from kg.store.durable import write_synced
from kg.store.folder import Output, open_graph, publish, read_build_info, writing
from kg.store.graphs import in_memory

__all__ = ["Output", "in_memory", "open_graph", "publish", "read_build_info", "write_synced", "writing"]
