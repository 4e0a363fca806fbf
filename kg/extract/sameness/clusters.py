"""Which drafts of one report tell the same event: greedy, in text order, against everything told before.

Two drafts join when nothing speaks against it (kind, type, day, place, sides) and something speaks for it: a shared day
with a shared side, the same thing hit, a definite description of what was told before, or a tie of grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import nominals
from kg.extract.events.drafts import Draft
from kg.extract.events.triggers import partitive
from kg.extract.mentions import is_plural
from kg.extract.reading import Reading
from kg.extract.sameness.clashes import has_type, initiators_clash, is_compatible
from kg.extract.sameness.likeness import (
    Cluster,
    Facts,
    facts_of,
    fit,
    hits_something_else,
    hits_something_new,
    is_bare_toll,
    shares_enough,
)
from kg.extract.sameness.retold import home_of_retelling
from kg.extract.sameness.ties import home_by_grammar
from kg.extract.syntax import children, window_start
from kg.extract.tokens import Token
from kg.lexicon.entities import Entities
from kg.lexicon.types import SUFFERED_BY_POSSESSOR
from kg.records import EventKind, Precision

#: Words that tell an event from others of its kind: "the first attack" need not have been told of.
_RANKS = frozenset({"first", "latest", "last", "second", "third", "deadliest"})
_WINDOW = 8  # sentences back that a definite description may refer to


def cluster(reading: Reading, drafts: Sequence[Draft], entities: Entities) -> tuple[Cluster, ...]:
    """Return the clusters of drafts, in the order of their first triggers."""
    clusters: list[Cluster] = []
    for draft in drafts:
        facts = facts_of(reading, draft)
        home = _home(reading, facts, clusters, entities)
        if partitive(draft.trigger.token) is not None:
            draft.member_of = _series_of(reading, facts, clusters, entities)
        if home is None and _is_bare(draft):
            continue  # "the killing", told nowhere else: a word that refers to nothing tells of no incident
        if home is None:
            clusters.append(Cluster([facts]))
        else:
            draft.kind = home.kind
            home.members.append(facts)
    return tuple(clusters)


def _is_bare(draft: Draft) -> bool:
    return (
        draft.trigger.token.pos_ == "NOUN"
        and not draft.slots
        and not draft.times
        and all(toll.quantity.high == 0 for toll in draft.tolls)
        and draft.count is None
    )


def _series_of(reading: Reading, facts: Facts, clusters: list[Cluster], entities: Entities) -> int | None:
    """Return the trigger of the series that "one of the attacks" is of: the nearest that no side speaks against."""
    for candidate in _latest_first(clusters):
        if (
            candidate.kind is EventKind.SERIES
            and has_type(facts.draft, candidate)
            and not initiators_clash(reading, facts, candidate, entities)
        ):
            return candidate.members[0].draft.trigger.token.i
    return None


def _home(reading: Reading, facts: Facts, clusters: list[Cluster], entities: Entities) -> Cluster | None:
    """Return the cluster that the draft joins, None for an event that was not told before."""
    found = home_by_grammar(facts, _latest_first(clusters)) or home_of_retelling(
        reading, facts, _latest_first(clusters), entities
    )
    if found is not None:
        home, rule = found
        facts.draft.rules.add(rule)
        return home
    definite = is_definite(facts.draft)
    open_to = [
        candidate
        for candidate in _latest_first(clusters)
        if is_compatible(reading, facts, candidate, entities, definite=definite)
    ]
    if definite:
        meant = [found for found in open_to if _is_recent(facts, found) and not hits_something_else(facts, found)]
        return _referent(reading, facts, meant, entities)
    for candidate in open_to:
        if hits_something_new(facts, candidate):
            continue
        if candidate.kind is facts.draft.kind and (
            is_bare_toll(facts, candidate) or shares_enough(reading, facts, candidate, entities)
        ):
            facts.draft.rules.add("same-facts")
            return candidate
    return None


def _referent(reading: Reading, facts: Facts, candidates: list[Cluster], entities: Entities) -> Cluster | None:
    """Return the nearest of those that a definite description fits best; a plural that fits none is a series."""
    draft = facts.draft
    if candidates:
        draft.rules.add("same-definite")
        return max(candidates, key=lambda candidate: fit(reading, facts, candidate, entities))
    has_day = any(slot.match.interval.precision is Precision.DAY for slot in draft.times)
    if is_plural(draft.trigger.token) and not has_day:
        draft.kind = EventKind.SERIES
        draft.rules.add("series-definite")
    return None


def is_definite(draft: Draft) -> bool:
    """Tell whether the trigger is described as known: "the attack", "Tuesday's strike", "his killing"."""
    noun = draft.trigger.token
    if noun.pos_ == "VERB":
        return False
    days = {slot.head.i for slot in draft.times}
    possessed = any(child.i in days or _suffers_as_owner(draft, child) for child in children(noun, "nmod:poss"))
    pointed = any(child.lower_ in {"this", "these"} for child in children(noun, "det"))
    first = any(child.lower_ in _RANKS for child in children(noun, "amod")) and not pointed  # "this latest attack"
    return (nominals.is_definite(noun) or possessed) and not first and draft.count is None and partitive(noun) is None


def _suffers_as_owner(draft: Draft, owner: Token) -> bool:
    """Tell whether a pronoun makes the noun known: "his killing" was told before, "its attacks" perhaps not."""
    return draft.type in SUFFERED_BY_POSSESSOR and owner.lower_ in {"his", "her", "its", "their"}


def _latest_first(clusters: list[Cluster]) -> list[Cluster]:
    return sorted(clusters, key=lambda found: -found.last.trigger.token.i)


def _is_recent(facts: Facts, candidate: Cluster) -> bool:
    return candidate.last.trigger.token.i >= window_start(facts.draft.trigger.token, _WINDOW)
