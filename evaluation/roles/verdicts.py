"""How well an account agrees with a gold dyad: whether its sources and targets are right (``roles`` says how)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from evaluation.roles.actors import agree
from evaluation.roles.gold import STATEMENT, Actor, Dyad, Sentence
from kg.records import Account, EventKind, Extraction, Role, RoleName

_HIT = (RoleName.TARGET, RoleName.OBJECT)


class Verdict(IntEnum):
    """How well an account agrees with a dyad, best last."""

    MISSING = 0
    SWAPPED = 1
    ONE = 2
    BOTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Wordings of the sources and targets that one account gives, ``places`` apart."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One dyad with the account that agrees best with it, None where no account is of its kind."""

    dyad: Dyad
    verdict: Verdict
    best: Parties | None = None


def verdict(dyad: Dyad, found: Parties) -> Verdict:
    """Return how well the parties of one account agree with a gold dyad."""
    source, target = source_right(dyad, found), target_right(dyad, found)
    if source and target:
        return Verdict.BOTH
    if crossed(found.sources, dyad.sources, dyad.targets) or crossed(found.targets, dyad.targets, dyad.sources):
        return Verdict.SWAPPED
    return Verdict.ONE if source or (target and bool(dyad.targets)) else Verdict.MISSING


def source_right(dyad: Dyad, found: Parties) -> bool:
    """Tell whether exactly the gold sources were found."""
    if not found.sources:
        return all(actor.unnamed for actor in dyad.sources)
    every = all(_is_found(actor, found.sources) for actor in dyad.sources)
    known = (*dyad.sources, *dyad.company)
    return every and all(_named(wording, known) for wording in found.sources)


def target_right(dyad: Dyad, found: Parties) -> bool:
    """Tell whether each gold target was found, as whom or what it hit, or as the place that stands for them."""
    return all(_is_found(actor, (*found.targets, *found.places)) for actor in dyad.targets)


def names(actor: Actor, wording: str) -> bool:
    """Tell whether a found wording names a gold actor."""
    return any(agree(gold, wording) for gold in actor.wordings)


def _is_found(actor: Actor, wordings: Iterable[str]) -> bool:
    return any(names(actor, wording) for wording in wordings)


def crossed(wordings: Iterable[str], own: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Tell whether a found wording names an actor of the other side and none of its own."""
    return any(_named(wording, other) and not _named(wording, own) for wording in wordings)


def _named(wording: str, actors: Iterable[Actor]) -> bool:
    return any(names(actor, wording) for actor in actors)


def judge(dyad: Dyad, extraction: Extraction) -> Judged:
    """Return the verdict on a dyad: the best over the accounts of its kind, over all accounts where none is asked."""
    found = [
        parties(account, extraction.accounts) for account in extraction.accounts if _is_of_kind(account, dyad.asked)
    ]
    best = max(found, key=lambda one: verdict(dyad, one), default=None)
    return Judged(dyad=dyad, verdict=Verdict.MISSING if best is None else verdict(dyad, best), best=best)


def _is_of_kind(account: Account, kind: str | None) -> bool:
    return kind is None or (account.kind is EventKind.STATEMENT) == (kind == STATEMENT)


def parties(account: Account, accounts: Iterable[Account]) -> Parties:
    """Return who does or says it in an account, and to whom."""
    if account.kind is not EventKind.STATEMENT:
        return Parties(
            sources=_texts(account.of(RoleName.INITIATOR)),
            targets=_texts(account.of(*_HIT)),
            places=_texts(account.of(RoleName.PLACE)),
            rules=_rules(account),
        )
    events = [other for other in accounts if other.id in account.about]
    parts = [role for event in events for role in event.of(RoleName.INITIATOR, *_HIT)]
    return Parties(
        sources=_texts(account.of(RoleName.SPEAKER)),
        targets=_texts((*account.of(*_HIT), *parts)),
        places=_texts(role for event in events for role in event.of(RoleName.PLACE)),
        rules=_rules(account),
    )


def _texts(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.mention.text for role in roles))


def _rules(account: Account) -> tuple[str, ...]:
    return tuple(sorted({*account.rules, *(role.rule for role in account.roles)}))


def false_events(sentence: Sentence, extraction: Extraction) -> tuple[Parties, ...]:
    """Return the dyads found in a sentence that tells of no event."""
    if not sentence.barren:
        return ()
    found = (parties(account, extraction.accounts) for account in extraction.accounts)
    return tuple(one for one in found if one.sources and one.targets)
