"""Typed stretches of text, by the words that count: without articles at the start, and by their head.

The head is the last word before a preposition or a comma: "Ministry" of "the Ministry of Oil", "Dahir" of "Colonel
Dahir, a spokesman".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LEADING = re.compile(
    r"(?:the|an?|this|that|these|those|its|their|his|her|our|my|some|all|any|in|on|at|by|of|from|to|since|until|during|"
    r"for|before|after|between|around|about|early|late)\s+|[\s\W]+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:['’]s?|[^\w)])+$")
_TURN = re.compile(r"\s+(?:of|in|on|at|for|from|to|with|near|by|against|who|that|which|and)\s|\s*[,(;]")
_LAST_WORD = re.compile(r"\S+$")
_PRONOUNS = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "his", "its", "their"}
)
_PRONOUNS |= {"our", "my", "your", "there", "who", "this", "that"}
_EVENTS = re.compile(r"(?:strike|attack|bombardment|airstrike|raid|shelling)s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Named:
    """One typed stretch of a text: offsets, class and words; ``source`` says what knew it."""

    start: int
    end: int
    kind: str
    text: str
    source: str = ""

    @property
    def core(self) -> tuple[int, int]:
        """Offsets of the words without articles and prepositions at the start, possessives and marks at the end."""
        start, end = 0, len(self.text)
        tail = _TRAILING.search(self.text)
        if tail is not None and tail.start() > 0:
            end = tail.start()
        while (lead := _LEADING.match(self.text, start, end)) is not None and lead.end() < end:
            start = lead.end()
        return self.start + start, self.start + end

    @property
    def head(self) -> tuple[int, int]:
        """Offsets of the head word."""
        start, end = (offset - self.start for offset in self.core)
        turn = _TURN.search(self.text, start, end)
        if turn is not None and turn.start() > start:
            end = turn.start()
        last = _LAST_WORD.search(self.text[start:end])
        return self.start + start + (last.start() if last is not None else 0), self.start + end

    @property
    def is_name(self) -> bool:
        """Whether a gold row is a name, a time or a weapon: no description, no pronoun, no event."""
        start, end = self.head
        word = self.text[start - self.start : end - self.start]
        if self.kind == "Temporal":
            return True
        if self.kind == "Weapon":
            return _EVENTS.fullmatch(word) is None
        return (word[:1].isupper() or word[:1].isdigit()) and word.lower() not in _PRONOUNS

    def covers(self, other: Named) -> bool:
        """Tell whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def contains(self, other: Named) -> bool:
        """Tell whether the other lies inside this one and is shorter."""
        return self.covers(other) and other.end - other.start < self.end - self.start

    def overlaps(self, other: Named) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def overlap_free(spans: Iterable[Named]) -> list[Named]:
    """Return the spans that share no character with an earlier one of them."""
    kept: list[Named] = []
    for span in spans:
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept
