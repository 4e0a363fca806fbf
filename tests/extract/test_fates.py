"""Casualty figures of made-up sentences: what became of people, told in the many ways of many regions."""

from __future__ import annotations

import pytest

from kg.records import Harm, Status
from tests.extract.sentences import told

KILLED, INJURED, CAPTURED, CASUALTIES = Harm.KILLED, Harm.INJURED, Harm.CAPTURED, Harm.CASUALTIES
Figure = tuple[Harm, int, int | None]


def figures(text: str) -> list[Figure]:
    """Return harm and bounds of all figures that the text tells, each once."""
    found = [
        (figure.harm, figure.quantity.low, figure.quantity.high) for account in told(text) for figure in account.figures
    ]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen gunned down three farmers in Bana.", (KILLED, 3, 3)),
        ("Three farmers were fatally shot in Bana on Monday.", (KILLED, 3, 3)),
        ("Rebels attacked the town. Two of our comrades fell martyr in the attack.", (KILLED, 2, 2)),
        ("Rebels attacked the town. Two soldiers embraced martyrdom.", (KILLED, 2, 2)),
        ("Rebels attacked the town. Two soldiers laid down their lives.", (KILLED, 2, 2)),
        ("Rebels attacked the town. Two soldiers were neutralised in the clash.", (KILLED, 2, 2)),
        ("Rebels fired rockets at the town. Three people were rushed to hospital with wounds.", (INJURED, 3, 3)),
        ("Rebels fired rockets at the town. One man was hospitalized with severe burns.", (INJURED, 1, 1)),
        ("Rebels fired rockets at the town. Five residents are being treated for shrapnel wounds.", (INJURED, 5, 5)),
        ("Rebels fired rockets at the town. No one was reported injured.", (INJURED, 0, 0)),
        ("Rebels fired rockets at the town. There were no reports of injuries.", (INJURED, 0, 0)),
        ("Troops rounded up 12 youths in Bana on Monday.", (CAPTURED, 12, 12)),
        ("The attackers whisked away six students from a school in Bana.", (CAPTURED, 6, 6)),
        ("Armed men held 15 passengers captive in Bana.", (CAPTURED, 15, 15)),
        ("As many as 71 fighters were killed in the raid.", (KILLED, 71, 71)),
    ],
)
def test_what_became_of_people(text: str, expected: Figure) -> None:
    """Words for dying, being hurt and being led away are counted as the plain ones are."""
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A car hit a mine in Bana, resulting in the death of two farmers and injury of three others.",
            [(KILLED, 2, 2), (INJURED, 3, 3)],
        ),
        (
            "The mission condemned the killing of two guards and the wounding of 13 others on Monday, when a convoy was"
            " ambushed by rebels.",
            [(KILLED, 2, 2), (INJURED, 13, 13)],
        ),
        (
            "Three farmers were killed and 12 others were injured, including girls, in army shelling in Bana.",
            [(KILLED, 3, 3), (INJURED, 12, 12)],
        ),
        (
            "On Tuesday, four guards were killed and 18 others sustained injuries in a bomb attack on a convoy.",
            [(KILLED, 4, 4), (INJURED, 18, 18)],
        ),
        (
            "The airstrike killed one (1) fighter and wounded two (2) fighters.",
            [(KILLED, 1, 1), (INJURED, 2, 2)],
        ),
        (
            "Rebels attacked a convoy in Bana. Seven soldiers and four attackers were killed, he said.",
            [(KILLED, 7, 7), (KILLED, 4, 4)],
        ),
        (
            "Gunmen attacked a post, killing nine people. Three policemen were among the victims.",
            [(KILLED, 9, 9), (KILLED, 3, 3)],
        ),
    ],
)
def test_tolls_and_their_event_are_one_incident(text: str, expected: list[Figure]) -> None:
    """Two harms of one event, told one after the other, are figures of that event."""
    (account,) = told(text)
    assert [(figure.harm, figure.quantity.low, figure.quantity.high) for figure in account.figures] == expected


def test_a_bare_toll_leaves_the_event_as_told() -> None:
    """Who tells the toll does not tell the attack: it stays the report's own."""
    (account,) = told("Rebels attacked a convoy in Bana. Seven soldiers were killed, the mayor said.")
    assert account.status is Status.ASSERTED
    assert [figure.attribution is not None for figure in account.figures] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a convoy in Bana. Two soldiers were killed by bandits near Ruvo.",
        "Rebels attacked a convoy in Bana. Separately, two soldiers were killed.",
    ],
)
def test_a_killing_of_its_own_stays_one(text: str) -> None:
    """A killing with a doer or a place of its own, or said to be apart, is no toll of what was told before."""
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The group has claimed responsibility for the attack in Bana, resulting in the deaths of two guards.",
        "The militia, which the army said was responsible for a mortar attack that killed a guard, denied it.",
    ],
)
def test_what_somebody_is_responsible_for_is_told_by_the_report(text: str) -> None:
    """Who claims or is blamed for an attack does not tell its toll."""
    found = [figure for account in told(text) for figure in account.figures]
    assert found and all(figure.attribution is None for figure in found)


def test_those_who_say_that_they_killed_tell_it() -> None:
    """A claim that goes on with its own toll says it."""
    found = [
        figure
        for account in told("The group claimed responsibility for the attack, saying it had killed 20 people.")
        for figure in account.figures
    ]
    assert [figure.attribution is not None for figure in found] == [True]
