"""Text that reports bring stays text: thirty ways to smuggle a script in, in every field, in every view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.viz.fiction import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]

PAYLOADS = (
    "<img src=x onerror=window.hit=1>",
    "<img src='x' onerror='window.hit=1'>",
    "</script><script>window.hit=1</script>",
    "</SCRIPT ><script>window.hit=1</script>",
    "<script src=data:text/javascript,window.hit=1></script>",
    '"><svg onload=window.hit=1>',
    "'><svg/onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:window.hit=1><text x=20 y=20>x</text></a></svg>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data=javascript:window.hit=1></object>",
    "<embed src=javascript:window.hit=1>",
    "<details open ontoggle=window.hit=1>x</details>",
    "<input autofocus onfocus=window.hit=1>",
    "<body onload=window.hit=1>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><button autofocus>x</button></form>",
    "<a href=javascript:window.hit=1>x</a>",
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "{{ 7*7 }}${window.hit=1}#{7*7}<%= 7*7 %>",
    "<!--><img src=x onerror=window.hit=1>-->",
    "]]><img src=x onerror=window.hit=1>",
    "\\u003cimg src=x onerror=window.hit=1\\u003e&lt;img src=x onerror=window.hit=1&gt;",
)


def text(page: Page, region: str) -> str:
    return page.locator(region).text_content() or ""


def test_there_are_thirty_of_them() -> None:
    assert len(set(PAYLOADS)) == 30


KINDS = ("incident", "series", "actor", "place", "weapon", "object", "report")


def test_text_of_reports_never_runs_in_the_panel(open_page: Opener) -> None:
    page = open_page(graph=hostile(*PAYLOADS))
    for i, payload in enumerate(PAYLOADS):
        for kind in KINDS:
            page.evaluate("id => kgExplorer.select(id)", f"{kind}/bad{i or ''}")
            assert payload in text(page, "#panel"), (kind, payload)
        assert page.locator("#panel :is(img, iframe, object, embed, script, style, form, svg script)").count() == 0
    assert page.evaluate("window.hit") is None


def test_text_of_reports_never_runs_in_views_search_and_filters(open_page: Opener) -> None:
    page = open_page("#hide=", graph=hostile(*PAYLOADS))
    for view in ("map", "chronicle", "table"):
        page.evaluate("view => kgExplorer.set({ view })", view)
        for _ in range(12 if view == "map" else 0):
            page.get_by_role("button", name="Zoom in").click()
        assert any(payload[:12] in text(page, f"#{view}") for payload in PAYLOADS)
    for i, payload in enumerate(PAYLOADS):
        page.locator("#search").fill(payload[:12])
        assert payload in text(page, "#results"), payload
        page.evaluate("id => kgExplorer.set({ actor: id, query: '' })", f"actor/bad{i or ''}")
        assert payload in text(page, "#chosen"), payload
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "name", ["n", "path", "q", "type", "actor", "publisher", "rows", "sort", "from", "hide", "view"]
)
def test_an_address_never_runs_either(open_page: Opener, name: str) -> None:
    page = open_page(f"#view=table&{name}=%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E")
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_picture_that_is_saved_holds_text_as_text(open_page: Opener) -> None:
    page = open_page("#n=incident/bad&hops=1", graph=hostile("<script>window.hit=1</script>"))
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.locator('[data-save="svg"]').click()
    assert "<script" not in download.value.path().read_text("utf-8")


def test_a_report_can_only_link_to_the_web(open_page: Opener) -> None:
    page = open_page("#n=report/r1")
    link = page.locator("#panel .facts a")
    assert link.get_attribute("href") == "https://news.example/r1"
    assert link.get_attribute("rel") == "noopener noreferrer"
