"""Gives text in capitals its usual case, letter by letter, so that no offset moves.

Learned when it is needed from texts with the usual case: for each word how often it is written small, with a capital
or in capitals, alone and beside its neighbours, and how the case of a word follows from that of the word before. Words
that were never seen go by their spelling (``truecase_shapes``) and by what the rest of the text makes of them. The
likeliest cases of a sentence are found together (Viterbi). Names of several words are written as the list of names has
them; a lone unknown word in brackets is an abbreviation, there and in the rest of the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from evaluation.incidents.shapes import CASES, Case, Shapes, Tally, mixed, new_tally

_WORD = re.compile(r"[^\W_]+")
#: What may stand between the end of a sentence and the next word; a blank line ends one without a full stop.
_END = re.compile(r"""[.!?]["'”’)\]]*\s+["'“‘(\[]*$|\n\s*\n\s*\W*$""")
_STOP_AFTER = re.compile(r"\.\s")
_BRACKETED = re.compile(r"\(\s?([^\W\d_]{2,8})\s?\)")
_NUMBER = "0"  # what every number is as a neighbour
_LONGEST_NAME = 8  # words
#: Strength of the estimate from the more general, as a number of sightings: conventions, not tuned.
_PRIOR, _NEIGHBOUR_PRIOR = 1.0, 2.0
_SEEN_IN_LIST = 2  # sightings that a name of one word in the list counts for
_NEVER = -50.0  # log score of a case that is ruled out


def case_of(word: str) -> Case:
    """Return the case of a word; a lone capital and mixed case ("McNeil") count as ``TITLE``."""
    if len(word) > 1 and word.isupper():
        return Case.UPPER
    return Case.TITLE if any(map(str.isupper, word)) else Case.LOWER


def lowered(text: str) -> str:
    """Return the text in small letters, one for one: a letter whose small form is longer stays."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def raised(text: str) -> str:
    """Return the text in capitals, one for one: a letter whose capital is longer stays."""
    return "".join(large if len(large := letter.upper()) == 1 else letter for letter in text)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str
    first: bool  # of its sentence


@dataclass(frozen=True, slots=True)
class _Memory:
    """What one text says of its words: its abbreviations, and the cases of words that were never seen before."""

    short_names: set[str]
    unseen: dict[str, Tally]


@dataclass(slots=True)
class Truecaser:
    """What was learned; ``learn`` and ``learn_names`` add to it, ``truecase`` uses it."""

    _alone: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(new_tally))
    _after: defaultdict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(new_tally))
    _before: defaultdict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(new_tally))
    _shapes: Shapes = field(default_factory=Shapes)
    _steps: list[Tally] = field(default_factory=lambda: [[1.0] * len(CASES) for _ in CASES])
    _forms: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _stops: Counter[str] = field(default_factory=Counter)
    _names: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def learn(self, sentences: Iterable[str]) -> None:
        """Learn from sentences, one a string; headlines and lines in one case only teach nothing and are left out."""
        for sentence in sentences:
            matches = list(_WORD.finditer(sentence))
            words = [match.group() for match in matches]
            if is_running_text(sentence):
                self._count(words)
                self._count_stops(sentence, matches)
        self._shapes.learn(self._alone, self._is_everyday)

    def _count(self, words: Sequence[str]) -> None:
        keys, cases = [lowered(word) for word in words], [case_of(word) for word in words]
        for at in range(1, len(words)):
            key, case = keys[at], cases[at]
            self._alone[key][case] += 1
            self._after[_neighbour(keys[at - 1]), key][case] += 1
            if at + 1 < len(words):
                self._before[key, _neighbour(keys[at + 1])][case] += 1
            if at > 1:
                self._steps[cases[at - 1]][case] += 1
            if case is Case.TITLE:
                self._forms[key][words[at]] += 1

    def _count_stops(self, sentence: str, matches: Sequence[re.Match[str]]) -> None:
        """Count for and against words that end in a full stop in mid-sentence ("Gen. Smith")."""
        for match in matches[:-1]:
            within = _STOP_AFTER.match(sentence, match.end()) is not None
            self._stops[lowered(match.group())] += within
        if matches:
            self._stops[lowered(matches[-1].group())] -= 1

    def learn_names(self, names: Iterable[str]) -> None:
        """Learn names: those of several words are written as here, unless all their words are everyday words."""
        for name in names:
            words = tuple(_WORD.findall(name))
            keys = tuple(map(lowered, words))
            for key in keys:
                if key not in self._alone:
                    self._shapes.learn_word(key, is_name=True)
            if len(words) == 1 and case_of(words[0]) is not Case.LOWER:
                self._alone[keys[0]][case_of(words[0])] += _SEEN_IN_LIST
                self._forms[keys[0]][words[0]] += _SEEN_IN_LIST
            elif 1 < len(words) <= _LONGEST_NAME and not all(map(self._is_everyday, keys)):
                self._names.setdefault(keys, words)

    def learn_common(self, words: Iterable[str]) -> None:
        """Learn everyday words, which are written small."""
        for word in words:
            self._alone[lowered(word)][Case.LOWER] += _SEEN_IN_LIST

    def _is_everyday(self, key: str) -> bool:
        tally = self._alone.get(key)
        return tally is not None and tally[Case.LOWER] > sum(tally) / 2

    def truecase(self, text: str) -> str:
        """Return the text with the case of its words guessed, as long as before and equal but for case."""
        letters = list(lowered(text))
        sentences = list(self._sentences(text))
        in_brackets = map(lowered, _BRACKETED.findall(text))
        short_names = {key for key in in_brackets if not self._is_everyday(key)}
        memory = _Memory(short_names, self._first_reading(sentences, short_names))
        for sentence in sentences:
            forms = self._written(sentence, memory)
            for word, form in zip(sentence, forms, strict=True):
                letters[word.start : word.end] = form
        return "".join(letters)

    def _first_reading(self, sentences: Iterable[Sequence[_Word]], short_names: set[str]) -> dict[str, Tally]:
        """Return how often each word that was never seen got each case, every place judged for itself."""
        tallies: defaultdict[str, Tally] = defaultdict(new_tally)
        memory = _Memory(short_names, {})
        for sentence in sentences:
            keys = [word.key for word in sentence]
            for key, case in zip(keys, self._cases(keys, memory), strict=True):
                if key not in self._alone:
                    tallies[key][case] += 1
        return dict(tallies)

    def _sentences(self, text: str) -> Iterator[list[_Word]]:
        sentence: list[_Word] = []
        end = 0
        for match in _WORD.finditer(text):
            first = self._ends(text[end : match.start()], sentence[-1].key if sentence else "")
            if first and sentence:
                yield sentence
                sentence = []
            sentence.append(_Word(match.start(), match.end(), lowered(match.group()), first))
            end = match.end()
        if sentence:
            yield sentence

    def _ends(self, between: str, before: str) -> bool:
        """Tell whether a sentence ends in what stands between two words, the first of which is ``before``."""
        if not before:
            return True
        if "\n" not in between and between.startswith(".") and (len(before) == 1 or self._stops[before] > 0):
            return False
        return _END.search(between) is not None

    def _cases(self, keys: Sequence[str], memory: _Memory) -> list[Case]:
        return self._best([self._scores(keys, at, memory) for at in range(len(keys))])

    def _written(self, sentence: Sequence[_Word], memory: _Memory) -> list[str]:
        keys = [word.key for word in sentence]
        forms = [self._form(key, case) for key, case in zip(keys, self._cases(keys, memory), strict=True)]
        self._write_names(keys, forms)
        if forms[0].islower():
            forms[0] = raised(forms[0][0]) + forms[0][1:]
        return forms

    def _scores(self, keys: Sequence[str], at: int, memory: _Memory) -> Tally:
        """Return the log of how likely each case of a word is, seen alone and beside its neighbours."""
        key = keys[at]
        if key in memory.short_names:
            return [_NEVER, _NEVER, 0.0]
        alone = mixed(
            self._alone.get(key) or memory.unseen.get(key), self._shapes.shares(key, self._is_everyday), _PRIOR
        )
        total = [log(chance) for chance in alone]
        neighbours = [
            self._after.get((_neighbour(keys[at - 1]), key)) if at else None,
            self._before.get((key, _neighbour(keys[at + 1]))) if at + 1 < len(keys) else None,
        ]
        # Each neighbour adds what it changes of the estimate from the word alone.
        for tally in neighbours:
            total = [
                score + log(chance) - log(base)
                for score, chance, base in zip(total, mixed(tally, alone, _NEIGHBOUR_PRIOR), alone, strict=True)
            ]
        return total

    def _best(self, scores: Sequence[Tally]) -> list[Case]:
        """Return the likeliest sequence of cases."""
        steps = self._step_scores()
        best = list(scores[0])
        back: list[list[Case]] = []
        for here in scores[1:]:
            reached = [[best[before] + steps[before][case] for before in CASES] for case in CASES]
            came = [max(CASES, key=totals.__getitem__) for totals in reached]
            best = [max(totals) + here[case] for case, totals in zip(CASES, reached, strict=True)]
            back.append(came)
        path = [max(CASES, key=best.__getitem__)]
        for came in reversed(back):
            path.append(came[path[-1]])
        return path[::-1]

    def _step_scores(self) -> list[Tally]:
        """Return how much likelier each case is behind another than anywhere, as a log."""
        total = sum(map(sum, self._steps))
        overall = [sum(row[case] for row in self._steps) / total for case in CASES]
        return [[log(row[case] / sum(row)) - log(overall[case]) for case in CASES] for row in self._steps]

    def _form(self, key: str, case: Case) -> str:
        if case is Case.LOWER:
            return key
        if case is Case.UPPER:
            return raised(key)
        seen = self._forms.get(key)
        return seen.most_common(1)[0][0] if seen else raised(key[0]) + key[1:]

    def _write_names(self, keys: Sequence[str], forms: list[str]) -> None:
        """Write the longest names of the list as the list has them, from left to right."""
        at = 0
        while at < len(keys):
            size = self._name_size(keys, at)
            if size:
                forms[at : at + size] = self._names[tuple(keys[at : at + size])]
            at += max(size, 1)

    def _name_size(self, keys: Sequence[str], at: int) -> int:
        sizes = range(min(_LONGEST_NAME, len(keys) - at), 1, -1)
        return next((size for size in sizes if tuple(keys[at : at + size]) in self._names), 0)


def is_running_text(sentence: str) -> bool:
    """Tell whether a sentence has the usual case: a capital first, a third of the words small, few in capitals."""
    words = _WORD.findall(sentence)
    cases = Counter(map(case_of, words))
    begins = bool(words) and (words[0].isdigit() or case_of(words[0]) is not Case.LOWER)
    return begins and cases[Case.LOWER] >= len(words) / 3 and cases[Case.UPPER] <= max(1, len(words) / 5)


def _neighbour(key: str) -> str:
    return _NUMBER if key.isdigit() else key
