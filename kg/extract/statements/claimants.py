"""Who did what is claimed: the speaker of a claim of responsibility, where nothing else says who did it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.events.drafts import Slot
from kg.extract.parties import ACTOR
from kg.extract.sameness.likeness import Cluster
from kg.extract.speech.attribution import Speech
from kg.extract.statements.sayings import Saying
from kg.extract.statements.stances import CLAIM
from kg.records import RoleName

_RULE = "claim-about"


def add_claimants(clusters: Iterable[Cluster], sayings: Iterable[Saying]) -> None:
    """Add to each event without an initiator who claims it, as they say themselves."""
    claims = {index: saying for saying in sayings if saying.stance == CLAIM for index in saying.about}
    for cluster in clusters:
        drafts = [member.draft for member in cluster.members]
        if any(draft.heads(RoleName.INITIATOR) for draft in drafts):
            continue
        for draft in drafts:
            claim = claims.get(draft.trigger.token.i)
            if claim is not None:
                own_words = Speech(claim.cue, claim.speaker, _RULE)
                draft.slots.append(Slot(RoleName.INITIATOR, ACTOR, claim.speaker, _RULE, own_words))
                draft.rules.add(_RULE)
