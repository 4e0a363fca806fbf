"""When: each time expression to the event that it dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from kg.extract.events.drafts import Draft, TimeSlot
from kg.extract.events.triggers import Trigger, nearest
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children, goes_on, is_passive, preposition, word_before
from kg.extract.times.finder import TimeMatch
from kg.extract.tokens import Token, once
from kg.records import Precision

#: Times so wide that what is said in them, and has happened, happened in them.
_WIDE = frozenset({Precision.MONTH, Precision.YEAR})
_WITHIN = frozenset({"in", "during"})
#: The rule of a time right behind an event noun, which is that of no verb above it.
BEHIND = "time-behind"
#: The rule of a time that a clause with "when" goes on from.
WHEN_TIME = "when-time"
#: Verbs of saying whose object is dated rather than the saying.
_REPORTS = frozenset({"report", "record", "register", "document"})
#: Auxiliaries of what was over: "shelled", "had shelled", "were killed".
_PAST = frozenset({"had", "was", "were", "been"})
#: How long after it was said, at most, news tells what was said.
_NEWS = timedelta(days=3)


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
    heads = time_heads(reading)
    for head, match in heads:
        for trigger, rule in _dated(reading, head, match, at):
            placed = _placed(reading, head, match, trigger)
            if placed is not None and not is_of_speaker(head, drafts[trigger.token.i]):
                add_time(drafts[trigger.token.i], TimeSlot(placed, head, rule))
    _share_times(reading, at, drafts, heads)


def _dated(reading: Reading, head: Token, match: TimeMatch, at: Mapping[int, Trigger]) -> Iterator[tuple[Trigger, str]]:
    """Yield the event that the time dates, if any: the nearest above, one below its verb, or the one right before."""
    if match.is_duration:
        return
    above = nearest(head, at, stop=_says(reading)) or _below(reading, head, match, at)
    if above is not None:
        begins = above.carrier is not None and above.carrier.lemma_ in {"begin", "start"}
        yield above, "begins" if begins else "time-above"
    elif (before := _right_before(reading, head, match, at)) is not None:
        yield before, BEHIND


def _placed(reading: Reading, head: Token, match: TimeMatch, trigger: Trigger) -> TimeMatch | None:
    """Return the time as it dates the event, None where the words between them say that it dates something else."""
    if _is_of_aside(head, trigger) or _only_compares(head, match, trigger):
        return None
    if match.named is not None and _qualifies(head, trigger):
        return replace(match, interval=match.named, modifier=None)
    return _as_clause_bounds(match, head, trigger, reading.report.published)


def _qualifies(head: Token, trigger: Trigger) -> bool:
    """Tell whether the time names the event: the raid of "talks began after the March 2014 raid" was in March."""
    noun = trigger.token
    return noun.pos_ == "NOUN" and head.head == noun and head.i < noun.i


@once
def _says(reading: Reading) -> frozenset[str]:
    """Return the verbs that keep a time for themselves: it says when somebody spoke."""
    return reading.group("reporting.verbs") | frozenset(reading.words.stances)


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


def _only_compares(head: Token, match: TimeMatch, trigger: Trigger) -> bool:
    """Tell whether the time only says how far back nothing was like it: "the worst fighting since the 1990s"."""
    between = tuple(takewhile(lambda node: node not in {trigger.token, trigger.carrier}, ancestors(head)))
    is_since = match.modifier == "since" or any(preposition(node) == "since" for node in between)
    return is_since and any(
        child.tag_ in {"JJS", "RBS"} or child.lower_ == "first"
        for node in (trigger.token, *between)
        for child in children(node, "amod", "advmod")
        if child.i < head.i
    )


def add_time(draft: Draft, slot: TimeSlot) -> None:
    """Add a time to the draft, and its rule."""
    draft.times.append(slot)
    draft.rules.add(slot.rule)


def _below(reading: Reading, head: Token, match: TimeMatch, at: Mapping[int, Trigger]) -> Trigger | None:
    """Return the event below the verb that the time hangs on: its object or its infinitive.

    "Counted 66 attacks since October", "tried to storm the camp on Friday", "are reported on Friday to have fired",
    "fighting raged last night when rebels attacked", "the bridge was the target of an attack on Sunday", "was hurt on
    Monday after a bomb went off", "explosions reported on Monday".
    """
    stop = _says(reading)
    verb = head.head
    if verb.pos_ != "VERB":
        below: Iterable[Token] = _named_by(verb)
    elif verb.lemma_ in _REPORTS and verb.dep_ == "acl":
        below = (verb.head,)
    elif verb.lemma_ in stop and not is_passive(verb):
        below = _told_of_before(verb) if match.interval.precision in _WIDE and head.i < verb.i else ()
    else:
        relations = ("xcomp",) if verb.lemma_ in stop else ("obj", "xcomp")
        below = (*children(verb, *relations), *_at_the_same_time(verb), *_aimed_at(verb), *_harming(reading, verb))
    return next((at[child.i] for child in below if child.i in at), None)


def _told_of_before(verb: Token) -> Iterator[Token]:
    """Yield what was over when it was said: "in June the ministry said rebels shelled" what was news in June."""
    for clause in children(verb, "ccomp"):
        helps = {child.lower_ for child in children(clause, "aux", "aux:pass")}
        if helps <= _PAST if helps else clause.tag_ == "VBD":
            yield clause


def _named_by(noun: Token) -> Iterator[Token]:
    """Yield what a noun in the place of a verb is of, or what was done in it.

    "Was the target of an attack", "the incident of 27 March in which a soldier was killed".
    """
    if any(children(noun, "cop")):
        yield from (child for child in children(noun, "nmod") if preposition(child) == "of")
    for clause in children(noun, "acl:relcl"):
        if any(word.lower_ == "which" and preposition(word) in _WITHIN for word in children(clause, "obl")):
            yield clause


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


def _harming(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the verbs of what came right before a harm: "was hurt after a bomb went off"."""
    if verb.lemma_.lower() not in reading.words.harms["verbs"]:
        return
    for clause in children(verb, "advcl"):
        if any(mark.lower_ == "after" for mark in children(clause, "mark")):
            yield clause


def _right_before(reading: Reading, head: Token, match: TimeMatch, at: Mapping[int, Trigger]) -> Trigger | None:
    """Return the event noun whose phrase ends where the time begins, below the verb that the tree hangs the time on.

    "Took part in the murder of six priests on 16 November". News tells what was said at once: under a verb of saying,
    a day that was past by then is the event's, and of a later one nobody knows whose it is.
    What is reported or recorded is dated: "recorded an attack on Tuesday".
    """
    start, verb = head.left_edge.i, head.head
    is_told = verb.lemma_ not in _says(reading) or verb.lemma_ in _REPORTS or _is_past_news(reading, match)
    if verb.i in at or not is_told:
        return None
    last = reading.doc[start - 1]
    for node in (last, *ancestors(last)) if start > verb.i + 1 else ():
        if node == verb:
            return None
        if node.i in at and node.pos_ == "NOUN":
            return at[node.i] if verb in ancestors(node) else None
    return None


def _is_past_news(reading: Reading, match: TimeMatch) -> bool:
    published, latest = reading.report.published, match.interval.latest
    return published is not None and latest is not None and published - latest > _NEWS


def _share_times(
    reading: Reading, at: Mapping[int, Trigger], drafts: Mapping[int, Draft], heads: Iterable[tuple[Token, TimeMatch]]
) -> None:
    """Give events without a time the day of a verb beside them: "today broke into a farm and killed a watchman".

    So do "killed a watchman and burned a farm on Tuesday", "was killed on Tuesday when a mine exploded", "as", and
    "was killed when a mine exploded on Tuesday".
    """
    told = {
        i: tuple(slot for slot in drafts[trigger.token.i].times if _is_day(slot.match)) for i, trigger in at.items()
    }
    for head, match in heads:
        verb = head.head
        if verb.i not in at and verb.pos_ == "VERB" and head.i < verb.i and _is_day(match) and not match.is_duration:
            told[verb.i] = (*told.get(verb.i, ()), TimeSlot(match, head, "conj-time"))
    for draft in drafts.values():
        if not draft.times and (then := _when_then(reading, draft)) is not None:
            add_time(draft, then)
        if not draft.times:
            for slot in next(filter(None, (told.get(verb.i) for verb in _beside(reading, draft.trigger))), ()):
                add_time(draft, TimeSlot(slot.match, slot.head, "conj-time"))


def _when_then(reading: Reading, draft: Draft) -> TimeSlot | None:
    """Return the time that a clause goes on from: "since June 2009, when rebels took the town"."""
    when = next((word for word in children(draft.trigger.token, "advmod", "mark") if word.lower_ == "when"), None)
    before = None if when is None else word_before(when)
    match = None if before is None else reading.times.get(before.i)
    if before is None or match is None or match.is_duration or match.anaphoric:
        return None
    return TimeSlot(replace(match, interval=match.named or match.interval, modifier=None), before, WHEN_TIME)


def _is_day(match: TimeMatch) -> bool:
    return match.interval.precision is Precision.DAY


def _beside(reading: Reading, trigger: Trigger) -> Iterator[Token]:
    """Yield the verbs that tell what happened on the day of the trigger: the one coordinated with it, and "when"."""
    verb = trigger.carrier or trigger.token
    above = verb.head
    if (verb.dep_ == "conj" and above.lemma_ not in _says(reading)) or verb in _at_the_same_time(above):
        yield above
    yield from _at_the_same_time(verb)
    yield from goes_on(verb)
