"""Killing and wounding told with their cause: "a bombing that killed eight" is one event, not two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg.extract.events.causes import cause_of, described, said_before
from kg.extract.events.drafts import Draft
from kg.extract.events.triggers import Trigger
from kg.extract.harm.patients import number_tokens
from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children, conjuncts, dep, preposition
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
    _join_bare_killings(reading, drafts, table)
    return table


def _join_bare_killings(reading: Reading, drafts: Mapping[int, Draft], table: dict[int, Draft]) -> None:
    """Give a killing that is only a toll to the event told right before: "Five guards were killed, he said"."""
    for index, draft in drafts.items():
        if table[index] is draft and _is_bare_toll(reading, draft):
            before = _told_right_before(draft, drafts, table)
            if before is not None:
                for slot in draft.slots:
                    if slot.role is RoleName.TARGET:
                        before.add(slot.role, slot.kind, slot.head, slot.rule)
                before.rules.add("bare-toll")
                table[index] = before


def _is_bare_toll(reading: Reading, draft: Draft) -> bool:
    """Tell whether a killing names nobody who did it, no day and no place, and counts all who died."""
    verb = draft.trigger.token
    is_passive = verb.tag_ == "VBN" and any(children(verb, "aux:pass"))
    if draft.type != KILLING or not is_passive or draft.status not in HAPPENED:
        return False
    if draft.times or draft.heads(RoleName.INITIATOR) or draft.heads(RoleName.WEAPON):
        return False
    if any(slot.role is RoleName.PLACE and slot.rule != "setting-country" for slot in draft.slots):
        return False
    above = [node for node in (verb, *ancestors(verb)) if node.pos_ == "VERB"]
    saying = reading.group("reporting.verbs")
    is_main = all(node.lemma_ in saying for node in above[1:]) and dep(verb) not in {"acl", "advcl"}
    apart = reading.group("harm.apart")
    if not is_main or any(word.lower_ in apart for word in verb.sent):
        return False
    here = reading.group("harm.that_fight")
    where = [child for child in verb.children if dep(child) in {"obl", "advcl"} and child.dep_ != "obl:unmarked"]
    if not all(_takes_up(child, here) for child in where):
        return False
    lasting = any(child.lemma_ == "have" for child in children(verb, "aux"))
    if lasting and any(child.lemma_ in reading.group("harm.wars") for child in where):
        return False  # "5,000 have been killed in the conflict"
    people = draft.heads(RoleName.TARGET)
    return bool(people) and all(number_tokens(reading, head) for head in people)


def _takes_up(noun: Token, words: Collection[str]) -> bool:
    """Tell whether it is what was told before: "in the fight", "over the same period"."""
    known = noun.lemma_ in words and any(children(noun, "det"))
    return known or any(child.lower_ == "same" for child in children(noun, "amod"))


def _told_right_before(draft: Draft, drafts: Mapping[int, Draft], table: Mapping[int, Draft]) -> Draft | None:
    """Return the one event of the sentence before, no killing that has its own dead."""
    start = draft.trigger.token.sent.start
    if start == 0:
        return None
    before = draft.trigger.token.doc[start - 1].sent.start
    found = {
        id(table[index]): table[index]
        for index, other in drafts.items()
        if other.trigger.token.sent.start == before and table[index].status in HAPPENED
    }
    main = min(found.values(), key=lambda other: len(list(other.trigger.token.ancestors)), default=None)
    return main if main is not None and main.type != KILLING else None


def _cause(reading: Reading, draft: Draft, table: Mapping[int, Draft]) -> Draft | None:
    """Return the event by which the killing was done; it stands above, or the killing is told as its result."""
    verb = draft.trigger.token
    if verb.pos_ == "NOUN" and draft.type == KILLING:
        return _cause_of_noun(reading, verb, table)
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


def _cause_of_noun(reading: Reading, noun: Token, table: Mapping[int, Draft]) -> Draft | None:
    """Return the event in "the killing of 11 villagers in an ambush", "the killing of two when it was attacked"."""
    if not any(number_tokens(reading, child) for child in children(noun, "nmod") if preposition(child) == "of"):
        return None
    for clause in (clause for harm in conjuncts(noun) for clause in children(harm, "acl", "advcl")):
        if clause.i in table and any(mark.lower_ == "when" for mark in children(clause, "mark", "advmod")):
            return table[clause.i]
    return cause_of(reading, noun, table)


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
