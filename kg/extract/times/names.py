"""Days and months in names, days that come back, and days that a sentence announces.

"October 7 Square" and "April Dawson" are no times; "every Friday" and "Good Friday" are no day that publication places;
"will meet on Friday" is the Friday to come.
"""

from __future__ import annotations

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Days of the week from Monday, in small letters."""

_NAMESAKE = (
    r"square|street|avenue|road|boulevard|bridge|stadium|hospital|clinic|university|college|school|mosque|airport|park"
    r"|dam|district|quarter|neighbou?rhood|camp|barracks|base|prison|station|brigades?|battalion|martyrs|revolution"
    r"|party|front|forces|committee|mall|tower|times|telegraph|mirror|mail|tribune|express|herald|star"
)
_GROUP = r"(?:alliance|coalition|movement|bloc|organi[sz]ation|group)\b"
_NAME_AFTER = re.compile(rf"\s(?:(?<=sunday )school\b|(?P<place>(?:{_NAMESAKE})\b)|(?P<group>{_GROUP}))")
"""What is called after a day: "October 7 Square", "the 17 November group", "Sunday school"."""

_DEFINITE = re.compile(r"\bthe (?:\d+[ -])?$")
_NAME_BEFORE = re.compile(r"\b(?:black|bloody|super|red|orange|white)\s$")
_RECURRING_BEFORE = re.compile(
    r"\b(?:every|each|most|any|every other|easter|palm|good|ash|holy|maundy|shrove|whit|pentecost|trinity)\s$"
)
_GIVEN_NAMES = frozenset({"april", "may", "june", "august", "jan", "mar"})
_PERSON_BEFORE = re.compile(r"\b(?:by|from|of|to|with|and|for)\s$")
_NOT_PLANNED = (
    r"the|an?|this|that|these|its|his|her|their|have|has|had|to|of|for|against|after|from|over|said|says|told|who"
    r"|which|attacks|strikes|raids|killings|bombings|blasts|clashes|deaths|shootings"
)
_PLAN = re.compile(
    r"\b(?:(?:(?:will|would|shall|must|going to|plans? to"
    r"|(?:is|are|to be) (?:to|due to|set to|expected to|scheduled to)"
    r"|(?<=due )to(?= (?:be|begin|start|meet|resume|take|hold|vote|leave|open|end)\b)|to(?= be ))"
    rf"(?: (?!(?:{_NOT_PLANNED})\b)[a-z-]+){{1,4}})"
    r"|due|scheduled|set for|expires?|deadline(?: is| of)?)\s$"
)
"""Words that announce: a modal and the verb that it goes with, without an object that might carry the time itself."""

_TERM = re.compile(
    r"\b(?:give[ns]?|gave|giving|demand(?:s|ed|ing)?|order(?:s|ed)|ultimatum|deadline)\b[^.,;:\n]{1,50}$"
)
"""Words that set a term, before "until Friday" and "by Friday"."""

PLAN_REACH = 60
"""Characters before a time in which the plan for it is looked for."""


def recurs(start: int, lowered: str) -> bool:
    """Return whether the word before makes a weekday come back ("every Friday") or a feast that moves."""
    before = _RECURRING_BEFORE.search(lowered, max(start - 14, 0), start)
    return before is not None and not lowered.startswith("weekend", start)


def is_planned(lowered: str, lead: int) -> bool:
    """Return whether a time is that of something to come: "will meet | on Friday", "gave them | until Friday"."""
    before = max(lead - PLAN_REACH, 0)
    if lowered.startswith(("until ", "by "), lead) and _TERM.search(lowered, before, lead) is not None:
        return True
    return _PLAN.search(lowered, before, lead) is not None


def is_namesake(start: int, end: int, text: str, lowered: str) -> bool:
    """Return whether a day or month is part of a name: "Bloody Sunday", "October 7 Square"."""
    before = _NAME_BEFORE.search(lowered, max(start - 8, 0), start)
    if before is not None and text[before.start()].isupper() and text[start].isupper():
        return True
    after = _NAME_AFTER.match(lowered, end)
    if after is None or lowered[end - 4 : end].isdigit():
        return False
    if after["place"] is not None:
        return _is_capitalised(text, end + 1)
    definite = _DEFINITE.search(lowered, max(start - 8, 0), start)
    return after["group"] is None or definite is not None or _is_capitalised(text, end + 1)


def is_given_name(start: int, end: int, text: str, lowered: str) -> bool:
    """Return whether a month's name begins that of somebody or something: "by April Dawson", "in Mar Elias"."""
    word = lowered[start:end]
    if word not in _GIVEN_NAMES or not _is_capitalised(text, start) or not _is_capitalised(text, end + 1):
        return False
    return len(word) == 3 and word != "may" or _PERSON_BEFORE.search(lowered, max(start - 6, 0), start) is not None


def _is_capitalised(text: str, start: int) -> bool:
    """Return whether a word begins with a capital and is not all in capitals."""
    return text[start : start + 1].isupper() and text[start + 1 : start + 2].islower()
