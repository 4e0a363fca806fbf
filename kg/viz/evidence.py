"""What the claims of a graph say, in whose words: the records that the explorer's panel shows beside the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, product
from operator import attrgetter

from rdflib import DCTERMS, RDF
from rdflib.term import Node

from kg.records import Harm, Status
from kg.viz.columns import Columns, last_part, short_id
from kg.viz.network import type_label
from kg.vocab import KG, OA

#: Parts of an event that are not links to another node, in the words of the panel.
PART_NAMES = {
    "event": ("what happened", "event"),
    "date": ("when", "date of"),
    "count": ("how many", "count of"),
    "attributed": ("told by", "source of"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report and the rest of their sentence. ``start`` and ``end`` count code points of the report.

    Attributes:
        sentence: Number of the sentence in the report, from 1; None where it was not counted.
    """

    report: str
    sentence: int | None
    start: int
    end: int
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One thing that one report, or reference material, says about a node.

    Attributes:
        about: Id of the node.
        part: Role, or a key of ``PART_NAMES``.
        value: Id of the node that is claimed to play the part; None where ``text`` says it.
        low: First day, for dates. ``high`` is the last one.
        speakers: Ids of the actors to whom the report attributes it; none where it speaks in its own voice.
        quote: Index into the quotes; None for reference material, which ``source`` names.
        reason: Why the words were taken to mean ``value``.
    """

    about: str
    part: str
    value: str | None = None
    text: str | None = None
    low: str | None = None
    high: str | None = None
    speakers: tuple[str, ...] = ()
    status: str | None = None
    quote: int | None = None
    source: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """One casualty figure. ``clash``: another figure of the same harm shares no number with it."""

    about: str
    harm: str
    low: int
    high: int | None
    wording: str
    whom: str | None
    speakers: tuple[str, ...]
    status: str | None
    quote: int
    clash: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision as one of its events sees it: with which accounts it was, or was not, taken as one.

    Attributes:
        other: Id of the event of the other account; None where both tell this one.
        reports: Ids of the reports of the two accounts.
    """

    about: str
    other: str | None
    verdict: str
    score: float | None
    by: str | None
    reports: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """All claims, figures and rulings of a graph, each list sorted, and the quotes that they point into."""

    quotes: tuple[Quote, ...]
    claims: tuple[ClaimView, ...]
    figures: tuple[FigureView, ...]
    rulings: tuple[Ruling, ...]


def evidence_of(columns: Columns) -> EvidenceView:
    """Return everything that the graph's claims say."""
    nodes = [node for node, classes in columns.table(RDF.type).items() if KG.Evidence in classes]
    index = {node: i for i, node in enumerate(nodes)}
    claims = {*_claims(columns, index), *_dates(columns, index), *_counts(columns, index), *_accounts(columns, index)}
    return EvidenceView(
        quotes=tuple(_quote(columns, node) for node in nodes),
        claims=tuple(sorted(claims, key=_claim_order)),
        figures=tuple(mark_clashes(_figures(columns, index))),
        rulings=tuple(sorted(_rulings(columns), key=lambda r: (r.about, -(r.score or 0), repr(r)))),
    )


_PART_ORDER = (
    *("event", "date", "initiator", "target", "targetObject", "location", "near", "weapon", "count"),
    *("speaker", "about", "inResponseTo", "partOf", "attributed", "memberOf", "leads", "speaksFor", "backedBy"),
)


def _claim_order(claim: ClaimView) -> tuple[str, int, str]:
    part = _PART_ORDER.index(claim.part) if claim.part in _PART_ORDER else len(_PART_ORDER)
    return (claim.about, part, repr(claim))


def _of_class(columns: Columns, cls: Node) -> Iterator[Node]:
    return (node for node, classes in columns.table(RDF.type).items() if cls in classes)


def _quote(columns: Columns, node: Node) -> Quote:
    return Quote(
        report=short_id(columns.all(node, KG.inReport)[0]),
        sentence=columns.whole(node, KG.sentence),
        start=columns.whole(node, OA.start) or 0,
        end=columns.whole(node, OA.end) or 0,
        before=columns.text(node, OA.prefix) or "",
        exact=columns.text(node, OA.exact) or "",
        after=columns.text(node, OA.suffix) or "",
    )


def _speakers(columns: Columns, node: Node) -> tuple[str, ...]:
    return tuple(map(short_id, columns.all(node, KG.speaker)))


def _status(columns: Columns, node: Node) -> str | None:
    account = columns.one(node, KG.account)
    return None if account is None else columns.text(account, KG.status)


def _quotes_of(columns: Columns, node: Node, index: dict[Node, int]) -> list[int | None]:
    """Return the quotes of a claim; [None] for a claim that rests on reference material."""
    return [index[evidence] for evidence in columns.all(node, KG.evidence)] or [None]


def _subject(columns: Columns, claim: Node) -> tuple[Node, bool]:
    """Return what a claim is about. A claim on an account or figure (who told it) is about the event of that."""
    subject = columns.all(claim, RDF.subject)[0]
    event = columns.one(subject, KG.event)
    return (subject, False) if event is None else (event, True)


def _claims(columns: Columns, index: dict[Node, int]) -> Iterator[ClaimView]:
    for claim in columns.table(RDF.subject):
        subject, is_attribution = _subject(columns, claim)
        value = columns.all(claim, RDF.object)[0]
        part = "attributed" if is_attribution else last_part(columns.all(claim, RDF.predicate)[0])
        if part == "eventType":  # the account says the same with the same words
            continue
        for quote in _quotes_of(columns, claim, index):
            yield ClaimView(
                about=short_id(subject),
                part=part,
                value=short_id(value),
                speakers=() if is_attribution else _speakers(columns, claim),
                status=_status(columns, claim),
                quote=quote,
                source=columns.text(claim, DCTERMS.source),
                reason=columns.text(claim, KG.linkReason),
            )


def _dates(columns: Columns, index: dict[Node, int]) -> Iterator[ClaimView]:
    for claim in _of_class(columns, KG.DateClaim):
        for quote in _quotes_of(columns, claim, index):
            yield ClaimView(
                about=short_id(columns.all(claim, KG.event)[0]),
                part="date",
                text=columns.text(claim, KG.wording) or "",
                low=columns.text(claim, KG.earliest),
                high=columns.text(claim, KG.latest),
                speakers=_speakers(columns, claim),
                status=_status(columns, claim),
                quote=quote,
            )


def _counts(columns: Columns, index: dict[Node, int]) -> Iterator[ClaimView]:
    for claim in _of_class(columns, KG.CountClaim):
        for quote in _quotes_of(columns, claim, index):
            yield ClaimView(
                about=short_id(columns.all(claim, KG.event)[0]),
                part="count",
                text=columns.text(claim, KG.wording) or "",
                speakers=_speakers(columns, claim),
                status=_status(columns, claim),
                quote=quote,
            )


def _accounts(columns: Columns, index: dict[Node, int]) -> Iterator[ClaimView]:
    """Return, for each account, the words by which the report names the event."""
    for account in _of_class(columns, KG.Account):
        concept = columns.one(account, KG.eventType)
        for quote in _quotes_of(columns, account, index):
            yield ClaimView(
                about=short_id(columns.all(account, KG.event)[0]),
                part="event",
                text=None if concept is None else type_label(concept),
                speakers=_speakers(columns, account),
                status=columns.text(account, KG.status),
                quote=quote,
            )


def _figures(columns: Columns, index: dict[Node, int]) -> Iterator[FigureView]:
    for figure in _of_class(columns, KG.CasualtyFigure):
        whom = columns.one(figure, KG.whom)
        yield FigureView(
            about=short_id(columns.all(figure, KG.event)[0]),
            harm=last_part(columns.all(figure, KG.harm)[0]),
            low=columns.whole(figure, KG.low) or 0,
            high=columns.whole(figure, KG.high),
            wording=columns.text(figure, KG.wording) or "",
            whom=None if whom is None else short_id(whom),
            speakers=_speakers(columns, figure),
            status=_figure_status(columns, figure),
            quote=index[columns.all(figure, KG.evidence)[0]],
        )


def _figure_status(columns: Columns, figure: Node) -> str | None:
    """Return the status of a figure: a report can tell of an event itself and have the number from somebody."""
    status = _status(columns, figure)
    if status not in (Status.ASSERTED, Status.REPORTED):
        return status
    return (Status.REPORTED if columns.all(figure, KG.speaker) else Status.ASSERTED).value


def mark_clashes(figures: Iterable[FigureView]) -> Iterator[FigureView]:
    """Yield the figures in order of event, harm and number; those that contradict another figure are marked.

    Two figures contradict each other when they count the same harm of one event and share no number, or when more are
    said to be killed than killed and injured together. Figures of different people do not.
    """
    rank = {harm.value: i for i, harm in enumerate(Harm)}
    ordered = sorted(figures, key=lambda f: (f.about, rank[f.harm], f.low, f.high is None, f.high or 0, repr(f)))
    for _, group in groupby(ordered, key=attrgetter("about")):
        event = list(group)
        clashing = {id(f) for f, g in product(event, event) if _contradict(f, g) or _contradict(g, f)}
        yield from (replace(figure, clash=id(figure) in clashing) for figure in event)


def _contradict(less: FigureView, more: FigureView) -> bool:
    """Return whether all that ``less`` can mean is below all that ``more`` can mean, of the same people."""
    same_people = less.whom == more.whom or less.whom is None or more.whom is None
    comparable = less.harm == more.harm or (less.harm == "casualties" and more.harm in ("killed", "injured"))
    return same_people and comparable and less.high is not None and less.high < more.low


def _rulings(columns: Columns) -> Iterator[Ruling]:
    for node in _of_class(columns, KG.Decision):
        accounts = [columns.all(node, side)[0] for side in (KG.left, KG.right)]
        left, right = (short_id(columns.all(account, KG.event)[0]) for account in accounts)
        ruling = Ruling(
            about=left,
            other=None if left == right else right,
            verdict=columns.text(node, KG.verdict) or "",
            score=columns.decimal(node, KG.score),
            by=columns.text(node, KG.decidedBy),
            reports=tuple(short_id(columns.all(account, KG.inReport)[0]) for account in accounts),
            reasons=columns.texts(node, KG.reason),
        )
        yield ruling
        if left != right:
            yield replace(ruling, about=right, other=left, reports=ruling.reports[::-1])
