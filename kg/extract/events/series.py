"""Several incidents told as one number or one period: "dozens of attacks since", "more than 60 times".

A series is never expanded into incidents, and never merged with one.
"""

from __future__ import annotations

from kg.extract.events.drafts import Draft
from kg.extract.events.triggers import partitive
from kg.extract.mentions import is_plural
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.tokens import Token
from kg.records import EventKind, Precision, Quantity, RoleName

#: Types of which one person can suffer several blows at once.
_BLOWS = frozenset({"shooting", "stabbing", "assault"})


def mark_series(reading: Reading, draft: Draft) -> None:
    """Make the draft a series where its words count several incidents, or tell of a plural over an open period."""
    token = draft.trigger.token
    verb = draft.trigger.carrier or token
    counted = None if _hits_one(draft) or _is_blow_on_blow(draft) else _times(reading, verb)
    counted = counted or _count_of(reading, token)
    if counted is not None:
        quantity, head = counted
        if quantity.high is None or quantity.high > 1:
            draft.kind, draft.count, draft.count_head = EventKind.SERIES, quantity, head
            draft.rules.add("series-count")
    elif partitive(token) is not None:
        draft.rules.add("one-of")
    elif (rule := _rule_of_series(reading, draft)) is not None:
        draft.kind = EventKind.SERIES
        draft.rules.add(rule)


def _rule_of_series(reading: Reading, draft: Draft) -> str | None:
    """Return the rule by which an event without a count is a series, None for a single one."""
    token = draft.trigger.token
    is_lasting = token.lemma_.lower() in reading.group("event_nouns.lasting")
    verb = draft.trigger.carrier or token
    if any(child.lower_ in reading.group("several.often") for child in children(verb, "advmod")):
        return "series-often"
    told_by = token.head if is_plural(token) and dep(token) == "obl" else token  # "have been killed by raids since"
    is_running = told_by.pos_ == "VERB" and _is_running(told_by)
    if is_running or _is_open_period(draft) and (is_plural(token) or token.pos_ == "VERB" or is_lasting):
        return "series-period"
    if is_plural(token) and _is_habitual(reading, draft):
        return "series-plural"
    return "series-lasting" if is_lasting and token.pos_ == "NOUN" else None


def _count_of(reading: Reading, noun: Token) -> tuple[Quantity, Token] | None:
    """Return the number of events that stands before the noun ("15 strikes") or above it ("dozens of attacks")."""
    if not is_plural(noun):
        return None
    for child in children(noun, "nummod", "det", "amod", "advmod"):
        if child.i in reading.quantities and child.i < noun.i:
            return reading.quantities[child.i].quantity, child
    top = noun
    sets = reading.group("several.sets")
    while (
        dep(top) == "nmod"
        and preposition(top) == "of"
        and (top.head.lemma_.lower() in sets or top.head.i in reading.quantities)
    ):
        top = top.head
        if top.lemma_.lower() == "one" and top.i in reading.quantities:
            return None  # "one of the attacks" is one incident, a member of the series
        if top.i in reading.quantities:
            return reading.quantities[top.i].quantity, top
        if (number := _count_of(reading, top)) is not None:
            return number
    return None


def _times(reading: Reading, verb: Token) -> tuple[Quantity, Token] | None:
    """Return the count of "more than 60 times" behind a verb, whatever its clause hangs the phrase on."""
    for token in verb.subtree:
        if token.lower_ in {"repeatedly", "twice"} and token.head == verb:
            return Quantity(low=2, high=2 if token.lower_ == "twice" else None, wording=token.text), token
        if token.lemma_.lower() in {"time", "occasion"} and token.i > verb.i and _clause_verb(token) == verb:
            for number in (token, *token.children):
                if number.i in reading.quantities:
                    return reading.quantities[number.i].quantity, number
    return None


def _hits_one(draft: Draft) -> bool:
    """Tell whether the times are the blows that one person suffered: "the guard was shot several times"."""
    victims = draft.heads(RoleName.TARGET)
    return draft.type in _BLOWS and bool(victims) and not any(map(is_plural, victims))


def _is_blow_on_blow(draft: Draft) -> bool:
    """Tell whether people who are known were hit again and again, at one time: "repeatedly stabbing the two women"."""
    victims = draft.heads(RoleName.TARGET)
    is_again = any(child.lower_ == "repeatedly" for child in children(draft.trigger.token, "advmod"))
    return draft.type in _BLOWS and is_again and bool(victims) and all(map(is_definite, victims))


def _clause_verb(token: Token) -> Token | None:
    return next((node for node in ancestors(token) if node.pos_ == "VERB"), None)


def _is_open_period(draft: Draft) -> bool:
    return any(slot.match.modifier == "since" for slot in draft.times)


def _is_running(verb: Token) -> bool:
    """Tell whether the verb sums up what went on: "have been killed since the fighting began", "has been shelling"."""
    perfect = any(child.lemma_ == "have" for child in children(verb, "aux"))
    is_progressive = verb.tag_ == "VBG" and any(child.lower_ == "been" for child in children(verb, "aux"))
    since = any(mark.lower_ == "since" for clause in children(verb, "advcl") for mark in children(clause, "mark"))
    since = since or any(preposition(child) == "since" for child in children(verb, "obl"))
    return perfect and (since or is_progressive)


def _is_habitual(reading: Reading, draft: Draft) -> bool:
    """Tell whether a plural is told as many over some time rather than as the acts of one occasion."""
    noun = draft.trigger.token
    if any(child.lower_ in reading.group("several.many") for child in children(noun, "amod", "det")):
        return True
    has_day = any(slot.match.interval.precision is Precision.DAY for slot in draft.times)
    return (
        not is_definite(noun)
        and not has_day
        and draft.trigger.carrier is None
        and not draft.heads(RoleName.TARGET)
        and not draft.heads(RoleName.OBJECT)
        and not draft.heads(RoleName.PLACE)
        and not draft.tolls
    )
