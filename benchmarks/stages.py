"""What each stage of a build costs on one core, beside the bare language pipeline over the same reports.

    python -m benchmarks.stages --data FOLDER_OR_FILE... [--limit 60] [--rounds 3] [--json FILE]

Times are CPU seconds of this process (``time.process_time``), so other work on the machine changes them little; of
several rounds the shortest counts. What a process loads once (libraries, pipeline, lexicon, gazetteer, ontology) stands
apart, as the cost of a build of one report. That, peak memory and ``import kg`` are taken in processes of their own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.extraction import extract
from kg.extract.reports import BATCH, Extractor
from kg.graph import Triple, to_triples
from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.merge import merge
from kg.nlp.pipeline import load_pipeline
from kg.read import CleanText, clean, read_reports
from kg.records import Extraction, Incident, Report
from kg.resolve import Linker, resolve
from kg.store import publish
from kg.validate import ensure_valid

_R = TypeVar("_R")

STAGES = ("read", "clean", "parse", "extract", "resolve", "merge", "graph", "validate", "publish")

#: What the whole build may cost, in units of the bare language pipeline.
TARGET = 1.3

_ONE = "import sys, kg; kg.build(sys.argv[1]); from time import process_time as t; print(t())"
_IMPORT = "from time import process_time as t; start = t(); import kg; print(t() - start)"
_PEAK = (
    "import resource, sys, kg; kg.build(*sys.argv[2:], out=sys.argv[1]);"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one run. Seconds are CPU seconds on one core.

    Attributes:
        start: Seconds that a process takes to build the graph of one report: nearly all is what it loads once.
        bare: Seconds of the shipped pipeline alone over all texts: no lexicon, no extraction.
        stages: Seconds of each stage, in their order.
        import_kg: Seconds that ``import kg`` takes.
        peak: Most memory that a process of its own held while it built the graph of the same paths, in MiB.
    """

    reports: int
    words: int
    triples: int
    start: float
    bare: float
    stages: dict[str, float]
    import_kg: float
    peak: float

    @property
    def whole(self) -> float:
        """Seconds of all stages."""
        return sum(self.stages.values())


@dataclass(slots=True)
class _Watch:
    """The shortest time that each piece of work took."""

    seconds: dict[str, float] = field(default_factory=dict)

    def over(self, name: str, work: Callable[[], _R]) -> _R:
        start = process_time()
        found = work()
        took = process_time() - start
        self.seconds[name] = min(took, self.seconds.get(name, took))
        return found


def measure(paths: Sequence[Path], *, limit: int, rounds: int) -> Measured:
    """Return what a build of the first ``limit`` reports under ``paths`` costs, the best of ``rounds``."""
    watch, bare, nlp = _Watch(), load_pipeline(), _full_pipeline()
    reports = read_reports(paths)[0][:limit]
    with TemporaryDirectory() as folder:
        first = written(reports[:1], Path(folder) / "first.jsonl")
        listed = written(reports, Path(folder) / "reports.jsonl")
        _round(_Watch(), first, bare, nlp, Path(folder) / "out")  # so that every stage has loaded what it needs
        for _ in range(rounds):
            extractions, triples = _round(watch, listed, bare, nlp, Path(folder) / "out")
        start, peak = _child(_ONE, str(first)), _child(_PEAK, str(Path(folder) / "peak"), str(listed))
    return Measured(
        reports=len(extractions),
        words=sum(each.words for each in extractions),
        triples=len(triples),
        start=start,
        bare=watch.seconds["bare"],
        stages={stage: watch.seconds[stage] for stage in STAGES},
        import_kg=min(_child(_IMPORT) for _ in range(5)),
        peak=peak / (2**20 if sys.platform == "darwin" else 2**10),
    )


def _full_pipeline() -> Language:
    """Return the pipeline as a build uses it."""
    nlp = load_pipeline()
    Extractor(nlp)  # adds the component that marks the lexicon's names
    return nlp


def written(reports: Sequence[Report], path: Path) -> Path:
    """Write the reports into one file, so that reading is measured over the reports that are measured."""
    rows = (
        {"id": each.id, "text": each.text, "title": each.title, "published": each.published and str(each.published)}
        for each in reports
    )
    lines = (json.dumps({key: value for key, value in row.items() if value is not None}) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _round(
    watch: _Watch, path: Path, bare: Language, nlp: Language, out: Path
) -> tuple[Sequence[Extraction], Sequence[Triple]]:
    reports = watch.over("read", lambda: read_reports([path])[0])
    texts = watch.over("clean", lambda: [clean(report.text) for report in reports])
    docs = _parsed(watch, texts, bare, nlp)
    extractions = watch.over("extract", lambda: list(_extracted(reports, texts, docs)))
    linker = watch.over("resolve", lambda: resolve(extractions, load_entities()))
    incidents = watch.over("merge", lambda: merge(extractions, linker))
    triples = watch.over("graph", lambda: _triples(incidents, extractions, linker))
    watch.over("validate", lambda: ensure_valid(triples))
    watch.over("publish", lambda: publish(triples, out, {}))
    return extractions, triples


def _parsed(watch: _Watch, texts: Sequence[CleanText], bare: Language, nlp: Language) -> list[Doc]:
    """Parse each text twice, batch beside batch, so that a change of the machine's speed meets both pipelines."""
    seconds = {"bare": 0.0, "parse": 0.0}
    docs: list[Doc] = []
    for start in range(0, len(texts), BATCH):
        batch = [each.text for each in texts[start : start + BATCH]]
        for name, pipeline in (("bare", bare), ("parse", nlp)):
            begin = process_time()
            found = list(pipeline.pipe(batch))
            seconds[name] += process_time() - begin
        docs += found
    for name, took in seconds.items():
        watch.seconds[name] = min(took, watch.seconds.get(name, took))
    return docs


def _extracted(reports: Sequence[Report], texts: Sequence[CleanText], docs: Sequence[Doc]) -> Iterator[Extraction]:
    words, entities = load_words(), load_entities()
    for report, text, doc in zip(reports, texts, docs, strict=True):
        yield extract(doc, report, words=words, entities=entities, to_original=text.to_original)


def _triples(incidents: Sequence[Incident], extractions: Sequence[Extraction], linker: Linker) -> tuple[Triple, ...]:
    return tuple(dict.fromkeys(to_triples(incidents, extractions, linker)))


def _child(code: str, *arguments: str) -> float:
    """Return the number that a Python process of its own prints."""
    command = [sys.executable, "-c", code, *arguments]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


# ------------------------------------------------------------------------------------------------------------- writing


def table(measured: Measured) -> str:
    """Return the figures as a table in Markdown."""
    lines = [
        f"{measured.reports} reports, {measured.words:,} words, {measured.triples:,} triples; CPU time on one core.",
        "",
        "| stage | seconds | reports/s | words/s | x bare pipeline |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(_row(stage, seconds, measured) for stage, seconds in measured.stages.items()),
        _row("**whole build**", measured.whole, measured),
        _row("bare language pipeline", measured.bare, measured),
        "",
        f"A build of one report, with all that is loaded once: {measured.start:.1f} s. "
        f"`import kg`: {measured.import_kg * 1000:.0f} ms. "
        f"Peak memory of the build: {measured.peak:,.0f} MiB.",
        "",
        f"Whole build / bare pipeline = {measured.whole / measured.bare:.2f} (target: at most {TARGET}).",
    ]
    return "\n".join(lines)


def _row(name: str, seconds: float, measured: Measured) -> str:
    speeds = (f"{count / seconds:,.0f}" if seconds > 0 else "-" for count in (measured.reports, measured.words))
    return f"| {name} | {seconds:.3f} | {' | '.join(speeds)} | {seconds / measured.bare:.3f} |"


def as_json(measured: Measured) -> str:
    """Return the figures as JSON, with the ratio that has a target."""
    figures = {name: getattr(measured, name) for name in Measured.__dataclass_fields__}
    return json.dumps({**figures, "whole": measured.whole, "ratio": measured.whole / measured.bare}, indent=2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write the figures where asked to."""
    parser = argparse.ArgumentParser(description="measure each stage of a build on one core")
    parser.add_argument("--data", nargs="+", type=Path, required=True, metavar="PATH", help="what `kg build` reads")
    parser.add_argument("--limit", type=int, default=60, metavar="N", help="reports, the first by id (default: 60)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="the shortest counts (default: 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(arguments)
    measured = measure(options.data, limit=options.limit, rounds=options.rounds)
    print(table(measured))
    if options.json is not None:
        options.json.write_text(as_json(measured) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
