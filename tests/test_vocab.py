"""The ontology and its Python names are one thing, and every term says what it means and what others call it."""

from __future__ import annotations

import subprocess
import sys

import pytest
import rdflib.namespace
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.records import HAPPENED, EventKind, Harm, Precision, Relation, RoleName, Status, Verdict
from kg.vocab import KG, PREFIXES, TYPE, incident_types, read_graph, schema

ALIGNMENTS = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SKOS.closeMatch,
    SKOS.exactMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
    RDFS.seeAlso,
)


def defined(namespace: str) -> set[URIRef]:
    return {node for node in schema().subjects() if isinstance(node, URIRef) and str(node).startswith(namespace)}


TERMS = sorted(defined(str(KG)))
TYPES = sorted(defined(str(TYPE)) - {TYPE.scheme})


def test_python_names_and_ontology_terms_are_the_same() -> None:
    in_python = {KG[name] for name in KG.__annotations__ if not name.startswith("_")}
    assert in_python == set(TERMS)


def test_an_unknown_term_is_refused() -> None:
    with pytest.raises(AttributeError):
        _ = KG.attacker


@pytest.mark.parametrize("term", [*TERMS, *TYPES], ids=lambda term: term.split("#")[-1].split("/")[-1])
def test_every_term_has_one_label_one_comment_and_an_alignment(term: URIRef) -> None:
    graph = schema()
    assert len(list(graph.objects(term, RDFS.label))) == 1
    assert len(list(graph.objects(term, RDFS.comment))) == 1
    assert any(graph.value(term, alignment) is not None for alignment in ALIGNMENTS)


@pytest.mark.parametrize("name", ["DC", "DCTERMS", "GEO", "OWL", "PROV", "RDF", "RDFS", "SDO", "SKOS", "WGS"])
def test_aligned_terms_exist_in_their_vocabulary(name: str) -> None:
    namespace = getattr(rdflib.namespace, name)
    used = {node for triple in schema() for node in triple if str(node).startswith(str(namespace))}
    unknown = {node for node in used if str(node) != str(namespace) and node not in namespace}
    assert not unknown


def test_the_type_scheme_is_the_agreed_one() -> None:
    types = incident_types()
    assert {name for name, each in types.items() if not each.is_statement} == {
        "attack", "air-strike", "missile-attack", "drone-attack", "shelling", "bombing", "suicide-bombing", "shooting",
        "stabbing", "vehicle-ramming", "armed-clash", "assassination", "arson", "assault", "raid", "killing",
        "abduction", "arrest", "other-violence",
    }  # fmt: skip
    assert {name for name, each in types.items() if each.is_statement} == {
        "statement", "condemnation", "claim-of-responsibility", "denial", "threat", "demand", "support", "mourning",
        "announcement",
    }  # fmt: skip


def test_a_type_knows_what_is_broader() -> None:
    assert incident_types()["suicide-bombing"].broader == ("bombing", "attack")


def test_every_notation_is_the_end_of_its_iri() -> None:
    assert {TYPE[name] for name in incident_types()} == set(TYPES)


def test_records_and_ontology_name_the_same_things() -> None:
    """A value of a record that has no term could not be written down."""
    for harm in Harm:
        assert (KG[harm.value], RDF.type, KG.Harm) in schema()
    for relation in Relation:
        assert (KG[relation.value], RDF.type, OWL.ObjectProperty) in schema()
    assert {name.value for name in RoleName} - {"object", "place"} <= {str(term).split("#")[1] for term in TERMS}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        (KG.status, {each.value for each in Status}),
        (KG.datePrecision, {each.value for each in Precision}),
        (KG.verdict, {each.value for each in Verdict}),
    ],
)
def test_controlled_strings_are_the_values_of_the_records(path: URIRef, values: set[str]) -> None:
    shapes = read_graph("shapes.ttl")
    query = f"SELECT ?word {{ ?shape sh:path <{path}> ; sh:in/rdf:rest*/rdf:first ?word }}"
    assert {str(row[0]) for row in shapes.query(query)} == values  # type: ignore[index]


def test_status_and_comment_agree_on_what_happened() -> None:
    comment = str(schema().value(KG.status, RDFS.comment))
    told, untold = comment.split("tell of something that happened;")
    assert all(status.value in (told if status in HAPPENED else untold) for status in Status)


def test_the_three_kinds_of_event_are_disjoint() -> None:
    kinds = (KG.Incident, KG.IncidentSeries, KG.Statement)
    disjoint = {frozenset(pair) for pair in schema().subject_objects(OWL.disjointWith)}
    assert {frozenset((a, b)) for a in kinds for b in kinds if a != b} <= disjoint
    assert len(kinds) == len(EventKind)


def test_every_class_has_a_shape() -> None:
    shaped = set(read_graph("shapes.ttl").objects(None, URIRef("http://www.w3.org/ns/shacl#targetClass")))
    for cls in schema().subjects(RDF.type, OWL.Class):
        assert shaped & set(schema().transitive_objects(cls, RDFS.subClassOf)), cls


def test_no_prefix_is_written_two_ways() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_importing_the_names_reads_no_file() -> None:
    code = "import sys, kg.vocab as v; sys.exit(v.schema.cache_info().currsize or 'kg.records' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
