"""What is measured of a trained pipeline: the development parts of the corpora and a cross-check over reports."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from kg.nlp.pipeline import load_pipeline
from training.corpora import Sentence, Text
from training.data import Conflict, development, folds
from training.export import new_pipeline, trained_model
from training.model import Labels
from training.names import gum_names, uner_names
from training.score import (
    free_genres,
    measure_cost,
    score_conflict_names,
    score_parses,
    score_treebank_names,
)
from training.stages import adapt

log = logging.getLogger(__name__)

_UNER_LABELS = frozenset({"PERSON", "ORG", "LOC"})
_GUM_LABELS = _UNER_LABELS | {"DATE"}


def cross_check(
    base: Path, texts: Sequence[Text], reports: Sequence[Conflict], labels: Labels, work: Path, count: int
) -> dict[str, float]:
    """Return the names F1 on all reports about conflict, each read by a model that has not seen it.

    The lexicon's names come before the model's, as in every use. The base has seen none. The second stage is run
    `count` times, each time without one part of the reports; those whose licence keeps them out of training
    altogether are read with the first part.
    """
    return score_conflict_names(_checked_parts(base, texts, reports, labels, work, count))


def _checked_parts(
    base: Path, texts: Sequence[Text], reports: Sequence[Conflict], labels: Labels, work: Path, count: int
) -> Iterator[tuple[Language, Sequence[Conflict]]]:
    parts = folds(reports, count)
    never = [report for report in reports if not report.allowed]
    for number, part in enumerate(parts):
        seen = [report for other in parts if other is not part for report in other]
        log.info("cross-check %d of %d: %d reports seen, %d read", number + 1, count, len(seen), len(part))
        nlp = new_pipeline(trained_model(adapt(base, texts, seen, labels, work / f"fold{number}.pt"), labels))
        nlp.add_pipe("kg_lexicon", first=True)
        yield nlp, part + never if number == 0 else part


def development_scores(folder: Path, data: Path) -> dict[str, dict[str, float]]:
    """Return the scores of the pipeline in `folder` on the development files, from raw text."""
    nlp = load_pipeline(folder)
    treebanks = development(data)
    ewt, gum = treebanks["ewt"], treebanks["gum"]
    return {
        "ewt_dev": score_parses(nlp, ewt),
        "gum_dev": score_parses(nlp, gum),
        "names_uner_dev": _uner_scores(nlp, ewt, data),
        "names_gum_dev_free_genres": score_treebank_names(
            nlp, free_genres(gum), gum_names(free_genres(gum), silver=False), _GUM_LABELS
        ),
        "cost": measure_cost(folder, [*ewt, *gum]),
    }


def _uner_scores(nlp: Language, ewt: Sequence[Sentence], data: Path) -> dict[str, float]:
    tags = uner_names(data / "uner_ewt/dev.jsonl", ewt, silver=False)
    return score_treebank_names(nlp, ewt, tags, _UNER_LABELS)
