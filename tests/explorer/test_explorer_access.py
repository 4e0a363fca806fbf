"""The page for everybody: without a mouse, on a phone, in the dark, on paper, read aloud, in a notebook's cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.viz.explorer import explore
from tests.viz.fiction import war

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Opener = Callable[..., "Page"]

STATES = (
    "",
    "#n=incident/port-vell",
    "#n=incident/port-vell&hops=1&type=drone+attack",
    "#n=actor/river-guard&path=actor/amber-brigade",
    "#view=map",
    "#view=chronicle&from=2031-03-05",
    "#view=table&n=incident/kessel",
)


@pytest.mark.parametrize("address", STATES)
def test_axe_finds_no_violation_by_day_or_by_night(open_page: Opener, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = open_page(address)
    for _ in ("light", "dark"):
        found = axe.run(page).response
        assert len(found["passes"]) > 20
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
        page.locator("#theme").click()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.ariaLabel || ''"))


def test_an_analyst_needs_no_mouse(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("kessel")
    page.keyboard.press("Enter")
    page.keyboard.press("e")
    assert page.evaluate("[kgExplorer.state().node, kgExplorer.state().hops]") == ["place/kessel", 1]
    for key, view in (("m", "map"), ("l", "chronicle"), ("t", "table"), ("n", "network")):
        page.keyboard.press(key)
        assert page.locator(f"#{view}").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("kgExplorer.state().node") is None


def test_f6_goes_from_region_to_region(open_page: Opener) -> None:
    page = open_page("#view=table")
    for region in ("#tabs", "#filters", ".stage", "#panel", "#tabs"):
        page.keyboard.press("F6")
        assert page.evaluate("region => document.activeElement.closest(region) !== null", region), region


def test_every_tab_stop_can_be_seen_and_has_a_name(open_page: Opener) -> None:
    page = open_page("#view=map&n=incident/port-vell&type=drone+attack")
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), label = e.closest('label');
            return [e.outerHTML.slice(0, 80), s.outlineStyle !== 'none' || e.closest('.mark') !== null,
                    Boolean((e.ariaLabel || e.textContent || label?.textContent || '').trim())]; }"""
        )
        assert seen[0].startswith("<body") or seen[1:] == [True, True], seen


@pytest.mark.parametrize("address", STATES)
def test_a_phone_shows_everything_without_sideways_scrolling(open_page: Opener, address: str) -> None:
    page = open_page(address, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#panel h2").is_visible()
    page.locator(".folded > summary").click()
    assert page.locator('[data-filter="type"]').is_visible()


def test_the_system_and_the_button_turn_the_page_dark(open_page: Opener) -> None:
    page = open_page()
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(20, 24, 29)"
    page.locator("#theme").click()
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("view", ["network", "map", "chronicle", "table"])
def test_it_prints_panel_and_view(open_page: Opener, view: str) -> None:
    page = open_page(f"#n=incident/port-vell&view={view}")
    page.emulate_media(media="print")
    assert page.locator("#panel h2").is_visible()
    assert page.locator(f"#{view}").is_visible()
    assert page.locator(".search").is_hidden()
    assert page.locator("#filters").is_hidden()
    assert page.pdf()[:4] == b"%PDF"


def test_nothing_moves_for_who_wants_no_motion(open_page: Opener) -> None:
    page = open_page()
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -500)
    before = page.evaluate("kgExplorer.pixelOf('incident/port-vell')")
    page.locator("#fit").click()
    after = page.evaluate("kgExplorer.pixelOf('incident/port-vell')")
    page.wait_for_timeout(300)
    assert page.evaluate("kgExplorer.pixelOf('incident/port-vell')") == after != before


def test_a_cell_of_a_notebook_shows_the_page(browser: Browser, tmp_path: Path) -> None:
    cell = explore(war())._repr_html_()
    host = tmp_path / "notebook.html"
    host.write_text(f"<!doctype html><title>notebook</title>{cell}", encoding="utf-8")
    context = browser.new_context(offline=True, reduced_motion="reduce")
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready]").wait_for()
    frame.locator(".entry").first.click()
    assert frame.locator("#panel h2").inner_text() != "Start here"
    frame.locator('[data-view="map"]').click()
    assert frame.locator(".mark").count() == 3
    assert page.url == host.as_uri()
    context.close()
    assert troubles == []
