"""Loading: the shipped pipeline by default, another one when it gives what extraction reads."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.nlp.pipeline import load_pipeline


@Language.component("test_annotator", assigns=["token.dep"])
def annotate_everything(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_, token.pos_, token.tag_, token.dep_ = token.lower_, "NOUN", "NN", "obj"
        token.head = doc[0]
    doc[0].dep_ = "ROOT"
    doc.ents = ()
    return doc


@Language.component("test_clear_labels")
def use_clear_labels(doc: Doc) -> Doc:
    doc[1].dep_ = "nsubjpass"
    return doc


@Language.component("test_forget_lemmas")
def forget_lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma = 0
    return doc


def saved(folder: Path, *components: str) -> Path:
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    nlp.to_disk(folder)
    return folder


def test_the_shipped_pipeline_gives_everything(nlp: Language) -> None:
    assert nlp.meta["lang"] == "en"
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert {"name", "url", "license"} <= set(nlp.meta["sources"][0])


def test_plain_spacy_reads_it_with_its_noun_chunks(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)("The convoy was attacked by armed men.")
    assert [chunk.text for chunk in doc.noun_chunks] == ["The convoy", "armed men"]


def test_another_pipeline_with_the_same_labels_is_taken(tmp_path: Path) -> None:
    nlp = load_pipeline(saved(tmp_path, "test_annotator"))
    assert nlp.pipe_names == ["test_annotator"]
    assert list(nlp("Rebels attacked a village.").noun_chunks)


def test_a_name_that_is_nowhere_is_refused() -> None:
    with pytest.raises(PipelineError, match="xx_no_such_pipeline"):
        load_pipeline("xx_no_such_pipeline")


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no spaCy pipeline"):
        load_pipeline(tmp_path)


def test_an_empty_pipeline_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(PipelineError) as failure:
        load_pipeline(saved(tmp_path))
    assert all(word in str(failure.value) for word in ("parser", "sentence", "pos", "tag", "lemma", "ents"))


def test_a_pipeline_without_lemmas_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"lacks a lemmatizer \(lemma\) "):
        load_pipeline(saved(tmp_path, "test_annotator", "test_forget_lemmas"))


def test_clear_labels_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"CLEAR labels \(nsubjpass\)"):
        load_pipeline(saved(tmp_path, "test_annotator", "test_clear_labels"))
