"""What speaks against a draft telling what a cluster of drafts tells: kind, status, type, noun, sides, days, places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.events.drafts import Draft, Toll
from kg.extract.mentions import is_plural
from kg.extract.reading import Reading
from kg.extract.sameness.beside import is_another
from kg.extract.sameness.keys import agree, contained, key, meet
from kg.extract.sameness.likeness import Cluster, Facts, answers
from kg.extract.sameness.victims import has_names, names_same
from kg.extract.syntax import ancestors, children
from kg.extract.tokens import Token
from kg.lexicon.entities import Entities
from kg.lexicon.entries import country_code
from kg.lexicon.types import BLASTS, GENERIC, types_agree
from kg.records import HAPPENED, EventKind, Harm, Interval, Mention, Precision

_PLACE = "place/"
_UNITS = frozenset({"day", "week", "month", "year"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b9/11\b")
_RESULTING = frozenset({"after", "following"})
#: Words that put one event before or behind another in time.
_ORDERING = _RESULTING | {"before", "since", "until"}


def is_compatible(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities, *, definite: bool) -> bool:
    """Tell whether nothing speaks against the draft telling what the cluster tells.

    Args:
        definite: The draft describes its event as known ("the attack"): its noun must fit, a plural may be a series.
    """
    draft = facts.draft
    return (
        not _is_told_apart(draft, candidate)
        and (definite or not is_counted_on(draft))
        and not _is_of_other_year(facts, candidate)
        and _kinds_fit(reading, draft, candidate, definite=definite)
        and _statuses_fit(draft, candidate)
        and has_type(draft, candidate)
        and (not definite or (_noun_fits(draft, candidate, reading) and not _victims_clash(facts, candidate)))
        and not facts_clash(reading, facts, candidate, entities, is_open=definite and _is_told_on(facts, candidate))
    )


def _is_of_other_year(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the words name an event by its year, "the 7 October 2023 attack", and the candidate has no day."""
    noun = facts.draft.trigger.token
    text = noun.doc.text
    names = (slot.match for slot in facts.draft.times if slot.head.head == noun and slot.head.i < noun.i)
    is_named = any(_YEAR.search(text, match.start, match.end) is not None for match in names)
    return is_named and not any(member.days for member in candidate.members)


def is_counted_on(draft: Draft) -> bool:
    """Tell whether its time is counted from another event: "four months earlier", "died two days before the raid"."""
    if any(slot.match.anaphoric and slot.match.step != 0 for slot in draft.times):
        return True
    counting = (case for child in children(draft.trigger.token, "obl") for case in children(child, "case"))
    return any(case.lower_ in {"before", "after"} and case.nbor(-1).lemma_ in _UNITS for case in counting if case.i)


def _is_told_on(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the sentence goes on with what the one before told, so that a name that nobody knows lies there."""
    token, last = facts.draft.trigger.token, candidate.last.trigger.token
    return last.sent.end == token.sent.start and not is_another(token)


def is_same_kind(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether kind, status and type leave it open that both are one event."""
    draft = facts.draft
    return candidate.kind is draft.kind and _statuses_fit(draft, candidate) and has_type(draft, candidate)


def may_be_one(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether grammar, kind, status and type leave it open that both are one single incident."""
    is_single = candidate.kind is EventKind.INCIDENT
    return is_single and not _is_told_apart(facts.draft, candidate) and is_same_kind(facts, candidate)


def has_type(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether the draft's type can name the same event as the types of all members."""
    return all(types_agree(draft.type, member.draft.type) for member in candidate.members)


def initiators_clash(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether others did it, or those who suffer it in the other."""
    return _across_clash(reading, facts, candidate, entities, ours="initiators", theirs="targets") or _sides_swapped(
        reading, facts, candidate, entities
    )


def _kinds_fit(reading: Reading, draft: Draft, candidate: Cluster, *, definite: bool) -> bool:
    noun = draft.trigger.token
    plural = is_plural(noun) or noun.lemma_.lower() in reading.group("event_nouns.lasting")  # "the violence"
    if candidate.kind is not draft.kind:
        return definite and plural and draft.count is None
    return not definite or plural or candidate.kind is not EventKind.SERIES


def _statuses_fit(draft: Draft, candidate: Cluster) -> bool:
    return (draft.status in HAPPENED) == any(member.draft.status in HAPPENED for member in candidate.members)


def facts_clash(
    reading: Reading,
    facts: Facts,
    candidate: Cluster,
    entities: Entities,
    *,
    is_open: bool = False,
    same_victims: bool = False,
) -> bool:
    """Tell whether sides, days, places or exact counts rule out that both are one event.

    Args:
        is_open: A name that the lexicon does not know may lie in a place that it knows.
        same_victims: Both are known to harm one person, however written.
    """
    return (
        initiators_clash(reading, facts, candidate, entities)
        or (
            not same_victims and _across_clash(reading, facts, candidate, entities, ours="targets", theirs="initiators")
        )
        or days_clash(facts, candidate)
        or _places_clash(facts.places, candidate.gathered("places"), entities, is_open=is_open)
        or _counts_clash(facts.draft, candidate)
    )


def _counts_clash(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether two series are counted exactly and differently: "seven strikes" there and "five strikes" here."""
    counts = {
        (count.low, count.high)
        for found in (draft, *(member.draft for member in candidate.members))
        if (count := found.count) is not None and count.low == count.high
    }
    return len(counts) > 1


def harms_more(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether more are harmed than all whom the candidate tells to have been: "shot three", "killed over 60".

    A toll of a sentence of its own may be of all that was told.
    """
    sentence = facts.draft.trigger.token.sent
    return any(_counts_more(toll, candidate) for toll in facts.draft.tolls if toll.anchor.sent == sentence)


def _counts_more(toll: Toll, candidate: Cluster) -> bool:
    told = [one.quantity.high for each in candidate.members for one in each.draft.tolls if one.harm is toll.harm]
    known = [high for high in told if high is not None]
    return bool(known) and len(known) == len(told) and toll.quantity.low > sum(known)


def _noun_fits(draft: Draft, candidate: Cluster, reading: Reading) -> bool:
    """Tell whether a definite noun can name the cluster: "the strikes" was told as a strike, an attack by anything."""
    noun = draft.trigger.token.lemma_.lower()
    if draft.type in GENERIC and noun == "attack":
        return True
    if draft.type == "killing":
        return any(toll.harm is Harm.KILLED for member in candidate.members for toll in member.draft.tolls)
    if answers(draft):
        return any(answers(member.draft) for member in candidate.members)
    return any(_names(reading, draft, member.draft) for member in candidate.members)


def _names(reading: Reading, draft: Draft, told: Draft) -> bool:
    """Tell whether the noun names what was told: by its own word, as its kind, or as the deed of its verb."""
    token, noun, type_ = told.trigger.token, draft.trigger.token.lemma_.lower(), draft.type
    is_deed = noun in reading.words.verbs and token.pos_ == "VERB" and told.kind is EventKind.INCIDENT
    is_attack = token.lemma_.lower() == "attack" and is_plural(token) == is_plural(draft.trigger.token)
    return (
        token.lemma_.lower().endswith(noun)
        or told.type == type_ != "attack"
        or {told.type, type_} <= BLASTS
        or is_deed
        or (
            is_attack and told.type in GENERIC  # "attacks in Norport ... The blasts"
        )
    )


def _is_told_apart(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether grammar makes two events of the draft and a member of the cluster."""
    token = draft.trigger.token
    return any(
        _is_inside(token, member.draft) or _is_before_or_after(draft, member.draft) for member in candidate.members
    )


def _is_before_or_after(draft: Draft, other: Draft) -> bool:
    """Tell whether the words order the two in time: "died hours before the colonel was shot", "days after the raid"."""
    token = draft.trigger.token
    marks = {mark.lower_ for mark in children(token, "mark", "case", "advmod")}
    if "killing" in {draft.type, other.type}:
        marks -= _RESULTING  # "died after gunmen opened fire"
    above = next(iter(ancestors(token)), token)
    beside = above in {other.trigger.token, other.trigger.carrier, other.trigger.token.head}
    return bool(marks & _ORDERING) and beside


def _victims_clash(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether both name who was killed, and name nobody in common."""
    theirs = candidate.victims
    named = has_names(facts.victims) and has_names(theirs)
    return named and not names_same(facts.victims, theirs)


def _is_inside(token: Token, draft: Draft) -> bool:
    """Tell whether the trigger stands inside an argument of the other one: an event is no part of itself."""
    other = draft.trigger.token
    if other.i == token.i:
        return True
    is_below = any(node.i == other.i for node in ancestors(token))
    return is_below and token.dep_ not in {"conj", "advcl", "parataxis", "appos"}


def _sides_clash(reading: Reading, left: list[Mention], right: list[Mention], entities: Entities) -> bool:
    """Tell whether no actor here can be one there; where both sides name somebody, only the named ones count."""
    ours, theirs = _named(left), _named(right)
    if ours and theirs:
        left, right = ours, theirs
    found = [agree(reading, one, other, entities) for one in left for other in right]
    return bool(found) and all(verdict is False for verdict in found)


def _named(mentions: Iterable[Mention]) -> list[Mention]:
    return [one for one in mentions if key(one) is not None]


def _sides_swapped(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether the initiator here is the target there: an answer, not the same event."""
    if _is_fight(facts, candidate):
        return False  # each side of a clash does it and suffers it
    return meet(reading, facts.initiators, candidate.gathered("targets"), entities) or meet(
        reading, facts.targets, candidate.gathered("initiators"), entities
    )


def _is_fight(facts: Facts, candidate: Cluster) -> bool:
    return "armed-clash" in {facts.draft.type, *(member.draft.type for member in candidate.members)}


def _across_clash(
    reading: Reading, facts: Facts, candidate: Cluster, entities: Entities, *, ours: str, theirs: str
) -> bool:
    """Tell whether a side here is none of the other's; in a fight it may be either side of the other."""
    here, there = getattr(facts, ours), candidate.gathered(ours)
    if not _sides_clash(reading, here, there, entities):
        return False
    across = candidate.gathered(theirs)
    return not (_is_fight(facts, candidate) and across and not _sides_clash(reading, here, across, entities))


def days_clash(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether both are dated, and no day can be that of both: "on Saturday" and "on Sunday", placed or not."""
    theirs = [interval for member in candidate.members for interval in member.days]
    if candidate.kind is facts.draft.kind is EventKind.SERIES and _begin_apart(facts.days, theirs):
        return True
    named = frozenset().union(*(member.weekdays for member in candidate.members))
    is_other_day = bool(facts.weekdays and named) and facts.weekdays.isdisjoint(named)
    return is_other_day or any(not one.overlaps(other) for one in facts.days for other in theirs)


def _begin_apart(left: Iterable[Interval], right: Iterable[Interval]) -> bool:
    """Tell whether two series are counted from days of their own: "since December", "since the war began in 2012"."""
    ours, theirs = ({one.earliest for one in side if one.precision is Precision.PERIOD} for side in (left, right))
    return bool(ours) and bool(theirs) and None not in ours | theirs and not ours & theirs


def _places_clash(
    left: Iterable[Mention], right: Iterable[Mention], entities: Entities, *, is_open: bool = False
) -> bool:
    """Tell whether both name places, and none is or contains one of the other; a country can contain any name."""
    left, right = list(left), list(right)
    if any(map(_is_below_country, left)) and any(map(_is_below_country, right)):
        left, right = ([one for one in side if not _is_country(one)] for side in (left, right))
    named = [
        (one.entry or one.name, None if _are_sides(one, other) else other.entry or other.name)
        for one in left
        for other in right
        if (one.relation == other.relation or _are_points(one, other))
        and key(one) is not None
        and key(other) is not None
    ]
    known = [pair for pair in named if all(place is not None and place.startswith(_PLACE) for place in pair)]
    if known:
        named = [pair for pair in named if pair in known or pair[0] == pair[1]]
    return bool(named) and not any(
        one is not None and other is not None and _can_contain(one, other, entities, is_open=is_open)
        for one, other in named
    )


def _are_sides(left: Mention, right: Mention) -> bool:
    """Tell whether they lie on two sides of one place: "north of Norport", "south of Norport"."""
    is_one = left.entry is not None and left.entry == right.entry
    return is_one and left.relation != right.relation and _lies_off(left) and _lies_off(right)


def _lies_off(place: Mention) -> bool:
    return place.relation.endswith(" of")


def _is_below_country(place: Mention) -> bool:
    return place.entry is not None and not _is_country(place)


def _is_country(place: Mention) -> bool:
    return place.entry is not None and country_code(place.entry) is not None


def _are_points(left: Mention, right: Mention) -> bool:
    """Tell whether both are known, so that what is near one of them, or north of it, does not happen at the other."""
    relations = {left.relation, right.relation}
    are_spots = relations <= {"at", "near"} or (_lies_off(left) and _lies_off(right))
    return are_spots and left.entry is not None and right.entry is not None


def _can_contain(left: str, right: str, entities: Entities, *, is_open: bool) -> bool:
    """Tell whether two places are the same or one can lie in the other."""
    known = [place for place in (left, right) if place.startswith(_PLACE)]
    may_lie = len(known) == 1 and (is_open or country_code(known[0]) is not None)
    return may_lie or contained(left, right, entities)
