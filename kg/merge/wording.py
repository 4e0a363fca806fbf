"""What a report tells of, by the weight of its words: likeness of two reports, and the words that make them alike.

A word weighs by tf-idf over the reports of the build, so that what most of them tell of weighs little. A few reports
cannot show which words are common; therefore the build counts as if ``_OTHERS`` reports more, of other events, were
among them, and the words and names that the lexicon knows stood in each twentieth of these. What reports have in common
decides about stories, and through them about merging: the set of reports decides, never their order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice
from math import fsum, log, sqrt
from operator import mul

from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.records import Report

#: Words of grammar, of the calendar and of counting, and those by which news names its sources: they tell of nothing.
_EMPTY = """
about after again against ago all also although always among and another any are around asked away back because been
before being below between both but came can come could day days did does done down during each either else even ever
every few for from further get give given goes going gone got had has have having her here hers him himself his how
however into its itself just last later least less let like made make many may might month months more most much must
near nearly need neither never new next nor not now off often old once one only other others our out over own per put
rather said same saw say saying says see seem seen several shall she should since some soon still such take taken than
that the their them themselves then there these they this those though through throughout time times today told tomorrow
too took toward towards under until upon use used very via want was way week weeks well went were what when where
whether which while who whom whose why will with within without would year years yesterday yet you your
first second third two three four five six seven eight nine ten eleven twelve early late
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
according agency authorities news official officials people press report reported reports
"""
#: Groups of cues, and further words, for people who stand in too many reports to be the same ones in two.
_ANYBODY_GROUPS = ("harm.anybody", "nouns.forces", "nouns.fighters", "nouns.police", "nouns.groups", "nouns.government")
_ANYBODY = "civilian man men woman women child children boy girl resident villager citizen member officer leader worker"
#: Words, and numbers such as ages and tolls; no years.
_WORD = re.compile(r"[^\W\d_]{3,}|\b[1-9]\d{1,2}\b")
#: Ends of sentences and openings of lines, after which a capital letter makes no name.
_OPENING = re.compile(r"(?:^|[.!?:\n\r–—-])[\s\"'“”‘’(\[]*$")
_STEM = 6  # letters: "bombed" and "bombing" stay two, "explosion" and "explosions" are one
_NAME = 1.5  # weight of a word that is part of a name
_OTHERS, _EVERY = 100, 20
_TELLING = 40  # of a report's words, by weight: those by which other reports of its story are looked for
_SHARED = 2  # of them must be those of the other report too
_SPREAD = 100  # reports that share one such word: beyond it the word tells stories apart no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The weighted words of one report: a vector of length 1.

    Attributes:
        weights: Weight by stem, the heaviest first.
        forms: For each stem how it is written in the report, to be shown.
    """

    weights: Mapping[str, float]
    forms: Mapping[str, str]

    def likeness(self, other: Wording) -> float:
        """Return the cosine of the two, from 0 to 1. The order of words plays no part."""
        return self._product(other, self.weights.keys() & other.weights.keys())

    def peculiar_likeness(self, other: Wording) -> float:
        """Return the part of the likeness that is not due to what any report of one conflict may speak of.

        That are the words that incidents are told by, and the names of countries, of actors and of weapons; the names
        of towns, of people and all other words are peculiar to an event.
        """
        return self._product(other, (self.weights.keys() & other.weights.keys()) - _of_any_event())

    def _product(self, other: Wording, stems: Iterable[str]) -> float:
        shared = sorted(stems)
        return fsum(map(mul, map(self.weights.__getitem__, shared), map(other.weights.__getitem__, shared)))

    def shared(self, other: Wording, count: int) -> tuple[str, ...]:
        """Return the words that make the two most alike, best first."""
        most = next(iter(other.weights.values()), 0.0)
        best: list[tuple[float, str]] = []
        for stem, weight in self.weights.items():
            if len(best) == count and -weight * most > best[-1][0]:
                break  # no word that weighs less can be among the best
            if stem in other.weights:
                best = sorted((*best, (-weight * other.weights[stem], stem)))[:count]
        return tuple(min(self.forms[stem], other.forms[stem]) for _, stem in best)


def wordings(reports: Iterable[Report]) -> dict[str, Wording]:
    """Return the weighted words of each report, by its id."""
    read = {report.id: list(_words(report.text)) for report in reports}
    spread = Counter(stem for words in read.values() for stem in {word.stem for word in words})
    rarity = _rarity(spread, len(read))
    return {ident: _wording(words, rarity) for ident, words in read.items()}


def alike(found: Mapping[str, Wording]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of reports that share words which weigh much in both, each once, in the order of their ids.

    The work grows with the number of reports: a word that too many share makes no pairs.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for ident in sorted(found):
        weights = found[ident].weights
        for stem in islice(weights, _TELLING):
            holders[stem].append(ident)
    few = (idents for idents in holders.values() if len(idents) <= _SPREAD)
    shared = Counter(pair for idents in few for pair in combinations(idents, 2))
    yield from sorted(pair for pair, count in shared.items() if count >= _SHARED)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a phrase that can tell whom it means: "Jesuit" does, "soldiers" does not."""
    return frozenset(word.stem for word in _words(text)) - _anybody()


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    form: str
    name: bool


@cache
def _empty() -> frozenset[str]:
    return frozenset(_EMPTY.split())


def _words(text: str) -> Iterator[_Word]:
    empty = _empty()
    for match in _WORD.finditer(text):
        form, word = match.group(), match.group().lower()
        if word not in empty:
            named = form[0].isupper() and not _OPENING.search(text[max(0, match.start() - 5) : match.start()])
            yield _Word(word[:_STEM], form, named)


def _rarity(spread: Mapping[str, int], reports: int) -> dict[str, float]:
    """Return for each stem the logarithm of how many reports there are to one that has it."""
    everywhere, common = reports + _OTHERS + 1, _common()
    return {
        stem: log(everywhere / (count + (_OTHERS / _EVERY if stem in common else 0.0)))
        for stem, count in spread.items()
    }


@cache
def _common() -> frozenset[str]:
    """Return the stems of the words that reports of violence are read by, and of the names that the lexicon knows.

    They stand in many reports, whatever these tell.
    """
    return _cues() | _stems_of(form.text for form in load_entities().surface_forms())


@cache
def _of_any_event() -> frozenset[str]:
    """Return the stems of all of these but the names of places below countries, which tell events apart."""
    verbs = (form for verb in load_words().verb_lemmas for form in _regular_forms(verb))
    names = (form.text for form in load_entities().surface_forms() if form.kind != "place")
    return _cues() | _stems_of((*verbs, *names))


@cache
def _cues() -> frozenset[str]:
    lexicon = load_words()
    before = (first for nouns in lexicon.nouns.values() for first, _ in nouns)
    cues = (cue for group in lexicon.groups.values() for cue in group)
    return _stems_of((*lexicon.verbs, *lexicon.nouns, *(" ".join(first) for first in before), *cues))


def _regular_forms(verb: str) -> Iterator[str]:
    """Yield what a regular verb is written like, where the stem of a short one does not reach: "shelled", "rammed"."""
    yield from (f"{verb.removesuffix('e')}{ending}" for ending in ("ed", "ing"))
    yield from (f"{verb}{verb[-1]}{ending}" for ending in ("ed", "ing"))


def _stems_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word.stem for phrase in phrases for word in _words(phrase))


@cache
def _anybody() -> frozenset[str]:
    """Return the stems of the words for people whom any report could mean."""
    lexicon = load_words()
    cues = (cue for name in _ANYBODY_GROUPS for cue in lexicon.group(name))
    return frozenset(word[:_STEM] for word in (*cues, *_ANYBODY.split()))


def _wording(words: Sequence[_Word], rarity: Mapping[str, float]) -> Wording:
    counts = Counter(word.stem for word in words)
    names = {word.stem for word in words if word.name}
    raw = {
        stem: (1.0 + log(count)) * rarity[stem] * (_NAME if stem in names else 1.0) for stem, count in counts.items()
    }
    length = sqrt(fsum(weight * weight for weight in raw.values())) or 1.0
    forms: dict[str, str] = {}
    for word in words:
        forms[word.stem] = min(forms.get(word.stem, word.form), word.form)
    ranked = sorted(((weight / length, stem) for stem, weight in raw.items()), key=lambda pair: (-pair[0], pair[1]))
    return Wording(weights={stem: weight for weight, stem in ranked}, forms=forms)
