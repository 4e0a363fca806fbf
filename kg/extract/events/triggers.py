"""Words that name an incident in this sentence: verbs and event nouns of the lexicon, minus their harmless senses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from kg.extract.events.senses import eventful, is_wounding_by_nobody, noun_sense, verb_sense
from kg.extract.mentions import kinds
from kg.extract.parties import ACTOR, PLACE
from kg.extract.reading import Reading
from kg.extract.syntax import (
    Argument,
    ancestors,
    arguments,
    children,
    conjuncts,
    dep,
    is_passive,
    is_subject,
    preposition,
    window_start,
)
from kg.extract.tokens import Token, once
from kg.lexicon.words import Manner, TriggerWord

#: Rule of who took part in an event beside others.
JOINS = "light:joins"

#: Parts of speech of words that can name an event.
_NAMING = frozenset({"VERB", "NOUN", "PROPN"})
_AT = frozenset({"in", "near", "at", "outside"})
_WOUNDED = TriggerWord("attack", Manner.HARMS)
_BEFORE = 3  # sentences back in which an event is told that a wounding is the toll of


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event word.

    Attributes:
        token: The verb, or the head of the event noun.
        first: First token of a compound ("air strike"), else ``token``.
        carrier: The light verb that carries an event noun ("carried out an attack"), else None.
        suffered: True where the carrier's subject suffers the event ("came under attack").
        acting: True where the event itself is the carrier's subject ("one strike destroyed a depot").
        part: The second word of an idiom, which plays no part in the event: the "fire" of "set fire to".
    """

    token: Token
    first: Token
    word: TriggerWord
    carrier: Token | None = None
    suffered: bool = False
    acting: bool = False
    part: Token | None = None


@once
def find_triggers(reading: Reading) -> tuple[Trigger, ...]:
    """Return the triggers of the report in text order."""
    found = (_trigger(reading, token) for token in reading.doc.bearing(eventful(reading)))
    told = tuple(trigger for trigger in found if trigger is not None)
    alone = tuple(_lone_woundings(reading, {trigger.token.i for trigger in told}))
    return tuple(sorted((*told, *alone), key=lambda trigger: trigger.token.i)) if alone else told


def _lone_woundings(reading: Reading, told: Set[int]) -> Iterator[Trigger]:
    """Yield "a soldier was wounded in the valley" where no event is told that it is the toll of.

    None in its sentence, and none shortly before, unless it happened at a place that was not named yet.
    """
    for verb in reading.doc.bearing(reading.group("light.wounds")):
        if not is_wounding_by_nobody(reading, verb) or told & set(range(verb.sent.start, verb.sent.end)):
            continue
        is_first = not told & set(range(window_start(verb, _BEFORE), verb.i))
        if is_first or _is_elsewhere(reading, verb):
            yield Trigger(verb, verb, _WOUNDED)


def _is_elsewhere(reading: Reading, verb: Token) -> bool:
    """Tell whether its clause names a place, and the report has not named it before."""
    before = {token.text for token in reading.doc[: verb.sent.start]}
    places = (token for token in verb.subtree if preposition(token) in _AT and PLACE in kinds(reading, token))
    names = {word.text for place in places for word in (place, *place.children) if word.pos_ == "PROPN"}
    return bool(names) and not names & before


def event_arguments(reading: Reading, trigger: Trigger) -> tuple[Argument, ...]:
    """Return the arguments of the event: the trigger's own and those of the verb that carries it."""
    own = tuple(argument for argument in arguments(trigger.token) if argument.head != trigger.part)
    own += _behind_part(trigger.part)
    if trigger.word.manner is Manner.MEETS:
        return tuple(map(_of_running_into, own))
    if trigger.carrier is None:
        beset = _beset(trigger.token) if trigger.suffered else ()
        return own + beset + _called_victims(reading, trigger.token) + _joining(reading, trigger.token)
    carried = tuple(
        Argument(_carried_relation(argument, trigger), argument.head, f"light:{argument.rule}")
        for argument in arguments(trigger.carrier)
        if argument.head.i != trigger.token.i and not trigger.token.is_ancestor(argument.head)
    )
    return own + carried + (_further_objects(trigger.carrier) if trigger.acting else ())


def _behind_part(part: Token | None) -> tuple[Argument, ...]:
    """Return what hangs on the second word of an idiom: "hacked them to death near the river"."""
    if part is None or part.pos_ != "NOUN":
        return ()
    return tuple(argument for argument in arguments(part) if argument.rule.startswith("nmod:"))


def _of_running_into(argument: Argument) -> Argument:
    """Make whoever runs into a mine its sufferer."""
    relations = {"subject": "object", "object": "mine", "on": "mine", "over": "mine"}
    return Argument(relations.get(argument.relation, argument.relation), argument.head, argument.rule)


def _called_victims(reading: Reading, noun: Token) -> tuple[Argument, ...]:
    """Return what "was the target of an attack", "became the scene of a bombing"."""
    called = noun.head
    if dep(noun) != "nmod" or preposition(noun) != "of" or called.lemma_ not in reading.group("light.victims"):
        return ()
    clause = called.head if called.dep_ in {"xcomp", "obj"} else called
    if clause is not called and clause.lemma_ not in reading.group("light.becomes"):
        return ()  # "rescuers reached the site of the attack"
    subjects = (head for child in children(clause, "nsubj", "nsubj:pass") for head in conjuncts(child))
    return tuple(Argument("object", head, "light:victim-of") for head in subjects if head.pos_ != "PRON")


def _beset(noun: Token) -> tuple[Argument, ...]:
    """Return what is or was "under attack"."""
    clause = noun.head if noun.dep_ == "conj" and not any(children(noun, "nsubj")) else noun
    subjects = (head for child in children(clause, "nsubj") for head in conjuncts(child))
    return tuple(Argument("object", head, "light:under") for head in subjects)


def _joining(reading: Reading, noun: Token) -> tuple[Argument, ...]:
    """Return who "was involved in the attack", "engaged in looting"; nobody who "could be" or "was not"."""
    verb = noun.head
    if dep(noun) != "obl" or preposition(noun) != "in" or verb.lemma_ not in reading.group("light.joins"):
        return ()
    open_words = reading.group("status.hypothetical_aux") | reading.group("status.negators")
    if any(child.lower_ in open_words for child in children(verb, "aux", "advmod")):
        return ()
    subjects = (head for child in children(verb, "nsubj", "nsubj:pass") for head in conjuncts(child))
    return tuple(Argument("subject", head, JOINS) for head in subjects)


def _further_objects(carrier: Token) -> tuple[Argument, ...]:
    """Return what the event did by further verbs: "one strike hit a unit, destroyed a bridge and damaged a road"."""
    verbs = [verb for verb in conjuncts(carrier) if verb != carrier and verb.pos_ == "VERB" and not is_passive(verb)]
    return tuple(
        Argument("object", argument.head, f"light:conj-{argument.rule}")
        for verb in verbs
        if not any(children(verb, "nsubj"))
        for argument in arguments(verb)
        if argument.relation == "object"
    )


def _carried_relation(argument: Argument, trigger: Trigger) -> str:
    if trigger.suffered and argument.relation in {"subject", "object"}:
        return "object"
    if trigger.acting and argument.relation == "through":
        return "object"  # "a blast ripped through a market"
    return argument.relation if argument.relation != "object" or trigger.acting else "affected"


def _trigger(reading: Reading, token: Token) -> Trigger | None:
    if token.pos_ not in _NAMING or token.i in reading.hits or reading.is_time(token):
        return None
    if token.pos_ == "VERB":
        found = _verb_trigger(reading, token)
        return _noun_trigger(reading, token) if found is None and _is_noun_by_use(token) else found
    if token.pos_ == "NOUN" or (token.i not in reading.names and token.text.islower()):
        return _noun_trigger(reading, token)
    return None


def _is_noun_by_use(verb: Token) -> bool:
    """Read "there has been fighting", "under shelling", "reports of fighting", whose noun the tree takes for a verb."""
    if verb.tag_ != "VBG" or any(children(verb, "obj")):
        return False
    of_reports = dep(verb) == "acl" and any(mark.lower_ == "of" for mark in children(verb, "mark"))
    return of_reports or any(children(verb, "expl")) or preposition(verb) == "under"


def partitive(token: Token) -> Token | None:
    """Return the "one" of "one of the attacks", None where the event noun stands for itself."""
    if dep(token) == "nmod" and preposition(token) == "of" and token.head.lemma_.lower() == "one":
        return token.head
    return None


def _verb_trigger(reading: Reading, verb: Token) -> Trigger | None:
    sense = verb_sense(reading, verb)
    return None if sense is None else Trigger(verb, verb, sense[0], part=sense[1])


def _noun_trigger(reading: Reading, noun: Token) -> Trigger | None:
    found = noun_sense(reading, noun)
    if found is None:
        return None
    first, word = found
    if preposition(noun) == "under" and any(children(noun, "cop")):
        return Trigger(noun, first, word, suffered=True)  # "has been under shelling"
    carrier, suffered, acting = _carrier(reading, _collection(reading, noun))
    return Trigger(noun, first, word, carrier, suffered, acting)


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
    verb = _first_of_two(noun) or noun.head
    if verb.pos_ not in {"VERB", "AUX"} or verb == noun:
        return (verb.head if _is_claimed_responsibility(noun) else None), False, False
    if _is_there(noun, verb) or _is_responsibility_for(noun, verb) or _is_done(reading, noun, verb):
        return verb, False, False
    if noun.dep_ == "nsubj" and verb.lemma_ in reading.group("light.occurs"):
        return verb, False, False
    if _is_suffered(reading, noun, verb):
        return verb, True, False
    if is_subject(noun) and verb.lemma_ in reading.group("light.acts"):
        return verb, False, True
    return None, False, False


def _first_of_two(noun: Token) -> Token | None:
    """Return the "struck" of "was struck and killed by an airstrike", where the agent hangs on the second verb."""
    second = noun.head
    if noun.dep_ == "obl:agent" and second.dep_ == "conj" and second.head.pos_ == "VERB" and is_passive(second.head):
        return second.head
    return None


def _is_there(noun: Token, verb: Token) -> bool:
    """Read "there were dozens of attacks since"."""
    return noun.dep_ == "nsubj" and verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.children)


def _is_responsibility_for(noun: Token, verb: Token) -> bool:
    """Read "claimed responsibility for the attack", where the phrase hangs on the verb."""
    is_for = dep(noun) == "obl" and preposition(noun) == "for"
    return is_for and any(child.lemma_ == "responsibility" for child in children(verb, "obj"))


def _is_done(reading: Reading, noun: Token, verb: Token) -> bool:
    """Read "carried out an attack", "claimed an attack", "the attack was claimed by"."""
    if noun.dep_ == "nsubj:pass" and verb.lemma_ in reading.group("light.told"):
        return True  # "clashes were reported between soldiers and rebels"
    return noun.dep_ in {"obj", "nsubj:pass"} and (verb.lemma_ == "claim" or verb.lemma_ in reading.group("light.does"))


def _is_suffered(reading: Reading, noun: Token, verb: Token) -> bool:
    """Read "came under attack", "suffered an attack", "was hit by a strike"."""
    if preposition(noun) == "under" and (verb.lemma_ in reading.group("light.under") or noun.lemma_ == "fire"):
        return True
    if noun.dep_ == "obl:agent" and verb.lemma_ in reading.group("light.acts"):
        return True
    if noun.lemma_ == "fire" and noun.dep_ == "obj" and verb.lemma_ in reading.group("light.takes_fire"):
        return True
    return noun.dep_ == "obj" and verb.lemma_ in reading.group("light.suffers") and not _is_watched(reading, verb)


def _is_watched(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody only looked on: "two nuns witnessed an attack"; a town or a convoy that did was hit."""
    if verb.lemma_ not in reading.group("light.watches"):
        return False
    seen_by = [kinds(reading, subject) for subject in children(verb, "nsubj")]
    return any(ACTOR in found and PLACE not in found for found in seen_by)


def _is_claimed_responsibility(noun: Token) -> bool:
    """Tell whether the noun is what responsibility is claimed for: "claimed responsibility for the attack"."""
    return (
        noun.dep_ == "nmod"
        and preposition(noun) == "for"
        and noun.head.lemma_ == "responsibility"
        and noun.head.dep_ in {"obj", "nsubj:pass"}
    )


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
