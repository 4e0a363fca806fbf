"""What holds for any set of reports: order does not matter, a report can be taken back, no rule is broken on the way.

The reports are drawn from a few facts of a small invented world, so that many of them tell the same or almost the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import to_triples
from kg.merge import merge
from kg.merge.compare import compare
from kg.merge.facts import Facts, block_keys, facts_of
from kg.records import Account, Decision, EventKind, Extraction, Incident, Status, Verdict
from kg.resolve import resolve
from tests.builders import Desk
from tests.merge.telling import links, tell

FACTS = st.fixed_dictionaries(
    {
        "type_": st.sampled_from(["attack", "shelling", "missile-attack", "arrest"]),
        "day": st.sampled_from([None, "2031-03-03", "2031-03-04"]),
        "until": st.sampled_from([None, None, "2031-03-09"]),
        "by": st.sampled_from(["", "red-front", "yellow-band", "blue-army", "unnamed-backed"]),
        "to": st.sampled_from(["", "blue-army", "blue-guard", "red-front"]),
        "at": st.sampled_from(["", "fort-dune", "fort-hill", "dune-province", "river-town", "xw"]),
        "killed": st.sampled_from([None, 1, 8]),
        "kind": st.sampled_from([EventKind.INCIDENT, EventKind.INCIDENT, EventKind.SERIES, EventKind.STATEMENT]),
        "status": st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.CLAIMED, Status.DENIED]),
    }
)
REPORTS = st.lists(st.lists(FACTS, min_size=1, max_size=3), min_size=1, max_size=5)

quick = settings(max_examples=60, deadline=None)


def written(reports: Sequence[Sequence[dict[str, Any]]]) -> list[Desk]:
    """Return the reports "a", "b" .. with their accounts."""
    desks = []
    for name, accounts in zip("abcde", reports, strict=False):
        desk: Desk | None = None
        for facts in accounts:
            desk = tell(name, **facts, desk=desk)
        if desk is not None:
            desks.append(desk)
    return desks


def extractions(desks: Sequence[Desk]) -> list[Extraction]:
    """Return what was read in the reports."""
    return [desk.extraction() for desk in desks]


def merged(desks: Sequence[Desk]) -> tuple[Incident, ...]:
    """Return the events of the reports."""
    return merge(extractions(desks), links(*desks))


class Pairs:
    """The decisions on all pairs of accounts that are no statements."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        self._linker = links(*desks)
        self.facts: dict[str, Facts] = {}
        for extraction in extractions(desks):
            for account in extraction.accounts:
                if account.kind is not EventKind.STATEMENT:
                    self.facts[account.id] = facts_of(account, extraction.report, self._linker)

    def decision(self, left: Account, right: Account) -> Decision:
        """Return the decision on two accounts."""
        return compare(self.facts[left.id], self.facts[right.id], self._linker, lambda _left, _right: False)

    def apart(self, left: Account, right: Account) -> bool:
        """Tell whether a hard rule keeps two accounts apart.

        One report may tell an event twice, once without place and day.
        """
        rules = {feature.name for feature in self.decision(left, right).features if feature.weight is None}
        if self.facts[left.id].vague or self.facts[right.id].vague:
            rules.discard("same-report")
        return bool(rules)

    def same(self, left: Account, right: Account) -> bool:
        """Tell whether two accounts are the same, and share what makes them compared: a place, a day, a named side."""
        ours, theirs = (set(block_keys(self.facts[account.id], self._linker)) for account in (left, right))
        return bool(ours & theirs) and self.decision(left, right).verdict is Verdict.SAME


@quick
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(reports: list[list[dict[str, Any]]], random: Any) -> None:
    desks = written(reports)
    shuffled = list(desks)
    random.shuffle(shuffled)
    assert merged(desks) == merged(shuffled)


@quick
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_accounts_in_a_report_does_not_matter(reports: list[list[dict[str, Any]]], random: Any) -> None:
    desks = written(reports)
    before = merged(desks)
    for desk in desks:
        random.shuffle(desk.accounts)
    assert merged(desks) == before


@quick
@given(REPORTS, st.integers(0, 4))
def test_a_report_can_be_taken_back(reports: list[list[dict[str, Any]]], number: int) -> None:
    desks = written(reports)
    rest = [desk for index, desk in enumerate(desks) if index != number % len(desks)]
    known = links(*desks)  # the linker of all reports says nothing else about those that remain
    assert merge(extractions(rest), known) == merged(rest)


@quick
@given(REPORTS)
def test_the_same_reports_give_the_same_triples(reports: list[list[dict[str, Any]]]) -> None:
    desks = written(reports)
    backwards = desks[::-1]
    forth = set(to_triples(merged(desks), extractions(desks), links(*desks)))
    back = set(to_triples(merged(backwards)[::-1], extractions(backwards), links(*backwards)))
    assert forth == back


@quick
@given(REPORTS)
def test_every_account_stands_in_one_event(reports: list[list[dict[str, Any]]]) -> None:
    desks = written(reports)
    told = [account.id for incident in merged(desks) for account in incident.accounts]
    assert sorted(told) == sorted(account.id for desk in desks for account in desk.accounts)


@quick
@given(REPORTS)
def test_no_event_holds_two_accounts_that_a_hard_rule_keeps_apart(reports: list[list[dict[str, Any]]]) -> None:
    desks = written(reports)
    pairs = Pairs(desks)
    for incident in merged(desks):
        assert not any(pairs.apart(left, right) for left, right in combinations(incident.accounts, 2))


@quick
@given(REPORTS)
def test_what_is_the_same_stands_apart_only_for_a_hard_rule(reports: list[list[dict[str, Any]]]) -> None:
    desks = written(reports)
    pairs = Pairs(desks)
    events = [incident for incident in merged(desks) if incident.kind is not EventKind.STATEMENT]
    for one, other in combinations(events, 2):
        couples = list(product(one.accounts, other.accounts))
        if any(pairs.same(left, right) for left, right in couples):
            assert any(pairs.apart(left, right) for left, right in couples)


@quick
@given(REPORTS)
def test_every_decision_is_about_an_account_of_its_event(reports: list[list[dict[str, Any]]]) -> None:
    for incident in merged(written(reports)):
        ids = {account.id for account in incident.accounts}
        assert all({decision.left, decision.right} & ids for decision in incident.decisions)


@quick
@given(REPORTS, st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order_of_reports(reports: list[list[dict[str, Any]]], random: Any) -> None:
    found = extractions(written(reports))
    shuffled = list(found)
    random.shuffle(shuffled)
    assert resolve(found) == resolve(shuffled)
