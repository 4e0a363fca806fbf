"""From records to triples: what is claimed, what follows from it, and that nothing else gets in."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef, namespace
from rdflib.term import Node

from kg.graph import resolve_view, to_graph, to_triples
from kg.graph.labels import days_in_words
from kg.graph.view import View, agreed_days
from kg.ids import entity_iri, iri
from kg.records import Account, Entity, EventKind, Harm, Incident, Interval, Precision, Role, Status
from kg.vocab import KG, OA, TYPE
from tests.builders import (
    ENTITIES,
    HIT,
    INITIATOR,
    SPEAKER,
    TARGET,
    WHERE,
    Corpus,
    Desk,
    corpus,
    days,
    entity,
    incident,
    linker,
    quantity,
)

DATE, DECIMAL = namespace.XSD.date, namespace.XSD.decimal
RESOLVED = (
    KG.initiator, KG.target, KG.targetObject, KG.speaker, KG.location, KG.near, KG.weapon, KG.about, KG.inResponseTo,
    KG.partOf,
)  # fmt: skip
AFFILIATIONS = (KG.backedBy, KG.leads, KG.speaksFor, KG.memberOf)


def graph_of(records: Corpus) -> Graph:
    return to_graph(records.incidents, records.extractions, records.linker)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(corpus())


def labelled(graph: Graph, label: str) -> URIRef:
    (node,) = graph.subjects(RDFS.label, Literal(label))
    return URIRef(str(node))


def labels(graph: Graph, nodes: Iterable[Node | None]) -> set[str]:
    return {str(graph.value(node, RDFS.label)) for node in nodes}


def said(graph: Graph, claim: Node) -> tuple[Node | None, ...]:
    """Return the triple that a claim is about."""
    return tuple(graph.value(claim, part) for part in (RDF.subject, RDF.predicate, RDF.object))


FORT = "Missile attack on Blue Army at Fort Dune, 3 Mar 2031"


# ------------------------------------------------------------------------------------------------------- whole graphs


def test_no_node_is_blank(graph: Graph) -> None:
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_every_resolved_triple_is_claimed(graph: Graph) -> None:
    claims = {said(graph, claim) for claim in graph.subjects(RDF.type, KG.Claim)}
    kinds = (KG.Incident, KG.IncidentSeries, KG.Statement)
    events = {node for kind in kinds for node in graph.subjects(RDF.type, kind)}
    resolved = [triple for triple in graph if triple[0] in events and triple[1] in RESOLVED]
    assert len(resolved) > 10
    assert [triple for triple in resolved if not claims & {triple, _beside(triple)}] == []


def _beside(triple: tuple[Node, Node, Node]) -> tuple[Node, Node, Node]:
    """Return the claim that a location can rest on instead: a place beside another is claimed as kg:near."""
    return (triple[0], KG.near, triple[2]) if triple[1] == KG.location else triple


def test_every_affiliation_says_who_says_so(graph: Graph) -> None:
    claims = (*graph.subjects(RDF.type, KG.Claim), *graph.subjects(RDF.type, KG.BackgroundClaim))
    found = [triple for triple in graph if triple[1] in AFFILIATIONS]
    assert len(found) == 3
    assert set(found) <= {said(graph, claim) for claim in claims}


def test_every_claim_rests_on_words_of_its_own_report(graph: Graph) -> None:
    claims = [node for node in graph.subjects(KG.account) if graph.value(node, KG.inReport) is not None]
    assert claims
    for claim in claims:
        report = graph.value(claim, KG.inReport)
        words = list(graph.objects(claim, KG.evidence))
        assert words
        assert {graph.value(node, KG.inReport) for node in words} == {report}


def test_quotes_are_the_words_of_the_text_and_their_sentence(graph: Graph) -> None:
    texts = {URIRef(iri("report", each.report.id)): each.report.text for each in corpus().extractions}
    for node in graph.subjects(RDF.type, KG.Evidence):
        text = texts[URIRef(str(graph.value(node, KG.inReport)))]
        start, end = (int(str(graph.value(node, part))) for part in (OA.start, OA.end))
        exact, before, after = (str(graph.value(node, part) or "") for part in (OA.exact, OA.prefix, OA.suffix))
        assert text[start:end] == exact
        assert f"{before}{exact}{after}" in text


def test_words_know_which_sentence_of_the_report_they_begin_in() -> None:
    records = corpus()
    first, *others = records.extractions
    starts = (0, first.report.text.index(". ") + 2)
    made = to_graph(records.incidents, (replace(first, sentences=starts), *others), records.linker)
    numbers = {
        (int(str(made.value(words, OA.start))) >= starts[1]) + 1: int(str(number))
        for words, number in made.subject_objects(KG.sentence)
    }
    assert numbers == {1: 1, 2: 2}


def test_the_same_words_are_one_node(graph: Graph) -> None:
    condemned = URIRef(iri("evidence", "daily-1", "188-197"))
    assert len(set(graph.subjects(KG.evidence, condemned))) > 1


def test_order_of_records_does_not_matter() -> None:
    records = corpus()
    expected = sorted(to_triples(records.incidents, records.extractions, records.linker))
    for seed in range(5):
        shuffled = random.Random(seed)
        incidents = [replace(each, accounts=_shuffled(shuffled, each.accounts)) for each in records.incidents]
        extractions = _shuffled(shuffled, records.extractions)
        assert sorted(to_triples(_shuffled(shuffled, incidents), extractions, records.linker)) == expected


def _shuffled(source: random.Random, items: Iterable[object]) -> tuple:  # type: ignore[type-arg]
    made = list(items)
    source.shuffle(made)
    return tuple(made)


def test_taking_a_report_away_gives_the_graph_built_without_it() -> None:
    records = corpus()
    kept = tuple(each for each in records.extractions if each.report.id != "herald-2")
    incidents = tuple(incident(account) for extraction in kept for account in extraction.accounts)
    with_all_links = graph_of(Corpus(incidents=incidents, extractions=kept, linker=records.linker))
    own = {link.mention: link for link in records.linker.links.values() if link.mention.span.report_id != "herald-2"}
    alone = graph_of(Corpus(incidents=incidents, extractions=kept, linker=replace(records.linker, links=own)))
    assert set(with_all_links) == set(alone)
    assert not [triple for triple in alone if "herald" in " ".join(map(str, triple))]
    assert labels(alone, alone.subjects(RDF.type, KG.Incident)) >= {FORT, "Arrest at River Town"}


def test_a_reference_to_an_account_that_is_not_there_is_left_out_and_reported(caplog: pytest.LogCaptureFixture) -> None:
    records = corpus()
    rest = tuple(each for each in records.incidents if len(each.accounts) == 1)
    made = to_graph(rest, records.extractions, records.linker)
    assert "which is no account" in caplog.text
    assert "Claim of responsibility by Red Front" in labels(made, made.subjects(RDF.type, KG.Statement))


# ------------------------------------------------------------------------------------------------------------ accounts


def test_an_incident_of_two_reports_stands_once(graph: Graph) -> None:
    fort = labelled(graph, FORT)
    assert {str(graph.value(node, KG.status)) for node in graph.subjects(KG.event, fort)} >= {"reported", "claimed"}
    reports = {graph.value(account, KG.inReport) for account in graph.subjects(KG.event, fort)}
    assert len(reports) == 2
    assert labels(graph, graph.objects(fort, KG.initiator)) == {"Red Front"}


def test_a_claim_names_report_account_words_rule_speaker_and_link(graph: Graph) -> None:
    fort = labelled(graph, FORT)
    claims = [claim for claim in graph.subjects(RDF.subject, fort) if (claim, RDF.predicate, KG.weapon) in graph]
    (claim,) = claims
    assert set(graph.predicates(claim)) == {
        RDF.type, RDF.subject, RDF.predicate, RDF.object, KG.account, KG.inReport, KG.evidence, KG.rule, KG.speaker,
        KG.linkReason,
    }  # fmt: skip
    assert labels(graph, graph.objects(claim, KG.speaker)) == {"two officials"}


def test_who_says_it_is_a_claim_with_the_words_that_mark_it(graph: Graph) -> None:
    words = (node for claim in graph.subjects(KG.cue) for node in graph.objects(claim, KG.evidence))
    cues = {str(graph.value(node, OA.exact)) for node in words}
    assert cues == {"said", "told", "denied"}


def test_what_is_near_a_place_without_a_name_is_not_there(graph: Graph) -> None:
    strike = labelled(graph, "Air strike on a supply truck by Blue Army")
    assert graph.value(strike, KG.location) is None
    assert labels(graph, graph.objects(strike, KG.near)) == {"Hill Market"}
    (claim,) = (claim for claim in graph.subjects(RDF.subject, strike) if (claim, RDF.predicate, KG.near) in graph)
    assert graph.value(claim, KG.placeRelation) == Literal("near")


def test_what_was_hit_and_is_no_actor_is_a_target_object(graph: Graph) -> None:
    strike = labelled(graph, "Air strike on a supply truck by Blue Army")
    assert labels(graph, graph.objects(strike, KG.targetObject)) == {"a supply truck"}
    assert graph.value(strike, KG.target) is None


@pytest.mark.parametrize("label", ["Attack on River Town (denied)", "Attack on Hill Market (hypothetical)"])
def test_what_did_not_happen_has_claims_and_no_resolved_roles(graph: Graph, label: str) -> None:
    node = labelled(graph, label)
    assert set(graph.predicates(node)) == {RDF.type, RDFS.label, KG.eventType, KG.status}
    claimed = {graph.value(claim, RDF.predicate) for claim in graph.subjects(RDF.subject, node)}
    assert {KG.initiator, KG.location} <= claimed


def test_words_that_cannot_be_placed_stay_without_days(graph: Graph) -> None:
    (claim,) = graph.subjects(KG.wording, Literal("on a Sunday"))
    assert graph.value(claim, KG.earliest) is None
    assert graph.value(claim, KG.datePrecision) == Literal("unknown")
    event = graph.value(claim, KG.event)
    assert graph.value(event, KG.earliest) is None


def test_a_series_keeps_its_count_and_its_members(graph: Graph) -> None:
    series = labelled(graph, "Attack series (dozens) on Blue Army, since 1 Feb 2031")
    assert (series, RDF.type, KG.IncidentSeries) in graph
    assert graph.value(series, KG.countLow) == Literal(24)
    assert graph.value(series, KG.countHigh) is None
    assert labels(graph, graph.subjects(KG.partOf, series)) == {"Drone attack on River Town"}


def test_statements_link_to_what_they_are_about(graph: Graph) -> None:
    claim = labelled(graph, "Claim of responsibility by Red Front")
    assert labels(graph, graph.objects(claim, KG.about)) == {FORT}


def test_an_incident_is_not_its_own_answer() -> None:
    desk = Desk("r", "A strike and another strike.")
    first = desk.account("A strike", "air-strike")
    second = desk.account("another strike", "air-strike", responds_to=(first.id,))
    made = to_graph([incident(first, second)], [desk.extraction()], linker([desk], ENTITIES))
    assert not list(made.subject_objects(KG.inResponseTo))


def test_dates_are_days_and_nothing_else(graph: Graph) -> None:
    for predicate in (KG.earliest, KG.latest, DCTERMS.issued):
        found = list(graph.objects(None, predicate))
        assert found
        assert {value.datatype for value in found if isinstance(value, Literal)} == {DATE}


def test_a_report_has_its_hash_and_its_gaps(graph: Graph) -> None:
    report = URIRef(iri("report", "daily-1"))
    assert len(str(graph.value(report, KG.sha256))) == 64
    (gap,) = graph.subjects(RDF.type, KG.Gap)
    assert graph.value(gap, OA.exact) == Literal("in a .")


def test_a_decision_keeps_its_reasons_and_a_hard_rule_has_no_score(graph: Graph) -> None:
    (same,) = graph.subjects(KG.verdict, Literal("same"))
    assert {str(reason) for reason in graph.objects(same, KG.reason)} == {
        "place (+3.00): Fort Dune in both",
        "day (+1.50): one day apart",
    }
    (apart,) = graph.subjects(KG.verdict, Literal("different"))
    assert graph.value(apart, KG.score) is None
    assert graph.value(apart, KG.reason) == Literal("one report (hard rule)")


# ------------------------------------------------------------------------------------------------------------ entities


def test_an_entity_has_its_class_its_names_and_its_place(graph: Graph) -> None:
    army = URIRef(entity_iri("actor/blue-army"))
    assert set(graph.objects(army, RDF.type)) == {KG.Actor, KG.StateForce}
    assert graph.value(army, SKOS.altLabel) == Literal("the Blues")
    fort = URIRef(entity_iri("place/fort-dune"))
    assert graph.value(fort, KG.longitude) == Literal("-20.25", datatype=DECIMAL)
    assert labels(graph, graph.objects(fort, KG.locatedIn)) == {"Dune Province"}


def test_a_place_has_the_country_it_lies_in(graph: Graph) -> None:
    assert graph.value(URIRef(entity_iri("place/fort-dune")), KG.countryCode) == Literal("XB")


def test_what_reference_material_says_names_its_source(graph: Graph) -> None:
    claims = graph.subjects(RDF.type, KG.BackgroundClaim)
    (claim,) = (claim for claim in claims if (claim, RDF.predicate, KG.backedBy) in graph)
    assert graph.value(claim, DCTERMS.source) == URIRef("https://example.org/red")
    assert graph.value(claim, KG.inReport) is None


def test_entities_that_no_claim_names_are_left_out() -> None:
    records = corpus()
    stranger = entity("actor/stranger", "Person", "A Stranger")
    more = replace(records.linker, entities={**records.linker.entities, stranger.id: stranger})
    made = to_graph(records.incidents, records.extractions, more)
    assert not list(made.subjects(RDFS.label, Literal("A Stranger")))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("Q42", URIRef("http://www.wikidata.org/entity/Q42")),
        ("https://example.org/a", URIRef("https://example.org/a")),
        ("javascript:alert(1)", Literal("javascript:alert(1)")),
        ("https://example.org/a b", Literal("https://example.org/a b")),
        ("http://[broken", Literal("http://[broken")),
        ("a book", Literal("a book")),
    ],
)
def test_only_web_addresses_and_wikidata_items_become_nodes(given_: str, expected: object) -> None:
    desk = Desk("r", "Gunmen fired.")
    account = desk.account("fired", "shooting", desk.role(INITIATOR, "Gunmen", "actor/x"))
    who = entity("actor/x", "ArmedGroup", "X", same_as=(given_,))
    made = to_graph([incident(account)], [desk.extraction()], linker([desk], [who]))
    assert list(made.objects(None, namespace.SDO.sameAs)) == [expected]


@given(st.text(st.characters(codec=None), min_size=1, max_size=60))
def test_any_text_and_any_report_name_can_be_written_and_read(text: str) -> None:
    desk = Desk(text, text)
    account = desk.account(text, "attack")
    made = to_graph([incident(account)], [desk.extraction()], linker([desk], ENTITIES))
    (quoted,) = {str(each) for each in made.objects(None, OA.exact)}
    assert len(quoted) == len(text)
    quoted.encode()


# --------------------------------------------------------------------------------------------------- the resolved view


def view_of(*desks_and_accounts: tuple[Desk, Account], type_: str | None = None, more: Iterable[Entity] = ()) -> View:
    """Return the view of the incident that all these accounts tell."""
    desks = [desk for desk, _ in desks_and_accounts]
    accounts = [account for _, account in desks_and_accounts]
    merged = incident(*accounts, type_=type_)
    reports = {desk.id: desk.extraction().report for desk in desks}
    views = {
        resolve_view(replace(merged, accounts=tuple(order)), reports, linker(desks, (*ENTITIES, *more)))
        for order in (accounts, accounts[::-1])
    }
    (view,) = views  # whatever the order
    return view


def told(
    name: str, type_: str = "attack", *places: str, publisher: str | None = None, day: int = 1, **more: object
) -> tuple[Desk, Account]:
    """Return a report that tells of one attack at ``places``."""
    desk = Desk(name, f"An event. {' '.join(f'At {place}.' for place in places)}", date(2031, 3, day), publisher)
    roles = [desk.role(WHERE, place, f"place/{place}") for place in places]
    return desk, desk.account("An event", type_, *roles, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["attack", "bombing", "suicide-bombing"], "suicide-bombing"),  # one line of the scheme: the most specific
        (["air-strike", "air-strike", "shelling"], "air-strike"),  # more reports
        (["air-strike", "shelling"], "attack"),  # as many: what both mean
        (["killing", "air-strike"], "killing"),  # nothing above both: as merged
    ],
)
def test_type_is_the_most_specific_that_accounts_agree_on(types: list[str], expected: str) -> None:
    view = view_of(*(told(f"r{at}", type_) for at, type_ in enumerate(types)), type_=types[0])
    assert view.type == expected


def test_a_brief_points_to_the_longer_report_and_counts_with_it() -> None:
    story = [f"{word}{number}" for number in range(40) for word in ("An event", "on Monday", "was told")]
    wire = Desk("wire", " ".join(story), date(2031, 3, 1), "The Herald")
    brief = Desk("brief", " ".join(story[:40]), date(2031, 3, 1), "The Courier")
    own = Desk("own", "An event in words of its own.", date(2031, 3, 1), "The Post")
    desks = (wire, brief, own)
    merged = incident(*(desk.account("An event", "attack") for desk in desks))
    graph = to_graph([merged], [desk.extraction() for desk in desks], linker(desks, ENTITIES))
    assert list(graph.subject_objects(KG.copyOf)) == [(URIRef(iri("report", "brief")), URIRef(iri("report", "wire")))]
    assert list(graph.objects(None, KG.sources)) == [Literal(2)]


def test_reports_of_one_publisher_count_once() -> None:
    view = view_of(
        told("a", "air-strike", publisher="The Daily"),
        told("b", "air-strike", publisher="The Daily"),
        told("c", "shelling", publisher="The Herald"),
    )
    assert view.type == "attack"


def timed(*intervals: Interval) -> list[Account]:
    desk = Desk("r", "An event then.")
    return [desk.account("An event", "attack", times=tuple(desk.when("then", each) for each in intervals))]


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([("2031-03-03", None), ("2031-03-01", "2031-03-07")], ("2031-03-03", "2031-03-03", "day")),  # one in the other
        ([("2031-03-01", "2031-03-05"), ("2031-03-04", "2031-03-09")], ("2031-03-04", "2031-03-05", "week")),  # overlap
        ([("2031-03-03", None), ("2031-03-05", None)], ("2031-03-03", "2031-03-05", "week")),  # apart: all days
        ([("2031-02-01", ""), ("2031-03-03", None)], ("2031-03-03", "2031-03-03", "day")),  # since
        ([("2031-02-01", "")], ("2031-02-01", None, "day")),  # open, with the precision that was said
    ],
)  # fmt: skip
def test_days_are_those_that_all_accounts_allow(
    intervals: list[tuple[str, str | None]], expected: tuple[str | None, ...]
) -> None:
    found = agreed_days(timed(*(days(*each) for each in intervals)))
    assert (_iso(found.earliest), _iso(found.latest), found.precision.value) == expected


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def test_days_that_cannot_be_placed_do_not_count() -> None:
    assert agreed_days(timed(days(None, precision="unknown"), days("2031-03-03"))).earliest == date(2031, 3, 3)
    assert agreed_days(timed(days(None, precision="unknown"))) == Interval()


def test_a_series_takes_all_days_and_stays_open_where_one_account_is() -> None:
    accounts = timed(days("2031-02-01", "2031-03-01", precision="period"), days("2031-02-03", "", precision="period"))
    assert agreed_days(accounts, envelope=True) == Interval(earliest=date(2031, 2, 1), precision=Precision.PERIOD)


def test_places_give_way_to_places_inside_them() -> None:
    assert view_of(told("a", "attack", "xb"), told("b", "attack", "fort-dune")).places == ("place/fort-dune",)
    assert view_of(told("a", "attack", "dune-province", "fort-dune", "xb")).places == ("place/fort-dune",)


def test_a_country_gives_way_to_a_place_that_may_lie_in_it() -> None:
    unknown = entity("place/lost-base", "Location", "Lost Base")
    view = view_of(told("a", "attack", "xb"), told("b", "attack", "lost-base"), more=[unknown])
    assert view.places == ("place/lost-base",)


def test_a_place_beside_another_is_the_location_where_no_exact_one_is_named() -> None:
    beside = entity("place/near-fort", "Location", "near the fort", precision=2, parents=("place/dune-province",))
    desk = Desk("r", "A strike near Fort, in the Province, and at Hill.")
    near = desk.role(WHERE, "Fort", beside.id, name="Fort", relation="near")
    around = desk.role(WHERE, "the Province", "place/dune-province", name="Province")
    exact = desk.role(WHERE, "Hill", "place/hill-market", name="Hill")

    def made(*roles: Role) -> tuple[Desk, Account]:
        return desk, desk.account("A strike", "air-strike", *roles)

    assert view_of(made(near), more=[beside]).places == ("place/near-fort",)
    assert view_of(made(near, around), more=[beside]).places == ("place/near-fort",)
    assert view_of(made(near, exact), more=[beside]).places == ("place/hill-market",)
    graph = to_graph([incident(made(near)[1])], [desk.extraction()], linker([desk], [*ENTITIES, beside]))
    assert labels(graph, graph.objects(None, KG.near)) == {"near the fort"}
    assert list(graph.subjects(RDFS.label, Literal("Air strike near the fort")))


def test_a_place_that_a_noun_describes_gives_way_to_a_named_one() -> None:
    base = entity("place/base", "Location", "base")
    desk = Desk("r", "A strike on a base at Hill.")
    described, named = desk.role(WHERE, "a base", base.id), desk.role(WHERE, "Hill", "place/hill-market", name="Hill")
    both = desk, desk.account("A strike", "air-strike", described, named)
    alone = desk, desk.account("A strike", "air-strike", described)
    assert view_of(both, more=[base]).places == ("place/hill-market",)
    assert view_of(alone, more=[base]).places == ("place/base",)


def test_two_sites_of_one_account_both_stay() -> None:
    assert view_of(told("a", "attack", "fort-dune", "river-town"), told("b", "attack", "fort-dune")).places == (
        "place/fort-dune",
        "place/river-town",
    )


def test_a_contradicted_place_gives_way_to_a_better_attested_one() -> None:
    reports = told("a", "attack", "fort-dune"), told("b", "attack", "fort-dune"), told("c", "attack", "river-town")
    assert view_of(*reports).places == ("place/fort-dune",)
    assert view_of(reports[0], reports[2]).places == ("place/fort-dune", "place/river-town")


def counted(name: str, low: int, high: int | None, **more: object) -> tuple[Desk, Account]:
    """Return a report with one figure."""
    desk, account = told(name, **more)  # type: ignore[arg-type]
    desk.text += f" {low} died."
    figure = desk.figure(Harm.KILLED, quantity(low, high, f"{low} died"))
    return desk, replace(account, figures=(figure,))


def test_casualties_are_bounded_by_all_figures() -> None:
    (toll,) = view_of(counted("a", 3, 4), counted("b", 8, 8)).tolls
    assert (toll.low, toll.high) == (3, 8)


def test_an_open_figure_leaves_the_toll_open() -> None:
    (toll,) = view_of(counted("a", 24, None), counted("b", 8, 8)).tolls
    assert (toll.low, toll.high) == (8, None)


def described(name: str, **more: object) -> tuple[Desk, Account]:
    """Return a report with one somebody who died, and no number."""
    desk, account = told(name, **more)  # type: ignore[arg-type]
    desk.text += " A villager died."
    figure = desk.figure(Harm.KILLED, quantity(1, 1, "villager"), whom=("A villager", "actor/unnamed-villagers"))
    return desk, replace(account, figures=(figure,))


def test_one_somebody_is_a_part_of_the_number_that_is_told() -> None:
    (toll,) = view_of(described("a"), counted("b", 8, 8)).tolls
    assert (toll.low, toll.high) == (8, 8)


def test_one_somebody_counts_where_no_number_is_told() -> None:
    (toll,) = view_of(described("a"), described("b")).tolls
    assert (toll.low, toll.high) == (1, 1)


def test_one_somebody_contradicts_that_nobody_died() -> None:
    (toll,) = view_of(described("a"), counted("b", 0, 0)).tolls
    assert (toll.low, toll.high) == (0, 1)


def test_the_best_figure_is_the_one_of_most_independent_reports() -> None:
    (toll,) = view_of(counted("a", 3, 3, day=1), counted("b", 3, 3, day=2), counted("c", 8, 8, day=9)).tolls
    assert toll.best[1].quantity.low == 3


def test_among_equals_the_best_figure_is_the_latest_published() -> None:
    (toll,) = view_of(counted("a", 3, 3, day=1), counted("c", 8, 8, day=9)).tolls
    assert toll.best[1].quantity.low == 8
    first, second = (counted(name, 3, 3, publisher="The Daily") for name in "ab")
    (toll,) = view_of(first, second, counted("c", 8, 8, day=9)).tolls
    assert toll.best[1].quantity.low == 8


@pytest.mark.parametrize(("high", "expected"), [(3, Literal(3)), (None, None), (4, None)])
def test_no_single_number_is_made_of_a_range(high: int | None, expected: Literal | None) -> None:
    desk, account = counted("a", 3, high)
    made = to_graph([incident(account)], [desk.extraction()], linker([desk], ENTITIES))
    (toll,) = made.subjects(RDF.type, KG.Toll)
    assert made.value(toll, KG.best) == expected
    assert made.value(toll, KG.bestFigure) is not None


def test_status_is_the_strongest() -> None:
    view = view_of(told("a", status=Status.CLAIMED), told("b", status=Status.DENIED), told("c", status=Status.REPORTED))
    assert view.status is Status.REPORTED


def test_a_denial_adds_nothing_to_what_happened() -> None:
    view = view_of(told("a", "attack", "fort-dune"), told("b", "shelling", "river-town", status=Status.DENIED))
    assert (view.type, view.places) == ("attack", ("place/fort-dune",))


# -------------------------------------------------------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2031-03-03", None, "3 Mar 2031"),
        ("2031-03-03", "2031-03-04", "3 to 4 Mar 2031"),
        ("2031-02-28", "2031-03-04", "28 Feb to 4 Mar 2031"),
        ("2030-12-31", "2031-01-01", "31 Dec 2030 to 1 Jan 2031"),
        ("2031-03-03", "", "since 3 Mar 2031"),
        ("", "2031-03-03", "until 3 Mar 2031"),
        ("", "", ""),
    ],
)
def test_days_read_as_people_write_them(first: str, last: str | None, expected: str) -> None:
    assert days_in_words(days(first, last)) == expected


def label_of(type_: str, *roles: tuple[object, str, str], **more: object) -> str:
    desk = Desk("r", f"An event: {' '.join(words for _, words, _ in roles)}.")
    account = desk.account("An event", type_, *(desk.role(*role) for role in roles), **more)  # type: ignore[arg-type]
    made = to_graph([incident(account)], [desk.extraction()], linker([desk], ENTITIES))
    (node,) = made.objects(None, KG.event)
    return str(made.value(node, RDFS.label))


def test_labels_say_what_and_whom_and_where() -> None:
    army, villagers = (TARGET, "Blues", "actor/blue-army"), (TARGET, "locals", "actor/unnamed-villagers")
    fort, country = (WHERE, "the fort", "place/fort-dune"), (WHERE, "the land", "place/xb")
    front, truck = (INITIATOR, "Reds", "actor/red-front"), (HIT, "trucks", "object/truck")
    assert label_of("air-strike", front, army, fort) == "Air strike on Blue Army at Fort Dune"
    assert label_of("shelling", villagers, fort) == "Shelling of Fort Dune"
    assert label_of("air-strike", truck, country) == "Air strike on a supply truck in Blueland"
    assert label_of("air-strike", front, country) == "Air strike by Red Front in Blueland"
    assert label_of("abduction", villagers, fort) == "Abduction of villagers at Fort Dune"
    assert label_of("armed-clash", army) == "Armed clash with Blue Army"
    assert label_of("air-strike", front, truck) == "Air strike on a supply truck by Red Front"
    state = (TARGET, "Blueland", "actor/blueland")
    assert label_of("attack", state, country) == "Attack on Blueland"
    assert label_of("attack") == "Attack"


def test_a_statement_is_named_by_its_speaker() -> None:
    stone = (SPEAKER, "Stone", "actor/ada-stone")
    assert label_of("threat", stone, kind=EventKind.STATEMENT) == "Threat by Ada Stone"


def test_an_event_of_a_type_that_the_ontology_lacks_still_has_a_label() -> None:
    assert label_of("tea-party") == "Tea-party"


def test_incident_kinds_have_their_own_nodes() -> None:
    records = corpus()
    kinds = {each.kind: str(node).split("/")[-2] for each in records.incidents for node in [_node(each)]}
    assert kinds == {EventKind.INCIDENT: "incident", EventKind.SERIES: "series", EventKind.STATEMENT: "statement"}


def _node(given_: Incident) -> URIRef:
    records = corpus()
    made = to_graph([given_], records.extractions, records.linker)
    (node,) = set(made.objects(None, KG.event))
    return URIRef(str(node))


def test_concepts_that_are_used_come_with_what_is_broader(graph: Graph) -> None:
    assert graph.value(TYPE["missile-attack"], SKOS.broader) == TYPE.attack
    assert graph.value(TYPE.attack, SKOS.notation) == Literal("attack")
    assert (KG.killed, RDF.type, KG.Harm) in graph
    assert graph.value(KG.displaced, SKOS.notation) is None
