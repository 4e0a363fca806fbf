"""The SPARQL 1.1 protocol, query part: GET, POST of a form, POST of the query itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import KgError
from kg.query import Door, NamedQuery
from kg.query.guard import MAX_LENGTH
from kg.query.results import FORMATS, written
from kg.serve.negotiation import chosen
from kg.serve.responses import Pieces, plain_error

#: Bytes of a body: a query at its longest, with every character escaped in a form.
MAX_BODY = 4 * 3 * MAX_LENGTH

#: Formats of rows and truth values, and of graphs, with the media types that ask for them; the first is the default.
TABLES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "json": ("application/sparql-results+json", "application/json"),
        "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
        "csv": ("text/csv",),
        "tsv": ("text/tab-separated-values",),
    }
)
GRAPHS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "ttl": ("text/turtle", "application/x-turtle"),
        "ntriples": ("application/n-triples", "text/plain"),
        "jsonld": ("application/ld+json", "application/json"),
        "rdfxml": ("application/rdf+xml", "application/xml"),
    }
)

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The formats that a client takes: one for rows, one for graphs, None where it takes none of them."""

    table: str | None
    graph: str | None

    @classmethod
    def by(cls, accept: str, name: str | None) -> Wanted:
        """Return what an Accept header wants, or what the name of a format wants, which weighs more.

        Raises:
            HTTPException: 406, no format fits.
        """
        if name is not None:
            made = cls(table=name if name in TABLES else None, graph=name if name in GRAPHS else None)
        else:
            made = cls(table=chosen(accept, TABLES), graph=chosen(accept, GRAPHS))
        if made.table is None and made.graph is None:
            raise HTTPException(406, f"answers come as {', '.join((*TABLES, *GRAPHS))}")
        return made


async def sparql(request: Request) -> Response:
    """Answer ``/sparql``."""
    parameters = await _parameters(request)
    query = parameters.get("query", "")
    if not query:
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse(request.url_for("query-page"))
        raise HTTPException(400, "no query: it comes as ?query=..., in a form, or as application/sparql-query")
    wanted = Wanted.by(request.headers.get("accept", ""), parameters.get("format"))
    own = NamedQuery.of(query)  # never the name of a file
    return await run_in_threadpool(answered, request.app.state.door, own, {}, wanted)


def answered(
    door: Door, query: NamedQuery, parameters: Mapping[str, object], wanted: Wanted, file: str | None = None
) -> Response:
    """Return the answer to a query in the format that is wanted; ``file`` names it for saving, without its ending.

    Raises:
        HTTPException: 406, the client takes no format of what the query gives.
    """
    try:
        answer = door.ask(query, parameters, graph_format=wanted.graph or "ntriples")
        name = wanted.table if answer.graph is None else wanted.graph
        if name is None:
            raise HTTPException(406, f"this query gives {'rows' if answer.graph is None else 'a graph'}")
        return Pieces(written(answer, name), FORMATS[name].media, file=None if file is None else f"{file}.{name}")
    except KgError as error:
        return plain_error(error)


async def _parameters(request: Request) -> dict[str, str]:
    """Return the parameters of the protocol, wherever they stand.

    Raises:
        HTTPException: The request is none of the three kinds, is too large, wants to write, or names another graph.
    """
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise HTTPException(403, "this graph can only be read")
        if kind not in (_FORM, _QUERY):
            raise HTTPException(415, f"a query is posted as {_FORM} or {_QUERY}")
        body = await _body(request)
        given |= {"query": [body]} if kind == _QUERY else parse_qs(body, keep_blank_values=True)
    if "update" in given:
        raise HTTPException(403, "this graph can only be read")
    if {"default-graph-uri", "named-graph-uri"} & given.keys():
        raise HTTPException(400, "there is one graph here, and no other can be asked")
    if any(len(values) > 1 for values in given.values()):
        raise HTTPException(400, "each parameter can be given once")
    return {name: values[0] for name, values in given.items()}


async def _body(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"a query has at most {MAX_LENGTH} characters")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the request is not UTF-8") from error
