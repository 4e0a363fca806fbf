"""Words of violence that name no incident by what stands beside them: struggles in general, goods seized, charges."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.mentions import kinds, noun_of
from kg.extract.parties import ACTOR, WEAPON, are_people, is_typed
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, dep, preposition
from kg.extract.tokens import Token

_REFLEXIVE = frozenset(
    {"himself", "herself", "themselves", "myself", "ourselves", "yourself", "itself", "oneself", "themself"}
)
_UNMEANT = frozenset({"accidentally", "unintentionally", "inadvertently"})
#: Types of which somebody alone can be the victim of his own hand.
_OF_ONES_OWN_HAND = frozenset({"shooting", "stabbing", "killing", "attack", "arson", "other-violence"})
_OF_ARREST = frozenset({"by", "for", "over", "after", "during", "following"})
_AGAINST = frozenset({"object", "against", "with"})


def is_struggle(reading: Reading, verb: Token, found: Iterable[Argument]) -> bool:
    """Tell whether one fights something that cannot fight: "fighting terrorism", "battling to reach survivors"."""
    sides = [argument.head for argument in found if argument.relation in _AGAINST]
    if sides:
        return not any(_can_fight(reading, head) for head in sides)
    if _is_service(reading, verb):
        return True
    return any(_is_effort(reading, clause) for clause in children(verb, "xcomp", "advcl"))


def _is_service(reading: Reading, verb: Token) -> bool:
    """Read "a commander who fought in the war", "fought for the rebels": what somebody once was, against nobody."""
    causes = (argument.head for argument in arguments(verb) if argument.relation in {"in", "during"})
    in_war = any(noun_of(head) in reading.group("lookalikes.wars") for head in causes)
    return in_war and (verb.dep_ == "acl:relcl" or any(children(verb, "aux")) or verb.tag_ == "VBD")


def is_nobodys_attack(reading: Reading, verb: Token, found: tuple[Argument, ...], type_: str) -> bool:
    """Tell whether somebody did it to himself, nobody meant it, it is done with words, or says where a prisoner is."""
    if _is_by_own_hand(found, type_) or _is_unmeant(verb, type_) or _is_custody(reading, verb, found):
        return True
    return _is_criticism(reading, verb, found)


def _is_criticism(reading: Reading, verb: Token, found: Iterable[Argument]) -> bool:
    """Read "attacked the strikes as illegal": what happened, or is called something, is attacked with words."""
    if verb.lemma_.lower() not in reading.group("lookalikes.criticises"):
        return False
    done = [argument.head for argument in found if argument.relation == "object"]
    behind = (child for child in verb.children if child.pos_ == "ADJ" and child.i > verb.i)
    called = (child for child in behind if not any(children(child, "cop", "nsubj")))  # no "as it was dark"
    is_called = any(mark.lower_ == "as" for child in called for mark in children(child, "mark", "case"))
    return bool(done) and (is_called or all(noun_of(head) in reading.words.nouns for head in done))


def _is_by_own_hand(found: Iterable[Argument], type_: str) -> bool:
    """Read "the soldier shot himself", "stabbed herself", "set himself on fire": no bomber who blew himself up."""
    if type_ not in _OF_ONES_OWN_HAND:
        return False
    return any(argument.relation == "object" and argument.head.lower_ in _REFLEXIVE for argument in found)


def _is_unmeant(verb: Token, type_: str) -> bool:
    """Read "was accidentally shot", "shot him by accident"; what armies hit by mistake they did attack."""
    if type_ not in _OF_ONES_OWN_HAND:
        return False
    by_accident = (preposition(child) == "by" and child.lower_ == "accident" for child in children(verb, "obl", "nmod"))
    return any(child.lower_ in _UNMEANT for child in children(verb, "advmod")) or any(by_accident)


def is_peaceful_response(reading: Reading, verb: Token) -> bool:
    """Read "retaliated by closing the crossing", "responded with sanctions": what is done is said, and is no attack."""
    done = [
        clause
        for clause in children(verb, "advcl")
        if any(mark.lower_ == "by" for mark in children(clause, "mark", "case"))
    ]
    if done:
        return not any(word.lemma_.lower() in reading.words.verb_lemmas for clause in done for word in clause.subtree)
    means = [argument.head for argument in arguments(verb) if argument.relation == "with"]
    return any(noun_of(head) in reading.group("lookalikes.measures") for head in means)


def _is_custody(reading: Reading, verb: Token, found: tuple[Argument, ...]) -> bool:
    """Read "the freeing of a teacher held in the fort": it says where he is, not that he was arrested."""
    if dep(verb) != "acl" or verb.lemma_.lower() not in reading.group("lookalikes.holds"):
        return False
    if any(argument.relation in _OF_ARREST or reading.is_time(argument.head) for argument in found):
        return False  # "released three men arrested on Sunday over the bombing"
    above = verb.head.head
    freed = above.lemma_.lower() in reading.group("lookalikes.frees")
    places = (argument.head for argument in found if argument.relation in {"in", "at", "inside"})
    return freed or any(noun_of(head) in reading.group("lookalikes.prisons") for head in places)


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


def is_kind_of_craft(reading: Reading, noun: Token) -> bool:
    """Tell whether the noun says what aircraft are for, beside other kinds: "attack, tanker and bomber aircraft"."""
    beside = (child for child in children(noun, "conj", "appos") if not any(children(child, "det")))
    is_bare = noun.tag_ == "NN" and not any(children(noun, "det"))
    return is_bare and any(noun_of(child) in reading.group("nouns.aircraft") for child in beside)


def is_contest(reading: Reading, verb: Token, found: Iterable[Argument]) -> bool:
    """Tell whether one named side beats another, as candidates and teams do: "Ruiz beat Vega in May"."""
    if verb.lemma_.lower() not in reading.group("lookalikes.contests"):
        return False
    doers = [each.head for each in found if each.relation in {"subject", "by"}]
    done = [each.head for each in found if each.relation == "object"]
    return bool(doers) and bool(done) and all(head.pos_ == "PROPN" for head in doers + done)
