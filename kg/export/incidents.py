"""The incidents of a graph as flat records, which tables, maps and FollowTheMoney are written from.

An incident is here when at least one report tells that it happened (status asserted, reported or claimed); what was
only threatened, demanded or denied is not, and neither are series, whose incidents nobody tells one by one. Everything
is the resolved view of the graph: nothing is added up, and what the graph does not say is None or empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rdflib import DCTERMS, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from kg.records import HAPPENED
from kg.viz.columns import Columns, last_part
from kg.viz.network import type_label
from kg.vocab import KG, PREFIXES

#: ``kg:geoPrecision`` of a place that is itself known, and of what lies near one.
EXACT, NEARBY, REGION, COUNTRY = 1, 2, 3, 4

#: Between several values of one cell.
SEPARATOR = "; "

#: Which actor stands first where a format has room for one: a force before the state it serves, a name before none.
_RANKS: Mapping[str, int] = {"StateForce": 0, "ArmedGroup": 0, "State": 2, "UnnamedGroup": 3}
_OTHER_RANK = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did or suffered something. ``cls`` is the class of the ontology ("ArmedGroup")."""

    iri: str
    label: str
    cls: str
    country: str | None

    @property
    def is_named(self) -> bool:
        """Tell whether it has a name, rather than a description in one report."""
        return self.cls != "UnnamedGroup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened.

    Attributes:
        precision: 1 exact, 2 nearby, 3 region, 4 country; None where only a noun describes it ("base").
        country: ISO 3166-1 code of two letters.
        regions: Names of the regions that contain it, the smallest first; of a region, its own too.
        latitude: Degrees north (WGS 84) of a point in the place, or of the place that it is near.
    """

    iri: str
    label: str
    precision: int | None
    country: str | None
    country_name: str | None
    regions: tuple[str, ...]
    latitude: float | None
    longitude: float | None

    @property
    def point(self) -> tuple[float, float] | None:
        """Return longitude and latitude where they say where it happened; None for regions and countries."""
        if self.latitude is None or self.longitude is None or self.precision not in (EXACT, NEARBY):
            return None
        return self.longitude, self.latitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One kind of harm in one incident: ``high`` is None when a figure is open, ``best`` when it is no one number."""

    low: int
    best: int | None
    high: int | None
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that tells the incident."""

    iri: str
    id: str
    title: str | None
    published: date | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident. ``type`` is the notation of its type ("air-strike"), ``tolls`` are by harm ("killed")."""

    iri: str
    label: str
    type: str
    type_label: str
    status: str
    earliest: date | None
    latest: date | None
    date_precision: str
    places: tuple[Place, ...]
    initiators: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    objects: tuple[str, ...]
    weapons: tuple[str, ...]
    tolls: Mapping[str, Toll]
    sources: tuple[Source, ...]
    speakers: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return its IRI with the project's prefix ("incident:4fda..."), which ``kg show`` and queries take."""
        return self.iri.replace(PREFIXES["incident"], "incident:", 1)

    @property
    def days(self) -> int | None:
        """Return how many days it can have happened on; None when that is open."""
        return None if self.earliest is None or self.latest is None else (self.latest - self.earliest).days + 1

    @property
    def year(self) -> int | None:
        """Return the year that it certainly happened in."""
        years = {day.year for day in (self.earliest, self.latest) if day is not None}
        return years.pop() if len(years) == 1 and self.days is not None else None

    @property
    def place_names(self) -> str:
        """Return the names of its places in one cell."""
        return SEPARATOR.join(place.label for place in self.places)

    @property
    def only_place(self) -> Place | None:
        """Return where it happened when the graph gives one place; two are two sites, or reports that disagree."""
        return self.places[0] if len(self.places) == 1 else None


def read_rows(graph: Graph) -> tuple[Row, ...]:
    """Return the incidents that happened, ordered by their first day, with those of no known day last."""
    return Rows(Columns(graph)).all()


class Rows:
    """Reads incidents from a graph that is being read."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._accounts: dict[Node, list[Node]] = defaultdict(list)
        for node, events in columns.table(KG.event).items():
            if KG.Account in columns.all(node, RDF.type):
                self._accounts[events[0]].append(node)

    def all(self) -> tuple[Row, ...]:
        """Return the incidents that happened. See ``read_rows``."""
        types = self._columns.table(RDF.type)
        nodes = [node for node, classes in types.items() if KG.Incident in classes]
        rows = [self._row(node) for node in nodes if self._columns.text(node, KG.status) in HAPPENED]
        return tuple(sorted(rows, key=lambda row: (row.earliest or row.latest or date.max, row.label, row.iri)))

    def actors(self) -> tuple[Actor, ...]:
        """Return every actor of the graph."""
        types = self._columns.table(RDF.type)
        return self._actors(node for node, classes in types.items() if KG.Actor in classes)

    def _row(self, node: Node) -> Row:
        columns = self._columns
        concept = columns.all(node, KG.eventType)[0]
        return Row(
            iri=str(node),
            label=self._label(node),
            type=last_part(concept),
            type_label=type_label(concept),
            status=columns.text(node, KG.status) or "",
            earliest=self._day(node, KG.earliest),
            latest=self._day(node, KG.latest),
            date_precision=columns.text(node, KG.datePrecision) or "unknown",
            places=tuple(sorted(map(self._place, columns.all(node, KG.location)), key=lambda place: place.label)),
            initiators=self._actors(columns.all(node, KG.initiator)),
            targets=self._actors(columns.all(node, KG.target)),
            objects=self._labels(columns.all(node, KG.targetObject)),
            weapons=self._labels(columns.all(node, KG.weapon)),
            tolls=dict(sorted(map(self._toll, columns.all(node, KG.toll)))),
            sources=self._sources(node),
            speakers=self._labels(self._of_accounts(node, KG.speaker)),
        )

    def _label(self, node: Node) -> str:
        return self._columns.text(node, RDFS.label) or last_part(node)

    def _labels(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        return tuple(sorted({self._label(node) for node in nodes}))

    def _day(self, node: Node, name: URIRef) -> date | None:
        text = self._columns.text(node, name)
        return None if text is None else date.fromisoformat(text)

    def _of_accounts(self, event: Node, name: URIRef) -> Iterator[Node]:
        for account in self._accounts[event]:
            yield from self._columns.all(account, name)

    def _actors(self, nodes: Iterable[Node]) -> tuple[Actor, ...]:
        found = map(self._actor, nodes)
        return tuple(sorted(found, key=lambda each: (_RANKS.get(each.cls, _OTHER_RANK), each.label, each.iri)))

    def _actor(self, node: Node) -> Actor:
        classes = [last_part(cls) for cls in self._columns.all(node, RDF.type)]
        special = [cls for cls in classes if cls != "Actor"]
        country = self._columns.text(node, KG.countryCode)
        return Actor(iri=str(node), label=self._label(node), cls=(special or ["Actor"])[0], country=country)

    def _place(self, node: Node) -> Place:
        columns = self._columns
        above = tuple(self._containing(node))
        levels = [(columns.whole(each, KG.geoPrecision), self._label(each)) for each in above]
        return Place(
            iri=str(node),
            label=self._label(node),
            precision=columns.whole(node, KG.geoPrecision),
            country=columns.text(node, KG.countryCode),
            country_name=next((label for level, label in levels if level == COUNTRY), None),
            regions=tuple(label for level, label in levels if level == REGION),
            latitude=columns.decimal(node, KG.latitude),
            longitude=columns.decimal(node, KG.longitude),
        )

    def _containing(self, node: Node) -> Iterator[Node]:
        """Yield a place and those that contain it, the smallest first."""
        seen: set[Node] = set()
        at: Node | None = node
        while at is not None and at not in seen:
            yield at
            seen.add(at)
            at = self._columns.one(at, KG.locatedIn)

    def _toll(self, node: Node) -> tuple[str, Toll]:
        columns = self._columns
        wordings = {text for figure in columns.all(node, KG.figure) for text in columns.texts(figure, KG.wording)}
        toll = Toll(
            low=columns.whole(node, KG.low) or 0,
            best=columns.whole(node, KG.best),
            high=columns.whole(node, KG.high),
            wordings=tuple(sorted(wordings)),
        )
        return last_part(columns.all(node, KG.harm)[0]), toll

    def _sources(self, event: Node) -> tuple[Source, ...]:
        found = {self._source(report) for report in self._of_accounts(event, KG.inReport)}
        return tuple(sorted(found, key=lambda each: (each.published or date.max, each.id)))

    def _source(self, node: Node) -> Source:
        columns = self._columns
        return Source(
            iri=str(node),
            id=columns.text(node, DCTERMS.identifier) or last_part(node),
            title=columns.text(node, DCTERMS.title),
            published=self._day(node, DCTERMS.issued),
            publisher=columns.text(node, KG.publisher),
            url=columns.text(node, KG.url),
        )
