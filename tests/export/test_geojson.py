"""GeoJSON draws nothing more exactly than it is known, and tools for maps read it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from kg.export import exported
from tests.export.fiction import graph


@pytest.fixture(scope="module")
def features() -> dict[str, dict[str, Any]]:
    found = json.loads(exported(graph(), "geojson"))
    assert found["type"] == "FeatureCollection"
    return {feature["properties"]["type"]: feature for feature in found["features"]}


def test_every_incident_that_happened_is_a_feature(features: dict[str, dict[str, Any]]) -> None:
    assert set(features) == {"shelling", "raid", "bombing", "abduction", "armed-clash", "other-violence"}


@pytest.mark.parametrize(
    ("type_", "geometry", "precision", "relation"),
    [
        ("shelling", {"type": "Point", "coordinates": [-76.5, 0.0]}, 1, "at"),
        ("raid", {"type": "Point", "coordinates": [-76.5, 0.0]}, 2, "near"),
        ("bombing", None, 3, "somewhere in"),
        ("abduction", None, 4, "somewhere in"),
        ("armed-clash", {"type": "MultiPoint", "coordinates": [[-76.5, 0.0], [-75.125, 3.25]]}, 1, "at; at"),
        ("other-violence", None, None, None),
    ],
)
def test_a_geometry_says_how_precise_it_is(
    features: dict[str, dict[str, Any]], type_: str, geometry: object, precision: int | None, relation: str | None
) -> None:
    feature = features[type_]

    assert feature["geometry"] == geometry
    assert (feature["properties"]["precision"], feature["properties"]["relation"]) == (precision, relation)


def test_what_is_not_known_is_null_and_what_is_open_too(features: dict[str, dict[str, Any]]) -> None:
    shelling, bombing = features["shelling"]["properties"], features["bombing"]["properties"]

    assert [shelling[f"killed_{end}"] for end in ("low", "best", "high")] == [6, 6, None]
    assert [bombing[f"killed_{end}"] for end in ("low", "best", "high")] == [None, None, None]
    assert features["abduction"]["properties"]["earliest"] is None


def test_all_features_have_the_same_flat_properties(features: dict[str, dict[str, Any]]) -> None:
    assert len({tuple(feature["properties"]) for feature in features.values()}) == 1
    assert {type(value) for each in features.values() for value in each["properties"].values()} <= {
        str,
        int,
        type(None),
    }


def test_geopandas_reads_it() -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    frame = geopandas.read_file(io.BytesIO(exported(graph(), "geojson")))

    assert len(frame) == 6
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.notna().sum() == 3
    assert set(frame.loc[frame.geometry.notna()].geom_type) == {"Point", "MultiPoint"}


def test_shapely_takes_the_geometries(features: dict[str, dict[str, Any]]) -> None:
    geometry = pytest.importorskip("shapely.geometry", reason="shapely is not installed")

    assert all(geometry.shape(each["geometry"]).is_valid for each in features.values() if each["geometry"])
