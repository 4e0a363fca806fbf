"""In which sense a word names an incident here: verbs and nouns of the lexicon with what must stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, dep, preposition
from kg.lexicon.words import Manner, TriggerWord
from kg.records import MentionKind

ACTOR, PLACE, WEAPON, OBJECT = MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT
#: What can take part in an incident.
_TYPED = frozenset({ACTOR, PLACE, WEAPON, OBJECT})
_PART_RELATIONS = frozenset({"compound", "advmod", "xcomp", "advcl", "obj", "obl", "amod"})
_AIMING = frozenset({"at", "on", "into", "against", "towards", "toward"})
#: What verbs of taking say where somebody is taken, not a place: "captured a commander".
_CAPTURE = TriggerWord("arrest", Manner.ACT)
_LOOSED = TriggerWord("attack", Manner.LOOSE)


def verb_sense(reading: Reading, verb: Token) -> tuple[TriggerWord, Token | None] | None:
    """Return what the verb says happened, with the second word of an idiom ("blow up"); None where it says nothing."""
    found = _idiom(reading, verb) or _plain(reading, verb)
    if found is None or verb.dep_ in {"amod", "compound", "case"} or is_blocked(reading, verb):
        return None
    if found[0].manner is Manner.TAKES and not _takes_place(reading, verb):
        found = _CAPTURE, found[1]
    return found if _takes_part(reading, verb, found[0]) else None


def _idiom(reading: Reading, verb: Token) -> tuple[TriggerWord, Token] | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if dep(child) in _PART_RELATIONS and (word := reading.words.verbs.get(f"{lemma} {child.lower_}")) is not None:
            return word, child
    return None


def _plain(reading: Reading, verb: Token) -> tuple[TriggerWord, None] | None:
    lemma = verb.lemma_.lower()
    word = reading.words.verbs.get(lemma) or _loosing(reading, verb, lemma) or _using(reading, verb, lemma)
    return None if word is None else (word, None)


def _loosing(reading: Reading, verb: Token, lemma: str) -> TriggerWord | None:
    """Return an attack where the verb looses a weapon at something: "fired rockets at the base"."""
    if lemma not in reading.group("light.looses"):
        return None
    found = arguments(verb)
    loosed = any(argument.relation == "object" and kinds(reading, argument.head) == {WEAPON} for argument in found)
    aimed = any(argument.relation in _AIMING for argument in found)
    return _LOOSED if loosed and (aimed or lemma in reading.group("light.drops")) else None


def _using(reading: Reading, verb: Token, lemma: str) -> TriggerWord | None:
    """Return an attack where a weapon is used against somebody, or one whose every use is an attack."""
    if lemma not in reading.group("light.uses") or any(children(verb, "xcomp", "advcl")):
        return None  # "used a gunship to strike": the purpose is the event
    found = arguments(verb)
    used = [argument.head for argument in found if argument.relation == "object" and _is_weapon(reading, argument)]
    aimed = any(argument.relation in {"against", "on"} and _is_typed(reading, argument.head) for argument in found)
    return _LOOSED if used and (aimed or any(_is_outlawed(reading, head) for head in used)) else None


def _is_weapon(reading: Reading, argument: Argument) -> bool:
    return WEAPON in kinds(reading, argument.head)


def _is_outlawed(reading: Reading, weapon: Token) -> bool:
    hit = reading.hits.get(weapon.i)
    return hit is not None and hit.kb_id_ in reading.group("light.outlawed")


def _takes_part(reading: Reading, verb: Token, word: TriggerWord) -> bool:
    """Tell whether somebody or something that takes part in incidents is among the verb's arguments."""
    found = arguments(verb)
    if word is _CAPTURE:
        return any(argument.relation == "object" and ACTOR in kinds(reading, argument.head) for argument in found)
    if word.manner is Manner.FALLS:
        return any(argument.relation == "subject" and _is_weapon(reading, argument) for argument in found)
    if word.manner is Manner.RESPONSE:
        return any(argument.relation in {"subject", "by"} and _is_typed(reading, argument.head) for argument in found)
    if word.type != "killing" and any(
        argument.relation in {"subject", "by"} and _names_event(reading, argument.head) for argument in found
    ):
        return False  # "the strike hit a depot", "was hit by a strike": the noun names the event, the verb carries it
    return any(
        argument.relation in {"subject", "object", "by", "with", "against", "on", "at"}
        and _is_typed(reading, argument.head)
        for argument in found
    )


def _takes_place(reading: Reading, verb: Token) -> bool:
    return any(argument.relation == "object" and is_taken(reading, argument.head) for argument in arguments(verb))


def is_taken(reading: Reading, token: Token) -> bool:
    """Tell whether the token is a place or a site, which is taken by force, rather than somebody who is captured."""
    found = kinds(reading, token)
    return bool(found & {PLACE, OBJECT}) and (ACTOR not in found or PLACE in found)


def _names_event(reading: Reading, token: Token) -> bool:
    if token.lemma_.lower() in reading.group("several.collectives") or token.i in reading.quantities:
        token = next((child for child in children(token, "nmod") if preposition(child) == "of"), token)
    return token.pos_ == "NOUN" and _noun_word(reading, token) is not None and not is_blocked(reading, token)


def _is_typed(reading: Reading, token: Token) -> bool:
    if reading.is_time(token):
        return False
    if token.pos_ == "PRON":
        return True
    if token.i in reading.quantities and token.pos_ in {"NUM", "NOUN"}:
        return True
    return bool(kinds(reading, token) & _TYPED) or token.lemma_.lower() in reading.words.nouns


def noun_sense(reading: Reading, noun: Token) -> tuple[Token, TriggerWord] | None:
    """Return what the noun says happened, with the first word of its compound; None where it says nothing."""
    found = _noun_word(reading, noun) or _use_of_arms(reading, noun)
    if found is None or is_blocked(reading, noun):
        return None
    if dep(noun) == "compound" and noun.head.pos_ in {"NOUN", "PROPN"} and _noun_word(reading, noun.head) is None:
        return None  # "strike group", "attack helicopter": the noun says what kind, not what happened
    taking = found[1].manner is Manner.TAKING
    return found if not taking or any(is_taken(reading, head) for head in _of(noun)) else None


def _use_of_arms(reading: Reading, noun: Token) -> tuple[Token, TriggerWord] | None:
    """Read "the use of chemical weapons by the army", with whom it is used by or against."""
    if noun.lemma_.lower() not in reading.group("light.use_nouns"):
        return None
    armed = any(WEAPON in kinds(reading, head) for head in _of(noun))
    sided = any(argument.relation in {"by", "against", "poss"} for argument in arguments(noun))
    return (noun, _LOOSED) if armed and sided else None


def _of(noun: Token) -> Iterator[Token]:
    return (argument.head for argument in arguments(noun) if argument.relation == "of")


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
