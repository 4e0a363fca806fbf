"""Which reports tell one story: the reports are clustered by their words, weekdays and tolls before accounts are.

Bare accounts ("the blast killed two") have no day and no place to be compared by; the report around them tells which
blast is meant. A story is what average linkage makes of the likeness of reports: a report joins where it is like the
reports of a story on the average, so that no chain of half-like reports grows. Like the weights of words, stories are a
function of the set of reports: nothing depends on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from math import fsum

from kg.merge.daynames import WEEKDAYS, calendar_days_in, is_near, weekdays_in
from kg.merge.wording import Wording, alike, wordings
from kg.records import Extraction, Harm, Report

#: What a toll can say of a story: reports of one story count the same dead.
_HARMS = (Harm.KILLED, Harm.INJURED, Harm.CAPTURED)

#: Average likeness from which reports tell one story. Reports of two incidents of one kind, "a bank bombed" here and
#: there, are alike by 0.1 and less, those of one incident, in a few sentences each, by about 0.3.
_CUT = 0.15
#: Of that, what two reports must be alike by besides the words and names that any report of one conflict has. Of 985
#: pairs of ECB+ documents that tell one event 738 have it, of 12 like pairs of reports on one war, of other events, 4.
_PECULIAR = 0.02
#: What it adds that reports share a weekday, or the number of killed, injured or captured, and that all differ.
_SAME, _OTHER = 0.05, -0.2
_MOST_DAYS = 30  # between the publications of two reports of one story
_SHOWN = 3  # words of a story in an explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """What a report as a whole tells, and the story that it is one of.

    Attributes:
        story: Id of the first report of its story, in the order of ids; None where no other report tells it.
        weekdays: The weekdays that the text names.
        days: The days of the calendar that the text names, without their year.
        tolls: Exact numbers of killed, injured and captured; arrests are not counted.
        like: How like other reports are, by their ids, as far as it was looked at.
    """

    report: Report
    wording: Wording
    weekdays: frozenset[str]
    days: frozenset[str]
    tolls: Mapping[Harm, frozenset[int]]
    story: str | None = None
    like: Mapping[str, float] = field(default_factory=dict, repr=False)

    def tells_with(self, other: Tale) -> str | None:
        """Return in words why both reports tell one story, None where they do not."""
        if self.story is None or self.story != other.story:
            return None
        words = self.wording.shared(other.wording, _SHOWN)
        days = sorted(self.weekdays & other.weekdays, key=WEEKDAYS.index)
        told = f"both reports tell of {', '.join(words)}" if words else "other reports are like both"
        return f"{told}; both name {', '.join(days)}" if days else told

    def is_like(self, other: Tale) -> bool:
        """Tell whether the two reports by themselves, without others between them, are alike enough for one story.

        Two reports of one war are alike by the names of its sides; of one event they share something else too.
        """
        known = self.like.get(other.report.id)
        is_alike = (likeness(self, other) if known is None else known) >= _CUT
        return is_alike and self.wording.peculiar_likeness(other.wording) >= _PECULIAR


def tales_of(extractions: Iterable[Extraction]) -> dict[str, Tale]:
    """Return what each report tells as a whole, with its story, by the report's id."""
    told = sorted(extractions, key=lambda extraction: extraction.report.id)
    words = wordings(extraction.report for extraction in told)
    alone = {extraction.report.id: _tale(extraction, words[extraction.report.id]) for extraction in told}
    found = {pair: likeness(alone[pair[0]], alone[pair[1]]) for pair in alike(words)}
    like: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), value in found.items():
        like[left][right] = like[right][left] = value
    stories = _grouped(found)
    return {ident: replace(tale, story=stories.get(ident), like=like[ident]) for ident, tale in alone.items()}


def likeness(left: Tale, right: Tale) -> float:
    """Return how like two reports are; 0 where they do not tell the news of the same days."""
    if _days_apart(left, right):
        return 0.0
    details = [(left.weekdays, right.weekdays), *((left.tolls[harm], right.tolls[harm]) for harm in _HARMS)]
    return fsum((left.wording.likeness(right.wording), *(_agreement(ours, theirs) for ours, theirs in details)))


def _days_apart(left: Tale, right: Tale) -> bool:
    """Tell whether the days of publication lie far apart or, where one is not known, all days that its text names."""
    first, second = left.report.published, right.report.published
    if first is not None and second is not None:
        return abs((first - second).days) > _MOST_DAYS
    if first is None and second is None:
        return bool(left.days and right.days and not left.days & right.days)
    named, published = (right.days, first) if first is not None else (left.days, second)
    return published is not None and bool(named) and not any(is_near(day, published, _MOST_DAYS) for day in named)


def _agreement(ours: Set[object], theirs: Set[object]) -> float:
    if not ours or not theirs:
        return 0.0
    return _SAME if ours & theirs else _OTHER


def _tale(extraction: Extraction, wording: Wording) -> Tale:
    counted: dict[Harm, set[int]] = {harm: set() for harm in _HARMS}
    for account in extraction.accounts:
        for figure in account.figures:
            if figure.harm is Harm.CAPTURED and account.type == "arrest":
                continue  # arrests follow for days: reports of one event count other ones
            if figure.harm in counted and figure.quantity.low == figure.quantity.high:
                counted[figure.harm].add(figure.quantity.low)
    return Tale(
        report=extraction.report,
        wording=wording,
        weekdays=weekdays_in(extraction.report.text),
        days=calendar_days_in(extraction.report.text),
        tolls={harm: frozenset(numbers) for harm, numbers in counted.items()},
    )


def _grouped(likenesses: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Return the story of each report that is in one: the least id of its reports."""
    groups = average_linkage(likenesses, _CUT)
    return {ident: min(group) for group in groups for ident in group}


def average_linkage(likenesses: Mapping[tuple[str, str], float], cut: float) -> list[tuple[str, ...]]:
    """Return the groups of two and more that join while their members are alike by ``cut`` or more on the average.

    The most alike join first, of equals those with the least ids. Pairs without a likeness have 0. The work grows with
    the number of pairs that have one.
    """
    return _Linkage(likenesses, cut).groups()


class _Linkage:
    """Clusters named by their least member, and the sums of likeness between those that have any."""

    def __init__(self, likenesses: Mapping[tuple[str, str], float], cut: float) -> None:
        self._cut = cut
        self._members = {ident: [ident] for pair in sorted(likenesses) for ident in pair}
        self._sums: dict[str, dict[str, float]] = defaultdict(dict)
        self._waiting: list[tuple[float, str, str]] = []
        for (left, right), found in sorted(likenesses.items()):
            self._sums[left][right] = self._sums[right][left] = found
            self._offer(left, right)

    def groups(self) -> list[tuple[str, ...]]:
        """Return the groups when nothing more joins."""
        while self._waiting:
            average, left, right = heappop(self._waiting)
            if right in self._sums.get(left, {}) and average == -self._average(left, right):  # not outdated
                self._join(left, right)
        return [tuple(sorted(group)) for group in self._members.values() if len(group) > 1]

    def _offer(self, one: str, other: str) -> None:
        average = self._average(one, other)
        if average >= self._cut:
            heappush(self._waiting, (-average, min(one, other), max(one, other)))

    def _average(self, one: str, other: str) -> float:
        return self._sums[one][other] / (len(self._members[one]) * len(self._members[other]))

    def _join(self, keep: str, give: str) -> None:
        """Join two clusters under the lesser name, which ``keep`` is."""
        own, gone = self._sums[keep], self._sums.pop(give)
        del own[give], gone[keep]
        for other, found in gone.items():
            del self._sums[other][give]
            own[other] = self._sums[other][keep] = own.get(other, 0.0) + found
        self._members[keep] += self._members.pop(give)
        for other in own:
            self._offer(keep, other)
