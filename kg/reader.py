"""Reports to extractions: read by a language pipeline, or found where an output folder kept them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OptionError
from kg.extract.parallel import outcomes_in_processes
from kg.extract.reports import Extractor, Outcome
from kg.holdings import Holdings, from_bytes, key_of, reader_of, recall
from kg.nlp.pipeline import load_pipeline
from kg.records import Extraction, Report, Skipped
from kg.store import Output

if TYPE_CHECKING:
    from spacy.language import Language

#: Called with the name of a stage, how much of it is done, and how much there is to do (0 where that is not known).
Progress = Callable[[str, int, int], None]


class Reader:
    """Reads reports with one language pipeline, or finds what was kept of them."""

    def __init__(
        self, pipeline: Language | str | Path | None = None, output: Output | None = None, *, workers: int = 1
    ) -> None:
        self.output = output
        self._pipeline, self._workers = pipeline, workers
        self._named = pipeline if pipeline is None or isinstance(pipeline, str | Path) else None
        self.fingerprint = reader_of(self._named) if self._named is pipeline else secrets.token_hex()

    def holdings(self) -> Holdings:
        """Return what the output folder holds."""
        if self.output is None:
            return Holdings()
        return from_bytes(self.output.holdings(), str(self.output.directory))

    def extractions(
        self, reports: Sequence[Report], held: Holdings, tell: Progress
    ) -> tuple[tuple[Extraction, ...], tuple[Skipped, ...]]:
        """Return what the reports say, and those that are held besides, ordered by id; and what could not be read."""
        found = {} if self.output is None else {each.report.id: each for each in self._recalled(reports, held)}
        wanted = [*reports, *(each.report for each in found.values())]
        for report in wanted:
            kept = self._kept(report, found.get(report.id), held)
            found.pop(report.id, None)
            if kept is not None:
                found[report.id] = replace(kept, report=report)
        failed = []
        missing = [report for report in wanted if report.id not in found]
        for done, outcome in enumerate(self._outcomes(missing), start=1):
            if isinstance(outcome, Extraction):
                found[outcome.report.id] = outcome
                self._keep(outcome)
            else:
                failed.append(outcome)
            tell("extract", done, len(missing))
        return tuple(found[ident] for ident in sorted(found)), tuple(failed)

    def _recalled(self, reports: Sequence[Report], held: Holdings) -> Iterator[Extraction]:
        if self.output is not None:
            yield from recall(held, self.output.kept, but=[report.id for report in reports])

    def _kept(self, report: Report, recalled: Extraction | None, held: Holdings) -> Extraction | None:
        if self.output is None:
            return None
        key = key_of(report, self.fingerprint)
        if recalled is not None and held.reports[report.id].key == key:
            return recalled
        return self.output.kept.find(key)

    def _keep(self, extraction: Extraction) -> None:
        if self.output is not None:
            self.output.kept.keep(key_of(extraction.report, self.fingerprint), extraction)

    def _outcomes(self, reports: Sequence[Report]) -> Iterator[Outcome]:
        if self._workers < 1:
            raise OptionError(f"{self._workers} workers cannot read", where="workers", todo="use 1 or more")
        if self._workers > 1 and self._named is not self._pipeline:
            todo = "give the pipeline's name or folder, or use one worker"
            raise OptionError("a loaded pipeline cannot be sent to several workers", where="workers", todo=todo)
        if not reports:
            return iter(())
        if self._workers > 1 and len(reports) > 1:
            return outcomes_in_processes(reports, workers=self._workers, pipeline=self._named)
        pipeline = self._pipeline
        nlp = load_pipeline(pipeline) if pipeline is None or isinstance(pipeline, str | Path) else pipeline
        return Extractor(nlp).outcomes(reports)
