"""What two accounts are compared by: their days, places, sides, weapons and victims as canonical entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from kg.lexicon.entries import country_code
from kg.records import Account, EventKind, Interval, Precision, Report, RoleName
from kg.resolve.linker import Linker

#: Classes whose entities act for their state.
STATE_SIDE = frozenset({"State", "StateForce"})
_UNNAMED = "unnamed-"
_MAX_DAYS = 7  # longer intervals block no pairs by day: a month has too many incidents to be a clue


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The comparable facts of one account.

    Attributes:
        spots: Ids of the places more exact than a country that it happened at, without those only named as neighbours.
        countries: ISO 3166 codes of all its places.
        initiators: Ids of all initiators, unnamed groups too.
        targets: Ids of all targets; a member of a series shares those of the series.
        states: ISO 3166 codes of the states whose bodies or forces act in it.
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

    @property
    def id(self) -> str:
        """Id of the account."""
        return self.account.id

    @property
    def vague(self) -> bool:
        """True when the account says neither where nor when: it can be what its report tells elsewhere once more."""
        return not self.days and not self.spots and self.account.kind is EventKind.INCIDENT


def facts_of(account: Account, report: Report, linker: Linker, series: Account | None = None) -> Facts:
    """Return the facts of one account; ``series`` is the one that it is a member of."""

    def ids(*names: RoleName) -> frozenset[str]:
        return frozenset(linker.entity(role.mention).id for role in account.of(*names))

    places = [(role.mention, linker.entity(role.mention).id) for role in account.of(RoleName.PLACE)]
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
        spots=frozenset(
            ident
            for mention, ident in places
            if mention.relation == "at" and not is_country(ident) and _UNNAMED not in ident
        ),
        countries=frozenset(code for _, ident in places if (code := linker.country(ident)) is not None),
        initiators=ids(RoleName.INITIATOR),
        targets=ids(RoleName.TARGET) | frozenset(inherited),
        weapons=ids(RoleName.WEAPON),
        states=frozenset(side.country for side in sides if side.cls in STATE_SIDE and side.country is not None),
    )


def is_country(entity_id: str) -> bool:
    """Tell whether a place or actor id is that of a country."""
    return country_code(entity_id) is not None


def is_unnamed(entity_id: str) -> bool:
    """Tell whether the id is that of a description, which identifies nobody outside its report."""
    return _UNNAMED in entity_id


def block_keys(facts: Facts, linker: Linker) -> Iterator[tuple[str, str]]:
    """Yield what another account must share to be compared at all.

    That is a place or what contains it, a day, or in the same weeks a named side or what it belongs to, a state or a
    weapon.
    """
    containers = {outer for spot in facts.spots for outer in linker.ancestors(spot) if not is_country(outer)}
    yield from (("place", spot) for spot in facts.spots | containers)
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
