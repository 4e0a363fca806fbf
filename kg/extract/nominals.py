"""Nominals: the noun and the words before it, the family it belongs to, whether it is a person, a plural, a country."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.syntax import dep
from kg.extract.tokens import Token, Tokens
from kg.lexicon.entries import country_code

_KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "such"})
HYPHENS = frozenset({"-", "–"})


def is_country(hit: Tokens) -> bool:
    """Tell whether a lexicon span names a country (whose id is its ISO code) rather than a place within one."""
    return country_code(hit.kb_id_) is not None


def noun_of(head: Token) -> str:
    """Return the lemma of a nominal's head, lower case.

    "bases" is the plural of "base" in reports of conflict, not of "basis". Of a name's plural the lemma is the name
    itself: "the Foreign Ministers" are ministers.
    """
    if head.lower_ == "bases":
        return "base"
    lemma = head.lemma_.lower()
    return _singular(lemma) if head.tag_ == "NNPS" else lemma


def _singular(plural: str) -> str:
    """Return the singular of a name's plural: "Ministers", "Authorities", "Congresses"."""
    if plural.endswith("ies"):
        return f"{plural[:-3]}y"
    if plural.endswith(("sses", "ches", "shes", "xes")):
        return plural[:-2]
    return plural[:-1] if plural.endswith("s") and not plural.endswith("ss") else plural


def family(reading: Reading, noun: str) -> str | None:
    """Return the family of common nouns that the lemma belongs to ("forces", "officials"), None for any other noun."""
    return reading.words.families.get(noun)


def modifiers(head: Token) -> Iterator[Token]:
    """Yield the words before the head noun that describe it, coordinated ones too ("drone and missile attacks")."""
    for child in head.children:
        if child.dep_ == "nmod:poss" or (
            child.i < head.i
            and (dep(child) in {"amod", "compound"} or child.dep_ in {"nmod:desc", "nmod:unmarked", "flat"})
        ):
            yield child
            yield from (
                part for part in child.children if part.dep_ in {"conj", "compound", "amod"} and part.i < head.i
            )


def is_person(reading: Reading, token: Token) -> bool:
    """Tell whether the token belongs to a person's name: by the lexicon, or by the names where the lexicon has none."""
    found = reading.hits.get(token.i) or reading.names.get(token.i)
    return found is not None and found.label_ == "PERSON"


def is_definite(noun: Token) -> bool:
    """Tell whether the words before the noun take it as known: "the bomb", "both nuns", "such attacks"."""
    return any(child.lower_ in _KNOWN for child in noun.children if dep(child) in {"det", "amod"})


def is_plural(head: Token) -> bool:
    """Tell whether the nominal is plural by its tag."""
    return head.tag_ in {"NNS", "NNPS"}


def is_backing(reading: Reading, token: Token) -> bool:
    """Tell whether the nation stands in "Iran-backed": it names the backer then, not the nation."""
    following = token.doc[token.i + 1 : token.i + 3]
    return (
        len(following) == 2
        and following[0].text in HYPHENS
        and following[1].lower_ in reading.group("affiliations.backing")
    )
