"""The words of one parsed report as plain objects, named as spaCy names them: what all rules look at.

spaCy's own tokens are views into its tables: a relation, a lemma or a head is looked up and made anew each time that a
rule asks for it, and every word is asked dozens of times. ``doc_of`` asks spaCy once. There is one object for each word
and each sentence, so they are equal when they are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import spacy.tokens

_Parsed: TypeAlias = spacy.tokens.Token


class Token:
    """A word, a mark or a stretch of white space, with the attributes of spaCy's tokens that rules need.

    Attributes:
        doc: The report that it stands in; ``doc[i]`` is the token.
        i: Its place in ``doc``.
        idx: Its first character in ``doc.text``.
        relation: Its ``dep_`` without the subtype: "nsubj" of "nsubj:pass".
        head: The word that it depends on; the root of a sentence is its own.
        children: The words that depend on it, in text order.
        sent: The sentence that it stands in.
    """

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_space", "lemma_", "lower_", "pos_",
        "relation", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    head: Token
    children: tuple[Token, ...]
    sent: Tokens

    def __init__(self, parsed: _Parsed) -> None:
        self.i, self.idx = parsed.i, parsed.idx
        self.text, self.whitespace_ = parsed.text, parsed.whitespace_
        self.lower_, self.lemma_ = parsed.lower_, parsed.lemma_
        self.tag_, self.pos_, self.dep_ = parsed.tag_, parsed.pos_, parsed.dep_
        self.is_space, self.is_punct = parsed.is_space, parsed.is_punct
        self.relation = self.dep_.partition(":")[0]
        self._subtree: tuple[Token, ...] | None = None

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all words below it: those below its left children, itself, those below its right ones."""
        if self._subtree is None:
            left = [part for child in self.children if child.i < self.i for part in child.subtree]
            right = [part for child in self.children if child.i > self.i for part in child.subtree]
            self._subtree = (*left, self, *right)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree in the text."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree in the text."""
        return max(self.subtree, key=_place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above the token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether ``other`` stands below this token."""
        return any(above is self for above in other.ancestors)

    def nbor(self, offset: int = 1) -> Token:
        """Return the token ``offset`` places further on."""
        return self.doc[self.i + offset]


def _place(token: Token) -> int:
    return token.i


class Tokens(tuple[Token, ...]):
    """A stretch of words, with the attributes of spaCy's spans that rules need.

    Attributes:
        start: Place of the first word in the report.
        end: Place behind the last word.
        label_: What kind of name it is ("PERSON"); "" for a stretch that is no name, a sentence for instance.
        kb_id_: Id of the lexicon's entry ("place/iq"); "" where the lexicon does not know it.
        text: The words as they are written.
        root: The word above the others: the root of a sentence, else the first of those nearest to it.
    """

    start: int
    end: int
    label_: str
    kb_id_: str
    text: str
    root: Token

    @classmethod
    def of(cls, doc: Doc, start: int, end: int, *, label: str = "", entry: str = "") -> Tokens:
        """Return the words ``start`` to ``end`` (exclusive, at least one word) of a report."""
        found = cls(doc[start:end])
        found.start, found.end, found.label_, found.kb_id_ = start, end, label, entry
        found.text = doc.words(start, end)
        found.root = _root(found)
        return found


def _root(words: Tokens) -> Token:
    root = next((token for token in words if token.head is token), None)
    if root is not None:
        return root
    tops = [token for token in words if not words.start <= token.head.i < words.end]
    return min(tops, key=lambda token: sum(1 for _ in token.ancestors), default=words[0])


class Doc(tuple[Token, ...]):
    """All words of a report.

    Attributes:
        text: The text that the words stand in; a token's ``idx`` counts in it.
        sents: The sentences.
    """

    text: str
    sents: tuple[Tokens, ...]

    def words(self, start: int, end: int) -> str:
        """Return the text from the word ``start`` to ``end`` (exclusive), without the white space behind the last."""
        if start >= end:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text)]


def doc_of(parsed: spacy.tokens.Doc) -> Doc:
    """Return the words of a text that spaCy has parsed.

    Raises:
        ValueError: The text has no sentences, since its pipeline has no component that sets them.
    """
    doc = Doc(Token(token) for token in parsed)
    doc.text = parsed.text
    below: list[list[Token]] = [[] for _ in doc]
    for token, spacys in zip(doc, parsed, strict=True):
        token.doc, token.head = doc, doc[spacys.head.i]
        if token.head is not token:
            below[token.head.i].append(token)
    for token, children in zip(doc, below, strict=True):
        token.children = tuple(children)
    doc.sents = tuple(Tokens.of(doc, sentence.start, sentence.end) for sentence in parsed.sents)
    for sentence in doc.sents:
        for token in sentence:
            token.sent = sentence
    return doc


def tokens_of(doc: Doc, span: spacy.tokens.Span) -> Tokens:
    """Return the words of one of spaCy's spans over the same text, with its label and entry."""
    return Tokens.of(doc, span.start, span.end, label=span.label_, entry=span.kb_id_)
