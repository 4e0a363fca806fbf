"""Whose hearsay is: what the report only heard ("an apparent attack", "was reportedly killed") is said by somebody.

By who takes a stance on it in the same sentence ("condemned the alleged raid"), else by the only source that the
accounts of the event name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.extract.events.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.speech.attribution import Speech
from kg.extract.statements.sayings import Saying
from kg.extract.statements.stances import PLAIN


def name_sources(reading: Reading, clusters: Iterable[Cluster], sayings: Iterable[Saying]) -> None:
    """Give each event that is hearsay and that nobody is said to tell its source, where there is one."""
    stances = {index: saying for saying in sayings if saying.stance != PLAIN for index in saying.about}
    for cluster in clusters:
        drafts = [member.draft for member in cluster.members]
        for draft in drafts:
            if draft.speech is None and is_told_as_hearsay(draft):
                draft.speech = _by_stance(draft, stances) or _only_source(reading, drafts)


def is_told_as_hearsay(draft: Draft) -> bool:
    """Tell whether the words for the event say that it was only heard of."""
    return "hearsay" in draft.rules


def _by_stance(draft: Draft, stances: Mapping[int, Saying]) -> Speech | None:
    saying = stances.get(draft.trigger.token.i)
    if saying is None or saying.cue.sent != draft.trigger.token.sent or saying.voice:
        return None
    return Speech(saying.cue, saying.speaker, saying.rule)


def _only_source(reading: Reading, drafts: Sequence[Draft]) -> Speech | None:
    known = {reading.referent(draft.speech.speaker).i: draft.speech for draft in drafts if draft.speech is not None}
    return next(iter(known.values())) if len(known) == 1 else None
