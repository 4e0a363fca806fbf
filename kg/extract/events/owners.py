"""Whom an attack on a thing or a place was aimed at: its owner, its guests, or those who use it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.drafts import Draft, Slot
from kg.extract.events.slots import is_initiator, possible
from kg.extract.mentions import is_backing, is_country, kinds, modifiers, name_of, noun_of
from kg.extract.parties import ACTOR, PLACE
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, preposition
from kg.extract.tokens import Token, Tokens
from kg.records import RoleName

_Owner = tuple[Token, str]


def add_owners(reading: Reading, draft: Draft) -> None:
    """Take who owns what was hit, or is hosted by it, as target: "sites belonging to", "Hamas positions".

    "A police station" and "a US ship" are one thing, which says itself whose it is; "US targets" are the US.
    """
    for slot in tuple(draft.slots):
        if not _can_be_owned(reading, slot):
            continue
        owners = [
            (owner, rule)
            for owner, rule in _owners(reading, slot.head)
            if ACTOR in possible(reading, owner) and not is_initiator(reading, draft, owner)
            if PLACE not in kinds(reading, slot.head) or not _is_of_participle(owner, slot.head)
        ]
        for owner, rule in owners:
            draft.add(RoleName.TARGET, ACTOR, owner, rule)
        if owners and slot.role is RoleName.OBJECT and noun_of(slot.head) in reading.group("nouns.aims"):
            draft.slots.remove(slot)


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
        if preposition(child) == "of" and _is_owner_behind(reading, child, head):
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
    if hit is None or not is_country(hit):
        if child.dep_ == "nmod:poss" and child.pos_ in {"PRON", "PROPN", "NOUN"}:
            return "owner-poss"
    elif noun_of(head) in reading.group("nouns.aims") and not is_backing(reading, child):
        return "owner-nation"
    return "owner-compound" if _is_known_body(reading, child, hit) else None


def _is_of_participle(name: Token, head: Token) -> bool:
    """Tell whether a hyphen binds the name to a word before the place: strikes on "the Front-held city" hit others."""
    behind = next((token for token in name.doc[name.i + 1 : head.i] if token.text in {"-", "–"}), None)
    return behind is not None and behind.nbor().tag_ in {"VBN", "VBD"}


def _is_owner_behind(reading: Reading, child: Token, head: Token) -> bool:
    """Tell whether "of" names whose it is, and not only what it is: "positions of the PKK", "targets of the rebels"."""
    found = kinds(reading, child)
    if ACTOR not in found or PLACE in found:
        return False
    return noun_of(head) in reading.group("nouns.aims") or name_of(reading, child, ACTOR) is not None


def _is_known_body(reading: Reading, child: Token, hit: Tokens | None) -> bool:
    """Tell whether the word is a body of the lexicon before its thing: "Hamas positions"."""
    known = hit is not None and hit.kb_id_.startswith("actor/") and hit.label_ != "NORP"
    return known and child.i not in reading.times
