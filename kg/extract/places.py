"""Which place "the city", "the area" or "there" is: the nearest named one that the noun can mean.

A town is named by "the city" alone, any place within a country by "the area" or "there", but none that somebody came
from or went to. Only the last sentences are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions import is_country, kinds, name_of, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition, window_start
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.records import MentionKind

_PLACE = MentionKind.PLACE
_WAYS = frozenset({"to", "from", "for", "towards", "toward", "into", "onto", "via"})
_SAME = frozenset({"same", "very", "entire", "whole"})
_DESCRIBES = frozenset({"amod", "compound", "nmod", "acl", "nummod", "appos", "flat"})
#: Relations of a name that is part of another, or of a capital that acts for its state: "Washington blamed them".
_NOT_THERE = frozenset({"compound", "flat", "nsubj"})
_WINDOW = 3  # sentences back that "the city" may refer to
_EXACT = 1  # precision of a town in the lexicon


def place_meant(reading: Reading, token: Token) -> Token | None:
    """Return the name of the place that a bare definite noun of places, or "there", means."""
    if token.lower_ == "there":
        is_meant = token.pos_ == "ADV" and token.dep_ == "advmod"
        return _nearest(reading, token, is_town=False) if is_meant else None
    if token.pos_ != "NOUN":
        return None
    noun = noun_of(token)
    is_town, is_area = noun in reading.group("nouns.towns"), noun in reading.group("nouns.areas")
    if not (is_town or is_area) or not _is_bare(token) or name_of(reading, token, _PLACE) is not None:
        return None
    return _of_same_noun(token) or _nearest(reading, token, is_town=is_town)


def _of_same_noun(token: Token) -> Token | None:
    """Return the place that has the noun in its name: "Norport village" for "the village", the nearest before."""
    first = window_start(token, _WINDOW)
    same = (word for word in reversed(token.doc[first : token.i]) if word.lemma_.lower() == token.lemma_.lower())
    return next((word for word in same if any(child.pos_ == "PROPN" for child in children(word, "compound"))), None)


def _is_bare(noun: Token) -> bool:
    """Tell whether nothing but an article and "same" stands with the noun."""
    return is_definite(noun) and not any(
        dep(child) in _DESCRIBES and child.lower_ not in _SAME for child in noun.children
    )


def _nearest(reading: Reading, token: Token, *, is_town: bool) -> Token | None:
    before = _named_before(reading, token)
    return next((name for name in before if (_can_be_town(reading, name) if is_town else _is_stayed_at(name))), None)


def _named_before(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield the heads of names of places within a country before the token, the nearest first."""
    first = window_start(token, _WINDOW)
    for index in range(token.i - 1, first - 1, -1):
        found = reading.doc[index]
        if found.pos_ != "PROPN" or _PLACE not in kinds(reading, found) or dep(found) in _NOT_THERE:
            continue
        hit = reading.hits.get(index)
        if hit is None or (not is_country(hit) and hit.root == found):
            yield found


def _is_stayed_at(name: Token) -> bool:
    """Tell whether nobody only came from there or was taken there: "to the hospital in Kirkuk"."""
    for node in (name, *ancestors(name)):
        if node.pos_ in {"VERB", "AUX"}:
            break
        if preposition(node) in _WAYS:
            return False
    return True


def _can_be_town(reading: Reading, name: Token) -> bool:
    """Tell whether the name can be a town's: it is one in the lexicon, or the lexicon does not know it."""
    hit = reading.hits.get(name.i)
    entry = None if hit is None else load_entities().places.get(hit.kb_id_)
    return entry is None or entry.precision == _EXACT
