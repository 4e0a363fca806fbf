"""Places: the lexicon's, the gazetteer's, those known by name alone, and those placed only relative to another.

"near Baghdad" is a place of its own, two steps less precise than the city, and never the city itself. "the town of
Mosul" and "the Jenin camp" are the places whose names they hold; "a village of Kharkiv region" is none of them. Which
of several namesakes is meant, the country decides that stands right behind the name, then those of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.ids import content_id
from kg.lexicon.entities import Entities
from kg.lexicon.entries import PlaceEntry, country_code
from kg.lexicon.fold import fold, place_key, slug
from kg.lexicon.gazetteer import City, Gazetteer, Kind
from kg.lexicon.words import Words
from kg.records import Entity, Mention, MentionKind

_NEARBY = 2  # "near", as the ACLED codebook's geo-precision 2
_REGION = 3
_CLOSE = 0.25  # degrees within which places of one name in one country are one
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "some", "such"}
)
#: Nouns that a name stands beside, and what they call it: "the town of X", "the X camp".
_KINDS = {
    **dict.fromkeys(("province", "region", "governorate", "state", "oblast", "department", "district"), Kind.REGION),
    **dict.fromkeys(("county", "prefecture", "territory"), Kind.REGION),
    **dict.fromkeys(("base", "airbase", "airfield", "airport"), Kind.BASE),
    **dict.fromkeys(("city", "town", "village", "hamlet", "settlement", "municipality", "port", "camp"), Kind.CITY),
    **dict.fromkeys(("island", "neighbourhood", "neighborhood", "suburb", "crossing", "dam"), Kind.CITY),
}
_ARTICLES = "al|el|ad|ar|as|ash|at|az|an|ez|es|de|del|la|las|los|da|do|dos"
_WORD = rf"(?:[^\W\d_a-z][\w'’.]*(?:-[\w'’]+)*|(?:{_ARTICLES})(?:-[^\W\d_][\w'’]*)+|(?:{_ARTICLES})(?= ))"
_NAME = rf"{_WORD}(?: {_WORD})*"
_BEHIND_NOUN = re.compile(rf"^[Tt]he (?:[\w-]+ )*?(?P<noun>[a-z]+) of (?P<name>{_NAME})$")
_BEFORE_NOUN = re.compile(
    rf"^(?:[Tt]he )?(?P<name>{_NAME}) (?P<kind>(?:(?:refugee|air|military|border) )*(?P<noun>[a-z]+))\b"
)
#: What lies around a town has its name: "the Ramallah area".
_AREA = re.compile(rf"^(?:[Tt]he )?(?P<name>{_NAME}) (?:area|countryside|outskirts|suburbs|surroundings|environs)$")
_ALL_NAME = re.compile(_NAME)
_MARKS = ' ,;:."“”()'


def link_place(
    mention: Mention,
    entities: Entities,
    gazetteer: Gazetteer,
    words: Words,
    countries: tuple[str, ...],
    *,
    within: str | None = None,
) -> tuple[Entity, str]:
    """Return the place that a mention refers to, and the reason.

    Args:
        countries: What the report speaks of, the most named first.
        within: The country that stands right behind the mention, which is where it lies.
    """
    nearest = tuple(dict.fromkeys(code for code in (within, mention.country, *countries) if code is not None))
    around = _around(mention, entities, gazetteer, nearest)
    if (namesake := _namesake(mention, entities, gazetteer, within)) is not None:
        base, reason = _own(namesake, entities), "gazetteer, in the country that is named with it"
    elif _is_broad(mention) and (held := around or _held(mention, entities, gazetteer, nearest)) is not None:
        base, reason = held
    elif mention.entry is not None:
        base, reason = _of_entry(mention, mention.entry, entities, gazetteer), "lexicon"
    elif mention.name is not None:
        base, reason = _named(mention, entities, gazetteer, nearest)
    else:
        return _described(mention, entities, words)
    relation = "near" if around is not None and base is around[0] and mention.relation == "at" else mention.relation
    return (base, reason) if relation == "at" else (_beside(base, relation), f"{reason}, {relation}")


def _is_broad(mention: Mention) -> bool:
    """Tell whether nothing is named, or only the country that something lies in: "the X region of Niger"."""
    if mention.entry is None:
        return mention.name is None
    return country_code(mention.entry) is not None and mention.noun in _KINDS


def _of_entry(mention: Mention, entry: str, entities: Entities, gazetteer: Gazetteer) -> Entity:
    """Return the place of an entry; near what is a region and a town is near the town."""
    place = entities.entity(entry)
    if mention.relation == "at" or place.precision != _REGION or place.country is None:
        return place
    city = _likeliest(mention.name or place.label, gazetteer, (place.country,))
    return place if city is None or city.kind is not Kind.CITY else _own(city, entities)


def _namesake(mention: Mention, entities: Entities, gazetteer: Gazetteer, within: str | None) -> City | None:
    """Return the city that has the name of a place elsewhere: "Armenia, Colombia"."""
    if within is None or mention.entry is None or entities.country_of(mention.entry) in {None, within}:
        return None
    found = gazetteer.find(mention.name or mention.text, countries=(within,))
    cities = (city for city in found if city.country == within and not city.is_small)
    return next(cities, None)


def _own(city: City, entities: Entities) -> Entity:
    """Return the lexicon's place that the gazetteer has too, else the gazetteer's: one town is one place."""
    found = _exact_places(entities).get((place_key(city.name), city.country), ())
    twin = next((place for place in found if _is_close(place, city)), None)
    return city.entity() if twin is None or city.kind is not Kind.CITY else entities.entity(twin.id)


@lru_cache(maxsize=1)
def _exact_places(entities: Entities) -> Mapping[tuple[str, str], tuple[PlaceEntry, ...]]:
    """Return the lexicon's places that are points, by key of each of their names and country."""
    found: dict[tuple[str, str], tuple[PlaceEntry, ...]] = {}
    for place in entities.places.values():
        if place.precision == 1 and place.country is not None:
            for key in {place_key(name) for name in (place.name, *place.aliases, *place.exact)}:
                found[key, place.country] = (*found.get((key, place.country), ()), place)
    return found


def _is_close(place: PlaceEntry, city: City) -> bool:
    if place.latitude is None or place.longitude is None:
        return True
    return abs(place.latitude - city.latitude) < _CLOSE and abs(place.longitude - city.longitude) < _CLOSE


def _named(
    mention: Mention, entities: Entities, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[Entity, str]:
    name = (mention.name or mention.text).strip(_MARKS)
    for words in (name, *_longer(mention, name)):
        if (city := _likeliest(words, gazetteer, countries)) is not None:
            return _own(city, entities), "gazetteer, in a country that the report speaks of"
        if (held := _held_in(_with_plain_noun(words), entities, gazetteer, countries)) is not None:
            return held
    return _by_name(name, mention), "name alone"


def _by_name(name: str, mention: Mention) -> Entity:
    ident = f"place/named-{slug(name)}"
    return Entity(id=ident, kind=MentionKind.PLACE, cls="Location", label=name, country=mention.country)


def _with_plain_noun(name: str) -> str:
    """Return a name whose last word says what it names with that word in small letters: "Hormozgan Province"."""
    first, _, last = name.rpartition(" ")
    return f"{first} {last.lower()}" if first and last.lower() in _KINDS else name


def _longer(mention: Mention, name: str) -> Iterator[str]:
    """Yield the mention's words where they are a longer name than the recogniser's: "Sheikh Zuweid"."""
    whole = mention.text.strip(_MARKS)
    if whole != name and _ALL_NAME.fullmatch(whole) is not None:
        yield whole


def _likeliest(name: str, gazetteer: Gazetteer, countries: tuple[str, ...], kind: Kind = Kind.CITY) -> City | None:
    found = gazetteer.find(name, countries=countries, kind=kind)
    return found[0] if found and (not countries or found[0].country in countries) else None


def _held(
    mention: Mention, entities: Entities, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[Entity, str] | None:
    """Return the place whose name a description holds: "the Ukrainian town of X", "the X refugee camp"."""
    return _held_in(mention.text, entities, gazetteer, countries)


def _held_in(
    text: str, entities: Entities, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[Entity, str] | None:
    for name, noun, called in _names_held(text, entities):
        kind = _KINDS[noun]
        for words in (f"{name} {called}", f"{name} {noun}"):
            if (entry := _entry_named(words, entities, countries)) is not None:
                return entities.entity(entry), "lexicon"
        entry = _entry_named(name, entities, countries)
        if entry is not None and kind is Kind.REGION and entities.places[entry].precision == _REGION:
            return entities.entity(entry), "lexicon"
        city = _likeliest(name, gazetteer, countries, kind)
        if city is not None and city.kind is kind is not Kind.CITY:
            return city.entity(), f"gazetteer, {noun}"
        if entry is not None:
            return entities.entity(entry), "lexicon"
        if city is not None:
            return _own(city, entities), "gazetteer, in a country that the report speaks of"
    return None


def _around(
    mention: Mention, entities: Entities, gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[Entity, str] | None:
    """Return the place that a description lies around: "the Ramallah area", "the Daraa countryside"."""
    match = _AREA.match(mention.text)
    if match is None or mention.name is not None:
        return None
    name = bare(match["name"])
    if (entry := _entry_named(name, entities, countries)) is not None:
        return entities.entity(entry), "lexicon"
    city = _likeliest(name, gazetteer, countries)
    return None if city is None else (_own(city, entities), "gazetteer, in a country that the report speaks of")


def _names_held(text: str, entities: Entities) -> Iterator[tuple[str, str, str]]:
    """Yield the names that a description may hold, the noun beside each, and the noun with what describes it."""
    before, behind = _BEFORE_NOUN.match(text), _BEHIND_NOUN.match(text)
    if before is not None and before["noun"] in _KINDS:
        nations = {word for country in entities.countries.values() for word in country.adjectives}
        name = bare(" ".join(word for word in before["name"].split() if word not in nations))
        if name and name.lower() not in _DETERMINERS:
            yield name, before["noun"], before["kind"]
    if behind is not None and behind["noun"] in _KINDS:
        yield behind["name"], behind["noun"], behind["noun"]


def _entry_named(name: str, entities: Entities, countries: tuple[str, ...]) -> str | None:
    """Return the id of the lexicon's place of that name, if it lies where the report is about or in no one country."""
    wanted = name.casefold()
    for place in entities.places.values():
        is_there = not countries or place.country is None or place.country in countries
        if is_there and any(each.casefold() == wanted for each in (place.name, *place.aliases, *place.exact)):
            return place.id
    return None


def _described(mention: Mention, entities: Entities, words: Words) -> tuple[Entity, str]:
    country = entities.countries.get(mention.country or "")
    if country is not None and mention.noun in words.group("nouns.land"):
        return entities.entity(country.place_id), "territory of a country"
    if next(_names_held(mention.text, entities), None) is not None:
        return _by_name(bare(mention.text), mention), "name alone"
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
