"""Words that tell of no incident by their clause: a struggle in general, a trend, a habit, a plea that it must end."""

from __future__ import annotations

from kg.extract.events.drafts import Draft
from kg.extract.mentions import is_plural, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, dep, preposition
from kg.extract.tokens import Token
from kg.records import RoleName

_MUST = frozenset({"must", "should", "ought", "need"})


def is_told_in_general(reading: Reading, draft: Draft) -> bool:
    """Tell whether a word tells of a struggle, a trend, a plea or a habit and of nothing that happened."""
    noun = draft.trigger.token
    if noun.pos_ == "VERB":
        return _is_habit(draft)
    if noun.pos_ != "NOUN" or draft.times or draft.tolls:
        return False
    return _is_battle_against(reading, draft) or _is_trend(reading, noun) or _is_plea(reading, noun)


def _is_habit(draft: Draft) -> bool:
    """Read "extremists bomb crowded markets, he said": some do it to others, and nothing says who, where or when."""
    verb = draft.trigger.token
    if (
        verb.tag_ != "VBP"
        or draft.speech is None
        or draft.speech.cue.tag_ != "VBD"
        or draft.times
        or draft.heads(RoleName.PLACE)
    ):
        return False
    if any(toll.quantity.low == toll.quantity.high for toll in draft.tolls):
        return False
    sides = (*draft.heads(RoleName.INITIATOR), *draft.heads(RoleName.TARGET), *draft.heads(RoleName.OBJECT))
    known = any(
        dep(child) in {"amod", "compound"} for head in draft.heads(RoleName.INITIATOR) for child in head.children
    )
    return len(sides) > 1 and not known and all(map(_is_anybody, sides))


def _is_anybody(head: Token) -> bool:
    """Tell whether the word is a plural that nothing makes known or counts: "terrorists"."""
    return head.tag_ == "NNS" and not any(dep(child) in {"det", "nummod", "nmod", "acl"} for child in head.children)


def _is_battle_against(reading: Reading, draft: Draft) -> bool:
    """Read "their battle against the enemy", "a battle for independence", with no place, day or toll."""
    noun = draft.trigger.token
    if _is_for_cause(reading, noun):
        return True
    if noun.lemma_.lower() not in reading.group("event_nouns.campaigns") or draft.trigger.carrier is not None:
        return False
    is_against = any(argument.relation == "against" for argument in arguments(noun))
    return is_against and not is_plural(noun) and not draft.heads(RoleName.PLACE)


def _is_for_cause(reading: Reading, noun: Token) -> bool:
    """Read "the country's battle for independence", "the fight for justice": for what no army takes."""
    aims = (argument.head for argument in arguments(noun) if argument.relation == "for")
    return noun.lemma_.lower() in reading.group("event_nouns.campaigns") and any(
        noun_of(head) in reading.group("lookalikes.causes") for head in aims
    )


def _is_trend(reading: Reading, noun: Token) -> bool:
    """Read "the number of kidnappings has decreased"."""
    count = noun.head
    if dep(noun) != "nmod" or preposition(noun) != "of" or count.lemma_ not in reading.group("lookalikes.rates"):
        return False
    return count.dep_ == "nsubj" and count.head.lemma_ in reading.group("lookalikes.sinks")


def _is_plea(reading: Reading, noun: Token) -> bool:
    """Read "the pattern of attacks on medics must end"."""
    above = noun.head if dep(noun) == "nmod" and preposition(noun) == "of" else noun
    verb = above.head
    ending = reading.group("status.ending_verbs") | {"stop", "halt"}
    if not is_plural(noun) or is_definite(noun) or dep(above) != "nsubj" or verb.lemma_.lower() not in ending:
        return False
    return any(child.lower_ in _MUST for child in children(verb, "aux"))
