"""A real browser for the tests of the page. Every test also asserts that the page requested nothing, without error."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kg.viz.explorer import explore
from tests.viz.fiction import war

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: Names of the browser, tried in this order where ``KG_CHROMIUM`` does not name a file.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

Opener = Callable[..., "Page"]


def chromium() -> str | None:
    """Return the file of a Chromium, or None."""
    return os.environ.get("KG_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once; skip the tests where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found; KG_CHROMIUM can name one")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", "--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def war_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the explorer of the invented war once."""
    return explore(war(), tmp_path_factory.mktemp("page") / "war.html", title="An invented war")


@pytest.fixture
def open_page(browser: Browser, war_page: Path, tmp_path: Path) -> Iterator[Opener]:
    """Return a function that opens the page of a graph (the war if none is given), offline and without motion."""
    context = browser.new_context(offline=True, reduced_motion="reduce", viewport={"width": 1400, "height": 900})
    context.set_default_timeout(15_000)
    troubles: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: troubles.append(f"request: {request.url}"))
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))

    def open_(address: str = "", *, graph: Graph | None = None, width: int = 1400, height: int = 900) -> Page:
        path = war_page if graph is None else explore(graph, tmp_path / "page.html")
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{path.as_uri()}{address}")
        page.locator("body[data-ready]").wait_for(state="attached")
        return page

    yield open_
    context.close()
    own = f"request: {Path(tmp_path.anchor).as_uri()}"
    assert [trouble for trouble in troubles if not trouble.startswith((own, "request: data:,", "request: blob:"))] == []
