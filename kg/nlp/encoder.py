"""The spaCy component that runs the joint model: tags, trees, sentences and names from one pass of an ONNX encoder.

Only this module knows ONNX. The model is called with one chunk of words at a time: its 8-bit scales depend on all
that one call holds, so that in a batch the parse of a report would depend on its neighbours.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline.pipe import Pipe
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from tokenizers import Tokenizer

from kg.errors import PipelineError
from kg.nlp.abbreviations import without_homographs
from kg.nlp.datelines import end_of_dateline
from kg.nlp.decode import Array, ChunkReader, ChunkReading, ChunkScores
from kg.nlp.names import united_names
from kg.nlp.nounchunks import use_noun_chunks
from kg.nlp.subwords import MAX_WORDS, SubwordEncoder, cut_into_chunks

LEXICON_SPANS = "lexicon"
"""Key of the spans that an earlier component knows: they stay whole, and as names they come before the model's."""

_FILES = ("encoder.onnx", "relations.onnx", "labels.json", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """What training made: the network, the small one that scores relations, the labels by head, the tokenizer."""

    encoder: bytes
    relations: bytes
    labels: dict[str, tuple[str, ...]]
    tokenizer: str

    def to_files(self) -> dict[str, bytes]:
        """Return the content of each file that keeps the model."""
        labels = json.dumps(self.labels, ensure_ascii=False, indent=1) + "\n"
        contents = (self.encoder, self.relations, labels.encode(), self.tokenizer.encode())
        return dict(zip(_FILES, contents, strict=True))

    @classmethod
    def from_files(cls, contents: dict[str, bytes]) -> TrainedModel:
        """Return the model that `to_files` wrote."""
        encoder, relations, labels, tokenizer = (contents[name] for name in _FILES)
        named = {key: tuple(values) for key, values in json.loads(labels).items()}
        return cls(encoder, relations, named, tokenizer.decode())


class KgEncoder(Pipe):
    """Sets pos, tag, head, dep, sentence starts and ents of a Doc."""

    def __init__(self, name: str, *, threads: int = 1, max_words: int = MAX_WORDS) -> None:
        """Make a component without a model; `from_disk`, `from_bytes` or `set_model` gives it one."""
        self.name = name
        self._threads, self._max_words = threads, max_words
        self._model: TrainedModel | None = None
        self._running: _RunningModel | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the names that the model marks; none while there is no model."""
        return self._model.labels["names"] if self._model else ()

    def set_model(self, model: TrainedModel) -> None:
        """Run `model` from now on."""
        self._model, self._running = model, None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it.

        Raises:
            PipelineError: The component has no model.
        """
        if self._running is None:
            self._running = _RunningModel(self._loaded(), self._threads)
        _annotate(doc, self._running, self._max_words)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model to the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._loaded().to_files().items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> KgEncoder:
        """Read the model from the folder `path`.

        Raises:
            PipelineError: A file of the model is missing.
        """
        try:
            contents = {name: (Path(path) / name).read_bytes() for name in _FILES}
        except FileNotFoundError as error:
            raise PipelineError(
                "a file of the trained encoder is missing", where=str(error.filename), todo="install the pipeline anew"
            ) from error
        self.set_model(TrainedModel.from_files(contents))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the model as bytes."""
        return bytes(srsly.msgpack_dumps(self._loaded().to_files()))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> KgEncoder:
        """Read the model from what `to_bytes` returned."""
        self.set_model(TrainedModel.from_files(srsly.msgpack_loads(data)))
        return self

    def __reduce__(self) -> tuple[Callable[..., KgEncoder], tuple[Any, ...]]:
        """Pickle the model, not the running session, so that worker processes start their own."""
        return _restored, (self.name, self._threads, self._max_words, self._model)

    def _loaded(self) -> TrainedModel:
        if self._model is None:
            raise PipelineError("the encoder has no model", where=self.name, todo="load a trained pipeline")
        return self._model


def _restored(name: str, threads: int, max_words: int, model: TrainedModel | None) -> KgEncoder:
    encoder = KgEncoder(name, threads=threads, max_words=max_words)
    encoder._model = model
    return encoder


@Language.factory(
    "kg_encoder",
    assigns=["token.pos", "token.tag", "token.dep", "token.head", "token.is_sent_start", "doc.ents", "doc.sents"],
    default_config={"threads": 1, "max_words": MAX_WORDS},
)
def make_encoder(nlp: Language, name: str, threads: int, max_words: int) -> KgEncoder:
    """Return the component without a model, and let `doc.noun_chunks` read its trees.

    Args:
        nlp: The pipeline that the component is for.
        name: The component's name in it.
        threads: Threads that one call uses. Parallel work goes by processes, one report each.
        max_words: Words in a chunk at most.
    """
    use_noun_chunks(nlp.vocab)
    return KgEncoder(name, threads=threads, max_words=max_words)


class _RunningModel:
    """A model with its ONNX sessions, tokenizer and reader."""

    def __init__(self, model: TrainedModel, threads: int) -> None:
        self._encoder = _session(model.encoder, threads)
        self._relations = _session(model.relations, threads)
        self._subwords = SubwordEncoder(Tokenizer.from_str(model.tokenizer))
        self._reader = ChunkReader(model.labels, self._relation_scores)
        self.name_labels = frozenset(model.labels["names"])

    def read(self, words: Sequence[str], units: Sequence[tuple[int, int]]) -> ChunkReading:
        encoded = self._subwords.encode(without_homographs(words))
        columns = {
            "ids": encoded.ids,
            "casing": encoded.casing,
            "mask": [1] * len(encoded.ids),
            "first": encoded.first,
            "last": encoded.last,
        }
        outputs = self._encoder.run(None, {name: np.array([column], np.int64) for name, column in columns.items()})
        return self._reader.read(ChunkScores(*(output[0] for output in outputs)), units)

    def _relation_scores(self, dependents: Array, heads: Array) -> Array:
        scores: Array = self._relations.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores


def _session(network: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


class _DocReading:
    """The annotation of a Doc while its chunks are read. Positions are those of the Doc's tokens."""

    def __init__(self, doc: Doc, tokens: Sequence[int]) -> None:
        self.upos = ["SPACE"] * len(doc)
        self.xpos = ["_SP"] * len(doc)
        self.deps = ["dep"] * len(doc)
        self.heads = _heads_of_spaces(len(doc), tokens)
        self.names: list[Span] = []

    def add(self, doc: Doc, tokens: Sequence[int], reading: ChunkReading) -> None:
        columns = zip(tokens, reading.upos, reading.xpos, reading.deps, reading.heads, strict=True)
        for token, upos, xpos, dep, head in columns:
            self.upos[token], self.xpos[token], self.deps[token] = upos, xpos, dep
            self.heads[token] = tokens[head]
        self.names.extend(Span(doc, tokens[a], tokens[b - 1] + 1, label=label) for a, b, label in reading.names)

    def write(self, doc: Doc) -> None:
        numbers = {label: doc.vocab.strings.add(label) for label in {*self.upos, *self.xpos, *self.deps}}
        columns = [np.array([numbers[label] for label in column], np.uint64) for column in (self.upos, self.xpos)]
        offsets = np.array(self.heads, np.int64) - np.arange(len(doc))
        relations = np.array([numbers[label] for label in self.deps], np.uint64)
        table: Any = np.stack([*columns, offsets.view(np.uint64), relations], axis=1)
        doc.from_array(["POS", "TAG", "HEAD", "DEP"], table)


def _heads_of_spaces(length: int, words: Sequence[int]) -> list[int]:
    """Return for each token the last of `words` up to it, the first one where there is none: heads of white space."""
    if not words:
        return [0] * length
    bounds = [0, *words[1:], length]
    return [word for word, start, end in zip(words, bounds[:-1], bounds[1:], strict=True) for _ in range(start, end)]


def _annotate(doc: Doc, model: _RunningModel, max_words: int) -> None:
    tokens = [token.i for token in doc if not token.is_space]
    words = [doc[token].text for token in tokens]
    known = filter_spans(doc.spans.get(LEXICON_SPANS, ()))
    units = _units(known, tokens)
    joined = {word for start, end in units for word in range(start + 1, end)}
    reading = _DocReading(doc, tokens)
    for start, end in cut_into_chunks(words, breaks=_breaks(doc, tokens), joined=joined, max_words=max_words):
        own = [(max(a, start) - start, min(b, end) - start) for a, b in units if a < end and b > start]
        reading.add(doc, tokens[start:end], model.read(words[start:end], own))
    if len(doc):
        reading.write(doc)
        names = united_names(known, reading.names) if LEXICON_SPANS in doc.spans else reading.names
        marked = [span for span in names if span.label_ in model.name_labels]
        doc.set_ents(_without_overlap([*doc.ents, *marked]), default="outside")


def _units(spans: Iterable[Span], tokens: Sequence[int]) -> list[tuple[int, int]]:
    """Return the spans of more than one word, counted in words."""
    place: npt.NDArray[np.int64] = np.searchsorted(tokens, np.arange(tokens[-1] + 2 if tokens else 0))
    bounds = ((int(place[span.start]), int(place[min(span.end, len(place) - 1)])) for span in spans)
    return sorted((start, end) for start, end in bounds if end - start > 1)


def _breaks(doc: Doc, tokens: Sequence[int]) -> set[int]:
    """Return the words that open a new line, and the one behind a dateline.

    One in lower case after a single break goes on with a wrapped sentence.
    """
    gaps = [word for word in range(1, len(tokens)) if tokens[word] - tokens[word - 1] > 1]
    lines = (word for word in gaps if _is_break(doc[tokens[word - 1] + 1 : tokens[word]].text, doc[tokens[word]].text))
    return {*lines, *_first_behind(doc, tokens, end_of_dateline(doc.text))}


def _first_behind(doc: Doc, tokens: Sequence[int], offset: int) -> tuple[int, ...]:
    """Return the word that begins at the offset or behind it, none for 0."""
    return (bisect_left([doc[token].idx for token in tokens], offset),) if offset else ()


def _is_break(between: str, following: str) -> bool:
    return "\n" in between and not (between.count("\n") == 1 and following[:1].islower())


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that share no token with one before them."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in spans:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return kept
