"""Reports that print one text: near-copies, as papers print the story of one wire, and briefs cut from a longer report.

All of them stay as reports; where it is counted who tells something they count as one. What two texts share is counted
in runs of three words, exactly, and without comparing all with all: of the rarest runs of a text, a text that has most
of its runs has some, and few texts have these.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import ceil

from kg.lexicon.fold import fold
from kg.records import Extraction, Report

#: Share of common runs of words (Jaccard) from which two texts are near-copies. A copy with three of fourteen sentences
#: cut or rewritten keeps more; two papers that tell one event in words of their own have less than 0.1.
ALIKE = 0.5

#: Share of a brief's runs from which a longer report holds it. A cut text with one word of twenty changed keeps that
#: much. A brief with a sentence of news of its own has less, whatever statement it quotes and whatever paragraph its
#: house ends all reports with. In 1,500 reports of wires and papers nothing but near-copies shares more than 0.66, two
#: parts of one speech, and all but these share less than 0.36.
HELD = 0.85

#: Runs of words below which a text says too little to be compared: formulas of one sentence are alike by themselves.
SHORT = 30

#: Share of its runs that the shorter of two texts has in common with a longer one that is a near-copy or holds it: the
#: common runs of near-copies are a third of the runs of both together, and so two thirds of the shorter one's.
_LEAST = min(HELD, 2 * ALIKE / (1 + ALIKE))

_RUN = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copies:
    """Which reports print one text. A text is named by the first by id of the near-copies that print it.

    Attributes:
        first: For each report that has near-copies, its text.
        longer: For each brief, the texts that hold it.
    """

    first: Mapping[str, str] = field(default_factory=dict)
    longer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, report_id: str) -> str:
        """Return the text that a report prints; its own where it has no near-copies."""
        return self.first.get(report_id, report_id)

    def of(self, report_id: str) -> tuple[str, ...]:
        """Return the reports that a report is a copy of; which of some near-copies is the original is not known."""
        return tuple(sorted({self.text(report_id), *self.longer.get(report_id, ())} - {report_id}))


#: Where no report is a copy.
NO_COPIES = Copies()


def find_copies(extractions: Iterable[Extraction]) -> Copies:
    """Return which reports are near-copies of each other, and which are briefs that longer reports hold."""
    runs = {each.report.id: _runs(each.report) for each in extractions}
    texts, held = _Joined(), []
    for short, long in _overlapping({ident: own for ident, own in runs.items() if len(own) >= SHORT}):
        if texts.first(short) == texts.first(long):
            continue
        shared = len(runs[short] & runs[long])
        if shared >= ALIKE * (len(runs[short]) + len(runs[long]) - shared):
            texts.join(short, long)
        elif shared >= HELD * len(runs[short]):
            held.append((short, long))
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for short, long in held:
        if texts.first(short) != texts.first(long):
            longer[short].add(texts.first(long))
    return Copies(first=texts.firsts(), longer={short: tuple(sorted(found)) for short, found in longer.items()})


def _runs(report: Report) -> frozenset[str]:
    words = _WORD.findall(fold(report.text))
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))


def _overlapping(runs: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of a text and one at least as long: all in which the latter has ``_LEAST`` of the former's runs.

    Who has so many of a text's runs lacks too few to lack all the rarest; so few other pairs come along.
    """
    spread = Counter(chain.from_iterable(runs.values()))
    having: defaultdict[str, list[str]] = defaultdict(list)
    for ident in sorted(runs, key=lambda ident: (-len(runs[ident]), ident)):
        lacked = len(runs[ident]) - ceil(_LEAST * len(runs[ident]))
        common = [run for run in runs[ident] if spread[run] > 1]
        alone = len(runs[ident]) - len(common)
        rarest = sorted(common, key=spread.__getitem__)[: max(0, lacked + 1 - alone)]
        yield from ((ident, other) for other in sorted(set().union(*(having.get(run, ()) for run in rarest))))
        for run in common:
            having[run].append(ident)


class _Joined:
    """Names that were found to mean one thing, each group called by the least of its names."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def first(self, name: str) -> str:
        """Return what the group of ``name`` is called."""
        first = name
        while first in self._above:
            first = self._above[first]
        if first != name:
            self._above[name] = first
        return first

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two names."""
        first, second = sorted((self.first(one), self.first(other)))
        if first != second:
            self._above[second] = first

    def firsts(self) -> dict[str, str]:
        """Return for each name of a group of two and more what the group is called."""
        found = {name: self.first(name) for name in tuple(self._above)}
        return {**found, **{first: first for first in found.values()}}


def independent_sources(reports: Sequence[Report], copies: Copies) -> dict[str, str]:
    """Return for each report's id a name of its source: equal names for reports of one publisher and for copies.

    It is asked for the reports of one event: what else a publisher prints makes no two of them depend on each other. A
    report whose publisher is unknown is a source of its own. Longer reports that hold one brief do not depend on each
    other for it; the brief counts with one of them.
    """
    ordered = sorted(reports, key=lambda each: each.id)
    texts = {report.id: f"text {copies.text(report.id)}" for report in ordered}
    sources = _Joined()
    for report in ordered:
        sources.join(texts[report.id], _publisher(report))
    told = set(texts.values())
    for report in ordered:
        longer = [text for each in copies.longer.get(report.id, ()) if (text := f"text {each}") in told]
        if longer and sources.first(texts[report.id]) not in map(sources.first, longer):
            sources.join(texts[report.id], longer[0])
    return {report.id: sources.first(texts[report.id]) for report in ordered}


def _publisher(report: Report) -> str:
    return f"report {report.id}" if report.publisher is None else f"publisher {report.publisher}"
