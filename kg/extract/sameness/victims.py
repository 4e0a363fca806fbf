"""Whether two drafts harm the same people: somebody by name, several by their number, or whom a word refers back to.

A person is killed once, so that a name shared by two killings makes them one; a number does so where it is telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.events.drafts import Draft, Slot, Toll
from kg.extract.mentions import family, is_plural, mention, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.sameness.keys import same_person
from kg.extract.syntax import children
from kg.extract.tokens import Token
from kg.lexicon.fold import fold
from kg.lexicon.types import LETHAL
from kg.records import Harm, Mention, MentionKind, RoleName

#: Types that take people alive.
TAKING = frozenset({"arrest", "abduction"})
_PRONOUNS = frozenset({"they", "them", "he", "him", "she", "her"})
_OWNERS = ("harmed-owner", "member-of-speaker")
#: Nouns that any people can be called by.
_ANYBODY = frozenset({"person", "people", "civilian", "man", "victim", "individual", "other", "one"})
_EVERYBODY = frozenset({"people", "population", "civilian", "citizen"})
_SIDES = frozenset({"fighters", "forces", "groups", "police", "government"})
_ARTICLE = re.compile(r"^(al|el|ad|ar|as|at)[- ’']")
_PAIR = 2
_FEW, _MANY = 3, 6  # from so many on, a number of nuns, or of people, is not met twice by chance


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody who suffers an event.

    Attributes:
        head: The word that names them, a pronoun replaced by what it stands for.
        nouns: What the words call them: head noun, title, apposition ("judge", "archbishop").
        several: They are more than one.
        is_side: They are an army, a group or its fighters, who are attacked time and again.
    """

    head: Token
    mention: Mention
    nouns: frozenset[str]
    several: bool
    is_side: bool

    @property
    def is_known(self) -> bool:
        """The words take them as known: "the judge", "both nuns"."""
        return is_definite(self.head)


def victims_of(reading: Reading, draft: Draft) -> list[Victim]:
    """Return those who suffer the event, with those whom its tolls count; not whose members or relatives they are."""
    heads = [slot.head for slot in draft.slots if slot.role is RoleName.TARGET and _is_own(slot)]
    heads += [toll.whom for toll in draft.tolls if toll.whom is not None and _is_told_here(toll, draft)]
    unique = {head.i: head for head in map(reading.referent, heads)}
    return [_victim(reading, head) for head in unique.values()]


def _victim(reading: Reading, head: Token) -> Victim:
    found = mention(reading, head, MentionKind.ACTOR)
    called = {noun_of(child) for child in children(head, "appos", "compound", "nmod:desc")}
    nouns = frozenset({found.noun, *called, *fold(found.text).split()})
    is_side = family(reading, found.noun) in _SIDES or (found.entry is not None and not found.person)
    return Victim(head, found, nouns, several=_is_several(head, found), is_side=is_side)


def _is_several(head: Token, found: Mention) -> bool:
    if found.quantity is not None:
        return found.quantity.high != 1
    return is_plural(head) or head.lower_ in {"they", "them"}


def _is_told_here(toll: Toll, draft: Draft) -> bool:
    """Tell whether the toll counts somebody, in the sentence of the event: one told elsewhere may be of another."""
    return toll.quantity.high != 0 and toll.anchor.sent == draft.trigger.token.sent


def _is_own(slot: Slot) -> bool:
    return slot.rule not in _OWNERS and not slot.rule.endswith(">inner")


def is_lethal(draft: Draft) -> bool:
    """Tell whether the draft says that somebody was killed."""
    return draft.type in LETHAL or any(toll.harm is Harm.KILLED and _is_told_here(toll, draft) for toll in draft.tolls)


def has_names(victims: Iterable[Victim]) -> bool:
    """Tell whether somebody among them has a name."""
    return any(one.mention.person and one.mention.name is not None for one in victims)


def names_same(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether both name one person, by the full name or a part of it."""
    return any(same_person(one.mention, other.mention) or _is_respelt(one, other) for one, other in _pairs(left, right))


def _is_respelt(left: Victim, right: Victim) -> bool:
    """Tell whether a bare last name is the one of the sentence beside it in other letters: "Al-Keza", "Kiza"."""
    ours, theirs = left.mention.name, right.mention.name
    if not (left.mention.person and right.mention.person) or ours is None or theirs is None:
        return False
    sentences = left.head.sent, right.head.sent
    is_beside = sentences[0].start == sentences[1].end or sentences[1].start == sentences[0].end
    is_short = min(len(ours.split()), len(theirs.split())) == 1
    return is_beside and is_short and _consonants(ours) == _consonants(theirs) != ""


def _consonants(name: str) -> str:
    """Return the consonants of the last name without its article, "" where too few are left to tell names apart."""
    last = _ARTICLE.sub("", fold(name).split()[-1])
    found = last[:1] + "".join(letter for letter in last[1:] if letter.isalpha() and letter not in "aeiouyhw")
    return found if len(found) > 1 else ""


def describes_named(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether a name comes with the noun that the other describes somebody by: "Ana Ruiz, a judge", "a judge"."""
    return any(
        one.mention.person and not other.several and other.mention.noun in one.nouns - _ANYBODY
        for one, other in _pairs(left, right)
    )


def counts_same(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether both count the same exact number of the same people: "six nuns", then "the killing of six nuns"."""
    return any(_is_one_number(one, other) for one, other in _pairs(left, right))


def lists_counted(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether one names as many people as the other counts: "two guards", then "Ana Ruiz and Luis Vega"."""
    ours, theirs = list(left), list(right)
    return _is_list_of(ours, theirs) or _is_list_of(theirs, ours)


def _is_list_of(named: list[Victim], counted: list[Victim]) -> bool:
    are_people = has_names(named) and all(one.head.pos_ == "PROPN" and not one.several for one in named)
    if len(named) < _PAIR or not are_people or has_names(counted):
        return False
    numbers = (one.mention.quantity for one in counted)
    return any(each is not None and each.low == each.high == len(named) for each in numbers)


def refers_back(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether a word of one stands for the very words of the other: "they were killed"; armies are hit often."""
    pairs = _pairs((one for one in left if not one.is_side), right)
    return any(one.head.i == other.head.i for one, other in pairs)


def known_again(left: Iterable[Victim], right: Iterable[Victim], *, near: bool) -> bool:
    """Tell whether words that take somebody as known fit somebody of the other: "the archbishop" a named one.

    Args:
        near: The other was told shortly before, so that "the soldiers" are its soldiers.
    """
    return any(
        one.is_known and one.several == other.several and bool({one.mention.noun} & (other.nouns | {"victim"}))
        for one, other in _pairs((one for one in left if near or not one.is_side), right)
        if one.mention.noun not in _EVERYBODY
    )


def stand_for(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether a pronoun that nothing else explains agrees in number with somebody of the other."""
    return any(one.head.lower_ in _PRONOUNS and one.several == other.several for one, other in _pairs(left, right))


def _pairs(left: Iterable[Victim], right: Iterable[Victim]) -> Iterator[tuple[Victim, Victim]]:
    theirs = list(right)
    return ((one, other) for one in left for other in theirs)


def _is_one_number(left: Victim, right: Victim) -> bool:
    ours, theirs = left.mention.quantity, right.mention.quantity
    if ours is None or theirs is None or ours.low != ours.high or (ours.low, ours.high) != (theirs.low, theirs.high):
        return False
    if left.mention.noun == right.mention.noun and not left.is_side and left.mention.noun not in _ANYBODY:
        return ours.low >= _FEW
    is_general = bool({left.mention.noun, right.mention.noun} & _ANYBODY) or left.mention.noun == right.mention.noun
    return is_general and ours.low >= (_FEW if left.is_known else _MANY)


def are_alike(left: Iterable[Victim], right: Iterable[Victim]) -> bool:
    """Tell whether both harm people called by one noun, as many where both say how many."""
    return any(_is_alike(one, other) for one, other in _pairs(left, right))


def _is_alike(left: Victim, right: Victim) -> bool:
    ours, theirs = left.mention.quantity, right.mention.quantity
    if left.mention.noun != right.mention.noun or left.several != right.several:
        return False
    if ours is not None and theirs is not None:
        return ours.low == theirs.low and (ours.high == theirs.high or None in {ours.high, theirs.high})
    return not (left.is_side and left.several or left.mention.noun in _EVERYBODY)
