"""The pipeline on one page: read, clean, parse, extract, judge, resolve, merge, graph, validate, publish.

An output folder holds what every report was found to say. A build reads what is new or has changed and makes the graph
of all that is held, as if it had read everything anew.

The module and its function share the name ``kg.build``. Whichever of the two a user gets hold of can be called.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from rdflib import Graph

from kg import judge
from kg.errors import ReadError
from kg.graph import Triple, to_triples
from kg.holdings import (
    Changes,
    Held,
    Holdings,
    absolute,
    as_bytes,
    changes,
    clashes,
    key_of,
)
from kg.lexicon.entities import load_entities
from kg.lexicon.meaning import check_types
from kg.lexicon.words import load_words
from kg.merge import merge
from kg.read import read_reports
from kg.reader import Progress, Reader
from kg.records import Extraction, Incident, Judgement, Report, Skipped, Unmatched
from kg.resolve import resolve
from kg.resolve.judged import relink
from kg.store import Output, in_memory, open_graph, read_build_info, writing
from kg.summary import Summary, as_info, summarise
from kg.validate import refuse, validate
from kg.validate.culprits import culprits

if TYPE_CHECKING:
    from spacy.language import Language

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A graph with its summary. What it changed and how long each stage took is not written: it differs by run."""

    graph: Graph
    summary: Summary
    seconds: Mapping[str, float]
    changes: Changes


def build(
    *paths: str | Path,
    out: str | Path | None = None,
    published: date | None = None,
    workers: int = 1,
    pipeline: Language | str | Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Graph:
    """Return the graph of the reports under ``paths``: ``run_build``, which tells more, without what it tells."""
    done = run_build(
        *paths, out=out, published=published, workers=workers, pipeline=pipeline, fresh=fresh, progress=progress
    )
    return done.graph


def run_build(
    *paths: str | Path,
    out: str | Path | None = None,
    published: date | None = None,
    workers: int = 1,
    pipeline: Language | str | Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> Build:
    """Return the graph of the reports under ``paths`` and of those that ``out`` holds already, with what was counted.

    The same reports and judgements give the same graph, whatever their order, the number of workers, and the builds in
    which they came. Judgements are read from ``judgements.toml`` beside the reports.

    Args:
        paths: Files, folders, patterns, and "-" for standard input.
        out: Folder to publish in: graph.ttl, store/ and build.json. Without it the graph stands in memory.
        published: Day of publication of the reports that have none.
        workers: Processes that read reports. With more than one, a script must build under ``if __name__ ==
            "__main__":``, as for every use of multiprocessing.
        pipeline: A language pipeline, or its name or folder; the shipped one when None. What a pipeline that was
            loaded before found is not used again, since nothing names it.
        fresh: Forget which reports ``out`` holds. What they were found to say is still used.
        progress: Told how far the build is.

    Raises:
        ReadError: A path does not exist, or no report can be read.
        JudgementError: A file of judgements is broken, or two judgements contradict each other.
        LexiconError: A word list names a type that the ontology does not know.
        OptionError: ``workers`` is below 1, or above it for a pipeline that has no name to load it by.
        PipelineError: The language pipeline is missing or unfit.
        SchemaError: The graph does not conform to the shapes, and no single report is at fault; nothing is published.
        StoreError: ``out`` cannot be written, or what it holds cannot be read.
    """
    watch = _Watch(progress)
    check_types(load_words(), load_entities())
    reports, unread = watch.over("read", read_reports, paths, published=published)
    with nullcontext() if out is None else writing(out) as output:  # before the long work, so that it is not in vain
        reader = Reader(pipeline, output, workers=workers)
        before = Holdings() if fresh else reader.holdings()
        refused = clashes(reports, before, reader.fingerprint)
        taken = [report for report in reports if not any(each.path == report.path for each in refused)]
        files = judge.judgement_files(paths, before.judgements)
        single = judge.beside_single_files(paths)
        return _made(watch, reader, taken, before, files, (*unread, *refused), single=single)


def retract(
    directory: str | Path,
    *reports: str,
    pipeline: Language | str | Path | None = None,
    progress: Progress | None = None,
) -> Build:
    """Take reports out of an output folder: its graph is that of a build that never read them.

    Args:
        directory: The output folder.
        reports: Ids of reports.
        pipeline: The one that the folder was built with; the shipped one when None.

    Raises:
        ReadError: The folder holds no report of one of the ids.
        StoreError: The folder holds no graph, or cannot be written.
    """
    return rebuild(directory, without=reports, pipeline=pipeline, progress=progress)


def rebuild(
    directory: str | Path,
    *,
    without: Sequence[str] = (),
    judgements: Sequence[str | Path] = (),
    pipeline: Language | str | Path | None = None,
    progress: Progress | None = None,
) -> Build:
    """Make the graph of an output folder anew from what it holds, ``without`` some reports.

    Args:
        judgements: Files of judgements that are read besides those known already.

    Raises:
        JudgementError: A file of judgements is broken, or two judgements contradict each other.
        ReadError: The folder holds no report of an id in ``without``.
        StoreError: The folder holds no graph, or cannot be written.
    """
    read_build_info(directory)  # so that a mistyped folder is not made
    watch = _Watch(progress)
    with writing(directory) as output:
        reader = Reader(pipeline, output)
        before = reader.holdings()
        unknown = [ident for ident in without if ident not in before.reports]
        if unknown:
            near = get_close_matches(unknown[0], before.reports, n=3)
            todo = f"did you mean {' or '.join(near)}?" if near else "`kg query DIR reports` lists them"
            raise ReadError(f"holds no report {unknown[0]!r}", where=str(directory), todo=todo)
        known = {**{str(Path(path).absolute()): "" for path in judgements}, **before.judgements}
        return _made(watch, reader, [], before, judge.judgement_files((), known), (), without=without)


class _Watch:
    """Says which stage begins and how far it is, and keeps how long each took."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self.seconds: dict[str, float] = {}

    def over(self, stage: str, work: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Return what ``work`` returns."""
        self.tell(stage, 0, 0)
        start = perf_counter()
        found = work(*args, **kwargs)
        self.seconds[stage] = perf_counter() - start
        return found

    def tell(self, stage: str, done: int, total: int) -> None:
        """Pass on how far a stage is."""
        if self._progress is not None:
            self._progress(stage, done, total)


# ------------------------------------------------------------------------------------------------- from what was said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What extractions and judgements come to."""

    extractions: tuple[Extraction, ...]
    incidents: tuple[Incident, ...]
    triples: tuple[Triple, ...]
    unmatched: tuple[Unmatched, ...]


def _made(
    watch: _Watch,
    reader: Reader,
    reports: Sequence[Report],
    before: Holdings,
    files: Mapping[str, str],
    skipped: Sequence[Skipped],
    *,
    without: Sequence[str] = (),
    single: Collection[str] = (),
) -> Build:
    """Return the build of ``reports`` and of those held before, ``without`` some; published where there is a folder.

    Args:
        single: Files of judgements beside reports that are not all read; what they say of others is not missed.
    """
    judgements = judge.judgements_in(files)
    extractions, failed = watch.over("extract", reader.extractions, reports, before.without(without), watch.tell)
    if reports or skipped:
        _require(reports, extractions, (*skipped, *failed))
    made, faulty = _sound(watch, extractions, judgements)
    unmatched = judge.concerning(made.unmatched, {each.report.id for each in extractions}, single)
    summary = summarise(made.extractions, (*skipped, *failed, *faulty), made.incidents, made.triples, unmatched)
    after = _holdings(reader, extractions, faulty, files)
    graph = watch.over("publish", _published, made.triples, summary, reader.output, after)
    return Build(graph=graph, summary=summary, seconds=watch.seconds, changes=changes(reports, before, after))


def _sound(
    watch: _Watch, extractions: Sequence[Extraction], judgements: Sequence[Judgement]
) -> tuple[_Made, tuple[Skipped, ...]]:
    """Return a graph that conforms to the shapes, and the reports that are left out because they break them."""
    faulty: list[Skipped] = []
    while True:
        made = _assembled(watch, extractions, judgements)
        violations = watch.over("validate", validate, made.triples)
        if not violations:
            return made, tuple(faulty)
        at_fault = culprits(violations, made.triples)
        if not at_fault:
            refuse(violations)
        for extraction in extractions:
            report = extraction.report
            if report.id in at_fault:
                reason = f"breaks the shapes, a fault of the program: {at_fault[report.id]}"
                faulty.append(Skipped(path=report.path or report.id, reason=reason))
        extractions = [each for each in extractions if each.report.id not in at_fault]


def _assembled(watch: _Watch, extractions: Sequence[Extraction], judgements: Sequence[Judgement]) -> _Made:
    entities = load_entities()
    located, absent = judge.locate(judgements, extractions)
    corrected, unfit = judge.correct(extractions, located, entities)
    plain = watch.over("resolve", resolve, corrected, entities)
    linker, unknown = relink(plain, located, entities)
    unmatched = (*absent, *unfit, *unknown)
    carried_out = [each for each in located if each not in {lost.judgement for lost in unmatched}]
    incidents = watch.over("merge", merge, corrected, linker, judge.decisions_of(carried_out))
    triples = watch.over("graph", lambda: tuple(dict.fromkeys(to_triples(incidents, corrected, linker, carried_out))))
    return _Made(extractions=corrected, incidents=incidents, triples=triples, unmatched=unmatched)


def _require(reports: Sequence[Report], extractions: Sequence[Extraction], skipped: Sequence[Skipped]) -> None:
    """Raise an error if none of the reports could be read: the graph before it stands."""
    if not {report.id for report in reports} & {extraction.report.id for extraction in extractions}:
        first = min(skipped, key=lambda each: (each.path, each.reason))
        more = f"{len(skipped) - 1} more were skipped" if len(skipped) > 1 else ""
        raise ReadError(f"no report can be read: {first.reason}", where=first.path, todo=more)


def _holdings(
    reader: Reader, extractions: Sequence[Extraction], faulty: Sequence[Skipped], files: Mapping[str, str]
) -> Holdings:
    bad = {each.path for each in faulty}
    reports = (each.report for each in extractions if (each.report.path or each.report.id) not in bad)
    return Holdings(
        reports={
            report.id: Held(
                key=key_of(report, reader.fingerprint), path=None if report.path is None else absolute(report.path)
            )
            for report in reports
        },
        judgements=files,
    )


def _published(triples: Sequence[Triple], summary: Summary, output: Output | None, holdings: Holdings) -> Graph:
    if output is None:
        return in_memory(triples)
    output.publish(triples, as_info(summary), as_bytes(holdings))
    output.kept.clear({held.key for held in holdings.reports.values()})
    return open_graph(output.directory)


class _CallableModule(ModuleType):
    """A module that builds when it is called: importing it puts it in the place of the function in ``kg``."""

    def __call__(self, *paths: str | Path, **options: Any) -> Graph:
        """Return ``build(*paths, **options)``."""
        return build(*paths, **options)


sys.modules[__name__].__class__ = _CallableModule
