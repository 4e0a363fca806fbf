"""Incidents as CSV in the columns of ACLED's data, by the ACLED Codebook of October 2024.

What the codebook codes and the graph does not say stays empty. No value is guessed: an incident of which only a period
is known has no ``event_date``, one in a region or country no coordinates, one without a toll no ``fatalities`` (ACLED
would write 0), and an attack of which nobody says that it hit civilians no ``event_type``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from rdflib import SKOS, Graph

from kg.export.incidents import COUNTRY, EXACT, NEARBY, REGION, SEPARATOR, Actor, Place, Row, read_rows
from kg.export.spreadsheet import Layout, as_csv
from kg.vocab import TYPE, incident_types, schema

_CODES = "https://w3id.org/conflict-kg/code/acled/"

#: Sub-events of the codebook by the codes of ``schema.ttl``, each with its event type. "Attack" is left out: it means
#: violence against civilians, and that the target was civilian is not known.
_SUB_EVENTS: Mapping[str, tuple[str, str]] = {
    "air-drone-strike": ("Explosions/Remote violence", "Air/drone strike"),
    "shelling-artillery-missile-attack": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "remote-explosive-landmine-ied": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "suicide-bomb": ("Explosions/Remote violence", "Suicide bomb"),
    "armed-clash": ("Battles", "Armed clash"),
    "abduction-forced-disappearance": ("Violence against civilians", "Abduction/forced disappearance"),
    "arrests": ("Strategic developments", "Arrests"),
    "looting-property-destruction": ("Strategic developments", "Looting/property destruction"),
}
_POLITICAL_VIOLENCE, _STRATEGIC = "Political violence", "Strategic developments"

#: Codebook, "Time precision codes"; what is vaguer than a month has none.
_TIME_PRECISION: Mapping[str, int] = {"day": 1, "week": 2, "month": 3}

#: Codebook, "Spatial precision codes", which know no country.
_GEO_PRECISION: Mapping[int | None, int] = {EXACT: 1, NEARBY: 2, REGION: 3}

#: Codebook, "'Inter' codes": state forces at home, and abroad. Of what kind an armed group is, the graph does not say.
_STATE_FORCES, _EXTERNAL_FORCES = 1, 8


def as_acled(graph: Graph) -> bytes:
    """Return the incidents that happened as CSV in ACLED's columns."""
    return as_csv(LAYOUT, read_rows(graph))


# -------------------------------------------------------------------------------------------------------- what and when


@cache
def _sub_events() -> Mapping[str, tuple[str, str]]:
    """Return event type and sub-event of each type of incident that the ontology maps to one of ACLED's."""
    found = {id_: _sub_event(id_) for id_ in incident_types()}
    return {id_: pair for id_, pair in found.items() if pair is not None}


def _sub_event(type_: str) -> tuple[str, str] | None:
    matches = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)  # not relatedMatch, which says less than "is one"
    codes = [str(code) for match in matches for code in schema().objects(TYPE[type_], match)]
    found = (_SUB_EVENTS.get(code.removeprefix(_CODES)) for code in codes if code.startswith(_CODES))
    return next((pair for pair in found if pair is not None), None)


def _event_type(row: Row) -> str | None:
    return _sub_events().get(row.type, (None, None))[0]


def _sub_event_type(row: Row) -> str | None:
    return _sub_events().get(row.type, (None, None))[1]


def _disorder_type(row: Row) -> str:
    return _STRATEGIC if _event_type(row) == _STRATEGIC else _POLITICAL_VIOLENCE


def _time_precision(row: Row) -> int | None:
    return None if row.days is None else _TIME_PRECISION.get(row.date_precision)


def _event_date(row: Row) -> date | None:
    return None if _time_precision(row) is None else row.earliest


# ----------------------------------------------------------------------------------------------------------------- who


def _first(actors: Iterable[Actor]) -> str | None:
    return next((actor.label for actor in actors), None)


def _others(actors: tuple[Actor, ...]) -> str:
    return SEPARATOR.join(actor.label for actor in actors[1:])


def _inter(actors: tuple[Actor, ...], row: Row) -> int | None:
    countries = {place.country for place in row.places}
    if not actors or actors[0].cls not in ("State", "StateForce") or actors[0].country is None:
        return None
    if None in countries or len(countries) != 1:
        return None
    return _STATE_FORCES if actors[0].country in countries else _EXTERNAL_FORCES


def _interaction(row: Row) -> int | None:
    codes = _inter(row.initiators, row), _inter(row.targets, row)
    known = sorted(code for code in codes if code is not None)
    return 10 * known[0] + known[1] if len(known) == len(codes) else None


# --------------------------------------------------------------------------------------------------------------- where


def country(row: Row) -> str:
    """Return the countries of an incident's places in one cell."""
    return SEPARATOR.join(sorted({place.country_name for place in row.places if place.country_name}))


def first_region(row: Row) -> str | None:
    """Return the region of an incident's place where it lies in one only: of two, which is the upper is not said."""
    regions = () if row.only_place is None else row.only_place.regions
    return regions[0] if len(regions) == 1 else None


def _location(row: Row) -> str:
    return SEPARATOR.join(place.label for place in row.places if place.precision != COUNTRY)


def point(row: Row) -> tuple[float, float] | None:
    """Return longitude and latitude of an incident's only place, where they say where it happened."""
    return None if row.only_place is None else row.only_place.point


def latitude(row: Row) -> float | None:
    """Return the latitude of ``point``."""
    found = point(row)
    return None if found is None else found[1]


def longitude(row: Row) -> float | None:
    """Return the longitude of ``point``."""
    found = point(row)
    return None if found is None else found[0]


def _geo_precision(row: Row) -> int | None:
    place: Place | None = row.only_place
    return None if place is None else _GEO_PRECISION.get(place.precision)


# ----------------------------------------------------------------------------------------------- sources, words, deaths


def publishers(row: Row) -> str:
    """Return who printed the reports, each once; a report whose publisher is not known by its id."""
    return SEPARATOR.join(dict.fromkeys(source.publisher or source.id for source in row.sources))


def _fatalities(row: Row) -> int | None:
    """Return the best figure or, where that is no single number, the lowest, as the codebook's rule of the least is."""
    toll = row.tolls.get("killed")
    if toll is None:
        return None
    return toll.low if toll.best is None else toll.best


def _notes(row: Row) -> str:
    figures = (f"{harm} as reported: {', '.join(toll.wordings)}" for harm, toll in row.tolls.items() if toll.wordings)
    return ". ".join([row.label, *figures])


def _tags(row: Row) -> str:
    return f"type={row.type}; status={row.status}"


#: Columns of the codebook's "Data Columns at a Glance", in their order.
LAYOUT: Layout = {
    "event_id_cnty": lambda row: row.id,
    "event_date": _event_date,
    "year": lambda row: row.year,
    "time_precision": _time_precision,
    "disorder_type": _disorder_type,
    "event_type": _event_type,
    "sub_event_type": _sub_event_type,
    "actor1": lambda row: _first(row.initiators),
    "assoc_actor_1": lambda row: _others(row.initiators),
    "inter1": lambda row: _inter(row.initiators, row),
    "actor2": lambda row: _first(row.targets),
    "assoc_actor_2": lambda row: _others(row.targets),
    "inter2": lambda row: _inter(row.targets, row),
    "interaction": _interaction,
    "civilian_targeting": None,
    "iso": None,
    "region": None,
    "country": country,
    "admin1": first_region,
    "admin2": None,
    "admin3": None,
    "location": _location,
    "latitude": latitude,
    "longitude": longitude,
    "geo_precision": _geo_precision,
    "source": publishers,
    "source_scale": None,
    "notes": _notes,
    "fatalities": _fatalities,
    "tags": _tags,
    "timestamp": None,
}
