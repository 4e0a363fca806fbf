"""Incidents told by two documents, on invented templates."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.merging.toldtwice import (
    Template,
    errors_of,
    figures_of,
    joined,
    pairs_of_one,
    stands_for,
    tell_different,
    tell_one,
    templates_of,
    words_of,
)
from kg.records import Account, Harm
from tests.builders import TARGET, Desk, incident, quantity

BOMB, SNATCH = "BOMBING", "KIDNAPPING"


def fill(text: str, **more: Any) -> dict[str, Any]:
    """Return a fill with one alternative."""
    return {"raw": text, "alternatives": [text], **more}


def row(doc: str, *slots: dict[str, Any]) -> dict[str, Any]:
    """Return a document in the format of the corpus."""
    return {"id": doc, "templates": [{"number": number, **each} for number, each in enumerate(slots, start=1)]}


def slots(
    type_: str, day: str, *places: tuple[str | None, str], victim: str = "", target: str = "", form: str = "on"
) -> dict[str, Any]:
    """Return the slots of a template that are compared; ``form`` says whether ``day`` is the day or the last one."""
    ends = {"to": day} | ({"from": day} if form == "on" else {})
    return {
        "incident_type": [fill(type_)],
        "date": [{"raw": day, "alternatives": [{"form": form, **ends}]}],
        "location": [{"raw": str(places), "alternatives": [[{"type": kind, "name": name} for kind, name in places]]}],
        "victim_name": [fill(victim)] if victim else [],
        "victim_description": [],
        "phys_target": [fill(target)] if target else [],
    }


def one(type_: str, day: str, *places: tuple[str | None, str], doc: str = "x", **more: str) -> Template:
    """Return one template."""
    return templates_of(row(doc, slots(type_, day, *places, **more)))[0]


LAND: tuple[str | None, str] = (None, "NORTHLAND")
TOWN: tuple[str | None, str] = ("CITY", "SALTO GRIS")


def test_general_words_and_plurals_do_not_count() -> None:
    assert words_of(["Two former NURSES of the Ochre Clinic", "the leaders"]) == {"NURSE", "OCHRE", "CLINIC"}


def test_one_incident_takes_key_day_and_a_shared_word() -> None:
    left = one(BOMB, "1991-05-02", LAND, TOWN, doc="a", target="OCHRE BREWERY")
    assert tell_one(left, one(BOMB, "1991-05-02", LAND, TOWN, doc="b", target="THE BREWERY"))
    assert not tell_one(left, one(BOMB, "1991-05-02", LAND, TOWN, doc="b", target="TOWN HALL"))
    assert not tell_one(left, one(BOMB, "1991-05-03", LAND, TOWN, doc="b", target="THE BREWERY"))
    assert not tell_one(left, one(BOMB, "1991-05-02", LAND, TOWN, doc="a", target="THE BREWERY"))
    vague = [one(BOMB, "1991-05-02", LAND, doc=doc, target="BREWERY", form="on_or_before") for doc in "ab"]
    assert not tell_one(*vague)


@pytest.mark.parametrize(
    ("right", "different"),
    [
        (one(BOMB, "1991-05-02", LAND, TOWN, doc="b"), False),
        (one(BOMB, "1991-05-04", LAND, TOWN, doc="b"), True),
        (one(BOMB, "1991-05-04", LAND, TOWN, doc="b", form="on_or_before"), False),
        (one(BOMB, "1991-05-02", LAND, ("TOWN", "PORTO ALTO"), doc="b"), True),
        (one(BOMB, "1991-05-02", (None, "SOUTHLAND"), doc="b"), True),
        (one(BOMB, "1991-05-02", LAND, ("UNIVERSITY", "OCHRE COLLEGE"), doc="b"), False),
        (one(SNATCH, "1991-05-02", LAND, TOWN, doc="b"), True),
        (one(SNATCH, "1991-05-02", LAND, TOWN, doc="a"), False),
    ],
)
def test_different_incidents_rule_each_other_out(right: Template, different: bool) -> None:
    assert tell_different(one(BOMB, "1991-05-02", LAND, TOWN, doc="a"), right) is different


def test_a_day_that_no_calendar_has_is_open() -> None:
    template = one(BOMB, "1991-02-31", LAND)
    assert not template.exact


def told(doc: str, text: str, target: str, type_: str = "bombing") -> Account:
    """Return the account of a document whose target is ``target``."""
    desk = Desk(doc, text)
    return desk.account(text, type_, desk.role(TARGET, target, "object/it"))


A, B, C = (
    row(
        "a",
        slots(BOMB, "1991-05-02", LAND, TOWN, target="OCHRE BREWERY"),
        slots(SNATCH, "1991-05-01", LAND, victim="IDA"),
    ),
    row("b", slots(BOMB, "1991-05-02", LAND, TOWN, target="BREWERY")),
    row("c", slots(BOMB, "1991-05-09", LAND, TOWN, target="BREWERY")),
)
TEMPLATES = [template for each in (A, B, C) for template in templates_of(each)]
TEXTS = {
    "a": "A blast tore through the Ochre brewery.",
    "b": "Dynamite wrecked a brewery.",
    "c": "Again a brewery burned.",
}
FIRST = told("a", TEXTS["a"], "the Ochre brewery")
SECOND, THIRD = (told(doc, TEXTS[doc], "a brewery") for doc in "bc")


def test_an_account_stands_for_the_template_that_shares_its_victims() -> None:
    assert stands_for(FIRST, TEMPLATES) == TEMPLATES[0]
    assert stands_for(told("a", "Someone took a bakery.", "a bakery"), TEMPLATES) is None
    assert stands_for(told("a", "Men seized the Ochre brewery.", "the Ochre brewery", "abduction"), TEMPLATES) is None


def test_harmed_people_count_too() -> None:
    desk = Desk("b", "The blast killed two brewery hands.")
    harmed = desk.figure(Harm.KILLED, quantity(2, 2, "two"), whom=("two brewery hands", "actor/hands"))
    assert stands_for(desk.account("blast", "bombing", figures=(harmed,)), TEMPLATES) == TEMPLATES[2]


def test_two_templates_that_fit_alike_are_not_chosen_from() -> None:
    twins = templates_of(row("b", *[slots(BOMB, "1991-05-02", LAND, target="BREWERY")] * 2))
    assert stands_for(SECOND, twins) is None


def test_figures() -> None:
    gold = pairs_of_one(TEMPLATES)
    assert [(left.name, right.name) for left, right in gold] == [("a/1", "b/1")]
    # All three breweries in one incident: a-b right; a-c and b-c, a week later, wrong. Both templates have accounts.
    values = {
        figure.name.split(": ")[1]: figure.value
        for figure in figures_of(joined([incident(FIRST, SECOND, THIRD)], TEMPLATES), gold)
    }
    assert values == {
        "templates with an account": 1,
        "pairs joined, of all": 1,
        "pairs joined, of those with accounts": 1,
        "templates joined with another of their incident": 1,
        "precision of pairs joined": pytest.approx(1 / 3),
        "different incidents joined": 2,
    }


def test_figures_of_what_was_not_found() -> None:
    gold = pairs_of_one(TEMPLATES)
    values = {figure.name.split(": ")[1]: figure for figure in figures_of(joined([incident(FIRST)], TEMPLATES), gold)}
    assert values["templates with an account"].value == pytest.approx(1 / 2)
    assert (values["pairs joined, of all"].value, values["pairs joined, of all"].of) == (0, 1)
    assert values["pairs joined, of those with accounts"].of == 0


def test_errors() -> None:
    gold = pairs_of_one(TEMPLATES)
    found = joined([incident(FIRST, THIRD), incident(SECOND)], TEMPLATES)
    wrong, apart = errors_of(found, gold, TEXTS)
    assert (wrong.kind, apart.kind) == ("muc4: different incidents merged", "muc4: not merged")
    assert wrong.sentence == "A blast tore through the Ochre brewery. Again a brewery burned."
    assert "both tell of BREWERY" in apart.detail
