"""The page as a server gives it: it holds the first view and asks the place it came from for the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest

from kg.errors import QueryError
from kg.viz.explorer import served
from kg.viz.pages import SIZE, Pages
from tests.viz.fiction import many

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

HOST = "http://graph.example"
FAR = "incident/i499"  # not among the nodes that are drawn first

Visitor = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(many(500))


@pytest.fixture
def visit(browser: Browser, pages: Pages) -> Iterator[Visitor]:
    """Return a function that opens the page at an address; every request is answered here, none leaves the machine."""
    context = browser.new_context(offline=True, reduced_motion="reduce", viewport={"width": 1400, "height": 900})
    text = served(pages)
    troubles: list[str] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != HOST:
            troubles.append(route.request.url)
            route.abort()
        elif address.path == "/":
            route.fulfill(body=text, content_type="text/html; charset=utf-8")
        else:
            reply(route, address.path, dict(parse_qsl(address.query)))

    def reply(route: Route, path: str, options: dict[str, str]) -> None:
        try:
            found = pages.answer(path.removeprefix("/api/explorer/"), options)
        except QueryError as error:
            route.fulfill(status=404, body=str(error))
        else:
            route.fulfill(body=json.dumps(found), content_type="application/json")

    context.route("**/*", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))

    def open_(address: str) -> Page:
        page.goto(f"{HOST}/{address}")
        page.locator("body[data-ready]").wait_for(state="attached")
        return page

    yield open_
    context.close()
    assert troubles == []


def heading(page: Page, text: str) -> None:
    page.locator("#panel h2", has_text=text).wait_for()


def test_it_counts_the_whole_graph_and_holds_a_part(visit: Visitor) -> None:
    page = visit("")
    assert "160 of 1,081 nodes drawn" in page.locator("#drawn").inner_text()
    assert page.locator('[data-tally="incident"]').inner_text().endswith("/ 500")
    assert page.evaluate("kgExplorer.holds()") < 1081


def test_a_link_to_a_node_that_is_not_held_fetches_it_with_its_evidence(visit: Visitor) -> None:
    page = visit(f"#n={FAR}")
    heading(page, "Shelling of Town 7 by Group 16")
    assert "Group 16 shelled town 7" in page.locator("#panel blockquote").first.inner_text()
    assert FAR in page.evaluate("kgExplorer.drawn()")


def test_search_finds_what_the_page_does_not_hold(visit: Visitor, pages: Pages) -> None:
    page = visit("")
    page.locator("#search").fill("Report 498")
    page.locator("#results [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    heading(page, "Report 498")


def test_focus_reaches_two_steps_beyond_what_was_held(visit: Visitor) -> None:
    page = visit(f"#n={FAR}&hops=2")
    heading(page, "Shelling of Town 7")
    assert {FAR, "actor/g16", "place/t7"} <= set(page.evaluate("kgExplorer.drawn()"))


def test_a_path_is_found_on_the_server(visit: Visitor) -> None:
    page = visit(f"#n={FAR}&path=incident/i498")
    page.locator(".path li").first.wait_for()
    assert {FAR, "incident/i498"} <= set(page.evaluate("kgExplorer.drawn()"))


def test_further_rows_come_a_page_at_a_time_until_all_are_there(visit: Visitor) -> None:
    page = visit("#view=table")
    more = page.locator("#table .more")
    for _ in range(0, 500, SIZE):
        before = more.inner_text()
        more.click()
        page.locator("#table .more", has_text=before).wait_for(state="detached")
    assert more.count() == 0
    assert page.evaluate("kgExplorer.csv()").count("\r\n") == 501


def test_a_node_that_is_nowhere_opens_the_start(visit: Visitor) -> None:
    heading(visit("#n=incident/none"), "Start here")
