"""Acts of saying in invented reports, through the pipeline: what they are about, and how many there are."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.extract.reports import Extractor
from kg.records import Account, EventKind, Report, RoleName, Skipped

LEAD = "Gunmen attacked a market in the town of Mardel on Monday, killing nine people. "


@pytest.fixture(scope="module")
def extractor(pipeline: Language) -> Extractor:
    return Extractor(pipeline)


def said(extractor: Extractor, text: str) -> list[Account]:
    """Return the statements of a report in text order."""
    (outcome,) = extractor.outcomes([Report(id="report", text=text, published=date(2031, 3, 6))])
    assert not isinstance(outcome, Skipped)
    return [account for account in outcome.accounts if account.kind is EventKind.STATEMENT]


def speakers(account: Account) -> list[str]:
    return [role.mention.text for role in account.of(RoleName.SPEAKER)]


@pytest.mark.parametrize(
    "words",
    [
        "The governor said the incident had shocked the region.",
        "Residents said the attackers wore uniforms.",
        "The ministry said another 13 people were wounded.",
        "Police said three people were rescued from a cellar.",
        "Police said they were still looking for a motive.",
        "The president vowed that those responsible would face trial.",
        "The president condemned the violence.",
    ],
)
def test_words_that_stand_for_the_event_are_about_it(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert len(statement.about) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The governor said acts of terror never help anybody.",
        "The ministry said schools would open again on Thursday.",
        "The president condemned violence in all its forms.",
    ],
)
def test_words_about_conflict_in_general_are_about_no_event(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert statement.about == ()


def test_sentences_between_the_same_marks_are_one_act_of_saying(extractor: Extractor) -> None:
    words = (
        '"Nine people were killed in the market. Gunmen had attacked it before. We salute our police," the mayor said.'
    )
    (statement,) = said(extractor, LEAD + words)
    assert (statement.type, speakers(statement), len(statement.triggers)) == ("support", ["the mayor"], 3)
    assert statement.about


def test_a_group_of_people_is_heard_even_where_it_tells_of_no_event(extractor: Extractor) -> None:
    (statement,) = said(extractor, LEAD + "Protesters said the mayor had to go.")
    assert speakers(statement) == ["Protesters"]
