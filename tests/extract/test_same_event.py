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
    "deed", ["Four months earlier, it claimed an attack on a bank.", "Two days later it attacked a bank in Mardel."]
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


@pytest.mark.parametrize("device", ["The homemade device", "The explosive device", "The bomb"])
def test_the_bomb_of_a_blast_is_known_by_it(device: str) -> None:
    (account,) = told(f"A blast damaged a building in Norport. {device} went off at night.")
    assert "same-known" in account.rules


@pytest.mark.parametrize(
    "text",
    [
        "A shooting damaged a building in Norport. The homemade device went off at night.",
        "A blast damaged a building in Norport. A homemade device went off at night.",
        "A blast damaged a building in Norport. The homemade device went off in Tarela.",
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
    (raid,) = told("Gunmen stormed a ministry, killing three people in an attack claimed by the Red Front.")
    assert "the Red Front" in words(raid, RoleName.INITIATOR)
