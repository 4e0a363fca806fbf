"""Counts statements: who said what kind of thing about which incident.

A statement of the system may stand for one of the gold where the sentence of its trigger overlaps the gold's words,
which are often the words said and not the verb of saying. One to one, pairs of the same kind first, then those that
agree in topic and speaker, then those whose trigger itself overlaps. A stance that the gold has no kind for
("announcement", "statement") is its "other". The topic is right where the accounts of incidents that the statement is
about are those of the gold: all of the gold's, and none besides but optional ones; accounts of what did not happen say
nothing, and a part that the gold's note allows stands for its incident.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.reading.arguments import Fault, Outcome, span_of
from evaluation.reading.gold import GoldStatement
from evaluation.reading.match import Matching, overlap
from evaluation.reading.names import Resolver, assign, forms_of, matches
from kg.records import HAPPENED, Account, EventKind, RoleName

#: The kinds that the gold names; every other stance is "other".
KINDS = frozenset({"condemnation", "claim-of-responsibility", "denial", "threat", "demand", "support", "mourning"})

_SENTENCE, _TRIGGER, _KIND, _TOPIC, _SPEAKER = 10, 5, 100, 20, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One gold statement beside the account that stands for it, with what is right about it."""

    gold: GoldStatement
    account: Account
    kind: bool
    topic: bool
    speaker: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The statements of one report, matched."""

    matched: tuple[Said, ...]
    missed: tuple[GoldStatement, ...]
    false: tuple[Account, ...]


def match_statements(matching: Matching, entity_of: Resolver) -> Statements:
    """Return the statements of the gold beside those of the system."""
    gold = matching.gold.statements
    accounts = [account for account in matching.extraction.accounts if account.kind is EventKind.STATEMENT]
    possible = dict(_possible(gold, accounts, matching, entity_of))
    pairs = assign({ends: _weight(said) for ends, said in possible.items()})
    used = set(pairs.values())
    return Statements(
        matched=tuple(possible[ends] for ends in pairs.items()),
        missed=tuple(each for number, each in enumerate(gold) if number not in pairs),
        false=tuple(account for number, account in enumerate(accounts) if number not in used),
    )


def stance_and_topic(said: Statements) -> Outcome:
    """Ask for statements of the right kind about the right incidents."""
    right = sum(each.kind and each.topic for each in said.matched)
    return Outcome(
        right=right,
        found=len(said.matched) + len(said.false),
        gold=len(said.matched) + len(said.missed),
        faults=tuple(_faults(said)),
    )


def found_at_all(said: Statements) -> Outcome:
    """Ask for statements where the gold has one, whatever their kind and topic."""
    right = len(said.matched)
    return Outcome(right=right, found=right + len(said.false), gold=right + len(said.missed))


def kind_right(said: Statements) -> Outcome:
    """Ask for the kind of the statements that were found."""
    return Outcome(right=sum(each.kind for each in said.matched), found=len(said.matched), gold=len(said.matched))


def topic_right(said: Statements) -> Outcome:
    """Ask for the topic of the statements that were found."""
    return Outcome(right=sum(each.topic for each in said.matched), found=len(said.matched), gold=len(said.matched))


def speaker_right(said: Statements) -> Outcome:
    """Ask for the speaker of the statements that were found."""
    return Outcome(right=sum(each.speaker for each in said.matched), found=len(said.matched), gold=len(said.matched))


def _possible(
    gold: Sequence[GoldStatement], accounts: Sequence[Account], matching: Matching, entity_of: Resolver
) -> Iterator[tuple[tuple[int, int], Said]]:
    for left, wanted in enumerate(gold):
        for right, account in enumerate(accounts):
            if any(_meet((each.sentence.start, each.sentence.end), wanted.span) for each in account.triggers):
                yield (left, right), _said(wanted, account, matching, entity_of)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _said(wanted: GoldStatement, account: Account, matching: Matching, entity_of: Resolver) -> Said:
    speakers = [role.mention for role in account.of(RoleName.SPEAKER)]
    return Said(
        gold=wanted,
        account=account,
        kind=_kind(account) == wanted.kind,
        topic=_about(wanted, account, matching),
        speaker=any(matches(forms_of(each, entity_of(each)), wanted.speaker) for each in speakers),
    )


def _kind(account: Account) -> str:
    return account.type if account.type in KINDS else "other"


def _about(wanted: GoldStatement, account: Account, matching: Matching) -> bool:
    happened = {each.id for each in matching.extraction.accounts if each.status in HAPPENED}
    incidents = {each.id for each in matching.extraction.accounts if each.kind is not EventKind.STATEMENT} & happened
    told: Mapping[str, frozenset[str]] = matching.told
    topics = [told.get(each, frozenset()) for each in account.about if each in incidents or each in told]
    optional = {key for each in matching.gold.incidents if not each.required for key in each.keys}
    known = frozenset().union(*topics)
    return wanted.about <= known and all(topic & (wanted.about | optional) for topic in topics)


def _weight(said: Said) -> int:
    inside = overlap(said.account.triggers, [said.gold.span]) > 0
    return _SENTENCE + _TRIGGER * inside + _KIND * said.kind + _TOPIC * said.topic + _SPEAKER * said.speaker


def _faults(said: Statements) -> Iterator[Fault]:
    for wanted in said.missed:
        detail = f"expected {wanted.kind} by {wanted.speaker[0]!r} about {sorted(wanted.about)}; found none"
        yield Fault(kind="missed statement", detail=detail, span=wanted.span)
    for account in said.false:
        detail = f"found {account.type} by {_speakers(account)}"
        yield Fault(kind="false statement", detail=detail, span=span_of(account.triggers[0]), rules=account.rules)
    for each in said.matched:
        yield from _wrong(each)


def _wrong(said: Said) -> Iterator[Fault]:
    span, rules = span_of(said.account.triggers[0]), said.account.rules
    if not said.kind:
        detail = f"expected {said.gold.kind}; found {said.account.type}"
        yield Fault(kind="wrong stance", detail=detail, span=span, rules=rules)
    if not said.topic:
        detail = f"expected about {sorted(said.gold.about)}; found {len(said.account.about)} accounts"
        yield Fault(kind="wrong topic", detail=detail, span=span, rules=rules)
    if not said.speaker:
        detail = f"expected {said.gold.speaker[0]!r}; found {_speakers(said.account)}"
        yield Fault(kind="wrong speaker", detail=detail, span=span, rules=rules)


def _speakers(account: Account) -> str:
    return ", ".join(repr(role.mention.text) for role in account.of(RoleName.SPEAKER)) or "nobody"
