"""What stands on disk: complete or not at all, the same bytes every time, and never in a reader's way."""

from __future__ import annotations

import gc
import os
import random
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef, namespace
from rdflib.compare import isomorphic
from rdflib.term import Node

from kg.build import run_build
from kg.errors import StoreError
from kg.graph import to_graph, to_triples
from kg.store import in_memory, open_graph, publish, read_build_info, writing
from kg.vocab import KG
from tests.builders import corpus

Triples = Iterable[tuple[Node, Node, Node]]
HERE = URIRef("https://w3id.org/conflict-kg/id/actor/here")
LABEL = namespace.RDFS.label


def one(text: str) -> list[tuple[Node, Node, Node]]:
    return [(HERE, LABEL, Literal(text))]


@pytest.fixture(scope="module")
def triples() -> list[tuple[Node, Node, Node]]:
    records = corpus()
    return list(to_triples(records.incidents, records.extractions, records.linker))


def texts(graph: Graph) -> set[str]:
    return {str(value) for value in graph.objects()}


def plain(graph: Iterable[tuple[Node, Node, Node]]) -> set[tuple[str, str, str]]:
    """Return triples for comparison: Oxigraph says xsd:string where rdflib leaves it out."""
    return {(str(subject), str(predicate), _plain(value)) for subject, predicate, value in graph}


def _plain(value: Node) -> str:
    if not isinstance(value, Literal):
        return str(value)
    return f"{value}@{value.language} {value.datatype or namespace.XSD.string}"


def test_what_is_published_is_what_is_read(tmp_path: Path, triples: Triples) -> None:
    records = corpus()
    publish(triples, tmp_path / "out", {})
    expected = to_graph(records.incidents, records.extractions, records.linker)
    assert isomorphic(Graph().parse(tmp_path / "out" / "graph.ttl"), expected)
    assert plain(open_graph(tmp_path / "out")) == plain(expected)
    assert plain(open_graph(tmp_path / "out" / "graph.ttl")) == plain(expected)
    assert plain(in_memory(triples)) == plain(expected)


def test_a_graph_can_be_published_as_well_as_triples(tmp_path: Path) -> None:
    publish(Graph().add(one("x")[0]), tmp_path, {})
    assert texts(open_graph(tmp_path)) == {"x"}


def test_an_opened_graph_has_a_length_and_knows_the_prefixes(tmp_path: Path, triples: Triples) -> None:
    publish(triples, tmp_path, {})
    graph = open_graph(tmp_path)
    assert len(graph) == len(set(triples))
    assert dict(graph.namespaces())["kg"] == URIRef(str(KG))


def test_order_does_not_change_a_byte(tmp_path: Path, triples: Triples) -> None:
    publish(triples, tmp_path / "a", {"b": 1, "a": 2})
    shuffled = [*triples, *triples]
    random.Random(1).shuffle(shuffled)
    publish(shuffled, tmp_path / "b", {"a": 2, "b": 1})
    for name in ("graph.ttl", "build.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_hash_seeds_do_not_change_a_byte(tmp_path: Path) -> None:
    code = """
        import sys
        from kg.graph import to_triples
        from kg.store import publish
        from tests.builders import corpus
        records = corpus()
        publish(to_triples(records.incidents, records.extractions, records.linker), sys.argv[1], {})
    """
    found = set()
    for seed in ("1", "2"):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(out)], check=True, env=environment)
        found.add((out / "graph.ttl").read_bytes())
    assert len(found) == 1


@given(st.text(st.characters(codec="utf-8")))
def test_any_words_come_back_as_they_were(words: str) -> None:
    (back,) = in_memory(one(words)).objects()
    assert str(back) == words


def test_literals_keep_language_and_datatype() -> None:
    values = [Literal("x", lang="en"), Literal(3), Literal("2031-03-03", datatype=namespace.XSD.date), Literal("x")]
    triples = [(HERE, LABEL, value) for value in values]
    assert plain(in_memory(triples)) == plain(triples)
    assert len(plain(triples)) == 4


def test_build_information_is_kept(tmp_path: Path) -> None:
    publish(one("x"), tmp_path, {"reports": 2, "name": "Größe"})
    assert read_build_info(tmp_path) == {"reports": 2, "name": "Größe", "triples": 1}


def test_the_same_content_is_the_same_snapshot(tmp_path: Path) -> None:
    assert publish(one("x"), tmp_path, {}) == publish(one("x"), tmp_path, {})
    assert publish(one("y"), tmp_path, {}) != publish(one("x"), tmp_path, {})


# ---------------------------------------------------------------------------------------------------- what can go wrong


def test_a_folder_without_a_graph_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        open_graph(tmp_path)
    with pytest.raises(StoreError, match="holds no graph"):
        open_graph(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="holds no graph"):
        read_build_info(tmp_path)


def test_a_broken_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a> <b")
    with pytest.raises(StoreError, match=r"x\.ttl"):
        open_graph(tmp_path / "x.ttl")


@pytest.mark.parametrize("where", ["file", "file/below", "/proc/nowhere", "/dev/null/out"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, where: str) -> None:
    """Also for root, whom permissions do not stop."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="cannot be written"):
        publish(one("x"), tmp_path / where, {})
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(
    "bad",
    [
        [(HERE, LABEL, BNode())],
        [(URIRef("has space"), LABEL, Literal("x"))],
        [(URIRef("relative"), LABEL, Literal("x"))],
        [(URIRef("http://a/> <b"), LABEL, Literal("x"))],
        [(HERE, LABEL, Literal("\ud800"))],
    ],
    ids=["blank node", "space", "relative", "injection", "surrogate"],
)
def test_what_cannot_be_stored_is_refused_and_the_old_graph_stands(tmp_path: Path, bad: Triples) -> None:
    publish(one("old"), tmp_path, {})
    with pytest.raises(StoreError):
        publish([*one("new"), *bad], tmp_path, {})
    assert texts(open_graph(tmp_path)) == {"old"}
    assert len(list((tmp_path / "snapshots").iterdir())) == 1


def test_a_failure_while_triples_are_made_leaves_the_old_graph(tmp_path: Path) -> None:
    def failing() -> Iterable[tuple[Node, Node, Node]]:
        yield from one("new")
        raise RuntimeError("no more")

    publish(one("old"), tmp_path, {})
    with pytest.raises(RuntimeError):
        publish(failing(), tmp_path, {})
    assert texts(open_graph(tmp_path)) == {"old"}


def test_a_second_build_is_refused_at_once(tmp_path: Path) -> None:
    with writing(tmp_path) as output:
        with pytest.raises(StoreError, match="another build"), writing(tmp_path):
            pass
        output.publish(one("first"), {})
    publish(one("second"), tmp_path, {})
    assert texts(open_graph(tmp_path)) == {"second"}


_KILLED = """
    import os, signal, sys
    import kg.store.folder as store
    from rdflib import Literal, URIRef
    name = sys.argv[2]
    real = getattr(os, name) if hasattr(os, name) else getattr(store, name)
    def die(*args, **kwargs):
        if sys.argv[3] == "after":
            real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(os if hasattr(os, name) else store, name, die)
    store.publish([(URIRef("http://a/b"), URIRef("http://a/c"), Literal("new"))], sys.argv[1], {})
"""


@pytest.mark.parametrize("name", ["fsync", "rename", "symlink", "replace", "sync_folder", "relink", "_remove"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_build_killed_at_any_step_leaves_one_whole_graph(tmp_path: Path, name: str, moment: str) -> None:
    publish(one("old"), tmp_path, {"build": "old"})
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", textwrap.dedent(_KILLED), str(tmp_path), name, moment]
    ended = subprocess.run(command, check=False, env=environment)
    assert ended.returncode == -signal.SIGKILL
    (found,) = texts(open_graph(tmp_path))
    assert found in ("old", "new")
    assert f'"{found}"' in (tmp_path / "graph.ttl").read_text()
    assert (read_build_info(tmp_path).get("build") == "old") == (found == "old")
    gc.collect()  # lets the snapshot go that was read above
    publish(one("next"), tmp_path, {})
    assert texts(open_graph(tmp_path)) == {"next"}
    assert [entry.name for entry in (tmp_path / "snapshots").iterdir()] == [(tmp_path / "current").resolve().name]


def test_a_reader_keeps_its_graph_while_others_are_published(tmp_path: Path) -> None:
    publish(one("0"), tmp_path, {})
    reader = open_graph(tmp_path)
    for number in range(1, 6):
        publish(one(str(number)), tmp_path, {})
        assert texts(reader) == {"0"}
        assert texts(open_graph(tmp_path)) == {str(number)}
        gc.collect()
    assert len(list((tmp_path / "snapshots").iterdir())) <= 3


def test_snapshots_that_nobody_reads_are_cleared_away(tmp_path: Path) -> None:
    for number in range(4):
        publish(one(str(number)), tmp_path, {})
    assert len(list((tmp_path / "snapshots").iterdir())) == 1


def test_a_snapshot_cannot_be_written_to(tmp_path: Path) -> None:
    publish(one("x"), tmp_path, {})
    graph = open_graph(tmp_path)
    with pytest.raises(Exception, match="(?i)read-(only|write)"):
        graph.add(one("y")[0])
    assert texts(open_graph(tmp_path)) == {"x"}


def test_of_two_builds_at_once_the_second_refuses_at_once(tmp_path: Path) -> None:
    report = tmp_path / "one.md"
    report.write_text("Gunmen killed three soldiers near Mosul on 3 May 2024.\n")
    publish(one("first"), tmp_path / "out", {})
    with writing(tmp_path / "out"):
        start = perf_counter()
        with pytest.raises(StoreError, match="another build is writing here"):
            run_build(report, out=tmp_path / "out")
        assert perf_counter() - start < 2
    assert texts(open_graph(tmp_path / "out")) == {"first"}
