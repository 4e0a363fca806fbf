"""The bodies that every state has: its government, forces, parliament and police, as one actor each.

"Iraqi forces", "the military of Iraq" and "Iraq's army" are one; a body that the lexicon names itself keeps its entry.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.lexicon.entities import Entities
from kg.lexicon.fold import fold
from kg.lexicon.words import Words
from kg.records import Entity, Mention, MentionKind

#: Noun family: id suffix, class, label around the country's name or adjective.
_BODIES = {
    "government": ("government", "State", "Government of {name}"),
    "forces": ("forces", "StateForce", "{adjective} forces"),
    "parliament": ("parliament", "PoliticalBody", "{adjective} parliament"),
    "police": ("police", "StateForce", "{adjective} police"),
}
_NOUNS = {
    "government": ("government",),
    "forces": ("armed forces", "forces", "military"),
    "parliament": ("parliament",),
    "police": ("police",),
}


#: Nouns that name a body whole even in the singular ("an army").
_COLLECTIVES = frozenset({"army", "military", "navy", "force", "police", "government", "parliament", "air force"})


def family_of(noun: str, words: Words) -> str | None:
    """Return which of a state's bodies the noun names, None for any other noun."""
    return next((name for name in _BODIES if noun in words.group(f"nouns.{name}")), None)


def national_body(mention: Mention, entities: Entities, words: Words, index: Mapping[str, str]) -> Entity | None:
    """Return the state body that an unnamed mention with a nation refers to, None where it refers to no such body.

    Args:
        index: Entry ids of the lexicon's actors by folded name.
    """
    if mention.country is None or mention.backer is not None or mention.country not in entities.countries:
        return None
    family = family_of(mention.noun, words)
    if family is None or not _is_whole(mention):
        return None
    country = entities.countries[mention.country]
    adjective = country.adjectives[0] if country.adjectives else country.name
    for nation in (*country.adjectives, country.name, *country.names):
        for noun in _NOUNS[family]:
            entry = index.get(fold(f"{nation} {noun}"))
            if entry is not None:
                return entities.entity(entry)
    suffix, cls, label = _BODIES[family]
    return Entity(
        id=f"{country.actor_id}-{suffix}",
        kind=MentionKind.ACTOR,
        cls=cls,
        label=label.format(name=country.name, adjective=adjective),
        parents=(country.actor_id,),
        country=country.code,
    )


def _is_whole(mention: Mention) -> bool:
    """Tell whether the mention is the body, not some of its people ("three Iraqi soldiers", "an Iraqi soldier")."""
    one = mention.text.lower().startswith(("a ", "an ", "one ", "another "))
    return mention.quantity is None and (not one or mention.noun in _COLLECTIVES)
