"""Casualty figures: how many of whom suffered what, who says so, and in which event."""

from __future__ import annotations

import pytest

from kg.extract.harm.patients import count_of
from kg.records import Account, Harm, RoleName, Status
from tests.extract.docs import events, extracted, fillers, only, read, token

Figure = tuple[Harm, int, int | None]
KILLED, INJURED, CAPTURED, DISPLACED, MISSING, CASUALTIES = (
    Harm.KILLED,
    Harm.INJURED,
    Harm.CAPTURED,
    Harm.DISPLACED,
    Harm.MISSING,
    Harm.CASUALTIES,
)


def figures(account: Account) -> list[Figure]:
    """Return harm and bounds of the figures of an account."""
    return [(figure.harm, figure.quantity.low, figure.quantity.high) for figure in account.figures]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
    The   strike  killed=kill eight    militants=militant and  wounded=wound 12    .
    DT    NN      VBD         CD       NNS                CC   VBD           CD    .
    2/det 3/nsubj 0/ROOT      5/nummod 3/obj              7/cc 3/conj        7/obj 3/punct
    """,
            [(KILLED, 8, 8), (INJURED, 12, 12)],
            id="verbs",
        ),
        pytest.param(
            """
    At     least  12       people       were=be    killed=kill in     the   bombing .
    IN     JJS    CD       NNS          VBD        VBN         IN     DT    NN      .
    2/case 3/nmod 4/nummod 6/nsubj:pass 6/aux:pass 0/ROOT      9/case 9/det 6/obl   6/punct
    """,
            [(KILLED, 12, None)],
            id="passive",
        ),
        pytest.param(
            """
    Eight    people  died=die when     a     bomb    exploded=explode .
    CD       NNS     VBD      WRB      DT    NN      VBD              .
    2/nummod 3/nsubj 0/ROOT   7/advmod 6/det 7/nsubj 3/advcl          3/punct
    """,
            [(KILLED, 8, 8)],
            id="died when",
        ),
        pytest.param(
            """
    The   attack  resulted=result in     eight    injuries=injury .
    DT    NN      VBD             IN     CD       NNS             .
    2/det 3/nsubj 0/ROOT          6/case 6/nummod 3/obl           3/punct
    """,
            [(INJURED, 8, 8)],
            id="noun",
        ),
        pytest.param(
            """
    The   attack  caused=cause the   deaths=death of     12       people .
    DT    NN      VBD          DT    NNS          IN     CD       NNS    .
    2/det 3/nsubj 0/ROOT       5/det 3/obj        8/case 8/nummod 5/nmod 3/punct
    """,
            [(KILLED, 12, 12)],
            id="noun of",
        ),
        pytest.param(
            """
    Several soldiers=soldier suffered=suffer injuries=injury in     the   rocket     attack .
    JJ      NNS              VBD             NNS             IN     DT    NN         NN     .
    2/amod  3/nsubj          0/ROOT          3/obj           8/case 8/det 8/compound 4/nmod 3/punct
    """,
            [(INJURED, 3, None)],
            id="suffered",
        ),
        pytest.param(
            """
    The   blast   left=leave 12       people dead    .
    DT    NN      VBD        CD       NNS    JJ      .
    2/det 3/nsubj 0/ROOT     5/nummod 3/obj  3/xcomp 3/punct
    """,
            [(KILLED, 12, 12)],
            id="left dead",
        ),
        pytest.param(
            """
    Dozens=dozen of     villagers=villager were=be    displaced=displace by     the   shelling    .
    NNS          IN     NNS                VBD        VBN                IN     DT    NN          .
    5/nsubj:pass 3/case 1/nmod             5/aux:pass 0/ROOT             8/case 8/det 5/obl:agent 5/punct
    """,
            [(DISPLACED, 24, None)],
            id="dozens of",
        ),
        pytest.param(
            """
    Gunmen=gunman kidnapped=kidnap three    farmers=farmer .
    NNS           VBD              CD       NNS            .
    2/nsubj       0/ROOT           4/nummod 2/obj          2/punct
    """,
            [(CAPTURED, 3, 3)],
            id="captured",
        ),
        pytest.param(
            """
    Civilians=civilian were=be    killed=kill in     the   strike .
    NNS                VBD        VBN         IN     DT    NN     .
    3/nsubj:pass       3/aux:pass 0/ROOT      6/case 6/det 3/obl  3/punct
    """,
            [(KILLED, 2, None)],
            id="bare plural",
        ),
        pytest.param(
            """
    The   attack  killed=kill a     soldier .
    DT    NN      VBD         DT    NN      .
    2/det 3/nsubj 0/ROOT      5/det 3/obj   3/punct
    """,
            [(KILLED, 1, 1)],
            id="one",
        ),
        pytest.param(
            """
    The   raid    inflicted=inflict 20       casualties=casualty .
    DT    NN      VBD               CD       NNS                 .
    2/det 3/nsubj 0/ROOT            5/nummod 3/obj               3/punct
    """,
            [(CASUALTIES, 20, 20)],
            id="casualties",
        ),
        pytest.param(
            """
    The   raid  killed=kill and  wounded=wound 30       fighters=fighter .
    DT    NN    VBD         CC   VBD           CD       NNS              .
    2/det 3/nsubj 0/ROOT    5/cc 3/conj        7/nummod 3/obj            3/punct
    """,
            [(CASUALTIES, 30, 30)],
            id="one number for two harms",
        ),
        pytest.param(
            """
    The   attack  left=leave dozens=dozen of     people dead    or   injured .
    DT    NN      VBD        NNS          IN     NNS    JJ      CC   JJ      .
    2/det 3/nsubj 0/ROOT     3/obj        6/case 4/nmod 3/xcomp 9/cc 7/conj  3/punct
    """,
            [(CASUALTIES, 24, None)],
            id="dead or injured",
        ),
        pytest.param(
            """
    The   strikes=strike have=have killed=kill and  injured=injure civilians=civilian .
    DT    NNS            VBP       VBN         CC   VBN            NNS                .
    2/det 4/nsubj        4/aux     0/ROOT      6/cc 4/conj         4/obj              4/punct
    """,
            [(KILLED, 2, None), (INJURED, 2, None)],
            id="some killed and some injured",
        ),
        pytest.param(
            """
    Nine     guards=guard were=be    killed=kill and  21      wounded=wound in     the    ambush .
    CD       NNS          VBD        VBN         CC   CD      VBN           IN     DT     NN     .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT      7/cc 7/nsubj 4/conj        10/case 10/det 7/obl 4/punct
    """,
            [(KILLED, 9, 9), (INJURED, 21, 21)],
            id="a cause behind the second of two harms",
        ),
        pytest.param(
            """
    In     the   raid  a     clerk        was=be     killed=kill and  another wounded=wound .
    IN     DT    NN    DT    NN           VBD        VBN         CC   DT      VBN           .
    3/case 3/det 7/obl 5/det 7/nsubj:pass 7/aux:pass 0/ROOT      10/cc 10/nsubj 7/conj      7/punct
    """,
            [(KILLED, 1, 1), (INJURED, 1, 1)],
            id="another",
        ),
        pytest.param(
            """
    Two      guards=guard ,       three    drivers=driver and  a     nun    were=be    killed=kill in
    CD       NNS          ,       CD       NNS            CC   DT    NN     VBD        VBN         IN
    2/nummod 10/nsubj:pass 5/punct 5/nummod 2/appos       8/cc 8/det 5/conj 10/aux:pass 0/ROOT     13/case
    the    raid   .
    DT     NN     .
    13/det 10/obl 10/punct
    """,
            [(KILLED, 2, 2), (KILLED, 3, 3), (KILLED, 1, 1)],
            id="list",
        ),
        pytest.param(
            """
    Fighting that    saw=see     90       rebels=rebel and  a     colonel killed=kill ended=end on      Friday
    NN       WDT     VBD         CD       NNS          CC   DT    NN      VBN         VBD       IN      NNP
    10/nsubj 3/nsubj 1/acl:relcl 5/nummod 3/obj        8/cc 8/det 5/conj  3/xcomp     0/ROOT    12/case 10/obl
    .
    .
    10/punct
    """,
            [(KILLED, 90, 90), (KILLED, 1, 1)],
            id="fighting that saw",
        ),
        pytest.param(
            """
    The   raid    killed=kill commander Tim     Vale   and  two       of      his         aides=aide .
    DT    NN      VBD         NN        NNP     NNP    CC   CD        IN      PRP$        NNS        .
    2/det 3/nsubj 0/ROOT      3/obj     4/appos 5/flat 8/cc 4/conj    11/case 11/nmod:poss 8/nmod    3/punct
    """,
            [(KILLED, 1, 1), (KILLED, 2, 2)],
            id="a name behind its noun",
        ),
    ],
)
def test_harm_is_counted_however_it_is_told(table: str, expected: list[Figure]) -> None:
    hits = {"bomb": "WEAPON weapon/bomb"} if "bomb " in table else {}
    names = {"Tim Vale": "PERSON"} if "Vale" in table else {}
    assert figures(only(table, hits=hits, names=names)) == expected


def test_a_killing_by_its_own_verb_counts_its_victims() -> None:
    assert figures(
        only("""
    Gunmen=gunman killed=kill three    farmers=farmer .
    NNS           VBD         CD       NNS            .
    2/nsubj       0/ROOT      4/nummod 2/obj          2/punct
    """)
    ) == [(KILLED, 3, 3)]


def test_a_participle_counts_for_the_event_above_it() -> None:
    account = only("""
    Rebels=rebel attacked=attack the   convoy ,       killing=kill two      soldiers=soldier .
    NNS          VBD             DT    NN     ,       VBG          CD       NNS              .
    2/nsubj      0/ROOT          4/det 2/obj  6/punct 2/advcl      8/nummod 6/obj            2/punct
    """)
    assert (account.type, figures(account)) == ("attack", [(KILLED, 2, 2)])


def test_a_named_person_counts_as_one() -> None:
    table = """
    The   strike  killed=kill Tim   Vale   .
    DT    NN      VBD         NNP   NNP    .
    2/det 3/nsubj 0/ROOT      3/obj 4/flat 3/punct
    """
    assert figures(only(table, names={"Tim Vale": "PERSON"})) == [(KILLED, 1, 1)]


def test_each_figure_keeps_its_own_speaker() -> None:
    table = """
    Officials=official said=say the   strike  killed=kill five     civilians=civilian ,        while   Hamas
    NNS                VBD      DT    NN      VBD         CD       NNS                ,        IN      NNP
    2/nsubj            0/ROOT   4/det 5/nsubj 2/ccomp     7/nummod 5/obj              11/punct 11/mark 11/nsubj
    said=say it       killed=kill nine   .
    VBD      PRP      VBD         CD     .
    5/advcl  13/nsubj 11/ccomp    13/obj 2/punct
    """
    account = only(table, hits={"Hamas": "ORG actor/hamas"})
    said = {figure.quantity.low: figure.attribution for figure in account.figures}
    assert {low: who and (who.speaker.name or who.speaker.text) for low, who in said.items()} == {
        5: "Officials",
        9: "Hamas",
    }


def test_those_harmed_are_named_with_the_figure() -> None:
    (figure,) = only("""
    The   strike  killed=kill eight    militants=militant .
    DT    NN      VBD         CD       NNS                .
    2/det 3/nsubj 0/ROOT      5/nummod 3/obj              3/punct
    """).figures
    assert figure.whom is not None
    assert (figure.whom.text, figure.whom.noun) == ("eight militants", "militant")


@pytest.mark.parametrize(
    "table",
    [
        """
    The   army    sent=send 900      troops=troop to     the   front after   the    attack .
    DT    NN      VBD       CD       NNS          IN     DT    NN    IN      DT     NN     .
    2/det 3/nsubj 0/ROOT    5/nummod 3/obj        8/case 8/det 3/obl 11/case 11/det 3/obl  3/punct
    """,
        """
    The   attack  destroyed=destroy 12       vehicles=vehicle .
    DT    NN      VBD               CD       NNS              .
    2/det 3/nsubj 0/ROOT            5/nummod 3/obj            3/punct
    """,
        """
    The   strike  hit    two      villages=village .
    DT    NN      VBD    CD       NNS              .
    2/det 3/nsubj 0/ROOT 5/nummod 3/obj            3/punct
    """,
    ],
    ids=["troops", "vehicles", "villages"],
)
def test_other_numbers_are_no_figures(table: str) -> None:
    assert [figure for account in events(extracted(table)) for figure in account.figures] == []


def test_a_toll_in_the_next_sentence_belongs_to_the_event_before() -> None:
    table = """
    A     missile hit    the   base  on     Tuesday .
    DT    NN      VBD    DT    NN    IN     NNP     .
    2/det 3/nsubj 0/ROOT 5/det 3/obj 7/case 3/obl   3/punct

    Eight    soldiers=soldier were=be    injured=injure .
    CD       NNS              VBD        VBN            .
    2/nummod 4/nsubj:pass     4/aux:pass 0/ROOT         4/punct
    """
    assert figures(only(table, hits={"missile": "WEAPON weapon/missile"})) == [(INJURED, 8, 8)]


def test_a_toll_of_nobody_is_no_killing() -> None:
    table = """
    No    soldier      was=be     killed=kill .
    DT    NN           VBD        VBN         .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT      4/punct
    """
    assert [account.status for account in events(extracted(table))] == [Status.NEGATED]


def test_the_evidence_of_a_figure_holds_its_number_and_its_harm() -> None:
    extraction = extracted("""
    The   strike  killed=kill eight    militants=militant in     the   camp  .
    DT    NN      VBD         CD       NNS                IN     DT    NN    .
    2/det 3/nsubj 0/ROOT      5/nummod 3/obj              8/case 8/det 3/obl 3/punct
    """)
    (figure,) = events(extraction)[0].figures
    span = figure.evidence.span
    assert extraction.report.text[span.start : span.end] == "killed eight militants"


def test_a_second_passive_verb_has_the_same_victims() -> None:
    account = only("""
    Two      soldiers=soldier were=be    ambushed=ambush and  killed=kill .
    CD       NNS              VBD        VBN             CC   VBN         .
    2/nummod 4/nsubj:pass     4/aux:pass 0/ROOT          6/cc 4/conj      4/punct
    """)
    assert figures(account) == [(KILLED, 2, 2)]
    assert {role.name for role in account.roles} == {RoleName.TARGET}


@pytest.mark.parametrize(
    "table",
    [
        """
    No    soldiers=soldier were=be    killed=kill in     the   attack on      the    base   .
    DT    NNS              VBD        VBN         IN     DT    NN     IN      DT     NN     .
    2/det 4/nsubj:pass     4/aux:pass 0/ROOT      7/case 7/det 4/obl  10/case 10/det 7/nmod 4/punct
    """,
        """
    The   strike  on     the   base   killed=kill no    civilians=civilian .
    DT    NN      IN     DT    NN     VBD         DT    NNS                .
    2/det 6/nsubj 5/case 5/det 2/nmod 0/ROOT      8/det 6/obj              6/punct
    """,
    ],
    ids=["passive", "active"],
)
def test_an_attack_that_killed_nobody_did_happen(table: str) -> None:
    account = only(table)
    assert account.status is Status.ASSERTED
    assert figures(account) == [(KILLED, 0, 0)]


def test_victims_told_in_the_next_sentence_are_quoted_from_it() -> None:
    extraction = extracted(
        """
    A     missile hit    the   base  on     Tuesday .
    DT    NN      VBD    DT    NN    IN     NNP     .
    2/det 3/nsubj 0/ROOT 5/det 3/obj 7/case 3/obl   3/punct

    Eight    soldiers=soldier were=be    injured=injure .
    CD       NNS              VBD        VBN            .
    2/nummod 4/nsubj:pass     4/aux:pass 0/ROOT         4/punct
    """,
        hits={"missile": "WEAPON weapon/missile"},
    )
    (victims,) = events(extraction)[0].of(RoleName.TARGET)
    span = victims.evidence.span
    assert "Eight soldiers" in extraction.report.text[span.start : span.end]


@pytest.mark.parametrize(
    "table",
    [
        """
    The   army  's      strikes=strike kill civilians=civilian .
    DT    NN    POS     NNS            VBP  NNS                .
    2/det 4/nmod:poss 2/case 5/nsubj   0/ROOT 5/obj            5/punct
    """,
        """
    The   bomb  could=could have=have killed=kill hundreds=hundred in     the   attack .
    DT    NN    MD          VB        VBN         NNS              IN     DT    NN     .
    2/det 5/nsubj 5/aux     5/aux     0/ROOT      5/obj            9/case 9/det 5/obl  5/punct
    """,
        """
    Were=be    12       soldiers=soldier killed=kill in     the   attack ?
    VBD        CD       NNS              VBN         IN     DT    NN     .
    4/aux:pass 3/nummod 4/nsubj:pass     0/ROOT      7/case 7/det 4/obl  4/punct
    """,
        """
    A     guard        was=be     almost   killed=kill in     the   attack on      the    base   .
    DT    NN           VBD        RB       VBN         IN     DT    NN     IN      DT     NN     .
    2/det 5/nsubj:pass 5/aux:pass 5/advmod 0/ROOT      8/case 8/det 5/obl  11/case 11/det 8/nmod 5/punct
    """,
    ],
    ids=["habit", "could have", "question", "almost"],
)
def test_what_did_not_happen_is_no_figure(table: str) -> None:
    extraction = extracted(table, hits={"bomb": "WEAPON weapon/bomb"} if "bomb" in table else {})
    assert [figure for account in events(extraction) for figure in account.figures] == []


def test_the_word_not_makes_it_nobody() -> None:
    table = """
    The   strike  on     the   depot  did=do not      injure anyone=anyone .
    DT    NN      IN     DT    NN     VBD    RB       VB     NN            .
    2/det 8/nsubj 5/case 5/det 2/nmod 8/aux  8/advmod 0/ROOT 8/obj         8/punct
    """
    found = [figure for account in events(extracted(table)) for figure in figures(account)]
    assert found == [(INJURED, 0, 0)]


def test_two_verbs_of_different_fates_count_for_each() -> None:
    account = only("""
    Gunmen=gunman kidnapped=kidnap and  killed=kill 11       farmers=farmer .
    NNS           VBD              CC   VBD         CD       NNS            .
    2/nsubj       0/ROOT           4/cc 2/conj      6/nummod 2/obj          2/punct
    """)
    assert figures(account) == [(CAPTURED, 11, 11), (KILLED, 11, 11)]


def test_who_was_murdered_counts_as_one() -> None:
    table = """
    The   murder       of     Judge  Tim      Vale   was=be     condemned=condemn .
    DT    NN           IN     NNP    NNP      NNP    VBD        VBN               .
    2/det 8/nsubj:pass 6/case 6/compound 6/compound 2/nmod 8/aux:pass 0/ROOT      8/punct
    """
    assert figures(only(table, names={"Tim Vale": "PERSON"})) == [(KILLED, 1, 1)]


def test_murders_of_a_kind_of_people_are_not_counted() -> None:
    table = """
    The   murders=murder of     officials=official in     Tanz   went=go on       .
    DT    NNS            IN     NNS                IN     NNP    VBD     RP       .
    2/det 7/nsubj        4/case 2/nmod             6/case 2/nmod 0/ROOT  7/advmod 7/punct
    """
    found = [account.figures for account in events(extracted(table, names={"Tanz": "LOC"}))]
    assert found == [()]


def test_the_speaker_of_the_event_says_what_follows_it() -> None:
    table = """
    Officials=official said=say a     missile hit     the   base  ,       killing=kill two      guards=guard .
    NNS                VBD      DT    NN      VBD     DT    NN    ,       VBG          CD       NNS          .
    2/nsubj            0/ROOT   4/det 5/nsubj 2/ccomp 7/det 5/obj 9/punct 2/advcl      11/nummod 9/obj       2/punct
    """
    (figure,) = only(table, hits={"missile": "WEAPON weapon/missile"}).figures
    assert figure.attribution is not None
    assert figure.attribution.speaker.text == "Officials"


def test_nobody_killed_by_fire_is_no_shooting() -> None:
    table = """
    No    soldier    had   been       killed=kill by     gunfire   .
    DT    NN         VBD   VBN        VBN         IN     NN        .
    2/det 5/nsubj:pass 5/aux 5/aux:pass 0/ROOT    7/case 5/obl:agent 5/punct
    """
    assert {account.status for account in events(extracted(table))} == {Status.NEGATED}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
    Police=Police arrested=arrest 66       people .
    NNS           VBD             CD       NNS    .
    2/nsubj       0/ROOT          4/nummod 2/obj  2/punct
    """,
            [(CAPTURED, 66, 66)],
            id="arrested",
        ),
        pytest.param(
            """
    Police=Police made=make more     than    60       arrests=arrest .
    NNS           VBD       JJR      IN      CD       NNS            .
    2/nsubj       0/ROOT    5/advmod 3/fixed 6/nummod 2/obj          2/punct
    """,
            [(CAPTURED, 61, None)],
            id="arrests",
        ),
        pytest.param(
            """
    Two      doctors=doctor were=be    taken=take as     hostages=hostage .
    CD       NNS            VBD        VBN        IN     NNS              .
    2/nummod 4/nsubj:pass   4/aux:pass 0/ROOT     6/case 4/obl            4/punct
    """,
            [(CAPTURED, 2, 2)],
            id="as hostages",
        ),
        pytest.param(
            """
    Two      clerks=clerk were=be    shot=shoot in     the   legs=leg .
    CD       NNS          VBD        VBN        IN     DT    NNS      .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT     7/case 7/det 4/obl    4/punct
    """,
            [(INJURED, 2, 2)],
            id="shot in the legs",
        ),
        pytest.param(
            """
    A     teacher      and  four     others=other were=be    wounded=wound in      the    raid  .
    DT    NN           CC   CD       NNS          VBD        VBN           IN      DT     NN    .
    2/det 7/nsubj:pass 5/cc 5/nummod 2/conj       7/aux:pass 0/ROOT        10/case 10/det 7/obl 7/punct
    """,
            [(INJURED, 5, 5)],
            id="one and four others",
        ),
        pytest.param(
            """
    A     teacher      was=be     killed=kill along  with   four     others=other in      the    raid  .
    DT    NN           VBD        VBN         IN     IN     CD       NNS          IN      DT     NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT      8/case 8/case 8/nummod 4/obl        11/case 11/det 4/obl 4/punct
    """,
            [(KILLED, 5, 5)],
            id="along with four others",
        ),
        pytest.param(
            """
    Two      guards=guard and  three    others=other were=be    killed=kill in      the    raid  .
    CD       NNS          CC   CD       NNS          VBD        VBN         IN      DT     NN    .
    2/nummod 7/nsubj:pass 5/cc 5/nummod 2/conj       7/aux:pass 0/ROOT      10/case 10/det 7/obl 7/punct
    """,
            [(KILLED, 2, 2), (KILLED, 3, 3)],
            id="two numbers stay two",
        ),
        pytest.param(
            """
    An=a  unknown number       of     soldiers=soldier were=be    killed=kill in      an=a   ambush .
    DT    JJ      NN           IN     NNS              VBD        VBN         IN      DT     NN     .
    3/det 3/amod  7/nsubj:pass 5/case 3/nmod           7/aux:pass 0/ROOT      10/case 10/det 7/obl  7/punct
    """,
            [(KILLED, 2, None)],
            id="an unknown number",
        ),
        pytest.param(
            """
    Three    guards=guard were=be    killed=kill in     the   raid  and   a      fourth   died=die .
    CD       NNS          VBD        VBN         IN     DT    NN    CC    DT     JJ       VBD      .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT      7/case 7/det 4/obl 11/cc 10/det 11/nsubj 4/conj   4/punct
    """,
            [(KILLED, 3, 3), (KILLED, 1, 1)],
            id="a fourth",
        ),
        pytest.param(
            """
    The   raid    caused=cause two      deaths=death and  one      injured=injure person .
    DT    NN      VBD          CD       NNS          CC   CD       VBN            NN     .
    2/det 3/nsubj 0/ROOT       5/nummod 3/obj        9/cc 9/nummod 9/amod         5/conj 3/punct
    """,
            [(KILLED, 2, 2), (INJURED, 1, 1)],
            id="one injured person",
        ),
        pytest.param(
            """
    The   raid    left=leave two      guards=guard and  a     nurse  dead   .
    DT    NN      VBD        CD       NNS          CC   DT    NN     JJ     .
    2/det 3/nsubj 0/ROOT     5/nummod 3/obj        8/cc 8/det 5/conj 5/amod 3/punct
    """,
            [(KILLED, 2, 2), (KILLED, 1, 1)],
            id="left several dead",
        ),
        pytest.param(
            """
    A     hut          was=be     destroyed=destroy in     the   raid  and   three     guards=guard died=die .
    DT    NN           VBD        VBN               IN     DT    NN    CC    CD        NNS          VBD      .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT            7/case 7/det 4/obl 11/cc 10/nummod 11/nsubj     4/conj   4/punct
    """,
            [(KILLED, 3, 3)],
            id="beside damage",
        ),
        pytest.param(
            """
    Several others=other received=receive injuries=injury in     the   shelling .
    JJ      NNS          VBD              NNS             IN     DT    NN       .
    2/amod  3/nsubj      0/ROOT           3/obj           7/case 7/det 3/obl    3/punct
    """,
            [(INJURED, 3, None)],
            id="others received injuries",
        ),
        pytest.param(
            """
    Nine     Maoists      were=be    killed=kill in     Bida  .
    CD       NNPS         VBD        VBN         IN     NNP   .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT      6/case 4/obl 4/punct
    """,
            [(KILLED, 9, 9)],
            id="a name of many",
        ),
    ],
)
def test_people_are_counted_in_many_words(table: str, expected: list[Figure]) -> None:
    assert figures(only(table)) == expected


def test_those_counted_before_are_not_counted_anew() -> None:
    account = only(
        """
    Gunmen=gunman killed=kill five     guards=guard in     a     raid  .
    NNS           VBD         CD       NNS          IN     DT    NN    .
    2/nsubj       0/ROOT      4/nummod 2/obj        7/case 7/det 2/obl 2/punct

    The   guards=guard killed=kill in     the   raid  were=be    buried=bury .
    DT    NNS          VBN         IN     DT    NN    VBD        VBN         .
    2/det 8/nsubj:pass 2/acl       6/case 6/det 3/obl 8/aux:pass 0/ROOT      8/punct
    """
    )

    assert figures(account) == [(KILLED, 5, 5)]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
    Thousands=thousand have  died=die since  the   war     began=begin .
    NNS                VBP   VBN      IN     DT    NN      VBD         .
    3/nsubj            3/aux 0/ROOT   7/mark 6/det 7/nsubj 3/advcl     3/punct
    """,
            id="since",
        ),
        pytest.param(
            """
    Thousands=thousand have  died=die in     the   conflict .
    NNS                VBP   VBN      IN     DT    NN       .
    3/nsubj            3/aux 0/ROOT   6/case 6/det 3/obl    3/punct
    """,
            id="in the conflict",
        ),
    ],
)
def test_the_dead_of_a_war_are_not_those_of_its_last_attack(table: str) -> None:
    before = """
    Rebels=rebel attacked=attack a     post  ,       killing=kill three .
    NNS          VBD             DT    NN    ,       VBG          CD    .
    2/nsubj      0/ROOT          4/det 2/obj 6/punct 2/advcl      6/obj 2/punct
    """

    account, *_ = events(extracted(f"{before}{table}"))

    assert figures(account) == [(KILLED, 3, 3)]


def test_data_of_nobody_say_nothing() -> None:
    account = only(
        """
    According=accord to      preliminary data  ,       two      soldiers=soldier were=be    killed=kill in
    VBG              IN      JJ          NN    ,       CD       NNS              VBD        VBN         IN
    4/case           1/fixed 4/amod      9/obl 4/punct 7/nummod 9/nsubj:pass     9/aux:pass 0/ROOT      12/case
    a      raid  .
    DT     NN    .
    12/det 9/obl 9/punct
    """
    )

    assert [figure.attribution for figure in account.figures] == [None]


def test_an_act_of_state_tells_no_toll() -> None:
    account = only(
        """
    The   ministry declared=declare mourning for    a     raid   that    killed=kill  44       pupils=pupil .
    DT    NN       VBD              NN       IN     DT    NN     WDT     VBD          CD       NNS          .
    2/det 3/nsubj  0/ROOT           3/obj    7/case 7/det 4/nmod 9/nsubj 7/acl:relcl  11/nummod 9/obj       3/punct
    """
    )

    assert [(figure.quantity.low, figure.attribution) for figure in account.figures] == [(44, None)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
    The   blast   caused=cause injuries=injury to     seven    others=other .
    DT    NN      VBD          NNS             IN     CD       NNS          .
    2/det 3/nsubj 0/ROOT       3/obj           7/case 7/nummod 3/obl        3/punct
    """,
            [(INJURED, 7, 7)],
            id="injuries to",
        ),
        pytest.param(
            """
    Twelve   people       were=be    confirmed=confirm dead    after  a      raid  .
    CD       NNS          VBD        VBN               JJ      IN     DT     NN    .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT            4/xcomp 8/case 8/det  4/obl 4/punct
    """,
            [(KILLED, 12, 12)],
            id="confirmed dead",
        ),
        pytest.param(
            """
    In     the   raid  ,       it      was=be     reported=report that    twelve   people   died=die .
    IN     DT    NN    ,       PRP     VBD        VBN             IN      CD       NNS      VBD      .
    3/case 3/det 7/obl 7/punct 7/expl  7/aux:pass 0/ROOT          11/mark 10/nummod 11/nsubj 7/ccomp 7/punct
    """,
            [(KILLED, 12, 12)],
            id="in front of the report",
        ),
        pytest.param(
            """
    The   body         of     a     man    shot=shoot by     rebels=rebel was=be      found=find .
    DT    NN           IN     DT    NN     VBN        IN     NNS          VBD         VBN        .
    2/det 10/nsubj:pass 5/case 5/det 2/nmod 5/acl      8/case 6/obl:agent  10/aux:pass 0/ROOT     10/punct
    """,
            [(KILLED, 1, 1)],
            id="body of one who was shot",
        ),
    ],
)
def test_a_toll_finds_its_event_elsewhere_in_the_sentence(table: str, expected: list[Figure]) -> None:
    assert figures(only(table)) == expected


def test_no_of_several_is_none_of_any() -> None:
    table = """
    No    nuns=nun     ,       monks=monk or   guards=guard were=be    injured=injure in      the    raid  on
    DT    NNS          ,       NNS        CC   NNS          VBD        VBN            IN      DT     NN    IN
    2/det 8/nsubj:pass 4/punct 2/conj     6/cc 2/conj       8/aux:pass 0/ROOT         11/case 11/det 8/obl 14/case
    the    base    .
    DT     NN      .
    14/det 11/nmod 8/punct
    """
    assert figures(only(table)) == [(INJURED, 0, 0)] * 3


def test_a_number_of_the_first_is_no_number_of_the_last() -> None:
    table = """
    Ten      nuns=nun     or   guards=guard were=be    injured=injure in     the   raid  .
    CD       NNS          CC   NNS          VBD        VBN            IN     DT    NN    .
    2/nummod 6/nsubj:pass 4/cc 2/conj       6/aux:pass 0/ROOT         9/case 9/det 6/obl 6/punct
    """
    assert figures(only(table)) == [(INJURED, 10, 10), (INJURED, 2, None)]


def test_nobody_is_hit_in_an_attack_that_happened() -> None:
    table = """
    No    soldiers=soldier were=be    killed=kill in     the   attack on      the    base   .
    DT    NNS              VBD        VBN         IN     DT    NN     IN      DT     NN     .
    2/det 4/nsubj:pass     4/aux:pass 0/ROOT      7/case 7/det 4/obl  10/case 10/det 7/nmod 4/punct
    """
    assert fillers(only(table)) == {RoleName.OBJECT: ["the base"]}


def test_who_is_said_not_to_have_been_killed_stays() -> None:
    table = """
    No    soldiers=soldier were=be    killed=kill .
    DT    NNS              VBD        VBN         .
    2/det 4/nsubj:pass     4/aux:pass 0/ROOT      4/punct
    """
    account = only(table)
    assert account.status is Status.NEGATED
    assert fillers(account) == {RoleName.TARGET: ["No soldiers"]}


@pytest.mark.parametrize(("word", "harm"), [("injured=injure", INJURED), ("armed=arm", KILLED)])
def test_people_joined_to_the_dead_can_be_hurt_by_their_own_word(word: str, harm: Harm) -> None:
    account = only(f"""
    The   raid    led=lead to     the   death of     two      guards=guard and   four      {word}  nurses=nurse
    DT    NN      VBD      IN     DT    NN    IN     CD       NNS          CC    CD        JJ      NNS
    2/det 3/nsubj 0/ROOT   6/case 6/det 3/obl 9/case 9/nummod 6/nmod       13/cc 13/nummod 13/amod 9/conj
    .
    .
    3/punct
    """)
    assert figures(account) == [(KILLED, 2, 2), (harm, 4, 4)]


@pytest.mark.parametrize(("word", "figure"), [("Neither", (INJURED, 0, 0)), ("A", (INJURED, 1, 1))])
def test_neither_is_none(word: str, figure: Figure) -> None:
    account = only(f"""
    {word} guard        was=be     injured=injure in     the   raid  on      the    base   .
    DT     NN           VBD        VBN            IN     DT    NN    IN      DT     NN     .
    2/det  4/nsubj:pass 4/aux:pass 0/ROOT         7/case 7/det 4/obl 10/case 10/det 7/nmod 4/punct
    """)
    assert figures(account) == [figure]


NUNS_AND_GUARDS = """
    {first} nuns=nun     ,       monks=monk and  guards=guard were=be    injured=injure in      the    raid  on
    DT      NNS          ,       NNS        CC   NNS          VBD        VBN            IN      DT     NN    IN
    2/det   8/nsubj:pass 4/punct 2/{joined} 6/cc 2/conj       8/aux:pass 0/ROOT         11/case 11/det 8/obl 14/case
    the    base    .
    DT     NN      .
    14/det 11/nmod 8/punct
    """


def test_no_of_several_is_none_of_any_without_or() -> None:
    assert figures(only(NUNS_AND_GUARDS.format(first="No", joined="conj"))) == [(INJURED, 0, 0)] * 3


@pytest.mark.parametrize("joined", ["conj", "appos"])
@pytest.mark.parametrize(("first", "low"), [("No", 0), ("The", 2)])
def test_those_behind_no_are_as_few_however_they_are_joined(first: str, low: int, joined: str) -> None:
    reading = read(NUNS_AND_GUARDS.format(first=first, joined=joined))
    count = count_of(reading, token(reading, "monks"))
    assert count is not None
    assert count.low == low


def hit(first: str, second: str) -> list[str]:
    """Return whom an attack that happened hit, of soldiers and guards with a word before each."""
    account = only(f"""
    {first} soldiers=soldier or   {second} guards=guard were=be    killed=kill in      the    attack on      the
    DT      NNS              CC   DT       NNS          VBD        VBN         IN      DT     NN     IN      DT
    2/det   7/nsubj:pass     5/cc 5/det    2/conj       7/aux:pass 0/ROOT      10/case 10/det 7/obl  13/case 13/det
    base    .
    NN      .
    10/nmod 7/punct
    """)
    return fillers(account).get(RoleName.TARGET, [])


def test_nobody_of_several_is_hit_in_an_attack_that_happened() -> None:
    assert hit("No", "any") == hit("Neither", "any") == []


def test_who_is_not_denied_is_hit() -> None:
    assert hit("The", "the") == ["The soldiers", "the guards"]
    assert hit("The", "no") == ["The soldiers"]
