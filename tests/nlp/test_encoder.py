"""The component with the shipped model: what it annotates, what it respects, and that it can be kept and moved."""

import pickle
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from kg.errors import PipelineError
from kg.nlp.encoder import LEXICON_SPANS, KgEncoder

TEXT = "The army shelled two villages near Mosul on Monday. Its spokesman denied that civilians were killed."
OTHERS = [
    "Gunmen opened fire on a convoy; nobody was hurt.",
    "Short.",
    "Officials in Baghdad said on Friday that a drone had been shot down over the base, which hosts foreign troops.",
]


def annotation(doc: Doc) -> list[tuple[object, ...]]:
    return [(token.text, token.pos_, token.tag_, token.dep_, token.head.i, token.ent_type_) for token in doc]


def with_span(nlp: Language, text: str, name: str, label: str) -> Doc:
    doc = nlp.make_doc(text)
    start = text.index(name)
    span = doc.char_span(start, start + len(name), label=label)
    assert span is not None
    doc.spans[LEXICON_SPANS] = [span]
    return nlp(doc)


def span_of(doc: Doc) -> Span:
    span: Span = doc.spans[LEXICON_SPANS][0]
    return span


def test_a_doc_has_sentences_trees_tags_and_names(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [sent.root.lemma_ for sent in doc.sents] == ["shell", "deny"]
    shelled = doc[2]
    assert {child.dep_ for child in shelled.children} >= {"nsubj", "obj"}
    assert ("Mosul", "LOC") in {(ent.text, ent.label_) for ent in doc.ents}


def test_a_passive_has_a_passive_subject(nlp: Language) -> None:
    doc = nlp("Three soldiers were killed by a roadside bomb.")
    assert (doc[1].dep_, doc[1].head.text) == ("nsubj:pass", "killed")


def test_the_parse_of_a_report_does_not_depend_on_its_neighbours(nlp: Language) -> None:
    alone = annotation(nlp(TEXT))
    among = [annotation(doc) for doc in nlp.pipe([OTHERS[0], TEXT, *OTHERS[1:], TEXT])]
    assert among[1] == among[4] == alone


@pytest.mark.parametrize("text", ["", "  ", "\n\n", " \n A village burned. \n ", "Ω≈ç√", "word " * 300])
def test_any_text_gets_an_annotation(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert sum(len(sent) for sent in doc.sents) == len(doc)


def test_a_blank_line_ends_a_sentence(nlp: Language) -> None:
    doc = nlp("Strike near the border\n\nTwo people died")
    assert [sent.text.strip() for sent in doc.sents] == ["Strike near the border", "Two people died"]


def test_a_wrapped_line_does_not_end_a_sentence(nlp: Language) -> None:
    doc = nlp("The rebels withdrew from the town after\nheavy shelling.")
    assert len(list(doc.sents)) == 1


def test_every_arc_stays_inside_its_sentence(nlp: Language) -> None:
    doc = nlp(" ".join([TEXT, *OTHERS]))
    assert all(token.head in sent for sent in doc.sents for token in sent)


NAME = "Brigade of the Two Rivers. Northern Front"


def test_a_lexicon_span_is_not_cut_by_a_sentence(nlp: Language) -> None:
    doc = with_span(nlp, f"On Monday the {NAME} attacked a checkpoint.", NAME, "ORG")
    assert not any(token.is_sent_start for token in span_of(doc)[1:])


def test_a_lexicon_span_hangs_together_on_its_last_word(nlp: Language) -> None:
    doc = with_span(nlp, f"On Monday the {NAME} attacked a checkpoint.", NAME, "ORG")
    span = span_of(doc)
    assert all(token.head == span[-1] for token in span[:-1])
    assert span.root == span[-1]
    assert not any(child.head != span[-1] for token in span for child in token.children)


def test_a_lexicon_span_with_a_name_label_is_a_name(nlp: Language) -> None:
    doc = with_span(nlp, f"On Monday the {NAME} attacked a checkpoint.", NAME, "ORG")
    assert (NAME, "ORG") in {(ent.text, ent.label_) for ent in doc.ents}


def test_a_lexicon_span_comes_before_the_name_that_the_model_sees(nlp: Language) -> None:
    doc = with_span(nlp, "Fighting went on in Mosul.", "Mosul", "PLATFORM")
    assert {(ent.text, ent.label_) for ent in doc.ents} == {("Mosul", "PLATFORM")}


def test_a_lexicon_span_with_another_label_leaves_the_names_alone(nlp: Language) -> None:
    doc = with_span(nlp, "Fighting went on in Mosul.", "Mosul", "SOMETHING")
    assert {(ent.text, ent.label_) for ent in doc.ents} == {("Mosul", "LOC")}


def test_a_name_that_is_there_already_stays(nlp: Language) -> None:
    doc = nlp.make_doc("Fighting went on in Mosul.")
    doc.ents = [Span(doc, 3, 5, label="EVENT")]
    assert ("in Mosul", "EVENT") in {(ent.text, ent.label_) for ent in nlp(doc).ents}


def test_docs_can_be_stored_and_read(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (read,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert annotation(read) == annotation(doc)
    assert [sent.text for sent in read.sents] == [sent.text for sent in doc.sents]
    assert [token.lemma_ for token in read] == [token.lemma_ for token in doc]
    assert [chunk.text for chunk in read.noun_chunks] == [chunk.text for chunk in doc.noun_chunks]


def encoder_of(nlp: Language) -> KgEncoder:
    encoder = nlp.get_pipe("kg_encoder")
    assert isinstance(encoder, KgEncoder)
    return encoder


def annotated_by(encoder: KgEncoder, nlp: Language) -> list[tuple[object, ...]]:
    return annotation(encoder(nlp.make_doc(TEXT)))


def test_the_model_can_be_kept_on_disk(nlp: Language, tmp_path: Path) -> None:
    encoder_of(nlp).to_disk(tmp_path / "encoder")
    copy = KgEncoder("copy").from_disk(tmp_path / "encoder")
    assert annotated_by(copy, nlp) == annotated_by(encoder_of(nlp), nlp)


def test_the_model_can_be_kept_as_bytes(nlp: Language) -> None:
    copy = KgEncoder("copy").from_bytes(encoder_of(nlp).to_bytes())
    assert annotated_by(copy, nlp) == annotated_by(encoder_of(nlp), nlp)


def test_a_worker_gets_the_model_with_the_component(nlp: Language) -> None:
    copy = pickle.loads(pickle.dumps(encoder_of(nlp)))
    assert annotated_by(copy, nlp) == annotated_by(encoder_of(nlp), nlp)


def test_a_missing_file_is_named(nlp: Language, tmp_path: Path) -> None:
    encoder_of(nlp).to_disk(tmp_path)
    (tmp_path / "labels.json").unlink()
    with pytest.raises(PipelineError, match=r"labels\.json"):
        KgEncoder("broken").from_disk(tmp_path)


def test_without_a_model_there_is_no_annotation(nlp: Language) -> None:
    with pytest.raises(PipelineError, match="no model"):
        KgEncoder("empty")(nlp.make_doc(TEXT))
