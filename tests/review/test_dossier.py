"""The dossier: everything the graph says about one event is in it, and it is found by what a person has at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, URIRef

from kg.errors import QueryError
from kg.graph import to_triples
from kg.query import rows
from kg.review.dossier import WIDTH, dossier
from kg.review.finding import find_event
from kg.store import in_memory, open_graph
from kg.vocab import KG
from tests.builders import Desk, incident, linker

#: What a claim tells about how it was read.
NOTES = (KG.rule, KG.linkReason, KG.cue)


@pytest.fixture(scope="module")
def graph(published: Path) -> Graph:
    return open_graph(published)


@pytest.fixture(scope="module")
def fort(graph: Graph) -> URIRef:
    """Return the incident that two reports tell."""
    (found,) = [row["incident"] for row in rows(graph, "incidents") if " | " in str(row["reports"])]
    return URIRef(str(found))


@pytest.fixture(scope="module")
def text(graph: Graph, fort: URIRef) -> str:
    return dossier(graph, fort)


def flat(text: str) -> str:
    """Return a dossier as one line, as it was before it was broken."""
    return " ".join(text.split())


def test_it_quotes_every_word_that_a_claim_rests_on_with_its_place(graph: Graph, fort: URIRef, text: str) -> None:
    found = rows(graph, "evidence", incident=fort)
    assert len(found) > 10
    for row in found:
        assert f"“{row['quote']}” [{row['start']}-{row['end']}]" in flat(text)


def test_it_names_reports_speakers_rules_and_links(graph: Graph, fort: URIRef, text: str) -> None:
    accounts = [node for node in graph.subjects(KG.event, fort) if (node, RDF.type, KG.Account) in graph]
    claims = [claim for account in accounts for claim in graph.subjects(KG.account, account)]
    notes = {str(value) for node in (*accounts, *claims) for name in NOTES for value in graph.objects(node, name)}
    assert {"figure-rule", "lexicon", "said"} <= notes
    assert [note for note in notes if note not in flat(text)] == []
    assert "1. daily-1 (The Daily; 2031-03-04)" in text
    assert "according to two officials" in text


def test_contradicting_figures_stand_each_with_its_words(text: str) -> None:
    assert "killed     5 (“Five”), Blue Army (rule figure-rule)" in text
    assert "killed     8 or more (“at least eight”)" in text


def test_it_says_why_accounts_were_merged_and_why_others_were_not(text: str) -> None:
    assert "same       account 1 and account 2, score 4.5, by rules" in text
    assert "place (+3.00): Fort Dune in both" in text
    assert "different  account 1 and incident:" in text
    assert "one report (hard rule)" in text


def test_no_line_is_wider_than_a_terminal_and_none_obeys_a_report() -> None:
    desk = Desk("r", f"Rebels attacked \x1b[31m{'a very long name of a village ' * 9}\x07 on Monday.")
    account = desk.account(desk.text[:-1], "attack")
    graph = in_memory(to_triples([incident(account)], [desk.extraction()], linker([desk], [])))
    lines = dossier(graph, find_event(graph, "attack")).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize(
    "form", ["{iri}", "<{iri}>", "incident:{id}", "incident/{id}", "{id}", "{start}", "incident:{start}"]
)
def test_an_event_is_found_by_iri_and_id_and_how_it_begins(graph: Graph, fort: URIRef, form: str) -> None:
    ident = fort.rpartition("/")[2]
    assert find_event(graph, form.format(iri=fort, id=ident, start=ident[:6])) == fort


@pytest.mark.parametrize("words", ["Missile fort-dune", "  FORT   dune missile ", "fort dune"])
def test_an_event_is_found_by_words_of_its_label(graph: Graph, fort: URIRef, words: str) -> None:
    assert find_event(graph, words) == fort


def test_words_that_fit_several_events_list_them(graph: Graph) -> None:
    with pytest.raises(QueryError) as caught:
        find_event(graph, "attack")
    named = [line for line in str(caught.value).splitlines() if line.startswith("  ")]
    assert len(named) > 1
    for line in named:
        event = find_event(graph, line.split()[0])
        assert (event, RDF.type, None) in graph


def test_words_that_fit_no_event_say_so(graph: Graph) -> None:
    with pytest.raises(QueryError, match="no event fits 'atlantis'"):
        find_event(graph, "atlantis")


def test_every_event_has_a_dossier(graph: Graph) -> None:
    for cls in (KG.Incident, KG.IncidentSeries, KG.Statement):
        events = list(graph.subjects(RDF.type, cls))
        assert events
        for event in events:
            assert flat(dossier(graph, URIRef(str(event)))).startswith(flat(str(graph.value(event, RDFS.label))))
