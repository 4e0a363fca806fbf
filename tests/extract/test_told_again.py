"""One event told in other words, and two that look like one: what joins the drafts of a report, and what does not."""

from __future__ import annotations

import pytest

from kg.records import EventKind
from tests.extract.docs import events, extracted, only

BOMB = {"bomb": "WEAPON weapon/bomb"}
MOSUL = {"Mosul": "LOC place/mosul"}


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


# ------------------------------------------------------------------------------------- what it was done with or caused


@pytest.mark.parametrize(
    ("type_", "table"),
    [
        (
            "shelling",
            """
    Rebels=rebel attacked=attack the   base  with   mortar     fire  .
    NNS          VBD             DT    NN    IN     NN         NN    .
    2/nsubj      0/ROOT          4/det 2/obj 7/case 7/compound 2/obl 2/punct
    """,
        ),
        (
            "armed-clash",
            """
    An    exchange of     gunfire between rebels=rebel and  troops=troop began=begin .
    DT    NN       IN     NN      IN      NNS          CC   NNS          VBD         .
    2/det 9/nsubj  4/case 2/nmod  6/case  2/nmod       8/cc 6/conj       0/ROOT      9/punct
    """,
        ),
    ],
    ids=["with fire", "of fire"],
)
def test_the_fire_that_it_was_done_with_is_no_second_event(type_: str, table: str) -> None:
    account = only(table)
    assert account.type == type_
    assert "same-instrument" in account.rules


@pytest.mark.parametrize(
    "table",
    [
        """
    Rebels=rebel attacked=attack the   base  under  gunfire by     guards=guard .
    NNS          VBD             DT    NN    IN     NN      IN     NNS          .
    2/nsubj      0/ROOT          4/det 2/obj 6/case 2/obl   8/case 6/nmod       2/punct
    """,
        """
    Rebels=rebel attacked=attack the   base  under  the   gunfire on     Monday .
    NNS          VBD             DT    NN    IN     DT    NN      IN     NNP    .
    2/nsubj      0/ROOT          4/det 2/obj 7/case 7/det 2/obl   9/case 7/nmod 2/punct
    """,
        """
    Rebels=rebel attacked=attack the   base  after  gunfire on     Monday .
    NNS          VBD             DT    NN    IN     NN      IN     NNP    .
    2/nsubj      0/ROOT          4/det 2/obj 6/case 2/obl   8/case 6/nmod 2/punct
    """,
    ],
    ids=["by others", "known of itself", "before it"],
)
def test_fire_of_others_is_another_event(table: str) -> None:
    attack, fire = events(extracted(table))
    assert (attack.type, fire.type) == ("attack", "shooting")


def test_the_weapon_of_an_explosion_does_in_a_clause_what_the_explosion_does() -> None:
    table = """
    Nuns=nun heard=hear the   explosion of     a     rocket that    hit         a      school .
    NNS      VBD        DT    NN        IN     DT    NN     WDT     VBD         DT     NN     .
    2/nsubj  0/ROOT     4/det 2/obj     7/case 7/det 4/nmod 9/nsubj 7/acl:relcl 11/det 9/obj  2/punct
    """
    assert "same-instrument" in only(table, hits={"rocket": "WEAPON weapon/rocket"}).rules


def test_a_weapon_that_was_attacked_does_something_else() -> None:
    table = """
    Nuns=nun saw=see the   attack on     a     tank   that    shelled=shell a      school .
    NNS      VBD     DT    NN     IN     DT    NN     WDT     VBD           DT     NN     .
    2/nsubj  0/ROOT  4/det 2/obj  7/case 7/det 4/nmod 9/nsubj 7/acl:relcl   11/det 9/obj  2/punct
    """
    attack, shelling = events(extracted(table, hits={"tank": "WEAPON weapon/tank"}))
    assert (attack.type, shelling.type) == ("attack", "shelling")


BLAST = """
    a     blast in     Mosul  .
    DT    NN    IN     NNP    .
    7/det 5/obj 9/case 7/nmod 3/punct
"""


@pytest.mark.parametrize(
    "start",
    [
        """
    A     bomb    exploded=explode and  caused=cause
    DT    NN      VBD              CC   VBD
    2/det 3/nsubj 0/ROOT           5/cc 3/conj""",
        """
    A     bomb    exploded=explode ,       causing=cause
    DT    NN      VBD              ,       VBG
    2/det 3/nsubj 0/ROOT           5/punct 3/advcl""",
    ],
    ids=["and caused", "causing"],
)
def test_the_blast_that_a_bomb_caused_is_its_explosion(start: str) -> None:
    assert "same-outcome" in only(start + BLAST, hits=BOMB | MOSUL).rules


@pytest.mark.parametrize(
    ("start", "types"),
    [
        (
            """
    A     bomb    exploded=explode and  followed=follow
    DT    NN      VBD              CC   VBD
    2/det 3/nsubj 0/ROOT           5/cc 3/conj""",
            ("bombing", "bombing"),
        ),
        (
            """
    Gunmen=gunman shot=shoot monks=monk and  caused=cause
    NNS           VBD        NNS        CC   VBD
    2/nsubj       0/ROOT     2/obj      5/cc 2/conj""",
            ("shooting", "bombing"),
        ),
    ],
    ids=["only followed", "of another type"],
)
def test_a_blast_that_is_not_caused_by_one_is_another(start: str, types: tuple[str, str]) -> None:
    first, second = events(extracted(start + BLAST, hits=MOSUL | (BOMB if "bomb" in start else {})))
    assert (first.type, second.type) == types


# ------------------------------------------------------------------------------------------- killed in what killed them


def assassinated(how: str) -> str:
    """Return a table of an assassination in, during or after an event."""
    return f"""
    A     judge        was=be     assassinated=assassinate {how}  bombing in     Mosul  .
    DT    NN           VBD        VBN                      IN     NN      IN     NNP    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT                   6/case 4/obl   8/case 6/nmod 4/punct
    """


@pytest.mark.parametrize("how", ["in", "during"])
def test_an_assassination_in_a_bombing_is_that_bombing(how: str) -> None:
    account = only(assassinated(how), hits=MOSUL)
    assert account.type == "assassination"
    assert "same-manner" in account.rules


def test_an_assassination_after_a_bombing_is_another_event() -> None:
    first, second = events(extracted(assassinated("after"), hits=MOSUL))
    assert (first.type, second.type) == ("assassination", "bombing")


def judge(noun: str, how: str) -> str:
    """Return a table of what was done to a judge in, during or after an attack."""
    return f"""
    Nuns=nun mourned=mourn the   {noun} of     a     judge  {how}   an      attack .
    NNS      VBD           DT    NN     IN     DT    NN     IN      DT      NN     .
    2/nsubj  0/ROOT        4/det 2/obj  7/case 7/det 4/nmod 10/case 10/det  4/nmod 2/punct
    """


@pytest.mark.parametrize(("noun", "type_"), [("murder", "killing"), ("assassination", "assassination")])
@pytest.mark.parametrize("how", ["in", "during"])
def test_a_murder_in_an_attack_is_that_attack(noun: str, type_: str, how: str) -> None:
    account = only(judge(noun, how))
    assert account.type == type_
    assert "same-manner" in account.rules


@pytest.mark.parametrize(("noun", "how"), [("murder", "after"), ("arrest", "during")])
def test_what_is_done_after_an_attack_or_kills_nobody_is_another_event(noun: str, how: str) -> None:
    assert len(events(extracted(judge(noun, how)))) == 2


@pytest.mark.parametrize(("preposition", "is_told"), [("on", True), ("after", False)])
def test_what_somebody_did_on_a_rampage_is_the_rampage(preposition: str, is_told: bool) -> None:
    account = only(f"""
    A     guard   went=go {preposition} a     rampage ,       shooting=shoot two       nuns=nun .
    DT    NN      VBD     IN            DT    NN      ,       VBG            CD        NNS      .
    2/det 3/nsubj 0/ROOT  6/case        6/det 3/obl   8/punct 3/advcl        10/nummod 8/obj    3/punct
    """)
    assert account.type == "shooting"
    assert ("same-participle" in account.rules) is is_told
