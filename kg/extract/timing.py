"""When: each time expression to the event that it dates."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.drafts import Draft, TimeSlot
from kg.extract.reading import Reading
from kg.extract.syntax import children, is_passive
from kg.extract.times import TimeMatch
from kg.extract.triggers import Trigger, nearest
from kg.records import Precision


def time_heads(reading: Reading) -> list[tuple[Token, TimeMatch]]:
    """Return each time expression with the token by which it hangs in the tree."""
    found: dict[int, tuple[Token, TimeMatch]] = {}
    for index, match in reading.times.items():
        token = reading.doc[index]
        if reading.times.get(token.head.i) is not match or token.head == token:
            found.setdefault(id(match), (token, match))
    return list(found.values())


def attach_times(reading: Reading, at: Mapping[int, Trigger], drafts: Mapping[int, Draft]) -> None:
    """Give each time expression to the nearest event above it; a verb of saying in between keeps it for itself.

    Args:
        at: Triggers by the indexes of their tokens and carriers.
        drafts: Drafts by the indexes of their triggers.
    """
    stop = reading.group("reporting.verbs") | frozenset(reading.words.stances)
    for head, match in time_heads(reading):
        trigger = nearest(head, at, stop=stop) or _below(head, at, stop)
        if trigger is None or match.is_duration or is_of_speaker(head, drafts[trigger.token.i]):
            continue
        begins = trigger.carrier is not None and trigger.carrier.lemma_ in {"begin", "start"}
        add_time(drafts[trigger.token.i], TimeSlot(match, head, "begins" if begins else "time-above"))
    for draft in drafts.values():
        _share_time(draft, drafts)


def add_time(draft: Draft, slot: TimeSlot) -> None:
    """Add a time to the draft, and its rule."""
    draft.times.append(slot)
    draft.rules.add(slot.rule)


def _below(head: Token, at: Mapping[int, Trigger], stop: frozenset[str]) -> Trigger | None:
    """Return the event below the verb that the time hangs on: its object or its infinitive.

    "Counted 66 attacks since October", "tried to storm the camp on Friday", "are reported on Friday to have fired".
    """
    verb = head.head
    if verb.pos_ != "VERB" or (verb.lemma_ in stop and not is_passive(verb)):
        return None
    relations = ("xcomp",) if verb.lemma_ in stop else ("obj", "xcomp")
    return next((at[child.i] for child in children(verb, *relations) if child.i in at), None)


def is_of_speaker(head: Token, draft: Draft) -> bool:
    """Tell whether the time stands behind a speaker whose verb was lost: it says when that one spoke."""
    speech = draft.speech
    return speech is not None and speech.whole_sentence and head.i > speech.speaker.i


def _share_time(draft: Draft, drafts: Mapping[int, Draft]) -> None:
    """Share the day of the first of two coordinated events: "was attacked on Tuesday and an aircraft responded"."""
    verb = draft.trigger.token
    if draft.times or verb.dep_ != "conj" or verb.head.i not in drafts:
        return
    for slot in drafts[verb.head.i].times:
        if slot.match.interval.precision is Precision.DAY:
            add_time(draft, TimeSlot(slot.match, slot.head, "conj-time"))
