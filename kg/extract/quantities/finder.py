"""Numbers in a text as the words bound them: "at least 12" is 12 or more, "dozens" 24 or more, "nearly 100" 90 to 100.

Conventions, where the words give no number. The low bound is the least that the word can mean, the high bound stays
open: a couple and both 2 (to 2), several, many, numerous, a few, a handful, a number of 3, tens 20, dozens 24, scores
40, hundreds 200, thousands 2,000, tens of thousands 20,000. "Up to N" and "as many as N" are 1 to N; "fewer than N" 1
to N - 1; "nearly N" from nine tenths of N; "about N" stays N, with its wording.

Ages, ordinals, dates, lengths of time, scores, clock times and designators ("AC-130", "Tower 22") are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from kg.extract.quantities.context import UNIT, is_designator, is_no_amount, is_no_count, is_rising
from kg.extract.quantities.numerals import NUMERAL, NUMERAL_WORD, SCALES, SEVERAL, numeral_bounds
from kg.extract.times.finder import TimeMatch, find_times, lower_case
from kg.records import Quantity

Bounds = tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMatch:
    """One quantity and where it stands.

    Attributes:
        start: First character, of the bounding words where there are any ("at least 12").
        end: Character after the last; the counted noun and "of" are outside.
        unit_like: An amount of money, a share, a distance, a weight: no count of people or incidents.
        article: "a", "an" or "another": one only where the grammar says that it counts.
    """

    start: int
    end: int
    quantity: Quantity
    unit_like: bool = False
    article: bool = False


_OPEN = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000}
_OPEN_SCALES = {"dozens": 1, "hundreds": 100, "thousands": 1_000, "millions": 1_000_000}
_ARTICLES = frozenset({"a", "an", "another"})
_FIXED: dict[str, Bounds] = {
    **dict.fromkeys(["several", "many", "numerous", "countless", "a few", "a handful", "handful"], (SEVERAL, None)),
    **dict.fromkeys(["a number", "a large number", "large numbers", "a lot"], (SEVERAL, None)),
    **dict.fromkeys(["multiple", "a series", "a string", "a spate"], (2, None)),
    **dict.fromkeys(["a couple", "couple", "a pair", "twice", "both"], (2, 2)),
    **dict.fromkeys(["no", "none", "neither", "nobody", "no one", "no-one"], (0, 0)),
    **dict.fromkeys([*_ARTICLES, "a single"], (1, 1)),
    "few": (1, None),
}
"""Low and high of words that are no numerals; see the module's conventions."""

_OPEN_PHRASE = (
    r"(?:(?:dozens|hundreds|thousands|millions)(?:\s(?:of|and)\s(?:dozens|hundreds|thousands|millions))?"
    r"|tens(?=\sof)(?:\sof\s(?:thousands|millions))?"
    r"|scores(?=\s(?:of|more|dead|others|killed|wounded|injured|were|have)\b))\b"
)
_BOTH = (
    r"both\b(?=\s(?:of\s)?(?:(?:the|these|its|his|her|their)\s)?(?:[a-z-]+\s)?(?:(?!(?:its|his|this|was|does)\b)[a-z]{2,}s|men|women|children|them)\b)"
    r"(?!\s(?:[a-z-]+\s){1,2}and\b)(?!\s(?:in|on|at|by|from|with|for|as|before|after|during)\b)"
)
_FIXED_PHRASE = (
    r"no[ -]one\b|nobody\b|none\b|neither\b(?=\sof\b)|numerous\b|multiple\b"
    r"|twice\b(?!\s(?:as|that|the|this|its|their)\b)"
    rf"|(?:several|many(?!\s(?:as|times)\b))\b(?!\s(?:dozens|hundreds|thousands|millions)\b)|{_BOTH}"
    r"|countless\b|a (?:handful|couple|pair|large number|number|lot|series|string|spate)(?=\sof\b)|(?:a )?few\b(?!\sas)"
    r"|(?:a )?(?:handful|couple)(?=\s(?:of|more)\b)|large numbers(?=\sof\b)|a single\b|no\b"
    rf"|another\b(?!\s(?:\d|(?:{NUMERAL_WORD}|several|few)\b))"
    r"|an?\b(?!\s(?:further|total of|maximum of|minimum of|estimated|additional|third of|quarter of|half)\b)"
)
_PHRASE = re.compile(
    rf"(?P<first>{NUMERAL})(?:(?P<joint>\s?[-–—]\s?|\s(?:to|or|and)\s)(?P<second>{NUMERAL}))?"
    rf"|(?P<open>{_OPEN_PHRASE})|(?P<fixed>{_FIXED_PHRASE})"
)
_START = re.compile(
    rf"(?<![^\W_])(?:\d|(?:us)?[$£€]|(?:{NUMERAL_WORD}|half|several|few|an?|no|none|neither|nobody|twice|both|many|numerous"
    r"|countless|multiple|handful|couple|large|another|tens|dozens|scores|hundreds|thousands|millions)\b)"
)
_BEFORE = re.compile(
    r"(?<![^\W_])(?:(?P<least>at (?:the very )?least|(?:no|not) (?:fewer|less) than|a minimum of|as few as)"
    r"|(?P<more>more than|in excess of|greater than|exceeding|upwards? of|(?P<loose>over))"
    r"|(?P<most>up to|(?P<many>as many as)|as much as|(?:no|not) more than|at (?:the )?most|a maximum of)"
    r"|(?P<fewer>(?:fewer|less) than|(?P<small>just under|well under|under))"
    r"|(?P<nearly>nearly|almost|close to|just short of)"
    r"|(?P<about>about|around|some|roughly|approximately|an estimated|estimated|circa|perhaps|an additional|another"
    r"|a further|a total of|only|just|well|slightly)|(?P<range>between|from)) $".replace(" ", r"\s{1,2}")
)
_AGAIN = re.compile(rf"\s?\((?P<numeral>{NUMERAL})\)")
BEFORE_REACH = 24
"""Characters before a number in which one bounding phrase is looked for; the longest is "not more than"."""

_AFTER = re.compile(
    r"(?P<least>\+|-plus\b|\sor more\b|\sat least\b)|(?P<about>-odd\b|\sor so\b)|(?P<fewer>\sor (?:fewer|less)\b)"
    r"|(?P<plain>\smore\b(?!\sthan))"
)


def find_quantities(text: str, *, times: Sequence[TimeMatch] | None = None) -> tuple[QuantityMatch, ...]:
    """Return the quantities in a text, in text order, none overlapping.

    Args:
        text: Any text; offsets are into it.
        times: What `find_times` found in it, to save finding it again; no number inside a time is a quantity.
    """
    blocked = find_times(text, None) if times is None else times
    return tuple(_quantities(text, lower_case(text), blocked))


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A numeral or a range as read: its bounds and its end.

    Attributes:
        spelled: In words, not in digits.
        ranged: Two numerals ("10 to 15").
        money: With the sign of a currency.
    """

    low: float
    high: float | None
    end: int
    spelled: bool = False
    ranged: bool = False
    money: bool = False


def _quantities(text: str, lowered: str, times: Sequence[TimeMatch]) -> Iterator[QuantityMatch]:
    for start, stop in _gaps(times, len(text)):
        end = start
        for candidate in _START.finditer(lowered, start, stop):
            if candidate.start() < end:
                continue
            found = _quantity_at(candidate.start(), end, stop, text, lowered)
            if found is not None:
                yield found
                end = found.end


def _gaps(times: Sequence[TimeMatch], length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the times."""
    start = 0
    for time in times:
        yield start, time.start
        start = time.end
    yield start, length


def _quantity_at(start: int, begin: int, stop: int, text: str, lowered: str) -> QuantityMatch | None:
    """Return the quantity that begins at `start`; words that bound it may stand before, from `begin` on."""
    match = _PHRASE.match(lowered, start, stop)
    if match is None or is_designator(start, lowered):
        return None
    if match["first"] is None:
        return _unnumbered(match, text, lowered)
    numeral = _numeral(match, lowered)
    if numeral is None or is_no_count(start, numeral.end, numeral.low, text, lowered, floor=begin):
        return None
    return _numbered(start, numeral, begin, text, lowered)


def _unnumbered(match: re.Match[str], text: str, lowered: str) -> QuantityMatch | None:
    """Read "dozens", "hundreds of thousands", "several", "no", "a"."""
    words, end = " ".join(match[0].split()), match.end()
    if match["open"] is None and is_no_amount(words, match.start(), end, lowered):
        return None
    bounds = _open_bounds(words.split()) if match["open"] is not None else _FIXED[words]
    more = _AFTER.match(lowered, end)
    if more is not None and more["plain"] is not None and words not in _ARTICLES | {"no"}:
        end = more.end()
    return _made(bounds, match.start(), end, text, article=words in _ARTICLES)


def _open_bounds(words: list[str]) -> Bounds:
    factor = _OPEN_SCALES[words[2]] if len(words) == 3 and words[1] == "of" else 1
    return _OPEN[words[0]] * factor, None


def _numeral(match: re.Match[str], lowered: str) -> _Numeral | None:
    """Read the numeral or the range that a phrase begins with; a second numeral that makes no range stays outside."""
    first = numeral_bounds(match["first"])
    if first is None:
        return None
    spelled, money = not match["first"][-1].isdigit(), any(sign in match[0] for sign in "$£€")
    low, high = _range(match, first[0], lowered)
    if high is None:
        return _Numeral(*first, match.end("first"), spelled=spelled, money=money)
    if is_rising(match.start(), lowered):  # "rose from 12 to 15": 15 is the number that holds
        low = high
    return _Numeral(low, high, match.end(), spelled=spelled, money=money, ranged=True)


def _range(match: re.Match[str], low: float, lowered: str) -> tuple[float, float | None]:
    """Return the ends of "10 to 15" and "2-3 million"; no second end where the words make no range."""
    second = None if match["second"] is None else numeral_bounds(match["second"])
    listed = match["joint"] is not None and match["joint"].strip() == "and"
    if second is None or (listed and not lowered.endswith("between ", 0, match.start())):
        return low, None
    scale = match["second"].split()[-1]
    factor = 1 if match["first"].endswith(scale) else SCALES.get(scale, 1)
    low *= factor if low < factor and low * factor < second[0] else 1
    return low, second[0] if low < second[0] else None


def _numbered(start: int, numeral: _Numeral, begin: int, text: str, lowered: str) -> QuantityMatch:
    """Bound a numeral by the words after it and up to two phrases before it ("at least some 12")."""
    bounds: Bounds = (floor(numeral.low), None if numeral.high is None else ceil(numeral.high))
    end = _end_said_again(numeral, lowered)
    after = _AFTER.match(lowered, end)
    if after is not None:
        bounds, end = _applied(after, bounds), after.end()
    for _ in range(2):
        before = _BEFORE.search(lowered, max(start - BEFORE_REACH, begin), start)
        if before is None or not _bounds_it(before, numeral):
            break
        is_exact = before["many"] is not None and numeral.low % 10 != 0  # nobody guesses at 71
        bounds, start = bounds if is_exact else _applied(before, bounds), before.start()
    return _made(bounds, start, end, text, unit_like=numeral.money or UNIT.match(lowered, end) is not None)


def _end_said_again(numeral: _Numeral, lowered: str) -> int:
    """Return where the number ends, with the digits that say it again: "two (2) suspects"."""
    again = _AGAIN.match(lowered, numeral.end)
    is_same = again is not None and numeral_bounds(again["numeral"]) == (numeral.low, numeral.low)
    return again.end() if again is not None and is_same else numeral.end


def _bounds_it(before: re.Match[str], numeral: _Numeral) -> bool:
    """Return whether words before a numeral bound it: "flew over two villages" does not, "from 12" has no end."""
    if before["range"] is not None:
        return numeral.ranged
    loose = before["loose"] is not None or before["small"] is not None
    if loose or (before["about"] is not None and numeral.low == 1):
        return not numeral.spelled or numeral.low >= 10
    return True


_BOUNDS: dict[str, Callable[[int, int | None], Bounds]] = {
    "least": lambda low, high: (low, None),
    "more": lambda low, high: (low + 1, None),
    "most": lambda low, high: (min(1, low), high),
    "fewer": lambda low, high: (min(1, max(low - 1, 0)), max(low - 1, 0)),
    "nearly": lambda low, high: (ceil(low * 9 / 10), high),
}


def _applied(words: re.Match[str], bounds: Bounds) -> Bounds:
    """Bound a number by the words around it; words without a row ("about", "another") leave it as it is."""
    groups = words.groupdict()
    name = next((name for name in _BOUNDS if groups.get(name) is not None), None)
    return bounds if name is None else _BOUNDS[name](*bounds)


def _made(
    bounds: Bounds, start: int, end: int, text: str, *, unit_like: bool = False, article: bool = False
) -> QuantityMatch:
    quantity = Quantity(low=bounds[0], high=bounds[1], wording=text[start:end])
    return QuantityMatch(start=start, end=end, quantity=quantity, unit_like=unit_like, article=article)
