"""Matches what the system reads in a report with the gold standard, by overlap of evidence, one to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.reading.gold import GoldIncident, GoldReport, together
from evaluation.reading.names import Resolver, assign, forms_of, matches
from kg.records import HAPPENED, Account, EventKind, Evidence, Extraction, RoleName, Status

#: What the system calls a status of the gold. It has no word of its own for an accusation: somebody says it.
STATUS = {
    "asserted": Status.ASSERTED,
    "reported": Status.REPORTED,
    "claimed": Status.CLAIMED,
    "alleged": Status.REPORTED,
    "denied": Status.DENIED,
    "threatened": Status.HYPOTHETICAL,
}

# What a pair weighs. Any overlap makes a pair; among those, most pairs first, then those that tell most and agree.
_PAIR, _TOLD, _TYPE, _PLACE, _INSIDE = 1000, 50, 20, 20, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One account and what it is to say, or what no account tells (``account`` None).

    Attributes:
        size: How many required entries of the gold it stands for.
    """

    gold: GoldIncident
    account: Account | None
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """One report, matched.

    Attributes:
        pairs: Required gold, told or not.
        optional: Optional gold that an account tells.
        splits: Accounts of an incident that another account tells already.
        allowed: Accounts more on an entry that may be told in parts, each with the keys of the entries.
        false: Accounts of what is no incident.
        taken: Spans of look-alikes, each with the account that took it for an incident.
    """

    gold: GoldReport
    extraction: Extraction
    pairs: tuple[Pair, ...]
    optional: tuple[Pair, ...]
    splits: tuple[Account, ...]
    allowed: tuple[tuple[Account, frozenset[str]], ...]
    false: tuple[Account, ...]
    taken: tuple[tuple[tuple[int, int], Account], ...]

    @property
    def told(self) -> Mapping[str, frozenset[str]]:
        """Keys of the gold that each matched account tells, by its id; an allowed part tells its whole."""
        matched = (*self.pairs, *self.optional)
        parts = {account.id: keys for account, keys in self.allowed}
        return parts | {pair.account.id: frozenset(pair.gold.keys) for pair in matched if pair.account is not None}


def match(gold: GoldReport, extraction: Extraction, entity_of: Resolver) -> Matching:
    """Return the report with each account of an incident beside the gold that it tells.

    Accounts count that tell of something that happened; one that is denied or threatened stands only beside gold of
    that status. An account that overlaps several entries that may be merged tells them all, and an account more on an
    entry whose note allows it to be told in parts costs nothing.
    """
    accounts = [account for account in extraction.accounts if account.kind is not EventKind.STATEMENT]
    found = assign(_weights(gold.incidents, accounts, entity_of))
    used = {accounts[number].id for number in found.values()}
    rest = [account for account in accounts if account.status in HAPPENED and account.id not in used]
    parts = [account for account in rest if any(_tells(account, incident) for incident in gold.incidents)]
    allowed = tuple((account, keys) for account in parts if (keys := _allowed(account, gold.incidents)))
    costless = {account.id for account, _ in allowed}
    pairs = tuple(_pairs(gold.incidents, accounts, found))
    return Matching(
        gold=gold,
        extraction=extraction,
        pairs=tuple(pair for pair in pairs if pair.gold.required),
        optional=tuple(pair for pair in pairs if not pair.gold.required and pair.account is not None),
        splits=tuple(account for account in parts if account.id not in costless),
        allowed=allowed,
        false=tuple(account for account in rest if account not in parts),
        taken=tuple(_taken(gold.lookalikes, rest)),
    )


def overlap(evidence: Iterable[Evidence], spans: Iterable[tuple[int, int]]) -> int:
    """Return how many characters of the evidence lie inside the spans."""
    wanted = tuple(spans)
    return sum(
        max(0, min(end, each.span.end) - max(start, each.span.start)) for each in evidence for start, end in wanted
    )


def _tells(account: Account, incident: GoldIncident) -> bool:
    return overlap(account.triggers, incident.spans) > 0


def _may_match(account: Account, incident: GoldIncident) -> bool:
    return account.status in HAPPENED or any(STATUS[status] is account.status for status in incident.statuses)


def _weights(
    incidents: Sequence[GoldIncident], accounts: Sequence[Account], entity_of: Resolver
) -> dict[tuple[int, int], int]:
    return {
        (left, right): _weight(incident, account, entity_of)
        for left, incident in enumerate(incidents)
        for right, account in enumerate(accounts)
        if _may_match(account, incident) and _tells(account, incident)
    }


def _weight(incident: GoldIncident, account: Account, entity_of: Resolver) -> int:
    characters = sum(each.span.end - each.span.start for each in account.triggers)
    inside = min(1.0, overlap(account.triggers, incident.spans) / max(1, characters))
    places = [forms_of(role.mention, entity_of(role.mention)) for role in account.of(RoleName.PLACE)]
    placed = any(matches(forms, names) for forms in places for names in incident.specific)
    told = sum(overlap(account.triggers, [span]) > 0 for span in incident.spans) / max(1, len(incident.spans))
    agrees = _TYPE * (account.type in incident.types) + _PLACE * placed
    return _PAIR + round(_INSIDE * inside) + round(_TOLD * told) + agrees


def _groups(
    incidents: Sequence[GoldIncident], accounts: Sequence[Account], found: Mapping[int, int]
) -> dict[int, list[int]]:
    """Return the numbers of all entries that the account of each matched entry tells, the matched one first."""
    groups = {left: [left] for left in found}
    for other, incident in enumerate(incidents):
        if other in found:
            continue
        home = next((left for left in found if _joined(incidents[left], incident, accounts[found[left]])), None)
        if home is not None:
            groups[home].append(other)
    return groups


def _joined(home: GoldIncident, other: GoldIncident, account: Account) -> bool:
    mergeable = bool(home.merge_ok.intersection(other.keys) or other.merge_ok.intersection(home.keys))
    return mergeable and _tells(account, other)


def _pairs(incidents: Sequence[GoldIncident], accounts: Sequence[Account], found: Mapping[int, int]) -> Iterator[Pair]:
    groups = _groups(incidents, accounts, found)
    for left, members in groups.items():
        entries = [incidents[member] for member in members]
        size = sum(entry.required for entry in entries)
        yield Pair(gold=together(entries), account=accounts[found[left]], size=size)
    told = {member for members in groups.values() for member in members}
    yield from (Pair(gold=each, account=None, size=1) for number, each in enumerate(incidents) if number not in told)


def _allowed(account: Account, incidents: Iterable[GoldIncident]) -> frozenset[str]:
    """Return the keys of the entries that may be told in parts and that the account is a part of."""
    parted = (incident for incident in incidents if incident.split_ok and _tells(account, incident))
    return frozenset(key for incident in parted for key in incident.keys)


def _taken(
    lookalikes: Iterable[tuple[int, int]], accounts: Sequence[Account]
) -> Iterator[tuple[tuple[int, int], Account]]:
    """Yield each look-alike that an account without gold has a trigger in, with the first such account."""
    for span in lookalikes:
        account = next((each for each in accounts if overlap(each.triggers, [span])), None)
        if account is not None:
            yield span, account
