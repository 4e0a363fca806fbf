"""Where it happened: places inside phrases, parts of places, sites named after one, and places that clauses share."""

from __future__ import annotations

import pytest

from kg.records import Account, EventKind, RoleName
from tests.extract.docs import events, extracted, fillers, only
from tests.extract.sentences import told as told_in
from tests.extract.sentences import words

OBJECT, PLACE, TARGET = RoleName.OBJECT, RoleName.PLACE, RoleName.TARGET
JUBA = {"Juba": "LOC place/juba"}
BOMB = {"bomb": "WEAPON weapon/bomb"}


def told(table: str, word: str, **marks: dict[str, str]) -> Account:
    """Return the account of a table that a word names."""
    extraction = extracted(table, **marks)
    text = extraction.report.text
    found = [
        account
        for account in events(extraction)
        if account.kind is not EventKind.STATEMENT
        and any(text[each.start : each.end] == word for each in account.words)
    ]
    assert len(found) == 1, [account.words for account in events(extraction)]
    return found[0]


def test_the_place_of_whom_the_event_harmed_is_where_it_happened() -> None:
    account = only(
        """
    A     drone      strike  injured=injure six      nurses=nurse in     Juba   .
    DT    NN         NN      VBD            CD       NNS          IN     NNP    .
    3/det 3/compound 4/nsubj 0/ROOT         6/nummod 4/obj        8/case 6/nmod 4/punct
    """,
        hits={"drone": "PLATFORM weapon/drone", **JUBA},
    )
    assert fillers(account)[PLACE] == ["Juba"]


def test_a_part_of_a_place_is_the_place() -> None:
    account = only(
        """
    A     bomb    exploded=explode in     the   heart of     Juba   .
    DT    NN      VBD              IN     DT    NN    IN     NNP    .
    2/det 3/nsubj 0/ROOT           6/case 6/det 3/obl 8/case 6/nmod 3/punct
    """,
        hits={"bomb": "WEAPON weapon/bomb", **JUBA},
    )
    assert fillers(account)[PLACE] == ["Juba"]


def test_in_front_of_a_thing_is_at_the_thing() -> None:
    account = only(
        """
    A     bomb    exploded=explode in     front of     the   embassy .
    DT    NN      VBD              IN     NN    IN     DT    NN      .
    2/det 3/nsubj 0/ROOT           5/case 3/obl 8/case 8/det 5/nmod  3/punct
    """,
        hits={"bomb": "WEAPON weapon/bomb"},
    )
    assert fillers(account)[OBJECT] == ["the embassy"]


def test_a_site_named_after_a_place_is_an_object_in_it() -> None:
    account = only(
        """
    Rebels=rebel shelled=shell the   Juba       bus        station .
    NNS          VBD           DT    NNP        NN         NN      .
    2/nsubj      0/ROOT        6/det 6/compound 6/compound 2/obj   2/punct
    """,
        hits=JUBA,
    )
    assert fillers(account)[OBJECT] == ["the Juba bus station"]
    assert fillers(account)[PLACE] == ["Juba"]


def test_people_are_taken_at_a_thing_that_is_no_target() -> None:
    account = only("""
    Gunmen=gunman kidnapped=kidnap two      nurses=nurse at     a     clinic .
    NNS           VBD              CD       NNS          IN     DT    NN     .
    2/nsubj       0/ROOT           4/nummod 2/obj        7/case 7/det 2/obl  2/punct
    """)
    assert OBJECT not in fillers(account)
    assert fillers(account)[PLACE] == ["a clinic"]


def test_a_place_that_opens_the_sentence_is_that_of_both_clauses() -> None:
    table = """
    In     Juba  ,       gunmen=gunman killed=kill a     judge and  rebels=rebel attacked=attack a      convoy .
    IN     NNP   ,       NNS           VBD         DT    NN    CC   NNS          VBD             DT     NN     .
    2/case 5/obl 2/punct 5/nsubj       0/ROOT      7/det 5/obj 10/cc 10/nsubj    5/conj          12/det 10/obj 5/punct
    """
    assert fillers(told(table, "attacked", hits=JUBA))[PLACE] == ["Juba"]


def test_the_second_of_two_deeds_happened_where_the_first_did() -> None:
    table = """
    Rebels=rebel killed=kill a     judge in     Juba  and  burned=burn a      bus   .
    NNS          VBD         DT    NN    IN     NNP   CC   VBD         DT     NN    .
    2/nsubj      0/ROOT      4/det 2/obj 6/case 2/obl 8/cc 2/conj      10/det 8/obj 2/punct
    """
    assert fillers(told(table, "burned", hits=JUBA))[PLACE] == ["Juba"]


def test_a_deed_happened_where_the_fighting_did_meanwhile() -> None:
    table = """
    Fighting=fighting raged=rage in     Juba  when     soldiers=soldier attacked=attack a     post  .
    NN                VBD        IN     NNP   WRB      NNS              VBD             DT    NN    .
    2/nsubj           0/ROOT     4/case 2/obl 7/advmod 7/nsubj          2/advcl         9/det 7/obj 2/punct
    """
    assert fillers(told(table, "attacked", hits=JUBA))[PLACE] == ["Juba"]


def test_where_a_thing_stands_is_where_it_was_hit() -> None:
    account = only(
        """
    Rebels=rebel attacked=attack a     farm  located=locate near   Juba  .
    NNS          VBD             DT    NN    VBN            IN     NNP   .
    2/nsubj      0/ROOT          4/det 2/obj 4/acl          7/case 5/obl 2/punct
    """,
        hits=JUBA,
    )
    place = next(role.mention for role in account.roles if role.name is PLACE)
    assert (place.text, place.relation) == ("Juba", "near")


def test_what_a_town_lies_near_is_not_where_it_happened() -> None:
    account = only(
        """
    A     bomb    exploded=explode in     Juba  ,       near   the   border .
    DT    NN      VBD              IN     NNP   ,       IN     DT    NN     .
    2/det 3/nsubj 0/ROOT           5/case 3/obl 9/punct 9/case 9/det 5/nmod 3/punct
    """,
        hits={"bomb": "WEAPON weapon/bomb", **JUBA},
    )
    assert fillers(account)[PLACE] == ["Juba"]


def test_a_relative_clause_says_where_a_murder_occurred() -> None:
    account = only(
        """
    They    condemned=condemn the   murder of     a     judge  ,        which    occurred=occur in      Juba   .
    PRP     VBD               DT    NN     IN     DT    NN     ,        WDT      VBD            IN      NNP    .
    2/nsubj 0/ROOT            4/det 2/obj  7/case 7/det 4/nmod 10/punct 10/nsubj 7/acl:relcl    12/case 10/obl 2/punct
    """,
        hits=JUBA,
    )
    assert fillers(account)[PLACE] == ["Juba"]


@pytest.mark.parametrize("country", [{"Sudan": "LOC place/sd"}, {}], ids=["country named", "no country"])
def test_a_person_is_a_place_where_the_country_has_one_of_that_name(country: dict[str, str]) -> None:
    table = """
    Rebels=rebel of     Sudan  shelled=shell Kadugli .
    NNS          IN     NNP    VBD           NNP     .
    4/nsubj      3/case 1/nmod 0/ROOT        4/obj   4/punct
    """
    account = only(table, names={"Kadugli": "PERSON"}, hits=country)
    assert (PLACE in fillers(account)) == bool(country)


def test_a_clause_with_where_is_about_its_place() -> None:
    account = told(
        """
    They    fled=flee to     Juba   ,       where     rebels=rebel burned=burn a      bus    .
    PRP     VBD       IN     NNP    ,       WRB       NNS          VBD         DT     NN     .
    2/nsubj 0/ROOT    4/case 2/obl  8/punct 8/advmod  8/nsubj      4/acl:relcl 10/det 8/obj  2/punct
    """,
        "burned",
        hits=JUBA,
    )
    assert fillers(account)[PLACE] == ["Juba"]
    assert "place-where" in account.rules


def test_what_was_damaged_when_it_went_off_says_where() -> None:
    account = told(
        """
    A     shop         was=be     destroyed=destroy in     Juba   when     a      bomb     exploded=explode .
    DT    NN           VBD        VBN               IN     NNP    WRB      DT     NN       VBD              .
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT            6/case 4/obl  10/advmod 9/det 10/nsubj 4/advcl          4/punct
    """,
        "exploded",
        hits=JUBA | BOMB,
    )
    assert fillers(account)[PLACE] == ["Juba"]


def test_whoever_was_in_a_place_when_it_went_off_says_where() -> None:
    account = told(
        """
    He      was=be in     Juba   when      a     bomb    exploded=explode .
    PRP     VBD    IN     NNP    WRB       DT    NN      VBD              .
    4/nsubj 4/cop  4/case 0/ROOT 8/advmod  7/det 8/nsubj 4/advcl          4/punct
    """,
        "exploded",
        hits=JUBA | BOMB,
    )
    assert fillers(account)[PLACE] == ["Juba"]


def test_a_site_lies_in_a_direction_from_a_town() -> None:
    (role,) = (
        role
        for role in told(
            """
    Rebels=rebel burned=burn a     bus   at     a      farm   located=locate north    of     Juba   .
    NNS          VBD         DT    NN    IN     DT     NN     VBN            RB       IN     NNP    .
    2/nsubj      0/ROOT      4/det 2/obj 7/case 7/det  2/obl  7/acl          8/advmod 11/case 9/obl 2/punct
    """,
            "burned",
            hits=JUBA,
        ).of(PLACE)
        if role.mention.entry == "place/juba"
    )
    assert role.mention.relation == "north of"


def test_a_murder_was_carried_out_somewhere() -> None:
    account = told(
        """
    They    mourned=mourn the   murder ,       which     was=be     carried=carry out            in     Juba   .
    PRP     VBD           DT    NN     ,       WDT       VBD        VBN           RP             IN     NNP    .
    2/nsubj 0/ROOT        4/det 2/obj  8/punct 8/nsubj:pass 8/aux:pass 4/acl:relcl 8/compound:prt 11/case 8/obl 2/punct
    """,
        "murder",
        hits=JUBA,
    )
    assert fillers(account)[PLACE] == ["Juba"]


def test_how_far_from_a_town_is_no_place() -> None:
    account = only(
        """
    A     bomb    exploded=explode 50       kilometers=kilometer south    of     Juba   .
    DT    NN      VBD              CD       NNS                  RB       IN     NNP    .
    2/det 3/nsubj 0/ROOT           5/nummod 6/obl                3/advmod 8/case 6/obl  3/punct
    """,
        hits=BOMB | JUBA,
    )
    assert [(role.mention.text, role.mention.relation) for role in account.of(PLACE)] == [("Juba", "south of")]


def both(table: str) -> list[list[str]]:
    """Return the places of the two events of a table."""
    return [fillers(account).get(PLACE, []) for account in events(extracted(table, hits=JUBA))]


@pytest.mark.parametrize(
    ("adverb", "first"),
    [("also", ["Juba"]), ("then", []), ("later", [])],
)
def test_a_place_behind_two_deeds_is_that_of_both_unless_one_came_later(adverb: str, first: list[str]) -> None:
    table = f"""
    Soldiers=soldier killed=kill two      men=man and  {adverb} detained=detain a     third in      Juba  .
    NNS              VBD         CD       NNS     CC   RB       VBD             DT    NN    IN      NNP   .
    2/nsubj          0/ROOT      4/nummod 2/obj   7/cc 7/advmod 2/conj          9/det 7/obj 11/case 7/obl 2/punct
    """
    assert both(table) == [first, ["Juba"]]


def test_a_deed_that_has_a_time_before_the_next_deed_did_not_happen_where_that_did() -> None:
    table = """
    Soldiers=soldier killed=kill two      men=man on     Monday and  detained=detain a      third in      Juba  .
    NNS              VBD         CD       NNS     IN     NNP    CC   VBD             DT     NN    IN      NNP   .
    2/nsubj          0/ROOT      4/nummod 2/obj   6/case 2/obl  8/cc 2/conj          10/det 8/obj 12/case 8/obl 2/punct
    """
    assert both(table) == [[], ["Juba"]]


def test_a_deed_of_somebody_else_behind_it_says_not_where_it_happened() -> None:
    table = """
    Soldiers=soldier killed=kill two      men=man and  rebels=rebel detained=detain a     third in      Juba  .
    NNS              VBD         CD       NNS     CC   NNS          VBD             DT    NN    IN      NNP   .
    2/nsubj          0/ROOT      4/nummod 2/obj   7/cc 7/nsubj      2/conj          9/det 7/obj 11/case 7/obl 2/punct
    """
    assert both(table) == [[], ["Juba"]]


@pytest.mark.parametrize(
    ("where", "places"),
    [
        ("his car in Norport", ["Norport"]),
        ("a van", []),
        ("a house", ["a house"]),
        ("a church in Norport", ["a church", "Norport"]),
    ],
)
def test_the_car_in_which_somebody_is_shot_is_no_place(where: str, places: list[str]) -> None:
    (shooting,) = told_in(f"A judge was shot dead in {where}.")
    assert words(shooting, RoleName.PLACE) == places
