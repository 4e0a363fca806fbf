"""Parsed sentences without a parser: spaCy Docs from hand-written interlinear tables.

A sentence is three rows, one column a token: word, Penn tag, and head with relation. Three more rows below go on with
the same sentence; a blank line begins the next one.

    Rebels=rebel  attacked=attack  the    base   .
    NNS           VBD              DT     NN     .
    2/nsubj       0/ROOT           4/det  2/obj  2/punct

The lemma follows "=" where it is not the word itself in small letters (a name's is the name). Heads count from 1 within
the sentence; "¶" is the end of a line. What the name recogniser and the lexicon found is said beside the table, by the
words it covers:

    names={"Tim Vale": "PERSON"}, hits={"Iraq": "LOC place/iq"}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.extract.coreference import find_antecedents
from kg.extract.extraction import extract
from kg.extract.reading import LEXICON_SPANS, Reading, read_layers
from kg.extract.speech.attribution import Speeches
from kg.extract.speech.speeches import find_speeches
from kg.extract.tokens import Token, doc_of
from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.records import Account, EventKind, Extraction, Report, RoleName

VOCAB = English().vocab
PUBLISHED = date(2031, 3, 6)
"""A Thursday: "on Tuesday" is 4 March 2031."""

_POS = {
    "CC": "CCONJ",
    "CD": "NUM",
    "DT": "DET",
    "EX": "PRON",
    "IN": "ADP",
    "MD": "AUX",
    "POS": "PART",
    "RP": "ADP",
    "TO": "PART",
    "WDT": "PRON",
    "WP": "PRON",
    "WP$": "PRON",
    "WRB": "ADV",
}
_POS_BY_START = {"NNP": "PROPN", "NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "RB": "ADV", "PRP": "PRON", "PDT": "DET"}
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_CLOSING = frozenset({".", ",", ";", ":", "'s", "’s", "n't", "”", ")"})
_JOINING = frozenset({"-", "–"})
_OPENING = frozenset({"“", "("})


@dataclass(frozen=True)
class Row:
    """One token of a table."""

    word: str
    lemma: str
    tag: str
    head: int  # in the document
    dep: str
    opens: bool  # the first of its sentence


def parsed(table: str, *, names: Mapping[str, str] | None = None, hits: Mapping[str, str] | None = None) -> Doc:
    """Return the Doc of a table, with names ("PERSON") and lexicon spans ("LOC place/iq") by the words they cover."""
    rows = list(_rows(table))
    words = [row.word for row in rows]
    following = [*words[1:], "."]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[_spaced(word, after) for word, after in zip(words, following, strict=True)],
        lemmas=[row.lemma for row in rows],
        tags=[row.tag for row in rows],
        pos=[_pos(row) for row in rows],
        heads=[row.head for row in rows],
        deps=[row.dep for row in rows],
        sent_starts=[row.opens for row in rows],
    )
    doc.ents = tuple(_spans(doc, names or {}))
    doc.spans[LEXICON_SPANS] = list(_spans(doc, hits or {}))
    return doc


def _rows(table: str) -> Iterator[Row]:
    start = 0
    lines = [line.split() for line in table.strip("\n").split("\n")]
    for filled, group in groupby(lines, key=bool):
        if filled:
            tokens = list(_columns(list(group)))
            yield from (_row(word, tag, arc, start, number) for number, (word, tag, arc) in enumerate(tokens))
            start += len(tokens)


def _columns(lines: list[list[str]]) -> Iterator[tuple[str, str, str]]:
    assert len(lines) % 3 == 0, f"a sentence has rows of words, tags and arcs: {lines}"
    for first in range(0, len(lines), 3):
        yield from zip(*lines[first : first + 3], strict=True)


def _row(written: str, tag: str, arc: str, start: int, number: int) -> Row:
    word, _, lemma = written.replace("¶", "\n").partition("=")
    head, _, dep = arc.partition("/")
    own = word if tag.startswith("NNP") else word.lower()
    return Row(word, lemma or own, tag, start + (number if head == "0" else int(head) - 1), dep, number == 0)


def _pos(row: Row) -> str:
    if row.dep in _AUXILIARY:
        return "AUX"
    if row.tag == "IN" and row.dep == "mark":
        return "SCONJ"
    if row.tag == "DT" and row.dep.partition(":")[0] in {"nsubj", "obj", "obl"}:
        return "PRON"
    if row.word == "\n":
        return "SPACE"
    known = _POS.get(row.tag) or next((pos for start, pos in _POS_BY_START.items() if row.tag.startswith(start)), None)
    return known or "PUNCT"


def _spaced(word: str, after: str) -> bool:
    return "\n" not in {word, after} and after not in _CLOSING | _JOINING and word not in _OPENING | _JOINING


def _spans(doc: Doc, marks: Mapping[str, str]) -> Iterator[Span]:
    for words, mark in marks.items():
        label, _, entry = mark.partition(" ")
        start = doc.text.find(words)
        assert start >= 0, f"{words!r} does not stand in {doc.text!r}"
        while start >= 0:
            span = doc.char_span(start, start + len(words), label=label, kb_id=entry)
            if span is not None:
                yield span
            start = doc.text.find(words, start + 1)


# -------------------------------------------------------------------------------------------------- what is read in it


def reading_of(doc: Doc) -> Reading:
    """Return the layers over a Doc, with what its pronouns refer to."""
    reading = read_layers(doc, _report(doc), words=load_words(), to_original=lambda start, end: (start, end))
    return replace(reading, antecedents=find_antecedents(reading, find_speeches(reading)))


def read(table: str, **marks: Mapping[str, str]) -> Reading:
    """Return the layers over a table."""
    return reading_of(parsed(table, **marks))


def speeches_in(reading: Reading) -> Speeches:
    """Return the acts of saying in a reading."""
    return find_speeches(reading)


def extracted(table: str, **marks: Mapping[str, str]) -> Extraction:
    """Return all that is extracted from a table."""
    doc = parsed(table, **marks)
    return extract(
        doc, _report(doc), words=load_words(), entities=load_entities(), to_original=lambda start, end: (start, end)
    )


def _report(doc: Doc) -> Report:
    return Report(id="report", text=doc.text, published=PUBLISHED)


def token(doc: Doc | Reading, word: str, nth: int = 1) -> Token:
    """Return the nth token that is written ``word``."""
    return [found for found in (doc.doc if isinstance(doc, Reading) else doc_of(doc)) if found.text == word][nth - 1]


def events(extraction: Extraction) -> list[Account]:
    """Return the accounts of incidents and series, in text order."""
    return [account for account in extraction.accounts if account.kind is not EventKind.STATEMENT]


def statements(extraction: Extraction) -> list[Account]:
    """Return the accounts of statements, in text order."""
    return [account for account in extraction.accounts if account.kind is EventKind.STATEMENT]


def only(table: str, **marks: Mapping[str, str]) -> Account:
    """Return the one event that a table tells."""
    (account,) = events(extracted(table, **marks))
    return account


def fillers(account: Account) -> dict[RoleName, list[str]]:
    """Return the names, or the words, that fill each role of an account."""
    found: dict[RoleName, list[str]] = {}
    for role in account.roles:
        found.setdefault(role.name, []).append(role.mention.name or role.mention.text)
    return found
