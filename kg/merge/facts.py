"""What two accounts are compared by: their days, places, sides, weapons and victims as canonical entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from kg.lexicon.entries import country_code
from kg.lexicon.types import types_agree
from kg.merge.daynames import WEEKDAYS, calendar_day, calendar_days_in, weekdays_in
from kg.merge.stories import Tale
from kg.merge.wording import stems
from kg.records import Account, EventKind, Extraction, Interval, Precision, Quantity, Report, RoleName
from kg.resolve.linker import Linker

#: Classes whose entities act for their state.
STATE_SIDE = frozenset({"State", "StateForce"})
_UNNAMED = "unnamed-"
_CROWD = 2  # other events of one report among which its story does not tell which is meant
_MAX_DAYS = 7  # longer intervals block no pairs by day: a month has too many incidents to be a clue


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Somebody or something that is described and not named: the phrase, its telling words, and how many."""

    text: str
    words: frozenset[str]
    quantity: Quantity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The comparable facts of one account.

    Attributes:
        spots: Ids of the places more exact than a country that it happened at, without those only named as neighbours.
        countries: ISO 3166 codes of all its places.
        initiators: Ids of all initiators, unnamed groups too.
        targets: Ids of all targets; a member of a series shares those of the series.
        states: ISO 3166 codes of the states whose bodies or forces act in it.
        weekdays: The weekdays it happened on: of its exact days, and those that an undated report names.
        dates: The days of the calendar it happened on, without their year, likewise.
        near: Ids of the places more exact than a country that it happened near.
        described: The targets that are described.
        tale: What the whole report tells; None where no report but its own is looked at.
        crowded: Its report tells two or more other such events, each with a place or day of its own.
    """

    account: Account
    report: Report
    days: tuple[Interval, ...]
    spots: frozenset[str]
    countries: frozenset[str]
    initiators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    states: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]
    near: frozenset[str]
    described: tuple[Described, ...]
    tale: Tale | None
    crowded: bool = False

    @property
    def id(self) -> str:
        """Id of the account."""
        return self.account.id

    @property
    def exact_days(self) -> frozenset[date]:
        """The days of its intervals that are one day long."""
        return _exact(self.days)

    @property
    def days_text(self) -> str:
        """Its days, to be shown."""
        return ", ".join(f"{interval.earliest or '..'}/{interval.latest or '..'}" for interval in self.days)

    @property
    def vague(self) -> bool:
        """True when the account says neither where nor when: it can be what its report tells elsewhere once more."""
        told = self.days or self.spots or self.near
        return not told and self.account.kind is EventKind.INCIDENT


def facts_in(extraction: Extraction, linker: Linker, tale: Tale) -> list[Facts]:
    """Return the facts of all accounts of a report that are no statements."""
    known = {account.id: account for account in extraction.accounts}
    found = [
        facts_of(account, extraction.report, linker, known.get(account.part_of or ""), tale)
        for account in extraction.accounts
        if account.kind is not EventKind.STATEMENT
    ]
    return [replace(one, crowded=sum(_rivals(one, other) for other in found) >= _CROWD) for one in found]


def _rivals(one: Facts, other: Facts) -> bool:
    """Tell whether ``other`` is another event of its own that a report of ``one`` could mean as well."""
    same_sort = other.account.kind is one.account.kind and types_agree(other.account.type, one.account.type)
    return other is not one and same_sort and not other.vague


def facts_of(
    account: Account, report: Report, linker: Linker, series: Account | None = None, tale: Tale | None = None
) -> Facts:
    """Return the facts of one account.

    Args:
        series: The account of the series that it is a member of.
        tale: What its report tells as a whole.
    """

    def ids(*names: RoleName) -> frozenset[str]:
        return frozenset(linker.entity(role.mention).id for role in account.of(*names))

    told = (role.mention for role in account.of(RoleName.PLACE) if not role.is_inherited)
    places = [(mention, linker.entity(mention).id) for mention in told]
    exact_places = [(mention, ident) for mention, ident in places if not is_country(ident) and _UNNAMED not in ident]
    unplaced = (when.interval for when in account.times if when.interval.precision is Precision.UNKNOWN)
    named = "; ".join(interval.wording for interval in unplaced)
    exact = _exact(when.interval for when in account.times)
    sides = [linker.entity(role.mention) for role in account.of(RoleName.INITIATOR, RoleName.TARGET)]
    inherited = () if series is None else (linker.entity(role.mention).id for role in series.of(RoleName.TARGET))
    return Facts(
        account=account,
        report=report,
        days=tuple(
            when.interval
            for when in account.times
            if when.interval.earliest is not None or when.interval.latest is not None
        ),
        spots=frozenset(ident for mention, ident in exact_places if mention.relation == "at"),
        near=frozenset(ident for mention, ident in exact_places if mention.relation != "at"),
        countries=frozenset(code for _, ident in places if (code := linker.country(ident)) is not None),
        initiators=ids(RoleName.INITIATOR),
        targets=ids(RoleName.TARGET) | frozenset(inherited),
        weapons=ids(RoleName.WEAPON),
        states=frozenset(side.country for side in sides if side.cls in STATE_SIDE and side.country is not None),
        weekdays=weekdays_in(named) | {WEEKDAYS[day.weekday()] for day in exact},
        dates=calendar_days_in(named) | {calendar_day(day.month, day.day) for day in exact} | _only_day(account, tale),
        described=tuple(_described(account)),
        tale=tale,
    )


def same_day(left: Facts, right: Facts) -> str | None:
    """Return the first exact day that both accounts have."""
    return min((day.isoformat() for day in left.exact_days & right.exact_days), default=None)


def _exact(intervals: Iterable[Interval]) -> frozenset[date]:
    return frozenset(
        interval.earliest
        for interval in intervals
        if interval.earliest and interval.precision is Precision.DAY and interval.earliest == interval.latest
    )


def _only_day(account: Account, tale: Tale | None) -> frozenset[str]:
    """Return the one day that an undated report names, for an account without a time: a bulletin tells of its day."""
    if account.times or tale is None or tale.report.published is not None or len(tale.days) != 1:
        return frozenset()
    return tale.days


def _described(account: Account) -> Iterator[Described]:
    for role in account.of(RoleName.TARGET, RoleName.OBJECT):
        if role.mention.name is None and (words := stems(role.mention.text)):
            yield Described(text=role.mention.text, words=words, quantity=role.mention.quantity)


def is_country(entity_id: str) -> bool:
    """Tell whether a place or actor id is that of a country."""
    return country_code(entity_id) is not None


def is_unnamed(entity_id: str) -> bool:
    """Tell whether the id is that of a description, which identifies nobody outside its report."""
    return _UNNAMED in entity_id


def block_keys(facts: Facts, linker: Linker) -> Iterator[tuple[str, str]]:
    """Yield what another account must share to be compared at all.

    That is a place or what contains it, a day, or in the same weeks a named side or what it belongs to, a state or a
    weapon; and the story that both reports tell.
    """
    containers = {outer for spot in facts.spots for outer in linker.ancestors(spot) if not is_country(outer)}
    yield from (("place", spot) for spot in facts.spots | containers)
    if facts.tale is not None and facts.tale.story is not None:
        yield "story", facts.tale.story
    yield from (("day", day.isoformat()) for interval in facts.days for day in _days(interval))
    sides = {actor for actor in facts.initiators | facts.targets if not is_unnamed(actor)}
    bodies = {outer for actor in sides for outer in linker.ancestors(actor)}
    yield from product((*(sides | bodies), *facts.weapons, *facts.states), _weeks(facts))


def _days(interval: Interval) -> Iterator[date]:
    if interval.earliest is None or interval.latest is None or interval.precision is Precision.PERIOD:
        return
    count = (interval.latest - interval.earliest).days + 1
    yield from (interval.earliest + timedelta(days=offset) for offset in range(count if count <= _MAX_DAYS else 0))


def _weeks(facts: Facts) -> set[str]:
    """Return the fortnights around the event, or around publication where it is undated, as block labels."""
    anchors = [interval.earliest for interval in facts.days if interval.earliest is not None]
    if facts.report.published is not None:
        anchors.append(facts.report.published)
    return {str((anchor.toordinal() + shift) // 14) for anchor in anchors for shift in (-7, 0, 7)} or {"undated"}
