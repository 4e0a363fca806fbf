"""Derive ``kg/viz/naturalearth.json.gz`` from the npm package world-atlas 2.0.2: Natural Earth 4.1 as TopoJSON.

Usage, in a folder where ``npm pack world-atlas@2.0.2`` was unpacked::

    python scripts/derive_map.py package kg/viz/naturalearth.json.gz

Two scales, "world" (1:110m) and "near" (1:50m), each with rings of land and lines of borders: flat lists of whole
numbers x, y, x, y in hundredths of a degree on the Mercator plane of ``kg.viz.basemap``, y pointing down. Antarctica is
left out, which Mercator cannot show. A border is an arc between two countries. The same package gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.viz.basemap import project

SCALES = {"world": "110m", "near": "50m"}
#: Southernmost latitude that is kept (degrees).
SOUTH = -60.0

Line = list[tuple[float, float]]


def arcs(topology: Any) -> list[Line]:
    """Return the arcs in degrees; TopoJSON counts each point from the one before it, in steps of its grid."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        found.append(line)
    return found


def rings(geometry: Any) -> Iterator[Sequence[int]]:
    """Yield the arc numbers of each ring of a polygon or several; a number below 0 is an arc read backwards."""
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from (ring for polygon in geometry["arcs"] for ring in polygon)
    elif geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings(part)


def joined(lines: Sequence[Line], numbers: Sequence[int]) -> Line:
    """Return the points of a ring."""
    points: Line = []
    for number in numbers:
        points += (lines[number] if number >= 0 else lines[~number][::-1])[len(points) > 0 :]
    return points


def shared(topology: Any) -> list[int]:
    """Return the arcs between two countries."""
    owners = defaultdict(set)
    for i, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in rings(country):
            for number in ring:
                owners[max(number, ~number)].add(i)
    return sorted(number for number, countries in owners.items() if len(countries) > 1)


def unwrapped(line: Line) -> Line:
    """Return a line that goes on beyond 180 degrees where it would jump around the world."""
    turns, found = 0, line[:1]
    for (before, _), (lon, lat) in zip(line, line[1:], strict=False):
        turns += (before - lon > 180) - (lon - before > 180)
        found.append((lon + 360 * turns, lat))
    return found


def on_both_sides(line: Line) -> Iterator[Line]:
    """Yield a line, and once more at the other side of the world if it leaves the plane."""
    whole = unwrapped(line)
    yield whole
    west, east = min(lon for lon, _ in whole), max(lon for lon, _ in whole)
    if west < -180 or east > 180:
        yield [(lon + (360 if west < -180 else -360), lat) for lon, lat in whole]


def flat(line: Line) -> list[int]:
    """Return a line on the plane, without points that fall together."""
    points = [project(lon, lat) for lon, lat in line]
    kept = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    return [number for point in kept for number in point]


def scale(topology: Any) -> dict[str, list[list[int]]]:
    """Return the land and the borders of one scale."""
    lines = arcs(topology)
    land = [joined(lines, ring) for ring in rings(topology["objects"]["land"])]
    kept = [flat(side) for ring in land if max(lat for _, lat in ring) > SOUTH for side in on_both_sides(ring)]
    return {
        "land": [ring for ring in kept if len(ring) >= 8],
        "borders": [flat(lines[number]) for number in shared(topology)],
    }


def main(package: Path, target: Path) -> None:
    """Write the map."""
    found = {name: scale(json.loads((package / f"countries-{size}.json").read_text())) for name, size in SCALES.items()}
    target.write_bytes(gzip.compress(json.dumps(found, separators=(",", ":")).encode(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
