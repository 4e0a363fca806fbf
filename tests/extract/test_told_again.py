"""One event told in other words, and two that look like one: what joins the drafts of a report, and what does not."""

from __future__ import annotations

import pytest

from kg.records import EventKind
from tests.extract.docs import events, extracted, only


@pytest.mark.parametrize(
    ("rule", "table", "names"),
    [
        (
            "same-manner",
            """
    Gunmen=gunman shot=shoot two      men=man in     an    attack on      a      bus    .
    NNS           VBD        CD       NNS     IN     DT    NN     IN      DT     NN     .
    2/nsubj       0/ROOT     4/nummod 2/obj   7/case 7/det 2/obl  10/case 10/det 7/nmod 2/punct
    """,
            {},
        ),
        (
            "same-where",
            """
    We      heard=hear blasts=blast in     Mardel ,        where     a     bus           was=be      hit         .
    PRP     VBD        NNS          IN     NNP    ,        WRB       DT    NN            VBD         VBN         .
    2/nsubj 0/ROOT     2/obj        5/case 3/nmod 11/punct 11/advmod 9/det 11/nsubj:pass 11/aux:pass 3/acl:relcl 2/punct
    """,
            {},
        ),
        (
            "same-definite",
            """
    Gunmen=gunman attacked=attack a     bus   .
    NNS           VBD             DT    NN    .
    2/nsubj       0/ROOT          4/det 2/obj 2/punct

    It      was=be a     cowardly attack on     this  town   .
    PRP     VBD    DT    RB       NN     IN     DT    NN     .
    5/nsubj 5/cop  5/det 5/amod   0/ROOT 8/case 8/det 5/nmod 5/punct
    """,
            {},
        ),
        (
            "same-definite",
            """
    A     drone   carried=carry out            an    attack in     Mardel .
    DT    NN      VBD           RP             DT    NN     IN     NNP    .
    2/det 3/nsubj 0/ROOT        3/compound:prt 6/det 3/obj  8/case 6/nmod 3/punct

    The   strike  hit    a     motorcycle .
    DT    NN      VBD    DT    NN         .
    2/det 3/nsubj 0/ROOT 5/det 3/obj      3/punct
    """,
            {},
        ),
        (
            "same-doers",
            """
    Gunmen=gunman attacked=attack a     bus   .
    NNS           VBD             DT    NN    .
    2/nsubj       0/ROOT          4/det 2/obj 2/punct

    The   gunmen=gunman shot=shoot people .
    DT    NNS           VBD        NNS    .
    2/det 3/nsubj       0/ROOT     3/obj  3/punct
    """,
            {},
        ),
        (
            "same-named",
            """
    A     judge        was=be     shot=shoot dead    in     Mardel .
    DT    NN           VBD        VBN        JJ      IN     NNP    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT     4/xcomp 7/case 4/obl  4/punct

    Ada          Brandt ,       a     judge   ,       was=be     killed=kill by      gunmen=gunman .
    NNP          NNP    ,       DT    NN      ,       VBD        VBN         IN      NNS           .
    8/nsubj:pass 1/flat 5/punct 5/det 1/appos 1/punct 8/aux:pass 0/ROOT      10/case 8/obl:agent   8/punct
    """,
            {"Ada Brandt": "PERSON"},
        ),
        (
            "same-victims",
            """
    Ada          Al     -       Keza   was=be     killed=kill in     Mardel .
    NNP          NNP    HYPH    NNP    VBD        VBN         IN     NNP    .
    6/nsubj:pass 1/flat 4/punct 2/flat 6/aux:pass 0/ROOT      8/case 6/obl  6/punct

    Doctors=doctor said=say Kiza         had=have been=be    shot=shoot .
    NNS            VBD      NNP          VBD      VBN        VBN        .
    2/nsubj        0/ROOT   6/nsubj:pass 6/aux    6/aux:pass 2/ccomp    2/punct
    """,
            {"Ada Al-Keza": "PERSON", "Kiza": "PERSON"},
        ),
        (
            "same-as-lead",
            """
    The   council condemned=condemn an    attack on     workers=worker .
    DT    NN      VBD               DT    NN     IN     NNS            .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  7/case 5/nmod         3/punct

    A     bomber  detonated=detonate a     vehicle .
    DT    NN      VBD                DT    NN      .
    2/det 3/nsubj 0/ROOT             5/det 3/obj   3/punct
    """,
            {},
        ),
    ],
    ids=[
        "in an attack",
        "where",
        "what it was",
        "a narrower noun",
        "known doers",
        "a name for the judge",
        "another spelling",
        "how it was made",
    ],
)
def test_other_words_tell_the_event_again(rule: str, table: str, names: dict[str, str]) -> None:
    assert rule in only(table, names=names).rules


@pytest.mark.parametrize(
    "table",
    [
        """
    Gunmen=gunman attacked=attack a     bus   on     Tuesday ,       killing=kill nine      herders=herder .
    NNS           VBD             DT    NN    IN     NNP     ,       VBG          CD        NNS            .
    2/nsubj       0/ROOT          4/det 2/obj 6/case 2/obl   8/punct 2/advcl      10/nummod 8/obj          2/punct

    Later    a     convoy       was=be     struck=strike ,       killing=kill nine     herders=herder .
    RBR      DT    NN           VBD        VBN           ,       VBG          CD       NNS            .
    5/advmod 3/det 5/nsubj:pass 5/aux:pass 0/ROOT        7/punct 5/advcl      9/nummod 7/obj          5/punct
    """,
        """
    Rebels=rebel launched=launch strikes=strike against soldiers=soldier .
    NNS          VBD             NNS            IN      NNS              .
    2/nsubj      0/ROOT          2/obj          5/case  3/nmod           2/punct

    Additionally ,       rebels=rebel shot   down           three    drones=drone .
    RB           ,       NNS          VBP    RP             CD       NNS          .
    4/advmod     1/punct 4/nsubj      0/ROOT 4/compound:prt 7/nummod 4/obj        4/punct
    """,
        """
    Gunmen=gunman attacked=attack a     bus   in     2019  .
    NNS           VBD             DT    NN    IN     CD    .
    2/nsubj       0/ROOT          4/det 2/obj 6/case 2/obl 2/punct

    On     3     May             2019            gunmen=gunman opened=open fire  on      a      plane .
    IN     CD    NNP             CD              NNS           VBD         NN    IN      DT     NN    .
    2/case 6/obl 2/nmod:unmarked 2/nmod:unmarked 6/nsubj       0/ROOT      6/obj 10/case 10/det 6/obl 6/punct
    """,
    ],
    ids=["an equal number, later", "set beside", "in the same year"],
)
def test_what_is_set_apart_is_another_event(table: str) -> None:
    assert len(events(extracted(table))) == 2


def test_the_attack_during_which_somebody_was_shot_is_not_the_shooting() -> None:
    table = """
    Police  shot=shoot two      men=man during an    attack .
    NN      VBD        CD       NNS     IN     DT    NN     .
    2/nsubj 0/ROOT     4/nummod 2/obj   7/case 7/det 2/obl  2/punct

    The   attack  happened=happen in     Mardel .
    DT    NN      VBD             IN     NNP    .
    2/det 3/nsubj 0/ROOT          5/case 3/obl  3/punct
    """
    shooting, attack = events(extracted(table, hits={"Mardel": "LOC place/mosul"}))
    assert (shooting.type, attack.type) == ("shooting", "attack")


def test_series_of_two_periods_are_two() -> None:
    table = """
    Rebels=rebel have  killed=kill monks=monk since  2021  .
    NNS          VBP   VBN         NNS        IN     CD    .
    3/nsubj      3/aux 0/ROOT      3/obj      6/case 3/obl 3/punct

    Rebels=rebel have  killed=kill hundreds=hundred since  2012  .
    NNS          VBP   VBN         NNS              IN     CD    .
    3/nsubj      3/aux 0/ROOT      3/obj            6/case 3/obl 3/punct
    """
    found = events(extracted(table))
    assert [account.kind for account in found] == [EventKind.SERIES, EventKind.SERIES]
