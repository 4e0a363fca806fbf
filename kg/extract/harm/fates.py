"""Casualty figures told as what became of people: gunned down, fell martyr, taken to hospital with wounds, led away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.events.drafts import Toll
from kg.extract.events.triggers import find_triggers
from kg.extract.harm.harmed import harm_of, on_one_side, tolls_of
from kg.extract.harm.patients import number_tokens
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, is_passive, preposition
from kg.extract.tokens import Token, once
from kg.records import Harm

_GROUPS = ("harm.felling", "harm.dying", "harm.hospitalized", "harm.carried", "harm.deadly")
#: What violence of these types does to those whom it is done to, whatever word says it.
_BY_TYPE = {"abduction": Harm.CAPTURED, "arrest": Harm.CAPTURED}


@once
def fateful(reading: Reading) -> frozenset[str]:
    """Return the words that can tell what became of people."""
    taken = {trigger.token.lemma_.lower() for trigger in find_triggers(reading) if trigger.word.type in _BY_TYPE}
    return frozenset(taken).union(*map(reading.group, _GROUPS))


def tolls_of_fate(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Yield the figures of a verb that tells what became of people."""
    yield from _felled(reading, verb)
    yield from _fell(reading, verb)
    yield from _in_hospital(reading, verb)
    yield from _taken(reading, verb)


def is_fatal(reading: Reading, verb: Token) -> bool:
    """Tell whether those who were hurt died of it: "fatally wounded"."""
    return any(child.lower_ in reading.group("harm.fatally") for child in children(verb, "advmod"))


def _of(reading: Reading, heads: Iterable[Token], harm: Harm, verb: Token, rule: str) -> Iterator[Toll]:
    for head in heads:
        yield from tolls_of(reading, head, harm, verb, rule)


def _patients(verb: Token) -> list[Token]:
    return on_one_side([argument.head for argument in arguments(verb) if argument.relation == "object"], verb)


def _felled(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "gunned down three farmers", "were fatally shot"."""
    particle = {child.lower_ for child in children(verb, "compound:prt")}
    down = verb.lemma_ in reading.group("harm.felling") and "down" in particle
    if down or (verb.lemma_ in reading.group("harm.deadly") and is_fatal(reading, verb)):
        yield from _of(reading, _patients(verb), Harm.KILLED, verb, "felled")


def _fell(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "laid down their lives", "embraced martyrdom", "two comrades fell martyr", "breathed his last"."""
    if verb.lemma_ not in reading.group("harm.dying") or is_passive(verb):
        return
    objects = reading.group("harm.dying_objects")
    behind = (child for child in children(verb, "obj", "xcomp", "obl", "amod", "advmod") if child.i > verb.i)
    said = next((child for child in behind if child.lemma_.lower() in objects), None)
    if said is None or (said.lemma_ in {"life", "end", "death", "last"} and not any(children(said, "nmod:poss"))):
        return
    heads = [argument.head for argument in arguments(verb) if argument.relation == "subject"]
    yield from _of(reading, heads, Harm.KILLED, verb, "fell")


def _in_hospital(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "was hospitalized", "taken to hospital with injuries", "are treated for wounds"; not of "the wounded"."""
    is_said = verb.lemma_ in reading.group("harm.hospitalized")
    if not is_said and not (verb.lemma_ in reading.group("harm.carried") and _is_hurt(reading, verb)):
        return
    for head in _patients(verb):
        told = any(harm_of(reading, word, "adjectives") is not None for word in (head, *children(head, "amod", "acl")))
        if not told and (number_tokens(reading, head) or not any(children(head, "det"))):
            yield from tolls_of(reading, head, Harm.INJURED, verb, "in-hospital")


def _is_hurt(reading: Reading, verb: Token) -> bool:
    """Tell whether the words say that they are brought or treated for being hurt."""
    below = [child for child in children(verb, "obl") if preposition(child) in {"to", "for", "with", "in", "at"}]
    nouns = [*below, *(inner for child in below for inner in children(child, "nmod"))]
    return any(noun.lemma_ in reading.group("harm.hurts") for noun in nouns)


def _taken(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "rounded up 12 youths", "whisked away six pupils": counted where the words are known to say an arrest."""
    trigger = next((trigger for trigger in find_triggers(reading) if trigger.token == verb), None)
    harm = None if trigger is None else _BY_TYPE.get(trigger.word.type)
    if harm is not None:
        counted = [head for head in _patients(verb) if number_tokens(reading, head)]
        yield from _of(reading, counted, harm, verb, "taken")
