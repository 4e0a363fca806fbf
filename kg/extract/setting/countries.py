"""The country of a report that tells of one country only.

A report that names places in a single country, and speaks of no other country as often, tells of what happened there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extract.mentions import name_of
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.tokens import Token, Tokens
from kg.lexicon.entities import Entities
from kg.records import MentionKind, RoleName

_PLACE = MentionKind.PLACE


def place_in_only_country(reading: Reading, clusters: Iterable[Cluster], entities: Entities) -> None:
    """Give every event that nothing places the only country that the report tells of."""
    waiting = [group for group in clusters if not any(member.draft.heads(RoleName.PLACE) for member in group.members)]
    word = _only_country(reading, entities) if waiting else None
    if word is not None:
        for group in waiting:
            group.members[0].draft.add(RoleName.PLACE, _PLACE, word, "setting-country")


def _only_country(reading: Reading, entities: Entities) -> Token | None:
    """Return the word that names the country, None where places of several countries are named, or of none."""
    named = [(hit, code) for hit in _hits(reading) if (code := entities.country_of(hit.kb_id_)) is not None]
    spoken = Counter(code for _, code in named)
    where = {code for hit, code in named if hit.label_ == "LOC"}
    if len(where) != 1:
        return None
    (country,) = where
    if any(count >= spoken[country] for code, count in spoken.items() if code != country):
        return None
    return next(_words(reading, country), None)


def _hits(reading: Reading) -> Iterator[Tokens]:
    """Yield each lexicon span once, in text order."""
    yield from (hit for index, hit in sorted(reading.hits.items()) if index == hit.start)


def _words(reading: Reading, country: str) -> Iterator[Token]:
    """Yield the words that name the country itself: "Chile", "Chilean"."""
    for hit in _hits(reading):
        if hit.kb_id_.partition("/")[2].upper() == country and name_of(reading, hit.root, _PLACE) is hit:
            yield hit.root
