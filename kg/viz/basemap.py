"""The map under the events: Natural Earth, the world coarsely, and finely where the graph has places.

The plane is Mercator's in hundredths of a degree: x east from Greenwich, y down from the equator. Fine land comes in
square tiles, those that hold the most places first, until the page has no more room for them.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
Flat = Sequence[int]

#: Side of a tile, in units of the plane: 10 degrees of longitude.
TILE = 1000
#: How far a tile reaches over its neighbours: without it, hairlines show between them.
LAP = 3
#: Most characters of fine land in a page, and how far around a tile with places its neighbours are wanted too.
ROOM = 120_000
AROUND = 2
#: Northernmost and southernmost latitude that the plane shows (degrees).
LIMIT = 84.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Fine land of one tile as SVG paths. ``x`` and ``y`` count tiles from the middle of the plane."""

    x: int
    y: int
    land: str
    coast: str
    borders: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """What the page draws below the events: SVG paths in units of the plane."""

    tile: int
    land: str
    borders: str
    tiles: tuple[Tile, ...]


def project(lon: float, lat: float) -> tuple[int, int]:
    """Return the place of a point on the plane; ``assets/map.js`` does the same."""
    bounded = math.radians(max(-LIMIT, min(LIMIT, lat)))
    return round(lon * 100), -round(math.degrees(math.log(math.tan(math.pi / 4 + bounded / 2))) * 100)


def base_map(places: Iterable[tuple[float, float]]) -> BaseMap:
    """Return the map for places given as longitude and latitude in degrees."""
    world = _scale("world")
    tiles: list[Tile] = []
    room = ROOM
    for x, y in _wanted(project(lon, lat) for lon, lat in places):
        tile = _tile(x, y)
        room -= len(tile.land) + len(tile.coast) + len(tile.borders)
        if room < 0:
            break
        tiles.append(tile)
    return BaseMap(tile=TILE, land=_paths(world["land"], "z"), borders=_paths(world["borders"]), tiles=tuple(tiles))


def _wanted(points: Iterable[Point]) -> Iterator[tuple[int, int]]:
    """Yield the tiles with places, the fullest first, then their neighbours in the same order."""
    counts = Counter((int(x // TILE), int(y // TILE)) for x, y in points)
    full = sorted(counts, key=lambda tile: (-counts[tile], tile))
    steps = range(-AROUND, AROUND + 1)
    near = [(x + dx, y + dy) for x, y in full for dx in steps for dy in steps]
    yield from dict.fromkeys((*full, *near))


@cache
def _scale(name: str) -> dict[str, list[list[int]]]:
    packed = files("kg.viz").joinpath("naturalearth.json.gz").read_bytes()
    found: dict[str, dict[str, list[list[int]]]] = json.loads(gzip.decompress(packed))
    return found[name]


@cache
def _tile(x: int, y: int) -> Tile:
    box = (x * TILE - LAP, y * TILE - LAP, (x + 1) * TILE + LAP, (y + 1) * TILE + LAP)
    near = _scale("near")
    land = [_cut_ring(ring, box) for ring in near["land"] if _touches(ring, box)]
    coast = [line for ring in near["land"] if _touches(ring, box) for line in _cut_line([*ring, *ring[:2]], box)]
    borders = [line for border in near["borders"] if _touches(border, box) for line in _cut_line(border, box)]
    return Tile(x=x, y=y, land=_paths(land, "z"), coast=_paths(coast), borders=_paths(borders))


Box = tuple[int, int, int, int]


def _touches(line: Flat, box: Box) -> bool:
    xs, ys = line[::2], line[1::2]
    return max(xs) >= box[0] and min(xs) <= box[2] and max(ys) >= box[1] and min(ys) <= box[3]


def _points(flat: Flat) -> list[Point]:
    return list(zip(flat[::2], flat[1::2], strict=True))


def _cut_ring(ring: Flat, box: Box) -> list[int]:
    """Return the part of a polygon inside a box (Sutherland and Hodgman 1974: one side after the other)."""
    points = _points(ring)
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        points = _cut_side(points, _inside(axis, bound, sign), axis, bound)
    return [round(number) for point in points for number in point]


def _inside(axis: int, bound: int, sign: int) -> Callable[[Point], bool]:
    return lambda point: sign * (point[axis] - bound) >= 0


def _cut_side(points: list[Point], inside: Callable[[Point], bool], axis: int, bound: int) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        if inside(before) != inside(point):
            kept.append(_crossing(before, point, axis, bound))
        if inside(point):
            kept.append(point)
    return kept


def _crossing(a: Point, b: Point, axis: int, bound: int) -> Point:
    share = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def _cut_line(line: Flat, box: Box) -> Iterator[list[int]]:
    """Yield the stretches of a line with a point in the box, each with the point before and after it."""
    points = _points(line)
    inside = [box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points]
    stretch: list[Point] = []
    for i, point in enumerate(points):
        if any(inside[max(0, i - 1) : i + 2]):
            stretch.append(point)
        elif stretch:
            yield [round(number) for p in stretch for number in p]
            stretch = []
    if len(stretch) > 1:
        yield [round(number) for p in stretch for number in p]


def _paths(lines: Iterable[Flat], end: str = "") -> str:
    """Return lines as one SVG path; each point counts from the one before it."""
    return "".join(path + end for line in lines if (path := _path(line)))


def _path(line: Flat) -> str:
    points = _points(line)
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(points, points[1:], strict=False) if a != b]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}".replace(" -", "-") if steps else ""
