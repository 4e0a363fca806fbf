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


# ----------------------------------------------------------------------------------------------- whom it is directed at

KENYA, CHAD = {"Kenya": "LOC place/ke"}, {"Chad": "LOC place/td"}
BOTH = KENYA | CHAD


def directed(table: str, **marks: dict[str, str]) -> list[tuple[str, str]]:
    """Return the targets of the one statement of a table, with the rules that found them."""
    (statement,) = statements(extracted(table, **marks))
    return [(role.mention.name or role.mention.text, role.rule) for role in statement.of(RoleName.TARGET)]


@pytest.mark.parametrize(
    ("table", "target", "rule"),
    [
        pytest.param(
            """
    Kenya   accused=accuse Chad  of     theft .
    NNP     VBD            NNP   IN     NN    .
    2/nsubj 0/ROOT         2/obj 5/case 2/obl 2/punct
    """,
            "Chad",
            "addressee",
            id="accused of",
        ),
        pytest.param(
            """
    Chad        was=be     criticised=criticise by     Kenya       .
    NNP         VBD        VBN                  IN     NNP         .
    3/nsubj:pass 3/aux:pass 0/ROOT              5/case 3/obl:agent 3/punct
    """,
            "Chad",
            "addressee",
            id="criticised by",
        ),
        pytest.param(
            """
    Kenya   demanded=demand that   Chad    close   its=its    camps=camp .
    NNP     VBD             IN     NNP     VB      PRP$       NNS        .
    2/nsubj 0/ROOT          5/mark 5/nsubj 2/ccomp 7/nmod:poss 5/obj     2/punct
    """,
            "Chad",
            "asked-subject",
            id="demanded that",
        ),
        pytest.param(
            """
    Kenya   rejected=reject a     proposal of     Chad   .
    NNP     VBD             DT    NN       IN     NNP    .
    2/nsubj 0/ROOT          4/det 2/obj    6/case 4/nmod 2/punct
    """,
            "Chad",
            "aim-object",
            id="a proposal of",
        ),
        pytest.param(
            """
    Kenya   welcomed=welcome the   renewal of     its=its    ties=tie with   Chad   .
    NNP     VBD              DT    NN      IN     PRP$       NNS      IN     NNP    .
    2/nsubj 0/ROOT           4/det 2/obj   7/case 7/nmod:poss 4/nmod  9/case 7/nmod 2/punct
    """,
            "Chad",
            "aim-object",
            id="ties with, two nouns deep",
        ),
        pytest.param(
            """
    Kenya   threatened=threaten to     close   its=its     border with   Chad   .
    NNP     VBD                 TO     VB      PRP$        NN     IN     NNP    .
    2/nsubj 0/ROOT              4/mark 2/xcomp 6/nmod:poss 4/obj  8/case 6/nmod 2/punct
    """,
            "Chad",
            "aim-infinitive",
            id="threatened to",
        ),
        pytest.param(
            """
    Kenya   called=call for    sanctions=sanction against Chad   .
    NNP     VBD         IN     NNS                IN      NNP    .
    2/nsubj 0/ROOT      4/case 2/obl              6/case  4/nmod 2/punct
    """,
            "Chad",
            "aim-oblique",
            id="called for sanctions against",
        ),
        pytest.param(
            """
    Kenya   threatened=threaten to     leave   the   talks=talk if     Chad    stays=stay .
    NNP     VBD                 TO     VB      DT    NNS        IN     NNP     VBZ        .
    2/nsubj 0/ROOT              4/mark 2/xcomp 6/det 4/obj      9/mark 9/nsubj 4/advcl    2/punct
    """,
            "Chad",
            "aim-condition",
            id="threatened if",
        ),
        pytest.param(
            """
    Kenya   said=say Chad    must  close   its=its     camps=camp .
    NNP     VBD      NNP     MD    VB      PRP$        NNS        .
    2/nsubj 0/ROOT   5/nsubj 5/aux 2/ccomp 7/nmod:poss 5/obj      2/punct
    """,
            "Chad",
            "asked-subject",
            id="must",
        ),
        pytest.param(
            """
    Kenya   said=say it      would halt    trade with   Chad   .
    NNP     VBD      PRP     MD    VB      NN    IN     NNP    .
    2/nsubj 0/ROOT   5/nsubj 5/aux 2/ccomp 5/obj 8/case 6/nmod 2/punct
    """,
            "Chad",
            "announced-act",
            id="an announced act",
        ),
    ],
)
def test_a_statement_is_directed_at_whom_its_words_name(table: str, target: str, rule: str) -> None:
    assert directed(table, hits=BOTH) == [(target, rule)]


def test_whom_somebody_turns_to_is_whom_they_complain_to() -> None:
    table = """
    Kenya   summoned=summon an=a  envoy to     complain about  delays=delay .
    NNP     VBD             DT    NN    TO     VB       IN     NNS          .
    2/nsubj 0/ROOT          4/det 2/obj 6/mark 2/advcl  8/case 6/obl        2/punct
    """
    assert directed(table, hits=KENYA) == [("an envoy", "aim-purpose")]


def test_unnamed_speakers_keep_the_place_that_they_are_put_in() -> None:
    table = """
    Lawmakers=lawmaker in     Chad   condemned=condemn the   raid  .
    NNS                IN     NNP    VBD               DT    NN    .
    4/nsubj            3/case 1/nmod 0/ROOT            6/det 4/obj 4/punct
    """
    (statement,) = statements(extracted(table, hits=CHAD))
    assert statement.roles[0].mention.text == "Lawmakers in Chad"


def test_an_actor_right_before_a_verb_without_subject_speaks() -> None:
    table = """
    Kenya  Monday              rejected=reject the   offer .
    NNP    NNP                 VBD             DT    NN    .
    5/appos 1/nmod:unmarked    0/ROOT          5/det 3/obj 3/punct
    """
    (statement,) = statements(extracted(table, hits=KENYA))
    assert (statement.roles[0].mention.name, statement.rules) == ("Kenya", ("stance-before-verb",))


def test_who_is_attacked_is_not_whom_a_condemnation_is_directed_at() -> None:
    table = """
    Kenya   condemned=condemn an=a  attack by     rebels=rebel on     Chad   .
    NNP     VBD               DT    NN     IN     NNS          IN     NNP    .
    2/nsubj 0/ROOT            4/det 2/obj  6/case 4/nmod       8/case 4/nmod 2/punct
    """
    assert directed(table, hits=BOTH) == [("rebels", "aim-object")]


def test_a_condemned_attack_of_unknown_hand_is_directed_at_nobody() -> None:
    table = """
    Kenya   condemned=condemn an=a  attack on     Chad   .
    NNP     VBD               DT    NN     IN     NNP    .
    2/nsubj 0/ROOT            4/det 2/obj  6/case 2/obl  2/punct
    """
    assert directed(table, hits=BOTH) == []


def test_nobody_is_directed_at_by_mourning() -> None:
    table = """
    Kenya   expressed=express its=its     sympathy with   Chad   .
    NNP     VBD               PRP$        NN       IN     NNP    .
    2/nsubj 0/ROOT            4/nmod:poss 2/obj    6/case 4/nmod 2/punct
    """
    assert directed(table, hits=BOTH) == []


def test_several_speakers_make_one_statement() -> None:
    table = """
    Kenya   and  Chad   condemned=condemn the   raid  .
    NNP     CC   NNP    VBD               DT    NN    .
    4/nsubj 3/cc 1/conj 0/ROOT            6/det 4/obj 4/punct
    """
    (statement,) = statements(extracted(table, hits=BOTH))
    assert [role.mention.name for role in statement.of(RoleName.SPEAKER)] == ["Kenya", "Chad"]


def test_a_declaration_speaks_for_who_issued_it() -> None:
    table = """
    Kenya   issued=issue a     declaration demanding=demand that   Chad    leave   .
    NNP     VBD          DT    NN          VBG              IN     NNP     VB      .
    2/nsubj 0/ROOT       4/det 2/obj       4/acl            8/mark 8/nsubj 5/ccomp 2/punct
    """
    (statement,) = statements(extracted(table, hits=BOTH))
    assert [role.mention.name for role in statement.roles] == ["Kenya", "Chad"]


# -------------------------------------------------------------------------------------------------- what the words mean


@pytest.mark.parametrize(
    ("noun", "stance"), [("allegation", "denial"), ("offer", "statement")], ids=["an accusation", "an offer"]
)
def test_only_who_rejects_an_accusation_denies_it(noun: str, stance: str) -> None:
    table = f"""
    Kenya   rejected=reject the   {noun} .
    NNP     VBD             DT    NN     .
    2/nsubj 0/ROOT          4/det 2/obj  2/punct
    """
    assert [statement.type for statement in statements(extracted(table, hits=KENYA))] == [stance]


@pytest.mark.parametrize(
    ("noun", "stance"), [("retaliation", "threat"), ("aid", "statement")], ids=["of harm", "of help"]
)
def test_a_promise_is_a_threat_only_of_harm(noun: str, stance: str) -> None:
    table = f"""
    Kenya   promised=promise {noun} .
    NNP     VBD              NN     .
    2/nsubj 0/ROOT           2/obj  2/punct
    """
    assert [statement.type for statement in statements(extracted(table, hits=KENYA))] == [stance]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
    Kenya   refused=refuse to     comment .
    NNP     VBD            TO     VB      .
    2/nsubj 0/ROOT         4/mark 2/xcomp 2/punct
    """,
            id="refused to comment",
        ),
        pytest.param(
            """
    The   minister hails=hail from   Kenya .
    DT    NN       VBZ        IN     NNP   .
    2/det 3/nsubj  0/ROOT     5/case 3/obl 3/punct
    """,
            id="hails from",
        ),
        pytest.param(
            """
    Kenya   asked=ask a     question .
    NNP     VBD       DT    NN       .
    2/nsubj 0/ROOT    4/det 2/obj    2/punct
    """,
            id="asked a question",
        ),
    ],
)
def test_a_verb_of_a_stance_can_mean_something_else(table: str) -> None:
    assert statements(extracted(table, hits=KENYA)) == []


@pytest.mark.parametrize(
    ("noun", "stance"),
    [("consequences=consequence", "threat"), ("floods=flood", "statement")],
    ids=["threat", "caution"],
)
def test_a_warning_is_a_threat_only_of_harm_to_whom_it_is_given(noun: str, stance: str) -> None:
    table = f"""
    Kenya   warned=warn Chad  of     {noun} .
    NNP     VBD         NNP   IN     NNS    .
    2/nsubj 0/ROOT      2/obj 5/case 2/obl  2/punct
    """
    assert [statement.type for statement in statements(extracted(table, hits=BOTH))] == [stance]


def test_a_thing_that_is_maintained_is_not_said() -> None:
    table = """
    Kenya   maintained=maintain a     camp  in     the   north .
    NNP     VBD                 DT    NN    IN     DT    NN    .
    2/nsubj 0/ROOT              4/det 2/obj 7/case 7/det 4/nmod 2/punct
    """
    assert statements(extracted(table, hits=KENYA)) == []


def test_an_attack_claimed_by_somebody_is_their_claim() -> None:
    table = """
    An=a  attack  claimed=claim by     Hamas       hit=hit the   village .
    DT    NN      VBN           IN     NNP         VBD     DT    NN      .
    2/det 6/nsubj 2/acl         5/case 3/obl:agent 0/ROOT  8/det 6/obj   6/punct
    """
    extraction = extracted(table, hits=HAMAS)
    (statement,) = statements(extraction)
    assert statement.type == "claim-of-responsibility"
    assert set(statement.about) & {event.id for event in events(extraction)}


# ------------------------------------------------------------------------------------------------------- in their words

OPENING = """
    The   minister ,       Ada     Okoro  ,       said=say :       ¶
    DT    NN       ,       NNP     NNP    ,       VBD      :       _SP
    2/det 7/nsubj  4/punct 2/appos 4/flat 4/punct 0/ROOT   7/punct 7/dep
"""
OKORO = {"Ada Okoro": "PERSON"}


def own_words(sentence: str, lead: str = "") -> list[tuple[str, str, str]]:
    """Return stance, speaker and rule of what follows "The minister, Ada Okoro, said:"."""
    found = statements(extracted(f"{lead}\n{OPENING}\n{sentence}", names=OKORO))
    return [(each.type, each.roles[0].mention.text, each.rules[-1]) for each in found]


@pytest.mark.parametrize(
    ("sentence", "stance", "rule"),
    [
        pytest.param(
            """
    I       welcome the   truce .
    PRP     VBP     DT    NN    .
    2/nsubj 0/ROOT  4/det 2/obj 2/punct
    """,
            "support",
            "stance-announced",
            id="I welcome",
        ),
        pytest.param(
            """
    This    is=be unacceptable .
    DT      VBZ   JJ           .
    3/nsubj 3/cop 0/ROOT       3/punct
    """,
            "condemnation",
            "judged-announced",
            id="is unacceptable",
        ),
        pytest.param(
            """
    All   sides=side must  leave  .
    DT    NNS        MD    VB     .
    2/det 4/nsubj    4/aux 0/ROOT 4/punct
    """,
            "demand",
            "judged-announced",
            id="must",
        ),
        pytest.param(
            """
    Our         prayers=prayer are=be with   the   families=family .
    PRP$        NNS            VBP    IN     DT    NNS             .
    2/nmod:poss 6/nsubj        6/cop  6/case 6/det 0/ROOT          6/punct
    """,
            "mourning",
            "judged-announced",
            id="prayers",
        ),
        pytest.param(
            """
    We      remain committed to     peace .
    PRP     VBP    JJ        IN     NN    .
    2/nsubj 0/ROOT 2/xcomp   5/case 3/obl 2/punct
    """,
            "support",
            "judged-announced",
            id="remain committed",
        ),
        pytest.param(
            """
    We      will  bomb   their=their camps=camp .
    PRP     MD    VB     PRP$        NNS        .
    3/nsubj 3/aux 0/ROOT 5/nmod:poss 3/obj      3/punct
    """,
            "threat",
            "judged-announced",
            id="will bomb",
        ),
    ],
)
def test_what_follows_a_colon_are_the_speakers_own_words(sentence: str, stance: str, rule: str) -> None:
    assert own_words(sentence) == [(stance, "Ada Okoro", rule)]


def test_what_somebody_must_do_themselves_is_no_demand() -> None:
    assert (
        own_words("""
    We      must  leave  .
    PRP     MD    VB     .
    3/nsubj 3/aux 0/ROOT 3/punct
    """)
        == []
    )


def test_the_same_judgement_in_the_reports_own_words_is_nobodys_statement() -> None:
    table = """
    This    is=be unacceptable .
    DT      VBZ   JJ           .
    3/nsubj 3/cop 0/ROOT       3/punct
    """
    assert statements(extracted(table)) == []


def test_a_lead_that_says_what_its_speaker_says_below_is_not_told_twice() -> None:
    lead = """
    Minister   Ada     Okoro  welcomes=welcome the   truce .
    NN         NNP     NNP    VBZ              DT    NN    .
    2/nmod:desc 4/nsubj 2/flat 0/ROOT          6/det 4/obj 4/punct
    """
    own = """
    I       welcome the   truce .
    PRP     VBP     DT    NN    .
    2/nsubj 0/ROOT  4/det 2/obj 2/punct
    """
    assert own_words(own, lead) == [("support", "Ada Okoro", "stance-announced")]


def test_events_told_after_a_colon_are_told_by_the_speaker() -> None:
    assert own_words("""
    Rebels=rebel shelled=shell the   camp  .
    NNS          VBD           DT    NN    .
    2/nsubj      0/ROOT        4/det 2/obj 2/punct
    """) == [("announcement", "Ada Okoro", "told-announced")]


def test_we_is_the_body_that_writes() -> None:
    table = """
    Hamas   supports=support the   plan  .
    NNP     VBZ              DT    NN    .
    2/nsubj 0/ROOT           4/det 2/obj 2/punct

    We      call   for    a     truce .
    PRP     VBP    IN     DT    NN    .
    2/nsubj 0/ROOT 5/case 5/det 2/obl 2/punct
    """
    (_, demand) = statements(extracted(table, hits=HAMAS))
    assert (demand.type, demand.roles[0].mention.entry, demand.rules) == ("demand", "actor/hamas", ("stance-author",))


def speaking(table: str, **marks: dict[str, str]) -> list[tuple[str, str]]:
    """Return the speakers of the statements that a body makes in its own release."""
    found = (each for each in statements(extracted(table, **marks)) if "stance-author" in each.rules)
    return [(each.type, role.mention.text) for each in found for role in each.of(RoleName.SPEAKER)]


HAMAS_SUPPORTS = """
    Hamas   supports=support the   truce .
    NNP     VBZ              DT    NN    .
    2/nsubj 0/ROOT           4/det 2/obj 2/punct
"""
WE_THE = """
    We      ,       the   {who}   ,       condemn the   plan  .
    PRP     ,       DT    NNS     ,       VBP     DT    NN    .
    6/nsubj 4/punct 4/det 1/appos 4/punct 0/ROOT  8/det 6/obj 6/punct
    """


def test_we_are_those_whom_the_words_behind_it_name() -> None:
    assert speaking(WE_THE.format(who="ministers=minister")) == [("condemnation", "the ministers")]


def test_we_are_those_whom_the_words_behind_it_name_as_the_subject() -> None:
    table = """
    We           ,       the   ministers=minister ,       meet   today .
    PRP          ,       DT    NNS                ,       VBP    NN    .
    6/dislocated 4/punct 4/det 6/nsubj            4/punct 0/ROOT 6/obl 6/punct

    We      call   for    a     truce .
    PRP     VBP    IN     DT    NN    .
    2/nsubj 0/ROOT 5/case 5/det 2/obl 2/punct
    """
    assert speaking(table) == [("demand", "the ministers")]


@pytest.mark.parametrize(
    "table",
    [
        WE_THE.format(who="mountains=mountain"),
        """
    We      all      here     too      the   ministers=minister condemn the   plan  .
    PRP     RB       RB       RB       DT    NNS                VBP     DT    NN    .
    7/nsubj 1/advmod 1/advmod 1/advmod 6/det 1/appos            0/ROOT  9/det 7/obj 7/punct
    """,
    ],
    ids=["nobody", "far behind"],
)
def test_we_are_not_whatever_stands_behind_it(table: str) -> None:
    assert speaking(table) == []
    assert speaking(HAMAS_SUPPORTS + table, hits=HAMAS) == [("condemnation", "Hamas")]


UNDERSIGNED = """
    {determiner} undersigned {body}  {verb} the   plan  .
    DT           JJ          NNS     VBP    DT    NN    .
    3/det        3/amod      4/nsubj 0/ROOT 6/det 4/obj 4/punct

    We      call   for    a     truce .
    PRP     VBP    IN     DT    NN    .
    2/nsubj 0/ROOT 5/case 5/det 2/obl 2/punct
"""


@pytest.mark.parametrize("body", ["nations=nation", "states=state", "signatories=signatory", "ministers=minister"])
def test_we_are_the_undersigned_who_take_a_stance(body: str) -> None:
    table = UNDERSIGNED.format(determiner="The", body=body, verb="condemn")
    assert speaking(table) == [("demand", f"The undersigned {body.partition('=')[0]}")]


@pytest.mark.parametrize(
    ("determiner", "body", "verb"),
    [
        ("Some", "nations=nation", "condemn"),
        ("The", "nations=nation", "drink"),
        ("The", "mountains=mountain", "support"),
    ],
    ids=["some", "without a stance", "no body"],
)
def test_we_are_no_others_of_whom_the_sentence_before_tells(determiner: str, body: str, verb: str) -> None:
    table = UNDERSIGNED.format(determiner=determiner, body=body, verb=verb)
    assert speaking(table) == []
    assert speaking(HAMAS_SUPPORTS + table, hits=HAMAS) == [("demand", "Hamas")]


def test_a_word_of_a_states_name_is_no_owner_of_it() -> None:
    table = """
    Kenya   demanded=demand that   the   Islamic    Republic should leave   .
    NNP     VBD             IN     DT    NNP        NNP      MD     VB      .
    2/nsubj 0/ROOT          8/mark 6/det 6/compound 8/nsubj  8/aux  2/ccomp 2/punct
    """
    assert directed(table, hits=KENYA | {"Islamic Republic": "LOC place/ir"}) == [("Islamic Republic", "asked-subject")]


def test_a_nation_before_a_body_owns_it() -> None:
    table = """
    Kenya   demanded=demand that   the   Chadian proposal should fail    .
    NNP     VBD             IN     DT    JJ      NN       MD     VB      .
    2/nsubj 0/ROOT          8/mark 6/det 6/amod  8/nsubj  8/aux  2/ccomp 2/punct
    """
    assert directed(table, hits=KENYA | {"Chadian": "NORP actor/td"}) == [("Chadian", "asked-subject")]


# --------------------------------------------------------------------------------------------------- what it is about


def test_mourning_is_about_the_dead_before_it() -> None:
    table = """
    Rebels=rebel killed=kill six      nurses=nurse .
    NNS          VBD         CD       NNS          .
    2/nsubj      0/ROOT      4/nummod 2/obj        2/punct

    Iraq    sent=send its=its     condolences=condolence .
    NNP     VBD       PRP$        NNS                    .
    2/nsubj 0/ROOT    4/nmod:poss 2/obj                  2/punct
    """
    extraction = extracted(table, hits=IRAQ)
    (statement,), (killing,) = statements(extraction), events(extraction)
    assert (statement.type, statement.about) == ("mourning", (killing.id,))


def test_what_a_private_person_says_about_no_event_is_no_statement() -> None:
    table = """
    A     nurse   said=say the   town    was=be quiet   .
    DT    NN      VBD      DT    NN      VBD    JJ      .
    2/det 3/nsubj 0/ROOT   5/det 7/nsubj 7/cop  3/ccomp 3/punct
    """
    assert statements(extracted(table)) == []


# ----------------------------------------------------------------------------------------------- releases and documents


RELEASE = """
    The   minister said=say :       ¶
    DT    NN       VBD      :       SP
    2/det 3/nsubj  0/ROOT   3/punct 3/punct

    Gunmen=gunman attacked=attack the   depot .
    NNS           VBD             DT    NN    .
    2/nsubj       0/ROOT          4/det 2/obj 2/punct

    The   siege   of     Hamas  is=be failing=fail .
    DT    NN      IN     NNP    VBZ   VBG          .
    2/det 6/nsubj 4/case 2/nmod 6/aux 0/ROOT       6/punct

    We      drank=drink tea   .
    PRP     VBD         NN    .
    2/nsubj 0/ROOT      2/obj 2/punct
"""


def test_what_a_release_tells_is_said_by_who_is_announced() -> None:
    (attack, *_) = events(extracted(RELEASE, hits=HAMAS))
    assert [said.speaker.text for said in attack.attributions] == ["The minister"]


def test_of_a_release_what_tells_of_events_and_what_holds_of_others_are_statements() -> None:
    told = statements(extracted(RELEASE, hits=HAMAS))
    assert [(each.type, each.rules) for each in told] == [("announcement", ("told-announced",))] * 2


def speakers(table: str, **marks: dict[str, str]) -> list[tuple[str, str]]:
    """Return the stance and the first speaker of each statement."""
    return [
        (each.type, next(role.mention.text for role in each.roles if role.name is RoleName.SPEAKER))
        for each in statements(extracted(table, **marks))
    ]


def test_a_statement_is_that_of_the_body_named_before_it() -> None:
    table = """
    A     Hamas      press      statement accused=accuse the   army  of     shelling=shell the    camp  .
    DT    NNP        NN         NN        VBD            DT    NN    IN     VBG            DT     NN    .
    4/det 4/compound 4/compound 5/nsubj   0/ROOT         7/det 5/obj 9/mark 5/advcl        11/det 9/obj 5/punct
    """
    assert speakers(table, hits=HAMAS) == [("announcement", "Hamas")]


def test_the_statement_is_that_of_who_issued_it_before() -> None:
    table = """
    The   council issued=issue a     statement .
    DT    NN      VBD          DT    NN        .
    2/det 3/nsubj 0/ROOT       5/det 3/obj     3/punct

    The   statement condemned=condemn the   raid  .
    DT    NN        VBD               DT    NN    .
    2/det 3/nsubj   0/ROOT            5/det 3/obj 3/punct
    """
    assert speakers(table) == [("condemnation", "The council")]


def test_a_resolution_speaks_for_who_adopted_it() -> None:
    table = """
    The   council adopted=adopt a     resolution .
    DT    NN      VBD           DT    NN         .
    2/det 3/nsubj 0/ROOT        5/det 3/obj      3/punct

    The   resolution demanded=demand access from   the   army  .
    DT    NN         VBD             NN     IN     DT    NN    .
    2/det 3/nsubj    0/ROOT          3/obj  7/case 7/det 3/obl 3/punct
    """
    assert speakers(table) == [("demand", "The council")]


# ------------------------------------------------------------------------------------------------ one saying a sentence


def test_several_verbs_of_saying_of_one_speaker_in_a_sentence_are_one_statement() -> None:
    table = """
    The   agency  reported=report smoke and  said=say rebels=rebel attacked=attack the    depot .
    DT    NN      VBD             NN    CC   VBD      NNS          VBD             DT     NN    .
    2/det 3/nsubj 0/ROOT          3/obj 6/cc 3/conj   8/nsubj      6/ccomp         10/det 8/obj 3/punct
    """
    (statement,) = statements(extracted(table))
    assert statement.about


def test_who_only_passes_on_what_another_says_makes_no_statement() -> None:
    table = """
    Television quoted=quote the   army  as     saying=say rebels=rebel attacked=attack a     base  .
    NN         VBD          DT    NN    IN     VBG        NNS          VBD             DT    NN    .
    2/nsubj    0/ROOT       4/det 2/obj 6/mark 2/advcl    8/nsubj      6/ccomp         10/det 8/obj 2/punct
    """
    assert speakers(table) == [("announcement", "the army")]


def test_what_somebody_is_urged_to_say_is_not_said() -> None:
    table = """
    Iraq    urged=urge Hamas to     condemn the   raid  .
    NNP     VBD        NNP   TO     VB      DT    NN    .
    2/nsubj 0/ROOT     2/obj 5/mark 2/xcomp 7/det 5/obj 2/punct
    """
    assert speakers(table, hits=IRAQ | HAMAS) == [("demand", "Iraq")]


def test_neither_confirming_nor_denying_is_a_statement_and_no_denial() -> None:
    table = """
    The   army    neither  confirmed=confirm nor  denied=deny that   it      attacked=attack the    camp  .
    DT    NN      CC       VBD               CC   VBD         IN     PRP     VBD             DT     NN    .
    2/det 4/nsubj 4/cc     0/ROOT            6/cc 4/conj      9/mark 9/nsubj 6/ccomp         11/det 9/obj 4/punct
    """
    assert speakers(table) == [("statement", "The army")]


def test_an_adjective_can_say_what_its_subject_holds() -> None:
    table = """
    The   envoy   was=be adamant that   gunmen=gunman attacked=attack the   ferry .
    DT    NN      VBD    JJ      IN     NNS           VBD             DT    NN    .
    2/det 4/nsubj 4/cop  0/ROOT  7/mark 7/nsubj       4/ccomp         9/det 7/obj 4/punct
    """
    (attack,) = events(extracted(table))
    assert [said.speaker.text for said in attack.attributions] == ["The envoy"]
    assert speakers(table) == [("announcement", "The envoy")]


def test_it_is_clear_that_is_said_by_nobody() -> None:
    table = """
    It     is=be clear  that   gunmen=gunman attacked=attack the   ferry .
    PRP    VBZ   JJ     IN     NNS           VBD             DT    NN    .
    3/expl 3/cop 0/ROOT 6/mark 6/nsubj       3/csubj         8/det 6/obj 3/punct
    """
    assert statements(extracted(table)) == []


# ------------------------------------------------------------------------------------------------------------- topics


def test_what_a_clause_of_time_tells_is_not_what_is_condemned() -> None:
    table = """
    Iraq    condemned=condemn the   strike on     depots=depot after  rebels=rebel stormed=storm a      ferry  .
    NNP     VBD               DT    NN     IN     NNS          IN     NNS          VBD           DT     NN     .
    2/nsubj 0/ROOT            4/det 2/obj  6/case 4/nmod       9/mark 9/nsubj      2/advcl       11/det 9/obj  2/punct
    """
    extraction = extracted(table, hits=IRAQ)
    (statement,) = statements(extraction)
    strike = events(extraction)[0]
    assert statement.about == (strike.id,)


def test_one_that_is_claimed_stands_for_the_event_before_it() -> None:
    table = """
    Iraq    condemned=condemn attacks=attack on     ferries=ferry ,       including one    claimed=claim
    NNP     VBD               NNS            IN     NNS           ,       VBG       CD     VBN
    2/nsubj 0/ROOT            2/obj          5/case 3/nmod        8/punct 8/case    3/nmod 8/acl
    by      Hamas             .
    IN      NNP               .
    11/case 9/obl:agent       2/punct
    """
    extraction = extracted(table, hits=IRAQ | HAMAS)
    claim = next(each for each in statements(extraction) if each.type == "claim-of-responsibility")
    assert claim.about == tuple(each.id for each in events(extraction))


def test_these_actions_are_those_told_before_even_over_a_sentence_that_tells_none() -> None:
    table = """
    Iraq    condemned=condemn the   strike on     depots=depot .
    NNP     VBD               DT    NN     IN     NNS          .
    2/nsubj 0/ROOT            4/det 2/obj  6/case 4/nmod       2/punct

    Iraq    regretted=regret it    .
    NNP     VBD              PRP   .
    2/nsubj 0/ROOT           2/obj 2/punct

    The   envoy   raised=raise these concerns=concern .
    DT    NN      VBD          DT    NNS              .
    2/det 3/nsubj 0/ROOT       5/det 3/obj            3/punct
    """
    extraction = extracted(table, hits=IRAQ)
    (raid,) = events(extraction)
    assert [each.about for each in statements(extraction)] == [(raid.id,), (raid.id,)]


# -------------------------------------------------------------------------------------------------------- at whom it is


def test_the_us_is_a_country_and_no_pronoun() -> None:
    table = """
    Hamas   rejected=reject a     US         offer .
    NNP     VBD             DT    NNP        NN    .
    2/nsubj 0/ROOT          5/det 5/compound 2/obj 2/punct
    """
    (statement,) = statements(extracted(table, hits=HAMAS | {"US": "LOC place/us"}))
    assert [role.mention.text for role in statement.roles if role.name is RoleName.TARGET] == ["US"]


def test_who_withdraws_people_turns_to_those_they_are_withdrawn_from() -> None:
    table = """
    The   envoy   said=say he      will  withdraw monitors=monitor from   Iraq   .
    DT    NN      VBD      PRP     MD    VB       NNS              IN     NNP    .
    2/det 3/nsubj 0/ROOT   6/nsubj 6/aux 3/ccomp  6/obj            9/case 6/obl 3/punct
    """
    (statement,) = statements(extracted(table, hits=IRAQ))
    assert [role.mention.text for role in statement.roles if role.name is RoleName.TARGET] == ["Iraq"]


# ------------------------------------------------------------------------------------------------- what is no statement


def test_what_somebody_did_not_say_is_no_statement() -> None:
    table = """
    The   envoy   did=do not      say    whether rebels=rebel attacked=attack the   ferry  .
    DT    NN      VBD    RB       VB     IN      NNS          VBD             DT    NN     .
    2/det 5/nsubj 5/aux  5/advmod 0/ROOT 8/mark  8/nsubj      5/ccomp         10/det 8/obj 5/punct
    """
    assert statements(extracted(table)) == []


def test_who_orders_strikes_on_a_day_does_a_deed() -> None:
    table = """
    Iraq    ordered=order the   strikes=strike on     Monday .
    NNP     VBD           DT    NNS            IN     NNP    .
    2/nsubj 0/ROOT        4/det 2/obj          6/case 2/obl  2/punct
    """
    assert statements(extracted(table, hits=IRAQ)) == []


# --------------------------------------------------------------------------------------------- what is under discussion


ATTACK = """
    Rebels=rebel attacked=attack the   depot .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct
"""


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
    Hamas   denied=deny any   involvement .
    NNP     VBD         DT    NN          .
    2/nsubj 0/ROOT      4/det 2/obj       2/punct
    """,
            id="denied any involvement",
        ),
        pytest.param(
            """
    Iraq    blamed=blame Hamas .
    NNP     VBD          NNP   .
    2/nsubj 0/ROOT       2/obj 2/punct
    """,
            id="blamed them",
        ),
    ],
)
def test_who_denies_a_part_or_blames_somebody_means_what_was_told_before(table: str) -> None:
    marks = {words: mark for words, mark in (IRAQ | HAMAS).items() if words in table}
    extraction = extracted(f"{ATTACK}\n{table}", hits=marks)
    (statement,), (attack,) = statements(extraction), events(extraction)
    assert statement.about == (attack.id,)


# -------------------------------------------------------------------------------------------------------------- hearsay


def test_hearsay_that_somebody_condemns_is_told_by_them() -> None:
    table = """
    Iraq    condemned=condemn an=a  alleged attack on     guards=guard .
    NNP     VBD               DT    JJ      NN     IN     NNS          .
    2/nsubj 0/ROOT            5/det 5/amod  2/obj  7/case 5/nmod       2/punct
    """
    (attack,) = events(extracted(table, hits=IRAQ))
    assert [(said.speaker.text, said.cue) for said in attack.attributions] == [("Iraq", "condemned")]


def test_what_is_condemned_without_hearsay_is_the_reports_own() -> None:
    table = """
    Iraq    condemned=condemn an=a  attack on     guards=guard .
    NNP     VBD               DT    NN     IN     NNS          .
    2/nsubj 0/ROOT            4/det 2/obj  6/case 4/nmod       2/punct
    """
    (attack,) = events(extracted(table, hits=IRAQ))
    assert attack.attributions == ()


def test_hearsay_is_told_by_the_only_source_that_tells_the_same() -> None:
    table = """
    Twelve  monks=monk   were=be    reportedly killed=kill in     Basra .
    CD      NNS          VBD        RB         VBN         IN     NNP   .
    2/nummod 5/nsubj:pass 5/aux:pass 5/advmod  0/ROOT      7/case 5/obl 5/punct

    Rebels=rebel killed=kill twelve   monks=monk in     Basra ,       the   envoy    said=say    .
    NNS          VBD         CD       NNS        IN     NNP   ,       DT    NN       VBD         .
    2/nsubj      0/ROOT      4/nummod 2/obj      6/case 2/obl 2/punct 9/det 10/nsubj 2/parataxis 2/punct
    """
    (killing,) = events(extracted(table, hits={"Basra": "LOC place/basra"}))
    sources = [figure.attribution.speaker.text for figure in killing.figures if figure.attribution is not None]
    assert sources == ["the envoy", "the envoy"]


def test_what_a_report_details_is_a_statement_where_it_names_who_did_it() -> None:
    table = """
    The   council published=publish a     report .
    DT    NN      VBD               DT    NN     .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  3/punct

    The   report  details=detail the   destruction of     shrines=shrine by     Hamas  .
    DT    NN      VBZ            DT    NN          IN     NNS            IN     NNP    .
    2/det 3/nsubj 0/ROOT         5/det 3/obj       7/case 5/nmod         9/case 5/nmod 3/punct
    """
    assert speakers(table, hits=HAMAS) == [("announcement", "The council")]


def test_a_release_ends_where_the_report_tells_again_what_somebody_said() -> None:
    table = """
    The   minister said=say :       ¶
    DT    NN       VBD      :       SP
    2/det 3/nsubj  0/ROOT   3/punct 3/punct

    This    is=be unacceptable .
    DT      VBZ   JJ           .
    3/nsubj 3/cop 0/ROOT       3/punct

    The   minister also     warned=warn that   time     was=be short   .
    DT    NN       RB       VBD         IN     NN       VBD    JJ      .
    2/det 4/nsubj  4/advmod 0/ROOT      8/mark 8/nsubj  8/cop  4/ccomp 4/punct

    Gunmen=gunman attacked=attack the   depot .
    NNS           VBD             DT    NN    .
    2/nsubj       0/ROOT          4/det 2/obj 2/punct
    """
    (attack,) = events(extracted(table))
    assert attack.attributions == ()


def test_no_group_that_claims_it_claims_nothing() -> None:
    table = """
    No    group   claimed=claim responsibility for    the   attack .
    DT    NN      VBD           NN             IN     DT    NN     .
    2/det 3/nsubj 0/ROOT        3/obj          7/case 7/det 4/nmod 3/punct
    """
    assert statements(extracted(table)) == []


def test_what_somebody_had_to_condemn_was_not_condemned() -> None:
    table = """
    Iraq    had=have to     condemn the   attack .
    NNP     VBD      TO     VB      DT    NN     .
    2/nsubj 0/ROOT   4/mark 2/xcomp 6/det 4/obj  2/punct
    """
    assert statements(extracted(table, hits=IRAQ)) == []


def test_who_was_asked_asks_nothing() -> None:
    table = """
    Asked=ask to     leave   ,       the   envoy   stayed=stay .
    VBN       TO     VB      ,       DT    NN      VBD         .
    7/advcl   3/mark 1/xcomp 1/punct 6/det 7/nsubj 0/ROOT      7/punct
    """
    assert statements(extracted(table)) == []


# ------------------------------------------------------------------------------------------------------------ claimants


def test_who_claims_an_event_did_it_as_they_say_themselves() -> None:
    table = """
    Gunmen=gunman attacked=attack ferries=ferry .
    NNS           VBD             NNS           .
    2/nsubj       0/ROOT          2/obj         2/punct

    Shells=shell killed=kill monks=monk near   Basra ,        for    which  Hamas    claimed=claim
    NNS          VBD         NNS        IN     NNP   ,        IN     WDT    NNP      VBD
    2/nsubj      0/ROOT      2/obj      5/case 2/obl 10/punct 8/case 10/obl 10/nsubj 5/acl:relcl
    responsibility .
    NN             .
    10/obj         2/punct
    """
    first, second = events(extracted(table, hits=HAMAS | {"Basra": "LOC place/basra"}))
    assert [role.mention.text for role in first.of(RoleName.INITIATOR)] == ["Gunmen"]
    (claimed,) = second.of(RoleName.INITIATOR)
    assert (claimed.mention.text, claimed.attribution and claimed.attribution.speaker.text) == ("Hamas", "Hamas")


def test_what_a_body_pledges_in_its_own_release_is_its_statement() -> None:
    table = """
    Iraq    condemns=condemn the   raid  .
    NNP     VBZ              DT    NN    .
    2/nsubj 0/ROOT           4/det 2/obj 2/punct

    We      will  continue to     lead    talks=talk with   Hamas  .
    PRP     MD    VB       TO     VB      NNS        IN     NNP    .
    3/nsubj 3/aux 0/ROOT   5/mark 3/xcomp 5/obj      8/case 6/nmod 3/punct
    """
    assert [stance for stance, _ in speakers(table, hits=IRAQ | HAMAS)] == ["condemnation", "announcement"]
