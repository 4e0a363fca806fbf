"""Words that keep the report at a distance from an event without naming a speaker: hearsay, and what only practises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.tokens import Token

_NEAR = 3  # words above an event noun among which what it is practised for is looked for


def is_hearsay(reading: Reading, nodes: Iterable[Token]) -> bool:
    """Tell whether the words for the event say that it is told by others: "allegedly", "reports of", "an apparent"."""
    return any(
        _is_qualified(reading, node) or _is_below_hearsay(reading, node) or _is_said_of(reading, node) for node in nodes
    )


def _is_said_of(reading: Reading, node: Token) -> bool:
    """Read "a strike is said to have killed nine", "it was reported that strikes killed nine": nobody says who told."""
    verb = node.head
    if dep(node) == "nsubj" and node.pos_ == "NOUN" and _is_told(reading, verb) and any(children(verb, "xcomp")):
        return True
    clause = node if node.pos_ in {"VERB", "AUX"} else next((a for a in ancestors(node) if a.pos_ == "VERB"), node)
    above = clause.head
    is_content = dep(clause) in {"ccomp", "csubj"} and _is_told(reading, above)
    return is_content and any(child.lower_ == "it" for child in children(above, "nsubj", "expl"))


def _is_told(reading: Reading, verb: Token) -> bool:
    passive = any(children(verb, "aux:pass"))
    return passive and verb.pos_ == "VERB" and verb.lemma_.lower() in reading.group("reporting.verbs")


def _is_qualified(reading: Reading, node: Token) -> bool:
    by_adverb = any(child.lower_ in reading.group("reporting.hearsay") for child in children(node, "advmod"))
    adjectives = reading.group("reporting.hearsay_adjectives")
    return by_adverb or (
        node.pos_ == "NOUN" and any(child.lower_ in adjectives for child in children(node, "amod", "compound"))
    )


def is_dismissed(reading: Reading, nodes: Iterable[Token]) -> bool:
    """Tell whether the noun of hearsay above the event is denied: "dismissed reports of", "disregard claims of"."""
    heard = (_hearsay_above(reading, node) for node in nodes)
    return any(
        noun is not None
        and (dep(noun) in {"obj", "nsubj"} or (dep(noun) == "obl" and not preposition(noun)))
        and noun.head.lemma_.lower() in reading.group("status.dismissing_verbs")
        for noun in heard
    )


def _is_below_hearsay(reading: Reading, node: Token) -> bool:
    return _hearsay_above(reading, node) is not None


def _hearsay_above(reading: Reading, node: Token) -> Token | None:
    """Return the noun of hearsay that has the event as its content: "reports of strikes", "claims that he was shot"."""
    top = node
    while top.dep_ == "conj":
        top = top.head
    noun = top.head
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in reading.group("reporting.hearsay_nouns"):
        return None
    if dep(top) == "nmod":
        return noun if preposition(top) in {"of", "about"} else None
    is_content = dep(top) in {"acl", "ccomp"} and any(mark.lower_ in {"that", "of"} for mark in children(top, "mark"))
    return noun if is_content else None


def is_rehearsed(reading: Reading, noun: Token) -> bool:
    """Tell whether the event is only practised or prepared: "training for the offensive", "drills include raids"."""
    return _is_prepared_for(reading, noun) or _is_practised(reading, noun)


def _is_prepared_for(reading: Reading, noun: Token) -> bool:
    if preposition(noun) != "for":
        return False
    for node in list(ancestors(noun))[:_NEAR]:
        if node.pos_ == "VERB":
            return node.lemma_.lower() in reading.group("status.preparing_verbs")
        if node.lemma_.lower() in reading.group("status.preparing_nouns"):
            return True
    return False


def _is_practised(reading: Reading, noun: Token) -> bool:
    for verb in ancestors(noun):
        if verb.pos_ == "VERB" and verb.lemma_.lower() in reading.group("status.simulating_verbs"):
            return True  # "are simulating an intervention in clashes"
        if verb.lemma_.lower() in reading.group("status.rehearsing_verbs") and any(
            word.lemma_.lower() in reading.group("status.rehearsals") for word in _subject_words(verb)
        ):
            return True
    return False


def _subject_words(verb: Token) -> Iterator[Token]:
    for head in children(verb, "nsubj"):
        yield head
        yield from (child for child in children(head, "nmod") if preposition(child) == "of")
