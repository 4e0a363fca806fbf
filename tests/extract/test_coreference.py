"""Pronouns and definite descriptions: what they refer to, and when they stay unresolved."""

from __future__ import annotations

import pytest

from tests.extract.docs import read, token

HAMAS = {"Hamas": "ORG actor/hamas"}


def referent(table: str, word: str, nth: int = 1, **marks: dict[str, str]) -> str | None:
    """Return the head of what the word refers to, None where nothing says it."""
    reading = read(table, **marks)
    found = reading.antecedents.get(token(reading, word, nth).i)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("table", "pronoun"),
    [
        (
            """
    Hamas   said=say it      attacked=attack the   base  .
    NNP     VBD      PRP     VBD             DT    NN    .
    2/nsubj 0/ROOT   4/nsubj 2/ccomp         6/det 4/obj 2/punct
    """,
            "it",
        ),
        (
            """
    Hamas   buried=bury its         members=member .
    NNP     VBD         PRP$        NNS            .
    2/nsubj 0/ROOT      4/nmod:poss 2/obj          2/punct
    """,
            "its",
        ),
        (
            """
    Hamas   said=say they    attacked=attack the   base  .
    NNP     VBD      PRP     VBD             DT    NN    .
    2/nsubj 0/ROOT   4/nsubj 2/ccomp         6/det 4/obj 2/punct
    """,
            "they",
        ),
    ],
    ids=["it", "its", "they"],
)
def test_a_pronoun_refers_to_the_group_that_speaks_or_acts(table: str, pronoun: str) -> None:
    assert referent(table, pronoun, hits=HAMAS) == "Hamas"


def test_they_are_the_plural_subject_of_the_sentence_before() -> None:
    table = """
    Rebels=rebel attacked=attack the   base  .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct

    They    burned=burn a     vehicle .
    PRP     VBD         DT    NN      .
    2/nsubj 0/ROOT      4/det 2/obj   2/punct
    """
    assert referent(table, "They") == "Rebels"


def test_it_is_no_plural() -> None:
    table = """
    Rebels=rebel said=say it      burned=burn .
    NNS          VBD      PRP     VBD         .
    2/nsubj      0/ROOT   4/nsubj 2/ccomp     2/punct
    """
    assert referent(table, "it") is None


def test_he_is_a_person() -> None:
    table = """
    Tim     Vale   said=say he      saw=see rebels=rebel .
    NNP     NNP    VBD      PRP     VBD     NNS          .
    3/nsubj 1/flat 0/ROOT   5/nsubj 3/ccomp 5/obj        3/punct
    """
    assert referent(table, "he", names={"Tim Vale": "PERSON"}) == "Tim"


def test_he_is_no_group() -> None:
    assert (
        referent(
            """
    Hamas   said=say he      fled=flee .
    NNP     VBD      PRP     VBD       .
    2/nsubj 0/ROOT   4/nsubj 2/ccomp   2/punct
    """,
            "he",
            hits=HAMAS,
        )
        is None
    )


def test_it_that_stands_for_a_clause_refers_to_nothing() -> None:
    table = """
    Hamas   said=say it     is=be clear   that   rebels=rebel fled=flee .
    NNP     VBD      PRP    VBZ   JJ      IN     NNS          VBD       .
    2/nsubj 0/ROOT   5/expl 5/cop 2/ccomp 8/mark 8/nsubj      5/csubj   2/punct
    """
    assert referent(table, "it", hits=HAMAS) is None


def test_a_pronoun_is_not_guessed_across_two_sentences() -> None:
    table = """
    Rebels=rebel attacked=attack the   base  .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct

    Rain    fell=fall .
    NN      VBD       .
    2/nsubj 0/ROOT    2/punct

    They    fled=flee .
    PRP     VBD       .
    2/nsubj 0/ROOT    2/punct
    """
    assert referent(table, "They") is None


def test_the_group_is_the_nearest_that_was_introduced() -> None:
    table = """
    A     large  militia attacked=attack the   base  .
    DT    JJ     NN      VBD             DT    NN    .
    3/det 3/amod 4/nsubj 0/ROOT          6/det 4/obj 4/punct

    Officials=official said=say the   militia fled=flee .
    NNS                VBD      DT    NN      VBD       .
    2/nsubj            0/ROOT   4/det 5/nsubj 2/ccomp   2/punct
    """
    assert referent(table, "militia", 2) == "militia"


def test_a_name_explained_by_the_noun_introduces_the_group() -> None:
    table = """
    Hamas   ,       a     militant group   ,       attacked=attack the   base  .
    NNP     ,       DT    JJ       NN      ,       VBD             DT    NN    .
    7/nsubj 5/punct 5/det 5/amod   1/appos 1/punct 0/ROOT          9/det 7/obj 7/punct

    The   group   fled=flee .
    DT    NN      VBD       .
    2/det 3/nsubj 0/ROOT    3/punct
    """
    assert referent(table, "group", 2, hits=HAMAS) == "Hamas"


def test_a_description_of_its_own_refers_to_nothing_before() -> None:
    table = """
    A     large  militia attacked=attack the   base  .
    DT    JJ     NN      VBD             DT    NN    .
    3/det 3/amod 4/nsubj 0/ROOT          6/det 4/obj 4/punct

    The   second militia fled=flee .
    DT    JJ     NN      VBD       .
    3/det 3/amod 4/nsubj 0/ROOT    4/punct
    """
    assert referent(table, "militia", 2) is None


def test_a_bare_government_is_the_one_whose_nation_was_named() -> None:
    table = """
    The   Iraqi      government condemned=condemn the   attack .
    DT    JJ         NN         VBD               DT    NN     .
    3/det 3/compound 4/nsubj    0/ROOT            6/det 4/obj  4/punct

    A     government spokesman left=leave .
    DT    NN         NN        VBD        .
    3/det 3/compound 4/nsubj   0/ROOT     4/punct
    """
    assert referent(table, "government", 2, hits={"Iraqi": "NORP actor/iq"}) == "government"


def test_accounts_that_speak_in_the_name_of_a_group_are_the_group() -> None:
    table = """
    Accounts=account published=publish a     statement in     the   name   of     Hamas  .
    NNS              VBD               DT    NN        IN     DT    NN     IN     NNP    .
    2/nsubj          0/ROOT            4/det 2/obj     7/case 7/det 4/nmod 9/case 7/nmod 2/punct
    """
    assert referent(table, "Accounts", hits=HAMAS) == "Hamas"


def test_who_is_described_before_the_name_is_the_one_named() -> None:
    spokesman = """
    Its        spokesman ,       Tim     Vale   ,       left=leave .
    PRP$       NN        ,       NNP     NNP    ,       VBD        .
    2/nmod:poss 7/nsubj  4/punct 2/appos 4/flat 4/punct 0/ROOT     7/punct
    """
    group = """
    A     group   ,       Hamas   ,       left=leave .
    DT    NN      ,       NNP     ,       VBD        .
    2/det 6/nsubj 4/punct 2/appos 4/punct 0/ROOT     6/punct
    """
    assert referent(spokesman, "spokesman", names={"Tim Vale": "PERSON"}) == "Tim"
    assert referent(group, "group", hits=HAMAS) == "Hamas"


def test_a_person_beside_a_group_is_not_its_name() -> None:
    table = """
    A     group   ,       Tim     ,       left=leave .
    DT    NN      ,       NNP     ,       VBD        .
    2/det 6/nsubj 4/punct 2/appos 4/punct 0/ROOT     6/punct
    """
    assert referent(table, "group", names={"Tim": "PERSON"}) is None


def test_this_group_however_described_is_the_armed_group_named_before() -> None:
    table = """
    Iraq    blamed=blame Hamas .
    NNP     VBD          NNP   .
    2/nsubj 0/ROOT       2/obj 2/punct

    This  umbrella   group   left=leave .
    DT    NN         NN      VBD        .
    3/det 3/compound 4/nsubj 0/ROOT     4/punct
    """
    assert referent(table, "group", hits=HAMAS | {"Iraq": "LOC place/iq"}) == "Hamas"


def test_the_statement_that_says_something_is_its_issuer() -> None:
    table = """
    The   council issued=issue a     statement .
    DT    NN      VBD          DT    NN        .
    2/det 3/nsubj 0/ROOT       5/det 3/obj     3/punct

    The   statement named=name rebels=rebel .
    DT    NN        VBD        NNS          .
    2/det 3/nsubj   0/ROOT     3/obj        3/punct
    """
    assert referent(table, "statement", nth=2) == "council"
    assert referent(table, "statement", nth=1) is None


def test_a_name_within_what_is_said_is_nobody_who_speaks() -> None:
    table = """
    Vale    said=say they    paid=pay in     the   name  of     Hamas  .
    NNP     VBD      PRP     VBD      IN     DT    NN    IN     NNP    .
    2/nsubj 0/ROOT   4/nsubj 2/ccomp  7/case 7/det 4/obl 9/case 7/nmod 2/punct
    """
    assert referent(table, "Vale", names={"Vale": "PERSON"}, hits=HAMAS) is None


FRONT = """
    The   Plains Front   burned=burn a     bus   .
    DT    NNP    NNP     VBD         DT    NN    .
    3/det 3/compound 4/nsubj 0/ROOT  6/det 4/obj 4/punct
"""
THE_GROUP = """
    The   group   fled=flee .
    DT    NN      VBD       .
    2/det 3/nsubj 0/ROOT    3/punct
"""


def test_the_group_is_the_only_one_that_was_named() -> None:
    assert referent(f"{FRONT}\n{THE_GROUP}", "group", names={"Plains Front": "ORG"}) == "Front"


def test_of_two_groups_none_is_meant() -> None:
    both = f"{FRONT}\n{FRONT.replace('Front ', 'Movement')}\n{THE_GROUP}"
    assert referent(both, "group", names={"Plains Front": "ORG", "Plains Movement": "ORG"}) is None


def test_an_office_is_no_group() -> None:
    office = FRONT.replace("Front ", "Office")
    assert referent(f"{office}\n{THE_GROUP}", "group", names={"Plains Office": "ORG"}) is None


def test_whose_raids_somebody_is_told_to_end_are_theirs() -> None:
    table = """
    Iraq    pressed=press Hamas to     end     its         raids=raid .
    NNP     VBD           NNP   TO     VB      PRP$        NNS        .
    2/nsubj 0/ROOT        2/obj 5/mark 2/xcomp 7/nmod:poss 5/obj      2/punct
    """
    assert referent(table, "its", hits=HAMAS | {"Iraq": "LOC place/iq"}) == "Hamas"


def test_an_aside_before_the_verb_names_the_official_wherever_the_tree_hangs_it() -> None:
    table = """
    A     spokesman for    the   governor ,       Tim     Vale   ,       left=leave .
    DT    NN        IN     DT    NN       ,       NNP     NNP    ,       VBD        .
    2/det 10/nsubj  5/case 5/det 2/nmod   7/punct 5/appos 7/flat 2/punct 0/ROOT     10/punct
    """
    assert referent(table, "spokesman", names={"Tim Vale": "PERSON"}) == "Tim"


@pytest.mark.parametrize(
    ("table", "pronoun", "meant"),
    [
        (
            """
    Hall    said=say a     guard        was=be     killed=kill .
    NNP     VBD      DT    NN           VBD        VBN         .
    2/nsubj 0/ROOT   4/det 6/nsubj:pass 6/aux:pass 2/ccomp     2/punct

    He           was=be     shot=shoot near   a     bakery .
    PRP          VBD        VBN        IN     DT    NN     .
    3/nsubj:pass 3/aux:pass 0/ROOT     6/case 6/det 3/obl  3/punct
    """,
            "He",
            "guard",
        ),
        (
            """
    Rebels=rebel ambushed=ambush two      traders=trader and  shot=shoot them  .
    NNS          VBD             CD       NNS            CC   VBD        PRP   .
    2/nsubj      0/ROOT          4/nummod 2/obj          6/cc 2/conj     6/obj 2/punct
    """,
            "them",
            "traders",
        ),
        (
            """
    We      met=meet a     man   who          was=be     shot=shoot  when      he       hit     a      guard  .
    PRP     VBD      DT    NN    WP           VBD        VBN         WRB       PRP      VBD     DT     NN     .
    2/nsubj 0/ROOT   4/det 2/obj 7/nsubj:pass 7/aux:pass 4/acl:relcl 10/advmod 10/nsubj 7/advcl 12/det 10/obj 2/punct
    """,
            "he",
            "man",
        ),
        (
            """
    The   mission said=say no    soldier      was=be     hurt    .
    DT    NN      VBD      DT    NN           VBD        VBN     .
    2/det 3/nsubj 0/ROOT   5/det 7/nsubj:pass 7/aux:pass 3/ccomp 3/punct

    It      left=leave .
    PRP     VBD        .
    2/nsubj 0/ROOT     2/punct
    """,
            "It",
            "mission",
        ),
        (
            """
    The   widow   said=say he           was=be     shot=shoot .
    DT    NN      VBD      PRP          VBD        VBN        .
    2/det 3/nsubj 0/ROOT   6/nsubj:pass 6/aux:pass 3/ccomp    3/punct
    """,
            "he",
            None,
        ),
    ],
    ids=["who was killed, not who said it", "whom they shot", "whom a clause is about", "not nobody", "not a woman"],
)
def test_a_pronoun_is_whom_the_clauses_can_mean(table: str, pronoun: str, meant: str | None) -> None:
    assert referent(table, pronoun) == meant


BY_A_GUARD = """
    A     monk    said=say a     guard   shot=shoot {word} .
    DT    NN      VBD      DT    NN      VBD        PRP    .
    2/det 3/nsubj 0/ROOT   5/det 6/nsubj 3/ccomp    6/obj  3/punct
    """


def test_himself_is_nobody_but_who_does_it() -> None:
    assert referent(BY_A_GUARD.format(word="himself"), "himself") != "monk"
    assert referent(BY_A_GUARD.format(word="him"), "him") == "monk"


def test_at_himself_is_at_who_does_it() -> None:
    table = """
    A     monk    said=say a     guard   fired=fire at     himself .
    DT    NN      VBD      DT    NN      VBD        IN     PRP     .
    2/det 3/nsubj 0/ROOT   5/det 6/nsubj 3/ccomp    8/case 6/obl   3/punct
    """
    assert referent(table, "himself") == "guard"


KILLED_THEM = """
    Soldiers=soldier grabbed=grab their       {noun} and  {verb} them    .
    NNS              VBD          PRP$        NNS    CC   VBD    PRP     .
    2/nsubj          0/ROOT       4/nmod:poss 2/obj  6/cc 2/conj 6/obj   2/punct
"""


@pytest.mark.parametrize(
    ("noun", "verb", "meant"),
    [
        ("weapons=weapon", "killed=kill", None),
        ("weapons=weapon", "hid=hide", "weapons"),
        ("prisoners=prisoner", "killed=kill", "prisoners"),
    ],
)
def test_what_is_done_to_people_is_not_done_to_weapons(noun: str, verb: str, meant: str | None) -> None:
    table = KILLED_THEM.format(noun=noun, verb=verb)
    hits = {"weapons": "WEAPON weapon/weapon"} if meant != "prisoners" else {}
    assert referent(table, "them", hits=hits) == meant


AFTER_THAT = """
    After  {doing} two      guards=guard ,       rebels=rebel killed=kill {whom} .
    IN     VBG     CD       NNS          ,       NNS          VBD         PRP    .
    2/mark 7/advcl 4/nummod 2/obj        7/punct 7/nsubj      0/ROOT      7/obj  7/punct
"""


@pytest.mark.parametrize(("whom", "meant"), [("them", "guards"), ("him", None)])
def test_whom_they_killed_is_to_whom_they_did_something_before(whom: str, meant: str | None) -> None:
    assert referent(AFTER_THAT.format(doing="taking=take", whom=whom), whom) == meant
