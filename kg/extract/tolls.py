"""Which event each casualty figure belongs to, and what the words of harm add to it: victims, day and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract.casualties import find_tolls
from kg.extract.drafts import Draft, TimeSlot, Toll
from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.slots import ACTOR, PLACE, is_initiator
from kg.extract.syntax import Argument, ancestors, antecedent, arguments, children, dep, preposition
from kg.extract.timing import add_time, is_of_speaker, time_heads
from kg.records import HAPPENED, EventKind, RoleName

_SENTENCES_BACK = 2  # a toll alone belongs to what was told right before; farther back is a guess
#: How the event stands to the verb of harm: "the strike killed", "were killed in a strike".
_CAUSAL = frozenset(
    {"subject", "in", "by", "compound", "during", "from", "after", "following", "as a result of", "with"}
)


def attach_tolls(reading: Reading, table: Mapping[int, Draft]) -> None:
    """Give each toll to its event, and to the event what the clause of harm says of victims, day and place.

    Args:
        table: The draft that stands for each trigger or carrier, by token index.
    """
    anchors: dict[int, Draft] = {}  # the draft of each verb or noun of harm
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
    for rule, draft in _candidates(reading, toll.anchor, drafts):
        if draft is not None:
            return draft, rule
    return (None, "") if previous is None else (previous, "previous-event")


def _candidates(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Iterator[tuple[str, Draft | None]]:
    """Yield what each rule finds, the most precise first."""
    yield "cause-of", cause_of(reading, anchor, drafts)
    yield "antecedent", _described(reading, anchor, drafts)
    yield "own-trigger", drafts.get(anchor.i)
    yield "above", _above(reading, anchor, drafts)


def cause_of(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event that did the harm.

    "the strike killed", "were killed in a strike", "killed when a bomb exploded", "a blast left 12 dead".
    """
    for verb in (anchor, *_governors(reading, anchor)):  # a noun can have it below: "injuries in the attacks"
        for argument in arguments(verb):
            draft = drafts.get(argument.head.i) or _collected(argument, drafts) or _loosed(argument, drafts)
            if draft is not None and argument.relation in _CAUSAL and draft.trigger.token.i != anchor.i:
                return draft
        if (draft := _when(verb, drafts)) is not None:
            return draft
    return None


def _governors(reading: Reading, anchor: Token) -> list[Token]:
    """Return the verbs right above that join an event and its toll: "resulted in eight injuries", "left 12 dead"."""
    joining = reading.group("harm.causes") | reading.group("harm.undergoes") | {"be", "die", "kill"}
    return [node for node in list(ancestors(anchor))[:2] if node.pos_ == "VERB" and node.lemma_ in joining]


def _when(verb: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event of a clause of time below the verb: "killed when a bomb exploded"."""
    for clause in children(verb, "advcl"):
        marks = children(clause, "mark", "advmod")
        if clause.i in drafts and any(mark.lower_ in {"when", "after", "as", "while"} for mark in marks):
            return drafts[clause.i]
    return None


def _loosed(argument: Argument, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the attack by which a weapon is described: "killed by missiles that the Guards fired at the town"."""
    return next((drafts[child.i] for child in children(argument.head, "acl") if child.i in drafts), None)


def _collected(argument: Argument, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the draft behind a collective: "killed in a series of attacks"."""
    return next(
        (
            drafts[child.i]
            for child in children(argument.head, "nmod")
            if child.i in drafts and preposition(child) == "of"
        ),
        None,
    )


def _described(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event that a relative clause tells more of: "strikes ..., which have killed"."""
    for node in (anchor, *ancestors(anchor)):
        if node.dep_ == "acl:relcl":
            noun = antecedent(node)
            return None if noun is None else drafts.get(noun.i) or _behind_thing(reading, node, noun, drafts)
        if dep(node) in {"ccomp", "parataxis"}:
            return None
    return None


def _behind_thing(reading: Reading, verb: Token, noun: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event right above the thing that did the harm: "attacked with a missile which killed"."""
    harming = ("harm.causes", "harm.killed_verbs", "harm.injured_verbs")
    if not any(verb.lemma_ in reading.group(name) for name in harming):
        return None
    return next((drafts[above.i] for above in list(ancestors(noun))[:2] if above.i in drafts), None)


def _above(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the nearest event above in the same chain of clauses: "attacked the convoy, killing 12"."""
    for node in ancestors(anchor):
        if node.i in drafts:
            return drafts[node.i]
        if node.pos_ == "VERB" and node.lemma_ in reading.group("reporting.verbs"):
            return None
    return None


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
        if ACTOR in kinds(reading, reading.referent(owner)) and not is_initiator(reading, draft, owner):
            draft.add(RoleName.TARGET, ACTOR, owner, "harmed-owner")
            return
    if draft.speech is not None and _is_own_member(reading, whom, draft.speech.speaker):
        draft.add(RoleName.TARGET, ACTOR, draft.speech.speaker, "member-of-speaker")
    if not draft.heads(RoleName.TARGET) and ACTOR in kinds(reading, whom):
        draft.add(RoleName.TARGET, ACTOR, whom, "harmed")


def _is_own_member(reading: Reading, whom: Token, speaker: Token) -> bool:
    """Tell whether a group speaks of one of its own: "mourning a member who had been killed", no word whose member."""
    bare = whom.lemma_ == "member" and not any(dep(child) in {"nmod", "compound", "amod"} for child in whom.children)
    return bare and reading.referent(speaker).i in reading.hits


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
            is_where = preposition(child) in {"in", "at", "near"} and PLACE in kinds(reading, child)
            if is_where and not reading.is_time(child):
                draft.add(RoleName.PLACE, PLACE, child, "place-of-toll")
