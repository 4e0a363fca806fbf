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
from kg.extract.sameness.beside import is_one_more
from kg.extract.sameness.clashes import facts_clash, harms_more, has_type, initiators_clash, is_compatible
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
from kg.extract.sameness.scenes import is_elsewhere
from kg.extract.sameness.ties import JOINED, home_by_grammar
from kg.extract.sameness.together import pointed_at, share
from kg.extract.syntax import children, dep, window_start
from kg.extract.tokens import Token
from kg.lexicon.entities import Entities
from kg.lexicon.types import BESIDES, GENERIC, SUFFERED_BY_POSSESSOR
from kg.records import EventKind, Precision

#: Words that tell an event from others of its kind: "the first attack" need not have been told of.
_RANKS = frozenset({"first", "latest", "last", "second", "third", "deadliest"})
#: First words of a sentence that adds one more event to those before it.
_HAPPENS = frozenset({"happen", "occur", "take"})
#: Words of who claims an attack: "the latest attack" that nobody claims is the one that is told.
_CLAIMS = frozenset({"responsibility", "claim"})
_IT = frozenset({"it", "this", "that"})
_BESIDE = frozenset({"additionally", "separately", "meanwhile", "elsewhere", "moreover", "furthermore"})
_WINDOW = 8  # sentences back that a definite description may refer to


def cluster(reading: Reading, drafts: Sequence[Draft], entities: Entities) -> tuple[Cluster, ...]:
    """Return the clusters of drafts, in the order of their first triggers."""
    clusters: list[Cluster] = []
    pointed: list[Sequence[Cluster]] = []
    for draft in drafts:
        several = pointed_at(draft, clusters, pointed)
        if several:
            pointed.append(several)
            for meant in several:
                share(draft, meant)
            continue
        facts = facts_of(reading, draft)
        home = _home(reading, facts, clusters, entities)
        if partitive(draft.trigger.token) is not None:
            draft.member_of = _series_of(reading, facts, clusters, entities)
        if home is None and _is_bare(draft) and not _is_brought_up(draft):
            continue  # "the killing", told nowhere else: a word that refers to nothing tells of no incident
        if home is None:
            clusters.append(Cluster([facts]))
        else:
            draft.kind = home.kind
            home.members.append(facts)
    return tuple(found for found in clusters if not _is_only_brought_up(found))


def _is_only_brought_up(candidate: Cluster) -> bool:
    return all(_is_bare(member.draft) for member in candidate.members)


def _is_brought_up(draft: Draft) -> bool:
    """Tell whether the words bring up an event that more may be told of: "shot dead four during an attack"."""
    return any(child.lower_ in {"a", "an"} for child in children(draft.trigger.token, "det"))


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
    definite = is_definite(facts.draft)
    open_to = [
        candidate
        for candidate in _latest_first(clusters)
        if is_compatible(reading, facts, candidate, entities, definite=definite)
        and not is_elsewhere(facts, candidate, clusters, entities)
    ]
    found = home_by_grammar(facts, _latest_first(clusters))
    if found is None and definite and not facts.victims and facts.draft.type not in SUFFERED_BY_POSSESSOR:
        found = _named_right_before(facts, open_to)
    found = found or home_of_retelling(reading, facts, _latest_first(clusters), entities)
    if found is not None:
        return _joined(facts.draft, *found)
    if definite:
        meant = [found for found in open_to if not hits_something_else(facts, found)]
        recent = [found for found in meant if _is_recent(facts, found)]
        named = recent or _only_one(facts, meant) or _only_series(reading, facts, clusters, entities)
        return _referent(reading, facts, named, entities)
    for candidate in open_to:
        is_apart = _is_set_beside(facts.draft) or is_one_more(facts.draft.trigger.token)
        if hits_something_new(facts, candidate) or harms_more(facts, candidate) or is_apart:
            continue
        if _is_only_brought_up(candidate):
            continue
        if candidate.kind is facts.draft.kind and (
            is_bare_toll(facts, candidate) or shares_enough(reading, facts, candidate, entities)
        ):
            facts.draft.rules.add("same-facts")
            return candidate
    return None


def _joined(draft: Draft, home: Cluster, rule: str) -> Cluster:
    """Return the cluster that the rule names, after which the draft is called where it was only done beside it."""
    draft.rules.add(rule)
    if rule == JOINED and draft.type in BESIDES:
        draft.type = home.members[0].draft.type
    return home


def _only_one(facts: Facts, candidates: list[Cluster]) -> list[Cluster]:
    """Return the one incident of the report, which a word far behind can mean: "condemned the attack"."""
    told = [found for found in candidates if found.kind is EventKind.INCIDENT and not _is_only_brought_up(found)]
    is_one = not is_plural(facts.draft.trigger.token) and not facts.places and not facts.days
    return told if is_one and len(told) == 1 else []


def _only_series(reading: Reading, facts: Facts, clusters: list[Cluster], entities: Entities) -> list[Cluster]:
    """Return all that the report tells, attacks without a number, which "the attack" means as one."""
    if len(clusters) != 1 or is_plural(facts.draft.trigger.token) or facts.draft.times:
        return []
    only = clusters[0]
    is_counted = any(member.draft.count is not None for member in only.members)
    types = {member.draft.type for member in only.members}
    is_named = (facts.draft.type in GENERIC or facts.draft.type in types) and not facts.victims
    is_series = only.kind is EventKind.SERIES and not is_counted and is_named and has_type(facts.draft, only)
    return [only] if is_series and not facts_clash(reading, facts, only, entities) else []


def _is_set_beside(draft: Draft) -> bool:
    """Tell whether a sentence begins by setting its event beside the one before: "Additionally, troops shot down"."""
    return draft.trigger.token.sent[0].lower_ in _BESIDE


def _named_right_before(facts: Facts, candidates: list[Cluster]) -> tuple[Cluster, str] | None:
    """Return the incident that the sentence before names by the very noun: "during an attack. The attack happened"."""
    noun = facts.draft.trigger.token
    for candidate in candidates:
        last = candidate.last.trigger.token
        is_named = last.pos_ == "NOUN" and last.lower_ == noun.lower_ and last.sent.end == noun.sent.start
        if is_named and not hits_something_else(facts, candidate):
            return candidate, "same-definite"
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
    if _is_said_of_it(noun):
        return True
    days = {slot.head.i for slot in draft.times}
    possessed = any(child.i in days or _suffers_as_owner(draft, child) for child in children(noun, "nmod:poss"))
    pointed = any(child.lower_ in {"this", "these"} for child in children(noun, "det"))
    ranks = {child.lower_ for child in children(noun, "amod")} & _RANKS
    is_told_of = dep(noun) == "nsubj" and noun.head.lemma_ in _HAPPENS
    located = ranks == {"latest"} and (is_told_of or noun.head.lemma_ in _CLAIMS)
    first = bool(ranks) and not pointed and not located  # "this latest attack", "the latest attack happened near"
    return (nominals.is_definite(noun) or possessed) and not first and draft.count is None and partitive(noun) is None


def _is_said_of_it(noun: Token) -> bool:
    """Tell whether the noun says what "it" was: "It was a cowardly attack on our town"."""
    subjects = {child.lower_ for child in children(noun, "nsubj")}
    return bool(subjects & _IT) and any(children(noun, "cop")) and not any(children(noun, "acl"))


def _suffers_as_owner(draft: Draft, owner: Token) -> bool:
    """Tell whether a pronoun makes the noun known: "his killing" was told before, "its attacks" perhaps not."""
    return draft.type in SUFFERED_BY_POSSESSOR and owner.lower_ in {"his", "her", "its", "their"}


def _latest_first(clusters: list[Cluster]) -> list[Cluster]:
    return sorted(clusters, key=lambda found: -found.last.trigger.token.i)


def _is_recent(facts: Facts, candidate: Cluster) -> bool:
    return candidate.last.trigger.token.i >= window_start(facts.draft.trigger.token, _WINDOW)
