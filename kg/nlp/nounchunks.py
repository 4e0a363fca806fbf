"""Noun chunks over Universal Dependencies trees; spaCy's own read the CLEAR labels of its trained pipelines."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab


def _labels(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_HEADS = _labels(
    "nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent obl:tmod obl:npmod obl:unmarked nmod nmod:tmod nmod:npmod "
    "nmod:unmarked nmod:poss appos conj ROOT dislocated vocative orphan parataxis list reparandum dep ccomp xcomp "
    "advcl acl acl:relcl"
)
_KEPT_LEFT = _labels(
    "det det:predet amod compound nummod nmod:poss nmod:desc flat fixed advmod goeswith punct nmod obl:unmarked"
)
_KEPT_RIGHT = _labels("flat fixed compound compound:prt goeswith nummod amod nmod:desc")
_EDGE = frozenset({"PUNCT"})


def use_noun_chunks(vocab: Vocab) -> None:
    """Let `doc.noun_chunks` of docs over `vocab` read Universal Dependencies."""
    vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]  # the stub says spans, spaCy reads triples


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Return (start, end, label) of the noun chunks, in order and apart.

    A chunk runs from the determiner to the noun with its names, numbers and `of` phrases; it leaves out clauses,
    appositions, coordination and other prepositional phrases, whose nouns head chunks of their own.
    """
    label = doclike.vocab.strings.add("NP")
    last_end = 0
    for token in doclike:
        if token.i < last_end or not _is_head(token):
            continue
        start, end = _left(token), _right(token) + 1
        if start >= last_end:
            last_end = end
            yield start, end, label


def _is_head(token: Token) -> bool:
    """Return whether a chunk stands around `token`: a noun, or the number of "eight of its members"."""
    nominal = token.pos_ in _NOMINAL or (token.pos_ == "NUM" and any(map(_is_of_phrase, token.rights)))
    return nominal and token.dep_ in _HEADS and not _is_possessor(token)


def _is_possessor(token: Token) -> bool:
    """Return whether a pronoun such as "its" belongs to the chunk of the noun after it."""
    return token.dep_ == "nmod:poss" and token.head.i > token.i


def _left(token: Token) -> int:
    start = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ not in _KEPT_LEFT or _is_prepositional(child):
            break
        start = start if child.pos_ in _EDGE else child.left_edge.i
    return start


def _right(token: Token) -> int:
    end = token.i
    for child in token.rights:
        if child.pos_ in _EDGE:
            continue
        if child.dep_ not in _KEPT_RIGHT and not _is_of_phrase(child):
            break
        end = _right(child)
    return end


def _is_prepositional(token: Token) -> bool:
    return token.dep_ == "nmod" and any(child.dep_ == "case" for child in token.lefts)


def _is_of_phrase(token: Token) -> bool:
    cases = [child.text.lower() for child in token.lefts if child.dep_ == "case"]
    return token.dep_ == "nmod" and cases == ["of"]
