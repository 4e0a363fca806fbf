"""Answers on their way out: streams that break off when a query does, and errors with their status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from starlette.concurrency import iterate_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Send

from kg.errors import KgError, StoreError
from kg.query.process import BusyError, StoppedError

#: What the browser may do with a page that this server made: show it, with its own style and script.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

#: Sent with everything.
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Pieces(StreamingResponse):
    """Text in pieces as they come.

    The first piece is there before the status is sent, so that a query that fails early fails with a status. One that
    fails later breaks the transfer off, which no client takes for an answer.
    """

    def __init__(self, pieces: Iterator[str], media: str, *, file: str | None = None) -> None:
        first = next(pieces, "")
        headers = {} if file is None else {"Content-Disposition": f'attachment; filename="{file}"'}
        super().__init__(iterate_in_threadpool(chain([first], pieces)), media_type=media, headers=headers)

    async def stream_response(self, send: Send) -> None:
        """Send the pieces; without the last, empty one when the query was stopped, so that the server closes."""
        try:
            await super().stream_response(send)
        except KgError:
            return


def status_of(error: KgError) -> int:
    """Return the HTTP status of an error: 503 where asking again, or for less, can help; else 400."""
    return 503 if isinstance(error, BusyError | StoppedError | StoreError) else 400


def plain_error(error: KgError) -> Response:
    """Return an error for programs and people alike."""
    headers = {"Retry-After": "5"} if isinstance(error, BusyError) else {}
    return Response(f"{error}\n", status_of(error), media_type="text/plain", headers=headers)


def json_error(error: KgError, status: int | None = None) -> Response:
    """Return an error as JSON."""
    return JSONResponse({"error": error.what, "todo": error.todo}, status if status is not None else status_of(error))
