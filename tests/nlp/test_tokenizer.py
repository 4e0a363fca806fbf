"""Words as the Universal Dependencies treebanks cut them."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from spacy.language import Language

from kg.nlp.tokenizer import ABBREVIATIONS, BOUND_PREFIXES, blank_english

ENGLISH = blank_english()


def words(text: str) -> list[str]:
    return [token.text for token in ENGLISH(text)]


@pytest.mark.parametrize("prefix", BOUND_PREFIXES)
def test_a_bound_prefix_stays_with_its_word(prefix: str) -> None:
    assert words(f"the {prefix}-government camp") == ["the", f"{prefix}-government", "camp"]
    assert words(f"{prefix.title()}-government camps") == [f"{prefix.title()}-government", "camps"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran-backed", ["Iran", "-", "backed"]),
        ("al-Shabab", ["al", "-", "Shabab"]),
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("Houthi-held", ["Houthi", "-", "held"]),
        ("melon-eating", ["melon", "-", "eating"]),  # ends like "non" and is no prefix
    ],
)
def test_other_hyphens_part_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("abbreviation", ABBREVIATIONS)
def test_an_abbreviation_keeps_its_full_stop(abbreviation: str) -> None:
    assert words(f"by {abbreviation} 12") == ["by", abbreviation, "12"]
    assert words(f"by {abbreviation.upper()} 12") == ["by", abbreviation.upper(), "12"]


def test_no_is_a_word_that_can_end_a_sentence() -> None:
    assert words("They said no. We left.") == ["They", "said", "no", ".", "We", "left", "."]


@pytest.mark.parametrize("number", ["212-555-0147", "555-0147"])
def test_a_telephone_number_is_one_word(number: str) -> None:
    assert words(f"call {number} now") == ["call", number, "now"]


@pytest.mark.parametrize("text", ["10-15", "100-150", "2003-2007", "1,000-1,500"])
def test_a_range_is_cut(text: str) -> None:
    low, high = text.split("-")
    assert words(f"some {text} men") == ["some", low, "-", high, "men"]


@pytest.mark.parametrize("weapon", ["AK-47", "F-16", "T-72s", "S-300", "C-4"])
def test_the_designation_of_a_weapon_is_one_word(weapon: str) -> None:
    assert words(f"with {weapon} there") == ["with", weapon, "there"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KHARTOUM --Troops", ["KHARTOUM", "--", "Troops"]),
        ("KHARTOUM -Troops", ["KHARTOUM", "-", "Troops"]),
        ("Goma— the", ["Goma", "—", "the"]),
        ("Fire!!", ["Fire", "!!"]),
        ("and/or", ["and", "/", "or"]),
        ("e-mail", ["e-mail"]),
    ],
)
def test_dashes_marks_and_slashes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(token.text_with_ws for token in ENGLISH(text)) == text


def test_the_shipped_pipeline_cuts_words_so(nlp: Language) -> None:
    text = "Lt. Col. Haddad said pro-government and U.S.-led forces met -- twice!!"
    assert [token.text for token in nlp.make_doc(text)] == words(text)
