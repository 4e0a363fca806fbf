"""Lemmas: morphology from tags, and the closed classes that the rules have no table for."""

from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.lemmas import KgMorphology, closed_class_lemmas


def test_morphology_follows_the_tag() -> None:
    doc = Doc(Vocab(), words=["struck", "bases", "today"], tags=["VBD", "NNS", "RB"])
    KgMorphology("morphology")(doc)
    assert [str(token.morph) for token in doc] == ["Mood=Ind|Tense=Past|VerbForm=Fin", "Number=Plur", ""]


def test_every_closed_class_word_has_one_lemma_in_lower_case_keys() -> None:
    tables = closed_class_lemmas()
    assert all(len(lemmas) == 1 and word == word.lower() for words in tables.values() for word, lemmas in words.items())


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The base was struck twice.", "was", "be"),
        ("The base was struck twice.", "struck", "strike"),
        ("Militants have attacked convoys.", "convoys", "convoy"),
        ("They did not claim it.", "did", "do"),
        ("Officials say they won't leave.", "wo", "will"),
        ("The militia fired rockets at them.", "them", "they"),
        ("Heavier shelling killed civilians.", "Heavier", "heavy"),
    ],
)
def test_lemmas_of_the_shipped_pipeline(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert [token.lemma_ for token in nlp(text) if token.text == word] == [lemma]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("raped", "rape"),
        ("staged", "stage"),
        ("hoping", "hope"),
        ("rapped", "rap"),
        ("singing", "sing"),
        ("started", "start"),
    ],
)
def test_verbs_with_a_silent_e_keep_it(nlp: Language, word: str, lemma: str) -> None:
    doc = nlp(f"The men {word} them there.")
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    doc[2].pos_ = "VERB"
    assert lemmatizer.rule_lemmatize(doc[2])[0] == lemma
