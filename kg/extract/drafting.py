"""From triggers to filled drafts: the finders of one event's roles, times, status, tolls and counts, in their order."""

from __future__ import annotations

from kg.extract.blame.accusations import drop_refusals
from kg.extract.events.drafts import Draft
from kg.extract.events.generalities import is_told_in_general
from kg.extract.events.repairs import place_fallback
from kg.extract.events.roles import fill_roles
from kg.extract.events.series import mark_series
from kg.extract.events.status import find_status
from kg.extract.events.timing import attach_times
from kg.extract.events.triggers import by_token, find_triggers
from kg.extract.harm.killings import KILLING, absorb_killings, negate_empty
from kg.extract.harm.tolls import attach_tolls
from kg.extract.mentions import is_plural
from kg.extract.reading import Reading
from kg.extract.speech.attribution import Speeches
from kg.extract.syntax import arguments, children
from kg.extract.tokens import Token
from kg.lexicon.entities import Entities
from kg.lexicon.words import Manner
from kg.records import RoleName, Status

#: Types that the weapon can make more specific.
_REFINABLE = frozenset({"attack", KILLING})


def make_drafts(reading: Reading, speeches: Speeches, entities: Entities) -> tuple[Draft, ...]:
    """Return the drafts of the report in text order, tolls attached and killings absorbed by what caused them."""
    triggers = find_triggers(reading)
    at = by_token(triggers)
    drafts = {trigger.token.i: Draft(trigger, trigger.word.type) for trigger in triggers}
    for draft in drafts.values():
        draft.speech = speeches.of(draft.trigger.token)
        draft.status, rule = find_status(reading, draft.trigger, draft.speech)
        draft.rules.add(rule)
        fill_roles(reading, draft)
        drop_refusals(reading, draft)
    attach_times(reading, at, drafts)
    for draft in drafts.values():
        place_fallback(reading, draft, at)
    table = absorb_killings(reading, at, drafts)
    for draft in drafts.values():
        _refine_type(reading, draft, entities)
        mark_series(reading, draft)
    attach_tolls(reading, table)
    negate_empty(drafts.values())
    for draft in drafts.values():
        _drop_nobody(draft)
    kept = tuple(draft for index, draft in drafts.items() if table[index] is draft and _is_event(reading, draft))
    _mark_answers(kept)
    return kept


def _is_event(reading: Reading, draft: Draft) -> bool:
    """Tell whether the draft has anything that makes it an incident; a bare word ("the attack") only joins one."""
    if draft.trigger.token.lemma_ == "respond" and not draft.heads(RoleName.WEAPON):
        return False  # only an answer with arms is an incident: governments respond to reports, too
    if _is_roll(draft) or _is_name(reading, draft) or is_told_in_general(reading, draft):
        return False
    return bool(draft.slots or draft.times or draft.tolls) or draft.trigger.token.pos_ == "NOUN"


def _drop_nobody(draft: Draft) -> None:
    """Take nobody as hit of an event that happened: "no soldiers were killed in the attack"."""
    if draft.status is not Status.NEGATED:
        draft.slots = [slot for slot in draft.slots if not _is_nobody(slot.head)]


def _is_nobody(head: Token) -> bool:
    first = head.head if head.dep_ in {"conj", "appos"} else head
    return any(word.lower_ in {"no", "neither"} for each in (head, first) for word in children(each, "det"))


def _is_roll(draft: Draft) -> bool:
    """Tell whether a clause says who takes part, not what happened: "the nations which have conducted strikes"."""
    carrier = draft.trigger.carrier
    if carrier is None or carrier.dep_ != "acl:relcl" or draft.times or draft.tolls or draft.count is not None:
        return False
    perfect = any(child.lemma_ == "have" for child in children(carrier, "aux"))
    return perfect and is_plural(draft.trigger.token) and not any(children(draft.trigger.token, "det"))


def _is_name(reading: Reading, draft: Draft) -> bool:
    """Tell whether the noun names a campaign or a war rather than an act: "the Mosul offensive"."""
    noun = draft.trigger.token
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in reading.group("event_nouns.campaigns"):
        return False
    sides = draft.heads(RoleName.INITIATOR) or draft.heads(RoleName.TARGET)
    return draft.trigger.carrier is None and not sides and not draft.tolls and not draft.times


def _refine_type(reading: Reading, draft: Draft, entities: Entities) -> None:
    """Make a generic attack as specific as its weapon; several kinds of weapon leave it generic."""
    compound = draft.trigger.first != draft.trigger.token
    if draft.type not in _REFINABLE and not compound:
        return
    if draft.type in _REFINABLE and any(_is_suicidal(head) for head in draft.heads(RoleName.INITIATOR)):
        draft.type = "suicide-bombing"
        draft.rules.add("type-by-initiator")
        return
    found = (_type_of_weapon(reading, head, entities) for head in draft.heads(RoleName.WEAPON))
    hints = ({draft.type} - _REFINABLE) | {hint for hint in found if hint is not None}
    if len(hints) == 1 and not compound:
        draft.type = hints.pop()
        draft.rules.add("type-by-weapon")
    elif len(hints) > 1:
        draft.type = "attack"  # "drone and missile attacks"


def _is_suicidal(head: Token) -> bool:
    """Read "a suicide bomber", "the suicide attacker"."""
    return any(child.lower_ == "suicide" for child in children(head, "compound", "amod"))


def _type_of_weapon(reading: Reading, head: Token, entities: Entities) -> str | None:
    """Return the type of an attack with the weapon, None where the weapon serves several."""
    hit = reading.hits.get(head.i)
    flies = head.lemma_.lower() in reading.group("nouns.aircraft")
    if hit is None or not hit.kb_id_.startswith("weapon/") or (flies and _is_one_of_several(head)):
        return "air-strike" if flies else None
    entry = entities.weapons.get(hit.kb_id_)
    return None if entry is None else entry.incident_type


def _is_one_of_several(head: Token) -> bool:
    """Tell whether the noun is shared by other kinds: "attack, bomber and remotely piloted aircraft"."""
    kinds = children(head, "compound", "amod", "cc")
    return any(child.dep_ == "cc" or any(children(child, "conj")) for child in kinds)


def _mark_answers(drafts: tuple[Draft, ...]) -> None:
    """Note which earlier event a response answers: the one it names, or the one it is coordinated with."""
    by_index = {draft.trigger.token.i: draft for draft in drafts}
    for draft in drafts:
        token = draft.trigger.token
        if draft.trigger.word.manner is Manner.RESPONSE:
            named = [
                argument.head.i
                for argument in arguments(token)
                if argument.relation in {"to", "for", "against"} and argument.head.i in by_index
            ]
            beside = [token.head.i] if token.dep_ == "conj" and token.head.i in by_index else []
            draft.answers.extend(named or beside)
        draft.answers.extend(_done_by_targets(draft, drafts))


def _done_by_targets(draft: Draft, drafts: tuple[Draft, ...]) -> list[int]:
    """Return the attacks by which the draft's targets are described: "struck militants who struck the base"."""
    targets = {head.i for head in draft.heads(RoleName.TARGET)}
    return [
        other.trigger.token.i
        for other in drafts
        if other is not draft
        and other.trigger.token.dep_ == "acl:relcl"
        and any(
            slot.rule.endswith("+relcl") and slot.head.i in targets
            for slot in other.slots
            if slot.role is RoleName.INITIATOR
        )
    ]
