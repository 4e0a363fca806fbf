"""Whether each incident stands once: accounts of several documents joined, and look-alikes kept apart.

ECB+ (``ecb``): the documents of a topic are read, and merged together. A gold mention is *found* if an event word of an
account of an incident or series (``Account.words``), whatever its status, covers a character of it; the incident that
the account stands in is its response cluster, the longest overlap deciding between several. Coreference scores are over
the found mentions alone, singletons included, so that both sides hold the same mentions. What was not found costs only
the recall of mentions, which counts the mentions of chains that name violence (``ecb.VIOLENCE``).

* Within documents: both clusterings are cut at the borders of documents first.
* Pairs across documents: two found mentions of two documents.
* Look-alikes merged: incidents with found mentions of both subtopics of a topic.
* "Deaths with their acts": the same scores after the gold chain of the deaths of an act was joined to the act's own
  (``ecb.acts_of``), because an incident of the system is meant to hold both. The strict figures come first.
* "Joined perfectly": each account as it is, with all accounts of its commonest gold chain: what merging could reach at
  most with the accounts as they are.

MUC-4: see ``toldtwice``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.merging import toldtwice
from evaluation.merging.coreference import Clustering, b_cubed, ceaf_e, clusters_of, conll_f1, muc
from evaluation.merging.ecb import News, Told, acts_of, by_topic, read_news, violent_chains
from evaluation.merging.errors import errors_of, missed
from evaluation.merging.homes import (
    Home,
    Homes,
    Subtopics,
    across,
    found_clusters,
    gold_clusters,
    homes_of,
    over_subtopics,
)
from evaluation.results import Error, Figure, Result, Task, prf, share
from evaluation.system import System
from kg.errors import ReadError
from kg.records import Extraction

#: CoNLL F1 asked of reports about conflict; other topics are measured without a target.
_CONFLICT, _TARGET = "conflict", 0.70
_FOLDER = "ecb_plus"
_NOTES = (
    "coreference scores are over the mentions that the system found; singletons count",
    "an incident of the system holds an act and its deaths, which ECB+ keeps in two chains",
)


def figures_of(name: str, homes: Homes, target: float | None) -> Iterator[Figure]:
    """Yield the coreference scores of the found mentions, overall, within and across documents."""
    gold, found, size = gold_clusters(homes), found_clusters(homes), len(homes)
    yield Figure(name=f"{name}: CoNLL F1", value=conll_f1(gold, found), of=size, target=target)
    yield from _scores(name, gold, found, size)
    cut_gold, cut = _cut(gold), _cut(found)
    yield Figure(name=f"{name}: CoNLL F1 within documents", value=conll_f1(cut_gold, cut), of=size)
    yield Figure(name=f"{name}: CoNLL F1 if nothing were joined across documents", value=conll_f1(gold, cut), of=size)
    yield Figure(name=f"{name}: CoNLL F1 if joined perfectly", value=conll_f1(gold, joined_perfectly(homes)), of=size)
    yield from prf(f"{name}: pairs across documents", across(homes))


def _scores(name: str, gold: Clustering[Told], found: Clustering[Told], size: int) -> Iterator[Figure]:
    for label, measure in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf_e)):
        score = measure(gold, found)
        for part, value in (("precision", score.precision), ("recall", score.recall), ("F1", score.f1)):
            yield Figure(name=f"{name}: {label} {part}", value=value, of=size)


def _cut(clusters: Clustering[Told]) -> Clustering[Told]:
    """Return the clusters cut at the borders of documents."""
    return clusters_of({told: (number, told.doc) for number, cluster in enumerate(clusters) for told in cluster})


def joined_perfectly(homes: Homes) -> Clustering[Told]:
    """Return the accounts' mentions, joined where the commonest gold chain of two accounts is the same."""
    chains: dict[str, Counter[str]] = defaultdict(Counter)
    for told, home in homes.items():
        chains[home.account][told.chain] += 1
    commonest = {account: min(counts, key=lambda chain: (-counts[chain], chain)) for account, counts in chains.items()}
    return clusters_of({told: commonest[home.account] for told, home in homes.items()})


def with_acts(homes: Homes, acts: Mapping[str, str]) -> Homes:
    """Return the same homes of mentions whose chain is that of the act that ``acts`` gives for it."""
    return {replace(told, chain=acts.get(told.chain, told.chain)): home for told, home in homes.items()}


def _score(system: System, data: Path) -> Result:
    figures: list[Figure] = []
    errors: list[Error] = []
    for path in _files(data / _FOLDER):
        more, wrong = _measured(system, read_news(path), path.stem)
        figures += more
        errors += wrong
    more, wrong = toldtwice.measured(system, data)
    notes = (*_NOTES, *toldtwice.NOTES)
    return Result(task=TASK.name, title=TASK.title, figures=(*figures, *more), errors=(*errors, *wrong), notes=notes)


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.jsonl"))
    if not found:
        raise ReadError("no corpus here", where=str(folder), todo="name the folder of the corpora with --data")
    return found


def _measured(system: System, news: Sequence[News], name: str) -> tuple[list[Figure], list[Error]]:
    """Return what a corpus shows, merged topic by topic, and what merging all of it at once changes."""
    extractions = {one.report.id: one for one in system.read([one.report for one in news], name)}
    homes: dict[Told, Home] = {}
    for documents in by_topic(news).values():
        homes |= _homes(system, documents, extractions)
    subtopics = {one.id: (one.topic, one.subtopic) for one in news}
    together = _homes(system, news, extractions)
    wanted = _violent(news)
    figures = [
        share(f"{name}: mentions of violence found", sum(one in homes for one in wanted), len(wanted)),
        *figures_of(name, homes, _TARGET if name.startswith(_CONFLICT) else None),
        *_folded(f"{name}, deaths with their acts", with_acts(homes, acts_of(news))),
        _look_alikes(name, homes, subtopics),
        *_at_once(f"{name}, all topics at once", together, subtopics),
    ]
    return figures, [*errors_of(homes, subtopics), *missed(wanted, homes)]


def _homes(system: System, news: Sequence[News], extractions: Mapping[str, Extraction]) -> dict[Told, Home]:
    incidents = system.merged([extractions[one.id] for one in news])
    return homes_of([told for one in news for told in one.told], incidents)


def _violent(news: Iterable[News]) -> list[Told]:
    told = [mention for one in news for mention in one.told]
    violent = violent_chains(told)
    return [mention for mention in told if mention.chain in violent]


def _folded(name: str, homes: Homes) -> Iterator[Figure]:
    value = conll_f1(gold_clusters(homes), found_clusters(homes))
    yield Figure(name=f"{name}: CoNLL F1", value=value, of=len(homes))
    yield from prf(f"{name}: pairs across documents", across(homes))


def _look_alikes(name: str, homes: Homes, subtopics: Subtopics) -> Figure:
    wrong, of = len(over_subtopics(homes, subtopics)), len(found_clusters(homes))
    return Figure(name=f"{name}: look-alikes merged", value=wrong, of=of, target=0, at_most=True, whole=True)


def _at_once(name: str, homes: Homes, subtopics: Subtopics) -> Iterator[Figure]:
    found = found_clusters(homes)
    yield Figure(name=f"{name}: CoNLL F1", value=conll_f1(gold_clusters(homes), found), of=len(homes))
    yield from prf(f"{name}: pairs across documents", across(homes))
    yield _look_alikes(name, homes, subtopics)
    crossing = sum(len({subtopics[told.doc][0] for told in cluster}) > 1 for cluster in found)
    yield Figure(name=f"{name}: incidents over two topics", value=crossing, of=len(found), whole=True)


TASK = Task(
    name="merging",
    title="each incident once, over several reports",
    corpora=(_FOLDER, toldtwice.FOLDER),
    score=_score,
)
