"""What the explorer is answered page by page, where no file holds the graph."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.errors import QueryError
from kg.viz.drawing import FIRST
from kg.viz.explorer import served
from kg.viz.pages import SIZE, Pages
from tests.viz.fiction import many, war
from tests.viz.unpacking import edges, unpack


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(war())


@pytest.fixture(scope="module")
def large() -> Pages:
    return Pages(many(500))


def ids(answer: dict[str, Any]) -> set[str]:
    return {node["id"] for node in unpack(answer["nodes"])}


def test_the_first_page_holds_what_is_drawn_and_says_how_much_there_is(large: Pages) -> None:
    data, evidence, _ = large.first()
    assert data["served"]
    assert FIRST <= len(ids(data)) < len(large.network)
    assert data["totals"]["incident"] == 500
    assert evidence["claims"]["n"] == 0


def test_whatever_the_start_names_is_on_the_first_page(large: Pages) -> None:
    data, _, _ = large.first()
    assert {item["id"] for listing in data["start"] for item in listing["items"]} <= ids(data)


def test_a_node_comes_with_its_surroundings_and_every_claim_that_names_it(pages: Pages) -> None:
    answer = pages.answer("node", {"id": "incident/port-vell"})
    assert ("incident/port-vell", "initiator", "actor/amber-brigade") in edges(answer)
    said = {name: unpack(table) for name, table in answer["evidence"].items()}
    assert {(f["harm"], f["low"]) for f in said["figures"]} == {("killed", 7), ("killed", 11), ("injured", 24)}
    assert {ruling["verdict"] for ruling in said["rulings"]} == {"same"}
    assert {sentence["report"] for sentence in said["sentences"]} <= ids(answer)


def test_an_actor_comes_with_what_it_says_and_where_it_is_named(pages: Pages) -> None:
    claims = unpack(pages.answer("node", {"id": "actor/amber-brigade"})["evidence"]["claims"])
    assert any("actor/amber-brigade" in (claim["speakers"] or ()) for claim in claims)
    assert any(claim["value"] == "actor/amber-brigade" for claim in claims)


def test_two_steps_reach_further_than_one(pages: Pages) -> None:
    one, two = (ids(pages.answer("node", {"id": "actor/river-guard", "hops": hops})) for hops in ("1", "2"))
    assert one < two


def test_the_pages_of_a_list_hold_every_node_of_the_kind_once(large: Pages) -> None:
    found: list[str] = []
    while page := large.answer("list", {"kind": "incident", "start": str(len(found))})["ids"]:
        assert len(page) <= SIZE
        found += page
    assert len(found) == len(set(found)) == 500


@pytest.mark.parametrize(
    ("text", "first"),
    [("Brigada  Ambra", "actor/amber-brigade"), ("fuel depot BURNED", "incident/port-vell"), ("nowhere at all", None)],
)
def test_search_finds_names_other_spellings_and_quotes(pages: Pages, text: str, first: str | None) -> None:
    hits = pages.answer("search", {"q": text})["hits"]
    assert (hits[0] if hits else None) == first


def test_a_path_holds_the_nodes_between_and_no_report(pages: Pages) -> None:
    found = ids(pages.answer("path", {"from": "actor/river-guard", "to": "actor/amber-brigade"}))
    assert {"actor/river-guard", "actor/amber-brigade"} < found
    assert not any(node.startswith("report/") for node in found)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("everything", {}),
        ("node", {}),
        ("node", {"id": "actor/nobody"}),
        ("node", {"id": "actor/sarvia", "hops": "-1"}),
        ("path", {"from": "actor/sarvia", "to": "actor/nobody"}),
        ("list", {"kind": "incident", "start": "x"}),
    ],
)
def test_a_question_without_an_answer_says_why(pages: Pages, name: str, options: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        pages.answer(name, options)


def test_answers_are_json(pages: Pages) -> None:
    answers = [pages.answer("search", {"q": "port"}), pages.answer("node", {"id": "place/kessel", "hops": "2"})]
    assert json.loads(json.dumps(answers, allow_nan=False)) == json.loads(json.dumps(answers))


def test_a_served_page_may_ask_where_it_came_from_and_nobody_else(pages: Pages) -> None:
    page = served(pages, title="Served")
    assert "connect-src &#39;self&#39;" in page
    assert "<h1>Served</h1>" in page
