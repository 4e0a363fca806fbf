"""Drafts: what is gathered about one trigger before mentions are clustered into accounts.

A draft is the only record that changes while a report is read; nothing outside ``extract`` sees one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.events.triggers import Trigger
from kg.extract.speech.attribution import Speech
from kg.extract.times.finder import TimeMatch
from kg.extract.tokens import Token
from kg.records import EventKind, Harm, MentionKind, Quantity, RoleName, Status


@dataclass(frozen=True, slots=True)
class Slot:
    """A nominal that fills a role of a draft, with the rule that put it there.

    Attributes:
        speech: Who says this of it, where it is somebody else than who tells the event.
    """

    role: RoleName
    kind: MentionKind
    head: Token
    rule: str
    speech: Speech | None = None


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """A time expression of a draft and the rule that attached it."""

    match: TimeMatch
    head: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty figure before it is attached: what happened to how many of whom.

    Attributes:
        anchor: The word that carries the harm ("killed", "injuries").
        tokens: The words that say it, for evidence; the first is the head of the people or of their number.
        told: A word whose speaker says it, where nobody is said to say the anchor.
    """

    harm: Harm
    quantity: Quantity
    whom: Token | None
    anchor: Token
    tokens: tuple[Token, ...]
    rule: str
    told: Token | None = None


@dataclass(slots=True)
class Draft:
    """One event mention while it is read."""

    trigger: Trigger
    type: str
    kind: EventKind = EventKind.INCIDENT
    status: Status = Status.ASSERTED
    slots: list[Slot] = field(default_factory=list)
    times: list[TimeSlot] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    count: Quantity | None = None
    count_head: Token | None = None
    speech: Speech | None = None
    answers: list[int] = field(default_factory=list)  # token indexes of the triggers that this event responds to
    member_of: int | None = None  # token index of the series trigger that this event is one of
    rules: set[str] = field(default_factory=set)

    def add(self, role: RoleName, kind: MentionKind, head: Token, rule: str) -> None:
        """Add a slot once; the first rule that fills it stays."""
        if not any(slot.role is role and slot.head.i == head.i for slot in self.slots):
            self.slots.append(Slot(role, kind, head, rule))
            self.rules.add(rule)

    def heads(self, role: RoleName) -> tuple[Token, ...]:
        """Return the heads that fill ``role``."""
        return tuple(slot.head for slot in self.slots if slot.role is role)

    @property
    def hit(self) -> tuple[Token, ...]:
        """The heads of whom and of what it hit."""
        return (*self.heads(RoleName.TARGET), *self.heads(RoleName.OBJECT))
