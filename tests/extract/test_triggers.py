"""Triggers: which words name an incident, and which only look like it."""

from __future__ import annotations

import pytest

from kg.extract.events.triggers import Trigger, find_triggers, partitive
from kg.records import RoleName
from tests.extract.docs import events, extracted, fillers, only, read, token

MOSUL = {"Mosul": "LOC place/mosul"}


def triggers(table: str, **marks: dict[str, str]) -> tuple[Trigger, ...]:
    """Return the triggers of a table."""
    return find_triggers(read(table, **marks))


def named(table: str, **marks: dict[str, str]) -> list[tuple[str, str]]:
    """Return word and incident type of every trigger."""
    return [(trigger.token.text, trigger.word.type) for trigger in triggers(table, **marks)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            """
    Rebels=rebel attacked=attack the   base  .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct
    """,
            ("attacked", "attack"),
        ),
        (
            """
    Gunmen=gunman opened=open fire  on     the   convoy .
    NNS           VBD         NN    IN     DT    NN     .
    2/nsubj       0/ROOT      2/obj 6/case 6/det 2/obl  2/punct
    """,
            ("opened", "shooting"),
        ),
        (
            """
    Rebels=rebel blew=blow up             a     bridge .
    NNS          VBD       RP             DT    NN     .
    2/nsubj      0/ROOT    2/compound:prt 5/det 2/obj  2/punct
    """,
            ("blew", "bombing"),
        ),
        (
            """
    The   army    shelled=shell the   village .
    DT    NN      VBD           DT    NN      .
    2/det 3/nsubj 0/ROOT        5/det 3/obj   3/punct
    """,
            ("shelled", "shelling"),
        ),
    ],
    ids=["verb", "with object", "with particle", "shelled"],
)
def test_a_verb_names_the_incident(table: str, expected: tuple[str, str]) -> None:
    assert named(table) == [expected]


@pytest.mark.parametrize(
    ("table", "first", "type_"),
    [
        (
            """
    Villagers=villager feared=fear the   air        strike .
    NNS                VBD         DT    NN         NN     .
    2/nsubj            0/ROOT      5/det 5/compound 2/obj  2/punct
    """,
            "air",
            "air-strike",
        ),
        (
            """
    Villagers=villager saw=see a     suicide    bombing .
    NNS                VBD     DT    NN         NN      .
    2/nsubj            0/ROOT  5/det 5/compound 2/obj   2/punct
    """,
            "suicide",
            "suicide-bombing",
        ),
        (
            """
    Villagers=villager heard=hear gunfire .
    NNS                VBD        NN      .
    2/nsubj            0/ROOT     2/obj   2/punct
    """,
            "gunfire",
            "shooting",
        ),
    ],
    ids=["air strike", "suicide bombing", "gunfire"],
)
def test_a_compound_is_one_trigger_from_its_first_word(table: str, first: str, type_: str) -> None:
    (trigger,) = triggers(table)
    assert (trigger.first.text, trigger.word.type) == (first, type_)


@pytest.mark.parametrize(
    "table",
    [
        """
    Workers=worker began=begin a     hunger     strike .
    NNS            VBD         DT    NN         NN     .
    2/nsubj        0/ROOT      5/det 5/compound 2/obj  2/punct
    """,
        """
    The   mayor   suffered=suffer a     heart      attack .
    DT    NN      VBD             DT    NN         NN     .
    2/det 3/nsubj 0/ROOT          6/det 6/compound 3/obj  3/punct
    """,
        """
    Police  joined=join the   fight against corruption .
    NNS     VBD         DT    NN    IN      NN         .
    2/nsubj 0/ROOT      4/det 2/obj 6/case  4/nmod     2/punct
    """,
        """
    An=a  attack     helicopter carried=carry a     strike     group .
    DT    NN         NN         VBD           DT    NN         NN    .
    3/det 3/compound 4/nsubj    0/ROOT        7/det 7/compound 4/obj 4/punct
    """,
    ],
    ids=["hunger strike", "heart attack", "fight against corruption", "the noun says what kind"],
)
def test_harmless_senses_name_no_incident(table: str) -> None:
    assert named(table) == []


def test_a_verb_whose_arguments_take_no_part_in_incidents_names_none() -> None:
    assert (
        named("""
    The   film    hit    the   theatres=theatre .
    DT    NN      VBD    DT    NNS              .
    2/det 3/nsubj 0/ROOT 5/det 3/obj            3/punct
    """)
        == []
    )


def test_a_verb_that_carries_an_event_noun_is_no_second_incident() -> None:
    assert named("""
    A     strike  hit    a     depot .
    DT    NN      VBD    DT    NN    .
    2/det 3/nsubj 0/ROOT 5/det 3/obj 3/punct
    """) == [("strike", "attack")]


def test_a_light_verb_lends_its_arguments_to_the_event_noun() -> None:
    account = only("""
    The   army    carried=carry out            an=a  air        strike on      the    base  on      Tuesday .
    DT    NN      VBD           RP             DT    NN         NN     IN      DT     NN    IN      NNP     .
    2/det 3/nsubj 0/ROOT        3/compound:prt 7/det 7/compound 3/obj  10/case 10/det 3/obl 12/case 3/obl   3/punct
    """)
    assert account.type == "air-strike"
    assert fillers(account) == {RoleName.INITIATOR: ["The army"], RoleName.OBJECT: ["the base"]}
    assert [when.interval.wording for when in account.times] == ["on Tuesday"]


def test_what_comes_under_attack_suffers_it() -> None:
    account = only("""
    The   base    came=come under  attack on     Tuesday .
    DT    NN      VBD       IN     NN     IN     NNP     .
    2/det 3/nsubj 0/ROOT    5/case 3/obl  7/case 3/obl   3/punct
    """)
    assert fillers(account) == {RoleName.OBJECT: ["The base"]}


def test_an_event_that_acts_is_no_initiator() -> None:
    account = only("""
    One      strike  destroyed=destroy a     depot .
    CD       NN      VBD               DT    NN    .
    2/nummod 3/nsubj 0/ROOT            5/det 3/obj 3/punct
    """)
    assert fillers(account) == {RoleName.OBJECT: ["a depot"]}


def test_a_weapon_that_goes_off_is_the_weapon() -> None:
    account = only(
        """
    A     bomb    exploded=explode .
    DT    NN      VBD              .
    2/det 3/nsubj 0/ROOT           3/punct
    """,
        hits={"bomb": "WEAPON weapon/bomb"},
    )
    assert (account.type, fillers(account)) == ("bombing", {RoleName.WEAPON: ["bomb"]})


def test_both_sides_of_a_clash_are_told() -> None:
    account = only("""
    Troops=troop clashed=clash with   rebels=rebel .
    NNS          VBD           IN     NNS          .
    2/nsubj      0/ROOT        4/case 2/obl        2/punct
    """)
    assert fillers(account) == {RoleName.INITIATOR: ["Troops"], RoleName.TARGET: ["rebels"]}


def test_a_name_is_no_trigger() -> None:
    table = """
    The   Storm      party   left=leave .
    DT    NNP        NNP     VBD        .
    3/det 3/compound 4/nsubj 0/ROOT     4/punct
    """
    assert named(table, hits={"Storm party": "ORG actor/storm-party"}) == []


def test_one_of_the_attacks_is_one() -> None:
    reading = read("""
    One     of     the   attacks=attack killed=kill a     soldier .
    CD      IN     DT    NNS            VBD         DT    NN      .
    5/nsubj 4/case 4/det 1/nmod         0/ROOT      7/det 5/obj   5/punct
    """)
    one = partitive(token(reading, "attacks"))
    assert one is not None
    assert one.text == "One"


def test_a_government_that_responds_without_arms_does_nothing_violent() -> None:
    assert (
        events(
            extracted("""
    The   government responded=respond to     the   report .
    DT    NN         VBD               IN     DT    NN     .
    2/det 3/nsubj    0/ROOT            6/case 6/det 3/obl  3/punct
    """)
        )
        == []
    )


TOWN_TAKEN = """
    Rebels=rebel seized=seize the   town  of     Kidal  .
    NNS          VBD          DT    NN    IN     NNP    .
    2/nsubj      0/ROOT       4/det 2/obj 6/case 4/nmod 2/punct
"""


def test_a_place_that_is_seized_is_where_they_clashed() -> None:
    taken = only(TOWN_TAKEN, hits={"Kidal": "LOC place/kidal"})
    assert taken.type == "armed-clash"
    assert fillers(taken) == {RoleName.INITIATOR: ["Rebels"], RoleName.PLACE: ["Kidal"]}


def test_somebody_who_is_captured_is_arrested() -> None:
    taken = only(
        """
    Police captured=capture a     commander .
    NNS    VBD              DT    NN        .
    2/nsubj 0/ROOT          4/det 2/obj     2/punct
    """
    )
    assert taken.type == "arrest"
    assert fillers(taken)[RoleName.TARGET] == ["a commander"]


def test_goods_that_are_seized_are_no_incident() -> None:
    assert not events(
        extracted(
            """
    Police  seized=seize cash  .
    NNS     VBD          NN    .
    2/nsubj 0/ROOT       2/obj 2/punct
    """
        )
    )


def test_the_capture_of_a_place_is_an_incident_and_the_capture_of_an_audience_is_none() -> None:
    table = """
    They  hailed=hail the   liberation of     Kidal  .
    PRP   VBD         DT    NN         IN     NNP    .
    2/nsubj 0/ROOT    4/det 2/obj      6/case 4/nmod 2/punct
    """
    (taken,) = events(extracted(table, hits={"Kidal": "LOC place/kidal"}))
    assert taken.type == "armed-clash"
    assert not events(extracted(table.replace("Kidal", "Women")))


def test_weapons_fall_and_prices_do_too() -> None:
    table = """
    Shells=shell fell=fall on     Kidal  .
    NNS          VBD       IN     NNP    .
    2/nsubj      0/ROOT    4/case 2/obl  2/punct
    """
    marks = {"Kidal": "LOC place/kidal"}
    fallen = only(table, hits=marks | {"Shells": "WEAPON weapon/artillery-shell"})
    assert fillers(fallen) == {RoleName.WEAPON: ["Shells"], RoleName.PLACE: ["Kidal"]}
    assert not events(extracted(table.replace("Shells=shell", "Prices=price "), hits=marks))


def test_arms_used_against_somebody_are_an_attack() -> None:
    table = """
    They    used=use mortars=mortar against civilians=civilian .
    PRP     VBD      NNS            IN      NNS                .
    2/nsubj 0/ROOT   2/obj          5/case  2/obl              2/punct
    """
    used = only(table, hits={"mortars": "WEAPON weapon/mortar"})
    assert fillers(used)[RoleName.TARGET] == ["civilians"]
    assert not events(extracted(table, hits={}))  # whatever else they used


def test_the_second_word_of_an_idiom_plays_no_part() -> None:
    fire = only(
        """
    Soldiers=soldier opened=open fire  on     protesters=protester .
    NNS              VBD         NN    IN     NNS                  .
    2/nsubj          0/ROOT      2/obj 5/case 2/obl                2/punct
    """
    )
    assert fire.type == "shooting"
    assert fillers(fire) == {RoleName.INITIATOR: ["Soldiers"], RoleName.TARGET: ["protesters"]}


def test_a_suicide_bomber_makes_a_suicide_bombing() -> None:
    table = """
    A     suicide    bomber killed=kill a     guard  .
    DT    NN         NN     VBD         DT    NN     .
    3/det 3/compound 4/nsubj 0/ROOT     6/det 4/obj  4/punct
    """
    assert only(table).type == "suicide-bombing"
    assert only(table.replace("suicide", "lone   ")).type == "killing"


def test_on_fire_may_hang_on_what_was_set_on_fire() -> None:
    account = only("""
    Rebels=rebel set=set two      schools=school on     fire   .
    NNS          VBD     CD       NNS            IN     NN     .
    2/nsubj      0/ROOT  4/nummod 2/obj          6/case 4/nmod 2/punct
    """)
    assert account.type == "arson"


def test_a_doubled_consonant_is_single_in_the_lemma() -> None:
    account = only("""
    Gunmen=gunman machinegunned=machinegunn a     bus   .
    NNS           VBD                       DT    NN    .
    2/nsubj       0/ROOT                    4/det 2/obj 2/punct
    """)
    assert account.type == "shooting"


def witnessed(subject: str, verb: str = "witnessed=witness") -> dict[RoleName, list[str]]:
    """Return the roles of an attack by gunmen that somebody or some place witnesses."""
    return fillers(
        only(f"""
    The   {subject} {verb} an    attack by     gunmen=gunman .
    DT    NN        VBD    DT    NN     IN     NNS           .
    2/det 3/nsubj   0/ROOT 5/det 3/obj  7/case 5/nmod        3/punct
    """)
    )


@pytest.mark.parametrize("verb", ["witnessed=witness", "saw=see"])
def test_who_witnessed_an_attack_only_looked_on(verb: str) -> None:
    assert witnessed("nun", verb) == {RoleName.INITIATOR: ["gunmen"]}


def test_a_place_that_witnessed_an_attack_was_attacked() -> None:
    assert witnessed("town")[RoleName.PLACE] == ["The town"]


def test_who_suffered_an_attack_was_attacked() -> None:
    assert witnessed("nun", "suffered=suffer")[RoleName.TARGET] == ["The nun"]


def blast(verb: str, case: str) -> dict[RoleName, list[str]]:
    """Return the roles of a blast that ripped through a crowd, or did something else."""
    return fillers(
        only(
            f"""
    A     blast   {verb} {case} a     crowd in     Mosul  .
    DT    NN      VBD    IN     DT    NN    IN     NNP    .
    2/det 3/nsubj 0/ROOT 6/case 6/det 3/obl 8/case 3/obl  3/punct
    """,
            hits=MOSUL,
        )
    )


@pytest.mark.parametrize("verb", ["ripped=rip", "tore=tear"])
def test_what_a_blast_ripped_through_was_hit(verb: str) -> None:
    assert blast(verb, "through")[RoleName.TARGET] == ["a crowd"]


def test_what_a_blast_ripped_near_was_not_hit() -> None:
    assert RoleName.TARGET not in blast("ripped=rip", "near")


def test_what_somebody_came_through_to_bomb_was_not_hit() -> None:
    account = only("""
    Rebels=rebel carried=carry out            a     bombing through a     tunnel .
    NNS          VBD           RP             DT    NN      IN      DT    NN     .
    2/nsubj      0/ROOT        2/compound:prt 5/det 2/obj   8/case  8/det 2/obl  2/punct
    """)
    assert fillers(account) == {RoleName.INITIATOR: ["Rebels"]}


def test_a_convoy_that_witnessed_an_attack_was_hit() -> None:
    assert witnessed("convoy")[RoleName.OBJECT] == ["The convoy"]
