"""What it was done with, where another verb says so: "used a gunship to strike", "responded using a drone"."""

from __future__ import annotations

from kg.extract.events.drafts import Draft
from kg.extract.events.slots import add_actor, possible
from kg.extract.events.triggers import partitive
from kg.extract.mentions import kinds
from kg.extract.parties import ACTOR, WEAPON
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, arguments, children, dep
from kg.extract.tokens import Token
from kg.records import RoleName


def add_instruments(reading: Reading, draft: Draft) -> None:
    """Read "used a gunship to strike" (the verb of use above the trigger) and "responded using a drone" (below it)."""
    verb = draft.trigger.carrier or draft.trigger.token
    if verb.pos_ != "VERB":
        return
    user = next((node for node in ancestors(verb) if node.pos_ == "VERB"), None)
    if user is not None and user.lemma_ in reading.group("light.uses") and _is_purpose(verb, user):
        _add_used(reading, draft, user, rule="use-to")
    for clause in children(verb, "xcomp", "advcl", "acl"):
        if clause.lemma_ in reading.group("light.using"):
            _add_used(reading, draft, clause, rule="using")


def _is_purpose(verb: Token, user: Token) -> bool:
    """Tell whether the verb is the purpose of the using one, directly or through its object."""
    return (
        dep(verb) in {"xcomp", "advcl", "acl", "ccomp"}
        and verb.dep_ != "acl:relcl"
        and user.i in {verb.head.i, verb.head.head.i}
    )


def _add_used(reading: Reading, draft: Draft, user: Token, *, rule: str) -> None:
    for argument in arguments(user):
        head = argument.head
        found = possible(reading, head)
        is_arms = WEAPON in found or head.lemma_.lower() in reading.group("nouns.forces")
        if argument.relation == "object" and is_arms:
            draft.add(RoleName.WEAPON, WEAPON, head, rule)
        elif argument.relation == "subject" and rule == "use-to" and (ACTOR in found or head.pos_ == "PRON"):
            add_actor(reading, draft, RoleName.INITIATOR, head, found | {ACTOR}, rule)


def add_used_by_event(reading: Reading, draft: Draft) -> None:
    """Read "one of the attacks used missiles": the event is the subject, the weapon the object."""
    top = partitive(draft.trigger.token) or draft.trigger.token
    if top.dep_ == "nsubj" and top.head.lemma_ in reading.group("light.used_in"):
        for argument in arguments(top.head):
            if argument.relation == "object" and WEAPON in kinds(reading, argument.head):
                draft.add(RoleName.WEAPON, WEAPON, argument.head, "use-subject")
