"""Who did it, to whom, with what and where: from the arguments of a trigger to the slots of its draft.

A slot with alternatives is decided by the type of its filler. An initiator is never inferred from nearness.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.aftermath import add_aftermath
from kg.extract.events.armed import behind_of
from kg.extract.events.drafts import Draft
from kg.extract.events.instruments import add_instruments, add_used_by_event
from kg.extract.events.locations import (
    AT,
    add_direction,
    add_inner_places,
    add_location,
    add_misread_place,
    add_shared_places,
    drop_bearings,
    where,
)
from kg.extract.events.owners import add_owners
from kg.extract.events.repairs import accused_behind, add_misplaced
from kg.extract.events.senses import verb_lemma
from kg.extract.events.slots import add_actor, add_agent, add_sufferer, add_weapon, possible
from kg.extract.events.triggers import event_arguments
from kg.extract.mentions import is_country, kinds, noun_of
from kg.extract.parties import ACTOR, OBJECT, PLACE, WEAPON, are_people, counted, names_people
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, preposition
from kg.extract.tokens import Token
from kg.lexicon.types import SUFFERED_BY_POSSESSOR
from kg.lexicon.words import Manner
from kg.records import MentionKind, RoleName

_TOWARDS = frozenset({"on", "against", "upon", "at", "into", "targeting", "to", "towards", "toward", "over"})
_WITH = frozenset({"with", "using", "via", "by", "from", "involving", "through"})
#: Types of which "of" names the sufferer, whatever their trigger: "the killing of", "the shelling of".
_DONE_TO = frozenset({"killing", "assassination", "abduction", "arrest", "shelling", "bombing", "raid", "assault"})
#: Nouns of other types of which it does: gunfire and abuses are of those who do it.
_SUFFERED = frozenset(
    {"ambush", "massacre", "shooting", "stabbing", "torture", "rape", "beating", "flogging", "mutilation"}
)

#: Manners of nouns of which "of" names what was hit, taken or used.
_OF_WHAT = frozenset({Manner.ACT, Manner.TAKING, Manner.LOOSE})
#: Verbs that only events do.
_OCCURS = frozenset({"occur", "happen"})
#: Verbs of which "at" or "to" says what they were aimed at.
_AIMING = frozenset({Manner.LOOSE, Manner.FALLS})
#: Verbs of who tells of an attack that they did: where they do so is not what was hit.
_SAID_OF = frozenset({"claim", "announce", "admit"})


def fill_roles(reading: Reading, draft: Draft) -> None:
    """Fill the draft's slots: from its trigger's arguments first, then from what stands farther away."""
    trigger = draft.trigger
    for argument in event_arguments(reading, trigger):
        head = counted(reading, argument.head)
        head = head if argument.relation == "direction" else where(reading, head)
        if reading.is_time(head) or _speaks(draft, head) or _is_no_part(reading, draft, argument):
            continue
        if argument.relation == "on" and _is_own_outlet(reading, draft, head):
            continue
        found = possible(reading, head)
        is_of_verb = trigger.token.pos_ == "VERB" or argument.rule.startswith("light:")
        if is_of_verb and argument.relation != "between":
            _fill_from_verb(reading, draft, argument, head, found)
        else:
            _fill_from_noun(reading, draft, argument, head, found)
    _fill_from_participles(reading, draft)
    add_instruments(reading, draft)
    add_misplaced(reading, draft)
    add_used_by_event(reading, draft)
    add_aftermath(reading, draft)
    add_misread_place(reading, draft)
    add_shared_places(reading, draft)
    drop_bearings(reading, draft)
    add_owners(reading, draft)


def _speaks(draft: Draft, head: Token) -> bool:
    """Tell whether the nominal is who says it all, hung into the clause because the verb of saying is missing."""
    return draft.speech is not None and draft.speech.is_on_surface and draft.speech.speaker.i == head.i


def _is_own_outlet(reading: Reading, draft: Draft, head: Token) -> bool:
    """Read "claimed the attack on its website": where somebody said it."""
    verb = draft.trigger.carrier or draft.trigger.token.head
    return (
        verb.lemma_ in _SAID_OF and noun_of(head) in reading.group("nouns.media") and any(children(head, "nmod:poss"))
    )


def _is_no_part(reading: Reading, draft: Draft, argument: Argument) -> bool:
    """Tell whether the tree gives the event somebody of the clause above it.

    "Blamed the attack on rebels" says who did it; the victims of "killed in shelling" did not shell.
    """
    event = draft.trigger.token
    if argument.rule == "advcl-subject":
        harms = event.head.lemma_.lower() in reading.words.harms["verbs"] and not any(children(event, "obj"))
        marks = {mark.lower_ for mark in children(event, "mark", "case")}
        return event.tag_ == "VBG" and harms and bool(marks & {"in", "during", "after", "amid"})
    accused = accused_behind(reading, event)
    return bool(accused) and argument.head.i >= accused[0].i


def _fill_from_verb(
    reading: Reading, draft: Draft, argument: Argument, head: Token, found: frozenset[MentionKind]
) -> None:
    rule = argument.rule
    match argument.relation:
        case "subject":
            _add_subject(reading, draft, head, found, rule)
        case "by":
            add_agent(reading, draft, head, found, rule)
        case "object" if rule == "conj-object" and WEAPON in found:
            return  # "bombing and firing rockets": what only the other verb has for its object
        case "object" if _is_driven(reading, draft):
            draft.add(RoleName.WEAPON, WEAPON, head, rule)  # "drove a truck into the crowd"
        case "object":
            add_sufferer(reading, draft, head, found or _as_victim(reading, draft, head), rule)
            add_inner_places(reading, draft, head, rule)
        case "mine":
            draft.add(RoleName.WEAPON, WEAPON, head, rule)
        case relation:
            _add_oblique(reading, draft, relation, head, found, rule)


def _is_driven(reading: Reading, draft: Draft) -> bool:
    """Tell whether the object is what somebody drives into something, not what it hits."""
    trigger = draft.trigger
    return trigger.word.manner is Manner.LOOSE and trigger.token.lemma_.lower() in reading.group("light.crashes")


def _as_doer(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind]) -> frozenset[MentionKind]:
    """Return that the subject is somebody: people of any name, and whatever body arrests or jails."""
    seizes = verb_lemma(draft.trigger.token) in reading.group("light.seizes") and found == {OBJECT}
    return frozenset({ACTOR}) if seizes or names_people(reading, head) else frozenset()


def _as_victim(reading: Reading, draft: Draft, head: Token) -> frozenset[MentionKind]:
    """Return that the object is somebody, where the verb is done to people alone: "kidnapped a beekeeper"."""
    done_to_people = verb_lemma(draft.trigger.token) in reading.group("light.seizes")
    return frozenset({ACTOR}) if done_to_people and head.pos_ in {"NOUN", "PROPN", "ADJ"} else frozenset()


def _add_subject(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    found = found if ACTOR in found else found | _as_doer(reading, draft, head, found)
    if draft.trigger.word.manner is Manner.MUTUAL or ACTOR in found or head.pos_ == "PRON":
        add_actor(reading, draft, RoleName.INITIATOR, head, found, rule)
    if WEAPON in found:
        add_weapon(reading, draft, head, rule)


def _add_oblique(
    reading: Reading, draft: Draft, relation: str, head: Token, found: frozenset[MentionKind], rule: str
) -> None:
    if relation in _WITH and WEAPON in found:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
    elif relation == "with" and ACTOR in found and draft.trigger.word.type == "armed-clash":
        draft.add(RoleName.TARGET, ACTOR, head, rule)
        add_inner_places(reading, draft, head, rule)
    elif relation in {"against", "upon"} or (relation in _TOWARDS and _is_aimed(draft, found)):
        add_sufferer(reading, draft, head, found, rule)
        add_inner_places(reading, draft, head, rule)
    elif relation == "direction":
        add_direction(draft, head, rule)
    elif relation in AT:
        add_location(reading, draft, head, rule)
    elif relation == "affected" and ACTOR in found:
        draft.add(RoleName.TARGET, ACTOR, head, rule)
        add_inner_places(reading, draft, head, rule)
    elif relation == "from" and ACTOR in found and draft.trigger.suffered:
        add_actor(reading, draft, RoleName.INITIATOR, head, found, f"{rule}-suffered")


def _is_aimed(draft: Draft, found: frozenset[MentionKind]) -> bool:
    """Tell whether "at" or "to" says what the event was aimed at, rather than where it happened."""
    trigger = draft.trigger
    if trigger.token.pos_ == "NOUN" and ACTOR in found and PLACE not in found:
        return True
    aims = (
        (trigger.carrier is not None and not _acts_on(draft, trigger.carrier))
        or trigger.word.manner in _AIMING
        or _is_noun(trigger.part)
    )
    return aims and bool(found & {ACTOR, OBJECT, PLACE})


def _acts_on(draft: Draft, carrier: Token) -> bool:
    """Tell whether the verb says by its object what was hit: "the strike hit a car on the road"."""
    return draft.trigger.acting and any(children(carrier, "obj"))


def _is_noun(part: Token | None) -> bool:
    """Tell whether an idiom has its own object, so that whom it hits stands behind a preposition: "open fire on"."""
    return part is not None and part.pos_ == "NOUN"


def _fill_from_noun(
    reading: Reading, draft: Draft, argument: Argument, head: Token, found: frozenset[MentionKind]
) -> None:
    relation, rule = argument.relation, argument.rule
    if relation in {"poss", "compound"}:
        _add_modifier(reading, draft, head, found, rule)
    elif relation == "by":
        add_agent(reading, draft, head, found, rule)
    elif relation == "of":
        is_done = draft.type in _DONE_TO or draft.trigger.token.lemma_.lower() in _SUFFERED
        if is_done or draft.trigger.word.manner in _OF_WHAT:
            add_sufferer(reading, draft, head, found, rule)
    elif relation == "from" and ACTOR in found and PLACE not in found:
        add_actor(reading, draft, RoleName.INITIATOR, head, found, rule)  # "fire from rebels"
    elif relation == "between" and ACTOR in found:
        draft.add(RoleName.TARGET if draft.heads(RoleName.INITIATOR) else RoleName.INITIATOR, ACTOR, head, rule)
    elif relation in _TOWARDS and not (relation == "at" and PLACE in found and OBJECT not in found):
        add_sufferer(reading, draft, head, found, rule)
        add_inner_places(reading, draft, head, rule)
    else:
        _add_oblique(reading, draft, relation, head, found, rule)


def _add_modifier(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    """Read the word before the event noun: "drone attacks", "Israeli strikes", "Soleimani's killing"."""
    hit = reading.hits.get(head.i)
    if head.lower_ in reading.group("nouns.judgements"):
        return  # a judgement of the act, not somebody who did it
    if rule == "nmod:poss" and _is_ranked_at_home(reading, draft, head):
        draft.add(RoleName.PLACE, PLACE, head, "ranked-at")
    elif WEAPON in found:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
    elif ACTOR in found or (draft.type in SUFFERED_BY_POSSESSOR and are_people(reading, head)):
        suffered = draft.type in SUFFERED_BY_POSSESSOR and not _has_other_victim(reading, draft)
        draft.add(RoleName.TARGET if suffered else RoleName.INITIATOR, ACTOR, head, rule)
    elif PLACE in found and hit is not None:
        draft.add(RoleName.PLACE, PLACE, head, rule)


def _is_ranked_at_home(reading: Reading, draft: Draft, owner: Token) -> bool:
    """Read "Norway's deadliest attack", "its worst fighting": where it was; a strike is whose it was flown by."""
    noun = draft.trigger.token
    hit = reading.hits.get(reading.referent(owner).i)
    if any(preposition(child) in {"on", "against"} for child in children(noun, "nmod")):
        return False  # "Norway's worst attack on its neighbour"
    is_ranked = any(child.lower_ in reading.group("event_nouns.ranks") for child in children(noun, "amod"))
    is_flown = noun.lemma_.lower() in reading.group("event_nouns.from_air")
    return is_ranked and not is_flown and hit is not None and is_country(hit)


def _has_other_victim(reading: Reading, draft: Draft) -> bool:
    """Tell whether "of" names who suffers it: "the general's assassination of two ministers"."""
    return any(ACTOR in kinds(reading, head) or are_people(reading, head) for head in behind_of(draft.trigger.token))


def _fill_from_participles(reading: Reading, draft: Draft) -> None:
    """Read participles behind the event noun: "attacks conducted by the groups", "strikes targeting depots"."""
    noun = draft.trigger.token
    clauses = [*children(noun, "acl"), *_of_its_victims(reading, noun)]
    for clause in clauses:
        for argument in arguments(clause):
            head = counted(reading, argument.head)
            if head.i != draft.trigger.token.i and not reading.is_time(head):
                found = possible(reading, head)
                _add_of_participle(reading, draft, argument.relation, head, found, lemma=clause.lemma_.lower())


def _of_its_victims(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the clause of where it happened, hung one noun too low: "the murder of the judge, which occurred"."""
    for child in children(noun, "nmod"):
        for clause in children(child, "acl"):
            if clause.lemma_ in _OCCURS and any(each.lower_ in {"which", "that"} for each in children(clause, "nsubj")):
                yield clause


def _add_of_participle(
    reading: Reading, draft: Draft, relation: str, head: Token, found: frozenset[MentionKind], *, lemma: str
) -> None:
    if relation == "by" and lemma in reading.group("light.does") | {"claim"}:
        add_agent(reading, draft, head, found, "acl-claim" if lemma == "claim" else "acl")
    elif relation in AT and lemma in reading.group("light.occurs") | reading.group("light.does"):
        add_location(reading, draft, head, "acl-occurs")
    elif relation != "object":
        return
    elif lemma in reading.group("light.hosts") and ACTOR in found:
        # "strikes on bases that host troops", the clause hung too high
        draft.add(RoleName.TARGET, ACTOR, head, "host")
    elif lemma in {"use", "involve"} | reading.group("light.acts"):
        if WEAPON in found:
            draft.add(RoleName.WEAPON, WEAPON, head, "acl")
        else:
            add_sufferer(reading, draft, head, found, "acl")
