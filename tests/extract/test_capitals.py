"""Capitals: when a city's name means the government."""

from __future__ import annotations

import pytest

from kg.extract.mentions import kinds, mention
from kg.records import MentionKind, RoleName
from tests.extract.docs import events, extracted, read, statements, token

TEHRAN = {"Tehran": "LOC place/tehran"}
ACTOR, PLACE = MentionKind.ACTOR, MentionKind.PLACE


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
    Tehran  condemned=condemn the   raid  .
    NNP     VBD               DT    NN    .
    2/nsubj 0/ROOT            4/det 2/obj 2/punct
    """,
            {ACTOR, PLACE},
            id="says",
        ),
        pytest.param(
            """
    Tehran  shelled=shell the   camp  .
    NNP     VBD           DT    NN    .
    2/nsubj 0/ROOT        4/det 2/obj 2/punct
    """,
            {ACTOR, PLACE},
            id="does violence",
        ),
        pytest.param(
            """
    Iraq    warned=warn Tehran .
    NNP     VBD         NNP    .
    2/nsubj 0/ROOT      2/obj  2/punct
    """,
            {ACTOR, PLACE},
            id="is spoken to",
        ),
        pytest.param(
            """
    Tehran  suffered=suffer a     raid  .
    NNP     VBD             DT    NN    .
    2/nsubj 0/ROOT          4/det 2/obj 2/punct
    """,
            {PLACE},
            id="suffers",
        ),
        pytest.param(
            """
    Tehran       was=be     shelled=shell .
    NNP          VBD        VBN           .
    3/nsubj:pass 3/aux:pass 0/ROOT        3/punct
    """,
            {PLACE},
            id="is hit",
        ),
    ],
)
def test_the_verb_tells_whether_the_city_or_the_government_is_meant(table: str, expected: set[MentionKind]) -> None:
    reading = read(table, hits=TEHRAN)
    assert kinds(reading, token(reading, "Tehran")) == expected


def test_a_capital_that_speaks_is_its_state() -> None:
    table = """
    Tehran  condemned=condemn the   attack on     the   camp   .
    NNP     VBD               DT    NN     IN     DT    NN     .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod 2/punct
    """
    (statement,) = statements(extracted(table, hits=TEHRAN))
    (speaker,) = statement.of(RoleName.SPEAKER)
    assert (speaker.mention.text, speaker.mention.entry) == ("Tehran", "actor/ir")


def test_a_capital_that_shells_is_its_state_and_no_place() -> None:
    table = """
    Tehran  shelled=shell the   camp  .
    NNP     VBD           DT    NN    .
    2/nsubj 0/ROOT        4/det 2/obj 2/punct
    """
    (attack,) = events(extracted(table, hits=TEHRAN))
    assert [role.mention.entry for role in attack.of(RoleName.INITIATOR)] == ["actor/ir"]
    assert all(role.mention.text != "Tehran" for role in attack.of(RoleName.PLACE))


def test_what_reads_like_a_person_is_the_state_where_the_report_names_it() -> None:
    table = """
    Washington condemned=condemn it    ,       American police  said=say .
    NNP        VBD               PRP   ,       JJ       NN      VBD      .
    2/nsubj    7/ccomp           2/obj 2/punct 6/amod   7/nsubj 0/ROOT   7/punct
    """
    for hits, entry in (({}, None), ({"American": "NORP actor/us"}, "actor/us")):
        reading = read(table, names={"Washington": "PERSON"}, hits=hits)
        assert mention(reading, token(reading, "Washington"), ACTOR).entry == entry
