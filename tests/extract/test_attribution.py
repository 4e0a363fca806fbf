"""Who says it: reporting clauses, tails, "according to", and speakers beside quotations whose verb was lost."""

from __future__ import annotations

import pytest

from tests.extract.docs import read, speeches_in, token


def voice(table: str, word: str, **marks: dict[str, str]) -> str | None:
    """Return who is said to have said the word: the speaker's head, None for the report's own voice."""
    reading = read(table, **marks)
    speech = speeches_in(reading).of(token(reading, word))
    return None if speech is None else speech.speaker.text


@pytest.mark.parametrize(
    "table",
    [
        """
    Officials=official said=say rebels=rebel attacked=attack the   base  .
    NNS                VBD      NNS          VBD             DT    NN    .
    2/nsubj            0/ROOT   4/nsubj      2/ccomp         6/det 4/obj 2/punct
    """,
        """
    Officials=official said=say that   rebels=rebel attacked=attack the   base  .
    NNS                VBD      IN     NNS          VBD             DT    NN    .
    2/nsubj            0/ROOT   5/mark 5/nsubj      2/ccomp         7/det 5/obj 2/punct
    """,
        """
    Rebels=rebel attacked=attack the   base  ,       officials=official said=say .
    NNS          VBD             DT    NN    ,       NNS                VBD      .
    2/nsubj      7/ccomp         4/det 2/obj 2/punct 7/nsubj            0/ROOT   7/punct
    """,
        """
    Rebels=rebel attacked=attack the   base  ,       according=accord to      officials=official .
    NNS          VBD             DT    NN    ,       VBG              IN      NNS                .
    2/nsubj      0/ROOT          4/det 2/obj 8/punct 8/case           6/fixed 2/obl              2/punct
    """,
        """
    According=accord to      officials=official ,       rebels=rebel attacked=attack the   base  .
    VBG              IN      NNS                ,       NNS          VBD             DT    NN    .
    3/case           1/fixed 6/obl              3/punct 6/nsubj      0/ROOT          8/det 6/obj 6/punct
    """,
    ],
    ids=["clause", "that-clause", "tail", "according-behind", "according-before"],
)
def test_the_speaker_is_found_wherever_it_stands(table: str) -> None:
    assert voice(table, "attacked") in {"officials", "Officials"}


def test_what_nobody_says_is_the_reports_own_voice() -> None:
    assert (
        voice(
            """
    Rebels=rebel attacked=attack the   base  .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct
    """,
            "attacked",
        )
        is None
    )


def test_a_passive_saying_without_speaker_is_nobodys() -> None:
    assert (
        voice(
            """
    It     was=be     reported=report that   rebels=rebel attacked=attack the   base  .
    PRP    VBD        VBN             IN     NNS          VBD             DT    NN    .
    3/expl 3/aux:pass 0/ROOT          6/mark 6/nsubj      3/csubj:pass    8/det 6/obj 3/punct
    """,
            "attacked",
        )
        != "rebels"
    )


def test_a_speaker_does_not_say_who_he_is() -> None:
    table = """
    The   commander of     the   rebels=rebel who     attacked=attack the   base  said=say jets=jet bombed=bomb
    DT    NN        IN     DT    NNS          WP      VBD             DT    NN    VBD      NNS      VBD
    2/det 10/nsubj  5/case 5/det 2/nmod       7/nsubj 5/acl:relcl     9/det 7/obj 0/ROOT   12/nsubj 10/ccomp
    the    camp   .
    DT     NN     .
    14/det 12/obj 10/punct
    """
    assert voice(table, "bombed") == "commander"
    assert voice(table, "attacked") is None


def test_the_nearest_speaker_counts() -> None:
    table = """
    Officials=official said=say villagers=villager reported=report that   rebels=rebel attacked=attack the   base
    NNS                VBD      NNS                VBD             IN     NNS          VBD             DT    NN
    2/nsubj            0/ROOT   4/nsubj            2/ccomp         7/mark 7/nsubj      4/ccomp         9/det 7/obj
    .
    .
    2/punct
    """
    assert voice(table, "attacked") == "villagers"


def test_the_clause_beside_the_saying_stays_the_reports() -> None:
    table = """
    Rebels=rebel attacked=attack the   base  after  officials=official said=say jets=jet bombed=bomb a      camp
    NNS          VBD             DT    NN    IN     NNS                VBD      NNS      VBD         DT     NN
    2/nsubj      0/ROOT          4/det 2/obj 7/mark 7/nsubj            2/advcl  9/nsubj  7/ccomp     11/det 9/obj
    .
    .
    2/punct
    """
    assert voice(table, "attacked") is None
    assert voice(table, "bombed") == "officials"


def test_numbers_do_not_speak() -> None:
    assert (
        voice(
            """
    The   attack  said=say much  .
    DT    NN      VBD      JJ    .
    2/det 3/nsubj 0/ROOT   3/obj 3/punct
    """,
            "much",
        )
        is None
    )


QUOTED = """
    “="     The   strikes=strike killed=kill two   of     our         soldiers=soldier ,       ”="     army
    ``      DT    NNS            VBD         CD    IN     PRP$        NNS              ,       ''      NN
    4/punct 3/det 4/nsubj        0/ROOT      4/obj 8/case 8/nmod:poss 5/nmod           4/punct 4/punct 12/compound
    spokesman    Tim   Vale    Wednesday        .
    NN           NNP   NNP     NNP              .
    13/nmod:desc 4/dep 13/flat 13/nmod:unmarked 4/punct
    """


def test_a_quotation_whose_verb_was_lost_is_said_by_whom_stands_beside_it() -> None:
    assert voice(QUOTED, "killed", names={"Tim Vale": "PERSON"}) == "Tim"


def test_a_short_quotation_is_a_label() -> None:
    table = """
    The   “="     free   zone   ”="     of     spokesman   Tim    Vale   .
    DT    ``      JJ     NN     ''      IN     NN          NNP    NNP    .
    4/det 4/punct 4/amod 0/ROOT 4/punct 8/case 8/nmod:desc 4/nmod 8/flat 4/punct
    """
    assert voice(table, "zone", names={"Tim Vale": "PERSON"}) is None


def test_a_last_saying_without_subject_belongs_to_the_name_before_it() -> None:
    assert voice(SURFACE, "attacked", names={"Tim Vale": "PERSON"}) == "Tim"


#: The parser made the speaker's name an argument of the attack: the surface still shows who said it.
SURFACE = """
    Rebels=rebel attacked=attack the   base  ,       Tim   Vale   said=say .
    NNS          VBD             DT    NN    ,       NNP   NNP    VBD      .
    2/nsubj      8/ccomp         4/det 2/obj 2/punct 8/obl 6/flat 0/ROOT   8/punct
    """
