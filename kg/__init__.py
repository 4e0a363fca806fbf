"""Reports about conflict in, one knowledge graph of incidents out.

    import kg

    graph = kg.build("seeds/")
    kg.select(graph, "casualties")
    kg.explore(graph, "out.html")

Importing ``kg`` costs nothing: a name is loaded, with the libraries behind it, when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build import Build, build, retract, run_build
    from kg.errors import KgError
    from kg.nlp.pipeline import load_pipeline
    from kg.query import Door, Limits, formatted, named_queries, rows, select
    from kg.store import open_graph
    from kg.viz.explorer import explore
    from kg.viz.network import to_networkx
    from kg.vocab import KG, schema

__version__ = "0.1.0"

__all__ = [
    "KG",
    "Build",
    "Door",
    "KgError",
    "Limits",
    "__version__",
    "build",
    "explore",
    "formatted",
    "load_pipeline",
    "named_queries",
    "open_graph",
    "retract",
    "rows",
    "run_build",
    "schema",
    "select",
    "to_networkx",
]

_HOMES = {
    "Build": "kg.build",
    "build": "kg.build",
    "run_build": "kg.build",
    "retract": "kg.build",
    "KgError": "kg.errors",
    "load_pipeline": "kg.nlp.pipeline",
    "Door": "kg.query",
    "Limits": "kg.query",
    "formatted": "kg.query",
    "named_queries": "kg.query",
    "rows": "kg.query",
    "select": "kg.query",
    "open_graph": "kg.store",
    "explore": "kg.viz.explorer",
    "to_networkx": "kg.viz.network",
    "KG": "kg.vocab",
    "schema": "kg.vocab",
}
"""Where each name lives. A module called like a name here takes its place once it is imported; ``kg.build`` can be
called for that reason, and no other module may be called so."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found  # found at once from now on
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
