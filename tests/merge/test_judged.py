"""People's decisions win over the rules: they join what rules keep apart and part what rules join."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.judge import decisions_of, passage_of
from kg.merge import merge
from kg.records import Judgement, Ruling, Verdict
from tests.builders import Desk
from tests.merge.telling import links, tell

ALIKE: dict[str, Any] = {"day": "2031-03-03", "by": "red-front", "to": "blue-army", "at": "fort-dune"}


def judged(ruling: Ruling, *desks: Desk) -> Judgement:
    passages = tuple(passage_of(desk.accounts[0], desk.text) for desk in desks)
    return Judgement(ruling=ruling, accounts=passages, by="A. Monitor", on=date(2031, 3, 9), why="read again")


def groups(desks: list[Desk], *judgements: Judgement) -> list[list[str]]:
    extractions = [desk.extraction() for desk in desks]
    found = merge(extractions, links(*desks), decisions_of(judgements))
    return sorted(sorted(account.report_id for account in incident.accounts) for incident in found)


def test_what_rules_keep_apart_is_joined() -> None:
    desks = [tell("a", **ALIKE), tell("b", **ALIKE | {"day": "2031-03-04", "at": "fort-hill"})]
    assert groups(desks) == [["a"], ["b"]]
    assert groups(desks, judged(Ruling.SAME, *desks)) == [["a", "b"]]


def test_what_rules_join_is_parted() -> None:
    desks = [tell("a", **ALIKE), tell("b", **ALIKE), tell("c", **ALIKE)]
    assert groups(desks) == [["a", "b", "c"]]
    parted = groups(desks, judged(Ruling.DIFFERENT, *desks[:2]))
    assert ["a", "b"] not in [group[:2] for group in parted]
    assert len(parted) == 2


def test_reports_that_share_nothing_are_joined_when_somebody_says_so() -> None:
    desks = [tell("a", by="red-front"), tell("b", at="river-town", type_="arrest")]
    assert groups(desks, judged(Ruling.SAME, *desks)) == [["a", "b"]]


def test_the_decision_stands_with_the_incident() -> None:
    desks = [tell("a", **ALIKE), tell("b", **ALIKE)]
    apart = decisions_of([judged(Ruling.DIFFERENT, *desks)])
    found = merge([desk.extraction() for desk in desks], links(*desks), apart)
    decisions = {decision for incident in found for decision in incident.decisions}
    assert {(each.verdict, each.by) for each in decisions} == {(Verdict.DIFFERENT, "A. Monitor")}


def test_a_judgement_on_an_account_that_is_not_there_does_not_count() -> None:
    desks = [tell("a", **ALIKE), tell("b", **ALIKE), tell("c", **ALIKE)]
    assert groups(desks[:2], judged(Ruling.DIFFERENT, *desks[1:])) == [["a", "b"]]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=6), st.randoms())
def test_what_is_judged_to_be_one_is_one_in_any_order(pairs: list[tuple[str, str]], random: object) -> None:
    desks = {name: tell(name, at="fort-dune" if name < "d" else "fort-hill", day="2031-03-03") for name in "abcdef"}
    judgements = [judged(Ruling.SAME, desks[one], desks[other]) for one, other in pairs if one != other]
    found = groups(list(desks.values()), *judgements)
    shuffled = list(desks.values())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups(shuffled, *judgements[::-1]) == found
    assert all(any({one, other} <= set(group) for group in found) for one, other in pairs)
