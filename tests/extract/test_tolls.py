"""Which event a casualty figure belongs to."""

from __future__ import annotations

import pytest

from kg.records import Harm
from tests.extract.docs import events, extracted, only
from tests.extract.sentences import told

_HIT = """
    A     missile hit    the   base  in     Tanz   on     Tuesday .
    DT    NN      VBD    DT    NN    IN     NNP    IN     NNP     .
    2/det 3/nsubj 0/ROOT 5/det 3/obj 7/case 3/obl  9/case 3/obl   3/punct
"""
_HITS = {"missile": "WEAPON weapon/missile", "Tanz": "LOC place/tanz"}


def lows(table: str, **hits: str) -> dict[str, list[int]]:
    """Return the low bounds of the figures of each account by its type."""
    found = events(extracted(table, hits={**_HITS, **hits} if "Tanz" in table else dict(hits)))
    return {account.type: [figure.quantity.low for figure in account.figures] for account in found}


@pytest.mark.parametrize(
    "table",
    [
        """
    A     driver  died=die when     a     train        was=be     derailed=derail .
    DT    NN      VBD      WRB      DT    NN           VBD        VBN             .
    2/det 3/nsubj 0/ROOT   8/advmod 6/det 8/nsubj:pass 8/aux:pass 3/advcl         3/punct
    """,
        """
    On     Friday  ,        four     guards=guard died=die .
    IN     NNP     ,        CD       NNS          VBD      .
    2/case 6/obl   6/punct  5/nummod 6/nsubj      0/ROOT   6/punct
    """,
        """
    Four     guards=guard died=die in     Ruvo  .
    CD       NNS          VBD      IN     NNP   .
    2/nummod 3/nsubj      0/ROOT   5/case 3/obl 3/punct
    """,
    ],
    ids=["a cause of its own", "another day", "another place"],
)
def test_a_toll_of_something_else_does_not_join_the_event_before(table: str) -> None:
    more = {"Ruvo": "LOC place/ruvo"} if "Ruvo" in table else {}
    assert lows(_HIT + table, **more) == {"missile-attack": []}


def test_a_clause_of_time_tells_of_something_else() -> None:
    table = """
    Rebels=rebel attacked=attack the   convoy after  five     guards=guard died=die .
    NNS          VBD             DT    NN     IN     CD       NNS          VBD      .
    2/nsubj      0/ROOT          4/det 2/obj  8/mark 7/nummod 8/nsubj      2/advcl  2/punct
    """
    assert lows(table) == {"attack": []}


def test_a_capture_after_a_clash_is_of_the_capture() -> None:
    table = """
    The   army    captured=capture three    rebels=rebel after  the   clash .
    DT    NN      VBD              CD       NNS          IN     DT    NN    .
    2/det 3/nsubj 0/ROOT           5/nummod 3/obj        8/case 8/det 3/obl 3/punct
    """
    assert lows(table)["arrest"] == [3]


def test_a_killing_told_in_a_relative_clause_is_the_attack() -> None:
    account = only("""
    Troops=troop launched=launch an    attack on     the   camp   in     which
    NNS          VBD             DT    NN     IN     DT    NN     IN     WDT
    2/nsubj      0/ROOT          4/det 2/obj  7/case 7/det 4/nmod 9/case 13/obl
    21        rebels=rebel  were=be     killed=kill .
    CD        NNS           VBD         VBN         .
    11/nummod 13/nsubj:pass 13/aux:pass 7/acl:relcl 2/punct
    """)
    assert (account.type, [figure.quantity.low for figure in account.figures]) == ("attack", [21])
    assert "killing-absorbed" in account.rules


def test_one_of_several_killed_is_part_of_the_same_killing() -> None:
    account = only("""
    They    killed=kill 11       people ,       including=including one      hostage
    PRP     VBD         CD       NNS    ,       IN                  CD       NN
    2/nsubj 0/ROOT      4/nummod 2/obj  8/punct 8/case              8/nummod 4/nmod
    who          was=be     beheaded=behead .
    WP           VBD        VBN             .
    11/nsubj:pass 11/aux:pass 8/acl:relcl   2/punct
    """)
    assert [figure.quantity.low for figure in account.figures] == [11, 1]


@pytest.mark.parametrize(
    ("first", "second", "harms"),
    [
        ("arrested", "The pilot was found dead", [Harm.CAPTURED]),
        ("arrested", "Three people died", [Harm.CAPTURED]),
        ("shot", "The pilot was found dead", [Harm.KILLED]),
        ("shot", "Three people died", [Harm.KILLED]),
    ],
)
def test_the_dead_who_are_told_behind_an_arrest_are_not_of_it(first: str, second: str, harms: list[Harm]) -> None:
    (event,) = told(f"Two men were {first} in Norport. {second}.")
    assert [figure.harm for figure in event.figures] == harms
