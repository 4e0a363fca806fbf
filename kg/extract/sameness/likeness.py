"""What is compared about drafts, and how much of it speaks for a draft telling what a cluster of drafts tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.events.drafts import Draft, Slot
from kg.extract.events.triggers import JOINS
from kg.extract.mentions import is_plural, mention
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.sameness.beside import is_another
from kg.extract.sameness.keys import key, meet
from kg.extract.sameness.victims import Victim, victims_of
from kg.extract.syntax import children
from kg.extract.times.names import WEEKDAYS
from kg.lexicon.entities import Entities
from kg.lexicon.entries import country_code
from kg.lexicon.words import Manner
from kg.records import EventKind, Harm, Interval, Mention, MentionKind, Precision, RoleName

_ANYWHERE = frozenset({"road", "highway", "street", "route", "area", "region", "province", "district", "zone", "part"})
_WEEK = 7
_ENOUGH = 2  # reasons that make two drafts without a definite description one event


@dataclass(slots=True)
class Facts:
    """What is compared about a draft: its mentions by role, its days; weekdays where publication places none."""

    draft: Draft
    initiators: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    things: list[Mention] = field(default_factory=list)
    weapons: list[Mention] = field(default_factory=list)
    victims: list[Victim] = field(default_factory=list)
    days: list[Interval] = field(default_factory=list)
    weekdays: frozenset[str] = frozenset()


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

    @property
    def victims(self) -> list[Victim]:
        """Those whom the members say to have suffered the event."""
        return [victim for member in self.members for victim in member.victims]


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
        if slot.rule != JOINS:  # who "also took part in the raids" did so beside others
            by_role[slot.role].append(slot_mention(reading, slot))
    facts.victims = victims_of(reading, draft)
    facts.days = [
        slot.match.interval
        for slot in draft.times
        if slot.match.interval.earliest is not None or slot.match.interval.latest is not None
    ]
    facts.weekdays = frozenset(_unplaced_weekdays(draft))
    return facts


def _unplaced_weekdays(draft: Draft) -> Iterator[str]:
    """Yield the weekdays on which it was that no publication places: "Saturday morning", but not "before Sunday"."""
    text = draft.trigger.token.doc.text
    for slot in draft.times:
        if slot.match.interval.precision is Precision.UNKNOWN and slot.match.modifier is None:
            words = text[slot.match.start : slot.match.end].lower()
            yield from (day for day in WEEKDAYS if day in words)


def shares_enough(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether something speaks for the same event: enough of day, sides, place, thing hit and weapon."""
    side = meet(reading, facts.initiators, candidate.gathered("initiators"), entities)
    if candidate.kind is EventKind.SERIES:
        return side or meet(reading, facts.targets, candidate.gathered("targets"), entities)
    thing = same_noun(facts.things + telling(facts.places), candidate.gathered("things") + candidate.gathered("places"))
    toll = _same_toll(facts, candidate)
    reasons = (
        side,
        _identical(facts.targets, candidate.gathered("targets")),
        _same_day(facts, candidate),
        same_place(facts.places, candidate.gathered("places")),
        thing,
        thing and _names_it(facts, candidate),
        _same_weapon(facts.weapons, candidate.gathered("weapons")),
        _both_answer(facts, candidate),
        toll,
        toll and _is_next_by_word(facts, candidate),
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
    side = meet(reading, facts.initiators, candidate.gathered("initiators"), entities)
    suffered = meet(reading, facts.targets, candidate.gathered("targets"), entities)
    is_near = _is_right_behind(facts.draft, candidate)
    return 2 * side + 2 * suffered + 3 * _same_day(facts, candidate) + same_word + same_number + from_air + is_near


def hits_something_else(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether both say what was hit once, and neither thing nor place is the same: "the attack on a convoy"."""
    aimed = any(slot.role is RoleName.OBJECT and slot.rule.startswith("nmod:") for slot in facts.draft.slots)
    known = candidate.gathered("things") + candidate.gathered("targets")
    if not aimed or not known or candidate.kind is EventKind.SERIES or is_plural(facts.draft.trigger.token):
        return False
    theirs = candidate.gathered("things") + candidate.gathered("places")
    is_there = same_place(facts.places, candidate.gathered("places"))
    return not is_there and not same_noun(facts.things + facts.places, theirs)


def hits_something_new(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft brings up things that were hit, and the candidate hit others: "also blew up a bus"."""
    ours = [slot for slot in facts.draft.slots if slot.role is RoleName.OBJECT]
    known = candidate.gathered("things")
    if not ours or not known or candidate.kind is EventKind.SERIES:
        return False
    return not any(map(_is_known, ours)) and not same_noun(facts.things, known + candidate.gathered("places"))


def _is_known(slot: Slot) -> bool:
    return is_definite(slot.head) or slot.head.pos_ == "PROPN" or any(children(slot.head, "nmod:poss"))


def is_bare_toll(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft only says how many died, right after the candidate was told: the toll is that one's."""
    draft = facts.draft
    bare = draft.type == "killing" and draft.tolls and not facts.initiators and not facts.places and not facts.days
    is_own = _is_right_behind(draft, candidate) and candidate.last.type != "killing"
    return bool(bare) and is_own and not _exceeds(draft, candidate)


def _exceeds(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether more are killed here than there, where the words count exactly: "two nuns" are no "15 villagers"."""
    here = sum(toll.quantity.low for toll in draft.tolls if toll.harm is Harm.KILLED)
    told = [toll.quantity for member in candidate.members for toll in member.draft.tolls if toll.harm is Harm.KILLED]
    there = told or [each for one in candidate.victims if (each := one.mention.quantity) is not None]
    return bool(there) and here > sum(here if each.low != each.high else each.low for each in there)


def _is_right_behind(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether the candidate was told last in the same sentence or in the one before."""
    return candidate.last.trigger.token.sent.end >= draft.trigger.token.sent.start - 1


def _same_day(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether a day of one is a day of the other; that it lies in the other's year or month says little."""
    return any(
        one.precision is Precision.DAY and _is_narrow(other) and one.overlaps(other)
        for one in facts.days
        for member in candidate.members
        for other in member.days
    )


def _is_narrow(interval: Interval) -> bool:
    first, last = interval.earliest, interval.latest
    return first is not None and last is not None and (last - first).days <= _WEEK


def _same_toll(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether both count as many dead or hurt, more than one: "injures two civilians", "injured two people"."""
    ours, theirs = ({*_tolls([facts])}, {*_tolls(candidate.members)})
    return bool(ours & theirs)


def _is_next_by_word(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the sentence before, often a title, told by the same word."""
    ours, theirs = facts.draft.trigger.token, candidate.last.trigger.token
    return theirs.sent.end == ours.sent.start and ours.lemma_.lower() == theirs.lemma_.lower() and not is_another(ours)


def _tolls(members: Iterable[Facts]) -> Iterator[tuple[Harm, int]]:
    for toll in (toll for member in members for toll in member.draft.tolls):
        if toll.quantity.low > 1 and toll.quantity.low == toll.quantity.high:
            yield toll.harm, toll.quantity.low


def _both_answer(facts: Facts, candidate: Cluster) -> bool:
    drafts = (member.draft for member in candidate.members)
    return answers(facts.draft) and any(answers(draft) for draft in drafts)


def answers(draft: Draft) -> bool:
    """Tell whether the draft tells of an answer: "responded", "retaliation"."""
    return draft.trigger.word.manner is Manner.RESPONSE


def _names_it(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether one of the two names what the other only describes, right after it: "a base", then "Tower base"."""
    ours, theirs = facts.things + facts.places, candidate.gathered("things") + candidate.gathered("places")
    return _is_right_behind(facts.draft, candidate) and any(
        (key(one) is None) != (key(other) is None) and one.noun == other.noun for one in ours for other in theirs
    )


def _identical(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether both name one actor, or describe it by nation and noun; "militants" alone is no identity."""
    return any(
        (key(one) is not None and key(one) == key(other))
        or (one.country is not None and (one.country, one.noun) == (other.country, other.noun))
        for one in left
        for other in right
    )


def same_place(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether both name one place within a country; the country alone says little."""
    return _same_entry([one for one in left if one.entry is not None and country_code(one.entry) is None], right)


def _same_entry(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether a place stands in both, in the same way: north of a town is not the town."""
    return any(
        one.entry is not None and one.entry == other.entry and _direction(one) == _direction(other)
        for one in left
        for other in right
    )


def _direction(place: Mention) -> str:
    return place.relation if place.relation.endswith(" of") else ""


def _same_weapon(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether one weapon is named in both lists by more than its kind: "ballistic missile", not "missile"."""
    return any(
        one.entry is not None and one.entry == other.entry and "-" in one.entry for one in left for other in right
    )


def telling(places: Iterable[Mention]) -> list[Mention]:
    """Return the places of which a report has one: most have several roads and regions."""
    return [place for place in places if place.noun not in _ANYWHERE or key(place) is not None]


def same_noun(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether both have a thing of one noun and number, no weapon, that no names keep apart."""
    return any(
        one.noun == other.noun
        and one.kind is not MentionKind.WEAPON
        and _several(one) == _several(other)
        and not _are_named_apart(one, other)
        for one in left
        for other in right
    )


def _are_named_apart(left: Mention, right: Mention) -> bool:
    """Tell whether the names keep them apart: the "Esperanza" farm is not the "Buena Vista" farm.

    Nor is it "the farm" that was told of before, which needed no name.
    """
    ours, theirs = _proper_words(left), _proper_words(right)
    if ours and ours <= {word.capitalize() for word in right.text.lower().split()}:
        return False  # "the Air Base" is the "Mardel air base"
    if ours and not theirs:
        return right.text.lower().startswith("the ")
    return bool(theirs) and bool(ours) and not (ours <= theirs or theirs <= ours)  # "San Ramon", "San Vicente"


def _proper_words(mention: Mention) -> set[str]:
    """Return the words with a capital, of the first only where it is no article of a sentence's beginning."""
    words = mention.text.replace('"', " ").split()
    return {word for word in words if word[0].isupper() and word.lower() not in {"the", "a", "an", mention.noun}}


def _several(mention: Mention) -> bool:
    """Tell whether the noun is plural, its lemma not among the words: "four bases" are not "a base"."""
    return mention.noun not in mention.text.lower().split()
