"""Incidents as GeoJSON (RFC 7946): one feature an incident, its properties flat.

Nothing is drawn more exactly than it is known. A feature has a point where the graph knows the very place, or one that
the incident was near; ``precision`` and ``relation`` say which. A region or a country has coordinates in the graph, for
a label on a map, but nothing happened at that point: such an incident has no geometry, and neither has one of which no
place is known. How wide "near" is, no report says, so no radius is given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from rdflib import Graph

from kg.export.incidents import COUNTRY, EXACT, NEARBY, REGION, SEPARATOR, Row, read_rows

Scalar: TypeAlias = str | int | None

_PRECISIONS: Mapping[int | None, str] = {EXACT: "exact", NEARBY: "nearby", REGION: "region", COUNTRY: "country"}

#: How an incident relates to a place; "at" also where only a noun describes it.
_RELATIONS: Mapping[int | None, str] = {NEARBY: "near", REGION: "somewhere in", COUNTRY: "somewhere in"}

_HARMS = ("killed", "injured")


def as_geojson(graph: Graph) -> bytes:
    """Return the incidents that happened as a GeoJSON feature collection, one feature a line."""
    features = ",\n".join(_compact(_feature(row)) for row in read_rows(graph))
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'.encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _feature(row: Row) -> dict[str, object]:
    return {"type": "Feature", "id": row.iri, "geometry": _geometry(row), "properties": dict(_properties(row))}


def _geometry(row: Row) -> dict[str, object] | None:
    """Return a point, or several where the graph gives several places that can be drawn."""
    points = sorted({place.point for place in row.places if place.point is not None})
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _properties(row: Row) -> Iterator[tuple[str, Scalar]]:
    yield from {"id": row.id, "label": row.label, "type": row.type, "status": row.status}.items()
    yield "earliest", _text(row.earliest)
    yield "latest", _text(row.latest)
    yield "date_precision", row.date_precision
    yield from _where(row)
    yield "initiators", _joined(actor.label for actor in row.initiators)
    yield "targets", _joined(actor.label for actor in row.targets)
    yield "objects", _joined(row.objects)
    yield "weapons", _joined(row.weapons)
    for harm in _HARMS:
        toll = row.tolls.get(harm)
        yield f"{harm}_low", None if toll is None else toll.low
        yield f"{harm}_best", None if toll is None else toll.best
        yield f"{harm}_high", None if toll is None else toll.high
    yield "reports", len(row.sources)
    yield "report_ids", _joined(source.id for source in row.sources)


def _where(row: Row) -> Iterator[tuple[str, Scalar]]:
    """Yield what is known of the places: ``precision`` of the vaguest, ``relation`` of each in the order of names."""
    levels = [place.precision for place in row.places]
    known = None if None in levels or not levels else max(level for level in levels if level is not None)
    yield "place", row.place_names or None
    yield "country", _joined(sorted({place.country for place in row.places if place.country is not None}))
    yield "precision", known
    yield "precision_label", _PRECISIONS.get(known, "unknown")
    yield "relation", _joined(_RELATIONS.get(level, "at") for level in levels)
    yield "not_drawn", _joined(place.label for place in row.places if place.point is None)


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(values) or None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
