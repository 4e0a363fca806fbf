"""Statements: who takes which stance, and what it is about."""

from __future__ import annotations

import pytest

from kg.records import EventKind, RoleName
from tests.extract.docs import events, extracted, statements

IRAQ = {"Iraq": "LOC place/iq"}
HAMAS = {"Hamas": "ORG actor/hamas"}


@pytest.mark.parametrize(
    ("table", "speaker", "stance"),
    [
        pytest.param(
            """
    Iraq    condemned=condemn the   strike on     the   village .
    NNP     VBD               DT    NN     IN     DT    NN      .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod  2/punct
    """,
            "Iraq",
            "condemnation",
            id="condemned",
        ),
        pytest.param(
            """
    The   minister praised=praise the   attack on     the   base   .
    DT    NN       VBD            DT    NN     IN     DT    NN     .
    2/det 3/nsubj  0/ROOT         5/det 3/obj  8/case 8/det 5/nmod 3/punct
    """,
            "The minister",
            "support",
            id="praised",
        ),
        pytest.param(
            """
    The   minister called=call for    an=a  attack on     the   base   .
    DT    NN       VBD         IN     DT    NN     IN     DT    NN     .
    2/det 3/nsubj  0/ROOT      6/case 6/det 3/obl  9/case 9/det 6/nmod 3/punct
    """,
            "The minister",
            "demand",
            id="called for",
        ),
        pytest.param(
            """
    Hamas   threatened=threaten to     attack  the   base  .
    NNP     VBD                 TO     VB      DT    NN    .
    2/nsubj 0/ROOT              4/mark 2/xcomp 6/det 4/obj 2/punct
    """,
            "Hamas",
            "threat",
            id="threatened",
        ),
        pytest.param(
            """
    The   army    denied=deny that   it      attacked=attack the   village .
    DT    NN      VBD         IN     PRP     VBD             DT    NN      .
    2/det 3/nsubj 0/ROOT      6/mark 6/nsubj 3/ccomp         8/det 6/obj   3/punct
    """,
            "The army",
            "denial",
            id="denied",
        ),
        pytest.param(
            """
    Villagers=villager mourned=mourn those=that killed=kill in     the   strike .
    NNS                VBD           DT         VBN         IN     DT    NN     .
    2/nsubj            0/ROOT        2/obj      3/acl       7/case 7/det 4/obl  2/punct
    """,
            "Villagers",
            "mourning",
            id="mourned",
        ),
        pytest.param(
            """
    Hamas   claimed=claim responsibility for    the   attack on     the   base   .
    NNP     VBD           NN             IN     DT    NN     IN     DT    NN     .
    2/nsubj 0/ROOT        2/obj          6/case 6/det 3/nmod 9/case 9/det 6/nmod 2/punct
    """,
            "Hamas",
            "claim-of-responsibility",
            id="claimed",
        ),
        pytest.param(
            """
    Officials=official said=say rebels=rebel attacked=attack the   base  .
    NNS                VBD      NNS          VBD             DT    NN    .
    2/nsubj            0/ROOT   4/nsubj      2/ccomp         6/det 4/obj 2/punct
    """,
            "Officials",
            "announcement",
            id="said",
        ),
    ],
)
def test_the_verb_gives_the_stance(table: str, speaker: str, stance: str) -> None:
    marks = {words: mark for words, mark in (IRAQ | HAMAS).items() if words in table}
    (statement,) = statements(extracted(table, hits=marks))
    (role,) = statement.roles
    assert (role.name, role.mention.name or role.mention.text, statement.type) == (RoleName.SPEAKER, speaker, stance)


def test_a_statement_is_about_the_event_in_it() -> None:
    extraction = extracted(
        """
    Iraq    condemned=condemn the   strike on     the   village .
    NNP     VBD               DT    NN     IN     DT    NN      .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod  2/punct
    """,
        hits=IRAQ,
    )
    (statement,), (strike,) = statements(extraction), events(extraction)
    assert statement.about == (strike.id,)


def test_an_event_that_is_condemned_did_happen() -> None:
    (strike,) = events(
        extracted(
            """
    Iraq    condemned=condemn the   strike on     the   village .
    NNP     VBD               DT    NN     IN     DT    NN      .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod  2/punct
    """,
            hits=IRAQ,
        )
    )
    assert (strike.kind, strike.status.value) == (EventKind.INCIDENT, "asserted")


def test_what_was_not_said_is_no_statement() -> None:
    assert (
        statements(
            extracted(
                """
    Iraq    did=do not      condemn the   strike on     the   village .
    NNP     VBD    RB       VB      DT    NN     IN     DT    NN      .
    4/nsubj 4/aux  4/advmod 0/ROOT  6/det 4/obj  9/case 9/det 6/nmod  4/punct
    """,
                hits=IRAQ,
            )
        )
        == []
    )


def test_a_belief_is_no_statement() -> None:
    assert (
        statements(
            extracted("""
    The   minister believes=believe rebels=rebel attacked=attack the   base  .
    DT    NN       VBZ              NNS          VBD             DT    NN    .
    2/det 3/nsubj  0/ROOT           5/nsubj      3/ccomp         7/det 5/obj 3/punct
    """)
        )
        == []
    )


def test_a_deed_is_no_support_in_words() -> None:
    assert (
        statements(
            extracted(
                """
    Iran    backed=back the   militia with   weapons=weapon .
    NNP     VBD         DT    NN      IN     NNS            .
    2/nsubj 0/ROOT      4/det 2/obj   6/case 2/obl          2/punct
    """,
                hits={"Iran": "LOC place/ir"},
            )
        )
        == []
    )


def test_a_pronoun_speaks_for_whom_it_refers_to() -> None:
    table = """
    Hamas   left=leave the   talks=talk .
    NNP     VBD        DT    NNS        .
    2/nsubj 0/ROOT     4/det 2/obj      2/punct

    It      condemned=condemn the   strike on     the   village .
    PRP     VBD               DT    NN     IN     DT    NN      .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod  2/punct
    """
    (statement,) = statements(extracted(table, hits=HAMAS))
    assert statement.roles[0].mention.entry == "actor/hamas"


def test_an_unknown_speaker_makes_no_statement() -> None:
    table = """
    It      condemned=condemn the   strike on     the   village .
    PRP     VBD               DT    NN     IN     DT    NN      .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod  2/punct
    """
    assert statements(extracted(table)) == []


def test_one_sentence_of_one_speaker_with_a_stance_is_not_told_twice() -> None:
    table = """
    The   minister said=say he      condemned=condemn the   strike on      the    village .
    DT    NN       VBD      PRP     VBD               DT    NN     IN      DT     NN      .
    2/det 3/nsubj  0/ROOT   5/nsubj 3/ccomp           7/det 5/obj  10/case 10/det 7/nmod  3/punct
    """
    assert [statement.type for statement in statements(extracted(table))] == ["condemnation"]


def test_a_statement_can_have_its_own_time() -> None:
    table = """
    On     Wednesday ,       Iraq    condemned=condemn the   strike on      the    village .
    IN     NNP       ,       NNP     VBD               DT    NN     IN      DT     NN      .
    2/case 5/obl     2/punct 5/nsubj 0/ROOT            7/det 5/obj  10/case 10/det 7/nmod  5/punct
    """
    (statement,) = statements(extracted(table, hits=IRAQ))
    assert [when.interval.wording for when in statement.times] == ["On Wednesday"]


def test_a_name_that_lost_its_verb_still_announces_what_follows() -> None:
    table = """
    Tim    Vale   ,       army       spokesman ,       that   rebels=rebel attacked=attack the    base  .
    NNP    NNP    ,       NN         NN        ,       IN     NNS          VBD             DT     NN    .
    0/ROOT 1/flat 5/punct 5/compound 1/appos   9/punct 9/mark 9/nsubj      1/parataxis     11/det 9/obj 1/punct
    """
    (statement,) = statements(extracted(table, names={"Tim Vale": "PERSON"}))
    assert (statement.roles[0].mention.name, statement.type) == ("Tim Vale", "announcement")
