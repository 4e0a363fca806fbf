"""The company of a number: what makes it an age, a designator, a clock time, a measure, and no count.

All patterns are matched against the text in lower case, just before or just after the number.
"""

from __future__ import annotations

import re

UNIT = re.compile(
    r"\s?[%°º′″]|[\s-]?(?:per ?cent|percent(?:age)?|pct|(?:kilo|centi|milli|square |cubic )?met(?:er|re)s?|kms?|mm|cm"
    r"|m[23²³]?|mi|cu|acre|[kmg]hz|miles?|feet|foot|ft|yards?|inch(?:es)?|nautical miles?|hectares?|acres?|square \w+"
    r"|tons?|tonnes?|kilos?|kilogram(?:me)?s?|kgs?|grams?|pounds?|lbs?|lit(?:er|re)s?|gallons?|barrels?|dollars?|euros?"
    r"|dinars?|dirhams?|r[iy]als?|shekels?|liras?|rou?bles?|hryvnias?|pesos?"
    r"|rupees?|francs?|naira|shillings?|cents|us\$|usd|degrees?|knots?|mph|kph|megawatts?|mw|kw|volts?"
    r"|calib(?:er|re))\b"
)
"""What follows a measure: its number counts no people."""

_NO_COUNT_AFTER = re.compile(
    r"-(?!(?:member|man|men|woman|strong|person|people|soldier|odd|plus)\b)\w|[^\W\d_]|[:/,.]\d"
    r"|\s?(?:[ap]\.m\b|[ap]m\b|o'clock)|\s(?:thirds?|quarters?|fifths?|tenths?|hours|local time|gmt|utc)\b"
    r"|\s(?:years?|months?|weeks?|days?)[\s-]old"
)
_SIGN_BEFORE = re.compile(r"(?:\w[-/.:,]|#|\bno\. ?|\bnos\. ?)\Z")
_NAMED_BEFORE = re.compile(
    r"\b(?:tower|highway|route|road|unit|article|resolution|chapter|section|phase|flight|boeing|airbus|camp|area|zone"
    r"|sector|checkpoint|gate|building|block|room|channel|pages?|level|grade|class|type|mark|model|number|brigade"
    r"|battalion|division|regiment|company|line|point|apartment|pier|terminal|hill|height|base|station|force|day"
    r"|group of|war|figure|table|part|bus|train|hangar|item|rule|law|decree|cell|ward|district|street|avenue"
    r"|version)\s$"
)
_AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?(?: of| between)?(?: \d+(?:,? (?:and|to|or)|,))?"
    r"|(?:boy|girl|man|woman|child|youth|son|daughter) of) $"
)
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Aa]cross|[Oo]n)(?: [A-Z][\w'’-]*)+, $")
_AGE_AFTER = re.compile(r"[,.;)]| and\b")
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_CLOCK_BEFORE = re.compile(r"\b(?:at|until|till|by|since|before|after) $")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_NO_AMOUNT = re.compile(
    r"\s?(?:[^\w\s]|$)|\s\d|\s(?:longer|more|less|fewer|matter|doubt|sooner|way|idea|wonder|comment|means|sense|question"
    r"|other)\b"
)
_NOT_ONE_BEFORE = re.compile(r"\b(?:this|that|the|which|each|every|any|last|latest|other|first|next|one by|not) $")
_NO_IDENTITY_BEFORE = re.compile(r"(?<!there )\b(?:is|was|are|were) $")
_NOT_ONE_AFTER = re.compile(
    r"['’]|\s(?:another|day|week|month|year|night|morning|evening|hour|minute|time|thing|by one|can|must|should|might"
    r"|could|would|may|way|hand|side)\b"
)
_NOT_MANY_BEFORE = re.compile(r"\b(?:how|so|too|not|as|that|very|great) $")
_RISING = re.compile(
    r"\b(?:r[io]se|rising|risen|increas\w+|climb\w+|jump\w+|grow\w*|grew|gone up|went up|revised)\b[^.;]{0,25}\bfrom $"
)

_MONTH = r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|M(?:arch|ARCH|ay|AY))"
_MONTH_BESIDE_BEFORE = re.compile(rf"\b{_MONTH} $")
_MONTH_BESIDE_AFTER = re.compile(rf"[ -]{_MONTH}\b")
_WORD_BEFORE = re.compile(r"(?:^|[\s(])(?:[a-z]+|The) $")
LONG_WORD = 5
"""Letters of a word that begins with a capital in every heading."""

TITLE_REACH = 200
"""Characters before a number that show whether it stands in a heading."""

LONGEST_AGE = 3
"""Digits of an age."""


def is_designator(start: int, lowered: str) -> bool:
    """Return whether what begins at `start` is the end of a sign: "AC-130", "No. 2", "3.5"."""
    return _SIGN_BEFORE.search(lowered, max(start - 6, 0), start) is not None


def is_rising(start: int, lowered: str) -> bool:
    """Return whether a range says how a number grew: "rose from 12 to 15"."""
    return _RISING.search(lowered, max(start - 60, 0), start) is not None


def is_no_amount(words: str, start: int, end: int, lowered: str) -> bool:
    """Return whether "no", an article or "many" counts nothing here: "no longer", "a.m.", "how many"."""
    if words == "no":
        described = _NO_IDENTITY_BEFORE.search(lowered, max(start - 12, 0), start)  # "it was no accident"
        return described is not None or _NO_AMOUNT.match(lowered, end) is not None
    if words in ("a", "an", "another"):
        return not lowered[end : end + 1].isspace()
    return words in ("many", "few") and _NOT_MANY_BEFORE.search(lowered, max(start - 8, 0), start) is not None


def is_no_count(start: int, end: int, value: float, text: str, lowered: str, *, floor: int) -> bool:
    """Return whether a numeral is an age, a designator, a clock time, a bare decimal, or "one" for somebody.

    Args:
        floor: Where the time or the number before it ends.
    """
    if UNIT.match(lowered, end) is not None:
        return False
    if _NO_COUNT_AFTER.match(lowered, end) is not None:
        return True
    if _AGE_BEFORE.search(lowered, max(start - 24, 0), start) is not None:
        return True
    if lowered[start].isdigit():
        return value != int(value) or _is_day(start, end, text, floor) or _is_sign(start, end, text, lowered)
    return _is_name(start, text, lowered) or (lowered[start:end] == "one" and _is_pronoun(start, end, lowered))


def _is_day(start: int, end: int, text: str, floor: int) -> bool:
    """Return whether digits stand beside a month's name that is no date's, as in "October 7 Square"."""
    before = _MONTH_BESIDE_BEFORE.search(text, max(start - 10, floor), start)
    return before is not None or _MONTH_BESIDE_AFTER.match(text, end) is not None


def _is_name(start: int, text: str, lowered: str) -> bool:
    """Return whether a spelled number begins with a capital within a sentence: "the Seven Brothers hotel"."""
    if not (text[start].isupper() and text[start + 1 : start + 2].islower()):
        return False
    if _NAMED_BEFORE.search(lowered, max(start - 14, 0), start) is not None:
        return True
    line = text[max(start - TITLE_REACH, 0) : start].rpartition("\n")[2]
    return _WORD_BEFORE.search(line) is not None and not _is_title(line)


def _is_title(line: str) -> bool:
    """Return whether the longer words of a line all begin with capitals, as in a heading."""
    words = [word for word in line.split() if len(word) >= LONG_WORD]
    return bool(words) and all(word[0].isupper() for word in words)


def _is_pronoun(start: int, end: int, lowered: str) -> bool:
    before = _NOT_ONE_BEFORE.search(lowered, max(start - 8, 0), start)
    return before is not None or _NOT_ONE_AFTER.match(lowered, end) is not None


def _is_sign(start: int, end: int, text: str, lowered: str) -> bool:
    """Return whether digits name or number something: "Tower 22", "[3]", "at 1830", a list's "1.", an age."""
    if _NAMED_BEFORE.search(lowered, max(start - 14, 0), start) is not None:
        return True
    if text[max(start - 1, 0)] == "[" and text.startswith("]", end):
        return True
    return _is_clock(start, end, lowered) or _is_list_number(start, end, text) or _is_age(start, end, text)


def _is_clock(start: int, end: int, lowered: str) -> bool:
    if lowered[start] == "0" and end - start > 1:
        return True
    after_word = _CLOCK_BEFORE.search(lowered, max(start - 8, 0), start) is not None
    return after_word and _CLOCK.fullmatch(lowered, start, end) is not None


def _is_list_number(start: int, end: int, text: str) -> bool:
    numbers = end - start < 3 and text[end : end + 1] in (".", ")") and text[end + 1 : end + 2].isspace()
    return numbers and _LINE_START.search(text, max(start - 4, 0), start) is not None


def _is_age(start: int, end: int, text: str) -> bool:
    """Return whether digits stand behind a name as in "Ali Hasan, 34," or "Ali Hasan (34)"."""
    apposed = text.endswith((", ", "("), 0, start) and _AGE_AFTER.match(text, end) is not None
    if not apposed or end - start > LONGEST_AGE:
        return False
    if _PLACE_BEFORE.search(text, max(start - 40, 0), start) is not None:  # "In Kirkuk, 34 died"
        return False
    words = text[max(start - 30, 0) : start].rstrip(", (").split()
    return bool(words) and words[-1][0].isupper()
