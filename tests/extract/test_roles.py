"""Roles: who did it, to whom, to what, with what and where; a slot's filler is told by its type, never by nearness."""

from __future__ import annotations

import pytest

from kg.records import RoleName
from tests.extract.docs import fillers, only
from tests.extract.sentences import told, words

INITIATOR, TARGET, OBJECT, PLACE, WEAPON = (
    RoleName.INITIATOR,
    RoleName.TARGET,
    RoleName.OBJECT,
    RoleName.PLACE,
    RoleName.WEAPON,
)
HAMAS = {"Hamas": "ORG actor/hamas"}
GUNSHIP = {"gunship": "PLATFORM weapon/gunship"}
DRONE = {"drone": "PLATFORM weapon/drone"}
MOSUL = {"Mosul": "LOC place/mosul"}
AMERICAN = {"American": "NORP actor/us"}


def roles(table: str, **marks: dict[str, str]) -> dict[RoleName, list[str]]:
    """Return what fills the roles of the one event of a table."""
    return fillers(only(table, **marks))


def test_the_subject_initiates_and_people_are_the_target() -> None:
    assert roles("""
    Rebels=rebel attacked=attack soldiers=soldier .
    NNS          VBD             NNS              .
    2/nsubj      0/ROOT          2/obj            2/punct
    """) == {INITIATOR: ["Rebels"], TARGET: ["soldiers"]}


def test_what_is_hit_and_is_nobody_is_the_object() -> None:
    assert roles("""
    Rebels=rebel attacked=attack a     convoy .
    NNS          VBD             DT    NN     .
    2/nsubj      0/ROOT          4/det 2/obj  2/punct
    """) == {INITIATOR: ["Rebels"], OBJECT: ["a convoy"]}


def test_a_named_place_that_is_hit_is_where_it_happened() -> None:
    assert roles(
        """
    Rebels=rebel shelled=shell Mosul .
    NNS          VBD           NNP   .
    2/nsubj      0/ROOT        2/obj 2/punct
    """,
        hits=MOSUL,
    ) == {INITIATOR: ["Rebels"], PLACE: ["Mosul"]}


def test_towns_that_are_hit_are_where_it_happened_and_what_was_hit() -> None:
    found = roles(
        """
    Rebels=rebel shelled=shell the   towns=town of     Mosul  and  Basra  .
    NNS          VBD           DT    NNS        IN     NNP    CC   NNP    .
    2/nsubj      0/ROOT        4/det 2/obj      6/case 4/nmod 8/cc 6/conj 2/punct
    """,
        hits=MOSUL | {"Basra": "LOC place/basra"},
    )
    assert found[PLACE] == found[OBJECT] == ["Mosul", "Basra"]


def test_what_is_driven_into_something_is_the_weapon() -> None:
    found = roles(
        """
    Attackers=attacker drove=drive a     truck into   a     church .
    NNS                VBD         DT    NN    IN     DT    NN     .
    2/nsubj            0/ROOT      4/det 2/obj 7/case 7/det 2/obl  2/punct
    """
    )
    assert found == {INITIATOR: ["Attackers"], WEAPON: ["a truck"], OBJECT: ["a church"]}


def test_the_victims_of_shelling_do_not_shell() -> None:
    found = roles(
        """
    Two      men=man      were=be    killed=kill in     shelling=shell .
    CD       NNS          VBD        VBN         IN     VBG            .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT      6/mark 4/advcl        4/punct
    """
    )
    assert found == {TARGET: ["Two men"]}


def test_who_is_blamed_is_not_hit() -> None:
    found = roles(
        """
    Police  blamed=blame the   attack in     Mosul  on     rebels=rebel .
    NNP     VBD          DT    NN     IN     NNP    IN     NNS          .
    2/nsubj 0/ROOT       4/det 2/obj  6/case 4/nmod 8/case 4/nmod       2/punct
    """,
        hits=MOSUL,
    )
    assert found == {INITIATOR: ["rebels"], PLACE: ["Mosul"]}


def test_a_passive_without_agent_has_no_initiator() -> None:
    assert roles(
        """
    Soldiers=soldier were=be    attacked=attack in     Mosul .
    NNS              VBD        VBN             IN     NNP   .
    3/nsubj:pass     3/aux:pass 0/ROOT          5/case 3/obl 3/punct
    """,
        hits=MOSUL,
    ) == {TARGET: ["Soldiers"], PLACE: ["Mosul"]}


@pytest.mark.parametrize(
    "table",
    [
        """
    A     drone   struck=strike the   convoy .
    DT    NN      VBD           DT    NN     .
    2/det 3/nsubj 0/ROOT        5/det 3/obj  3/punct
    """,
        """
    The   convoy       was=be     struck=strike by     a     drone       .
    DT    NN           VBD        VBN           IN     DT    NN          .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT        7/case 7/det 4/obl:agent 4/punct
    """,
        """
    A     drone      attack  hit    the   convoy .
    DT    NN         NN      VBD    DT    NN     .
    3/det 3/compound 4/nsubj 0/ROOT 6/det 4/obj  4/punct
    """,
    ],
    ids=["subject", "agent", "compound"],
)
def test_a_weapon_is_no_initiator(table: str) -> None:
    found = roles(table, hits=DRONE)
    assert found[WEAPON] == ["drone"]
    assert INITIATOR not in found


def test_what_is_used_to_strike_is_the_weapon() -> None:
    table = """
    The   army    used=use a     gunship to     strike  the   convoy .
    DT    NN      VBD      DT    NN      TO     VB      DT    NN     .
    2/det 3/nsubj 0/ROOT   5/det 3/obj   7/mark 3/advcl 9/det 7/obj  3/punct
    """
    assert roles(table, hits=GUNSHIP) == {INITIATOR: ["The army"], OBJECT: ["the convoy"], WEAPON: ["gunship"]}


def test_what_is_used_below_the_verb_is_the_weapon_too() -> None:
    table = """
    The   army    retaliated=retaliate against rebels=rebel using=use a     gunship .
    DT    NN      VBD                  IN      NNS          VBG       DT    NN      .
    2/det 3/nsubj 0/ROOT               5/case  3/obl        3/advcl   8/det 6/obj   3/punct
    """
    assert roles(table, hits=GUNSHIP) == {INITIATOR: ["The army"], TARGET: ["rebels"], WEAPON: ["gunship"]}


def test_the_event_can_use_its_weapon() -> None:
    table = """
    The   attack  on     the   convoy involved=involve a     drone .
    DT    NN      IN     DT    NN     VBD              DT    NN    .
    2/det 6/nsubj 5/case 5/det 2/nmod 0/ROOT           8/det 6/obj 6/punct
    """
    assert roles(table, hits=DRONE) == {OBJECT: ["the convoy"], WEAPON: ["drone"]}


@pytest.mark.parametrize(
    ("table", "thing"),
    [
        (
            """
    Jets=jet bombed=bomb sites=site belonging=belong to     Hamas .
    NNS      VBD         NNS        VBG              IN     NNP   .
    2/nsubj  0/ROOT      2/obj      3/acl            6/case 4/obl 2/punct
    """,
            "sites",
        ),
        (
            """
    Jets=jet bombed=bomb a     Hamas      vehicle .
    NNS      VBD         DT    NNP        NN      .
    2/nsubj  0/ROOT      5/det 5/compound 2/obj   2/punct
    """,
            "a Hamas vehicle",
        ),
        (
            """
    Jets=jet bombed=bomb a     depot used=use by     Hamas       .
    NNS      VBD         DT    NN    VBN      IN     NNP         .
    2/nsubj  0/ROOT      4/det 2/obj 4/acl    7/case 5/obl:agent 2/punct
    """,
            "a depot",
        ),
        (
            """
    Jets=jet bombed=bomb a     headquarters of     Hamas  .
    NNS      VBD         DT    NN           IN     NNP    .
    2/nsubj  0/ROOT      4/det 2/obj        6/case 4/nmod 2/punct
    """,
            "a headquarters of Hamas",
        ),
    ],
    ids=["belonging to", "compound", "used by", "of"],
)
def test_the_owner_of_what_is_hit_is_the_target(table: str, thing: str) -> None:
    found = roles(table, hits=HAMAS)
    assert (found[TARGET], found[OBJECT]) == (["Hamas"], [thing])


@pytest.mark.parametrize("owner", ["police", "American"])
def test_a_thing_that_says_itself_whose_it_is_is_one_thing(owner: str) -> None:
    found = roles(
        f"""
    Rebels=rebel attacked=attack the   {owner}    vehicle .
    NNS          VBD             DT    NN         NN      .
    2/nsubj      0/ROOT          5/det 5/compound 2/obj   2/punct
    """,
        hits=AMERICAN if owner == "American" else {},
    )
    assert found == {INITIATOR: ["Rebels"], OBJECT: [f"the {owner} vehicle"]}


def test_targets_are_whose_they_are() -> None:
    found = roles(
        """
    Rebels=rebel attacked=attack American targets=target .
    NNS          VBD             JJ       NNS            .
    2/nsubj      0/ROOT          4/amod   2/obj          2/punct
    """,
        hits=AMERICAN,
    )
    assert found == {INITIATOR: ["Rebels"], TARGET: ["American"]}


def test_the_guests_of_a_base_are_the_target() -> None:
    found = roles(
        """
    Militants=militant attacked=attack the   base  that    hosts=host  American soldiers=soldier .
    NNS                VBD             DT    NN    WDT     VBZ         JJ       NNS              .
    2/nsubj            0/ROOT          4/det 2/obj 6/nsubj 4/acl:relcl 8/amod   6/obj            2/punct
    """,
        hits=AMERICAN,
    )
    assert found == {INITIATOR: ["Militants"], OBJECT: ["the base"], TARGET: ["American soldiers"]}


def test_an_initiators_own_thing_makes_it_no_target() -> None:
    found = roles(
        """
    Hamas   bombed=bomb its         headquarters=headquarter .
    NNP     VBD         PRP$        NNS                      .
    2/nsubj 0/ROOT      4/nmod:poss 2/obj                    2/punct
    """,
        hits=HAMAS,
    )
    assert TARGET not in found


def test_who_claims_the_attack_is_its_initiator() -> None:
    found = roles(
        """
    Villagers=villager fled=flee a     drone      attack claimed=claim by     Hamas       .
    NNS                VBD       DT    NN         NN     VBN           IN     NNP         .
    2/nsubj            0/ROOT    5/det 5/compound 2/obj  5/acl         8/case 6/obl:agent 2/punct
    """,
        hits=HAMAS | DRONE,
    )
    assert (found[INITIATOR], found[WEAPON]) == (["Hamas"], ["drone"])


def test_an_event_noun_has_its_sides_around_it() -> None:
    found = roles(
        """
    Villagers=villager fled=flee the   Hamas      attack on     soldiers=soldier in     Mosul  .
    NNS                VBD       DT    NNP        NN     IN     NNS              IN     NNP    .
    2/nsubj            0/ROOT    5/det 5/compound 2/obj  7/case 5/nmod           9/case 5/nmod 2/punct
    """,
        hits=HAMAS | MOSUL,
    )
    assert found == {INITIATOR: ["Hamas"], TARGET: ["soldiers"], PLACE: ["Mosul"]}


def test_a_killing_is_suffered_by_its_possessor() -> None:
    found = roles(
        """
    Villagers=villager mourned=mourn Tim         Vale   's     killing by     gunmen=gunman .
    NNS                VBD           NNP         NNP    POS    NN      IN     NNS           .
    2/nsubj            0/ROOT        6/nmod:poss 3/flat 3/case 2/obj   8/case 6/nmod        2/punct
    """,
        names={"Tim Vale": "PERSON"},
    )
    assert found == {TARGET: ["Tim Vale"], INITIATOR: ["gunmen"]}


@pytest.mark.parametrize("above", ["2", "4"], ids=["on the verb", "on the noun"])
def test_a_neighbouring_city_carries_its_relation(above: str) -> None:
    account = only(
        f"""
    Rebels=rebel attacked=attack a     village west           of     Mosul .
    NNS          VBD             DT    NN      RB             IN     NNP   .
    2/nsubj      0/ROOT          4/det 2/obj   {above}/advmod 7/case 5/obl 2/punct
    """,
        hits=MOSUL,
    )
    assert [(role.mention.name, role.mention.relation) for role in account.of(PLACE) if role.mention.name] == [
        ("Mosul", "west of")
    ]


def test_somebody_named_beside_the_event_does_not_initiate_it() -> None:
    table = """
    Soldiers=soldier were=be    attacked=attack while  Hamas   held=hold a     rally .
    NNS              VBD        VBN             IN     NNP     VBD       DT    NN    .
    3/nsubj:pass     3/aux:pass 0/ROOT          6/mark 6/nsubj 3/advcl   8/det 6/obj 3/punct
    """
    assert roles(table, hits=HAMAS) == {TARGET: ["Soldiers"]}


def test_a_role_keeps_the_clauseand_the_rule_that_gave_it() -> None:
    account = only("""
    On     Tuesday rebels=rebel attacked=attack soldiers=soldier .
    IN     NNP     NNS          VBD             NNS              .
    2/case 4/obl   4/nsubj      0/ROOT          4/obj            4/punct
    """)
    (initiator,) = account.of(INITIATOR)
    assert (initiator.rule, initiator.evidence.span.start, initiator.evidence.span.end) == ("nsubj", 11, 26)


def test_who_is_urged_to_attack_would_be_the_initiator() -> None:
    found = roles("""
    The   minister urged=urge the   army  to     attack  the   rebels=rebel .
    DT    NN       VBD        DT    NN    TO     VB      DT    NNS          .
    2/det 3/nsubj  0/ROOT     5/det 3/obj 7/mark 3/xcomp 9/det 7/obj        3/punct
    """)
    assert found == {INITIATOR: ["the army"], TARGET: ["the rebels"]}


def test_the_place_of_the_harm_is_that_of_the_event() -> None:
    account = only(
        """
    A     suicide    bombing left=leave 12       people dead    in     Mosul .
    DT    NN         NN      VBD        CD       NNS    JJ      IN     NNP   .
    3/det 3/compound 4/nsubj 0/ROOT     6/nummod 4/obj  4/xcomp 9/case 4/obl 4/punct
    """,
        hits=MOSUL,
    )
    assert fillers(account)[PLACE] == ["Mosul"]


def test_who_could_be_involved_is_not_said_to_have_done_it() -> None:
    table = """
    Hamas        could be=be      involved=involve in     the   attack on     a      base   .
    NNP          MD    VB         VBN              IN     DT    NN     IN     DT     NN     .
    4/nsubj:pass 4/aux 4/aux:pass 0/ROOT           7/case 7/det 4/obl  10/case 10/det 7/nmod 4/punct
    """
    hits = {"Hamas": "ORG actor/hamas"}
    assert INITIATOR not in fillers(only(table, hits=hits))
    assert fillers(only(table.replace("could be=be     ", "was=be really"), hits=hits))[INITIATOR] == ["Hamas"]


def test_items_of_a_list_that_stand_like_asides_are_hit_too() -> None:
    account = only("""
    Jets=jet bombed=bomb a     car   ,       a     tank   ,       and  two      bridges=bridge .
    NNS      VBD         DT    NN    ,       DT    NN     ,       CC   CD       NNS            .
    2/nsubj  0/ROOT      4/det 2/obj 7/punct 7/det 4/appos 11/punct 11/cc 11/nummod 4/conj     2/punct
    """)
    assert fillers(account)[OBJECT] == ["a car", "a tank", "two bridges"]


def test_a_unit_that_a_strike_hits_is_one_of_the_things_hit() -> None:
    account = only(
        """
    One      strike  engaged=engage a     Hamas      unit  .
    CD       NN      VBD            DT    NNP        NN    .
    2/nummod 3/nsubj 0/ROOT         6/det 6/compound 3/obj 3/punct
    """,
        hits={"Hamas": "ORG actor/hamas"},
    )
    assert (fillers(account)[TARGET], len(fillers(account)[OBJECT])) == (["Hamas"], 1)


def test_fire_comes_from_whom_it_comes_from() -> None:
    account = only("""
    Mortar     fire    from   rebels=rebel hit=hit a     school .
    NN         NN      IN     NNS          VBD     DT    NN     .
    2/compound 5/nsubj 4/case 2/nmod       0/ROOT  7/det 5/obj  5/punct
    """)
    assert fillers(account)[INITIATOR] == ["rebels"]


@pytest.mark.parametrize("noun", ["shooting", "stabbing", "torture", "ambush", "massacre"])
def test_of_names_who_suffered_it(noun: str) -> None:
    found = roles(f"""
    The   {noun} of     pilgrims=pilgrim by     gunmen=gunman lasted=last long     .
    DT    NN     IN     NNS              IN     NNS           VBD         RB       .
    2/det 7/nsubj 4/case 2/nmod          6/case 2/nmod        0/ROOT      7/advmod 7/punct
    """)
    assert found == {TARGET: ["pilgrims"], INITIATOR: ["gunmen"]}


@pytest.mark.parametrize("noun", ["attack", "battle", "clash"])
def test_of_leaves_open_who_attacked_or_fought_whom(noun: str) -> None:
    found = roles(
        f"""
    The   {noun}  of     pilgrims=pilgrim in     Mosul  lasted=last long     .
    DT    NN      IN     NNS              IN     NNP    VBD         RB       .
    2/det 7/nsubj 4/case 2/nmod           6/case 2/nmod 0/ROOT      7/advmod 7/punct
    """,
        hits=MOSUL,
    )
    assert TARGET not in found


@pytest.mark.parametrize(("noun", "sufferers"), [("gunfire", []), ("shooting", ["rebels"])])
def test_gunfire_is_of_those_who_fire(noun: str, sufferers: list[str]) -> None:
    found = roles(f"""
    The   {noun}  of     rebels=rebel at     the   base   had=have lasted=last long     .
    DT    NN      IN     NNS          IN     DT    NN     VBD      VBN         RB       .
    2/det 9/nsubj 4/case 2/nmod       7/case 7/det 2/nmod 9/aux    0/ROOT      9/advmod 9/punct
    """)
    assert found.get(TARGET, []) == sufferers


@pytest.mark.parametrize(("noun", "sufferers"), [("abuse", ["nuns"]), ("torture", ["rebels", "nuns"])])
def test_abuses_are_of_those_who_do_them(noun: str, sufferers: list[str]) -> None:
    found = roles(f"""
    The   {noun}  of     rebels=rebel against nuns=nun had=have lasted=last long     .
    DT    NN      IN     NNS          IN      NNS      VBD      VBN         RB       .
    2/det 8/nsubj 4/case 2/nmod       6/case  2/nmod   8/aux    0/ROOT      8/advmod 8/punct
    """)
    assert found.get(TARGET, []) == sufferers


@pytest.mark.parametrize(("participle", "expected"), [("blamed=blame", None), ("claimed=claim", ["rebels"])])
def test_who_blames_somebody_for_an_attack_did_not_do_it(participle: str, expected: list[str] | None) -> None:
    found = roles(f"""
    An    attack  on     a     school {participle} by     rebels=rebel closed=close it    .
    DT    NN      IN     DT    NN     VBN          IN     NNS          VBD          PRP   .
    2/det 9/nsubj 5/case 5/det 2/nmod 2/acl        8/case 6/obl:agent  0/ROOT       9/obj 9/punct
    """)
    assert found.get(INITIATOR) == expected


GANG = """
    The   Front   is=be  {article} gang   that    attacked=attack a     bus   .
    DT    NNP     VBZ    DT        NN     WDT     VBD             DT    NN    .
    2/det 5/nsubj 5/cop  5/det     0/ROOT 7/nsubj 5/acl:relcl     9/det 7/obj 5/punct
"""


@pytest.mark.parametrize("article", ["a", "the"])
def test_who_is_called_a_gang_that_did_it_did_it(article: str) -> None:
    assert roles(GANG.format(article=article), names={"Front": "ORG"})[INITIATOR] == ["Front"]


@pytest.mark.parametrize(
    "table",
    [
        """
    The   Front   fears=fear a     gang  that    attacked=attack a     bus   .
    DT    NNP     VBZ        DT    NN    WDT     VBD             DT    NN    .
    2/det 3/nsubj 0/ROOT     5/det 3/obj 7/nsubj 5/acl:relcl     9/det 7/obj 3/punct
    """,
        """
    The   Front   is=be in     a     gang   that    attacked=attack a      bus   .
    DT    NNP     VBZ   IN     DT    NN     WDT     VBD             DT     NN    .
    2/det 3/nsubj 0/ROOT 6/case 6/det 3/obl 8/nsubj 6/acl:relcl     10/det 8/obj 3/punct
    """,
    ],
    ids=["feared", "within it"],
)
def test_another_gang_that_did_it_is_meant_itself(table: str) -> None:
    assert roles(table, names={"Front": "ORG"})[INITIATOR] == ["a gang"]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("became=become", ["Villagers"]), ("remained=remain", ["Villagers"]), ("reached=reach", []), ("left=leave", [])],
)
@pytest.mark.parametrize("noun", ["site", "scene"])
def test_who_only_comes_to_the_scene_of_an_attack_suffered_none(noun: str, verb: str, expected: list[str]) -> None:
    found = roles(
        f"""
    Villagers=villager {verb}  the   {noun} of     the   attack in     Mosul  .
    NNS                VBD     DT    NN     IN     DT    NN     IN     NNP    .
    2/nsubj            0/ROOT  4/det 2/obj  7/case 7/det 4/nmod 9/case 7/nmod 2/punct
    """,
        hits=MOSUL,
    )
    assert found.get(TARGET, []) == expected


def test_what_a_strike_hit_beside_another_thing_is_no_place() -> None:
    found = roles("""
    Rebels=rebel struck=strike a     unit  and  a     staging    area   .
    NNS          VBD           DT    NN    CC   DT    NN         NN     .
    2/nsubj      0/ROOT        4/det 2/obj 8/cc 8/det 8/compound 4/conj 2/punct
    """)
    assert found == {INITIATOR: ["Rebels"], OBJECT: ["a unit", "a staging area"]}


def test_a_town_that_was_hit_beside_another_is_a_place_too() -> None:
    found = roles(
        """
    Rebels=rebel struck=strike Mosul and  Basra  .
    NNS          VBD           NNP   CC   NNP    .
    2/nsubj      0/ROOT        2/obj 5/cc 3/conj 2/punct
    """,
        hits=MOSUL | {"Basra": "LOC place/basra"},
    )
    assert found[PLACE] == ["Mosul", "Basra"]


# --------------------------------------------------------------------------------------------------- in whole sentences


@pytest.mark.parametrize(
    ("clause", "initiators", "targets"),
    [
        ("The hostages were confirmed killed on Monday", [], ["The hostages"]),
        ("The rebels were found killed in Mardel", [], ["The rebels"]),
        ("The hostages were confirmed killed by rebels", ["rebels"], ["The hostages"]),
        ("Rebels are reported to have killed 50 people", ["Rebels"], ["50 people"]),
    ],
)
def test_who_is_confirmed_killed_did_not_kill(clause: str, initiators: list[str], targets: list[str]) -> None:
    (killing,) = told(f"{clause}.")
    assert words(killing, RoleName.INITIATOR) == initiators
    assert words(killing, RoleName.TARGET) == targets


@pytest.mark.parametrize(
    ("deed", "hit"),
    [
        ("firing heavy weapons at the road", ["the road"]),
        ("firing heavy weapons", []),
        ("attacking a bridge near the road", ["a bridge"]),
    ],
)
def test_what_is_fired_at_a_road_is_not_hit(deed: str, hit: list[str]) -> None:
    (shooting,) = told(f"Rebels were {deed}.")
    assert words(shooting, RoleName.OBJECT) == hit


@pytest.mark.parametrize(
    ("where", "targets"),
    [
        ("a market in the Hezbollah-held city", []),
        ("Hezbollah-held Mosul", []),
        ("a Hezbollah-held building in Mosul", ["Hezbollah"]),
        ("a Hezbollah building in Mosul", ["Hezbollah"]),
    ],
)
def test_who_holds_the_city_of_an_air_strike_is_not_whom_it_is_aimed_at(where: str, targets: list[str]) -> None:
    (strike,) = told(f"Air strikes hit {where}.")
    assert words(strike, RoleName.TARGET) == targets
