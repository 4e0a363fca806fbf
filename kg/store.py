"""The graph on disk and in memory: the only module that knows Oxigraph.

An output folder holds snapshots that are never changed once they stand, and a link to the current one:

    snapshots/<version>/    graph.ttl, build.json and store/ (Oxigraph)
    current -> snapshots/<version>
    graph.ttl, build.json, store -> current/...

A build writes a new snapshot beside the others and moves the link in one step. A build that is killed leaves the old
graph as it was, a reader never meets a store that somebody writes to, and nobody sees half of one version and half of
another.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from weakref import finalize

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from kg.errors import StoreError
from kg.vocab import PREFIXES

GRAPH, STORE, INFO = "graph.ttl", "store", "build.json"
_CURRENT, _SNAPSHOTS, _LOCK, _DRAFT = "current", "snapshots", ".lock", ".draft-"

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


# ------------------------------------------------------------------------------------------------------------- reading


def open_graph(path: Path | str) -> Graph:
    """Return the graph of an output folder, or of a Turtle file, as an rdflib graph that Oxigraph answers.

    A folder's graph is a snapshot: a later build does not change it. It must not be written to.

    Raises:
        StoreError: There is no graph, or it cannot be read.
    """
    where = Path(path)
    if where.is_file():
        return _over(_parsed(where), None)
    for _ in range(3):  # a build may take the snapshot away between finding and holding it
        snapshot = _snapshot(where)
        with suppress(FileNotFoundError):
            hold = _locked(snapshot / _LOCK, shared=True)
            return _over(_opened(snapshot), hold)
    raise StoreError("the graph is being replaced", where=str(where), todo="try again")


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


def in_memory(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """Return a graph in memory that Oxigraph answers."""
    store = ox.Store()
    store.bulk_load(_document(_lines(triples)), format=ox.RdfFormat.N_TRIPLES)
    return _over(store, None)


def _over(store: ox.Store, hold: IO[bytes] | None) -> Graph:
    """Return an rdflib graph over ``store``; ``hold`` keeps its snapshot from being cleared away as long."""
    backend = OxigraphStore(store=store)
    if hold is not None:
        finalize(backend, hold.close)
    # Without the identifier rdflib asks a graph that is empty: bulk loading fills the default graph.
    graph = Graph(store=backend, identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def _parsed(path: Path) -> ox.Store:
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"cannot be read as Turtle: {error}", where=str(path)) from error
    return store


def _snapshot(directory: Path) -> Path:
    snapshot = directory / _CURRENT
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

    def publish(self, triples: Iterable[tuple[Node, Node, Node]], info: Mapping[str, object]) -> Path:
        """Write a snapshot, make it the current one and return its folder. The same content is the same snapshot.

        Raises:
            StoreError: Something cannot be written, or a triple cannot be stored; the old graph stands.
        """
        try:
            with _draft(self.directory) as draft:
                version = _write(draft, _lines(triples), info)
                snapshot = self.directory / _SNAPSHOTS / version
                if not snapshot.exists():
                    draft.rename(snapshot)
                    _sync(snapshot.parent)
            self._switch(version)
        except (OSError, ValueError, SyntaxError) as error:
            raise StoreError(f"cannot be written: {error}", where=str(self.directory)) from error
        return snapshot

    def _switch(self, version: str) -> None:
        _link(self.directory / _CURRENT, Path(_SNAPSHOTS, version))
        for name in (GRAPH, INFO, STORE):
            _link(self.directory / name, Path(_CURRENT, name))
        _sync(self.directory)
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
        lock = _locked(where / _LOCK, shared=False)
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


def _write(draft: Path, lines: list[str], info: Mapping[str, object]) -> str:
    """Fill ``draft`` and return the version: a hash of what it holds."""
    document = _document(lines)
    graph = _turtle(document)
    about = (json.dumps({**info, "triples": len(lines)}, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    store = ox.Store(str(draft / STORE))
    store.bulk_load(document, format=ox.RdfFormat.N_TRIPLES)
    store.flush()
    del store  # gives Oxigraph's own lock back
    for name, content in ((GRAPH, graph), (INFO, about), (_LOCK, b"")):
        write_synced(draft / name, content)
    return sha256(graph + about).hexdigest()[:16]


def write_synced(path: Path, content: bytes) -> None:
    """Write ``content`` and return when the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(directory: Path) -> None:
    with suppress(OSError):  # Windows opens no folders; there the rename itself is durable
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _link(path: Path, to: Path) -> None:
    """Make ``path`` a link to ``to`` in one step."""
    if path.is_symlink() and path.readlink() == to:
        return
    fresh = path.with_name(f"{_DRAFT}{path.name}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(to, target_is_directory=not to.suffix)
    fresh.replace(path)


def _remove(snapshot: Path) -> None:
    """Remove an old snapshot unless somebody reads it; the next build tries again."""
    with suppress(OSError), _locked(snapshot / _LOCK, shared=False):
        shutil.rmtree(snapshot, ignore_errors=True)


def _locked(path: Path, *, shared: bool) -> IO[bytes]:
    """Return an open file with a lock that lasts until it is closed or the process ends.

    Raises:
        BlockingIOError: Somebody else holds it. FileNotFoundError: A shared lock of a file that is not there.
    """
    file = path.open("rb" if shared else "ab")
    try:
        _lock(file, shared=shared)
    except OSError:
        file.close()
        raise
    return file


try:
    import fcntl

    def _lock(file: IO[bytes], *, shared: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

except ImportError:  # Windows: an open file cannot be removed there, which is the lock that readers need

    def _lock(file: IO[bytes], *, shared: bool) -> None:
        import msvcrt

        if not shared:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            except OSError as error:
                raise BlockingIOError(*error.args) from error


# ------------------------------------------------------------------------------------------------------------ N-Triples


def _lines(triples: Iterable[tuple[Node, Node, Node]]) -> list[str]:
    """Return the triples as N-Triples, each once, ordered by subject with its classes first.

    rdflib's own writer is much slower, since it checks every IRI; Oxigraph checks them when it reads the lines.
    """
    lines = {f"{_term(subject)} {_term(predicate)} {_term(value)} ." for subject, predicate, value in triples}
    return sorted(lines, key=lambda line: line.replace(_TYPE, "!", 1))


def _turtle(document: bytes) -> bytes:
    triples = ox.parse(document, format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""


def _document(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()


def _term(term: Node) -> str:
    if isinstance(term, URIRef) and ":" in term:  # Oxigraph checks the rest, and takes a relative IRI as it is
        return f"<{term}>"
    if isinstance(term, Literal):
        return _literal(term)
    raise StoreError(f"cannot be stored: {term!r}", todo="name every node by an absolute IRI")


def _literal(literal: Literal) -> str:
    text = f'"{literal.translate(_ESCAPES)}"'
    if literal.language is not None:
        return f"{text}@{literal.language}"
    datatype = literal.datatype
    return text if datatype is None or str(datatype) == _STRING else f"{text}^^<{datatype}>"
