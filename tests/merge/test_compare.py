"""Two accounts: what keeps them apart whatever else agrees, and what speaks for one event."""

from __future__ import annotations

from typing import Any

import pytest

from kg.merge.compare import SAME, compare
from kg.merge.facts import facts_of
from kg.records import Decision, EventKind, Feature, Precision, Status, Verdict
from tests.builders import Desk
from tests.merge.telling import links, tell

FORT: dict[str, Any] = {"day": "2031-03-03", "by": "red-front", "to": "blue-army", "at": "fort-dune"}


def decided(left: Desk, right: Desk, *, answers: bool = False) -> Decision:
    """Return the decision on the last accounts of two reports."""
    linker = links(left, right)
    one, other = (facts_of(desk.accounts[-1], desk.extraction().report, linker) for desk in (left, right))
    return compare(one, other, linker, lambda _left, _right: answers)


def decision(**other: Any) -> Decision:
    """Return the decision on the shelling of the fort and another report's account with other facts."""
    return decided(tell("a", **FORT), tell("b", **{**FORT, **other}))


def features(found: Decision) -> dict[str, float | None]:
    """Return the weights of the features by name, None for a hard rule."""
    return {feature.name: feature.weight for feature in found.features}


def weight(found: Decision, name: str) -> float:
    """Return the weight of a reason, 0 where it was not found."""
    return features(found).get(name) or 0.0


def test_equal_facts_are_the_same_event() -> None:
    found = decision()
    assert (found.verdict, found.by) == (Verdict.SAME, "rules")
    assert features(found).keys() == {"day", "place", "initiator", "target", "type"}
    assert found.score == sum(feature.weight or 0.0 for feature in found.features) >= SAME


# ---------------------------------------------------------------------------------------------------------- hard rules


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        ("kind", {"kind": EventKind.SERIES}),
        ("status", {"status": Status.DENIED}),
        ("type", {"type_": "arrest"}),
        ("day", {"day": "2031-03-04"}),
        ("place", {"at": "river-town"}),
        ("place", {"at": "xw"}),
        ("sides-swapped", {"by": "blue-army", "to": "red-front"}),
        ("initiator", {"by": "yellow-band", "at": "dune-province"}),
        ("initiator", {"by": "unnamed-white", "at": "dune-province"}),
    ],
    ids=["kind", "status", "type", "day", "spot", "country", "sides-swapped", "initiator", "initiator's nation"],
)
def test_one_hard_rule_keeps_accounts_apart_whatever_else_agrees(rule: str, other: dict[str, Any]) -> None:
    found = decision(**other)
    assert (found.verdict, found.score) == (Verdict.DIFFERENT, 0.0)
    assert features(found) == {rule: None}


@pytest.mark.parametrize(
    ("ours", "theirs", "apart"),
    [
        ("Friday", "Sunday", True),
        ("Friday", "Friday", False),
        ("June 3", "June 4", True),
        ("3 June", "June 3rd", False),
        ("Friday", "June 4", False),
        ("Friday", "", False),
    ],
)
def test_days_that_nobody_can_place_keep_apart_as_others_do(ours: str, theirs: str, apart: bool) -> None:
    left, right = (tell(report, on=on, published=None) for report, on in (("a", ours), ("b", theirs)))
    assert (features(decided(left, right)) == {"day": None}) is apart


def test_a_date_has_a_weekday() -> None:
    # 3 March 2031 is a Monday.
    dated = tell("a", **FORT)
    assert features(decided(dated, tell("b", on="Sunday", published=None))) == {"day": None}
    assert weight(decided(dated, tell("b", on="Monday", published=None)), "day") > 0


def test_a_report_cannot_tell_what_happened_after_it() -> None:
    found = decided(tell("a", **FORT), tell("b", **{**FORT, "day": None}, published="2031-02-20"))
    assert features(found) == {"published-before": None}


def test_accounts_of_one_report_are_never_the_same() -> None:
    desk = tell("a", **FORT)
    left = desk.accounts[0]
    tell("a", **FORT, desk=desk)
    linker = links(desk)
    one, other = (facts_of(account, desk.extraction().report, linker) for account in (left, desk.accounts[1]))
    found = compare(one, other, linker, lambda _left, _right: True)
    assert features(found) == {"same-report": None}


@pytest.mark.parametrize("status", [Status.REPORTED, Status.CLAIMED])
def test_who_says_it_does_not_matter(status: Status) -> None:
    assert decision(status=status).verdict is Verdict.SAME


@pytest.mark.parametrize("type_", ["attack", "missile-attack"])
def test_types_that_can_be_one_do_not_keep_apart(type_: str) -> None:
    assert decision(type_=type_).verdict is Verdict.SAME


def test_a_week_contains_the_day() -> None:
    found = decision(day="2031-03-02", until="2031-03-08")
    assert found.verdict is Verdict.SAME
    assert 0 < weight(found, "day") < weight(decision(), "day")


def test_a_province_contains_the_town() -> None:
    found = decision(at="dune-province")
    assert found.verdict is Verdict.SAME
    assert 0 < weight(found, "place") < weight(decision(), "place")


def test_a_place_known_only_as_neighbour_shares_the_country_alone() -> None:
    assert weight(decision(at=(), near="fort-dune"), "place") == weight(decision(at="xb"), "place") > 0


def test_named_initiators_are_in_dispute_where_day_and_place_are_exact() -> None:
    found = decision(by="yellow-band")
    assert found.verdict is Verdict.SAME
    assert "initiator" not in features(found)


def test_an_unnamed_initiator_contradicts_nobody() -> None:
    assert decision(by="unnamed-militants").verdict is Verdict.SAME


# ------------------------------------------------------------------------------------------------- who is the same side


@pytest.mark.parametrize(
    ("ours", "theirs", "meet"),
    [
        ("blue-army", "blue-army", True),
        ("blue-army", "blue-guard", True),  # the guard belongs to the army
        ("blueland", "blue-guard", True),  # a state and its force
        ("red-front", "unnamed-backed", True),  # a group and the unnamed militia of the same backer
        ("red-front", "unnamed-militants", False),
        ("red-front", "yellow-band", False),
        ("greenland", "red-front", False),  # a backer is not whom it backs
        ("white-army", "unnamed-white", False),  # a state's forces are not the militia in its land
    ],
)
def test_sides_meet(ours: str, theirs: str, meet: bool) -> None:
    left = tell("a", day="2031-03-03", at="fort-dune", by=ours)
    right = tell("b", day="2031-03-03", at="fort-dune", by=theirs)
    assert ("initiator" in features(decided(left, right))) is meet


# ------------------------------------------------------------------------------------------------------------- reasons


def test_a_shared_day_alone_is_too_little() -> None:
    found = decided(tell("a", day="2031-03-03"), tell("b", day="2031-03-03"))
    assert found.verdict is Verdict.UNDECIDED


def test_day_and_place_are_enough() -> None:
    found = decided(tell("a", day="2031-03-03", at="fort-dune"), tell("b", day="2031-03-03", at="fort-dune"))
    assert found.verdict is Verdict.SAME
    assert found.score >= SAME


def test_an_undated_account_is_news_of_the_days_before_its_report() -> None:
    dated = tell("a", **FORT)
    fresh = tell("b", **{**FORT, "day": None}, published="2031-03-05")
    stale = tell("c", **{**FORT, "day": None}, published="2031-06-05")
    assert weight(decided(dated, fresh), "day") > 0
    assert weight(decided(dated, stale), "day") <= 0


def test_an_undated_report_gives_an_undated_account_no_day() -> None:
    assert weight(decided(tell("a", **FORT), tell("b", **{**FORT, "day": None}, published=None)), "day") <= 0


@pytest.mark.parametrize(("killed", "counts"), [(8, True), (1, False)])
def test_an_equal_toll_speaks_for_one_event_unless_it_is_one(killed: int, counts: bool) -> None:
    found = decided(tell("a", **FORT, killed=killed), tell("b", **FORT, killed=killed))
    assert ("toll" in features(found)) is counts


def test_different_tolls_speak_against_nothing() -> None:
    assert decided(tell("a", **FORT, killed=5), tell("b", **FORT, killed=8)).score == decision().score


def test_a_named_victim_is_killed_once() -> None:
    found = decided(tell("a", to="ada-stone"), tell("b", to="ada-stone"))
    assert weight(found, "victim") > 0


def test_named_victims_who_differ_speak_against_one_event_and_rule_nothing_out() -> None:
    left, right = tell("a", **FORT | {"to": "ada-stone"}), tell("b", **FORT | {"to": "ida-wood"})
    assert weight(decided(left, right), "victim") < 0
    assert decided(left, right).score > 0


def test_two_neighbourhoods_speak_against_one_event() -> None:
    left, same, other = (
        tell(report, near=near) for report, near in zip("abc", ("fort-hill", "fort-hill", "fort-dune"), strict=True)
    )
    assert weight(decided(left, same), "neighbourhood") == 0
    assert weight(decided(left, other), "neighbourhood") < 0


def test_weapons_agree_by_name_and_less_by_kind() -> None:
    same, kind, other = (
        weight(decided(tell("a", **FORT, using="g-9"), tell("b", **FORT, using=theirs)), "weapon")
        for theirs in ("g-9", "gunship", "rocket")
    )
    assert same > kind > other == 0


def test_a_generic_type_is_no_reason() -> None:
    found = decided(tell("a", **FORT, type_="attack"), tell("b", **FORT, type_="attack"))
    assert "type" not in features(found)


def test_answering_the_same_incident_is_a_reason() -> None:
    left, right = tell("a", by="blue-army"), tell("b", by="blue-army")
    assert weight(decided(left, right, answers=True), "answers-same") > 0


# -------------------------------------------------------------------------------------------------------- explanations


@pytest.mark.parametrize("other", [{}, {"day": "2031-03-04"}, {"at": "river-town"}, {"status": Status.DENIED}])
def test_every_feature_says_what_it_saw(other: dict[str, Any]) -> None:
    assert all(feature.name and feature.detail for feature in decision(**other).features)


def test_a_decision_names_what_differs() -> None:
    assert decision(at="river-town").features == (
        Feature(name="place", weight=None, detail="Fort Dune and River Town"),
    )


def test_a_decision_is_the_same_from_both_sides() -> None:
    left, right = tell("a", **FORT), tell("b", **FORT)
    assert decided(left, right) == decided(right, left)


def test_the_days_of_an_account_are_read_with_their_precision() -> None:
    desk = tell("a", day="2031-03-02", until="2031-03-08")
    facts = facts_of(desk.accounts[0], desk.extraction().report, links(desk))
    assert [interval.precision for interval in facts.days] == [Precision.WEEK]
