"""A server on loopback over the hand-built corpus, and a client that knows nothing of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
import uvicorn

from kg.query import Limits
from kg.serve.app import application


@dataclass(frozen=True)
class Reply:
    """What a server sent."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def media(self) -> str:
        return self.headers.get_content_type()


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class Client:
    """Asks one server."""

    base: str

    def get(self, path: str, **headers: str) -> Reply:
        return self.send(Request(f"{self.base}{path}", headers=headers))

    def post(self, path: str, body: bytes, kind: str, **headers: str) -> Reply:
        return self.send(Request(f"{self.base}{path}", body, {"Content-Type": kind, **headers}))

    def send(self, request: Request) -> Reply:
        try:
            with build_opener(_NoRedirect).open(request, timeout=60) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except HTTPError as error:
            with error:
                return Reply(error.code, error.headers, error.read())


@contextmanager
def serving(folder: Path, limits: Limits, hosts: tuple[str, ...] = ("127.0.0.1",)) -> Iterator[Client]:
    """Serve a folder on a free port of loopback."""
    app = application(folder, limits=limits, workers=4, hosts=hosts)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", server_header=False))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Client(f"http://127.0.0.1:{port}")
    server.should_exit = True
    thread.join(20)
    assert not thread.is_alive()


@pytest.fixture(scope="session")
def client(published: Path) -> Iterator[Client]:
    with serving(published, Limits(seconds=20)) as made:
        yield made
