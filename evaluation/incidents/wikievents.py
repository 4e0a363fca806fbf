"""Triggers and arguments of conflict events in the WikiEvents reports.

Asked for are the gold events of the types in ``TYPES``, those that the type scheme covers: attacks, deaths, injuries
and arrests; not demonstrations, movements, contacts, charges or trials. An event is found where its trigger lies in a
clause that triggers an account of an incident or a series, whatever its status, and the account's type can be the
event's; a death or an injury also where it lies in the words of a casualty figure of that harm. The corpus marks every
mention, so that many triggers may be found by one account.

Roles are compared for found events as ``slots.score_slot`` says, a gold argument with the strings of its entity and of
all its coreferent mentions. The arguments of all events that one account tells are compared together: what the account
has beyond those of one mention is no error where another of its mentions has it. A slot for which none of the events
has an argument is not compared.

The texts have lost the space between some sentences: a line feed is put where a small letter and a full stop, or four
small letters, meet a capital. Offsets are led back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpora import read_lines
from evaluation.incidents.fills import Answer, Fill, answer, score_slot
from evaluation.results import Counts
from kg.records import Account, EventKind, Extraction, Harm, MentionKind, Report, RoleName, Span

_DEPRIVING = frozenset({"arrest", "abduction"})
_HARMS: Mapping[str, Harm] = {"Life.Die": Harm.KILLED, "Life.Injure": Harm.INJURED}
#: Types of event that are asked for, by the beginning of their names; True where they take a person's liberty.
TYPES: Mapping[str, bool] = {
    "Conflict.Attack": False,
    "Life.Die": False,
    "Life.Injure": False,
    "Justice.ArrestJailDetain": True,
}
#: Slots by the roles of the corpus that they hold.
ROLES: Mapping[str, frozenset[str]] = {
    "attacker": frozenset({"Attacker", "Killer", "Injurer", "Jailer"}),
    "target and victim": frozenset({"Target", "Victim", "Detainee"}),
    "instrument": frozenset({"Instrument", "ExplosiveDevice"}),
    "place": frozenset({"Place"}),
}
_GLUED = re.compile(
    r"(?<=[a-z][a-z][.!?])(?=[A-Z“\"])|(?<=[a-z][.!?][”\"])(?=[A-Z“])|(?<=[a-z]{4})(?=[A-Z][a-z]*[ ’'])"
)


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One mention of an event: offsets of its trigger, and its arguments by slot."""

    doc: str
    type: str
    start: int
    end: int
    arguments: tuple[tuple[str, Fill], ...]


@dataclass(frozen=True, slots=True)
class WikiReport:
    """One report with its gold events; ``breaks`` are the offsets in its text of the line feeds that were put in."""

    report: Report
    events: tuple[GoldEvent, ...]
    breaks: tuple[int, ...]


def read_wikievents(path: Path) -> Iterator[WikiReport]:
    """Yield the reports of a file.

    Raises:
        ReadError: The file cannot be read.
    """
    for row in read_lines(path):
        text, breaks = unglued(row["text"])
        strings = _strings(row)
        events = tuple(_event(row["id"], each, strings) for each in row["events"] if _asked(each["type"]))
        yield WikiReport(Report(id=row["id"], text=text), events, breaks)


def unglued(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text with a line feed where two sentences touch, and where the line feeds stand."""
    at = [match.start() for match in _GLUED.finditer(text)]
    parts = [text[start:end] for start, end in zip([0, *at], [*at, len(text)], strict=True)]
    return "\n".join(parts), tuple(place + number for number, place in enumerate(at))


def original(place: int, breaks: Sequence[int]) -> int:
    """Return the offset in the text as the corpus has it."""
    return place - bisect_right(breaks, place)


def _asked(kind: str) -> str | None:
    return next((each for each in TYPES if kind.startswith(each)), None)


def _strings(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the strings of each entity and of those that it is coreferent with."""
    texts = {entity["id"]: entity["text"] for entity in row["entities"]}
    strings: dict[str, tuple[str, ...]] = {ident: (text,) for ident, text in texts.items()}
    for chain in row["coref"]:
        known = tuple(dict.fromkeys(texts[each] for each in chain if each in texts))
        strings |= {each: (texts[each], *known) for each in chain if each in texts}
    return strings


def _event(doc: str, row: Mapping[str, Any], strings: Mapping[str, tuple[str, ...]]) -> GoldEvent:
    arguments = tuple(
        (slot, Fill(strings.get(each["entity"], (each["text"],))))
        for each in row["arguments"]
        for slot, roles in ROLES.items()
        if each["role"] in roles
    )
    return GoldEvent(doc, row["type"], row["trigger"]["start"], row["trigger"]["end"], arguments)


def account_of(event: GoldEvent, extraction: Extraction, breaks: Sequence[int]) -> Account | None:
    """Return the account that tells the event: the one with the shortest such clause; None where none does."""
    found = [
        (clause.end - clause.start, account.id, account)
        for account in extraction.accounts
        if account.kind is not EventKind.STATEMENT
        for clause in _clauses(event, account)
        if original(clause.start, breaks) < event.end and event.start < original(clause.end, breaks)
    ]
    return min(found)[-1] if found else None


def _clauses(event: GoldEvent, account: Account) -> Iterator[Span]:
    kind = _asked(event.type)
    if kind is not None and (account.type in _DEPRIVING) == TYPES[kind]:
        yield from (trigger.span for trigger in account.triggers)
    if kind is not None and kind in _HARMS:
        yield from (figure.evidence.span for figure in account.figures if figure.harm is _HARMS[kind])


def answers(account: Account, slot: str) -> list[Answer]:
    """Return what an account says of one slot."""
    names = {
        "attacker": (RoleName.INITIATOR,),
        "target and victim": (RoleName.TARGET, RoleName.OBJECT),
        "instrument": (RoleName.WEAPON,),
        "place": (RoleName.PLACE,),
    }[slot]
    mentions = [role.mention for role in account.of(*names)]
    if slot == "target and victim":
        mentions += [figure.whom for figure in account.figures if figure.whom is not None]
        mentions = [each for each in mentions if each.kind is not MentionKind.PLACE]
    return [answer(each) for each in mentions]


def add_roles(counts: Mapping[str, Counts], account: Account, events: Collection[GoldEvent]) -> None:
    """Compare the roles of one account with the arguments of all events that it tells."""
    for slot, tally in counts.items():
        fills = dict.fromkeys(fill for event in events for name, fill in event.arguments if name == slot)
        if fills:  # a mention without an argument of a kind does not say that there was none
            score_slot(answers(account, slot), _merged(fills)).add_to(tally)


def _merged(fills: Iterable[Fill]) -> list[Fill]:
    """Join fills that share a string: mentions of one entity."""
    merged: list[Fill] = []
    for fill in fills:
        at = next((at for at, known in enumerate(merged) if set(known.strings) & set(fill.strings)), None)
        if at is None:
            merged.append(fill)
        else:
            merged[at] = Fill((*merged[at].strings, *fill.strings))
    return merged
