"""Numerals in words and digits: "1,200", "twenty-five", "two dozen", "half a million", "several hundred"."""

from __future__ import annotations

import re

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = {word: number for number, word in enumerate(_ONES)}
TENS = {word: 10 * number for number, word in enumerate(_TENS, start=2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SEVERAL = 3
"""The least that "several", "a few" and "a number of" mean: more than a couple."""

_LEADS: dict[str, tuple[float, bool]] = {
    "half a ": (0.5, False),
    "half ": (0.5, False),
    "several ": (SEVERAL, True),
    "a few ": (SEVERAL, True),
    "few ": (SEVERAL, True),
    "a couple of ": (2, False),
    "a ": (1, False),
    "an ": (1, False),
}
"""Words before a scale: the factor, and whether the number is open above."""

_WORD = "|".join(sorted([*ONES, *TENS, *SCALES], key=len, reverse=True))
_SCALE = "|".join(SCALES)
# Repetitions are bounded, so that "two two two .." cannot be read again from each of its words.
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d+)?(?!\d)"
_SPELLED = (
    rf"(?:(?:a|an|half a|half|several|a few|few|a couple of)\s(?=(?:{_SCALE})\b)|half-(?=dozen))?"
    rf"(?:{_WORD})\b(?:[-\s](?:{_WORD})\b|(?:(?<=hundred)|(?<=thousand))\sand\s(?:{_WORD})\b){{0,8}}"
)
NUMERAL = rf"(?:(?:(?:us)?[$£€] ?)?(?:{_DIGITS}(?:[ -](?:{_SCALE})\b){{0,2}}|{_SPELLED}))"
"""Pattern of a numeral in lower case, with the sign of a currency where there is one."""

NUMERAL_WORD = _WORD


def numeral_bounds(words: str) -> tuple[float, float | None] | None:
    """Return the least and the most that a numeral says, None when its words make no number ("nineteen two")."""
    words = words.removeprefix("us").lstrip("$£€ ").replace(",", "")
    tokens = re.split(r"[\s-]+", words)
    return _in_digits(tokens) if tokens[0][0].isdigit() else _spelled(tokens)


def _in_digits(tokens: list[str]) -> tuple[float, float]:
    exact = float(tokens[0]) if "." in tokens[0] else int(tokens[0])
    for scale in tokens[1:]:
        exact = round(exact * SCALES[scale], 3)
    return exact, exact


def _spelled(tokens: list[str]) -> tuple[float, float | None] | None:
    phrase = " ".join(tokens) + " "
    lead = next((lead for lead in _LEADS if phrase.startswith(lead)), "")
    factor, is_open = _LEADS.get(lead, (1, False))
    value = _sum([token for token in phrase[len(lead) :].split() if token != "and"])
    return None if value is None else (factor * value, None if is_open else factor * value)


def _sum(tokens: list[str]) -> int | None:
    """Return the value of spelled numerals: units fill the last place, scales multiply what stands before them."""
    total, current, room = 0, 0, 1_000
    for token in tokens:
        if token in SCALES:
            current, room = (current or 1) * SCALES[token], SCALES[token]
            if SCALES[token] >= 1_000:
                total, current = total + current, 0
            continue
        number = ONES.get(token, TENS.get(token, 0))
        if number >= room:
            return None
        current, room = current + number, 10 if token in TENS else 1
    return total + current
