"""Which group "the guerrillas" are, where a report names only one that they can be.

A report that names one armed group means it by "the rebels" too: the noun keeps its words and takes that group's name.
Where two groups are possible, where the noun has a name or another nation of its own, and where the words say that
nobody knows them ("unidentified guerrillas"), unknown stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions import is_named_body, name_of, nation, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import children
from kg.extract.tokens import Token
from kg.lexicon.entities import Entities
from kg.lexicon.entries import ActorEntry
from kg.records import MentionKind


def name_the_only_group(reading: Reading, entities: Entities) -> dict[int, Token]:
    """Return the word that names the group behind each noun of its fighters, by token index of the noun."""
    group = _only_group(reading, entities)
    if group is None:
        return {}
    named = [reading.doc[index] for index in sorted(reading.hits) if _names(reading, reading.doc[index], group)]
    is_at_home = group.country is not None and group.country in _countries(reading, entities)
    if not is_at_home and not any(_is_introduced(reading, token) for token in named):
        return {}
    return {head.i: named[0] for head in _fighters(reading, group) if not _is_elsewhere(reading, head, group)}


def _names(reading: Reading, token: Token, group: ActorEntry) -> bool:
    hit = reading.hits.get(token.i)
    return hit is not None and hit.kb_id_ == group.id and hit.root == token


def _only_group(reading: Reading, entities: Entities) -> ActorEntry | None:
    """Return the one armed group of the report, or the one that all others are part of; None for none or several."""
    found = {entry.id: entry for entry in _groups(reading, entities)}
    tops = [entry for entry in found.values() if not any(parent in found for parent in entry.parents)]
    if len(tops) != 1 or any(_is_unknown_group(reading, reading.doc[index]) for index in reading.names):
        return None
    return tops[0]


def _groups(reading: Reading, entities: Entities) -> Iterator[ActorEntry]:
    for hit in reading.hits.values():
        entry = entities.actors.get(hit.kb_id_)
        if entry is not None and entry.cls == "ArmedGroup":
            yield entry


def _is_unknown_group(reading: Reading, token: Token) -> bool:
    """Tell whether the word ends the name of a group that the lexicon does not know ("... Liberation Front")."""
    name = reading.names.get(token.i)
    if name is None or token.i in reading.hits or token.i != name.end - 1:
        return False
    return token.lower_ in reading.group("bodies.group_names") and is_named_body(reading, token)


def _countries(reading: Reading, entities: Entities) -> frozenset[str]:
    """Return the codes of the countries that the report names, or names places of."""
    found = set()
    for hit in reading.hits.values():
        if (code := entities.country_of(hit.kb_id_)) is not None:
            found.add(code)
    return frozenset(found)


def _is_introduced(reading: Reading, name: Token) -> bool:
    """Tell whether a noun of fighters stands with the name: "guerrillas of the front", "front rebels"."""
    beside = (name.head, *name.children)
    return any(noun_of(token) in reading.group("bodies.rebels") for token in beside)


def _fighters(reading: Reading, group: ActorEntry) -> Iterator[Token]:
    """Yield the nouns without a name that can mean the group's fighters."""
    for token in reading.bearing("bodies.rebels", "bodies.known"):
        if token.pos_ != "NOUN" or token.dep_ == "compound":
            continue
        noun = noun_of(token)
        can_be = noun in reading.group("bodies.rebels") or (
            is_definite(token) and noun in reading.group("bodies.known")
        )
        if can_be and not _is_unknown(reading, token) and name_of(reading, token, MentionKind.ACTOR) is None:
            yield token


def _is_unknown(reading: Reading, token: Token) -> bool:
    words = (child.lower_ for child in children(token, "amod", "det"))
    return any(word in reading.group("bodies.strangers") for word in words)


def _is_elsewhere(reading: Reading, head: Token, group: ActorEntry) -> bool:
    """Tell whether the noun has a nation that is not the group's."""
    own = nation(reading, head)
    return own is not None and group.country is not None and own != group.country
