"""The stage: accounts of all reports to incidents, best pairs first, never across a hard rule.

Two clusters join when their best pair is the same and no pair between them is ruled out. The outcome depends on the set
of accounts alone: pairs are taken by score, and of equal scores by id.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from kg.ids import content_id
from kg.lexicon.types import most_specific
from kg.merge.compare import compare, keeps_apart
from kg.merge.facts import Facts, block_keys, facts_of
from kg.records import Account, Decision, EventKind, Extraction, Incident, Verdict
from kg.resolve.linker import Linker

log = logging.getLogger(__name__)

_BLOCK_CAP = 400  # accounts in one block: beyond it the shared fact says too little, and pairs grow with the square


def merge(extractions: Sequence[Extraction], linker: Linker) -> tuple[Incident, ...]:
    """Return every event of the reports once, with its accounts and the decisions that concern it, ordered by id."""
    reports = {extraction.report.id: extraction.report for extraction in extractions}
    accounts = sorted(
        (account for extraction in extractions for account in extraction.accounts), key=lambda account: account.id
    )
    known = {account.id: account for account in accounts}
    facts = [
        facts_of(account, reports[account.report_id], linker, known.get(account.part_of or ""))
        for account in accounts
        if account.kind is not EventKind.STATEMENT
    ]
    pairs = _pairs(facts, linker)
    first, _ = _decide(pairs, linker, {})
    groups = _cluster(facts, first, linker)
    final, asked = _decide(pairs, linker, _answered(accounts, groups))
    groups = _cluster(facts, final, linker)
    events = _incidents(groups, known, asked)
    statements = [_incident([account], ()) for account in accounts if account.kind is EventKind.STATEMENT]
    return tuple(sorted((*events, *statements), key=lambda incident: incident.id))


def _pairs(facts: Iterable[Facts], linker: Linker) -> list[tuple[Facts, Facts]]:
    """Return the pairs of accounts that share a block, each once, in the order of their ids."""
    blocks: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for one in facts:
        for key in dict.fromkeys(block_keys(one, linker)):
            blocks[key].append(one)
    found: dict[tuple[str, str], tuple[Facts, Facts]] = {}
    for key, members in blocks.items():
        if len(members) > _BLOCK_CAP:
            log.info("%d accounts share %s: too many to compare by that alone", len(members), " ".join(key))
        else:
            for index, left in enumerate(members):
                for right in members[index + 1 :]:
                    if left.report.id != right.report.id:
                        found[(left.id, right.id)] = (left, right)
    return [found[key] for key in sorted(found)]


def _decide(
    pairs: Iterable[tuple[Facts, Facts]], linker: Linker, answered: Mapping[str, frozenset[str]]
) -> tuple[list[Decision], dict[str, list[Decision]]]:
    """Return the decisions on all pairs, and those worth keeping by account: all but plain strangers."""

    def answers(left: str, right: str) -> bool:
        return bool(answered.get(left, frozenset()) & answered.get(right, frozenset()))

    decisions = [compare(left, right, linker, answers) for left, right in pairs]
    kept: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.verdict is not Verdict.DIFFERENT or _is_near_miss(decision):
            kept[decision.left].append(decision)
            kept[decision.right].append(decision)
    return decisions, kept


def _is_near_miss(decision: Decision) -> bool:
    """Tell whether one single hard rule kept the accounts apart: worth showing beside what was merged."""
    against = [feature for feature in decision.features if feature.weight is None]
    return len(against) == 1 and against[0].name in {"day", "place", "initiator", "sides-swapped"}


def _cluster(facts: Sequence[Facts], decisions: Iterable[Decision], linker: Linker) -> list[list[str]]:
    """Return the ids of accounts that tell one event together.

    Hard rules are asked for every pair that would meet, compared before or not; pairs that merely share too little may
    meet through a third.
    """
    home = {one.id: one.id for one in facts}
    members = {one.id: [one] for one in facts}
    same = [decision for decision in decisions if decision.verdict is Verdict.SAME]
    for decision in sorted(same, key=lambda found: (-found.score, found.left, found.right)):
        left, right = home[decision.left], home[decision.right]
        if left == right or any(
            keeps_apart(one, other, linker) for one, other in product(members[left], members[right])
        ):
            continue
        keep, give = sorted((left, right))
        home.update((one.id, keep) for one in members[give])
        members[keep] += members.pop(give)
    return [sorted(one.id for one in group) for group in members.values()]


def _answered(accounts: Iterable[Account], groups: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    """Return for each account the clusters of the incidents that it answers."""
    home = {ident: group[0] for group in groups for ident in group}
    return {
        account.id: frozenset(home.get(other, other) for other in account.responds_to)
        for account in accounts
        if account.responds_to
    }


def _incidents(
    groups: Iterable[Sequence[str]], accounts: Mapping[str, Account], asked: Mapping[str, list[Decision]]
) -> list[Incident]:
    found = []
    for group in groups:
        decisions = {decision: None for ident in group for decision in asked.get(ident, ())}
        found.append(
            _incident(
                [accounts[ident] for ident in group],
                tuple(sorted(decisions, key=lambda decision: (decision.left, decision.right))),
            )
        )
    return found


def _incident(accounts: Sequence[Account], decisions: tuple[Decision, ...]) -> Incident:
    """Return the incident of some accounts. Its id is made of the first account's, and stays while later ones join."""
    ordered = sorted(accounts, key=lambda account: (account.report_id, account.triggers[0].span, account.id))
    return Incident(
        id=content_id("event", ordered[0].id),
        kind=ordered[0].kind,
        type=most_specific([account.type for account in ordered]),
        accounts=tuple(ordered),
        decisions=decisions,
    )
