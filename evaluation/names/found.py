"""The names, weapons and times that the system has for a text, before it reads who did what, typed as re3d types them.

They are time expressions (``kg.extract.times``), names and weapons of the lexicon (``doc.spans["lexicon"]``), names and
weapons of the language pipeline (``doc.ents``), and words of the cues: nouns of craft ("warplane") and, with a capital,
of offices and bodies ("the Minister"). Where two overlap a time expression stays, else the longer span, else the one
that stands earlier in this list.

re3d marks the longest description of a thing, and so do the system's mentions: a person is named with title and nation
("the Foreign Minister Ana Ruiz"), a place with the larger one behind its comma ("Kesh, Norland"). A country is an
Organisation where it acts or is dealt with ("Norland has warned", "joined Norland", "a war with Norland", "Norland
support"), as it fills the slots of actors in the system, and a Location where a preposition of place puts something
there, where it owns something, and where it stands alone. A people ("Norlanders") acts, and is an Organisation.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

import kg.extract.tokens
from evaluation.names.spans import Named, overlap_free
from kg.extract.mentions import phrase
from kg.extract.reading import Reading, read_layers
from kg.extract.syntax import dep, preposition
from kg.extract.times.finder import find_times
from kg.lexicon.entries import country_code
from kg.lexicon.words import load_words
from kg.records import Report

_LABELS = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "LOC": "Location",
    "WEAPON": "Weapon",
    "PLATFORM": "Weapon",
    "DATE": "Temporal",
}
#: Families of nouns that, with a capital, name a body of a state: "the Norland Government".
_BODIES = ("government", "forces", "parliament", "police")
_BEFORE_NOUNS = frozenset({"amod", "compound"})
#: Relations of a country that acts or is dealt with, and prepositions that say so of one.
_ACTS = frozenset({"nsubj", "obj", "iobj", "compound", "amod"})
_DEALT_WITH = frozenset({"with", "by", "against", "between", "among", "including", "like"})


def typed_spans(doc: Doc) -> tuple[Named, ...]:
    """Return the names, weapons and times that the system has for a parsed text, in text order, none overlapping."""
    text = doc.text
    times = [
        Named(start=match.start, end=match.end, kind="Temporal", text=text[match.start : match.end], source="times")
        for match in find_times(text, None)
    ]
    report = Report(id="", text=text)
    reading = read_layers(doc, report, words=load_words(), to_original=lambda start, end: (start, end))
    others = (*_lexicon(doc, reading), *_entities(doc), *_of_cues(doc))
    found = overlap_free((*times, *sorted(others, key=lambda span: span.start - span.end)))
    told = _with_titles(doc, reading, sorted(found))
    countries = {span.start_char for span in doc.spans.get("lexicon", ()) if country_code(span.kb_id_) is not None}
    return tuple(_with_larger_places(told, text, countries))


def _lexicon(doc: Doc, reading: Reading) -> Iterator[Named]:
    for span in doc.spans.get("lexicon", ()):
        if (kind := _LABELS.get(span.label_)) is not None:
            is_country = kind == "Location" and country_code(span.kb_id_) is not None
            acts = is_country and _acts(reading.doc[span.root.i])
            yield _named(span, "Organisation" if acts else kind, "lexicon")


def _acts(head: kg.extract.tokens.Token) -> bool:
    """Tell whether a country stands where somebody acts or is dealt with."""
    while head.dep_ == "conj":
        head = head.head
    if dep(head) in {"obl", "nmod"}:
        return preposition(head) in _DEALT_WITH
    return head.dep_ in _ACTS


def _entities(doc: Doc) -> Iterator[Named]:
    yield from (_named(span, _LABELS[span.label_], "pipeline") for span in doc.ents if span.label_ in _LABELS)
    peoples = (span for span in doc.ents if span.label_ == "NORP" and span.root.tag_ in {"NNS", "NNPS"})
    yield from (_named(span, "Organisation", "pipeline") for span in peoples if span.root.dep_ not in _BEFORE_NOUNS)


def _of_cues(doc: Doc) -> Iterator[Named]:
    """Yield craft ("warplanes") and, with a capital, offices for who holds them ("the Minister") and bodies."""
    words = load_words()
    bodies = frozenset().union(*(words.group(f"nouns.{family}") for family in _BODIES))
    for token in doc:
        noun = token.lemma_.lower()
        if noun in words.group("nouns.craft"):
            yield _named(doc[token.i : token.i + 1], "Weapon", "cues")
        elif token.pos_ == "PROPN" and not _is_before_name(token):
            first = token.i
            while first > token.sent.start and doc[first - 1].pos_ == "PROPN" and not doc[first - 1].ent_type_:
                first -= 1
            if noun in words.group("nouns.officials"):
                yield _named(doc[first : token.i + 1], "Person", "cues")
            elif noun in bodies:
                yield _named(doc[first : token.i + 1], "Organisation", "cues")


def _is_before_name(title: Token) -> bool:
    return title.i + 1 < len(title.doc) and title.nbor(1).pos_ == "PROPN"


def _named(span: Span, kind: str, source: str) -> Named:
    return Named(start=span.start_char, end=span.end_char, kind=kind, text=span.text, source=source)


def _with_titles(doc: Doc, reading: Reading, spans: Sequence[Named]) -> list[Named]:
    """Return the spans with persons by all the words that name them; a name in a person's title is part of it."""
    people = [_in_full(doc, reading, span) if span.kind == "Person" else span for span in spans]
    return [span for span in people if not any(other.contains(span) for other in people)]


def _in_full(doc: Doc, reading: Reading, person: Named) -> Named:
    name = doc.char_span(person.start, person.end, alignment_mode="expand")
    if name is None:
        return person
    first, last = phrase(reading, reading.doc[name.root.i])
    words = doc[min(first, name.start) : max(last, name.end)]
    return replace(person, start=words.start_char, end=words.end_char, text=words.text)


def _with_larger_places(spans: Sequence[Named], text: str, countries: Container[int]) -> Iterator[Named]:
    """Yield the spans, a place with the larger one behind its comma as one: "Kesh, Norland", but no two countries."""
    joined: list[Named] = []
    for span in spans:
        before = joined[-1] if joined else None
        is_within = before is not None and before.kind == span.kind == "Location" and before.start not in countries
        if before is not None and is_within and text[before.end : span.start] == ", ":
            joined[-1] = replace(before, end=span.end, text=text[before.start : span.end])
        else:
            joined.append(span)
    yield from joined
