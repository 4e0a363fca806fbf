"""Words that point at several incidents at once tell none of their own: what they say goes to each of those meant."""

from __future__ import annotations

import pytest

from kg.records import Account, EventKind, RoleName
from tests.extract.docs import events, extracted, fillers

INITIATOR, WEAPON = RoleName.INITIATOR, RoleName.WEAPON
KNOWN = {
    "Mosul": "LOC place/mosul",
    "Basra": "LOC place/basra",
    "Hamas": "ORG actor/hamas",
    "drones": "PLATFORM weapon/drone",
}
TOGETHER = "told-together"


def told(*tables: str) -> list[Account]:
    """Return the events that the tables tell one after the other."""
    table = "\n".join(tables)
    return events(extracted(table, hits={words: mark for words, mark in KNOWN.items() if words in table}))


def strike(what: str, where: str, noun: str = "strike") -> str:
    """Return a table of one strike on something somewhere."""
    return f"""
    A     {noun}  hit    a     {what} in     {where} .
    DT    NN      VBD    DT    NN     IN     NNP     .
    2/det 3/nsubj 0/ROOT 5/det 3/obj  7/case 3/obl   3/punct
"""


def launched(who: str, pointing: str = "these", noun: str = "strikes=strike", tag: str = "NNS") -> str:
    """Return a table of somebody who launched these strikes with drones."""
    return f"""
    {who}   launched=launch {pointing} {noun} with   drones=drone .
    NNP     VBD             DT         {tag}  IN     NNS          .
    2/nsubj 0/ROOT          4/det      2/obj  6/case 2/obl        2/punct
"""


def by(account: Account) -> list[str]:
    """Return who is said to have done it."""
    return fillers(account).get(INITIATOR, [])


TWO = strike("base", "Mosul") + strike("depot", "Basra")
CONDUCTED = """
    To     conduct these strikes=strike ,       rebels=rebel used=use drones=drone .
    TO     VB      DT    NNS            ,       NNS          VBD      NNS          .
    2/mark 7/advcl 4/det 2/obj          2/punct 7/nsubj      0/ROOT   7/obj        7/punct
"""


@pytest.mark.parametrize(("these", "who"), [(launched("Hamas"), "Hamas"), (CONDUCTED, "rebels")])
def test_who_did_these_strikes_and_with_what_goes_to_each(these: str, who: str) -> None:
    found = told(TWO, these)
    assert [by(account) for account in found] == [[who]] * 2
    assert [fillers(account)[WEAPON] for account in found] == [["drones"]] * 2
    assert all(TOGETHER in account.rules for account in found)


def test_the_kind_of_attack_goes_to_each_whose_kind_is_open() -> None:
    bomb = strike("base", "Mosul", noun="blast")
    assert [account.type for account in told(TWO, launched("Hamas"))] == ["drone-attack"] * 2
    found = told(bomb, strike("depot", "Basra"), launched("Hamas", noun="attacks=attack"))
    assert [account.type for account in found] == ["bombing", "drone-attack"]


def test_one_of_them_alone_is_not_several() -> None:
    (account,) = told(strike("base", "Mosul"), launched("Hamas", noun="strike", tag="NN"))
    assert TOGETHER not in account.rules


@pytest.mark.parametrize(
    "words",
    [
        launched("Hamas", pointing="the"),
        launched("Hamas", pointing="this", noun="strike", tag="NN"),
        """
    Hamas   launched=launch these two      strikes=strike .
    NNP     VBD             DT    CD       NNS            .
    2/nsubj 0/ROOT          5/det 5/nummod 2/obj          2/punct
""",
        """
    Hamas   launched=launch these strikes=strike on     Monday .
    NNP     VBD             DT    NNS            IN     NNP    .
    2/nsubj 0/ROOT          4/det 2/obj          6/case 2/obl  2/punct
""",
        """
    Hamas   launched=launch these strikes=strike on     bases=basis .
    NNP     VBD             DT    NNS            IN     NNS         .
    2/nsubj 0/ROOT          4/det 2/obj          6/case 4/nmod      2/punct
""",
        """
    Hamas   launched=launch these strikes=strike in     Mosul  .
    NNP     VBD             DT    NNS            IN     NNP    .
    2/nsubj 0/ROOT          4/det 2/obj          6/case 4/nmod 2/punct
""",
    ],
    ids=["the", "one", "counted", "dated", "what they hit", "where they were"],
)
def test_words_that_say_which_they_mean_share_nothing(words: str) -> None:
    assert all(TOGETHER not in account.rules for account in told(TWO, words))


ARRESTS = """
    Police  arrested=arrest a     monk  in     Mosul .
    NNS     VBD             DT    NN    IN     NNP   .
    2/nsubj 0/ROOT          4/det 2/obj 6/case 2/obl 2/punct

    Police  arrested=arrest a     nun   in     Basra .
    NNS     VBD             DT    NN    IN     NNP   .
    2/nsubj 0/ROOT          4/det 2/obj 6/case 2/obl 2/punct
"""
FEARED = """
    Nuns=nun feared=fear a     strike on     a     school in     Basra  .
    NNS      VBD         DT    NN     IN     DT    NN     IN     NNP    .
    2/nsubj  0/ROOT      4/det 2/obj  7/case 7/det 4/nmod 9/case 7/nmod 2/punct
"""


@pytest.mark.parametrize(
    "before", [ARRESTS, strike("base", "Mosul") + FEARED], ids=["of another type", "one that only was feared"]
)
def test_what_these_strikes_cannot_mean_gets_nothing(before: str) -> None:
    assert all(TOGETHER not in account.rules for account in told(before, launched("Hamas")))


PAUSE = """
    The   council met=meet .
    DT    NN      VBD      .
    2/det 3/nsubj 0/ROOT   3/punct
"""


@pytest.mark.parametrize(("sentences", "who"), [(6, [["Hamas"]] * 2), (9, [[]] * 2)])
def test_these_reaches_only_so_far_back(sentences: int, who: list[list[str]]) -> None:
    found = told(TWO, *[PAUSE] * sentences, launched("Hamas"))
    assert [by(account) for account in found[:2]] == who


LATER = strike("school", "Mosul") + strike("mill", "Basra")
REBELS = launched("Rebels=rebel").replace("NNP", "NNS")


def test_these_means_what_was_told_since_it_was_said_last() -> None:
    found = told(TWO, launched("Hamas"), LATER, REBELS)
    assert [by(account) for account in found] == [["Hamas"], ["Hamas"], ["Rebels"], ["Rebels"]]


def test_these_means_the_same_once_more_where_nothing_was_told_since() -> None:
    found = told(TWO, CONDUCTED, launched("Hamas"))
    assert [by(account) for account in found] == [["rebels", "Hamas"]] * 2


def test_these_after_one_more_means_that_one() -> None:
    found = told(TWO, launched("Hamas"), strike("school", "Mosul"), REBELS)
    assert [by(account) for account in found[:2]] == [["Hamas"]] * 2


def test_a_counted_series_is_one_of_those_meant_and_an_uncounted_is_not() -> None:
    six = """
    Six      strikes=strike hit    bases=basis .
    CD       NNS            VBD    NNS         .
    2/nummod 3/nsubj        0/ROOT 3/obj       3/punct
"""
    often = """
    Strikes=strike often    hit    bases=basis .
    NNS            RB       VBD    NNS         .
    3/nsubj        3/advmod 0/ROOT 3/obj       3/punct
"""
    first, second = told(strike("depot", "Basra"), six, launched("Hamas"))
    assert second.kind is EventKind.SERIES
    assert by(first) == by(second) == ["Hamas"]
    assert all(TOGETHER not in account.rules for account in told(strike("depot", "Basra"), often, launched("Hamas")))
