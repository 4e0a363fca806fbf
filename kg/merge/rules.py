"""The hard rules: what cannot be outvoted by any number of facts that two accounts share."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon.types import types_agree
from kg.merge.facts import Facts, same_day
from kg.merge.sides import backing, labels, meeting, telling
from kg.records import HAPPENED, EventKind, Feature
from kg.resolve.linker import Linker

#: Name of the rule that two accounts of one report are two events.
SAME_REPORT = "same-report"
#: A report dated by the clock of its newsroom can tell what happened on the next day of the place.
_TIME_ZONE_DAYS = 1


def hard_rules(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    """Yield what cannot be outvoted."""
    for name, detail in (
        (SAME_REPORT, _same_report(left, right)),
        ("kind", _kinds_differ(left, right)),
        ("status", _status_differs(left, right)),
        ("type", _types_differ(left, right)),
        ("day", _days_differ(left, right)),
        ("published-before", _published_before(left, right) or _published_before(right, left)),
        ("place", _places_differ(left, right, linker)),
        ("sides-swapped", _sides_swapped(left, right, linker)),
        ("initiator", _initiators_differ(left, right, linker)),
    ):
        if detail is not None:
            yield Feature(name=name, weight=None, detail=detail)


def _same_report(left: Facts, right: Facts) -> str | None:
    return "one report tells them apart" if left.report.id == right.report.id else None


def _kinds_differ(left: Facts, right: Facts) -> str | None:
    return None if left.account.kind is right.account.kind else "an incident is no series"


def _status_differs(left: Facts, right: Facts) -> str | None:
    same = (left.account.status in HAPPENED) == (right.account.status in HAPPENED)
    return None if same else f"{left.account.status} and {right.account.status}"


def _types_differ(left: Facts, right: Facts) -> str | None:
    return (
        None if types_agree(left.account.type, right.account.type) else f"{left.account.type} and {right.account.type}"
    )


def _days_differ(left: Facts, right: Facts) -> str | None:
    if left.days and right.days:
        meet = any(one.overlaps(other) for one in left.days for other in right.days)
        return None if meet else f"{left.days_text} and {right.days_text}"
    for ours, theirs in ((left.dates, right.dates), (left.weekdays, right.weekdays)):
        if ours and theirs and not ours & theirs:
            return f"{' or '.join(sorted(ours))} and {' or '.join(sorted(theirs))}"
    return None


def _published_before(told: Facts, dated: Facts) -> str | None:
    """Return how long before the event a report was published: it cannot tell what happened later."""
    published = told.report.published
    days = [interval.earliest for interval in dated.days if interval.earliest is not None]
    if published is None or not days or (min(days) - published).days <= _TIME_ZONE_DAYS:
        return None
    return f"published {published}, before {min(days)}"


def _places_differ(left: Facts, right: Facts, linker: Linker) -> str | None:
    if left.countries and right.countries and not left.countries & right.countries:
        return f"{', '.join(sorted(left.countries))} and {', '.join(sorted(right.countries))}"
    if (
        left.spots
        and right.spots
        and not any(_within(one, other, linker) for one in left.spots for other in right.spots)
    ):
        return f"{labels(left.spots, linker)} and {labels(right.spots, linker)}"
    return None


def _within(left: str, right: str, linker: Linker) -> bool:
    return left == right or left in linker.ancestors(right) or right in linker.ancestors(left)


def _sides_swapped(left: Facts, right: Facts, linker: Linker) -> str | None:
    swapped = meeting(left.initiators, right.targets, linker) or meeting(left.targets, right.initiators, linker)
    if swapped is None or meeting(left.initiators, right.initiators, linker) is not None:
        return None
    return f"{swapped} is initiator in one and target in the other"


def _initiators_differ(left: Facts, right: Facts, linker: Linker) -> str | None:
    if not left.initiators or not right.initiators:
        return None
    ours, theirs = telling(left.initiators, linker), telling(right.initiators, linker)
    if not ours or not theirs or meeting(left.initiators, right.initiators, linker) is not None:
        return None
    if left.account.kind is EventKind.INCIDENT and _is_claimed(left, right):
        return None  # who did it can be in dispute
    if backing(left, right, linker) is not None:
        return None  # one voice names the backer, another those whom it backs
    return f"{labels(ours, linker)} and {labels(theirs, linker)}"


def _is_claimed(left: Facts, right: Facts) -> bool:
    """Tell whether place and day are so exact that two named initiators are a dispute about one incident."""
    return bool(left.spots & right.spots) and same_day(left, right) is not None
