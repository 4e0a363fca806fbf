"""Arguments: which words stand in which relation to a verb or an event noun."""

from __future__ import annotations

import pytest

from kg.extract.syntax import antecedent, arguments, conjuncts, is_passive, preposition, subject
from tests.extract.docs import parsed, token


def found(table: str, word: str, nth: int = 1) -> set[tuple[str, str]]:
    """Return relation and head of every argument of a word."""
    return {(argument.relation, argument.head.text) for argument in arguments(token(parsed(table), word, nth))}


def test_the_active_verb_has_subject_object_and_prepositions() -> None:
    table = """
    Rebels=rebel attacked=attack the   base  with   rockets=rocket on     Tuesday .
    NNS          VBD             DT    NN    IN     NNS            IN     NNP     .
    2/nsubj      0/ROOT          4/det 2/obj 6/case 2/obl          8/case 2/obl   2/punct
    """
    expected = {("subject", "Rebels"), ("object", "base"), ("with", "rockets"), ("on", "Tuesday")}
    assert found(table, "attacked") == expected


PASSIVE = """
    The   base         was=be     attacked=attack by     rebels=rebel .
    DT    NN           VBD        VBN             IN     NNS          .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          6/case 4/obl:agent  4/punct
    """


def test_the_subject_of_a_passive_is_its_object() -> None:
    assert found(PASSIVE, "attacked") == {("object", "base"), ("by", "rebels")}


def test_the_logical_subject_of_a_passive_is_its_agent() -> None:
    agent = subject(token(parsed(PASSIVE), "attacked"))
    assert agent is not None
    assert agent[0].text == "rebels"


def test_a_passive_without_agent_has_no_logical_subject() -> None:
    table = """
    The   base         was=be     attacked=attack at     night .
    DT    NN           VBD        VBN             IN     NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          6/case 4/obl 4/punct
    """
    assert subject(token(parsed(table), "attacked")) is None


def test_the_relative_pronoun_stands_for_its_noun() -> None:
    table = """
    The   rebels=rebel who     attacked=attack the   base  fled=flee .
    DT    NNS          WP      VBD             DT    NN    VBD       .
    2/det 7/nsubj      4/nsubj 2/acl:relcl     6/det 4/obj 0/ROOT    7/punct
    """
    assert found(table, "attacked") == {("subject", "rebels"), ("object", "base")}


def test_the_relative_object_is_the_noun_too() -> None:
    table = """
    The   base    that  rebels=rebel attacked=attack burned=burn .
    DT    NN      WDT   NNS          VBD             VBD         .
    2/det 6/nsubj 5/obj 5/nsubj      2/acl:relcl     0/ROOT      6/punct
    """
    assert found(table, "attacked") == {("object", "base"), ("subject", "rebels")}


def test_a_past_participle_behind_a_noun_is_passive() -> None:
    table = """
    Troops=troop attacked=attack in     the   camp  fled=flee .
    NNS          VBN             IN     DT    NN    VBD       .
    6/nsubj      1/acl           5/case 5/det 2/obl 0/ROOT    6/punct
    """
    assert is_passive(token(parsed(table), "attacked"))
    assert found(table, "attacked") == {("object", "Troops"), ("in", "camp")}


def test_a_present_participle_behind_a_noun_is_active() -> None:
    table = """
    Rebels=rebel holding=hold the   town  fled=flee .
    NNS          VBG          DT    NN    VBD       .
    5/nsubj      1/acl        4/det 2/obj 0/ROOT    5/punct
    """
    assert found(table, "holding") == {("subject", "Rebels"), ("object", "town")}


def test_coordinated_arguments_stand_each_for_itself() -> None:
    table = """
    Rebels=rebel and  militants=militant attacked=attack the   base  and  the   depot  .
    NNS          CC   NNS                VBD             DT    NN    CC   DT    NN     .
    4/nsubj      3/cc 1/conj             0/ROOT          6/det 4/obj 9/cc 9/det 6/conj 4/punct
    """
    expected = {("subject", "Rebels"), ("subject", "militants"), ("object", "base"), ("object", "depot")}
    assert found(table, "attacked") == expected


@pytest.mark.parametrize(
    ("verb", "table"),
    [
        (
            "burned",
            """
    Rebels=rebel entered=enter the   town  and  burned=burn houses=house .
    NNS          VBD           DT    NN    CC   VBD         NNS          .
    2/nsubj      0/ROOT        4/det 2/obj 6/cc 2/conj      6/obj        2/punct
    """,
        ),
        (
            "attack",
            """
    Rebels=rebel tried=try to     attack  the   base  .
    NNS          VBD       TO     VB      DT    NN    .
    2/nsubj      0/ROOT    4/mark 2/xcomp 6/det 4/obj 2/punct
    """,
        ),
        (
            "killing",
            """
    Rebels=rebel shelled=shell the   town  ,       killing=kill villagers=villager .
    NNS          VBD           DT    NN    ,       VBG          NNS                .
    2/nsubj      0/ROOT        4/det 2/obj 6/punct 2/advcl      6/obj              2/punct
    """,
        ),
    ],
    ids=["conj", "xcomp", "advcl"],
)
def test_a_verb_without_subject_borrows_that_of_the_verb_above(verb: str, table: str) -> None:
    assert ("subject", "Rebels") in found(table, verb)


def test_a_passive_verb_borrows_the_passive_subject() -> None:
    table = """
    The   depot        was=be     hit    and  destroyed=destroy .
    DT    NN           VBD        VBN    CC   VBN               .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT 6/cc 4/conj            4/punct
    """
    assert found(table, "destroyed") == {("object", "depot")}


def test_a_verb_with_its_own_subject_borrows_none() -> None:
    table = """
    Rebels=rebel entered=enter the   town  and  villagers=villager fled=flee .
    NNS          VBD           DT    NN    CC   NNS                VBD       .
    2/nsubj      0/ROOT        4/det 2/obj 7/cc 7/nsubj            2/conj    2/punct
    """
    assert found(table, "fled") == {("subject", "villagers")}


def test_the_object_behind_two_verbs_belongs_to_both() -> None:
    table = """
    Rebels=rebel attacked=attack and  destroyed=destroy the   base  .
    NNS          VBD             CC   VBD               DT    NN    .
    2/nsubj      0/ROOT          4/cc 2/conj            6/det 4/obj 2/punct
    """
    assert ("object", "base") in found(table, "attacked")
    assert ("object", "base") in found(table, "destroyed")


#: The clause hangs on the base, where a parser is likely to put it.
KILLING_STRIKES = """
    Officials=official described=describe strikes=strike on     a     base   in     Iraq   which    have
    NNS                VBD                NNS            IN     DT    NN     IN     NNP    WDT      VBP
    2/nsubj            0/ROOT             2/obj          6/case 6/det 3/nmod 8/case 6/nmod 11/nsubj 11/aux
    killed=kill 12        people .
    VBN         CD        NNS    .
    6/acl:relcl 13/nummod 11/obj 2/punct
    """


def test_a_plural_verb_modifies_no_singular_noun() -> None:
    noun = antecedent(token(parsed(KILLING_STRIKES), "killed"))
    assert noun is not None
    assert noun.text == "strikes"


def test_a_plural_subject_of_its_own_says_nothing_of_the_noun() -> None:
    table = """
    A     killing and   a     bombing in      which  twelve   people        were=be     killed=kill .
    DT    NN      CC    DT    NN      IN      WDT    CD       NNS           VBD         VBN         .
    2/det 0/ROOT  5/cc  5/det 2/conj  7/case  11/obl 9/nummod 11/nsubj:pass 11/aux:pass 5/acl:relcl 2/punct
    """
    noun = antecedent(token(parsed(table), "killed"))
    assert noun is not None
    assert noun.text == "bombing"


def test_a_singular_verb_modifies_the_noun_beside_it() -> None:
    table = """
    Officials=official described=describe strikes=strike on     a     base   which   holds=hold  prisoners=prisoner
    NNS                VBD                NNS            IN     DT    NN     WDT     VBZ         NNS
    2/nsubj            0/ROOT             2/obj          6/case 6/det 3/nmod 8/nsubj 6/acl:relcl 8/obj
    .
    .
    2/punct
    """
    noun = antecedent(token(parsed(table), "holds"))
    assert noun is not None
    assert noun.text == "base"


def test_an_event_noun_has_its_words_before_and_phrases_behind() -> None:
    table = """
    Iraq    condemned=condemn the   drone      attack by     rebels=rebel on      the    base   .
    NNP     VBD               DT    NN         NN     IN     NNS          IN      DT     NN     .
    2/nsubj 0/ROOT            5/det 5/compound 2/obj  7/case 5/nmod       10/case 10/det 5/nmod 2/punct
    """
    assert found(table, "attack") == {("compound", "drone"), ("by", "rebels"), ("on", "base")}


def test_the_owner_of_an_event_noun_is_possessive() -> None:
    table = """
    Villagers=villager fled=flee the   army        's     bombardment of     the   town   .
    NNS                VBD       DT    NN          POS    NN          IN     DT    NN     .
    2/nsubj            0/ROOT    4/det 6/nmod:poss 4/case 2/obj       9/case 9/det 6/nmod 2/punct
    """
    assert found(table, "bombardment") == {("poss", "army"), ("of", "town")}


def test_a_direction_is_an_argument_of_its_own() -> None:
    table = """
    Army       jets=jet bombed=bomb a     village west     of     Mosul .
    NN         NNS      VBD         DT    NN      RB       IN     NNP   .
    2/compound 3/nsubj  0/ROOT      5/det 3/obj   3/advmod 8/case 6/obl 3/punct
    """
    assert ("direction", "west") in found(table, "bombed")


def test_a_fixed_preposition_is_read_whole() -> None:
    table = """
    The   attack  occurred=occur because of      a     dispute .
    DT    NN      VBD            IN      IN      DT    NN      .
    2/det 3/nsubj 0/ROOT         7/case  4/fixed 7/det 3/obl   3/punct
    """
    assert preposition(token(parsed(table), "dispute")) == "because of"


def test_conjuncts_come_in_text_order() -> None:
    table = """
    Guns=gun ,       rockets=rocket and  mines=mine killed=kill farmers=farmer .
    NNS      ,       NNS            CC   NNS        VBD         NNS            .
    6/nsubj  3/punct 1/conj         5/cc 1/conj     0/ROOT      6/obj          6/punct
    """
    assert [each.text for each in conjuncts(token(parsed(table), "Guns"))] == ["Guns", "rockets", "mines"]


CHARGED = {
    "the object, with a clause": """
    Nuns=nun accuse the   army  of     attacking=attack the   base  .
    NNS      VBP    DT    NN    IN     VBG              DT    NN    .
    2/nsubj  0/ROOT 4/det 2/obj 6/mark 2/advcl          8/det 6/obj 2/punct
    """,
    "the passive's, hung on the accuser": """
    The   army         was=be     accused=accuse by     nuns=nun    of     attacking=attack the    base  .
    DT    NN           VBD        VBN            IN     NNS         IN     VBG              DT     NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT         6/case 4/obl:agent 8/mark 6/acl            10/det 8/obj 4/punct
    """,
    "the passive's, by whatever relation": """
    The   army         is=be      said=say to     be    attacking=attack the   base  .
    DT    NN           VBZ        VBN      TO     VB    VBG              DT    NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT   7/mark 7/aux 4/csubj:pass     9/det 7/obj 4/punct
    """,
}


@pytest.mark.parametrize("table", CHARGED.values(), ids=CHARGED)
def test_who_is_charged_does_it_and_not_who_charges(table: str) -> None:
    assert found(table, "attacking") == {("subject", "army"), ("object", "base")}


def test_the_subject_does_what_a_participle_behind_its_order_says() -> None:
    table = """
    The   king    ordered=order troops=troop back     ,       attacking=attack the   base   .
    DT    NN      VBD           NNS          RB       ,       VBG              DT    NN     .
    2/det 3/nsubj 0/ROOT        3/obj        3/advmod 7/punct 3/advcl          9/det 7/obj  3/punct
    """
    assert found(table, "attacking") == {("subject", "king"), ("object", "base")}


def test_a_clause_on_an_aside_about_a_name_tells_of_the_name() -> None:
    table = """
    Ana      Ruiz   ,       a     judge   who          was=be     shot=shoot  ,       died=die .
    NNP      NNP    ,       DT    NN      WP           VBD        VBN         ,       VBD      .
    10/nsubj 1/flat 5/punct 5/det 1/appos 8/nsubj:pass 8/aux:pass 5/acl:relcl 5/punct 0/ROOT   10/punct
    """
    noun = antecedent(token(parsed(table), "shot"))
    assert noun is not None
    assert noun.text == "Ana"


@pytest.mark.parametrize(
    "table",
    [
        """
    The   guard    ,       a     father  who          was=be     shot=shoot  ,       died=die .
    DT    NN       ,       DT    NN      WP           VBD        VBN         ,       VBD      .
    2/det 10/nsubj 5/punct 5/det 2/appos 8/nsubj:pass 8/aux:pass 5/acl:relcl 5/punct 0/ROOT   10/punct
    """,
        """
    Luis     Vega   ,       a     father  in     whose       house  nuns=nun      were=be     shot=shoot
    NNP      NNP    ,       DT    NN      IN     WP$         NN     NNS           VBD         VBN
    13/nsubj 1/flat 5/punct 5/det 1/appos 8/case 8/nmod:poss 11/obl 11/nsubj:pass 11/aux:pass 5/acl:relcl
    ,       died=die .
    ,       VBD      .
    5/punct 0/ROOT   13/punct
    """,
    ],
    ids=["no name", "a subject of its own"],
)
def test_any_other_aside_keeps_its_clause(table: str) -> None:
    noun = antecedent(token(parsed(table), "shot"))
    assert noun is not None
    assert noun.text == "father"


THREE_VERBS = """
    Rebels=rebel attacked=attack ,       seized=seize and  burned=burn the   base  .
    NNS          VBD             ,       VBD          CC   VBD         DT    NN    .
    2/nsubj      0/ROOT          4/punct 2/conj       6/cc 2/conj      8/det 6/obj 2/punct
"""


def test_one_object_stands_behind_three_verbs() -> None:
    assert ("object", "base") in found(THREE_VERBS, "attacked")


@pytest.mark.parametrize(
    "table",
    [
        """
    Rebels=rebel attacked=attack ,       then     seized=seize and  burned=burn the   base  .
    NNS          VBD             ,       RB       VBD          CC   VBD         DT    NN    .
    2/nsubj      0/ROOT          5/punct 5/advmod 2/conj       7/cc 2/conj      9/det 7/obj 2/punct
    """,
        """
    Rebels=rebel attacked=attack ,       seized=seize cars=car and  burned=burn the   base  .
    NNS          VBD             ,       VBD          NNS      CC   VBD         DT    NN    .
    2/nsubj      0/ROOT          4/punct 2/conj       4/obj    7/cc 2/conj      9/det 7/obj 2/punct
    """,
    ],
    ids=["a word between", "an object between"],
)
def test_an_object_further_behind_is_not_shared(table: str) -> None:
    assert ("object", "base") not in found(table, "attacked")


@pytest.mark.parametrize(
    ("table", "is_direction"),
    [
        (
            """
    A     strike  west     of     Mosul failed=fail .
    DT    NN      RB       IN     NNP   VBD         .
    2/det 6/nsubj 2/advmod 5/case 3/obl 0/ROOT      6/punct
    """,
            True,
        ),
        (
            """
    A     strike  west     failed=fail .
    DT    NN      RB       VBD         .
    2/det 4/nsubj 2/advmod 0/ROOT      4/punct
    """,
            False,
        ),
    ],
    ids=["of a town", "alone"],
)
def test_an_adverb_with_a_town_is_the_direction_of_an_event(table: str, is_direction: bool) -> None:
    assert (("direction", "west") in found(table, "strike")) is is_direction
