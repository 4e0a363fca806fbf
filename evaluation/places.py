"""Where names of conflict areas lead: place and country of names as news write them, each in a sentence of its own.

The list ``lists/places.tsv`` is the project's own: name as written, a sentence that tells an incident there and names
the country or another context, country codes (several where a border runs through it, none where it is disputed),
kind, coordinates with the source where they were looked up, and the kilometres within which an answer is right: 25 for
what a map shows as a point, for a region the distance of its farthest town.

Each sentence is read as one report. The answer is the entity of the place mention that overlaps the name. It counts:

- *found*: the mention plays the part of place in an account of that report, and its entity has coordinates;
- *within*: found, and no farther from the gold point than the item's size, along a great circle;
- *wrong country*: found, and the entity lies in a country that is none of the item's codes. An item without codes, and
  an entity without country, cannot be wrong here;
- *found where told*: found, of the sentences in which extraction read an incident: what is missing there is the name's
  fault, and not that of a verb that nobody knows;
- *known*: the entity of any mention that overlaps the name has coordinates, whatever part it plays.

A name that occurs in the list in two spellings, or for two places, counts as often as it stands there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.results import Error, Figure, Result, Task, share
from kg.errors import ReadError
from kg.records import EventKind, Extraction, Mention, MentionKind, Report, RoleName
from kg.resolve import Linker
from kg.resolve.resolving import mentions_of

if TYPE_CHECKING:
    from evaluation.system import System

LIST = Path(__file__).parent / "lists" / "places.tsv"
TITLE = "places of conflict areas"
_EARTH_DIAMETER = 12_742.0  # kilometres, of the sphere of mean radius
_PUBLISHED = date(2024, 6, 3)  # any day: the sentences need none
_NOTES = (
    "the list is the project's own, and the gazetteer shares GeoNames with most of its coordinates: a place that both "
    "hold is right by the name, not by a second survey",
    "regions and countries are right when the answer lies no farther from their middle than their farthest town",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the list; ``size`` in kilometres, ``countries`` as ISO 3166 codes."""

    name: str
    sentence: str
    countries: tuple[str, ...]
    kind: str
    latitude: float
    longitude: float
    size: float

    @property
    def start(self) -> int:
        """Offset of the name in the sentence."""
        found = re.search(rf"(?<!\w){re.escape(self.name)}(?!\w)", self.sentence)
        return found.start() if found is not None else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the system makes of the name: the entity of a mention, ``attached`` where it is the place of an account."""

    entity: str
    country: str | None
    point: tuple[float, float] | None
    attached: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One item with the best of the system's answers; ``told`` where extraction read an incident in its sentence."""

    item: Item
    answer: Answer | None
    told: bool = True
    doc: str = ""

    @property
    def known(self) -> bool:
        """Whether the system has coordinates for the name."""
        return self.answer is not None and self.answer.point is not None

    @property
    def found(self) -> bool:
        """Whether an account happens at a place with coordinates that the name led to."""
        return self.known and self.answer is not None and self.answer.attached

    @property
    def off(self) -> float:
        """Kilometres between the answer and the gold point; 0 without coordinates."""
        if self.answer is None or self.answer.point is None:
            return 0.0
        return distance((self.item.latitude, self.item.longitude), self.answer.point)

    @property
    def within(self) -> bool:
        """Whether the place was found where it is."""
        return self.found and self.off <= self.item.size

    @property
    def wrong_country(self) -> bool:
        """Whether the place was found in a country in which it does not lie."""
        country = self.answer.country if self.answer is not None else None
        return self.found and bool(self.item.countries) and country is not None and country not in self.item.countries


def distance(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return the kilometres along a great circle between two points in degrees (haversine formula)."""
    (south, west), (north, east) = (map(radians, left), map(radians, right))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return _EARTH_DIAMETER * asin(sqrt(chord))


def figures(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """Return what the outcomes come to."""
    found = [outcome for outcome in outcomes if outcome.found]
    total = len(outcomes)
    return (
        share("found with coordinates", len(found), total, 0.95),
        share("within 25 km, or within the region", sum(outcome.within for outcome in outcomes), total),
        Figure(
            name="in a wrong country",
            value=sum(outcome.wrong_country for outcome in outcomes),
            of=len(found),
            target=0,
            at_most=True,
            whole=True,
        ),
        share("found where told, of sentences with an incident", len(found), sum(outcome.told for outcome in outcomes)),
        share("known, whatever part the name plays", sum(outcome.known for outcome in outcomes), total),
    )


def errors(outcomes: Iterable[Outcome]) -> tuple[Error, ...]:
    """Return what went wrong, wrong countries first."""
    ranks = ("wrong country", "too far", "no coordinates", "not attached", "not read", "no incident")
    wrong = [(kind, outcome) for outcome in outcomes if (kind := _kind(outcome)) is not None]
    return tuple(_error(kind, outcome) for kind, outcome in sorted(wrong, key=lambda pair: ranks.index(pair[0])))


def _kind(outcome: Outcome) -> str | None:
    if outcome.answer is None:
        return "not read" if outcome.told else "no incident"
    if not outcome.known:
        return "no coordinates"
    if not outcome.found:
        return "not attached"
    if outcome.wrong_country:
        return "wrong country"
    return None if outcome.within else "too far"


def _error(kind: str, outcome: Outcome) -> Error:
    item, answer = outcome.item, outcome.answer
    got = "nothing" if answer is None else f"{answer.entity} {answer.country} ({answer.reason})"
    where = " or ".join(item.countries) or "no one country"
    detail = f"{item.name}, {item.kind} of {where}: {got}, {outcome.off:.0f} km off"
    return Error(kind=kind, doc=outcome.doc, sentence=item.sentence, detail=detail)


def best(answers: Iterable[Answer]) -> Answer | None:
    """Return the answer that counts: attached and with coordinates, else with coordinates, else any."""
    return min(answers, key=lambda answer: (answer.point is None, not answer.attached), default=None)


def answers_of(item: Item, extraction: Extraction, linker: Linker) -> Iterator[Answer]:
    """Yield the entities of the place mentions that overlap the name of the item."""
    roles = [role for account in extraction.accounts for role in account.roles]
    attached = {role.mention for role in roles if role.name is RoleName.PLACE}
    for mention in dict.fromkeys(mentions_of(extraction)):
        if mention.kind is MentionKind.PLACE and _covers(mention, item):
            yield _answer(mention, linker, attached=mention in attached)


def _covers(mention: Mention, item: Item) -> bool:
    return mention.span.start < item.start + len(item.name) and item.start < mention.span.end


def _answer(mention: Mention, linker: Linker, *, attached: bool) -> Answer:
    entity = linker.entity(mention)
    point = None
    if entity.latitude is not None and entity.longitude is not None:
        point = (entity.latitude, entity.longitude)
    country = linker.country(entity.id)
    return Answer(entity=entity.id, country=country, point=point, attached=attached, reason=linker.reason(mention))


def read_items(path: Path = LIST) -> tuple[Item, ...]:
    """Return the items of a list, in its order.

    Raises:
        ReadError: The list cannot be read, or a sentence does not hold its name.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            items = tuple(map(_item, csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ReadError(f"no list of places: {error}", where=str(path)) from error
    for item in items:
        if item.start < 0:
            raise ReadError(f"the sentence does not hold {item.name!r}", where=str(path))
    return items


def _item(row: dict[str, str]) -> Item:
    return Item(
        name=row["name"],
        sentence=row["sentence"],
        countries=tuple(row["countries"].split()),
        kind=row["kind"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        size=float(row["size_km"]),
    )


def score(system: System, data: Path) -> Result:
    """Return how many names of the project's own list lead to the right place; ``data`` holds nothing for it."""
    del data
    items = read_items()
    reports = [
        Report(id=f"places-{number}", text=item.sentence, published=_PUBLISHED)
        for number, item in enumerate(items, start=2)  # the line of the list
    ]
    extractions = system.read(reports, "places")
    linker = system.resolved(extractions)
    outcomes = [_outcome(item, each, linker) for item, each in zip(items, extractions, strict=True)]
    return Result(task="places", title=TITLE, figures=figures(outcomes), errors=errors(outcomes), notes=_NOTES)


def _outcome(item: Item, extraction: Extraction, linker: Linker) -> Outcome:
    told = any(account.kind is EventKind.INCIDENT for account in extraction.accounts)
    answer = best(answers_of(item, extraction, linker))
    return Outcome(item=item, answer=answer, told=told, doc=extraction.report.id)


TASK = Task(name="places", title=TITLE, corpora=(), score=score)
