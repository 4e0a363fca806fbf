"""The company of a time: the words before and after it that belong to it, and whether it is a time at all.

"May", "March", "Sun.", four digits and "a week" are times only next to the words that make them so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.extract.times.forms import Kind
from kg.extract.times.names import is_given_name, is_namesake
from kg.extract.times.values import MONTHS, WEEKDAYS, Reading

TIMELESS = frozenset({"duration", "anaphoric", "unit"})
"""Kinds that no day of publication places."""


@dataclass(frozen=True, slots=True)
class Core:
    """A form found in the text, and the words before it that belong to it.

    Attributes:
        lead: Where those words begin.
        chain: Those words in lower case: ``lowered[lead:start]``.
        shift: For "two days after": the count and the unit, when what follows is a time.
        counted_from: For "two days after 7 October" the time that it is counted from.
        step: For "two days later", "that day": how many days after that of another event.
        ago: Whether it is "two weeks ago", whose bounds open the interval.
        attached: Whether it qualifies a noun ("the 2003 invasion", "Tuesday's strike").
        ahead: From the day of publication to the day seen from which it is read if it is planned; None where its words
            leave no choice ("next Friday", "3 May 2031").
        planned: Whether the sentence plans it ("will meet on Friday").
    """

    lead: int
    start: int
    end: int
    kind: Kind
    read: Reading
    chain: str = ""
    shift: tuple[int, str] | None = None
    counted_from: Core | None = None
    step: int | None = None
    ago: bool = False
    attached: bool = False
    ahead: Callable[[date], date] | None = None
    planned: bool = False


_CLOCK = (
    r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: (?:hours|gmt|utc|local time))?"
    r"|\d{1,2} ?[ap]\.?m\b\.?(?: local time)?|\d{4} (?:hours|gmt|utc|local time)"
)
_DAY_PART = r"morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|sunrise|sunset|daybreak"
_CHAIN = re.compile(
    r"(?:(?<![^\W_])(?:on|in|at|of|the|by|from|since|until|till|(?<!-)up to|to(?= (?:mid|late|early))|through"
    r"|throughout|during|before|after|following|prior to|ahead of|between|for|within|over|as|back|into|overnight|early"
    r"|late|later|earlier|mid|around|about|approximately|roughly|nearly|almost|some|more|less|than|least|just|only"
    r"|shortly|soon|immediately|ever|sometime|starting|beginning|end|start|middle|close|first|second|(?:third|fourth)(?=\s(?:week|quarter)\sof\b)|latter|final|opening|half"
    r"|quarter|last|next|hours|small|week|weekend|days?|weeks|months?|eve|wake|aftermath"
    rf"|{_DAY_PART}|{_CLOCK})(?:\s+|-))+$"
)
CHAIN_REACH = 80
"""Characters before a time in which the words that belong to it are looked for."""

_OUTSIDE = re.compile(
    r"^(?:(?:of|to)\s+|(?:on|in|at|as|back|soon|(?:the\s+)?(?:first|second|last|final|latter|end|start))\s+"
    r"(?=(?:on|in|at|for|by|since|until|after|before|during|over)\b))+"
)
"""Words of the clause before: "had gone on | for 14 years", "it was the first | since 2003"."""

_TAIL = re.compile(
    rf"(?:,? (?:(?:in the |at |late |early )?(?:{_DAY_PART})\b(?!-| raid| club)|overnight\b"
    rf"|(?:at |around |about |shortly (?:before|after) )*(?:{_CLOCK})))+"
)
_ONWARD = re.compile(r" onwards?\b| on(?=[,.;])")
_SIGN_BEFORE = re.compile(r"(?:[$€£]|\d[.,:/]|(?<=[^\W_])(?<!mid)(?<!pre)(?<!post)(?<!late)(?<!early)-)$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|during|before|after|throughout|early|late|mid|circa|year|pre|post|following)[\s-]|\("
    r"|\b(?P<weak>of|to|by|from|between|and|around|through|about)\s|(?P<noun>(?:\b(?:the|a|its|his|their)|['’]s)\s))$"
)
_OF_CLOCK = re.compile(r"\b(?:shortly|just|soon|immediately|minutes|hours?) (?:before|after) $")
_IS_CLOCK = re.compile(r"(?:1[0-7]|2[0-3])[0-5]\d")
"""Hours and minutes that are no year of which a report says "shortly before": "shortly after 1700"."""
_SECOND_NUMBER = r"(?:\s?(?:and|to|or|[-–])\s?\d{4})?"
_NOT_A_YEAR_AFTER = re.compile(
    rf"{_SECOND_NUMBER}\s(?:people|men|women|children|civilians|soldiers|troops|fighters|militants|rebels|insurgents"
    r"|police|officers|others|refugees|families|victims|prisoners|homes|houses|buildings|rounds|rockets|bodies|dead|more|local|hours"
    r"|gmt|utc|percent|dollars|kilo\w+|km|met\w+|miles|feet|tons|tonnes|us|american|iraqi|syrian|russian)\b"
)
_PLURAL_AFTER = re.compile(rf"{_SECOND_NUMBER}\s(?!this\b|does\b)[a-z]{{3,}}s\b")
_NOUN_AFTER = re.compile(r"\s[a-z]")
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|over|after|than|least|nearly|almost|about|around|roughly|approximately|only|just|during"
    r"|throughout|up to)\s$"
)
_EARLY_HOURS = re.compile(r"\b(?:early|small|morning|evening|night|late|first) $")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|before|after|during|early|late|mid|of|last|this|next|between|through|throughout"
    r"|following)[\s-]$"
)


def chain_before(lowered: str, floor: int, start: int, form: str, kind: Kind) -> str:
    """Return the words before a form that belong to it, from `floor` on at most."""
    found = _CHAIN.search(lowered, max(floor, start - CHAIN_REACH), start)
    chain = "" if found is None else _OUTSIDE.sub("", found[0])
    named = form[0].isdigit() or form[:3] in (*MONTHS, *WEEKDAYS)
    if (chain.strip() == "the" and named) or (chain.strip() == "for" and kind not in TIMELESS):
        return ""
    return chain


def is_part_of_sign(lowered: str, start: int) -> bool:
    """Return whether a number belongs to what stands before it: "AC-130", "$5", "1,200"; not "mid-2015"."""
    return _SIGN_BEFORE.search(lowered, max(start - 6, 0), start) is not None


def with_tail(core: Core, lowered: str) -> tuple[int, str, bool]:
    """Return the end, the chain and `attached` of a core with the words behind it: "Tuesday night", "onwards"."""
    tail = _TAIL.match(lowered, core.end)
    end = core.end if tail is None else tail.end()
    onward = _ONWARD.match(lowered, end) if core.chain.startswith("from ") else None
    if onward is not None:
        return onward.end(), f"since {core.chain}", False
    owned = lowered.startswith(("'s", "’s"), end)
    qualifies = lowered.endswith("the ", 0, core.start) and _NOUN_AFTER.match(lowered, end) is not None
    return end, core.chain, owned or qualifies


def is_time(core: Core, text: str, lowered: str) -> bool:
    """Return whether a form is a time where it stands; most are anywhere."""
    check = _CHECKS.get(core.kind)
    return check is None or check(core, text, lowered)


def _is_date(core: Core, text: str, lowered: str) -> bool:
    """Accept a day or month that is not part of a name: not "Bloody Sunday", not "October 7 Square"."""
    return not is_namesake(core.start, core.end, text, lowered)


def _is_month(core: Core, text: str, lowered: str) -> bool:
    """Accept a bare month's name: "May" and "March" only after a preposition, no month before a surname."""
    word = lowered[core.start : core.end]
    if (
        not text[core.start].isupper()
        or is_given_name(core.start, core.end, text, lowered)
        or is_namesake(core.start, core.end, text, lowered)
    ):
        return False
    if _MONTH_BEFORE.search(lowered, max(core.start - 12, 0), core.start) is not None:
        return True
    return word not in ("may", "march") and len(word) > 3 and not text[core.end : core.end + 2].strip().isupper()


def _is_year(core: Core, text: str, lowered: str) -> bool:
    """Accept four digits as a year after a preposition or an article, and before no counted noun."""
    if core.end - core.start > 4:  # 2003-2011
        return True
    if _OF_CLOCK.search(core.chain) is not None and _IS_CLOCK.fullmatch(lowered, core.start, core.end) is not None:
        return False
    before = _YEAR_BEFORE.search(lowered, max(core.start - 12, 0), core.start)
    if before is None or _NOT_A_YEAR_AFTER.match(lowered, core.end) is not None:
        return False
    if before["noun"] is not None and _NOUN_AFTER.match(lowered, core.end) is None:
        return False
    return before["weak"] is None or _PLURAL_AFTER.match(lowered, core.end) is None


def _is_weekday(core: Core, text: str, lowered: str) -> bool:
    """Accept "Tue" and its like where it is written as a date: "on Tue", "Tue.", and no "Sun."."""
    if not text[core.start].isupper():
        return False
    written = lowered[core.end - 1] == "." and text[core.start + 1].islower()
    return core.chain.endswith("on ") or (written and lowered[core.start : core.end] != "sun.")


def _is_length(core: Core, text: str, lowered: str) -> bool:
    """Accept "a week" and "hours" as a length of time after "for" and its like, or before "of"."""
    if _EARLY_HOURS.search(core.chain) is not None and lowered.startswith("hours", core.start):
        return False
    return _LENGTH_BEFORE.search(core.chain) is not None or lowered.startswith(" of ", core.end)


_CHECKS: dict[Kind, Callable[[Core, str, str], bool]] = {
    "date": _is_date,
    "month": _is_month,
    "year": _is_year,
    "abbreviation": _is_weekday,
    "unit": _is_length,
}
