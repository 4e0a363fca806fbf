"""A graph in the formats of other tools: one function a format, and the table that names them.

Every format is a function of the graph alone: the same graph gives the same bytes, wherever and whenever it is written.
Tables, maps and FollowTheMoney hold the incidents that happened (``kg.export.incidents``); the RDF formats hold every
triple, and the networks every event.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from rdflib import Graph

from kg.errors import OptionError, StoreError
from kg.export.acled import as_acled
from kg.export.ftm import as_ftm
from kg.export.ged import as_ged
from kg.export.geojson import as_geojson
from kg.export.networks import as_gexf, as_graphml
from kg.export.parquet import as_parquet
from kg.export.rdf import as_jsonld, as_ntriples, as_turtle
from kg.store import open_graph

__all__ = ["EXPORTERS", "Exporter", "export_file", "exported", "find_exporter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format.

    Attributes:
        about: What a file of it is, for people who choose one.
        write: Returns the bytes of such a file.
        is_text: Whether the bytes are UTF-8 that a terminal can show.
    """

    name: str
    about: str
    write: Callable[[Graph], bytes]
    is_text: bool = True


#: Every format by its name.
EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        each.name: each
        for each in (
            Exporter(name="turtle", about="every triple as Turtle", write=as_turtle),
            Exporter(name="ntriples", about="every triple as N-Triples, one a line, sorted", write=as_ntriples),
            Exporter(name="jsonld", about="every triple as JSON-LD", write=as_jsonld),
            Exporter(name="graphml", about="network of incidents, actors, places for Cytoscape, yEd", write=as_graphml),
            Exporter(name="gexf", about="the same network for Gephi", write=as_gexf),
            Exporter(name="geojson", about="incidents on a map", write=as_geojson),
            Exporter(name="acled", about="incidents as CSV in ACLED's columns", write=as_acled),
            Exporter(name="ged", about="incidents as CSV in the columns of UCDP GED", write=as_ged),
            Exporter(name="parquet", about="incidents as a table for pandas, DuckDB", write=as_parquet, is_text=False),
            Exporter(name="ftm", about="incidents, actors, reports for FollowTheMoney tools", write=as_ftm),
        )
    }
)


def find_exporter(name: str) -> Exporter:
    """Return the format called ``name``.

    Raises:
        OptionError: There is none.
    """
    if name in EXPORTERS:
        return EXPORTERS[name]
    near = get_close_matches(name, EXPORTERS, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise OptionError(f"unknown format {name!r}", todo=f"{meant}known: {', '.join(EXPORTERS)}")


def exported(source: Graph | Path | str, format_: str) -> bytes:
    """Return a graph in a format of ``EXPORTERS``.

    Args:
        source: A graph, the folder of a build, or a Turtle file.
        format_: The name of the format ("geojson").

    Raises:
        OptionError: The format is unknown, or needs a library that is not installed.
        StoreError: There is no graph.
    """
    exporter = find_exporter(format_)
    return exporter.write(source if isinstance(source, Graph) else open_graph(source))


def export_file(source: Graph | Path | str, format_: str, path: Path | str) -> Path:
    """Write a graph in a format of ``EXPORTERS`` to ``path`` and return the path. See ``exported``.

    The file appears in one step; one that stands there already is replaced. Its folder must exist.

    Raises:
        StoreError: There is no graph, or the file cannot be written.
    """
    target = Path(path)
    content = exported(source, format_)
    try:
        _replace(target, content)
    except OSError as error:
        raise StoreError(f"the export cannot be written: {error.strerror}", where=str(target)) from error
    return target


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    handle, draft = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)
