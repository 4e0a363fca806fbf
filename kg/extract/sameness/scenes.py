"""The country that a cluster is told in by the words around it, where its own words name no place that is known."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.sameness.likeness import Cluster, Facts
from kg.extract.syntax import window_start
from kg.lexicon.entities import Entities
from kg.records import Mention


def is_elsewhere(facts: Facts, candidate: Cluster, clusters: Iterable[Cluster], entities: Entities) -> bool:
    """Tell whether the draft names a country of its own and the candidate was told in another one.

    "Ten were killed in Chile. Two towns were bombed ... Across the border in Peru, 20 were killed in the strikes."
    """
    ours = _countries(facts.places, entities)
    if not ours or _countries(candidate.gathered("places"), entities):
        return False  # two known places are compared by themselves
    theirs = _scene(candidate, clusters, entities)
    return bool(theirs) and not ours & theirs


def _scene(candidate: Cluster, clusters: Iterable[Cluster], entities: Entities) -> set[str]:
    """Return the countries of what was told right before the candidate: in its sentence, or in the one before."""
    first = candidate.members[0].draft.trigger.token
    start = window_start(first, 1)
    found: tuple[int, set[str]] = (start - 1, set())
    for member in (member for other in clusters for member in other.members):
        index, countries = member.draft.trigger.token.i, _countries(member.places, entities)
        if found[0] < index < first.i and countries:
            found = (index, countries)
    return found[1]


def _countries(places: Iterable[Mention], entities: Entities) -> set[str]:
    known = (entities.country_of(place.entry) for place in places if place.entry is not None)
    return {country for country in known if country is not None}
