"""Lexicon spans: the component ``kg_lexicon`` marks the names that the lexicon knows before the encoder reads the text.

A span's label is the name type it stands for (PERSON, ORG, LOC, NORP, WEAPON, PLATFORM), its ``kb_id_`` the entry's id.
"""

from __future__ import annotations

from collections.abc import Iterator

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
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._folded = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meaning: dict[str, tuple[str, str]] = {}
        patterns: dict[tuple[bool, str], list[Doc]] = {}
        for form in entities.surface_forms():
            if form.kind == "capital":
                continue  # the city is a place; that it can stand for its government is decided where it plays a part
            key = f"{form.kind} {form.entry_id}"
            self._meaning[key] = (_label(form, entities), form.entry_id)
            texts = patterns.setdefault((form.case_sensitive, key), [])
            texts.extend(nlp.make_doc(text) for text in _variants(form))
        for (exact, key), docs in patterns.items():
            (self._exact if exact else self._folded).add(key, docs)

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its lexicon spans set."""
        doc.spans[SPANS_KEY] = filter_spans(sorted(self._found(doc), key=_preference))
        return doc

    def _found(self, doc: Doc) -> Iterator[Span]:
        for matcher, exact in ((self._exact, True), (self._folded, False)):
            for match, start, end in matcher(doc):
                label, entry_id = self._meaning[doc.vocab.strings[match]]
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
