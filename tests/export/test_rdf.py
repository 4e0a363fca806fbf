"""The RDF formats hold every triple, and rdflib reads them back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDFS, XSD, Graph, Literal, URIRef

import kg
from kg.export import export_file, exported

# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

READ_AS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}


def read(content: bytes, format_: str) -> set[tuple[object, ...]]:
    return set(Graph().parse(data=content, format=READ_AS[format_]))


def plain(graph: Graph) -> set[tuple[object, ...]]:
    """Return the triples with xsd:string as rdflib writes it."""
    return {(s, p, Literal(str(o)) if isinstance(o, Literal) and o.datatype == XSD.string else o) for s, p, o in graph}


@pytest.mark.parametrize("format_", READ_AS)
def test_every_triple_comes_back(format_: str, published: Path) -> None:
    assert read(exported(published, format_), format_) == plain(kg.open_graph(published))


@pytest.mark.parametrize("format_", READ_AS)
@pytest.mark.parametrize(
    "value",
    [
        Literal('a "quote", a \\ and\na line\r\tthen \u2028 and \x85 and \x0b'),
        Literal("kg:injured"),
        Literal("https://example.org/"),
        Literal("Bogotá", lang="es"),
        Literal(-3),
        Literal("1.50", datatype=XSD.decimal, normalize=False),
        Literal("4", datatype=XSD.decimal, normalize=False),
        Literal("2031-05-02", datatype=XSD.date),
        URIRef("https://example.org/a;b?c=d#e"),
        URIRef("https://w3id.org/conflict-kg/id/report/a%2Fb:0-9"),
        URIRef("urn:isbn:12"),
        URIRef("https://w3id.org/conflict-kg/id/"),
        URIRef("https://w3id.org/conflict-kg/id/report/-a.b/c."),
        URIRef("https://w3id.org/conflict-kg/code/acled/attack"),
    ],
    ids=repr,
)
@pytest.mark.parametrize(
    "name",
    [RDFS.label, DCTERMS.source, kg.KG.earliest, kg.KG.initiator, kg.KG.low],
    ids=lambda name: name.split("/")[-1],
)
def test_every_kind_of_value_comes_back(format_: str, value: URIRef | Literal, name: URIRef) -> None:
    graph = Graph()
    graph.add((URIRef("https://w3id.org/conflict-kg/id/incident/~"), name, value))

    assert [(str(o), getattr(o, "datatype", None)) for _, _, o in read(exported(graph, format_), format_)] == [
        (str(value), getattr(value, "datatype", None))
    ]


def test_exported_turtle_is_a_graph_that_can_be_asked_and_exported_again(published: Path, tmp_path: Path) -> None:
    copy = export_file(published, "turtle", tmp_path / "copy.ttl")

    assert kg.formatted(kg.open_graph(copy), "evidence", "csv") == kg.formatted(
        kg.open_graph(published), "evidence", "csv"
    )
    assert exported(copy, "turtle") == copy.read_bytes()


def test_ntriples_are_sorted_lines(published: Path) -> None:
    lines = exported(published, "ntriples").decode().split("\n")

    assert lines[-1] == ""
    assert lines[:-1] == sorted(lines[:-1])
    assert len(lines) - 1 == len(kg.open_graph(published))


def test_jsonld_reads_as_json_without_a_library(published: Path) -> None:
    nodes = json.loads(exported(published, "jsonld"))["@graph"]
    fort = next(node for node in nodes if "Fort Dune" in node.get("rdfs:label", "") and "kg:toll" in node)

    assert fort["@type"] == "kg:Incident"
    assert fort["kg:initiator"] == "actor:red-front"
    assert fort["kg:earliest"] == "2031-03-03"
