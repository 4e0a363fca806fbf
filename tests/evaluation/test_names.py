"""The scorer of names: hand-made rows and spans over one sentence, the numbers worked out by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from evaluation.names.found import typed_spans
from evaluation.names.spans import Named
from evaluation.names.task import Text, count, errors, figures, gold_rows, match, matches, outermost
from tests.extract.docs import parsed

TEXT = "Colonel Ana Ruiz of the Ministry of Ports said that rebels fired a rocket on Kesh town on 3 May."


def at(words: str, kind: str, text: str = TEXT) -> Named:
    """Return the first stretch of the text that reads so."""
    start = text.index(words)
    return Named(start=start, end=start + len(words), kind=kind, text=words)


def word(span: Named, text: str = TEXT) -> str:
    """Return the head word of a span."""
    start, end = span.head
    return text[start:end]


@pytest.mark.parametrize(
    ("words", "core", "head"),
    [
        ("Colonel Ana Ruiz of the Ministry of Ports", "Colonel Ana Ruiz of the Ministry of Ports", "Ruiz"),
        ("the Ministry of Ports", "Ministry of Ports", "Ministry"),
        ("on 3 May.", "3 May", "May"),
        ("rebels", "rebels", "rebels"),
        ("a rocket", "rocket", "rocket"),
    ],
)
def test_the_words_that_count(words: str, core: str, head: str) -> None:
    span = at(words, "Organisation")
    assert TEXT[slice(*span.core)] == core
    assert word(span) == head


def test_a_possessive_ending_does_not_count() -> None:
    text = "Kesh's port"
    assert text[slice(*at("Kesh's", "Location", text).core)] == "Kesh"


def test_names_are_told_from_descriptions_pronouns_and_events() -> None:
    text = "He, the Council, two rebels, strikes, 12 rockets, today"
    names = [("He", "Person"), ("the Council", "Organisation"), ("two rebels", "Organisation")]
    arms = [("strikes", "Weapon"), ("12 rockets", "Weapon"), ("today", "Temporal")]
    assert [at(words, kind, text).is_name for words, kind in (*names, *arms)] == [False, True, False, False, True, True]


GOLD = (
    at("Colonel Ana Ruiz of the Ministry of Ports", "Person"),
    at("the Ministry of Ports", "Organisation"),  # inside the row before
    at("rebels", "Organisation"),
    at("a rocket", "Weapon"),
    at("Kesh town", "Location"),
    at("3 May", "Temporal"),
)
FOUND = (
    at("Ana Ruiz", "Person"),
    at("Ministry of Ports", "Organisation"),
    at("rocket", "Weapon"),
    at("Kesh", "Location"),
    at("on 3 May", "Temporal"),
)


def test_only_the_longest_of_nested_rows_counts() -> None:
    assert GOLD[1] not in outermost(GOLD)
    assert len(outermost(GOLD)) == 5


def test_heads_match_where_words_do_not() -> None:
    # By head: Ruiz, rocket, May; exact: rocket, 3 May. "Kesh" is not the head of "Kesh town"; rebels are missed.
    heads, exact = (match(outermost(GOLD), FOUND, by_head=by_head) for by_head in (True, False))
    assert [row.text for row, _ in heads.pairs] == [GOLD[0].text, "a rocket", "3 May"]
    assert [row.text for row, _ in exact.pairs] == ["a rocket", "3 May"]
    assert [row.text for row in heads.missed] == ["rebels", "Kesh town"]
    assert [span.text for span in heads.alarms] == ["Ministry of Ports", "Kesh"]


def test_all_rows_and_names() -> None:
    # All rows, head: right 3 of 5 rows, 5 spans: F1 = 2 * 3 / (5 + 5). Names: "rebels" and "Kesh town" are none by
    # their heads, and "Kesh" lies inside the latter: right 3 of 3 rows, 4 spans ("Ministry of Ports" too much): 6 / 7.
    text = Text(doc="a", gold=GOLD, found=FOUND)
    rows, names = (count(matches([text], by_head=True, alone=alone))["together"] for alone in (False, True))
    assert (rows.right, rows.found, rows.gold) == (3, 5, 5)
    assert (names.right, names.found, names.gold) == (3, 4, 3)
    values = {figure.name: figure.value for figure in figures([text])}
    assert values["all rows, head, together: F1"] == pytest.approx(0.6)
    assert values["names, head, together: F1"] == pytest.approx(6 / 7)
    # With nested rows the ministry is right too: 4 of 4 rows, 4 spans.
    assert values["names, head, together, nested rows too: F1"] == 1


def test_a_span_inside_a_row_of_another_type_is_no_false_name() -> None:
    unscored = (at("the Ministry of Ports", "DocumentReference"),)
    text = Text(doc="a", gold=GOLD[2:], found=FOUND, unscored=unscored)
    (alone,) = matches([text], by_head=True, alone=True)
    assert [span.text for span in alone.alarms] == ["Ana Ruiz"]


def test_errors_say_what_was_found_instead() -> None:
    wrong = at("Kesh", "Organisation")
    matched = match((at("Kesh town", "Location"), at("rebels", "Organisation")), (wrong, FOUND[0]), by_head=True)
    kinds = [error.kind for error in errors(matched, "a", TEXT)]
    assert kinds == ["Location read as Organisation", "missed Organisation", "false Person"]


def test_only_gold_rows_are_read() -> None:
    row = {"start": 8, "end": 16, "type": "Person", "text": "Ana Ruiz", "gold": True}
    document = {
        "text": TEXT,
        "entities": [row, row | {"type": "Money"}, row | {"gold": False, "start": 0}],
    }
    scored, others = gold_rows(document)
    assert [(each.text, each.kind) for each in scored] == [("Ana Ruiz", "Person")]
    assert [each.kind for each in others] == ["Money"]


def test_typed_spans_prefer_times_then_the_longer_then_the_lexicon() -> None:
    words = ["Peru", "shelled", "Lake", "Titicaca", "on", "3", "May", "2019", "."]
    doc = Doc(spacy.blank("en").vocab, words=words, heads=[1, 1, 3, 1, 6, 6, 1, 6, 1], deps=["nsubj"] + ["dep"] * 8)
    doc.spans["lexicon"] = [
        Span(doc, 0, 1, label="LOC", kb_id="place/pe"),
        Span(doc, 3, 4, label="LOC", kb_id="place/titicaca"),
        Span(doc, 6, 7, label="PERSON", kb_id="actor/may"),
    ]
    doc.ents = [Span(doc, 0, 1, label="LOC"), Span(doc, 2, 4, label="LOC")]
    found = [(span.text, span.kind, span.source) for span in typed_spans(doc)]
    assert found[:2] == [("Peru", "Organisation", "lexicon"), ("Lake Titicaca", "Location", "pipeline")]
    assert [(kind, source) for _, kind, source in found[2:]] == [("Temporal", "times")]


def spans_of(table: str, entities: dict[str, str] | None = None, hits: dict[str, str] | None = None) -> dict[str, str]:
    """Return the system's spans of a hand-built Doc and their classes."""
    doc = parsed(table, names=entities, hits=hits)
    return {span.text: span.kind for span in typed_spans(doc)}


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("Peru warns rebels\nNNP VBZ NNS\n2/nsubj 0/ROOT 2/obj", "Organisation"),
        ("Rebels warn Peru\nNNS VBP NNP\n2/nsubj 0/ROOT 2/obj", "Organisation"),
        ("Wars with Peru\nNNS IN NNP\n0/ROOT 3/case 1/nmod", "Organisation"),
        ("Wars in Peru\nNNS IN NNP\n0/ROOT 3/case 1/nmod", "Location"),
    ],
)
def test_a_country_that_acts_or_is_dealt_with_is_an_organisation(table: str, kind: str) -> None:
    assert spans_of(table, hits={"Peru": "LOC place/pe"})["Peru"] == kind


def test_a_person_is_named_with_title_and_nation() -> None:
    found = spans_of(
        """
        The   Peruvian Minister   Ana    Ruiz    left
        DT    JJ       NNP        NNP    NNP     VBD
        4/det 4/amod   4/compound 6/nsubj 4/flat 0/ROOT
        """,
        entities={"Ana Ruiz": "PERSON"},
        hits={"Peruvian": "NORP actor/pe"},
    )
    assert found == {"The Peruvian Minister Ana Ruiz": "Person"}


def test_an_office_with_a_capital_stands_for_who_holds_it() -> None:
    assert spans_of("The Minister left\nDT NNP VBD\n2/det 3/nsubj 0/ROOT") == {"The Minister": "Person"}
    assert spans_of("A minister left\nDT NN VBD\n2/det 3/nsubj 0/ROOT") == {}


def test_a_place_goes_with_the_larger_one_behind_its_comma() -> None:
    table = "Near   Kesh   ,       Peru\nIN NNP , NNP\n2/case 0/ROOT 2/punct 2/appos"
    assert spans_of(table, entities={"Kesh": "LOC"}, hits={"Peru": "LOC place/pe"}) == {"Kesh, Peru": "Location"}
    both = {"Chad": "LOC place/td", "Peru": "LOC place/pe"}
    assert len(spans_of("In Chad , Peru\nIN NNP , NNP\n2/case 0/ROOT 2/punct 2/conj", hits=both)) == 2


def test_a_people_acts_and_before_a_noun_it_only_describes() -> None:
    people, nation = {"Peruvians": "NORP"}, {"Peruvian": "NORP"}
    assert spans_of("Peruvians left\nNNPS VBD\n2/nsubj 0/ROOT", people) == {"Peruvians": "Organisation"}
    assert spans_of("Peruvian miners left\nJJ NNS VBD\n2/amod 3/nsubj 0/ROOT", nation) == {}


def test_a_body_of_state_with_a_capital_is_an_organisation() -> None:
    assert spans_of("The Government left\nDT NNP VBD\n2/det 3/nsubj 0/ROOT") == {"Government": "Organisation"}
    assert spans_of("The government left\nDT NN VBD\n2/det 3/nsubj 0/ROOT") == {}
