"""Who is said to have done it, beside whom the words tell doing it: accused, claiming, blamed, laying the bomb."""

from __future__ import annotations

import pytest

from kg.records import Role, RoleName, Status
from tests.extract.docs import events, extracted, fillers, only

INITIATOR = RoleName.INITIATOR
KURASH = {"Kurash Front": "ORG actor/kurash-front"}


def initiators(table: str, **marks: dict[str, str]) -> list[Role]:
    """Return the initiators of all events that a table tells."""
    return [role for account in events(extracted(table, **marks)) for role in account.of(INITIATOR)]


def named(table: str, **marks: dict[str, str]) -> list[tuple[str, str]]:
    """Return the words and the rule of each initiator."""
    return [(role.mention.name or role.mention.text, role.rule) for role in initiators(table, **marks)]


@pytest.mark.parametrize(
    "table",
    [
        """
    Officials hold    the   army  responsible for     the    killing of      two       monks=monk .
    NNS       VBP     DT    NN    JJ          IN      DT     NN      IN      CD        NNS        .
    2/nsubj   0/ROOT  4/det 2/obj 2/xcomp     8/case  8/det  5/obl   11/case 11/nummod 8/nmod     2/punct
    """,
        """
    Officials charged=charge the   army  with   the   killing of     two       monks=monk .
    NNS       VBD            DT    NN    IN     DT    NN      IN     CD        NNS        .
    2/nsubj   0/ROOT         4/det 2/obj 7/case 7/det 2/obl   10/case 10/nummod 7/nmod    2/punct
    """,
        """
    Officials attribute the   killing of      two     monks=monk to      the    army  .
    NNS       VBP       DT    NN      IN      CD      NNS        IN      DT     NN    .
    2/nsubj   0/ROOT    4/det 2/obj   7/case  7/nummod 4/nmod    10/case 10/det 2/obl 2/punct
    """,
        """
    Officials charged=charge the   army  with   ordering=order the   killing of      two       monks=monk .
    NNS       VBD            DT    NN    IN     VBG           DT    NN      IN      CD        NNS        .
    2/nsubj   0/ROOT         4/det 2/obj 6/mark 2/advcl       8/det 6/obj   11/case 11/nummod 8/nmod     2/punct
    """,
    ],
    ids=["held responsible", "charged with", "attributed to", "charged with ordering"],
)
def test_who_is_accused_did_it_as_somebody_says(table: str) -> None:
    (role,) = initiators(table)
    assert role.mention.text == "the army"
    assert role.attribution is not None
    assert role.attribution.speaker.text == "Officials"


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        (
            """
    The   army    was=be behind the   killing of     two      monks=monk .
    DT    NN      VBD    IN     DT    NN      IN     CD       NNS        .
    2/det 6/nsubj 6/cop  6/case 6/det 0/ROOT  9/case 9/nummod 6/nmod     6/punct
    """,
            "accused",
        ),
        (
            """
    The   army    claimed=claim credit for    the   killing of     two      monks=monk .
    DT    NN      VBD           NN     IN     DT    NN      IN     CD       NNS        .
    2/det 3/nsubj 0/ROOT        3/obj  7/case 7/det 4/nmod  10/case 10/nummod 7/nmod   3/punct
    """,
            "claimed",
        ),
        (
            """
    The   killing      of     two      monks=monk was=be     blamed=blame on     the   army  .
    DT    NN           IN     CD       NNS        VBD        VBN          IN     DT    NN    .
    2/det 7/nsubj:pass 5/case 5/nummod 2/nmod     7/aux:pass 0/ROOT       10/case 10/det 7/obl 7/punct
    """,
            "attributed",
        ),
    ],
    ids=["behind", "credit", "blamed on"],
)
def test_the_rule_says_how_they_are_named(table: str, rule: str) -> None:
    assert named(table) == [("the army" if rule == "attributed" else "The army", rule)]


@pytest.mark.parametrize(
    "table",
    [
        """
    The   army    may    be    behind the   killing of     two      monks=monk .
    DT    NN      MD     VB    IN     DT    NN      IN     CD       NNS        .
    2/det 7/nsubj 7/aux  7/cop 7/case 7/det 0/ROOT  10/case 10/nummod 7/nmod   7/punct
    """,
        """
    The   army    denied=deny responsibility for    the   killing of      two       monks=monk .
    DT    NN      VBD         NN             IN     DT    NN      IN      CD        NNS        .
    2/det 3/nsubj 0/ROOT      3/obj          7/case 7/det 4/nmod  10/case 10/nummod 7/nmod     3/punct
    """,
        """
    No    group   claimed=claim responsibility for    the   killing of      two       monks=monk .
    DT    NN      VBD           NN             IN     DT    NN      IN      CD        NNS        .
    2/det 3/nsubj 0/ROOT        3/obj          7/case 7/det 4/nmod  10/case 10/nummod 7/nmod     3/punct
    """,
    ],
    ids=["possible", "denied", "nobody"],
)
def test_what_is_doubted_or_denied_accuses_nobody(table: str) -> None:
    assert initiators(table) == []


def test_refusing_responsibility_does_not_deny_the_event() -> None:
    account = only("""
    No    group   claimed=claim responsibility for    the   killing of      two       monks=monk .
    DT    NN      VBD           NN             IN     DT    NN      IN      CD        NNS        .
    2/det 3/nsubj 0/ROOT        3/obj          7/case 7/det 4/nmod  10/case 10/nummod 7/nmod     3/punct
    """)
    assert account.status is Status.ASSERTED


def test_who_did_not_do_it_is_left_out() -> None:
    table = """
    Police  blame  the   killing of     two      monks=monk on     militias=militia and   not
    NNS     VBP    DT    NN      IN     CD       NNS        IN     NNS              CC    RB
    2/nsubj 0/ROOT 4/det 2/obj   7/case 7/nummod 4/nmod     9/case 2/obl            13/cc 13/advmod
    on      soldiers=soldier .
    IN      NNS              .
    13/case 9/conj           2/punct
    """
    assert named(table) == [("militias", "attributed")]


SHOOTING = """
    Gunmen=gunman shot=shoot dead    a     judge in     Harar .
    NNS           VBD        JJ      DT    NN    IN     NNP   .
    2/nsubj       0/ROOT     2/xcomp 5/det 2/obj 7/case 2/obl 2/punct
    """


def test_the_crime_is_the_incident_told_before() -> None:
    table = f"""{SHOOTING}
    Police  blamed=blame the   Kurash     Front for    the   crime .
    NNS     VBD          DT    NNP        NNP   IN     DT    NN    .
    2/nsubj 0/ROOT       5/det 5/compound 2/obj 8/case 8/det 2/obl 2/punct
    """
    assert named(table, hits=KURASH) == [("Gunmen", "nsubj"), ("Kurash Front", "accused")]


def test_a_crime_is_not_the_incident_told_before() -> None:
    table = f"""{SHOOTING}
    Police  blamed=blame the   Kurash     Front for    a     crime .
    NNS     VBD          DT    NNP        NNP   IN     DT    NN    .
    2/nsubj 0/ROOT       5/det 5/compound 2/obj 8/case 8/det 2/obl 2/punct
    """
    assert named(table, hits=KURASH) == [("Gunmen", "nsubj")]


EXPLOSION = """
    A     bomb    exploded=explode in     Harar .
    DT    NN      VBD              IN     NNP   .
    2/det 3/nsubj 0/ROOT           5/case 3/obl 3/punct
    """
BOMB = {"bomb": "WEAPON weapon/bomb"}


def test_who_left_the_bomb_did_it() -> None:
    table = f"""{EXPLOSION}
    Two      men=man planted=plant the   device near   a     bank  .
    CD       NNS     VBD           DT    NN     IN     DT    NN    .
    2/nummod 3/nsubj 0/ROOT        5/det 3/obj  8/case 8/det 3/obl 3/punct
    """
    assert named(table, hits=BOMB) == [("Two men", "planter")]


def test_who_left_another_bomb_did_not() -> None:
    table = f"""{EXPLOSION}
    Two      men=man planted=plant another device near   a     bank  .
    CD       NNS     VBD           DT      NN     IN     DT    NN    .
    2/nummod 3/nsubj 0/ROOT        5/det   3/obj  8/case 8/det 3/obl 3/punct
    """
    assert named(table, hits=BOMB) == []


def test_the_attacks_are_all_attacks_told_before() -> None:
    table = """
    A     bomb    exploded=explode in     Harar .
    DT    NN      VBD              IN     NNP   .
    2/det 3/nsubj 0/ROOT           5/case 3/obl 3/punct

    A     bomb    destroyed=destroy a     bank  in     Dire .
    DT    NN      VBD               DT    NN    IN     NNP  .
    2/det 3/nsubj 0/ROOT            5/det 3/obj 7/case 3/obl 3/punct

    Police  attributed=attribute the   attacks=attack to     smugglers=smuggler .
    NNS     VBD                  DT    NNS            IN     NNS                .
    2/nsubj 0/ROOT               4/det 2/obj          6/case 2/obl              2/punct
    """
    told = [fillers(account).get(INITIATOR) for account in events(extracted(table, hits=BOMB))]
    assert told[:2] == [["smugglers"], ["smugglers"]]


def test_a_passive_finds_its_agent_above_it() -> None:
    table = """
    The   judge   died=die after he           was=be     shot=shoot by     two      men=man .
    DT    NN      VBD      IN    PRP          VBD        VBN        IN     CD       NNS     .
    2/det 3/nsubj 0/ROOT   7/mark 7/nsubj:pass 7/aux:pass 3/advcl   10/case 10/nummod 3/obl 3/punct
    """
    assert ("two men", "by-elsewhere") in named(table)


def test_the_dead_whose_bodies_are_found_killed_nobody() -> None:
    table = """
    The   bodies=body of     three    nuns=nun murdered=murder by     soldiers=soldier were=be    found=find .
    DT    NNS         IN     CD       NNS      VBD             IN     NNS              VBD        VBN        .
    2/det 6/nsubj     5/case 5/nummod 2/nmod   0/ROOT          8/case 6/obl:agent      10/aux:pass 6/conj    6/punct
    """
    found = fillers(only(table))
    assert found[INITIATOR] == ["soldiers"]
    assert found[RoleName.TARGET] == ["three nuns"]


@pytest.mark.parametrize(
    ("table", "who"),
    [
        (
            """
    Police  recorded=record an    attack on     the   mill   ,        for     which  smugglers=smuggler were=be
    NNS     VBD             DT    NN     IN     DT    NN     ,        IN      WDT    NNS                VBD
    2/nsubj 0/ROOT          4/det 2/obj  7/case 7/det 4/nmod 13/punct 10/case 13/obl 13/nsubj:pass      13/aux:pass
    blamed=blame .
    VBN          .
    7/acl:relcl  2/punct
    """,
            "smugglers",
        ),
        (
            """
    In     an    action attributed=attribute to     smugglers=smuggler two      nuns=nun
    IN     DT    NN     VBN                  IN     NNS                CD       NNS
    3/case 3/det 10/obl 3/acl                6/case 4/obl              8/nummod 10/nsubj:pass
    were=be     shot=shoot .
    VBD         VBN        .
    10/aux:pass 0/ROOT     10/punct
    """,
            "smugglers",
        ),
        (
            """
    Officials accuse  smugglers=smuggler of     being=be architects=architect of     the   killing of
    NNS       VBP     NNS                IN     VBG      NNS                  IN     DT    NN      IN
    2/nsubj   0/ROOT  2/obj              6/mark 6/cop    2/advcl              9/case 9/det 6/nmod  12/case
    two       nuns=nun .
    CD        NNS      .
    12/nummod 9/nmod   2/punct
    """,
            "smugglers",
        ),
    ],
    ids=["for which", "an action attributed to", "being the authors of"],
)
def test_an_accusation_is_read_across_the_clause(table: str, who: str) -> None:
    assert who in [words for words, _ in named(table)]
