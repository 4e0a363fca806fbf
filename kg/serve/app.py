"""The application: which address is answered by what, and what holds for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import KgError, QueryError
from kg.query import Door, Limits, named_queries
from kg.query.process import Pool
from kg.serve import api, listing, pages
from kg.serve.negotiation import chosen
from kg.serve.protocol import sparql
from kg.serve.responses import HEADERS, POLICY, json_error, plain_error
from kg.serve.snapshots import Snapshots
from kg.viz.explorer import served

#: Workers that stand ready beside those that answer, so that a query after one that was stopped waits for nobody.
_SPARE = 1

#: Seconds that a question waits while all workers are busy.
_PATIENCE = 30.0

_ASSETS = {"style.css": "text/css", "query.js": "text/javascript"}


def application(source: Path | str, *, limits: Limits, workers: int, hosts: Sequence[str] = ("*",)) -> Starlette:
    """Return the application over the current snapshot of an output folder.

    Args:
        hosts: Names under which it answers: a page elsewhere cannot reach a server of this machine by another name.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(Path(source), size=workers, spare=_SPARE, patience=_PATIENCE)
        app.state.door = Door(source, limits, pool=pool)
        app.state.limits = limits
        app.state.snapshots = Snapshots(source)
        yield
        pool.close()

    routes = [
        Route("/", listing.incidents_page),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", _query_page, name="query-page"),
        Route("/explorer", _explorer),
        Route("/api/explorer/{name}", _explorer_data),
        Route("/api/incidents", api.incidents),
        Route("/api/queries", api.queries),
        Route("/api/queries/{name}", api.named),
        Route("/assets/{name}", _asset),
        Route(f"{pages.ROOT}{{rest:path}}", pages.page),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(_Headers), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        exception_handlers={HTTPException: _http_error, KgError: _kg_error},
    )


class _Headers:
    """Adds to every answer what a browser may do with it; an answer with a policy of its own keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sent)


def _query_page(request: Request) -> Response:
    seconds = f"{request.app.state.limits.seconds:g}"
    return HTMLResponse(pages.render("query.html.j2", title="Query", queries=named_queries().values(), seconds=seconds))


def _explorer(request: Request) -> Response:
    """Answer with the explorer, which brings a policy of its own for the scripts that it holds."""
    page = served(request.app.state.snapshots.current().explorer)
    return HTMLResponse(page, headers={"Content-Security-Policy": "frame-ancestors 'none'"})


def _explorer_data(request: Request) -> Response:
    try:
        found = request.app.state.snapshots.current().explorer.answer(
            request.path_params["name"], dict(request.query_params)
        )
    except QueryError as error:
        return json_error(error, 404)
    return JSONResponse(found)


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404, "no such file")
    return Response(files("kg.serve").joinpath("assets", name).read_bytes(), media_type=_ASSETS[name])


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    accept = request.headers.get("accept", "")
    form = chosen(accept, {"plain": ("text/plain",), "html": ("text/html",), "json": ("application/json",)})
    if form == "html":
        page = await run_in_threadpool(pages.render, "error.html.j2", title=f"{error.status_code}", what=error.detail)
        return HTMLResponse(page, error.status_code, headers=error.headers)
    if form == "json":
        return JSONResponse({"error": error.detail}, error.status_code, headers=error.headers)
    return Response(f"{error.detail}\n", error.status_code, media_type="text/plain", headers=error.headers)


def _kg_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)
    return plain_error(error)
