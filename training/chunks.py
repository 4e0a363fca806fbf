"""Cuts texts into chunks to train on and puts chunks into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from kg.nlp.names import bio_tags
from kg.nlp.subwords import SubwordEncoder, cut_into_chunks
from training.corpora import Text
from training.model import Labels

IGNORED = -100
"""Target of a word that nobody annotated; torch's own default."""

_SINGLE_SENTENCES = 0.25
_CAPITALS = 0.05
_HEADLINES = 0.02
_LONGEST = 200
_POOL = 1200
"""Chunks sorted by length at a time: batches of like lengths, yet mixed from everywhere."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A range of words of a text; with a parse it holds whole sentences."""

    text: Text
    start: int
    end: int
    written: Callable[[str], str] | None = None

    def __len__(self) -> int:
        """Return the number of words."""
        return self.end - self.start

    @property
    def words(self) -> Sequence[str]:
        """Return the words, in capitals or in title case where the chunk is written so."""
        own = self.text.words[self.start : self.end]
        return own if self.written is None else [self.written(word) for word in own]


@dataclass(frozen=True, slots=True)
class Batch:
    """Chunks as tensors [chunk, word]; targets are IGNORED where nothing is known. `words` counts real words."""

    ids: Tensor
    casing: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    lengths: Tensor
    heads: Tensor
    deps: Tensor
    upos: Tensor
    xpos: Tensor
    starts: Tensor
    names: Tensor
    words: int


def draw_chunks(texts: Iterable[Text], rng: random.Random) -> list[Chunk]:
    """Return one pass over `texts` in chunks of random length (20 to 100 words; a quarter single sentences).

    Some chunks are written in capitals, as wire reports of the last century are, and some like headlines.
    """
    chunks = (chunk for text in texts for chunk in (_parsed(text, rng) if text.parse else _unparsed(text, rng)))
    return [_rewritten(chunk, rng.random()) for chunk in chunks]


def _rewritten(chunk: Chunk, draw: float) -> Chunk:
    if draw < _CAPITALS:
        return replace(chunk, written=str.upper)
    return replace(chunk, written=str.title) if draw > 1 - _HEADLINES else chunk


def _parsed(text: Text, rng: random.Random) -> Iterator[Chunk]:
    assert text.parse is not None
    bounds = [*text.parse.starts, len(text.words)]
    first = 0
    while first < len(bounds) - 1:
        limit = 0 if rng.random() < _SINGLE_SENTENCES else rng.randint(20, 100)
        after = first + 1
        while after < len(bounds) - 1 and bounds[after + 1] - bounds[first] <= limit:
            after += 1
        if bounds[after] - bounds[first] <= _LONGEST:
            yield Chunk(text, bounds[first], bounds[after])
        first = after


def _unparsed(text: Text, rng: random.Random) -> Iterator[Chunk]:
    ranges = cut_into_chunks(text.words, breaks=text.breaks, max_words=rng.choice((30, 60, 80, 100)))
    return (Chunk(text, start, end) for start, end in ranges)


def draw_batches(texts: Sequence[Text], rng: random.Random, budget: int) -> Iterator[list[Chunk]]:
    """Return one pass over `texts` in batches of at most `budget` words, padding included, in random order."""
    chunks = draw_chunks(texts, rng)
    rng.shuffle(chunks)
    batches: list[list[Chunk]] = []
    for start in range(0, len(chunks), _POOL):
        batches.extend(_packed(sorted(chunks[start : start + _POOL], key=len), budget))
    rng.shuffle(batches)
    yield from batches


def _packed(chunks: Iterable[Chunk], budget: int) -> Iterator[list[Chunk]]:
    batch: list[Chunk] = []
    for chunk in chunks:
        if batch and (len(chunk) + 2) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(chunk)
    yield batch


class BatchMaker:
    """Makes tensors of chunks."""

    def __init__(self, encoder: SubwordEncoder, labels: Labels) -> None:
        """Take the labels that targets are numbered by."""
        self._encoder = encoder
        self._upos, self._xpos, self._deps = (_numbers(names) for names in (labels.upos, labels.xpos, labels.deps))
        self._names = _numbers(bio_tags(labels.names))

    def batch(self, chunks: Sequence[Chunk]) -> Batch:
        """Return `chunks` as tensors."""
        encoded = [self._encoder.encode(chunk.words) for chunk in chunks]
        columns = list(zip(*(self._parse_targets(chunk) for chunk in chunks), strict=True))
        heads, deps, upos, xpos, starts = (_padded(column, IGNORED) for column in columns)
        return Batch(
            ids=_padded([item.ids for item in encoded]),
            casing=_padded([item.casing for item in encoded]),
            mask=_padded([[1] * len(item.ids) for item in encoded]),
            first=_padded([item.first for item in encoded]),
            last=_padded([item.last for item in encoded]),
            lengths=torch.tensor([len(chunk) for chunk in chunks]),
            heads=heads,
            deps=deps,
            upos=upos,
            xpos=xpos,
            starts=starts,
            names=_padded([self._name_targets(chunk) for chunk in chunks], IGNORED),
            words=sum(map(len, chunks)),
        )

    def _parse_targets(self, chunk: Chunk) -> tuple[list[int], ...]:
        parse, own = chunk.text.parse, range(chunk.start, chunk.end)
        if parse is None:
            return ([IGNORED] * len(chunk),) * 5
        opening = frozenset(parse.starts)
        starts = [int(position in opening) for position in own]
        starts[0] = IGNORED
        return (
            [0 if parse.heads[position] == position else parse.heads[position] - chunk.start + 1 for position in own],
            [self._deps[parse.deps[position]] for position in own],
            [self._upos[parse.upos[position]] for position in own],
            [self._xpos[parse.xpos[position]] for position in own],
            starts,
        )

    def _name_targets(self, chunk: Chunk) -> list[int]:
        if chunk.text.names is None:
            return [IGNORED] * len(chunk)
        return [IGNORED if tag is None else self._names[tag] for tag in chunk.text.names[chunk.start : chunk.end]]


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _padded(rows: Sequence[Sequence[int]], value: int = 0) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])
