"""Killing and wounding told with their cause: "a bombing that killed eight" is one event, not two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.events.causes import cause_of, described, said_before
from kg.extract.events.drafts import Draft
from kg.extract.events.triggers import Trigger
from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children, dep, preposition
from kg.extract.tokens import Token
from kg.records import HAPPENED, MentionKind, RoleName, Status

KILLING = "killing"
_ATTACK = "attack"  # of a verb of harm: "wounded five"


def absorb_killings(reading: Reading, at: Mapping[int, Trigger], drafts: Mapping[int, Draft]) -> dict[int, Draft]:
    """Return the draft that stands for each trigger or carrier: a killing told with its cause is part of that event."""
    table = {index: drafts[trigger.token.i] for index, trigger in at.items()}
    for index, draft in drafts.items():
        cause = _cause(reading, draft, table)
        if cause is not None and cause is not draft and not _is_only_possible(draft, cause):
            _merge(reading, draft, cause)
            table[index] = cause
    return table


def _cause(reading: Reading, draft: Draft, table: Mapping[int, Draft]) -> Draft | None:
    """Return the event by which the killing was done; it stands above, or the killing is told as its result."""
    verb = draft.trigger.token
    if verb.pos_ != "VERB" or not (draft.type == KILLING or _is_wounding(reading, draft)):
        return None
    cause = cause_of(reading, verb, table) or _cause_above(verb, table) or _cause_around(reading, draft, table)
    cause = cause or _including(verb, table)
    if cause is not None:
        return cause
    is_result = dep(verb) in {"advcl", "acl"} and verb.tag_ == "VBG" and not any(children(verb, "mark"))
    is_second = verb.dep_ == "conj" and not any(dep(child) == "nsubj" for child in verb.children)
    if not (is_result or is_second):
        return None
    governor = table.get(verb.head.i) or said_before(verb, table)
    return governor if governor is not None and (governor.type != KILLING or draft.type != KILLING) else None


def _is_only_possible(draft: Draft, cause: Draft) -> bool:
    """Tell whether what happened did not kill: "the attack could have killed officers"."""
    return draft.status is Status.HYPOTHETICAL and cause.status in HAPPENED


def _is_wounding(reading: Reading, draft: Draft) -> bool:
    return draft.type == _ATTACK and draft.trigger.token.lemma_.lower() in reading.words.harms["verbs"]


def _cause_around(reading: Reading, draft: Draft, table: Mapping[int, Draft]) -> Draft | None:
    """Return the event in "an attack on the camp in which 12 were killed", unless the clause has a day of its own."""
    verb = draft.trigger.token
    relative = {child.lower_ for child in children(verb, "nsubj", "obl", "advmod")}
    return described(reading, verb, table) if relative & {"which", "that", "where"} and not draft.times else None


def _including(verb: Token, table: Mapping[int, Draft]) -> Draft | None:
    """Return the killing of several in "killed 11 people, including a hostage who was beheaded"."""
    noun = antecedent(verb)
    if noun is None or preposition(noun) != "including":
        return None
    return next((table[node.i] for node in list(ancestors(noun))[:2] if node.i in table), None)


def _cause_above(verb: Token, table: Mapping[int, Draft]) -> Draft | None:
    """Return the event in "its onslaught on the city, which has killed": the clause is about it, not about the city."""
    noun = antecedent(verb)
    if noun is None or not any(child.lower_ in {"which", "that"} for child in children(verb, "nsubj")):
        return None
    for node in (noun, *ancestors(noun)):
        if node.pos_ == "VERB":
            return None
        if node.i in table:
            return table[node.i]
    return None


def _merge(reading: Reading, draft: Draft, cause: Draft) -> None:
    """Give what a killing says of its victims, place and day to the event that caused it."""
    if cause.type == "armed-clash" and cause.trigger.token.pos_ == "NOUN" and not cause.heads(RoleName.INITIATOR):
        _turn_round(cause)
    for slot in draft.slots:
        is_agent = MentionKind.ACTOR in kinds(reading, slot.head) and slot.head.i != cause.trigger.token.i
        if slot.role is not RoleName.INITIATOR or is_agent:
            cause.add(slot.role, slot.kind, slot.head, slot.rule)
    cause.times.extend(slot for slot in draft.times if not any(known.match is slot.match for known in cause.times))
    cause.rules |= draft.rules | {"killing-absorbed"}
    if draft.status not in HAPPENED:
        return
    if cause.status not in HAPPENED:
        cause.status = draft.status
    if cause.speech is None and draft.speech is not None:
        cause.speech, cause.status = draft.speech, draft.status


def _turn_round(cause: Draft) -> None:
    """Make the other side of a battle who did it: "killed in battle against U.S. forces"."""
    against = [slot for slot in cause.slots if slot.role is RoleName.TARGET]
    cause.slots = [slot for slot in cause.slots if slot.role is not RoleName.TARGET]
    for slot in against:
        cause.add(RoleName.INITIATOR, slot.kind, slot.head, "killed-in-battle")


def negate_empty(drafts: Iterable[Draft]) -> None:
    """Mark killings of nobody: "no soldier had been killed (by hostile fire)" tells of no incident."""
    for draft in drafts:
        killed_by = draft.type == KILLING or draft.trigger.token.dep_ == "obl:agent"
        if killed_by and draft.tolls and all(toll.quantity.high == 0 for toll in draft.tolls):
            draft.status = Status.NEGATED
            draft.rules.add("nobody-killed")
