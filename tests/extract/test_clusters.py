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


BASRA = {"Basra": "LOC place/basra"}


@pytest.mark.parametrize(
    ("attack", "tag", "blast", "blast_tag", "count"),
    [
        ("Attacks=attack", "NNS", "blasts=blast", "NNS", 1),
        ("Attack", "NN", "blast", "NN", 1),
        ("Attacks=attack", "NNS", "blast", "NN", 2),
        ("Attack", "NN", "blasts=blast", "NNS", 2),
        ("Raid", "NN", "blast", "NN", 2),
    ],
    ids=["attacks and blasts", "attack and blast", "attacks and one blast", "attack and blasts", "raid and blast"],
)
def test_the_blasts_can_name_as_many_attacks(attack: str, tag: str, blast: str, blast_tag: str, count: int) -> None:
    table = f"""
    {attack} hit    a     school .
    {tag}    VBD    DT    NN     .
    2/nsubj  0/ROOT 4/det 2/obj  2/punct

    The   {blast}     killed=kill two      nuns=nun .
    DT    {blast_tag} VBD         CD       NNS      .
    2/det 3/nsubj     0/ROOT      5/nummod 3/obj    3/punct
    """
    assert len(events(extracted(table))) == count


@pytest.mark.parametrize(
    ("second", "town", "count"), [("north", "Basra", 2), ("south", "Basra", 2), ("north", "Mosul", 1)]
)
def test_north_of_one_town_is_not_at_another(second: str, town: str, count: int) -> None:
    table = f"""
    Rebels=rebel ambushed=ambush a     convoy on     Monday ,       north    of      Mosul .
    NNS          VBD             DT    NN     IN     NNP    ,       RB       IN      NNP   .
    2/nsubj      0/ROOT          4/det 2/obj  6/case 2/obl  2/punct 2/advmod 10/case 8/obl 2/punct

    Rebels=rebel ambushed=ambush a     convoy on     Monday ,       {second} of      {town} .
    NNS          VBD             DT    NN     IN     NNP    ,       RB       IN      NNP    .
    2/nsubj      0/ROOT          4/det 2/obj  6/case 2/obl  2/punct 2/advmod 10/case 8/obl  2/punct
    """
    assert len(events(extracted(table, hits=MOSUL | (BASRA if town in BASRA else {})))) == count


@pytest.mark.parametrize(("word", "tag", "relation", "count"), [("one", "CD", "nummod", 2), ("a", "DT", "det", 1)])
@pytest.mark.parametrize("lead", [True, False], ids=["behind the lead", "behind a sentence more"])
def test_one_strike_is_one_more(word: str, tag: str, relation: str, count: int, lead: bool) -> None:
    opening = """
    The   council met=meet .
    DT    NN      VBD      .
    2/det 3/nsubj 0/ROOT   3/punct
"""
    table = f"""
    Rebels=rebel launched=launch a     strike near   Mosul  on     Monday .
    NNS          VBD             DT    NN     IN     NNP    IN     NNP    .
    2/nsubj      0/ROOT          4/det 2/obj  6/case 4/nmod 8/case 2/obl  2/punct

    Rebels=rebel launched=launch {word}       strike near   Mosul  on     Monday .
    NNS          VBD             {tag}        NN     IN     NNP    IN     NNP    .
    2/nsubj      0/ROOT          4/{relation} 2/obj  6/case 4/nmod 8/case 2/obl  2/punct
    """
    assert len(events(extracted(table if lead else opening + table, hits=MOSUL))) == count


HEZBOLLAH_RAIDED = """
    Hezbollah raided=raid a     village on     Monday .
    NNP       VBD         DT    NN      IN     NNP    .
    2/nsubj   0/ROOT      4/det 2/obj   6/case 2/obl  2/punct
"""
BOTH = HAMAS | {"Hezbollah": "ORG actor/hezbollah"}


def test_who_also_took_part_in_a_raid_did_it_beside_others() -> None:
    account = only(
        HEZBOLLAH_RAIDED
        + """
    Hamas   participated=participate in     the   raid  .
    NNP     VBD                      IN     DT    NN    .
    2/nsubj 0/ROOT                   5/case 5/det 2/obl 2/punct
    """,
        hits=BOTH,
    )
    assert fillers(account)[RoleName.INITIATOR] == ["Hezbollah", "Hamas"]


def test_who_launched_a_raid_launched_another_than_others_did() -> None:
    table = (
        HEZBOLLAH_RAIDED
        + """
    Hamas   launched=launch the   raid  .
    NNP     VBD             DT    NN    .
    2/nsubj 0/ROOT          4/det 2/obj 2/punct
    """
    )
    assert len(events(extracted(table, hits=BOTH))) == 2


@pytest.mark.parametrize(("side", "told"), [("north", 1), ("south", 2)])
def test_two_sides_of_one_town_are_two_places(side: str, told: int) -> None:
    table = f"""
    Rebels=rebel ambushed=ambush a     convoy north    of     Mosul .
    NNS          VBD             DT    NN     RB       IN     NNP   .
    2/nsubj      0/ROOT          4/det 2/obj  2/advmod 7/case 5/obl 2/punct

    Rebels=rebel ambushed=ambush a     convoy {side}   of     Mosul .
    NNS          VBD             DT    NN     RB       IN     NNP   .
    2/nsubj      0/ROOT          4/det 2/obj  2/advmod 7/case 5/obl 2/punct
    """
    assert len(events(extracted(table, hits=MOSUL))) == told
