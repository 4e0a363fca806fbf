"""The page in a browser: what it shows first, how it is searched and filtered, and what its address keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kg.viz.drawing import FIRST
from tests.viz.fiction import hostile, many

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]

VELL = "Drone attack on Port Vell by Amber Brigade, 5 Mar 2031"


def heading(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def drawn(page: Page) -> set[str]:
    return set(page.evaluate("kgExplorer.drawn()"))


def click_node(page: Page, node: str) -> None:
    box = page.locator("#network").bounding_box()
    assert box is not None
    at = page.evaluate("id => kgExplorer.pixelOf(id)", node)
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


# ---------------------------------------------------------------------------------------------------------- first sight


def test_it_starts_with_what_reports_disagree_about(open_page: Opener) -> None:
    page = open_page()
    assert heading(page) == "Start here"
    first = page.locator("#panel section").first
    assert "disagree" in first.locator("h3").inner_text().lower()
    assert "7 killed (Norland Army) vs 11 killed (Straits Wire)" in first.inner_text()


def test_an_entry_of_the_start_panel_opens_its_event(open_page: Opener) -> None:
    page = open_page()
    page.locator(f'.entry:has-text("{VELL}")').first.click()
    assert heading(page) == VELL


def test_the_network_is_drawn_and_named(open_page: Opener) -> None:
    page = open_page()
    assert {"incident/port-vell", "actor/amber-brigade"} <= drawn(page)
    page.locator("#network[data-labels]").wait_for()
    assert int(page.locator("#network").get_attribute("data-labels") or 0) > 20
    colours = page.evaluate(
        """() => { const c = document.querySelector('#network canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const s = new Set();
        for (let i = 0; i < d.length; i += 4) s.add(d[i] + ',' + d[i + 1] + ',' + d[i + 2]); return s.size; }"""
    )
    assert colours > 50


def test_a_large_network_is_capped_and_says_so(open_page: Opener) -> None:
    page = open_page(graph=many(450))
    assert len(drawn(page)) == FIRST
    assert "160 of 981 nodes drawn: those with most to see" in page.locator("#drawn").inner_text()


# ------------------------------------------------------------------------------------------------------------- evidence


def test_a_click_on_a_node_shows_its_evidence(open_page: Opener) -> None:
    page = open_page()
    click_node(page, "incident/port-vell")
    assert heading(page) == VELL
    panel = page.locator("#panel").inner_text()
    for words in ("Amber Brigade", "two harbour officials", "Straits Wire", "5 Mar 2031", "reported"):
        assert words in panel


def test_the_words_of_a_claim_are_marked_in_their_sentence(open_page: Opener) -> None:
    page = open_page("#n=incident/kessel")
    quote = page.locator("#panel blockquote", has=page.locator('mark:text-is("fired rockets")')).first
    assert quote.inner_text().startswith("In answer to Port Vell, the Norland Army fired rockets at a depot")


def test_the_words_of_a_claim_have_their_place_in_the_report(open_page: Opener) -> None:
    page = open_page("#n=incident/port-vell")
    places = page.locator("#panel .source > span:last-child").all_inner_texts()
    assert places
    assert all(re.fullmatch(r"sentence [1-9]\d*, characters \d+–\d+", place) for place in places)


def test_contradicting_numbers_stand_side_by_side(open_page: Opener) -> None:
    page = open_page("#n=incident/port-vell")
    killed = page.locator(".harm").first
    assert "numbers contradict" in killed.inner_text()
    assert killed.locator("td.number").all_inner_texts() == ["7", "11"]
    assert killed.locator("tr.clash").count() == 2


def test_an_open_number_has_no_upper_bound(open_page: Opener) -> None:
    page = open_page("#n=incident/port-vell")
    injured = page.locator(".harm").nth(1)
    assert injured.locator("td.number").all_inner_texts() == ["24+"]
    assert injured.locator(".range.open").count() == 1


def test_it_says_why_accounts_were_merged_and_why_others_were_not(open_page: Opener) -> None:
    page = open_page("#n=incident/port-vell")
    assert "same weapon: drone (+1.0)" in page.locator(".decision.same").inner_text()
    page.evaluate("kgExplorer.select('incident/brenn')")
    apart = page.locator(".decision.different").inner_text()
    assert "Kept apart" in apart
    assert "Shelling of Tarn bridge" in apart


def test_an_actor_shows_the_events_that_name_it(open_page: Opener) -> None:
    page = open_page("#n=actor/amber-brigade")
    panel = page.locator("#panel").inner_text()
    assert "Brigada Ambra" in panel
    assert VELL in panel
    assert "Drones of the Amber Brigade" in panel


def test_a_date_that_is_not_known_says_so(open_page: Opener) -> None:
    assert "no date given" in open_page("#n=incident/bridge").locator("#panel .facts").inner_text()


# --------------------------------------------------------------------------------------------------------------- search


def test_search_is_used_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("amber")
    assert page.locator("#results [role=option]").count() > 2
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("kgExplorer.state().node") in {"actor/amber-brigade", "place/coast"}
    assert page.locator("#results").is_hidden()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("brigada ambra", "actor/amber-brigade"),
        ("FUEL DEPOT BURNED", "incident/port-vell"),
        ("port-vell", "place/port-vell"),
    ],
)
def test_search_finds_other_spellings_and_quotes(open_page: Opener, query: str, found: str) -> None:
    page = open_page()
    page.locator("#search").fill(query)
    page.keyboard.press("Enter")
    assert page.evaluate("kgExplorer.state().node") == found


def test_escape_empties_the_search_and_then_the_selection(open_page: Opener) -> None:
    page = open_page("#n=incident/kessel")
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    assert "Nothing found" in page.locator("#results").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert heading(page) == "Start here"


# ----------------------------------------------------------------------------------------------------- filter and focus


def test_the_legend_counts_and_filters(open_page: Opener) -> None:
    page = open_page()
    assert page.locator('[data-tally="incident"]').inner_text() == "5 / 5"
    assert page.locator('[data-tally="report"]').inner_text() == "0 / 5"
    page.locator('[data-kind="statement"]').uncheck()
    assert not any(node.startswith("statement/") for node in drawn(page))
    page.locator('[data-kind="report"]').check()
    assert page.locator('[data-tally="report"]').inner_text() == "5 / 5"


def test_focus_shows_one_step_then_two_and_counts_what_is_hidden(open_page: Opener) -> None:
    page = open_page("#n=actor/river-guard")
    page.get_by_role("button", name="1 step (3)").click()
    assert drawn(page) == {"actor/river-guard", "actor/sarvia", "incident/ferry"}
    page.get_by_role("button", name="2 steps (11)").click()
    assert {"weapon/mine", "actor/amber-brigade"} <= drawn(page)
    page.evaluate("kgExplorer.select('incident/port-vell')")
    assert "12 neighbours, 2 not drawn" in page.locator(".focus").inner_text()


def test_a_selected_node_is_drawn_even_when_its_kind_is_hidden(open_page: Opener) -> None:
    assert "report/r1" in drawn(open_page("#n=report/r1"))


# ---------------------------------------------------------------------------------------------------------------- table


def test_the_table_sorts_by_a_column_up_and_down(open_page: Opener) -> None:
    page = open_page("#view=table")
    killed = page.locator('th[data-column="Killed"]')
    killed.locator("button").click()
    assert killed.get_attribute("aria-sort") == "descending"
    assert page.locator("tbody tr").first.inner_text().startswith("5 Mar 2031")
    killed.locator("button").click()
    assert killed.get_attribute("aria-sort") == "ascending"
    assert not page.locator("tbody tr").first.inner_text().startswith("5 Mar 2031")


def test_the_table_holds_every_kind_of_node(open_page: Opener) -> None:
    page = open_page("#view=table")
    page.locator(".tools").get_by_role("button", name="Reports").click()
    assert page.locator("tbody tr").count() == 5
    page.locator("tbody .link", has_text="Ferry hits mine").click()
    assert heading(page) == "Ferry hits mine"


def test_the_table_is_downloaded_as_csv(open_page: Opener) -> None:
    page = open_page("#view=table")
    with page.expect_download() as download:
        page.locator("#save summary").click()
        page.locator('[data-save="csv"]').click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    assert text.startswith('"Id","Date","Event"')
    assert text.count("\r\n") == 6
    assert '"incident/port-vell","2031-03-05/2031-03-05","Drone attack on Port Vell by Amber Brigade"' in text


def test_a_cell_cannot_become_a_formula(open_page: Opener) -> None:
    page = open_page("#view=table", graph=hostile("=1+1"))
    assert '"\'=1+1"' in page.evaluate("kgExplorer.csv()")


# -------------------------------------------------------------------------------------------------------------- address


def test_the_address_keeps_selection_filter_search_view_and_focus(open_page: Opener) -> None:
    page = open_page("#n=actor/sarvia&hops=1&hide=weapon,place&q=kessel&view=table")
    state = page.evaluate("(() => { const s = kgExplorer.state(); return { ...s, hidden: [...s.hidden] }; })()")
    assert {name: value for name, value in state.items() if value != ""} == {
        "node": "actor/sarvia",
        "hops": 1,
        "hidden": ["weapon", "place"],
        "query": "kessel",
        "view": "table",
    }
    assert page.locator("#search").input_value() == "kessel"
    assert page.locator("table.rows").is_visible()


def test_back_and_forward_go_through_what_was_chosen(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("kgExplorer.select('incident/kessel')")
    page.evaluate("kgExplorer.select('incident/ferry')")
    page.go_back()
    assert "Kessel Island by Norland Army" in heading(page)
    page.go_back()
    assert heading(page) == "Start here"
    page.go_forward()
    assert "Kessel Island by Norland Army" in heading(page)


@pytest.mark.parametrize("address", ["#n=incident/none", "#view=nothing&hops=99", "#hide=x,y&n=%00", "#%E0%A4%A"])
def test_an_address_that_means_nothing_opens_the_start(open_page: Opener, address: str) -> None:
    page = open_page(address)
    assert heading(page) == "Start here"
    assert len(drawn(page)) > 20


# ------------------------------------------------------------------------------------------------------------- timeline


def test_a_bar_of_the_timeline_selects_its_event(open_page: Opener) -> None:
    page = open_page()
    assert "11 dated events" in page.locator("#timeline").inner_text()
    page.locator('#timeline [data-node="incident/ferry"]').click()
    assert heading(page).startswith("Mine explosion")


def test_many_events_are_counted_in_columns(open_page: Opener) -> None:
    page = open_page(graph=many(100))
    assert page.locator("#timeline .event").count() == 0
    assert page.locator("#timeline .column").count() > 10


# ---------------------------------------------------------------------------------------------- keyboard


def test_keys_change_view_and_focus(open_page: Opener) -> None:
    page = open_page("#n=incident/ferry")
    page.keyboard.press("t")
    assert page.locator("table.rows").is_visible()
    page.keyboard.press("n")
    assert page.locator("#network").is_visible()
    page.keyboard.press("e")
    assert page.evaluate("kgExplorer.state().hops") == 1


def test_the_drawing_takes_no_tab_stop_and_a_skip_link_leads_to_the_evidence(open_page: Opener) -> None:
    page = open_page()
    assert page.locator('#network [tabindex="0"]').count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the evidence"
