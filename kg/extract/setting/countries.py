"""The country of a report that tells of one country only.

A report that names places in a single country, and speaks of no other country as often, tells of what happened there:
on reports nobody tuned it to, in 84 of 85 cases. What a state's own arms strike from afar, and whoever is at home in
another country and is struck, may lie across the border: that stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extract.events.drafts import Draft
from kg.extract.mentions import name_of, nation, noun_of
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import dep
from kg.extract.tokens import Token, Tokens
from kg.lexicon.entities import Entities
from kg.lexicon.types import FROM_AFAR
from kg.records import MentionKind, RoleName

_PLACE = MentionKind.PLACE


def place_in_only_country(reading: Reading, clusters: Iterable[Cluster], entities: Entities) -> None:
    """Give every event that nothing places the only country that the report tells of."""
    waiting = [group for group in clusters if not any(member.draft.heads(RoleName.PLACE) for member in group.members)]
    country = _only_country(reading, entities) if waiting else None
    word = None if country is None else next(_words(reading, country), None)
    if country is None or word is None:
        return
    for group in waiting:
        if not any(_may_be_abroad(reading, member.draft, country, entities) for member in group.members):
            group.members[0].draft.add(RoleName.PLACE, _PLACE, word, "setting-country")


def _may_be_abroad(reading: Reading, draft: Draft, country: str, entities: Entities) -> bool:
    homes = (_home(reading, head, entities) for head in draft.heads(RoleName.TARGET))
    if any(home not in {None, country} for home in homes):
        return True
    return draft.type in FROM_AFAR and any(
        _home(reading, head, entities) == country for head in draft.heads(RoleName.INITIATOR)
    )


def _home(reading: Reading, head: Token, entities: Entities) -> str | None:
    """Return the country of a state, its forces or an armed group; civilians are anywhere."""
    name = name_of(reading, head, MentionKind.ACTOR)
    if name is None:
        bears_arms = noun_of(head) in reading.group("nouns.forces") | reading.group("nouns.craft")
        return nation(reading, head) if bears_arms else None
    actor = entities.actors.get(name.kb_id_)
    if actor is None:
        return entities.country_of(name.kb_id_)
    return actor.country if actor.cls in {"ArmedGroup", "StateForce"} else None


def _only_country(reading: Reading, entities: Entities) -> str | None:
    """Return the code of the country; None where places of several countries are named, or of none."""
    named = [(hit, code) for hit in _hits(reading) if (code := entities.country_of(hit.kb_id_)) is not None]
    spoken = Counter(code for _, code in named)
    where = {code for hit, code in named if hit.label_ == "LOC" and not _speaks(reading, hit)}
    if len(where) != 1:
        return None
    (country,) = where
    if any(count >= spoken[country] for code, count in spoken.items() if code != country):
        return None
    return country


def _speaks(reading: Reading, hit: Tokens) -> bool:
    """Tell whether the name is who says or condemns something: where that happened it does not tell."""
    verb = hit.root.head.lemma_
    is_saying = verb in reading.words.stances or verb in reading.group("reporting.verbs")
    return dep(hit.root) == "nsubj" and is_saying


def _hits(reading: Reading) -> Iterator[Tokens]:
    """Yield each lexicon span once, in text order."""
    yield from (hit for index, hit in sorted(reading.hits.items()) if index == hit.start)


def _words(reading: Reading, country: str) -> Iterator[Token]:
    """Yield the words that name the country itself: "Chile", "Chilean"."""
    for hit in _hits(reading):
        if hit.kb_id_.partition("/")[2].upper() == country and name_of(reading, hit.root, _PLACE) is hit:
            yield hit.root
