"""The words of one parsed report as plain objects, named as spaCy names them: what all rules look at.

spaCy's own tokens are views into its tables: a relation, a lemma or a head is looked up and made anew each time that a
rule asks for it, and every word is asked dozens of times. ``doc_of`` asks spaCy once. There is one object for each word
and each sentence, so they are equal when they are the same.

Two things keep rules from going over all words again and again: ``Doc.bearing`` finds the words that a rule begins
with, and what many rules ask of a word (its preposition, whether a verb is passive) is found ``once`` and kept with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import wraps
from itertools import pairwise
from operator import attrgetter
from typing import Any, Protocol, TypeAlias, TypeVar, TypeVarTuple

import spacy.tokens

_More = TypeVarTuple("_More")
_Found = TypeVar("_Found")
_Known: TypeAlias = dict[Any, Any]

_place = attrgetter("i")

#: What is read of each of spaCy's tokens, all at once: numbers first, then what its string store keeps the words of.
_COLUMNS = ("IDX", "SPACY", "IS_SPACE", "IS_PUNCT", "HEAD", "SENT_START", "ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP")
_HEAD, _OPENS, _NAMED = _COLUMNS.index("HEAD"), _COLUMNS.index("SENT_START"), _COLUMNS.index("ORTH")


class _Relations(dict[str, str]):
    """Relations without their subtype, cut once for each: "nsubj" of "nsubj:pass"."""

    def __missing__(self, dep: str) -> str:
        self[dep] = relation = dep.partition(":")[0]
        return relation


_RELATIONS = _Relations()


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
        known: What was found about it ``once``.
    """

    __slots__ = (
        "_at", "_first", "_last", "_tree", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_space",
        "known", "lemma_", "lower_", "pos_", "relation", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    head: Token
    children: tuple[Token, ...]
    sent: Tokens
    _first: int
    _at: int
    _last: int

    def __init__(self, i: int, row: Sequence[int], strings: Mapping[int, str]) -> None:
        """Make the word of one row of ``_COLUMNS``; its strings are numbers there."""
        self.i = i
        self.idx, spacy_, is_space, is_punct, _, _, text, lower, lemma, tag, pos, dep = row
        self.whitespace_ = " " if spacy_ else ""
        self.is_space, self.is_punct = is_space == 1, is_punct == 1
        self.text, self.lower_, self.lemma_ = strings[text], strings[lower], strings[lemma]
        self.tag_, self.pos_ = strings[tag], strings[pos]
        self._relate(strings[dep])
        self.children = ()
        self.known: _Known = {}
        self._tree: list[Token] | None = None

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> list[Token]:
        """The token and all words below it: those below its left children, itself, those below its right ones."""
        return self._laid_out()[self._first : self._last]

    def _laid_out(self) -> list[Token]:
        """Return all words of the tree in the order of ``subtree``, in which each one's own lie side by side."""
        if self._tree is None:
            root = self
            while root.head is not root:
                root = root.head
            tree: list[Token] = []
            root._lay_out(tree)
            return tree
        return self._tree

    def _lay_out(self, tree: list[Token]) -> None:
        self._tree, self._first, self._at = tree, len(tree), -1
        for child in self.children:
            if self._at < 0 and child.i > self.i:
                self._at = len(tree)
                tree.append(self)
            child._lay_out(tree)
        if self._at < 0:
            self._at = len(tree)
            tree.append(self)
        self._last = len(tree)

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
        return other._laid_out() is self._laid_out() and other is not self and self._first <= other._at < self._last

    def hang(self, head: Token, dep: str) -> None:
        """Make the token depend on another, which does not stand below it."""
        if self.head is not self:
            self.head.children = tuple(child for child in self.head.children if child is not self)
        head.children = tuple(sorted((*head.children, self), key=_place))
        self.head = head
        self._relate(dep)

    def replace(self, other: Token) -> None:
        """Take the place of another token of the sentence, which is to be hung below this one."""
        if other.head is not other:
            self.hang(other.head, other.dep_)
            return
        self.head.children = tuple(child for child in self.head.children if child is not self)
        self.head = self.sent.root = self
        self._relate(other.dep_)

    def retag(self, tag: str, pos: str, lemma: str) -> None:
        """Make the token another part of speech, with the lemma that it has there."""
        self.tag_, self.pos_, self.lemma_ = tag, pos, lemma
        bearers = self.doc.by_word.setdefault(lemma, [])
        if self not in bearers:
            bearers.append(self)

    def _relate(self, dep: str) -> None:
        self.dep_, self.relation = dep, _RELATIONS[dep]

    def nbor(self, offset: int = 1) -> Token:
        """Return the token ``offset`` places further on."""
        return self.doc[self.i + offset]


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
    def of(cls, doc: Doc, start: int, end: int, *, label: str = "") -> Tokens:
        """Return the words ``start`` to ``end`` (exclusive, at least one word) of a report."""
        found = cls(doc[start:end])
        found.start, found.end, found.text = start, end, doc.words(start, end)
        found.label_, found.kb_id_, found.root = label, "", _root(found)
        return found

    @classmethod
    def of_span(cls, doc: Doc, span: spacy.tokens.Span) -> Tokens:
        """Return the words of one of spaCy's spans over the same text, with its label and entry."""
        found = cls(doc[span.start : span.end])
        found.start, found.end, found.text = span.start, span.end, span.text
        found.label_, found.kb_id_, found.root = span.label_, span.kb_id_, doc[span.root.i]
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
        by_word: The words by their lemma in lower case, and by themselves in lower case where they are not their lemma.
        known: What was found about it ``once``.
    """

    text: str
    sents: tuple[Tokens, ...]
    by_word: dict[str, list[Token]]
    known: _Known

    def words(self, start: int, end: int) -> str:
        """Return the text from the word ``start`` to ``end`` (exclusive), without the white space behind the last."""
        if start >= end:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text)]

    def bearing(self, *words: AbstractSet[str]) -> list[Token]:
        """Return the tokens whose lemma, or the word itself, is one of the words (in lower case), in text order."""
        found = (self.by_word[word] for group in words for word in self.by_word.keys() & group)
        return sorted({token for tokens in found for token in tokens}, key=_place)


def let_go(doc: Doc) -> None:
    """Untie the words of a report that is read: tied in circles, they would wait for a collector to search for them."""
    doc.known.clear()
    for token in doc:
        token.known.clear()
        token.children, token._tree = (), None
        del token.head, token.doc, token.sent


def written(doc: Doc, forms: AbstractSet[str]) -> Iterator[Token]:
    """Yield the tokens that are written as one of the forms (in lower case), whatever their lemma, in text order."""
    return (token for token in doc.bearing(forms) if token.lower_ in forms)


def doc_of(parsed: spacy.tokens.Doc) -> Doc:
    """Return the words of a text that spaCy has parsed.

    Raises:
        ValueError: The text has no sentences, since its pipeline has no component that sets them.
    """
    if not parsed.has_annotation("SENT_START"):
        raise ValueError("a text without sentences")
    rows = parsed.to_array(list(_COLUMNS)).astype("int64").tolist() if len(parsed) else []
    strings = _strings(parsed, rows)
    doc = Doc([Token(i, row, strings) for i, row in enumerate(rows)])
    doc.text, doc.known = parsed.text, {}
    by_word: defaultdict[str, list[Token]] = defaultdict(list)
    below: defaultdict[int, list[Token]] = defaultdict(list)
    for token, row in zip(doc, rows, strict=True):
        head = token.i + row[_HEAD]
        token.doc, token.head = doc, doc[head]
        if head != token.i:
            below[head].append(token)
        lemma = token.lemma_.lower()
        by_word[lemma].append(token)
        if lemma != token.lower_:
            by_word[token.lower_].append(token)
    for head, children in below.items():
        doc[head].children = tuple(children)
    doc.by_word = by_word
    starts = [i for i, row in enumerate(rows) if i == 0 or row[_OPENS] == 1]
    doc.sents = tuple(Tokens.of(doc, start, end) for start, end in pairwise([*starts, len(doc)]))
    for sentence in doc.sents:
        for token in sentence:
            token.sent = sentence
    return doc


def _strings(parsed: spacy.tokens.Doc, rows: Sequence[Sequence[int]]) -> dict[int, str]:
    """Return the strings that the rows number, each looked up once; spaCy's numbers have no sign."""
    store = parsed.vocab.strings
    columns = list(zip(*rows, strict=True))[_NAMED:]
    return {number: store[number % 2**64] for number in set().union(*columns)}


# ---------------------------------------------------------------------------------------------------- found once


class _Keeper(Protocol):
    """What keeps what was found about it, by the function and its further arguments."""

    @property
    def known(self) -> _Known: ...


_Kept = TypeVar("_Kept", bound=_Keeper)


def once(find: Callable[[_Kept, *_More], _Found]) -> Callable[[_Kept, *_More], _Found]:
    """Let a function be computed once for each token (or Doc, or reading) and further arguments, and kept with it.

    For a function of nothing else that returns what nobody changes: no iterator, no list.
    """

    @wraps(find)
    def asked(about: _Kept, *more: *_More) -> _Found:
        known, key = about.known, (find, *more) if more else find
        if key not in known:
            known[key] = find(about, *more)
        found: _Found = known[key]
        return found

    return asked
