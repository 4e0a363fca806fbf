"""Every named query gives the same rows from both engines, under the promised columns; the door is read-only."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from math import cos, radians
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Graph, Literal, URIRef, namespace

from kg.errors import QueryError
from kg.graph import to_graph, to_triples
from kg.ids import iri
from kg.query import FORMATS, ask, find_query, formatted, guard, named_queries, rows, select
from kg.query.answers import Finish
from kg.query.named import bound, read_query
from kg.query.results import harmless
from kg.query.terms import Term
from kg.records import EventKind, Harm, RoleName
from kg.store import in_memory
from kg.vocab import KG
from tests.builders import ENTITIES, INITIATOR, TARGET, Corpus, Desk, corpus, incident, linker, quantity

CONTRACT = {
    "incidents": "incident kind type label earliest latest place country initiators targets objects weapons status"
    " reports",
    "evidence": "incident part value speaker report start end quote",
    "casualties": "incident harm low high wording whom speaker report start end quote",
    "statements": "statement stance speaker about report start end quote",
    "affiliations": "subject relation object report quote",
    "series": "incident countLow countHigh wording earliest latest initiators targets speaker report start end quote",
}
SPEAKER = RoleName.SPEAKER
DISPUTES = {"contested", "far-apart"}
FORT = "Missile attack on Blue Army at Fort Dune, 3 Mar 2031"


def engines(records: Corpus) -> dict[str, Graph]:
    parts = records.incidents, records.extractions, records.linker, records.judgements
    return {"rdflib": to_graph(*parts), "oxigraph": in_memory(to_triples(*parts))}


@pytest.fixture(scope="module")
def both() -> dict[str, Graph]:
    return engines(corpus())


@pytest.fixture(scope="module")
def disputed() -> dict[str, Graph]:
    """Return an attack that one side claims and a report attributes to the other, with tolls of five and of twelve."""
    desk = Desk(
        "daily-1",
        "The Blue Army shelled Fort Dune and killed five people. Officials said twelve died. The Red Front claimed it.",
    )
    shelling = desk.account(
        "shelled",
        "shelling",
        desk.role(INITIATOR, "The Blue Army", "actor/blue-army"),
        figures=(
            desk.figure(Harm.KILLED, quantity(5, 5, "five"), whom=("people", "actor/unnamed-villagers")),
            desk.figure(
                Harm.KILLED,
                quantity(12, 12, "twelve"),
                whom=("people", "actor/unnamed-villagers"),
                said=desk.said("Officials", "actor/unnamed-officials"),
            ),
        ),
    )
    desk.account(
        "claimed",
        "claim-of-responsibility",
        desk.role(SPEAKER, "The Red Front", "actor/red-front"),
        kind=EventKind.STATEMENT,
        about=(shelling.id,),
    )
    incidents = tuple(map(incident, desk.accounts))
    return engines(Corpus(incidents=incidents, extractions=(desk.extraction(),), linker=linker((desk,), ENTITIES)))


@pytest.fixture(scope="module", params=["rdflib", "oxigraph"])
def graph(request: pytest.FixtureRequest, both: dict[str, Graph]) -> Graph:
    return both[request.param]


def only(found: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    (row,) = [row for row in found if all(row[name] == value for name, value in wanted.items())]
    return row


# ------------------------------------------------------------------------------------------------------ named queries


@pytest.mark.parametrize("name", named_queries())
def test_both_engines_give_the_same_rows(both: dict[str, Graph], disputed: dict[str, Graph], name: str) -> None:
    graphs = disputed if name in DISPUTES else both
    found = rows(graphs["rdflib"], name)
    assert found == rows(graphs["oxigraph"], name)
    assert found


@pytest.mark.parametrize("name", named_queries())
def test_both_engines_give_the_same_json(both: dict[str, Graph], name: str) -> None:
    assert formatted(both["rdflib"], name, "json") == formatted(both["oxigraph"], name, "json")


@pytest.mark.parametrize("name", named_queries())
def test_both_engines_find_nothing_in_an_empty_graph(name: str) -> None:
    assert rows(Graph(), name) == rows(in_memory([]), name) == []


@pytest.mark.parametrize("name", named_queries())
def test_every_query_says_what_it_asks_and_how_to_ask_it(name: str) -> None:
    query = named_queries()[name]
    assert query.title
    assert query.example.startswith(f"kg query {name}")
    assert all(parameter.meaning for parameter in query.parameters)
    slots = {line.split()[1] for line in query.text.splitlines() if line.strip().startswith("#values")}
    assert slots == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("name", named_queries())
def test_every_query_passes_the_door_that_others_pass(name: str) -> None:
    assert list(ask(Graph(), named_queries()[name].text).rows) == []


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_the_promised_ones(graph: Graph, name: str) -> None:
    assert list(ask(graph, name).columns) == CONTRACT[name].split()


def test_the_other_questions_are_there() -> None:
    assert set(named_queries()) - set(CONTRACT) == {
        "actors", "civilians", "contested", "corroborated", "decisions", "disagreements", "far-apart", "judgements",
        "near", "places", "reactions", "replies", "reports", "resolved", "responsibility", "single-source", "timeline",
        "tolls", "weapons", "weekly", "who-attacked-whom", "withdrawn",
    }  # fmt: skip


#: Properties of an event that follow from its accounts as such, and words beside a number.
_OWN = {RDF.type, RDFS.label, KG.status, KG.sources, KG.datePrecision, KG.countWording}


def test_every_resolved_property_follows_from_claims(graph: Graph) -> None:
    classes = (KG.Incident, KG.IncidentSeries, KG.Statement)
    events = {event for cls in classes for event in graph.subjects(RDF.type, cls)}
    said = {(str(event), predicate) for event in events for predicate in graph.predicates(event)}
    expected = {(event, str(predicate).partition("#")[2]) for event, predicate in said if predicate not in _OWN}
    found = {(str(row["incident"]), str(row["property"]).partition(" ")[0]) for row in rows(graph, "resolved")}
    assert found == expected


def test_judgements_say_who_when_why_and_about_what(graph: Graph) -> None:
    alias, fix = rows(graph, "judgements")
    said = ("alias", "A. Monitor", date(2031, 3, 9), "their own words", "the Blues", "Blue Army")
    assert tuple(alias[name] for name in ("ruling", "by", "on", "why", "name", "concerns")) == said
    assert (fix["part"], fix["value"], fix["concerns"], fix["reports"]) == ("killed", "5", FORT, "herald-2")


def test_incidents_are_what_happened_ordered_by_day(graph: Graph) -> None:
    found = rows(graph, "incidents")
    assert [(row["kind"], row["label"]) for row in found] == [
        ("incident", "Air strike on a supply truck by Blue Army"),
        ("incident", "Arrest at River Town"),
        ("incident", "Drone attack on River Town"),
        ("series", "Attack series (dozens) on Blue Army, since 1 Feb 2031"),
        ("incident", FORT),
    ]
    fort = found[-1]
    assert (fort["type"], fort["place"], fort["country"]) == ("missile-attack", "Fort Dune", "Blueland")
    assert (fort["initiators"], fort["targets"], fort["weapons"]) == ("Red Front", "Blue Army", "rocket")
    assert (str(fort["earliest"]), str(fort["latest"]), fort["status"]) == ("2031-03-03", "2031-03-03", "reported")
    assert fort["reports"] == "daily-1 | herald-2"
    assert fort["objects"] is None
    assert (found[0]["objects"], found[0]["place"]) == ("a supply truck", None)


@pytest.mark.parametrize(
    ("filters", "labels"),
    [
        ({"actor": "blue-army", "type": "air-strike"}, {"Air strike on a supply truck by Blue Army"}),
        ({"place": "dune-province"}, {FORT}),
        ({"from": "2031-03-01", "type": "missile-attack"}, {FORT}),
        ({"to": "2030-01-01", "type": "missile-attack"}, set()),
        ({"status": "denied"}, {"Attack on River Town (denied)"}),
        ({"sources": 2}, {FORT}),
        ({"words": "HIT RIVER"}, {"Drone attack on River Town"}),
        ({"words": "fort  dune"}, {FORT}),
    ],
)
def test_incidents_are_found_by_what_they_are(graph: Graph, filters: dict[str, object], labels: set[str]) -> None:
    assert {row["label"] for row in rows(graph, "incidents", **filters)} == labels


def test_a_type_includes_the_narrower_ones(graph: Graph) -> None:
    found = {row["type"] for row in rows(graph, "incidents", type="attack")}
    assert found >= {"attack", "missile-attack", "drone-attack", "air-strike"}
    assert "arrest" not in found


def test_evidence_points_into_the_text(graph: Graph) -> None:
    texts = {each.report.id: each.report.text for each in corpus().extractions}
    found = rows(graph, "evidence")
    for row in found:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(row["report"])][start:end] == row["quote"]
    parts = {row["part"] for row in found}
    assert parts == {
        "about", "count", "date", "eventType", "inResponseTo", "initiator", "killed", "location", "near", "partOf",
        "speaker", "target", "targetObject", "weapon",
    }  # fmt: skip


def test_evidence_of_one_incident(graph: Graph) -> None:
    (fort,) = [str(row["incident"]) for row in rows(graph, "incidents") if row["label"] == FORT]
    found = rows(graph, "evidence", incident=fort)
    assert {row["incident"] for row in found} == {fort}
    assert only(found, part="weapon")["speaker"] == "two officials"
    assert only(found, part="date", quote="this week")["value"] == "2031-03-02..2031-03-05"
    short = fort.rsplit("/", 1)[1]
    assert found == rows(graph, "evidence", incident=short) == rows(graph, "evidence", incident=f"incident:{short}")


def test_casualties_stand_side_by_side(graph: Graph) -> None:
    low, high = rows(graph, "casualties")
    assert (low["low"], low["high"], low["whom"], low["speaker"], low["quote"]) == (
        5,
        5,
        "Blue Army",
        "two officials",
        "Five",
    )
    assert (high["low"], high["high"], high["wording"], high["speaker"]) == (8, None, "at least eight", "Red Front")


def test_statements_say_who_and_about_what(graph: Graph) -> None:
    found = rows(graph, "statements")
    assert {(row["speaker"], row["stance"], row["about"]) for row in found} == {
        ("Ada Stone", "condemnation", "Arrest at River Town"),
        ("Red Front", "claim-of-responsibility", FORT),
        ("Blue Army", "denial", "Attack on River Town (denied)"),
    }


def test_affiliations_tell_reports_from_reference_material(graph: Graph) -> None:
    found = {(row["subject"], row["relation"], row["object"], row["report"]) for row in rows(graph, "affiliations")}
    assert found == {
        ("Ada Stone", "leads", "Red Front", "daily-1"),
        ("Blue Army", "memberOf", "Blueland", None),
        ("Red Front", "backedBy", "Greenland Union", None),
    }
    assert len(rows(graph, "affiliations", actor="red-front")) == 2


def test_a_series_has_its_count(graph: Graph) -> None:
    (row,) = rows(graph, "series")
    assert (row["countLow"], row["countHigh"], row["wording"], row["targets"]) == (24, None, "dozens", "Blue Army")
    assert (str(row["earliest"]), row["latest"], row["quote"]) == ("2031-02-01", None, "dozens")


def test_figures_that_exclude_each_other_disagree(graph: Graph) -> None:
    (row,) = rows(graph, "disagreements")
    assert (row["lowA"], row["highA"], row["reportA"], row["lowB"], row["highB"], row["reportB"]) == (
        5, 5, "daily-1", 8, None, "herald-2",
    )  # fmt: skip


def test_one_somebody_contradicts_no_number_but_nobody() -> None:
    desks = [
        Desk("a", "An attack. A villager died."),
        Desk("b", "An attack. Seven died."),
        Desk("c", "An attack. None died."),
    ]
    somebody = desks[0].figure(Harm.KILLED, quantity(1, 1, "villager"), whom=("A villager", "actor/unnamed-villagers"))
    seven, nobody = (
        desk.figure(Harm.KILLED, quantity(n, n, word))
        for desk, n, word in ((desks[1], 7, "Seven"), (desks[2], 0, "None"))
    )
    told = [
        desk.account("An attack", "attack", figures=(figure,))
        for desk, figure in zip(desks, (somebody, seven, nobody), strict=True)
    ]

    def pairs(*accounts: int) -> list[tuple[object, object]]:
        made = Corpus(
            incidents=(incident(*(told[at] for at in accounts)),),
            extractions=tuple(desk.extraction() for desk in desks),
            linker=linker(desks, ENTITIES),
        )
        (found,) = {
            tuple((row["lowA"], row["lowB"]) for row in rows(graph, "disagreements"))
            for graph in engines(made).values()
        }
        return list(found)

    assert pairs(0, 1) == []
    assert pairs(0, 2) == [(0, 1)]
    assert pairs(0, 1, 2) == [(0, 7)]


def figures(*given_: tuple[int, int | None, str | None, str]) -> Corpus:
    """Return one report whose one account has figures (low, high, whom, speaker)."""
    desk = Desk(
        "r", "An attack. " + " ".join(f"{low} to {high} of {whom} died, {by} said." for low, high, whom, by in given_)
    )
    made = tuple(
        desk.figure(
            Harm.KILLED,
            quantity(low, high, f"{low} to {high}"),
            whom=(f"of {whom}", f"actor/{whom}") if whom else None,
            said=desk.said(f"{by} said", f"actor/{by}"),
        )
        for low, high, whom, by in given_
    )
    account = desk.account("An attack", "attack", figures=made)
    return Corpus(incidents=(incident(account),), extractions=(desk.extraction(),), linker=linker([desk], ENTITIES))


@pytest.mark.parametrize(
    ("given_", "number"),
    [
        ([(3, 3, "blue-army", "red-front"), (5, 5, "blue-army", "ada-stone")], 1),  # two voices about the same people
        ([(3, 3, "blue-army", "red-front"), (5, 5, "blue-army", "red-front")], 0),  # one voice, one telling
        ([(3, 3, "blue-army", "red-front"), (5, 5, "red-front", "ada-stone")], 0),  # about different people
        ([(3, 3, "unnamed-villagers", "red-front"), (5, 5, "red-front", "ada-stone")], 1),  # perhaps the same people
        ([(3, 6, "blue-army", "red-front"), (5, 9, "blue-army", "ada-stone")], 0),  # both can be right
        ([(3, None, "blue-army", "red-front"), (5, 5, "blue-army", "ada-stone")], 0),  # an open figure allows more
        ([(1, 1, "ada-stone", "red-front"), (5, 5, "unnamed-villagers", "blue-army")], 0),  # she is one of the five
        ([(3, 3, None, "red-front"), (5, 5, "blue-army", "ada-stone")], 1),  # who died is not always said
    ],
)  # fmt: skip
def test_what_counts_as_a_disagreement(given_: list[tuple[int, int | None, str | None, str]], number: int) -> None:
    for graph in engines(figures(*given_)).values():
        assert len(rows(graph, "disagreements")) == number


def test_corroborated_incidents_are_told_by_two_reports(graph: Graph) -> None:
    (row,) = rows(graph, "corroborated")
    assert (row["label"], row["number"], row["reports"]) == (FORT, 2, "daily-1 | herald-2")
    assert row["publishers"] == "The Daily | The Herald"


def test_responsibility_is_claimed_attributed_or_denied(graph: Graph) -> None:
    found = {(row["label"], row["relation"], row["actor"], row["speaker"]) for row in rows(graph, "responsibility")}
    assert found >= {
        (FORT, "attributed", "Red Front", "two officials"),
        (FORT, "claimed", "Red Front", "Red Front"),
        ("Attack on River Town (denied)", "denied", "Blue Army", "Blue Army"),
        ("Air strike on a supply truck by Blue Army", "attributed", "Blue Army", None),
    }


def test_the_timeline_takes_days(graph: Graph) -> None:
    assert len(rows(graph, "timeline")) == 1
    assert len(rows(graph, "timeline", **{"from": "2031-03-03", "to": "2031-03-03"})) == 1
    assert rows(graph, "timeline", **{"from": "2031-03-04"}) == []
    assert rows(graph, "timeline", to="2031-03-02") == []


def test_who_attacked_whom_counts_incidents(graph: Graph) -> None:
    (row,) = rows(graph, "who-attacked-whom")
    assert (row["initiator"], row["target"], row["incidents"]) == ("Red Front", "Blue Army", 1)


def test_places_tell_there_from_near(graph: Graph) -> None:
    found = {(row["label"], row["incidents"], row["near"], row["country"]) for row in rows(graph, "places")}
    assert found == {
        ("River Town", 2, 0, "Blueland"),
        ("Fort Dune", 1, 0, "Blueland"),
        ("Hill Market", 0, 1, "Blueland"),
    }


def test_actors_are_counted_by_what_they_did(graph: Graph) -> None:
    front = only(rows(graph, "actors"), label="Red Front")
    assert (front["class"], front["initiated"], front["suffered"], front["spoke"]) == ("ArmedGroup", 2, 0, 1)
    assert only(rows(graph, "actors"), label="Blue Army")["aliases"] == "the Blues"


def test_several_values_of_a_cell_are_in_order() -> None:
    desk = Desk("r", "Zeta, Alpha and Beta attacked the Blue Army.")
    names = {"Zeta": "actor/red-front", "Alpha": "actor/ada-stone", "Beta": "actor/greenland"}
    roles = [desk.role(INITIATOR, words, path) for words, path in names.items()]
    account = desk.account("attacked", "attack", *roles, desk.role(TARGET, "the Blue Army", "actor/blue-army"))
    records = Corpus(incidents=(incident(account),), extractions=(desk.extraction(),), linker=linker([desk], ENTITIES))
    for graph in engines(records).values():
        (row,) = rows(graph, "incidents")
        assert row["initiators"] == "Ada Stone | Greenland Union | Red Front"


# ---------------------------------------------------------------------------------------------------------- parameters


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("incidents", {"colour": "red"}, "no parameter 'colour'"),
        ("corroborated", {"incident": "x"}, "parameters: none"),
        ("timeline", {"to": "yesterday"}, "no date"),
        ("incidents", {"incident": "x> } SELECT * { ?s ?p ?o"}, "no event"),
        ("incidents", {"incident": "https://example.org/x"}, "no event"),
        ("incidents", {"incident": "incident:a b"}, "no event"),
        ("affiliations", {"actor": ""}, "no actor"),
        ("affiliations", {"actor": "x\ny"}, "no actor"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        rows(Graph(), name, **parameters)


@given(st.text())
def test_a_parameter_never_changes_the_query_around_it(value: str) -> None:
    query = named_queries()["incidents"]
    try:
        text = bound(query, {"incident": value})
    except QueryError:
        return
    line = next(line for line in text.splitlines() if "VALUES ?incident" in line)
    assert text.replace(line, "  #values incident") == query.text
    assert line.count("<") == line.count(">") in (1, 3)


def test_a_parameter_without_value_is_left_out(graph: Graph) -> None:
    assert rows(graph, "incidents", incident=None) == rows(graph, "incidents")


def test_an_unknown_incident_gives_no_rows(graph: Graph) -> None:
    assert rows(graph, "incidents", incident="0123") == []


def test_type_is_a_kind_of_parameter_too(graph: Graph) -> None:
    text = "# parameters: type:type - one type\nSELECT ?x {\n#values type\n?x a kg:Incident ; kg:eventType ?type }"
    query = read_query("t", text)
    assert len(rows(graph, bound(query, {"type": "arrest"}))) == 1
    with pytest.raises(QueryError, match="known are abduction"):
        bound(query, {"type": "tea-party"})


def test_a_header_that_cannot_be_read_is_named() -> None:
    with pytest.raises(QueryError, match="name:kind"):
        read_query("t", "# parameters: incident\nSELECT * {}")


# --------------------------------------------------------------------------------------------------- own queries, door


def test_sparql_of_ones_own_knows_the_prefixes(graph: Graph) -> None:
    assert len(rows(graph, "SELECT ?i { ?i a kg:Incident ; kg:location place:river-town }")) == 2
    assert rows(graph, "ASK { ?i a kg:Incident }") == [{"answer": True}]
    made = ask(graph, "CONSTRUCT { ?i rdfs:label ?l } WHERE { ?i a kg:IncidentSeries ; rdfs:label ?l }")
    assert made.graph is not None
    assert len(list(made.rows)) == 1


def test_a_query_file_is_run(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# parameters: incident:event - which\nSELECT ?l { ?incident rdfs:label ?l .\n#values incident\n}")
    one = str(next(iter(graph.subjects(RDF.type, KG.IncidentSeries))))
    assert len(rows(graph, str(path), incident=one)) == 1
    with pytest.raises(QueryError, match=r"nothing\.rq"):
        rows(graph, str(tmp_path / "nothing.rq"))


def test_an_unknown_name_is_met_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="did you mean casualties"):
        find_query("casualty")


REFUSED = {
    "insert": "INSERT DATA { <a:b> <a:c> <a:d> }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "load": "LOAD <http://127.0.0.1:9/x>",
    "service": "SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "service in a group": "SELECT * { ?s ?p ?o OPTIONAL { { SERVICE SILENT ?s { ?a ?b ?c } } } }",
    "service in exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/x> { ?a ?b ?c } } }",
    "service in a sub-query": "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } } } }",
    "service escaped": "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "from": "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "construct from": "CONSTRUCT { ?s ?p ?o } FROM <http://127.0.0.1:9/x> WHERE { ?s ?p ?o }",
    "describe from": "DESCRIBE ?s FROM <http://127.0.0.1:9/x> { ?s ?p ?o }",
    "nothing": "{ }",
    "long": f"SELECT * {{ ?s ?p '{'x' * 70_000}' }}",
    "groups": f"SELECT * {'{' * 100_000}{'}' * 100_000}",
    "nested": f"SELECT * {'{' * 100} ?s ?p ?o {'}' * 100}",
    "nested by escapes": f"SELECT * {chr(92)}u007B{(chr(92) + 'u007B') * 99} ?s ?p ?o {'}' * 100}",
    "nested in brackets": f"SELECT * {{ ?s ?p ?o FILTER({'(' * 100}1{')' * 100}) }}",
    "patterns": f"SELECT * {{ {' '.join(f'?a{n} ?b{n} ?c{n} .' for n in range(900))} }}",
    "unions": f"SELECT * {{ {' UNION '.join(['{ ?s ?p ?o }'] * 900)} }}",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_a_bounded_read_is_refused(name: str, both: dict[str, Graph]) -> None:
    before = len(both["oxigraph"])
    for graph in both.values():
        with pytest.raises(QueryError):
            ask(graph, REFUSED[name])
    assert len(both["oxigraph"]) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x/> { ?s ?p ?o }' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x/> { ?s ?p ?o }",
        "SELECT ?service ?from { ?service ?from ?o }",
        f"SELECT * {{ ?s ?p '{'{' * 100}' }}",
        f"SELECT * {{ ?s ?p '''{'(' * 100}''' . ?s ?p <http://x/#{'a' * 300}> }}",
    ],
)
def test_words_in_strings_comments_and_names_are_no_reason_to_refuse(query: str) -> None:
    guard.check(query)


@given(st.text(max_size=200))
def test_the_door_refuses_or_lets_through_and_never_breaks(text: str) -> None:
    try:
        guard.check(text)
    except QueryError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("query", "prefix"),
    [("SELECT * { ?a geo:lat ?b }", "geo"), ("SELECT * { ?a :near ?b }", "")],
    ids=["named", "empty"],
)
def test_a_prefix_that_stands_for_nothing_is_named(query: str, prefix: str, both: dict[str, Graph]) -> None:
    for source in both.values():
        with pytest.raises(QueryError, match=f"query has the prefix {prefix}: for nothing .*known: .*kg:"):
            select(source, query)


def test_what_an_engine_refuses_is_a_query_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match="query"):
        rows(graph, "SELECT ?undeclared { ?s nowhere:name ?o }")


# ------------------------------------------------------------------------------------------------------------- formats


def test_select_gives_a_data_frame(graph: Graph) -> None:
    pandas = pytest.importorskip("pandas")
    frame = select(graph, "casualties")
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == CONTRACT["casualties"].split()
    assert frame.to_dict("records") == rows(graph, "casualties")


def test_select_gives_rows_where_pandas_is_not_installed(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert select(graph, "casualties") == rows(graph, "casualties")


def test_json_is_the_standard_one(graph: Graph) -> None:
    document = json.loads(formatted(graph, "casualties", "json"))
    assert document["head"]["vars"] == CONTRACT["casualties"].split()
    first, second = document["results"]["bindings"]
    assert first["low"] == {"type": "literal", "value": "5", "datatype": str(namespace.XSD.integer)}
    assert first["incident"]["type"] == "uri"
    assert first["quote"] == {"type": "literal", "value": "Five"}
    assert "high" not in second
    assert json.loads(formatted(graph, "ASK {}", "json")) == {"head": {}, "boolean": True}


def test_json_keeps_languages() -> None:
    made = Graph().add((URIRef("a:b"), RDFS.label, Literal("x", lang="en")))
    (binding,) = json.loads(formatted(made, "SELECT ?l { ?s ?p ?l }", "json"))["results"]["bindings"]
    assert binding["l"] == {"type": "literal", "value": "x", "xml:lang": "en"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "  =1+1", "\n=1"])
def test_a_spreadsheet_runs_no_cell(cell: str) -> None:
    made = Graph().add((URIRef("a:b"), RDFS.label, Literal(cell)))
    text = formatted(made, "SELECT ?l { ?s ?p ?l }", "csv")
    (_, (value,)) = csv.reader(io.StringIO(text, newline=""))
    assert value == f"'{cell}"
    assert harmless("a=b") == "a=b"


def test_csv_leaves_numbers_and_days_alone(graph: Graph) -> None:
    found = list(csv.DictReader(io.StringIO(formatted(graph, "places", "csv"), newline="")))
    assert only(found, label="Fort Dune")["longitude"] == "-20.25"
    fort = only(list(csv.DictReader(io.StringIO(formatted(graph, "incidents", "csv"), newline=""))), label=FORT)
    assert (fort["earliest"], fort["objects"]) == ("2031-03-03", "")


def test_turtle_is_for_graphs(graph: Graph) -> None:
    text = formatted(graph, "DESCRIBE place:fort-dune", "ttl")
    assert "place:fort-dune" in text
    assert len(Graph().parse(data=text, format="turtle")) > 5
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        formatted(graph, "incidents", "ttl")


def test_the_table_for_people_is_short_and_harmless() -> None:
    nasty = "\x1b[31mred\x07\n" + "x" * 100
    made = Graph().add((URIRef(iri("incident", "1")), RDFS.label, Literal(nasty)))
    text = formatted(made, "SELECT ?s ?l { ?s ?p ?l }")
    assert "incident:1" in text
    assert "…" in text
    assert all(char.isprintable() or char == "\n" for char in text)
    assert formatted(Graph(), "incidents") == "no rows\n"


def test_an_unknown_format_is_met_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="known: table, csv, tsv, json, xml, ttl, ntriples, jsonld, rdfxml"):
        formatted(Graph(), "incidents", "html")
    assert "html" not in FORMATS


def test_a_list_cell_of_nothing_is_empty() -> None:
    cells: list[tuple[Term | None, ...]] = [(Term("literal", ""),), (Term("literal", "b |  | a | b"),), (None,)]
    assert list(Finish(frozenset({"a"})).over(("a",), cells)) == [(None,), (Term("literal", "a | b"),), (None,)]


def test_numbers_and_dates_come_as_python_values(graph: Graph) -> None:
    assert only(rows(graph, "places"), label="Fort Dune")["latitude"] == 10.5
    assert [type(value).__name__ for value in _days(graph)] == ["date", "date"]


def _days(graph: Graph) -> Iterator[object]:
    row = rows(graph, "timeline")[0]
    yield from (row["earliest"], row["latest"])


# ------------------------------------------------------------------------------------------- what each question answers


def some(found: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in found]


def test_far_apart_is_more_than_double(disputed: dict[str, Graph]) -> None:
    (row,) = rows(disputed["oxigraph"], "far-apart")
    assert (row["harm"], row["least"], row["most"], row["figures"]) == ("killed", 5, 12, 2)


def test_five_and_eight_are_not_far_apart(graph: Graph) -> None:
    assert rows(graph, "far-apart") == []


def test_contested_names_claimant_and_whom_it_is_attributed_to(disputed: dict[str, Graph]) -> None:
    (row,) = rows(disputed["oxigraph"], "contested")
    assert (row["claimed"], row["attributed"], row["denied"]) == ("Red Front", "Blue Army", None)


def test_who_claims_what_is_attributed_to_it_contests_nothing(graph: Graph) -> None:
    assert rows(graph, "contested") == []


def test_reactions_are_counted_by_stance(graph: Graph) -> None:
    found = some(rows(graph, "reactions"), "label", "stance", "speakers")
    assert (FORT, "claim-of-responsibility", "Red Front") in found
    assert ("Arrest at River Town", "condemnation", "Ada Stone") in found


def test_single_source_leaves_out_what_both_reports_say(graph: Graph) -> None:
    found = some(rows(graph, "single-source"), "part", "value", "report")
    assert ("location", "Fort Dune", "daily-1") in found
    assert "initiator" not in {part for part, _, _ in found}


def test_withdrawing_a_report_takes_its_events_and_what_it_alone_says(graph: Graph) -> None:
    found = some(rows(graph, "withdrawn", report="daily-1"), "label", "part", "value")
    assert ("Arrest at River Town", "event", "") in found
    assert (FORT, "weapon", "rocket") in found
    assert (FORT, "event", "") not in found


def test_a_report_whose_id_needs_escaping_can_be_asked_about(graph: Graph) -> None:
    assert {row["report"] for row in rows(graph, "withdrawn", report="wire/3")} == {"wire/3"}


def test_tolls_stand_in_the_order_of_publication(graph: Graph) -> None:
    found = rows(graph, "tolls")
    assert some(found, "report", "low", "high") == [("daily-1", 5, 5), ("herald-2", 8, None)]


def test_an_answer_without_a_day_is_in_no_number_of_days(graph: Graph) -> None:
    (row,) = rows(graph, "replies")
    assert (row["firstLabel"], row["answerLabel"]) == (FORT, "Air strike on a supply truck by Blue Army")
    assert rows(graph, "replies", within=3) == []


def test_decisions_say_which_reports_and_why(graph: Graph) -> None:
    found = some(rows(graph, "decisions"), "verdict", "reports", "reasons")
    assert ("same", "daily-1 and herald-2", "day (+1.50): one day apart | place (+3.00): Fort Dune in both") in found


def test_reports_count_what_they_tell(graph: Graph) -> None:
    row = only(rows(graph, "reports"), report="daily-1")
    assert (row["publisher"], row["incidents"], row["statements"], row["gaps"]) == ("The Daily", 2, 1, 1)


def test_soldiers_are_no_civilians(graph: Graph) -> None:
    assert some(rows(graph, "civilians"), "initiator", "low", "whom") == [("Red Front", 8, "villagers")]


def test_weapons_by_initiator(graph: Graph) -> None:
    assert some(rows(graph, "weapons"), "initiator", "weapon", "incidents") == [("Red Front", "rocket", 1)]


def event_on(*days: str) -> Graph:
    made = Graph()
    for number, day in enumerate(days):
        node = URIRef(iri("incident", f"e{number}"))
        made.add((node, RDF.type, KG.Incident))
        for edge in (KG.earliest, KG.latest):
            made.add((node, edge, Literal(day, datatype=namespace.XSD.date)))
    return made


@given(st.dates(min_value=date(1583, 1, 1), max_value=date(2500, 1, 1)))
def test_weeks_begin_on_monday(day: date) -> None:
    (row,) = rows(in_memory(event_on(day.isoformat())), "weekly")
    assert row["week"] == day - timedelta(days=day.weekday())


@pytest.mark.parametrize("day", ["2024-02-29", "2023-01-01", "2024-12-30", "1999-12-31"])
def test_both_engines_agree_on_the_monday(day: str) -> None:
    made = event_on(day)
    assert rows(made, "weekly") == rows(in_memory(made), "weekly") != []


@pytest.mark.parametrize(("latitude", "longitude"), [(0, 0), (48.5, 37.9), (-13.3, 143.2), (69.1, 33.4)])
def test_near_measures_kilometres(latitude: float, longitude: float) -> None:
    made = Graph()
    for name, north, east in (
        ("a", 0.0, 0.0),
        ("b", 40 / 111.19, 0.0),
        ("c", 0.0, 40 / (111.19 * cos(radians(latitude)))),
    ):
        spot, event = URIRef(iri("place", name)), URIRef(iri("incident", name))
        for edge, value in ((KG.latitude, latitude + north), (KG.longitude, longitude + east)):
            made.add((spot, edge, Literal(Decimal(f"{value:.6f}"))))
        made.add((spot, KG.geoPrecision, Literal(1)))
        made.add((spot, RDFS.label, Literal(name)))
        made.add((event, KG.location, spot))
        made.add((event, RDFS.label, Literal(name)))
    for store in (made, in_memory(made)):
        assert {row["label"] for row in rows(store, "near", place="a", km=41)} == {"a", "b", "c"}
        assert {row["label"] for row in rows(store, "near", place="a", km=39)} == {"a"}


@pytest.mark.parametrize(
    ("name", "value"), [("within", "-1"), ("within", "soon"), ("km", "far"), ("km", "-5"), ("km", "1e3")]
)
def test_numbers_and_days_are_checked(name: str, value: str) -> None:
    with pytest.raises(QueryError, match=name):
        rows(Graph(), "replies" if name == "within" else "near", **{name: value})
