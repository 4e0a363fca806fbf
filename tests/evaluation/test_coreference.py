"""Coreference scores against cases worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaluation.merging.coreference import b_cubed, ceaf_e, clusters_of, conll_f1, muc, pairs


def clustering(*members: str) -> list[frozenset[str]]:
    """Return clusters of letters."""
    return [frozenset(cluster) for cluster in members]


# Twelve mentions in three gold clusters of 5, 2 and 5: the case on which B-cubed was introduced.
GOLD = clustering("12345", "67", "89ABC")
SMALL_JOINED = clustering("12345", "6789ABC")
LARGE_JOINED = clustering("1234589ABC", "67")


def test_muc_cannot_tell_which_clusters_were_joined() -> None:
    # Found links: 4 + 6 = 10 or 9 + 1 = 10, of which cutting along gold loses one: 9 of 10. Gold keeps all 4 + 1 + 4.
    for found in (SMALL_JOINED, LARGE_JOINED):
        score = muc(GOLD, found)
        assert score.precision == pytest.approx(9 / 10)
        assert score.recall == 1
        assert score.f1 == pytest.approx(18 / 19)


def test_b_cubed_weighs_the_larger_mistake_more() -> None:
    # 5 mentions at 5/5, 2 at 2/7 and 5 at 5/7: (5 + 4/7 + 25/7) / 12 = 16/21.
    assert b_cubed(GOLD, SMALL_JOINED).precision == pytest.approx(float(Fraction(16, 21)))
    # 10 mentions at 5/10 and 2 at 2/2: 7/12.
    assert b_cubed(GOLD, LARGE_JOINED).precision == pytest.approx(float(Fraction(7, 12)))
    assert b_cubed(GOLD, SMALL_JOINED).recall == 1


def test_ceaf_assigns_each_cluster_once() -> None:
    # {12345} to itself: 10/10. {6789ABC} to {89ABC}: 10/12, better than 4/9 to {67}. Sum 11/6; of 2 found and 3 gold.
    score = ceaf_e(GOLD, SMALL_JOINED)
    assert score.precision == pytest.approx(11 / 12)
    assert score.recall == pytest.approx(11 / 18)


def test_ceaf_finds_the_best_assignment_not_the_greediest() -> None:
    # Greedy takes abc-abd at 4/6, which leaves d and c, without a common mention.
    # abc-c at 2/4 and d-abd at 2/4 are together 1, of two clusters on either side.
    score = ceaf_e(clustering("abc", "d"), clustering("abd", "c"))
    assert score.precision == score.recall == pytest.approx(1 / 2)


def test_conll_is_the_mean_of_three() -> None:
    # MUC F1 18/19. B-cubed 2 * 16/21 / (37/21) = 32/37. CEAF-e 2 * 11/6 / (2 + 3) = 11/15.
    assert conll_f1(GOLD, SMALL_JOINED) == pytest.approx((18 / 19 + 32 / 37 + 11 / 15) / 3)


def test_all_alone() -> None:
    # No links found. Each mention's gold cluster is found to 1/5 or 1/2: (10/5 + 2/2) / 12 = 1/4.
    # CEAF-e: 2/6 + 2/3 + 2/6 = 4/3 of 12 found and 3 gold.
    alone = clustering(*"123456789ABC")
    assert muc(GOLD, alone).f1 == 0
    assert b_cubed(GOLD, alone).precision == 1
    assert b_cubed(GOLD, alone).recall == pytest.approx(1 / 4)
    assert ceaf_e(GOLD, alone).precision == pytest.approx(1 / 9)
    assert ceaf_e(GOLD, alone).recall == pytest.approx(4 / 9)


def test_perfect() -> None:
    assert conll_f1(GOLD, list(reversed(GOLD))) == pytest.approx(1)


def test_mentions_of_one_side_are_missing_or_spurious() -> None:
    # Gold ab c; found ab x. b-cubed: a and b at 1, x at 0: 2/3; recall: a, b at 1, c at 0: 2/3.
    score = b_cubed(clustering("ab", "c"), clustering("ab", "x"))
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == pytest.approx(2 / 3)
    # Gold abc has 2 links, of which ab keeps 1; the found link is right.
    links = muc(clustering("abc"), clustering("ab"))
    assert links.precision == 1
    assert links.recall == pytest.approx(1 / 2)


def test_nothing_at_all() -> None:
    assert conll_f1([], []) == 0
    assert conll_f1(GOLD, []) == 0


def test_clusters_of_labels() -> None:
    assert set(clusters_of({"a": 1, "b": 2, "c": 1})) == {frozenset("ac"), frozenset("b")}


def test_pairs_that_count() -> None:
    found = pairs(clustering("aAb", "cd"), lambda left, right: left.isupper() != right.isupper())
    assert found == {frozenset("aA"), frozenset("Ab")}
