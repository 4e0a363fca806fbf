"""When: each time expression to the event that it dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.extract.drafts import Draft, TimeSlot
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children, is_passive
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
        if _is_of_aside(head, trigger):
            continue
        begins = trigger.carrier is not None and trigger.carrier.lemma_ in {"begin", "start"}
        add_time(drafts[trigger.token.i], TimeSlot(match, head, "begins" if begins else "time-above"))
    for draft in drafts.values():
        _share_time(draft, drafts)


def _is_of_aside(head: Token, trigger: Trigger) -> bool:
    """Tell whether the time stands in a clause about the subject, before the verb: "the man, freed in May, died"."""
    if head.i > trigger.token.i:
        return False
    for node in ancestors(head):
        if node in {trigger.token, trigger.carrier}:
            return False
        if node.pos_ == "VERB" and node.dep_ in {"acl:relcl", "acl"}:
            return antecedent(node) not in {trigger.token, trigger.carrier}
    return False


def add_time(draft: Draft, slot: TimeSlot) -> None:
    """Add a time to the draft, and its rule."""
    draft.times.append(slot)
    draft.rules.add(slot.rule)


def _below(head: Token, at: Mapping[int, Trigger], stop: frozenset[str]) -> Trigger | None:
    """Return the event below the verb that the time hangs on: its object or its infinitive.

    "Counted 66 attacks since October", "tried to storm the camp on Friday", "are reported on Friday to have fired",
    "fighting raged last night when rebels attacked".
    """
    verb = head.head
    if verb.pos_ != "VERB" or (verb.lemma_ in stop and not is_passive(verb)):
        return None
    relations = ("xcomp",) if verb.lemma_ in stop else ("obj", "xcomp")
    below = (*children(verb, *relations), *_at_the_same_time(verb))
    return next((at[child.i] for child in below if child.i in at), None)


def _at_the_same_time(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses that say when it happened by what happened then: "was hurt when", "as"."""
    for clause in children(verb, "advcl"):
        if any(mark.lower_ in {"when", "as"} for mark in children(clause, "mark", "advmod")):
            yield clause


def is_of_speaker(head: Token, draft: Draft) -> bool:
    """Tell whether the time stands behind a speaker whose verb was lost: it says when that one spoke."""
    speech = draft.speech
    return speech is not None and speech.is_on_surface and head.i > speech.speaker.i and not speech.covers(head.i)


def _share_time(draft: Draft, drafts: Mapping[int, Draft]) -> None:
    """Share the day of the first of two coordinated events: "was attacked on Tuesday and an aircraft responded".

    So do "was killed on Tuesday when a mine exploded" and "as".
    """
    verb = draft.trigger.token
    is_shared = verb.dep_ == "conj" or verb in _at_the_same_time(verb.head)
    if draft.times or not is_shared or verb.head.i not in drafts:
        return
    for slot in drafts[verb.head.i].times:
        if slot.match.interval.precision is Precision.DAY:
            add_time(draft, TimeSlot(slot.match, slot.head, "conj-time"))
