"""Whom an attack on a thing or a place was aimed at: its owner, its guests, or those who use it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.drafts import Draft, Slot
from kg.extract.events.slots import is_initiator, possible
from kg.extract.mentions import family, is_backing, is_country, kinds, modifiers, noun_of
from kg.extract.parties import ACTOR, PLACE
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, preposition
from kg.extract.tokens import Token, Tokens
from kg.records import RoleName

_Owner = tuple[Token, str]
#: Families of nouns that only say what a thing is for: "a radio station", "a passenger train".
_NO_OWNERS = frozenset({"media", "people", "officials"})


def add_owners(reading: Reading, draft: Draft) -> None:
    """Take who owns what was hit, or is hosted by it, as target: "sites belonging to", "a militia vehicle"."""
    for slot in tuple(draft.slots):
        if not _can_be_owned(reading, slot):
            continue
        for owner, rule in _owners(reading, slot.head):
            if ACTOR in possible(reading, owner) and not is_initiator(reading, draft, owner):
                draft.add(RoleName.TARGET, ACTOR, owner, rule)


def _can_be_owned(reading: Reading, slot: Slot) -> bool:
    """Tell whether the slot is a thing, or a place within a country."""
    if slot.role is RoleName.PLACE:
        hit = reading.hits.get(slot.head.i)
        return hit is None or not is_country(hit)
    return slot.role is RoleName.OBJECT


def _owners(reading: Reading, head: Token) -> Iterator[_Owner]:
    """Yield who owns, uses or is hosted by a thing, with the rule that found them."""
    for clause in children(head, "acl"):
        yield from _owners_in_clause(reading, clause, head)
    for child in modifiers(head):
        rule = _rule_of_modifier(reading, child, reading.hits.get(child.i), head)
        if rule is not None:
            yield child, rule
    for child in children(head, "nmod"):
        if preposition(child) == "of" and ACTOR in kinds(reading, child) and PLACE not in kinds(reading, child):
            yield child, "owner-of"


def _owners_in_clause(reading: Reading, clause: Token, head: Token) -> Iterator[_Owner]:
    """Read "sites belonging to the group", "the base that hosts troops", "a depot used by militants"."""
    lemma = clause.lemma_.lower()
    if any(children(clause, "xcomp")):
        return  # "for which rebels are held responsible"
    for argument in arguments(clause):
        if lemma in reading.group("light.belongs") and argument.relation in {"to", "by"}:
            yield argument.head, "owner"
        elif lemma in reading.group("light.hosts") and argument.relation == "object" and argument.head.i != head.i:
            yield argument.head, "host"
        elif lemma in reading.group("light.uses_place") and argument.relation == "by":
            yield argument.head, "user"


def _rule_of_modifier(reading: Reading, child: Token, hit: Tokens | None, head: Token) -> str | None:
    """Return the rule by which a word before the thing names its owner, None where it names none."""
    is_possessive = child.dep_ == "nmod:poss"
    if hit is not None and is_country(hit):
        if not is_possessive and noun_of(head) in reading.group("nouns.national") and not is_backing(reading, child):
            return "owner-nation"
    elif is_possessive and child.pos_ in {"PRON", "PROPN", "NOUN"}:
        return "owner-poss"
    return "owner-compound" if _is_named_group(reading, child, hit) else None


def _is_named_group(reading: Reading, child: Token, hit: Tokens | None) -> bool:
    """Tell whether the word is a group before its thing: "a militia vehicle", "Hamas positions"."""
    if hit is None:
        noun = noun_of(child)
        return child.pos_ == "NOUN" and ACTOR in kinds(reading, child) and family(reading, noun) not in _NO_OWNERS
    return hit.kb_id_.startswith("actor/") and hit.label_ != "NORP" and child.i not in reading.times
