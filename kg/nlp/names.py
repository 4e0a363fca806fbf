"""Names: the labels, their BIO tags, the best legal reading of the tag scores, and what the lexicon adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Span

Scores = npt.NDArray[np.float32]

NAME_LABELS = ("PERSON", "ORG", "LOC", "NORP", "DATE", "WEAPON", "PLATFORM")
"""What the shipped pipeline marks in `doc.ents`."""

LEXICON_LABELS = frozenset({"WEAPON", "PLATFORM"})
"""What only the lexicon marks where there is one: the corpora hold too few of them (training/README.md has figures)."""

_SMALL_WORDS = "a al and da de del el for in la of the to 's ’s - / &"
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that names hold in small letters."""

_FORBIDDEN = np.float32(-1e4)


def united_names(known: Iterable[Span], read: Iterable[Span]) -> list[Span]:
    """Return the names among the spans of the lexicon, then those that the model `read` and may mark beside it.

    By the convention of the training corpora a description is no name, though the lexicon knows whom it means
    ("Iraqi security forces"): there the model says which of its words are one.
    """
    names = [span for span in known if span.label_ in LEXICON_LABELS or _is_name(span)]
    return [*names, *(span for span in read if span.label_ not in LEXICON_LABELS)]


def _is_name(span: Span) -> bool:
    small = [token.text for token in span if token.text[:1].islower()]
    return _SMALL.issuperset(small) and not any(token.text[:1].islower() for token in (span[0], span[-1]))


def bio_tags(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the tags for `labels`: O first, then B and I of each label."""
    return ("O", *(f"{part}-{label}" for label in labels for part in "BI"))


class NameReader:
    """Reads name spans off tag scores; knows which tag may follow which."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take the labels in the order in which the tag scores come (see `bio_tags`)."""
        self._tags = bio_tags(labels)
        self._inside = np.array([tag.startswith("I-") for tag in self._tags])
        self._allowed = np.array([[_may_follow(tag, previous) for tag in self._tags] for previous in self._tags])
        self._penalty = np.where(self._allowed, np.float32(0), _FORBIDDEN)

    def spans(self, scores: Scores) -> list[tuple[int, int, str]]:
        """Return (start, end, label) of the names in the best legal tag sequence for `scores` [words, tags]."""
        return _spans_of([self._tags[tag] for tag in self._best_tags(scores)])

    def _best_tags(self, scores: Scores) -> list[int]:
        greedy = scores.argmax(axis=1)
        legal = not self._inside[greedy[:1]].any() and self._allowed[greedy[:-1], greedy[1:]].all()
        return [int(tag) for tag in greedy] if legal else self._viterbi(scores)

    def _viterbi(self, scores: Scores) -> list[int]:
        best = scores[0] + np.where(self._inside, _FORBIDDEN, np.float32(0))
        back = []
        for row in scores[1:]:
            paths = best[:, None] + self._penalty
            back.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + row
        tags = [int(best.argmax())]
        for pointers in reversed(back):
            tags.append(int(pointers[tags[-1]]))
        return tags[::-1]


def _may_follow(tag: str, previous: str) -> bool:
    return not tag.startswith("I-") or previous[2:] == tag[2:]


def _spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    start = 0
    for position, tag in enumerate([*tags, "O"]):
        previous = tags[position - 1] if position else "O"
        if previous != "O" and not tag.startswith("I-"):
            spans.append((start, position, previous[2:]))
        if tag.startswith("B-"):
            start = position
    return spans
