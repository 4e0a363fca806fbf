"""When: each time expression to the event that it dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile

from kg.extract.events.drafts import Draft, TimeSlot
from kg.extract.events.triggers import Trigger, nearest
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children, is_passive, preposition
from kg.extract.times.finder import TimeMatch
from kg.extract.tokens import Token
from kg.records import Precision

#: Times so wide that what is said in them, and has happened, happened in them.
_WIDE = frozenset({Precision.MONTH, Precision.YEAR})


def time_heads(reading: Reading) -> list[tuple[Token, TimeMatch]]:
    """Return each time expression with the token by which it hangs in the tree."""
    found: dict[int, tuple[Token, TimeMatch]] = {}
    for index, match in reading.times.items():
        token = reading.doc[index]
        if reading.times.get(token.head.i) is not match or token.head == token:
            found.setdefault(id(match), (token, match))
    return list(found.values())


def attach_times(reading: Reading, at: Mapping[int, Trigger], drafts: Mapping[int, Draft]) -> None:
    """Give each time expression to the nearest event above it; a verb of saying in between keeps it for itself.

    Args:
        at: Triggers by the indexes of their tokens and carriers.
        drafts: Drafts by the indexes of their triggers.
    """
    stop = reading.group("reporting.verbs") | frozenset(reading.words.stances)
    for head, match in time_heads(reading):
        trigger = nearest(head, at, stop=stop) or _below(head, match, at, stop)
        if trigger is None or match.is_duration or is_of_speaker(head, drafts[trigger.token.i]):
            continue
        placed = (
            None if _is_of_aside(head, trigger) else _as_clause_bounds(match, head, trigger, reading.report.published)
        )
        if placed is None:
            continue
        begins = trigger.carrier is not None and trigger.carrier.lemma_ in {"begin", "start"}
        add_time(drafts[trigger.token.i], TimeSlot(placed, head, "begins" if begins else "time-above"))
    for draft in drafts.values():
        _share_time(draft, drafts)


def _is_of_aside(head: Token, trigger: Trigger) -> bool:
    """Tell whether the time stands in a clause about the subject, before the verb: "the man, freed in May, died"."""
    if head.i > trigger.token.i:
        return False
    for node in ancestors(head):
        if node in {trigger.token, trigger.carrier}:
            return False
        if node.pos_ == "VERB" and node.dep_ in {"acl:relcl", "acl"}:
            return antecedent(node) not in {trigger.token, trigger.carrier}
    return False


def _as_clause_bounds(match: TimeMatch, head: Token, trigger: Trigger, published: date | None) -> TimeMatch | None:
    """Return the time as a clause in between bounds it: "bombed since the war began in 2011"; None for "before"."""
    between = takewhile(lambda node: node not in {trigger.token, trigger.carrier}, ancestors(head))
    marks = {mark.lower_ for node in between if node.dep_ == "advcl" for mark in children(node, "mark")}
    if marks & {"before", "until"}:
        return None
    days = match.interval
    if "since" not in marks or days.earliest is None:
        return match
    begun = replace(days, latest=published, precision=Precision.PERIOD)
    return replace(match, interval=begun, modifier="since")


def add_time(draft: Draft, slot: TimeSlot) -> None:
    """Add a time to the draft, and its rule."""
    draft.times.append(slot)
    draft.rules.add(slot.rule)


def _below(head: Token, match: TimeMatch, at: Mapping[int, Trigger], stop: frozenset[str]) -> Trigger | None:
    """Return the event below the verb that the time hangs on: its object or its infinitive.

    "Counted 66 attacks since October", "tried to storm the camp on Friday", "are reported on Friday to have fired",
    "fighting raged last night when rebels attacked", "the bridge was the target of an attack on Sunday".
    """
    verb = head.head
    if verb.pos_ != "VERB":
        below: Iterable[Token] = _named_by(verb)
    elif verb.lemma_ in stop and not is_passive(verb):
        below = _told_of_before(verb) if match.interval.precision in _WIDE and head.i < verb.i else ()
    else:
        relations = ("xcomp",) if verb.lemma_ in stop else ("obj", "xcomp")
        below = (*children(verb, *relations), *_at_the_same_time(verb), *_aimed_at(verb))
    return next((at[child.i] for child in below if child.i in at), None)


def _told_of_before(verb: Token) -> Iterator[Token]:
    """Yield what was over when it was said: "in June the ministry said rebels had shelled" what was news in June."""
    for clause in children(verb, "ccomp"):
        if any(child.lower_ == "had" for child in children(clause, "aux")):
            yield clause


def _named_by(noun: Token) -> Iterator[Token]:
    """Yield what a noun in the place of a verb is of: "was the target of an attack"."""
    if any(children(noun, "cop")):
        yield from (child for child in children(noun, "nmod") if preposition(child) == "of")


def _aimed_at(verb: Token) -> Iterator[Token]:
    """Yield what a verb of trying was to do, where the tree makes a purpose of it: "attempted on Friday to seize"."""
    for clause in children(verb, "advcl"):
        if any(mark.lower_ == "to" for mark in children(clause, "mark")):
            yield clause


def _at_the_same_time(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses that say when it happened by what happened then: "was hurt when", "as"."""
    for clause in children(verb, "advcl"):
        if any(mark.lower_ in {"when", "as"} for mark in children(clause, "mark", "advmod")):
            yield clause


def is_of_speaker(head: Token, draft: Draft) -> bool:
    """Tell whether the time stands behind a speaker whose verb was lost: it says when that one spoke."""
    speech = draft.speech
    return speech is not None and speech.is_on_surface and head.i > speech.speaker.i and not speech.covers(head.i)


def _share_time(draft: Draft, drafts: Mapping[int, Draft]) -> None:
    """Share the day of the first of two coordinated events: "was attacked on Tuesday and an aircraft responded".

    So do "was killed on Tuesday when a mine exploded" and "as".
    """
    verb = draft.trigger.token
    is_shared = verb.dep_ == "conj" or verb in _at_the_same_time(verb.head)
    if draft.times or not is_shared or verb.head.i not in drafts:
        return
    for slot in drafts[verb.head.i].times:
        if slot.match.interval.precision is Precision.DAY:
            add_time(draft, TimeSlot(slot.match, slot.head, "conj-time"))
