"""Setting: a place or a day that a clause leaves out is taken from the text around it, where its structure gives it."""

from __future__ import annotations

from datetime import date

import pytest

from kg.records import Account, RoleName
from tests.extract.docs import events, extracted, fillers

PLACE = RoleName.PLACE

RAID = """
    Rebels=rebel raided=raid a     village .
    NNS          VBD         DT    NN      .
    2/nsubj      0/ROOT      4/det 2/obj   2/punct
"""
JUDGE = """
    Chilean lawyers=lawyer mourned=mourn the   judge .
    JJ      NNS            VBD           DT    NN    .
    2/amod  3/nsubj        0/ROOT        5/det 3/obj 3/punct
"""
SHELLED = """
    On     Monday rebels=rebel shelled=shell a     mill  near   Tartu .
    IN     NNP    NNS          VBD           DT    NN    IN     NNP   .
    2/case 4/obl  4/nsubj      0/ROOT        6/det 4/obj 8/case 4/obl 4/punct
"""
TARTU = {"Tartu": "LOC"}


def told(*sentences: str, names: dict[str, str] | None = None, hits: dict[str, str] | None = None) -> list[Account]:
    return events(extracted("\n".join(sentences), names=names or {}, hits=hits or {}))


# --------------------------------------------------------------------------------------------------------- countries

CHILE = {"Chilean": "NORP actor/cl"}


def country(hits: dict[str, str], *sentences: str) -> list[str | None]:
    (event,) = told(*sentences, hits=hits)
    return [role.mention.entry for role in event.of(PLACE)]


CHILES = {"Chile": "LOC place/cl"}
IN_CHILE = """
    A     minister toured=tour Chile .
    DT    NN       VBD         NNP   .
    2/det 3/nsubj  0/ROOT      3/obj 3/punct
"""


def test_a_report_on_one_country_tells_of_what_happened_there() -> None:
    assert country(CHILES, IN_CHILE, RAID) == ["place/cl"]


def test_the_word_for_its_people_names_the_country_too() -> None:
    (event,) = told(JUDGE, IN_CHILE, RAID, hits=CHILES | CHILE)
    (role,) = event.of(PLACE)
    assert (role.mention.entry, role.mention.text, role.rule) == ("place/cl", "Chilean", "setting-country")
    assert role.is_inherited


def test_people_of_a_country_alone_place_nothing() -> None:
    assert country(CHILE, JUDGE, RAID) == []


@pytest.mark.parametrize("verb", ["condemned=condemn", "said=say"])
def test_a_country_that_only_speaks_places_nothing(verb: str) -> None:
    speaks = f"""
    Chile   {verb} it    .
    NNP     VBD    PRP   .
    2/nsubj 0/ROOT 2/obj 2/punct
    """
    assert country(CHILES, speaks, RAID) == []


def test_another_country_spoken_of_as_often_leaves_it_open() -> None:
    other = JUDGE.replace("Chilean", "Peruvian")
    assert country(CHILES | {"Peruvian": "NORP actor/pe"}, other, IN_CHILE, RAID) == []


def test_an_event_with_a_place_takes_no_country() -> None:
    (event,) = told(IN_CHILE, SHELLED, names=TARTU, hits=CHILES)
    assert fillers(event)[PLACE] == ["Tartu"]


# -------------------------------------------------------------------------------------------------------------- days


def days(*sentences: str) -> list[tuple[date | None, str]]:
    """Return the first day of each event and the rule that gave it."""
    return [
        (event.times[0].interval.earliest, event.times[0].rule) if event.times else (None, "")
        for event in told(*sentences)
    ]


THREE_DAYS_EARLIER = """
    Three    days     earlier  thieves=thief abducted=abduct a     priest .
    CD       NNS      RBR      NNS           VBD             DT    NN     .
    2/nummod 3/obl    5/advmod 5/nsubj       0/ROOT          7/det 5/obj  5/punct
"""
THAT_NIGHT = """
    That  night thieves=thief abducted=abduct a     priest .
    DT    NN    NNS           VBD             DT    NN     .
    2/det 4/obl 4/nsubj       0/ROOT          6/det 4/obj  4/punct
"""
AT_NINE = """
    At     0900  thieves=thief abducted=abduct a     priest .
    IN     CD    NNS           VBD             DT    NN     .
    2/case 4/obl 4/nsubj       0/ROOT          6/det 4/obj  4/punct
"""
PLAIN = """
    Thieves=thief abducted=abduct a     priest .
    NNS           VBD             DT    NN     .
    2/nsubj       0/ROOT          4/det 2/obj  2/punct
"""
PERFECT = """
    Thieves=thief had   abducted=abduct a     priest .
    NNS           VBD   VBN             DT    NN     .
    3/nsubj       3/aux 0/ROOT          5/det 3/obj  3/punct
"""
MONDAY = date(2031, 3, 3)


@pytest.mark.parametrize(
    ("sentence", "day", "rule"),
    [
        (THREE_DAYS_EARLIER, date(2031, 2, 28), "setting-counted"),
        (THAT_NIGHT, MONDAY, "setting-counted"),
        (AT_NINE, MONDAY, "setting-clock"),
        (PLAIN, MONDAY, "setting-paragraph"),
    ],
)
def test_an_event_takes_the_day_from_what_was_told_before_it(sentence: str, day: date, rule: str) -> None:
    assert days(SHELLED, sentence)[1] == (day, rule)


def test_what_had_happened_before_takes_no_day() -> None:
    assert days(SHELLED, PERFECT)[1] == (None, "")


def test_a_new_paragraph_takes_no_day_without_a_word_that_goes_on() -> None:
    paragraph = """
    On     Monday rebels=rebel shelled=shell a     mill  . ¶
    IN     NNP    NNS          VBD           DT    NN    . _SP
    2/case 4/obl  4/nsubj      0/ROOT        6/det 4/obj 4/punct 4/dep
    """
    assert days(paragraph, PLAIN)[1] == (None, "")
    assert days(paragraph, AT_NINE)[1] == (MONDAY, "setting-clock")


def test_a_day_behind_its_verb_frames_no_paragraph() -> None:
    behind = """
    Rebels=rebel shelled=shell a     mill  on     Monday .
    NNS          VBD           DT    NN    IN     NNP    .
    2/nsubj      0/ROOT        4/det 2/obj 6/case 2/obl  2/punct
    """
    assert days(behind, PLAIN)[1] == (None, "")
    assert days(behind, THAT_NIGHT)[1] == (MONDAY, "setting-counted")


def test_another_time_ends_the_frame() -> None:
    between = """
    Prices=price rose=rise in     February .
    NNS          VBD       IN     NNP      .
    2/nsubj      0/ROOT    4/case 2/obl    2/punct
    """
    assert days(SHELLED, between, PLAIN)[1] == (None, "")


def test_rough_counts_give_no_day() -> None:
    rough = THREE_DAYS_EARLIER.replace("Three    days ", "Several  days ")
    assert days(SHELLED, rough)[1] == (None, "")


# ------------------------------------------------------------------------------------------------------------ places


def places(*sentences: str) -> list[str]:
    return fillers(told(*sentences, names=TARTU)[-1]).get(PLACE, [])


ABDUCTED_IN_TOWN = """
    Rebels=rebel abducted=abduct  a     priest in     the   town  .
    NNS          VBD              DT    NN     IN     DT    NN    .
    2/nsubj      0/ROOT           4/det 2/obj  7/case 7/det 2/obl 2/punct
"""


@pytest.mark.parametrize("noun", ["town", "city", "area", "village", "location"])
def test_the_town_or_the_area_is_the_one_that_was_named(noun: str) -> None:
    assert places(SHELLED, ABDUCTED_IN_TOWN.replace("town ", f"{noun} ")) == ["Tartu"]


def test_a_town_is_no_region() -> None:
    region = {"Tartu": "LOC place/anbar"}
    event = told(SHELLED, ABDUCTED_IN_TOWN, hits=region)[-1]
    assert fillers(event)[PLACE] == ["the town"]


def test_there_is_the_place_that_was_named() -> None:
    there = """
    Rebels=rebel abducted=abduct a     priest there    .
    NNS          VBD              DT    NN     RB       .
    2/nsubj      0/ROOT           4/det 2/obj  2/advmod 2/punct
    """
    assert places(SHELLED, there) == ["Tartu"]


def test_a_described_town_is_another() -> None:
    described = """
    Rebels=rebel abducted=abduct a     priest in     the   next   town  .
    NNS          VBD              DT    NN     IN     DT    JJ     NN    .
    2/nsubj      0/ROOT           4/det 2/obj  8/case 8/det 8/amod 2/obl 2/punct
    """
    assert places(SHELLED, described) == ["the next town"]
    assert places(SHELLED, described.replace("next", "same")) == ["Tartu"]


# ------------------------------------------------------------------------------------------------- beyond the border

LEBANESE = {"Hezbollah": "ORG actor/hezbollah"}


def test_whoever_is_at_home_elsewhere_may_have_been_struck_there() -> None:
    struck = """
    Jets=jet struck=strike Hezbollah .
    NNS      VBD           NNP       .
    2/nsubj  0/ROOT        2/obj     2/punct
    """
    assert country(CHILES | LEBANESE, IN_CHILE, struck) == []


def test_what_a_state_strikes_from_afar_may_lie_elsewhere() -> None:
    shelled = """
    Chilean troops=troop shelled=shell a     mill  .
    JJ      NNS          VBD           DT    NN    .
    2/amod  3/nsubj      0/ROOT        5/det 3/obj 3/punct
    """
    assert country(CHILES | CHILE, IN_CHILE, shelled) == []
    assert country(
        CHILES | CHILE, IN_CHILE, shelled.replace("shelled=shell a     mill ", "seized=seize  a     bishop")
    ) == ["place/cl"]


# ------------------------------------------------------------------------------------------------------------ places

CAUGHT = """
    In     Tartu a     man          was=be     caught=catch .
    IN     NNP   DT    NN           VBD        VBN          .
    2/case 6/obl 4/det 6/nsubj:pass 6/aux:pass 0/ROOT       6/punct
"""
ARRESTED = """
    Police  arrested=arrest a     woman .
    NNS     VBD             DT    NN    .
    2/nsubj 0/ROOT          4/det 2/obj 2/punct
"""
OPERATION = """
    Police  held=hold an    operation in     Tartu  on     Monday .
    NNS     VBD       DT    NN        IN     NNP    IN     NNP    .
    2/nsubj 0/ROOT    4/det 2/obj     6/case 4/nmod 8/case 2/obl  2/punct
"""
DURING = """
    Two      men=man      were=be    arrested=arrest during the   operation .
    CD       NNS          VBD        VBN             IN     DT    NN        .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT          7/case 7/det 4/obl     4/punct
"""


def test_a_place_that_opens_a_sentence_frames_what_is_told_on() -> None:
    (event,) = told(CAUGHT, ARRESTED, names=TARTU)
    assert fillers(event)[PLACE] == ["Tartu"]


def test_what_happens_during_the_operation_is_where_and_when_it_is() -> None:
    event = told(OPERATION, DURING, names=TARTU)[-1]
    assert fillers(event)[PLACE] == ["Tartu"]
    assert [when.interval.wording for when in event.times] == ["on Monday"]


TRAVELLING = """
    Gunmen=gunman killed=kill a     driver who     was=be travelling=travel near   Tartu .
    NNS           VBD         DT    NN     WP      VBD    VBG               IN     NNP   .
    2/nsubj       0/ROOT      4/det 2/obj  7/nsubj 7/aux  4/acl:relcl       9/case 7/obl 2/punct
"""
TOLD = """
    The   ministry in     Tartu  said=say that   gunmen=gunman killed=kill a      driver .
    DT    NN       IN     NNP    VBD      IN     NNS           VBD         DT     NN     .
    2/det 5/nsubj  4/case 2/nmod 0/ROOT   8/mark 8/nsubj       5/ccomp     10/det 8/obj  5/punct
"""
POLICE = """
    Police  in     Tartu  said=say that   gunmen=gunman killed=kill a     driver .
    NNS     IN     NNP    VBD      IN     NNS           VBD         DT    NN     .
    4/nsubj 3/case 1/nmod 0/ROOT   7/mark 7/nsubj       4/ccomp     9/det 7/obj  4/punct
"""


@pytest.mark.parametrize(("sentence", "place"), [(TRAVELLING, ["Tartu"]), (POLICE, ["Tartu"]), (TOLD, [])])
def test_the_only_place_of_a_sentence_is_that_of_its_event(sentence: str, place: list[str]) -> None:
    (event,) = told(sentence, names=TARTU)
    assert fillers(event).get(PLACE, []) == place
