"""Which mentions of one report tell the same event, and which must not."""

from __future__ import annotations

import pytest

from kg.records import EventKind, RoleName
from tests.extract.docs import events, extracted, fillers, only

MOSUL = {"Mosul": "LOC place/mosul"}
HAMAS = {"Hamas": "ORG actor/hamas"}


@pytest.mark.parametrize(
    "table",
    [
        """
    Rebels=rebel attacked=attack soldiers=soldier on     Tuesday .
    NNS          VBD             NNS              IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 2/obl   2/punct

    The   attack  killed=kill two      soldiers=soldier .
    DT    NN      VBD         CD       NNS              .
    2/det 3/nsubj 0/ROOT      5/nummod 3/obj            3/punct
    """,
        """
    The   army    shelled=shell a     village on     Tuesday .
    DT    NN      VBD           DT    NN      IN     NNP     .
    2/det 3/nsubj 0/ROOT        5/det 3/obj   7/case 3/obl   3/punct

    The   shelling injured=injure five     people .
    DT    NN       VBD            CD       NNS    .
    2/det 3/nsubj  0/ROOT         5/nummod 3/obj  3/punct
    """,
        """
    Rebels=rebel attacked=attack soldiers=soldier on     Tuesday .
    NNS          VBD             NNS              IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 2/obl   2/punct

    This  latest attack  killed=kill two      soldiers=soldier .
    DT    JJ     NN      VBD         CD       NNS              .
    3/det 3/amod 4/nsubj 0/ROOT      6/nummod 4/obj            4/punct
    """,
        """
    Rebels=rebel attacked=attack soldiers=soldier on     Tuesday .
    NNS          VBD             NNS              IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 2/obl   2/punct

    Villagers=villager saw=see Tuesday     's     attack .
    NNS                VBD     NNP         POS    NN     .
    2/nsubj            0/ROOT  5/nmod:poss 3/case 2/obj  2/punct
    """,
    ],
    ids=["the attack", "the shelling", "this latest attack", "Tuesday's attack"],
)
def test_a_definite_description_is_the_event_told_before(table: str) -> None:
    account = only(table)
    assert len(account.triggers) == 2


def test_a_killing_refers_to_the_strike_that_killed() -> None:
    table = """
    A     drone      strike  killed=kill Tim   Vale   on     Tuesday .
    DT    NN         NN      VBD         NNP   NNP    IN     NNP     .
    3/det 3/compound 4/nsubj 0/ROOT      4/obj 5/flat 8/case 4/obl   4/punct

    His         killing angered=anger soldiers=soldier .
    PRP$        NN      VBD           NNS              .
    2/nmod:poss 3/nsubj 0/ROOT        3/obj            3/punct
    """
    account = only(table, names={"Tim Vale": "PERSON"}, hits={"drone": "PLATFORM weapon/drone"})
    assert account.type == "drone-attack"


def test_two_tellings_with_shared_facts_are_one_event() -> None:
    table = """
    Rebels=rebel attacked=attack a     convoy in     Mosul  on     Tuesday .
    NNS          VBD             DT    NN     IN     NNP    IN     NNP     .
    2/nsubj      0/ROOT          4/det 2/obj  6/case 4/nmod 8/case 2/obl   2/punct

    On     Tuesday ,       rebels=rebel attacked=attack the   convoy with    a      drone .
    IN     NNP     ,       NNS          VBD             DT    NN     IN      DT     NN    .
    2/case 5/obl   2/punct 5/nsubj      0/ROOT          7/det 5/obj  10/case 10/det 5/obl 5/punct
    """
    account = only(table, hits=MOSUL | {"drone": "PLATFORM weapon/drone"})
    assert account.type == "drone-attack"
    assert fillers(account)[RoleName.PLACE] == ["Mosul"]
    assert fillers(account)[RoleName.INITIATOR] == ["Rebels"]


@pytest.mark.parametrize(
    "table",
    [
        """
    Rebels=rebel attacked=attack soldiers=soldier in     Mosul  on     Tuesday .
    NNS          VBD             NNS              IN     NNP    IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl   2/punct

    Rebels=rebel attacked=attack soldiers=soldier in     Mosul  on     Monday .
    NNS          VBD             NNS              IN     NNP    IN     NNP    .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl  2/punct
    """,
        """
    Rebels=rebel attacked=attack soldiers=soldier in     Mosul  on     Tuesday .
    NNS          VBD             NNS              IN     NNP    IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl   2/punct

    Rebels=rebel attacked=attack soldiers=soldier in     Basra  on     Tuesday .
    NNS          VBD             NNS              IN     NNP    IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl   2/punct
    """,
        """
    Hamas   attacked=attack soldiers=soldier on     Tuesday .
    NNP     VBD             NNS              IN     NNP     .
    2/nsubj 0/ROOT          2/obj            5/case 2/obl   2/punct

    Soldiers=soldier attacked=attack Hamas on     Tuesday .
    NNS              VBD             NNP   IN     NNP     .
    2/nsubj          0/ROOT          2/obj 5/case 2/obl   2/punct
    """,
        """
    Rebels=rebel attacked=attack soldiers=soldier in     Mosul  on     Tuesday .
    NNS          VBD             NNS              IN     NNP    IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl   2/punct

    Rebels=rebel did=do not      attack soldiers=soldier in     Mosul on     Tuesday .
    NNS          VBD    RB       VB     NNS              IN     NNP   IN     NNP     .
    4/nsubj      4/aux  4/advmod 0/ROOT 4/obj            7/case 4/obl 9/case 4/obl   4/punct
    """,
        """
    Police  arrested=arrest a     man   in     Mosul on     Tuesday .
    NNS     VBD             DT    NN    IN     NNP   IN     NNP     .
    2/nsubj 0/ROOT          4/det 2/obj 6/case 2/obl 8/case 2/obl   2/punct

    Police  bombed=bomb a     house in     Mosul on     Tuesday .
    NNS     VBD         DT    NN    IN     NNP   IN     NNP     .
    2/nsubj 0/ROOT      4/det 2/obj 6/case 2/obl 8/case 2/obl   2/punct
    """,
    ],
    ids=["days", "places", "sides swapped", "negated", "types"],
)
def test_what_speaks_against_it_keeps_events_apart(table: str) -> None:
    marks = {"Mosul": "LOC place/mosul", "Basra": "LOC place/basra", "Hamas": "ORG actor/hamas"}
    hits = {words: mark for words, mark in marks.items() if words in table}
    assert len(events(extracted(table, hits=hits))) == 2


def test_two_attacks_that_share_too_little_stay_two() -> None:
    table = """
    Rebels=rebel attacked=attack soldiers=soldier .
    NNS          VBD             NNS              .
    2/nsubj      0/ROOT          2/obj            2/punct

    Gunmen=gunman attacked=attack a     convoy .
    NNS           VBD             DT    NN     .
    2/nsubj       0/ROOT          4/det 2/obj  2/punct
    """
    assert len(events(extracted(table))) == 2


def test_an_incident_and_a_series_stay_two() -> None:
    table = """
    Rebels=rebel attacked=attack soldiers=soldier on     Tuesday .
    NNS          VBD             NNS              IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 2/obl   2/punct

    Rebels=rebel launched=launch dozens=dozen of     attacks=attack on     soldiers=soldier .
    NNS          VBD             NNS          IN     NNS            IN     NNS              .
    2/nsubj      0/ROOT          2/obj        5/case 3/nmod         7/case 5/nmod           2/punct
    """
    assert {account.kind for account in events(extracted(table))} == {EventKind.INCIDENT, EventKind.SERIES}


def test_an_answer_is_another_event_and_says_what_it_answers() -> None:
    table = """
    Soldiers=soldier were=be    attacked=attack on     Tuesday and  an=a  aircraft responded=respond .
    NNS              VBD        VBN             IN     NNP     CC   DT    NN       VBD               .
    3/nsubj:pass     3/aux:pass 0/ROOT          5/case 3/obl   9/cc 8/det 9/nsubj  3/conj            3/punct
    """
    attack, answer = events(extracted(table))
    assert (attack.responds_to, answer.responds_to) == ((), (attack.id,))


def test_a_word_that_refers_to_nothing_tells_of_no_incident() -> None:
    assert (
        events(
            extracted("""
    The   killing angered=anger villagers=villager .
    DT    NN      VBD           NNS                .
    2/det 3/nsubj 0/ROOT        3/obj              3/punct
    """)
        )
        == []
    )


def test_accounts_stand_in_text_order() -> None:
    table = """
    Rebels=rebel attacked=attack soldiers=soldier in     Mosul  on     Tuesday .
    NNS          VBD             NNS              IN     NNP    IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl   2/punct

    Rebels=rebel attacked=attack soldiers=soldier in     Mosul  on     Monday .
    NNS          VBD             NNS              IN     NNP    IN     NNP    .
    2/nsubj      0/ROOT          2/obj            5/case 3/nmod 7/case 2/obl  2/punct
    """
    first, second = events(extracted(table, hits=MOSUL))
    assert first.triggers[0].span < second.triggers[0].span


def test_an_account_keeps_the_names_of_the_rules_that_fired() -> None:
    account = only("""
    Rebels=rebel attacked=attack soldiers=soldier on     Tuesday .
    NNS          VBD             NNS              IN     NNP     .
    2/nsubj      0/ROOT          2/obj            5/case 2/obl   2/punct
    """)
    assert account.rules == tuple(sorted(account.rules))
    assert "nsubj" in account.rules
