"""Reports to extractions with one language pipeline: a report that cannot be read costs no other.

Each report is cleaned, parsed and read for itself: what stands beside it changes nothing in what it is found to say.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from typing import TypeAlias

from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import KgError
from kg.extract.extraction import extract
from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.read.clean import CleanText, clean
from kg.records import Extraction, Report, Skipped

#: What becomes of a report.
Outcome: TypeAlias = Extraction | Skipped

#: Reports that spaCy parses at a time: a pipeline that works in batches gains, and little is held in memory.
BATCH = 16

#: spaCy's code of a pipeline for any language.
_ANY_LANGUAGE = "xx"

log = logging.getLogger(__name__)


class Extractor:
    """Reads reports with one language pipeline and the project's own words."""

    def __init__(self, nlp: Language) -> None:
        """Keep the pipeline, which marks the lexicon's names from now on."""
        mark_lexicon(nlp)
        self._nlp = nlp
        self._words, self._entities = load_words(), load_entities()
        self._pipeline = pipeline_name(nlp)

    def outcomes(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Yield what becomes of each report, in their order.

        Raises:
            KgError: Pipeline or lexicon are unfit; that is no matter of one report.
        """
        waiting = iter(reports)
        while batch := list(islice(waiting, BATCH)):
            texts = [clean(report.text) for report in batch]
            for report, text, doc in zip(batch, texts, self._docs(batch, texts), strict=True):
                yield doc if isinstance(doc, Skipped) else self._outcome(report, text, doc)

    def _docs(self, reports: Sequence[Report], texts: Sequence[CleanText]) -> list[Doc | Skipped]:
        refused = {number: skipped for number, report in enumerate(reports) if (skipped := self._refusal(report))}
        wanted = [text.text for number, text in enumerate(texts) if number not in refused]
        try:
            docs = iter(list(self._nlp.pipe(wanted)))
        except KgError:
            raise
        except Exception:  # a pipeline may raise anything; which report it was, only reading each alone can tell
            log.debug("a batch could not be parsed", exc_info=True)
            return [refused.get(number) or self._doc(report, texts[number]) for number, report in enumerate(reports)]
        return [refused[number] if number in refused else next(docs) for number in range(len(reports))]

    def _refusal(self, report: Report) -> Skipped | None:
        language = (report.language or "").lower().replace("_", "-").split("-")[0]
        if len(language) == 2 and self._nlp.lang not in (language, _ANY_LANGUAGE):
            return skipped(report, f"is in language {language!r}; the pipeline reads {self._nlp.lang!r}")
        if len(report.text) > self._nlp.max_length:
            return skipped(report, f"has {len(report.text):,} characters; the pipeline reads {self._nlp.max_length:,}")
        return None

    def _doc(self, report: Report, text: CleanText) -> Doc | Skipped:
        try:
            return self._nlp(text.text)
        except KgError:
            raise
        except Exception as error:  # see _docs
            return failed(report, error)

    def _outcome(self, report: Report, text: CleanText, doc: Doc) -> Outcome:
        try:
            return extract(
                doc,
                report,
                words=self._words,
                entities=self._entities,
                to_original=text.to_original,
                pipeline=self._pipeline,
            )
        except KgError:
            raise
        except Exception as error:  # a fault of a rule in one sentence must not cost the other reports
            return failed(report, error)


def mark_lexicon(nlp: Language) -> None:
    """Let a pipeline mark the names of the lexicon before it reads anything else, if it does not yet."""
    if "kg_lexicon" not in nlp.pipe_names:
        nlp.add_pipe("kg_lexicon", first=True)


def pipeline_name(nlp: Language) -> str:
    """Return name and version of a pipeline, for provenance: "en_conflict_news 1.0.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def skipped(report: Report, reason: str) -> Skipped:
    """Return the note that a report was left out."""
    return Skipped(path=report.path or report.id, reason=reason)


def failed(report: Report, error: Exception) -> Skipped:
    """Return the note that the extraction of a report raised ``error``, with the line of code that did."""
    log.info("%s: extraction failed", report.id, exc_info=error)
    frame = next(reversed(extract_tb(error.__traceback__)), None)
    place = "" if frame is None else f" at {Path(frame.filename).name}:{frame.lineno}"
    return skipped(report, f"extraction failed: {type(error).__name__}: {error}{place}")
