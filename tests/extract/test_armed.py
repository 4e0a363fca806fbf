"""Words that name an incident by what stands beside them: arms, fire, mines, people who are harmed, sides."""

from __future__ import annotations

import pytest

from kg.records import RoleName
from tests.extract.docs import events, extracted, fillers, only, statements
from tests.extract.sentences import types as types_told

INITIATOR, TARGET, OBJECT, PLACE, WEAPON = (
    RoleName.INITIATOR,
    RoleName.TARGET,
    RoleName.OBJECT,
    RoleName.PLACE,
    RoleName.WEAPON,
)
BOMB = {"bomb": "WEAPON weapon/bomb"}
JUBA = {"Juba": "LOC place/juba"}


def types(table: str, **marks: dict[str, str]) -> list[str]:
    """Return the types of the events of a table."""
    return [account.type for account in events(extracted(table, **marks))]


def test_wounding_by_a_weapon_is_an_attack_with_it() -> None:
    account = only(
        """
    A     grenade wounded=wound three    teachers=teacher in     Juba  .
    DT    NN      VBD           CD       NNS              IN     NNP   .
    2/det 3/nsubj 0/ROOT        5/nummod 3/obj            7/case 3/obl 3/punct
    """,
        hits={"grenade": "WEAPON weapon/grenade", **JUBA},
    )
    assert account.type == "bombing"
    assert fillers(account) == {WEAPON: ["grenade"], TARGET: ["three teachers"], PLACE: ["Juba"]}


@pytest.mark.parametrize(
    "table",
    [
        """
    Two      policemen=policeman were=be    injured=injure .
    CD       NNS                 VBD        VBN            .
    2/nummod 4/nsubj:pass        4/aux:pass 0/ROOT         4/punct
    """,
        """
    The   accident injured=injure two      policemen=policeman .
    DT    NN       VBD            CD       NNS                 .
    2/det 3/nsubj  0/ROOT         5/nummod 3/obj               3/punct
    """,
    ],
    ids=["by nobody", "by an accident"],
)
def test_wounding_by_nobody_is_no_incident(table: str) -> None:
    assert types(table) == []


def test_wounding_told_behind_a_killing_is_part_of_it() -> None:
    assert types("""
    Rebels=rebel killed=kill two      guards=guard and  wounded=wound a     nurse .
    NNS          VBD         CD       NNS          CC   VBD           DT    NN    .
    2/nsubj      0/ROOT      4/nummod 2/obj        6/cc 2/conj        8/det 6/obj 2/punct
    """) == ["killing"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            """
    Militias=militia exchanged=exchange fire  in     Juba  .
    NNS              VBD                NN    IN     NNP   .
    2/nsubj          0/ROOT             2/obj 5/case 2/obl 2/punct
    """,
            "armed-clash",
        ),
        (
            """
    Soldiers=soldier fired=fire on     protesters=protester in     Juba  .
    NNS              VBD        IN     NNS                  IN     NNP   .
    2/nsubj          0/ROOT     4/case 2/obl                6/case 2/obl 2/punct
    """,
            "shooting",
        ),
        (
            """
    Raiders=raider stoned=stone two      drivers=driver to     death in     Juba  .
    NNS            VBD          CD       NNS            IN     NN    IN     NNP   .
    2/nsubj        0/ROOT       4/nummod 2/obj          6/case 2/obl 8/case 2/obl 2/punct
    """,
            "killing",
        ),
        (
            """
    Guards=guard shot=shot two      drivers=driver in     Juba  .
    NNS          VBP       CD       NNS            IN     NNP   .
    2/nsubj      0/ROOT    4/nummod 2/obj          6/case 2/obl 2/punct
    """,
            "shooting",
        ),
    ],
    ids=["exchanged fire", "fired on", "to death", "past taken for another form"],
)
def test_a_verb_names_an_incident_with_what_stands_beside_it(table: str, expected: str) -> None:
    account = only(table, hits=JUBA)
    assert account.type == expected
    assert fillers(account)[PLACE] == ["Juba"]


def test_firing_somebody_is_no_shooting() -> None:
    assert (
        types("""
    The   president fired=fire the   minister .
    DT    NN        VBD        DT    NN       .
    2/det 3/nsubj   0/ROOT     5/det 3/obj    3/punct
    """)
        == []
    )


def test_who_comes_under_fire_from_somebody_suffers_it() -> None:
    account = only("""
    The   convoy  came=come under  fire  from   militants=militant .
    DT    NN      VBD       IN     NN    IN     NNS                .
    2/det 3/nsubj 0/ROOT    5/case 3/obl 7/case 3/obl              3/punct
    """)
    assert fillers(account) == {OBJECT: ["The convoy"], INITIATOR: ["militants"]}


def test_coming_under_fire_for_something_is_criticism() -> None:
    assert (
        types("""
    The   army    came=come under  fire  for    its        report .
    DT    NN      VBD       IN     NN    IN     PRP$       NN     .
    2/det 3/nsubj 0/ROOT    5/case 3/obl 8/case 8/nmod:poss 3/obl 3/punct
    """)
        == []
    )


def test_what_runs_into_a_mine_suffers_it() -> None:
    account = only(
        """
    A     bus     hit=hit a     mine  near   Juba  .
    DT    NN      VBD     DT    NN    IN     NNP   .
    2/det 3/nsubj 0/ROOT  5/det 3/obj 7/case 3/obl 3/punct
    """,
        hits=JUBA,
    )
    assert account.type == "bombing"
    assert fillers(account) == {OBJECT: ["A bus"], WEAPON: ["a mine"], PLACE: ["Juba"]}


@pytest.mark.parametrize(
    ("table", "marks", "expected"),
    [
        (
            """
    Rebels=rebel bombed=bomb a     clinic .
    NNS          VBD         DT    NN     .
    2/nsubj      0/ROOT      4/det 2/obj  2/punct
    """,
            {},
            "bombing",
        ),
        (
            """
    Israel  bombed=bomb a     clinic .
    NNP     VBD         DT    NN     .
    2/nsubj 0/ROOT      4/det 2/obj  2/punct
    """,
            {"Israel": "LOC place/il"},
            "air-strike",
        ),
        (
            """
    Jets=jet bombed=bomb a     clinic .
    NNS      VBD         DT    NN     .
    2/nsubj  0/ROOT      4/det 2/obj  2/punct
    """,
            {},
            "air-strike",
        ),
    ],
    ids=["a group", "a state", "aircraft"],
)
def test_who_bombs_says_whether_it_was_from_the_air(table: str, marks: dict[str, str], expected: str) -> None:
    assert types(table, hits=marks) == [expected]


def test_what_a_bomb_damaged_by_exploding_was_hit_by_it() -> None:
    account = only(
        """
    The   plane        was=be     destroyed=destroy when     a     bomb    exploded=explode .
    DT    NN           VBD        VBN               WRB      DT    NN      VBD              .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT            8/advmod 7/det 8/nsubj 4/advcl          4/punct
    """,
        hits=BOMB,
    )
    assert fillers(account) == {WEAPON: ["bomb"], OBJECT: ["The plane"]}


def test_what_a_bomb_destroys_is_no_second_incident() -> None:
    account = only(
        """
    A     bomb    exploded=explode ,       destroying=destroy two      shops=shop and   a     bank   .
    DT    NN      VBD              ,       VBG                CD       NNS        CC    DT    NN     .
    2/det 3/nsubj 0/ROOT           5/punct 3/advcl            7/nummod 5/obj      10/cc 10/det 7/conj 3/punct
    """,
        hits=BOMB,
    )
    assert fillers(account)[OBJECT] == ["two shops", "a bank"]


def test_where_a_bomb_was_laid_is_where_it_went_off() -> None:
    account = only(
        """
    A     bomb    planted=plant in     a     market by     rebels=rebel exploded=explode .
    DT    NN      VBN           IN     DT    NN     IN     NNS          VBD              .
    2/det 9/nsubj 2/acl         6/case 6/det 3/obl  8/case 3/obl:agent  0/ROOT           9/punct
    """,
        hits=BOMB,
    )
    assert fillers(account) == {WEAPON: ["bomb"], OBJECT: ["a market"], INITIATOR: ["rebels"]}


def test_the_target_of_an_attack_is_said_by_a_noun() -> None:
    account = only("""
    The   consulate was=be the   target of     an    attack .
    DT    NN        VBD    DT    NN     IN     DT    NN     .
    2/det 5/nsubj   5/cop  5/det 0/ROOT 8/case 8/det 5/nmod 5/punct
    """)
    assert fillers(account) == {OBJECT: ["The consulate"]}


def test_who_is_involved_in_a_deed_does_it() -> None:
    account = only("""
    Soldiers=soldier were=be    involved=involve in     the   looting of     shops=shop .
    NNS              VBD        VBN              IN     DT    NN      IN     NNS        .
    3/nsubj:pass     3/aux:pass 0/ROOT           6/case 6/det 3/obl   8/case 6/nmod     3/punct
    """)
    assert fillers(account)[INITIATOR] == ["Soldiers"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            """
    He      described=describe atrocities=atrocity against villagers=villager .
    PRP     VBD                NNS                 IN      NNS                .
    2/nsubj 0/ROOT             2/obj               5/case  3/nmod             2/punct
    """,
            ["other-violence"],
        ),
        (
            """
    He      described=describe the   atrocities=atrocity .
    PRP     VBD                DT    NNS                 .
    2/nsubj 0/ROOT             4/det 2/obj               2/punct
    """,
            [],
        ),
    ],
    ids=["with a side", "without"],
)
def test_nouns_of_wrong_are_incidents_with_whom_they_are_against(table: str, expected: list[str]) -> None:
    assert types(table) == expected


def test_storms_and_films_hit_nobody() -> None:
    assert (
        types("""
    The   storm   hit=hit the   village .
    DT    NN      VBD     DT    NN      .
    2/det 3/nsubj 0/ROOT  5/det 3/obj   3/punct
    """)
        == []
    )


def test_whoever_is_kidnapped_is_somebody() -> None:
    account = only("""
    Rebels=rebel kidnapped=kidnap a     topographer .
    NNS          VBD              DT    NN          .
    2/nsubj      0/ROOT           4/det 2/obj       2/punct
    """)
    assert fillers(account)[TARGET] == ["a topographer"]


def test_the_possessor_does_what_is_done_to_another() -> None:
    account = only("""
    The   general     's      assassination of     two      ministers=minister shocked=shock nobody=nobody .
    DT    NN          POS     NN            IN     CD       NNS                VBD           NN            .
    2/det 4/nmod:poss 2/case  8/nsubj       7/case 7/nummod 4/nmod             0/ROOT        8/obj         8/punct
    """)
    assert fillers(account)[INITIATOR] == ["The general"]
    assert fillers(account)[TARGET] == ["two ministers"]


def test_people_who_go_off_do_not_explode() -> None:
    assert (
        types("""
    We      went=go off            to     college .
    PRP     VBD     RP             IN     NN      .
    2/nsubj 0/ROOT  2/compound:prt 5/case 2/obl   2/punct
    """)
        == []
    )


def test_an_attacker_drives_into_what_is_hit() -> None:
    account = only("""
    A     bomber  drove=drive into   a     patrol .
    DT    NN      VBD         IN     DT    NN     .
    2/det 3/nsubj 0/ROOT      6/case 6/det 3/obl  3/punct
    """)
    assert fillers(account)[INITIATOR] == ["A bomber"]
    assert fillers(account)[OBJECT] == ["a patrol"]


def test_invading_is_done_to_a_country() -> None:
    account = only(
        """
    Germany invaded=invade France .
    NNP     VBD            NNP    .
    2/nsubj 0/ROOT         2/obj  2/punct
    """,
        hits={"Germany": "LOC place/de", "France": "LOC place/fr"},
    )
    assert fillers(account)[INITIATOR] == ["Germany"]
    assert fillers(account)[PLACE] == ["France"]


ENGAGED = """
    The   force   engaged=engage Karim {case} {article} {with_} .
    DT    NN      VBD            NNP   IN     DT        NN      .
    2/det 3/nsubj 0/ROOT         3/obj 7/case 7/det     3/obl   3/punct
"""


def test_who_is_engaged_with_an_airstrike_suffers_it() -> None:
    table = ENGAGED.format(case="with", article="an=a", with_="airstrike")
    account = only(table, names={"Karim": "PERSON"})
    assert account.type == "air-strike"
    assert fillers(account) == {INITIATOR: ["The force"], TARGET: ["Karim"]}


@pytest.mark.parametrize(("case", "article", "with_"), [("with", "a", "proposal"), ("in", "a", "debate")])
def test_who_is_engaged_with_words_suffers_nothing(case: str, article: str, with_: str) -> None:
    assert events(extracted(ENGAGED.format(case=case, article=article, with_=with_), names={"Karim": "PERSON"})) == []


@pytest.mark.parametrize(
    ("doers", "expected"),
    [("insurgents=insurgent", ["attack"]), ("soldiers=soldier", ["attack"]), ("lawyers=lawyer", [])],
)
def test_a_patrol_is_engaged_by_people_in_arms(doers: str, expected: list[str]) -> None:
    assert (
        types(f"""
    A     patrol       was=be     engaged=engage by     {doers}     .
    DT    NN           VBD        VBN            IN     NNS         .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT         6/case 4/obl:agent 4/punct
    """)
        == expected
    )


def test_soldiers_who_engage_elders_talk_to_them() -> None:
    assert (
        types("""
    The   soldiers=soldier engaged=engage village    elders=elder to     discuss security .
    DT    NNS              VBD            NN         NNS          TO     VB      NN       .
    2/det 3/nsubj          0/ROOT         5/compound 3/obj        7/mark 3/advcl 7/obj    3/punct
    """)
        == []
    )


BLASTED = """
    {doers} blasted=blast two      {whom} .
    NNS     VBD           CD       NNS    .
    2/nsubj 0/ROOT        4/nummod 2/obj  2/punct
"""


def test_what_jets_blast_is_hit_from_the_air_and_not_condemned() -> None:
    extraction = extracted(BLASTED.format(doers="Jets=jet", whom="vehicles=vehicle"))
    (attack,) = events(extraction)
    assert attack.type == "air-strike"
    assert fillers(attack)[OBJECT] == ["two vehicles"]
    assert statements(extraction) == []


@pytest.mark.parametrize("whom", ["ministers=minister", "decisions=decision"])
def test_what_critics_blast_is_condemned_and_not_hit(whom: str) -> None:
    extraction = extracted(BLASTED.format(doers="Ministers=minister", whom=whom))
    assert events(extraction) == []
    assert [statement.type for statement in statements(extraction)] == ["condemnation"]


def test_a_strike_that_a_state_blasts_is_condemned() -> None:
    extraction = extracted(
        """
    Iraq    blasted=blast the   strike on     a     village .
    NNP     VBD           DT    NN     IN     DT    NN      .
    2/nsubj 0/ROOT        4/det 2/obj  7/case 7/det 4/nmod  2/punct
    """,
        hits={"Iraq": "LOC place/iq"},
    )
    assert [event.type for event in events(extraction)] == ["attack"]
    assert [statement.type for statement in statements(extraction)] == ["condemnation"]


@pytest.mark.parametrize("water", ["the Sea of Marl", "the sea", "the ocean"])
def test_missiles_that_fall_into_water_hit_nobody(water: str) -> None:
    assert types_told(f"Norland fired three missiles into {water} on Monday.") == []


@pytest.mark.parametrize("aim", ["at a ship in the sea", "into the city", "from the sea at a ship"])
def test_missiles_that_are_fired_at_something_are_an_attack(aim: str) -> None:
    assert types_told(f"Norland fired three missiles {aim} on Monday.") == ["missile-attack"]


@pytest.mark.parametrize(
    ("where", "expected"), [("talks", []), ("dialogue", []), ("a valley", ["attack"]), ("Mardel", ["attack"])]
)
def test_who_is_engaged_in_talks_suffers_nothing(where: str, expected: list[str]) -> None:
    assert types_told(f"Soldiers engaged the insurgents in {where} on Monday.") == expected
