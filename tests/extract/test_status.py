"""Status: what happened, what is only said, denied, feared, planned or demanded."""

from __future__ import annotations

import pytest

from kg.records import Account, Status
from tests.extract.docs import events, extracted, only
from tests.extract.sentences import told

HAMAS = {"Hamas": "ORG actor/hamas"}


def attack(table: str, **marks: dict[str, str]) -> Account:
    """Return the first event of a table."""
    return events(extracted(table, **marks))[0]


CASES = {
    Status.ASSERTED: {
        "own voice": """
    Rebels=rebel attacked=attack the   base  .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct
    """,
        "used to": """
    The   army    used=use jets=jet to     bomb    the   base  .
    DT    NN      VBD      NNS      TO     VB      DT    NN    .
    2/det 3/nsubj 0/ROOT   3/obj    6/mark 3/advcl 8/det 6/obj 3/punct
    """,
        "managed to": """
    Rebels=rebel managed=manage to     attack  the   base  .
    NNS          VBD            TO     VB      DT    NN    .
    2/nsubj      0/ROOT         4/mark 2/xcomp 6/det 4/obj 2/punct
    """,
    },
    Status.REPORTED: {
        "said": """
    Officials=official said=say rebels=rebel attacked=attack the   base  .
    NNS                VBD      NNS          VBD             DT    NN    .
    2/nsubj            0/ROOT   4/nsubj      2/ccomp         6/det 4/obj 2/punct
    """,
        "according to": """
    Rebels=rebel attacked=attack the   base  ,       according=accord to      officials=official .
    NNS          VBD             DT    NN    ,       VBG              IN      NNS                .
    2/nsubj      0/ROOT          4/det 2/obj 8/punct 8/case           6/fixed 2/obl              2/punct
    """,
        "reportedly": """
    Rebels=rebel reportedly attacked=attack the   base  .
    NNS          RB         VBD             DT    NN    .
    3/nsubj      3/advmod   0/ROOT          5/det 3/obj 3/punct
    """,
        "reports of": """
    Villagers=villager heard=hear reports=report of     attacks=attack on     the   base   .
    NNS                VBD        NNS            IN     NNS            IN     DT    NN     .
    2/nsubj            0/ROOT     2/obj          5/case 3/nmod         8/case 8/det 5/nmod 2/punct
    """,
        "apparent": """
    Villagers=villager mourned=mourn an=a  apparent attack on     the   base   .
    NNS                VBD           DT    JJ       NN     IN     DT    NN     .
    2/nsubj            0/ROOT        5/det 5/amod   2/obj  8/case 8/det 5/nmod 2/punct
    """,
        "thought to have": """
    Rebels=rebel are=be     thought=think to     have  attacked=attack the   base  .
    NNS          VBP        VBN           TO     VB    VBN             DT    NN    .
    3/nsubj:pass 3/aux:pass 0/ROOT        6/mark 6/aux 3/csubj:pass    8/det 6/obj 3/punct
    """,
    },
    Status.CLAIMED: {
        "claimed by": """
    Villagers=villager fled=flee an=a  attack claimed=claim by     Hamas       .
    NNS                VBD       DT    NN     VBN           IN     NNP         .
    2/nsubj            0/ROOT    4/det 2/obj  4/acl         7/case 5/obl:agent 2/punct
    """,
        "claimed it": """
    Rebels=rebel claimed=claim the   attack on     the   base   .
    NNS          VBD           DT    NN     IN     DT    NN     .
    2/nsubj      0/ROOT        4/det 2/obj  7/case 7/det 4/nmod 2/punct
    """,
        "claimed responsibility": """
    Hamas   claimed=claim responsibility for    the   attack on     the   base   .
    NNP     VBD           NN             IN     DT    NN     IN     DT    NN     .
    2/nsubj 0/ROOT        2/obj          6/case 6/det 3/nmod 9/case 9/det 6/nmod 2/punct
    """,
    },
    Status.DENIED: {
        "denied that": """
    The   army    denied=deny that   it      attacked=attack the   village .
    DT    NN      VBD         IN     PRP     VBD             DT    NN      .
    2/det 3/nsubj 0/ROOT      6/mark 6/nsubj 3/ccomp         8/det 6/obj   3/punct
    """,
        "denied doing": """
    The   army    denied=deny attacking=attack the   village .
    DT    NN      VBD         VBG              DT    NN      .
    2/det 3/nsubj 0/ROOT      3/xcomp          6/det 4/obj   3/punct
    """,
    },
    Status.NEGATED: {
        "not": """
    Rebels=rebel did=do not      attack the   base  .
    NNS          VBD    RB       VB     DT    NN    .
    4/nsubj      4/aux  4/advmod 0/ROOT 6/det 4/obj 4/punct
    """,
        "without": """
    The   army    left=leave without attacking=attack the   rebels=rebel .
    DT    NN      VBD        IN      VBG              DT    NNS          .
    2/det 3/nsubj 0/ROOT     5/mark  3/advcl          7/det 5/obj        3/punct
    """,
        "no": """
    No    attack  hit    the   base  .
    DT    NN      VBD    DT    NN    .
    2/det 3/nsubj 0/ROOT 5/det 3/obj 3/punct
    """,
        "not carried out": """
    Rebels=rebel have  not      carried=carry out            attacks=attack on     the   base   .
    NNS          VBP   RB       VBN           RP             NNS            IN     DT    NN     .
    4/nsubj      4/aux 4/advmod 0/ROOT        4/compound:prt 4/obj          9/case 9/det 6/nmod 4/punct
    """,
    },
    Status.HYPOTHETICAL: {
        "modal": """
    Rebels=rebel could attack the   base  .
    NNS          MD    VB     DT    NN    .
    3/nsubj      3/aux 0/ROOT 5/det 3/obj 3/punct
    """,
        "condition": """
    If     rebels=rebel attack  the   base  ,       troops=troop leave  .
    IN     NNS          VBP     DT    NN    ,       NNS          VBP    .
    3/mark 3/nsubj      8/advcl 5/det 3/obj 3/punct 8/nsubj      0/ROOT 8/punct
    """,
        "until": """
    Troops=troop stay   until  rebels=rebel  are=be     killed=kill .
    NNS          VBP    IN     NNS           VBP        VBN         .
    2/nsubj      0/ROOT 6/mark 6/nsubj:pass  6/aux:pass 2/advcl     2/punct
    """,
        "infinitive": """
    Rebels=rebel planned=plan to     attack  the   base  .
    NNS          VBD          TO     VB      DT    NN    .
    2/nsubj      0/ROOT       4/mark 2/xcomp 6/det 4/obj 2/punct
    """,
        "threat": """
    Villagers=villager feared=fear the   threat of     attacks=attack on     the   base   .
    NNS                VBD         DT    NN     IN     NNS            IN     DT    NN     .
    2/nsubj            0/ROOT      4/det 2/obj  6/case 4/nmod         9/case 9/det 6/nmod 2/punct
    """,
        "trained for": """
    The   army    trains=train soldiers=soldier for    an=a  attack on     the   base   .
    DT    NN      VBZ          NNS              IN     DT    NN     IN     DT    NN     .
    2/det 3/nsubj 0/ROOT       3/obj            7/case 7/det 3/obl  10/case 10/det 7/nmod 3/punct
    """,
        "practised": """
    The   training includes=include attacks=attack on     the   base   .
    DT    NN       VBZ              NNS            IN     DT    NN     .
    2/det 3/nsubj  0/ROOT           3/obj          7/case 7/det 4/nmod 3/punct
    """,
        "neither confirmed": """
    The   army    did=do not      confirm that   it      attacked=attack the    base  .
    DT    NN      VBD    RB       VB      IN     PRP     VBD             DT     NN    .
    2/det 5/nsubj 5/aux  5/advmod 0/ROOT  8/mark 8/nsubj 5/ccomp         10/det 8/obj 5/punct
    """,
        "prevented": """
    The   army    prevented=prevent an=a  attack on     the   base   .
    DT    NN      VBD               DT    NN     IN     DT    NN     .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  8/case 8/det 5/nmod 3/punct
    """,
        "possible": """
    Troops=troop left=leave over   a     possible attack on     the   base   .
    NNS          VBD        IN     DT    JJ       NN     IN     DT    NN     .
    2/nsubj      0/ROOT     6/case 6/det 6/amod   2/obl  9/case 9/det 6/nmod 2/punct
    """,
        "modal above the noun": """
    Rebels=rebel may   launch an=a  attack on     the   base   .
    NNS          MD    VB     DT    NN     IN     DT    NN     .
    3/nsubj      3/aux 0/ROOT 5/det 3/obj  8/case 8/det 5/nmod 3/punct
    """,
        "modal above the first verb": """
    Rebels=rebel could enter  the   town  and  attack the   base  .
    NNS          MD    VB     DT    NN    CC   VB     DT    NN    .
    3/nsubj      3/aux 0/ROOT 5/det 3/obj 7/cc 3/conj 9/det 7/obj 3/punct
    """,
    },
    Status.DEMANDED: {
        "called for": """
    The   minister called=call for    an=a  attack on     the   base   .
    DT    NN       VBD         IN     DT    NN     IN     DT    NN     .
    2/det 3/nsubj  0/ROOT      6/case 6/det 3/obl  9/case 9/det 6/nmod 3/punct
    """,
        "urged to": """
    The   minister urged=urge troops=troop to     attack  the   base  .
    DT    NN       VBD        NNS          TO     VB      DT    NN    .
    2/det 3/nsubj  0/ROOT     3/obj        6/mark 3/xcomp 8/det 6/obj 3/punct
    """,
    },
}


@pytest.mark.parametrize(
    ("status", "table"),
    [pytest.param(status, table, id=name) for status, tables in CASES.items() for name, table in tables.items()],
)
def test_the_words_around_the_event_say_whether_it_happened(status: Status, table: str) -> None:
    assert attack(table, hits=HAMAS if "Hamas" in table else {}).status is status


def test_a_body_that_is_there_to_fight_tells_of_no_fight() -> None:
    table = """
    The   coalition fighting=fight militants=militant trained=train soldiers=soldier .
    DT    NN        VBG            NNS                VBD           NNS              .
    2/det 5/nsubj   2/acl          3/obj              0/ROOT        5/obj            5/punct
    """
    assert attack(table).status is Status.HYPOTHETICAL


def test_a_modal_of_another_clause_does_not_count() -> None:
    table = """
    Rebels=rebel attacked=attack the   base  and  troops=troop could leave  .
    NNS          VBD             DT    NN    CC   NNS          MD    VB     .
    2/nsubj      0/ROOT          4/det 2/obj 8/cc 8/nsubj      8/aux 2/conj 2/punct
    """
    assert attack(table).status is Status.ASSERTED


def test_the_speaker_of_what_is_said_is_kept() -> None:
    (said,) = attack(CASES[Status.REPORTED]["said"]).attributions
    assert (said.speaker.text, said.cue) == ("Officials", "said")


def test_a_participle_goes_on_as_its_verb_does() -> None:
    table = """
    Jets=jet     were=be    reported=report to     have  left=leave ,       bombing=bomb the    base  .
    NNS          VBD        VBN             TO     VB    VBN        ,       VBG          DT     NN    .
    3/nsubj:pass 3/aux:pass 0/ROOT          6/mark 6/aux 3/xcomp    8/punct 6/advcl      10/det 8/obj 3/punct
    """
    assert attack(table).status is Status.REPORTED


def test_whom_somebody_is_told_to_seize_is_not_seized() -> None:
    table = """
    They    asked=ask their       men    to     free    the   people whom  they    seize   .
    PRP     VBD       PRP$        NNS    TO     VB      DT    NNS    WP    PRP     VBP     .
    2/nsubj 0/ROOT    4/nmod:poss 2/obj  6/mark 2/xcomp 8/det 6/obj  11/obj 11/nsubj 8/acl:relcl 2/punct
    """
    assert attack(table).status is Status.DEMANDED
    assert attack(table.replace("seize ", "seized=seize ").replace("VBP", "VBD")).status is Status.ASSERTED


def test_what_is_to_be_ended_happens() -> None:
    assert (
        attack("""
    They    asked=ask the   army  to     end     the   raids=raid that    kill        farmers=farmer .
    PRP     VBD       DT    NN    TO     VB      DT    NNS        WDT     VBP         NNS            .
    2/nsubj 0/ROOT    4/det 2/obj 6/mark 2/xcomp 8/det 6/obj      10/nsubj 8/acl:relcl 10/obj         2/punct
    """).status
        is Status.ASSERTED
    )


def test_who_is_going_to_attack_has_not_attacked() -> None:
    assert (
        attack("""
    Rebels=rebel were=be going=go to     attack  the   base  .
    NNS          VBD     VBG      TO     VB      DT    NN    .
    3/nsubj      3/aux   0/ROOT   5/mark 3/xcomp 7/det 5/obj 3/punct
    """).status
        is Status.HYPOTHETICAL
    )


def test_an_example_of_a_kind_is_no_event() -> None:
    table = """
    They    bought=buy guns=gun for    acts=act such   as      raids=raid on     farms=farm .
    PRP     VBD        NNS      IN     NNS      JJ     IN      NNS        IN     NNS        .
    2/nsubj 0/ROOT     2/obj    5/case 2/obl    8/case 6/fixed 5/nmod     10/case 8/nmod    2/punct
    """
    assert attack(table).status is Status.HYPOTHETICAL
    assert "kind-of-event" in attack(table).rules


def test_what_somebody_is_urged_to_end_goes_on() -> None:
    table = """
    Iraq    urged=urge Hamas to     {verb}  its         attacks=attack on     villages=village .
    NNP     VBD        NNP   TO     VB      PRP$        NNS            IN     NNS              .
    2/nsubj 0/ROOT     2/obj 5/mark 2/xcomp 7/nmod:poss 5/obj          9/case 7/nmod           2/punct
    """
    marks = {"Hamas": "ORG actor/hamas", "Iraq": "LOC place/iq"}
    found = {verb: only(table.format(verb=verb), hits=marks).status for verb in ("end", "launch")}
    assert found == {"end": Status.ASSERTED, "launch": Status.DEMANDED}


HURT_NO_WOMEN = """
    The   {subject} in     the   village {verb} no    women=woman .
    DT    NN        IN     DT    NN      VBD    DT    NNS         .
    2/det 6/nsubj   5/case 5/det 2/nmod  0/ROOT 8/det 6/obj       6/punct
"""


@pytest.mark.parametrize("verb", ["injured=injure", "killed=kill"])
def test_an_attack_that_hurt_nobody_happened(verb: str) -> None:
    assert attack(HURT_NO_WOMEN.format(subject="attack", verb=verb)).status is Status.ASSERTED


@pytest.mark.parametrize("verb", ["injured=injure", "killed=kill"])
def test_who_hurt_nobody_did_nothing(verb: str) -> None:
    assert attack(HURT_NO_WOMEN.format(subject="army", verb=verb)).status is Status.NEGATED


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("The Red Front was not behind a bombing", Status.ASSERTED),
        ("The Red Front did not carry out a bombing", Status.NEGATED),
        ("There was no bombing", Status.NEGATED),
    ],
)
def test_a_bombing_that_somebody_is_not_behind_happened(clause: str, status: Status) -> None:
    (bombing,) = told(f"{clause} in Norport on Monday.")
    assert (bombing.type, bombing.status) == ("bombing", status)
