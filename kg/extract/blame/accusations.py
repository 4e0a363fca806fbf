"""Initiators that a report names by accusing them: added to the accounts once it is known which words tell one event.

Late, so that two accusations of one deed do not part its accounts: who is blamed speaks for no other event. Words for a
deed that name no incident ("the crime", "this act") stand for the incident told last before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.blame.charges import Charge, find_charges
from kg.extract.blame.doubts import is_negated, is_refused
from kg.extract.events.drafts import Draft, Slot
from kg.extract.events.slots import possible
from kg.extract.nominals import is_definite
from kg.extract.parties import ACTOR, counted
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.speech.attribution import Speech
from kg.extract.syntax import children, dep, preposition, window_start
from kg.extract.tokens import Token
from kg.lexicon.types import types_agree
from kg.records import HAPPENED, EventKind, RoleName, Status

_WINDOW = 3  # sentences back that "the crime" may refer to


def drop_refusals(reading: Reading, draft: Draft) -> None:
    """Take nobody as initiator who denies it, or where "no group" claims it: the event itself is not denied by that."""
    responsibility = _responsibility(reading, draft)
    is_denied = responsibility is not None and is_refused(reading, responsibility)
    if not is_denied and not _is_disowned(draft):
        return
    draft.slots[:] = [slot for slot in draft.slots if slot.role is not RoleName.INITIATOR]
    if draft.status in {Status.NEGATED, Status.DENIED}:
        draft.status = Status.ASSERTED
        draft.rules.add("responsibility-refused")


def _is_disowned(draft: Draft) -> bool:
    """Read "the group did not commit the attack": somebody else did."""
    noun, carrier = draft.trigger.token, draft.trigger.carrier
    if carrier is None or carrier.pos_ != "VERB" or dep(noun) != "obj" or not is_definite(noun):
        return False
    return is_negated(carrier) and any(children(carrier, "nsubj"))


def _responsibility(reading: Reading, draft: Draft) -> Token | None:
    """Return the noun of responsibility that is claimed or denied for the event."""
    token, carrier = draft.trigger.token, draft.trigger.carrier
    nouns = reading.group("accusations.responsibility")
    if token.head.lemma_.lower() in nouns:
        return token.head
    if carrier is None:
        return None
    return next((child for child in children(carrier, "obj", "nsubj") if child.lemma_.lower() in nouns), None)


def add_accused(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Add to each event who is said to have done it, with who says so."""
    told = set()
    for draft in tuple(_happened(clusters)):
        told.add(draft.trigger.token.i)
        charges = tuple(find_charges(reading, draft.trigger.token))
        for meant in (draft, *(_each_of(reading, draft, clusters) if charges else ())):
            _add_all(reading, meant, charges)
    by_trigger = {draft.trigger.token.i: draft for draft in _happened(clusters)}
    for token in reading.doc.bearing(reading.group("accusations.deeds"), reading.words.nouns.keys()):
        if (own := _deed_of(reading, token, by_trigger)) is not None:
            _add_all(reading, own, tuple(find_charges(reading, token)))
        elif token.i not in told and _is_deed(reading, token):
            charges = tuple(find_charges(reading, token))
            draft_before = _told_before(reading, token, clusters) if charges else None
            if draft_before is not None:
                _add_all(reading, draft_before, charges)


def _deed_of(reading: Reading, token: Token, by_trigger: Mapping[int, Draft]) -> Draft | None:
    """Return the event that a word for a deed introduces: "in an action attributed to rebels, a bomb destroyed"."""
    is_deed = token.pos_ == "NOUN" and token.lemma_.lower() in reading.group("accusations.deeds")
    is_opening = is_deed and dep(token) == "obl" and preposition(token) == "in" and token.i < token.head.i
    return by_trigger.get(token.head.i) if is_opening else None


def _each_of(reading: Reading, draft: Draft, clusters: Sequence[Cluster]) -> Iterator[Draft]:
    """Yield the incidents told before that nobody is said to have done, where "the attacks" means all of them."""
    noun = draft.trigger.token
    bare = noun.tag_ == "NNS" and not draft.times and draft.count is None and not draft.heads(RoleName.PLACE)
    if not bare or not is_definite(noun) or draft.heads(RoleName.TARGET) or draft.heads(RoleName.OBJECT):
        return
    for cluster in clusters:
        first = next(_drafts(cluster))
        is_before = first.trigger.token.i < noun.i and first.status in HAPPENED
        is_open = not any(member.heads(RoleName.INITIATOR) for member in _drafts(cluster))
        if is_before and is_open and cluster.kind is EventKind.INCIDENT and types_agree(draft.type, first.type):
            yield first


def _add_all(reading: Reading, draft: Draft, charges: Iterable[Charge]) -> None:
    for charge in charges:
        _add(reading, draft, charge)


def _drafts(cluster: Cluster) -> Iterator[Draft]:
    return (member.draft for member in cluster.members)


def _happened(clusters: Sequence[Cluster]) -> Iterator[Draft]:
    return (draft for cluster in clusters for draft in _drafts(cluster) if draft.status in HAPPENED)


def _add(reading: Reading, draft: Draft, charge: Charge) -> None:
    head = counted(reading, charge.accused)
    if ACTOR not in possible(reading, head) or reading.is_time(head) or head in draft.heads(RoleName.TARGET):
        return
    if any(slot.role is RoleName.INITIATOR and slot.head == head for slot in draft.slots):
        return
    draft.slots.append(Slot(RoleName.INITIATOR, ACTOR, head, charge.rule, _speech(charge)))
    draft.rules.add(charge.rule)


def _speech(charge: Charge) -> Speech | None:
    return None if charge.by is None else Speech(charge.cue, charge.by, charge.rule)


def _is_deed(reading: Reading, token: Token) -> bool:
    """Tell whether the word is a definite noun for a deed: "the crime", "the attack" that no account was made of."""
    noun = token.lemma_.lower()
    if token.pos_ != "NOUN" or not (noun in reading.group("accusations.deeds") or noun in reading.words.nouns):
        return False
    return is_definite(token)


def _told_before(reading: Reading, token: Token, clusters: Sequence[Cluster]) -> Draft | None:
    """Return the last draft of an incident before the word, within the sentences that it may refer to."""
    first = window_start(token, _WINDOW)
    named = _type_of(reading, token)
    before = [
        draft
        for cluster in clusters
        if cluster.kind is EventKind.INCIDENT
        for draft in _drafts(cluster)
        if first <= draft.trigger.token.i < token.i and draft.status in HAPPENED and draft.type != "arrest"
    ]
    fitting = [draft for draft in before if named is None or types_agree(named, draft.type)]
    return max(fitting, key=lambda draft: draft.trigger.token.i, default=None)


def _type_of(reading: Reading, token: Token) -> str | None:
    """Return the type of incident that the noun names by itself, None for "the crime"."""
    senses = reading.words.nouns.get(token.lemma_.lower(), ())
    return next((word.type for before, word in senses if not before), None)
