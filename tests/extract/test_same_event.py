"""One event told in several sentences, and two that look like one, in invented reports through the pipeline."""

from __future__ import annotations

import pytest

from kg.records import RoleName
from tests.extract.sentences import told, words


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("same-rank", "A raid by gunmen on a village killed ten farmers, marking the deadliest attack in the region."),
        ("same-weapon", "Rebels shelled the town of Mardel. One of the shells hit a school."),
        (
            "same-victims",
            "Two policemen were shot dead in Mardel. Ana Ruiz, 33, and Luis Vega, 40, were killed by men.",
        ),
        (
            "same-as-lead",
            "Police shot dead two farmers in Mardel. Witnesses said they were praying when police opened fire.",
        ),
    ],
)
def test_told_again_is_one_event(rule: str, text: str) -> None:
    (account,) = told(text)
    assert rule in account.rules


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed two soldiers in Mardel. Rebels killed two soldiers in Tarela.",
        "Soldiers killed three herders in Mardel. In Tarela, two women said they fled when soldiers opened fire.",
        "Gunmen shot dead three people in Mardel. On Tuesday gunmen shot dead five people in Tarela.",
    ],
)
def test_two_places_are_two_events(text: str) -> None:
    assert len(told(text)) == len(text.split(". "))


def test_another_country_is_another_event() -> None:
    found = told(
        "Ten people were killed in western Iraq by the American air strikes. Two bases were bombed. "
        "Across the border in Syria, at least 29 fighters were killed in the American strikes."
    )
    (abroad,) = [account for account in found if any("29" in role.mention.text for role in account.roles)]
    assert all("Iraq" not in role.mention.text for role in abroad.roles)


# ------------------------------------------------------------------------------------- set apart by time or by number


@pytest.mark.parametrize(
    "deed", ["Two years earlier, it attacked a bank.", "Two days later it attacked a bank in Mardel."]
)
def test_a_deed_whose_time_is_counted_from_another_is_another(deed: str) -> None:
    assert len(told(f"The Red Front attacked a bank in Mardel on Tuesday. {deed}")) == 2


def test_a_deed_that_is_claimed_without_a_time_of_its_own_is_the_one_told() -> None:
    assert len(told("The Red Front attacked a bank in Mardel on Tuesday. It claimed an attack on a bank.")) == 1


@pytest.mark.parametrize(("day", "count"), [("Sunday", 2), ("Saturday", 1)], ids=["another", "the same"])
@pytest.mark.parametrize(
    "deed", ["attacked a bank", "shot three women"], ids=["retold as the lead", "retold with its victims"]
)
def test_two_weekdays_are_two_events_where_no_date_places_them(deed: str, day: str, count: int) -> None:
    text = f"On Saturday militants {deed} in Mardel. On {day} militants {deed} in Mardel."
    assert len(told(text, published=None)) == count


@pytest.mark.parametrize(
    ("first", "later", "count"),
    [("three women", "more than 60 people", 2), ("60 women", "three people", 1)],
    ids=["more", "some of them"],
)
@pytest.mark.parametrize("who", ["Militants", "They"])
def test_more_harmed_than_were_told_is_another_event(who: str, first: str, later: str, count: int) -> None:
    text = f"Militants shot dead {first} in Norport. {who} killed {later} in Norport."
    assert len(told(text)) == count


@pytest.mark.parametrize(
    ("which", "count"),
    [("An", 1), ("Another", 2), ("A second", 2), ("A third", 2), ("A further", 2)],
)
def test_one_more_of_its_kind_is_another_event(which: str, count: int) -> None:
    text = f"An airstrike hit a market in Norport on Tuesday. {which} airstrike hit a market in Norport on Tuesday."
    assert len(told(text)) == count


@pytest.mark.parametrize(("whom", "count"), [("a man", 1), ("another man", 2), ("another", 2)])
def test_another_who_suffers_it_suffers_another_event(whom: str, count: int) -> None:
    text = f"Police arrested a man in Norport on Tuesday. Police arrested {whom} in Norport on Tuesday."
    assert len(told(text)) == count


# ------------------------------------------------------------------------------------------------ known by what it is


@pytest.mark.parametrize("device", ["The hidden device", "The explosive device", "The bomb"])
def test_the_bomb_of_a_blast_is_known_by_it(device: str) -> None:
    (account,) = told(f"A blast damaged a building in Norport. {device} went off at night.")
    assert "same-known" in account.rules


@pytest.mark.parametrize(
    "text",
    [
        "A shooting damaged a building in Norport. The hidden device went off at night.",
        "A blast damaged a building in Norport. A hidden device went off at night.",
        "A blast damaged a building in Norport. The hidden device went off in Tarela.",
    ],
    ids=["of no blast", "not known", "elsewhere"],
)
def test_a_bomb_of_which_no_blast_was_told_is_another_event(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("how", "types"),
    [
        ("killing three people in an attack", ["raid"]),
        ("wounding three people in an attack", ["raid"]),
        ("killing three people after an attack", ["raid", "attack"]),
        ("freeing three people held in an attack", ["raid", "attack"]),
    ],
)
def test_an_attack_in_which_a_deed_harmed_people_is_that_deed(how: str, types: list[str]) -> None:
    text = f"Gunmen stormed a ministry in Norport, {how} claimed by the Red Front."
    assert [account.type for account in told(text)] == types


def test_who_claims_the_attack_in_which_a_deed_killed_did_the_deed() -> None:
    (raid,) = told("Gunmen stormed a bank, wounding two clerks in an assault claimed by the Red Front.")
    assert "the Red Front" in words(raid, RoleName.INITIATOR)


# ------------------------------------------------------------------------------- what those who did the one did with it


@pytest.mark.parametrize(
    ("deeds", "types"),
    [
        ("attacked a garrison and ransacked a store", ["attack"]),
        ("attacked a garrison and burned a lorry", ["attack"]),
        ("attacked a garrison in Mardel, burned a lorry and ransacked a store", ["attack"]),
        ("killed a farmer and burned a school", ["killing"]),
        ("killed a farmer and then burned a school", ["killing", "arson"]),
        ("killed a farmer and kidnapped his son", ["killing", "abduction"]),
        ("attacked a garrison and ransacked another store", ["attack", "other-violence"]),
        ("attacked a garrison in Mardel and burned a lorry in Tarela", ["attack", "arson"]),
        ("killed a farmer on Monday and burned a school on Tuesday", ["killing", "arson"]),
    ],
)
def test_what_they_did_with_it_is_the_same_event_unless_something_sets_it_apart(deeds: str, types: list[str]) -> None:
    found = told(f"Rebels {deeds}.")
    assert [account.type for account in found] == types
    assert ("same-scene" in found[0].rules) is (len(types) == 1)


def test_what_was_attacked_and_what_was_burned_with_it_suffered_the_same_attack() -> None:
    (attack,) = told("Rebels attacked a garrison and burned a lorry.")
    assert words(attack, RoleName.OBJECT) == ["a garrison", "a lorry"]


@pytest.mark.parametrize(
    ("told_on", "types"),
    [
        ("a shooting in 2009 when a guard killed four prisoners", ["shooting"]),
        ("a shooting in 2009. A guard killed four prisoners", ["shooting", "killing"]),
    ],
)
def test_a_clause_right_behind_a_time_tells_what_happened_then(told_on: str, types: list[str]) -> None:
    assert [account.type for account in told(f"The prison is known for {told_on}.")] == types


# -------------------------------------------------------------------------------------------- set apart by what it says


@pytest.mark.parametrize(
    ("place", "which", "count"),
    [
        ("Norland", "7 October 2023 attack", 2),
        ("Norland", "2023 attack", 2),
        ("Norland", "attack", 1),
        ("Norland in October 2023", "2023 attack", 1),
    ],
)
def test_an_attack_known_by_its_year_is_not_one_that_has_no_day(place: str, which: str, count: int) -> None:
    text = f"Gunmen attacked a village in {place}. The mayor recalled the {which}."
    assert len([account for account in told(text) if account.type == "attack"]) == count


@pytest.mark.parametrize(("when", "dead"), [("two days before", [1]), ("before", [2, 1])])
def test_a_killing_counted_in_days_from_another_event_joins_none(when: str, dead: list[int]) -> None:
    found = told(f"Gunmen shot dead two people in Norport. Ana Ruiz, 52, was killed {when} the raid.")
    (hers,) = [account for account in found if "Ana Ruiz" in words(account, RoleName.TARGET)]
    assert [figure.quantity.low for figure in hers.figures] == dead


# ------------------------------------------------------------------------------------- called by what it is, or by whom


@pytest.mark.parametrize(
    ("first", "names"), [("suicide bombing", True), ("stabbing", False)], ids=["it went off", "it did not"]
)
def test_an_explosion_names_a_suicide_bombing(first: str, names: bool) -> None:
    (event, *_) = told(f"A {first} hit a market in Norport. The explosion was heard far away.")
    assert (len(event.triggers) > 1) is names


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("killed two people", "was killed outright", 1),
        ("killed one person", "was killed outright", 2),
        ("arrested two people", "was killed outright", 2),
        ("killed two people", "was also killed", 2),
        ("killed two people", "was killed in Tarela", 2),
    ],
    ids=["of two", "of one", "not dead", "one more", "elsewhere"],
)
def test_who_is_named_behind_a_number_of_dead_is_one_of_them(first: str, second: str, count: int) -> None:
    assert len(told(f"Gunmen {first} in Norport. Ana Ruiz, 52, {second}.")) == count


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("Nobody made a claim for the latest deadly attack", 2),
        ("Nobody took responsibility for the latest deadly attack", 2),
        ("Police spoke of the latest deadly attack", 1),
    ],
)
def test_the_latest_attack_that_nobody_claims_is_the_one_told(sentence: str, triggers: int) -> None:
    (killing,) = told(f"Gunmen killed nine people in Norport. {sentence}.")
    assert len(killing.triggers) == triggers


def test_an_attack_behind_all_that_is_said_is_what_is_told() -> None:
    (shooting,) = told(
        "Gunmen shot dead six people in Norport, officials said, in an assault since claimed by the Red Front."
    )
    assert words(shooting, RoleName.INITIATOR) == ["Gunmen", "the Red Front"]


def test_an_attack_on_others_in_which_somebody_spoke_is_another() -> None:
    found = told("Gunmen shot dead six people in Norport, police said in an attack on the press.")
    assert [account.type for account in found] == ["shooting", "attack"]


def test_an_air_strike_with_which_soldiers_engaged_them_is_that_deed() -> None:
    (strike,) = told("Soldiers engaged the rebels with an air strike in Norport.")
    assert (strike.type, words(strike, RoleName.TARGET)) == ("air-strike", ["the rebels"])
