"""Words that name an incident in this sentence: verbs and event nouns of the lexicon, minus their harmless senses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, ancestors, arguments, children, dep, preposition
from kg.lexicon.words import Manner, TriggerWord
from kg.records import MentionKind

_TYPED = frozenset({MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT})
_PARTICLES = frozenset({"up", "down", "off", "dead"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event word.

    Attributes:
        token: The verb, or the head of the event noun.
        first: First token of a compound ("air strike"), else ``token``.
        carrier: The light verb that carries an event noun ("carried out an attack"), else None.
        suffered: True where the carrier's subject suffers the event ("came under attack").
        acting: True where the event itself is the carrier's subject ("one strike destroyed a depot").
    """

    token: Token
    first: Token
    word: TriggerWord
    carrier: Token | None = None
    suffered: bool = False
    acting: bool = False


def find_triggers(reading: Reading) -> tuple[Trigger, ...]:
    """Return the triggers of the report in text order."""
    return tuple(trigger for token in reading.doc if (trigger := _trigger(reading, token)) is not None)


def event_arguments(trigger: Trigger) -> tuple[Argument, ...]:
    """Return the arguments of the event: the trigger's own and those of the verb that carries it."""
    own = arguments(trigger.token)
    if trigger.carrier is None:
        return own
    carried = tuple(
        Argument(_carried_relation(argument, trigger), argument.head, f"light:{argument.rule}")
        for argument in arguments(trigger.carrier)
        if argument.head.i != trigger.token.i and not trigger.token.is_ancestor(argument.head)
    )
    return own + carried


def _carried_relation(argument: Argument, trigger: Trigger) -> str:
    if trigger.suffered and argument.relation in {"subject", "object"}:
        return "object"
    return argument.relation if argument.relation != "object" or trigger.acting else "affected"


def _trigger(reading: Reading, token: Token) -> Trigger | None:
    if token.i in reading.hits or reading.is_time(token):
        return None
    if token.pos_ == "VERB":
        return _verb_trigger(reading, token)
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.i not in reading.names and token.text.islower()):
        return _noun_trigger(reading, token)
    return None


def partitive(token: Token) -> Token | None:
    """Return the "one" of "one of the attacks", None where the event noun stands for itself."""
    if dep(token) == "nmod" and preposition(token) == "of" and token.head.lemma_.lower() == "one":
        return token.head
    return None


def _verb_trigger(reading: Reading, verb: Token) -> Trigger | None:
    lemma = verb.lemma_.lower()
    particle = next(
        (
            child.lower_
            for child in verb.children
            if child.lower_ in _PARTICLES and dep(child) in {"compound", "advmod", "xcomp", "advcl"}
        ),
        None,
    )
    word = reading.words.verbs.get(f"{lemma} {particle}") if particle is not None else None
    word = (
        word
        or reading.words.verbs.get(_with_object(verb, lemma))
        or reading.words.verbs.get(lemma)
        or _loosing(reading, verb, lemma)
    )
    if (
        word is None
        or verb.dep_ in {"amod", "compound", "case"}
        or _is_blocked(reading, verb)
        or not _takes_part(reading, verb, word)
    ):
        return None
    return Trigger(verb, verb, word)


def _loosing(reading: Reading, verb: Token, lemma: str) -> TriggerWord | None:
    """Return an attack where the verb looses a weapon at something: "fired rockets at the base"."""
    if lemma not in reading.group("light.looses"):
        return None
    found = arguments(verb)
    loosed = any(
        argument.relation == "object" and kinds(reading, argument.head) == {MentionKind.WEAPON} for argument in found
    )
    aimed = any(argument.relation in {"at", "on", "into", "against", "towards", "toward"} for argument in found)
    return TriggerWord("attack", Manner.LOOSE) if loosed and aimed else None


def _with_object(verb: Token, lemma: str) -> str:
    """Return the verb with its bare object, the key of idioms such as "open fire"."""
    return next((f"{lemma} {child.lower_}" for child in children(verb, "obj")), lemma)


def _takes_part(reading: Reading, verb: Token, word: TriggerWord) -> bool:
    """Tell whether somebody or something that takes part in incidents is among the verb's arguments."""
    found = arguments(verb)
    if word.manner is Manner.RESPONSE:
        return any(argument.relation in {"subject", "by"} and _is_typed(reading, argument.head) for argument in found)
    if word.type != "killing" and any(
        argument.relation == "subject" and _names_event(reading, argument.head) for argument in found
    ):
        return False  # "the strike hit a depot": the noun names the event, the verb only carries it
    return any(
        argument.relation in {"subject", "object", "by", "with", "against", "on", "at"}
        and _is_typed(reading, argument.head)
        for argument in found
    )


def _names_event(reading: Reading, token: Token) -> bool:
    if token.lemma_.lower() in reading.group("several.collectives") or token.i in reading.quantities:
        token = next((child for child in children(token, "nmod") if preposition(child) == "of"), token)
    return token.pos_ == "NOUN" and _noun_word(reading, token) is not None and not _is_blocked(reading, token)


def _is_typed(reading: Reading, token: Token) -> bool:
    if reading.is_time(token):
        return False
    if token.pos_ == "PRON":
        return True
    if token.i in reading.quantities and token.pos_ in {"NUM", "NOUN"}:
        return True
    return bool(kinds(reading, token) & _TYPED) or token.lemma_.lower() in reading.words.nouns


def _noun_trigger(reading: Reading, noun: Token) -> Trigger | None:
    found = _noun_word(reading, noun)
    if found is None or _is_blocked(reading, noun):
        return None
    if dep(noun) == "compound" and noun.head.pos_ in {"NOUN", "PROPN"} and _noun_word(reading, noun.head) is None:
        return None  # "strike group", "attack helicopter": the noun says what kind, not what happened
    first, word = found
    carrier, suffered, acting = _carrier(reading, _collection(reading, noun))
    return Trigger(noun, first, word, carrier, suffered, acting)


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


def _collection(reading: Reading, noun: Token) -> Token:
    """Return the noun that stands for the event noun in its clause: the "wave" of "a wave of attacks", else itself."""
    collectives = reading.group("several.collectives")
    while noun.dep_ == "conj" or (
        dep(noun) == "nmod"
        and preposition(noun) == "of"
        and (noun.head.i in reading.quantities or noun.head.lemma_ in collectives)
    ):
        noun = noun.head
    return noun


def _carrier(reading: Reading, noun: Token) -> tuple[Token | None, bool, bool]:
    """Return the verb that carries the event noun, and whether its subject suffers the event, or is the event."""
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"} or verb == noun:
        return (verb.head if _is_claimed_responsibility(noun) else None), False, False
    if _is_there(noun, verb) or _is_responsibility_for(noun, verb) or _is_done(reading, noun, verb):
        return verb, False, False
    if noun.dep_ == "nsubj" and verb.lemma_ in reading.group("light.occurs"):
        return verb, False, False
    if _is_suffered(reading, noun, verb):
        return verb, True, False
    if noun.dep_ == "nsubj" and verb.lemma_ in reading.group("light.acts"):
        return verb, False, True
    return None, False, False


def _is_there(noun: Token, verb: Token) -> bool:
    """Read "there were dozens of attacks since"."""
    return noun.dep_ == "nsubj" and verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.children)


def _is_responsibility_for(noun: Token, verb: Token) -> bool:
    """Read "claimed responsibility for the attack", where the phrase hangs on the verb."""
    is_for = dep(noun) == "obl" and preposition(noun) == "for"
    return is_for and any(child.lemma_ == "responsibility" for child in children(verb, "obj"))


def _is_done(reading: Reading, noun: Token, verb: Token) -> bool:
    """Read "carried out an attack", "claimed an attack", "the attack was claimed by"."""
    return noun.dep_ in {"obj", "nsubj:pass"} and (verb.lemma_ == "claim" or verb.lemma_ in reading.group("light.does"))


def _is_suffered(reading: Reading, noun: Token, verb: Token) -> bool:
    """Read "came under attack", "suffered an attack"."""
    if verb.lemma_ == "come" and preposition(noun) == "under":
        return True
    return noun.dep_ == "obj" and verb.lemma_ in reading.group("light.suffers")


def _is_claimed_responsibility(noun: Token) -> bool:
    """Tell whether the noun is what responsibility is claimed for: "claimed responsibility for the attack"."""
    return (
        noun.dep_ == "nmod"
        and preposition(noun) == "for"
        and noun.head.lemma_ == "responsibility"
        and noun.head.dep_ in {"obj", "nsubj:pass"}
    )


def _is_blocked(reading: Reading, token: Token) -> bool:
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


def nearest(token: Token, triggers: Mapping[int, Trigger], *, stop: frozenset[str]) -> Trigger | None:
    """Return the trigger nearest above ``token``, None where a verb in ``stop`` (one that reports) comes first."""
    if token.i in triggers:
        return triggers[token.i]
    for node in ancestors(token):
        if node.i in triggers:
            return triggers[node.i]
        if node.pos_ == "VERB" and node.lemma_ in stop:
            return None
    return None


def by_token(triggers: tuple[Trigger, ...]) -> dict[int, Trigger]:
    """Return the triggers by the index of their token and, where a light verb carries them, of that verb too."""
    table: dict[int, Trigger] = {}
    for trigger in triggers:
        table[trigger.token.i] = trigger
    for trigger in triggers:
        if trigger.carrier is not None:
            table.setdefault(trigger.carrier.i, trigger)
    return table
