"""Incidents as CSV in the columns of the UCDP Georeferenced Event Dataset, by the GED Codebook 25.1.

GED holds events with at least one death; every incident is written here, and ``best`` is empty where nobody gives a
number. UCDP's ids of conflicts, dyads, sides and countries are its own and stay empty, as do deaths by side: the graph
resolves a toll for an incident and not for a side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rdflib import Graph

from kg.export.acled import country, first_region, latitude, longitude, point, publishers
from kg.export.incidents import COUNTRY, EXACT, NEARBY, REGION, SEPARATOR, Actor, Row, Toll, read_rows
from kg.export.spreadsheet import Cell, Layout, as_csv

#: Codebook, "where_prec". A region has none here: whether it is of the first or second order, the graph does not say.
_WHERE_PREC: Mapping[int | None, int] = {EXACT: 1, NEARBY: 2, COUNTRY: 6}

#: Codebook, "date_prec": the largest number of days of each code.
_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))

#: How ``where_description`` says what a place is.
_PLACES: Mapping[int | None, str] = {NEARBY: "near a named place", REGION: "region", COUNTRY: "country"}


def as_ged(graph: Graph) -> bytes:
    """Return the incidents that happened as CSV in the columns of UCDP GED."""
    return as_csv(LAYOUT, read_rows(graph))


def _side(actors: Iterable[Actor]) -> str:
    return SEPARATOR.join(actor.label for actor in actors)


def _date_prec(row: Row) -> int | None:
    days = row.days
    return None if days is None else next((code for most, code in _DATE_PREC if days <= most), None)


def _where_prec(row: Row) -> int | None:
    return None if row.only_place is None else _WHERE_PREC.get(row.only_place.precision)


def _where_description(row: Row) -> str:
    described = ((place.label, _PLACES.get(place.precision)) for place in row.places)
    return SEPARATOR.join(label if what is None else f"{label} ({what})" for label, what in described)


def _well_known_text(row: Row) -> str | None:
    found = point(row)
    return None if found is None else f"POINT ({found[0]} {found[1]})"


def _source_article(row: Row) -> str:
    """Return office, day and headline of each report, as the codebook writes them."""
    parts = ((each.publisher or each.id, str(each.published or ""), each.title or "") for each in row.sources)
    return ";".join(f'"{",".join(each).replace(chr(34), chr(39))}"' for each in parts)


def _killed(part: Callable[[Toll], int | None]) -> Callable[[Row], Cell]:
    def fill(row: Row) -> Cell:
        toll = row.tolls.get("killed")
        return None if toll is None else part(toll)

    return fill


#: Columns of GED 25.1 in their order.
LAYOUT: Layout = {
    "id": lambda row: row.id,
    "relid": None,
    "year": lambda row: row.year,
    "active_year": None,
    "code_status": None,
    "type_of_violence": None,
    "conflict_dset_id": None,
    "conflict_new_id": None,
    "conflict_name": None,
    "dyad_dset_id": None,
    "dyad_new_id": None,
    "dyad_name": None,
    "side_a_dset_id": None,
    "side_a_new_id": None,
    "side_a": lambda row: _side(row.initiators),
    "side_b_dset_id": None,
    "side_b_new_id": None,
    "side_b": lambda row: _side(row.targets),
    "number_of_sources": lambda row: len(row.sources),
    "source_article": _source_article,
    "source_office": publishers,
    "source_date": lambda row: SEPARATOR.join(str(each.published) for each in row.sources if each.published),
    "source_headline": lambda row: SEPARATOR.join(each.title for each in row.sources if each.title),
    "source_original": lambda row: SEPARATOR.join(row.speakers),
    "where_prec": _where_prec,
    "where_coordinates": lambda row: None if point(row) is None else row.place_names,
    "where_description": _where_description,
    "adm_1": first_region,
    "adm_2": None,
    "latitude": latitude,
    "longitude": longitude,
    "geom_wkt": _well_known_text,
    "priogrid_gid": None,
    "country": country,
    "country_id": None,
    "region": None,
    "event_clarity": None,
    "date_prec": _date_prec,
    "date_start": lambda row: row.earliest,
    "date_end": lambda row: row.latest,
    "deaths_a": None,
    "deaths_b": None,
    "deaths_civilians": None,
    "deaths_unknown": None,
    "best": _killed(lambda toll: toll.best),
    "high": _killed(lambda toll: toll.high),
    "low": _killed(lambda toll: toll.low),
    "gwnoa": None,
    "gwnob": None,
}
