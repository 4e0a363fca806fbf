"""Whether an answer names what a gold fill names, and the counts of a slot.

The head of a gold string is the last word before its first preposition, relative pronoun, participle or comma
("OFFICES OF THE MAYOR": offices); that of an answer is its head noun, or the last word of its name. Words are compared
without case, accents and plural ending. An answer fits a string where their heads are equal, or where all words of a
name follow each other in the string ("Ana Solis" in "ANA SOLIS PRADO"). It is right where it fits any listed string of
a fill.

One fill is right once: further answers that fit a fill already found are other words for it and count neither as right
nor as wrong. An optional fill counts only where it was found. Answers that share their head are one answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.results import Counts
from kg.lexicon.fold import fold
from kg.records import Mention

_AFTER_HEAD = re.compile(
    r"\b(?:of|that|who|whom|which|whose|where|in|at|on|from|for|near|with|to|by|against|including"
    r"|located|belonging|carrying|wearing|riding|stationed|suspected|dressed)\b|,|;|\("
)
_ARTICLES = frozenset({"the", "a", "an"})
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "persons": "person",
    "wives": "wife",
    "lives": "life",
}


@dataclass(frozen=True, slots=True)
class Fill:
    """One gold fill: strings of which any is right."""

    strings: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the system names: its heads in the singular, and the words of its name, if it has one."""

    text: str
    heads: frozenset[str]
    name: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotScore:
    """The outcome of one slot: fills that were found, answers that fit none, fills that were missed."""

    right: int
    wrong: tuple[Answer, ...]
    missed: tuple[Fill, ...]

    def add_to(self, counts: Counts) -> None:
        """Add the slot to the counts of all."""
        counts.add(self.right, self.right + len(self.wrong), self.right + len(self.missed))


def singular(word: str) -> str:
    """Return a folded word without its plural ending, roughly: equal for both numbers of a noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh|z)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, without quotes, brackets and articles."""
    words = re.findall(r"\w+", fold(text))
    return tuple(word for word in words if word not in _ARTICLES)


def head_of(string: str) -> str:
    """Return the head of a gold string in the singular; empty for a string without words."""
    before = _AFTER_HEAD.split(fold(string), maxsplit=1)[0]
    words = words_of(before) or words_of(string)
    return singular(words[-1]) if words else ""


def answer(mention: Mention) -> Answer:
    """Return a mention as an answer."""
    name = words_of(mention.name or "")
    heads = {singular(word) for word in (*words_of(mention.noun)[-1:], *name[-1:])}
    return Answer(mention.text, frozenset(heads) or frozenset({head_of(mention.text)}), name)


def fits(found: Answer, fill: Fill) -> bool:
    """Tell whether the answer names what the fill names."""
    return any(_fits_string(found, string) for string in fill.strings)


def _fits_string(found: Answer, string: str) -> bool:
    return head_of(string) in found.heads or (bool(found.name) and contains(words_of(string), found.name))


def contains(words: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether the words of ``part`` follow each other in ``words``; no words are contained in nothing."""
    size = len(part)
    return size > 0 and any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


def score_slot(answers: Iterable[Answer], fills: Collection[Fill]) -> SlotScore:
    """Compare the answers of one slot with its fills, as the module says."""
    distinct = list(_distinct(answers))
    found = [fill for fill in fills if any(fits(each, fill) for each in distinct)]
    return SlotScore(
        right=len(found),
        wrong=tuple(each for each in distinct if not any(fits(each, fill) for fill in found)),
        missed=tuple(fill for fill in fills if fill not in found and not fill.optional),
    )


def _distinct(answers: Iterable[Answer]) -> Iterator[Answer]:
    seen: set[str] = set()
    for each in answers:
        if not each.heads & seen:
            yield each
        seen |= each.heads


def is_told(words: Sequence[str], fill: Fill) -> bool:
    """Tell whether a sentence, as ``words_of`` gives it, has all words of one of the strings one after the other."""
    return any(contains(words, words_of(string)) for string in fill.strings)


def best_pairs(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the one-to-one assignment whose scores add up to most; none of score 0.

    Columns are few: the templates of one report. Each state of the search is the set of columns that are taken.
    """
    states: dict[frozenset[int], tuple[float, list[tuple[int, int]]]] = {frozenset(): (0.0, [])}
    for row, line in enumerate(scores):
        for taken, (total, pairs) in list(states.items()):
            for column, score in enumerate(line):
                if score > 0 and column not in taken:
                    _keep_better(states, taken | {column}, (total + score, [*pairs, (row, column)]))
    return max(states.values(), key=lambda state: state[0])[1]


def _keep_better(
    states: dict[frozenset[int], tuple[float, list[tuple[int, int]]]],
    taken: frozenset[int],
    state: tuple[float, list[tuple[int, int]]],
) -> None:
    if taken not in states or state[0] > states[taken][0]:
        states[taken] = state
