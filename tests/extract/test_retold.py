"""Which words tell an event of the report once more: of the same victims, in one sentence, as known, after the lead."""

from __future__ import annotations

import pytest

from kg.records import EventKind
from tests.extract.docs import events, extracted, only

BRANDT = {"Ada Brandt": "PERSON"}


@pytest.mark.parametrize(
    "again",
    [
        """
    Officials=official condemned=condemn the   murder of     Ada    Brandt .
    NNS                VBD               DT    NN     IN     NNP    NNP    .
    2/nsubj            0/ROOT            4/det 2/obj  6/case 4/nmod 5/flat 2/punct
    """,
        """
    Ada          Brandt was=be     killed=kill in     Mardel .
    NNP          NNP    VBD        VBN         IN     NNP    .
    4/nsubj:pass 1/flat 4/aux:pass 0/ROOT      6/case 4/obl  4/punct
    """,
    ],
    ids=["murder of", "was killed"],
)
def test_a_person_is_killed_once(again: str) -> None:
    first = """
    Gunmen=gunman killed=kill Ada   Brandt on     Tuesday .
    NNS           VBD         NNP   NNP    IN     NNP     .
    2/nsubj       0/ROOT      2/obj 3/flat 6/case 2/obl   2/punct
    """
    assert "same-victims" in only(f"{first}\n{again}", names=BRANDT).rules


def test_two_named_victims_are_two_killings() -> None:
    table = """
    Gunmen=gunman killed=kill Ada   Brandt on     Tuesday .
    NNS           VBD         NNP   NNP    IN     NNP     .
    2/nsubj       0/ROOT      2/obj 3/flat 6/case 2/obl   2/punct

    Officials=official condemned=condemn the   murder of     Lena   Okoro  .
    NNS                VBD               DT    NN     IN     NNP    NNP    .
    2/nsubj            0/ROOT            4/det 2/obj  6/case 4/nmod 5/flat 2/punct
    """
    assert len(events(extracted(table, names=BRANDT | {"Lena Okoro": "PERSON"}))) == 2


def test_the_killing_of_a_person_on_another_day_is_another() -> None:
    table = """
    Gunmen=gunman killed=kill a     judge on     Tuesday .
    NNS           VBD         DT    NN    IN     NNP     .
    2/nsubj       0/ROOT      4/det 2/obj 6/case 2/obl   2/punct

    The   judge        was=be     killed=kill on     Monday .
    DT    NN           VBD        VBN         IN     NNP    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT      6/case 4/obl  4/punct
    """
    assert len(events(extracted(table))) == 2


@pytest.mark.parametrize(
    "again",
    [
        """
    The   judge        was=be     killed=kill with   a     rifle .
    DT    NN           VBD        VBN         IN     DT    NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT      7/case 7/det 4/obl 4/punct
    """,
        """
    The   killers=killer shot=shoot the   victim near    a     school .
    DT    NNS            VBD        DT    NN     IN      DT    NN     .
    2/det 3/nsubj        0/ROOT     5/det 3/obj  8/case  8/det 3/obl  3/punct
    """,
    ],
    ids=["the judge", "the victim"],
)
def test_a_victim_taken_as_known_is_the_one_told_before(again: str) -> None:
    first = """
    Gunmen=gunman killed=kill a     judge on     Tuesday .
    NNS           VBD         DT    NN    IN     NNP     .
    2/nsubj       0/ROOT      4/det 2/obj 6/case 2/obl   2/punct
    """
    assert "same-victims" in only(f"{first}\n{again}").rules


def test_a_telling_number_of_victims_is_told_again() -> None:
    table = """
    Soldiers=soldier killed=kill nine     herders=herder on     Tuesday .
    NNS              VBD         CD       NNS            IN     NNP     .
    2/nsubj          0/ROOT      4/nummod 2/obj          6/case 2/obl   2/punct

    Monks=monk mourned=mourn the   killing of     nine     herders=herder .
    NNS        VBD           DT    NN      IN     CD       NNS            .
    2/nsubj    0/ROOT        4/det 2/obj   7/case 7/nummod 4/nmod         2/punct
    """
    assert "same-victims" in only(table).rules


def test_a_killing_of_more_people_is_no_toll_of_the_one_before() -> None:
    table = """
    Gunmen=gunman shot=shoot two      nuns=nun in     Mardel .
    NNS           VBD        CD       NNS      IN     NNP    .
    2/nsubj       0/ROOT     4/nummod 2/obj    6/case 2/obl  2/punct

    Elsewhere 15       villagers=villager were=be    killed=kill .
    RB        CD       NNS                VBD        VBN         .
    5/advmod  3/nummod 5/nsubj:pass       5/aux:pass 0/ROOT      5/punct
    """
    assert len(events(extracted(table, hits={"Mardel": "LOC place/mosul"}))) == 2


def test_the_second_verb_of_a_clause_tells_the_same() -> None:
    table = """
    A     courier      was=be     ambushed=ambush and  killed=kill on     Tuesday .
    DT    NN           VBD        VBN             CC   VBN         IN     NNP     .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          6/cc 4/conj      8/case 4/obl   4/punct
    """
    assert len(events(extracted(table))) == 1


def test_two_deeds_of_one_subject_stay_two() -> None:
    table = """
    Rebels=rebel bombed=bomb a     bridge and  kidnapped=kidnap a     monk  on     Tuesday .
    NNS          VBD         DT    NN     CC   VBD              DT    NN    IN     NNP     .
    2/nsubj      0/ROOT      4/det 2/obj  6/cc 2/conj           8/det 6/obj 10/case 2/obl  2/punct
    """
    assert len(events(extracted(table))) == 2


def test_a_weapon_does_by_two_verbs_what_it_does_once() -> None:
    table = """
    A     bomb    ,       planted=plant by     rebels=rebel , destroyed=destroy a      shop  .
    DT    NN      ,       VBN           IN     NNS          , VBD               DT     NN    .
    2/det 8/nsubj 4/punct 2/acl         6/case 4/obl:agent  4/punct 0/ROOT      10/det 8/obj 8/punct
    """
    account = only(table, hits={"bomb": "WEAPON weapon/bomb"})
    assert len(account.triggers) <= 2


def test_the_raid_in_which_somebody_was_targeted_is_that_event() -> None:
    table = """
    A     courier      was=be     targeted=target in     a     raid  by     commandos=commando .
    DT    NN           VBD        VBN             IN     DT    NN    IN     NNS                .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          7/case 7/det 4/obl 9/case 7/nmod             4/punct
    """
    account = only(table)
    assert account.type == "raid"
    assert "same-manner" in account.rules


def test_a_bomb_taken_as_known_is_the_one_told_before() -> None:
    table = """
    A     bomb    exploded=explode near   a     market on     Tuesday .
    DT    NN      VBD              IN     DT    NN     IN     NNP     .
    2/det 3/nsubj 0/ROOT           6/case 6/det 3/obl  8/case 3/obl   3/punct

    The   bomb    destroyed=destroy a     bakery .
    DT    NN      VBD               DT    NN     .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  3/punct
    """
    account = only(table, hits={"bomb": "WEAPON weapon/bomb"})
    assert "same-known" in account.rules


LEAD = """
    Gunmen=gunman attacked=attack a     monastery in     Mosul  on     Tuesday .
    NNS           VBD             DT    NN        IN     NNP    IN     NNP     .
    2/nsubj       0/ROOT          4/det 2/obj     6/case 4/nmod 8/case 2/obl   2/punct
"""


def test_the_body_tells_in_detail_what_the_lead_tells() -> None:
    table = f"""{LEAD}
    A     squad   attacked=attack the   monastery with   rifles=rifle .
    DT    NN      VBD             DT    NN        IN     NNS          .
    2/det 3/nsubj 0/ROOT          5/det 3/obj     7/case 3/obl        3/punct
    """
    account = only(table, hits={"Mosul": "LOC place/mosul"})
    assert "same-as-lead" in account.rules


@pytest.mark.parametrize(
    "other",
    [
        """
    Students=student also     attacked=attack a     monastery .
    NNS              RB       VBD             DT    NN        .
    3/nsubj          3/advmod 0/ROOT          5/det 3/obj     3/punct
    """,
        """
    A     squad   attacked=attack a     bakery .
    DT    NN      VBD             DT    NN     .
    2/det 3/nsubj 0/ROOT          5/det 3/obj  3/punct
    """,
    ],
    ids=["also", "another thing"],
)
def test_what_the_words_set_beside_the_lead_is_another_event(other: str) -> None:
    assert len(events(extracted(f"{LEAD}\n{other}", hits={"Mosul": "LOC place/mosul"}))) == 2


def test_what_came_before_another_event_is_another() -> None:
    table = """
    Rebels=rebel attacked=attack a     convoy ,       days=day after  the   attack on      a      monastery .
    NNS          VBD             DT    NN     ,       NNS      IN     DT    NN     IN      DT     NN        .
    2/nsubj      0/ROOT          4/det 2/obj  2/punct 9/nmod   9/case 9/det 2/obl  12/case 12/det 9/nmod    2/punct
    """
    assert len(events(extracted(table))) == 2


def test_a_sum_since_something_is_no_incident() -> None:
    account = only("""
    Ninety   villagers=villager have  been=be    killed=kill since  the   war     began=begin .
    CD       NNS                VBP   VBN        VBN         IN     DT    NN      VBD         .
    2/nummod 5/nsubj:pass       5/aux 5/aux:pass 0/ROOT      9/mark 8/det 9/nsubj 5/advcl     5/punct
    """)
    assert account.kind is EventKind.SERIES


def test_what_was_hit_and_is_known_was_hit_once() -> None:
    lead = """
    They    met=meet .
    PRP     VBD      .
    2/nsubj 0/ROOT   2/punct
    """
    shot = """
    Gunmen=gunman shot=shoot a     bus   .
    NNS           VBD        DT    NN    .
    2/nsubj       0/ROOT     4/det 2/obj 2/punct
    """
    attacked = """
    The   bus          was=be     attacked=attack near   a     farm  .
    DT    NN           VBD        VBN             IN     DT    NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          7/case 7/det 4/obl 4/punct
    """
    (account,) = events(extracted("\n".join((lead, lead, lead, shot, attacked))))
    assert "same-thing" in account.rules
    assert len(events(extracted("\n".join((lead, lead, lead, shot, attacked.replace("The", "A  ")))))) == 2


def test_a_new_thing_is_hit_by_another_act() -> None:
    table = """
    Rebels=rebel attacked=attack a     depot in     Juba   .
    NNS          VBD             DT    NN    IN     NNP    .
    2/nsubj      0/ROOT          4/det 2/obj 6/case 2/obl  2/punct
    """
    both = f"{table}\n{table.replace('depot', 'bus  ')}"
    assert len(events(extracted(both, hits={"Juba": "LOC place/juba"}))) == 2
