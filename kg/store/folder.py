"""An output folder: snapshots that are never changed once they stand, and a link to the current one.

    snapshots/<version>/    graph.ttl, build.json, store/ (Oxigraph) and holdings.json
    current -> snapshots/<version>
    graph.ttl, build.json, store -> current/...
    extractions/            what each report was found to say (kept.py)

A build writes a new snapshot beside the others and moves the link in one step. A build that is killed leaves the old
graph as it was, a reader never meets a store that somebody writes to, and nobody sees half of one version and half of
another.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from kg.errors import StoreError
from kg.store.durable import relink, sync_folder, write_synced
from kg.store.graphs import over, parsed, snapshot_of
from kg.store.kept import Kept
from kg.store.locks import locked
from kg.store.ntriples import to_document, to_lines, to_turtle
from kg.store.remote import is_remote, open_remote

GRAPH, STORE, INFO, HOLDINGS = "graph.ttl", "store", "build.json", "holdings.json"
_CURRENT, _SNAPSHOTS, _LOCK, _DRAFT = "current", "snapshots", ".lock", ".draft-"

# ------------------------------------------------------------------------------------------------------------- reading


def open_graph(path: Path | str) -> Graph:
    """Return the graph of an output folder, of a Turtle file, or of a server, as an rdflib graph.

    Oxigraph answers for the first two, and the server for itself (``sparql+http://...``, see ``remote``). The graph of
    a folder or server is a snapshot: a later build does not change it. It must not be written to.

    Raises:
        StoreError: There is no graph, or it cannot be read.
        OptionError: The address of a server cannot be used.
    """
    if is_remote(path):
        return open_remote(str(path))
    found = opened(path)
    return over(found.store, found.hold, found.snapshot)


def is_current(graph: Graph, directory: Path | str) -> bool:
    """Tell whether ``open_graph`` of the folder that ``graph`` was opened from would give the same graph.

    Raises:
        StoreError: There is no graph any more.
    """
    return snapshot_of(graph) == _snapshot(Path(directory))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open graph.

    Attributes:
        source: The output folder, the folder of one snapshot, or the Turtle file that was asked for.
        snapshot: The snapshot's folder; None for a file.
        hold: Keeps the snapshot from being cleared away while it is open.
        stamp: Of a file: what changes when it is written again.
    """

    source: Path
    store: ox.Store
    snapshot: Path | None = None
    hold: IO[bytes] | None = None
    stamp: tuple[int, int] = (0, 0)

    def is_current(self) -> bool:
        """Tell whether whoever opens ``source`` now gets the same graph.

        Raises:
            StoreError: There is no graph any more.
        """
        if self.snapshot is None:
            return _stamp(self.source) == self.stamp
        return _snapshot(self.source) == self.snapshot


def opened(path: Path | str) -> Opened:
    """Return the graph of an output folder, of one snapshot in it, or of a Turtle file, opened to read.

    Raises:
        StoreError: There is no graph, or it cannot be read.
    """
    where = Path(path)
    if where.is_file():
        stamp = _stamp(where)  # before it is read: what is written meanwhile is read again
        return Opened(source=where, store=parsed(where), stamp=stamp)
    for _ in range(3):  # a build may take the snapshot away between finding and holding it
        snapshot = _snapshot(where)
        with suppress(FileNotFoundError):
            hold = locked(snapshot / _LOCK, shared=True)
            return Opened(source=where, store=_opened(snapshot), snapshot=snapshot, hold=hold)
    raise StoreError("the graph is being replaced", where=str(where), todo="try again")


def _stamp(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError as error:
        raise StoreError(f"cannot be read: {error.strerror}", where=str(file)) from error
    return status.st_mtime_ns, status.st_size


def read_build_info(directory: Path | str) -> dict[str, Any]:
    """Return what the build of an output folder wrote about itself.

    Raises:
        StoreError: There is no graph, or its ``build.json`` cannot be read.
    """
    path = _snapshot(Path(directory)) / INFO
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"cannot be read: {error}", where=str(path), todo="build again") from error
    return dict(found)


def _snapshot(directory: Path) -> Path:
    snapshot = directory if directory.parent.name == _SNAPSHOTS else directory / _CURRENT
    if not (snapshot / STORE).is_dir():
        raise StoreError("holds no graph", where=str(directory), todo="build one first")
    return snapshot.resolve()


def _opened(snapshot: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(snapshot / STORE))
    except OSError as error:
        raise StoreError(f"cannot be opened: {error}", where=str(snapshot), todo="build again") from error


# ------------------------------------------------------------------------------------------------------------- writing


class Output:
    """An output folder that this process alone writes to; made by ``writing``."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.kept = Kept(directory)

    def holdings(self) -> bytes | None:
        """Return what the current snapshot holds, as it was published; None where nothing is held."""
        try:
            return (self.directory / _CURRENT / HOLDINGS).read_bytes()
        except FileNotFoundError:
            return None

    def publish(
        self, triples: Iterable[tuple[Node, Node, Node]], info: Mapping[str, object], holdings: bytes = b""
    ) -> Path:
        """Write a snapshot, make it the current one and return its folder. The same content is the same snapshot.

        Args:
            holdings: What a later build of this folder has to know of this one.

        Raises:
            StoreError: Something cannot be written, or a triple cannot be stored; the old graph stands.
        """
        try:
            with _draft(self.directory) as draft:
                version = _write(draft, to_lines(triples), info, holdings)
                snapshot = self.directory / _SNAPSHOTS / version
                if not snapshot.exists():
                    draft.rename(snapshot)
                    sync_folder(snapshot.parent)
            self._switch(version)
        except (OSError, ValueError, SyntaxError) as error:
            raise StoreError(f"cannot be written: {error}", where=str(self.directory)) from error
        return snapshot

    def _switch(self, version: str) -> None:
        relink(self.directory / _CURRENT, Path(_SNAPSHOTS, version))
        for name in (GRAPH, INFO, STORE):
            relink(self.directory / name, Path(_CURRENT, name))
        sync_folder(self.directory)
        for old in (self.directory / _SNAPSHOTS).iterdir():
            if old.name != version:
                _remove(old)


def publish(
    triples: Iterable[tuple[Node, Node, Node]], directory: Path | str, build_info: Mapping[str, object]
) -> Path:
    """Make ``triples`` (or an rdflib graph) the current graph of ``directory``; return the snapshot's folder.

    Raises:
        StoreError: Another build writes there, something cannot be written, or a triple cannot be stored.
    """
    with writing(directory) as output:
        return output.publish(triples, build_info)


@contextmanager
def writing(directory: Path | str) -> Iterator[Output]:
    """Hold an output folder for one build, making it where needed; drafts of killed builds are cleared away.

    Raises:
        StoreError: Another build writes there, or the folder cannot be made or written to.
    """
    where = Path(directory)
    try:
        (where / _SNAPSHOTS).mkdir(parents=True, exist_ok=True)
        lock = locked(where / _LOCK, shared=False)
    except BlockingIOError as error:
        raise StoreError("another build is writing here", where=str(where), todo="wait for it to end") from error
    except OSError as error:
        todo = "choose a folder that can be written to"
        raise StoreError(f"cannot be written: {error.strerror}", where=str(where), todo=todo) from error
    with lock:
        for left in (where / _SNAPSHOTS).glob(f"{_DRAFT}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield Output(where)


@contextmanager
def _draft(directory: Path) -> Iterator[Path]:
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=directory / _SNAPSHOTS))
    draft.chmod(0o755)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(draft: Path, lines: list[str], info: Mapping[str, object], holdings: bytes) -> str:
    """Fill ``draft`` and return the version: a hash of what it holds."""
    document = to_document(lines)
    graph = to_turtle(document)
    about = (json.dumps({**info, "triples": len(lines)}, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    store = ox.Store(str(draft / STORE))
    store.bulk_load(document, format=ox.RdfFormat.N_TRIPLES)
    store.optimize()  # a second for a million triples, and queries take half the time
    store.flush()
    del store  # gives Oxigraph's own lock back
    for name, content in ((GRAPH, graph), (INFO, about), (HOLDINGS, holdings), (_LOCK, b"")):
        write_synced(draft / name, content)
    return sha256(graph + about + holdings).hexdigest()[:16]


def _remove(snapshot: Path) -> None:
    """Remove an old snapshot unless somebody reads it; the next build tries again."""
    with suppress(OSError), locked(snapshot / _LOCK, shared=False):
        shutil.rmtree(snapshot, ignore_errors=True)
