"""What the parser misreads about harm is mended before any rule reads the tree."""

from __future__ import annotations

import pytest

from kg.records import Account, Harm, RoleName
from tests.extract.docs import events, extracted, fillers, only

KILLED, INJURED = Harm.KILLED, Harm.INJURED


def figures(account: Account) -> list[tuple[Harm, int, int | None]]:
    """Return harm and bounds of the figures of an account."""
    return [(figure.harm, figure.quantity.low, figure.quantity.high) for figure in account.figures]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
    Six      monitors=monitor on     duty   sustained injuries=injury as     a     rocket   hit    their
    CD       NNS              IN     NN     JJ        NNS             IN     DT    NN       VBD    PRP$
    2/nummod 10/nsubj         4/case 2/nmod 6/amod    10/obj          9/case 9/det 10/nsubj 0/ROOT 12/nmod:poss
    base   .
    NN     .
    10/obj 10/punct
    """,
            id="object of the next verb",
        ),
        pytest.param(
            """
    Kano   :       Six      monitors=monitor sustained serious injuries=injury in     the   attack .
    NNP    :       CD       NNS              JJ        JJ      NNS             IN     DT    NN     .
    0/ROOT 1/punct 4/nummod 5/nsubj          7/amod    7/amod  1/obj           10/case 10/det 7/nmod 1/punct
    """,
            id="without a verb",
        ),
        pytest.param(
            """
    Six      people  have   sustained injuries=injury in     the   attack .
    CD       NNS     VBP    JJ        NNS             IN     DT    NN     .
    2/nummod 3/nsubj 0/ROOT 5/amod    3/obj           8/case 8/det 3/obl  3/punct
    """,
            id="behind have",
        ),
    ],
)
def test_an_adjective_is_the_verb_of_sustained_injuries(table: str) -> None:
    hits = {"rocket": "WEAPON weapon/rocket"} if "rocket" in table else {}
    (account, *_) = [found for found in events(extracted(table, hits=hits)) if found.figures]

    assert figures(account) == [(INJURED, 6, 6)]
    assert "Six monitors" not in fillers(account).get(RoleName.INITIATOR, [])


def test_injuries_sustained_in_an_attack_have_no_subject() -> None:
    found = events(
        extracted(
            """
    The   officers=officer were=be    treated=treat for    injuries=injury sustained in     the   attack .
    DT    NNS              VBD        VBN           IN     NNS             JJ        IN     DT    NN     .
    2/det 4/nsubj:pass     4/aux:pass 0/ROOT        6/case 4/obl           6/amod    10/case 10/det 7/obl 4/punct
    """
        )
    )

    assert [figure for account in found for figure in figures(account)] == []


@pytest.mark.parametrize("relation", ["acl", "advcl", "obl"])
def test_a_toll_can_be_raised_to_a_number_killed(relation: str) -> None:
    account = only(
        f"""
    Officials=official raised=raise the   toll  in     the   bombings=bombing to      13        killed=kill
    NNS                VBD          DT    NN    IN     DT    NNS              IN      CD        VBN
    2/nsubj            0/ROOT       4/det 2/obj 7/case 7/det 4/nmod           10/mark 10/nummod 2/{relation}
    and   25      wounded=wound .
    CC    CD      VBN           .
    13/cc 10/conj 10/conj       2/punct
    """
    )

    assert figures(account) == [(KILLED, 13, 13), (INJURED, 25, 25)]
    assert {figure.attribution and figure.attribution.speaker.text for figure in account.figures} == {"Officials"}


def test_a_raid_and_no_place_or_people_killed() -> None:
    account = only(
        """
    The   envoy   deplored=deplore the   raid  on     workers=worker in      the    capital ,        which
    DT    NN      VBD              DT    NN    IN     NNS            IN      DT     NN      ,        WDT
    2/det 3/nsubj 0/ROOT           5/det 3/obj 7/case 5/nmod         10/case 10/det 7/nmod  13/punct 13/nsubj
    killed=kill 17        nurses=nurse and   injured=injure 40     .
    VBD         CD        NNS          CC    VBD            CD     .
    7/acl:relcl 15/nummod 13/obj       17/cc 13/conj        17/obj 3/punct
    """
    )

    assert account.type == "raid"
    assert figures(account) == [(KILLED, 17, 17), (INJURED, 40, 40)]
    assert RoleName.INITIATOR not in fillers(account)


def test_the_last_of_those_left_dead_is_one_of_them() -> None:
    account = only(
        """
    The   raid    left=leave two      officers=officer and  a     civilian dead   .
    DT    NN      VBD        CD       NNS              CC   DT    JJ       JJ     .
    2/det 3/nsubj 0/ROOT     5/nummod 3/obj            9/cc 8/det 9/nsubj  5/conj 3/punct
    """
    )

    assert figures(account) == [(KILLED, 2, 2), (KILLED, 1, 1)]


def test_counted_people_before_a_bare_participle_are_its_victims() -> None:
    account = only(
        """
    7        rebels=rebel killed=kill in     a     clash with   troops=troop .
    CD       NNS          VBD         IN     DT    NN    IN     NNS          .
    2/nummod 3/nsubj      0/ROOT      6/case 6/det 3/obl 8/case 6/nmod       3/punct
    """
    )

    assert figures(account) == [(KILLED, 7, 7)]
    assert fillers(account)[RoleName.TARGET] == ["7 rebels"]


def test_a_source_at_the_end_tells_the_whole_sentence() -> None:
    account = only(
        """
    Gunmen=gunman wounded=wound four     villagers=villager carrying=carry water ,        according=accord
    NNS           VBD           CD       NNS                VBG            NN    ,        VBG
    2/nsubj       0/ROOT        4/nummod 2/obj              4/acl          5/obj 10/punct 10/case
    to      witnesses=witness .
    IN      NNS               .
    8/fixed 5/obl             2/punct
    """
    )

    assert [figure.attribution and figure.attribution.speaker.text for figure in account.figures] == ["witnesses"]


def test_what_wounded_them_hangs_on_the_wounding() -> None:
    account = only(
        """
    A     driver       was=be     wounded=wound along  with   a     guard when      a      bomb
    DT    NN           VBD        VBN           IN     IN     DT    NN    WRB       DT     NN
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT        8/case 8/case 8/det 4/obl 12/advmod 11/det 12/nsubj
    exploded=explode .
    VBD              .
    8/acl            4/punct
    """,
        hits={"bomb": "WEAPON weapon/bomb"},
    )

    assert account.type == "bombing"
    assert figures(account) == [(INJURED, 1, 1), (INJURED, 1, 1)]


@pytest.mark.parametrize("verb", ["hurt", "injured=injure"])
def test_several_subjects_of_which_the_first_stands_apart_are_one(verb: str) -> None:
    account = only(f"""
    No    nuns=nun     ,       monks=monk   or   guards=guard were=be    {verb} in      the
    DT    NNS          ,       NNS          CC   NNS          VBD        VBN    IN      DT
    2/det 8/dislocated 2/punct 8/nsubj:pass 6/cc 4/conj       8/aux:pass 0/ROOT 11/case 11/det
    raid  on      the    base    .
    NN    IN      DT     NN      .
    8/obl 14/case 14/det 11/nmod 8/punct
    """)

    assert figures(account) == [(INJURED, 0, 0)] * 3


@pytest.mark.parametrize(
    ("table", "harmed"),
    [
        pytest.param(
            """
    Ten      nuns=nun     ,       guards=guard were=be    hurt   in     the   raid  .
    CD       NNS          ,       NNS          VBD        VBN    IN     DT    NN    .
    2/nummod 6/dislocated 6/punct 6/nsubj:pass 6/aux:pass 0/ROOT 9/case 9/det 6/obl 6/punct
    """,
            "guards",
            id="one subject",
        ),
        pytest.param(
            """
    Ten      nuns=nun     fled=flee ,       monks=monk   or   guards=guard were=be    hurt   in      the
    CD       NNS          VBD       ,       NNS          CC   NNS          VBD        VBN    IN      DT
    2/nummod 9/dislocated 9/dep     9/punct 9/nsubj:pass 7/cc 5/conj       9/aux:pass 0/ROOT 12/case 12/det
    raid  .
    NN    .
    9/obl 9/punct
    """,
            "monks",
            id="a verb between",
        ),
    ],
)
def test_what_stands_apart_otherwise_is_no_subject(table: str, harmed: str) -> None:
    account = only(table)

    assert fillers(account)[RoleName.TARGET] == [harmed]
    assert (INJURED, 10, 10) not in figures(account)
