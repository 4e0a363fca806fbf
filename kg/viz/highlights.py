"""Chooses what the explorer says before it is asked: disagreements, the deadliest, the most reported, the series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import networkx as nx

from kg.records import HAPPENED
from kg.viz.evidence import ClaimView, EvidenceView, FigureView
from kg.viz.palette import EVENT_KINDS

#: Entries of one list: what fits on a screen beside the other lists.
MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One node in a list and why it stands there."""

    id: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list of the start panel. ``total`` counts the entries before the list was cut."""

    title: str
    about: str
    items: tuple[Entry, ...]
    total: int


def listings(network: nx.MultiDiGraph[str], evidence: EvidenceView) -> tuple[Listing, ...]:
    """Return the lists of the start panel; a list without entries is left out."""
    made = (
        _listing("Where the reports disagree", "", disagreements(network, evidence)),
        _listing("Deadliest", "", _deadliest(network)),
        _listing("Most reported", "", _most_reported(network)),
        _listing("Series of incidents", "Counted by reports, not told one by one.", _series(network)),
        _listing("Latest", "", _latest(network)),
    )
    return tuple(listing for listing in made if listing.items)


def lead(network: nx.MultiDiGraph[str]) -> str:
    """Return the first sentences of the start panel."""
    kinds = [kind for _, kind in network.nodes(data="kind")]
    events, reports = sum(kind in EVENT_KINDS for kind in kinds), kinds.count("report")
    counted = f"{events} event{'s' * (events != 1)} from {reports} report{'s' * (reports != 1)}."
    return f"{counted} Choose one, or an actor, place or weapon: this panel shows who says what, in their words."


def disagreements(network: nx.MultiDiGraph[str], evidence: EvidenceView) -> list[Entry]:
    """Return the events whose accounts cannot all be right: in numbers, in days, or in whether it happened."""
    notes: dict[str, list[str]] = {}
    for event, figures in groupby(evidence.figures, key=attrgetter("about")):
        notes.setdefault(event, []).extend(_numbers(network, evidence, [f for f in figures if f.clash]))
    for event, claims in groupby(evidence.claims, key=attrgetter("about")):
        group = list(claims)
        notes.setdefault(event, []).extend([*_days(group), *_denials(network, group)])
    found = [Entry(id=event, note="; ".join(said)) for event, said in notes.items() if said and event in network]
    return sorted(found, key=lambda entry: (-_reports(network, entry.id), entry.id))


def number(low: int, high: int | None) -> str:
    """Return a number as its bounds give it: "8", "5–6", or "24+" without an upper bound."""
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def _listing(title: str, about: str, entries: Sequence[Entry]) -> Listing:
    return Listing(title=title, about=about, items=tuple(entries[:MOST]), total=len(entries))


def _numbers(network: nx.MultiDiGraph[str], evidence: EvidenceView, figures: Sequence[FigureView]) -> list[str]:
    said = {f"{number(f.low, f.high)} {f.harm} ({_voice(network, evidence, f)})": None for f in figures}
    return [" vs ".join(said)] if said else []


def _voice(network: nx.MultiDiGraph[str], evidence: EvidenceView, figure: FigureView) -> str:
    if figure.speakers:
        return " and ".join(_label(network, speaker) for speaker in figure.speakers)
    report = evidence.quotes[figure.quote].report
    return str(network.nodes[report].get("publisher") or _label(network, report))


def _label(network: nx.MultiDiGraph[str], node: str) -> str:
    return str(network.nodes[node]["label"]) if node in network else node


def _days(claims: Iterable[ClaimView]) -> list[str]:
    dates = sorted({(c.low, c.high) for c in claims if c.part == "date" and c.low is not None and c.high is not None})
    apart = bool(dates) and max(low for low, _ in dates) > min(high for _, high in dates)
    return ["days: " + " vs ".join(low if low == high else f"{low} to {high}" for low, high in dates)] if apart else []


def _denials(network: nx.MultiDiGraph[str], claims: Iterable[ClaimView]) -> list[str]:
    told = [claim for claim in claims if claim.part == "event" and claim.status is not None]
    against = [claim for claim in told if claim.status in ("denied", "negated")]
    if not against or all(claim.status not in HAPPENED for claim in told):
        return []
    names = sorted({_label(network, speaker) for claim in against for speaker in claim.speakers})
    return [f"denied by {' and '.join(names)}" if names else "denied in one account"]


def _events(network: nx.MultiDiGraph[str], *kinds: str) -> dict[str, Mapping[str, str | int]]:
    return {node: data for node, data in sorted(network.nodes(data=True)) if data["kind"] in kinds}


def _ranked(events: Mapping[str, Mapping[str, str | int]], key: Callable[[str], int]) -> list[str]:
    return sorted(events, key=lambda node: (-key(node), str(events[node].get("earliest", "")), node))


def _deadliest(network: nx.MultiDiGraph[str]) -> list[Entry]:
    events = {n: d for n, d in _events(network, "incident").items() if int(d.get("killed_low", 0)) > 0}
    ranked = _ranked(events, lambda node: int(events[node].get("killed_best", events[node]["killed_low"])))
    return [Entry(id=node, note=f"{_killed(events[node])} killed") for node in ranked]


def _killed(data: Mapping[str, str | int]) -> str:
    high = data.get("killed_high")
    return number(int(data["killed_low"]), None if high is None else int(high))


def _most_reported(network: nx.MultiDiGraph[str]) -> list[Entry]:
    events = {n: d for n, d in _events(network, "incident", "statement").items() if _reports(network, n) > 1}
    ranked = _ranked(events, lambda node: _reports(network, node))
    return [Entry(id=node, note=f"{_reports(network, node)} reports") for node in ranked]


def _series(network: nx.MultiDiGraph[str]) -> list[Entry]:
    events = _events(network, "series")
    ranked = _ranked(events, lambda node: _reports(network, node))
    return [Entry(id=node, note=str(events[node].get("count", ""))) for node in ranked]


def _latest(network: nx.MultiDiGraph[str]) -> list[Entry]:
    events = {n: d for n, d in _events(network, "incident", "statement").items() if "earliest" in d}
    ranked = sorted(sorted(events), key=lambda node: str(events[node]["earliest"]), reverse=True)
    return [Entry(id=node, note="") for node in ranked]


def _reports(network: nx.MultiDiGraph[str], node: str) -> int:
    return sum(role == "reportedBy" for _, _, role in network.out_edges(node, keys=True))
