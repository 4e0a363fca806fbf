"""Which slot of a draft a nominal fills: decided by what the nominal can refer to, not by the words around it alone.

Everything that reads roles puts its findings here: arguments, repairs of the tree, instruments, owners and victims.
"""

from __future__ import annotations

from kg.extract.events.drafts import Draft
from kg.extract.events.locations import add_site_name, named_together
from kg.extract.mentions import is_backing, kinds, name_of, nation, nation_words, noun_of
from kg.extract.parties import ACTOR, OBJECT, PLACE, WEAPON
from kg.extract.reading import Reading
from kg.extract.syntax import children
from kg.extract.tokens import Token
from kg.lexicon.types import SUFFERED_BY_POSSESSOR
from kg.lexicon.words import Manner
from kg.records import MentionKind, RoleName

#: Manners of words for taking a place, which is not hit by that.
_TAKES = frozenset({Manner.TAKES, Manner.TAKING})
#: Nouns of which "of" names what explodes.
_EXPLOSIONS = frozenset({"explosion", "blast", "detonation"})
#: Determiners of a town where something was told to have happened: it is no further thing that was hit.
_POINTING = frozenset({"this", "these", "that", "those"})


def possible(reading: Reading, head: Token) -> frozenset[MentionKind]:
    """Return what the argument can be: what its referent can be, for a pronoun that has one."""
    return kinds(reading, reading.referent(head) if head.pos_ == "PRON" else head)


def is_initiator(reading: Reading, draft: Draft, token: Token) -> bool:
    """Tell whether the draft has what the token refers to as initiator already, by whatever word."""
    referent = reading.referent(token)
    return any(reading.referent(head) == referent for head in draft.heads(RoleName.INITIATOR))


def add_actor(
    reading: Reading, draft: Draft, role: RoleName, head: Token, found: frozenset[MentionKind], rule: str
) -> None:
    """Add who acts or suffers; an aircraft or a ship that acts is the weapon too."""
    if role is RoleName.INITIATOR and noun_of(head) in reading.group("nouns.craft"):
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
        if name_of(reading, head, ACTOR) is None and nation(reading, head) is None:
            return  # an aircraft of unsaid nation is a weapon, not an actor
    if ACTOR in found:
        draft.add(role, ACTOR, head, rule)
        for ally in _allies(reading, head):
            draft.add(role, ACTOR, ally, rule)


def _allies(reading: Reading, head: Token) -> list[Token]:
    """Return the nation that shares its noun with another force: the "US" of "US and Coalition forces"."""
    if noun_of(head) not in reading.group("nouns.forces") or not any(
        child.dep_ in {"cc", "conj"} for token in (head, *head.children) for child in token.children
    ):
        return []
    name = name_of(reading, head, ACTOR)
    return [token for token in nation_words(reading, head) if name is not None and not name.start <= token.i < name.end]


def add_agent(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    """Add who or what did it: "by the group", "by a drone"."""
    if ACTOR in found:
        add_actor(reading, draft, RoleName.INITIATOR, head, found, rule)
    if WEAPON in found:
        add_weapon(reading, draft, head, rule)


def add_weapon(reading: Reading, draft: Draft, weapon: Token, rule: str) -> None:
    """Add a weapon that acts, and its nation as initiator: "an American drone killed"; jets are forces themselves."""
    draft.add(RoleName.WEAPON, WEAPON, weapon, rule)
    if weapon in draft.heads(RoleName.INITIATOR):
        return
    for token in nation_words(reading, weapon):
        if not is_backing(reading, token):
            draft.add(RoleName.INITIATOR, ACTOR, token, "weapon-nation")


def add_sufferer(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    """Add what was hit where its type belongs: people are targets, things objects, a place is where it happened.

    A town that was shelled is both where it happened and what was hit.
    """
    if draft.trigger.acting and OBJECT in found:
        found -= {
            ACTOR
        }  # "the strike engaged a tactical unit": one of the things that it hit, and its owner the target
    goes_off = draft.trigger.token.lemma_ in reading.group("light.detonates") | _EXPLOSIONS
    if draft.type == "shooting" and noun_of(head) in reading.group("light.rounds"):
        return  # "firing heavy weapons at the road"
    if WEAPON in found and (goes_off or draft.trigger.word.manner in {Manner.HAPPENS, Manner.LOOSE}):
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
        return
    if PLACE in found and not (ACTOR in found and draft.type in SUFFERED_BY_POSSESSOR):
        _add_hit_place(reading, draft, head, found, rule)
        if noun_of(head) in reading.group("nouns.objects"):
            return
    if ACTOR in found:
        add_actor(reading, draft, RoleName.TARGET, head, found, rule)
    elif OBJECT in found or WEAPON in found:
        draft.add(RoleName.OBJECT, OBJECT, head, rule)
        add_site_name(reading, draft, head, rule)


def _add_hit_place(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    """Add a place that was aimed at: where it happened, and what was hit where a noun says that it can be hit."""
    if name_of(reading, head, PLACE) is not None or OBJECT not in found:
        draft.add(RoleName.PLACE, PLACE, head, rule)
    else:
        add_site_name(reading, draft, head, rule)
    if noun_of(head) in reading.group("nouns.objects"):
        draft.add(RoleName.OBJECT, OBJECT, head, rule)
    elif ACTOR not in found and draft.type not in SUFFERED_BY_POSSESSOR:
        _add_struck(reading, draft, head, rule)


def _add_struck(reading: Reading, draft: Draft, head: Token, rule: str) -> None:
    """Add a town as what was hit, all of "the towns of Idlib and Harem"; a name alone only says where.

    So does "this town": what was hit there has been told.
    """
    is_pointed_at = any(child.lower_ in _POINTING for child in children(head, "det"))
    if is_pointed_at or noun_of(head) not in reading.group("nouns.towns") or draft.trigger.word.manner in _TAKES:
        return
    draft.add(RoleName.OBJECT, OBJECT, head, rule)
    for other in named_together(reading, head):
        draft.add(RoleName.PLACE, PLACE, other, f"{rule}>list")
        draft.add(RoleName.OBJECT, OBJECT, other, f"{rule}>list")
