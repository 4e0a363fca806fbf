"""The scorer of places: hand-made items and answers, the numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.places import Answer, Item, Outcome, best, distance, errors, figures, read_items
from evaluation.results import Figure
from kg.errors import ReadError

PORT = Item(
    name="Mukalla",
    sentence="Divers cleared mines in Mukalla, Yemen.",
    countries=("YE",),
    kind="port",
    latitude=14.5,
    longitude=49.1,
    size=25,
)
NORTH = replace(
    PORT, name="Kivu", sentence="Looters burned farms in Kivu.", countries=("CD",), latitude=0, longitude=28
)
REGION = replace(NORTH, kind="province", size=300)
DISPUTED = replace(NORTH, countries=())
THERE = Answer(entity="place/there", country="YE", point=(14.5, 49.1), attached=True)
#: One degree of latitude north of (0, 28): 12742 * pi / 360 = 111.2 km off.
NEAR = Answer(entity="place/near", country="CD", point=(1.0, 28.0), attached=True)
ABROAD = replace(NEAR, country="RW")


def by_name(outcomes: list[Outcome]) -> dict[str, Figure]:
    """Return the figures of outcomes by the first words of their names."""
    return {figure.name.split(",")[0]: figure for figure in figures(outcomes)}


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance((0, 28), (1, 28)) == pytest.approx(111.2, abs=0.05)
    assert distance((60, 10), (60, 12)) == pytest.approx(111.2, abs=0.1)  # half a degree's length at 60 degrees north
    assert distance((5, 5), (5, 5)) == 0


def test_the_figures_count_what_was_found_where_and_in_which_country() -> None:
    # found: THERE, NEAR (twice), ABROAD = 4 of 7; within: THERE, and NEAR of the region of 300 km = 2; wrong: ABROAD.
    # The one without incident is the last: 4 of 6 told. Known: those 4 and the one that no account happens at.
    outcomes = [
        Outcome(item=PORT, answer=THERE),
        Outcome(item=NORTH, answer=NEAR),
        Outcome(item=REGION, answer=NEAR),
        Outcome(item=NORTH, answer=ABROAD),
        Outcome(item=NORTH, answer=replace(NEAR, attached=False)),
        Outcome(item=NORTH, answer=replace(NEAR, point=None)),
        Outcome(item=NORTH, answer=None, told=False),
    ]
    counted = by_name(outcomes)
    assert (counted["found with coordinates"].value, counted["found with coordinates"].of) == (4 / 7, 7)
    assert counted["within 25 km"].value == 2 / 7
    assert (counted["in a wrong country"].value, counted["in a wrong country"].of) == (1, 4)
    assert (counted["in a wrong country"].met, counted["found with coordinates"].met) == (False, False)
    assert (counted["found where told"].value, counted["found where told"].of) == (4 / 6, 6)
    assert counted["known"].value == 5 / 7
    assert [error.kind for error in errors(outcomes)] == [
        "wrong country",
        "too far",
        "no coordinates",
        "not attached",
        "no incident",
    ]


def test_what_no_country_holds_is_in_no_wrong_one() -> None:
    assert not Outcome(item=DISPUTED, answer=ABROAD).wrong_country
    assert not Outcome(item=NORTH, answer=replace(ABROAD, country=None)).wrong_country
    assert not Outcome(item=replace(NORTH, countries=("CD", "RW")), answer=ABROAD).wrong_country


def test_the_best_answer_has_coordinates_and_is_a_place_of_an_account() -> None:
    loose, unknown = replace(NEAR, attached=False), replace(NEAR, point=None)
    assert best([unknown, loose, NEAR]) == NEAR
    assert best([unknown, loose]) == loose
    assert best([]) is None


def test_the_name_stands_as_a_word_of_its_own() -> None:
    item = replace(PORT, name="Niger", sentence="Nigerian troops raided a camp in Niger.")
    assert item.start == 33
    assert replace(item, sentence="Nigerian troops raided a camp.").start == -1


def test_the_list_has_a_name_of_a_known_place_in_every_sentence() -> None:
    items = read_items()
    assert len(items) >= 170
    assert all(-90 <= item.latitude <= 90 and -180 <= item.longitude <= 180 and item.size >= 25 for item in items)
    assert len({item.sentence for item in items}) == len(items)


def test_a_list_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text("name\tsentence\nA\tB\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"places\.tsv"):
        read_items(file)
