"""Counts what an account says of the incident it was matched with: one function a question, each pure.

Every function takes a ``Pair`` and returns an ``Outcome``: how many are right, found and gold, and what went wrong. An
incident that no account tells has found nothing: its roles and casualties are missed. Its type, status, dates and
places are not asked for, since its absence is counted already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.reading.gold import Days, Fillers, Names
from evaluation.reading.match import STATUS, Pair
from evaluation.reading.names import Answer, Resolver, answers, matches, one_to_one
from kg.records import Account, Evidence, Interval, RoleName


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: its class, what was expected and found, the words, and the rule where one is known."""

    kind: str
    detail: str
    span: tuple[int, int]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one question gives for one incident."""

    right: int = 0
    found: int = 0
    gold: int = 0
    faults: tuple[Fault, ...] = ()


def type_of(pair: Pair) -> Outcome:
    """Ask whether the account's type is one of those that are acceptable."""
    if pair.account is None:
        return Outcome()
    return _choice("type", pair.account.type in pair.gold.types, pair.gold.types, pair.account.type, pair.account)


def status_of(pair: Pair) -> Outcome:
    """Ask whether the account's status is what the system calls one of the acceptable statuses."""
    if pair.account is None:
        return Outcome()
    right = any(STATUS[status] is pair.account.status for status in pair.gold.statuses)
    return _choice("status", right, pair.gold.statuses, pair.account.status, pair.account)


def initiators(pair: Pair, entity_of: Resolver) -> Outcome:
    """Ask who did it, one to one."""
    return _roles("initiator", pair, pair.gold.initiators, (RoleName.INITIATOR,), entity_of)


def targets(pair: Pair, entity_of: Resolver) -> Outcome:
    """Ask who and what was hit, one to one.

    The gold's targets (people, bodies, but also places and buildings that were aimed at) and its objects (what a strike
    engaged or destroyed) are one list, and so are the system's targets and objects: the two draw the line elsewhere.
    """
    hit = pair.gold.targets + pair.gold.objects
    return _roles("target", pair, hit, (RoleName.TARGET, RoleName.OBJECT), entity_of)


def date_given(pair: Pair) -> Outcome:
    """Ask for the date that the text gives: a time of the account is equal to it, and none rules it out.

    Where no date is right too, only a date that was found is judged.
    """
    if pair.account is None or not pair.gold.dates:
        return Outcome()
    found = _intervals(pair.account)
    if pair.gold.date_optional and not found:
        return Outcome()
    right = any(_is(interval, days) and _fits(days, found) for interval in found for days in pair.gold.dates)
    faults = () if right else (_date_fault("wrong date" if found else "missed date", pair, pair.account),)
    return Outcome(right=right, found=bool(found), gold=1, faults=faults)


def date_invented(pair: Pair) -> Outcome:
    """Ask for a date where the text settles none; ``found`` counts incidents that have one."""
    if pair.account is None or pair.gold.dates or not _intervals(pair.account):
        return Outcome()
    return Outcome(found=1, faults=(_date_fault("invented date", pair, pair.account),))


def date_part(pair: Pair) -> Outcome:
    """Ask whether words of time are attached where the text states a part of a date (a weekday, a day and month)."""
    if pair.account is None or not pair.gold.partial:
        return Outcome()
    right = bool(pair.account.times)
    fault = Fault(kind="missed words of time", detail="no time", span=pair.gold.spans[0], rules=pair.account.rules)
    return Outcome(right=right, found=right, gold=1, faults=() if right else (fault,))


def place_given(pair: Pair, entity_of: Resolver) -> Outcome:
    """Ask for a place: right is any entry of the gold but the widest of several, which mostly is the country."""
    if pair.account is None or not pair.gold.specific:
        return Outcome()
    found = _of(pair.account, (RoleName.PLACE,), entity_of)
    if pair.gold.place_optional and not found:
        return Outcome()
    right = any(matches(answer.forms, names) for answer in found for names in pair.gold.specific)
    kind = "place too wide or wrong" if found else "missed place"
    detail = f"expected {listed(pair.gold.specific)}; found {_texts(found)}"
    fault = Fault(kind=kind, detail=detail, span=span_of(pair.account.triggers[0]), rules=pair.account.rules)
    return Outcome(right=right, found=bool(found), gold=1, faults=() if right else (fault,))


def place_invented(pair: Pair, entity_of: Resolver) -> Outcome:
    """Ask for places that are none of the gold's; ``found`` counts all places of the account."""
    if pair.account is None:
        return Outcome()
    found = _of(pair.account, (RoleName.PLACE,), entity_of)
    wrong = [answer for answer in found if not any(matches(answer.forms, names) for names in pair.gold.places)]
    return Outcome(
        right=len(found) - len(wrong),
        found=len(found),
        faults=tuple(_answer_fault("wrong place", answer, pair.gold.places, pair.account) for answer in wrong),
    )


def _choice(what: str, right: bool, expected: Sequence[str], found: str, account: Account) -> Outcome:
    fault = Fault(
        kind=f"wrong {what}",
        detail=f"expected {' or '.join(expected)}; found {found}",
        span=span_of(account.triggers[0]),
        rules=account.rules,
    )
    return Outcome(right=right, found=1, gold=1, faults=() if right else (fault,))


def _roles(what: str, pair: Pair, gold: Fillers, names: tuple[RoleName, ...], entity_of: Resolver) -> Outcome:
    found = () if pair.account is None else _of(pair.account, names, entity_of)
    matched = one_to_one(gold.required, found)
    free = set(matched.values())
    wrong = [
        answer
        for number, answer in enumerate(found)
        if number not in free and not any(matches(answer.forms, extra) for extra in gold.extra)
    ]
    missed = [entry for number, entry in enumerate(gold.required) if number not in matched]
    return Outcome(
        right=len(matched),
        found=len(matched) + len(wrong),
        gold=len(gold.required),
        faults=tuple(_role_faults(what, pair, gold, found, missed, wrong)),
    )


def _role_faults(
    what: str, pair: Pair, gold: Fillers, found: Sequence[Answer], missed: Sequence[Names], wrong: Sequence[Answer]
) -> Iterator[Fault]:
    """Yield the faults of the roles of an incident that was told; the others are those of a missed incident."""
    if pair.account is None:
        return
    for answer in wrong:
        yield _answer_fault(f"wrong {what}", answer, gold.required, pair.account)
    for entry in missed:
        detail = f"expected {entry[0]!r}; found {_texts(found)}"
        kind = f"missed {what}" if found else f"no {what} at all"
        yield Fault(kind=kind, detail=detail, span=span_of(pair.account.triggers[0]), rules=pair.account.rules)


def _of(account: Account, names: tuple[RoleName, ...], entity_of: Resolver) -> tuple[Answer, ...]:
    return answers(account.of(*names), entity_of)


def _intervals(account: Account) -> tuple[Interval, ...]:
    return tuple(when.interval for when in account.times if when.interval.earliest or when.interval.latest)


def _is(interval: Interval, days: Days) -> bool:
    return (interval.earliest, interval.latest) == (days.earliest, days.latest)


def _fits(days: Days, found: Iterable[Interval]) -> bool:
    gold = Interval(earliest=days.earliest, latest=days.latest)
    return all(interval.overlaps(gold) for interval in found)


def _date_fault(kind: str, pair: Pair, account: Account) -> Fault:
    found = [f"{when.interval.earliest}..{when.interval.latest} {when.interval.wording!r}" for when in account.times]
    wanted = [f"{days.earliest}..{days.latest}" for days in pair.gold.dates]
    span = span_of(account.times[0].evidence if account.times else account.triggers[0])
    detail = f"expected {wanted or None}; found {found}"
    return Fault(kind=kind, detail=detail, span=span, rules=tuple(when.rule for when in account.times))


def _answer_fault(kind: str, answer: Answer, expected: Iterable[Names], account: Account) -> Fault:
    detail = f"expected {listed(expected)}; found {answer.text!r}"
    return Fault(kind=kind, detail=detail, span=answer.span, rules=(answer.rule, *account.rules))


def listed(entries: Iterable[Names]) -> str:
    """Return the first name of each entry, for a message."""
    return ", ".join(repr(entry[0]) for entry in entries) or "none"


def span_of(evidence: Evidence) -> tuple[int, int]:
    """Return where the words stand."""
    return (evidence.span.start, evidence.span.end)


def _texts(found: Iterable[Answer]) -> str:
    return ", ".join(repr(answer.text) for answer in found) or "none"
