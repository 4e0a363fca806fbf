"""Initiators that a report names by accusing them: added to the accounts once it is known which words tell one event.

Late, so that two accusations of one deed do not part its accounts: who is blamed speaks for no other event. Words for a
deed that name no incident ("the crime", "this act") stand for the incident told last before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.attribution import Speech
from kg.extract.charges import Charge, find_charges, is_refused
from kg.extract.drafts import Draft, Slot
from kg.extract.likeness import Cluster
from kg.extract.parties import ACTOR, counted
from kg.extract.reading import Reading
from kg.extract.slots import possible
from kg.extract.syntax import children, window_start
from kg.records import HAPPENED, EventKind, RoleName, Status

_WINDOW = 3  # sentences back that "the crime" may refer to
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


def drop_refusals(reading: Reading, draft: Draft) -> None:
    """Take nobody as initiator who denies it, or where "no group" claims it: the event itself is not denied by that."""
    responsibility = _responsibility(reading, draft)
    if responsibility is None or not is_refused(reading, responsibility):
        return
    draft.slots[:] = [slot for slot in draft.slots if slot.role is not RoleName.INITIATOR]
    if draft.status in {Status.NEGATED, Status.DENIED}:
        draft.status = Status.ASSERTED
        draft.rules.add("responsibility-refused")


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
    told = {draft.trigger.token.i for cluster in clusters for draft in _drafts(cluster)}
    for draft in _happened(clusters):
        for charge in find_charges(reading, draft.trigger.token):
            _add(reading, draft, charge)
    for token in reading.doc:
        if token.i not in told and _is_deed(reading, token):
            _accuse_of_deed(reading, token, clusters)


def _accuse_of_deed(reading: Reading, token: Token, clusters: Sequence[Cluster]) -> None:
    charges = tuple(find_charges(reading, token))
    draft = _told_before(reading, token, clusters) if charges else None
    if draft is not None:
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
    return any(child.lower_ in _DEFINITE for child in children(token, "det"))


def _told_before(reading: Reading, token: Token, clusters: Sequence[Cluster]) -> Draft | None:
    """Return the last draft of an incident before the word, within the sentences that it may refer to."""
    first = window_start(token, _WINDOW)
    before = [
        draft
        for cluster in clusters
        if cluster.kind is EventKind.INCIDENT
        for draft in _drafts(cluster)
        if first <= draft.trigger.token.i < token.i and draft.status in HAPPENED
    ]
    return max(before, key=lambda draft: draft.trigger.token.i, default=None)
