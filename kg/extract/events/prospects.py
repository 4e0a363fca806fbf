"""Event nouns of which the words around say that nothing happened yet: foiled, discussed, feared, what could come.

"An attack was foiled", "attacks will hamper our work", "could lead to a clash", "a view of attacking them".
"""

from __future__ import annotations

from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.tokens import Token
from kg.records import Status

_LEADING = frozenset({"to", "in", "into"})


def collected(reading: Reading, noun: Token) -> Token:
    """Return the noun that collects the events: the "series" of "a series of attacks", else the noun."""
    collectives = reading.group("several.collectives")
    while dep(noun) == "nmod" and preposition(noun) == "of" and noun.head.lemma_.lower() in collectives:
        noun = noun.head
    return noun


def find_prospect(reading: Reading, noun: Token) -> tuple[Status, str] | None:
    """Judge an event noun by the verb that it is the subject of, or that leads to it."""
    top = collected(reading, noun)
    while dep(top) == "conj":
        top = collected(reading, top.head)
    verb = top.head
    if verb.pos_ != "VERB":
        return None
    if top.dep_ == "nsubj:pass" and _is_averted(reading, top, verb):
        return Status.HYPOTHETICAL, "averted"
    if top.dep_ == "obj" and not is_definite(top) and verb.lemma_ in reading.group("status.wishing_verbs"):
        return Status.DEMANDED, "demanded"
    if dep(top) == "nsubj" and not is_definite(top) and _is_open(reading, verb):
        return Status.HYPOTHETICAL, "modal-subject"
    if dep(top) == "obl" and preposition(top) in _LEADING and verb.lemma_ in reading.group("status.leading_verbs"):
        return (Status.HYPOTHETICAL, "modal") if _is_open(reading, verb) else None
    return None


def _is_averted(reading: Reading, noun: Token, verb: Token) -> bool:
    """Read "an attack was foiled"; what is only planned or discussed never happened where no article knows it."""
    while verb.lemma_.lower() in reading.group("reporting.verbs") and (below := list(children(verb, "xcomp"))):
        verb = below[0]  # "strikes were said to have been discussed"
    lemma = verb.lemma_.lower()
    if lemma in reading.group("status.averting_verbs"):
        return True
    return lemma in reading.group("status.prospective_verbs") and not is_definite(noun)


def _is_open(reading: Reading, verb: Token) -> bool:
    """Tell whether a modal leaves the verb open; "may have killed" is a guess about what happened."""
    auxiliaries = list(children(verb, "aux"))
    is_modal = any(child.lower_ in reading.group("status.hypothetical_aux") for child in auxiliaries)
    return is_modal and not any(child.lemma_ == "have" for child in auxiliaries)


def is_purpose(reading: Reading, gerund: Token) -> bool:
    """Read "with a view to attacking", "the method of carrying out attacks": the noun says to what end, or how."""
    noun = gerund.head
    if noun.lemma_ == "aim" and any(mark.lower_ == "at" for mark in children(gerund, "mark", "case")):
        return True  # "was aimed at killing"
    if noun.pos_ != "NOUN" or dep(gerund) not in {"acl", "nmod", "advcl"}:
        return False
    return noun.lemma_.lower() in reading.group("status.ends") | reading.group("status.hypothetical_nouns")


def is_alternative(verb: Token) -> bool:
    """Read "killed rather than arrested", "instead of attacking": the second did not happen."""
    for child in children(verb, "cc", "mark", "case", "advmod"):
        behind = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if (child.lower_, behind) in {("rather", "than"), ("instead", "of")} and child.i < verb.i:
            return True
    return False


def events_above(verb: Token) -> list[Token]:
    """Return the nouns that a participle tells more of: "a drill of an attack with rockets targeting a port"."""
    if verb.pos_ != "VERB" or verb.dep_ != "acl" or verb.tag_ != "VBG":
        return []
    found = []
    for node in ancestors(verb):
        if node.pos_ == "NOUN":
            found.append(node)
        elif dep(node) != "acl":
            break
    return found
