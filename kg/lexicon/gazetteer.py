"""Cities of 15,000 people or more, found by name however it is spelt (GeoNames, CC BY 4.0; see ``NOTICE.md``).

Only for words that are known to name a place: half of the telephone book is the name of a city somewhere.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import LexiconError
from kg.lexicon.entities import load_entities
from kg.lexicon.fold import place_key
from kg.records import Entity, MentionKind

_PREFIX = "place/gn-"
_GEONAMES = "https://sws.geonames.org/"
_COLUMNS = 7
#: A city that is meant by one of its other names counts as this much smaller: "Odessa" may be Odesa, but a city whose
#: own name it is needs less to win. A convention; the order changes for few names between 0.1 and 0.5.
_OTHER_NAME = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city of the gazetteer: coordinates in degrees (WGS 84), country as ISO 3166 code."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int

    def entity(self) -> Entity:
        """Return the city as a canonical place."""
        geonames_id = self.id.removeprefix(_PREFIX)
        return Entity(
            id=self.id,
            kind=MentionKind.PLACE,
            cls="Location",
            label=self.name,
            parents=(f"place/{self.country.lower()}",),
            country=self.country,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=1,
            same_as=(f"{_GEONAMES}{geonames_id}/",),
            source="GeoNames",
        )


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Cities by key of their names; a row is read only when it is asked for.

    Attributes:
        rows: The lines of the table by GeoNames id.
        ids: For each key the GeoNames ids of the cities so named.
        guarded: Keys that are everyday words ("hit", "split"): found only inside a country that the context names.
    """

    rows: Mapping[str, str]
    ids: Mapping[str, tuple[str, ...]]
    guarded: frozenset[str]

    def find(self, name: str, *, countries: Collection[str] = ()) -> tuple[City, ...]:
        """Return the cities that ``name`` may mean, the likeliest first.

        Args:
            name: As written: case, accents, hyphens, apostrophes and the Arabic article do not count.
            countries: ISO 3166 codes that the context speaks of; cities there come first, larger ones before smaller.
        """
        key = place_key(name)
        cities = [self._city(each) for each in self.ids.get(key, ())]
        if key in self.guarded:
            cities = [city for city in cities if city.country in countries]
        return tuple(sorted(cities, key=lambda city: self._rank(city, key, countries)))

    def entity(self, entry_id: str) -> Entity:
        """Return the canonical place of a city's id ("place/gn-98182").

        Raises:
            KeyError: The gazetteer has no such city.
        """
        return self._city(entry_id.removeprefix(_PREFIX)).entity()

    def _city(self, geonames_id: str) -> City:
        _, name, country, latitude, longitude, population, _ = self.rows[geonames_id].split("\t")
        return City(
            id=_PREFIX + geonames_id,
            name=name,
            country=country,
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(population),
        )

    def _rank(self, city: City, key: str, countries: Collection[str]) -> tuple[bool, float, str]:
        size = city.population if place_key(city.name) == key else city.population * _OTHER_NAME
        return (city.country not in countries, -size, city.id)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the project's gazetteer, read once.

    Raises:
        LexiconError: The table is broken.
    """
    guarded = frozenset(map(place_key, load_entities().guarded))
    return read_gazetteer(files("kg.lexicon") / "gazetteer.tsv.gz", guarded=guarded)


def read_gazetteer(file: Traversable, *, guarded: frozenset[str] = frozenset()) -> Gazetteer:
    """Return the gazetteer of a table as ``scripts/derive_gazetteer.py`` writes it.

    Raises:
        LexiconError: The file is missing, is not packed by gzip, or has a line of other columns.
    """
    try:
        text = gzip.decompress(file.read_bytes()).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise LexiconError("cannot be read", where=file.name, todo=str(error)) from error
    rows: dict[str, str] = {}
    ids: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(text.splitlines(), start=1):
        if row.count("\t") != _COLUMNS - 1:
            raise LexiconError(f"has no {_COLUMNS} columns", where=f"{file.name}:{number}")
        geonames_id = row[: row.index("\t")]
        rows[geonames_id] = row
        for key in row[row.rindex("\t") + 1 :].split("|"):
            ids[key] = (*ids.get(key, ()), geonames_id)
    return Gazetteer(rows, ids, guarded)
