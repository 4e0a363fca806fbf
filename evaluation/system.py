"""The system under measurement: the one door through which every task lets conflict-kg read texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import track
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ReadError
from kg.extract.reports import Extractor
from kg.lexicon.entities import load_entities
from kg.merge import merge
from kg.nlp.pipeline import load_pipeline
from kg.read.clean import clean
from kg.records import Extraction, Incident, Report, Skipped
from kg.resolve import Linker, resolve


class System:
    """Language pipeline, extraction, resolution and merging, as a build uses them."""

    def __init__(self, nlp: Language | None = None) -> None:
        """Load the shipped pipeline unless given another."""
        self.nlp = nlp or load_pipeline()
        self._extractor = Extractor(self.nlp)

    def read(self, reports: Sequence[Report], what: str) -> list[Extraction]:
        """Return what each report says, in their order, with a progress bar named ``what``.

        Raises:
            ReadError: A report could not be read: a measurement leaves none out.
        """
        return [_read(outcome) for outcome in self._progress(self._extractor.outcomes(reports), what, len(reports))]

    def parse(self, text: str) -> Doc:
        """Return one text as the pipeline reads it."""
        return self.nlp(clean(text).text)

    def resolved(self, extractions: Sequence[Extraction]) -> Linker:
        """Return who and what the mentions of the extractions are."""
        return resolve(extractions, load_entities())

    def merged(self, extractions: Sequence[Extraction]) -> tuple[Incident, ...]:
        """Return the incidents that the extractions tell together."""
        return tuple(merge(extractions, self.resolved(extractions)))

    @staticmethod
    def _progress(outcomes: Iterable[Extraction | Skipped], what: str, total: int) -> Iterable[Extraction | Skipped]:
        console = Console(stderr=True)
        return track(outcomes, what, total=total, console=console, transient=True, disable=not sys.stderr.isatty())


def _read(outcome: Extraction | Skipped) -> Extraction:
    if isinstance(outcome, Skipped):
        raise ReadError(outcome.reason, where=outcome.path)
    return outcome
