"""Whether two accounts of different reports tell the same event: hard rules first, then reasons with weights.

A hard rule that speaks against it cannot be outvoted. The weights are few and readable; they were set by reading pairs
of reports, and every decision keeps its features, so that each merge can be explained.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.merge.facts import Facts
from kg.merge.reasons import reasons
from kg.merge.rules import SAME_REPORT, hard_rules
from kg.records import Decision, EventKind, Feature, Verdict
from kg.resolve.linker import Linker

#: Score from which two accounts of single incidents are the same, and from which they are worth a person's look.
SAME = 5.0
WORTH_A_LOOK = 3.0
#: Series have fewer facts that could agree: no day, seldom an exact place.
SAME_SERIES = 4.0


def compare(left: Facts, right: Facts, linker: Linker, answers: Callable[[str, str], bool]) -> Decision:
    """Return the decision on two accounts, with every feature that was found.

    Args:
        answers: Tells whether the two accounts (by id) answer incidents that were already decided to be the same.
    """
    features = list(hard_rules(left, right, linker))
    if not features:
        features = list(reasons(left, right, linker))
        if answers(left.id, right.id):
            features.append(Feature(name="answers-same", weight=3.0, detail="both answer the same incident"))
    first, second = sorted((left.id, right.id))
    against = any(feature.weight is None for feature in features)
    score = 0.0 if against else round(sum(feature.weight or 0.0 for feature in features), 2)
    return Decision(
        left=first, right=second, verdict=_verdict(left, score, against=against), score=score, features=tuple(features)
    )


def keeps_apart(left: Facts, right: Facts, linker: Linker) -> bool:
    """Tell whether a hard rule forbids the two accounts to stand in one incident.

    Two accounts of one report may, if one says neither where nor when: it can mention again what the other tells.
    """
    rules = {feature.name for feature in hard_rules(left, right, linker)}
    if left.vague or right.vague:
        rules.discard(SAME_REPORT)
    return bool(rules)


def _verdict(facts: Facts, score: float, *, against: bool) -> Verdict:
    if against:
        return Verdict.DIFFERENT
    if score >= (SAME_SERIES if facts.account.kind is EventKind.SERIES else SAME):
        return Verdict.SAME
    return Verdict.UNDECIDED if score >= WORTH_A_LOOK else Verdict.DIFFERENT
