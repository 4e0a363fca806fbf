"""The only maker of a spaCy pipeline: loads the shipped one, or another with the same labels, and checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.nlp.encoder
import kg.nlp.lemmas
import kg.nlp.spans
from kg.errors import PipelineError
from kg.nlp.nounchunks import use_noun_chunks

SHIPPED = Path(__file__).parent / "en_conflict_news"
"""The trained pipeline that comes with the package."""

FACTORIES = (kg.nlp.spans.make_lexicon_spans, kg.nlp.encoder.make_encoder, kg.nlp.lemmas.make_morphology)
"""The makers of this project's components; naming them here registers them with spaCy, installed or not."""

_PROBE = "Rebels attacked a village near Baghdad on Tuesday."
_CLEAR_LABELS = frozenset({"dobj", "nsubjpass", "pobj", "prep", "attr", "poss"})


def load_pipeline(name: str | Path | None = None) -> Language:
    """Return a pipeline whose docs have sentences, Universal Dependencies trees, tags, lemmas and names.

    Args:
        name: A folder or an installed package; the shipped pipeline when None.

    Raises:
        PipelineError: There is no such pipeline, or it lacks something, or it uses other labels.
    """
    nlp = _load(SHIPPED if name is None else name)
    where = str(SHIPPED if name is None else name)
    doc = nlp(_PROBE)
    missing = [what for what, lacks in _CHECKS if lacks(doc)]
    if missing:
        raise PipelineError(f"the pipeline lacks {', '.join(missing)}", where=where, todo="use the shipped pipeline")
    labels = sorted(_dependency_labels(nlp, doc) & _CLEAR_LABELS)
    if labels:
        raise PipelineError(
            f"the parser uses CLEAR labels ({', '.join(labels)}), extraction reads Universal Dependencies",
            where=where,
            todo="use the shipped pipeline or train a parser on a Universal Dependencies treebank",
        )
    use_noun_chunks(nlp.vocab)
    return nlp


def _load(name: str | Path) -> Language:
    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        raise PipelineError(
            "no spaCy pipeline can be loaded from here",
            where=str(name),
            todo=f"name a folder or an installed package; spaCy says: {_first_line(error)}",
        ) from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


_CHECKS: tuple[tuple[str, Callable[[Doc], bool]], ...] = (
    ("a dependency parser (head, dep)", lambda doc: not doc.has_annotation("DEP")),
    ("sentence boundaries", lambda doc: not doc.has_annotation("SENT_START")),
    ("part-of-speech tags (pos)", lambda doc: not doc.has_annotation("POS")),
    ("Penn tags (tag)", lambda doc: not doc.has_annotation("TAG")),
    ("a lemmatizer (lemma)", lambda doc: not doc.has_annotation("LEMMA")),
    ("names (ents)", lambda doc: not doc.has_annotation("ENT_IOB")),
)


def _dependency_labels(nlp: Language, doc: Doc) -> set[str]:
    """Return the labels that the parser knows, as far as it says, and those that it used."""
    return set(_known_labels(nlp)) | {token.dep_ for token in doc}


def _known_labels(nlp: Language) -> Iterator[str]:
    for name, pipe in nlp.pipeline:
        if name == "parser":
            yield from getattr(pipe, "labels", ())
