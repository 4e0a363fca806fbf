"""Whether a draft tells what a cluster of drafts tells: what speaks against it, and what speaks for it.

Nothing may speak against it (kind, status, type, noun, sides, days, places, counts); how much speaks for it is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.drafts import Draft, Slot
from kg.extract.keys import agree, contained, key
from kg.extract.mentions import is_plural, mention
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors
from kg.lexicon.entities import Entities
from kg.lexicon.entries import country_code
from kg.lexicon.types import GENERIC, types_agree
from kg.lexicon.words import Manner
from kg.records import HAPPENED, EventKind, Harm, Interval, Mention, MentionKind, Precision, RoleName

_ENOUGH = 2  # reasons that make two drafts without a definite description one event


@dataclass(slots=True)
class Facts:
    """What is compared about a draft: its mentions by role, its days."""

    draft: Draft
    initiators: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    things: list[Mention] = field(default_factory=list)
    weapons: list[Mention] = field(default_factory=list)
    days: list[Interval] = field(default_factory=list)


@dataclass(slots=True)
class Cluster:
    """Drafts that tell the same event, in text order, with their facts."""

    members: list[Facts]

    @property
    def kind(self) -> EventKind:
        """Kind of the event, the same for all members."""
        return self.members[0].draft.kind

    @property
    def last(self) -> Draft:
        """Draft that was added last: where the event was told most recently."""
        return self.members[-1].draft

    def gathered(self, name: str) -> list[Mention]:
        """Return the mentions of all members under one name of ``Facts``."""
        return [found for member in self.members for found in getattr(member, name)]


def slot_mention(reading: Reading, slot: Slot) -> Mention:
    """Return the mention of a slot: of what its pronoun or definite description refers to."""
    return mention(reading, reading.referent(slot.head), slot.kind)


def facts_of(reading: Reading, draft: Draft) -> Facts:
    """Return what is compared about the draft."""
    facts = Facts(draft)
    by_role = {
        RoleName.INITIATOR: facts.initiators,
        RoleName.TARGET: facts.targets,
        RoleName.PLACE: facts.places,
        RoleName.OBJECT: facts.things,
        RoleName.WEAPON: facts.weapons,
    }
    for slot in draft.slots:
        by_role[slot.role].append(slot_mention(reading, slot))
    facts.days = [
        slot.match.interval
        for slot in draft.times
        if slot.match.interval.earliest is not None or slot.match.interval.latest is not None
    ]
    return facts


# ----------------------------------------------------------------------------------------------- what speaks against it


def is_compatible(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities, *, definite: bool) -> bool:
    """Tell whether nothing speaks against the draft telling what the cluster tells.

    Args:
        definite: The draft describes its event as known ("the attack"): its noun must fit, a plural may be a series.
    """
    draft = facts.draft
    if any(_is_inside(draft.trigger.token, member.draft) for member in candidate.members):
        return False
    return (
        _kinds_fit(draft, candidate, definite=definite)
        and _statuses_fit(draft, candidate)
        and has_type(draft, candidate)
        and (not definite or _noun_fits(draft, candidate, reading))
        and not _facts_clash(reading, facts, candidate, entities)
    )


def has_type(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether the draft's type can name the same event as the types of all members."""
    return all(types_agree(draft.type, member.draft.type) for member in candidate.members)


def initiators_clash(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether others did it, or those who suffer it in the other."""
    return _sides_clash(reading, facts.initiators, candidate.gathered("initiators"), entities) or _sides_swapped(
        reading, facts, candidate, entities
    )


def _kinds_fit(draft: Draft, candidate: Cluster, *, definite: bool) -> bool:
    plural = is_plural(draft.trigger.token)
    if candidate.kind is not draft.kind:
        return definite and plural and draft.count is None
    return not definite or plural or candidate.kind is not EventKind.SERIES


def _statuses_fit(draft: Draft, candidate: Cluster) -> bool:
    return (draft.status in HAPPENED) == any(member.draft.status in HAPPENED for member in candidate.members)


def _facts_clash(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    return (
        initiators_clash(reading, facts, candidate, entities)
        or _sides_clash(reading, facts.targets, candidate.gathered("targets"), entities)
        or _days_clash(facts, candidate)
        or _places_clash(facts.places, candidate.gathered("places"), entities)
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


def _noun_fits(draft: Draft, candidate: Cluster, reading: Reading) -> bool:
    """Tell whether a definite noun can name the cluster: "the strikes" was told as a strike, an attack by anything."""
    noun = draft.trigger.token.lemma_.lower()
    if draft.type in GENERIC and noun == "attack":
        return True
    if draft.type == "killing":
        return any(toll.harm is Harm.KILLED for member in candidate.members for toll in member.draft.tolls)
    if _answers(draft):
        return any(_answers(member.draft) for member in candidate.members)
    return any(_names(reading, noun, draft.type, member.draft) for member in candidate.members)


def _names(reading: Reading, noun: str, type_: str, told: Draft) -> bool:
    """Tell whether the noun names what was told: by its own word, as its kind, or as the deed of its verb."""
    token = told.trigger.token
    is_deed = noun in reading.words.verbs and token.pos_ == "VERB" and told.kind is EventKind.INCIDENT
    return token.lemma_.lower().endswith(noun) or told.type == type_ != "attack" or is_deed


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
    return _meet(reading, facts.initiators, candidate.gathered("targets"), entities) or _meet(
        reading, facts.targets, candidate.gathered("initiators"), entities
    )


def _days_clash(facts: Facts, candidate: Cluster) -> bool:
    theirs = [interval for member in candidate.members for interval in member.days]
    return any(not one.overlaps(other) for one in facts.days for other in theirs)


def _places_clash(left: Iterable[Mention], right: Iterable[Mention], entities: Entities) -> bool:
    """Tell whether both name places, and none is or contains one of the other."""
    named = [
        (one.entry or one.name, other.entry or other.name)
        for one in left
        for other in right
        if one.relation == other.relation and key(one) is not None and key(other) is not None
    ]
    return bool(named) and not any(
        one is not None and other is not None and contained(one, other, entities) for one, other in named
    )


# --------------------------------------------------------------------------------------------------- what speaks for it


def shares_enough(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether something speaks for the same event: enough of day, sides, place, thing hit and weapon."""
    side = _meet(reading, facts.initiators, candidate.gathered("initiators"), entities)
    if candidate.kind is EventKind.SERIES:
        return side or _meet(reading, facts.targets, candidate.gathered("targets"), entities)
    thing = _same_noun(facts.things + facts.places, candidate.gathered("things") + candidate.gathered("places"))
    reasons = (
        side,
        _identical(facts.targets, candidate.gathered("targets")),
        _same_day(facts, candidate),
        _same_place(facts.places, candidate.gathered("places")),
        thing,
        thing and _names_it(facts, candidate),
        _same_weapon(facts.weapons, candidate.gathered("weapons")),
        _both_answer(facts, candidate),
    )
    return sum(reasons) >= _ENOUGH


def fit(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> int:
    """Return how well a definite description fits the cluster; only the order of the numbers means anything."""
    token = facts.draft.trigger.token
    noun = token.lemma_.lower()
    triggers = [member.draft.trigger.token for member in candidate.members]
    same_word = any(other.lemma_.lower().endswith(noun) for other in triggers)
    same_number = any(is_plural(other) == is_plural(token) for other in triggers if other.pos_ == "NOUN")
    from_air = noun in reading.group("event_nouns.from_air") and any(
        member.draft.type == "air-strike" for member in candidate.members
    )
    side = _meet(reading, facts.initiators, candidate.gathered("initiators"), entities)
    suffered = _meet(reading, facts.targets, candidate.gathered("targets"), entities)
    return 2 * side + 2 * suffered + 3 * _same_day(facts, candidate) + same_word + same_number + from_air


def is_bare_toll(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft only says how many died, right after the candidate was told: the toll is that one's."""
    draft = facts.draft
    bare = draft.type == "killing" and draft.tolls and not facts.initiators and not facts.places and not facts.days
    return bool(bare) and _is_right_behind(draft, candidate) and candidate.last.type != "killing"


def _is_right_behind(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether the candidate was told last in the same sentence or in the one before."""
    return candidate.last.trigger.token.sent.end >= draft.trigger.token.sent.start - 1


def _same_day(facts: Facts, candidate: Cluster) -> bool:
    return any(
        one.precision is Precision.DAY and one.overlaps(other)
        for one in facts.days
        for member in candidate.members
        for other in member.days
    )


def _both_answer(facts: Facts, candidate: Cluster) -> bool:
    drafts = (member.draft for member in candidate.members)
    return _answers(facts.draft) and any(_answers(draft) for draft in drafts)


def _answers(draft: Draft) -> bool:
    return draft.trigger.word.manner is Manner.RESPONSE


def _names_it(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether one of the two names what the other only describes, right after it: "a base", then "Tower base"."""
    ours, theirs = facts.things + facts.places, candidate.gathered("things") + candidate.gathered("places")
    return _is_right_behind(facts.draft, candidate) and any(
        (key(one) is None) != (key(other) is None) and one.noun == other.noun for one in ours for other in theirs
    )


def _meet(reading: Reading, left: list[Mention], right: list[Mention], entities: Entities) -> bool:
    """Tell whether an actor here is surely one there."""
    return any(agree(reading, one, other, entities) is True for one in left for other in right)


def _identical(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether both name one actor, or describe it by nation and noun; "militants" alone is no identity."""
    return any(
        (key(one) is not None and key(one) == key(other))
        or (one.country is not None and (one.country, one.noun) == (other.country, other.noun))
        for one in left
        for other in right
    )


def _same_place(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether both name one place within a country; the country alone says little."""
    return _same_entry([one for one in left if one.entry is not None and country_code(one.entry) is None], right)


def _same_entry(left: list[Mention], right: list[Mention]) -> bool:
    return any(one.entry is not None and one.entry == other.entry for one in left for other in right)


def _same_weapon(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether one weapon is named in both lists by more than its kind: "ballistic missile", not "missile"."""
    return any(
        one.entry is not None and one.entry == other.entry and "-" in one.entry for one in left for other in right
    )


def _same_noun(left: list[Mention], right: list[Mention]) -> bool:
    return any(
        one.noun == other.noun and one.kind is not MentionKind.WEAPON and _several(one) == _several(other)
        for one in left
        for other in right
    )


def _several(mention: Mention) -> bool:
    """Tell whether the noun is plural, its lemma not among the words: "four bases" are not "a base"."""
    return mention.noun not in mention.text.lower().split()
