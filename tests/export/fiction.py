"""A small graph with what exports can get wrong: vague places, open tolls, formulas, signs that XML cannot hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from rdflib import Graph

from kg.graph import to_graph
from kg.records import Entity, EventKind, Harm, Relation, Status
from tests.builders import INITIATOR, SPEAKER, TARGET, WHERE, WITH, Desk, days, entity, incident, linker, quantity

FORMULA = "=SUM(A1:A9)"
BROKEN = "Los \x0bVientos"


def _place(path: str, label: str, precision: int | None, parent: str | None = None, **more: object) -> Entity:
    parents = () if parent is None else (parent,)
    return entity(f"place/{path}", "Location", label, precision=precision, parents=parents, **more)


ENTITIES = (
    entity("actor/army", "StateForce", "Colombian Army", country="CO", parents=("actor/colombia",)),
    entity("actor/colombia", "State", "Colombia", country="CO"),
    entity("actor/navy", "StateForce", "Ecuadorian Navy", country="EC"),
    entity("actor/vientos", "ArmedGroup", BROKEN),
    entity("actor/rosa-lima", "Person", "Rosa Lima", aliases=("R. Lima",)),
    entity("actor/unnamed-1", "UnnamedGroup", FORMULA),
    entity("actor/unnamed-2", "UnnamedGroup", "miners"),
    _place("co", "Colombia", 4, country="CO"),
    replace(_place("lirio-alto", "Lirio Alto", 3, "place/co"), latitude=2.5, longitude=-76.0),
    replace(_place("puerto-lirio", "Puerto Lirio", 1, "place/lirio-alto"), latitude=0.0, longitude=-76.5),
    replace(_place("near-puerto-lirio", "near Puerto Lirio", 2, "place/lirio-alto"), latitude=0.0, longitude=-76.5),
    replace(_place("tres-rios", "Tres Ríos", 1, "place/co"), latitude=3.25, longitude=-75.125),
    entity("weapon/mortar", "Weapon", "mortar"),
)

_SHELLING = (
    "On 2 May the army fired mortars at Puerto Lirio, where miners sleep. Six of them died, a nurse said. "
    "At least nine died, the mayor told us."
)


@cache
def graph() -> Graph:
    """Return the graph of six incidents that happened, one that was denied, a series and a statement."""
    desks = (_first(), _second(), _third())
    incidents = [incident(account) for desk in desks for account in desk.accounts]
    return to_graph(incidents, [desk.extraction() for desk in desks], linker(desks, ENTITIES))


def _first() -> Desk:
    desk = Desk("radio/1", _SHELLING, published=date(2031, 5, 3), publisher="Radio Sur")
    desk.account(
        "fired mortars",
        "shelling",
        desk.role(INITIATOR, "the army", "actor/army"),
        desk.role(INITIATOR, "army", "actor/colombia"),
        desk.role(TARGET, "miners", "actor/unnamed-2"),
        desk.role(WHERE, "Puerto Lirio", "place/puerto-lirio"),
        desk.role(WITH, "mortars", "weapon/mortar"),
        times=(desk.when("On 2 May", days("2031-05-02")),),
        figures=(
            desk.figure(Harm.KILLED, quantity(6, 6, "Six")),
            desk.figure(Harm.KILLED, quantity(9, None, "At least nine")),
        ),
    )
    desk.account(
        "told us",
        "announcement",
        desk.role(SPEAKER, "the mayor", "actor/rosa-lima"),
        kind=EventKind.STATEMENT,
    )
    return desk


def _second() -> Desk:
    desk = Desk(
        "radio/2",
        "Marines stormed a camp near Puerto Lirio in May. A bomb went off in Lirio Alto that week, nobody was hurt. "
        "Somewhere in Colombia they seized Rosa Lima. The group denied that it burnt Tres Ríos. "
        "The group speaks through Rosa Lima of late.",
        published=date(2031, 6, 1),
    )
    desk.account(
        "stormed",
        "raid",
        desk.role(INITIATOR, "Marines", "actor/navy"),
        desk.role(TARGET, "camp", "actor/vientos"),
        desk.role(WHERE, "near Puerto Lirio", "place/near-puerto-lirio", relation="near", name="Puerto Lirio"),
        times=(desk.when("in May", days("2031-05-01", "2031-05-31", precision="month")),),
        status=Status.REPORTED,
    )
    desk.account(
        "went off",
        "bombing",
        desk.role(WHERE, "Lirio Alto", "place/lirio-alto"),
        times=(desk.when("that week", days("2031-05-05", "2031-05-11", precision="week")),),
    )
    desk.account(
        "seized",
        "abduction",
        desk.role(TARGET, "Rosa Lima", "actor/rosa-lima"),
        desk.role(WHERE, "Colombia", "place/co"),
        status=Status.CLAIMED,
    )
    desk.account(
        "burnt",
        "arson",
        desk.role(INITIATOR, "The group", "actor/vientos"),
        desk.role(WHERE, "Tres Ríos", "place/tres-rios"),
        status=Status.DENIED,
    )
    desk.affiliation(
        Relation.SPEAKS_FOR, ("Rosa Lima", "actor/rosa-lima"), ("The group", "actor/vientos"), "speaks through"
    )
    return desk


def _third() -> Desk:
    desk = Desk(
        "wire-3",
        "Fighters clashed with villagers at Puerto Lirio and Tres Ríos for years. Elsewhere some fled. "
        "There were forty raids since.",
        publisher="@Wire",
    )
    desk.account(
        "clashed",
        "armed-clash",
        desk.role(INITIATOR, "Fighters", "actor/vientos"),
        desk.role(TARGET, "villagers", "actor/unnamed-1"),
        desk.role(WHERE, "Puerto Lirio", "place/puerto-lirio"),
        desk.role(WHERE, "Tres Ríos", "place/tres-rios"),
        times=(desk.when("for years", days("2027-01-01", "2031-01-01", precision="period")),),
        figures=(desk.figure(Harm.KILLED, quantity(24, None, "some")),),
    )
    desk.account("fled", "other-violence")
    desk.account("raids", "raid", kind=EventKind.SERIES, count=quantity(40, 40, "forty"))
    return desk
