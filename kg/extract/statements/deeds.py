"""What an armed group says that its own fighters did: a claim of responsibility, whatever verb says so.

Of a state's forces, who tell of every operation of theirs, it is a report like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.events.armed import is_armed_group
from kg.extract.events.drafts import Draft
from kg.extract.mentions import family, noun_of
from kg.extract.reading import Reading
from kg.extract.syntax import children
from kg.extract.tokens import Token
from kg.records import RoleName

_OWN = frozenset({"its", "their", "our", "his"})


def owns_up(reading: Reading, speaker: Token, about: Iterable[int], drafts: Mapping[int, Draft]) -> bool:
    """Tell whether an armed group, or who speaks for it, says that it did one of the events itself."""
    if not _is_armed(reading, speaker):
        return False
    doers = (head for index in about if index in drafts for head in drafts[index].heads(RoleName.INITIATOR))
    return any(_is_own(reading, speaker, head) for head in doers)


def _is_own(reading: Reading, speaker: Token, doer: Token) -> bool:
    if reading.referent(doer) == reading.referent(speaker):
        return doer.i != speaker.i
    if _named_below(reading, doer) & _named_below(reading, reading.referent(speaker)):
        return True
    return any(owner.lower_ in _OWN and _speaks(reading, speaker, owner) for owner in children(doer, "nmod:poss"))


def _named_below(reading: Reading, head: Token) -> set[str]:
    return {
        reading.hits[token.i].kb_id_
        for token in head.subtree
        if token.i in reading.hits and is_armed_group(reading, token)
    }


def _speaks(reading: Reading, speaker: Token, owner: Token) -> bool:
    meant = reading.referent(owner)
    return meant == owner or meant in {reading.referent(speaker), *speaker.subtree}


def _is_armed(reading: Reading, speaker: Token) -> bool:
    """Tell whether the speaker is an armed group or its fighters, or a spokesman of one."""
    referent = reading.referent(speaker)
    near = (referent, *children(referent, "nmod", "nmod:poss", "compound", "appos"))
    return any(is_armed_group(reading, token) or family(reading, noun_of(token)) == "fighters" for token in near)
