"""Affiliations: who backs, leads, speaks for and belongs to whom, as the report says it."""

from __future__ import annotations

import pytest

from kg.records import Relation
from tests.extract.docs import extracted

FRONT = {"Red Front": "ORG actor/red-front"}
HAMAS = {"Hamas": "ORG actor/hamas"}
VALE = {"Tim Vale": "PERSON"}
IRAN = {"Iran": "LOC place/ir"}


def ties(table: str, **marks: dict[str, str]) -> list[tuple[str, Relation, str]]:
    """Return subject, relation and object of every affiliation."""
    return [
        (tie.subject.name or tie.subject.text, tie.relation, tie.object.name or tie.object.text)
        for tie in extracted(table, **marks).affiliations
    ]


@pytest.mark.parametrize(
    "table",
    [
        """
    The   Red        Front    ,       an=a  Iran           -       backed=back militia ,       left=leave .
    DT    NNP        NNP      ,       DT    NNP            HYPH    VBN         NN      ,       VBD        .
    3/det 3/compound 11/nsubj 9/punct 9/det 8/obl:unmarked 6/punct 9/amod      3/appos 3/punct 0/ROOT     11/punct
    """,
        """
    The   Iran           -       backed=back militia Red        Front   left=leave .
    DT    NNP            HYPH    VBN         NN      NNP        NNP     VBD        .
    5/det 4/obl:unmarked 2/punct 5/amod      8/nsubj 7/compound 5/appos 0/ROOT     8/punct
    """,
        """
    The   Iran           -       backed=back Red        Front   left=leave .
    DT    NNP            HYPH    VBN         NNP        NNP     VBD        .
    6/det 4/obl:unmarked 2/punct 6/amod      6/compound 7/nsubj 0/ROOT     7/punct
    """,
    ],
    ids=["apposition", "introduced", "bare"],
)
def test_a_backer_is_read_from_the_compound(table: str) -> None:
    assert ties(table, hits=FRONT | IRAN) == [("Red Front", Relation.BACKED_BY, "Iran")]


def test_an_unnamed_militia_has_no_affiliation() -> None:
    assert (
        ties(
            """
    An=a  Iran           -       backed=back militia left=leave .
    DT    NNP            HYPH    VBN         NN      VBD        .
    5/det 4/obl:unmarked 2/punct 5/amod      6/nsubj 0/ROOT     6/punct
    """,
            hits=IRAN,
        )
        == []
    )


@pytest.mark.parametrize(
    ("table", "relation"),
    [
        (
            """
    Tim     Vale   ,       leader  of     Hamas  ,       left=leave .
    NNP     NNP    ,       NN      IN     NNP    ,       VBD        .
    8/nsubj 1/flat 4/punct 1/appos 6/case 4/nmod 1/punct 0/ROOT     8/punct
    """,
            Relation.LEADS,
        ),
        (
            """
    Hamas      leader      Tim     Vale   left=leave .
    NNP        NN          NNP     NNP    VBD        .
    2/compound 3/nmod:desc 5/nsubj 3/flat 0/ROOT     5/punct
    """,
            Relation.LEADS,
        ),
        (
            """
    Tim     Vale   ,       who     leads=lead  Hamas ,       left=leave .
    NNP     NNP    ,       WP      VBZ         NNP   ,       VBD        .
    8/nsubj 1/flat 5/punct 5/nsubj 1/acl:relcl 5/obj 1/punct 0/ROOT     8/punct
    """,
            Relation.LEADS,
        ),
        (
            """
    Hamas      spokesman   Tim     Vale   left=leave .
    NNP        NN          NNP     NNP    VBD        .
    2/compound 3/nmod:desc 5/nsubj 3/flat 0/ROOT     5/punct
    """,
            Relation.SPEAKS_FOR,
        ),
        (
            """
    Tim     Vale   ,       a     spokesman for    Hamas  ,       left=leave .
    NNP     NNP    ,       DT    NN        IN     NNP    ,       VBD        .
    9/nsubj 1/flat 5/punct 5/det 1/appos   7/case 5/nmod 1/punct 0/ROOT     9/punct
    """,
            Relation.SPEAKS_FOR,
        ),
    ],
    ids=["leader of", "leader before", "who leads", "spokesman before", "spokesman for"],
)
def test_a_title_ties_the_person_to_the_body(table: str, relation: Relation) -> None:
    assert ties(table, hits=HAMAS, names=VALE) == [("Tim Vale", relation, "Hamas")]


@pytest.mark.parametrize(
    "table",
    [
        """
    The   Red        Front   is=be part   of     Hamas  .
    DT    NNP        NNP     VBZ   NN     IN     NNP    .
    3/det 3/compound 5/nsubj 5/cop 0/ROOT 7/case 5/nmod 5/punct
    """,
        """
    The   Red        Front    ,       a     branch  of     Hamas  ,       left=leave .
    DT    NNP        NNP      ,       DT    NN      IN     NNP    ,       VBD        .
    3/det 3/compound 10/nsubj 6/punct 6/det 3/appos 8/case 6/nmod 3/punct 0/ROOT     10/punct
    """,
    ],
    ids=["is part of", "a branch of"],
)
def test_a_member_belongs_to_the_body(table: str) -> None:
    assert ties(table, hits=FRONT | HAMAS) == [("Red Front", Relation.MEMBER_OF, "Hamas")]


def test_a_leader_without_body_leads_nothing() -> None:
    assert (
        ties(
            """
    The   leader  Tim     Vale   left=leave .
    DT    NN      NNP     NNP    VBD        .
    2/det 5/nsubj 2/appos 3/flat 0/ROOT     5/punct
    """,
            names=VALE,
        )
        == []
    )


def test_to_lead_an_attack_is_to_lead_no_group() -> None:
    assert (
        ties(
            """
    Tim     Vale   led=lead the   attack .
    NNP     NNP    VBD      DT    NN     .
    3/nsubj 1/flat 0/ROOT   5/det 3/obj  3/punct
    """,
            names=VALE,
        )
        == []
    )


def test_an_affiliation_keeps_its_words() -> None:
    extraction = extracted(
        """
    Tim     Vale   ,       leader  of     Hamas  ,       left=leave .
    NNP     NNP    ,       NN      IN     NNP    ,       VBD        .
    8/nsubj 1/flat 4/punct 1/appos 6/case 4/nmod 1/punct 0/ROOT     8/punct
    """,
        hits=HAMAS,
        names=VALE,
    )
    (tie,) = extraction.affiliations
    span = tie.evidence.span
    words = extraction.report.text[span.start : span.end]
    assert words.startswith("Tim")
    assert words.endswith("Hamas")


def test_people_in_arms_belong_to_the_force_beside_them() -> None:
    table = """
    Army       troops=troop left=leave .
    NN         NNS          VBD        .
    2/compound 3/nsubj      0/ROOT     3/punct
    """
    assert ties(table) == [("Army troops", Relation.MEMBER_OF, "Army")]
