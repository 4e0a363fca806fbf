"""Words of violence that name no incident by what stands beside them: struggles in general, goods seized, charges."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.mentions import kinds, noun_of
from kg.extract.parties import ACTOR, WEAPON, are_people, is_typed
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, children
from kg.extract.tokens import Token

_AGAINST = frozenset({"object", "against", "with"})


def is_struggle(reading: Reading, verb: Token, found: Iterable[Argument]) -> bool:
    """Tell whether one fights something that cannot fight: "fighting terrorism", "battling to reach survivors"."""
    sides = [argument.head for argument in found if argument.relation in _AGAINST]
    if sides:
        return not any(_can_fight(reading, head) for head in sides)
    return any(_is_effort(reading, clause) for clause in children(verb, "xcomp", "advcl"))


def _can_fight(reading: Reading, head: Token) -> bool:
    """Tell whether the other side is somebody: no "-ism", and no "fierce opposition" that nobody owns."""
    if head.lower_.endswith("ism"):
        return False
    if noun_of(head) in reading.group("lookalikes.hindrances") and not any(children(head, "det", "nmod:poss")):
        return False
    return is_typed(reading, head) or head.pos_ == "PROPN"


def _is_effort(reading: Reading, clause: Token) -> bool:
    """Tell whether an infinitive says what the effort is for, and that is no fighting: no "fought to retake"."""
    has_to = any(mark.lower_ == "to" for mark in children(clause, "mark", "aux"))
    return has_to and clause.pos_ == "VERB" and clause.lemma_.lower() not in reading.words.verb_lemmas


def are_goods(reading: Reading, head: Token) -> bool:
    """Tell whether what is seized is no place that is taken by force: arms, drugs, documents."""
    return noun_of(head) in reading.group("lookalikes.goods") or kinds(reading, head) == {WEAPON}


def is_business(reading: Reading, verb: Token, found: Iterable[Argument]) -> bool:
    """Tell whether what is executed is no person: an agreement, a plan, an attack."""
    done = [argument.head for argument in found if argument.relation == "object"]
    if verb.lemma_.lower() not in reading.group("lookalikes.executes") or not done:
        return False
    return not any(are_people(reading, head) or ACTOR in kinds(reading, head) or head.pos_ != "NOUN" for head in done)


def is_charge(reading: Reading, noun: Token) -> bool:
    """Tell whether the noun only says of what somebody is charged: "three murder and five other charges"."""
    return any(child.lemma_.lower() in reading.group("lookalikes.charges") for child in children(noun, "conj"))
