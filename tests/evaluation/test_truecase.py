from __future__ import annotations

import pytest

from evaluation.incidents.casing import right_words
from evaluation.incidents.shapes import Case
from evaluation.incidents.truecase import Truecaser, case_of, is_running_text, lowered, raised

#: Everyday words, ranks before names, an abbreviation with a full stop, and a name in capitals.
SENTENCES = (
    "The convoy left Kadugli at dawn and the drivers waited for fuel.",
    "Villagers told Gen. Osman that the road was closed.",
    "The mayor met Gen. Osman and the drivers in Kadugli.",
    "A spokesman of the UNMIS mission said the road to Kadugli was mined.",
    "Later the road was opened and the convoy waited for the UNMIS trucks.",
    "On 4 May the mayor said that the drivers may leave.",
    "They said that fighters walked along the road and burned the market.",
)


@pytest.fixture(scope="module")
def truecaser() -> Truecaser:
    made = Truecaser()
    made.learn(SENTENCES)
    made.learn_names(("Jabal Marra", "El Fasher", "the road"))
    return made


@pytest.mark.parametrize(
    ("word", "case"),
    [("road", Case.LOWER), ("Osman", Case.TITLE), ("UNMIS", Case.UPPER), ("McNeil", Case.TITLE), ("A", Case.TITLE)],
)
def test_the_case_of_a_word(word: str, case: Case) -> None:
    assert case_of(word) is case


@pytest.mark.parametrize("text", ["İZMİR", "STRASSE ß", "ΣΟΦΟΣ", "ǅ", "NAÏVE ŉ", ""])
def test_no_letter_moves_whatever_its_other_case_is(text: str, truecaser: Truecaser) -> None:
    # "İ".lower() and "ß".upper() have two characters.
    assert len(lowered(text)) == len(raised(text)) == len(truecaser.truecase(text)) == len(text)


def test_names_keep_their_capitals_and_words_lose_them(truecaser: Truecaser) -> None:
    assert truecaser.truecase("THE CONVOY WAITED IN KADUGLI FOR THE UNMIS TRUCKS.") == (
        "The convoy waited in Kadugli for the UNMIS trucks."
    )


def test_a_known_abbreviation_ends_no_sentence(truecaser: Truecaser) -> None:
    assert truecaser.truecase("THE MAYOR MET GEN. OSMAN. THE ROAD WAS CLOSED.") == (
        "The mayor met Gen. Osman. The road was closed."
    )


def test_names_of_several_words_are_written_as_listed_unless_all_are_everyday_words(truecaser: Truecaser) -> None:
    assert "the road to Jabal Marra" in truecaser.truecase("THE DRIVERS SAID THE ROAD TO JABAL MARRA WAS MINED.")


def test_a_lone_unknown_word_in_brackets_is_an_abbreviation_everywhere(truecaser: Truecaser) -> None:
    text = truecaser.truecase("THE FIGHTERS (SLAJ) BURNED THE MARKET (ROAD). LATER THE SLAJ FIGHTERS WALKED.")
    assert text.count("SLAJ") == 2
    assert "(road)" in text


def test_neighbours_decide_where_a_word_is_both(truecaser: Truecaser) -> None:
    assert truecaser.truecase("THE DRIVERS MAY LEAVE ON 4 MAY.") == "The drivers may leave on 4 May."


def test_a_blank_line_begins_a_sentence(truecaser: Truecaser) -> None:
    assert truecaser.truecase("KADUGLI\n\nTHE ROAD") == "Kadugli\n\nThe road"


def test_what_has_not_the_usual_case_teaches_nothing() -> None:
    assert is_running_text("The drivers waited.")
    assert not is_running_text("ROAD CLOSED")
    assert not is_running_text("the drivers waited")
    assert not is_running_text("Army Chief Visits Northern Border Post")


def test_right_words_leave_out_the_first(truecaser: Truecaser) -> None:
    # Kadugli and six small words; the first, "The", is capitalised by its place.
    assert right_words(truecaser, "The drivers waited for fuel in Kadugli at dawn.") == (8, 8)
