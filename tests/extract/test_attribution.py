"""Who says it: reporting clauses, tails, "according to", and speakers beside quotations whose verb was lost."""

from __future__ import annotations

import pytest

from kg.extract.speech.quotations import find_quotations
from kg.records import RoleName
from tests.extract.docs import fillers, only, read, speeches_in, token


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


SPOKEN = {
    "whoever is subject of what is said": (
        """
    A     librarian said=say rebels=rebel attacked=attack the   base  .
    DT    NN        VBD      NNS          VBD             DT    NN    .
    2/det 3/nsubj   0/ROOT   5/nsubj      3/ccomp         7/det 5/obj 3/punct
    """,
        "librarian",
    ),
    "a noun of saying, for whose it is": (
        """
    The   mayor       's     claim  that   rebels=rebel attacked=attack the   base  spread .
    DT    NN          POS    NN     IN     NNS          VBD             DT    NN    VBD    .
    2/det 4/nmod:poss 2/case 10/nsubj 7/mark 7/nsubj    4/acl           9/det 7/obj 0/ROOT 10/punct
    """,
        "mayor",
    ),
    "who carries word": (
        """
    Kin=kin carried=carry word  that   rebels=rebel attacked=attack the   base  .
    NNS     VBD           NN    IN     NNS          VBD             DT    NN    .
    2/nsubj 0/ROOT        2/obj 6/mark 6/nsubj      3/acl           8/det 6/obj 2/punct
    """,
        "Kin",
    ),
    "from whom it was heard": (
        """
    We      heard=hear from   nuns=nun that   rebels=rebel attacked=attack the   base  .
    PRP     VBD        IN     NNS      IN     NNS          VBD             DT    NN    .
    2/nsubj 0/ROOT     4/case 2/obl    7/mark 7/nsubj      4/acl           9/det 7/obj 2/punct
    """,
        "nuns",
    ),
    "in whose words": (
        """
    In     the   words=word of     nuns=nun ,       rebels=rebel attacked=attack the    base   .
    IN     DT    NNS        IN     NNS      ,       NNS          VBD             DT     NN     .
    3/case 3/det 8/obl      5/case 3/nmod   8/punct 8/nsubj      0/ROOT          10/det 8/obj  8/punct
    """,
        "nuns",
    ),
    "whom a paper quotes": (
        """
    The   paper   quoted=quote nuns=nun as     saying=say rebels=rebel attacked=attack the    base  .
    DT    NN      VBD          NNS      IN     VBG        NNS          VBD             DT     NN    .
    2/det 3/nsubj 0/ROOT       3/obj    6/mark 3/advcl    8/nsubj      6/ccomp         10/det 8/obj 3/punct
    """,
        "nuns",
    ),
    "who accuses": (
        """
    Nuns=nun accuse the   army  of     attacking=attack the   base  .
    NNS      VBP    DT    NN    IN     VBG              DT    NN    .
    2/nsubj  0/ROOT 4/det 2/obj 6/mark 2/advcl          8/det 6/obj 2/punct
    """,
        "Nuns",
    ),
    "by whom somebody is accused": (
        """
    The   army        was=be     accused=accuse by     nuns=nun    of     attacking=attack the    base  .
    DT    NN          VBD        VBN            IN     NNS         IN     VBG              DT     NN    .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT        6/case 4/obl:agent 8/mark 6/acl            10/det 8/obj 4/punct
    """,
        "nuns",
    ),
    "who says it of themselves": (
        """
    Rebels=rebel ,       who     said=say    they    attacked=attack the   base  ,       fled=flee .
    NNS          ,       WP      VBD         PRP     VBD             DT    NN    ,       VBD       .
    10/nsubj     4/punct 4/nsubj 1/acl:relcl 6/nsubj 4/ccomp         8/det 6/obj 4/punct 0/ROOT    10/punct
    """,
        "Rebels",
    ),
    "behind the verb": (
        """
    Rebels=rebel attacked=attack the   base  ,       reported=report the   ministry .
    NNS          VBD             DT    NN    ,       VBD             DT    NN       .
    2/nsubj      6/ccomp         4/det 2/obj 2/punct 0/ROOT          8/det 6/iobj   6/punct
    """,
        "ministry",
    ),
    "beside a subject of the attack": (
        """
    Rebels=rebel attacked=attack the   base  ,       the   army    reported=report on     Monday .
    NNS          VBD             DT    NN    ,       DT    NN      VBD             IN     NNP    .
    2/nsubj      8/ccomp         4/det 2/obj 2/punct 7/det 2/nsubj 0/ROOT          10/case 2/obl 8/punct
    """,
        "army",
    ),
    "in the middle": (
        """
    Rebels=rebel ,       a     nurse   recalled=recall ,       attacked=attack the   base  .
    NNS          ,       DT    NN      VBD             ,       VBD             DT    NN    .
    7/nsubj      4/punct 4/det 1/appos 1/acl:relcl     1/punct 0/ROOT          9/det 7/obj 7/punct
    """,
        "nurse",
    ),
    "without a verb": (
        """
    Spokesman    Tim    Vale   Monday          that   rebels=rebel attacked=attack the   base  .
    NN           NNP    NNP    NNP             IN     NNS          VBD             DT    NN    .
    2/nmod:desc  0/ROOT 2/flat 2/nmod:unmarked 7/mark 7/nsubj      4/acl           9/det 7/obj 2/punct
    """,
        "Tim",
    ),
    "behind a headline": (
        """
    Rebels=rebel attacked=attack the   base  -       police
    NNS          VBD             DT    NN    :       NN
    2/nsubj      0/ROOT          4/det 2/obj 2/punct 2/appos
    """,
        "police",
    ),
}


@pytest.mark.parametrize(("table", "speaker"), SPOKEN.values(), ids=SPOKEN)
def test_somebody_says_that_it_was_attacked(table: str, speaker: str) -> None:
    attack = "attacking" if "attacking" in table else "attacked"
    assert voice(table, attack, names={"Tim Vale": "PERSON"} if "Tim" in table else {}) == speaker


UNSPOKEN = {
    "a plan": """
    Rebels=rebel attacked=attack the   base  according=accord to      plan  .
    NNS          VBD             DT    NN    VBG              IN      NN    .
    2/nsubj      0/ROOT          4/det 2/obj 7/case           5/fixed 2/obl 2/punct
    """,
    "of whom others say something": """
    Rebels=rebel said=say to     be    hungry  attacked=attack the   base  .
    NNS          VBD      TO     VB    JJ      VBD             DT    NN    .
    2/nsubj      0/ROOT   5/mark 5/cop 2/ccomp 2/ccomp         8/det 6/obj 2/punct
    """,
    "a clause of time before a saying": """
    After  rebels=rebel attacked=attack the   base  ,       the   army    said=say .
    IN     NNS          VBD             DT    NN    ,       DT    NN      VBD      .
    3/mark 3/nsubj      9/advcl         5/det 3/obj 3/punct 8/det 9/nsubj 0/ROOT   9/punct
    """,
    "behind a semicolon": """
    Radio   reported=report a     raid  ;       rebels=rebel attacked=attack the   base  .
    NN      VBD             DT    NN    :       NNS          VBD             DT    NN    .
    2/nsubj 0/ROOT          4/det 2/obj 7/punct 7/nsubj      2/parataxis     9/det 7/obj 2/punct
    """,
    "what was shared": """
    Friends=friend shared=share a     film  of     men=man who     attacked=attack the    base  .
    NNS            VBD          DT    NN    IN     NNS     WP      VBD             DT     NN    .
    2/nsubj        0/ROOT       4/det 2/obj 6/case 4/nmod  8/nsubj 6/acl:relcl     10/det 8/obj 2/punct
    """,
}


@pytest.mark.parametrize("table", UNSPOKEN.values(), ids=UNSPOKEN)
def test_nobody_says_that_it_was_attacked(table: str) -> None:
    assert voice(table, "attacked") is None


def test_a_quotation_goes_on_from_the_sentence_before() -> None:
    table = """
    The   nurse   spoke=speak to     students=student .
    DT    NN      VBD         IN     NNS              .
    2/det 3/nsubj 0/ROOT      5/case 3/obl            3/punct

    “="     Rebels=rebel attacked=attack the   base  .       ”="
    ``      NNS          VBD             DT    NN    .       ''
    3/punct 3/nsubj      0/ROOT          5/det 3/obj 3/punct 3/punct

    Soldiers=soldier bombed=bomb the   camp  .
    NNS              VBD         DT    NN    .
    2/nsubj          0/ROOT      4/det 2/obj 2/punct
    """
    assert voice(table, "attacked") == "nurse"
    assert voice(table, "bombed") is None


def test_both_parts_of_a_split_quotation_are_said() -> None:
    table = """
    “="     We      ran=run ,       ”="     said=say a     nurse   ,       “="       and   rebels=rebel attacked=attack
    ``      PRP     VBD     ,       ''      VBD      DT    NN      ,       ``        CC    NNS          VBD
    3/punct 3/nsubj 6/ccomp 3/punct 3/punct 0/ROOT   8/det 6/nsubj 6/punct 13/punct 13/cc 13/nsubj     6/conj
    the    base   .       ”="
    DT     NN     .       ''
    15/det 13/obj 6/punct 6/punct
    """
    assert voice(table, "attacked") == "nurse"


def test_the_cue_of_according_is_its_words() -> None:
    table = """
    Rebels=rebel attacked=attack the   base  ,       according=accord to      officials=official .
    NNS          VBD             DT    NN    ,       VBG              IN      NNS                .
    2/nsubj      0/ROOT          4/det 2/obj 8/punct 8/case           6/fixed 2/obl              2/punct
    """
    (attribution,) = only(table).attributions
    assert (attribution.speaker.text, attribution.cue) == ("officials", "according to")


def test_who_tells_it_is_no_initiator() -> None:
    account = only(SPOKEN["beside a subject of the attack"][0])
    assert fillers(account)[RoleName.INITIATOR] == ["Rebels"]


def test_a_tail_behind_a_quotation_says_no_more_than_it() -> None:
    table = """
    Rebels=rebel attacked=attack .       “="     We      bombed=bomb them  ,       ”="     said=say she   .
    NNS          VBD             .       ``      PRP     VBD         PRP   ,       ''      VBD      PRP   .
    2/nsubj      0/ROOT          2/punct 6/punct 6/nsubj 10/ccomp    6/obj 6/punct 6/punct 2/conj   6/obj 2/punct
    """
    assert voice(table, "attacked") is None
    assert voice(table, "bombed") == "she"


def test_a_mark_that_opens_within_a_quotation_ends_it_where_the_closing_one_was_lost() -> None:
    reading = read("""
    “       Roads=road fell=fall silent   at     dusk  ,       “       she     said=say .
    ``      NNS        VBD       JJ       IN     NN    ,       ``      PRP     VBD      .
    3/punct 3/nsubj    10/ccomp  3/xcomp  6/case 3/obl 3/punct 3/punct 10/nsubj 0/ROOT  10/punct
    """)
    assert next(iter(find_quotations(reading.doc))) == (1, 7)


def test_who_adds_something_in_a_tail_is_who_spoke_before() -> None:
    table = """
    Officials=official said=say rebels=rebel attacked=attack the   base  .
    NNS                VBD      NNS          VBD             DT    NN    .
    2/nsubj            0/ROOT   4/nsubj      2/ccomp         6/det 4/obj 2/punct

    Twelve   monks=monk   were=be    killed=kill ,       they    added=add   .
    CD       NNS          VBD        VBN         ,       PRP     VBD         .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT      4/punct 7/nsubj 4/parataxis 4/punct
    """
    reading = read(table)
    assert reading.referent(token(reading, "they")).text == "Officials"


def test_who_puts_the_toll_at_a_number_says_so() -> None:
    table = """
    The   envoy   put    the   number of     dead   at     30    .
    DT    NN      VBD    DT    NN     IN     NN     IN     CD    .
    2/det 3/nsubj 0/ROOT 5/det 3/obj  7/case 5/nmod 9/case 3/obl 3/punct
    """
    assert voice(table, "dead") == "envoy"
    assert voice(table.replace("number", "candle"), "dead") is None


def test_a_statement_that_follows_a_colon_is_by_who_released_it() -> None:
    table = """
    The   army    released=release the   following=follow statement :       ¶
    DT    NN      VBD              DT    VBG              NN        :       SP
    2/det 3/nsubj 0/ROOT           6/det 6/amod           3/obj     3/punct 3/punct

    Rebels=rebel attacked=attack a     convoy .
    NNS          VBD             DT    NN     .
    2/nsubj      0/ROOT          4/det 2/obj  2/punct
    """
    assert voice(table, "attacked") == "army"


@pytest.mark.parametrize(("determiner", "speaker"), [("Some", "group"), ("No", None), ("Neither", None)])
def test_nobody_speaks(determiner: str, speaker: str | None) -> None:
    table = f"""
    {determiner} group   said=say rebels=rebel attacked=attack the   base  .
    DT           NN      VBD      NNS          VBD             DT    NN    .
    2/det        3/nsubj 0/ROOT   5/nsubj      3/ccomp         7/det 5/obj 3/punct
    """
    assert voice(table, "attacked") == speaker
