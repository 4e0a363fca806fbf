"""One event told in several sentences, and two that look like one, in invented reports through the pipeline."""

from __future__ import annotations

import pytest

from tests.extract.sentences import told


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
