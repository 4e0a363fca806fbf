"""Where the first sentence of a report begins: behind place, day and agency, however they are marked."""

from __future__ import annotations

import pytest

from kg.nlp.datelines import end_of_dateline
from kg.nlp.pipeline import load_pipeline


@pytest.mark.parametrize(
    "dateline",
    [
        "NORPORT (Agency) - ",
        "NORPORT — ",
        "NORPORT: ",
        "Norport — ",
        "Norport (Agency) – ",
        "HARBOR CITY, Norland, May 3 (AG) -- ",
        "HARBOR CITY, Norland (Sept. 1) - ",
        "NORPORT/SUDPORT, 3 MAY 31 - ",
        "NORPORT, May 3, 2031 /Agency/ – ",
        "Rebels take a town\nNORPORT (AG) _ ",
        "Rebels take a town\nBy a reporter\nNorport, Norland (AG) — ",
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(dateline: str) -> None:
    assert end_of_dateline(f"{dateline}Rebels took the town.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took the town - Norport.",
        "The army said – Two rebels fell.",
        "Gunmen kill six - police",
        "NATO: Two soldiers fell.",
        "Rebels in Norport — Two fell.",
        "NORPORT was taken.",
        "",
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert end_of_dateline(text) == 0


def test_a_line_far_down_is_none() -> None:
    assert end_of_dateline("One.\nTwo.\nThree.\nNORPORT (AG) - Rebels took the town.") == 0


def test_the_parser_begins_a_sentence_behind_it() -> None:
    doc = load_pipeline()("HARBOR CITY, Norland (Sept. 1) - Rebels attacked a base.")
    assert [sentence.text for sentence in doc.sents][-1] == "Rebels attacked a base."
