"""Who laid the bomb: told in a sentence of its own, before or after the one in which it goes off.

"Two men left the package" behind a bombing names who did it; "rebels planted six bombs" does where the next sentences
tell that they exploded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.blame.doubts import is_doubted
from kg.extract.events.drafts import Draft
from kg.extract.events.slots import possible
from kg.extract.mentions import kinds, noun_of
from kg.extract.nominals import is_definite
from kg.extract.parties import ACTOR, WEAPON, counted
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import arguments, children, is_passive, window_start
from kg.extract.tokens import Token
from kg.records import HAPPENED, EventKind, RoleName

_WINDOW = 2  # sentences between the laying and the explosion
_BOMBINGS = frozenset({"bombing", "suicide-bombing"})


def add_planters(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Add to bombings that nobody is said to have done who laid the bomb."""
    bombings = sorted(_bombings(clusters), key=lambda draft: draft.trigger.token.i)
    if not bombings:
        return
    triggers = {member.draft.trigger.token.i for cluster in clusters for member in cluster.members}
    for verb in reading.bearing("light.lays"):
        lays = verb.pos_ == "VERB" and verb.lemma_.lower() in reading.group("light.lays") and verb.i not in triggers
        bomb = _bomb(reading, verb) if lays and not _is_unreal(reading, verb) else None
        draft = None if bomb is None else _that_went_off(bomb, bombings)
        if draft is not None:
            _add(reading, draft, verb)


def _bombings(clusters: Sequence[Cluster]) -> Iterator[Draft]:
    for cluster in clusters:
        drafts = [member.draft for member in cluster.members]
        known = any(draft.heads(RoleName.INITIATOR) for draft in drafts)
        if cluster.kind is EventKind.INCIDENT and not known:
            yield from (draft for draft in drafts if draft.type in _BOMBINGS and draft.status in HAPPENED)


def _is_unreal(reading: Reading, verb: Token) -> bool:
    return verb.tag_ == "VB" or is_doubted(reading, verb)


def _bomb(reading: Reading, verb: Token) -> Token | None:
    for argument in arguments(verb):
        if argument.relation == "object" and (
            WEAPON in kinds(reading, argument.head) or noun_of(argument.head) in reading.group("light.bombs")
        ):
            return argument.head
    return None


def _that_went_off(bomb: Token, bombings: Sequence[Draft]) -> Draft | None:
    """Return the bombing before a bomb that is known, behind one that is not."""
    if is_definite(bomb):
        first = window_start(bomb, _WINDOW)
        before = [draft for draft in bombings if first <= draft.trigger.token.i < bomb.i]
        return before[-1] if before else None
    behind = (draft for draft in bombings if draft.trigger.token.i > bomb.i and _looks_back(draft))
    return next((draft for draft in behind if window_start(draft.trigger.token, _WINDOW) <= bomb.i), None)


def _looks_back(draft: Draft) -> bool:
    """Tell whether what goes off is known: "the bomb exploded", "seven of these bombs", "the explosion"."""
    nouns = (draft.trigger.token, *(argument.head for argument in arguments(draft.trigger.token)))
    return any(is_definite(noun) or any(map(is_definite, children(noun, "nmod"))) for noun in nouns)


def _add(reading: Reading, draft: Draft, verb: Token) -> None:
    relation = "by" if is_passive(verb) else "subject"
    for argument in arguments(verb):
        head = counted(reading, argument.head)
        if argument.relation == relation and ACTOR in possible(reading, head) and not reading.is_time(head):
            draft.add(RoleName.INITIATOR, ACTOR, head, "planter")
