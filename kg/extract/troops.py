"""Whose people a noun tells of: "members of the front", "army troops", "a rebel column".

A noun that only says that people of an armed body did it stands for that body; a column or a unit is one of people in
arms only where a word beside it says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.nominals import family, modifiers, noun_of
from kg.extract.reading import Reading
from kg.extract.syntax import children, dep, preposition
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities

#: Classes of lexicon entries whose people are known by their deeds: "members of" them are their troops.
_ARMED = frozenset({"ArmedGroup", "StateForce"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:poss", "nmod:desc", "nmod:unmarked"})


def is_manned(reading: Reading, head: Token, noun: str) -> bool:
    """Tell whether a column, a unit or a patrol is one of people in arms, as a word before or behind it says."""
    if noun not in reading.group("bodies.detachments"):
        return False
    if any(_bears_arms(reading, child) for child in modifiers(head)):
        return True
    return any(preposition(child) == "of" and _bears_arms(reading, child) for child in children(head, "nmod"))


def _bears_arms(reading: Reading, token: Token) -> bool:
    noun = noun_of(token)
    if token.i in reading.hits or any(armed_bodies(reading, token)):
        return is_named_body(reading, token) or token.i not in reading.hits
    return noun in reading.group("bodies.armed") or family(reading, noun) in {"forces", "fighters", "police"}


def says_people(reading: Reading, head: Token) -> bool:
    """Tell whether the noun only says that people of a body did it: "members of the front", "units of the army"."""
    noun = noun_of(head)
    return noun in reading.group("bodies.people") or noun in reading.group("bodies.detachments")


def armed_bodies(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the armed bodies whose people the noun tells of: "the front's members", "members of a column of theirs"."""
    for child in head.children:
        is_before = child.i < head.i and child.dep_ in _BEFORE
        if is_before or (dep(child) == "nmod" and preposition(child) in {"of", "from"}):
            if is_named_body(reading, child):
                yield child
            elif says_people(reading, child) or noun_of(child) in reading.group("bodies.divisions"):
                yield from armed_bodies(reading, child)
        elif dep(child) == "acl" and child.i > head.i:
            yield from _said_to_belong(reading, child)


def _said_to_belong(reading: Reading, clause: Token) -> Iterator[Token]:
    """Yield the body of "presumed to be members of the front", "who are members of it", "belonging to it"."""
    if clause.lemma_.lower() in reading.group("light.belongs"):
        yield from (
            child for child in children(clause, "obl") if preposition(child) == "to" and is_named_body(reading, child)
        )
    for noun in (clause, *children(clause, "xcomp")):
        if noun.pos_ == "NOUN" and says_people(reading, noun):
            yield from armed_bodies(reading, noun)


def is_named_body(reading: Reading, token: Token) -> bool:
    """Tell whether the token names an armed body: by the lexicon, or a name that ends like one ("... Brigade")."""
    hit = reading.hits.get(token.i)
    if hit is not None:
        entry = load_entities().actors.get(hit.kb_id_)
        return entry is not None and entry.cls in _ARMED
    name = reading.names.get(token.i)
    return (
        name is not None
        and name.label_ == "ORG"
        and token.pos_ == "PROPN"
        and len(name) > 1
        and name[-1].lower_ in reading.group("bodies.names")
    )
