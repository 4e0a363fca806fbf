"""Abbreviations that spell a common word are read as names, and words in a headline of capitals stay words."""

from __future__ import annotations

import pytest

from kg.nlp.abbreviations import without_homographs
from kg.nlp.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("IS claimed the attack", "ISIS claimed the attack"),
        ("The attack was claimed by IS .", "The attack was claimed by ISIS ."),
        ("WHO said two hospitals were hit", "UNICEF said two hospitals were hit"),
        ("NATO and IS fought near Norport", "NATO and ISIS fought near Norport"),
    ],
    ids=["first", "last", "another", "behind an abbreviation"],
)
def test_an_abbreviation_among_small_letters_is_read_as_a_name(text: str, read: str) -> None:
    assert list(without_homographs(text.split())) == read.split()


@pytest.mark.parametrize(
    "text",
    [
        "The war is over , says the man who won",
        "THE WAR IS OVER",
        "MAN WHO SHOT A JUDGE IS HELD",
        "Is the war over ? Who won ?",
        "IS",
        "",
    ],
    ids=["small letters", "headline", "both in a headline", "questions", "nothing beside it", "nothing"],
)
def test_a_word_is_read_as_it_stands(text: str) -> None:
    assert list(without_homographs(text.split())) == text.split()


def test_the_text_keeps_the_abbreviation() -> None:
    doc = load_pipeline()("IS claimed the attack.")
    assert (doc.text, doc[0].text) == ("IS claimed the attack.", "IS")


@pytest.mark.parametrize(("text", "subject"), [("IS claimed the attack.", "IS"), ("WHO condemned the attack.", "WHO")])
def test_an_abbreviation_is_the_subject_of_its_verb(text: str, subject: str) -> None:
    verb = next(token for token in load_pipeline()(text) if token.dep_ == "ROOT")
    assert [(child.text, child.pos_) for child in verb.children if child.dep_ == "nsubj"] == [(subject, "PROPN")]


def test_a_verb_in_small_letters_has_the_subject_that_stands_before_it() -> None:
    doc = load_pipeline()("Vega is the president.")
    assert [token.text for token in doc if token.dep_ == "nsubj"] == ["Vega"]
