"""Events known by who was in them: "the hostages were unharmed", "he escaped unhurt", "the release of Ms Okoro".

Who was hit or taken, people or fighters who did it, and the bomb that went off, stand for the event where a sentence
goes on about them. States, bodies and forces do not: they are in every other event too, and speak of much else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.mentions import family, is_country, is_person, kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import children, dep, window_start
from kg.extract.tokens import Token
from kg.records import MentionKind, RoleName

_NEAR = 8  # sentences back in which who is taken up was told of
_DEFINITE = frozenset({"the", "this", "these", "those", "both"})
_ELSEWHERE = frozenset({"nmod", "acl", "acl:relcl", "compound"})
_THIRD = frozenset({"he", "she", "they", "him", "her", "them", "his", "their"})
_DOERS = frozenset({"people", "fighters"})
_PUBLIC = frozenset({"government", "parliament", "officials", "groups", "forces", "police", "media"})


def clusters_of(reading: Reading, token: Token, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Yield the events told not long before the token that whom it names was in; of a name those told later too."""
    names = _names(reading, token)
    if not names:
        return
    first = window_start(token, _NEAR)
    end = len(reading.doc) if token.pos_ == "PROPN" else token.i
    for cluster in clusters:
        if any(
            first <= head.i < end and head != token and names & _known_by(reading, head)
            for head in _participants(reading, cluster)
        ):
            yield cluster


def _participants(reading: Reading, cluster: Cluster) -> Iterator[Token]:
    for member in cluster.members:
        for slot in member.draft.slots:
            if slot.role is RoleName.TARGET and _is_known_by_it(reading, slot.head):
                yield slot.head
            if slot.role is RoleName.INITIATOR and family(reading, noun_of(slot.head)) in _DOERS:
                yield slot.head
            if slot.role is RoleName.WEAPON and noun_of(slot.head) in reading.group("light.bombs"):
                yield slot.head  # "the device had been hidden near a wall"
        harmed = (toll.whom for toll in member.draft.tolls if toll.whom is not None)
        yield from (head for head in harmed if _is_known_by_it(reading, head))


def _is_known_by_it(reading: Reading, head: Token) -> bool:
    """Tell whether what was hit is known by that: people, persons and things, but no state, body or town."""
    referent = reading.referent(head)
    hit = reading.hits.get(referent.i)
    if hit is not None and (is_country(hit) or MentionKind.PLACE in kinds(reading, referent)):
        return False
    if referent.pos_ == "PROPN":
        return is_person(reading, referent)
    return referent.pos_ in {"NOUN", "NUM"} and family(reading, noun_of(referent)) not in _PUBLIC


def _names(reading: Reading, token: Token) -> set[str]:
    """Return by what the token takes up somebody who was told of: a pronoun, a known noun, a surname."""
    if token.pos_ in {"PRON", "DET"}:
        meant = reading.referent(token)
        return _known_by(reading, meant) if meant != token and token.lower_ in _THIRD else set()
    if token.pos_ == "NOUN":
        is_known = any(child.lower_ in _DEFINITE for child in children(token, "det"))
        is_bare = not any(dep(child) in _ELSEWHERE or child.pos_ == "PROPN" for child in token.children)
        return {token.lemma_.lower()} if is_known and is_bare else set()
    return _surname(reading, token)


def _known_by(reading: Reading, head: Token) -> set[str]:
    referent = reading.referent(head)
    own = {f"@{referent.i}"}
    return own | (_surname(reading, referent) or ({referent.lemma_.lower()} if referent.pos_ == "NOUN" else set()))


def _surname(reading: Reading, token: Token) -> set[str]:
    name = reading.names.get(token.i)
    if name is None or name.label_ != "PERSON" or name.root != token:
        return set()
    return {name[-1].lower_}
