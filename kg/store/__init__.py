"""The graph on disk and in memory: the only package that knows Oxigraph."""

from __future__ import annotations

from kg.store.durable import write_synced
from kg.store.folder import Output, is_current, open_graph, publish, read_build_info, writing
from kg.store.graphs import in_memory, snapshot_of
from kg.store.native import GRAPH_FORMATS, NativeAnswer, NativeGraph
from kg.store.remote import hold_to, is_remote, publish_remote, server_at

__all__ = [
    "GRAPH_FORMATS",
    "NativeAnswer",
    "NativeGraph",
    "Output",
    "hold_to",
    "in_memory",
    "is_current",
    "is_remote",
    "open_graph",
    "publish",
    "publish_remote",
    "read_build_info",
    "server_at",
    "snapshot_of",
    "write_synced",
    "writing",
]
