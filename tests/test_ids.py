"""Any name in, a valid and telling IRI out, and never the same one for two names."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from kg.ids import ID, content_id, entity_iri, iri

#: Every character there is, lone surrogates too.
NAMES = st.text(st.characters(codec=None), max_size=40)
HOSTILE = [
    *("", ".", "..", "../../etc/passwd", "a b", "<a>", '"', "{}", "\\", "\n", "\0", "~", "\ud800"),
    *("%41", "A", "a:b", "a/b"),
]


@given(NAMES)
def test_any_name_gives_an_iri_that_engines_accept(name: str) -> None:
    made = iri("report", name)
    assert pyoxigraph.NamedNode(made).value == made
    assert made.isascii()
    assert made.startswith(f"{ID}report/")
    assert len(made) > len(f"{ID}report/")


@given(NAMES, NAMES)
def test_different_names_give_different_iris(left: str, right: str) -> None:
    assert (iri("report", left) == iri("report", right)) == (left == right)


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(NAMES, min_size=1, max_size=3))
def test_different_sequences_of_names_give_different_iris(left: list[str], right: list[str]) -> None:
    assert (iri("evidence", *left) == iri("evidence", *right)) == (left == right)


def test_hostile_names_are_told_apart() -> None:
    assert len({iri("report", name) for name in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_", ["nt", "turtle", "xml"])
def test_an_iri_survives_the_formats_of_rdflib(name: str, format_: str) -> None:
    node = URIRef(iri("actor", name))
    graph = Graph().add((node, URIRef("http://example.org/p"), Literal("x")))
    again = Graph().parse(data=graph.serialize(format=format_), format=format_)
    assert set(again.subjects()) == {node}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_", ["N_TRIPLES", "TURTLE", "TRIG", "RDF_XML", "JSON_LD"])
def test_an_iri_survives_the_formats_of_oxigraph(name: str, format_: str) -> None:
    node, predicate = pyoxigraph.NamedNode(iri("actor", name)), pyoxigraph.NamedNode("http://example.org/p")
    format_of = getattr(pyoxigraph.RdfFormat, format_)
    text = pyoxigraph.serialize([pyoxigraph.Triple(node, predicate, node)], format=format_of)
    assert text is not None
    assert {triple.subject for triple in pyoxigraph.parse(text, format=format_of)} == {node}


def test_an_iri_cannot_leave_its_kind() -> None:
    assert iri("report", "../actor/x") == f"{ID}report/..%2Factor%2Fx"
    assert iri("report", "..") == f"{ID}report/%2E%2E"


def test_the_path_of_an_entity_is_the_path_of_its_iri() -> None:
    assert entity_iri("actor/red-front") == f"{ID}actor/red-front"


def test_a_content_id_depends_on_where_parts_end() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", "") != content_id("a")


def test_a_content_id_is_the_same_everywhere() -> None:
    """Written down, since every IRI of every graph ever built depends on it."""
    assert content_id("report", "1") == "cc12157c6ba7bed7f916"


@given(st.lists(NAMES, max_size=4))
def test_a_content_id_is_short_and_plain(parts: list[str]) -> None:
    made = content_id(*parts)
    assert len(made) == 20
    assert set(made) <= set("0123456789abcdef")
