"""The slots of matched templates: what the account says against what the template says.

- type: the share of found incidents whose type says the same (``SAME_TYPES``).
- day: the share of found incidents with a day in the template whose interval is exactly one that the template allows;
  an account without a time means what the corpus writes for one: on or before the day of publication. Those whose
  template names days are also counted for themselves, and those whose interval is only compatible.
- place: one answer for each incident; right where any place of the account has the name of any level of the template.
- perpetrators: individuals and organisations as one slot, and each for itself. A member of a named body ("FMLN
  guerrillas") answers both: the individual by its noun, the organisation by the name; so does one whom the report's
  affiliations make a member.
- physical targets, victims, weapons: by ``slots.score_slot``. Victims are the targets that are actors, and whom the
  casualty figures count; physical targets are the other targets and objects.
- numbers: the killed and the injured, as ``counts`` compares them. That several were harmed is never asked
  for, and that nobody was is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evaluation.incidents.counts import told_counts
from evaluation.incidents.fills import Fill, SlotScore, score_slot
from evaluation.incidents.matching import Told, names_place, same_days, type_is_same
from evaluation.incidents.muc4 import Template
from evaluation.results import Counts, Figure, prf, share
from kg.records import Harm, Interval

#: Slots that are compared by their heads, with the F1 that they are to reach.
TARGETS: Mapping[str, float | None] = {
    "perpetrators": 0.55,
    "perpetrators, individuals": None,
    "perpetrators, organisations": None,
    "physical targets": 0.50,
    "victims": 0.60,
    "weapons": 0.65,
}
_DATE_TARGET = 0.75
_COUNTED = frozenset({Harm.KILLED, Harm.INJURED})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that an account says otherwise than its template, in words."""

    slot: str
    detail: str


@dataclass(slots=True)
class Tally:
    """The counts of all slots over all found incidents."""

    slots: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in TARGETS})
    places: Counts = field(default_factory=Counts)
    spots: Counts = field(default_factory=Counts)
    numbers: Counts = field(default_factory=Counts)
    types: Counts = field(default_factory=Counts)
    days: Counts = field(default_factory=Counts)
    named_days: Counts = field(default_factory=Counts)
    compatible_days: Counts = field(default_factory=Counts)

    def figures(self) -> Iterator[Figure]:
        """Yield the figures of the slots."""
        yield share("type of incident", self.types.right, self.types.gold)
        yield share("day: exact", self.days.right, self.days.gold, _DATE_TARGET)
        yield share("day: exact, where the template names days", self.named_days.right, self.named_days.gold)
        yield share("day: compatible", self.compatible_days.right, self.compatible_days.gold)
        yield prf("place, any level", self.places)[2]
        yield prf("place below the country", self.spots)[2]
        for name, counts in self.slots.items():
            yield from prf(name, counts, TARGETS[name])
        yield prf("killed and injured, numbers", self.numbers)[2]


def slot_scores(found: Told, template: Template) -> dict[str, SlotScore]:
    """Return the outcome of each slot that is compared by heads."""
    return {
        "perpetrators": score_slot(
            (*found.individuals, *found.organisations), (*template.individuals, *template.organisations)
        ),
        "perpetrators, individuals": score_slot(found.individuals, template.individuals),
        "perpetrators, organisations": score_slot(found.organisations, template.organisations),
        "physical targets": score_slot(found.objects, template.objects),
        "victims": score_slot(found.victims, template.victims),
        "weapons": score_slot(found.weapons, template.weapons),
    }


def add(tally: Tally, found: Told, template: Template) -> list[Fault]:
    """Count one found incident, and return what is wrong with it."""
    faults = [*_add_type(tally, found, template), *_add_day(tally, found, template)]
    faults += [*_add_place(tally, found, template), *_add_numbers(tally, found, template)]
    for name, outcome in slot_scores(found, template).items():
        outcome.add_to(tally.slots[name])
        faults += _slot_faults(name, outcome)
    return faults


def _add_type(tally: Tally, found: Told, template: Template) -> Iterator[Fault]:
    right = type_is_same(found, template)
    tally.types.add(right, 1, 1)
    if not right:
        yield Fault("type", f"expected {'/'.join(template.types)}, found {found.account.type}")


def _add_day(tally: Tally, found: Told, template: Template) -> Iterator[Fault]:
    if not template.days:
        return
    exact = any(same_days(found.interval, each) for each in template.days)
    tally.days.add(exact, 1, 1)
    tally.compatible_days.add(any(found.interval.overlaps(each) for each in template.days), 1, 1)
    if any(each.earliest is not None for each in template.days):
        tally.named_days.add(exact, 1, 1)
    if not exact:
        expected = " or ".join(map(_days, template.days))
        wording = ", ".join(when.interval.wording for when in found.account.times)
        yield Fault("day", f"expected {expected}, found {_days(found.interval)} ({wording or 'no time'})")


def _days(interval: Interval) -> str:
    return f"{interval.earliest or '..'}/{interval.latest or '..'}"


def _add_place(tally: Tally, found: Told, template: Template) -> Iterator[Fault]:
    names = (*template.country, *template.spots)
    right = names_place(found, names)
    tally.places.add(right, bool(found.places), bool(names))
    if template.spots:
        tally.spots.add(names_place(found, template.spots), bool(found.spots), 1)
    if names and not right:
        yield Fault("place", f"expected {' > '.join(names)}, found {'; '.join(found.places) or 'none'}")


def _add_numbers(tally: Tally, found: Told, template: Template) -> Iterator[Fault]:
    figures = [figure for figure in found.account.figures if figure.harm in _COUNTED and figure.quantity.high != 0]
    right, wrong = told_counts(figures, template.counts)
    missed = [count for count in template.counts if count not in right and not count.whom.optional]
    tally.numbers.add(len(right), len(right) + len(wrong), len(right) + len(missed))
    for count in missed:
        yield Fault("numbers", f"missed {count.harm} {count.exact or count.bounds}: {_strings(count.whom)}")
    for figure in wrong:
        whom = "" if figure.whom is None else figure.whom.text
        yield Fault("numbers", f"wrong {figure.harm} {figure.quantity.low}..{figure.quantity.high}: {whom}")


def _slot_faults(name: str, outcome: SlotScore) -> Iterator[Fault]:
    wrong = ", ".join(each.text for each in outcome.wrong)
    missed = "; ".join(map(_strings, outcome.missed))
    if wrong or missed:
        yield Fault(name, f"missed: {missed or '-'} | wrong: {wrong or '-'}")


def _strings(fill: Fill) -> str:
    return " / ".join(fill.strings)
