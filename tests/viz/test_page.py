"""The page as a file: one file, no request, text that stays text, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from kg.errors import StoreError
from kg.graph import to_graph
from kg.viz.drawing import CAP
from kg.viz.explorer import SCRIPTS, explore
from kg.viz.palette import KINDS
from kg.viz.told import undated
from tests.builders import corpus
from tests.viz.fiction import hostile, many, war
from tests.viz.unpacking import edges, unpack

ROOT = Path(__file__).parents[2]


class Page(HTMLParser):
    """Keeps the elements of a page, and the text of its scripts and styles."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if self.texts:
            self.texts[-1] += data

    def data(self, name: str = "data") -> Any:
        """Return a block of data."""
        (block,) = [t for (tag, a), t in zip(self.elements, self.texts, strict=True) if a.get("id") == name]
        return json.loads(block)

    def nodes(self) -> list[dict[str, Any]]:
        """Return the rows of the nodes."""
        return unpack(self.data()["nodes"])


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(explore(war()))


def test_nothing_is_loaded_from_elsewhere(page: Page) -> None:
    sources = [a[name] for _, a in page.elements for name in ("src", "href", "action", "data") if a.get(name)]
    assert sources == ["data:,", "#panel"]
    styles = [t for (tag, _), t in zip(page.elements, page.texts, strict=True) if tag == "style"]
    assert not re.search(r"@import|url\(", "".join(styles))


def test_the_policy_forbids_requests_and_scripts_of_others(page: Page) -> None:
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_source_map_is_asked_for() -> None:
    assert "sourceMappingURL" not in explore(Graph())


def test_the_data_block_holds_every_node_and_link(page: Page) -> None:
    assert {"incident/port-vell", "actor/sarvia", "report/r4"} <= {node["id"] for node in page.nodes()}
    assert ("incident/kessel", "initiator", "actor/norland-army") in edges(page.data())


def test_claims_and_reports_are_hidden_at_first_and_statements_only_in_a_large_network() -> None:
    def hidden(graph: Graph) -> set[str]:
        return {kind["id"] for kind in Page(explore(graph)).data()["kinds"] if kind["hidden"]}

    assert hidden(war()) == {"claim", "report", "unconfirmed"}
    assert hidden(many(120)) == {"claim", "report", "unconfirmed", "statement"}


def test_the_start_panel_answers_before_it_is_asked(page: Page) -> None:
    lists = {listing["title"]: [item["id"] for item in listing["items"]] for listing in page.data()["start"]}
    assert lists["Where the reports disagree"] == ["incident/kessel", "incident/port-vell"]
    assert lists["Deadliest"][0] == "incident/port-vell"
    assert lists["Series of incidents"] == ["series/amber-coast"]


def test_text_of_reports_cannot_end_the_data_block() -> None:
    payload = "</script><script>alert(1)</script><!--"
    page = Page(explore(hostile(payload), title=payload))
    assert [tag for tag, _ in page.elements].count("script") == 5
    assert payload in {node["label"] for node in page.nodes()}


def test_a_heading_is_escaped() -> None:
    assert "<h1>&lt;b&gt;x&lt;/b&gt;</h1>" in explore(Graph(), title="<b>x</b>")


@pytest.mark.parametrize(
    "words", ["line\u2028separator", "\ud800", "emoji \U0001f6a2", "nul \x00", "arabic \u0627\u0644"]
)
def test_unusual_characters_are_written_and_read_back(words: str, tmp_path: Path) -> None:
    graph = hostile(words.encode("utf-8", "replace").decode())
    written = explore(graph, tmp_path / "page.html").read_text("utf-8")
    assert Page(written).nodes()


def test_the_file_is_utf_8_with_unix_lines_and_equal_to_the_text(tmp_path: Path) -> None:
    path = explore(war(), tmp_path / "page.html")
    assert path.read_bytes() == explore(war()).encode("utf-8")
    assert b"\r\n" not in path.read_bytes()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        explore(Graph(), tmp_path / "nowhere" / "page.html")


_BUILD = (
    "import sys; from tests.viz.fiction import war; from kg.viz.explorer import explore; explore(war(), sys.argv[1])"
)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    paths = [tmp_path_factory.mktemp("twins") / f"{seed}.html" for seed in ("1", "2")]
    for path in paths:
        environment = os.environ | {"PYTHONHASHSEED": path.stem, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", _BUILD, str(path)], check=True, env=environment, cwd=ROOT)
    return [path.read_bytes() for path in paths]


def test_two_builds_give_the_same_bytes_whatever_the_hash_seed(twins: list[bytes]) -> None:
    assert twins[0] == twins[1]


def test_the_order_of_triples_does_not_show() -> None:
    turned = Graph()
    for triple in sorted(war(), reverse=True):
        turned.add(triple)
    assert explore(turned) == explore(war())


def test_an_empty_graph_is_a_page_too() -> None:
    assert Page(explore(Graph())).nodes() == []


def test_a_large_network_is_laid_out_whole_though_only_part_of_it_is_drawn() -> None:
    nodes = Page(explore(many(500))).nodes()
    assert len(nodes) > 2 * CAP
    assert all({"x", "y"} <= set(node) for node in nodes)


def test_whatever_the_panel_names_is_a_node_in_the_graphs_that_the_project_makes() -> None:
    made = corpus()
    page = Page(explore(to_graph(made.incidents, made.extractions, made.linker)))
    nodes = {node["id"] for node in page.nodes()}
    said = {name: unpack(table) for name, table in page.data("evidence-data").items()}
    assert {item["about"] for item in (*said["claims"], *said["figures"])} <= nodes
    assert {claim["value"] for claim in said["claims"] if claim["value"] is not None} <= nodes
    assert {who for item in (*said["claims"], *said["figures"]) for who in item["speakers"] or ()} <= nodes
    assert {sentence["report"] for sentence in said["sentences"]} <= nodes
    assert {ruling["verdict"] for ruling in said["rulings"]} == {"same", "different"}


def test_quoted_words_are_found_again_in_their_sentence() -> None:
    page = Page(explore(hostile("\U0001f6a2 ship")))
    said = {name: unpack(table) for name, table in page.data("evidence-data").items()}
    words = set()
    for quote in said["quotes"]:
        units = said["sentences"][quote["sentence"]]["text"].encode("utf-16-le")
        words.add(units[2 * quote["at"] : 2 * (quote["at"] + quote["size"])].decode("utf-16-le"))
    assert words == {"shelled", "\U0001f6a2 ship shelled", "shelled \U0001f6a2 ship", "\U0001f6a2 ship said"}


def test_every_script_of_the_page_is_listed_and_every_kind_has_its_sign(page: Page) -> None:
    assert {path.stem for path in (ROOT / "kg/viz/assets").glob("*.js")} == set(SCRIPTS)
    assert {kind["id"]: kind["outline"] for kind in page.data()["kinds"]} == {kind.id: kind.outline for kind in KINDS}


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Missile attack on Port Vell, 5 Mar 2031", "Missile attack on Port Vell"),
        ("Attack at Port Vell, 28 Feb to 3 Mar 2031", "Attack at Port Vell"),
        ("Attack, since 1 Jan 2031", "Attack"),
        ("Attack on Port Vell, 5 Mar 2031 (denied)", "Attack on Port Vell (denied)"),
        ("Port Vell, Norland", "Port Vell, Norland"),
    ],
)
def test_labels_of_the_drawing_leave_the_day_to_timeline_and_panel(label: str, short: str) -> None:
    assert undated(label) == short
