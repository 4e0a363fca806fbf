"""Invented reports told by their facts, for what is decided about accounts of several reports.

    tell("a", day="2031-03-03", by="red-front", at="fort-dune")

A report's text names each fact once, so that ``Desk`` finds its words. The world is that of ``ENTITIES``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.merge import merge
from kg.records import Account, EventKind, Harm, Incident, Interval, Status
from kg.resolve.linker import Linker
from tests.builders import ENTITIES, INITIATOR, TARGET, WHERE, WITH, Desk, days, entity, linker, quantity

WORLD = {
    each.id: each
    for each in (
        *ENTITIES,
        entity("actor/blue-guard", "StateForce", "Blue Guard", parents=("actor/blue-army",), country="XB"),
        entity("actor/white-army", "StateForce", "White Army", country="XW"),
        entity("actor/yellow-band", "ArmedGroup", "Yellow Band"),
        entity("actor/unnamed-militants", "UnnamedGroup", "militants"),
        entity("actor/unnamed-backed", "UnnamedGroup", "Greenland-backed militia", backers=("actor/greenland",)),
        entity("actor/unnamed-white", "UnnamedGroup", "a White militia", country="XW"),
        entity("place/fort-hill", "Location", "Fort Hill", parents=("place/dune-province",), precision=1),
        entity("place/xw", "Location", "Whiteland", country="XW", precision=4),
        entity("actor/ida-wood", "Person", "Ida Wood"),
        entity("place/near-fort-hill", "Location", "near Fort Hill", parents=("place/dune-province",), precision=2),
        entity("place/near-fort-dune", "Location", "near Fort Dune", parents=("place/dune-province",), precision=2),
        entity("weapon/gunship", "Weapon", "gunship"),
        entity("weapon/g-9", "Weapon", "G-9", aliases=("G-9 gunship",)),
        entity("object/depot", "TargetObject", "a depot"),
    )
}


def tell(
    report: str,
    *,
    type_: str = "shelling",
    day: str | None = None,
    until: str | None = None,
    on: str = "",
    by: str | Iterable[str] = (),
    to: str | Iterable[str] = (),
    at: str | Iterable[str] = (),
    near: str = "",
    using: str = "",
    killed: int | None = None,
    published: str | None = "2031-03-05",
    kind: EventKind = EventKind.INCIDENT,
    status: Status = Status.ASSERTED,
    desk: Desk | None = None,
    answers: Account | None = None,
) -> Desk:
    """Return the report, or ``desk`` with one more account, that tells one event by its facts.

    Args:
        day: ISO day of the event; with ``until`` the first day of a week or period.
        on: Words for a day that nobody can place: "Friday".
        by: Initiators by the last part of their id.
        answers: The account of the same report that this one answers.
    """
    actors = {INITIATOR: _several(by), TARGET: _several(to)}
    places = _several(at)
    number = len(desk.accounts) if desk is not None else 0
    trigger = f"event {number}"
    words = [trigger, *actors[INITIATOR], *actors[TARGET], *places, near, using, day or "", on]
    words += [] if killed is None else [f"killed {killed}"]
    sentence = " ".join(word for word in words if word) + ". "
    desk = desk or Desk(report, "", published=None if published is None else date.fromisoformat(published))
    desk.text += sentence
    roles = [desk.role(name, who, f"actor/{who}") for name, group in actors.items() for who in group]
    roles += [desk.role(WHERE, place, f"place/{place}") for place in places]
    roles += [desk.role(WHERE, near, f"place/near-{near}", relation="near")] if near else []
    roles += [desk.role(WITH, using, f"weapon/{using}")] if using else []
    when = [desk.when(day, days(day, until, precision="day" if until is None else "week"))] if day else []
    when += [desk.when(on, Interval())] if on else []
    figures = () if killed is None else (desk.figure(Harm.KILLED, quantity(killed, killed, f"killed {killed}")),)
    answered = {} if answers is None else {"responds_to": (answers.id,)}
    desk.account(trigger, type_, *roles, kind=kind, status=status, times=tuple(when), figures=figures, **answered)
    return desk


def _several(who: str | Iterable[str]) -> tuple[str, ...]:
    return ((who,) if who else ()) if isinstance(who, str) else tuple(who)


def links(*desks: Desk) -> Linker:
    """Return the linker of some reports."""
    return linker(desks, WORLD.values())


def merged(*desks: Desk) -> tuple[Incident, ...]:
    """Return what the reports are merged to."""
    return merge([desk.extraction() for desk in desks], links(*desks))


def groups(*desks: Desk) -> list[list[str]]:
    """Return the reports that tell each event, most first."""
    found = [sorted(account.report_id for account in incident.accounts) for incident in merged(*desks)]
    return sorted(found, key=lambda reports: (-len(reports), reports))
