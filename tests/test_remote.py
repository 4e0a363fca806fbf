"""The graph on a SPARQL server: a real one, Virtuoso, started for the tests where it is installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from spacy.language import Language

import kg.store.remote
from benchmarks.fiction import invented
from benchmarks.queries import questions
from kg.cli import main
from kg.errors import OptionError, QueryError, StoreError
from kg.graph import to_triples
from kg.query import Door, Limits, formatted, named_queries, rows
from kg.review.dossier import dossier
from kg.review.finding import find_event
from kg.store import in_memory, open_graph, publish_remote
from kg.store.remote import GRAPH, RemoteStore, server_at
from tests.builders import Corpus, corpus

#: What Virtuoso 7.2.5 does not answer, without or with parameters, and the error it gives instead.
UNANSWERED = {
    ("near", False): "SR087",  # its arithmetic takes no numbers that the query computed from decimals
}

_CONFIGURATION = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server on loopback that ends with the tests, and after ten minutes anyway."""
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("Virtuoso is not installed: scripts/install-virtuoso")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_CONFIGURATION.format(folder=folder, sql=sql, http=http))
    command = ["timeout", "600", "virtuoso-t", "+wait", "+foreground", "+configfile", "virtuoso.ini"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{http}/sparql", server)
        grant = "GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);"
        subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={grant}"], check=True, capture_output=True)
        yield f"sparql+http://127.0.0.1:{http}/sparql"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "Virtuoso has ended"
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            sleep(0.1)
    pytest.fail("Virtuoso does not answer")


@pytest.fixture
def address(virtuoso: str, request: pytest.FixtureRequest) -> str:
    """Return an address whose graph no other test uses."""
    return f"{virtuoso}?graph=https://example.org/{abs(hash(request.node.name))}"


def triples(made: Corpus) -> list[tuple[URIRef, URIRef, URIRef | Literal]]:
    return list(dict.fromkeys(to_triples(made.incidents, made.extractions, made.linker)))


@pytest.fixture(scope="module")
def both(virtuoso: str) -> tuple[Graph, Graph]:
    """Return 20 invented reports on the server and in memory."""
    made = triples(invented(20))
    where = f"{virtuoso}?graph=https://example.org/invented"
    publish_remote(made, where)
    return open_graph(where), in_memory(made)


# ------------------------------------------------------------------------------------------------------------- queries


@pytest.mark.parametrize("name", named_queries())
def test_named_queries_give_the_same_rows(both: tuple[Graph, Graph], name: str) -> None:
    remote, local = both
    for asked in questions(Door(local), [name]):
        error = UNANSWERED.get((name, bool(asked.parameters)))
        if error is None:
            assert rows(remote, name, **asked.parameters) == rows(local, name, **asked.parameters)
        else:
            with pytest.raises(QueryError, match=f"the server refuses .*{error}"):
                rows(remote, name, **asked.parameters)


@pytest.mark.parametrize("filters", [{"actor": "force-0"}, {"words": "town"}, {"sources": 2}, {"type": "attack"}])
def test_filters_of_incidents_give_the_same_rows(both: tuple[Graph, Graph], filters: dict[str, object]) -> None:
    remote, local = both
    found = rows(remote, "incidents", **filters)
    assert found
    assert found == rows(local, "incidents", **filters)


def test_commands_take_a_server_for_a_folder(address: str, published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish_remote(triples(corpus()), address)
    assert main(["query", address, "casualties", "--format", "csv"]) == 0
    assert capsys.readouterr().out == formatted(open_graph(published), "casualties", "csv")
    event = find_event(open_graph(published), "missile attack")
    assert dossier(open_graph(address), event) == dossier(open_graph(published), event)


def test_a_build_is_published_on_the_server_too(
    address: str, tmp_path: Path, pipeline: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "reports" / "one.md"
    report.parent.mkdir()
    report.write_text("Gunmen killed three soldiers near Mosul on 3 May 2024.\n")
    out = tmp_path / "out"
    assert main(["build", str(report.parent), "--out", str(out), "--no-explorer", "--store", address]) == 0
    assert "server" in capsys.readouterr().out
    assert rows(open_graph(address), "incidents") == rows(open_graph(out), "incidents") != []


def test_the_door_is_the_same_one(address: str) -> None:
    publish_remote(triples(corpus()), address)
    door = Door(address, Limits(seconds=1))
    for wrong in (
        "SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
        "DROP ALL",
        "SELECT * FROM <x:y> { ?s ?p ?o }",
    ):
        with pytest.raises(QueryError):
            rows(door, wrong)
    start = perf_counter()
    with pytest.raises(QueryError, match="stopped after 1 s"):
        rows(door, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?i && ?f != ?a) }")
    assert perf_counter() - start < 2


# ---------------------------------------------------------------------------------------------------------- publishing


def version(number: int) -> list[tuple[URIRef, URIRef, URIRef | Literal]]:
    named = [(URIRef(f"https://example.org/{at}"), RDFS.label, Literal(number)) for at in range(100)]
    return [*named, (URIRef("https://example.org/1"), RDF.type, RDFS.Resource)]


def numbers(graph: Graph) -> set[int]:
    return {int(str(value)) for value in graph.objects(None, RDFS.label)}


def versions(address: str) -> int:
    server = server_at(address)
    text = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), '{server.graph}/')) }}"
    return len(list(RemoteStore(server).query(text)))


def test_the_graph_comes_back_as_it_was_sent(address: str) -> None:
    words = ['a "b" \\c\\', "line\nline\r\ttab", "Ünïcödé 🕊 \u202e", "'''", "{ } ; . <x>", "$x ?y %s"]
    made = [(URIRef(f"https://example.org/{at}"), RDFS.label, Literal(text)) for at, text in enumerate(words)]
    publish_remote(made, address)
    assert {str(value) for value in open_graph(address).objects()} == set(words)


def test_who_reads_keeps_the_version_that_was_opened(address: str) -> None:
    publish_remote(version(1), address)
    first = open_graph(address)
    publish_remote(version(2), address)
    assert (numbers(first), numbers(open_graph(address))) == ({1}, {2})
    publish_remote(version(3), address)
    assert numbers(open_graph(address)) == {3}
    assert versions(address) == 2


def test_the_same_graph_is_published_once(address: str) -> None:
    assert publish_remote(version(1), address) == publish_remote(version(1), address)
    assert versions(address) == 1


def test_a_broken_publish_leaves_the_version_before(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_remote(version(1), address)
    with monkeypatch.context() as broken:
        broken.setattr(kg.store.remote, "pieces", lambda lines, _size: iter(["".join([*lines][:50])]))
        with pytest.raises(StoreError, match="50 of 101 triples"):
            publish_remote(version(2), address)
    assert numbers(open_graph(address)) == {1}
    publish_remote(version(2), address)
    assert numbers(open_graph(address)) == {2}


def test_readers_over_publishes_see_one_version_each(address: str) -> None:
    publish_remote(version(0), address)
    done = Event()

    def read() -> set[int]:
        seen = set()
        while not done.is_set():
            found = rows(open_graph(address), "SELECT ?v (COUNT(*) AS ?n) { ?s rdfs:label ?v } GROUP BY ?v")
            assert [row["n"] for row in found] == [100]
            seen.add(int(str(found[0]["v"])))
        return seen

    with ThreadPoolExecutor(4) as readers:
        reading = [readers.submit(read) for _ in range(4)]
        for number in range(1, 4):
            publish_remote(version(number), address)
            sleep(0.2)
        done.set()
        assert len(set.union(*(each.result() for each in reading))) > 1


def test_a_server_without_the_graph_says_so(address: str) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        open_graph(address)


# ------------------------------------------------------------------------------------------------------------ addresses


def test_an_address_names_queries_updates_and_the_graph() -> None:
    plain = server_at("sparql+http://127.0.0.1:8890/sparql")
    assert (plain.query, plain.update, plain.graph, plain.auth) == (
        "http://127.0.0.1:8890/sparql",
        "http://127.0.0.1:8890/sparql",
        GRAPH,
        None,
    )
    other = server_at("sparql+https://me:secret@host/repositories/kg?update=/repositories/kg/statements&graph=x:g")
    assert (other.query, other.update) == (
        "https://host/repositories/kg",
        "https://host/repositories/kg/statements",
    )
    assert (other.graph, other.auth) == ("x:g", ("me", "secret"))


@pytest.mark.parametrize(
    "wrong",
    [
        "sparql+http://",
        "sparql+ftp://host/",
        "http://host/",
        "sparql+http://h/?colour=red",
        "sparql+http://h/?graph=a b",
    ],
)
def test_another_address_is_refused(wrong: str) -> None:
    with pytest.raises(OptionError, match=r"address|IRI"):
        server_at(wrong)


def test_an_address_is_looked_at_before_the_long_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path), "--out", str(tmp_path / "out"), "--store", "http://host/"]) == 1
    assert "no address of a SPARQL server" in capsys.readouterr().err


def test_a_server_that_does_not_answer_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    nobody = f"sparql+http://127.0.0.1:{free_port()}/sparql"
    with pytest.raises(StoreError, match="does not answer"):
        publish_remote(version(1), nobody)
    assert main(["query", nobody, "incidents"]) == 1
    assert capsys.readouterr().err.startswith("kg: ")
