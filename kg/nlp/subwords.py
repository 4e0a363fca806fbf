"""Words as the encoder reads them: sub-token ids, a casing type each, and chunks of words short enough for one call."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ids = npt.NDArray[np.int64]

MAX_WORDS = 80
"""Words in a chunk at run time. Of 30, 50, 80, 120 and 200 words the best LAS on raw text (training/README.md)."""

MAX_PIECES = 8
"""Sub-tokens kept of one word; URLs and the like are cut."""

CACHE_LIMIT = 200_000
"""Words whose sub-tokens are remembered: about 60 MB at most, far above the vocabulary of a news archive."""

_SENTENCE_ENDS = frozenset({".", "!", "?", "...", "…", "!!", "??", '."', "?!"})
_CLOSERS = frozenset({'"', "'", "''", "”", "’", ")", "]", "»"})


class Casing(IntEnum):
    """How a word is written. The encoder's vocabulary is lower case, so casing goes in through the token types."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    DIGIT = 4


def casing_of(word: str) -> Casing:
    """Return how `word` is written."""
    if len(word) > 1 and word.isupper():
        return Casing.UPPER
    if word[:1].isupper():
        return Casing.TITLE
    if any(character.isupper() for character in word):
        return Casing.MIXED
    return Casing.DIGIT if word[:1].isdigit() else Casing.LOWER


@dataclass(frozen=True, slots=True)
class EncodedWords:
    """A chunk of words as arrays: sub-token `ids` and `casing`, and each word's `first` and `last` sub-token."""

    ids: list[int]
    casing: list[int]
    first: list[int]
    last: list[int]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.first)


class SubwordEncoder:
    """Turns words into sub-token ids; remembers the words that it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take a WordPiece tokenizer that knows [CLS], [SEP] and [UNK]."""
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._start, self._end, self._unknown = (_special(tokenizer, name) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._seen: dict[str, tuple[list[int], int]] = {}

    def encode(self, words: Sequence[str]) -> EncodedWords:
        """Return `words` between [CLS] and [SEP]."""
        ids, casing = [self._start], [int(Casing.LOWER)]
        first, last = [], []
        for word in words:
            pieces, case = self._seen.get(word) or self._look_up(word)
            first.append(len(ids))
            ids.extend(pieces)
            casing.extend([case] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(self._end)
        casing.append(int(Casing.LOWER))
        return EncodedWords(ids, casing, first, last)

    def _look_up(self, word: str) -> tuple[list[int], int]:
        pieces = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES] or [self._unknown]
        entry = (pieces, int(casing_of(word)))
        if len(self._seen) < CACHE_LIMIT:
            self._seen[word] = entry
        return entry


def _special(tokenizer: Tokenizer, name: str) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise ValueError(f"the tokenizer has no {name}")
    return int(number)


def cut_into_chunks(
    words: Sequence[str],
    *,
    breaks: Collection[int] = (),
    joined: Collection[int] = (),
    max_words: int = MAX_WORDS,
) -> list[tuple[int, int]]:
    """Return half-open ranges of at most `max_words` words that cover `words` in order.

    A chunk ends before each position in `breaks` (a new line of the text), else after the last sentence end that
    fits, else where it is full. It never starts at a position in `joined` (strictly inside a span that must stay
    whole), unless one span alone fills a chunk.
    """
    chunks: list[tuple[int, int]] = []
    start = 0
    stops = sorted({stop for stop in breaks if 0 < stop < len(words) and stop not in joined} | {len(words)})
    for stop in stops:
        while stop - start > max_words:
            end = _chunk_end(words, start, start + max_words, joined)
            chunks.append((start, end))
            start = end
        if stop > start:
            chunks.append((start, stop))
        start = stop
    return chunks


def _chunk_end(words: Sequence[str], start: int, limit: int, joined: Collection[int]) -> int:
    possible = [end for end in range(limit, start, -1) if end not in joined]
    after_sentence = (end for end in possible if _ends_sentence(words, start, end))
    return next(after_sentence, possible[0] if possible else limit)


def _ends_sentence(words: Sequence[str], start: int, end: int) -> bool:
    if end < len(words) and words[end] in _CLOSERS:
        return False
    last = end - 1
    while last > start and words[last] in _CLOSERS:
        last -= 1
    return words[last] in _SENTENCE_ENDS
