"""Incidents as one Parquet table: typed columns, lists where an incident has several values, nulls where none."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from rdflib import Graph

from kg.export.incidents import Row, read_rows
from kg.export.optional import optional
from kg.records import Harm

_TEXTS = ("id", "iri", "label", "type", "status", "date_precision")
_DAYS = ("earliest", "latest")
_LISTS = ("initiators", "targets", "objects", "weapons", "places", "countries", "reports", "publishers")
_ENDS = ("low", "best", "high")


def as_parquet(graph: Graph) -> bytes:
    """Return the incidents that happened as a Parquet file.

    Raises:
        OptionError: pyarrow is not installed.
    """
    arrow = optional("pyarrow", format_="parquet")
    writer = optional("pyarrow.parquet", format_="parquet")
    columns = arrow.schema(_fields(arrow))
    file = io.BytesIO()
    writer.write_table(arrow.Table.from_pylist([_record(row) for row in read_rows(graph)], schema=columns), file)
    return file.getvalue()


def _fields(arrow: Any) -> list[tuple[str, Any]]:
    tolls = [name for harm in Harm for name in _toll_names(harm.value)]
    return [
        *((name, arrow.string()) for name in _TEXTS),
        *((name, arrow.date32()) for name in _DAYS),
        *((name, arrow.list_(arrow.string())) for name in _LISTS),
        *((name, arrow.list_(arrow.int8())) for name in ("precisions",)),
        *((name, arrow.list_(arrow.float64())) for name in ("latitudes", "longitudes")),
        *((name, arrow.int64()) for name in tolls),
    ]


def _record(row: Row) -> dict[str, Any]:
    """Return one incident by column. Lists about places are parallel; only a point that says where it was is given."""
    points = [place.point or (None, None) for place in row.places]
    return {
        **{name: getattr(row, name) for name in (*_TEXTS, *_DAYS)},
        "initiators": _labels(row.initiators),
        "targets": _labels(row.targets),
        "objects": row.objects,
        "weapons": row.weapons,
        "places": _labels(row.places),
        "countries": [place.country for place in row.places],
        "precisions": [place.precision for place in row.places],
        "latitudes": [latitude for _, latitude in points],
        "longitudes": [longitude for longitude, _ in points],
        "reports": [source.id for source in row.sources],
        "publishers": [source.publisher for source in row.sources],
        **_tolls(row),
    }


def _labels(things: Iterable[Any]) -> list[str]:
    return [thing.label for thing in things]


def _tolls(row: Row) -> Mapping[str, int | None]:
    found = {harm: (toll.low, toll.best, toll.high) for harm, toll in row.tolls.items()}
    return {name: value for harm, ends in found.items() for name, value in zip(_toll_names(harm), ends, strict=True)}


def _toll_names(harm: str) -> list[str]:
    return [f"{harm}_{end}" for end in _ENDS]
