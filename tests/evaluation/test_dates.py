"""The score of dates: gold and times by hand, the figures reckoned in comments."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.dates import Outcome, compared, gold_interval, result_of
from evaluation.phrases import LISTS, Phrase, marked, read_phrases
from kg.errors import ReadError
from kg.extract.times.finder import TimeMatch
from kg.records import Interval, Precision

TUESDAY, WEDNESDAY = date(2031, 3, 4), date(2031, 3, 5)
MARCH = (date(2031, 3, 1), date(2031, 3, 31))


def phrase(gold: str, text: str = "It fell [on Tuesday].") -> Phrase:
    """Return a phrase with this gold."""
    bare, marks = marked(text)
    return Phrase("toy-1", bare, marks, gold)


def time(
    earliest: date | None, latest: date | None, *, start: int = 8, precision: Precision = Precision.DAY
) -> TimeMatch:
    """Return a time of two characters with these days."""
    interval = Interval(earliest=earliest, latest=latest, precision=precision, wording="..")
    return TimeMatch(start=start, end=start + 2, interval=interval)


def kind(gold: str, *times: TimeMatch) -> str:
    """Return how times compare with a gold."""
    return compared(phrase(gold), times).kind


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "precision"),
    [
        ("2031-03-04 day", TUESDAY, TUESDAY, "day"),
        ("2031-03-01..2031-03-31 month", *MARCH, "month"),
        ("..2031-03-04 period", None, TUESDAY, "period"),
        ("2031-03-04.. period", TUESDAY, None, "period"),
        ("open", None, None, "unknown"),
        ("none", None, None, "unknown"),
    ],
)
def test_gold_is_read(written: str, earliest: date | None, latest: date | None, precision: str) -> None:
    assert gold_interval(written) == Interval(earliest=earliest, latest=latest, precision=Precision(precision))


def test_brackets_mark_words() -> None:
    assert marked("[Six] of the [eight] came.") == ("Six of the eight came.", ((0, 3), (11, 16)))


@pytest.mark.parametrize(
    ("gold", "times", "expected"),
    [
        ("2031-03-04 day", [time(TUESDAY, TUESDAY)], "exact"),
        ("2031-03-04 day", [time(TUESDAY, TUESDAY, precision=Precision.PERIOD)], "exact"),
        ("2031-03-04 day", [], "missed"),
        ("2031-03-04 day", [time(None, None)], "missed"),
        ("2031-03-04 day", [time(*MARCH)], "too wide"),
        ("2031-03-04 day", [time(None, TUESDAY)], "too wide"),
        ("2031-03-04 day", [time(WEDNESDAY, WEDNESDAY)], "wrong interval"),
        ("2031-03-01..2031-03-31 month", [time(TUESDAY, TUESDAY)], "wrong interval"),
        ("..2031-03-04 period", [time(TUESDAY, TUESDAY)], "wrong interval"),
        ("2031-03-04 day", [time(TUESDAY, TUESDAY, start=0)], "a date elsewhere"),
        ("2031-03-04 day", [time(TUESDAY, TUESDAY), time(TUESDAY, TUESDAY, start=11)], "too wide"),
        ("open", [time(None, None)], "exact"),
        ("none", [], "exact"),
        ("none", [time(TUESDAY, TUESDAY)], "a date where there is none"),
    ],
)
def test_times_are_compared_with_the_gold(gold: str, times: list[TimeMatch], expected: str) -> None:
    assert kind(gold, *times) == expected


def test_figures() -> None:
    outcomes: list[Outcome] = [
        compared(phrase("2031-03-04 day"), [time(TUESDAY, TUESDAY)]),
        compared(phrase("2031-03-04 day"), [time(TUESDAY, TUESDAY, precision=Precision.PERIOD)]),
        compared(phrase("2031-03-04 day"), [time(*MARCH)]),
        compared(phrase("2031-03-04 day"), [time(WEDNESDAY, WEDNESDAY)]),
        compared(phrase("open"), []),
    ]
    result = result_of(outcomes)
    # 3 of 5 exact, of which 2 with their precision; 1 of 5 wrong; 2 of 4 dated; 1 of 1 open
    assert [(figure.value, figure.of) for figure in result.figures] == [
        (0.6, 5),
        (0.2, 5),
        (0.5, 4),
        (1.0, 1),
        (0.4, 5),
    ]
    assert [figure.met for figure in result.figures[:2]] == [False, False]
    assert [error.kind for error in result.errors] == ["wrong interval", "too wide"]


def test_the_list_is_sound() -> None:
    phrases = read_phrases(LISTS / "dates.toml", "date")
    assert len(phrases) == len({(one.text, one.on) for one in phrases}) >= 180
    for one in phrases:
        gold = gold_interval(one.gold)
        assert one.gold in ("open", "none") or one.marks
        assert one.gold != "none" or not one.marks
        assert gold.earliest is None or gold.latest is None or gold.earliest <= gold.latest
        assert one.on is not None or gold.earliest is None or str(gold.earliest.year) in one.text


@pytest.mark.parametrize("written", ['a = [{ text = "x" }]', 'a = [{ text = "x", date = "open", day = 1 }]', "a = ["])
def test_a_list_with_other_keys_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "toy.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ReadError):
        read_phrases(path, "date")
