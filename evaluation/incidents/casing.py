"""The texts that casing is learned from, and how well it is learned: on the held-out halves of the treebanks."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from pathlib import Path

from evaluation.incidents.truecase import Truecaser, is_running_text, raised
from evaluation.results import Figure, share
from kg.errors import ReadError
from kg.lexicon.entities import load_entities
from kg.lexicon.gazetteer import load_gazetteer
from kg.lexicon.words import load_words

#: Folders and files, below the folder of data, that casing is learned from.
CORPORA = ("ud_ewt", "ud_gum", "wikigold", "crossner_politics")
_TEXT = "# text = "
_NAME_COLUMN = 1  # of a row of the gazetteer
_CALENDAR = 5  # times that names of months and days are learned: reports are full of them, treebanks are not
_LETTERS = re.compile(r"[^\W\d_]+")


def learned_truecaser(data: Path) -> Truecaser:
    """Return a truecaser that has learned from the corpora below ``data`` and from the project's own names.

    Raises:
        ReadError: There is no treebank to learn from.
    """
    sentences = list(_training_sentences(data))
    if not sentences:
        raise ReadError("there is no treebank to learn casing from", where=str(data), todo=f"put {CORPORA[0]} there")
    truecaser = Truecaser()
    truecaser.learn(sentences)
    truecaser.learn_common(_everyday_words())
    for _ in range(_CALENDAR):
        truecaser.learn_names((*calendar.month_name, *calendar.month_abbr, *calendar.day_name))
    truecaser.learn_names(form.text for form in load_entities().surface_forms())
    truecaser.learn_names(row.split("\t")[_NAME_COLUMN] for row in load_gazetteer().rows.values())
    return truecaser


def _everyday_words() -> list[str]:
    """Return the trigger words and cues, which are few in treebanks and no names."""
    words = load_words()
    phrases = (*words.verbs, *words.nouns, *(cue for group in words.groups.values() for cue in group))
    return sorted({word for phrase in phrases for word in phrase.split() if word.isalpha() and word.islower()})


def casing_figure(truecaser: Truecaser, data: Path) -> Figure:
    """Return the share of words, but the first of each sentence, whose case is guessed right in held-out treebanks."""
    right = total = 0
    for path in sorted(data.glob("ud_*/*dev*.conllu")):
        for sentence in _treebank(path):
            if is_running_text(sentence):
                found, of = right_words(truecaser, sentence)
                right, total = right + found, total + of
    return share("words in their usual case (held-out treebanks)", right, total)


def right_words(truecaser: Truecaser, sentence: str) -> tuple[int, int]:
    """Return how many words of a sentence, but its first, are written as they were, and how many there are."""
    guessed = truecaser.truecase(raised(sentence))
    spans = [match.span() for match in _LETTERS.finditer(sentence)][1:]
    return sum(sentence[start:end] == guessed[start:end] for start, end in spans), len(spans)


def _training_sentences(data: Path) -> Iterator[str]:
    for path in sorted(data.glob("ud_*/*train*.conllu")):
        yield from _treebank(path)
    for path in sorted(data.glob("wikigold/*.conllu")):
        yield from _columns(path, 1)
    for path in sorted(data.glob("crossner_politics/*.txt")):
        yield from _columns(path, 0)


def _treebank(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(_TEXT):
            yield line.removeprefix(_TEXT).strip()


def _columns(path: Path, column: int) -> Iterator[str]:
    """Yield the sentences of a file of one word a line, blank lines between them."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n")]
        words = [row[column] for row in rows if len(row) > column and row[column]]
        if words:
            yield " ".join(words)
