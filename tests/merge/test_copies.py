"""Near-copies of one text are one source, and so is a brief with the report it was cut from; own words are not."""

from __future__ import annotations

import random
from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.merge.copies import ALIKE, HELD, NO_COPIES, SHORT, Copies, find_copies, independent_sources
from kg.records import Extraction, Report

VOCABULARY = [f"word{number}" for number in range(400)]


def text(seed: int, sentences: int = 14) -> list[str]:
    """Return sentences of their own."""
    chosen = random.Random(seed)
    return [f"{' '.join(chosen.choices(VOCABULARY, k=18))}." for _ in range(sentences)]


def found(**texts: list[str]) -> Copies:
    return find_copies([Extraction(report=Report(id=name, text=" ".join(body))) for name, body in texts.items()])


def copies(**texts: list[str]) -> dict[str, str]:
    return dict(found(**texts).first)


def briefs(**texts: list[str]) -> dict[str, tuple[str, ...]]:
    return dict(found(**texts).longer)


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_a_copy_with_sentences_cut_is_a_copy(cut: int) -> None:
    assert copies(wire=text(1), daily=text(1)[: 14 - cut], other=text(2)) == {"wire": "daily", "daily": "daily"}


def test_a_copy_with_sentences_of_its_own_is_a_copy() -> None:
    assert copies(wire=text(1), daily=[*text(2, 2), *text(1)[2:]]) == {"wire": "daily", "daily": "daily"}


def test_a_copy_of_which_hardly_more_than_half_is_common_is_a_copy() -> None:
    shared = " ".join(text(1)).split()[:41]
    texts = {name: [" ".join([*shared, *" ".join(text(own)).split()[:19]])] for name, own in (("a", 2), ("b", 3))}
    assert copies(**texts) == {"a": "a", "b": "a"}  # 39 of 77 runs


def test_case_and_line_breaks_are_no_difference() -> None:
    assert copies(a=text(1), b=[sentence.upper() + "\n" for sentence in text(1)]) == {"a": "a", "b": "a"}


def test_a_copy_of_a_copy_is_one_of_the_same_text() -> None:
    first, second = text(1), [*text(1)[4:], *text(2, 4)]
    assert set(copies(a=first, b=second, c=[*second[4:], *text(3, 4)]).values()) == {"a"}


def test_reports_that_share_a_sentence_are_no_copies() -> None:
    assert copies(a=text(1), b=[*text(1)[:3], *text(2, 11)]) == {}


def test_short_formulas_are_no_copies() -> None:
    assert copies(a=text(1, 1), b=text(1, 1)) == {}


@settings(max_examples=20, deadline=None)
@given(st.permutations("abcdef"))
def test_the_order_of_reports_does_not_matter(order: list[str]) -> None:
    bodies = {"a": text(1), "b": text(1)[1:], "c": text(2), "d": text(2)[2:], "e": text(3), "f": text(4)}
    assert copies(**{name: bodies[name] for name in order}) == {"a": "a", "b": "a", "c": "c", "d": "c"}


# ------------------------------------------------------------------------------------------------------------- briefs


def edited(sentences: list[str], every: int) -> list[str]:
    """Return the sentences with one word of so many changed."""
    words = " ".join(sentences).split()
    words[every // 2 :: every] = [f"edited{number}" for number in range(len(words[every // 2 :: every]))]
    return [" ".join(words)]


def test_the_first_third_of_a_story_is_a_brief_of_it() -> None:
    assert briefs(wire=text(1, 15), brief=text(1, 15)[:5]) == {"brief": ("wire",)}


def test_a_brief_whose_words_were_edited_is_one() -> None:
    assert briefs(wire=text(1, 15), brief=edited(text(1, 15)[:5], 25)) == {"brief": ("wire",)}


def test_a_brief_points_to_the_longer_report_whichever_comes_first() -> None:
    assert briefs(a=text(1, 15)[:5], b=text(1, 15)) == {"a": ("b",)}
    assert briefs(b=text(1, 15)[:5], a=text(1, 15)) == {"b": ("a",)}


def test_a_brief_of_near_copies_points_to_the_first_of_them() -> None:
    made = found(c=text(1, 15), b=text(1, 15)[1:], a=text(1, 15)[2:7])
    assert (made.of("a"), made.of("b"), made.of("c")) == (("b",), (), ("b",))


def test_a_brief_that_two_reports_hold_does_not_make_them_copies() -> None:
    brief = text(1, 5)
    made = found(brief=brief, herald=[*brief, *text(2, 10)], courier=[*text(3, 10), *brief])
    assert made.of("brief") == ("courier", "herald")
    assert made.of("courier") == made.of("herald") == ()


def test_reports_that_quote_one_statement_are_no_briefs() -> None:
    statement = text(1, 4)
    assert found(brief=[*text(2, 2), *statement], long=[*text(3, 10), *statement, *text(4, 2)]) == Copies()


def test_a_flash_above_the_paragraph_that_ends_all_reports_is_no_brief() -> None:
    paragraph = text(1, 4)
    flashes = {f"flash{number}": [*text(number, 1), *paragraph] for number in range(2, 5)}
    assert briefs(**flashes, long=[*text(9, 12), *paragraph]) == {}


def test_a_sentence_of_a_longer_report_is_no_brief() -> None:
    assert found(a=text(1, 1), b=text(1, 15)) == Copies()


def by_comparing_all(texts: dict[str, list[str]]) -> Copies:
    """Return what `find_copies` has to, from all pairs of texts; groups of near-copies as networkx finds them."""
    words = {name: " ".join(body).replace(".", "").split() for name, body in texts.items()}
    runs = {name: set(zip(own, own[1:], own[2:], strict=False)) for name, own in words.items() if len(own) > SHORT + 1}
    pairs = [(short, long) for short, long in permutations(runs, 2) if len(runs[short]) <= len(runs[long])]
    near = nx.Graph((a, b) for a, b in pairs if len(runs[a] & runs[b]) >= ALIKE * len(runs[a] | runs[b]))
    first = {name: min(group) for group in nx.connected_components(near) for name in group}
    longer: dict[str, set[str]] = {}
    for short, long in pairs:
        text = first.get(long, long)
        if len(runs[short] & runs[long]) >= HELD * len(runs[short]) and text != first.get(short, short):
            longer.setdefault(short, set()).add(text)
    return Copies(first=first, longer={short: tuple(sorted(found)) for short, found in longer.items()})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 6), st.integers(1, 12), st.integers(0, 4)), max_size=9))
def test_no_copy_is_missed(made: list[tuple[int, int, int, int]]) -> None:
    texts = {
        f"r{number}": [*text(story, 14)[start : start + length], *text(100 + number, own)]
        for number, (story, start, length, own) in enumerate(made)
    }
    assert found(**texts) == by_comparing_all(texts)


# ------------------------------------------------------------------------------------------------------------ sources


def sources(*reports: tuple[str, str | None], copies: Copies = NO_COPIES) -> int:
    made = [Report(id=name, text="", publisher=publisher) for name, publisher in reports]
    return len(set(independent_sources(made, copies).values()))


def test_a_publisher_is_one_source_and_one_that_nobody_knows_is_its_own() -> None:
    assert sources(("a", "Herald"), ("b", "Herald"), ("c", "Courier"), ("d", None), ("e", None)) == 4


def test_near_copies_are_one_source_whoever_prints_them() -> None:
    near = Copies(first={"a": "a", "b": "a"})
    assert sources(("a", "Herald"), ("b", "Courier"), ("c", "Post"), copies=near) == 2


def test_a_copy_joins_what_its_publisher_prints_besides() -> None:
    near = Copies(first={"b": "b", "c": "b"})
    assert sources(("a", "Herald"), ("b", "Herald"), ("c", "Courier"), copies=near) == 1


def test_a_brief_is_one_source_with_the_longer_report() -> None:
    brief = Copies(longer={"b": ("a",)})
    assert sources(("a", "Herald"), ("b", "Courier"), ("c", "Post"), copies=brief) == 2


def test_a_brief_is_a_source_of_an_event_that_the_longer_report_does_not_tell() -> None:
    assert sources(("b", "Courier"), ("c", "Post"), copies=Copies(longer={"b": ("a",)})) == 2


def test_a_brief_is_one_source_with_a_near_copy_of_the_longer_report() -> None:
    brief = Copies(first={"a": "a", "c": "a"}, longer={"b": ("a",)})
    assert sources(("b", "Courier"), ("c", "Post"), copies=brief) == 1


def test_two_reports_that_hold_one_brief_stay_two_sources() -> None:
    brief = Copies(longer={"b": ("a", "c")})
    assert sources(("a", "Herald"), ("b", "Courier"), ("c", "Post"), copies=brief) == 2
    assert sources(("a", "Herald"), ("b", "Post"), ("c", "Post"), copies=brief) == 2
