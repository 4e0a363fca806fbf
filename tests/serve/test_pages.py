"""A page for everything that has an IRI; incidents and named queries as JSON; nothing in a page runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDFS, Graph, URIRef

import kg
from kg.errors import OptionError, StoreError
from kg.graph import to_triples
from kg.query import Limits, named_queries
from kg.serve import serve
from kg.serve.pages import ROOT, visible
from kg.store import open_graph, publish
from tests.builders import INITIATOR, WHERE, Corpus, Desk, entity, incident, linker
from tests.serve.conftest import Client, serving

FORT = "Missile attack on Blue Army at Fort Dune, 3 Mar 2031"

# rdflib reads JSON-LD through a class that it warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def path_of(folder: Path, label: str) -> str:
    graph = open_graph(folder)
    (node,) = (node for node, name in graph.subject_objects(RDFS.label) if str(name) == label)
    return str(node).removeprefix("https://w3id.org")


def test_every_event_actor_place_and_report_has_a_page_at_its_path(client: Client, published: Path) -> None:
    graph = kg.open_graph(published)
    kinds = ("incident", "series", "statement", "actor", "place", "weapon", "object", "report")
    nodes = {str(node) for node in graph.subjects() if str(node).split("/id/")[-1].split("/")[0] in kinds}
    assert len(nodes) > 20
    for node in nodes:
        reply = client.get(node.removeprefix("https://w3id.org"), Accept="text/html")
        assert (reply.status, reply.media) == (200, "text/html"), node
        assert node in reply.text


def test_a_page_of_an_event_is_its_dossier_with_links(client: Client, published: Path) -> None:
    text = client.get(path_of(published, FORT), Accept="text/html").text
    assert f"<h1>{FORT}</h1>" in text
    assert f'<a href="{ROOT}actor/red-front">Red Front</a>' in text
    assert f'<a href="{ROOT}report/daily-1">daily-1</a> (The Daily; 2031-03-04)' in text
    assert "Why these accounts are one event" in text
    assert "“fired a rocket”" in text


def test_a_page_of_an_actor_tells_what_it_did(client: Client, published: Path) -> None:
    text = client.get(f"{ROOT}actor/red-front", Accept="text/html").text
    assert "Initiated (2)" in text
    assert f'<a href="{path_of(published, FORT)}">{FORT}</a>' in text
    assert f'<a href="{ROOT}actor/greenland">Greenland Union</a>' in text


def test_a_page_of_a_place_tells_what_happened_there_and_what_lies_in_it(client: Client) -> None:
    text = client.get(f"{ROOT}place/dune-province", Accept="text/html").text
    assert "Lies in it (1)" in text
    assert f'<a href="{ROOT}place/fort-dune">Fort Dune</a>' in text


def test_an_id_that_needs_escaping_has_its_page(client: Client) -> None:
    text = client.get(f"{ROOT}report/wire%2F3", Accept="text/html").text
    assert "Tells of (2)" in text


@pytest.mark.parametrize(("form", "format_"), [("jsonld", "json-ld"), ("turtle", "turtle"), ("ntriples", "nt")])
def test_a_page_is_there_for_programs_too(client: Client, form: str, format_: str) -> None:
    text = client.get(f"{ROOT}actor/red-front?format={form}").text
    found = Graph().parse(data=text, format=format_)
    node = URIRef("https://w3id.org/conflict-kg/id/actor/red-front")
    assert str(found.value(node, RDFS.label)) == "Red Front"
    assert any(True for _ in found.subjects(None, node))


def test_the_form_of_a_page_is_negotiated(client: Client) -> None:
    assert client.get(f"{ROOT}actor/red-front", Accept="application/ld+json").media == "application/ld+json"
    assert client.get(f"{ROOT}actor/red-front", Accept="text/turtle").media == "text/turtle"
    assert client.get(f"{ROOT}actor/red-front").media == "text/html"
    assert client.get(f"{ROOT}actor/red-front", Accept="image/png").status == 406


@pytest.mark.parametrize("path", ["actor/nobody", "", "..%2f..%2fetc", "actor/<script>", "actor/red-front/x", "%00"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    reply = client.get(ROOT + path.replace("<", "%3C").replace(">", "%3E"), Accept="text/html")
    assert reply.status == 404
    assert "<script" not in reply.text


# ----------------------------------------------------------------------------------------------------------------- api


def test_incidents_come_filtered_and_page_by_page(client: Client) -> None:
    whole = client.get("/api/incidents").json
    assert (whole["total"], len(whole["incidents"]), whole["next"]) == (5, 5, None)
    first = client.get("/api/incidents?size=2").json
    assert (first["total"], [each["label"] for each in first["incidents"]]) == (
        5,
        [each["label"] for each in whole["incidents"][:2]],
    )
    second = client.get(first["next"]).json
    assert second["incidents"] == whole["incidents"][2:4]
    assert second["previous"] == "/api/incidents?page=1&size=2"


@pytest.mark.parametrize(
    ("filters", "labels"),
    [
        ("actor=blue-army&type=air-strike", {"Air strike on a supply truck by Blue Army"}),
        ("place=fort-dune", {FORT}),
        ("place=dune-province", {FORT}),
        ("from=2031-03-01&type=missile-attack", {FORT}),
        ("to=2030-01-01&type=missile-attack", set()),
        ("status=denied", {"Attack on River Town (denied)"}),
        ("sources=2", {FORT}),
        ("words=fort+dune", {FORT}),
        ("words=HIT+RIVER", {"Drone attack on River Town"}),
        ("type=", None),
    ],
)
def test_each_filter_leaves_out_what_does_not_fit(client: Client, filters: str, labels: set[str] | None) -> None:
    found = {each["label"] for each in client.get(f"/api/incidents?{filters}").json["incidents"]}
    assert len(found) == 5 if labels is None else found == labels


@pytest.mark.parametrize(
    "wrong",
    [
        "type=tea-party",
        "colour=red",
        "from=soon",
        "page=0",
        "size=100000",
        "size=x",
        "status=happy",
        "actor=a%20b",
        "sources=-1",
    ],
)
def test_a_filter_that_does_not_fit_is_an_error(client: Client, wrong: str) -> None:
    reply = client.get(f"/api/incidents?{wrong}")
    assert (reply.status, reply.media) == (400, "application/json")
    assert reply.json["error"]


def test_an_incident_as_json_has_lists_and_days(client: Client) -> None:
    (found,) = client.get("/api/incidents?sources=2").json["incidents"]
    assert found["reports"] == ["daily-1", "herald-2"]
    assert (found["earliest"], found["objects"], found["initiators"]) == ("2031-03-03", [], ["Red Front"])


def test_named_queries_are_listed_and_asked(client: Client, published: Path) -> None:
    listed = client.get("/api/queries").json
    assert [each["name"] for each in listed] == list(named_queries())
    assert listed[0]["parameters"][0]["name"] == "actor"
    reply = client.get("/api/queries/casualties?format=csv")
    assert (reply.status, reply.headers["Content-Disposition"]) == (200, 'attachment; filename="casualties.csv"')
    assert reply.text == kg.formatted(kg.open_graph(published), "casualties", "csv")
    assert client.get("/api/queries/nothing").status == 404
    assert client.get("/api/queries/casualties?incident=a%20b").status == 400


# --------------------------------------------------------------------------------------------------------- what is safe


NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'\u202e\x1b[31m\ue0007:x\ue001"


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    desk = Desk("r<script>", f"The Red Front {NASTY} hit Fort Dune.")
    names = [
        entity("actor/red-front", "ArmedGroup", f"Front {NASTY}"),
        entity("place/fort-dune", "Location", f"Fort {NASTY}"),
    ]
    roles = (
        desk.role(INITIATOR, f"The Red Front {NASTY}", "actor/red-front"),
        desk.role(WHERE, "Fort Dune", "place/fort-dune"),
    )
    account = desk.account("hit", "attack", *roles)
    made = Corpus(incidents=(incident(account),), extractions=(desk.extraction(),), linker=linker([desk], names))
    publish(to_triples(made.incidents, made.extractions, made.linker), tmp_path, {})
    return tmp_path


def test_nothing_in_the_graph_runs_in_a_page(nasty: Path) -> None:
    with serving(nasty, Limits()) as client:
        nodes = {str(node).removeprefix("https://w3id.org") for node in open_graph(nasty).subjects()}
        pages = ["/", "/query", *(node for node in nodes if node.startswith(ROOT))]
        for path in pages:
            reply = client.get(path, Accept="text/html")
            assert reply.status == 200
            assert reply.text.count("<script") == (path == "/query")
            assert "<img" not in reply.text
            assert "\u202e" not in reply.text
            assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
            assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_words_that_show_nothing_are_shown_as_spaces() -> None:
    assert visible("a\x1bb\u202ec\nd") == "a b c\nd"
    assert visible(3) == 3


def test_another_name_for_this_machine_is_refused(client: Client) -> None:
    assert client.get("/", Host="evil.example").status == 400


def test_the_explorer_and_its_data_are_there(client: Client) -> None:
    page = client.get("/explorer")
    assert (page.status, page.media) == (200, "text/html")
    assert "api/explorer/" in page.text
    assert client.get("/api/explorer/search?q=dune").json["total"] > 0
    assert client.get("/api/explorer/nothing").status == 404


def test_a_folder_without_a_graph_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        serve(tmp_path)
    with pytest.raises(OptionError, match="only the folder of a build"):
        serve(tmp_path / "graph.ttl")
