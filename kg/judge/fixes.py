"""What a person says that an account says: the values of a ``fix``, and accounts with them in the place of their own.

A part that was fixed keeps words of the report as its evidence: those that the person names, or else those that tell
the event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from kg.lexicon.entities import Entities
from kg.records import (
    Account,
    CasualtyFigure,
    Evidence,
    Harm,
    Interval,
    Judgement,
    Mention,
    MentionKind,
    Precision,
    Quantity,
    Role,
    RoleName,
    Span,
    Status,
    When,
)

_T = TypeVar("_T")

#: The rule that a part which was fixed names.
RULE = "judgement"

#: The value that takes a part away.
NONE = "none"

_KINDS: Mapping[RoleName, MentionKind] = {
    RoleName.INITIATOR: MentionKind.ACTOR,
    RoleName.TARGET: MentionKind.ACTOR,
    RoleName.OBJECT: MentionKind.OBJECT,
    RoleName.PLACE: MentionKind.PLACE,
    RoleName.WEAPON: MentionKind.WEAPON,
}
_NUMBER = re.compile(r"(\d+)(?:(\+)|-(\d+))?", re.ASCII)

#: What can be fixed.
PARTS: tuple[str, ...] = ("type", "status", "date", *_KINDS, *Harm)


def fixed(
    account: Account, judgement: Judgement, text: str, types: Mapping[str, object], entities: Entities
) -> Account:
    """Return ``account`` with one part as a person judged it. ``text`` is its report's; ``types`` are known by id.

    Raises:
        ValueError: There is no such part, the value does not fit it, or the quote does not stand in the report.
    """
    part, value = judgement.part or "", judgement.value or ""
    if part not in PARTS:
        raise ValueError(f"nothing is called {part!r}; known: {', '.join(PARTS)}")
    words = _evidence(account, judgement.quote, text)
    changed = _changed(account, part, value, words, types, entities)
    return replace(changed, rules=tuple(sorted({*changed.rules, RULE})))


def _changed(
    account: Account, part: str, value: str, words: Evidence, types: Mapping[str, object], entities: Entities
) -> Account:
    if part == "type":
        return replace(account, type=_one_of(value, types))
    if part == "status":
        return replace(account, status=Status(_one_of(value, set(Status))))
    if part == "date":
        return replace(account, times=_times(value, words))
    if part in _KINDS:
        return _with_role(account, RoleName(part), value, words, entities)
    return _with_figure(account, Harm(part), value, words)


def _one_of(value: str, known: Mapping[str, object] | set[str]) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(sorted(known))}")
    return value


def _evidence(account: Account, quote: str | None, text: str) -> Evidence:
    told = account.triggers[0]
    if quote is None:
        return told
    start = text.find(quote)
    if start < 0:
        raise ValueError(f"{quote!r} does not stand in report {account.report_id!r}")
    span = Span(report_id=account.report_id, start=start, end=start + len(quote))
    return Evidence(span=span, sentence=span)


# -------------------------------------------------------------------------------------------------------------- values


def _times(value: str, words: Evidence) -> tuple[When, ...]:
    if value == NONE:
        return ()
    first, dots, last = value.partition("..")
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last if dots else first)
    if latest < earliest:
        raise ValueError(f"{value!r} ends before it begins")
    precision = Precision.DAY if earliest == latest else Precision.PERIOD
    interval = Interval(earliest=earliest, latest=latest, precision=precision, wording=value)
    return (When(interval=interval, evidence=words, rule=RULE),)


def _with_role(account: Account, name: RoleName, value: str, words: Evidence, entities: Entities) -> Account:
    others = tuple(role for role in account.roles if role.name is not name)
    if value == NONE:
        return replace(account, roles=others)
    mention = _mention(_KINDS[name], value, words, entities)
    return replace(account, roles=(*others, Role(name=name, mention=mention, evidence=words, rule=RULE)))


def _mention(kind: MentionKind, value: str, words: Evidence, entities: Entities) -> Mention:
    if "/" not in value:
        return Mention(kind=kind, text=value, span=words.span, name=value, noun=value.split()[-1].lower())
    try:
        label = entities.entity(value).label
    except KeyError as error:
        raise ValueError(f"the lexicon has no {value!r}; a name can be given instead") from error
    return Mention(kind=kind, text=label, span=words.span, name=label, entry=value)


def _with_figure(account: Account, harm: Harm, value: str, words: Evidence) -> Account:
    others = tuple(figure for figure in account.figures if figure.harm is not harm)
    if value == NONE:
        return replace(account, figures=others)
    told = [figure for figure in account.figures if figure.harm is harm]
    figure = CasualtyFigure(
        harm=harm,
        quantity=_quantity(value),
        whom=_shared(told, lambda each: each.whom),
        attribution=_shared(told, lambda each: each.attribution),
        evidence=words,
        rule=RULE,
    )
    return replace(account, figures=(*others, figure))


def _shared(figures: list[CasualtyFigure], value: Callable[[CasualtyFigure], _T | None]) -> _T | None:
    """Return what all figures have; None where they differ, or where there are none."""
    found = list(map(value, figures))
    return found[0] if found and all(one == other for one, other in pairwise(found)) else None


def _quantity(value: str) -> Quantity:
    match = _NUMBER.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no number; write 3, 3-5, 3+ or {NONE}")
    low = int(match[1])
    high = None if match[2] else int(match[3] or low)
    if high is not None and high < low:
        raise ValueError(f"{value!r} ends below its beginning")
    return Quantity(low=low, high=high, wording=value)
