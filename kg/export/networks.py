"""The network of a graph (``kg.viz.network``) as GraphML and GEXF, every attribute a text or a number.

Edges are numbered in their order, since Gephi and Cytoscape keep one edge of an id; ``role`` says what each means.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from rdflib import Graph

if TYPE_CHECKING:
    import networkx as nx

#: What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: The part of a GEXF file in which networkx writes the day and its own version.
_META = re.compile(rb"<meta .*?</meta>", re.DOTALL)
_OUR_META = b"<meta><creator>conflict-kg</creator></meta>"


def as_graphml(graph: Graph) -> bytes:
    """Return the network as GraphML."""
    import networkx as nx  # here and below: the other formats do without it

    file = io.BytesIO()
    # The writer that needs no lxml: with it and without it, the bytes would differ.
    nx.write_graphml_xml(_network(graph), file, named_key_ids=True)
    return file.getvalue()


def as_gexf(graph: Graph) -> bytes:
    """Return the network as GEXF 1.2."""
    import networkx as nx

    network = _network(graph)
    for _, _, key, data in network.edges(keys=True, data=True):
        data |= {"id": key, "label": data["role"]}
    file = io.BytesIO()
    nx.write_gexf(network, file)
    return _META.sub(_OUR_META, file.getvalue(), count=1)


def _network(graph: Graph) -> nx.MultiDiGraph[str]:
    import networkx as nx

    from kg.viz.network import to_networkx

    found = to_networkx(graph)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in sorted(found.nodes(data=True)):
        network.add_node(node, **{name: _storable(value) for name, value in sorted(data.items())})
    for number, (source, target, role) in enumerate(sorted(found.edges(data="role"))):
        network.add_edge(source, target, key=f"e{number}", role=role)
    return network


def _storable(value: Any) -> Any:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
