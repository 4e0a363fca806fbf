"""What an event hit, where another verb says so: "was damaged when it exploded", "exploded, destroying two shops"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.drafts import Draft
from kg.extract.events.locations import AT, add_inner_places, add_location
from kg.extract.events.senses import verb_lemma, verb_sense
from kg.extract.events.slots import add_agent, add_sufferer, possible
from kg.extract.parties import ACTOR
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, conjuncts, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.lexicon.words import Manner
from kg.records import RoleName

_DURING = frozenset({"in", "by", "during", "after", "from", "following", "as a result of", "because of"})
#: Verbs of which an attack can be said, but that damage nothing by themselves.
_NO_DAMAGE = frozenset({"engage", "target"})
_APART = frozenset({"after", "before", "for", "since"})
_WHEN = frozenset({"when", "after", "as", "while", "where"})


def add_aftermath(reading: Reading, draft: Draft) -> None:
    """Add the things that verbs of damage beside the trigger name, and where a weapon had been laid."""
    trigger = draft.trigger
    for verb in _damaging(reading, trigger.carrier or trigger.token):
        _add_objects(reading, draft, verb, "aftermath")
    for head in (*draft.heads(RoleName.WEAPON), trigger.token):
        for clause in children(head, "acl"):
            for verb in conjuncts(clause):
                _add_of_weapon(reading, draft, verb)
        if dep(head) == "nsubj" and verb_lemma(head.head) in reading.group("light.lays"):
            _add_of_weapon(reading, draft, head.head)  # "the bomb that killed him was hidden in a car"
    if (damaged := _damaged_when(reading, trigger.token)) is not None:
        _add_objects(reading, draft, damaged, "damaged-when")


def _damaging(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the verbs of damage below a verb, that say what it did: they have no subject of their own."""
    if verb.pos_ != "VERB":
        return
    for clause in children(verb, "conj", "advcl", "parataxis"):
        own = any(children(clause, "nsubj", "nsubj:pass"))
        apart = any(mark.lower_ in _APART for mark in children(clause, "mark", "case"))  # "caught after destroying it"
        if not own and not apart and not is_passive(clause) and is_damage(reading, clause):
            yield clause


def is_damage(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb says what was damaged, and names no incident by itself here."""
    lemma = verb_lemma(verb)
    word = reading.words.verbs.get(lemma)
    wrecks = word is not None and word.manner is Manner.WRECKS
    damages = wrecks or lemma in reading.group("light.acts")
    return verb.pos_ == "VERB" and damages and verb_sense(reading, verb) is None


def _add_of_weapon(reading: Reading, draft: Draft, clause: Token) -> None:
    """Read "a bomb placed in the office by rebels" and "a bomb that destroyed the office"."""
    if verb_lemma(clause) in reading.group("light.lays"):
        for argument in arguments(clause):
            _add_of_laying(reading, draft, argument)
    elif is_damage(reading, clause):
        _add_objects(reading, draft, clause, "aftermath")
        _add_places(reading, draft, clause)


def _add_places(reading: Reading, draft: Draft, clause: Token) -> None:
    """Take the place from what says more of the event: "an attack in which shops were burned throughout the city"."""
    if draft.heads(RoleName.PLACE):
        return
    for argument in arguments(clause):
        if argument.relation in AT and not reading.is_time(argument.head) and argument.head != draft.trigger.token:
            add_location(reading, draft, argument.head, "aftermath")


def _add_of_laying(reading: Reading, draft: Draft, argument: Argument) -> None:
    if reading.is_time(argument.head):
        return
    if argument.relation in AT:
        add_location(reading, draft, argument.head, "laid")
    elif argument.relation == "by":
        found = possible(reading, argument.head)
        if ACTOR in found:
            add_agent(reading, draft, argument.head, found, "laid")


def _damaged_when(reading: Reading, token: Token) -> Token | None:
    """Return the passive verb of damage that the event explains: "was destroyed in the blast", "when it exploded"."""
    governor = token.head
    if dep(token) == "advcl":
        explains = any(mark.lower_ in _WHEN for mark in children(token, "mark", "advmod"))
    else:
        explains = dep(token) == "obl" and preposition(token) in _DURING
    if not explains or governor.lemma_ in _NO_DAMAGE:
        return None
    return governor if is_passive(governor) and is_damage(reading, governor) else None


def _add_objects(reading: Reading, draft: Draft, verb: Token, rule: str) -> None:
    trigger = draft.trigger
    for argument in arguments(verb):
        head = argument.head
        if argument.relation == "object" and head.i != trigger.token.i and not reading.is_time(head):
            add_sufferer(reading, draft, head, possible(reading, head), rule)
            add_inner_places(reading, draft, head, rule)
