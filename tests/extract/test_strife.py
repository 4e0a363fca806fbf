"""Words that name an incident only by what stands beside them, read by the whole pipeline from invented sentences."""

from __future__ import annotations

import pytest

from kg.records import RoleName
from tests.extract.sentences import told, types, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men tossed a grenade towards a police post in Juba.", "bombing"),
        ("Three militants were killed in an encounter with police in Juba.", "armed-clash"),
        ("Violence in Juba left at least four people dead.", "other-violence"),
        ("Unrest broke out in Juba on Monday.", "other-violence"),
        ("Nine people died in unrest in Juba on Sunday.", "other-violence"),
        ("Two villagers were killed in a ceasefire violation by rebel forces near Juba.", "attack"),
        ("Armed men had taken away the driver, his family said.", "abduction"),
        ("There has been fighting near Juba since Monday.", "armed-clash"),
        ("Nine vehicles were burned in Juba on Monday.", "arson"),
        ("The rebels downed a surveillance balloon over Juba.", "attack"),
        ("Rebels shot down two drones near Juba on Monday.", "attack"),
        ("The navy reported that several shells were fired from Juba.", "shelling"),
        ("The militants fired rockets on Monday.", "missile-attack"),
        ("Juba is close to the border and has been under constant shelling.", "shelling"),
        ("Two men are being held on charges of smuggling in Juba.", "arrest"),
        ("Two soldiers were killed in a shelling attack near Juba.", "shelling"),
    ],
)
def test_names_an_incident(text: str, expected: str) -> None:
    assert types(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The two poets had an encounter with a critic in Juba.",
        "The minister spoke about violence in schools.",
        "The navy fired a ballistic missile on Monday.",
        "The hostages were held in a cellar.",
        "The waiter took away the plates.",
        "The house was burned in a fire on Monday.",
        "The parliament shot down the proposal on Monday.",
    ],
)
def test_looks_like_one_only(text: str) -> None:
    assert types(text) == []


def test_the_violence_is_what_broke_out_before() -> None:
    (account,) = told("Violence erupted in Juba on Monday. The violence left five people dead.")
    assert [figure.quantity.low for figure in account.figures] == [5]


def test_people_wounded_by_nobody_are_an_attack_where_nothing_else_tells_it() -> None:
    (account,) = told("Two soldiers were wounded in Juba on Monday.")
    assert (account.type, words(account, RoleName.TARGET)) == ("attack", ["Two soldiers"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded in Juba on Monday, police said. Three people were wounded.", ["bombing"]),
        ("A bomb exploded in Juba on Monday, police said. Three people were wounded in Bor.", ["bombing", "attack"]),
        ("Four officers were killed in Juba on Monday. Two others were wounded.", ["killing"]),
        ("The mayor was wounded in a crash near Juba.", []),
        ("Three people were injured in Juba on Monday.", []),
    ],
)
def test_the_wounded_belong_to_what_was_told_before(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_somebody_is_who_is_told_of_with_who() -> None:
    arrest, deed = told("Police captured an IDP who set fire to a van.")
    assert words(arrest, RoleName.TARGET) == words(deed, RoleName.INITIATOR) == ["an IDP"]


def test_what_is_under_attack_suffers_it() -> None:
    (account,) = told("The convoy was under attack on Monday.")
    assert words(account, RoleName.OBJECT) == ["The convoy"]


def test_a_clash_that_breaks_out_between_two_has_both() -> None:
    (account,) = told("Clashes broke out between troops and rebels near Juba on Monday.")
    assert words(account, RoleName.INITIATOR) == ["troops"]
    assert words(account, RoleName.TARGET) == ["rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "Police detained a farmer for torching a van in Juba.",
        "Police detained a farmer on suspicion of torching a van in Juba.",
        "A farmer was detained for torching a van in Juba.",
        "A farmer was caught after torching a van in Juba.",
    ],
)
def test_an_arrest_for_a_deed_is_two_incidents(text: str) -> None:
    arrest, deed = told(text)
    assert (arrest.type, deed.type) == ("arrest", "arson")
    assert [words(arrest, RoleName.TARGET), words(deed, RoleName.INITIATOR)] in (
        [["a farmer"], ["a farmer"]],
        [["A farmer"], ["A farmer"]],
    )
    assert not words(arrest, RoleName.OBJECT)
