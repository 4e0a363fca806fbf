"""networkx reads GraphML and GEXF back as the network they were written from."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from kg.export import exported
from kg.viz.network import to_networkx
from tests.export.fiction import graph

READERS: dict[str, Callable[[Any], Any]] = {
    "graphml": lambda file: nx.read_graphml(file, force_multigraph=True),
    "gexf": nx.read_gexf,
}


def read(format_: str) -> Any:
    return READERS[format_](io.BytesIO(exported(graph(), format_)))


@pytest.mark.parametrize("format_", READERS)
def test_nodes_and_links_come_back(format_: str) -> None:
    network, before = read(format_), to_networkx(graph())

    assert network.is_directed()
    assert set(network) == set(before)
    assert sorted(network.edges(data="role")) == sorted(before.edges(data="role"))


@pytest.mark.parametrize("format_", READERS)
def test_attributes_come_back_with_their_kinds(format_: str) -> None:
    network, before = read(format_), to_networkx(graph())

    for node, data in before.nodes(data=True):
        for name, value in data.items():
            found = network.nodes[node][name]
            assert found == (value.replace("\x0b", "\ufffd") if isinstance(value, str) else value)
            assert type(found) is type(value)


@pytest.mark.parametrize("format_", READERS)
def test_no_two_links_have_the_same_id(format_: str) -> None:
    keys = [key for _, _, key in read(format_).edges(keys=True)]

    assert len(set(keys)) == len(keys)


def test_gexf_does_not_say_when_or_with_which_library_it_was_written() -> None:
    head = exported(graph(), "gexf")[:600]

    assert b"lastmodifieddate" not in head
    assert b"NetworkX" not in head
    assert b"<creator>conflict-kg</creator>" in head
