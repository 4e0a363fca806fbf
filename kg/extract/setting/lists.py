"""What the items of a list take from the sentence that opens it: "The army shelled three towns:", then a line each.

An item tells an event of the same type and leaves out what the opening said for all of them. It inherits who did it to
whom, when, and who says so, only where every event of that type in the opening says the same, of no other day than the
item; the evidence is the opening's words. What the line above the list leaves open ("A summary of the strikes:") the
paragraph before it may say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kg.extract.events.drafts import Draft, Slot, TimeSlot
from kg.extract.events.timing import add_time
from kg.extract.reading import Reading
from kg.extract.sameness.keys import key
from kg.extract.sameness.likeness import Cluster, slot_mention
from kg.lexicon.types import GENERIC, most_specific, types_agree
from kg.records import EventKind, RoleName, Status

_ITEM = re.compile(r"\s*(?:[-–—•*·▪◦‣.]{1,2}|\(?\d{1,2}[.)]|\(?[a-z]\))[^\S\n]+\S")
"""Marks that open items of lists in releases and bulletins; a full stop is what text conversion leaves of a bullet."""

_HEADING_WORDS = 5
"""A line of at most so many words without an event parts a list into sections ("Northern front")."""

#: Rule of items that are told by who tells the opening: "The army said that it hit three towns:".
SAID_BY_OPENING = "list-opening-said"
_INHERITED = (RoleName.INITIATOR, RoleName.TARGET)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the report: whether it is an item, how many words it has, and the drafts told in it."""

    is_item: bool
    words: int
    drafts: tuple[Draft, ...]

    @property
    def is_heading(self) -> bool:
        return not self.is_item and not self.drafts and self.words <= _HEADING_WORDS


def inherit_from_openings(reading: Reading, clusters: Iterable[Cluster]) -> None:
    """Fill the empty sides and days of events told in lists from what opens the list."""
    if not any(map(_ITEM.match, reading.doc.text.split("\n"))):
        return
    openings: tuple[_Line, ...] = ()
    is_listing = False
    for line in _lines(reading, [member.draft for group in clusters for member in group.members]):
        if line.is_item:
            is_listing = True
            for draft, opening in product(line.drafts, openings):
                _inherit(reading, draft, opening.drafts)
        elif not line.is_heading:
            openings = (line,) if is_listing else (line, *openings[:1])
            is_listing = False


def _lines(reading: Reading, drafts: Sequence[Draft]) -> Iterator[_Line]:
    start = 0
    for text in reading.doc.text.split("\n"):
        end = start + len(text) + 1
        own = tuple(draft for draft in drafts if start <= draft.trigger.token.idx < end)
        if text.strip():
            yield _Line(_ITEM.match(text) is not None, len(text.split()), own)
        start = end


def _inherit(reading: Reading, draft: Draft, openings: Sequence[Draft]) -> None:
    alike = [other for other in openings if types_agree(other.type, draft.type) and not _is_another_day(draft, other)]
    if len(types := {other.type for other in alike} - GENERIC) == 1:
        draft.type = most_specific([draft.type, *types])
    for role in _INHERITED:
        if not draft.heads(role):
            for slot in _common(reading, alike, role):
                draft.add(role, slot.kind, slot.head, "list-opening")
    if not draft.times:
        for time in _common_times(alike):
            add_time(draft, TimeSlot(time.match, time.head, "list-opening"))
    _inherit_voice(draft, alike)
    series = [other for other in alike if other.kind is EventKind.SERIES]
    if draft.member_of is None and len(series) == 1:
        draft.member_of = series[0].trigger.token.i


def _is_another_day(draft: Draft, other: Draft) -> bool:
    """Tell whether the item dates its event otherwise than the opening: it tells of another one."""
    days = [slot.match.interval for slot in draft.times]
    return any(not day.overlaps(slot.match.interval) for day in days for slot in other.times)


def _inherit_voice(draft: Draft, alike: Sequence[Draft]) -> None:
    """Let the item be told by who tells all of the opening's events."""
    voices = {None if other.speech is None else other.speech.speaker for other in alike}
    if draft.speech is None and draft.status is Status.ASSERTED and len(voices) == 1 and None not in voices:
        draft.speech, draft.status = alike[0].speech, Status.REPORTED
        draft.rules.add(SAID_BY_OPENING)


def _common(reading: Reading, drafts: Sequence[Draft], role: RoleName) -> Sequence[Slot]:
    """Return the slots of the first draft that fills the role, none where another fills it with somebody else."""
    filled = [[slot for slot in draft.slots if slot.role is role] for draft in drafts]
    filled = [slots for slots in filled if slots]
    sides = {frozenset(_side(reading, slot) for slot in slots) for slots in filled}
    return filled[0] if len(sides) == 1 else ()


def _side(reading: Reading, slot: Slot) -> str:
    mention = slot_mention(reading, slot)
    return key(mention) or mention.text.lower()


def _common_times(drafts: Sequence[Draft]) -> Sequence[TimeSlot]:
    """Return the times of the first draft that has one, none where another has one with other words."""
    dated = [draft.times for draft in drafts if draft.times]
    wordings = {tuple(slot.match.interval.wording for slot in times) for times in dated}
    return dated[0] if len(wordings) == 1 else ()
