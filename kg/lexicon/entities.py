"""The entity side of the lexicon: actors, places, countries and weapons, loaded, checked against each other, indexed.

Ids: "actor/kataib-hezbollah", "place/ain-al-asad", "weapon/ac-130"; a country is "place/iq" and, as actor, "actor/iq".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.lexicon.entries import ActorEntry, CountryEntry, PlaceEntry, SurfaceForm, WeaponEntry, country_code
from kg.lexicon.fold import unaccented
from kg.lexicon.reading import read_actors, read_countries, read_places, read_weapons
from kg.records import Entity, MentionKind, Relation

_WIKIDATA = "http://www.wikidata.org/entity/"
_WIKIPEDIA = "https://en.wikipedia.org/wiki/"
_SHORT = 4  # names of so few letters are often words or other abbreviations: "IS", "SAF", "Hama"
_COUNTRY_PRECISION = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entities:
    """The checked entries by id; countries by ISO 3166 alpha-2 code.

    Two of them are equal only when they are one object, so that what is made of a lexicon can be kept by it.
    """

    actors: Mapping[str, ActorEntry]
    places: Mapping[str, PlaceEntry]
    countries: Mapping[str, CountryEntry]
    weapons: Mapping[str, WeaponEntry]
    guarded: frozenset[str] = frozenset()

    def surface_forms(self) -> Iterator[SurfaceForm]:
        """Yield every form of words that names an entry: as written, without accents, short names also in capitals.

        Names of states, persons and groups that are not case-sensitive still begin with a capital in running text.
        """
        for table in (self.actors, self.places, self.weapons):
            for entry in table.values():
                yield from _forms(entry)
        for country in self.countries.values():
            yield from _country_forms(country)

    def affiliations(self, entry_id: str) -> tuple[tuple[Relation, str], ...]:
        """Return what the lexicon knows about an actor's ties: each relation with the id of the other actor."""
        actor = self.actors.get(entry_id)
        if actor is None:
            return ()
        ties = {
            Relation.MEMBER_OF: actor.parents,
            Relation.BACKED_BY: actor.backers,
            Relation.LEADS: actor.leads,
            Relation.SPEAKS_FOR: actor.speaks_for,
        }
        return tuple((relation, other) for relation, others in ties.items() for other in others)

    def country_of(self, entry_id: str) -> str | None:
        """Return the ISO 3166 code of the country that an entry is or lies in, None for any other."""
        place = self.places.get(entry_id)
        return country_code(entry_id) if place is None else place.country

    def entity(self, entry_id: str) -> Entity:
        """Return the canonical entity of an entry.

        Raises:
            KeyError: The lexicon has no such entry.
        """
        if entry_id in self.actors:
            return _actor_entity(self.actors[entry_id])
        if entry_id in self.places:
            return _place_entity(self.places[entry_id])
        if entry_id in self.weapons:
            return _weapon_entity(self.weapons[entry_id])
        kind, _, code = entry_id.partition("/")
        country = self.countries[code.upper()]
        return _state_entity(country) if kind == "actor" else _territory_entity(country)


@cache
def load_entities() -> Entities:
    """Return the project's own lexicon, read once.

    Raises:
        LexiconError: A file is broken or disagrees with another; the message names file, line and entry.
    """
    return read_entities(files("kg.lexicon"))


def read_entities(folder: Traversable) -> Entities:
    """Return the lexicon that the four TOML files of ``folder`` make.

    Raises:
        LexiconError: A file is broken or disagrees with another; the message names file, line and entry.
    """
    countries = read_countries(folder / "countries.toml")
    places, guarded = read_places(folder / "places.toml", countries)
    return Entities(
        actors=read_actors(folder / "actors.toml", countries),
        places=places,
        countries=countries,
        weapons=read_weapons(folder / "weapons.toml"),
        guarded=guarded,
    )


def _forms(entry: ActorEntry | PlaceEntry | WeaponEntry) -> Iterator[SurfaceForm]:
    for text in (entry.name, *entry.aliases):
        yield from _spellings(text, entry.KIND, entry.id, case=entry.case)
    for text in entry.exact:
        yield from _spellings(text, entry.KIND, entry.id, case=True)


def _spellings(text: str, kind: str, entry_id: str, *, case: bool = False) -> Iterator[SurfaceForm]:
    exact = case or text.isupper() or sum(map(str.isalnum, text)) <= _SHORT
    spellings = [text, unaccented(text)]
    if exact and not case:
        spellings += [spelling.upper() for spelling in spellings]
    for spelling in dict.fromkeys(spellings):
        yield SurfaceForm(text=spelling, kind=kind, entry_id=entry_id, case_sensitive=exact)


def _country_forms(country: CountryEntry) -> Iterator[SurfaceForm]:
    for name in (country.name, *country.names):
        yield from _spellings(name, "country", country.place_id)
    for name in country.adjectives:
        yield from _spellings(name, "adjective", country.actor_id)
    for name in country.people:
        yield from _spellings(name, "people", country.actor_id)
    for name in country.capitals:
        yield from _spellings(name, "capital", country.actor_id)


def _actor_entity(actor: ActorEntry) -> Entity:
    return Entity(
        id=actor.id,
        kind=MentionKind.ACTOR,
        cls=actor.cls,
        label=actor.name,
        aliases=actor.aliases + actor.exact,
        parents=actor.parents,
        backers=actor.backers,
        country=actor.country,
        same_as=_wikidata(actor.wikidata),
        source=_source(actor),
    )


def _place_entity(place: PlaceEntry) -> Entity:
    return Entity(
        id=place.id,
        kind=MentionKind.PLACE,
        cls="Location",
        label=place.name,
        aliases=place.aliases + place.exact,
        parents=place.within,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        same_as=_wikidata(place.wikidata),
        source=_source(place),
    )


def _weapon_entity(weapon: WeaponEntry) -> Entity:
    return Entity(
        id=weapon.id,
        kind=MentionKind.WEAPON,
        cls="Weapon",
        label=weapon.name,
        aliases=weapon.aliases + weapon.exact,
        source=_source(weapon),
    )


def _state_entity(country: CountryEntry) -> Entity:
    return Entity(
        id=country.actor_id,
        kind=MentionKind.ACTOR,
        cls="State",
        label=country.name,
        aliases=country.names,
        country=country.code,
        same_as=_wikidata(country.wikidata),
    )


def _territory_entity(country: CountryEntry) -> Entity:
    return Entity(
        id=country.place_id,
        kind=MentionKind.PLACE,
        cls="Location",
        label=country.name,
        aliases=country.names,
        country=country.code,
        latitude=country.latitude,
        longitude=country.longitude,
        precision=_COUNTRY_PRECISION,
        same_as=_wikidata(country.wikidata),
    )


def _wikidata(item: str | None) -> tuple[str, ...]:
    return () if item is None else (_WIKIDATA + item,)


def _source(entry: ActorEntry | PlaceEntry | WeaponEntry) -> str | None:
    if entry.source is not None or entry.wikipedia is None:
        return entry.source
    return _WIKIPEDIA + entry.wikipedia.replace(" ", "_")
