"""Which report a violation of the shapes comes from, so that one report at fault costs no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rdflib import RDF
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.graph import Triple
from kg.validate import Violation
from kg.vocab import KG

#: What leads from a node to the report that says it: directly, over the account, over the claim it is about.
_UPWARDS = (KG.account, RDF.subject, KG.bestFigure, KG.left, KG.concerns)


def culprits(violations: Iterable[Violation], triples: Iterable[Triple]) -> dict[str, Violation]:
    """Return the reports at fault by id, each with the first of its violations.

    An event that breaks a rule is the fault of a report that alone tells it. What cannot be traced to one report is
    left out: the caller sees that violations remain.
    """
    facts = _Facts(triples)
    found: dict[str, Violation] = {}
    for violation in violations:
        reports = facts.reports(violation.node)
        if len(reports) == 1:
            found.setdefault(reports.pop(), violation)
    return found


class _Facts:
    """Looks up which reports a node comes from."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: Mapping[str, dict[Node, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._telling: Mapping[str, list[str]] = defaultdict(list)
        for subject, predicate, value in triples:
            self._values[str(subject)][predicate].append(str(value))
            if predicate in (KG.event, KG.evidence, KG.toll):
                self._telling[str(value)].append(str(subject))

    def reports(self, node: str) -> set[str]:
        """Return the ids of the reports that ``node`` comes from."""
        found: set[str] = set()
        waiting, seen = [node], {node}
        while waiting:
            each = waiting.pop()
            own = self._values[each]
            found.update(own.get(DCTERMS.identifier, ()))
            above = own.get(KG.inReport) or [other for step in _UPWARDS for other in own.get(step, ())]
            waiting += [other for other in above or self._telling[each] if other not in seen]
            seen.update(waiting)
        return found
