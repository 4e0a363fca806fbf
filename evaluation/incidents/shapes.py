"""What the spelling of a word that was never seen says about its case.

Words of up to four letters go by their pattern of vowels and consonants. Longer ones go by their ending, by whether
they look derived from an everyday word, and by how often their runs of three letters occur in names and in everyday
words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from math import exp, log


class Case(IntEnum):
    """How a word is written."""

    LOWER = 0
    TITLE = 1
    UPPER = 2


CASES = tuple(Case)
#: Sightings of one thing in each case, or shares of them.
Tally = list[float]

_SUFFIXES = tuple(
    [
        "s",
        "es",
        "ed",
        "d",
        "ing",
        "er",
        "ers",
        "ly",
        "y",
        "al",
        "ness",
        "ment",
        "ments",
        "able",
        "ion",
        "ions",
        "ist",
        "ists",
    ]
)
_PREFIXES = tuple(["un", "re", "non", "anti", "counter", "over", "under", "pre", "dis", "mis", "super", "inter"])
_SHORT = 4  # letters: an ending says little of so short a word
_LEAST_STEM = 3  # letters
_ENDINGS = (4, 3, 2, 1)
_RARE = 2  # sightings up to which a word of the training texts stands for unseen ones
_UNKNOWN = [0.5, 0.45, 0.05]  # shares of the cases where nothing at all is known
_PRIOR = 1.0  # strength of the more general estimate, as a number of sightings
_SURE = 4.0  # bound of the log odds that runs of letters alone can give
_OVERLAP = 0.5  # runs of letters overlap, so that each tells half of what it would alone


@dataclass(slots=True)
class Shapes:
    """What was learned of spellings."""

    _tallies: dict[str, Tally] = field(default_factory=dict)
    _runs: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    _words: list[int] = field(default_factory=lambda: [0, 0])

    def learn(self, words: Mapping[str, Tally], is_everyday: Callable[[str], bool]) -> None:
        """Learn from the words of the training texts and their cases."""
        tallies: defaultdict[str, Tally] = defaultdict(new_tally)
        for key, tally in words.items():
            self.learn_word(key, is_name=not is_everyday(key))
            if sum(tally) <= _RARE:
                for shape in shapes_of(key, is_everyday):
                    _add_shares(tallies[shape], tally)
        self._tallies = dict(tallies)

    def learn_word(self, key: str, *, is_name: bool) -> None:
        """Learn the runs of letters of one more word."""
        self._runs[is_name].update(_runs_of(key))
        self._words[is_name] += 1

    def shares(self, key: str, is_everyday: Callable[[str], bool]) -> Tally:
        """Return the shares of the cases among rare words that look like this one."""
        found: Tally = _UNKNOWN
        for shape in reversed(shapes_of(key, is_everyday)):
            found = mixed(self._tallies.get(shape), found, _PRIOR)
        odds = exp(max(-_SURE, min(_SURE, _OVERLAP * self._odds(key))))
        weighed = [found[Case.LOWER], found[Case.TITLE] * odds, found[Case.UPPER]]
        return [share / sum(weighed) for share in weighed]

    def _odds(self, key: str) -> float:
        """Return the log odds that the word is a name, before anything else is known of it."""
        (common, names), (commons, total) = self._runs, self._words
        return sum(log((names[run] + 1) / (total + 1) * (commons + 1) / (common[run] + 1)) for run in _runs_of(key))


def new_tally() -> Tally:
    """Return no sightings."""
    return [0.0] * len(CASES)


def mixed(tally: Tally | None, prior: Sequence[float], strength: float) -> Tally:
    """Return shares from a tally, drawn towards ``prior`` as by ``strength`` more sightings."""
    if tally is None:
        return list(prior)
    total = sum(tally) + strength
    return [(seen + strength * share) / total for seen, share in zip(tally, prior, strict=True)]


def shapes_of(key: str, is_everyday: Callable[[str], bool]) -> list[str]:
    """Return what an unseen word is judged by, the most telling first."""
    if len(key) <= _SHORT:
        pattern = "".join("9" if letter.isdigit() else "v" if letter in "aeiouy" else "c" for letter in key)
        return [f"={pattern}", f"={len(key)}"]
    kind = "derived" if _is_derived(key, is_everyday) else "new"
    return [*(f"{kind}-{key[-size:]}" for size in _ENDINGS), kind]


def _is_derived(key: str, is_everyday: Callable[[str], bool]) -> bool:
    """Tell whether the word is an everyday word with something before or behind it."""
    stems = [key.removesuffix(suffix) for suffix in _SUFFIXES if key.endswith(suffix)]
    stems += [key.removeprefix(prefix) for prefix in _PREFIXES if key.startswith(prefix)]
    long = [stem for stem in stems if len(stem) >= _LEAST_STEM]
    return any(is_everyday(form) for stem in long for form in (stem, stem + "e", stem[:-1], stem[:-1] + "y"))


def _add_shares(shape: Tally, tally: Tally) -> None:
    for case in CASES:
        shape[case] += tally[case] / sum(tally)


def _runs_of(key: str) -> list[str]:
    padded = f"^{key}$"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]
