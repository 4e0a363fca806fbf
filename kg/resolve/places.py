"""Places: the lexicon's, the gazetteer's, those known by name alone, and those placed only relative to another.

"near Baghdad" is a place of its own, two steps less precise than the city, and never the city itself. "the town of
Mosul" and "the Jenin camp" are the places whose names they hold; "a village of Kharkiv region" is none of them. Which
of several namesakes is meant, the country decides that stands right behind the name, then those of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.ids import content_id
from kg.lexicon.entities import Entities
from kg.lexicon.entries import country_code
from kg.lexicon.fold import fold, slug
from kg.lexicon.gazetteer import City, Gazetteer, Kind
from kg.lexicon.words import Words
from kg.records import Entity, Mention, MentionKind

_NEARBY = 2  # "near", as the ACLED codebook's geo-precision 2
_REGION = 3
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
_ALL_NAME = re.compile(_NAME)
_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_MARKS = ' ,;:."“”()'
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Atlas:
    """The words that name countries, their people and the lexicon's places, with the country of each.

    Attributes:
        codes: ISO 3166 codes by words: as written, or in small letters where the case does not count.
        reach: How many words the longest name has that begins with a word (in small letters), with an "s" behind it.
    """

    codes: Mapping[str, str]
    reach: Mapping[str, int]

    @staticmethod
    @lru_cache(maxsize=1)
    def of(entities: Entities) -> Atlas:
        """Return the atlas of a lexicon."""
        codes: dict[str, str] = {}
        for form in entities.surface_forms():
            code = entities.country_of(form.entry_id) if form.kind != "capital" else None
            if code is not None:
                codes.setdefault(form.text if form.case_sensitive else form.text.lower(), code)
        reach: dict[str, int] = {}
        for text in codes:
            for first in _first_words(text):
                reach[first] = max(reach.get(first, 0), len(_TOKEN.findall(text)) + 1)
        return Atlas(codes, reach)

    def named_in(self, text: str) -> Iterator[str]:
        """Yield the country of each name in a text, one for every time that it is named."""
        words = list(_TOKEN.finditer(text))
        position = 0
        while position < len(words):
            code, count = self._at(text, words, position)
            if code is not None:
                yield code
            position += count

    def right_behind(self, text: str, end: int) -> str | None:
        """Return the country that a text names right behind the offset, after a comma: "Armenia, Colombia"."""
        if not text.startswith(", ", end):
            return None
        words = list(_TOKEN.finditer(text, end, end + 60))
        return self._at(text, words, 0)[0] if words and words[0].start() == end + 2 else None

    def _at(self, text: str, words: list[re.Match[str]], position: int) -> tuple[str | None, int]:
        start = words[position].start()
        if not text[start].isupper():
            return None, 1
        reach = max(self.reach.get(first, 0) for first in _first_words(words[position].group()))
        for count in range(min(reach, len(words) - position), 0, -1):
            name = _POSSESSIVE.sub("", text[start : words[position + count - 1].end()])
            code = self.codes.get(name) or self.codes.get(name.lower())
            if code is not None:
                return code, count
        return None, 1


def _first_words(text: str) -> tuple[str, str]:
    """Return the first word of a text in small letters, as written and without the "'s" of an owner."""
    match = _TOKEN.search(text)
    first = "" if match is None else match.group().lower()
    return first, _POSSESSIVE.sub("", first)


def countries_of(mentions: Iterable[Mention], entities: Entities, named: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the countries that a report speaks of, the most named first: the context for a city of many namesakes.

    Args:
        named: ISO 3166 codes of what the report's words name beside the mentions (``Atlas.named_in``).
    """
    counts = Counter(named)
    for mention in mentions:
        if mention.country is not None:
            counts[mention.country] += 1
        elif mention.entry is not None and (code := entities.country_of(mention.entry)) is not None:
            counts[code] += 1
    return tuple(code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


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
    if (namesake := _namesake(mention, entities, gazetteer, within)) is not None:
        base, reason = namesake.entity(), "gazetteer, in the country that is named with it"
    elif _is_broad(mention) and (held := _held(mention, entities, gazetteer, nearest)) is not None:
        base, reason = held
    elif mention.entry is not None:
        base, reason = _of_entry(mention, mention.entry, entities, gazetteer), "lexicon"
    elif mention.name is not None:
        base, reason = _named(mention, mention.name.strip(_MARKS), gazetteer, nearest)
    else:
        return _described(mention, entities, words)
    if mention.relation == "at":
        return base, reason
    return _beside(base, mention.relation), f"{reason}, {mention.relation}"


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
    return place if city is None or city.kind is not Kind.CITY else city.entity()


def _namesake(mention: Mention, entities: Entities, gazetteer: Gazetteer, within: str | None) -> City | None:
    """Return the city that has the name of a place elsewhere: "Armenia, Colombia"."""
    if within is None or mention.entry is None or entities.country_of(mention.entry) in {None, within}:
        return None
    found = gazetteer.find(mention.name or mention.text, countries=(within,))
    cities = (city for city in found if city.country == within and not city.is_small)
    return next(cities, None)


def _named(mention: Mention, name: str, gazetteer: Gazetteer, countries: tuple[str, ...]) -> tuple[Entity, str]:
    for words in (name, *_longer(mention, name)):
        if (city := _likeliest(words, gazetteer, countries)) is not None:
            return city.entity(), "gazetteer, in a country that the report speaks of"
    ident = f"place/named-{slug(name)}"
    place = Entity(id=ident, kind=MentionKind.PLACE, cls="Location", label=name, country=mention.country)
    return place, "name alone"


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
    for name, noun, called in _names_held(mention.text, entities):
        for words in (f"{name} {called}", f"{name} {noun}"):
            if (entry := _entry_named(words, entities, countries)) is not None:
                return entities.entity(entry), "lexicon"
        city = _likeliest(name, gazetteer, countries, _KINDS[noun])
        if city is not None and city.kind is _KINDS[noun] is not Kind.CITY:
            return city.entity(), f"gazetteer, {noun}"
        if (entry := _entry_named(name, entities, countries)) is not None:
            return entities.entity(entry), "lexicon"
        if city is not None:
            return city.entity(), "gazetteer, in a country that the report speaks of"
    return None


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
