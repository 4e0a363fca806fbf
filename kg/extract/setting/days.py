"""The day of an event that is told without one: counted from the event before, or that of its paragraph.

Three things in a text give an event the day of what was told before it, and nothing else does:

- words that count from there ("three days later", "that night"), which move the day by what they count;
- a clock without a day ("at 0900"), which goes on with the day that was told of;
- a day that opens a sentence frames its paragraph, which tells on in the simple past until another time is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.events.drafts import Draft, TimeSlot
from kg.extract.events.timing import add_time, time_heads
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import children, dep, window_start
from kg.extract.times.finder import TimeMatch
from kg.extract.tokens import Token
from kg.records import HAPPENED, EventKind, Precision

_WINDOW = 8  # sentences back in which the day lies that a count or a clock goes on from
#: A time of the day without a day: "09:30", "7 p.m.", "at about 0900".
_CLOCK = re.compile(
    r"\b(?:(?:[01]?\d|2[0-3])[:.][0-5]\d\b|(?:1[0-2]|[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b"
    r"|(?:at|before|after)(?: about| around| approximately| exactly| precisely)? (?:[01]\d|2[0-3])[0-5]\d\b)",
    re.IGNORECASE,
)
_PAST = frozenset({"was", "were", "did"})
#: Words that set an event apart from what its paragraph tells.
_APART = frozenset({"previously", "earlier", "recently", "already", "formerly", "once", "before", "ago", "since"})
_SPREADING = frozenset({"conj", "parataxis", "ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class _Day:
    """A time that the text names.

    Attributes:
        head: The word on which it hangs.
        dates: It dates an event.
        frames: It opens a sentence whose verb tells what happened, and no words.
    """

    head: Token
    match: TimeMatch
    dates: bool
    frames: bool

    @property
    def day(self) -> date | None:
        """The single day that it is, where publication places it."""
        days = self.match.interval
        return days.earliest if days.precision is Precision.DAY and days.earliest == days.latest else None

    @property
    def is_day(self) -> bool:
        """It is a day, placed or not ("on Tuesday" in a report without a day), and bounds nothing."""
        is_day = self.match.interval.precision in {Precision.DAY, Precision.UNKNOWN}
        return is_day and self.match.modifier is None and not self.match.anaphoric


def share_days(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Give events without a day the one that the text before them gives, as the module says."""
    waiting = [group for group in clusters if group.kind is EventKind.INCIDENT and not _is_dated(group)]
    if not waiting or not reading.times:
        return
    days = _days(reading, {slot.head.i for group in clusters for one in group.members for slot in one.draft.times})
    for group in waiting:
        found = next((slot for member in group.members for slot in _inherited(member.draft, days)), None)
        if found is not None:
            add_time(group.members[0].draft, found)


def _days(reading: Reading, dating: set[int]) -> list[_Day]:
    """Return the times that are no lengths, in text order."""
    found = (
        _Day(head, match, head.i in dating, _frames(reading, head))
        for head, match in time_heads(reading)
        if not match.is_duration
    )
    return sorted(found, key=lambda day: day.head.i)


def _frames(reading: Reading, head: Token) -> bool:
    verb = head.head
    says = verb.lemma_ in reading.group("reporting.verbs") or verb.lemma_ in reading.words.stances
    return head.left_edge.i == head.sent.start and verb.pos_ == "VERB" and _is_past(verb) and not says


def _is_dated(group: Cluster) -> bool:
    return any(not slot.match.anaphoric for member in group.members for slot in member.draft.times)


def _inherited(draft: Draft, days: Sequence[_Day]) -> Iterator[TimeSlot]:
    """Yield the day that the draft's words take from the text before."""
    token = draft.trigger.token
    counted = next((slot for slot in draft.times if slot.match.anaphoric), None)
    if counted is not None:
        yield from _counted(counted, _last_told(token, days))
    elif draft.status in HAPPENED and _tells_on(draft) and not _names_time(token, days):
        if _CLOCK.search(token.sent.text) is not None:
            yield from _same(_last_told(token, days), "setting-clock")
        else:
            yield from _same(_of_paragraph(token, days), "setting-paragraph")


def _counted(slot: TimeSlot, base: _Day | None) -> Iterator[TimeSlot]:
    """Yield the day that is so many days after the one that was told of last."""
    if slot.match.step is None or base is None or base.day is None:
        return
    day = base.day + timedelta(days=slot.match.step)
    interval = replace(slot.match.interval, earliest=day, latest=day, precision=Precision.DAY)
    yield TimeSlot(replace(slot.match, interval=interval, anaphoric=False), slot.head, "setting-counted")


def _same(base: _Day | None, rule: str) -> Iterator[TimeSlot]:
    if base is not None:
        yield TimeSlot(base.match, base.head, rule)


def _names_time(token: Token, days: Sequence[_Day]) -> bool:
    """Tell whether the sentence names a time: if it does not date the event, nobody knows what does."""
    return any(token.sent.start <= day.head.i < token.sent.end for day in days)


def _last_told(token: Token, days: Sequence[_Day]) -> _Day | None:
    """Return the day told of last before the sentence, the nearest sentences back."""
    first, start = window_start(token, _WINDOW), token.sent.start
    told = (day for day in reversed(days) if day.is_day and (day.dates or day.frames))
    return next((day for day in told if first <= day.head.i < start), None)


def _of_paragraph(token: Token, days: Sequence[_Day]) -> _Day | None:
    """Return the day that frames the paragraph; None where another time was named since."""
    start = token.sent.start
    last = next((day for day in reversed(days) if day.head.i < start), None)
    if last is None or not (last.is_day and last.frames) or "\n" in token.doc.text[last.head.idx : token.sent[0].idx]:
        return None
    return last


def _tells_on(draft: Draft) -> bool:
    """Tell whether the event is told in the simple past by a main clause, and nothing sets it apart."""
    trigger = draft.trigger
    node = trigger.carrier or trigger.token
    if not _is_past(node) or any(word.lower_ in _APART for word in trigger.token.sent):
        return False
    while dep(node) in _SPREADING and node.head != node:
        node = node.head
    return node.dep_ == "ROOT"


def _is_past(verb: Token) -> bool:
    """Tell whether the verb stands in the simple past: no perfect, nothing that goes on or may be."""
    words = {child.lower_ for child in children(verb, "aux", "aux:pass", "cop")}
    return words <= _PAST if words else verb.tag_ == "VBD"
