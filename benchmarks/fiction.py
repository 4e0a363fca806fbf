"""Invented reports of an invented war, as many as wanted: the records of a build that no text was read for.

The same number of reports gives the same records on every machine. Who acts, where and with what follows Zipf's law, as
in news: a few names are in most reports and most names in a few. An incident is told by one to four reports, which
differ in their tolls and days; some answer another one, and some reports also hold statements and series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from kg.ids import content_id
from kg.records import (
    Account,
    Decision,
    Entity,
    EventKind,
    Feature,
    Harm,
    Incident,
    Relation,
    Role,
    Span,
    Status,
    Verdict,
)
from tests.builders import (
    HIT,
    INITIATOR,
    SPEAKER,
    TARGET,
    WHERE,
    WITH,
    Corpus,
    Desk,
    days,
    entity,
    incident,
    linker,
    quantity,
)

_T = TypeVar("_T")

_COUNTRIES, _REGIONS, _TOWNS, _FORCES, _PEOPLE = 12, 90, 3000, 400, 600
_TYPES = ("air-strike", "shelling", "armed-clash", "bombing", "drone-attack", "missile-attack", "shooting", "arrest")
_WEAPONS = ("rocket", "mortar", "drone", "artillery", "bomb", "rifle", "missile", "mine", "grenade", "tank")
_STANCES = ("claim-of-responsibility", "denial", "condemnation", "threat", "support")
_VICTIMS = ("civilians", "soldiers", "police officers", "villagers", "fighters", "children", "people", "journalists")
_FIRST, _LENGTH = date(2019, 1, 1), 2200

#: How many reports tell one incident, with the share of each.
_TOLD = ((1, 2, 3, 4), (70, 18, 8, 4))


@dataclass(frozen=True)
class _World:
    forces: Sequence[Entity]
    people: Sequence[Entity]
    towns: Sequence[Entity]
    others: Sequence[Entity]

    @property
    def entities(self) -> Iterator[Entity]:
        for each in (self.forces, self.people, self.towns, self.others):
            yield from each


@dataclass(frozen=True)
class _Event:
    """What happened, before anybody reports it."""

    number: int
    day: date
    type: str
    initiator: Entity
    target: Entity
    town: Entity
    weapon: str
    killed: int


@dataclass
class _Writer(Desk):
    """A report that is written sentence by sentence: words are looked for in the sentence written last."""

    here: int = field(default=0, init=False)

    def write(self, sentence: str) -> None:
        """Append a sentence."""
        self.here = len(self.text) + bool(self.text)
        self.text = f"{self.text} {sentence}".lstrip()

    def span(self, words: str) -> Span:
        """Return the first place of ``words`` in the last sentence."""
        start = self.text.index(words, self.here)
        return Span(report_id=self.id, start=start, end=start + len(words))

    def account(self, trigger: str, type_: str, *roles: Role, **more: Any) -> Account:
        """Return an account and keep it; accounts of different sentences differ, whatever they tell."""
        made = super().account(trigger, type_, *roles, **more)
        self.accounts[-1] = replace(made, id=content_id(made.id, f"{self.here}"))
        return self.accounts[-1]


def invented(reports: int) -> Corpus:
    """Return the records of ``reports`` invented reports; about 200 triples a report."""
    random = Random(reports)
    world = _world(random)
    desks = [_desk(random, number) for number in range(reports)]
    told: dict[int, tuple[_Event, list[tuple[_Writer, Account]]]] = {}
    merged = []
    for event in _events(random, world, reports):
        tellers = random.sample(desks, random.choices(*_TOLD)[0])
        versions = [(desk, _telling(random, desk, event)) for desk in tellers]
        told[event.number] = event, versions
        merged.append(_joined(random, [account for _, account in versions]))
        if event.number % 3 == 0:
            merged.append(incident(_statement(random, world, event, *versions[0])))
    for desk in desks[::5]:
        merged.append(incident(_series(random, world, desk)))
    for desk in desks[::7]:
        _leading(random, world, desk)
    made = tuple(desk.extraction() for desk in desks if desk.text)
    return Corpus(incidents=tuple(merged), extractions=made, linker=linker(desks, world.entities))


def _zipf(random: Random, things: Sequence[_T]) -> _T:
    """Return one of ``things``, the first twice as often as the second, three times as often as the third."""
    weights = _WEIGHTS.setdefault(len(things), list(accumulate(1 / rank for rank in range(1, len(things) + 1))))
    return random.choices(things, cum_weights=weights)[0]


_WEIGHTS: dict[int, list[float]] = {}


def _word(number: int) -> str:
    """Return an invented name that no other number has."""
    syllables = ("ba", "do", "ke", "li", "mu", "na", "po", "ra", "si", "tu", "ve", "zo")
    made = ""
    for _ in range(4):
        number, rest = divmod(number, len(syllables))
        made += syllables[rest]
    return made.capitalize()


def _world(random: Random) -> _World:
    countries = [
        entity(f"place/country-{n}", "Location", f"{_word(n)}land", country="XB", precision=4)
        for n in range(_COUNTRIES)
    ]
    regions = [
        entity(
            f"place/region-{n}", "Location", f"{_word(n)} Province", precision=3, parents=(_zipf(random, countries).id,)
        )
        for n in range(_REGIONS)
    ]
    towns = [
        replace(
            entity(
                f"place/town-{n}", "Location", f"{_word(n)} Town", precision=1, parents=(_zipf(random, regions).id,)
            ),
            latitude=round(random.uniform(-40, 55), 4),
            longitude=round(random.uniform(-20, 60), 4),
        )
        for n in range(_TOWNS)
    ]
    states = [entity(f"actor/state-{n}", "State", f"{_word(n)}land", country="XB") for n in range(_COUNTRIES)]
    forces = [_force(random, n, states) for n in range(_FORCES)]
    people = [entity(f"actor/person-{n}", "Person", f"Ada {_word(n)}") for n in range(_PEOPLE)]
    weapons = [entity(f"weapon/{name}", "Weapon", name) for name in _WEAPONS]
    groups = [entity(f"actor/unnamed-{name}", "UnnamedGroup", name) for name in (*_VICTIMS, "officials")]
    truck = entity("object/truck", "TargetObject", "a supply truck")
    return _World(
        forces=forces, people=people, towns=towns, others=[*countries, *regions, *states, *weapons, *groups, truck]
    )


def _force(random: Random, number: int, states: Sequence[Entity]) -> Entity:
    cls = "StateForce" if number % 2 else "ArmedGroup"
    tied = (_zipf(random, states).id,)
    return entity(
        f"actor/force-{number}",
        cls,
        f"{_word(number)} {'Army' if number % 2 else 'Front'}",
        aliases=(f"the {_word(number)}s",),
        **({"parents": tied} if number % 2 else {"backers": tied, "source": "https://example.org/forces"}),
    )


def _desk(random: Random, number: int) -> _Writer:
    issued = _FIRST + timedelta(days=number % _LENGTH)
    return _Writer(f"wire-{number:06}", "", published=issued, publisher=f"The {_word(random.randrange(40))} Daily")


def _events(random: Random, world: _World, number: int) -> Iterator[_Event]:
    past: list[_Event] = []
    for at in range(number):
        initiator, target = _zipf(random, world.forces), _zipf(random, world.forces)
        event = _Event(
            number=at,
            day=_FIRST + timedelta(days=at * _LENGTH // number),
            type=random.choice(_TYPES),
            initiator=initiator,
            target=target,
            town=_zipf(random, world.towns),
            weapon=_zipf(random, _WEAPONS),
            killed=random.randrange(1, 30),
        )
        past.append(event)
        yield event


# ------------------------------------------------------------------------------------------------- what a report tells


def _telling(random: Random, desk: _Writer, event: _Event) -> Account:
    """Write an event into a report and return its account; days and tolls are as the report's informants have them."""
    day = event.day + timedelta(days=random.choice((0, 0, 0, 1)))
    killed = event.killed * random.choice((1, 1, 1, 1, 2, 3)) + random.choice((0, 0, 1))
    whom, voice = random.choice(_VICTIMS), "officials"
    weapon, town = event.weapon, event.town.label
    desk.write(
        f"On {day:%d %B %Y} {event.initiator.label} attacked {event.target.label} and a supply truck with a {weapon} at"
        f" {town}, {voice} said, and {killed} {whom} died."
    )
    said = desk.said(voice, "actor/unnamed-officials") if random.random() < 0.6 else None
    figure = desk.figure(
        Harm.KILLED, quantity(killed, killed, f"{killed}"), whom=(whom, f"actor/unnamed-{whom}"), said=said
    )
    roles = [
        desk.role(INITIATOR, event.initiator.label, event.initiator.id),
        desk.role(WHERE, town, event.town.id, **({"relation": "near"} if random.random() < 0.1 else {})),
    ]
    if random.random() < 0.7:
        roles.append(desk.role(TARGET, event.target.label, event.target.id))
    if random.random() < 0.5:
        roles.append(desk.role(WITH, weapon, f"weapon/{weapon}"))
    if random.random() < 0.2:
        roles.append(desk.role(HIT, "a supply truck", "object/truck"))
    earlier = [account for account in desk.accounts if account.kind is EventKind.INCIDENT]
    return desk.account(
        "attacked",
        event.type,
        *roles,
        status=Status.ASSERTED if said is None else Status.REPORTED,
        times=(desk.when(f"{day:%d %B %Y}", days(day.isoformat())),),
        figures=(figure,),
        attributions=() if said is None else (said,),
        responds_to=(earlier[-1].id,) if earlier and random.random() < 0.15 else (),
    )


def _joined(random: Random, accounts: Sequence[Account]) -> Incident:
    """Return the incident that accounts of several reports tell, with the decisions that joined them."""
    first, *rest = accounts
    decisions = [
        Decision(
            left=first.id,
            right=other.id,
            verdict=Verdict.SAME,
            score=float(random.randrange(3, 9)),
            features=(
                Feature(name="place", weight=3.0, detail="one place"),
                Feature(name="day", weight=1.5, detail="one day apart"),
            ),
        )
        for other in rest
    ]
    return incident(*accounts, decisions=decisions)


def _statement(random: Random, world: _World, event: _Event, desk: _Writer, about: Account) -> Account:
    stance = random.choice(_STANCES)
    speaker = event.initiator if random.random() < 0.3 else _zipf(random, (*world.forces, *world.people))
    desk.write(f"{speaker.label} spoke of the attack at {event.town.label} in a {stance}.")
    role = desk.role(SPEAKER, speaker.label, speaker.id)
    return desk.account("spoke", stance, role, kind=EventKind.STATEMENT, about=(about.id,))


def _series(random: Random, world: _World, desk: _Writer) -> Account:
    initiator, target, number = _zipf(random, world.forces), _zipf(random, world.forces), random.randrange(3, 90)
    since = _FIRST + timedelta(days=random.randrange(_LENGTH))
    desk.write(f"{initiator.label} made {number} raids on {target.label} since {since:%d %B %Y}.")
    return desk.account(
        "raids",
        "raid",
        desk.role(INITIATOR, initiator.label, initiator.id),
        desk.role(TARGET, target.label, target.id),
        kind=EventKind.SERIES,
        times=(desk.when(f"since {since:%d %B %Y}", days(since.isoformat(), "", precision="period")),),
        count=quantity(number, number, f"{number}"),
        count_evidence=desk.evidence(f"{number}"),
    )


def _leading(random: Random, world: _World, desk: _Writer) -> None:
    person, force = _zipf(random, world.people), _zipf(random, world.forces)
    words = f"{person.label}, who leads the {force.label}, was seen."
    desk.write(words)
    desk.affiliation(Relation.LEADS, (person.label, person.id), (force.label, force.id), f"who leads the {force.label}")
