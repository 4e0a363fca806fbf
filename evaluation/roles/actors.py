"""Which words name whom: actors of a gold dyad by their words, and names for the actor codes of toy sentences.

Two names agree when all words of one stand in the other ("Basque sailors" and "the Basque sailors of the town",
"Okafor" and "Bishop Ngozi Okafor"): both corpora cut actors as it suits them, to an adjective or to a noun phrase.
Words are compared without case, dots, possessives and a plural "s"; articles, prepositions, pronouns and numbers say
nothing about who it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from kg.lexicon.entities import load_entities
from kg.lexicon.entries import CountryEntry

#: Letters of one part of an actor code: "GORGOV" is the government of GOR.
_PART = 3

_EMPTY = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "of", "in", "on", "at", "by", "to", "from", "for", "with"}
    | {"and", "or", "against", "near", "its", "his", "her", "their", "our", "it", "they", "some", "many", "most"}
    | {"more", "than", "least", "all", "several", "dozen", "hundred", "thousand", "two", "three", "four", "five"}
    | {"six", "seven", "eight", "nine", "ten", "s"}
)
_CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december"}
)
_NAME = re.compile(r"[A-Z][\w.]*(?:[ _-][A-Z][\w.]*)*")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> frozenset[str]:
    """Return the words of ``text`` that say who it is."""
    plain = text.casefold().replace(".", "").replace("’", "'").replace("'s", " ")
    found = (_singular(word) for word in _WORD.findall(plain) if not word.isdigit())
    return frozenset(word for word in found if word not in _EMPTY)


def agree(one: str, other: str) -> bool:
    """Tell whether two wordings can name the same actor of one sentence."""
    left, right = words(one), words(other)
    return bool(left and right) and (left <= right or right <= left)


def names_in(text: str) -> tuple[str, ...]:
    """Return the capitalised names of ``text`` in their order, without calendar words and what begins a sentence."""
    found = (_without_stop(_without_opening(match.group())) for match in _NAME.finditer(text))
    return tuple(dict.fromkeys(name for name in found if name and not words(name) <= _CALENDAR))


def parts(code: str) -> tuple[str, ...]:
    """Return the three-letter parts of an actor code: "NGOGOR" is NGO, GOR."""
    return tuple(code[start : start + _PART] for start in range(0, len(code), _PART))


class CodeBook:
    """Names that the actor codes of a sentence stand for, learned from the sentences of a corpus.

    A name explains a code when it holds a form of the state with that ISO 3166 code or begins with the code's letters
    ("Gorm", GOR); of the names then left, one that has the letters in order and begins with the first ("Bran", BRN).
    A code that is still unexplained is the one free name that, over the whole corpus, most often stands unexplained
    beside it; where two names do so equally often, nobody can tell which it is.
    """

    def __init__(self, sentences: Iterable[tuple[str, Sequence[str]]], phrases: Mapping[str, Sequence[str]]) -> None:
        """Learn from texts with their codes, and from phrases with theirs."""
        self._beside: dict[str, Counter[str]] = {}
        for text, codes in sentences:
            self._learn(names_in(text), codes)
        self._phrases = phrases

    def _learn(self, names: Sequence[str], codes: Sequence[str]) -> None:
        known = explained(names, codes)
        free = _free(names, known)
        for code in {code for code in codes if not known[code]}:
            self._beside.setdefault(code[:_PART], Counter()).update(free)

    def names(self, text: str, codes: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the names of ``text`` that each code of it stands for; none where that cannot be told."""
        names = names_in(text)
        known = explained(names, codes)
        free = _free(names, known)
        return {code: self._listed(text, code) or known[code] or self._left_over(code, codes, free) for code in codes}

    def _listed(self, text: str, code: str) -> tuple[str, ...]:
        return tuple(phrase for phrase, known in self._phrases.items() if code in known and phrase in text)

    def _left_over(self, code: str, codes: Sequence[str], free: Sequence[str]) -> tuple[str, ...]:
        seen = {name: self._count(code, name) for name in free if self._is_closest(name, code, codes)}
        most = max(seen.values(), default=0)
        found = tuple(name for name, count in seen.items() if count == most and count)
        return found if len(found) == 1 else ()

    def _is_closest(self, name: str, code: str, codes: Sequence[str]) -> bool:
        return self._count(code, name) >= max(self._count(other, name) for other in codes)

    def _count(self, code: str, name: str) -> int:
        return self._beside.get(code[:_PART], Counter())[name]


def explained(names: Sequence[str], codes: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each code the names whose state or letters it stands for; a name goes to the surer explanation."""
    sure = {code: _explaining(names, code, _is_state, _begins) for code in codes}
    free = _free(names, sure)
    return {code: sure[code] or _explaining(free, code, _holds) for code in codes}


def _explaining(names: Sequence[str], code: str, *explain: Callable[[str, str], bool]) -> tuple[str, ...]:
    """Return the names of the first part of the code that any name explains: "NGOGOR" is of Gorm."""
    for part in parts(code):
        for explains in explain:
            if found := tuple(name for name in names if explains(name, part)):
                return found
    return ()


def _free(names: Sequence[str], known: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    taken = {name for some in known.values() for name in some}
    return tuple(name for name in names if name not in taken)


def _is_state(name: str, part: str) -> bool:
    return any(form <= words(name) for form in _state_forms().get(part, ()))


def _begins(name: str, part: str) -> bool:
    return any(word.startswith(part.casefold()) for word in words(name))


def _holds(name: str, part: str) -> bool:
    letters = part.casefold()
    wordings = (*words(name), name.casefold())
    return any(wording[0] == letters[0] and _in_order(letters, wording) for wording in wordings)


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


@cache
def _state_forms() -> Mapping[str, frozenset[frozenset[str]]]:
    """Return the wordings of each state by its three-letter code."""
    states = load_entities().countries.values()
    return {state.iso3: frozenset(words(form) for form in _forms(state)) for state in states}


def _forms(state: CountryEntry) -> tuple[str, ...]:
    return (state.name, *state.names, *state.adjectives, *state.people, *state.capitals)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _PART and word.endswith("s") and not word.endswith("ss") else word


def _without_opening(name: str) -> str:
    first, _, rest = name.partition(" ")
    return _without_opening(rest) if first.casefold() in _EMPTY else name


def _without_stop(name: str) -> str:
    """Return the name without the full stop of its sentence; those of an abbreviation stay."""
    return name if name.count(".") > 1 else name.rstrip(".")
