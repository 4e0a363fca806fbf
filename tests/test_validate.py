"""A graph that the project makes conforms; a planted fault of every kind is found, by us and by pySHACL alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef, namespace
from rdflib.term import Node

from kg.errors import SchemaError
from kg.graph import to_graph, to_triples
from kg.ids import entity_iri, iri
from kg.store import in_memory
from kg.validate import Violation, ensure_valid, validate
from kg.validate import shapes as module
from kg.vocab import KG, OA, TYPE, read_graph, schema
from tests.builders import corpus

SH, DATE, INTEGER = namespace.SH, namespace.XSD.date, namespace.XSD.integer
ARMY, FORT = URIRef(entity_iri("actor/blue-army")), URIRef(entity_iri("place/fort-dune"))
WORDS = URIRef(iri("evidence", "daily-1", "188-197"))


@pytest.fixture
def graph() -> Graph:
    records = corpus()
    return to_graph(records.incidents, records.extractions, records.linker)


def of(graph: Graph, cls: URIRef) -> URIRef:
    return URIRef(str(min(graph.subjects(RDF.type, cls), key=str)))


def test_a_graph_of_the_project_conforms(graph: Graph) -> None:
    records = corpus()
    triples = list(to_triples(records.incidents, records.extractions, records.linker))
    assert validate(graph) == validate(triples) == validate(in_memory(triples)) == ()
    ensure_valid(graph)


def test_the_ontology_itself_breaks_no_rule() -> None:
    assert validate(schema()) == ()


@pytest.mark.parametrize("cls", sorted(map(str, schema().subjects(RDF.type, OWL.Class))))
def test_every_class_is_held_to_a_shape(cls: str) -> None:
    targets = set(read_graph("shapes.ttl").objects(None, SH.targetClass))
    assert targets & set(schema().transitive_objects(URIRef(cls), RDFS.subClassOf))


#: For every constraint of the shapes: who breaks it, where, and with what value (None: the values are taken away).
FAULTS: dict[str, tuple[URIRef, URIRef, Node | None]] = {
    "minCount": (KG.Event, RDFS.label, None),
    "maxCount": (KG.Evidence, OA.exact, Literal("another")),
    "class": (KG.Account, KG.inReport, ARMY),
    "datatype": (KG.Report, namespace.DCTERMS.issued, Literal("2031", datatype=INTEGER)),
    "nodeKind": (KG.Claim, RDF.object, Literal("no node")),
    "in": (KG.Account, KG.status, Literal("rumoured")),
    "minInclusive": (KG.CasualtyFigure, KG.low, Literal(-1)),
    "maxInclusive": (KG.Location, KG.geoPrecision, Literal(9)),
    "minLength": (KG.Weapon, RDFS.label, Literal("")),
    "maxLength": (KG.Actor, KG.countryCode, Literal("XBX")),
    "lessThan": (KG.Evidence, OA.start, Literal(10**6)),
    "lessThanOrEquals": (KG.DateClaim, KG.earliest, Literal("2099-01-01", datatype=DATE)),
}


def plant(graph: Graph, fault: str) -> Node:
    """Break one rule in ``graph`` and return the node that breaks it."""
    cls, path, value = FAULTS[fault]
    classes = set(schema().transitive_subjects(RDFS.subClassOf, cls))
    fit = [node for node, found in graph.subject_objects(RDF.type) if found in classes]
    node = min((node for node in fit if fault != "lessThanOrEquals" or (node, KG.latest, None) in graph), key=str)
    if fault != "maxCount":
        graph.remove((node, path, None))
    if value is not None:
        graph.add((node, path, value))
    return node


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_where_it_is(graph: Graph, fault: str) -> None:
    node = plant(graph, fault)
    found = {(each.node, each.path, each.constraint) for each in validate(graph)}
    assert (str(node), str(FAULTS[fault][1]), fault) in found
    with pytest.raises(SchemaError, match="does not conform"):
        ensure_valid(graph)


def test_every_constraint_of_the_shapes_has_a_fault() -> None:
    structure = {"path", "property", "targetClass", "inversePath"}
    predicates = {str(predicate) for predicate in read_graph("shapes.ttl").predicates()}
    used = {name.removeprefix(str(SH)) for name in predicates if name.startswith(str(SH))}
    assert used - structure == set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_pyshacl_finds_the_same(graph: Graph, fault: str) -> None:
    pyshacl = pytest.importorskip("pyshacl")
    plant(graph, fault)
    ours = {(each.node, each.path, each.constraint.lower()) for each in validate(graph)}
    _, report, _ = pyshacl.validate(graph, shacl_graph=read_graph("shapes.ttl"), ont_graph=schema(), inference="none")
    assert ours == set(_found(report))


def _found(report: Graph) -> Iterator[tuple[str, str, str]]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        inverse = report.value(path, SH.inversePath) if isinstance(path, BNode) else None
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        name = component.removesuffix("ConstraintComponent").lower()
        yield str(report.value(result, SH.focusNode)), str(inverse or path or ""), name


def test_a_node_that_nothing_points_to_breaks_an_inverse_path(graph: Graph) -> None:
    toll = of(graph, KG.Toll)
    graph.remove((None, KG.toll, toll))
    (found,) = validate(graph)
    assert (found.node, found.path, found.constraint) == (str(toll), str(KG.toll), "minCount")


def test_a_blank_node_is_a_fault(graph: Graph) -> None:
    graph.add((BNode("x"), RDF.type, KG.Weapon))
    assert {each.constraint for each in validate(graph)} == {"nodeKind", "minCount"}


def test_a_class_counts_for_all_classes_above_it(graph: Graph) -> None:
    graph.remove((ARMY, RDF.type, KG.Actor))
    assert validate(graph) == ()
    graph.remove((ARMY, RDF.type, KG.StateForce))
    assert {each.constraint for each in validate(graph)} == {"class"}


def test_a_type_that_the_scheme_lacks_is_a_fault(graph: Graph) -> None:
    account = of(graph, KG.Account)
    graph.set((account, KG.eventType, TYPE["tea-party"]))
    (found,) = validate(graph)
    assert "type:tea-party" in str(found) or "tea-party" in found.message


def test_values_that_come_twice_count_once() -> None:
    records = corpus()
    twice = [*to_triples(records.incidents, records.extractions, records.linker)] * 2
    assert validate(twice) == ()


def test_an_ill_formed_value_is_a_fault(graph: Graph) -> None:
    graph.set((FORT, KG.geoPrecision, Literal("one", datatype=INTEGER)))
    assert "datatype" in {each.constraint for each in validate(graph)}


def test_the_error_names_the_first_faults_and_counts_the_rest(graph: Graph) -> None:
    for node in list(graph.subjects(RDF.type, KG.Evidence))[:7]:
        graph.remove((node, OA.exact, None))
    with pytest.raises(SchemaError) as caught:
        ensure_valid(graph)
    assert str(caught.value).count("has 0 values, needs 1") == 3
    assert "and 4 more" in str(caught.value)
    assert "evidence:daily-1" in str(caught.value)


def test_a_violation_reads_as_one_line() -> None:
    found = Violation(node=str(WORDS), path=str(OA.exact), constraint="minCount", message="has 0 values, needs 1")
    assert str(found) == "evidence:daily-1:188-197: oa:exact has 0 values, needs 1"


@pytest.mark.parametrize(
    "shape",
    [
        "shp:X a sh:NodeShape ; sh:targetClass kg:Actor ; sh:property [ sh:path rdfs:label ; sh:pattern '^a' ] .",
        "shp:X a sh:NodeShape ; sh:targetClass kg:Actor ; sh:nodeKind sh:Literal .",
    ],
)
def test_a_shape_that_uses_more_of_shacl_is_refused(shape: str) -> None:
    prefixes = "\n".join(
        f"@prefix {name}: <{iri_}> ."
        for name, iri_ in {"sh": SH, "kg": KG, "rdfs": RDFS, "shp": "http://example.org/"}.items()
    )
    shapes = Graph().parse(data=f"{prefixes}\n{shape}", format="turtle")
    node = next(shapes.objects(None, SH.property), URIRef("http://example.org/X"))
    with pytest.raises(SchemaError, match="not supported"):
        module._rule(shapes, node, is_node=False)
