"""Nouns that are an incident only where they break out, hurt people or have armed sides: violence, encounters.

"The violence" and "the encounter" are one where the report told of it so before.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.mentions import family, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, arguments, children, dep, preposition
from kg.extract.tokens import Token, once
from kg.lexicon.words import Manner, TriggerWord

_IN = frozenset({"in", "during", "amid", "by", "from", "as a result of", "due to", "because of"})
_SIDES = frozenset({"with", "between", "against", "by"})
_ARMED = frozenset({"forces", "fighters", "police", "groups"})
_UNREST = TriggerWord("other-violence", Manner.NOUN)
_FIREFIGHT = TriggerWord("armed-clash", Manner.NOUN)
#: The groups of cues that these nouns stand in.
STRIFE_GROUPS = ("strife.unrest", "strife.encounters")


def noun_of_strife(reading: Reading, noun: Token) -> tuple[Token, TriggerWord] | None:
    """Return what the noun says happened here; None for any other noun, and where it tells of nothing that happened."""
    lemma = noun.lemma_.lower()
    if lemma in reading.group("strife.unrest") and _is_known(reading, noun, _is_outbreak):
        return noun, _UNREST
    if lemma in reading.group("strife.encounters") and _is_known(reading, noun, _is_firefight):
        return noun, _FIREFIGHT
    return None


def _is_known(reading: Reading, noun: Token, tells: Callable[[Reading, Token], bool]) -> bool:
    if tells(reading, noun):
        return True
    told = _told(reading, noun.lemma_.lower(), tells)
    return is_definite(noun) and told is not None and told < noun.i


@once
def _told(reading: Reading, lemma: str, tells: Callable[[Reading, Token], bool]) -> int | None:
    """Return where the report first tells of it by itself."""
    same = (token for token in reading.doc if token.lemma_.lower() == lemma and token.pos_ == "NOUN")
    return next((token.i for token in same if tells(reading, token)), None)


def _is_outbreak(reading: Reading, noun: Token) -> bool:
    """Read "violence erupted", "unrest that broke out", "violence left four dead", "were killed in the violence"."""
    breaks_out = reading.group("strife.breaks_out")
    if noun.dep_ == "nsubj" and noun.head.lemma_ in breaks_out:
        return True
    if any(clause.lemma_ in breaks_out for clause in children(noun, "acl")):
        return True
    return _leaves_dead(reading, noun) or _is_of_dead(reading, noun)


def _leaves_dead(reading: Reading, noun: Token) -> bool:
    verb = noun.head
    harmful = verb.lemma_ in reading.words.harms["verbs"] or verb.lemma_ in reading.group("harm.causes")
    return noun.dep_ == "nsubj" and harmful and any(_is_harm(reading, word) for word in verb.subtree)


def _is_of_dead(reading: Reading, noun: Token) -> bool:
    """Read "nine died in violence in the north", "the dead in the unrest"."""
    if preposition(noun) not in _IN:
        return False
    return any(_is_harm(reading, node) for node in list(ancestors(noun))[:2])


def _is_harm(reading: Reading, word: Token) -> bool:
    harms = reading.words.harms
    lemma = word.lemma_.lower()
    return lemma in harms["verbs"] or lemma in harms["nouns"] or word.lower_ in harms["adjectives"]


def _is_firefight(reading: Reading, noun: Token) -> bool:
    """Read "an encounter with security forces", "killed in an encounter", "a police encounter"."""
    beside = [*arguments(noun), *(arguments(noun.head) if noun.dep_ == "nsubj" else ())]
    if any(argument.relation in _SIDES and _is_armed(reading, argument.head) for argument in beside):
        return True
    if any(_is_armed(reading, child) for child in children(noun, "compound")):
        return True
    return preposition(noun) in _IN and dep(noun) == "obl" and noun.head.lemma_ in reading.words.harms["verbs"]


def _is_armed(reading: Reading, head: Token) -> bool:
    return family(reading, noun_of(head)) in _ARMED
