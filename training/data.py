"""Puts the corpora together: what each stage trains on."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.nlp.names import NAME_LABELS
from kg.nlp.tokenizer import blank_english
from training.corpora import Sentence, Text, by_document, read_treebank, text_of_document
from training.model import Labels
from training.names import NOT_FOR_TRAINING, crossner, gum_names, re3d_documents, re3d_text, uner_names, wikigold

EWT_TRAIN = "ud_ewt/en_ewt-ud-train.conllu"
EWT_DEV = "ud_ewt/en_ewt-ud-dev.conllu"
GUM_TRAIN = "ud_gum/en_gum-ud-train.nonNC.conllu"
GUM_DEV = "ud_gum/en_gum-ud-dev.conllu"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A document of re3d, what came of it, and whether its licence lets it into shipped weights."""

    source: str
    document: dict[str, Any]
    text: Text
    allowed: bool


def base_texts(data: Path) -> list[Text]:
    """Return every text of the first stage: both treebanks with their names, then the Wikipedia names."""
    ewt, gum = list(read_treebank(data / EWT_TRAIN)), list(read_treebank(data / GUM_TRAIN))
    uner = uner_names(data / "uner_ewt/train.jsonl", ewt)
    return [
        *(text_of_document("ud_ewt", sentences, uner) for sentences in by_document(ewt)),
        *(text_of_document("ud_gum", sentences, gum_names(sentences)) for sentences in by_document(gum)),
        *crossner(data / "crossner_politics"),
        *wikigold(data / "wikigold/wikigold.conllu"),
    ]


def conflict_texts(data: Path) -> list[Conflict]:
    """Return the documents of re3d in a fixed order."""
    nlp = blank_english()
    return [
        Conflict(source, document, re3d_text(document, nlp), source not in NOT_FOR_TRAINING)
        for source, documents in re3d_documents(data / "re3d/dev").items()
        for document in sorted(documents, key=lambda document: str(document["id"]))
    ]


def folds(documents: Sequence[Conflict], count: int, seed: int = 0) -> list[list[Conflict]]:
    """Return `count` parts of the documents that may be trained on, each source spread over all parts."""
    rng = random.Random(seed)
    parts: list[list[Conflict]] = [[] for _ in range(count)]
    allowed = [document for document in documents if document.allowed]
    order = sorted(allowed, key=lambda document: (document.source, rng.random()))
    for number, document in enumerate(order):
        parts[number % count].append(document)
    return parts


def labels_of(texts: Iterable[Text]) -> Labels:
    """Return the labels that occur in the parses, sorted, and the names that the pipeline marks."""
    parses = [text.parse for text in texts if text.parse is not None]
    return Labels(
        upos=tuple(sorted({tag for parse in parses for tag in parse.upos})),
        xpos=tuple(sorted({tag for parse in parses for tag in parse.xpos})),
        deps=tuple(sorted({dep for parse in parses for dep in parse.deps})),
        names=NAME_LABELS,
    )


def development(data: Path) -> dict[str, list[Sentence]]:
    """Return the development sentences of the treebanks by name."""
    return {"ewt": list(read_treebank(data / EWT_DEV)), "gum": list(read_treebank(data / GUM_DEV))}
