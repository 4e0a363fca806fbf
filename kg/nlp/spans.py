"""Lexicon spans: the component ``kg_lexicon`` marks the names that the lexicon knows before the encoder reads the text.

A span's label is the name type it stands for (PERSON, ORG, LOC, NORP, WEAPON, PLATFORM), its ``kb_id_`` the entry's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.lexicon.entities import Entities, load_entities
from kg.lexicon.entries import SurfaceForm

SPANS_KEY = "lexicon"
_LABELS = {"place": "LOC", "country": "LOC", "capital": "LOC", "adjective": "NORP", "people": "NORP"}
_PERSON = "Person"


@Language.factory("kg_lexicon", assigns=["doc.spans"])
def make_lexicon_spans(nlp: Language, name: str) -> LexiconSpans:
    """Return the component ``kg_lexicon`` over the shipped lexicon."""
    return LexiconSpans(nlp, load_entities())


class LexiconSpans:
    """Marks every surface form of the lexicon in ``doc.spans["lexicon"]``: the longest one where two overlap."""

    def __init__(self, nlp: Language, entities: Entities) -> None:
        """Keep both; forms are cut into words at the first doc, when the pipeline has read its tokenizer."""
        self._nlp, self._entities = nlp, entities

    @cached_property
    def _matchers(self) -> tuple[tuple[PhraseMatcher, bool], ...]:
        """The matchers for forms as written and for forms in any case; each pattern's name is its label and entry."""
        exact, folded = (PhraseMatcher(self._nlp.vocab, attr=attribute) for attribute in ("ORTH", "LOWER"))
        for (case_sensitive, key), docs in self._patterns().items():
            (exact if case_sensitive else folded).add(key, docs)
        return (exact, True), (folded, False)

    def _patterns(self) -> Mapping[tuple[bool, str], list[Doc]]:
        patterns: dict[tuple[bool, str], list[Doc]] = {}
        for form in self._entities.surface_forms():
            if form.kind == "capital":
                continue  # the city is a place; that it can stand for its government is decided where it plays a part
            key = f"{_label(form, self._entities)} {form.entry_id}"
            texts = patterns.setdefault((form.case_sensitive, key), [])
            texts.extend(self._nlp.make_doc(text) for text in _variants(form))
        return patterns

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its lexicon spans set."""
        doc.spans[SPANS_KEY] = filter_spans(sorted(self._found(doc), key=_preference))
        return doc

    def _found(self, doc: Doc) -> Iterator[Span]:
        for matcher, exact in self._matchers:
            for match, start, end in matcher(doc):
                label, _, entry_id = doc.vocab.strings[match].partition(" ")
                span = Span(doc, start, end, label=label, kb_id=entry_id)
                # A name written in small letters is a word ("we build", "the awakening"); weapons are words anyway.
                if exact or label in {"WEAPON", "PLATFORM"} or any(token.text[:1].isupper() for token in span):
                    yield span


def _label(form: SurfaceForm, entities: Entities) -> str:
    if form.kind == "actor":
        return "PERSON" if entities.actors[form.entry_id].cls == _PERSON else "ORG"
    if form.kind == "weapon":
        return "PLATFORM" if entities.weapons[form.entry_id].platform else "WEAPON"
    return _LABELS[form.kind]


def _variants(form: SurfaceForm) -> Iterator[str]:
    """Yield the spellings of one form that differ in apostrophe or hyphen, and the plural of a weapon."""
    texts = [form.text]
    if "'" in form.text:
        texts += [form.text.replace("'", mark) for mark in ("’", "‘", "`", "")]
    texts += [text.replace("-", " ") for text in texts if "-" in text]
    if form.kind == "weapon" and not form.text.endswith("s"):
        texts += [f"{text}s" for text in texts]
    yield from dict.fromkeys(texts)


def _preference(span: Span) -> tuple[int, int, str]:
    """Order spans so that of two over the same words the actor stays, then the place, then the smaller id."""
    kind = span.kb_id_.partition("/")[0]
    return (span.start, ("actor", "place", "weapon").index(kind), span.kb_id_)
