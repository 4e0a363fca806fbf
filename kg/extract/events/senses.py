"""In which sense a word names an incident here: verbs and nouns of the lexicon with what must stand beside them."""

from __future__ import annotations

from types import MappingProxyType

from kg.extract.events.armed import (
    ARMED_GROUPS,
    ARMED_WORDS,
    DOWNED,
    FLOWN,
    behind_of,
    held_for,
    is_flown,
    is_sided,
    led_away,
    noun_with_arms,
    put_to_death,
    verb_with_arms,
)
from kg.extract.events.lookalikes import (
    are_goods,
    is_business,
    is_charge,
    is_contest,
    is_kind_of_craft,
    is_nobodys_attack,
    is_peaceful_response,
    is_struggle,
)
from kg.extract.events.strife import STRIFE_GROUPS, noun_of_strife
from kg.extract.mentions import is_plural, kinds, noun_of
from kg.extract.parties import ACTOR, OBJECT, PLACE, WEAPON, are_people, is_taken, is_typed, is_weapon
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, conjuncts, dep, preposition
from kg.extract.tokens import Token, once
from kg.lexicon.words import Manner, TriggerWord

_PART_RELATIONS = frozenset({"compound", "advmod", "xcomp", "advcl", "obj", "obl", "amod"})
_CLAUSES = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis"})
#: What verbs of taking say where somebody is taken, not a place: "captured a commander".
_CAPTURE = TriggerWord("arrest", Manner.ACT)
#: Past forms that a tagger takes for another form, whose lemma is no verb then.
_PASTS = MappingProxyType(
    {"shot": "shoot", "slain": "slay", "slew": "slay", "fought": "fight", "struck": "strike", "waylaid": "waylay"}
)
#: Consonants that are doubled before "-ed".
_DOUBLED = frozenset("bdgmnprt")


@once
def eventful(reading: Reading) -> frozenset[str]:
    """Return every word that can name an event, by lemma or as written, with what must stand beside it or without."""
    words = reading.words
    doubled = (lemma + lemma[-1] for lemma in words.verb_lemmas if lemma[-1] in _DOUBLED)
    groups = map(reading.group, (*ARMED_GROUPS, *STRIFE_GROUPS))
    return ARMED_WORDS.union(_PASTS, words.verb_lemmas, doubled, words.nouns, *groups)


def verb_lemma(verb: Token) -> str:
    """Return the lemma of a verb, that of an irregular past also where the tag gives none ("shot").

    A verb that no table knows keeps the doubled consonant of its past ("machinegunn"): it is single in the lemma.
    """
    lemma = _PASTS.get(verb.lower_, verb.lemma_.lower())
    is_doubled = len(lemma) > len("egged") and lemma[-1] in _DOUBLED and lemma[-1] == lemma[-2]
    return lemma[:-1] if is_doubled and verb.tag_ in {"VBD", "VBN", "VBG"} else lemma


def verb_sense(reading: Reading, verb: Token) -> tuple[TriggerWord, Token | None] | None:
    """Return what the verb says happened, with the second word of an idiom ("blow up"); None where it says nothing."""
    found: tuple[TriggerWord, Token | None] | None
    found = _idiom(reading, verb) or put_to_death(reading, verb) or led_away(reading, verb) or held_for(reading, verb)
    found = found or _plain(reading, verb)
    if found is None or verb.dep_ in {"amod", "compound", "case"}:
        return None
    if found[0] is not DOWNED and is_blocked(reading, verb):
        return None
    if found[0].manner is Manner.TAKES and not _takes_place(reading, verb):
        found = _CAPTURE, found[1]
    return found if _takes_part(reading, verb, found[0]) else None


def _idiom(reading: Reading, verb: Token) -> tuple[TriggerWord, Token] | None:
    lemma = verb_lemma(verb)
    if lemma not in reading.words.idioms:
        return None
    behind = (part for thing in children(verb, "obj") for each in conjuncts(thing) for part in children(each, "nmod"))
    for child in (*verb.children, *behind):  # the tree may hang "on fire" on what was set on fire
        if dep(child) not in _PART_RELATIONS and child.dep_ != "nmod":
            continue
        for part in (child.lower_, child.lemma_.lower()):
            if (word := reading.words.verbs.get(f"{lemma} {part}")) is not None:
                return word, child
    return None


def _plain(reading: Reading, verb: Token) -> tuple[TriggerWord, None] | None:
    lemma = verb_lemma(verb)
    special = verb_with_arms(reading, verb, lemma)
    word = special or reading.words.verbs.get(lemma)
    if lemma == "bomb" and is_flown(reading, verb):
        word = FLOWN
    return None if word is None else (word, None)


def _takes_part(reading: Reading, verb: Token, word: TriggerWord) -> bool:
    """Tell whether somebody or something that takes part in incidents is among the verb's arguments."""
    found = arguments(verb)
    if is_nobodys_attack(reading, verb, found, word.type):
        return False
    if word is _CAPTURE:
        return any(argument.relation == "object" and ACTOR in kinds(reading, argument.head) for argument in found)
    return _is_by_manner(reading, verb, word, found)


def _is_by_manner(reading: Reading, verb: Token, word: TriggerWord, found: tuple[Argument, ...]) -> bool:
    match word.manner:
        case Manner.HARMS:
            return _is_hurt(reading, verb, found) and not is_contest(reading, verb, found)
        case Manner.WRECKS:
            done = _is_wrecked(reading, found) or _is_burned(reading, verb, found)
            return done and not _belongs_to_loosed(reading, verb)
        case Manner.FALLS:
            return any(argument.relation == "subject" and is_weapon(reading, argument) for argument in found)
        case Manner.HAPPENS:
            return any(_goes_off(reading, argument) for argument in found)
        case Manner.MUTUAL:
            return not is_struggle(reading, verb, found) and _is_of_conflict(reading, verb, word, found)
        case Manner.RESPONSE:
            doers = (argument.head for argument in found if argument.relation in {"subject", "by"})
            return any(is_typed(reading, head) for head in doers) and not is_peaceful_response(reading, verb)
        case _:
            return _is_of_conflict(reading, verb, word, found)


def _goes_off(reading: Reading, argument: Argument) -> bool:
    """Tell whether the argument explodes: a weapon, a thing or the event itself, not somebody who goes off."""
    if argument.relation == "object":
        return is_weapon(reading, argument)  # "exploded a bomb"
    head, referent = argument.head, reading.referent(argument.head)
    if argument.relation != "subject":
        return False
    if referent.pos_ == "PRON":
        return referent.lower_ in {"it", "which", "that", "they", "one", "both", "mine"}  # a mine, whatever its tag
    return (
        bool(kinds(reading, referent) & {WEAPON, OBJECT})
        or noun_of(referent) in reading.group("light.mines") | reading.group("light.bombs")
        or _names_event(reading, referent)
        or head.i in reading.quantities
    )


def _is_of_conflict(reading: Reading, verb: Token, word: TriggerWord, found: tuple[Argument, ...]) -> bool:
    """Tell whether a verb that can be of anything is of a conflict, by who does it to whom."""
    if verb_lemma(verb) in reading.group("light.seizes") and any(map(_has_victim, found)):
        return True
    if is_business(reading, verb, found) or (verb_lemma(verb) == "target" and _is_targeted(reading, found)):
        return False
    if word.type != "killing" and _is_told_by_noun(reading, found):
        return False  # "the strike hit a depot", "was hit by a strike": the noun names the event, the verb carries it
    if verb_lemma(verb) in reading.group("light.befalls") and _befalls(reading, found):
        return False
    return any(
        argument.relation in {"subject", "object", "by", "with", "against", "on", "at"}
        and is_typed(reading, argument.head)
        for argument in found
    )


def _has_victim(argument: Argument) -> bool:
    return argument.relation == "object" and argument.head.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"}


def _is_told_by_noun(reading: Reading, found: tuple[Argument, ...]) -> bool:
    return any(argument.relation in {"subject", "by"} and _names_event(reading, argument.head) for argument in found)


def _is_targeted(reading: Reading, found: tuple[Argument, ...]) -> bool:
    """Read "the attack was targeted to harm": it is the attack that is told of."""
    return any(argument.rule == "nsubj:pass" and _names_event(reading, argument.head) for argument in found)


def _befalls(reading: Reading, found: tuple[Argument, ...]) -> bool:
    """Tell whether what does it is no party to a conflict: "the storm hit the village", "the film hit the theatres"."""
    doers = [argument.head for argument in found if argument.relation in {"subject", "by"}]
    return bool(doers) and not any(is_typed(reading, head) or head.pos_ == "PROPN" for head in doers)


def _is_wrecked(reading: Reading, found: tuple[Argument, ...]) -> bool:
    """Tell whether somebody, or a weapon, does it to a thing or a place."""
    things = [argument.head for argument in found if argument.relation == "object"]
    return _is_done(reading, found) and any(kinds(reading, head) & {OBJECT, PLACE} for head in things)


def _is_burned(reading: Reading, verb: Token, found: tuple[Argument, ...]) -> bool:
    """Tell whether things "were burned", nobody says by whom, and no fire, accident or other event burned them."""
    if verb_lemma(verb) not in reading.group("light.burns") or not any(children(verb, "aux:pass")):
        return False
    things = [argument.head for argument in found if argument.relation == "object"]
    others = [argument.head for argument in found if argument.relation != "object"]
    if any(noun_of(head) in reading.group("light.fires_themselves") or _names_event(reading, head) for head in others):
        return False
    return any(OBJECT in kinds(reading, head) for head in things) and not _is_told_above(reading, verb)


def _is_done(reading: Reading, found: tuple[Argument, ...]) -> bool:
    """Tell whether somebody, or a weapon, is said to have done it, rather than an event that has its own word."""
    doers = [argument.head for argument in found if argument.relation in {"subject", "by"}]
    return any(
        (head.pos_ == "PRON" or kinds(reading, head) & {ACTOR, WEAPON}) and not _names_event(reading, head)
        for head in doers
    )


def _is_hurt(reading: Reading, verb: Token, found: tuple[Argument, ...]) -> bool:
    """Tell whether it is done to people; wounding by somebody or something, told by no other word of the sentence."""
    if not any(argument.relation == "object" and are_people(reading, argument.head) for argument in found):
        return False
    if verb_lemma(verb) not in reading.words.harms["verbs"]:
        return True
    return _is_done(reading, found) and not _is_told_above(reading, verb)


def is_wounding_by_nobody(reading: Reading, verb: Token) -> bool:
    """Tell whether people "were wounded", which arms do, and nobody and nothing is said to have done it."""
    if verb_lemma(verb) not in reading.group("light.wounds") or not any(children(verb, "aux:pass")):
        return False
    if dep(verb) in {"acl", "advcl"} or verb_sense(reading, verb) is not None:
        return False
    found = arguments(verb)
    hurt = any(argument.relation == "object" and are_people(reading, argument.head) for argument in found)
    caused = any(noun_of(argument.head) in reading.group("mishaps.accidents") for argument in found)
    marks = (mark.lower_ for clause in children(verb, "advcl") for mark in children(clause, "mark", "advmod"))
    return hurt and not caused and "when" not in marks


def _is_told_above(reading: Reading, verb: Token) -> bool:
    """Tell whether the harm is that of an event told above: "killed two and wounded five"."""
    governor = verb
    while dep(governor) in _CLAUSES and governor.head != governor:
        governor = governor.head
        if governor.pos_ in {"VERB", "AUX"} and verb_sense(reading, governor) is not None:
            return True
        if governor.pos_ in {"NOUN", "PROPN"}:
            return WEAPON in kinds(reading, governor) or _noun_word(reading, governor) is not None
    return False


def _belongs_to_loosed(reading: Reading, verb: Token) -> bool:
    """Tell whether the damage is what a weapon did that is told of above: "a bomb exploded, destroying the bus"."""
    if dep(verb) not in _CLAUSES or any(children(verb, "nsubj", "nsubj:pass")):
        return False
    above = verb_sense(reading, verb.head) if verb.head.pos_ == "VERB" else None
    return above is not None and above[0].manner in {Manner.HAPPENS, Manner.FALLS, Manner.LOOSE}


def _takes_place(reading: Reading, verb: Token) -> bool:
    taken = (argument.head for argument in arguments(verb) if argument.relation == "object")
    return any(is_taken(reading, head) and not are_goods(reading, head) for head in taken)


def _names_event(reading: Reading, token: Token) -> bool:
    if token.lemma_.lower() in reading.group("several.collectives") or token.i in reading.quantities:
        token = next((child for child in children(token, "nmod") if preposition(child) == "of"), token)
    return token.pos_ == "NOUN" and _noun_word(reading, token) is not None and not is_blocked(reading, token)


def noun_sense(reading: Reading, noun: Token) -> tuple[Token, TriggerWord] | None:
    """Return what the noun says happened, with the first word of its compound; None where it says nothing."""
    found = _noun_word(reading, noun) or noun_with_arms(reading, noun) or noun_of_strife(reading, noun)
    if found is None or is_blocked(reading, noun) or is_charge(reading, noun) or is_kind_of_craft(reading, noun):
        return None
    if dep(noun) == "compound" and noun.head.pos_ in {"NOUN", "PROPN"} and _noun_word(reading, noun.head) is None:
        return None  # "strike group", "attack helicopter": the noun says what kind, not what happened
    if found[1].manner is Manner.SIDED:
        return found if is_sided(reading, noun) else None
    taking = found[1].manner is Manner.TAKING
    return found if not taking or _takes_behind(reading, noun) else None


def _takes_behind(reading: Reading, noun: Token) -> bool:
    """Read "the capture of the town"; "the liberation of our lands" is an aim, unless somebody is said to do it."""
    taken = [head for head in behind_of(noun) if is_taken(reading, head) and not are_goods(reading, head)]
    if all(is_plural(head) and noun_of(head) in reading.group("nouns.land") for head in taken):
        return bool(taken) and any(argument.relation in {"by", "poss"} for argument in arguments(noun))
    return True


def _noun_word(reading: Reading, noun: Token) -> tuple[Token, TriggerWord] | None:
    for prefix, word in reading.words.nouns.get(noun.lemma_.lower(), ()) or reading.words.nouns.get(noun.lower_, ()):
        start = noun.i - len(prefix)
        if start >= 0 and all(noun.doc[start + offset].lower_ == part for offset, part in enumerate(prefix)):
            return noun.doc[start], word
        if len(prefix) == 1 and any(
            child.lower_ == prefix[0] and child.dep_ in {"compound", "amod"} for child in noun.children
        ):
            return noun, word
    return None


def is_blocked(reading: Reading, token: Token) -> bool:
    """Tell whether the word stands in a phrase that names no incident ("hunger strike")."""
    for word in {token.lemma_.lower(), token.lower_}:
        for phrase in reading.words.blocks.get(word, ()):
            at = phrase.index(word)
            start = token.i - at
            if (
                start >= 0
                and start + len(phrase) <= len(token.doc)
                and all(
                    part in {token.doc[start + offset].lower_, token.doc[start + offset].lemma_.lower()}
                    for offset, part in enumerate(phrase)
                )
            ):
                return True
    return False
