"""Judgements on accounts: which is meant, what is dropped and fixed, and what contradicts what."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import JudgementError
from kg.judge import PARTS, correct, decisions_of, locate, passage_of
from kg.lexicon.entities import load_entities
from kg.records import (
    Account,
    EventKind,
    Extraction,
    Harm,
    Judgement,
    MentionKind,
    Passage,
    Precision,
    RoleName,
    Ruling,
    Status,
    Verdict,
)
from tests.merge.telling import tell

SIGNED = {"by": "A. Monitor", "on": date(2031, 3, 9), "why": "read again"}


def judged(ruling: Ruling, *accounts: Passage, **more: str) -> Judgement:
    return Judgement(ruling=ruling, accounts=accounts, **SIGNED, **more)  # type: ignore[arg-type]


@pytest.fixture
def extraction() -> Extraction:
    desk = tell("daily", day="2031-03-03", by="red-front", at="fort-dune", killed=3)
    return tell("daily", type_="condemnation", kind=EventKind.STATEMENT, desk=desk).extraction()


@pytest.fixture
def attack(extraction: Extraction) -> Passage:
    return passage_of(extraction.accounts[0], extraction.report.text)


def fix(extraction: Extraction, **values: str) -> Judgement:
    """Return a judgement on the first account."""
    return judged(Ruling.FIX, passage_of(extraction.accounts[0], extraction.report.text), **values)


def fixed(extraction: Extraction, part: str, value: str, **more: str) -> Account:
    """Return the first account with one part fixed."""
    (done,), lost = correct([extraction], [fix(extraction, part=part, value=value, **more)], load_entities())
    assert lost == ()
    return done.accounts[0]


def unfit(extraction: Extraction, part: str, value: str, **more: str) -> str:
    """Return why one part of the first account cannot be fixed."""
    (done,), (lost,) = correct([extraction], [fix(extraction, part=part, value=value, **more)], load_entities())
    assert done.accounts == extraction.accounts
    return lost.reason


# ------------------------------------------------------------------------------------------------------- what is meant


def test_an_account_is_found_by_its_id_whatever_the_words(extraction: Extraction, attack: Passage) -> None:
    judgement = judged(Ruling.DROP, Passage(report="daily", words="long gone", account=attack.account))
    (found,), lost = locate([judgement], [extraction])
    assert (found.accounts, lost) == ((attack,), ())


@pytest.mark.parametrize("words", ["event 0", "event", "event 0 red-front"])
def test_an_account_is_found_by_words_where_its_id_has_changed(
    extraction: Extraction, attack: Passage, words: str
) -> None:
    judgement = judged(Ruling.DIFFERENT, Passage(report="daily", words=words, account="old"), attack)
    (found,), _ = locate([judgement], [extraction])
    assert found.accounts == (attack, attack)


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        (Passage(report="weekly", words="event 0"), "no report 'weekly'"),
        (Passage(report="daily", words="another"), "no account fits 'another' in report 'daily'"),
        (Passage(report="daily", words="event"), "2 accounts fit 'event' in report 'daily'"),
    ],
)
def test_what_matches_no_account_is_returned_with_the_reason(
    extraction: Extraction, passage: Passage, reason: str
) -> None:
    found, (lost,) = locate([judged(Ruling.DROP, passage)], [extraction])
    assert (found, lost.reason) == ((), reason)


def test_single_incidents_are_not_judged_with_series(extraction: Extraction, attack: Passage) -> None:
    series = tell("weekly", kind=EventKind.SERIES).extraction()
    other = passage_of(series.accounts[0], series.report.text)
    found, (lost,) = locate([judged(Ruling.SAME, attack, other)], [extraction, series])
    assert (found, lost.reason) == ((), "single incidents are judged together, or series; not incident and series")


def test_the_order_of_judgements_does_not_matter(extraction: Extraction, attack: Passage) -> None:
    judgements = [judged(Ruling.FIX, attack, part="killed", value=str(number)) for number in range(4)]
    assert locate(judgements, [extraction]) == locate(judgements[::-1], [extraction])


# ------------------------------------------------------------------------------------------------------ drop and fix


def test_a_dropped_account_is_gone_and_nothing_refers_to_it() -> None:
    desk = tell("daily", by="red-front")
    desk = tell("daily", by="blue-army", desk=desk, answers=desk.accounts[0])
    extraction = desk.extraction()
    gone = passage_of(extraction.accounts[0], extraction.report.text)
    (done,), lost = correct([extraction], [judged(Ruling.DROP, gone)], load_entities())
    assert ([account.responds_to for account in done.accounts], lost) == ([()], ())


def test_a_dropped_report_is_gone(extraction: Extraction) -> None:
    judgement = Judgement(ruling=Ruling.DROP, report="daily", **SIGNED)  # type: ignore[arg-type]
    assert correct([extraction], [judgement], load_entities()) == ((), ())


def test_a_day_is_fixed_with_the_words_that_tell_the_event(extraction: Extraction) -> None:
    account = fixed(extraction, "date", "2031-03-04")
    (when,) = account.times
    assert (when.interval.earliest, when.interval.latest) == (date(2031, 3, 4), date(2031, 3, 4))
    assert (when.interval.precision, when.rule, when.evidence) == (Precision.DAY, "judgement", account.triggers[0])
    assert "judgement" in account.rules


def test_a_period_is_fixed_as_one(extraction: Extraction) -> None:
    (when,) = fixed(extraction, "date", "2031-03-04..2031-03-06").times
    assert (when.interval.precision, when.interval.latest) == (Precision.PERIOD, date(2031, 3, 6))


@pytest.mark.parametrize(("value", "low", "high"), [("5", 5, 5), ("5-7", 5, 7), ("5+", 5, None), ("0", 0, 0)])
def test_a_figure_is_fixed_within_bounds(extraction: Extraction, value: str, low: int, high: int | None) -> None:
    (figure,) = fixed(extraction, "killed", value).figures
    assert (figure.harm, figure.quantity.low, figure.quantity.high) == (Harm.KILLED, low, high)


def test_a_quote_is_the_evidence_of_what_is_fixed(extraction: Extraction) -> None:
    (figure,) = fixed(extraction, "injured", "3", quote="killed 3").figures[1:]
    span = figure.evidence.span
    assert extraction.report.text[span.start : span.end] == "killed 3"


def test_a_role_is_fixed_to_a_name_or_to_an_entry_of_the_lexicon(extraction: Extraction) -> None:
    (named,) = fixed(extraction, "initiator", "Yellow Band").of(RoleName.INITIATOR)
    assert (named.mention.kind, named.mention.name, named.mention.entry) == (MentionKind.ACTOR, "Yellow Band", None)
    (listed,) = fixed(extraction, "place", "place/erbil").of(RoleName.PLACE)
    assert (listed.mention.name, listed.mention.entry) == ("Erbil", "place/erbil")


def test_type_and_status_are_fixed(extraction: Extraction) -> None:
    assert fixed(extraction, "type", "air-strike").type == "air-strike"
    assert fixed(extraction, "status", "denied").status is Status.DENIED


@pytest.mark.parametrize(("part", "field"), [("date", "times"), ("killed", "figures"), ("place", "roles")])
def test_none_takes_a_part_away(extraction: Extraction, part: str, field: str) -> None:
    before, after = getattr(extraction.accounts[0], field), getattr(fixed(extraction, part, "none"), field)
    assert len(after) == len(before) - 1


@pytest.mark.parametrize(
    ("part", "value", "reason"),
    [
        ("colour", "red", f"nothing is called 'colour'; known: {', '.join(PARTS)}"),
        ("type", "rumour", "'rumour' is none of "),
        ("status", "rumoured", "'rumoured' is none of asserted, "),
        ("date", "Tuesday", "Invalid isoformat string: 'Tuesday'"),
        ("date", "2031-03-04..2031-03-01", "ends before it begins"),
        ("killed", "many", "'many' is no number; write 3, 3-5, 3+ or none"),
        ("killed", "5-3", "ends below its beginning"),
        ("place", "place/atlantis", "the lexicon has no 'place/atlantis'; a name can be given instead"),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing_and_is_returned(
    extraction: Extraction, part: str, value: str, reason: str
) -> None:
    assert reason in unfit(extraction, part, value)


def test_a_quote_that_the_report_lacks_is_returned(extraction: Extraction) -> None:
    assert unfit(extraction, "killed", "3", quote="nowhere") == "'nowhere' does not stand in report 'daily'"


# ----------------------------------------------------------------------------------------------------------- decisions


def passage(name: str) -> Passage:
    return Passage(report=name, words=name, account=name)


def test_a_judgement_on_several_accounts_decides_every_pair() -> None:
    made = decisions_of([judged(Ruling.SAME, *map(passage, "cab"))])
    assert [(each.left, each.right) for each in made] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert {(each.verdict, each.by) for each in made} == {(Verdict.SAME, "A. Monitor")}
    assert made[0].features[0].detail == "read again (2031-03-09)"


def test_two_judgements_that_agree_are_one_decision() -> None:
    judgement = judged(Ruling.DIFFERENT, passage("a"), passage("b"))
    assert len(decisions_of([judgement, judged(Ruling.DIFFERENT, passage("b"), passage("a"))])) == 1


@pytest.mark.parametrize("joined", [["ab"], ["ac", "cb"], ["ac", "cd", "db"]])
def test_judgements_that_contradict_each_other_are_named(joined: list[str]) -> None:
    same = [judged(Ruling.SAME, *map(passage, pair)) for pair in joined]
    with pytest.raises(JudgementError, match="says (same|different) where"):
        decisions_of([*same, judged(Ruling.DIFFERENT, passage("a"), passage("b"))])
