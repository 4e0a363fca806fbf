"""Whether two accounts of different reports tell the same event: hard rules first, then reasons with weights.

A hard rule that speaks against it cannot be outvoted. The weights are few and readable; they were set by reading pairs
of reports, and every decision keeps its features, so that each merge can be explained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from kg.lexicon.types import GENERIC, types_agree
from kg.merge.facts import STATE_SIDE, Facts, is_unnamed
from kg.records import HAPPENED, Decision, EventKind, Feature, Harm, Precision, Verdict
from kg.resolve.linker import Linker

#: Score from which two accounts of single incidents are the same, and from which they are worth a person's look.
SAME = 5.0
WORTH_A_LOOK = 3.0
#: Series have fewer facts that could agree: no day, seldom an exact place.
SAME_SERIES = 4.0
_NEWS_DAYS = 4  # an undated incident is news: it happened within this many days before publication
#: Tolls, as bounds, that too many incidents share: one, "several", nobody.
_COMMON_TOLLS = frozenset({(1, 1), (2, None), (0, 0)})
#: A report dated by the clock of its newsroom can tell what happened on the next day of the place.
_TIME_ZONE_DAYS = 1


def compare(left: Facts, right: Facts, linker: Linker, answers: Callable[[str, str], bool]) -> Decision:
    """Return the decision on two accounts, with every feature that was found.

    Args:
        answers: Tells whether the two accounts (by id) answer incidents that were already decided to be the same.
    """
    features = list(_hard(left, right, linker))
    if not features:
        features = list(_soft(left, right, linker))
        if answers(left.id, right.id):
            features.append(Feature(name="answers-same", weight=3.0, detail="both answer the same incident"))
    first, second = sorted((left.id, right.id))
    against = any(feature.weight is None for feature in features)
    score = 0.0 if against else round(sum(feature.weight or 0.0 for feature in features), 2)
    return Decision(
        left=first, right=second, verdict=_verdict(left, score, against=against), score=score, features=tuple(features)
    )


def keeps_apart(left: Facts, right: Facts, linker: Linker) -> bool:
    """Tell whether a hard rule forbids the two accounts to stand in one incident.

    Two accounts of one report may, if one says neither where nor when: it can mention again what the other tells.
    """
    if left.report.id == right.report.id:
        return not (left.vague or right.vague)
    return any(True for _ in _hard(left, right, linker))


def _verdict(facts: Facts, score: float, *, against: bool) -> Verdict:
    if against:
        return Verdict.DIFFERENT
    if score >= (SAME_SERIES if facts.account.kind is EventKind.SERIES else SAME):
        return Verdict.SAME
    return Verdict.UNDECIDED if score >= WORTH_A_LOOK else Verdict.DIFFERENT


def _hard(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    """Yield what cannot be outvoted."""
    for name, detail in (
        ("same-report", _same_report(left, right)),
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
    if not left.days or not right.days or any(one.overlaps(other) for one in left.days for other in right.days):
        return None
    return f"{_days_text(left)} and {_days_text(right)}"


def _published_before(told: Facts, dated: Facts) -> str | None:
    """Return how long before the event a report was published: it cannot tell what happened later."""
    published = told.report.published
    days = [interval.earliest for interval in dated.days if interval.earliest is not None]
    if published is None or not days or (min(days) - published).days <= _TIME_ZONE_DAYS:
        return None
    return f"published {published}, before {min(days)}"


def _days_text(facts: Facts) -> str:
    return ", ".join(f"{interval.earliest or '..'}/{interval.latest or '..'}" for interval in facts.days)


def _places_differ(left: Facts, right: Facts, linker: Linker) -> str | None:
    if left.countries and right.countries and not left.countries & right.countries:
        return f"{', '.join(sorted(left.countries))} and {', '.join(sorted(right.countries))}"
    if (
        left.spots
        and right.spots
        and not any(_within(one, other, linker) for one in left.spots for other in right.spots)
    ):
        return f"{_labels(left.spots, linker)} and {_labels(right.spots, linker)}"
    return None


def _within(left: str, right: str, linker: Linker) -> bool:
    return left == right or left in linker.ancestors(right) or right in linker.ancestors(left)


def _sides_swapped(left: Facts, right: Facts, linker: Linker) -> str | None:
    swapped = _meet(left.initiators, right.targets, linker) or _meet(left.targets, right.initiators, linker)
    if swapped is None or _meet(left.initiators, right.initiators, linker) is not None:
        return None
    return f"{swapped} is initiator in one and target in the other"


def _initiators_differ(left: Facts, right: Facts, linker: Linker) -> str | None:
    ours, theirs = _telling(left.initiators, linker), _telling(right.initiators, linker)
    if not ours or not theirs or _meet(left.initiators, right.initiators, linker) is not None:
        return None
    if left.account.kind is EventKind.INCIDENT and _is_claimed(left, right):
        return None  # who did it can be in dispute
    if _backing(left, right, linker) is not None:
        return None  # one voice names the backer, another those whom it backs
    return f"{_labels(ours, linker)} and {_labels(theirs, linker)}"


def _backing(left: Facts, right: Facts, linker: Linker) -> str | None:
    """Return the label of an initiator that backs an initiator of the other account."""
    for one, other in ((left, right), (right, left)):
        for actor in sorted(one.initiators):
            if any(actor in linker.entities[backed].backers for backed in other.initiators):
                return linker.entities[actor].label
    return None


def _is_claimed(left: Facts, right: Facts) -> bool:
    """Tell whether place and day are so exact that two named initiators are a dispute about one incident."""
    return bool(left.spots & right.spots) and _same_day(left, right) is not None


def _telling(ids: frozenset[str], linker: Linker) -> frozenset[str]:
    """Return the initiators that tell somebody apart: named ones and states, and unnamed groups of a nation."""
    return frozenset(ident for ident in ids if not is_unnamed(ident) or linker.entities[ident].country is not None)


def _meet(left: frozenset[str], right: frozenset[str], linker: Linker) -> str | None:
    """Return the label of an actor that stands on both sides, or that belongs to one on the other."""
    for one in sorted(left):
        for other in sorted(right):
            if _same_side(one, other, linker):
                return linker.entities[one].label
    return None


def _same_side(one: str, other: str, linker: Linker) -> bool:
    if one == other:
        return True
    left, right = linker.entities[one], linker.entities[other]
    if (
        not is_unnamed(one)
        and not is_unnamed(other)
        and (one in linker.ancestors(other) or other in linker.ancestors(one))
    ):
        return True
    if left.cls in STATE_SIDE and right.cls in STATE_SIDE:
        return left.country is not None and left.country == right.country
    if {left.cls, right.cls} & STATE_SIDE:
        return False
    if is_unnamed(one) and is_unnamed(other):
        return bool(set(left.backers) & set(right.backers)) or (
            left.country is not None and left.country == right.country
        )
    named, unnamed = (left, right) if is_unnamed(other) else (right, left)
    return (
        is_unnamed(unnamed.id)
        and bool(set(named.backers) & set(unnamed.backers))
        or (is_unnamed(unnamed.id) and unnamed.country is not None and unnamed.country == named.country)
    )


def _soft(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    yield from _day_features(left, right)
    yield from _place_features(left, right, linker)
    for name, ours, theirs, weight in (
        ("initiator", left.initiators, right.initiators, 2.0),
        ("target", left.targets, right.targets, 1.5),
    ):
        shared = _meet(ours, theirs, linker)
        if shared is not None:
            yield Feature(name=name, weight=weight, detail=shared)
        elif name == "initiator" and (backer := _backing(left, right, linker)) is not None:
            yield Feature(name="backer", weight=1.0, detail=f"{backer} backs those whom the other names")
    yield from _victim_features(left, right, linker)
    yield from _weapon_features(left, right, linker)
    if left.account.type == right.account.type and left.account.type not in GENERIC:
        yield Feature(name="type", weight=1.0, detail=left.account.type)
    yield from _toll_features(left, right)


def _day_features(left: Facts, right: Facts) -> Iterator[Feature]:
    day = _same_day(left, right)
    if day is not None:
        yield Feature(name="day", weight=3.0, detail=day)
    elif left.days and right.days:
        yield Feature(name="day", weight=1.0, detail=f"{_days_text(left)} and {_days_text(right)} overlap")
    elif _is_news_of(left, right) or _is_news_of(right, left):
        yield Feature(name="day", weight=0.5, detail="undated, published in the same days")
    elif left.account.kind is EventKind.INCIDENT:
        yield Feature(name="day", weight=-2.0, detail="undated, and not published in the same days")


def _same_day(left: Facts, right: Facts) -> str | None:
    return min((str(day) for day in _exact_days(left) & _exact_days(right)), default=None)


def _exact_days(facts: Facts) -> set[date | None]:
    return {
        interval.earliest
        for interval in facts.days
        if interval.precision is Precision.DAY and interval.earliest == interval.latest
    }


def _is_news_of(undated: Facts, other: Facts) -> bool:
    if undated.days or undated.report.published is None:
        return False
    days = [interval.earliest for interval in other.days if interval.earliest is not None]
    days = days or ([other.report.published] if other.report.published is not None else [])
    return any(0 <= (undated.report.published - day).days <= _NEWS_DAYS for day in days)


def _place_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    shared = left.spots & right.spots
    if shared:
        yield Feature(name="place", weight=3.0, detail=_labels(shared, linker))
    elif left.spots and right.spots:
        yield Feature(
            name="place",
            weight=2.0,
            detail=f"{_labels(left.spots, linker)} and {_labels(right.spots, linker)}, one within the other",
        )
    elif left.countries & right.countries:
        both = len(left.countries & right.countries) > 1 and left.countries == right.countries
        weight = 2.0 if both else 1.5 if left.account.kind is EventKind.SERIES else 1.0
        yield Feature(name="place", weight=weight, detail=", ".join(sorted(left.countries & right.countries)))


def _victim_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    """Yield the same named person as target, who is killed once: that weighs more than the same target."""
    victims = sorted(ident for ident in left.targets & right.targets if linker.entities[ident].cls == "Person")
    if victims:
        yield Feature(name="victim", weight=2.5, detail=linker.entities[victims[0]].label)


def _weapon_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    shared = left.weapons & right.weapons
    if shared:
        # "ballistic missile", not "missile"
        exact = any(len(linker.entities[ident].label.split()) > 1 for ident in shared)
        yield Feature(name="weapon", weight=2.0 if exact else 1.5, detail=_labels(shared, linker))
    elif any(
        _names_kind(linker.entities[one].aliases, linker.entities[other].label)
        or _names_kind(linker.entities[other].aliases, linker.entities[one].label)
        for one in left.weapons
        for other in right.weapons
    ):
        yield Feature(
            name="weapon", weight=1.0, detail=f"{_labels(left.weapons, linker)} and {_labels(right.weapons, linker)}"
        )


def _names_kind(aliases: tuple[str, ...], label: str) -> bool:
    """Tell whether a general word ("gunship") stands in another weapon's names ("AC-130 gunship")."""
    return any(label.lower() in alias.lower().split() for alias in aliases)


def _toll_features(left: Facts, right: Facts) -> Iterator[Feature]:
    """Yield the same number of killed or injured; different numbers speak against nothing."""
    for harm in (Harm.KILLED, Harm.INJURED):
        shared = _bounds(left, harm) & _bounds(right, harm)
        if shared - _COMMON_TOLLS:
            yield Feature(name="toll", weight=1.0, detail=f"{harm}: {min(low for low, _ in shared)}")


def _bounds(facts: Facts, harm: Harm) -> set[tuple[int, int | None]]:
    return {(figure.quantity.low, figure.quantity.high) for figure in facts.account.figures if figure.harm is harm}


def _labels(ids: frozenset[str], linker: Linker) -> str:
    return ", ".join(sorted(linker.entities[ident].label for ident in ids))
