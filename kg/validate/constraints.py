"""The constraints of SHACL Core that the shapes use: of the values of a path, what is wrong, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import ge, le, lt
from typing import Any, TypeAlias

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.errors import SchemaError
from kg.vocab import PREFIXES

Values: TypeAlias = list[Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a constraint may look at: the node's properties, what points to the node, and the classes of all nodes."""

    node: Mapping[Node, Values]
    inverse: Mapping[Node, Values]
    classes: Mapping[Node, frozenset[Node]]


#: A constraint: of the values of a path and their scope, what is wrong, in words.
Check: TypeAlias = Callable[[Values, Scope], Iterator[str]]


def short(iri: str) -> str:
    """Return an IRI with the project's prefix, where one fits."""
    fits = [(prefix, start) for prefix, start in PREFIXES.items() if iri.startswith(start)]
    if not fits:
        return iri
    prefix, start = max(fits, key=lambda pair: len(pair[1]))
    return f"{prefix}:{iri[len(start) :]}"


def _min_count(_: Graph, argument: Node) -> Check:
    least = _number(argument)

    def check(values: Values, scope: Scope) -> Iterator[str]:
        if len(values) < least:
            yield f"has {len(values)} values, needs {least}"

    return check


def _max_count(_: Graph, argument: Node) -> Check:
    most = _number(argument)

    def check(values: Values, scope: Scope) -> Iterator[str]:
        if len(values) > most:
            yield f"has {len(values)} values, may have {most}"

    return check


def _each(is_right: Callable[[Node, Scope], bool], wish: str) -> Check:
    def check(values: Values, scope: Scope) -> Iterator[str]:
        for value in values:
            if not is_right(value, scope):
                yield f"is {value.n3()}, {wish}"

    return check


def _class(_: Graph, argument: Node) -> Check:
    nothing: frozenset[Node] = frozenset()
    wish = f"which is no {short(str(argument))}"
    return _each(lambda value, scope: argument in scope.classes.get(value, nothing), wish)


def _datatype(_: Graph, argument: Node) -> Check:
    def is_right(value: Node, scope: Scope) -> bool:
        if not isinstance(value, Literal) or value.ill_typed:
            return False
        return (RDF.langString if value.language else value.datatype or XSD.string) == argument

    return _each(is_right, f"which is no {short(str(argument))}")


def _node_kind(_: Graph, argument: Node) -> Check:
    if argument != SH.IRI:
        raise SchemaError(
            f"sh:nodeKind {argument} is not supported", where="shapes.ttl", todo="see kg/validate/constraints.py"
        )
    return _each(lambda value, scope: isinstance(value, URIRef), "which is no IRI")


def _in(graph: Graph, argument: Node) -> Check:
    listed = list(Collection(graph, argument))
    allowed = frozenset([*listed, *map(_typed, listed)])
    names = ", ".join(sorted(short(str(each)) for each in listed))
    return _each(lambda value, scope: value in allowed, f"which is none of {names}")


def _typed(value: Node) -> Node:
    """Return a plain literal as Oxigraph gives it back: with the datatype that it has anyway."""
    is_plain = isinstance(value, Literal) and value.datatype is None and value.language is None
    return Literal(str(value), datatype=XSD.string) if is_plain else value


def _bound(holds: Callable[[Any, Any], bool], wish: str) -> Callable[[Graph, Node], Check]:
    def make(_: Graph, argument: Node) -> Check:
        return _each(lambda value, scope: _compares(holds, value, argument), f"{wish} {argument}")

    return make


def _length(holds: Callable[[Any, Any], bool], wish: str) -> Callable[[Graph, Node], Check]:
    def make(_: Graph, argument: Node) -> Check:
        limit = _number(argument)
        return _each(lambda value, scope: holds(len(str(value)), limit), f"{wish} {limit}")

    return make


def _pair(holds: Callable[[Any, Any], bool], wish: str) -> Callable[[Graph, Node], Check]:
    def make(_: Graph, argument: Node) -> Check:
        def check(values: Values, scope: Scope) -> Iterator[str]:
            for other in scope.node.get(argument, ()):
                for value in values:
                    if not _compares(holds, value, other):
                        yield f"is {value.n3()}, {wish} {short(str(argument))} {other.n3()}"

        return check

    return make


def _compares(holds: Callable[[Any, Any], bool], value: Node, other: Node) -> bool:
    if not isinstance(value, Literal) or not isinstance(other, Literal):
        return False
    try:
        return holds(value.value, other.value)
    except TypeError:
        return False


def _number(argument: Node) -> int:
    return int(str(argument))


CONSTRAINTS: Mapping[Node, Callable[[Graph, Node], Check]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH["in"]: _in,
    SH.minInclusive: _bound(ge, "which is below"),
    SH.maxInclusive: _bound(le, "which is above"),
    SH.minLength: _length(ge, "which is shorter than"),
    SH.maxLength: _length(le, "which is longer than"),
    SH.lessThan: _pair(lt, "which is not below"),
    SH.lessThanOrEquals: _pair(le, "which is above"),
}
