"""Where gold mentions of events were found, and which of them the incidents of the system bring together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from evaluation.merging.coreference import clusters_of, pairs
from evaluation.merging.ecb import Told
from evaluation.results import Counts
from kg.records import EventKind, Incident, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The incident that a gold mention was found in, and the id of the account there whose words cover it."""

    incident: Incident
    account: str


Homes: TypeAlias = Mapping[Told, Home]
#: Topic and subtopic of each document.
Subtopics: TypeAlias = Mapping[str, tuple[str, str]]


def homes_of(told: Iterable[Told], incidents: Iterable[Incident]) -> dict[Told, Home]:
    """Return where each gold mention was found; those that no event word covers are left out."""
    triggers: dict[str, list[tuple[Span, Home]]] = defaultdict(list)
    for incident in incidents:
        for account in incident.accounts if incident.kind is not EventKind.STATEMENT else ():
            home = Home(incident=incident, account=account.id)
            triggers[account.report_id] += [(span, home) for span in account.words]
    found = ((one, _best(one, triggers[one.doc])) for one in told)
    return {one: home for one, home in found if home is not None}


def _best(told: Told, triggers: Iterable[tuple[Span, Home]]) -> Home | None:
    """Return the home of the event word that covers most of the mention; of equal ones that of the least account id."""
    covered = [(-_overlap(told, span), home.account, home) for span, home in triggers]
    touching = [found for found in covered if found[0]]
    return min(touching, key=lambda found: found[:2])[2] if touching else None


def _overlap(told: Told, span: Span) -> int:
    return sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in told.parts)


def gold_clusters(homes: Homes) -> list[frozenset[Told]]:
    """Return the found mentions by gold chain."""
    return clusters_of({told: told.chain for told in homes})


def found_clusters(homes: Homes) -> list[frozenset[Told]]:
    """Return the found mentions by incident."""
    return clusters_of({told: home.incident.id for told, home in homes.items()})


def over_subtopics(homes: Homes, subtopics: Subtopics) -> list[frozenset[Told]]:
    """Return the mentions of each incident that has some of two subtopics of one topic."""
    return [
        cluster
        for cluster in found_clusters(homes)
        if len({subtopics[told.doc] for told in cluster}) > len({subtopics[told.doc][0] for told in cluster})
    ]


def across(homes: Homes) -> Counts:
    """Return the pairs of found mentions of two documents: in one incident, in one gold chain, and in both."""
    found, gold = (pairs(clusters, two_documents) for clusters in (found_clusters(homes), gold_clusters(homes)))
    return Counts(right=len(found & gold), found=len(found), gold=len(gold))


def two_documents(left: Told, right: Told) -> bool:
    """Tell whether two mentions stand in different documents."""
    return left.doc != right.doc
