"""Places: the lexicon's, the gazetteer's, those known by name alone, and those placed only relative to another.

"near Baghdad" is a place of its own, two steps less precise than the city, and never the city itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.ids import content_id
from kg.lexicon.entities import Entities
from kg.lexicon.entries import country_code
from kg.lexicon.fold import fold, slug
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.words import Words
from kg.records import Entity, Mention, MentionKind

_NEARBY = 2  # "near", as the ACLED codebook's geo-precision 2
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "some", "such"}
)


def countries_of(mentions: Iterable[Mention], entities: Entities) -> tuple[str, ...]:
    """Return the countries that a report speaks of, the most named first: the context for a city of many namesakes."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.country is not None:
            counts[mention.country] += 1
        elif mention.entry is not None and (code := _country_of_entry(mention.entry, entities)) is not None:
            counts[code] += 1
    return tuple(code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _country_of_entry(entry: str, entities: Entities) -> str | None:
    if (code := country_code(entry)) is not None:
        return code
    place = entities.places.get(entry)
    return None if place is None else place.country


def link_place(
    mention: Mention, entities: Entities, gazetteer: Gazetteer, words: Words, countries: tuple[str, ...]
) -> tuple[Entity, str]:
    """Return the place that a mention refers to, and the reason.

    Args:
        countries: What the report speaks of, the most named first.
    """
    if mention.entry is not None:
        base, reason = entities.entity(mention.entry), "lexicon"
    elif mention.name is not None:
        base, reason = _named(mention, mention.name, gazetteer, countries)
    else:
        return _described(mention, entities, words)
    if mention.relation == "at" or mention.name is None:
        return base, reason
    return _beside(base, mention.relation), f"{reason}, {mention.relation}"


def _named(mention: Mention, name: str, gazetteer: Gazetteer, countries: tuple[str, ...]) -> tuple[Entity, str]:
    found = gazetteer.find(name, countries=countries)
    if found and (not countries or found[0].country in countries):
        return found[0].entity(), "gazetteer, in a country that the report speaks of"
    ident = f"place/named-{slug(name)}"
    place = Entity(id=ident, kind=MentionKind.PLACE, cls="Location", label=name, country=mention.country)
    return place, "name alone"


def _described(mention: Mention, entities: Entities, words: Words) -> tuple[Entity, str]:
    country = entities.countries.get(mention.country or "")
    if country is not None and mention.noun in words.group("nouns.land"):
        return entities.entity(country.place_id), "territory of a country"
    return _unnamed(mention), "unnamed"


def _unnamed(mention: Mention) -> Entity:
    label = bare(mention.text)
    parent = (f"place/{mention.country.lower()}",) if mention.country is not None else ()
    return Entity(
        id=f"place/unnamed-{content_id(mention.span.report_id, fold(label))}",
        kind=MentionKind.PLACE,
        cls="Location",
        label=label,
        parents=parent,
        country=mention.country,
    )


def _beside(base: Entity, relation: str) -> Entity:
    return Entity(
        id=f"place/{slug(relation)}-{base.id.partition('/')[2]}",
        kind=MentionKind.PLACE,
        cls="Location",
        label=f"{relation} {base.label}",
        parents=base.parents,
        country=base.country,
        latitude=base.latitude,
        longitude=base.longitude,
        precision=max(_NEARBY, base.precision or _NEARBY),
    )


def bare(text: str) -> str:
    """Return the phrase without its article or other determiner."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in _DETERMINERS else text
