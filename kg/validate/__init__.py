"""Checks a graph against ``shapes.ttl``, in one pass over its triples.

The shapes are SHACL and any engine can check them; this one knows the part of SHACL Core that they use and refuses the
rest. It is here for its speed, since a build checks its own graph every time. On one core pySHACL 0.40 took 49 us a
triple, pyrudof 0.3 29 us (and 71 MB of installation), this module 4 us, on graphs of 20,000 to 200,000 triples.
``tests/test_validate.py`` plants a fault of every kind and holds that pySHACL finds the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rdflib import RDF
from rdflib.term import Node

from kg.errors import SchemaError
from kg.validate.constraints import Scope, Values
from kg.validate.shapes import Violation, inverted_paths, rules_for, superclasses

__all__ = ["Violation", "ensure_valid", "refuse", "validate"]

#: Violations that the error of a build names; the rest is counted.
NAMED = 3

_Triples: TypeAlias = Iterable[tuple[Node, Node, Node]]
_Index: TypeAlias = dict[Node, dict[Node, Values]]


def validate(graph: _Triples) -> tuple[Violation, ...]:
    """Return what in ``graph`` (an rdflib graph, or triples) breaks the shapes, ordered by node, path and rule."""
    index, inverse = _indexed(graph)
    classes = {node: superclasses(frozenset(found)) for node, found in _types(index).items()}
    found: set[Violation] = set()
    for node, known in classes.items():
        scope = Scope(node=index[node], inverse=inverse.get(node, {}), classes=classes)
        for rule in rules_for(known):
            found.update(rule.violations(node, scope))
    return tuple(sorted(found, key=lambda each: (each.node, each.path, each.constraint, each.message)))


def ensure_valid(graph: _Triples) -> None:
    """Raise SchemaError, naming the first violations, unless ``graph`` conforms to the shapes."""
    refuse(validate(graph))


def refuse(found: Sequence[Violation]) -> None:
    """Raise SchemaError, naming the first violations, if there are any."""
    if found:
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        raise SchemaError(
            f"graph does not conform: {'; '.join(map(str, found[:NAMED]))}{more}",
            todo="this is a fault of the program: please report it with the input",
        )


def _indexed(graph: _Triples) -> tuple[_Index, _Index]:
    inverted = inverted_paths()
    index: _Index = {}
    inverse: _Index = {}
    for subject, predicate, value in graph:
        index.setdefault(subject, {}).setdefault(predicate, []).append(value)
        if predicate in inverted:
            inverse.setdefault(value, {}).setdefault(predicate, []).append(subject)
    return index, inverse


def _types(index: _Index) -> dict[Node, Values]:
    return {node: values[RDF.type] for node, values in index.items() if RDF.type in values}
