"""Which event each casualty figure belongs to, and what the words of harm add to it: victims, day and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.events.causes import APART, cause_beside, cause_of, described, event_above
from kg.extract.events.drafts import Draft, TimeSlot, Toll
from kg.extract.events.slots import is_initiator
from kg.extract.events.timing import add_time, is_of_speaker, time_heads
from kg.extract.harm.casualties import find_tolls
from kg.extract.harm.idioms import BODIES
from kg.extract.harm.patients import is_actor
from kg.extract.mentions import is_country, kinds
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.tokens import Token
from kg.records import HAPPENED, EventKind, Harm, MentionKind, RoleName, Status

_SENTENCES_BACK = 2  # a toll alone belongs to what was told right before; farther back is a guess
#: Status of events in which nobody was harmed.
_UNREAL = frozenset({Status.HYPOTHETICAL, Status.DEMANDED, Status.NEGATED})
#: Modals of a guess at what did happen: "may have killed".
_ESTIMATING = frozenset({"may", "might"})


def attach_tolls(reading: Reading, table: Mapping[int, Draft]) -> None:
    """Give each toll to its event, and to the event what the clause of harm says of victims, day and place.

    Args:
        table: The draft that stands for each trigger or carrier, by token index.
    """
    anchors: dict[int, Draft] = {}  # the draft of each verb or noun of harm
    ordered = sorted({id(draft): draft for draft in table.values()}.values(), key=lambda draft: draft.trigger.token.i)
    for toll in find_tolls(reading):
        draft, rule = event_of(reading, toll, table, _told_before(ordered, toll.anchor))
        if draft is None or not _is_real(reading, toll, draft):
            continue
        draft.tolls.append(_voiced(toll, draft, rule))
        draft.rules.add(f"toll-{rule}")
        if rule not in {"previous-event", "bodies-of"}:
            anchors[toll.anchor.i] = draft
        if toll.quantity.high != 0:
            _add_victims(reading, draft, toll.whom)
    _add_times_of_harm(reading, anchors)
    _add_places_of_harm(reading, anchors)


def event_of(
    reading: Reading, toll: Toll, drafts: Mapping[int, Draft], previous: Draft | None
) -> tuple[Draft | None, str]:
    """Return the draft that the toll belongs to, and the rule; None where nothing says which.

    Args:
        drafts: All drafts by the indexes of their trigger and carrier.
        previous: The main incident of the sentences before.
    """
    for rule, draft in (*_candidates(reading, toll, drafts), ("bodies-of", _done_to_them(toll, drafts))):
        if draft is not None and (rule == "own-trigger" or not _has_other_day(reading, toll.anchor, draft)):
            return draft, rule
    if previous is None or (previous.type == "arrest" and toll.harm is not Harm.CAPTURED):
        return None, ""  # "two men were arrested. The pilot was found dead"
    is_other = _has_other_day(reading, toll.anchor, previous) or _is_elsewhere(reading, toll, previous)
    if is_other or not _may_go_on(reading, toll):
        return None, ""
    return previous, "previous-event"


def _done_to_them(toll: Toll, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return what was done to those whose bodies were found: "the body of a man who had been shot"."""
    clauses = children(toll.whom, "acl") if toll.rule == BODIES and toll.whom is not None else ()
    return next((drafts[clause.i] for clause in clauses if clause.i in drafts), None)


def _may_go_on(reading: Reading, toll: Toll) -> bool:
    """Tell whether the toll can be that of an event told before: not of other days, places or an event of its own.

    Bodies are found where the finding is told; "after five were killed" dates something else.
    """
    clause = _clause(toll.anchor)
    if any(mark.lower_ in APART for mark in children(clause, "mark")) or toll.rule == "harm-noun-poss":
        return False
    relative = {child.lower_ for child in children(clause, "nsubj") if child.dep_ == "nsubj"}
    if relative & {"which", "that"} or any(_is_dated(below) for below in children(clause, "advcl")):
        return False  # "mines, which have caused 12 deaths", "died when a train was derailed"
    if toll.rule == "harm-noun-of" and toll.quantity.high == 1:
        return False  # "the death of his father"
    if _is_of_years(reading, clause):
        return False
    places = [child for child in children(clause, "obl") if MentionKind.PLACE in kinds(reading, child)]
    return toll.rule != BODIES or not places


def _is_of_years(reading: Reading, clause: Token) -> bool:
    """Tell whether the clause counts the dead of a war or of years: "have died since 1984", "died in the war"."""
    if any(mark.lower_ == "since" for below in children(clause, "advcl") for mark in children(below, "mark")):
        return True
    wars = reading.group("harm.wars")
    return any(
        preposition(child) == "since" or (child.lemma_ in wars and preposition(child) in {"in", "during", "over"})
        for child in children(clause, "obl")
    )


def _is_dated(clause: Token) -> bool:
    return any(mark.lower_ in {"when", "after", "as"} for mark in children(clause, "mark", "advmod"))


def _clause(anchor: Token) -> Token:
    """Return the verb of the clause that the word of harm stands in."""
    return next((node for node in (anchor, *ancestors(anchor)) if node.pos_ == "VERB"), anchor)


def _has_other_day(reading: Reading, anchor: Token, draft: Draft) -> bool:
    """Tell whether the clause of harm is dated, and otherwise than the event."""
    clause = _clause(anchor)
    own = [match.interval for head, match in time_heads(reading) if head.head == clause and not match.is_duration]
    if not own or not draft.times or draft.trigger.token == clause or draft.trigger.carrier == clause:
        return False
    return not any(mine.overlaps(slot.match.interval) for mine in own for slot in draft.times)


def _is_elsewhere(reading: Reading, toll: Toll, draft: Draft) -> bool:
    """Tell whether the clause of harm names a known place, and the event another; of countries one holds the other."""
    named = {name for head in draft.heads(RoleName.PLACE) if (name := _place_id(reading, head)) is not None}
    below = (child for child in _clause(toll.anchor).subtree if dep(child) in {"obl", "nmod"})
    own = {name for child in below if (name := _place_id(reading, child)) is not None}
    return bool(named) and bool(own) and not named & own


def _place_id(reading: Reading, head: Token) -> str | None:
    hit = reading.hits.get(head.i)
    is_spot = hit is not None and hit.kb_id_.startswith("place/") and not is_country(hit)
    return hit.kb_id_ if hit is not None and is_spot else None


def _is_real(reading: Reading, toll: Toll, draft: Draft) -> bool:
    """Tell whether the harm happened if the event did: not "could have killed", nor "a bomb meant to wound"."""
    verb = toll.anchor
    aux = {child.lower_ for child in children(verb, "aux")}
    is_guess = bool(aux & _ESTIMATING) and "have" in aux
    if draft.status in _UNREAL:
        return toll.quantity.high == 0 or is_guess
    marks = {mark.lower_ for mark in children(verb, "mark")}
    if draft.trigger.token == verb or verb.pos_ != "VERB":
        return not marks & {"whether"}
    done = "have" in aux or verb.head.lemma_ in reading.group("status.implicative_verbs")
    modal = aux & reading.group("status.hypothetical_aux") - _ESTIMATING
    return not modal and not marks & {"whether", "if"} and (done or "to" not in marks | aux)


def _voiced(toll: Toll, draft: Draft, rule: str) -> Toll:
    """Return the toll, said by whoever tells the event right before it where the tree ties it to nobody."""
    told = draft.trigger.token
    follows = told.sent == toll.anchor.sent and told.i < toll.anchor.i
    return replace(toll, told=told) if follows and rule in {"above", "cause-of"} else toll


def _candidates(reading: Reading, toll: Toll, drafts: Mapping[int, Draft]) -> Iterator[tuple[str, Draft | None]]:
    """Yield what each rule finds, the most precise first; of an event in which nobody was harmed, that event."""
    anchor, is_nobody = toll.anchor, toll.quantity.high == 0
    if anchor.pos_ == "VERB" and not is_nobody:
        yield "own-trigger", drafts.get(anchor.i)  # "captured three after the clash": of the capture
    yield "cause-of", cause_of(reading, anchor, drafts)
    yield "antecedent", described(reading, anchor, drafts)
    if not is_nobody:
        yield "own-trigger", drafts.get(anchor.i)
    yield "above", event_above(reading, anchor, drafts)
    yield "beside", cause_beside(reading, anchor, drafts)
    yield "own-trigger", drafts.get(anchor.i)


def _told_before(drafts: Sequence[Draft], anchor: Token) -> Draft | None:
    """Return the main incident of the nearest sentence before that tells one, at most two sentences back."""
    start = anchor.sent.start
    for _ in range(_SENTENCES_BACK):
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


def _add_victims(reading: Reading, draft: Draft, whom: Token | None) -> None:
    """Take those who were harmed as target, and the group whose members they are."""
    if whom is None or whom.i in reading.quantities:
        return
    for owner in children(whom, "nmod:poss"):
        if MentionKind.ACTOR in kinds(reading, reading.referent(owner)) and not is_initiator(reading, draft, owner):
            draft.add(RoleName.TARGET, MentionKind.ACTOR, owner, "harmed-owner")
            return
    if draft.speech is not None and _is_own_member(reading, whom, draft.speech.speaker):
        draft.add(RoleName.TARGET, MentionKind.ACTOR, draft.speech.speaker, "member-of-speaker")
    if not draft.heads(RoleName.TARGET) and is_actor(reading, whom):
        draft.add(RoleName.TARGET, MentionKind.ACTOR, whom, "harmed")


def _is_own_member(reading: Reading, whom: Token, speaker: Token) -> bool:
    """Tell whether a group speaks of one of its own: "mourning a member who had been killed", no word whose member."""
    bare = whom.lemma_ == "member" and not any(dep(child) in {"nmod", "compound", "amod"} for child in whom.children)
    return bare and reading.referent(speaker).i in reading.hits and speaker.lemma_.lower() != "source"


def _add_times_of_harm(reading: Reading, anchors: Mapping[int, Draft]) -> None:
    """Take the day from the clause of harm where the event has none: "were injured on Tuesday when a missile hit"."""
    for head, match in time_heads(reading):
        draft = anchors.get(head.head.i)
        if draft is None or draft.times or match.is_duration or match.anaphoric or is_of_speaker(head, draft):
            continue
        add_time(draft, TimeSlot(match, head, "time-of-toll"))


def _add_places_of_harm(reading: Reading, anchors: Mapping[int, Draft]) -> None:
    """Take the places from the clause of harm where the event has none: "died in Gaza"."""
    for index, draft in anchors.items():
        if draft.heads(RoleName.PLACE):
            continue
        for child in children(reading.doc[index], "obl"):
            is_where = preposition(child) in {"in", "at", "near"} and MentionKind.PLACE in kinds(reading, child)
            if is_where and not reading.is_time(child):
                draft.add(RoleName.PLACE, MentionKind.PLACE, child, "place-of-toll")
