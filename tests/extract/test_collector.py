"""Reading a report leaves the garbage collector as it was, also where the reading fails, and nothing for it to find."""

from __future__ import annotations

import gc

import pytest
from spacy.lang.en import English

from kg.extract.extraction import extract
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.records import Report
from tests.extract.docs import extracted

TABLE = """
    Rebels=rebel attacked=attack a     base  .
    NNS          VBD             DT    NN    .
    2/nsubj      0/ROOT          4/det 2/obj 2/punct
"""


@pytest.fixture(params=[True, False], ids=["on", "off"])
def was_on(request: pytest.FixtureRequest) -> bool:
    before = gc.isenabled()
    wanted = bool(request.param)
    (gc.enable if wanted else gc.disable)()
    request.addfinalizer(gc.enable if before else gc.disable)
    return wanted


def test_a_report_that_is_read_leaves_the_collector_as_it_was(was_on: bool) -> None:
    extracted(TABLE)
    assert gc.isenabled() is was_on


def test_its_words_go_without_the_collector() -> None:
    extracted(TABLE)
    gc.collect()
    gc.disable()
    try:
        extracted(TABLE)
        assert not any(isinstance(found, Token) for found in gc.get_objects())
    finally:
        gc.enable()


def test_so_does_one_that_cannot_be_read(was_on: bool) -> None:
    without_sentences = English()("Rebels attacked a base.")
    with pytest.raises(ValueError, match="sentences"):
        extract(
            without_sentences,
            Report(id="r", text=without_sentences.text),
            words=load_words(),
            entities=load_entities(),
            to_original=lambda start, end: (start, end),
        )
    assert gc.isenabled() is was_on
