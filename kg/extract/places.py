"""Which place "the city", "the area" or "there" is: the nearest named one that the noun can mean.

A town is named by "the city" alone, any place within a country by "the area". Only the last sentences are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions import is_country, kinds, name_of, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.syntax import dep, window_start
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.records import MentionKind

_PLACE = MentionKind.PLACE
_SAME = frozenset({"same", "very", "entire", "whole"})
_DESCRIBES = frozenset({"amod", "compound", "nmod", "acl", "nummod", "appos", "flat"})
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
    return _nearest(reading, token, is_town=is_town)


def _is_bare(noun: Token) -> bool:
    """Tell whether nothing but an article and "same" stands with the noun."""
    return is_definite(noun) and not any(
        dep(child) in _DESCRIBES and child.lower_ not in _SAME for child in noun.children
    )


def _nearest(reading: Reading, token: Token, *, is_town: bool) -> Token | None:
    named = [found for found in _named_before(reading, token) if not is_town or _can_be_town(reading, found)]
    return named[0] if named else None


def _named_before(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield the heads of names of places within a country before the token, the nearest first."""
    first = window_start(token, _WINDOW)
    for index in range(token.i - 1, first - 1, -1):
        found = reading.doc[index]
        if found.pos_ != "PROPN" or _PLACE not in kinds(reading, found) or found.dep_ in {"compound", "flat"}:
            continue
        hit = reading.hits.get(index)
        if hit is None or (not is_country(hit) and hit.root == found):
            yield found


def _can_be_town(reading: Reading, name: Token) -> bool:
    """Tell whether the name can be a town's: it is one in the lexicon, or the lexicon does not know it."""
    hit = reading.hits.get(name.i)
    entry = None if hit is None else load_entities().places.get(hit.kb_id_)
    return entry is None or entry.precision == _EXACT
