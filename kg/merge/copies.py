"""Reports that print one text: near-copies, as papers print the story of one wire, and which sources are independent.

Near-copies are found by MinHash over runs of three words and verified by what they really share. Both stay as reports;
where it is counted who tells something they count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rensa import RMinHash, RMinHashLSH

from kg.lexicon.fold import fold
from kg.records import Extraction, Report

#: Share of common runs of words (Jaccard) from which two texts are near-copies. A copy with three of fourteen sentences
#: cut or rewritten keeps more; two papers that tell one event in words of their own have less than 0.1.
ALIKE = 0.5

#: Runs of words below which a text says too little to be compared: formulas of one sentence are alike by themselves.
SHORT = 30

_RUN = 3
_WORD = re.compile(r"\w+")
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 1  # bands of four find 0.5 in 87 of 100 cases, and 0.6 in 99


def find_copies(extractions: Iterable[Extraction]) -> dict[str, str]:
    """Return for each report that has near-copies the first of them by id; which is the original is not known."""
    runs = {each.report.id: _runs(each.report) for each in sorted(extractions, key=lambda each: each.report.id)}
    home = {ident: ident for ident in runs}
    for left, right in _alike(runs):
        old, new = sorted((home[left], home[right]), reverse=True)
        home.update((each, new) for each, first in tuple(home.items()) if first == old)
    shared = {first for ident, first in home.items() if first != ident}
    return {ident: first for ident, first in home.items() if first in shared}


def _runs(report: Report) -> frozenset[str]:
    words = _WORD.findall(fold(report.text))
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))


def _alike(runs: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of reports that are near-copies, each once."""
    seen = RMinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    names: list[str] = []
    for ident, own in runs.items():
        if len(own) < SHORT:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(own))
        for number in sorted(seen.query(sketch)):
            if _jaccard(own, runs[names[number]]) >= ALIKE:
                yield names[number], ident
        seen.insert(len(names), sketch)
        names.append(ident)


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared)


def independent_sources(reports: Sequence[Report], copies: Mapping[str, str]) -> dict[str, str]:
    """Return for each report's id a name of its source: equal names for reports of one publisher and for near-copies.

    It is asked for the reports of one event: what else a publisher prints makes no two of them depend on each other. A
    report whose publisher is unknown is a source of its own.
    """
    found: dict[str, str] = {}
    for report in sorted(reports, key=lambda each: each.id):
        own = _publisher(report)
        text = f"text {copies[report.id]}" if report.id in copies else own
        first, second = sorted((found.setdefault(own, own), found.setdefault(text, text)))
        found.update((name, first) for name, source in tuple(found.items()) if source == second)
    return {report.id: found[_publisher(report)] for report in reports}


def _publisher(report: Report) -> str:
    return f"report {report.id}" if report.publisher is None else f"publisher {report.publisher}"
