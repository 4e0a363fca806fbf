"""The graph on a SPARQL 1.1 server, for those that outgrow one machine.

    sparql+http://[USER:PASSWORD@]HOST[:PORT]/QUERY?update=/UPDATE&graph=IRI

names a server and the graph on it. Each version of the graph is a named graph of its own, ``IRI/VERSION``, that is
never changed once it stands; the named graph ``IRI`` holds one triple that says which is the current one. Publishing
writes a new version in batches, counts it, and moves the pointer with one update. Who opens the graph reads the pointer
once and asks that version alone, so no query sees two versions, whatever the server does about transactions. The
version before stays for those who read it; older ones are dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from rdflib.query import Result
from rdflib.term import Node

from kg.errors import OptionError, QueryError, StoreError
from kg.pieces import pieces
from kg.store.ntriples import to_lines
from kg.vocab import PREFIXES

#: What the address of a server begins with.
SCHEMES = ("sparql+http://", "sparql+https://")

#: The graph where the address names none.
GRAPH = "https://w3id.org/conflict-kg/graph"

#: Characters of the triples that one update inserts. Virtuoso compiles an update, and refuses long ones.
BATCH = 50_000

#: Seconds that an update may take, and a query where nothing else is said.
PATIENCE, SECONDS = 600.0, 60.0

_CURRENT = "http://purl.org/dc/terms/hasVersion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a graph is: addresses for queries and updates, who asks, and the graph's IRI."""

    query: str
    update: str
    graph: str
    auth: tuple[str, str] | None = None


def is_remote(source: object) -> bool:
    """Tell whether ``source`` is the address of a server."""
    return isinstance(source, str) and source.startswith(SCHEMES)


def server_at(address: str) -> Server:
    """Return the server that an address names.

    Raises:
        OptionError: It is no such address, or names what is unknown.
    """
    parts = urlsplit(address.removeprefix("sparql+"))
    options = parse_qs(parts.query)
    if not is_remote(address) or not parts.hostname or options.keys() - {"update", "graph"}:
        form = "sparql+http://HOST[:PORT]/PATH?update=/PATH&graph=IRI"
        raise OptionError("is no address of a SPARQL server", where=address, todo=f"give {form}")
    query = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    graph = options.get("graph", [GRAPH])[0]
    if ":" not in graph or any(sign in graph for sign in ' <>"{}|\\^`'):
        raise OptionError(f"{graph!r} is no IRI", where=address, todo="name the graph by an absolute IRI")
    return Server(
        query=query,
        update=urljoin(query, options.get("update", [query])[0]),
        graph=graph,
        auth=(parts.username, parts.password or "") if parts.username else None,
    )


class RemoteStore(SPARQLUpdateStore):
    """rdflib's store over a server, with a deadline and errors that say what the server said.

    Attributes:
        seconds: What a query may take, from the question until all of the answer is here.
    """

    def __init__(self, server: Server, seconds: float = SECONDS) -> None:
        super().__init__(server.query, server.update, returnFormat="json", auth=server.auth)
        self.seconds = seconds

    def _query(self, query: str, default_graph: str | None = None, named_graph: str | None = None) -> Result:
        given = {"query": query, **({} if default_graph is None else {"default-graph-uri": default_graph})}
        content, media = self._sent(self.query_endpoint, given, self.seconds)
        return Result.parse(content, content_type=media)

    def _update(self, update: str) -> None:
        self._sent(self.update_endpoint, {"update": update}, PATIENCE)

    def write(self, update: str) -> None:
        """Carry out one update.

        Raises:
            StoreError: The server does not answer, or refuses.
        """
        try:
            self._update(update)
        except QueryError as error:
            raise StoreError(error.what, where=str(self.update_endpoint), todo=error.todo) from error

    def _sent(self, address: str | None, form: dict[str, str], seconds: float) -> tuple[Any, str]:
        """Post a form and return what comes back, with its media type.

        Raises:
            QueryError: The server does not answer in time, or refuses.
        """
        assert address is not None
        headers = {**self.kwargs.get("headers", {}), "Accept": self.response_mime_types()}
        end = monotonic() + seconds
        try:
            with urlopen(Request(address, urlencode(form).encode(), headers), timeout=seconds) as answer:
                content = _read(answer, end)
                return content, answer.headers.get_content_type()
        except HTTPError as error:
            with error:
                said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
            raise QueryError(f"the server refuses ({error.code}): {said}") from error
        except TimeoutError as error:
            raise QueryError(
                f"query stopped after {seconds:g} s", todo="ask for less, or allow it more time"
            ) from error
        except (URLError, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise QueryError(f"query stopped after {seconds:g} s", todo="ask for less") from error
            raise QueryError(f"the server does not answer: {error}", where=address) from error


def _read(answer: Any, end: float) -> Any:
    content = BytesIO()
    while piece := answer.read1(1 << 16):
        content.write(piece)
        if monotonic() > end:
            raise TimeoutError
    content.seek(0)
    return content


def hold_to(graph: Graph, seconds: float) -> None:
    """Give the queries of a graph a deadline, if it is on a server; other graphs know none."""
    if isinstance(graph.store, RemoteStore):
        graph.store.seconds = seconds


# ------------------------------------------------------------------------------------------------------------- reading


def open_remote(address: str) -> Graph:
    """Return the current version of a graph on a server, as an rdflib graph that the server answers.

    Raises:
        OptionError: The address cannot be used. StoreError: The server does not answer, or holds no graph there.
    """
    server = server_at(address)
    store = RemoteStore(server)
    current = _current(store, server)
    if current is None:
        raise StoreError("holds no graph", where=address, todo="build one with --store first")
    graph = Graph(store=store, identifier=URIRef(current), bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def _current(store: RemoteStore, server: Server) -> str | None:
    return next(iter(_versions(store, server)), None)


def _versions(store: RemoteStore, server: Server) -> list[str]:
    query = f"SELECT ?v {{ GRAPH <{server.graph}> {{ <{server.graph}> <{_CURRENT}> ?v }} }}"
    return _column(store, query)


def _column(store: RemoteStore, query: str) -> list[str]:
    try:
        return [str(row[0]) for row in store.query(query, initNs={})]  # type: ignore[index]
    except (QueryError, ValueError) as error:
        raise StoreError(f"cannot be read: {error}", where=str(store.query_endpoint)) from error


# ------------------------------------------------------------------------------------------------------------- writing


def publish_remote(triples: Iterable[tuple[Node, Node, Node]], address: str) -> str:
    """Make ``triples`` the current version of the graph on a server; return the IRI of that version.

    The same triples are the same version: nothing is written where it is the current one.

    Raises:
        OptionError: The address cannot be used. StoreError: The server does not answer, refuses, or has lost triples.
    """
    server = server_at(address)
    store = RemoteStore(server)
    lines = to_lines(triples)
    version = f"{server.graph.rstrip('/')}/{sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"
    before = _current(store, server)
    if before == version:
        return version
    store.write(f"DROP SILENT GRAPH <{version}>")  # what an earlier try may have left
    for batch in pieces((f"{line}\n" for line in lines), BATCH):
        store.write(f"INSERT DATA {{ GRAPH <{version}> {{\n{batch}}} }}")
    _check(store, version, len(lines))
    _switch(store, server, before, version)
    _clear_away(store, server, {version, before})
    return version


def _switch(store: RemoteStore, server: Server, before: str | None, version: str) -> None:
    """Move the pointer from one version to the next, unless somebody else has moved it."""

    def pointer(to: str) -> str:
        return f"{{ GRAPH <{server.graph}> {{ <{server.graph}> <{_CURRENT}> <{to}> }} }}"

    if before is None:
        store.write(f"INSERT DATA {pointer(version)}")
    else:
        store.write(f"DELETE {pointer(before)} INSERT {pointer(version)} WHERE {pointer(before)}")
    if _versions(store, server) != [version]:
        raise StoreError("another build has published there meanwhile", where=server.update, todo="publish again")


def _check(store: RemoteStore, version: str, number: int) -> None:
    (found,) = _column(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{version}> {{ ?s ?p ?o }} }}")
    if int(found) != number:
        todo = "the version before stays the current one"
        raise StoreError(f"the server holds {found} of {number} triples", where=str(store.update_endpoint), todo=todo)


def _clear_away(store: RemoteStore, server: Server, kept: set[str | None]) -> None:
    """Drop versions that are neither the current one nor the one before."""
    start = json.dumps(f"{server.graph.rstrip('/')}/")
    query = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s a ?class }} FILTER(STRSTARTS(STR(?g), {start})) }}"
    for version in _column(store, query):
        if version not in kept:
            store.write(f"DROP SILENT GRAPH <{version}>")
