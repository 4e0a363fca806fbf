"""What can take part in an incident: arguments of a predicate by what they can refer to."""

from __future__ import annotations

from kg.extract.mentions import family, is_person, kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, children, preposition
from kg.extract.tokens import Token
from kg.records import MentionKind

ACTOR, PLACE, WEAPON, OBJECT = MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT
_TYPED = frozenset({ACTOR, PLACE, WEAPON, OBJECT})
#: Families of common nouns whose bearers can be wounded.
_PEOPLE = frozenset({"people", "police", "forces", "fighters", "officials"})
#: Nouns above the people that they count.
_COUNTS = frozenset({"number", "group", "set", "series", "one", "some", "handful", "majority"})


def counted(reading: Reading, head: Token) -> Token:
    """Return the noun behind a partitive or a number: "eight of its members", "a number of people"."""
    if head.i in reading.quantities or head.lemma_ in _COUNTS:
        for child in children(head, "nmod"):
            if preposition(child) == "of" and not reading.is_time(child):
                return child
    return head


def is_typed(reading: Reading, token: Token) -> bool:
    """Tell whether the token can be somebody or something that takes part in incidents."""
    if reading.is_time(token):
        return False
    if token.pos_ == "PRON":
        return True
    if token.i in reading.quantities and token.pos_ in {"NUM", "NOUN"}:
        return True
    is_event = token.lemma_.lower() in reading.words.nouns
    return bool(kinds(reading, counted(reading, token)) & _TYPED) or is_event


def is_weapon(reading: Reading, argument: Argument) -> bool:
    """Tell whether the argument is a weapon."""
    return WEAPON in kinds(reading, argument.head)


def are_people(reading: Reading, token: Token) -> bool:
    """Tell whether the token refers to people: by noun, name, number or pronoun."""
    head = counted(reading, token)
    if head.pos_ == "PRON" or head.i in reading.quantities:
        return not reading.is_time(head)
    return names_people(reading, head)


def names_people(reading: Reading, head: Token) -> bool:
    """Tell whether the nominal says by its noun or its name that it refers to people."""
    if is_person(reading, head):
        return True
    return family(reading, noun_of(head)) in _PEOPLE or noun_of(head) in reading.group("harm.persons")


def is_taken(reading: Reading, token: Token) -> bool:
    """Tell whether the token is a place or a site, which is taken by force, rather than somebody who is captured."""
    found = kinds(reading, token)
    return bool(found & {PLACE, OBJECT}) and (ACTOR not in found or PLACE in found)
