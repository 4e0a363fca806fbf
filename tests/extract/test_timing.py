"""Which event each time expression dates, and which it does not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.records import EventKind, Precision
from tests.extract.docs import events, extracted, only, statements
from tests.extract.sentences import told

TUESDAY = (date(2031, 3, 4), date(2031, 3, 4))


def days_of(table: str) -> list[tuple[date | None, date | None]]:
    """Return first and last day of each time of the one event that a table tells."""
    return [(when.interval.earliest, when.interval.latest) for when in only(table).times]


@pytest.mark.parametrize(
    "table",
    [
        """
    Fighting=fighting raged=rage on     Tuesday when     rebels=rebel attacked=attack a     depot .
    NN                VBD        IN     NNP     WRB      NNS          VBD             DT    NN    .
    2/nsubj           0/ROOT     4/case 2/obl   7/advmod 7/nsubj      2/advcl         9/det 7/obj 2/punct
    """,
        """
    The   depot   was=be the   target of     an=a  attack on     Tuesday .
    DT    NN      VBD    DT    NN     IN     DT    NN     IN     NNP     .
    2/det 5/nsubj 5/cop  5/det 0/ROOT 8/case 8/det 5/nmod 10/case 5/obl  5/punct
    """,
        """
    Troops=troop attempted=attempt on     Tuesday to     storm  a     depot .
    NNS          VBD               IN     NNP     TO     VB     DT    NN    .
    2/nsubj      0/ROOT            4/case 2/obl   6/mark 2/advcl 8/det 6/obj 2/punct
    """,
    ],
    ids=["when", "target of", "attempted to"],
)
def test_a_time_dates_the_event_below_its_word(table: str) -> None:
    assert [(when.interval.earliest, when.interval.latest) for each in events(extracted(table)) for when in each.times][
        :1
    ] == [TUESDAY]


def test_a_time_of_the_main_clause_is_that_of_the_when_clause() -> None:
    table = """
    A     monk         was=be     killed=kill on     Tuesday when     gunmen=gunman attacked=attack a      bus   .
    DT    NN           VBD        VBN         IN     NNP     WRB      NNS           VBD             DT     NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT      6/case 4/obl   9/advmod 9/nsubj       4/advcl         11/det 9/obj 4/punct
    """
    found = events(extracted(table))
    assert found
    for account in found:
        assert [(when.interval.earliest, when.interval.latest) for when in account.times] == [TUESDAY]


def test_a_time_in_a_clause_about_the_victim_is_not_that_of_the_event() -> None:
    assert (
        days_of("""
    The   monk         ,       who     fled=flee   on     Tuesday ,       was=be      killed=kill .
    DT    NN           ,       WP      VBD         IN     NNP     ,       VBD         VBN         .
    2/det 10/nsubj:pass 5/punct 5/nsubj 2/acl:relcl 7/case 5/obl  5/punct 10/aux:pass 0/ROOT      10/punct
    """)
        == []
    )


def test_a_since_clause_bounds_the_event() -> None:
    account = only("""
    Jets=jet have  bombed=bomb villages=village since  the   war     began=begin in     2029 .
    NNS      VBP   VBN         NNS              IN     DT    NN      VBD         IN     CD   .
    3/nsubj  3/aux 0/ROOT      3/obj            8/mark 7/det 8/nsubj 3/advcl     10/case 8/obl 3/punct
    """)
    (when,) = account.times
    assert (when.interval.earliest, when.interval.latest) == (date(2029, 1, 1), date(2031, 3, 6))
    assert when.interval.precision is Precision.PERIOD
    assert account.kind is EventKind.SERIES


def test_a_before_clause_dates_something_else() -> None:
    assert (
        days_of("""
    Gunmen=gunman killed=kill a     monk  before the   vote    began=begin on     Tuesday .
    NNS           VBD         DT    NN    IN     DT    NN      VBD         IN     NNP     .
    2/nsubj       0/ROOT      4/det 2/obj 8/mark 7/det 8/nsubj 2/advcl     10/case 8/obl  2/punct
    """)
        == []
    )


@pytest.mark.parametrize(("time", "known"), [("December", True), ("Tuesday", False)])
def test_a_month_of_saying_is_the_month_of_what_was_over(time: str, known: bool) -> None:
    table = f"""
    On     {time} ,       officials=official said=say rebels=rebel had=have attacked=attack a     depot .
    IN     NNP    ,       NNS                VBD      NNS          VBD      VBN             DT    NN    .
    2/case 5/obl  5/punct 5/nsubj            0/ROOT   8/nsubj      8/aux    5/ccomp         10/det 8/obj 5/punct
    """
    assert bool(only(table).times) is known


@pytest.mark.parametrize(
    "table",
    [
        """
    Gunmen=gunman on     Tuesday arrived=arrive in     Kano  and  killed=kill a      monk  .
    NNS           IN     NNP     VBD            IN     NNP   CC   VBD         DT     NN    .
    4/nsubj       3/case 4/obl   0/ROOT         6/case 4/obl 8/cc 4/conj      10/det 8/obj 4/punct
    """,
        """
    A     monk         was=be     hurt=hurt on     Tuesday after  rebels=rebel attacked=attack a      bus   .
    DT    NN           VBD        VBN       IN     NNP     IN     NNS          VBD             DT     NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT    6/case 4/obl   9/mark 9/nsubj      4/advcl         11/det 9/obj 4/punct
    """,
        """
    The   mayor   escaped=escape from   an     attack in     Kano   on     Tuesday .
    DT    NN      VBD            IN     DT     NN     IN     NNP    IN     NNP     .
    2/det 3/nsubj 0/ROOT         6/case 6/det  3/obl  8/case 6/nmod 10/case 3/obl  3/punct
    """,
    ],
    ids=["the verb coordinated with it", "the harm that came of it", "the noun right before it"],
)
def test_a_time_dates_the_event_beside_the_verb_it_hangs_on(table: str) -> None:
    (found,) = events(extracted(table))
    assert [(when.interval.earliest, when.interval.latest) for when in found.times] == [TUESDAY]


@pytest.mark.parametrize(
    ("day", "known"),
    [("February", True), ("March", False)],
    ids=["long past when it was said", "news when it was said"],
)
def test_a_day_under_a_verb_of_saying_is_the_events_if_it_was_past_by_then(day: str, known: bool) -> None:
    table = f"""
    The   mayor   condemned=condemn the   attack in     Kano   on     3     {day}          .
    DT    NN      VBD               DT    NN     IN     NNP    IN     CD    NNP            .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  7/case 5/nmod 9/case 3/obl 9/nmod:unmarked 3/punct
    """
    (attack,) = events(extracted(table, hits={"Kano": "LOC place/kano"}))
    (condemnation,) = statements(extracted(table, hits={"Kano": "LOC place/kano"}))
    assert (bool(attack.times), bool(condemnation.times)) == (known, not known)


@pytest.mark.parametrize(("adverb", "dated"), [("also", True), ("then", False), ("later", False)])
def test_a_day_behind_two_deeds_is_that_of_both_unless_one_came_later(adverb: str, dated: bool) -> None:
    table = f"""
    Soldiers=soldier killed=kill two      men=man and  {adverb} detained=detain a     third on      Tuesday .
    NNS              VBD         CD       NNS     CC   RB       VBD             DT    NN    IN      NNP     .
    2/nsubj          0/ROOT      4/nummod 2/obj   7/cc 7/advmod 2/conj          9/det 7/obj 11/case 7/obl   2/punct
    """
    killing, arrest = events(extracted(table))
    assert [bool(killing.times), bool(arrest.times)] == [dated, True]


# --------------------------------------------------------------------------------------------- the time that names it


def spans(text: str) -> list[tuple[str, list[tuple[date | None, date | None]]]]:
    """Return the type of each event that a text tells, with the first and last day of each of its times."""
    return [
        (account.type, [(when.interval.earliest, when.interval.latest) for when in account.times])
        for account in told(text)
    ]


@pytest.mark.parametrize("bound", ["after", "since", "before"])
def test_a_month_that_names_a_raid_dates_it_and_nothing_later(bound: str) -> None:
    march = (date(2014, 3, 1), date(2014, 3, 31))
    assert spans(f"Talks began {bound} the March 2014 raid.") == [("raid", [march])]


def test_a_day_that_names_attacks_dates_them_and_not_what_was_three_days_before() -> None:
    day = date(2001, 9, 11)
    assert spans("The base was closed three days before the 9/11 attacks.") == [("attack", [(day, day)])]


def test_a_day_counted_from_a_raid_is_that_of_the_clause() -> None:
    assert spans("Rebels killed a judge the day after Monday's raid.") == [("killing", [TUESDAY])]


def test_a_year_that_names_an_invasion_opens_the_time_of_the_clause() -> None:
    (found,) = spans("Rebels have killed ten judges since the 2003 invasion.")
    assert found == ("killing", [(date(2003, 1, 1), date(2031, 3, 6))])
