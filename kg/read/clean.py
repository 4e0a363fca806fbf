"""Hostile text made readable, with a way back: every span of the clean text maps to the original characters.

Invisible characters keep names from being recognised, long runs without a space make a tokenizer quadratic, and
combining sequences look like letters that they do not equal. Letters, quotes and dashes stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

MAX_RUN = 200
"""Characters without a space; a longer run is split. The longest names, paths and words of news are under 100."""

MAX_EQUAL = 20
"""Equal signs in a row; what is over is left out. Rules of hyphens are longer, and mean no more."""

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters except white space
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\uffa0"  # zero width, directions
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"  # variants, byte order mark, annotations
    "\ud800-\udfff\U000e0000-\U000e0fff"  # lone surrogates, tags
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_HOSTILE = re.compile(rf"[{_INVISIBLE}]+|\r\n?|[{_SPACES}]|[{_BREAKS}]")
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]")
"""The invisible characters that `str.isprintable` lets through."""
_BEYOND_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_EQUAL_SIGNS = re.compile(rf"([^\w\s])\1{{{MAX_EQUAL},}}")
_LONG_RUN = re.compile(rf"\S{{{MAX_RUN + 1},}}")


class _Edit(NamedTuple):
    """``before[start:end]`` became ``new``; an insertion has ``start == end``."""

    start: int
    end: int
    new: str


class _Layer:
    """One pass over a text as its edits, in order, with the place where each one's words stand after the pass."""

    __slots__ = ("_edits", "_starts")

    def __init__(self, edits: list[_Edit]) -> None:
        self._edits = edits
        self._starts: list[int] = []
        moved = 0
        for edit in edits:
            self._starts.append(edit.start + moved)
            moved += len(edit.new) - (edit.end - edit.start)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Return the span before the pass of a span after it."""
        if start == end:
            place = self._character(start)[0]
            return place, place
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, place: int) -> tuple[int, int]:
        """Return what one character stood for: itself, all that it replaces, or, inserted, the character before."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return place, place + 1
        edit, start = self._edits[index], self._starts[index]
        if place < start + len(edit.new):
            return (edit.start, edit.end) if edit.start < edit.end else (max(edit.start - 1, 0), edit.end)
        original = place - start - len(edit.new) + edit.end
        return original, original + 1


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text without what hides words from a reader, and the way back to the original characters."""

    text: str
    _layers: tuple[_Layer, ...] = ()

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that ``text[start:end]`` was made from.

        Removed characters inside the span belong to it, those at its edges do not. A span that is not empty maps to one
        that is not empty.
        """
        for layer in reversed(self._layers):
            start, end = layer.before(start, end)
        return start, end


def clean(text: str) -> CleanText:
    """Return the text in NFC, without invisible characters and runs that no report has.

    Exotic spaces become a space, line ends a line feed. Zero-width and bidirectional controls, control characters, soft
    hyphens, variation selectors and lone surrogates go. More than `MAX_EQUAL` equal signs in a row are cut to that
    many, and a space splits more than `MAX_RUN` characters without one. `clean` of a clean text changes nothing.
    """
    if _is_plain(text):
        return CleanText(text)
    layers: list[_Layer] = []
    for find in (_hidden, _uncomposed, _repeated, _unbroken):
        edits = list(find(text))
        if edits:
            text = _edited(text, edits)
            layers.append(_Layer(edits))
    return CleanText(text, tuple(layers))


def _is_plain(text: str) -> bool:
    """Return whether no pass can find anything: the quick way for nearly every report."""
    return (
        text.replace("\n", " ").replace("\t", " ").isprintable()
        and (text.isascii() or (_UNSEEN.search(text) is None and unicodedata.is_normalized("NFC", text)))
        and _longest_word(text) <= MAX_EQUAL
    )


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _edited(text: str, edits: list[_Edit]) -> str:
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += (text[end : edit.start], edit.new)
        end = edit.end
    return "".join((*parts, text[end:]))


def _hidden(text: str) -> Iterator[_Edit]:
    for match in _HOSTILE.finditer(text):
        yield _Edit(match.start(), match.end(), _seen(match[0][0]))


def _seen(character: str) -> str:
    if character in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    return " " if unicodedata.category(character) == "Zs" else ""


def _uncomposed(text: str) -> Iterator[_Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _BEYOND_ASCII.finditer(text):
        stretch, start = match[0], match.start()
        composed = unicodedata.normalize("NFC", stretch)
        if composed == stretch:
            continue
        if len(stretch) == 2 and _continues(stretch[1]):  # nearly always: one letter, one accent
            yield _Edit(start, start + 2, composed)
        else:
            yield from _compositions(stretch, start)


def _compositions(stretch: str, offset: int) -> Iterator[_Edit]:
    """Compose sequence by sequence, so that each composed letter maps to its own characters."""
    start = 0
    for end in range(1, len(stretch) + 1):
        if end < len(stretch) and _continues(stretch[end]):
            continue  # the sequence goes on
        sequence = stretch[start:end]
        composed = unicodedata.normalize("NFC", sequence)
        if composed != sequence:
            yield _Edit(offset + start, offset + end, composed)
        start = end


def _continues(character: str) -> bool:
    """Return whether a character can combine with the one before: marks, and the later parts of Hangul syllables."""
    return unicodedata.category(character)[0] == "M" or "\u1161" <= character <= "\u11c2"


def _repeated(text: str) -> Iterator[_Edit]:
    for match in _EQUAL_SIGNS.finditer(text):
        yield _Edit(match.start() + MAX_EQUAL, match.end(), "")


def _unbroken(text: str) -> Iterator[_Edit]:
    if _longest_word(text) <= MAX_RUN:
        return
    for match in _LONG_RUN.finditer(text):
        for place in range(match.start() + MAX_RUN, match.end(), MAX_RUN):
            yield _Edit(place, place, " ")
