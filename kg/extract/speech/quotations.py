"""Where quotation marks open and close, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.tokens import Doc, Token, once

_OPENING, _CLOSING, _STRAIGHT = frozenset({"“", "``"}), frozenset({"”", "''"}), frozenset({'"'})
#: All quotation marks.
QUOTES = _OPENING | _CLOSING | _STRAIGHT
_SHORTEST = 3  # words; shorter quoted fragments are labels ("shock and awe"), not speech


@once
def find_quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the stretches between quotation marks, marks excluded, without labels of fewer than three words.

    A paragraph that opens with a mark while a quotation is open goes on with it; one that does not ends it, and so does
    a mark that opens another within the paragraph.
    """
    if not doc.bearing(QUOTES):
        return ()
    return tuple(
        (start, end)
        for start, end in _stretches(doc)
        if sum(not token.is_punct and not token.is_space for token in doc[start:end]) >= _SHORTEST
    )


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for token in doc:
        if opened is None and token.text not in QUOTES:
            continue
        if opened is not None and _begins_paragraph(token) and token.text not in _OPENING | _STRAIGHT:
            yield opened, token.i
            opened = None
        if opened is None and opens_quotation(token):
            opened = token.i + 1
        elif opened is not None and token.text in _OPENING and not _begins_paragraph(token):  # one mark was lost
            yield opened, token.i
            opened = token.i + 1
        elif opened is not None and _closes(token):
            yield opened, token.i
            opened = None
    if opened is not None:
        yield opened, len(doc)


def _begins_paragraph(token: Token) -> bool:
    return not token.is_space and token.i > 0 and "\n" in token.nbor(-1).text


def opens_quotation(token: Token) -> bool:
    """Tell whether the token is a mark that opens a quotation; a straight one does unless it touches a word before."""
    return token.text in _OPENING or (token.text in _STRAIGHT and not _is_closing_straight(token))


def _closes(token: Token) -> bool:
    return token.text in _CLOSING or "”" in token.text or (token.text in _STRAIGHT and _is_closing_straight(token))


def _is_closing_straight(mark: Token) -> bool:
    """Tell whether a straight mark touches the word before it and not the one behind it."""
    first = mark
    while first.i > 0 and first.nbor(-1).text in _STRAIGHT and not first.nbor(-1).whitespace_:
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else None
    return before is not None and not before.whitespace_ and not before.is_space


def covered(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Yield the indexes of the words of a quotation."""
    yield from (token.i for token in doc[start:end] if not token.is_space)


def is_behind_only_marks(doc: Doc, first: int, start: int) -> bool:
    """Tell whether nothing but marks and white space stands from ``first`` to ``start``."""
    return all(token.text in QUOTES or token.is_space or token.is_punct for token in doc[first:start])
