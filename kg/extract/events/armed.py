"""Words that name an incident by the arms beside them: what is fired, laid, used or run into, and fire itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.mentions import family, kinds, modifiers, noun_of
from kg.extract.parties import ACTOR, OBJECT, PLACE, WEAPON, are_people, is_typed, is_weapon
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, preposition
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.lexicon.words import Manner, TriggerWord

AIMING = frozenset({"at", "on", "upon", "into", "against", "towards", "toward"})
_SIDES = frozenset({"by", "against", "poss"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside"})
LOOSED = TriggerWord("attack", Manner.LOOSE)
_FIRED = TriggerWord("shooting", Manner.LOOSE)
_MINED = TriggerWord("bombing", Manner.MEETS)
_SHAKEN = TriggerWord("attack", Manner.WRECKS)
_PUT_TO_DEATH = TriggerWord("killing", Manner.ACT)
FLOWN = TriggerWord("air-strike", Manner.ACT)
_UNDER_FIRE = TriggerWord("attack", Manner.NOUN)
_EXCHANGE = TriggerWord("armed-clash", Manner.NOUN)
_ARREST = TriggerWord("arrest", Manner.ACT)
_FROM_THE_AIR = frozenset({"air-strike", "drone-attack", "missile-attack"})
_LED_AWAY = TriggerWord("abduction", Manner.ACT)
#: What brings a craft down; "shoot down" is an incident only with one.
DOWNED = TriggerWord("attack", Manner.ACT)


def verb_with_arms(reading: Reading, verb: Token, lemma: str) -> TriggerWord | None:
    """Return what a verb says that is an incident by the arms or the death beside it; None for any other verb."""
    senses = (sense for group, sense in _SENSES.items() if lemma in reading.group(group))
    return next((word for sense in senses if (word := sense(reading, verb, lemma, arguments(verb))) is not None), None)


def is_flown(reading: Reading, verb: Token) -> bool:
    """Tell whether whoever bombs does it from the air: a state, its forces, or unsaid; no group and nobody on foot."""
    doers = [argument.head for argument in arguments(verb) if argument.relation in {"subject", "by"}]
    if any(noun_of(head) in reading.group("nouns.craft") for head in doers):
        return True
    return not any(_is_on_foot(reading, head) for head in doers)


def _is_on_foot(reading: Reading, head: Token) -> bool:
    noun = noun_of(head)
    if noun in reading.group("light.flown"):
        return False
    return family(reading, noun) in {"fighters", "groups", "people"} or is_armed_group(reading, head)


def is_armed_group(reading: Reading, head: Token) -> bool:
    """Tell whether the name is that of an armed group, by its class in the lexicon."""
    hit = reading.hits.get(head.i)
    return hit is not None and hit.kb_id_ in _groups()


@cache
def _groups() -> frozenset[str]:
    return frozenset(actor.id for actor in load_entities().actors.values() if actor.cls == "ArmedGroup")


def _loosing(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where the verb looses a weapon at something: "fired rockets at the base"."""
    loosed = any(argument.relation == "object" and kinds(reading, argument.head) == {WEAPON} for argument in found)
    aims = [argument for argument in found if argument.relation in AIMING and not reading.is_time(argument.head)]
    aimed = any(not _is_into_water(reading, argument) for argument in aims)
    if aims and not aimed:
        return None  # "fired two missiles into the sea"
    shot = lemma == "fire" and (
        any(children(verb, "aux:pass")) or _is_by_gunmen(reading, found)
    )  # armies fire missiles as tests, too
    return LOOSED if loosed and (aimed or shot or lemma in reading.group("light.drops")) else None


def _is_into_water(reading: Reading, argument: Argument) -> bool:
    return argument.relation == "into" and noun_of(argument.head) in reading.group("nouns.waters")


def _is_by_gunmen(reading: Reading, found: tuple[Argument, ...]) -> bool:
    return any(argument.relation == "subject" and _is_on_foot(reading, argument.head) for argument in found)


def _firing(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return a shooting where shots are fired, or somebody fires at something: "fired on the crowd"."""
    objects = [argument.head for argument in found if argument.relation == "object"]
    if any(noun_of(head) not in reading.group("light.rounds") for head in objects):
        return None  # "fired the minister"
    aimed = any(argument.relation in AIMING and is_typed(reading, argument.head) for argument in found)
    acting = any(argument.relation in {"subject", "by"} and is_typed(reading, argument.head) for argument in found)
    return _FIRED if aimed or (objects and acting) else None


def _using(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where a weapon is used against somebody, or one whose every use is an attack."""
    if any(children(verb, "xcomp", "advcl")):
        return None  # "used a gunship to strike": the purpose is the event
    used = [argument.head for argument in found if argument.relation == "object" and is_weapon(reading, argument)]
    aimed = any(argument.relation in {"against", "on"} and is_typed(reading, argument.head) for argument in found)
    return LOOSED if used and (aimed or any(_is_outlawed(reading, head) for head in used)) else None


def _is_outlawed(reading: Reading, weapon: Token) -> bool:
    hit = reading.hits.get(weapon.i)
    return hit is not None and hit.kb_id_ in reading.group("light.outlawed")


def _shaking(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where a weapon does it: "the offices were shaken by explosives"."""
    by_arms = any(argument.relation in {"subject", "by"} and is_weapon(reading, argument) for argument in found)
    return _SHAKEN if by_arms else None


def _crashing(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where an attacker gets himself or a car bomb into something: "drove into the patrol"."""
    doers = [argument.head for argument in found if argument.relation == "subject"]
    armed = any(argument.relation in {"object", "subject"} and is_weapon(reading, argument) for argument in found)
    attacking = any(family(reading, noun_of(head)) == "fighters" for head in doers)
    into = any(argument.relation == "into" and is_typed(reading, argument.head) for argument in found)
    return LOOSED if into and (attacking or (armed and doers)) else None


def _running_into(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return a bombing where somebody or a vehicle runs into a mine: "the bus hit a mine", "stepped on a mine"."""
    met = any(argument.relation in {"object", "on", "over"} and is_mine(reading, argument.head) for argument in found)
    runs = any(argument.relation == "subject" and _runs(reading, argument.head) for argument in found)
    return _MINED if met and runs else None


def _downing(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where what flies is brought down: "downed a balloon", "shot down two drones"."""
    if lemma == "shoot" and not any(child.lower_ == "down" for child in verb.children):
        return None
    downed = any(argument.relation == "object" and _flies(reading, argument.head) for argument in found)
    return DOWNED if downed else None


def _assailing(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where people fall on somebody or a vehicle: "the mob set upon a bus", "pounced on a trader"."""
    upon = {"upon"} if lemma in {"set", "fall", "descend"} else {"upon", "on"}
    by_people = any(argument.relation in {"subject", "by"} and are_people(reading, argument.head) for argument in found)
    on_typed = any(argument.relation in upon and kinds(reading, argument.head) & {ACTOR, OBJECT} for argument in found)
    return DOWNED if by_people and on_typed else None


def _spraying(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return a shooting where bullets are poured on something: "sprayed the bar with bullets"."""
    poured = any(
        argument.relation in {"with", "by"} and noun_of(argument.head) in reading.group("light.sprayed")
        for argument in found
    )
    hit = any(argument.relation == "object" and is_typed(reading, argument.head) for argument in found)
    return TriggerWord("shooting", Manner.ACT) if poured and hit else None


def _eliminating(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return a killing where people in arms are done away with: "troops neutralized two militants"."""
    return (
        _PUT_TO_DEATH
        if any(argument.relation == "object" and _is_in_arms(reading, argument.head) for argument in found)
        else None
    )


def _engaging(reading: Reading, verb: Token, lemma: str, found: tuple[Argument, ...]) -> TriggerWord | None:
    """Return an attack where people in arms or aircraft take on somebody or something: "jets blasted two lorries"."""
    objects = [argument.head for argument in found if argument.relation == "object"]
    if any(noun_of(argument.head) in reading.group("light.talks") for argument in found):
        return None  # "engaged the insurgents in talks"
    means = [argument for argument in found if argument.relation == "with"]
    senses = (reading.words.nouns.get(noun_of(each.head), ()) for each in means)
    deed = next((word for pairs in senses for before, word in pairs if not before), None)
    with_arms = deed is not None or any(is_weapon(reading, each) for each in means)
    by_arms = any(
        argument.relation in {"subject", "by"} and (_is_in_arms(reading, argument.head) or _is_flown(argument, reading))
        for argument in found
    )
    at_arms = any(_is_in_arms(reading, head) or OBJECT in kinds(reading, head) for head in objects)
    if not (with_arms and any(is_typed(reading, head) for head in objects)) and not (by_arms and at_arms):
        return None
    return DOWNED if deed is None else TriggerWord(deed.type, Manner.ACT)  # "engaged them with an airstrike"


def _is_flown(argument: Argument, reading: Reading) -> bool:
    return noun_of(argument.head) in reading.group("nouns.craft") or _flies(reading, argument.head)


def _is_in_arms(reading: Reading, head: Token) -> bool:
    return family(reading, noun_of(head)) in {"fighters", "forces"} and head.pos_ == "NOUN"


def _flies(reading: Reading, head: Token) -> bool:
    if noun_of(head) in reading.group("nouns.aircraft") | reading.group("light.flying"):
        return True
    hit = reading.hits.get(head.i)
    entry = None if hit is None else load_entities().weapons.get(hit.kb_id_)
    return entry is not None and entry.incident_type in _FROM_THE_AIR


def is_mine(reading: Reading, head: Token) -> bool:
    """Tell whether the noun is a mine that explodes: not a coal mine."""
    kind = next((child for child in modifiers(head) if child.pos_ in {"NOUN", "PROPN"}), None)
    return noun_of(head) in reading.group("light.mines") and (kind is None or kind.lemma_ in {"land", "anti"})


def _runs(reading: Reading, head: Token) -> bool:
    if head.pos_ == "PRON" or are_people(reading, head):
        return True
    return bool(kinds(reading, head) & {OBJECT, ACTOR})


#: What verbs of a group of cues say with arms beside them.
_SENSES = {
    "light.meets": _running_into,
    "light.looses": _loosing,
    "light.fires": _firing,
    "light.uses": _using,
    "light.shakes": _shaking,
    "light.crashes": _crashing,
    "light.downs": _downing,
    "light.assails": _assailing,
    "light.sprays": _spraying,
    "light.eliminates": _eliminating,
    "light.engages": _engaging,
}

#: All words that can name an event by what stands beside them: the groups of cues, and single words.
ARMED_GROUPS = (
    *_SENSES,
    "light.deadly",
    "light.use_nouns",
    "light.exchanges",
    "light.leads_off",
    "light.holds",
    "light.eliminations",
)
ARMED_WORDS = frozenset({"fire"})


def put_to_death(reading: Reading, verb: Token) -> tuple[TriggerWord, Token] | None:
    """Read "hacked two farmers to death": the word, and the "death" that plays no part in the event."""
    if verb.lemma_.lower() not in reading.group("light.deadly"):
        return None
    below = [verb, *children(verb, "obj")]  # the tree may hang it on whom it is done to
    death = next((child for node in below for child in children(node, "obl", "nmod") if child.lower_ == "death"), None)
    return None if death is None or preposition(death) != "to" else (_PUT_TO_DEATH, death)


def led_away(reading: Reading, verb: Token) -> tuple[TriggerWord, Token] | None:
    """Read "masked men took him away", "was led away by gunmen": the word, and its "away"."""
    if verb.lemma_.lower() not in reading.group("light.leads_off"):
        return None
    away = next((child for child in children(verb, "advmod", "compound") if child.lower_ in {"away", "off"}), None)
    found = arguments(verb)
    by_gunmen = any(argument.relation in {"subject", "by"} and _is_gunman(reading, argument.head) for argument in found)
    taken = any(argument.relation == "object" and are_people(reading, argument.head) for argument in found)
    return (_LED_AWAY, away) if away is not None and by_gunmen and taken else None


def held_for(reading: Reading, verb: Token) -> tuple[TriggerWord, None] | None:
    """Read "was caught after torching a van", "is held on suspicion of": an arrest, by what it was made for."""
    if verb.lemma_.lower() not in reading.group("light.holds") or not any(children(verb, "aux:pass")):
        return None
    held = any(argument.relation == "object" and are_people(reading, argument.head) for argument in arguments(verb))
    deeds = (clause for clause in children(verb, "advcl") if clause.tag_ == "VBG")
    for_deed = any(mark.lower_ in {"for", "after"} for clause in deeds for mark in children(clause, "mark", "case"))
    suspected = any(child.lemma_ in reading.group("light.suspicions") for child in children(verb, "obl"))
    return (_ARREST, None) if held and (for_deed or suspected) else None


def _is_gunman(reading: Reading, head: Token) -> bool:
    """Tell whether they are fighters, or people of whom a word says that they are armed or hide who they are."""
    if family(reading, noun_of(head)) == "fighters" or is_armed_group(reading, head):
        return True
    described = any(child.lower_ in reading.group("light.gunmen") for child in children(head, "amod", "compound"))
    return described and are_people(reading, head)


def noun_with_arms(reading: Reading, noun: Token) -> tuple[Token, TriggerWord] | None:
    """Return what a noun says that is an incident by what stands beside it; None for any other noun."""
    lemma = noun.lemma_.lower()
    if lemma in reading.group("light.use_nouns") and _is_use_of_arms(reading, noun):
        return noun, LOOSED
    if lemma in reading.group("light.eliminations") and any(_is_in_arms(reading, head) for head in behind_of(noun)):
        return noun, TriggerWord("killing", Manner.NOUN)
    if lemma in reading.group("light.exchanges") and _is_exchange(reading, noun):
        return noun, _EXCHANGE
    if lemma == "fire" and (_is_of_arms(reading, noun) or _is_under(reading, noun)):
        return noun, _UNDER_FIRE
    return None


def _is_use_of_arms(reading: Reading, noun: Token) -> bool:
    """Read "the use of chemical weapons by the army", with whom it is used by or against."""
    armed = any(WEAPON in kinds(reading, head) for head in behind_of(noun))
    return armed and any(argument.relation in _SIDES for argument in arguments(noun))


def _is_exchange(reading: Reading, noun: Token) -> bool:
    """Read "an exchange of fire"."""
    return any(head.lemma_.lower() in reading.group("light.exchanged") for head in behind_of(noun))


def _is_of_arms(reading: Reading, noun: Token) -> bool:
    """Read "heavy machine gun and grenade fire"."""
    return any(WEAPON in kinds(reading, child) for child in modifiers(noun))


def _is_under(reading: Reading, noun: Token) -> bool:
    """Read "came under fire near the border", "drew fire from rebels": with arms around, or a place; no criticism."""
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    is_under = preposition(noun) == "under" and verb.lemma_ in reading.group("light.under")
    is_taken = noun.dep_ == "obj" and verb.lemma_ in reading.group("light.takes_fire")
    found = [argument for argument in (*arguments(verb), *arguments(noun)) if argument.head.i != noun.i]
    if not (is_under or is_taken) or any(argument.relation in {"for", "over"} for argument in found):
        return False
    return any(_is_of_combat(reading, argument) for argument in found)


def _is_of_combat(reading: Reading, argument: Argument) -> bool:
    if argument.relation in {"from", "by"}:
        return _is_on_foot(reading, argument.head) or family(reading, noun_of(argument.head)) in {"forces", "police"}
    if argument.relation in _WHERE:
        return bool(kinds(reading, argument.head) & {PLACE, OBJECT})
    is_armed = family(reading, noun_of(argument.head)) in {"forces", "fighters", "police"}
    return argument.relation == "subject" and is_armed


def behind_of(noun: Token) -> Iterator[Token]:
    """Yield the nouns behind an "of"."""
    return (argument.head for argument in arguments(noun) if argument.relation == "of")


def is_sided(reading: Reading, noun: Token) -> bool:
    """Tell whether the noun says whom it is by or against: "atrocities against villagers"."""
    done = (clause for clause in children(noun, "acl") if clause.lemma_.lower() in reading.group("light.does"))
    against = (argument for clause in done for argument in arguments(clause) if argument.relation == "against")
    found = (*arguments(noun), *against)  # "atrocities committed by the army" say of no deed whom it was done to
    return any(argument.relation in {"by", "against"} and ACTOR in kinds(reading, argument.head) for argument in found)
