"""Places the nodes of a network at build time: the same network, the same places, whatever the order it was built in.

The largest component is drawn by stress majorisation (Gansner, Koren and North 2004; it minimises what Kamada-Kawai
minimises, without random starts), smaller ones are packed under it, and boxes as large as the labels are pushed apart.
Units are pixels of the page at scale 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Point = tuple[int, int]

#: Steps of stress majorisation; the drawing of 60 nodes moves less than a pixel a step after about 100.
STEPS = 160
#: Most steps of pushing boxes apart, and most boxes moved in all: beyond 80 nodes not every label has room anyway.
PUSHES = 250
MOVES = 20_000
#: Room for drawing and labels: area of the drawing over the area of all boxes.
AIR = 1.3
#: Width over height of the place that the drawing is for.
ASPECT = 1.15
#: Height of a drawing before its boxes are pushed apart, over the wanted one: labels are low, so they give way upwards.
LOWER = 0.85
#: How much further a box is pushed sideways than up or down: else the drawing of wide labels becomes a tower.
SIDEWAYS = 1.6
#: Height of a box above the middle of its node: the largest radius of a sign.
HEAD = 13.0
#: Distance between packed components.
GAP = 30.0
#: Angle between successive points of a sunflower, which never line up (radians).
GOLDEN = math.pi * (3 - math.sqrt(5))


def lay_out(
    network: nx.MultiDiGraph[str], core: Iterable[str], boxes: Mapping[str, tuple[float, float]]
) -> dict[str, Point]:
    """Return a place for every node.

    Args:
        network: The nodes and their links; directions and roles do not matter.
        core: The nodes that are drawn at first. They are laid out with care; the others stand around their neighbours.
        boxes: Width and height of each core node with its label.
    """
    simple = nx.Graph(network.subgraph(core))
    parts = sorted((sorted(part) for part in nx.connected_components(simple)), key=lambda part: (-len(part), part[0]))
    sizes = [np.array([boxes[node] for node in part], dtype=float) for part in parts]
    placed = [_component(simple, part, size) for part, size in zip(parts, sizes, strict=True)]
    places = dict(zip([node for part in parts for node in part], _pack(placed, sizes), strict=True))
    return _round(places | _around(network, places))


def label_box(text: str, *, bold: bool) -> tuple[float, float]:
    """Return the width and height of a node with its label below it, as ``assets/labels.js`` wraps and draws it."""
    most, lines, per_letter = (24, 3, 6.9) if bold else (20, 2, 6.2)
    rows = min(lines, math.ceil(len(text) / most))
    return (max(min(len(text), most) * per_letter, 2 * HEAD) + 6, rows * 14 + 2 * HEAD + 2)


def _component(simple: nx.Graph[str], part: Sequence[str], sizes: Array) -> Array:
    if len(part) == 1:
        return np.zeros((1, 2))
    distances = _distances(simple.subgraph(part), part)
    drawn = _majorise(_first_places(distances), distances)
    below = np.column_stack([np.zeros(len(part)), sizes[:, 1] / 2 - HEAD])  # labels stand below their nodes
    return _push_apart(_scaled(drawn, sizes) + below, sizes) - below


def _distances(simple: nx.Graph[str], part: Sequence[str]) -> Array:
    """Return the lengths of the shortest paths; tiny differences keep equal ones from making the drawing arbitrary."""
    index = {node: i for i, node in enumerate(part)}
    lengths = np.zeros((len(part), len(part)))
    for node, reached in nx.all_pairs_shortest_path_length(simple):
        for other, length in reached.items():
            lengths[index[node], index[other]] = length
    i, j = np.indices(lengths.shape)
    uneven = 1 + 0.01 * ((i + j) * 7 % 11 + np.abs(i - j) % 5)
    return np.asarray(lengths * uneven)


def _first_places(distances: Array) -> Array:
    """Return classical multidimensional scaling of the distances: near the optimum, and without a random start."""
    n = len(distances)
    centre = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * centre @ distances**2 @ centre)
    first = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    signs = np.sign(first[np.abs(first).argmax(axis=0), range(first.shape[1])])
    return np.asarray(first * signs)


def _majorise(places: Array, distances: Array) -> Array:
    n = len(places)
    weights = np.where(distances > 0, 1 / np.maximum(distances, 1e-9) ** 2, 0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / n) - 1 / n
    for _ in range(STEPS):
        apart = np.maximum(np.linalg.norm(places[:, None] - places[None, :], axis=2), 1e-6)
        pull = -weights * distances / apart
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
    return places


def _scaled(places: Array, sizes: Array) -> Array:
    """Return the drawing stretched to the area that its labels need, wider than high, its longer side lying flat."""
    extent = np.maximum(np.ptp(places, axis=0), 1e-3)
    if extent[1] > extent[0]:
        places, extent = places[:, ::-1], extent[::-1]
    area = AIR * float(np.prod(sizes, axis=1).sum())
    height = math.sqrt(area / ASPECT)
    flat = np.clip(extent / extent.max(), 0.55, 1)
    wanted = np.array([height * ASPECT, height * LOWER]) * (flat / flat.max() if len(places) > 3 else flat)
    return np.asarray((places - places.mean(axis=0)) / extent * wanted)


def _push_apart(places: Array, sizes: Array) -> Array:
    """Return the places with overlapping boxes moved apart, each pair along the shorter way out."""
    index = np.arange(len(places))
    order = np.sign(index[:, None] - index)[:, :, None]  # boxes in one spot part by their order
    room = (sizes[:, None] + sizes[None, :]) / 2 + 2  # a little more than needed: the last pixels take the most steps
    for _ in range(min(PUSHES, MOVES // len(places))):
        delta = places[:, None] - places[None, :]
        overlap = np.maximum(room - np.abs(delta), 0)
        overlap[index, index] = 0
        hit: NDArray[np.bool_] = np.all(overlap > 0, axis=2)
        if not hit.any():
            break
        along_x = overlap[:, :, 0] < SIDEWAYS * overlap[:, :, 1]
        way = np.where(delta == 0, order, np.sign(delta))
        push = overlap * way * hit[:, :, None]
        push *= np.stack([along_x, ~along_x], axis=2)
        places = places + 0.4 * push.sum(axis=1) / np.maximum(hit.sum(axis=1), 1)[:, None] ** 0.5
    return places


def _pack(drawings: Sequence[Array], sizes: Sequence[Array]) -> list[tuple[float, float]]:
    """Return all places with the components set in rows: the first on top, the others below it, left to right."""
    packed: list[tuple[float, float]] = []
    row_width = x = y = row_height = 0.0
    for drawing, size in zip(drawings, sizes, strict=True):
        low, high = (drawing - size / 2).min(axis=0), (drawing + size / 2).max(axis=0)
        width, height = high - low
        row_width = row_width or max(width, _fair_width(sizes))
        if x > 0 and x + width > row_width:
            x, y, row_height = 0.0, y + row_height + GAP, 0.0
        packed += [(float(px), float(py)) for px, py in drawing - low + (x, y)]
        x, row_height = x + width + GAP, max(row_height, height)
    return packed


def _fair_width(sizes: Sequence[Array]) -> float:
    """Return the width of a page of the wanted aspect that holds all boxes."""
    return math.sqrt(AIR * ASPECT * sum(float(np.prod(size, axis=1).sum()) for size in sizes))


def _around(network: nx.MultiDiGraph[str], places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return places for the nodes that have none: in a sunflower around the middle of the neighbours that have one."""
    near = network.to_undirected(as_view=True)
    middle = _mean(list(places.values()))
    found = {}
    for i, node in enumerate(sorted(set(network) - set(places))):
        neighbours = [places[other] for other in sorted(near[node]) if other in places]
        x, y = _mean(neighbours) if neighbours else middle
        r, angle = 40 + 9 * math.sqrt(i), i * GOLDEN
        found[node] = (x + r * math.cos(angle), y + r * math.sin(angle))
    return found


def _mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    if not points:
        return (0.0, 0.0)
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def _round(places: Mapping[str, tuple[float, float]]) -> dict[str, Point]:
    middle = _mean(list(places.values()))
    return {node: (round(x - middle[0]), round(y - middle[1])) for node, (x, y) in sorted(places.items())}
