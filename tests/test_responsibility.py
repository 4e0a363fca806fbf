"""Who claims, attributes and denies an event, as direct properties that follow from what reports say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from rdflib import RDFS, Graph, URIRef

from kg.graph import to_graph
from kg.records import Account, Attribution, EventKind, Status
from kg.vocab import KG
from tests.builders import ENTITIES, INITIATOR, SPEAKER, Desk, incident, linker

TEXT = "The Red Front attacked the fort, two officials said. Ada Stone spoke."


@pytest.fixture
def desk() -> Desk:
    return Desk("daily", TEXT)


def graph_of(desk: Desk) -> Graph:
    incidents = [incident(account) for account in desk.accounts]
    return to_graph(incidents, [desk.extraction()], linker([desk], ENTITIES))


def sides(desk: Desk) -> dict[str, set[str]]:
    """Return the names on each side of who did it, of all events together."""
    graph = graph_of(desk)
    found = {name: graph.objects(None, KG[name]) for name in ("claimedBy", "attributedBy", "deniedBy")}
    return {name: labels for name, nodes in found.items() if (labels := _labels(graph, nodes))}


def _labels(graph: Graph, nodes: Iterable[object]) -> set[str]:
    return {str(graph.value(URIRef(str(node)), RDFS.label)) for node in nodes}


def attack(desk: Desk, status: Status = Status.ASSERTED, said: Attribution | None = None) -> Account:
    role = replace(desk.role(INITIATOR, "The Red Front", "actor/red-front"), attribution=said)
    return desk.account("attacked", "attack", role, status=status)


def statement(desk: Desk, stance: str, about: Account) -> Account:
    speaker = desk.role(SPEAKER, "Ada Stone", "actor/ada-stone")
    return desk.account("spoke", stance, speaker, kind=EventKind.STATEMENT, about=(about.id,))


def test_a_report_that_says_it_in_its_own_voice_names_nobody(desk: Desk) -> None:
    attack(desk)
    assert sides(desk) == {}


def test_who_is_said_to_say_it_attributes_it(desk: Desk) -> None:
    attack(desk, said=desk.said("two officials", "actor/unnamed-officials"))
    assert sides(desk) == {"attributedBy": {"two officials"}}


def test_who_says_it_of_himself_claims_it(desk: Desk) -> None:
    attack(desk, said=desk.said("The Red Front", "actor/red-front", cue="attacked"))
    assert sides(desk) == {"claimedBy": {"Red Front"}}


def test_an_account_that_is_claimed_is_claimed_by_its_initiator(desk: Desk) -> None:
    attack(desk, Status.CLAIMED)
    assert sides(desk) == {"claimedBy": {"Red Front"}}


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        ("claim-of-responsibility", {"claimedBy": {"Ada Stone"}}),
        ("denial", {"deniedBy": {"Ada Stone"}}),
        ("condemnation", {}),
    ],
)
def test_a_statement_about_it_takes_a_side(desk: Desk, stance: str, expected: dict[str, set[str]]) -> None:
    statement(desk, stance, attack(desk))
    assert sides(desk) == expected


def test_what_is_only_denied_has_no_sides(desk: Desk) -> None:
    attack(desk, Status.DENIED)
    statement(desk, "denial", desk.accounts[0])
    assert sides(desk) == {}
