"""Who was harmed, and how many of them: from a nominal below a word of harm to people and a number.

A singular counts as one where it means one person: a name, a pronoun, "a peasant", "his driver"; "the crowd" does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from kg.extract.mentions import is_person, is_plural, kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.syntax import children, dep, preposition
from kg.extract.tokens import Token, once
from kg.records import MentionKind, Quantity

BARE_PLURAL = 2  # "civilians were killed" says at least two
_PERSONAL = frozenset({"he", "him", "she", "her", "himself", "herself"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_OF_NOBODY = MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT


def harmed(reading: Reading, head: Token, *, unknown: bool = True) -> Iterator[tuple[Token, Quantity]]:
    """Yield the people that the nominal names, with their number; one by one where it names several of a kind.

    Nothing where it means things, or people without a number.

    Args:
        unknown: A name or a counted noun that nobody knows means people: who is killed has lived, what is captured
            may be rifles.
    """
    for item in (head, *_listed(reading, head)):
        yield from _of_item(reading, item, unknown=unknown)


def _of_item(reading: Reading, head: Token, *, unknown: bool) -> Iterator[tuple[Token, Quantity]]:
    named = () if number_tokens(reading, head) else tuple(_names_behind(reading, head))
    if named:
        yield from ((name, _one(name)) for name in named)  # "the peasants Ana Ruiz and Luis Ruiz"
        return
    people, quantity = people_of(reading, head, unknown=unknown), count_of(reading, head)
    if people is not None and quantity is None and unknown and _is_unknown_name(reading, head):
        quantity = _one(head)
    if people is not None and quantity is not None:
        yield people, quantity


def _listed(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the further items of a list read as an aside: "12 soldiers, three officers and a child were killed".

    In "six people, two women and four children, were killed" the aside says who the six are.
    """
    total = number_of(reading, head)
    if total is None or noun_of(head) in reading.group("harm.anybody"):
        return
    for aside in children(head, "appos"):
        items = [aside, *children(aside, "conj")]
        counts = [count_of(reading, item) for item in items]
        if len(items) > 1 and None not in counts and sum(count.low for count in counts if count) != total.low:
            yield from items


def people_of(reading: Reading, head: Token, *, unknown: bool = True) -> Token | None:
    """Return the noun that says who was harmed, None for things; a bare number is its own ("eight were killed").

    Args:
        unknown: A counted noun that the lexicon does not know means people: "killed three beekeepers".
    """
    if head.i in reading.quantities:
        behind = next((child for child in children(head, "nmod") if preposition(child) in {"of", "among"}), None)
        return behind or head
    found = kinds(reading, head)
    if MentionKind.ACTOR in found or head.pos_ == "PRON" or _is_other(head) or _names_person(reading, head):
        return head
    if noun_of(head) in reading.group("harm.anybody"):
        return head
    if head.pos_ == "PROPN" and not found & frozenset(_OF_NOBODY):
        return head
    is_counted = unknown and not found and number_tokens(reading, head)
    return head if head.pos_ == "NOUN" and (_is_relative(reading, head) or is_counted) else None


def count_of(reading: Reading, head: Token) -> Quantity | None:
    """Return how many the nominal means, None where it does not say."""
    number = number_of(reading, head)
    if number is not None:
        return number
    first = head.head if head.dep_ == "conj" else head
    if any(child.lower_ == "neither" for each in (head, first) for child in children(each, "det", "cc", "cc:preconj")):
        return Quantity(low=0, high=0, wording="neither")
    if _is_person(reading, head) or _is_somebody(reading, head):
        return _one(head)
    if is_plural(head) and head.pos_ != "PROPN" and not _is_of_bodies(reading, head):
        return Quantity(low=BARE_PLURAL, high=None, wording=head.text)
    return None


def _is_of_bodies(reading: Reading, head: Token) -> bool:
    """Tell whether the plural is of bodies of people: "communities" are no number of people, "families" some."""
    return noun_of(head) in reading.group("harm.collectives") - {"people", "family", "crew"}


def is_bare(quantity: Quantity, head: Token) -> bool:
    """Tell whether a plural without a number gave the quantity: its wording is the noun then."""
    return quantity.low == BARE_PLURAL and quantity.high is None and quantity.wording == head.text


def number_of(reading: Reading, head: Token) -> Quantity | None:
    """Return the number of the nominal: its own word, a numeral before it, or the partitive above it."""
    tokens = number_tokens(reading, head)
    return reading.quantities[tokens[0].i].quantity if tokens else None


@once
def number_tokens(reading: Reading, head: Token) -> tuple[Token, ...]:
    """Return the words of that number."""
    if head.i in reading.quantities:
        return tuple(token for token in head.sent if reading.quantities.get(token.i) is reading.quantities[head.i])
    for child in children(head, "nummod", "det", "amod", "advmod", "nmod", "compound"):
        if child.i in reading.quantities and child.i < head.i:
            return tuple(token for token in head.sent if reading.quantities.get(token.i) is reading.quantities[child.i])
    above = head.head
    if preposition(head) == "of" and above.i in reading.quantities and dep(head) == "nmod":
        return number_tokens(reading, above)
    return number_tokens(reading, above) if _is_denied_with(head) else ()


def _is_denied_with(head: Token) -> bool:
    """Tell whether the "no" before the first of several holds for this one: "no women, men or children"."""
    return head.dep_ in {"conj", "appos"} and any(child.lower_ == "no" for child in children(head.head, "det"))


def _one(head: Token) -> Quantity:
    return Quantity(low=1, high=1, wording=head.text if head.pos_ in {"NOUN", "PROPN"} else "")


def _is_person(reading: Reading, head: Token) -> bool:
    """Tell whether the head belongs to a person's name, or is the title before one ("Judge Ana Ruiz")."""
    return is_person(reading, head) or (
        head.pos_ == "PROPN" and any(is_person(reading, part) for part in children(head, "flat"))
    )


def _is_unknown_name(reading: Reading, head: Token) -> bool:
    is_known = head.i in reading.hits or head.i in reading.names
    return head.tag_ == "NNP" and head.pos_ == "PROPN" and not is_known and not any(children(head, "det"))


def _is_somebody(reading: Reading, head: Token) -> bool:
    """Tell whether the word means one person: "he", "another", "a soldier", "the candidate Ana Ruiz", no "group"."""
    if head.lower_ in _PERSONAL or _is_other(head):
        return True
    if head.tag_ not in {"NN", "NNP"} or noun_of(head) in reading.group("harm.collectives"):
        return False
    if head.pos_ not in {"NOUN", "PROPN"} or head.i in reading.hits or head.i in reading.names:
        return False
    return _is_relative(reading, head) or _is_member(reading, noun_of(head)) or _names_person(reading, head)


def _is_member(reading: Reading, noun: str) -> bool:
    """Tell whether the noun means a person: a fighter, a soldier, an official, no body of several."""
    persons = ("nouns.people", "nouns.officials", "nouns.fighters")
    return any(noun in reading.group(name) for name in persons) or noun in reading.group("harm.members")


def _is_relative(reading: Reading, head: Token) -> bool:
    return noun_of(head) in reading.group("harm.persons")


def _is_other(head: Token) -> bool:
    """Tell whether the word stands for one more person: "another died", "and a fourth was wounded"."""
    if head.lower_ in _ORDINALS and head.pos_ in {"ADJ", "NOUN"}:
        return dep(head) in {"nsubj", "obj"} and any(children(head, "det")) and not any(children(head, "nmod"))
    return head.lower_ == "another" and dep(head) != "det"


def _names_person(reading: Reading, head: Token) -> bool:
    return next(_names_behind(reading, head), None) is not None


def _names_behind(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the persons whom the noun introduces without a comma: "peasants Ana Ruiz and Luis Ruiz"."""
    if head.pos_ != "NOUN":
        return
    if head.tag_ == "NN" and (name := _name_right_behind(reading, head)) is not None:
        yield name
        return
    for child in children(head, "appos", "flat", "nmod:desc", "nmod:unmarked"):
        if child.i > head.i and child.pos_ == "PROPN" and is_person(reading, child) and not _is_aside(child):
            yield child
            yield from (other for other in children(child, "conj") if is_person(reading, other))


def _name_right_behind(reading: Reading, head: Token) -> Token | None:
    """Return the person's name right behind the noun, whatever the tree hangs it on: "commander Colonel Ana Ruiz"."""
    behind = head.doc[head.i + 1 : head.sent.end]
    run = list(takewhile(lambda token: token.pos_ == "PROPN", behind))
    return next((token for token in run if is_person(reading, token) and token.head not in run), None)


def _is_aside(child: Token) -> bool:
    return any(part.text == "," for part in child.children)


def is_actor(reading: Reading, head: Token) -> bool:
    """Tell whether those harmed can stand as an actor's mention: people that the lexicon or the names know."""
    return MentionKind.ACTOR in kinds(reading, head) or _is_relative(reading, head) or _names_person(reading, head)
