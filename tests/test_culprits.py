"""A violation is traced to the report that it comes from; what several reports tell together is nobody's alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Literal, URIRef
from spacy.language import Language

import kg.build
import kg.reader
from kg.build import run_build
from kg.errors import SchemaError
from kg.graph import Triple, to_triples
from kg.ids import iri
from kg.query import rows
from kg.validate import validate
from kg.validate.culprits import culprits
from kg.vocab import KG, OA
from tests.builders import corpus


@pytest.fixture(scope="module")
def triples() -> list[Triple]:
    records = corpus()
    return list(to_triples(records.incidents, records.extractions, records.linker))


def blamed(triples: list[Triple], node: URIRef, predicate: URIRef) -> set[str]:
    """Return the reports at fault when ``predicate`` of ``node`` is taken away."""
    broken = [triple for triple in triples if triple[:2] != (node, predicate)]
    assert len(broken) < len(triples)
    return set(culprits(validate(broken), broken))


def nodes(triples: list[Triple], cls: URIRef, report: str) -> list[URIRef]:
    """Return the nodes of a class that say to come from a report."""
    own = {
        node for node, predicate, value in triples if (predicate, value) == (KG.inReport, URIRef(iri("report", report)))
    }
    return sorted(node for node, predicate, value in triples if (predicate, value) == (RDF.type, cls) and node in own)


@pytest.mark.parametrize(
    ("cls", "predicate"),
    [
        (KG.Account, KG.status),
        (KG.Claim, RDF.predicate),
        (KG.DateClaim, KG.wording),
        (KG.CasualtyFigure, KG.low),
        (KG.Evidence, OA.exact),
        (KG.Gap, KG.reason),
    ],
    ids=lambda term: str(term).rpartition("#")[2],
)
def test_a_fault_in_what_a_report_says_is_its_own(triples: list[Triple], cls: URIRef, predicate: URIRef) -> None:
    reports = {
        str(value) for _, predicate, value in triples if predicate == URIRef("http://purl.org/dc/terms/identifier")
    }
    places = [(report, node) for report in sorted(reports) for node in nodes(triples, cls, report)]
    assert places
    for report, node in places:
        assert blamed(triples, node, predicate) == {report}


def test_a_fault_of_an_event_is_that_of_the_report_which_alone_tells_it(triples: list[Triple]) -> None:
    telling: dict[URIRef, set[str]] = {}
    of = {node: value for node, predicate, value in triples if predicate == KG.inReport}
    for node, predicate, value in triples:
        if predicate == KG.event and (node, RDF.type, KG.Account) in triples:
            telling.setdefault(URIRef(value), set()).add(str(of[node]).rpartition("/")[2].replace("%2F", "/"))
    assert {len(reports) for reports in telling.values()} == {1, 2}
    for event, reports in telling.items():
        assert blamed(triples, event, RDFS.label) == (reports if len(reports) == 1 else set())


# ------------------------------------------------------------------------------------------------------ during a build

TEXTS = {
    "good": "Rebels attacked a village near Baghdad on 3 March 2031.",
    "bad": "Gunmen shot dead a judge in Kirkuk on 6 March 2031.",
}


@pytest.fixture
def sources(tmp_path: Path, pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kg.reader, "load_pipeline", lambda _name=None: pipeline)
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def plant(monkeypatch: pytest.MonkeyPatch, predicate: URIRef, value: Literal, *, where: str) -> None:
    """Let the program write a wrong value wherever a node's IRI contains some words."""
    real = to_triples

    def wrong(*records: object) -> list[Triple]:
        made = list(real(*records))  # type: ignore[arg-type]
        return [(node, p, value if p == predicate and where in node else o) for node, p, o in made]

    monkeypatch.setattr(kg.build, "to_triples", wrong)


def test_a_report_that_breaks_the_shapes_is_named_and_the_others_go_through(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, OA.start, Literal(-1), where="evidence/bad:")
    done = run_build(sources, out=sources / "out")
    (skipped,) = done.summary.skipped
    assert skipped.path.endswith("bad.txt")
    assert "breaks the shapes, a fault of the program: evidence:bad:" in skipped.reason
    assert [row["report"] for row in rows(done.graph, "reports")] == ["good"]


def test_a_fault_that_no_report_explains_stops_the_build(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_build(sources, out=sources / "out")
    before = (sources / "out" / "graph.ttl").read_bytes()
    plant(monkeypatch, RDFS.label, Literal(""), where="actor/")
    with pytest.raises(SchemaError, match="graph does not conform"):
        run_build(sources, out=sources / "out")
    assert (sources / "out" / "graph.ttl").read_bytes() == before
