"""Whose words a document is: statements, reports and letters speak for who issued them."""

from __future__ import annotations

from kg.extract.mentions import is_country, kinds
from kg.extract.reading import Reading
from kg.extract.speech.speaking import can_speak, is_known
from kg.extract.syntax import children, dep, preposition, subject
from kg.extract.tokens import Token
from kg.records import MentionKind

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def issuer(reading: Reading, noun: Token) -> Token:
    """Return whose words a noun of saying are by the words around it, the noun itself if unsaid.

    "A statement by the navy" is the navy's, and so is "a navy statement" and the statement that the navy issued.
    """
    found = _issuer(reading, noun) if _is_document(reading, noun) else None
    return noun if found is None else found


def issuer_before(reading: Reading, noun: Token) -> Token | None:
    """Return whose words "the statement" are: those of the nearest statement before whose issuer is said."""
    if not _is_document(reading, noun) or not any(child.lower_ in _DEFINITE for child in children(noun, "det")):
        return None
    lemma = noun.lemma_.lower()
    same = (token for token in reversed(reading.doc[: noun.i]) if token.lemma_.lower() == lemma)
    return next((found for each in (noun, *same) if (found := _issuer(reading, each)) is not None), None)


def _is_document(reading: Reading, noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() in reading.group("reporting.nouns")


def _issuer(reading: Reading, noun: Token) -> Token | None:
    for child in noun.children:
        is_owner = child.dep_ == "nmod:poss" or (dep(child) == "nmod" and preposition(child) in {"by", "from", "of"})
        if is_owner and child.pos_ in _NOMINAL and not reading.is_time(child) and _is_person_like(reading, child):
            return child
    return _named_before(reading, noun) or _issued_by(reading, noun) or _maker(reading, noun)


def _issued_by(reading: Reading, noun: Token) -> Token | None:
    """Return who stands behind "by" in "the document issued by the group"."""
    for clause in children(noun, "acl"):
        if clause.tag_ == "VBN" and clause.lemma_.lower() in reading.group("reporting.carrying"):
            return next((child for child in children(clause, "obl") if preposition(child) == "by"), None)
    return None


def _named_before(reading: Reading, noun: Token) -> Token | None:
    """Return the body named before the noun: "a navy press statement"; a nation there only says where it is from."""
    at = noun.i - 1
    while at > noun.sent.start and reading.doc[at].pos_ == "NOUN" and at not in reading.hits:
        at -= 1
    name = reading.hits.get(at) or reading.names.get(at)
    if name is None or is_country(name) or MentionKind.ACTOR not in kinds(reading, name.root):
        return None
    return name.root


def _maker(reading: Reading, noun: Token) -> Token | None:
    """Return who makes it: "the council adopted a resolution", "said in a statement"."""
    verb, lemma = noun.head, noun.head.lemma_.lower()
    is_made = dep(noun) == "obj" and lemma in reading.group("reporting.carrying")
    is_within = dep(noun) == "obl" and preposition(noun) == "in" and lemma in reading.group("reporting.verbs")
    found = subject(verb) if verb.pos_ == "VERB" and (is_made or is_within) else None
    return found[0] if found is not None and can_speak(reading, found[0], verb) else None


def _is_person_like(reading: Reading, token: Token) -> bool:
    return token.pos_ == "PRON" or is_known(reading, token)
