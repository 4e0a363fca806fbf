"""Five views on one state: what map, timeline, filters and paths show, and that choosing in one chooses in all."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from rdflib import Graph

from kg.vocab import KG
from tests.viz.fiction import Fiction, day, days, many

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]

VIEWS = ("network", "map", "chronicle", "table")


def heading(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def address(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def drawn(page: Page) -> set[str]:
    return set(page.evaluate("kgExplorer.drawn()"))


def saved(page: Page, name: str) -> bytes:
    page.locator("#save summary").click()
    with page.expect_download() as download:
        page.locator(f'[data-save="{name}"]').click()
    return download.value.path().read_bytes()


def everywhere() -> Graph:
    """Return a graph of 60 incidents at places a little apart, some of them only in a country, some nowhere."""
    f = Fiction()
    country = f.thing(
        "place/xx", KG.Location, "Norland", geoPrecision=4, countryCode="XX", latitude=50.0, longitude=8.0
    )
    for i in range(60):
        where = {"latitude": 50 + i / 100, "longitude": 8 + i / 100}
        place = f.thing(f"place/p{i}", KG.Location, f"Town {i}", geoPrecision=1, **where)
        at = (place, country, None)[0 if i < 50 else 1 + i % 2]
        f.event(f"i{i}", KG.Incident, f"Shelling number {i}", "shelling", **days("2031-03-05"), location=at)
    return f.graph


# ------------------------------------------------------------------------------------------------------------ one state


@pytest.mark.parametrize("view", VIEWS)
def test_a_selection_is_kept_in_every_view(open_page: Opener, view: str) -> None:
    page = open_page(f"#n=incident/kessel&view={view}")
    assert heading(page).startswith("Missile attack on Kessel Island")
    assert page.locator(f"#{view}").is_visible()
    chosen = {
        "map": '.mark.chosen[data-place="place/kessel"]',
        "chronicle": 'li.chosen [data-node="incident/kessel"]',
        "table": 'tr.chosen [data-node="incident/kessel"]',
    }
    if view in chosen:
        assert page.locator(chosen[view]).count() == 1
    assert page.locator('#timeline .event.chosen[data-node="incident/kessel"]').count() == 1


def test_back_goes_through_views_filters_and_days(open_page: Opener) -> None:
    page = open_page()
    page.locator('[data-view="map"]').click()
    page.locator('[data-filter="type"]').select_option("missile attack")
    page.locator('[data-filter="from"]').fill("2031-03-06")
    assert address(page) == "#view=map&from=2031-03-06&type=missile+attack"
    page.go_back()
    assert page.locator('[data-filter="from"]').input_value() == ""
    page.go_back()
    assert page.locator('[data-filter="type"]').input_value() == ""
    page.go_back()
    assert page.locator("#network").is_visible()


def test_a_link_restores_every_choice(open_page: Opener) -> None:
    link = (
        "#n=actor/norland-army&view=table&hide=report&q=rocket&from=2031-03-01&until=2031-03-31&type=missile+attack"
        "&actor=actor%2Fnorland-army&role=initiator&status=asserted&publisher=Straits+Wire&weapon=weapon%2Frocket"
        "&place=place%2Fcoast&sources=2&rows=incident&sort=-Killed"
    )
    page = open_page(link)
    assert page.locator("tbody tr").count() == 1
    assert page.locator("#chosen .chip").count() == 10
    page.evaluate("kgExplorer.set({ sources: '' })")
    page.go_back()
    assert address(page) == page.evaluate("link => decodeURIComponent(link)", link)


# -------------------------------------------------------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("type=drone+attack", {"incident/port-vell"}),
        ("actor=actor/norland-army", {"incident/kessel"}),
        ("actor=actor/amber-brigade&role=target", {"incident/kessel"}),
        ("status=claimed", {"incident/bridge"}),
        ("publisher=Radio+Hills", {"incident/kessel"}),
        ("weapon=weapon/mine", {"incident/ferry"}),
        ("place=place/hills", {"incident/brenn", "incident/bridge"}),
        ("sources=2", {"incident/kessel", "incident/port-vell"}),
        ("from=2031-03-13&until=2031-03-13", {"incident/ferry", "incident/brenn"}),
        ("until=2031-03-05", {"incident/port-vell"}),
    ],
)
def test_each_filter_leaves_the_events_that_pass(open_page: Opener, choice: str, left: set[str]) -> None:
    page = open_page(f"#{choice}&hide=statement,unconfirmed,report,series")
    assert {node for node in drawn(page) if node.startswith("incident/")} == left
    assert f"{len(left)} event" in page.locator("#chosen .found").inner_text()


def test_a_filter_takes_what_hangs_on_no_event_out_of_the_drawing(open_page: Opener) -> None:
    page = open_page("#weapon=weapon/mine&hide=statement,unconfirmed,report")
    assert "weapon/drone" not in drawn(page)
    assert {"weapon/mine", "actor/river-guard"} <= drawn(page)


def test_events_without_a_date_are_counted_when_days_are_chosen(open_page: Opener) -> None:
    page = open_page("#from=2031-03-01")
    assert "without a date left out" in page.locator("#chosen .found").inner_text()


def test_a_choice_is_taken_back_by_its_chip_or_with_all_others(open_page: Opener) -> None:
    page = open_page("#type=shelling&status=claimed")
    page.get_by_role("button", name="Take back: Status: claimed").click()
    assert address(page) == "#type=shelling"
    page.get_by_role("button", name="Clear all").click()
    assert address(page) == ""
    assert page.locator("#chosen").is_hidden()


def test_the_panel_of_an_actor_keeps_only_its_events(open_page: Opener) -> None:
    page = open_page("#n=actor/river-guard")
    page.get_by_role("button", name="Only these events").click()
    assert "actor=actor/river-guard" in address(page)
    assert page.locator('[data-filter="actor"]').input_value() == "actor/river-guard"


def test_what_passes_the_filters_heads_the_start_panel(open_page: Opener) -> None:
    page = open_page("#type=shelling")
    first = page.locator("#panel section").first
    assert "pass the filters" in first.inner_text().lower()
    assert first.locator(".entry").count() == 2


# ------------------------------------------------------------------------------------------------- focus, path, network


def test_a_path_is_chosen_by_search_and_told_step_by_step(open_page: Opener) -> None:
    page = open_page("#n=actor/river-guard")
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("amber brigade")
    page.keyboard.press("Enter")
    assert address(page) == "#n=actor/river-guard&path=actor/amber-brigade"
    steps = page.locator(".path li").all_inner_texts()
    assert [step.replace("\n", " ") for step in steps] == [
        "River Guard → backed by Sarvia",
        "Sarvia ← backed by Amber Brigade",
    ]
    assert drawn(page) == {"actor/river-guard", "actor/sarvia", "actor/amber-brigade"}
    page.keyboard.press("Escape")
    assert address(page) == "#n=actor/river-guard"


def test_where_no_path_leads_it_says_so(open_page: Opener) -> None:
    page = open_page("#n=actor/council&path=object/bridge")
    assert drawn(page) == {"actor/council", "object/bridge"}
    assert "No way leads there" in page.locator("#panel").inner_text()


def test_links_of_the_selected_node_say_what_they_mean(open_page: Opener) -> None:
    page = open_page("#n=incident/ferry&hops=1")
    picture = saved(page, "svg").decode()
    assert {">initiator<", ">weapon<", ">near<"} <= {f">{text}<" for text in _texts(picture)}


def test_a_focused_view_counts_the_neighbours_it_hides(open_page: Opener) -> None:
    page = open_page("#n=actor/river-guard&hops=1")
    assert any(text.startswith("Sarvia (+") for text in _joined(saved(page, "svg").decode()))


def _texts(picture: str) -> list[str]:
    return [str(node.text) for node in ElementTree.fromstring(picture).iter() if node.tag.endswith("text")]


def _joined(picture: str) -> list[str]:
    found = _texts(picture)
    return [*found, *(f"{a} {b}" for a, b in zip(found, found[1:], strict=False))]


# ------------------------------------------------------------------------------------------------------------------ map


def test_the_map_marks_places_rings_and_lists_the_rest(open_page: Opener) -> None:
    page = open_page("#view=map")
    places = page.locator(".mark").evaluate_all("marks => marks.map((mark) => mark.dataset.place)")
    assert sorted(places) == ["place/kessel", "place/port-vell", "place/tarn"]
    assert page.locator(".ring").count() == 1
    notes = page.locator(".notes").inner_text()
    assert "3 places on the map" in notes
    assert "Norland (country) 2" in notes
    assert "no statement about whose they are" in page.locator(".disclaimer").inner_text()


def test_a_mark_selects_its_event_by_mouse_and_by_keyboard(open_page: Opener) -> None:
    page = open_page("#view=map")
    page.locator('.mark[data-place="place/port-vell"]').click()
    assert heading(page).startswith("Drone attack on Port Vell")
    page.locator('.mark[data-place="place/tarn"]').focus()
    page.keyboard.press("Enter")
    assert heading(page).startswith("Shelling of Tarn bridge")


def test_places_that_lie_close_are_one_mark_until_the_map_is_nearer(open_page: Opener) -> None:
    page = open_page("#view=map", graph=everywhere())

    def largest() -> int:
        return max(map(int, page.locator(".mark .number").all_text_contents()))

    before = largest()
    page.locator(".mark .bubble").first.click()
    assert largest() < before
    assert "Norland 5" in page.locator(".notes").inner_text()
    assert "Without a place: 5 events" in page.locator(".notes").inner_text()


def test_borders_can_be_left_out(open_page: Opener) -> None:
    page = open_page("#view=map")
    border = page.locator("#map .border").first
    assert border.evaluate("path => getComputedStyle(path).display") == "inline"
    page.locator("#coast").check()
    assert border.evaluate("path => getComputedStyle(path).display") == "none"
    assert address(page) == "#view=map&coast=1"


def test_the_map_is_moved_by_mouse_wheel_and_keys(open_page: Opener) -> None:
    page = open_page("#view=map")

    def where() -> str:
        return str(page.locator("#map .ground").get_attribute("transform"))

    seen = [where()]
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(650, 430)
    page.mouse.up()
    seen.append(where())
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(100)
    seen.append(where())
    page.locator(".mark").first.focus()
    page.keyboard.press("ArrowLeft")
    seen.append(where())
    page.keyboard.press("f")
    assert where() == seen[0]
    assert len(set(seen)) == 4


# ------------------------------------------------------------------------------------------------------------- timeline


def test_dragging_over_the_strip_chooses_days_in_every_view(open_page: Opener) -> None:
    page = open_page()
    box = page.locator("#timeline svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 14, box["y"] + 12)
    page.mouse.up()
    state = page.evaluate("kgExplorer.state()")
    assert ("2031-03-01" <= state["from"] <= "2031-03-03", state["until"]) == (True, "2031-03-15")
    assert page.locator("#timeline .range").count() == 1
    page.get_by_role("button", name="All days").click()
    assert address(page) == ""


def test_an_interval_is_a_bar_and_an_open_end_runs_out(open_page: Opener) -> None:
    page = open_page()
    ferry = page.locator('#timeline [data-node="incident/ferry"]').bounding_box()
    vell = page.locator('#timeline [data-node="incident/port-vell"]').bounding_box()
    assert ferry is not None and vell is not None
    assert ferry["width"] > 2 * vell["width"]


def test_an_event_without_a_last_day_runs_out_to_that_side(open_page: Opener) -> None:
    f = Fiction()
    f.event("since", KG.Incident, "Siege", "attack", earliest=day("2031-03-03"))
    f.event("once", KG.Incident, "Raid", "attack", **days("2031-03-20"))
    page = open_page(graph=f.graph)
    assert page.locator("#timeline .event.open").evaluate_all("bars => bars.map((bar) => bar.dataset.node)") == [
        "incident/since"
    ]
    page.locator('[data-filter="from"]').fill("2031-05-01")
    assert page.locator("#chosen .found").inner_text() == "1 event of 2"


def test_the_timeline_view_lists_every_dated_event_in_order(open_page: Opener) -> None:
    page = open_page("#view=chronicle&hide=statement,unconfirmed,report")
    names = page.locator(".chronicle .link").evaluate_all("links => links.map((link) => link.dataset.node)")
    assert names == ["series/amber-coast", "incident/port-vell", "incident/kessel", "incident/ferry", "incident/brenn"]
    page.locator('.chronicle [data-node="incident/brenn"]').click()
    assert heading(page).startswith("Shelling of Lower Brenn")


def test_thousands_of_rows_are_in_the_page_only_where_they_are_seen(open_page: Opener) -> None:
    page = open_page("#view=chronicle", graph=many(500))
    assert 20 < page.locator(".chronicle li").count() < 80
    page.evaluate("kgExplorer.select('incident/i11')")
    assert page.locator('.chronicle li.chosen [data-node="incident/i11"]').is_visible()


# ---------------------------------------------------------------------------------------------------------------- saved


def test_what_is_shown_is_saved_as_csv(open_page: Opener) -> None:
    text = saved(open_page("#type=shelling&rows=incident"), "csv").decode("utf-8-sig")
    assert text.count("\r\n") == 3
    assert "incident/brenn" in text


def test_located_events_are_saved_as_geojson(open_page: Opener) -> None:
    found = json.loads(saved(open_page("#weapon=weapon/drone"), "geojson"))
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-30.2, 60.51]}
    assert feature["properties"]["geo_precision"] == 1
    assert (feature["properties"]["killed_low"], feature["properties"]["killed_high"]) == (7, 11)


@pytest.mark.parametrize("view", ["network", "map", "chronicle"])
def test_each_view_is_saved_as_svg_that_stands_alone(open_page: Opener, view: str) -> None:
    picture = saved(open_page(f"#view={view}"), "svg").decode()
    root = ElementTree.fromstring(picture)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert any("Port Vell" in text for text in _joined(picture))
    assert not [node for node in root.iter() if {"class", "style", "href"} & set(node.attrib)]


@pytest.mark.parametrize("view", ["network", "map", "chronicle"])
def test_each_view_is_saved_as_png(open_page: Opener, view: str) -> None:
    page = open_page(f"#view={view}")
    picture = saved(page, "png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(picture[16:20])
    assert width > 1000
    assert len(picture) > 20_000


def test_claims_are_drawn_around_the_selected_node_on_demand(open_page: Opener) -> None:
    page = open_page("#n=incident/port-vell&hops=1&hide=unconfirmed,report")
    claims = [node for node in drawn(page) if node.startswith("claim/")]
    assert len(claims) == 19  # 12 claims and 3 figures about it, 4 claims that name it
    written = " ".join(_texts(saved(page, "svg").decode()))
    assert all(words in written for words in ("7 killed", "11 killed", "24+ injured"))
    page.locator('[data-kind="claim"]').uncheck()
    assert not [node for node in drawn(page) if node.startswith("claim/")]
