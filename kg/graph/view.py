"""The resolved view of an event: what its accounts come to, by rules that can be read.

Only accounts that tell of something that happened (``HAPPENED``) are asked, so that a direct property of an event never
stems from a threat, a demand or a denial. An event that has no such account keeps its type, its status and its label.

type       The most specific type, if all types lie on one line of the scheme; else the type that more independent
           reports name than any other; else the nearest type above all of them; else the type that the merge gave.
days       The days that all dated accounts allow; if there are none, all days that any of them gives. A series takes
           all days. Intervals that could not be placed do not count.
places     Every claimed place that contains no other claimed place. A country or region gives way to a place of which
           nothing is known but that it is more precise. Of two places that no account names together, the one that
           fewer independent reports name gives way. Where an account names an exact place, what it says to be beside a
           place ("near the capital") or by a noun alone ("at a base") does not count; a noun counts where nothing else
           is said.
casualties For each harm: the lowest low, the highest high (none when a figure is open), and as the best figure the one
           that most independent reports give, the latest published first among equals. One somebody, by name or
           description, is a part of any number and counts only where none is told.
status     The strongest of the accounts.
others     Everything that any of the accounts claims stands side by side.

Reports are independent when their publishers differ and none is a copy of another; a report whose publisher is unknown
counts as its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.merge.copies import NO_COPIES, Copies, independent_sources
from kg.records import (
    HAPPENED,
    Account,
    CasualtyFigure,
    EventKind,
    Harm,
    Incident,
    Interval,
    Mention,
    Precision,
    Quantity,
    Report,
    RoleName,
    Status,
)
from kg.resolve.linker import Linker
from kg.vocab import incident_types

#: From the strongest to the weakest.
STRENGTH = (
    Status.ASSERTED,
    Status.REPORTED,
    Status.CLAIMED,
    Status.DENIED,
    Status.HYPOTHETICAL,
    Status.DEMANDED,
    Status.NEGATED,
)

#: Days up to which an interval counts as that precise; a longer one is a period.
_LENGTHS = ((1, Precision.DAY), (7, Precision.WEEK), (31, Precision.MONTH), (366, Precision.YEAR))

#: ``Entity.precision`` from which a place is a region or a country.
REGION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The casualties of one harm. ``best`` is the account and figure that speak for it."""

    harm: Harm
    low: int
    high: int | None
    figures: tuple[tuple[Account, CasualtyFigure], ...]
    best: tuple[Account, CasualtyFigure]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the accounts of an event come to.

    Attributes:
        told: The accounts that the view is made of.
        happened: Whether they tell of something that happened.
        places: Ids of entities, ordered.
        sources: How many independent sources the accounts come from.
    """

    told: tuple[Account, ...]
    happened: bool
    type: str
    status: Status
    days: Interval
    places: tuple[str, ...]
    tolls: tuple[Toll, ...]
    sources: int


def resolve_view(incident: Incident, reports: Mapping[str, Report], linker: Linker, copies: Copies = NO_COPIES) -> View:
    """Return the resolved view of ``incident``; the order of its accounts does not matter.

    Args:
        copies: Which reports print one text, as ``find_copies`` returns it.
    """
    accounts = tuple(sorted(incident.accounts, key=lambda account: account.id))
    happened = tuple(account for account in accounts if account.status in HAPPENED)
    told = happened or accounts
    telling = [reports[ident] for ident in sorted({account.report_id for account in accounts})]
    sources = independent_sources(telling, copies)
    return View(
        told=told,
        happened=bool(happened),
        type=agreed_type(told, sources, incident.type),
        status=min((account.status for account in accounts), key=STRENGTH.index),
        days=agreed_days(told, envelope=incident.kind is EventKind.SERIES),
        places=agreed_places(told, sources, linker),
        tolls=tuple(_tolls(told, sources, reports)),
        sources=len({sources[account.report_id] for account in told}),
    )


# --------------------------------------------------------------------------------------------------------------- type


def agreed_type(accounts: Iterable[Account], sources: Mapping[str, str], merged: str) -> str:
    """Return the type that accounts agree on. ``sources`` maps report ids to what makes reports independent."""
    votes: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        votes[account.type].add(sources[account.report_id])
    above = {broader for type_ in votes for broader in _broader(type_)}
    leaves = sorted(set(votes) - above)
    if len(leaves) == 1:
        return leaves[0]
    return _majority({leaf: len(votes[leaf]) for leaf in leaves}) or _common(leaves) or _chosen(leaves, merged)


def _majority(votes: Mapping[str, int]) -> str | None:
    first, second = sorted(votes, key=lambda name: -votes[name])[:2]
    return first if votes[first] > votes[second] else None


def _common(types: Sequence[str]) -> str | None:
    return next((broader for broader in _broader(types[0]) if all(broader in _broader(each) for each in types)), None)


def _chosen(types: Sequence[str], merged: str) -> str:
    return merged if merged in types else types[0]


def _broader(type_: str) -> tuple[str, ...]:
    known = incident_types().get(type_)
    return () if known is None else known.broader


# --------------------------------------------------------------------------------------------------------------- days


def agreed_days(accounts: Iterable[Account], *, envelope: bool = False) -> Interval:
    """Return the days that dated accounts allow together or, with ``envelope`` or if there are none, all their days."""
    dated = [when.interval for account in accounts for when in account.times if _is_placed(when.interval)]
    if not dated:
        return Interval()
    earliest = max((each.earliest for each in dated if each.earliest is not None), default=None)
    latest = min((each.latest for each in dated if each.latest is not None), default=None)
    if envelope or (earliest is not None and latest is not None and earliest > latest):
        earliest, latest = _outer(dated)
    return Interval(earliest=earliest, latest=latest, precision=_precision(earliest, latest, dated))


def _is_placed(interval: Interval) -> bool:
    return interval.earliest is not None or interval.latest is not None


def _outer(dated: Iterable[Interval]) -> tuple[date | None, date | None]:
    starts, ends = [each.earliest for each in dated], [each.latest for each in dated]
    known_starts, known_ends = [day for day in starts if day is not None], [day for day in ends if day is not None]
    earliest = min(known_starts) if len(known_starts) == len(starts) else None
    latest = max(known_ends) if len(known_ends) == len(ends) else None
    return earliest, latest


def _precision(earliest: date | None, latest: date | None, dated: Iterable[Interval]) -> Precision:
    said = [each.precision for each in dated if (each.earliest, each.latest) == (earliest, latest)]
    if said:
        return min(said, key=list(Precision).index)
    if earliest is None or latest is None:
        return Precision.PERIOD
    days = (latest - earliest).days + 1
    return next((precision for length, precision in _LENGTHS if days <= length), Precision.PERIOD)


# ------------------------------------------------------------------------------------------------------------- places


def agreed_places(accounts: Iterable[Account], sources: Mapping[str, str], linker: Linker) -> tuple[str, ...]:
    """Return the ids of the most precise places that accounts give and that no better attested one contradicts."""
    named = {account.id: _places(account, linker) for account in accounts}
    votes: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for place in named[account.id]:
            votes[place].add(sources[account.report_id])
    leaves = sorted(place for place in votes if not any(_gives_way(place, other, linker) for other in votes))
    return tuple(place for place in leaves if not _is_outvoted(place, leaves, votes, named.values()))


def _places(account: Account, linker: Linker) -> frozenset[str]:
    """Return where an account says it was: named places, else places beside them, else those that a noun describes."""
    mentions = [role.mention for role in account.of(RoleName.PLACE) if _is_location(role.mention)]
    named = _entities((each for each in mentions if each.relation == "at" and (each.name or each.entry)), linker)
    beside = _entities((each for each in mentions if each.relation != "at"), linker)
    is_exact = any((linker.entities[place].precision or 0) < REGION for place in named)
    return named if is_exact else (named | beside) or _entities(mentions, linker)


def _is_location(mention: Mention) -> bool:
    """Tell whether the entity of a place's mention is where it happened, and not only something near by.

    What is near a named place has an entity of its own ("near Baghdad"); what is near a place that only a noun
    describes ("near a base") is linked to that place itself.
    """
    return mention.relation == "at" or mention.name is not None


def _entities(mentions: Iterable[Mention], linker: Linker) -> frozenset[str]:
    return frozenset(linker.entity(mention).id for mention in mentions)


def _gives_way(place: str, other: str, linker: Linker) -> bool:
    if place == other:
        return False
    if place in linker.ancestors(other):
        return True
    coarse, fine = linker.entities[place].precision, linker.entities[other].precision
    return coarse is not None and coarse >= REGION and (fine or 0) < REGION and linker.country(other) is None


def _is_outvoted(
    place: str, leaves: Iterable[str], votes: Mapping[str, set[str]], named: Iterable[frozenset[str]]
) -> bool:
    return any(
        len(votes[other]) > len(votes[place]) and not any({place, other} <= together for together in named)
        for other in leaves
    )


# --------------------------------------------------------------------------------------------------------- casualties


def _tolls(accounts: Iterable[Account], sources: Mapping[str, str], reports: Mapping[str, Report]) -> Iterator[Toll]:
    told: dict[Harm, list[tuple[Account, CasualtyFigure]]] = defaultdict(list)
    for account in accounts:
        for figure in account.figures:
            told[figure.harm].append((account, figure))
    for harm in sorted(told):
        counting = _counting(told[harm])
        low, high = bounds(figure.quantity for _, figure in counting)
        yield Toll(harm=harm, low=low, high=high, figures=tuple(counting), best=_best(counting, sources, reports))


def _counting(told: Sequence[tuple[Account, CasualtyFigure]]) -> Sequence[tuple[Account, CasualtyFigure]]:
    """Return the figures that say how many; where none does but to say nobody, those of one somebody too."""
    counts = [pair for pair in told if not _is_of_one_somebody(pair[1])]
    return counts if any(figure.quantity.high != 0 for _, figure in counts) else told


def _is_of_one_somebody(figure: CasualtyFigure) -> bool:
    """Tell whether the figure is one somebody, by name or description ("a fighter"), who is a part of any number."""
    whom, number = figure.whom, figure.quantity
    if whom is None or number.high != 1:
        return False
    is_counted = whom.quantity is not None or number.wording not in whom.text  # "one fighter", "one of the fighters"
    return whom.person or not is_counted


def bounds(quantities: Iterable[Quantity]) -> tuple[int, int | None]:
    """Return the lowest low and the highest high of ``quantities``, the latter None when one of them is open."""
    known = list(quantities)
    highs = [quantity.high for quantity in known if quantity.high is not None]
    return min(quantity.low for quantity in known), max(highs) if len(highs) == len(known) else None


def _best(
    told: Iterable[tuple[Account, CasualtyFigure]], sources: Mapping[str, str], reports: Mapping[str, Report]
) -> tuple[Account, CasualtyFigure]:
    groups: dict[tuple[int, int | None], list[tuple[Account, CasualtyFigure]]] = defaultdict(list)
    for account, figure in told:
        groups[figure.quantity.low, figure.quantity.high].append((account, figure))

    def published(pair: tuple[Account, CasualtyFigure]) -> tuple[date, str]:
        return reports[pair[0].report_id].published or date.min, pair[0].id

    def rank(key: tuple[int, int | None]) -> tuple[int, tuple[date, str], int]:
        group = groups[key]
        return len({sources[account.report_id] for account, _ in group}), max(map(published, group)), -key[0]

    return max(groups[max(groups, key=rank)], key=published)
