"""The reasons for and against one event, with weights: few, readable, set by reading pairs of reports."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.lexicon.types import GENERIC
from kg.merge.facts import Facts, same_day
from kg.merge.sides import backing, labels, meeting
from kg.records import EventKind, Feature, Harm, Quantity
from kg.resolve.linker import Linker

_NEWS_DAYS = 4  # an undated incident is news: it happened within this many days before publication
#: Tolls, as bounds, that too many incidents share: one, "several", nobody.
_COMMON_TOLLS = frozenset({(1, 1), (2, None), (0, 0)})
#: A story that both reports tell. Where no account has a day, a report no day of publication, and the two are alike by
#: themselves, it stands for day and place; else it is enough for news of the same days about the same kind of event.
_STORY_OF_BARE, _STORY = 5.0, 3.5
#: In one story: of two types that can be one, because a story can tell of both.
_OTHER_TYPE = -1.5
#: Two words for one deed, neither of which says how it was done.
_KILLINGS = frozenset({"killing", "assassination"})
_SAME_VICTIM, _OTHER_VICTIM = 2.5, -2.0
_COUNTED_ALIKE, _DESCRIBED_ALIKE = 1.5, 1.0
_OTHER_NEIGHBOURHOOD = -2.0  # near one town, and near another


def reasons(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    """Yield what speaks for one event, and the little that speaks against it without ruling it out."""
    story = _story_feature(left, right)
    if story is not None:
        yield story
    yield from _day_features(left, right, told_together=story is not None)
    yield from _place_features(left, right, linker)
    yield from _initiator_features(left, right, linker)
    yield from _target_features(left, right, linker, told_together=story is not None)
    yield from _victim_features(left, right, linker)
    yield from _weapon_features(left, right, linker)
    yield from _type_features(left.account.type, right.account.type, told_together=story is not None)
    yield from _toll_features(left, right)


def _story_feature(left: Facts, right: Facts) -> Feature | None:
    """Return that both reports tell one story, unless it does not say which event of a report is meant."""
    if left.crowded or right.crowded or left.account.kind is not EventKind.INCIDENT:
        return None
    if left.tale is None or right.tale is None or (why := left.tale.tells_with(right.tale)) is None:
        return None
    undated = left.report.published is None or right.report.published is None
    bare = undated and not (left.days or right.days) and left.tale.is_like(right.tale)
    return Feature(name="story", weight=_STORY_OF_BARE if bare else _STORY, detail=why)


def _day_features(left: Facts, right: Facts, *, told_together: bool) -> Iterator[Feature]:
    day = same_day(left, right)
    if day is not None:
        yield Feature(name="day", weight=3.0, detail=day)
    elif left.days and right.days:
        yield Feature(name="day", weight=1.0, detail=f"{left.days_text} and {right.days_text} overlap")
    elif left.dates & right.dates:
        yield Feature(name="day", weight=2.0, detail=f"both {', '.join(sorted(left.dates & right.dates))} of some year")
    elif left.weekdays & right.weekdays:
        yield Feature(name="day", weight=1.5, detail=f"both {', '.join(sorted(left.weekdays & right.weekdays))}")
    elif _is_news_of(left, right) or _is_news_of(right, left):
        yield Feature(name="day", weight=0.5, detail="undated, published in the same days")
    elif left.account.kind is EventKind.INCIDENT and not told_together:
        yield Feature(name="day", weight=-2.0, detail="undated, and not published in the same days")


def _is_news_of(undated: Facts, other: Facts) -> bool:
    if undated.days or undated.report.published is None:
        return False
    days = [interval.earliest for interval in other.days if interval.earliest is not None]
    days = days or ([other.report.published] if other.report.published is not None else [])
    return any(0 <= (undated.report.published - day).days <= _NEWS_DAYS for day in days)


def _place_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    shared = left.spots & right.spots
    if shared:
        yield Feature(name="place", weight=3.0, detail=labels(shared, linker))
    elif left.spots and right.spots:
        yield Feature(
            name="place",
            weight=2.0,
            detail=f"{labels(left.spots, linker)} and {labels(right.spots, linker)}, one within the other",
        )
    elif left.countries & right.countries:
        both = len(left.countries & right.countries) > 1 and left.countries == right.countries
        weight = 2.0 if both else 1.5 if left.account.kind is EventKind.SERIES else 1.0
        yield Feature(name="place", weight=weight, detail=", ".join(sorted(left.countries & right.countries)))
    if left.near and right.near and not (left.spots or right.spots or left.near & right.near):
        detail = f"{labels(left.near, linker)} and {labels(right.near, linker)}"
        yield Feature(name="neighbourhood", weight=_OTHER_NEIGHBOURHOOD, detail=detail)


def _victim_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    """Yield the same named person as target, who is killed once: that weighs more than the same target.

    Persons of other names speak against one event, but do not rule it out: each report may name some of its victims.
    """
    ours, theirs = _persons(left, linker), _persons(right, linker)
    if ours & theirs:
        yield Feature(name="victim", weight=_SAME_VICTIM, detail=linker.entities[min(ours & theirs)].label)
    elif ours and theirs:
        detail = f"{labels(ours, linker)} and {labels(theirs, linker)}"
        yield Feature(name="victim", weight=_OTHER_VICTIM, detail=detail)


def _persons(facts: Facts, linker: Linker) -> frozenset[str]:
    """Return the ids of the targets who are named persons."""
    return frozenset(ident for ident in facts.targets if linker.entities[ident].cls == "Person")


def _initiator_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    shared = meeting(left.initiators, right.initiators, linker)
    if shared is not None:
        yield Feature(name="initiator", weight=2.0, detail=shared)
    elif (backer := backing(left, right, linker)) is not None:
        yield Feature(name="backer", weight=1.0, detail=f"{backer} backs those whom the other names")


def _target_features(left: Facts, right: Facts, linker: Linker, *, told_together: bool) -> Iterator[Feature]:
    """Yield that targets are the same, or described alike; outside of a story only with a number that can be one."""
    shared = meeting(left.targets, right.targets, linker)
    if shared is not None:
        yield Feature(name="target", weight=1.5, detail=shared)
        return
    alike = max(_alike(left, right), key=lambda each: (each.weight or 0.0, each.detail), default=None)
    if alike is not None and (told_together or alike.weight == _COUNTED_ALIKE):
        yield alike


def _alike(left: Facts, right: Facts) -> Iterator[Feature]:
    """Yield the pairs of described targets that share a telling word: "six Jesuits" and "the six Jesuit priests"."""
    for one, other in product(left.described, right.described):
        if one.words & other.words:
            weight = _COUNTED_ALIKE if _overlap(one.quantity, other.quantity) else _DESCRIBED_ALIKE
            detail = " and ".join(sorted((one.text, other.text)))
            yield Feature(name="target", weight=weight, detail=detail)


def _overlap(left: Quantity | None, right: Quantity | None) -> bool:
    """Tell whether both are counted, and one number can be meant."""
    if left is None or right is None:
        return False
    return (left.high is None or right.low <= left.high) and (right.high is None or left.low <= right.high)


def _weapon_features(left: Facts, right: Facts, linker: Linker) -> Iterator[Feature]:
    shared = left.weapons & right.weapons
    if shared:
        # "ballistic missile", not "missile"
        exact = any(len(linker.entities[ident].label.split()) > 1 for ident in shared)
        yield Feature(name="weapon", weight=2.0 if exact else 1.5, detail=labels(shared, linker))
    elif any(
        _names_kind(linker.entities[one].aliases, linker.entities[other].label)
        or _names_kind(linker.entities[other].aliases, linker.entities[one].label)
        for one in left.weapons
        for other in right.weapons
    ):
        yield Feature(
            name="weapon", weight=1.0, detail=f"{labels(left.weapons, linker)} and {labels(right.weapons, linker)}"
        )


def _names_kind(aliases: tuple[str, ...], label: str) -> bool:
    """Tell whether a general word ("gunship") stands in another weapon's names ("AC-130 gunship")."""
    return any(label.lower() in alias.lower().split() for alias in aliases)


def _type_features(left: str, right: str, *, told_together: bool) -> Iterator[Feature]:
    if left == right and (told_together or left not in GENERIC):
        yield Feature(name="type", weight=1.0, detail=left)
    elif left != right and told_together and not {left, right} <= _KILLINGS:
        yield Feature(name="type", weight=_OTHER_TYPE, detail=f"{left} and {right}")


def _toll_features(left: Facts, right: Facts) -> Iterator[Feature]:
    """Yield the same number of killed or injured; different numbers speak against nothing."""
    for harm in (Harm.KILLED, Harm.INJURED):
        shared = _bounds(left, harm) & _bounds(right, harm)
        if shared - _COMMON_TOLLS:
            yield Feature(name="toll", weight=1.0, detail=f"{harm}: {min(low for low, _ in shared)}")


def _bounds(facts: Facts, harm: Harm) -> set[tuple[int, int | None]]:
    return {(figure.quantity.low, figure.quantity.high) for figure in facts.account.figures if figure.harm is harm}
