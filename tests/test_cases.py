"""Golden cases: short invented reports through the whole pipeline, and the graph that a careful reader expects of them.

A case is a folder under ``tests/cases``: its reports (``*.md``) and ``expected.ttl``. Compared is what the reports say:
events, accounts, claims, figures, decisions and their evidence, with type and label of everything that these name. Left
out is what the lexicon knows by itself (other names, coordinates, backers), the words around a quotation, the names of
rules and the version of the pipeline, so that a new alias or a renamed rule changes no case.

A new case, or a result that is meant to change, is written by

    KG_UPDATE_CASES=1 pytest tests/test_cases.py

and read by eye, as a reader of the report, before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.compare import graph_diff, to_isomorphic
from rdflib.term import Node
from spacy.language import Language

import kg
from kg import KG
from kg.ids import ID

CASES = sorted(folder for folder in (Path(__file__).parent / "cases").iterdir() if folder.is_dir())
UPDATE = os.environ.get("KG_UPDATE_CASES") == "1"

#: First part of the identifiers of what reports say and of what is decided about it.
SAID = (
    "account",
    "claim",
    "count",
    "date",
    "decision",
    "evidence",
    "feature",
    "figure",
    "gap",
    "incident",
    "report",
    "series",
    "statement",
    "toll",
)
#: Said of these nodes, but not by the reports.
LEFT_OUT = frozenset({KG.rule, KG.linkReason, KG.pipeline, KG.sha256})
CONTEXT = frozenset(URIRef(f"http://www.w3.org/ns/oa#{name}") for name in ("prefix", "suffix"))


def said(graph: Graph) -> Graph:
    """Return what the reports say in a graph, with type and label of what they name."""
    kept = Graph(namespace_manager=graph.namespace_manager)
    for triple in graph:
        if _is_said(triple[0]) and triple[1] not in LEFT_OUT | CONTEXT:
            kept.add(triple)
    for named in {node for _, predicate, node in kept if isinstance(node, URIRef) and predicate != RDF.type}:
        if str(named).startswith(ID) and not _is_said(named):
            kept += ((named, about, value) for about in (RDF.type, RDFS.label) for value in graph.objects(named, about))
    return kept


def _is_said(node: Node) -> bool:
    return str(node).startswith(tuple(f"{ID}{part}/" for part in SAID))


def difference(expected: Graph, found: Graph) -> str:
    """Return what two graphs do not share, one triple a line, "-" for what is missing and "+" for what is new."""
    _, missing, new = graph_diff(to_isomorphic(expected), to_isomorphic(found))
    return "\n".join(sorted(_lines(missing, "-", found) + _lines(new, "+", found), key=lambda line: line[2:]))


def _lines(graph: Graph, sign: str, names: Graph) -> list[str]:
    manager = names.namespace_manager
    return [f"{sign} {' '.join(node.n3(manager) for node in triple)}" for triple in graph]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_is_read_as_its_reader_expects(case: Path, pipeline: Language) -> None:
    written = said(kg.build(*sorted(case.glob("*.md")), pipeline=pipeline)).serialize(format="turtle")
    golden = case / "expected.ttl"
    if UPDATE:
        golden.write_text(written, encoding="utf-8")
    expected, found = Graph().parse(golden), Graph().parse(data=written)
    assert to_isomorphic(expected) == to_isomorphic(found), f"{case.name}\n{difference(expected, found)}"


def test_every_case_has_reports_and_a_graph() -> None:
    assert CASES
    assert [case.name for case in CASES if not list(case.glob("*.md")) or not (case / "expected.ttl").is_file()] == []


def test_a_difference_names_what_is_missing_and_what_is_new() -> None:
    expected, found = Graph(), Graph()
    expected.add((KG.Event, RDF.type, OWL.Class))
    found.add((KG.Event, RDF.type, OWL.Thing))
    found.namespace_manager.bind("kg", KG)
    assert difference(expected, found) == "- kg:Event rdf:type owl:Class\n+ kg:Event rdf:type owl:Thing"
