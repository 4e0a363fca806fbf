"""``kg_incidents`` as spaCy users meet it: a component by name, spans that displaCy draws, docs that can be stored."""

from __future__ import annotations

import json
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.extract.component import account_as_dict, make_incidents
from kg.extract.reports import Extractor
from kg.nlp.pipeline import SHIPPED, load_pipeline
from kg.records import Extraction, Report

TEXT = (
    "US jets bombed a depot near Mosul on Tuesday, killing at least eight militants, the Pentagon said. "
    "Iran condemned the air strike."
)
GROUPS = ("triggers", "actors", "places", "weapons", "objects", "times")


@pytest.fixture(scope="module")
def nlp() -> Language:
    if not (SHIPPED / "meta.json").is_file():
        pytest.skip(f"no trained pipeline in {SHIPPED}")
    nlp = load_pipeline()
    assert callable(make_incidents)  # its module is imported, so that the component has a name without installation
    nlp.add_pipe("kg_incidents", config={"published": "2031-03-05"})
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_the_component_is_found_by_entry_point() -> None:
    names = {entry.name: entry.value for entry in entry_points(group="spacy_factories")}
    if "kg_incidents" not in names:
        pytest.skip("the package is not installed")
    assert names["kg_incidents"] == "kg.extract.component:make_incidents"


def test_a_text_says_the_same_as_in_a_build(pipeline: Language, doc: Doc) -> None:
    (found,) = Extractor(pipeline).outcomes([Report(id="doc", text=TEXT, published=date(2031, 3, 5))])
    assert isinstance(found, Extraction)
    assert doc._.incidents == tuple(account_as_dict(account, TEXT) for account in found.accounts)


def test_a_pipeline_with_the_component_can_be_stored(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert back.pipe_names == nlp.pipe_names == ["kg_lexicon", *nlp.pipe_names[1:-1], "kg_incidents"]
    assert back(TEXT)._.incidents == doc._.incidents


def test_incidents_are_plain_dictionaries(doc: Doc) -> None:
    strike = next(incident for incident in doc._.incidents if incident["type"] == "air-strike")
    assert strike["kind"] == "incident"
    assert strike["times"][0]["earliest"] == strike["times"][0]["latest"] == "2031-03-04"
    assert [(figure["harm"], figure["low"], figure["high"]) for figure in strike["figures"]] == [("killed", 8, None)]
    assert json.loads(json.dumps(doc._.incidents))


def test_offsets_point_into_the_text_of_the_doc(doc: Doc) -> None:
    quoted = [words for incident in doc._.incidents for words in (*incident["triggers"], *incident["figures"])]
    quoted += [role["evidence"] for incident in doc._.incidents for role in incident["roles"]]
    assert quoted
    assert all(doc.text[words["start"] : words["end"]] == words["text"] for words in quoted)


def test_spans_carry_part_and_entry(doc: Doc) -> None:
    assert ("Mosul", "place") in [(span.text, span.label_) for span in doc.spans["places"]]
    assert ("Iran", "speaker", "actor/ir") in [(span.text, span.label_, span.kb_id_) for span in doc.spans["actors"]]
    assert [span.text for span in doc.spans["times"]] == ["on Tuesday"]


@pytest.mark.parametrize("key", GROUPS)
def test_displacy_draws_every_group(doc: Doc, key: str) -> None:
    html = displacy.render(doc, style="span", options={"spans_key": key}, jupyter=False)
    assert all(span.label_ in html for span in doc.spans[key])


def test_docs_go_through_a_docbin(doc: Doc, nlp: Language) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert back._.incidents == doc._.incidents
    for key in GROUPS:
        assert [(span.text, span.label_) for span in back.spans[key]] == [
            (span.text, span.label_) for span in doc.spans[key]
        ]


def test_without_a_date_weekdays_stay_unresolved() -> None:
    if not (SHIPPED / "meta.json").is_file():
        pytest.skip(f"no trained pipeline in {SHIPPED}")
    nlp = load_pipeline()
    nlp.add_pipe("kg_incidents")
    (time,) = next(each for each in nlp(TEXT)._.incidents if each["type"] == "air-strike")["times"]
    assert (time["earliest"], time["latest"], time["precision"]) == (None, None, "unknown")


def test_a_text_without_incidents_has_none(nlp: Language) -> None:
    doc = nlp("The parliament adopted the budget.")
    assert doc._.incidents == ()
    assert all(len(doc.spans[key]) == 0 for key in GROUPS)
