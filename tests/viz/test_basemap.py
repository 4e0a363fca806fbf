"""The land under the map: in the right place, cut into tiles without loss, small enough for a page."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kg.viz.basemap import ROOM, TILE, base_map, project

BAGHDAD = (44.4, 33.3)


def points(path: str) -> list[list[tuple[int, int]]]:
    """Return the lines of an SVG path as ``kg.viz.basemap`` writes it."""
    found = []
    for line in path.replace("z", "").split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        at = (numbers[0], numbers[1])
        drawn = [at]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            at = (at[0] + dx, at[1] + dy)
            drawn.append(at)
        found.append(drawn)
    return found


def covers(path: str, at: tuple[int, int]) -> bool:
    """Return whether a point lies in a filled path, by counting the edges to the right of it."""
    inside = False
    for ring in points(path):
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > at[1]) != (y2 > at[1]) and at[0] < x1 + (at[1] - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


@pytest.mark.parametrize(("lon", "lat", "is_land"), [(*BAGHDAD, True), (18.0, 35.0, False), (170.0, 67.0, True)])
def test_cities_lie_on_land_and_ships_do_not(lon: float, lat: float, is_land: bool) -> None:
    assert covers(base_map([]).land, project(lon, lat)) == is_land


@pytest.mark.parametrize(("lon", "lat", "is_land"), [(*BAGHDAD, True), (45.0, 39.5, True), (51.0, 40.5, False)])
def test_fine_land_agrees(lon: float, lat: float, is_land: bool) -> None:
    x, y = project(lon, lat)
    tiles = base_map([(lon, lat)]).tiles
    (tile,) = [tile for tile in tiles if (tile.x, tile.y) == (x // TILE, y // TILE)]
    assert covers(tile.land, (x, y)) == is_land


def test_the_tiles_with_most_places_come_first_and_fit_into_a_page() -> None:
    made = base_map([BAGHDAD, BAGHDAD, *((lon, lat) for lon in range(-170, 180, 10) for lat in range(-50, 70, 10))])
    x, y = project(*BAGHDAD)
    assert (made.tiles[0].x, made.tiles[0].y) == (x // TILE, y // TILE)
    assert sum(len(tile.land) + len(tile.coast) + len(tile.borders) for tile in made.tiles) <= ROOM


def test_no_line_of_the_world_runs_around_it() -> None:
    longest = max(abs(a[0] - b[0]) for ring in points(base_map([]).land) for a, b in pairwise(ring))
    assert longest < 5000


@pytest.mark.parametrize("place", [(180.0, 0.0), (-180.0, 89.9), (0.0, -90.0)])
def test_the_ends_of_the_world_are_on_the_plane(place: tuple[float, float]) -> None:
    assert base_map([place]).land
