"""Places found by name however it is spelt: the world's cities, in countries of conflict villages and regions too.

They come from GeoNames (CC BY 4.0) and airportsdata (MIT); see ``NOTICE.md`` and ``scripts/derive_gazetteer.py``.

Only for words that are known to name a place: half of the telephone book is the name of a city somewhere.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import LexiconError
from kg.lexicon.entities import load_entities
from kg.lexicon.fold import place_key, skeleton
from kg.records import Entity, MentionKind

_PREFIX = "place/gn-"
_GEONAMES = "https://sws.geonames.org/"
_OWN_PREFIX = "place/"
_COLUMNS = 7
_WORLD_KNOWN = 15_000  # people: below, a name leads to the place only where the context names its country
_SOUNDS = 4  # consonants that a name must have in common with another spelling of it: "Gaza" and "Giza" share two
#: A city that is meant by one of its other names counts as this much smaller: "Odessa" may be Odesa, but a city whose
#: own name it is needs less to win. A convention; the order changes for few names between 0.1 and 0.5.
_OTHER_NAME = 0.2


class Kind(StrEnum):
    """What a place of the gazetteer is."""

    CITY = "city"  # or town, or village
    REGION = "region"
    BASE = "base"  # a military airfield


#: What the rows of the table's parts are, by what their ids begin with; cities have GeoNames ids.
_OWN_KINDS = {"region": Kind.REGION, "base": Kind.BASE}
#: Their precision (1 exact, 2 nearby, 3 region) and where their points come from.
_TABLES = {
    "gn": (1, "GeoNames"),
    "region": (3, "GeoNames (mean of its towns)"),
    "base": (1, "airportsdata"),
    "airfield": (2, "airportsdata (its airfield)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One place of the gazetteer: coordinates in degrees (WGS 84), country as ISO 3166 code.

    A region has the middle of its towns as its point. ``population`` is 0 where it is not known.
    """

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int

    @property
    def kind(self) -> Kind:
        """What it is, by its id."""
        return _OWN_KINDS.get(self._table, Kind.CITY)

    @property
    def _table(self) -> str:
        return self.id.removeprefix(_OWN_PREFIX).partition("-")[0]

    @property
    def is_small(self) -> bool:
        """Whether the name alone does not lead here: a village, a region, an airfield."""
        return self.population < _WORLD_KNOWN

    def entity(self) -> Entity:
        """Return the city as a canonical place."""
        precision, source = _TABLES[self._table]
        return Entity(
            id=self.id,
            kind=MentionKind.PLACE,
            cls="Location",
            label=self.name,
            parents=(f"place/{self.country.lower()}",),
            country=self.country,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=precision,
            same_as=(f"{_GEONAMES}{self.id.removeprefix(_PREFIX)}/",) if self.id.startswith(_PREFIX) else (),
            source=source,
        )


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by key of their names; a row is read only when it is asked for.

    Attributes:
        rows: The lines of the table by id.
        ids: For each key the ids of the places so named.
        guarded: Keys that are everyday words ("hit", "split"): found only inside a country that the context names.
        spelled: For each country the ids of its cities by the skeletons of their names, made when first asked for.
    """

    rows: Mapping[str, str]
    ids: Mapping[str, tuple[str, ...]]
    guarded: frozenset[str]
    spelled: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, name: str, *, countries: Sequence[str] = (), kind: Kind = Kind.CITY) -> tuple[City, ...]:
        """Return the places that ``name`` may mean, the likeliest first.

        A village and a region are meant only where the context names their country. So is a city whose name is spelt
        otherwise: it has the same consonants, no other place of the country is so spelt, and none has the name itself.

        Args:
            name: As written: case, accents, hyphens, apostrophes and the Arabic article do not count.
            countries: ISO 3166 codes that the context speaks of, the most named first: places there come first, and of
                two the larger, where the second country's count half, the third's a third.
            kind: What the words around the name call it; others follow, but for airfields, which must be called so.
        """
        key = place_key(name)
        cities = [self._city(each) for each in self.ids.get(key, ())]
        is_guarded = key in self.guarded
        near = [city for city in cities if city.country in countries or not (is_guarded or city.is_small)]
        if not any(city.country in countries for city in near):
            near += self._respelled(key, countries)
        near = [city for city in near if kind is Kind.BASE or city.kind is not Kind.BASE]
        return tuple(sorted(near, key=lambda city: self._rank(city, key, countries, kind)))

    def entity(self, entry_id: str) -> Entity:
        """Return the canonical place of a city's id ("place/gn-98182").

        Raises:
            KeyError: The gazetteer has no such city.
        """
        return self._city(entry_id.removeprefix(_PREFIX).removeprefix(_OWN_PREFIX)).entity()

    def _city(self, ident: str) -> City:
        _, name, country, latitude, longitude, population, _ = self.rows[ident].split("\t")
        return City(
            id=(_PREFIX if ident.isdigit() else _OWN_PREFIX) + ident,
            name=name,
            country=country,
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(population),
        )

    def _respelled(self, key: str, countries: Collection[str]) -> list[City]:
        sounds = skeleton(key)
        if len(sounds.replace(" ", "")) < _SOUNDS:
            return []
        found = [ids for country in countries if (ids := self._spelled_in(country).get(sounds)) is not None]
        return [self._city(ids[0]) for ids in found if len(ids) == 1]

    def _spelled_in(self, country: str) -> Mapping[str, tuple[str, ...]]:
        if country not in self.spelled:
            found: dict[str, dict[str, None]] = {}
            for ident, row in self.rows.items():
                if ident.isdigit() and row.split("\t", 3)[2] == country:
                    for key in _keys(row):
                        found.setdefault(skeleton(key), {})[ident] = None
            self.spelled[country] = {sounds: tuple(ids) for sounds, ids in found.items()}
        return self.spelled[country]

    def _rank(self, city: City, key: str, countries: Sequence[str], kind: Kind) -> tuple[bool, int, float, str]:
        size = float(city.population) if place_key(city.name) == key else city.population * _OTHER_NAME
        if city.country in countries:
            size /= countries.index(city.country) + 1
        return (city.country not in countries, _tier(city, kind), -size, city.id)


def _tier(city: City, kind: Kind) -> int:
    """Return 0 for what the words call it, but a region is meant before a village of its name."""
    if city.kind is kind:
        return 2 if kind is Kind.CITY and city.is_small else 0
    return 1


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
        for key in _keys(row):
            ids[key] = (*ids.get(key, ()), geonames_id)
    return Gazetteer(rows, ids, guarded)


def _keys(row: str) -> list[str]:
    return row[row.rindex("\t") + 1 :].split("|")
