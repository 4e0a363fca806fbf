"""Names that the lexicon does not know: surnames and spellings of one name, and who in a report bears it.

Two names are one only by equal words, by a surname within the same report, or by equal consonant skeletons of at least
two words; never by a score of similarity (Kataib Hezbollah and Hezbollah, Iraq and Iran score high).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.lexicon.entities import Entities
from kg.lexicon.fold import fold, skeleton, slug
from kg.records import Entity, Mention, MentionKind

_MIN_WORDS = 2  # a skeleton of one word is too weak an identity: Gaza and Giza share theirs


@lru_cache(maxsize=1)
def names_of_actors(entities: Entities) -> dict[str, str]:
    """Return the entry ids of the lexicon's actors by folded name; a name of two actors leads to neither."""
    found: dict[str, set[str]] = {}
    for actor in entities.actors.values():
        for name in (actor.name, *actor.aliases, *actor.exact):
            found.setdefault(fold(name), set()).add(actor.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


@lru_cache(maxsize=1)
def skeletons_of_actors(entities: Entities) -> dict[str, str]:
    """Return the entry ids of the lexicon's actors by skeleton: of names of two words or more that one actor bears."""
    found: dict[str, set[str]] = {}
    for actor in entities.actors.values():
        for name in (actor.name, *actor.aliases):
            if len(fold(name).split()) >= _MIN_WORDS:
                found.setdefault(skeleton(name), set()).add(actor.id)
    return {key: ids.pop() for key, ids in found.items() if len(ids) == 1 and key}


def bearers(mentions: Iterable[Mention], entities: Entities) -> dict[tuple[str, str], str]:
    """Return the full name behind each surname of a report's persons, by report id and folded surname.

    A surname that two persons of the report bear leads to neither.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for mention in mentions:
        full = _full_name(mention, entities)
        if full is None:
            continue
        words = fold(full).split()
        for count in range(1, len(words)):
            found.setdefault((mention.span.report_id, " ".join(words[-count:])), set()).add(full)
    return {key: names.pop() for key, names in found.items() if len(names) == 1}


def named_actor(mention: Mention, name: str) -> Entity:
    """Return the canonical actor of a name that the lexicon does not know: one by folded name, whoever reports it."""
    return Entity(
        id=f"actor/named-{slug(name)}",
        kind=MentionKind.ACTOR,
        cls="Person" if mention.person else "Organisation",
        label=name,
        country=mention.country,
    )


def _full_name(mention: Mention, entities: Entities) -> str | None:
    if not mention.person:
        return None
    if mention.entry is not None and mention.entry in entities.actors:
        return entities.actors[mention.entry].name
    return mention.name if mention.name is not None and len(mention.name.split()) >= _MIN_WORDS else None


def spelling_variants(names: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the lexicon's entry for each name that differs from one of its names only in transliteration."""
    found: dict[str, str] = {}
    for name in names:
        if len(fold(name).split()) >= _MIN_WORDS and skeleton(name) in known:
            found[name] = known[skeleton(name)]
    return found
