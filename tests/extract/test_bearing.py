"""Rules that begin with the words that they are about: they miss nothing that they would find among all words."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.extract.extraction import extract
from kg.extract.reports import mark_lexicon
from kg.extract.tokens import Doc, Token, doc_of
from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.nlp.pipeline import load_pipeline
from kg.read import clean, read_reports
from kg.records import Extraction, Report
from tests.extract.docs import parsed, read

SEEDS = sorted(read_reports([Path(kg.__file__).parents[1] / "seeds"])[0], key=lambda report: report.id)
TABLE = """
Rebels=rebel  laid=lay  mines=mine  and    lay=lie  .
NNS           VBD       NNS         CC     VBD      .
2/nsubj       0/ROOT    2/obj       5/cc   2/conj   2/punct
"""


@pytest.fixture(scope="module")
def nlp(pipeline: Language) -> Language:
    """Return a pipeline of its own that marks the lexicon's names, where there is one."""
    own = load_pipeline()
    mark_lexicon(own)
    return own


def extracted(nlp: Language, report: Report) -> Extraction:
    text = clean(report.text)
    found = nlp(text.text)
    return extract(found, report, words=load_words(), entities=load_entities(), to_original=text.to_original)


def test_words_are_found_by_lemma_and_as_written_in_text_order() -> None:
    doc = doc_of(parsed(TABLE))
    assert [token.i for token in doc.bearing({"lay"})] == [1, 4]
    assert [token.i for token in doc.bearing({"mine"}, {"lie", "rebels"})] == [0, 2, 4]
    assert doc.bearing(frozenset()) == []


def test_the_words_of_groups_of_cues_are_those_of_any_of_them() -> None:
    reading = read(TABLE)
    assert [token.text for token in reading.bearing("light.lays")] == ["laid", "lay"]
    assert [token.text for token in reading.bearing("light.lays", "bodies.rebels")] == ["Rebels", "laid", "lay"]


@pytest.mark.parametrize("report", SEEDS, ids=lambda report: report.id)
def test_rules_find_no_more_among_all_words(nlp: Language, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    found = extracted(nlp, report)

    def every_word(doc: Doc, *_words: Set[str]) -> list[Token]:
        return list(doc)

    monkeypatch.setattr(Doc, "bearing", every_word)
    assert extracted(nlp, report) == found
