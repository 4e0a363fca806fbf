"""SPARQL over HTTP, as the protocol says it; what reads nothing but this graph, and what is stopped."""

from __future__ import annotations

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from http.client import IncompleteRead
from pathlib import Path
from threading import Event
from time import perf_counter
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.query import Limits
from kg.serve.negotiation import chosen
from kg.store import publish
from tests.serve.conftest import Client, serving

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
LABELS = "SELECT ?l { ?i a kg:Incident ; rdfs:label ?l } ORDER BY ?l"
GRAPH = "DESCRIBE place:fort-dune"
FIRST = "Air strike on a supply truck by Blue Army"

# rdflib reads JSON-LD through a class that it warns of itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def asked(query: str, **more: str) -> str:
    return f"/sparql?{urlencode({'query': query, **more})}"


def test_a_query_comes_in_three_ways(client: Client) -> None:
    by_get = client.get(asked(LABELS))
    by_form = client.post("/sparql", urlencode({"query": LABELS}).encode(), FORM)
    posted = client.post("/sparql", LABELS.encode(), f"{QUERY}; charset=utf-8")
    assert by_get.status == by_form.status == posted.status == 200
    assert by_get.json == by_form.json == posted.json
    assert by_get.json["results"]["bindings"][0]["l"]["value"] == FIRST


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values, application/json;q=0.5", "text/tab-separated-values"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml"),
    ],
)
def test_rows_come_as_the_client_wants_them(client: Client, accept: str, media: str) -> None:
    reply = client.get(asked(LABELS), Accept=accept)
    assert (reply.status, reply.media) == (200, media)
    assert FIRST in reply.text


@pytest.mark.parametrize(
    ("accept", "media", "format_"),
    [
        ("*/*", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_graphs_come_as_the_client_wants_them(client: Client, accept: str, media: str, format_: str) -> None:
    reply = client.get(asked(GRAPH), Accept=accept)
    assert (reply.status, reply.media) == (200, media)
    assert len(Graph().parse(data=reply.text, format=format_)) > 5


def test_all_forms_of_rows_say_the_same(client: Client) -> None:
    query = "SELECT ?p ?o { place:fort-dune ?p ?o } ORDER BY ?p ?o"
    rows = client.get(asked(query)).json["results"]["bindings"]
    values = [(row["p"]["value"], row["o"]["value"]) for row in rows]
    table = list(csv.reader(io.StringIO(client.get(asked(query, format="csv")).text, newline="")))
    assert [tuple(row) for row in table[1:]] == values
    found = ElementTree.fromstring(client.get(asked(query, format="xml")).text)
    assert len(found.findall(".//{*}result")) == len(values)
    assert len(client.get(asked(query, format="tsv")).text.splitlines()) == len(values) + 1


def test_ask_gives_a_truth_value(client: Client) -> None:
    assert client.get(asked("ASK { ?i a kg:Incident }")).json == {"head": {}, "boolean": True}
    assert "<boolean>false</boolean>" in client.get(asked("ASK { ?i a kg:Nothing }", format="xml")).text


def test_a_client_of_the_standard_needs_nothing_else(client: Client) -> None:
    graph = Graph(SPARQLStore(f"{client.base}/sparql"))
    assert [str(row[0]) for row in graph.query(LABELS)][0] == FIRST  # type: ignore[index]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT", 400),
        ("SELECT ?x WHERE {", 400),
        ("incidents", 400),
        ("/etc/hosts.rq", 400),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 400),
        ("LOAD <http://127.0.0.1:9/x>", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }", 400),
        ("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", 400),
        (f"SELECT * {'{' * 100_000}{'}' * 100_000}", 400),
        (f"SELECT * {{ ?s ?p '{'x' * 70_000}' }}", 400),
    ],
)
def test_what_may_not_be_asked_is_refused_with_a_reason(client: Client, query: str, status: int) -> None:
    reply = client.post("/sparql", query.encode(), QUERY)
    assert (reply.status, reply.media) == (status, "text/plain")
    assert "hosts" not in reply.text or "read" in reply.text
    assert client.get(asked("ASK {}")).json["boolean"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"update=" + quote("DROP ALL").encode(), FORM, 403),
        (b"DROP ALL", "application/sparql-update", 403),
        (b"query=ASK%7B%7D&default-graph-uri=http://x/", FORM, 400),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        (b"nothing=here", FORM, 400),
        (b"ASK {}", "text/plain", 415),
        (b"\xff\xfe", QUERY, 400),
        (b"x" * 2_000_000, QUERY, 413),
    ],
)
def test_what_is_no_query_has_its_status(client: Client, body: bytes, kind: str, status: int) -> None:
    assert client.post("/sparql", body, kind).status == status


def test_a_form_that_the_answer_does_not_have_is_not_acceptable(client: Client) -> None:
    assert client.get(asked(LABELS), Accept="image/png").status == 406
    assert client.get(asked(LABELS), Accept="text/turtle").status == 406
    assert client.get(asked(GRAPH), Accept="text/csv").status == 406
    assert client.get(asked(LABELS, format="nonsense")).status == 406


def test_a_browser_without_a_query_is_sent_to_the_page(client: Client) -> None:
    reply = client.get("/sparql", Accept="text/html")
    assert (reply.status, reply.headers["Location"].endswith("/query")) == (307, True)


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "a"),
        ("x/b", "b"),
        ("x/*;q=0.5, x/b;q=0.1", "a"),
        ("x/a;q=0, */*", "b"),
        ("x/b, x/a", "a"),
        ("y/z", None),
        ("x/a;q=nonsense", None),
        ("X/A", "a"),
    ],
)
def test_negotiation_follows_the_standard(accept: str, name: str | None) -> None:
    assert chosen(accept, {"a": ("x/a",), "b": ("x/b",)}) == name


# -------------------------------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?c",
        "CONSTRUCT { ?a ?b ?n } { { SELECT (COUNT(*) AS ?n) { ?x ?y ?z . ?d ?e ?f . ?g ?h ?i } } ?a ?b ?c }",
    ],
)
def test_a_runaway_has_an_error_status_and_others_go_on(published: Path, query: str) -> None:
    with serving(published, Limits(seconds=1)) as client:
        assert client.get(asked("ASK {}")).status == 200
        start = perf_counter()
        reply = client.get(asked(query))
        assert (reply.status, reply.text.startswith("query stopped")) == (503, True)
        assert perf_counter() - start < 2
        assert client.get(asked("ASK {}")).status == 200


def test_rows_without_end_break_off_and_are_no_answer(published: Path) -> None:
    with serving(published, Limits(seconds=1)) as client:
        with pytest.raises(IncompleteRead):
            client.get(asked("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))
        assert client.get(asked("ASK {}")).status == 200


# ---------------------------------------------------------------------------------------------------------- publishing


def version(number: int) -> list[tuple[URIRef, URIRef, Literal]]:
    edge = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    return [(URIRef(f"https://w3id.org/conflict-kg/id/actor/{at}"), edge, Literal(number)) for at in range(100)]


def test_sixteen_clients_over_ten_publishes_see_one_version_each(tmp_path: Path) -> None:
    publish(version(0), tmp_path, {})
    done = Event()
    query = asked("SELECT ?v (COUNT(*) AS ?n) { ?s rdfs:label ?v } GROUP BY ?v")

    def read(client: Client, number: int) -> set[int]:
        seen = set()
        while not done.is_set():
            reply = client.get(query if number % 2 else "/conflict-kg/id/actor/7?format=jsonld")
            assert reply.status == 200
            if number % 2:
                (row,) = json.loads(reply.text)["results"]["bindings"]
                assert row["n"]["value"] == "100"
                seen.add(int(row["v"]["value"]))
        return seen

    with serving(tmp_path, Limits(seconds=20)) as client, ThreadPoolExecutor(16) as readers:
        reading = [readers.submit(read, client, number) for number in range(16)]
        for number in range(1, 11):
            publish(version(number), tmp_path, {})
        done.set()
        seen = set.union(*(each.result() for each in reading))
        assert json.loads(client.get(query).text)["results"]["bindings"][0]["v"]["value"] == "10"
    assert len(seen) > 1
