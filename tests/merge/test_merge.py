"""Accounts of many reports become incidents: what joins, what never does, and what is kept to read."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.records import EventKind, Status, Verdict
from tests.merge.telling import groups, merged, tell

FORT: dict[str, Any] = {"day": "2031-03-03", "by": "red-front", "at": "fort-dune"}


def test_two_reports_of_one_event_are_one_incident() -> None:
    assert groups(tell("a", **FORT), tell("b", **FORT)) == [["a", "b"]]


def test_every_account_stands_in_exactly_one_incident() -> None:
    desks = [tell("a", **FORT), tell("b", **FORT), tell("c", **{**FORT, "day": "2031-03-04"})]
    told = [account.id for incident in merged(*desks) for account in incident.accounts]
    assert sorted(told) == sorted(account.id for desk in desks for account in desk.accounts)


def test_two_accounts_of_one_report_stay_two_though_a_third_is_like_both() -> None:
    first = tell("a", **FORT)
    tell("a", **FORT, desk=first)
    assert groups(first, tell("b", **FORT)) == [["a", "b"], ["a"]]


def test_no_chain_crosses_a_hard_rule() -> None:
    monday, tuesday = tell("a", **FORT), tell("c", **{**FORT, "day": "2031-03-04"})
    week = tell("b", **{**FORT, "day": "2031-03-03", "until": "2031-03-09"})
    assert sorted(map(tuple, groups(monday, week, tuesday))) in (
        [("a",), ("b", "c")],
        [("a", "b"), ("c",)],
    )


def test_no_chain_crosses_a_hard_rule_between_accounts_without_a_shared_block() -> None:
    monday, tuesday = (
        tell("a", day="2031-03-03", at="fort-dune", killed=8),
        tell("c", day="2031-03-04", at="fort-hill", killed=8),
    )
    week = tell("b", day="2031-03-03", until="2031-03-09", at="dune-province", killed=8)
    assert len(groups(monday, tuesday)) == 2
    assert len(groups(monday, week, tuesday)) == 2


def test_a_second_mention_without_day_and_place_may_join_what_its_report_tells() -> None:
    other = tell("b", **FORT, killed=8, using="rocket")
    vague = tell("a", by="red-front", killed=8, using="rocket", desk=tell("a", **FORT))
    placed = tell("a", **{**FORT, "day": None}, killed=8, using="rocket", desk=tell("a", **FORT))
    assert groups(vague, other) == [["a", "a", "b"]]
    assert groups(placed, other) == [["a", "b"], ["a"]]


def test_accounts_that_share_too_little_meet_through_a_third() -> None:
    place = tell("a", at="fort-dune", by="red-front", using="rocket")
    day = tell("c", day="2031-03-03", to="blue-army")
    both = tell("b", day="2031-03-03", at="fort-dune", by="red-front", to="blue-army", using="rocket")
    assert len(groups(place, day)) == 2
    assert groups(place, both, day) == [["a", "b", "c"]]


def test_one_pair_does_not_join_groups_of_strangers() -> None:
    # Two undated raids each, of two stories; one report of either says enough to be taken for the other's.
    ours: dict[str, Any] = {"type_": "shooting", "to": "ada-stone"}
    theirs: dict[str, Any] = {"type_": "shooting", "to": "ida-wood"}
    stale = [tell(name, **ours, published=day) for name, day in (("a", "2031-03-05"), ("b", "2031-03-06"))]
    late = [tell(name, **theirs, published=day) for name, day in (("c", "2031-08-05"), ("d", "2031-08-06"))]
    assert groups(*stale, *late) == [["a", "b"], ["c", "d"]]
    mixed = tell("e", type_="shooting", to=("ada-stone", "ida-wood"), published="2031-08-05")
    assert groups(*stale, *late, mixed) == [["c", "d", "e"], ["a", "b"]]


def test_the_best_pair_joins_first() -> None:
    exact = tell("a", **FORT, killed=8, using="rocket")
    twin = tell("b", **FORT, killed=8, using="rocket")
    rival = tell("b", **FORT, desk=twin)
    found = merged(exact, rival)
    joined = next(incident for incident in found if len(incident.accounts) == 2)
    assert twin.accounts[0] in joined.accounts


def test_statements_are_never_merged() -> None:
    said: dict[str, Any] = {"kind": EventKind.STATEMENT, "type_": "condemnation", "by": "blueland"}
    assert groups(tell("a", **said), tell("b", **said)) == [["a"], ["b"]]


def test_a_series_is_never_an_incident() -> None:
    assert groups(tell("a", **FORT), tell("b", **FORT, kind=EventKind.SERIES)) == [["a"], ["b"]]


def test_series_of_the_same_sides_and_place_are_one() -> None:
    series: dict[str, Any] = {"kind": EventKind.SERIES, "by": "red-front", "to": "blue-army", "at": "dune-province"}
    assert groups(tell("a", **series), tell("b", **series)) == [["a", "b"]]


def test_what_only_one_report_denies_does_not_join_what_happened() -> None:
    assert groups(tell("a", **FORT), tell("b", **FORT, status=Status.DENIED)) == [["a"], ["b"]]


def test_an_incident_takes_its_most_specific_type() -> None:
    (incident,) = merged(tell("a", **FORT, type_="attack"), tell("b", **FORT, type_="shelling"))
    assert incident.type == "shelling"


def test_answers_to_one_incident_are_one() -> None:
    # Each report goes on at length with matters and days of its own, so that the two are no story.
    beside = {
        "a": "On Monday rice harvests failed along the upper delta; millers blamed salt, drought and broken sluices. "
        "Barges lay idle, granaries emptied, peddlers doubled prices, bakeries closed and herons left the marshes. ",
        "b": "On Friday chess grandmasters met under chandeliers while violins, oysters and champagne cheered them. "
        "Sculptors unveiled bronze, poets recited sonnets, tailors flaunted velvet and jugglers amused duchesses. ",
    }

    def told(report: str, *, answers: bool) -> Any:
        desk = tell(report, **FORT)
        desk.text += beside[report]
        first = desk.accounts[0] if answers else None
        return tell(report, by="blue-army", at="xb", type_="air-strike", answers=first, desk=desk)

    def both(*, answers: bool) -> list[list[str]]:
        return groups(told("a", answers=answers), told("b", answers=answers))

    assert both(answers=True) == [["a", "b"], ["a", "b"]]
    assert both(answers=False) == [["a", "b"], ["a"], ["b"]]


# ---------------------------------------------------------------------------------------------- decisions and their ids


def test_a_merge_can_be_explained() -> None:
    (incident,) = merged(tell("a", **FORT), tell("b", **FORT))
    (decision,) = incident.decisions
    assert decision.verdict is Verdict.SAME
    assert {feature.name for feature in decision.features} >= {"day", "place", "initiator"}
    assert {decision.left, decision.right} == {account.id for account in incident.accounts}


def test_what_nearly_merged_is_kept_to_read() -> None:
    found = merged(tell("a", **FORT), tell("b", **{**FORT, "day": "2031-03-04"}))
    assert len(found) == 2
    (left,), (right,) = (incident.decisions for incident in found)
    assert left == right
    assert left.verdict is Verdict.DIFFERENT


def test_each_report_of_a_story_brings_one_decision_that_leads_to_the_others() -> None:
    (incident,) = merged(*(tell(name, **FORT, killed=number % 3) for number, name in enumerate("abcdefgh")))
    joined = nx.Graph((decision.left, decision.right) for decision in incident.decisions)
    assert len(incident.decisions) == len(incident.accounts) - 1
    assert {decision.verdict for decision in incident.decisions} == {Verdict.SAME}
    assert nx.is_connected(joined)
    assert set(joined) == {account.id for account in incident.accounts}


def test_of_what_keeps_two_incidents_apart_the_closest_pair_is_kept_for_each_reason() -> None:
    before = [tell(name, **FORT) for name in "abc"]
    after = [tell(name, **{**FORT, "day": "2031-03-04"}) for name in "def"]
    undated = tell("g", by="red-front", at="fort-dune", published="2031-06-05")
    found = merged(*before, *after, undated)
    apart = {each for incident in found for each in incident.decisions if each.verdict is not Verdict.SAME}
    assert sorted(each.verdict for each in apart) == [Verdict.DIFFERENT, Verdict.UNDECIDED, Verdict.UNDECIDED]
    assert all(apart & set(incident.decisions) for incident in found)


def test_strangers_leave_no_decision() -> None:
    found = merged(tell("a", **FORT), tell("b", day="2031-03-03", by="white-army", at="xw", type_="arrest"))
    assert [incident.decisions for incident in found] == [(), ()]


def test_the_id_stays_when_a_later_report_joins() -> None:
    (before,) = merged(tell("a", **FORT), tell("b", **FORT))
    (after,) = merged(tell("a", **FORT), tell("b", **FORT), tell("c", **FORT))
    assert before.id == after.id
    assert len(after.accounts) == 3


def test_incidents_are_ordered_by_id() -> None:
    found = merged(tell("a", **FORT), tell("b", day="2031-04-01", at="river-town"), tell("c", at="xw"))
    assert [incident.id for incident in found] == sorted(incident.id for incident in found)


def test_no_reports_make_no_incidents() -> None:
    assert merged() == ()
