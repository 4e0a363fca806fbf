"""Reports that tell one story."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from kg.merge.stories import Tale, average_linkage, likeness, tales_of
from kg.records import Extraction, Harm
from tests.builders import Desk, quantity

FERRY = "Raiders burned the ferry at Quillon, and the ferryman Oskar Brandt drowned."
AGAIN = "The ferryman Oskar Brandt drowned when raiders burned a Quillon ferry."
QUARRY = "Dynamite vanished from a quarry near Tessel whose foreman slept through the night."
THEFT = "The foreman of the Tessel quarry slept while thieves carried the dynamite off."


def read(report: str, text: str, *, killed: int | None = None, published: str | None = None) -> Extraction:
    """Return what a report says: at most one toll."""
    desk = Desk(report, text, published=date.fromisoformat(published) if published else None)
    if killed is not None:
        desk.text += f" It killed {killed}."
        desk.account("killed", "killing", figures=(desk.figure(Harm.KILLED, quantity(killed, killed, str(killed))),))
    return desk.extraction()


def stories(*extractions: Extraction) -> list[list[str]]:
    """Return the ids of the reports of each story."""
    found: dict[str, list[str]] = {}
    for ident, tale in tales_of(extractions).items():
        if tale.story is not None:
            found.setdefault(tale.story, []).append(ident)
    return sorted(found.values())


def tales(*extractions: Extraction) -> list[Tale]:
    """Return the tales of some reports."""
    return list(tales_of(extractions).values())


def test_reports_of_one_story_are_found_by_their_words() -> None:
    assert stories(read("a", FERRY), read("b", QUARRY), read("c", AGAIN), read("d", THEFT)) == [["a", "c"], ["b", "d"]]


def test_a_report_that_none_is_like_has_no_story() -> None:
    alone, other = tales(read("a", FERRY), read("b", QUARRY))
    assert alone.story is None
    assert alone.tells_with(other) is None
    assert alone.tells_with(alone) is None


def test_a_story_is_told_in_words() -> None:
    left, right = tales(read("a", f"On Sunday, {FERRY}"), read("b", f"{AGAIN} It was Sunday."))
    assert left.tells_with(right) == "both reports tell of Brandt, Oskar, Quillon; both name Sunday"
    assert right.tells_with(left) == left.tells_with(right)


@pytest.mark.parametrize(
    ("ours", "theirs", "sign"), [("on Sunday", "on Sunday", 1), ("on Sunday", "on Friday", -1), ("on Sunday", "", 0)]
)
def test_weekdays_bring_together_and_keep_apart(ours: str, theirs: str, sign: int) -> None:
    plain = likeness(*tales(read("a", FERRY), read("b", AGAIN)))
    found = likeness(*tales(read("a", f"{FERRY} {ours}"), read("b", f"{AGAIN} {theirs}")))
    assert (found > plain) - (found < plain) == sign


@pytest.mark.parametrize(("killed", "sign"), [(3, 1), (5, -1), (None, 0)])
def test_tolls_bring_together_and_keep_apart(killed: int | None, sign: int) -> None:
    left, right = tales(read("a", FERRY, killed=3), read("b", AGAIN, killed=killed))
    plain = likeness(replace(left, tolls=dict.fromkeys(left.tolls, frozenset())), right)
    found = likeness(left, right)
    assert (found > plain) - (found < plain) == sign


def test_reports_that_name_other_days_of_the_calendar_are_no_story() -> None:
    # A daily bulletin says almost the same each day.
    assert stories(read("a", f"On June 3, {FERRY}"), read("b", f"On June 4, {FERRY}")) == []
    assert stories(read("a", f"On June 3, {FERRY}"), read("b", f"On 3 June, {FERRY}")) == [["a", "b"]]


def test_reports_published_long_after_another_are_no_story() -> None:
    assert stories(read("a", FERRY, published="2031-03-01"), read("b", AGAIN, published="2031-03-09")) == [["a", "b"]]
    assert stories(read("a", FERRY, published="2031-03-01"), read("b", AGAIN, published="2031-06-09")) == []


def test_days_of_publication_decide_before_days_that_are_named() -> None:
    left = read("a", f"On June 3, {FERRY}", published="2031-06-04")
    right = read("b", f"{AGAIN} A wake is held on June 9.", published="2031-06-05")
    assert stories(left, right) == [["a", "b"]]


def test_neither_order_nor_other_reports_of_the_same_name_count() -> None:
    told = [read("a", FERRY), read("b", QUARRY), read("c", AGAIN), read("d", THEFT), read("e", f"{FERRY} {QUARRY}")]
    expected = tales_of(told)
    for seed in range(5):
        random.Random(seed).shuffle(told)
        assert tales_of(told) == expected


# ------------------------------------------------------------------------------------------------------ average linkage


def linked(cut: float, **likenesses: float) -> list[str]:
    """Return the groups of letters whose likeness in hundredths is given by pairs of letters."""
    pairs = {(pair[0], pair[1]): value / 100 for pair, value in likenesses.items()}
    return sorted("".join(group) for group in average_linkage(pairs, cut))


def test_the_average_decides_not_the_best_pair() -> None:
    # ab 0.9. c with them: (0.5 + 0) / 2 = 0.25.
    assert linked(0.3, ab=90, bc=50) == ["ab"]
    assert linked(0.2, ab=90, bc=50) == ["abc"]


def test_what_is_unlike_counts_against() -> None:
    # ab, cd. Between them (0.5 + 0.5 + 0.5 - 0.5) / 4 = 0.25.
    assert linked(0.3, ab=90, cd=80, ac=50, ad=50, bc=50, bd=-50) == ["ab", "cd"]
    assert linked(0.25, ab=90, cd=80, ac=50, ad=50, bc=50, bd=-50) == ["abcd"]


def test_the_most_alike_join_first() -> None:
    # b is like both a and c; it goes to c, and a is left: (0.5 + 0) / 2.
    assert linked(0.3, ab=50, bc=60) == ["bc"]


def test_of_equals_the_least_ids_join_first() -> None:
    assert linked(0.3, ab=50, bc=50) == ["ab"]


def test_nothing_to_link() -> None:
    assert linked(0.3) == []


def test_linkage_is_that_of_the_definition() -> None:
    rng = random.Random(11)
    for _ in range(20):
        names = "abcdefghij"
        pairs = {pair: round(rng.uniform(-0.2, 0.6), 3) for pair in combinations(names, 2) if rng.random() < 0.6}
        assert sorted(average_linkage(pairs, 0.15)) == sorted(slowly(pairs, names, 0.15))


def slowly(pairs: dict[tuple[str, str], float], names: str, cut: float) -> list[tuple[str, ...]]:
    """Return the groups by looking at all pairs of clusters each time."""
    clusters: list[tuple[str, ...]] = [(name,) for name in names]

    def average(one: tuple[str, ...], other: tuple[str, ...]) -> float:
        found = [pairs.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
        return sum(found) / len(found)

    while len(clusters) > 1:
        best = min(combinations(sorted(clusters), 2), key=lambda pair: (-average(*pair), pair))
        if average(*best) < cut:
            break
        clusters = [cluster for cluster in clusters if cluster not in best] + [tuple(sorted((*best[0], *best[1])))]
    return [cluster for cluster in clusters if len(cluster) > 1]


WAR = "Israel and Hezbollah clash in Lebanon; the army of Israel shelled Lebanese villages, the government said."


def test_two_reports_of_one_war_are_alike_by_its_sides_and_no_event() -> None:
    ours, theirs, same = tales(
        read("a", f"{WAR} A baker hid."), read("b", f"{WAR} Rain came late."), read("c", f"{WAR} The baker hid well.")
    )
    assert ours.story == theirs.story is not None
    assert not ours.is_like(theirs)
    assert ours.is_like(same)


@pytest.mark.parametrize(("named", "together"), [("On 3 February", True), ("On 3 October", False)])
def test_the_days_of_an_undated_report_are_those_of_the_news_of_its_story(named: str, together: bool) -> None:
    found = stories(read("a", FERRY, published="2031-02-04"), read("b", f"{named}, {AGAIN}"))
    assert bool(found) is together
