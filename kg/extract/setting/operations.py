"""Where and when what happened "during the operation" was: as the text told of the operation before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.events.drafts import Draft, TimeSlot
from kg.extract.events.timing import add_time, time_heads
from kg.extract.mentions import kinds, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import ancestors, children, dep, preposition, window_start
from kg.extract.tokens import Token
from kg.records import EventKind, MentionKind, RoleName

_PLACE = MentionKind.PLACE
_IN = frozenset({"in", "at", "near", "outside"})
_WINDOW = 6  # sentences back in which the operation was told of: releases tell of it by the paragraph
_RULE = "setting-operation"


def go_on_with_operations(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Give events of an operation its place and its day, where they have none of their own."""
    for group in clusters:
        drafts = [member.draft for member in group.members]
        told = next((noun for draft in drafts for noun in _operations(reading, draft)), None)
        if told is None or group.kind is not EventKind.INCIDENT:
            continue
        if not any(draft.heads(RoleName.PLACE) for draft in drafts):
            for place in _places(reading, told):
                drafts[0].add(RoleName.PLACE, _PLACE, place, _RULE)
        if not any(draft.times for draft in drafts):
            for time in _times(reading, told):
                add_time(drafts[0], time)


def _operations(reading: Reading, draft: Draft) -> Iterator[Token]:
    """Yield the mention before, with its place, of the operation of "was detained during the operation"."""
    verb = draft.trigger.carrier or draft.trigger.token
    for child in (child for node in _beside(verb) for child in children(node, "obl", "nmod")):
        if preposition(child) != "during" or not is_definite(child):
            continue
        first, start, noun = window_start(child, _WINDOW), child.sent.start, noun_of(child)
        for token in reversed(reading.doc[first:start]):
            if noun_of(token) == noun and any(_places(reading, token)):
                yield token


def _beside(verb: Token) -> Iterator[Token]:
    """Yield the verb and those that it is coordinated with."""
    yield verb
    for node in ancestors(verb):
        if verb.dep_ != "conj":
            return
        yield node
        verb = node


def _places(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the place that is named behind the operation, with the wider ones behind it."""
    for token in reading.doc[noun.i + 1 : noun.sent.end]:
        is_there = dep(token) in {"obl", "nmod"} and preposition(token) in _IN and not reading.is_time(token)
        if is_there and _PLACE in kinds(reading, token):
            yield token
            yield from (child for child in children(token, "appos") if _PLACE in kinds(reading, child))
            return


def _times(reading: Reading, noun: Token) -> Iterator[TimeSlot]:
    """Yield the one time of the operation's sentence."""
    found = [
        TimeSlot(match, head, _RULE)
        for head, match in time_heads(reading)
        if noun.sent.start <= head.i < noun.sent.end and not match.is_duration and not match.anaphoric
    ]
    yield from found if len(found) == 1 else ()
