"""What the story of the reports says about two accounts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.merge.compare import SAME, compare
from kg.merge.facts import facts_in
from kg.merge.stories import tales_of
from kg.records import Decision, EventKind, Verdict
from tests.builders import TARGET, Desk, quantity
from tests.merge.telling import groups, links, merged, tell

#: Sentences about one event, which make two reports one story, and sentences about nothing of the kind.
MILL = (
    "Flames swallowed the Pellworm mill while Kerstin Aalto watched from the weir. ",
    "Kerstin Aalto saw flames at the Pellworm mill from the weir. ",
)
APART = (
    "On Monday rice harvests failed along the delta; millers blamed salt, drought and broken sluices. ",
    "On Friday chess masters met under chandeliers while violins, oysters and champagne cheered them. ",
)


def desk(report: str, beside: str, **facts: Any) -> Desk:
    """Return an undated report that tells an event in few words, after sentences about other things."""
    made = Desk(report, beside, published=None)
    return tell(report, desk=made, **{"type_": "bombing"} | facts)


def decided(left: Desk, right: Desk) -> Decision:
    """Return the decision on the last accounts of two reports, which may tell one story."""
    linker = links(left, right)
    read = [left.extraction(), right.extraction()]
    tales = tales_of(read)
    one, other = (facts_in(each, linker, tales[each.report.id])[-1] for each in read)
    return compare(one, other, linker, lambda _left, _right: False)


def weights(found: Decision) -> dict[str, float | None]:
    """Return the weights of the features by name."""
    return {feature.name: feature.weight for feature in found.features}


def told(beside: tuple[str, str] = MILL, **theirs: Any) -> Decision:
    """Return the decision on a bare bombing and another report's account."""
    return decided(desk("a", beside[0]), desk("b", beside[1], **theirs))


def test_a_story_stands_for_the_day_and_place_of_bare_accounts() -> None:
    found = told()
    assert (found.verdict, weights(found)) == (Verdict.SAME, {"story": 5.0, "type": 1.0})
    assert next(feature.detail for feature in found.features) == "both reports tell of Aalto, Pellworm, Kerstin"


def test_without_a_story_bare_accounts_share_nothing() -> None:
    found = told(APART)
    assert found.verdict is Verdict.DIFFERENT
    assert "story" not in weights(found)


@pytest.mark.parametrize(("theirs", "weight"), [({"day": "2031-03-03"}, 3.5), ({"on": "Friday"}, 5.0), ({}, 5.0)])
def test_a_story_says_less_where_an_account_has_a_day(theirs: dict[str, Any], weight: float) -> None:
    assert weights(told(**theirs))["story"] == weight


def test_a_story_says_less_where_the_days_of_publication_are_known() -> None:
    left, right = (desk(name, text) for name, text in zip("ab", MILL, strict=True))
    assert weights(decided(left, right))["story"] == 5.0
    left.published = right.published = date(2031, 3, 5)
    assert weights(decided(left, right))["story"] == 3.5


def test_a_story_can_tell_of_two_kinds_of_event() -> None:
    assert weights(told(type_="attack"))["type"] == -1.5
    assert told(type_="attack").verdict is Verdict.UNDECIDED
    assert told(type_="arrest").verdict is Verdict.DIFFERENT


def test_two_words_for_a_killing_are_no_two_kinds() -> None:
    found = decided(desk("a", MILL[0], type_="killing"), desk("b", MILL[1], type_="assassination"))
    assert "type" not in weights(found)
    assert found.score == SAME


def test_a_hard_rule_is_stronger_than_a_story() -> None:
    left, right = desk("a", MILL[0], on="Friday"), desk("b", MILL[1], on="Sunday")
    assert weights(decided(left, right)) == {"day": None}


def test_an_undated_bulletin_tells_of_the_one_day_that_it_names() -> None:
    # 3 March 2031 is the day of the other report's account; a second day leaves open which is meant.
    dated = desk("a", APART[0], day="2031-03-03")
    assert weights(decided(dated, desk("b", "March 3. " + APART[1])))["day"] == 2.0
    assert weights(decided(dated, desk("b", "March 4. " + APART[1]))) == {"day": None}
    assert weights(decided(dated, desk("b", "March 4 or March 5. " + APART[1])))["day"] == -2.0


def test_of_many_events_a_story_does_not_tell_which_is_meant() -> None:
    many = desk("a", MILL[0], at="fort-dune")
    for place in ("fort-hill", "river-town"):
        many = tell("a", type_="bombing", at=place, desk=many)
    assert "story" not in weights(decided(many, desk("b", MILL[1])))


def test_of_series_a_story_says_nothing() -> None:
    left, right = (desk(name, text, kind=EventKind.SERIES) for name, text in zip("ab", MILL, strict=True))
    assert "story" not in weights(decided(left, right))


# ---------------------------------------------------------------------------------------- those who are only described


_UNNAMED = {"a": "actor/unnamed-militants", "b": "actor/unnamed-villagers"}


def hit(report: str, whom: str, number: int | None, beside: str) -> Desk:
    """Return a report whose account of a shooting on 3 March has a target without a name."""
    made = tell(report, type_="shooting", day="2031-03-03", desk=Desk(report, f"{beside}{whom}. ", published=None))
    count = None if number is None else quantity(number, number, str(number))
    role = made.role(TARGET, whom, _UNNAMED[report], quantity=count)
    first = made.accounts.pop()
    made.account("event 0", "shooting", *first.roles, role, times=first.times)
    return made


@pytest.mark.parametrize(
    ("ours", "theirs", "numbers", "beside", "weight"),
    [
        ("six Ursuline nuns", "six Ursulines", (6, 6), MILL, 1.5),
        ("six Ursuline nuns", "Ursuline nuns", (6, None), MILL, 1.0),
        ("six Ursuline nuns", "ten Ursulines", (6, 10), MILL, 1.0),
        ("six Ursuline nuns", "six Ursulines", (6, 6), APART, 1.5),
        ("six Ursuline nuns", "ten Ursulines", (6, 10), APART, None),
        ("six soldiers", "six soldiers", (6, 6), MILL, None),
    ],
)
def test_targets_described_by_one_word(
    ours: str, theirs: str, numbers: tuple[int, int | None], beside: tuple[str, str], weight: float | None
) -> None:
    found = decided(hit("a", ours, numbers[0], beside[0]), hit("b", theirs, numbers[1], beside[1]))
    assert weights(found).get("target") == weight


# -------------------------------------------------------------------------------------------------------- whole reports


def test_bare_accounts_of_one_story_are_one_event() -> None:
    assert groups(desk("a", MILL[0]), desk("b", MILL[1]), desk("c", APART[0])) == [["a", "b"], ["c"]]


def test_accounts_of_one_report_on_two_days_stay_two() -> None:
    two = tell("a", type_="bombing", on="Friday", desk=desk("a", MILL[0], on="Sunday"))
    assert [len(incident.accounts) for incident in merged(two, desk("b", MILL[1]))] in ([1, 2], [2, 1])


def test_a_story_of_one_report_changes_nothing() -> None:
    alone = desk("a", MILL[0])
    other = desk("b", APART[1])
    assert [incident.decisions for incident in merged(alone, other)] == [(), ()]
