"""The layout: the same places for the same network, room for labels, nothing left out."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest

from kg.viz.layout import HEAD, label_box, lay_out

BOX = label_box("about twenty letters", bold=False)


def placed(network: nx.MultiDiGraph[str], core: list[str] | None = None) -> dict[str, tuple[int, int]]:
    return lay_out(network, network if core is None else core, dict.fromkeys(network, BOX))


def network(*edges: tuple[str, str]) -> nx.MultiDiGraph[str]:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_edges_from(edges)
    return made


TREE = [(f"n{i // 3}", f"n{i}") for i in range(1, 40)]


def test_every_node_has_a_whole_place() -> None:
    places = placed(network(*TREE))
    assert set(places) == {f"n{i}" for i in range(40)}
    assert all(isinstance(number, int) for place in places.values() for number in place)


def test_the_order_in_which_a_network_was_built_does_not_show() -> None:
    assert placed(network(*TREE)) == placed(network(*((b, a) for a, b in reversed(TREE))))


@pytest.mark.parametrize("shape", ["tree", "star", "ring", "pairs"])
def test_labels_below_their_nodes_do_not_lie_over_each_other(shape: str) -> None:
    edges = {
        "tree": TREE,
        "star": [("hub", f"n{i}") for i in range(30)],
        "ring": [(f"n{i}", f"n{(i + 1) % 30}") for i in range(30)],
        "pairs": [(f"a{i}", f"b{i}") for i in range(15)],
    }[shape]
    for (ax, ay), (bx, by) in combinations(placed(network(*edges)).values(), 2):
        assert abs(ax - bx) >= BOX[0] - 4 or abs(ay - by) >= BOX[1] - 4


def test_linked_nodes_stand_nearer_than_others() -> None:
    places = placed(network(*[(f"n{i}", f"n{i + 1}") for i in range(12)]))

    def apart(a: str, b: str) -> float:
        return math.dist(places[a], places[b])

    assert apart("n0", "n1") < apart("n0", "n6") < apart("n0", "n12")


def test_smaller_components_stand_below_the_largest() -> None:
    places = placed(network(*TREE, ("x", "y")))
    lowest = max(y for node, (_, y) in places.items() if node.startswith("n"))
    assert min(places["x"][1], places["y"][1]) > lowest


def test_nodes_outside_the_core_stand_around_their_neighbours() -> None:
    made = network(*TREE, ("n39", "late"))
    places = placed(made, [node for node in made if node != "late"])
    assert math.dist(places["late"], places["n39"]) < 60


def test_a_single_node_and_no_node_are_drawings_too() -> None:
    alone: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert placed(alone) == {}
    alone.add_node("a")
    assert placed(alone) == {"a": (0, 0)}


def test_long_labels_need_higher_boxes_and_bold_ones_wider() -> None:
    assert label_box("x" * 38, bold=False)[1] > label_box("x" * 18, bold=False)[1] > 2 * HEAD
    assert label_box("x" * 18, bold=True)[0] > label_box("x" * 18, bold=False)[0]
