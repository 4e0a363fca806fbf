"""Words that point at several incidents at once: "To conduct these strikes, the navy used drones", behind them all.

They tell no event of their own. Who did all of them, and with what, goes to each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.events.drafts import Draft
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import children, window_start
from kg.lexicon.types import GENERIC, types_agree
from kg.records import HAPPENED, EventKind, RoleName

_WINDOW = 8  # sentences back that "these" may reach
_SHARED = (RoleName.INITIATOR, RoleName.WEAPON)
_OWN = (RoleName.TARGET, RoleName.OBJECT, RoleName.PLACE)
#: Rule of what several incidents share.
TOGETHER = "told-together"


def pointed_at(draft: Draft, clusters: Iterable[Cluster], before: Sequence[Sequence[Cluster]]) -> Sequence[Cluster]:
    """Return the incidents that "these strikes" means, none where it means one or says where or whom it hit.

    Args:
        before: What such words meant before: they mean what was told since, or else the same once more.
    """
    noun = draft.trigger.token
    points = noun.tag_ == "NNS" and any(child.lower_ == "these" for child in children(noun, "det"))
    if not points or draft.times or draft.count is not None or any(map(draft.heads, _OWN)):
        return ()
    first = window_start(noun, _WINDOW)
    found = [cluster for cluster in clusters if first <= cluster.last.trigger.token.i and _is_meant(draft, cluster)]
    since = [cluster for cluster in found if not any(cluster in meant for meant in before)]
    if len(since) > 1:
        return since
    return before[-1] if before and not since else ()


def _is_meant(draft: Draft, cluster: Cluster) -> bool:
    told = cluster.members[0].draft
    is_single = cluster.kind is EventKind.INCIDENT or told.count is not None
    return is_single and told.status in HAPPENED and types_agree(draft.type, told.type)


def share(draft: Draft, cluster: Cluster) -> None:
    """Give the incident who did all of them and with what, and the kind of attack that it was."""
    told = cluster.members[0].draft
    for slot in draft.slots:
        if slot.role in _SHARED:
            told.add(slot.role, slot.kind, slot.head, TOGETHER)
    if told.type in GENERIC and draft.type not in GENERIC:
        told.type = draft.type
        told.rules.add(TOGETHER)
