"""The forms in which English writes a time: one pattern and one reading for each, and which words can begin it.

`finder.py` finds the forms in a text, joins them into ranges and adds the words before and after; `values.py` reads
them. Patterns are matched against the text in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.extract.times import intervals, near, values
from kg.extract.times.names import WEEKDAYS
from kg.extract.times.values import COUNT_WORDS, Match, Reading

Kind = Literal["date", "duration", "anaphoric", "month", "year", "abbreviation", "unit"]
"""What was read. ``month``, ``year``, ``abbreviation`` and ``unit`` are times only in the right company."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a time.

    Attributes:
        read: From the match to what it spans.
        kind: What the match is; `kind_of` overrides it where that depends on the words.
        ahead: From the day of publication to the day seen from which it is read where the sentence plans it.
    """

    pattern: re.Pattern[str]
    read: Callable[[Match], Reading]
    kind: Kind = "date"
    kind_of: Callable[[Match], Kind] | None = None
    ahead: Callable[[date], date] | None = None


def _form(
    pattern: str,
    read: Callable[[Match], Reading],
    kind: Kind = "date",
    *,
    kind_of: Callable[[Match], Kind] | None = None,
    ahead: Callable[[date], date] | None = None,
) -> Form:
    return Form(re.compile(pattern), read, kind, kind_of, ahead)


# Words. A name in capitals stands for a pattern; _S is one white space, or a line end within a paragraph.

_S = r"(?:\r\n|\s) ?"
_DASH = r"\s?[-–—/]\s?"
_MONTH_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH_SHORT = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_M = rf"(?:(?:{_MONTH_FULL})\b|(?:{_MONTH_SHORT})\b\.?)"
_DAY_FULL = "|".join(WEEKDAYS)
_DAY_SHORT = "mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun"
_W = rf"(?:(?:{_DAY_FULL})|(?:{_DAY_SHORT})\b\.?)"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!:\d|%|[,.]\d)"
_Y = r"(?:1[5-9]|20)\d\d\b(?![:%]|[,.]\d|-year)"
_COUNTED = (
    r"people|men|women|children|civilians|soldiers|troops|fighters|militants|rebels|insurgents|police|officers|"
    r"protesters|refugees|families|victims|prisoners|homes|houses|buildings|rounds|rockets|bodies|others|dead"
)
_YEAR = rf"(?P<y>{_Y}(?!{_S}(?:{_COUNTED})\b))"
_SHORT_YEAR = r"(?:,? ?['’]?(?P<yy>\d\d)\b(?=\s*(?:[^\w\s,]|$)))"
_YEAR_WORDS = rf"(?:,?{_S}(?:of{_S})?(?P<rel>last|this|the same|that){_S}year)"
_YEAR_TAIL = rf"(?:,?{_S}{_YEAR}|{_YEAR_WORDS}|(?: |-){_SHORT_YEAR})?"
_UNIT = r"(?P<unit>second(?=s)|minute|hour|day|week|month|year|decade)"
_ANY_UNIT = r"(?:second|minute|hour|day|week|month|year|decade)"
_NUMERAL = "|".join(sorted(COUNT_WORDS, key=len, reverse=True))
_COUNT = (
    rf"(?P<count>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:[-–]\d{{1,4}})?|(?:{_NUMERAL})-(?:{_NUMERAL})\b|(?:{_NUMERAL})\b"
    r"|(?:several|(?:a )?few|(?:a )?couple(?: of)?|many|some|recent)\b)"
)
_HALF = r"(?:(?: and)?(?: a)? half)?"


def _weekday_kind(match: Match) -> Kind:
    return "date" if match["which"] or re.match(_DAY_FULL, match["w"]) else "abbreviation"


def _month_kind(match: Match) -> Kind:
    return "month" if match["y"] is None and match["yy"] is None and match["rel"] is None else "date"


def _duration_kind(match: Match) -> Kind:
    return "unit" if match["count"] in ("a", "an", "one", "some", "many") else "duration"


def _bare_unit_kind(match: Match) -> Kind:
    return "duration" if match[0].endswith("long") else "unit"


# Dates

_LEAD_DAY = rf"(?:(?P<w>{_W}),?{_S}(?:the{_S})?)?"
_SECOND_DAY = rf"(?:(?:{_DASH}|{_S}(?:to|and|or|until|through){_S})(?P<d2>{_D}))?"
_LAST_DAY = rf"(?:(?:{_DASH}|{_S}(?:to|until|through){_S})(?P<d2>{_D})(?!{_S}(?:{_MONTH_FULL}|{_MONTH_SHORT})))?"
_DAY_MONTH = _form(
    rf"{_LEAD_DAY}(?P<d1>{_D}){_SECOND_DAY}(?:{_S}|-)(?:of{_S})?(?P<m>{_M}){_YEAR_TAIL}",
    values.day_and_month,
    ahead=intervals.in_a_year,
)
_MONTH_DAY = _form(
    rf"{_LEAD_DAY}(?P<m>{_M}){_S}(?P<d1>{_D}){_LAST_DAY}{_YEAR_TAIL}", values.day_and_month, ahead=intervals.in_a_year
)
_MONTH = _form(
    rf"(?P<m>{_M})(?:(?:,|{_S}of)?{_S}{_YEAR}|{_YEAR_WORDS}|(?: |-){_SHORT_YEAR})?",
    values.month,
    kind_of=_month_kind,
    ahead=intervals.in_eleven_months,
)
_ISO = _form(
    r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)"
    r"(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?",
    values.iso,
)
_NUMERIC = _form(r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)\b(?![-/.]\d)", values.numeric)
_YEAR_ALONE = _form(rf"(?P<y>{_Y})(?:[-–—/](?P<y2>\d\d|{_Y})\b)?", values.year, "year")
_QUARTER = _form(rf"q(?P<q>[1-4]),?{_S}(?:of{_S})?(?P<y>{_Y})", values.quarter)
_DECADE = _form(r"(?P<y>(?:1[5-9]|20)\d0)['’]?s\b", values.decade)
_SEASON = _form(
    rf"(?P<season>spring|summer|autumn|fall|winter){_S}(?:of{_S})?(?:{_YEAR}|(?P<rel>last|this){_S}year)", values.season
)
_NINE_ELEVEN = _form(
    rf"(?:sept(?:ember\b|\.)? ?11(?:th)?(?:,? 2001)?,?(?={_S}(?:terror(?:ist)?{_S})?attacks?\b)|9/11\b(?!/))",
    values.attack_of_2001,
)

# Times seen from the day of publication

_WEEKDAY = _form(
    rf"(?:(?P<which>last|next|this|coming|this{_S}past|past){_S})?(?P<w>{_W})\b"
    rf"(?:{_S}(?:of{_S})?(?P<week>(?:last|this|next) week)\b)?",
    near.weekday,
    kind_of=_weekday_kind,
    ahead=intervals.in_a_week,
)
_NEAR_DAY = _form(
    rf"(?:day{_S}(?:before{_S}yesterday|after{_S}tomorrow)|yesterday|today|tonight|tomorrow"
    rf"|overnight(?!{_S}(?:(?:from|on|between){_S})?(?:{_DAY_FULL}))"
    rf"|last{_S}(?:night|evening)|this{_S}(?:morning|afternoon|evening))\b(?!-)",
    near.near_day,
)
_NEAR_UNIT = _form(
    rf"(?P<which>(?<!the )last|last(?={_S}weekend)|this{_S}past(?={_S}weekend)|this|next){_S}"
    rf"(?P<unit>weekend|week|month|year)\b(?!-|{_S}of\b)",
    near.near_unit,
)
_NEAR_SEASON = _form(
    rf"(?P<which>last|this|next){_S}(?P<season>spring|summer|autumn|winter|quarter)\b(?!{_S}of\b)", near.near_season
)
_DAY_OF_MONTH = _form(rf"(?P<d1>{_D}){_S}of{_S}(?P<which>this|last){_S}month\b", near.day_of_near_month)
_OF_THIS_UNIT = _form(r"(?<=earlier in the )(?P<unit>week|month|year)\b", near.this_unit)
_WEEKEND = _form(r"weekend\b", near.recent_weekend)
_LAST_UNITS = _form(
    rf"(?:(?P<past>past|(?<=the )last(?={_S}(?:week|month|year|decade)\b))|last|recent){_S}(?:{_COUNT}{_S})?"
    rf"{_UNIT}(?P<plural>s)?(?(plural)|(?(past)|(?!)))\b(?!{_S}of\b)",
    near.last_units,
)
_AGO = _form(rf"(?:{_COUNT}{_S})?{_UNIT}s?{_HALF}{_S}ago\b", near.ago)

# Times seen from another event, and lengths of time

_OTHER_DAY = _form(
    rf"(?:same|that(?:{_S}(?:very|same))?|next|following|previous|preceding|subsequent|ensuing){_S}"
    rf"(?:day|night|morning|evening|afternoon|weekend|week|month|year)\b(?!-|{_S}(?:raid|club|patrol|vision))",
    values.nowhere,
    "anaphoric",
)
_OTHER_UNITS = _form(
    rf"(?:next|coming|following|previous|preceding){_S}(?:{_COUNT}{_S})?{_UNIT}s\b", values.nowhere, "anaphoric"
)
_DAY_BEFORE = _form(
    rf"(?P<unit>day|night|week|month|year|evening|morning){_S}(?:before|after|earlier|later)\b",
    values.nowhere,
    "anaphoric",
)
_RELATIVE = _form(
    rf"(?:{_COUNT}(?:{_S}|-))?(?:and{_S}a{_S}half{_S})?{_UNIT}s?{_S}"
    r"(?:earlier|later|before|after(?:wards?)?|previously|prior)\b",
    values.nowhere,
    "anaphoric",
)
_DURATION = _form(
    rf"{_COUNT}(?:{_S}|-)(?:(?:long|full|whole|straight|consecutive){_S})?"
    rf"(?:(?:to|or|and{_S}a|and|half)(?:{_S}|-)\w+(?:{_S}|-))?{_UNIT}s?\b(?!-olds?\b|{_S}olds?\b)",
    values.nowhere,
    kind_of=_duration_kind,
)
_BARE_UNITS = _form(
    rf"(?:(?:hour|day|week|month|year|decade)s?-long|{_ANY_UNIT}s)\b(?!-old|{_S}old\b)",
    values.nowhere,
    kind_of=_bare_unit_kind,
)

_COUNTING = (_AGO, _RELATIVE, _DURATION)
_RECENT = (_WEEKDAY, _NEAR_DAY, _NEAR_UNIT, _NEAR_SEASON, _LAST_UNITS, _OTHER_UNITS, _OTHER_DAY)

_BY_WORDS: tuple[tuple[str, tuple[Form, ...]], ...] = (
    ("0", (_ISO, _NUMERIC, _DAY_MONTH, _DAY_OF_MONTH, _DECADE, _YEAR_ALONE, _NINE_ELEVEN, *_COUNTING)),
    (f"{_MONTH_FULL}|{_MONTH_SHORT}", (_NINE_ELEVEN, _MONTH_DAY, _MONTH)),
    (f"{_DAY_FULL}|{_DAY_SHORT}", (_DAY_MONTH, _MONTH_DAY, _WEEKDAY)),
    (f"{_NUMERAL}|several|few|couple|many|some", _COUNTING),
    ("last|this|next|past|coming|recent|following|previous|preceding", _RECENT),
    ("that|same|subsequent|ensuing", (_OTHER_DAY,)),
    ("yesterday|today|tonight|tomorrow|overnight", (_NEAR_DAY,)),
    ("weekend", (_WEEKEND,)),
    ("q1|q2|q3|q4", (_QUARTER,)),
    ("spring|summer|autumn|fall|winter", (_SEASON,)),
    ("day", (_NEAR_DAY, _DAY_BEFORE, _BARE_UNITS)),
    ("week|month|year", (_OF_THIS_UNIT, _DAY_BEFORE, _BARE_UNITS)),
    ("night|evening|morning|decade|hour", (_DAY_BEFORE, _BARE_UNITS)),
    ("seconds|minutes|hours|days|weeks|months|years|decades", (_AGO, _RELATIVE, _BARE_UNITS)),
)

FORMS: dict[str, tuple[Form, ...]] = {word: forms for words, forms in _BY_WORDS for word in words.split("|")}
"""The forms to try at a word, by the word in lower case; "0" stands for a word that begins with a digit."""

AGO = _AGO
"""The form whose bounds ("more than two years ago") open the interval."""
