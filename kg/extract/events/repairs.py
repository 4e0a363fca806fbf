"""What the tree hung elsewhere: sides and places of an event noun that a parse puts below another noun of its phrase.

A repair only fills what is empty, and nothing crosses another event.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from kg.extract.events.drafts import Draft
from kg.extract.events.slots import add_agent, add_sufferer
from kg.extract.events.triggers import Trigger
from kg.extract.mentions import kinds, noun_of
from kg.extract.parties import ACTOR, OBJECT, PLACE
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, conjuncts, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.records import RoleName

_MAX_HEADS = 8  # heads above a place among which its event stands: farther down it is the place of something else
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "within", "throughout", "across"})
_MAX_GAP = 3  # words behind a "by" among which its agent stands: "by the militant group Hamas"


def add_misplaced(reading: Reading, draft: Draft) -> None:
    """Fill an empty target or initiator from phrases that hang on another noun below the event."""
    word = draft.trigger.token
    _turn_bodies(reading, draft)
    if word.pos_ == "NOUN":
        _add_hung_too_low(reading, draft, word)
        if not draft.heads(RoleName.INITIATOR):
            _add_behind_by(reading, draft, word)
    if not draft.heads(RoleName.INITIATOR):
        _add_hung_elsewhere(reading, draft, word)


def _add_hung_elsewhere(reading: Reading, draft: Draft, event: Token) -> None:
    """Read the "by" of a passive or an event noun that the tree hung on an active verb, which has no agent.

    "Died after he was shot near the port by two men"; nothing that can have an agent stands between.
    """
    if event.pos_ == "VERB" and not is_passive(event):
        return
    for token in reading.doc[event.i + 1 : event.sent.end]:
        if preposition(token) == "by" and _is_left_to(reading, event, token):
            for agent in conjuncts(token):
                add_agent(reading, draft, agent, kinds(reading, agent), "by-elsewhere")
            return
        if noun_of(token) in reading.words.nouns or token.tag_ == "VBN":
            return


def _is_left_to(reading: Reading, event: Token, agent: Token) -> bool:
    if ACTOR not in kinds(reading, agent):
        return False
    verb = agent.head
    return verb == event or (verb.pos_ == "VERB" and verb.is_ancestor(event) and not is_passive(verb))


def _turn_bodies(reading: Reading, draft: Draft) -> None:
    """Make the dead of "the bodies of the monks murdered by" targets, where the tree made them the subject."""
    for slot in tuple(draft.slots):
        if slot.role is RoleName.INITIATOR and noun_of(slot.head) in reading.group("harm.bodies"):
            draft.slots.remove(slot)
            for child in children(slot.head, "nmod"):
                if preposition(child) == "of" and ACTOR in kinds(reading, child):
                    draft.add(RoleName.TARGET, ACTOR, child, "bodies-of")


def _add_hung_too_low(reading: Reading, draft: Draft, noun: Token) -> None:
    """Read a phrase that hangs one noun too low: "attacks by the group Hamas on Israel"."""
    for child in children(noun, "nmod"):
        for token in child.subtree:
            if dep(token) in {"nmod", "obl"} and not _crosses_event(reading, token, noun):
                _add_phrase(reading, draft, token, is_below=token.i > child.i)


def _add_phrase(reading: Reading, draft: Draft, token: Token, *, is_below: bool) -> None:
    case = preposition(token)
    found = kinds(reading, token)
    if case in {"on", "against", "upon"}:
        is_aim = is_below and found & {ACTOR, OBJECT} and not reading.is_time(token)
        if is_aim and not draft.heads(RoleName.TARGET):
            add_sufferer(reading, draft, token, found, "linear")
    elif case == "by" and ACTOR in found and not draft.heads(RoleName.INITIATOR):
        for agent in conjuncts(token):
            add_agent(reading, draft, agent, kinds(reading, agent), "linear")


def _add_behind_by(reading: Reading, draft: Draft, noun: Token) -> None:
    """Read the words right behind a "by" that the tree hung on another noun of the phrase."""
    for token in noun.subtree:
        is_by = token.lower_ == "by" and token.pos_ == "ADP" and token.i > noun.i
        if is_by and not _crosses_event(reading, token, noun):
            following = reading.doc[token.i + 1 : min(token.i + 1 + _MAX_GAP, token.sent.end)]
            agent = next((word for word in following if _is_whole(reading, word)), None)
            if agent is not None:
                draft.add(RoleName.INITIATOR, ACTOR, agent, "linear-by")
                return


def _is_whole(reading: Reading, word: Token) -> bool:
    """Tell whether the word is somebody, and no part of the name or noun behind it: the group of "terrorist group"."""
    is_part = dep(word) in {"compound", "amod"} and word.head.i > word.i and ACTOR in kinds(reading, word.head)
    return ACTOR in kinds(reading, word) and not is_part


def _crosses_event(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether another event noun stands between the phrase and the event: the phrase is that one's."""
    for node in ancestors(token):
        if node.i == noun.i:
            return False
        if noun_of(node) in reading.words.nouns or node.pos_ == "VERB":
            return True
    return True


def place_fallback(reading: Reading, draft: Draft, triggers: Mapping[int, Trigger]) -> None:
    """Give a draft without place the places that stand below its trigger, nothing else in between naming an event."""
    if draft.heads(RoleName.PLACE):
        return
    accused = accused_behind(reading, draft.trigger.token)
    for token in draft.trigger.token.subtree:
        if (
            preposition(token) in _WHERE
            and PLACE in kinds(reading, token)
            and token.i not in reading.times
            and _is_owned_by(token, draft.trigger, triggers)
            and not any(each.is_ancestor(token) for each in accused)
        ):
            for place in conjuncts(token):
                draft.add(RoleName.PLACE, PLACE, place, "below")


def _is_owned_by(token: Token, trigger: Trigger, triggers: Mapping[int, Trigger]) -> bool:
    """Tell whether the trigger is the nearest event above the token, within its clause."""
    for node in islice(ancestors(token), _MAX_HEADS):
        if node.i == trigger.token.i:
            return True
        if node.i in triggers or node.dep_ == "acl:relcl" or (node.pos_ == "VERB" and dep(node) == "ccomp"):
            return False
    return False


def accused_behind(reading: Reading, event: Token) -> tuple[Token, ...]:
    """Return who is blamed, hung on the event by the tree: "blamed the attack on the rebels"."""
    verb = event.head
    if event.dep_ != "obj" or verb.lemma_.lower() not in reading.group("accusations.attributed_on"):
        return ()
    if any(preposition(child) == "on" and not reading.is_time(child) for child in children(verb, "obl")):
        return ()
    found = (child for child in children(event, "nmod") if preposition(child) == "on" and not reading.is_time(child))
    return tuple(each for child in found for each in conjuncts(child))
