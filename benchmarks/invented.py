"""An invented war of any size, as a graph: hubs as in the news, a few actors and places in most of the events."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from rdflib import Graph, URIRef

from kg.vocab import KG
from tests.viz.fiction import Fiction, days

#: Shares of the kinds of node; the rest are weapons.
INCIDENTS, STATEMENTS, REPORTS, ACTORS, PLACES = 0.44, 0.12, 0.20, 0.13, 0.09
_TYPES = ("air-strike", "shelling", "drone-attack", "missile-attack", "bombing", "shooting")
_CLASSES = (KG.ArmedGroup, KG.StateForce, KG.UnnamedGroup, KG.Person)


def invented(nodes: int, seed: int = 1) -> Graph:
    """Return a graph whose network has about ``nodes`` nodes. The same numbers give the same graph."""
    chance, f = Random(seed), Fiction()
    actors = [f.thing(f"actor/a{i}", _CLASSES[i % 4], f"Actor {i}", f"A-{i}") for i in range(int(nodes * ACTORS) or 1)]
    places = [_place(f, i, chance) for i in range(int(nodes * PLACES) or 1)]
    weapons = [f.thing(f"weapon/w{i}", KG.Weapon, f"Weapon {i}") for i in range(int(nodes * 0.02) or 1)]
    reports = [_report(f, i, chance) for i in range(int(nodes * REPORTS) or 1)]
    incidents = [_incident(f, i, chance, actors, places, weapons, reports) for i in range(int(nodes * INCIDENTS))]
    for i in range(int(nodes * STATEMENTS)):
        _statement(f, i, chance, actors, incidents, reports)
    return f.graph


def _hub(chance: Random, nodes: Sequence[URIRef]) -> URIRef:
    """Return one node; the first ones come far more often, as after Zipf."""
    return nodes[min(len(nodes) - 1, int(chance.paretovariate(0.9)) - 1)]


def _day(chance: Random) -> str:
    return f"{2030 + chance.randrange(3)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"


def _place(f: Fiction, i: int, chance: Random) -> URIRef:
    where = {"latitude": round(chance.uniform(29, 37), 4), "longitude": round(chance.uniform(36, 48), 4)}
    return f.thing(f"place/p{i}", KG.Location, f"Town {i}", geoPrecision=1 + i % 3, countryCode="IQ", **where)


def _report(f: Fiction, i: int, chance: Random) -> str:
    words = (
        f"Report number {i} of the day says this: forces attacked the town; {1 + i % 9} people died, officials said."
    )
    return f.report(f"r{i}", f"Report {i}", f"Paper {i % 40}", _day(chance), words)


def _incident(
    f: Fiction,
    i: int,
    chance: Random,
    actors: Sequence[URIRef],
    places: Sequence[URIRef],
    weapons: Sequence[URIRef],
    reports: Sequence[str],
) -> URIRef:
    by, target, place, weapon = (_hub(chance, nodes) for nodes in (actors, actors, places, weapons))
    roles = {"initiator": by, "target": target, "location": place, "weapon": weapon}
    label = f"Attack number {i} on a town of that name"
    event = f.event(f"i{i}", KG.Incident, label, _TYPES[i % 6], **days(_day(chance)), **roles)
    for report in chance.sample(reports, min(len(reports), 1 + i % 3)):
        account = f.account(event, report, "attacked", "reported", by)
        f.claim(account, "initiator", by, "forces")
        f.claim(account, "location", place, "the town")
        f.figure(account, "killed", 1 + i % 9, 1 + i % 9, "people died", by)
    f.toll(event, "killed", 1 + i % 9, 1 + i % 9, 1 + i % 9)
    return event


def _statement(
    f: Fiction,
    i: int,
    chance: Random,
    actors: Sequence[URIRef],
    incidents: Sequence[URIRef],
    reports: Sequence[str],
) -> None:
    who, about = _hub(chance, actors), chance.choice(incidents)
    event = f.event(f"s{i}", KG.Statement, f"Statement number {i}", "condemnation", speaker=who, about=about)
    account = f.account(event, chance.choice(reports), "officials said")
    f.claim(account, "speaker", who, "officials")
