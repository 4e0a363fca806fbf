"""What merging did wrong with the gold events of several documents, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from evaluation.merging.coreference import pairs
from evaluation.merging.ecb import Told
from evaluation.merging.homes import (
    Home,
    Homes,
    Subtopics,
    found_clusters,
    gold_clusters,
    over_subtopics,
    two_documents,
)
from evaluation.results import Error
from kg.records import Account


def errors_of(homes: Homes, subtopics: Subtopics) -> list[Error]:
    """Return look-alikes joined, then other events joined, then events not joined, most mentions first."""
    alike = over_subtopics(homes, subtopics)
    others = [cluster for cluster in found_clusters(homes) if cluster not in alike and _joins_documents(cluster)]
    return [
        *(_joined("look-alikes merged", homes, cluster) for cluster in alike),
        *(_joined(_kind_of_join(cluster), homes, cluster) for cluster in sorted(others, key=len, reverse=True)),
        *_not_merged(homes),
    ]


def _joins_documents(cluster: Collection[Told]) -> bool:
    """Tell whether a cluster holds two events, of which none document tells all."""
    return len({told.chain for told in cluster}) > 1 and len({told.doc for told in cluster}) > 1


def _kind_of_join(cluster: Collection[Told]) -> str:
    """Tell an incident whose documents already have several chains from one that merging mixed."""
    told = sorted({(told.doc, told.chain) for told in cluster})
    documents = {doc for doc, _ in told}
    return "accounts of several chains merged" if len(told) > len(documents) else "different events merged"


def _joined(kind: str, homes: Homes, cluster: Collection[Told]) -> Error:
    ordered = sorted(cluster, key=lambda told: told.key)
    incident = homes[ordered[0]].incident
    words = "; ".join(f"{told.doc} {told.words!r} [{told.chain}]" for told in ordered)
    rules = sorted({rule for account in incident.accounts for rule in account.rules})
    detail = f"one {incident.type}, {incident.id}, holds {len({told.chain for told in ordered})} events: {words}"
    return Error(kind=kind, doc=ordered[0].doc, sentence=ordered[0].sentence, detail=detail, rules=tuple(rules))


def _not_merged(homes: Homes) -> list[Error]:
    """Return an error for each two incidents that hold mentions of one event in two documents, most pairs first."""
    lost: dict[tuple[str, str, str], list[tuple[Told, Told]]] = defaultdict(list)
    for pair in pairs(gold_clusters(homes), two_documents):
        left, right = sorted(pair, key=lambda told: told.key)
        first, second = sorted((homes[left].incident.id, homes[right].incident.id))
        if first != second:
            lost[left.chain, first, second].append((left, right))
    ordered = sorted(lost.values(), key=lambda found: (-len(found), min(left.key for left, _ in found)))
    return [_apart(homes, *min(found, key=lambda pair: (pair[0].key, pair[1].key)), len(found)) for found in ordered]


def _apart(homes: Homes, left: Told, right: Told, count: int) -> Error:
    one, other = homes[left], homes[right]
    first, second = _account(one), _account(other)
    detail = (
        f"{first.type} {left.words!r} and {second.type} {right.words!r} of {right.doc} [{left.chain}], "
        f"{count} pairs of mentions: {_why(one, other)}"
    )
    rules = tuple(sorted({*first.rules, *second.rules}))
    sentence = f"{left.sentence} {right.sentence}"
    return Error(kind="not merged", doc=left.doc, sentence=sentence, detail=detail, rules=rules)


def missed(told: Iterable[Told], homes: Homes) -> list[Error]:
    """Return an error for each mention that no account is about."""
    return [
        Error(kind="mention not found", doc=one.doc, sentence=one.sentence, detail=f"{one.words!r} [{one.chain}]")
        for one in told
        if one not in homes
    ]


def _account(home: Home) -> Account:
    return next(account for account in home.incident.accounts if account.id == home.account)


def _why(one: Home, other: Home) -> str:
    """Return the decision on the two accounts in words, where merging kept it."""
    asked = {one.account, other.account}
    for decision in one.incident.decisions:
        if {decision.left, decision.right} == asked:
            features = ", ".join(
                f"{feature.name} {'against' if feature.weight is None else feature.weight} ({feature.detail})"
                for feature in decision.features
            )
            return f"{decision.verdict} {decision.score}: {features}"
    return "no decision kept: never compared, or strangers"
