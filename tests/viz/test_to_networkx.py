"""The network of a graph: which nodes, which links, which attributes."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from rdflib import Graph

from kg.viz.network import to_networkx
from tests.viz.fiction import many, war


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph[str]:
    return to_networkx(war())


def test_nodes_are_the_paths_of_their_iris(network: nx.MultiDiGraph[str]) -> None:
    assert "incident/port-vell" in network
    assert "actor/amber-brigade" in network


@pytest.mark.parametrize(
    ("node", "kind", "type_"),
    [
        ("incident/port-vell", "incident", "drone attack"),
        ("series/amber-coast", "series", "attack"),
        ("statement/s0", "statement", "condemnation"),
        ("actor/amber-brigade", "actor", "armed group"),
        ("place/port-vell", "place", "location"),
        ("weapon/drone", "weapon", "weapon"),
        ("object/ferry", "object", "target object"),
        ("report/r1", "report", "report"),
    ],
)
def test_every_node_has_a_kind_and_the_ontologys_word_for_its_type(
    network: nx.MultiDiGraph[str], node: str, kind: str, type_: str
) -> None:
    assert (network.nodes[node]["kind"], network.nodes[node]["type"]) == (kind, type_)


def test_an_event_that_was_only_threatened_is_a_kind_of_its_own(network: nx.MultiDiGraph[str]) -> None:
    assert network.nodes["incident/strait"]["kind"] == "unconfirmed"


def test_claims_evidence_and_accounts_are_no_nodes(network: nx.MultiDiGraph[str]) -> None:
    assert {node.split("/")[0] for node in network} == {
        *("incident", "series", "statement", "actor", "place", "weapon", "object", "report")
    }


@pytest.mark.parametrize(
    ("source", "role", "target"),
    [
        ("incident/port-vell", "initiator", "actor/amber-brigade"),
        ("incident/port-vell", "targetObject", "object/fuel-depot"),
        ("incident/port-vell", "partOf", "series/amber-coast"),
        ("incident/kessel", "inResponseTo", "incident/port-vell"),
        ("incident/ferry", "near", "place/kessel"),
        ("statement/s0", "speaker", "actor/sarvia"),
        ("statement/s0", "about", "incident/kessel"),
        ("place/port-vell", "locatedIn", "place/coast"),
        ("actor/amber-brigade", "backedBy", "actor/sarvia"),
        ("actor/ivo-marsk", "leads", "actor/amber-brigade"),
        ("actor/lena-torv", "speaksFor", "actor/norland-army"),
        ("incident/kessel", "reportedBy", "report/r4"),
    ],
)
def test_links_are_keyed_by_role(network: nx.MultiDiGraph[str], source: str, role: str, target: str) -> None:
    assert network.edges[source, target, role]["role"] == role


def test_an_event_has_one_link_to_each_report_that_tells_it(network: nx.MultiDiGraph[str]) -> None:
    tellers = [r for _, r, role in network.out_edges("incident/port-vell", keys=True) if role == "reportedBy"]
    assert tellers == ["report/r1", "report/r2"]


def test_days_places_and_tolls_are_scalars(network: nx.MultiDiGraph[str]) -> None:
    event, place = network.nodes["incident/port-vell"], network.nodes["place/port-vell"]
    assert (event["earliest"], event["latest"]) == ("2031-03-05", "2031-03-05")
    assert (event["killed_low"], event["killed_high"]) == (7, 11)
    assert (place["lat"], place["lon"], place["geo_precision"]) == (60.51, -30.2, 1)


def test_what_the_graph_does_not_say_is_absent(network: nx.MultiDiGraph[str]) -> None:
    assert "earliest" not in network.nodes["report/r4"]
    assert "injured_high" not in network.nodes["incident/port-vell"]
    assert "lat" not in network.nodes["place/capital"]


def test_networkx_can_write_it_as_graphml(network: nx.MultiDiGraph[str]) -> None:
    written = io.BytesIO()
    nx.write_graphml(network, written)
    assert b"Amber Brigade" in written.getvalue()


def test_a_store_gives_the_network_that_memory_gives() -> None:
    pytest.importorskip("oxrdflib")
    stored = Graph(store="Oxigraph")
    for triple in war():
        stored.add(triple)
    ours, theirs = to_networkx(war()), to_networkx(stored)
    assert dict(ours.nodes(data=True)) == dict(theirs.nodes(data=True))
    assert list(ours.edges(keys=True)) == list(theirs.edges(keys=True))


class CountingGraph(Graph):
    """A graph that counts how often it is asked."""

    asked = 0

    def triples(self, triple):  # type: ignore[no-untyped-def]  # rdflib overloads it
        """Count and pass on."""
        self.asked += 1
        return super().triples(triple)


def test_the_graph_is_scanned_as_often_for_many_nodes_as_for_few() -> None:
    scans = []
    for events in (5, 80):
        graph = CountingGraph()
        graph += many(events)
        graph.asked = 0
        to_networkx(graph)
        scans.append(graph.asked)
    assert scans[0] == scans[1]


def test_an_empty_graph_is_an_empty_network() -> None:
    assert len(to_networkx(Graph())) == 0
