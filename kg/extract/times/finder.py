"""Times in a text: where they stand, which days they span, and how the words bound them.

Days are reckoned from the day of publication alone. Without one, only expressions that carry their own year are placed;
the others keep their wording and stay unknown. No clock is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.times.bounds import Modifier, bounded, modifier_of
from kg.extract.times.context import TIMELESS, Core, chain_before, is_part_of_sign, is_time, with_tail
from kg.extract.times.forms import AGO, FORMS, Form
from kg.extract.times.intervals import Days, shift_days
from kg.extract.times.names import is_planned, recurs
from kg.extract.times.values import Match, Reading, count_of
from kg.records import Interval, Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMatch:
    """One expression of time, with the words before and after that belong to it.

    Attributes:
        start: First character.
        end: Character after the last.
        interval: The days that it spans, both ends included, `modifier` applied; unknown where nothing places it.
        modifier: How the words bound the day or period that they name. "since": from its first day to publication;
            "until": up to its last day; "before": up to the day before it; "after": from its first day to publication.
            After "in the aftermath of" the interval is that of the words themselves.
        is_duration: The words say how long ("for two days", "in more than two years"), not when.
        anaphoric: The words count from another event ("hours earlier", "the same day"): no interval.
        step: For these, how many days after the day of the other event; None where the words do not say.
        named: The interval that the words name, without what bounds it or counts from it: 2003 in "since the 2003
            invasion", a Monday in "the day after Monday's raid"; None where nothing does.
    """

    start: int
    end: int
    interval: Interval
    modifier: Modifier | None = None
    is_duration: bool = False
    anaphoric: bool = False
    step: int | None = None
    named: Interval | None = None


_START = re.compile(
    r"(?<![^\W_])(?:\d+|(?:" + "|".join(sorted(FORMS.keys() - {"0"}, key=len, reverse=True)) + r")(?![^\W_]))"
)
_LINE_BREAK = re.compile(r"\s+")
_SHIFTED = re.compile(r"\b(before|after)$")
#: Units within a day, and what is said of a day.
_SAME_DAY = frozenset({"second", "minute"})
_OF_DAY = frozenset({"day", "night", "morning", "evening", "afternoon"})
_DAYS_ON = {
    "same": 0,
    "that": 0,
    "next": 1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "previous": -1,
    "preceding": -1,
}
_BACK = frozenset({"before", "earlier", "previously", "prior"})
_ROUGH = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost|some|more|less|least|over)\b")
_GAP = re.compile(
    r"\s?[-–—]\s?|,?\s(?P<word>to|until|till|through|into|and(?: into)?|and until)\s"
    r"(?:(?:on|the|early|late|mid|end of|in)[\s-])*"
)


def find_times(text: str, published: date | None) -> tuple[TimeMatch, ...]:
    """Return the times in a text, in text order, none overlapping.

    Args:
        text: Any text; offsets are into it.
        published: The day that weekdays, days without a year and "last week" are reckoned from; None leaves them
            unplaced.
    """
    lowered = lower_case(text)
    return tuple(_time(core, text, published) for core in _joined(list(_cores(text, lowered)), lowered))


def lower_case(text: str) -> str:
    """Return the text in lower case, character for character: "İ" alone would become two."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _cores(text: str, lowered: str) -> Iterator[Core]:
    end = 0
    for candidate in _START.finditer(lowered):
        if candidate.start() < end:
            continue
        core = _core_at(text, lowered, candidate, end)
        if core is not None:
            yield core
            end = core.end


def _core_at(text: str, lowered: str, candidate: Match, floor: int) -> Core | None:
    word, start = candidate[0], candidate.start()
    if word[0].isdigit() and is_part_of_sign(lowered, start):
        return None
    forms = FORMS["0" if word[0].isdigit() else word]
    found = [(form, match) for form in forms if (match := form.pattern.match(lowered, start)) is not None]
    if not found:
        return None
    form, match = max(found, key=lambda pair: pair[1].end())  # the first of the longest
    core = _core(form, match, lowered, floor)
    return core if is_time(core, text, lowered) else None


def _core(form: Form, match: Match, lowered: str, floor: int) -> Core:
    kind = form.kind if form.kind_of is None else form.kind_of(match)
    chain = chain_before(lowered, floor, match.start(), match[0], kind)
    lead = match.start() - len(chain)
    core = Core(
        lead,
        match.start(),
        match.end(),
        kind,
        form.read(match),
        _LINE_BREAK.sub(" ", chain),
        ago=form is AGO,
        ahead=None if _is_fixed(match) else form.ahead,
        planned=is_planned(lowered, lead),
    )
    if recurs(match.start(), lowered):
        return replace(core, read=lambda anchor: None)
    if kind == "anaphoric":
        return replace(core, shift=_shift(match), step=None if _ROUGH.search(core.chain) else _step(match))
    if kind in ("month", "date") and core.chain.endswith(("last ", "next ")):
        return replace(core, read=_of_other_year(core))
    return core


def _is_fixed(match: Match) -> bool:
    """Return whether the words say themselves which of the days before and after publication they mean."""
    words = match.groupdict()
    return any(words.get(name) is not None for name in ("which", "week", "rel", "y", "yy"))


def _shift(match: Match) -> tuple[int, str] | None:
    """Return the count and the unit of "two days after", negative for "before"; "the day after" counts one."""
    direction = _SHIFTED.search(match[0])
    groups = match.groupdict()
    count = count_of(groups["count"]) if "count" in groups else 1
    if direction is None or count is None:
        return None
    return (count if direction[1] == "after" else -count), match["unit"]


def _step(match: Match) -> int | None:
    """Return how many days after another event it is, which it is seen from: 0 for "that day" and "minutes later"."""
    words = match[0].split()
    groups = match.groupdict()
    unit = groups.get("unit") or words[-1]
    if unit in _SAME_DAY and "count" in groups:
        return 0
    if unit not in _OF_DAY:
        return None
    if words[0] in _DAYS_ON:
        return _DAYS_ON[words[0]]
    count = count_of(groups["count"]) if groups.get("count") is not None else 1
    return None if count is None else -count if words[-1] in _BACK else count


def _of_other_year(core: Core) -> Reading:
    """Read "last June" in June as the year before, and leave "next June" open: reports tell of what happened."""
    if core.chain.endswith("next "):
        return lambda anchor: None
    if core.kind == "date":
        return core.read
    return lambda anchor: None if anchor is None else core.read(anchor.replace(day=1) - timedelta(days=3))


def _joined(cores: list[Core], lowered: str) -> Iterator[Core]:
    """Join "from Monday | to Friday" and "two days after | 7 October" to one, and add the words behind."""
    position = 0
    while position < len(cores):
        core = _extended(cores[position], lowered)
        position += 1
        if position < len(cores):
            both = _pair(core, cores[position], lowered)
            if both is not None:
                core, position = _extended(both, lowered), position + 1
        yield core


def _extended(core: Core, lowered: str) -> Core:
    if core.kind in TIMELESS:
        return core
    end, chain, attached = with_tail(core, lowered)
    return replace(core, end=end, chain=chain, attached=attached)


def _pair(first: Core, second: Core, lowered: str) -> Core | None:
    if second.kind in TIMELESS:
        return None
    between = lowered[first.end : second.start]
    if first.shift is not None and between.strip() in ("", "the"):
        moved, named = _moved(second.read, *first.shift), _extended(second, lowered)
        return replace(first, end=second.end, kind="date", read=moved, chain="", counted_from=named)
    gap = _GAP.fullmatch(between)
    if first.kind in TIMELESS or gap is None or not _are_ends(first, second, gap["word"]):
        return None
    return replace(first, end=second.end, kind="date", read=_range(first.read, second.read), ahead=second.ahead)


def _are_ends(first: Core, second: Core, word: str | None) -> bool:
    """Return whether two times are the ends of one: "and" joins only after "between", or months that share a year."""
    if word is not None and word.startswith("and"):
        return first.chain.endswith("between ") or (first.kind == "month" and second.kind in ("month", "date"))
    return word != "through" or first.kind == second.kind


def _range(first: Reading, second: Reading) -> Reading:
    """Read the later end first: the earlier one takes its year from it."""

    def read(anchor: date | None) -> Days | None:
        last = second(anchor)
        start = first(anchor if last is None else last.latest)
        if start is None or last is None or start.earliest is None or last.latest is None:
            return None
        return None if start.earliest > last.latest else Days(start.earliest, last.latest, Precision.PERIOD)

    return read


def _moved(reading: Reading, count: int, unit: str) -> Reading:
    def read(anchor: date | None) -> Days | None:
        days = reading(anchor)
        placed = days is not None and days.precision is Precision.DAY and unit in ("day", "week", "month", "year")
        return shift_days(days, count, unit) if days is not None and placed else None

    return read


def _time(core: Core, text: str, published: date | None) -> TimeMatch:
    modifier = modifier_of(core)
    if modifier == "until" and core.attached and core.chain.startswith("by "):  # "was killed by Tuesday's strike"
        core, modifier = replace(core, lead=core.lead + 3, chain=core.chain[3:]), None
    days = None if core.kind in TIMELESS else _placed(core, modifier, published)
    named = core.counted_from or core
    is_bounded = core.kind not in TIMELESS and (modifier is not None or named is not core)
    return TimeMatch(
        start=core.lead,
        end=core.end,
        interval=_interval(days, text[core.lead : core.end]),
        modifier=modifier,
        is_duration=core.kind in ("duration", "unit"),
        anaphoric=core.kind == "anaphoric",
        named=_interval(_placed(named, None, published), text[named.start : named.end]) if is_bounded else None,
        step=core.step,
    )


def _interval(days: Days | None, wording: str) -> Interval:
    if days is None:
        return Interval(wording=wording)
    return Interval(earliest=days.earliest, latest=days.latest, precision=days.precision, wording=wording)


def _placed(core: Core, modifier: Modifier | None, published: date | None) -> Days | None:
    """Return the days of a core with its modifier, None when nothing places it or it lies outside the calendar."""
    try:
        days = core.read(_seen_from(core, modifier, published))
        return None if days is None else bounded(days, core, modifier, published)
    except (OverflowError, ValueError):  # the calendar ends at the years 1 and 9999
        return None


def _seen_from(core: Core, modifier: Modifier | None, published: date | None) -> date | None:
    """Return the day from which a core is read: ahead of publication for what is planned ("will meet on Friday")."""
    if published is None or core.ahead is None or not core.planned or modifier == "since":
        return published
    return published if "last " in core.chain else core.ahead(published)
