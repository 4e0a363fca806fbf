"""Which drafts of one report tell the same event: greedy, in text order, against everything told before.

Two drafts join when nothing speaks against it (kind, type, day, place, sides) and something speaks for it: a shared day
with a shared side, the same thing hit, a definite description of what was told before, or a construction that ties them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.coreference import resolve
from kg.extract.drafts import Draft, Slot
from kg.extract.keys import agree, contained, key
from kg.extract.mentions import is_plural, mention
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children
from kg.extract.triggers import partitive
from kg.lexicon.entities import Entities
from kg.lexicon.types import GENERIC, SUFFERED_BY_POSSESSOR, types_agree
from kg.lexicon.words import Manner
from kg.records import HAPPENED, EventKind, Harm, Interval, Mention, MentionKind, Precision, RoleName

_WINDOW = 8  # sentences back that a definite description may refer to


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

    def gathered(self, name: str) -> list[Mention]:
        """Return the mentions of all members under one name of ``Facts``."""
        return [found for member in self.members for found in getattr(member, name)]


def cluster(
    reading: Reading, drafts: Sequence[Draft], antecedents: Mapping[int, Token], entities: Entities
) -> tuple[Cluster, ...]:
    """Return the clusters of drafts, in the order of their first triggers."""
    clusters: list[Cluster] = []
    for draft in drafts:
        facts = _facts(reading, draft, antecedents)
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
        and not draft.tolls
        and draft.count is None
    )


def _series_of(reading: Reading, facts: Facts, clusters: list[Cluster], entities: Entities) -> int | None:
    """Return the trigger of the series that "one of the attacks" belongs to: the nearest that no side speaks against."""
    for candidate in reversed(_by_recency(clusters)):
        clash = _sides_clash(reading, facts.initiators, candidate.gathered("initiators"), entities) or _sides_swapped(
            reading, facts, candidate, entities
        )
        if (
            candidate.kind is EventKind.SERIES
            and not clash
            and all(types_agree(facts.draft.type, member.draft.type) for member in candidate.members)
        ):
            return candidate.members[0].draft.trigger.token.i
    return None


def slot_mention(reading: Reading, slot: Slot, antecedents: Mapping[int, Token]) -> Mention:
    """Return the mention of a slot: of what its pronoun or definite description refers to."""
    return mention(reading, resolve(slot.head, antecedents), slot.kind)


def _facts(reading: Reading, draft: Draft, antecedents: Mapping[int, Token]) -> Facts:
    facts = Facts(draft)
    by_role = {
        RoleName.INITIATOR: facts.initiators,
        RoleName.TARGET: facts.targets,
        RoleName.PLACE: facts.places,
        RoleName.OBJECT: facts.things,
        RoleName.WEAPON: facts.weapons,
    }
    for slot in draft.slots:
        by_role[slot.role].append(slot_mention(reading, slot, antecedents))
    facts.days = [
        slot.match.interval
        for slot in draft.times
        if slot.match.interval.earliest is not None or slot.match.interval.latest is not None
    ]
    return facts


def _home(reading: Reading, facts: Facts, clusters: list[Cluster], entities: Entities) -> Cluster | None:
    """Return the cluster that the draft joins, None for an event that was not told before."""
    tied = _tied(facts, clusters)
    if tied is not None:
        return tied
    definite = is_definite(facts.draft)
    open_to = [
        candidate
        for candidate in reversed(_by_recency(clusters))
        if _compatible(reading, facts, candidate, entities, definite=definite)
    ]
    if definite:
        return _referent(reading, facts, [candidate for candidate in open_to if _is_recent(facts, candidate)], entities)
    for candidate in open_to:
        if candidate.kind is facts.draft.kind and (
            _is_bare_toll(facts, candidate) or _shares(reading, facts, candidate, entities)
        ):
            facts.draft.rules.add("same-facts")
            return candidate
    return None


def _referent(reading: Reading, facts: Facts, candidates: list[Cluster], entities: Entities) -> Cluster | None:
    """Return what a definite description refers to: the nearest of those it fits best; a plural told nowhere is a series."""
    draft = facts.draft
    if not candidates:
        if is_plural(draft.trigger.token) and not any(
            slot.match.interval.precision is Precision.DAY for slot in draft.times
        ):
            draft.kind = EventKind.SERIES
            draft.rules.add("series-definite")
        return None
    draft.rules.add("same-definite")
    return max(
        candidates, key=lambda candidate: _fit(reading, facts, candidate, entities)
    )  # of equals the first, the nearest


def _fit(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> int:
    noun = facts.draft.trigger.token.lemma_.lower()
    triggers = [member.draft.trigger.token for member in candidate.members]
    same_word = any(token.lemma_.lower().endswith(noun) for token in triggers)
    same_number = any(
        is_plural(token) == is_plural(facts.draft.trigger.token) for token in triggers if token.pos_ == "NOUN"
    )
    from_air = noun in _FROM_AIR and any(member.draft.type == "air-strike" for member in candidate.members)
    side = _meet(reading, facts.initiators, candidate.gathered("initiators"), entities)
    suffered = _meet(reading, facts.targets, candidate.gathered("targets"), entities)
    day = any(
        one.precision is Precision.DAY and _overlap(one, other)
        for one in facts.days
        for member in candidate.members
        for other in member.days
    )
    return 2 * side + 2 * suffered + 3 * day + same_word + same_number + from_air


#: Nouns that news uses of attacks from the air before others.
_FROM_AIR = frozenset({"strike", "airstrike", "raid"})


def _is_bare_toll(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft only says how many died, right after the candidate was told: the toll is the candidate's."""
    draft = facts.draft
    bare = (
        draft.type == "killing" and bool(draft.tolls) and not facts.initiators and not facts.places and not facts.days
    )
    near = candidate.members[-1].draft.trigger.token.sent.end >= draft.trigger.token.sent.start - 1
    return bare and near and candidate.members[-1].draft.type != "killing"


def is_definite(draft: Draft) -> bool:
    """Tell whether the trigger is described as known: "the attack", "Tuesday's strike", "his killing", "such strikes"."""
    noun = draft.trigger.token
    if noun.pos_ == "VERB":
        return False
    determined = any(
        child.lower_ in {"the", "this", "that", "these", "those", "such"} for child in children(noun, "det", "amod")
    )
    days = {slot.head.i for slot in draft.times}
    possessed = any(child.i in days or _suffers_as_owner(draft, child) for child in children(noun, "nmod:poss"))
    first = any(
        child.lower_ in {"first", "latest", "last", "second", "third", "deadliest"} for child in children(noun, "amod")
    )
    return (determined or possessed) and not first and draft.count is None and partitive(noun) is None


def _suffers_as_owner(draft: Draft, owner: Token) -> bool:
    """Tell whether a pronoun makes the noun known: "his killing" was told before, "its attacks" need not have been."""
    return draft.type in SUFFERED_BY_POSSESSOR and owner.lower_ in {"his", "her", "its", "their"}


def _tied(facts: Facts, clusters: list[Cluster]) -> Cluster | None:
    """Return the cluster that the construction names: "an AC-130 that hit" is what "responded using an AC-130" tells."""
    verb = facts.draft.trigger.token
    if verb.dep_ == "acl:relcl" and (noun := antecedent(verb)) is not None:
        for candidate in clusters:
            for member in candidate.members:
                if any(slot.role is RoleName.WEAPON and slot.head.i == noun.i for slot in member.draft.slots):
                    facts.draft.rules.add("same-instrument")
                    return candidate
    return None


def _by_recency(clusters: list[Cluster]) -> list[Cluster]:
    return sorted(clusters, key=lambda found: found.members[-1].draft.trigger.token.i)


def _is_recent(facts: Facts, candidate: Cluster) -> bool:
    doc = facts.draft.trigger.token.doc
    start = facts.draft.trigger.token.sent.start
    for _ in range(_WINDOW):
        if start == 0:
            break
        start = doc[start - 1].sent.start
    return candidate.members[-1].draft.trigger.token.i >= start


def _compatible(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities, *, definite: bool) -> bool:
    draft = facts.draft
    if candidate.kind is not draft.kind and not (definite and is_plural(draft.trigger.token) and draft.count is None):
        return False
    if (draft.status in HAPPENED) != any(member.draft.status in HAPPENED for member in candidate.members):
        return False
    if definite and not is_plural(draft.trigger.token) and candidate.kind is EventKind.SERIES:
        return False
    if any(_is_inside(draft.trigger.token, member.draft) for member in candidate.members):
        return False
    if not all(types_agree(draft.type, member.draft.type) for member in candidate.members):
        return False
    if definite and not _noun_fits(draft, candidate, reading):
        return False
    return not (
        _sides_clash(reading, facts.initiators, candidate.gathered("initiators"), entities)
        or _sides_clash(reading, facts.targets, candidate.gathered("targets"), entities)
        or _days_clash(facts, candidate)
        or _places_clash(facts.places, candidate.gathered("places"), entities)
        or _sides_swapped(reading, facts, candidate, entities)
        or _counts_clash(draft, candidate)
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
    if draft.trigger.word.manner is Manner.RESPONSE:
        return any(member.draft.trigger.word.manner is Manner.RESPONSE for member in candidate.members)
    return any(
        member.draft.trigger.token.lemma_.lower().endswith(noun)
        or member.draft.type == draft.type != "attack"
        or noun in reading.words.verbs
        and member.draft.trigger.token.pos_ == "VERB"
        and member.draft.kind is EventKind.INCIDENT
        for member in candidate.members
    )


def _is_inside(token: Token, draft: Draft) -> bool:
    """Tell whether the trigger stands inside an argument of the other one: an event is no part of itself."""
    other = draft.trigger.token
    if other.i == token.i:
        return True
    return any(node.i == other.i for node in ancestors(token)) and token.dep_ not in {
        "conj",
        "advcl",
        "parataxis",
        "appos",
    }


def _sides_clash(reading: Reading, left: list[Mention], right: list[Mention], entities: Entities) -> bool:
    if any(key(one) is not None for one in left) and any(key(other) is not None for other in right):
        left, right = (
            [one for one in left if key(one) is not None],
            [other for other in right if key(other) is not None],
        )
    found = [agree(reading, one, other, entities) for one in left for other in right]
    return bool(found) and not any(verdict is not False for verdict in found)


def _sides_swapped(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether the initiator here is the target there: an answer, not the same event."""

    def meets(left: list[Mention], right: list[Mention]) -> bool:
        return any(agree(reading, one, other, entities) is True for one in left for other in right)

    return meets(facts.initiators, candidate.gathered("targets")) or meets(
        facts.targets, candidate.gathered("initiators")
    )


def _days_clash(facts: Facts, candidate: Cluster) -> bool:
    theirs = [interval for member in candidate.members for interval in member.days]
    return any(not _overlap(one, other) for one in facts.days for other in theirs)


def _overlap(left: Interval, right: Interval) -> bool:
    return (left.earliest is None or right.latest is None or left.earliest <= right.latest) and (
        right.earliest is None or left.latest is None or right.earliest <= left.latest
    )


def _places_clash(left: Iterable[Mention], right: Iterable[Mention], entities: Entities) -> bool:
    named = [
        (one.entry or one.name, other.entry or other.name)
        for one in left
        for other in right
        if one.relation == other.relation and key(one) is not None and key(other) is not None
    ]
    return bool(named) and not any(
        one is not None and other is not None and contained(one, other, entities) for one, other in named
    )


def _shares(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether something speaks for the same event: enough of day, sides, place, thing hit and weapon."""
    side = _meet(reading, facts.initiators, candidate.gathered("initiators"), entities)
    if candidate.kind is EventKind.SERIES:
        return side or _meet(reading, facts.targets, candidate.gathered("targets"), entities)
    suffered = _identical(facts.targets, candidate.gathered("targets"))
    day = any(
        one.precision is Precision.DAY and _overlap(one, other)
        for one in facts.days
        for member in candidate.members
        for other in member.days
    )
    place = _same_place(facts.places, candidate.gathered("places"), entities)
    thing = _same_noun(facts.things + facts.places, candidate.gathered("things") + candidate.gathered("places"))
    weapon = any(
        one.entry is not None and one.entry == other.entry
        for one in facts.weapons
        for other in candidate.gathered("weapons")
    )
    response = facts.draft.trigger.word.manner is Manner.RESPONSE and any(
        member.draft.trigger.word.manner is Manner.RESPONSE for member in candidate.members
    )
    named = thing and _names_it(facts, candidate)
    return sum((side, suffered, day, place, thing, named, weapon, response)) >= 2


def _names_it(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether one of the two names what the other only describes, right after it: "an airbase", then "Ain al-Asad airbase"."""
    near = candidate.members[-1].draft.trigger.token.sent.end >= facts.draft.trigger.token.sent.start - 1
    ours, theirs = facts.things + facts.places, candidate.gathered("things") + candidate.gathered("places")
    return near and any(
        (key(one) is None) != (key(other) is None) and one.noun == other.noun for one in ours for other in theirs
    )


def _meet(reading: Reading, left: list[Mention], right: list[Mention], entities: Entities) -> bool:
    return any(agree(reading, one, other, entities) is True for one in left for other in right)


def _identical(left: list[Mention], right: list[Mention]) -> bool:
    """Tell whether one actor is named, or described by nation and noun, in both lists; "militants" alone is no identity."""
    return any(
        (key(one) is not None and key(one) == key(other))
        or (one.country is not None and (one.country, one.noun) == (other.country, other.noun))
        for one in left
        for other in right
    )


def _same_place(left: list[Mention], right: list[Mention], entities: Entities) -> bool:
    return any(
        one.entry is not None
        and other.entry is not None
        and len(one.entry) > len("place/xx")
        and one.entry == other.entry
        for one in left
        for other in right
    )


def _same_noun(left: list[Mention], right: list[Mention]) -> bool:
    return any(one.noun == other.noun and one.kind is not MentionKind.WEAPON for one in left for other in right)
