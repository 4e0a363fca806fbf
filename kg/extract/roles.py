"""Who did it, to whom, with what and where: from the arguments of a trigger to the slots of its draft.

A slot with alternatives is decided by the type of its filler. An initiator is never inferred from nearness.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.coreference import resolve
from kg.extract.drafts import Draft
from kg.extract.mentions import is_backing, is_country, kinds, modifiers, name_of, nation, noun_of
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, ancestors, arguments, children, conjuncts, dep, preposition
from kg.extract.triggers import Trigger, event_arguments, partitive
from kg.lexicon.types import SUFFERED_BY_POSSESSOR
from kg.lexicon.words import Manner
from kg.records import MentionKind, RoleName

ACTOR, PLACE, WEAPON, OBJECT = MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT
_AT = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "throughout",
        "across",
        "within",
        "off",
        "over",
        "along",
        "north",
        "south",
        "east",
        "west",
        "close to",
        "on",
        "from inside",
    }
)
_TOWARDS = frozenset({"on", "against", "upon", "at", "into", "targeting", "to", "towards", "toward", "over"})
_WITH = frozenset({"with", "using", "via", "by", "from", "involving", "through"})
_MAX_DEPTH = 6


def fill_roles(reading: Reading, draft: Draft, antecedents: Mapping[int, Token]) -> None:
    """Fill the draft's slots from its trigger's arguments."""
    trigger = draft.trigger
    for argument in event_arguments(trigger):
        head = _nominal(reading, argument.head)
        if reading.is_time(head) or _speaks(draft, head):
            continue
        referent = resolve(head, antecedents)
        if trigger.token.pos_ == "VERB" or argument.rule.startswith("light:"):
            _verb_slot(reading, draft, argument, head, referent)
        else:
            _noun_slot(reading, draft, argument, head, referent)
    _from_participles(reading, draft, antecedents)
    _from_instrument(reading, draft, antecedents)
    _from_chain(reading, draft)
    _from_by(reading, draft)
    _from_subject_use(reading, draft)
    _from_owners(reading, draft, antecedents)


def _speaks(draft: Draft, head: Token) -> bool:
    """Tell whether the nominal is who says it all, hung into the clause because the verb of saying is missing."""
    return draft.speech is not None and draft.speech.whole_sentence and draft.speech.speaker.i == head.i


def possible(reading: Reading, head: Token, referent: Token) -> frozenset[MentionKind]:
    """Return what the argument can be: what its referent can be, for a pronoun that has one."""
    return kinds(reading, referent if head.pos_ == "PRON" else head)


def _nominal(reading: Reading, head: Token) -> Token:
    """Return the noun behind a partitive: "eight of its members", "a number of personnel"."""
    if (
        head.i in reading.quantities
        or head.lemma_ in {"number", "group", "set", "series", "one", "some", "member"}
        and head.lemma_ != "member"
    ):
        for child in children(head, "nmod"):
            if preposition(child) == "of" and not reading.is_time(child):
                return child
    return head


def _verb_slot(reading: Reading, draft: Draft, argument: Argument, head: Token, referent: Token) -> None:
    found = possible(reading, head, referent)
    relation, rule = argument.relation, argument.rule
    if relation == "subject":
        if draft.trigger.word.manner is Manner.MUTUAL or ACTOR in found or head.pos_ == "PRON":
            _add_actor(reading, draft, RoleName.INITIATOR, head, found, rule)
        if WEAPON in found:
            draft.add(RoleName.WEAPON, WEAPON, head, rule)
            _add_owner_nation(reading, draft, head)
    elif relation == "by":
        _by(reading, draft, head, found, rule)
    elif relation == "object":
        _suffers(reading, draft, head, found, rule)
        _inner_places(reading, draft, head, rule)
    elif relation == "direction":
        _direction(draft, head, rule)
    else:
        _oblique(reading, draft, relation, head, found, rule)


def _add_owner_nation(reading: Reading, draft: Draft, weapon: Token) -> None:
    """Take the nation of a weapon that acts as initiator: "an American drone killed"."""
    for token in modifiers(weapon):
        if token.i in reading.hits and is_country(reading.hits[token.i]) and not is_backing(token):
            draft.add(RoleName.INITIATOR, ACTOR, token, "weapon-nation")


def _by(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    if ACTOR in found:
        _add_actor(reading, draft, RoleName.INITIATOR, head, found, rule)
    if WEAPON in found:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
        _add_owner_nation(reading, draft, head)


def _add_actor(
    reading: Reading, draft: Draft, role: RoleName, head: Token, found: frozenset[MentionKind], rule: str
) -> None:
    craft = noun_of(head) in _CRAFT
    if craft and role is RoleName.INITIATOR:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
        if name_of(reading, head, ACTOR) is None and nation(reading, head) is None:
            return  # an aircraft of unsaid nation is a weapon, not an actor
    if ACTOR in found:
        draft.add(role, ACTOR, head, rule)
        for ally in _beside(reading, head):
            draft.add(role, ACTOR, ally, rule)


_CRAFT = frozenset({"aircraft", "jet", "warplane", "helicopter", "warship", "plane", "drone", "gunship", "bomber"})


def _beside(reading: Reading, head: Token) -> list[Token]:
    """Return the nation that shares its noun with another force: the "US" of "US and Coalition forces"."""
    if noun_of(head) not in reading.group("nouns.forces") or not any(
        child.dep_ in {"cc", "conj"} for token in (head, *head.children) for child in token.children
    ):
        return []
    name = name_of(reading, head, ACTOR)
    nations = [token for token in modifiers(head) if token.i in reading.hits and is_country(reading.hits[token.i])]
    return [token for token in nations if name is not None and not name.start <= token.i < name.end]


def _suffers(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    """Put what was hit where its type belongs: people are targets, things objects, and a place hit is where it happened."""
    if WEAPON in found and draft.trigger.word.manner in {Manner.HAPPENS, Manner.LOOSE}:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
        return
    if PLACE in found and not (ACTOR in found and draft.type in SUFFERED_BY_POSSESSOR):
        named = name_of(reading, head, PLACE) is not None
        if named or OBJECT not in found:
            draft.add(RoleName.PLACE, PLACE, head, rule)
        if noun_of(head) in reading.group("nouns.objects"):
            draft.add(RoleName.OBJECT, OBJECT, head, rule)
            return
    if ACTOR in found:
        _add_actor(reading, draft, RoleName.TARGET, head, found, rule)
    elif OBJECT in found or WEAPON in found:
        draft.add(RoleName.OBJECT, OBJECT, head, rule)


def _oblique(
    reading: Reading, draft: Draft, relation: str, head: Token, found: frozenset[MentionKind], rule: str
) -> None:
    if relation in _WITH and WEAPON in found:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
    elif relation in {"with"} and ACTOR in found and draft.trigger.word.type == "armed-clash":
        draft.add(RoleName.TARGET, ACTOR, head, rule)
    elif relation in {"against", "upon"} or (
        relation in _TOWARDS and draft.trigger.token.pos_ == "NOUN" and ACTOR in found and PLACE not in found
    ) or (
        relation in _TOWARDS
        and (draft.trigger.carrier is not None or draft.trigger.word.manner is Manner.LOOSE)
        and found & {ACTOR, OBJECT, PLACE}
    ):
        _suffers(reading, draft, head, found, rule)
    elif relation in _AT:
        _located(reading, draft, head, found, rule)
    elif relation == "affected" and ACTOR in found:
        draft.add(RoleName.TARGET, ACTOR, head, rule)


def _located(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    if PLACE in found:
        draft.add(RoleName.PLACE, PLACE, head, rule)
        _inner_places(reading, draft, head, rule)
    elif OBJECT in found and draft.trigger.word.manner is not Manner.RESPONSE:
        draft.add(RoleName.OBJECT, OBJECT, head, rule)
        _inner_places(reading, draft, head, rule)


def _inner_places(reading: Reading, draft: Draft, head: Token, rule: str) -> None:
    """Add the places that a nominal of place carries with it: "its stronghold Jurf al-Sakhr near Baghdad", "bases in Iraq"."""
    for child in head.children:
        case = preposition(child)
        if child.i in reading.times or PLACE not in kinds(reading, child):
            continue
        if dep(child) in {"appos", "flat", "conj"} or (dep(child) in {"nmod", "obl"} and case in _AT):
            draft.add(RoleName.PLACE, PLACE, child, f"{rule}>inner")
            _inner_places(reading, draft, child, rule)
        elif child.dep_ == "advmod":
            _direction(draft, child, rule)
    for child in children(head, "advmod"):
        _direction(draft, child, rule)


def _direction(draft: Draft, head: Token, rule: str) -> None:
    """Add the neighbour in "west of Baghdad": the mention carries the relation, so the event is never placed in it."""
    for child in children(head, "obl", "nmod"):
        draft.add(RoleName.PLACE, PLACE, child, f"{rule}>direction")


def _noun_slot(reading: Reading, draft: Draft, argument: Argument, head: Token, referent: Token) -> None:
    found = possible(reading, head, referent)
    relation, rule = argument.relation, argument.rule
    if relation in {"poss", "compound"}:
        _before_noun(reading, draft, relation, head, found, rule)
    elif relation == "by":
        _by(reading, draft, head, found, rule)
    elif relation == "of":
        _of(reading, draft, head, found, rule)
    elif relation == "between" and ACTOR in found:
        draft.add(RoleName.INITIATOR if not draft.heads(RoleName.INITIATOR) else RoleName.TARGET, ACTOR, head, rule)
    elif relation in _TOWARDS and not (relation == "at" and PLACE in found and OBJECT not in found):
        _suffers(reading, draft, head, found, rule)
        _inner_places(reading, draft, head, rule)
    else:
        _oblique(reading, draft, relation, head, found, rule)


def _before_noun(
    reading: Reading, draft: Draft, relation: str, head: Token, found: frozenset[MentionKind], rule: str
) -> None:
    suffered = draft.type in SUFFERED_BY_POSSESSOR
    hit = reading.hits.get(head.i)
    if head.lower_ == "terrorist":
        return  # a judgement of the act, not somebody who did it
    if WEAPON in found:
        draft.add(RoleName.WEAPON, WEAPON, head, rule)
    elif ACTOR in found:
        draft.add(RoleName.TARGET if suffered else RoleName.INITIATOR, ACTOR, head, rule)
    elif PLACE in found and hit is not None:
        draft.add(RoleName.PLACE, PLACE, head, rule)
    elif relation == "poss" and head.pos_ == "PRON" and not found:
        return
    elif hit is not None and is_country(hit):
        draft.add(RoleName.TARGET if suffered else RoleName.INITIATOR, ACTOR, head, rule)


def _of(reading: Reading, draft: Draft, head: Token, found: frozenset[MentionKind], rule: str) -> None:
    if (
        draft.type in {"killing", "assassination", "abduction", "arrest", "shelling", "bombing", "raid", "assault"}
        or draft.trigger.word.manner is Manner.ACT
    ):
        _suffers(reading, draft, head, found, rule)


def _from_participles(reading: Reading, draft: Draft, antecedents: Mapping[int, Token]) -> None:
    """Read participles behind the event noun: "attacks conducted by the groups", "strikes targeting depots"."""
    carries = reading.group("light.does") | {"claim", "blame"}
    for clause in children(draft.trigger.token, "acl"):
        lemma = clause.lemma_.lower()
        for argument in arguments(clause):
            head = _nominal(reading, argument.head)
            if head.i == draft.trigger.token.i or reading.is_time(head):
                continue
            found = possible(reading, head, resolve(head, antecedents))
            if argument.relation == "by" and lemma in carries:
                _by(reading, draft, head, found, "acl-claim" if lemma == "claim" else "acl")
            elif lemma in reading.group("light.hosts") and argument.relation == "object" and ACTOR in found:
                draft.add(
                    RoleName.TARGET, ACTOR, head, "host"
                )  # "strikes on bases that host troops", the clause hung too high
            elif lemma in {"target", "hit", "strike", "use", "involve"} and argument.relation == "object":
                if WEAPON in found:
                    draft.add(RoleName.WEAPON, WEAPON, head, "acl")
                else:
                    _suffers(reading, draft, head, found, "acl")


def _from_instrument(reading: Reading, draft: Draft, antecedents: Mapping[int, Token]) -> None:
    """Read the instrument of "used a gunship to strike" (above the trigger) and "responded using a drone" (below it)."""
    verb = draft.trigger.carrier or draft.trigger.token
    if verb.pos_ != "VERB":
        return
    uses = reading.group("light.uses")
    for user in (node for node in ancestors(verb) if node.pos_ == "VERB"):
        if user.lemma_ in uses and verb.is_sent_start is not None and _governs(user, verb):
            _use(reading, draft, user, antecedents, rule="use-to")
        break
    for user in children(verb, "xcomp", "advcl", "acl"):
        if user.lemma_ in {"use", "employ", "deploy", "fly", "utilize", "utilise"}:
            _use(reading, draft, user, antecedents, rule="using")


def _from_chain(reading: Reading, draft: Draft) -> None:
    """Fill an empty target from a phrase that the tree hung one noun too low: "attacks by the group Hamas on Israel"."""
    noun = draft.trigger.token
    if noun.pos_ != "NOUN":
        return
    for child in children(noun, "nmod"):
        for token in child.subtree:
            case = preposition(token)
            found = kinds(reading, token)
            if _crosses_event(reading, token, noun):
                continue
            if (
                case in {"on", "against", "upon"}
                and token.i > child.i
                and dep(token) in {"nmod", "obl"}
                and not reading.is_time(token)
                and not draft.heads(RoleName.TARGET)
                and found & {ACTOR, OBJECT}
            ):
                _suffers(reading, draft, token, found, "linear")
            elif (
                case == "by"
                and dep(token) in {"nmod", "obl"}
                and not draft.heads(RoleName.INITIATOR)
                and ACTOR in found
            ):
                for agent in conjuncts(token):
                    _by(reading, draft, agent, kinds(reading, agent), "linear")


def _from_by(reading: Reading, draft: Draft) -> None:
    """Fill an empty initiator from the words right behind a "by" that the tree hung on another noun of the phrase."""
    noun = draft.trigger.token
    if noun.pos_ != "NOUN" or draft.heads(RoleName.INITIATOR):
        return
    for token in noun.subtree:
        if token.lower_ == "by" and token.pos_ == "ADP" and token.i > noun.i and not _crosses_event(reading, token, noun):
            following = [reading.doc[index] for index in range(token.i + 1, min(token.i + 4, token.sent.end))]
            agent = next((word for word in following if ACTOR in kinds(reading, word)), None)
            if agent is not None:
                draft.add(RoleName.INITIATOR, ACTOR, agent, "linear-by")
                return


def _crosses_event(reading: Reading, token: Token, noun: Token) -> bool:
    """Tell whether another event noun stands between the phrase and the event: the phrase is that one's."""
    for node in ancestors(token):
        if node.i == noun.i:
            return False
        if noun_of(node) in reading.words.nouns or node.pos_ == "VERB":
            return True
    return True


def _from_subject_use(reading: Reading, draft: Draft) -> None:
    """Read "one of the attacks used missiles": the event is the subject, the weapon the object."""
    top = partitive(draft.trigger.token) or draft.trigger.token
    if top.dep_ == "nsubj" and top.head.lemma_ in {"use", "involve", "employ", "feature"}:
        for argument in arguments(top.head):
            if argument.relation == "object" and WEAPON in kinds(reading, argument.head):
                draft.add(RoleName.WEAPON, WEAPON, argument.head, "use-subject")


def _governs(user: Token, verb: Token) -> bool:
    """Tell whether the verb is the purpose of the using one, directly or through its object."""
    return any(
        dep(node) in {"xcomp", "advcl", "acl", "ccomp"}
        and node.dep_ != "acl:relcl"
        and (node.head.i == user.i or node.head.head.i == user.i)
        for node in (verb,)
    )


def _use(reading: Reading, draft: Draft, user: Token, antecedents: Mapping[int, Token], *, rule: str) -> None:
    for argument in arguments(user):
        found = possible(reading, argument.head, resolve(argument.head, antecedents))
        if argument.relation == "object" and (
            WEAPON in found or argument.head.lemma_.lower() in reading.group("nouns.forces")
        ):
            draft.add(RoleName.WEAPON, WEAPON, argument.head, rule)
        elif argument.relation == "subject" and rule == "use-to" and (ACTOR in found or argument.head.pos_ == "PRON"):
            draft.add(RoleName.INITIATOR, ACTOR, argument.head, rule)


def _from_owners(reading: Reading, draft: Draft, antecedents: Mapping[int, Token]) -> None:
    """Take the owner or the guest of what was hit as target: "sites belonging to", "a militia vehicle", "the base that hosts"."""
    for slot in list(draft.slots):
        if (
            slot.role not in {RoleName.OBJECT, RoleName.PLACE}
            or slot.kind is ACTOR
            or (
                slot.role is RoleName.PLACE
                and reading.hits.get(slot.head.i) is not None
                and is_country(reading.hits[slot.head.i])
            )
        ):
            continue
        for owner, rule in _owners(reading, slot.head):
            referent = resolve(owner, antecedents)
            if ACTOR in possible(reading, owner, referent) and not _is_initiator(draft, referent, antecedents):
                draft.add(RoleName.TARGET, ACTOR, owner, rule)


#: Things whose nation is whom an attack on them is aimed at ("U.S. targets"); a village's or a base's nation only says where.
_NATIONAL = frozenset(
    {
        "target",
        "interest",
        "asset",
        "embassy",
        "consulate",
        "outpost",
        "position",
        "ship",
        "vessel",
        "warship",
        "tanker",
        "convoy",
        "patrol",
        "warplane",
        "vehicle",
        "plane",
    }
)


def _is_initiator(draft: Draft, referent: Token, antecedents: Mapping[int, Token]) -> bool:
    return any(resolve(head, antecedents).i == referent.i for head in draft.heads(RoleName.INITIATOR))


def _owners(reading: Reading, head: Token) -> list[tuple[Token, str]]:
    found: list[tuple[Token, str]] = []
    for clause in children(head, "acl"):
        lemma = clause.lemma_.lower()
        for argument in arguments(clause):
            if lemma in reading.group("light.belongs") and argument.relation in {"to", "by"}:
                found.append((argument.head, "owner"))
            elif lemma in reading.group("light.hosts") and argument.relation == "object" and argument.head.i != head.i:
                found.append((argument.head, "host"))
            elif lemma in reading.group("light.uses_place") and argument.relation == "by":
                found.append((argument.head, "user"))
    for child in modifiers(head):
        hit = reading.hits.get(child.i)
        if (
            hit is not None
            and is_country(hit)
            and child.dep_ != "nmod:poss"
            and noun_of(head) in _NATIONAL
            and not is_backing(child)
        ):
            found.append((child, "owner-nation"))
        elif (
            child.dep_ == "nmod:poss"
            and child.pos_ in {"PRON", "PROPN", "NOUN"}
            and (hit is None or not is_country(hit))
        ):
            found.append((child, "owner-poss"))
        elif (
            child.i not in reading.times
            and hit is not None
            and hit.kb_id_.startswith("actor/")
            and hit.label_ != "NORP"
        ) or hit is None and child.pos_ == "NOUN" and ACTOR in kinds(reading, child):
            found.append((child, "owner-compound"))
    found.extend(
        (child, "owner-of")
        for child in children(head, "nmod")
        if preposition(child) == "of" and ACTOR in kinds(reading, child) and PLACE not in kinds(reading, child)
    )
    return found


def place_fallback(reading: Reading, draft: Draft, triggers: Mapping[int, Trigger]) -> None:
    """Give a draft without place the places that stand below its trigger, nothing else in between naming an event."""
    if draft.heads(RoleName.PLACE):
        return
    for token in draft.trigger.token.subtree:
        if (
            preposition(token) in {"in", "at", "near"}
            and PLACE in kinds(reading, token)
            and token.i not in reading.times
            and _owned_by(token, draft.trigger, triggers)
        ):
            for place in conjuncts(token):
                draft.add(RoleName.PLACE, PLACE, place, "below")


def _owned_by(token: Token, trigger: Trigger, triggers: Mapping[int, Trigger]) -> bool:
    for depth, node in enumerate(ancestors(token)):
        if node.i == trigger.token.i:
            return True
        if (
            node.i in triggers
            or depth > _MAX_DEPTH
            or node.dep_ == "acl:relcl"
            or (node.pos_ == "VERB" and dep(node) == "ccomp")
        ):
            return False
    return False
