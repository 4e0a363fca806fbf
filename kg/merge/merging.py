"""The stage: accounts of all reports to incidents, best pairs first, never across a hard rule.

Two clusters join when their best pair is the same, no pair between them is ruled out, and on the average something
speaks for it. The outcome depends on the set of accounts alone: pairs are taken by score, and of equal scores by id.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import fsum

from kg.ids import content_id
from kg.lexicon.types import most_specific
from kg.merge.compare import compare, keeps_apart
from kg.merge.facts import Facts, block_keys, facts_in
from kg.merge.stories import tales_of
from kg.records import Account, Decision, EventKind, Extraction, Incident, Verdict
from kg.resolve.linker import Linker

log = logging.getLogger(__name__)

_ON_AVERAGE = 1.0  # score of the pairs between two groups that may join
#: Hard rules of which one alone keeps apart what might be one event: worth showing beside what was merged.
_NEAR_MISSES = frozenset({"day", "place", "initiator", "sides-swapped"})
_BLOCK_CAP = 400  # accounts in one block: beyond it the shared fact says too little, and pairs grow with the square


def merge(extractions: Sequence[Extraction], linker: Linker, judged: Iterable[Decision] = ()) -> tuple[Incident, ...]:
    """Return every event of the reports once, with its accounts and the decisions that concern it, ordered by id.

    Args:
        judged: What people decided about pairs of accounts, free of contradiction. It wins over every rule; pairs of
            which an account is not there do not count.
    """
    accounts = sorted(
        (account for extraction in extractions for account in extraction.accounts), key=lambda account: account.id
    )
    known = {account.id: account for account in accounts}
    facts = _facts(extractions, linker)
    pairs = _pairs(facts, linker)
    decisions = [compare(left, right, linker, lambda _left, _right: False) for left, right in pairs]
    judged = tuple(judged)
    first = _overruled(decisions, judged, facts)
    found = _cluster(facts, first, linker)
    answered = _answered(accounts, found.groups)
    if answered:
        first = _overruled(_decided_again(decisions, pairs, linker, answered), judged, facts)
        found = _cluster(facts, first, linker)
    events = _incidents(found.groups, known, _kept(first, found))
    statements = [_incident([account], ()) for account in accounts if account.kind is EventKind.STATEMENT]
    return tuple(sorted((*events, *statements), key=lambda incident: incident.id))


def _facts(extractions: Sequence[Extraction], linker: Linker) -> list[Facts]:
    """Return the facts of every account that is no statement, in the order of their ids."""
    tales = tales_of(extractions)
    found = (one for extraction in extractions for one in facts_in(extraction, linker, tales[extraction.report.id]))
    return sorted(found, key=lambda one: one.id)


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


def _decided_again(
    decisions: Iterable[Decision],
    pairs: Iterable[tuple[Facts, Facts]],
    linker: Linker,
    answered: Mapping[str, frozenset[str]],
) -> list[Decision]:
    """Return the decisions on the same pairs, made again where both accounts answer one incident."""

    def answers(left: str, right: str) -> bool:
        return bool(answered.get(left, frozenset()) & answered.get(right, frozenset()))

    return [
        compare(left, right, linker, answers) if answers(left.id, right.id) else decision
        for decision, (left, right) in zip(decisions, pairs, strict=True)
    ]


def _overruled(decisions: Iterable[Decision], judged: Iterable[Decision], facts: Iterable[Facts]) -> list[Decision]:
    """Return the decisions with those of people in the place of the rules' on the same pairs, ordered by account."""
    known = {one.id for one in facts}
    found = {(each.left, each.right): each for each in decisions}
    found.update(((each.left, each.right), each) for each in judged if {each.left, each.right} <= known)
    return [decision for _, decision in sorted(found.items())]


def _kept(decisions: Iterable[Decision], clusters: _Clusters) -> dict[str, list[Decision]]:
    """Return the decisions worth keeping by account, of which there are no more than accounts and pairs of events.

    They are those of people; those that joined an event's accounts, one for each that came in; and of those that speak
    about two events for one reason, the one that came closest to joining them.
    """
    home = {ident: group[0] for group in clusters.groups for ident in group}
    closest: dict[tuple[str, str, str], Decision] = {}
    for decision in sorted(decisions, key=_best_first):
        left, right = sorted((home[decision.left], home[decision.right]))
        if left != right and (reason := _reason_apart(decision)):
            closest.setdefault((left, right, reason), decision)
    kept: dict[str, list[Decision]] = defaultdict(list)
    of_people = (decision for decision in decisions if decision.is_judged)
    by_pair = {(each.left, each.right): each for each in (*of_people, *clusters.links, *closest.values())}
    for decision in by_pair.values():
        kept[decision.left].append(decision)
        kept[decision.right].append(decision)
    return kept


def _best_first(decision: Decision) -> tuple[float, str, str]:
    return -decision.score, decision.left, decision.right


def _reason_apart(decision: Decision) -> str:
    """Return in a word what a decision says of two events that stand apart; nothing where they are plain strangers."""
    if decision.verdict is not Verdict.DIFFERENT:
        return decision.verdict
    against = [feature.name for feature in decision.features if feature.weight is None]
    return against[0] if len(against) == 1 and against[0] in _NEAR_MISSES else ""


@dataclass(frozen=True, slots=True)
class _Clusters:
    """Ids of the accounts that tell one event together, least first, and the decisions that brought them together."""

    groups: list[list[str]]
    links: list[Decision]


def _cluster(facts: Sequence[Facts], decisions: Iterable[Decision], linker: Linker) -> _Clusters:
    """Return which accounts tell one event together.

    What people judged to be the same comes first. Hard rules are asked for every pair that would meet, compared before
    or not; pairs that merely share too little may meet through a third, unless the two groups are strangers on the
    average: one wrong pair must not join them all.
    """
    home = {one.id: one.id for one in facts}
    members = {one.id: [one] for one in facts}
    scores = _Scores(decisions, linker)
    links = []
    for decision in scores.same():
        left, right = home[decision.left], home[decision.right]
        if left == right or not (decision.is_judged or scores.fit(members[left], members[right])):
            continue
        keep, give = sorted((left, right))
        home.update((one.id, keep) for one in members[give])
        members[keep] += members.pop(give)
        links.append(decision)
    return _Clusters(groups=[sorted(one.id for one in group) for group in members.values()], links=links)


class _Scores:
    """The decisions on pairs of accounts, looked up or made when two groups would meet."""

    def __init__(self, decisions: Iterable[Decision], linker: Linker) -> None:
        self._linker = linker
        self._known = {(decision.left, decision.right): decision for decision in decisions}

    def same(self) -> list[Decision]:
        """Return the decisions for one event, best first, of equal scores by id."""
        found = (decision for decision in self._known.values() if decision.verdict is Verdict.SAME)
        return sorted(found, key=_best_first)

    def fit(self, ours: Sequence[Facts], theirs: Sequence[Facts]) -> bool:
        """Tell whether two groups may be one event."""
        couples = list(product(ours, theirs))
        if any(self._keeps_apart(one, other) for one, other in couples):
            return False
        scores = [self._score(one, other) for one, other in couples if one.report.id != other.report.id]
        return fsum(scores) >= _ON_AVERAGE * len(scores)

    def _keeps_apart(self, one: Facts, other: Facts) -> bool:
        left, right = sorted((one.id, other.id))
        known = self._known.get((left, right))
        if known is None:
            return keeps_apart(one, other, self._linker)
        return known.verdict is Verdict.DIFFERENT if known.is_judged else known.is_ruled_out

    def _score(self, one: Facts, other: Facts) -> float:
        left, right = sorted((one, other), key=lambda each: each.id)
        if (left.id, right.id) not in self._known:
            self._known[left.id, right.id] = compare(left, right, self._linker, lambda _left, _right: False)
        return self._known[left.id, right.id].score


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
