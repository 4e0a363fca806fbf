"""From triggers to filled drafts: roles, times, status, tolls, counts, and what answers what."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.attribution import Speeches
from kg.extract.casualties import cause_of, event_of, find_tolls
from kg.extract.coreference import resolve
from kg.extract.drafts import Draft, TimeSlot
from kg.extract.mentions import is_plural, kinds
from kg.extract.reading import Reading
from kg.extract.roles import fill_roles, place_fallback
from kg.extract.series import mark_series
from kg.extract.status import find_status
from kg.extract.syntax import ancestors, antecedent, arguments, children, dep, preposition
from kg.extract.times import TimeMatch
from kg.extract.triggers import Trigger, by_token, find_triggers, nearest
from kg.lexicon.entities import Entities
from kg.lexicon.words import Manner
from kg.records import HAPPENED, EventKind, MentionKind, Precision, RoleName, Status

_KILLING = "killing"


def make_drafts(
    reading: Reading, speeches: Speeches, antecedents: Mapping[int, Token], entities: Entities
) -> tuple[Draft, ...]:
    """Return the drafts of the report in text order, tolls attached and mere tolls absorbed by the events that caused them."""
    triggers = find_triggers(reading)
    at = by_token(triggers)
    drafts = {trigger.token.i: Draft(trigger, trigger.word.type) for trigger in triggers}
    for draft in drafts.values():
        draft.speech = speeches.of(draft.trigger.token)
        draft.status, rule = find_status(reading, draft.trigger, draft.speech)
        draft.rules.add(rule)
        fill_roles(reading, draft, antecedents)
    _attach_times(reading, at, drafts)
    for draft in drafts.values():
        place_fallback(reading, draft, at)
    table = _absorb(reading, at, drafts)
    for draft in drafts.values():
        _refine_type(reading, draft, entities)
        mark_series(reading, draft)
    anchors = _attach_tolls(reading, table, antecedents)
    _complete_from_tolls(reading, anchors)
    _negate_empty(drafts)
    kept = tuple(draft for index, draft in drafts.items() if table[index] is draft and _is_event(draft))
    _mark_answers(kept)
    return kept


def _is_event(draft: Draft) -> bool:
    """Tell whether the draft has anything that makes it an incident; a bare word ("the attack") only joins one."""
    if draft.trigger.token.lemma_ == "respond" and not draft.heads(RoleName.WEAPON):
        return False  # only an answer with arms is an incident: governments respond to reports, too
    if _is_roll(draft) or _is_name(draft):
        return False
    return bool(draft.slots or draft.times or draft.tolls) or draft.trigger.token.pos_ == "NOUN"


def _is_roll(draft: Draft) -> bool:
    """Tell whether a clause says who takes part, not what happened: "the nations which have conducted strikes in Iraq"."""
    carrier = draft.trigger.carrier
    if carrier is None or carrier.dep_ != "acl:relcl" or draft.times or draft.tolls or draft.count is not None:
        return False
    perfect = any(child.lemma_ == "have" for child in children(carrier, "aux"))
    return perfect and is_plural(draft.trigger.token) and not any(children(draft.trigger.token, "det"))


#: Nouns that name a campaign or a war as often as an act: without sides or a toll they are names ("the Mosul offensive").
_CAMPAIGNS = frozenset({"offensive", "battle", "hostilities", "fighting", "hostility", "combat"})


def _is_name(draft: Draft) -> bool:
    sides = draft.heads(RoleName.INITIATOR) or draft.heads(RoleName.TARGET)
    bare = draft.trigger.carrier is None and not sides and not draft.tolls and not draft.times
    return bare and draft.trigger.token.pos_ == "NOUN" and draft.trigger.token.lemma_.lower() in _CAMPAIGNS


def _attach_times(reading: Reading, at: dict[int, Trigger], drafts: dict[int, Draft]) -> None:
    """Give each time expression to the nearest event above it; a verb of saying in between keeps it for itself."""
    stop = reading.group("reporting.verbs") | frozenset(
        verb for name, verbs in reading.words.groups.items() if name.startswith("stances.") for verb in verbs
    )
    for head, match in time_heads(reading):
        trigger = nearest(head, at, stop=stop) or _beside(head, at, stop)
        if trigger is None or match.is_duration or _is_of_speaker(head, drafts[trigger.token.i]):
            continue
        begins = trigger.carrier is not None and trigger.carrier.lemma_ in {"begin", "start"}
        rule = "begins" if begins else "time-above"
        drafts[trigger.token.i].times.append(TimeSlot(match, head, rule))
        drafts[trigger.token.i].rules.add(rule)
    for draft in drafts.values():
        _share_time(draft, drafts)


def _beside(head: Token, at: Mapping[int, Trigger], stop: frozenset[str]) -> Trigger | None:
    """Return the event that is the object of the verb that the time hangs on: "counted 66 attacks since October"."""
    verb = head.head
    if verb.pos_ != "VERB" or verb.lemma_ in stop:
        return None
    return next((at[child.i] for child in children(verb, "obj") if child.i in at), None)


def _is_of_speaker(head: Token, draft: Draft) -> bool:
    """Tell whether the time stands behind a speaker whose verb was lost: it says when that one spoke."""
    speech = draft.speech
    return speech is not None and speech.whole_sentence and head.i > speech.speaker.i


def time_heads(reading: Reading) -> list[tuple[Token, TimeMatch]]:
    """Return each time expression with the token by which it hangs in the tree."""
    found: dict[int, tuple[Token, TimeMatch]] = {}
    for index, match in reading.times.items():
        token = reading.doc[index]
        if reading.times.get(token.head.i) is not match or token.head == token:
            found.setdefault(id(match), (token, match))
    return list(found.values())


def _share_time(draft: Draft, drafts: Mapping[int, Draft]) -> None:
    """Share the day of the first of two coordinated events: "was attacked on Tuesday and an aircraft responded"."""
    verb = draft.trigger.token
    if draft.times or verb.dep_ != "conj" or verb.head.i not in drafts:
        return
    for slot in drafts[verb.head.i].times:
        if slot.match.interval.precision is Precision.DAY:
            draft.times.append(TimeSlot(slot.match, slot.head, "conj-time"))
            draft.rules.add("conj-time")


def _refine_type(reading: Reading, draft: Draft, entities: Entities) -> None:
    """Make a generic attack as specific as its weapon; several kinds of weapon leave it generic."""
    compound = draft.trigger.first != draft.trigger.token
    if draft.type not in {"attack", _KILLING} and not compound:
        return
    hints = {draft.type} - {"attack", _KILLING}
    for head in draft.heads(RoleName.WEAPON):
        hit = reading.hits.get(head.i)
        entry = None if hit is None else entities.weapons.get(hit.kb_id_)
        if entry is not None and entry.incident_type is not None:
            hints.add(entry.incident_type)
        elif hit is None and head.lemma_.lower() in {
            "aircraft",
            "jet",
            "warplane",
            "plane",
            "helicopter",
            "gunship",
            "bomber",
        }:
            hints.add("air-strike")
    if len(hints) == 1 and not compound:
        draft.type = hints.pop()
        draft.rules.add("type-by-weapon")
    elif len(hints) > 1:
        draft.type = "attack"  # "drone and missile attacks"


def _absorb(reading: Reading, at: Mapping[int, Trigger], drafts: dict[int, Draft]) -> dict[int, Draft]:
    """Return the draft that stands for each trigger or carrier: a killing told with its cause is part of that event."""
    table = {index: drafts[trigger.token.i] for index, trigger in at.items()}
    for index, draft in drafts.items():
        cause = _cause(reading, draft, table)
        if cause is not None and cause is not draft:
            _move(reading, draft, cause)
            table[index] = cause
    return table


def _cause(reading: Reading, draft: Draft, table: Mapping[int, Draft]) -> Draft | None:
    verb = draft.trigger.token
    if draft.type != _KILLING or verb.pos_ != "VERB":
        return None
    cause = cause_of(reading, verb, table) or _cause_above(verb, table)
    if cause is not None:
        return cause
    if (
        dep(verb) in {"advcl", "acl"}
        and verb.tag_ == "VBG"
        or (verb.dep_ == "conj" and not any(dep(child) == "nsubj" for child in verb.children))
    ):
        governor = table.get(verb.head.i)
        return governor if governor is not None and governor.type != _KILLING else None
    return None


def _cause_above(verb: Token, table: Mapping[int, Draft]) -> Draft | None:
    """Return the event in "its onslaught on the city, which has killed": the clause says more of the event, not of the city."""
    noun = antecedent(verb)
    if noun is None or not any(child.lower_ in {"which", "that"} for child in children(verb, "nsubj")):
        return None
    for node in (noun, *ancestors(noun)):
        if node.pos_ == "VERB":
            return None
        if node.i in table:
            return table[node.i]
    return None


def _move(reading: Reading, draft: Draft, cause: Draft) -> None:
    """Give what a killing says of its victims, place and day to the event that caused it."""
    if cause.type == "armed-clash" and cause.trigger.token.pos_ == "NOUN" and not cause.heads(RoleName.INITIATOR):
        _turn_round(cause)
    for slot in draft.slots:
        if (
            slot.role is not RoleName.INITIATOR
            or MentionKind.ACTOR in kinds(reading, slot.head)
            and slot.head.i != cause.trigger.token.i
        ):
            cause.add(slot.role, slot.kind, slot.head, slot.rule)
    cause.times.extend(slot for slot in draft.times if not any(known.match is slot.match for known in cause.times))
    cause.rules |= draft.rules | {"killing-absorbed"}
    if cause.status not in HAPPENED and draft.status in HAPPENED:
        cause.status = draft.status
    if cause.speech is None and draft.speech is not None and draft.status in HAPPENED:
        cause.speech, cause.status = draft.speech, draft.status


def _turn_round(cause: Draft) -> None:
    """ "killed in battle against U.S. forces": those whom the battle was against did it to the one who was killed."""
    against = [slot for slot in cause.slots if slot.role is RoleName.TARGET]
    cause.slots = [slot for slot in cause.slots if slot.role is not RoleName.TARGET]
    for slot in against:
        cause.add(RoleName.INITIATOR, slot.kind, slot.head, "killed-in-battle")


def _attach_tolls(reading: Reading, table: Mapping[int, Draft], antecedents: Mapping[int, Token]) -> dict[int, Draft]:
    """Give each toll to its event; return the draft of each verb or noun of harm by token index."""
    anchors: dict[int, Draft] = {}
    ordered = sorted({id(draft): draft for draft in table.values()}.values(), key=lambda draft: draft.trigger.token.i)
    for toll in find_tolls(reading):
        draft, rule = event_of(reading, toll, table, _told_before(ordered, toll.anchor))
        if draft is None:
            continue
        draft.tolls.append(toll)
        draft.rules.add(f"toll-{rule}")
        if rule != "previous-event":
            anchors[toll.anchor.i] = draft
        if toll.quantity.high != 0:
            _add_victims(reading, draft, toll.whom, antecedents)
    return anchors


def _complete_from_tolls(reading: Reading, anchors: Mapping[int, Draft]) -> None:
    """Take day and place from the clause of harm where the event has none: "were injured on Tuesday when a missile was fired"."""
    for head, match in time_heads(reading):
        draft = anchors.get(head.head.i)
        if (
            draft is not None
            and not draft.times
            and not match.is_duration
            and not match.anaphoric
            and not _is_of_speaker(head, draft)
        ):
            draft.times.append(TimeSlot(match, head, "time-of-toll"))
            draft.rules.add("time-of-toll")
    for index, draft in anchors.items():
        if not draft.heads(RoleName.PLACE):
            for child in children(reading.doc[index], "obl"):
                if (
                    preposition(child) in {"in", "at", "near"}
                    and MentionKind.PLACE in kinds(reading, child)
                    and not reading.is_time(child)
                ):
                    draft.add(RoleName.PLACE, MentionKind.PLACE, child, "place-of-toll")


def _negate_empty(drafts: Mapping[int, Draft]) -> None:
    """Mark killings of nobody: "no American soldier had been killed" tells of no incident."""
    for draft in drafts.values():
        if draft.type == _KILLING and draft.tolls and all(toll.quantity.high == 0 for toll in draft.tolls):
            draft.status = Status.NEGATED
            draft.rules.add("nobody-killed")


def _told_before(drafts: list[Draft], anchor: Token) -> Draft | None:
    """Return the main incident of the nearest sentence before that tells one, at most two sentences back."""
    start = anchor.sent.start
    for _ in range(2):
        if start == 0:
            return None
        sentence = anchor.doc[start - 1].sent
        start = sentence.start
        inside = [
            draft
            for draft in drafts
            if draft.trigger.token.sent.start == start and draft.kind is EventKind.INCIDENT and draft.status in HAPPENED
        ]
        if inside:
            return min(inside, key=lambda draft: (sum(1 for _ in draft.trigger.token.ancestors), draft.trigger.token.i))
    return None


def _is_own_member(reading: Reading, whom: Token, speaker: Token, antecedents: Mapping[int, Token]) -> bool:
    """Tell whether a group speaks of one of its own: "mourning a member who they said had been killed", no word whose member."""
    bare = whom.lemma_ == "member" and not any(dep(child) in {"nmod", "compound", "amod"} for child in whom.children)
    return bare and resolve(speaker, antecedents).i in reading.hits


def _add_victims(reading: Reading, draft: Draft, whom: Token | None, antecedents: Mapping[int, Token]) -> None:
    """Take those who were harmed as target, and the group whose members they are."""
    if whom is None or whom.i in reading.quantities:
        return
    for owner in children(whom, "nmod:poss"):
        referent = resolve(owner, antecedents)
        if MentionKind.ACTOR in kinds(reading, referent) and not any(
            resolve(head, antecedents).i == referent.i for head in draft.heads(RoleName.INITIATOR)
        ):
            draft.add(RoleName.TARGET, MentionKind.ACTOR, owner, "harmed-owner")
            return
    if draft.speech is not None and _is_own_member(reading, whom, draft.speech.speaker, antecedents):
        draft.add(RoleName.TARGET, MentionKind.ACTOR, draft.speech.speaker, "member-of-speaker")
    if not draft.heads(RoleName.TARGET) and MentionKind.ACTOR in kinds(reading, whom):
        draft.add(RoleName.TARGET, MentionKind.ACTOR, whom, "harmed")


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
