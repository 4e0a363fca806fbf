"""The place of an event that is told without one: where its paragraph is set.

A place that opens a sentence which tells an event ("In Odesa, a man was caught.") frames its paragraph until another
place is named. Nothing else gives an event the place of what was told before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.mentions import kinds, name_of
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import children, conjuncts, dep, preposition
from kg.extract.tokens import Token
from kg.records import HAPPENED, EventKind, MentionKind, RoleName

_PLACE = MentionKind.PLACE
_IN = frozenset({"in", "at", "near", "outside"})
#: Verbs of what a paragraph goes on to tell, beside those of events.
_CAUGHT = frozenset({"catch", "find", "uncover", "discover", "identify"})


def place_by_frame(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Give events without a place the one that the text before them gives, as the module says."""
    told = {member.draft.trigger.token.sent.start for group in clusters for member in group.members}
    for group in clusters:
        drafts = [member.draft for member in group.members]
        if group.kind is not EventKind.INCIDENT or any(draft.heads(RoleName.PLACE) for draft in drafts):
            continue
        for draft in drafts:
            place = _frame(reading, draft.trigger.token) if draft.status in HAPPENED else None
            if place is not None and (place.sent.start in told or place.head.lemma_ in _CAUGHT):
                for each in (place, *_inside(reading, place)):
                    draft.add(RoleName.PLACE, _PLACE, each, "setting-frame")
                break


def _frame(reading: Reading, token: Token) -> Token | None:
    """Return the place that opened a sentence of the paragraph, where no other place was named since."""
    start = token.sent.start
    if any(_is_named(reading, other) for other in token.sent):
        return None
    text = reading.doc.text
    for index in range(start - 1, -1, -1):
        if "\n" in text[reading.doc[index].idx : reading.doc[start].idx]:
            return None
        place = reading.doc[index]
        if _is_named(reading, place):
            return _opening(reading, place)
    return None


def _opening(reading: Reading, place: Token) -> Token | None:
    """Return the phrase of a place that opens its sentence, before the verb that it says where of."""
    while dep(place) in {"appos", "conj", "nmod", "flat", "compound"} and place.head.i < place.i:
        place = place.head
    opens = all(
        word.pos_ in {"ADV", "PUNCT", "SPACE", "CCONJ"} for word in place.doc[place.sent.start : place.left_edge.i]
    )
    is_fronted = dep(place) == "obl" and place.i < place.head.i and preposition(place) in _IN
    says = place.head.lemma_ in reading.group("reporting.verbs") or place.head.lemma_ in reading.words.stances
    return place if opens and is_fronted and not says and _PLACE in kinds(reading, place) else None


def _is_named(reading: Reading, token: Token) -> bool:
    return name_of(reading, token, _PLACE) is not None and _PLACE in kinds(reading, token)


def _inside(reading: Reading, place: Token) -> Iterator[Token]:
    """Yield the wider places behind it: "in Khogyani district, Ghazni province"."""
    yield from (child for child in children(place, "appos") if _is_named(reading, child))
    yield from (other for other in conjuncts(place) if other != place and _is_named(reading, other))
