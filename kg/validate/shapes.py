"""``shapes.ttl`` as rules: what the nodes of each class are held to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, RDFS, SH, Graph
from rdflib.term import Node

from kg.errors import SchemaError
from kg.validate.constraints import CONSTRAINTS, Check, Scope, Values, short
from kg.vocab import read_graph, schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One node that breaks one rule: ``constraint`` is the rule's name in SHACL ("minCount")."""

    node: str
    path: str
    constraint: str
    message: str

    def __str__(self) -> str:
        """Return it in one line."""
        return f"{short(self.node)}: {short(self.path)} {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """One property shape, or with ``path`` None the constraints on the node itself.

    ``needs_value`` says whether a path without values can break it.
    """

    path: Node | None
    is_inverse: bool
    needs_value: bool
    checks: tuple[tuple[str, Check], ...]

    def violations(self, node: Node, scope: Scope) -> list[Violation]:
        """Return what is wrong with ``node``."""
        values = self._values(node, scope)
        if not values and not self.needs_value:
            return []
        return [
            Violation(node=str(node), path=str(self.path or ""), constraint=name, message=message)
            for name, check in self.checks
            for message in check(values, scope)
        ]

    def _values(self, node: Node, scope: Scope) -> Values:
        if self.path is None:
            return [node]
        values = (scope.inverse if self.is_inverse else scope.node).get(self.path, [])
        return values if len(values) < 2 else list(dict.fromkeys(values))


@cache
def rules_for(classes: frozenset[Node]) -> tuple[Rule, ...]:
    """Return the rules that a node of these classes is held to."""
    shapes = _shapes()
    return tuple(rule for target in classes if target in shapes for rule in shapes[target])


@cache
def _shapes() -> Mapping[Node, tuple[Rule, ...]]:
    graph = read_graph("shapes.ttl")
    found: dict[Node, list[Rule]] = defaultdict(list)
    for shape, target in sorted(graph.subject_objects(SH.targetClass)):
        found[target].append(_rule(graph, shape, is_node=True))
        found[target] += [_rule(graph, each, is_node=False) for each in graph.objects(shape, SH.property)]
    return {target: tuple(rule for rule in rules if rule.checks) for target, rules in found.items()}


@cache
def inverted_paths() -> frozenset[Node | None]:
    """Return the predicates that some rule follows backwards."""
    return frozenset(rule.path for rules in _shapes().values() for rule in rules if rule.is_inverse)


@cache
def superclasses(classes: frozenset[Node]) -> frozenset[Node]:
    """Return classes with all classes above them in the ontology."""
    graph = schema()
    above = (one for each in classes for one in graph.transitive_objects(each, RDFS.subClassOf))
    return frozenset(one for one in above if one is not None)


_STRUCTURE = frozenset({SH.path, SH.property, SH.targetClass, RDF.type})


def _rule(graph: Graph, shape: Node, *, is_node: bool) -> Rule:
    path = None if is_node else graph.value(shape, SH.path)
    inverted = None if path is None else graph.value(path, SH.inversePath)
    checks = []
    for name, argument in sorted(graph.predicate_objects(shape)):
        if name in _STRUCTURE:
            continue
        if name not in CONSTRAINTS:
            raise SchemaError(f"{name} is not supported", where="shapes.ttl", todo="see kg/validate/constraints.py")
        checks.append((str(name).removeprefix(str(SH)), CONSTRAINTS[name](graph, argument)))
    return Rule(
        path=inverted or path,
        is_inverse=inverted is not None,
        needs_value=any(name == "minCount" for name, _ in checks),
        checks=tuple(checks),
    )
