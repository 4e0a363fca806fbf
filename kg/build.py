"""The pipeline on one page: read, clean, parse, extract, resolve, merge, graph, validate, publish.

The module and its function share the name ``kg.build``. Whichever of the two a user gets hold of can be called.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, fields
from datetime import date
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from rdflib import RDF, Graph

from kg import __version__
from kg.errors import OptionError, ReadError
from kg.extract.parallel import outcomes_in_processes
from kg.extract.reports import Extractor, Outcome
from kg.graph import Triple, to_triples
from kg.ids import ID
from kg.lexicon.entities import load_entities
from kg.lexicon.meaning import check_types
from kg.lexicon.words import load_words
from kg.merge import merge
from kg.nlp.pipeline import load_pipeline
from kg.read import read_reports
from kg.records import HAPPENED, EventKind, Extraction, Incident, Report, Skipped
from kg.resolve import resolve
from kg.store import Output, in_memory, open_graph, writing
from kg.validate import ensure_valid

if TYPE_CHECKING:
    from spacy.language import Language

_P = ParamSpec("_P")
_R = TypeVar("_R")

#: Called with the name of a stage, how much of it is done, and how much there is to do (0 where that is not known).
Progress = Callable[[str, int, int], None]

#: What is counted: its name, and the first parts of the identifiers of its nodes.
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "accounts": ("account",),
    "claims": ("claim", "date", "count", "figure", "background"),
    "quotes": ("evidence",),
    "actors": ("actor",),
    "places": ("place",),
    "weapons": ("weapon",),
    "objects": ("object",),
    "gaps": ("gap",),
}

#: The libraries whose version can change what a build finds or how it is written.
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "rdflib", "pyoxigraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What there is to say about a build, as ``build.json`` keeps it.

    Attributes:
        counts: How many reports, words, incidents, actors and so on there are, by name.
        skipped: What was not read, with the reasons.
        undated: Ids of the reports whose day of publication is not known: their weekdays stay unresolved.
        versions: Of the project, of the language pipeline and of the libraries.
    """

    counts: Mapping[str, int]
    skipped: tuple[Skipped, ...]
    undated: tuple[str, ...]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A graph with its summary. ``seconds``, what each stage took, differs from run to run and is not written."""

    graph: Graph
    summary: Summary
    seconds: Mapping[str, float]


def build(
    *paths: str | Path,
    out: str | Path | None = None,
    published: date | None = None,
    workers: int = 1,
    pipeline: Language | str | Path | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Return the graph of the reports under ``paths``: ``run_build``, which tells more, without what it tells."""
    done = run_build(*paths, out=out, published=published, workers=workers, pipeline=pipeline, progress=progress)
    return done.graph


def run_build(
    *paths: str | Path,
    out: str | Path | None = None,
    published: date | None = None,
    workers: int = 1,
    pipeline: Language | str | Path | None = None,
    progress: Progress | None = None,
) -> Build:
    """Return the graph of the reports under ``paths``, with what was counted and what was skipped.

    The same reports give the same graph, whatever their order and the number of workers.

    Args:
        paths: Files, folders, patterns, and "-" for standard input.
        out: Folder to publish in: graph.ttl, store/ and build.json. Without it the graph stands in memory.
        published: Day of publication of the reports that have none.
        workers: Processes that read reports. With more than one, a script must build under ``if __name__ ==
            "__main__":``, as for every use of multiprocessing.
        pipeline: A language pipeline, or its name or folder; the shipped one when None.
        progress: Told how far the build is.

    Raises:
        ReadError: A path does not exist, or no report can be read.
        LexiconError: A word list names a type that the ontology does not know.
        OptionError: ``workers`` is below 1, or above it for a pipeline that has no name to load it by.
        PipelineError: The language pipeline is missing or unfit.
        SchemaError: The graph does not conform to the shapes; nothing is published.
        StoreError: ``out`` cannot be written.
    """
    watch = _Watch(progress)
    check_types(load_words(), load_entities())
    reports, unread = watch.over("read", read_reports, paths, published=published)
    with nullcontext() if out is None else writing(out) as output:  # before the long work, so that it is not in vain
        extractions, failed = watch.over("extract", _extracted, reports, pipeline, workers, watch)
        linker = watch.over("resolve", resolve, _some(extractions, (*unread, *failed)), load_entities())
        incidents = watch.over("merge", merge, extractions, linker)
        triples = watch.over("graph", lambda: tuple(dict.fromkeys(to_triples(incidents, extractions, linker))))
        watch.over("validate", ensure_valid, triples)
        summary = _summary(extractions, (*unread, *failed), incidents, triples)
        graph = watch.over("publish", _published, triples, summary, output)
    return Build(graph=graph, summary=summary, seconds=watch.seconds)


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


# ---------------------------------------------------------------------------------------------------------- extraction


def _extracted(
    reports: Sequence[Report], pipeline: Language | str | Path | None, workers: int, watch: _Watch
) -> tuple[tuple[Extraction, ...], tuple[Skipped, ...]]:
    extractions: list[Extraction] = []
    failed: list[Skipped] = []
    for done, outcome in enumerate(_outcomes(reports, pipeline, workers), start=1):
        if isinstance(outcome, Extraction):
            extractions.append(outcome)
        else:
            failed.append(outcome)
        watch.tell("extract", done, len(reports))
    return tuple(sorted(extractions, key=lambda each: each.report.id)), tuple(failed)


def _outcomes(reports: Sequence[Report], pipeline: Language | str | Path | None, workers: int) -> Iterator[Outcome]:
    if workers < 1:
        raise OptionError(f"{workers} workers cannot read", where="workers", todo="use 1 or more")
    named = pipeline if pipeline is None or isinstance(pipeline, str | Path) else None
    if workers > 1 and named is not pipeline:
        todo = "give the pipeline's name or folder, or use one worker"
        raise OptionError("a loaded pipeline cannot be sent to several workers", where="workers", todo=todo)
    if workers > 1 and len(reports) > 1:
        return outcomes_in_processes(reports, workers=workers, pipeline=named)
    nlp = load_pipeline(named) if pipeline is None or isinstance(pipeline, str | Path) else pipeline
    return Extractor(nlp).outcomes(reports)


def _some(extractions: Sequence[Extraction], skipped: Sequence[Skipped]) -> Sequence[Extraction]:
    """Return the extractions if there are any; a graph of nothing would stand in the way of the one before it."""
    if not extractions:
        first = min(skipped, key=lambda each: (each.path, each.reason))
        more = f"{len(skipped) - 1} more were skipped" if len(skipped) > 1 else ""
        raise ReadError(f"no report can be read: {first.reason}", where=first.path, todo=more)
    return extractions


# ------------------------------------------------------------------------------------------------- summary, publishing


def _published(triples: Iterable[Triple], summary: Summary, output: Output | None) -> Graph:
    if output is None:
        return in_memory(triples)
    output.publish(triples, as_info(summary))
    return open_graph(output.directory)


def as_info(summary: Summary) -> dict[str, object]:
    """Return a summary as JSON can hold it."""
    info: dict[str, object] = {each.name: getattr(summary, each.name) for each in fields(summary)}
    return {**info, "skipped": [{"path": each.path, "reason": each.reason} for each in summary.skipped]}


def _summary(
    extractions: Sequence[Extraction],
    skipped: Iterable[Skipped],
    incidents: Sequence[Incident],
    triples: Sequence[Triple],
) -> Summary:
    left_out = tuple(sorted(skipped, key=lambda each: (each.path, each.reason)))
    undated = tuple(each.report.id for each in extractions if each.report.published is None)
    return Summary(
        counts={
            "reports": len(extractions),
            "skipped": len(left_out),
            "undated": len(undated),
            "words": sum(each.words for each in extractions),
            **_events(incidents),
            **_nodes(triples),
            "triples": len(triples),
        },
        skipped=left_out,
        undated=undated,
        versions=_versions(extractions),
    )


def _events(incidents: Sequence[Incident]) -> dict[str, int]:
    """Count the events: incidents and series that happened, those only denied, threatened or demanded, statements."""
    kinds = Counter(each.kind for each in incidents if _happened(each))
    return {
        "incidents": kinds[EventKind.INCIDENT],
        "series": kinds[EventKind.SERIES],
        "unconfirmed": sum(not _happened(each) for each in incidents),
        "statements": kinds[EventKind.STATEMENT],
        "merged": sum(len({account.report_id for account in each.accounts}) > 1 for each in incidents),
    }


def _happened(incident: Incident) -> bool:
    return any(account.status in HAPPENED for account in incident.accounts)


def _nodes(triples: Iterable[Triple]) -> dict[str, int]:
    typed = {subject for subject, predicate, _ in triples if predicate == RDF.type}
    found = Counter(node.removeprefix(ID).partition("/")[0] for node in typed)
    return {name: sum(found[part] for part in parts) for name, parts in _COUNTED.items()}


def _versions(extractions: Iterable[Extraction]) -> dict[str, str]:
    pipelines = sorted({each.pipeline for each in extractions})
    return {
        "conflict-kg": __version__,
        "pipeline": ", ".join(pipelines),
        **{name: version(name) for name in _LIBRARIES},
    }


class _CallableModule(ModuleType):
    """A module that builds when it is called: importing it puts it in the place of the function in ``kg``."""

    def __call__(self, *paths: str | Path, **options: Any) -> Graph:
        """Return ``build(*paths, **options)``."""
        return build(*paths, **options)


sys.modules[__name__].__class__ = _CallableModule
