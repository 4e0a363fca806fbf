"""Which countries a report speaks of: the context that tells which of several namesakes is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.entities import Entities
from kg.records import Mention

_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Atlas:
    """The words that name countries, their people and the lexicon's places, with the country of each.

    Attributes:
        codes: ISO 3166 codes by words: as written, or in small letters where the case does not count.
        reach: How many words the longest name has that begins with a word (in small letters), with an "s" behind it.
    """

    codes: Mapping[str, str]
    reach: Mapping[str, int]

    @staticmethod
    @lru_cache(maxsize=1)
    def of(entities: Entities) -> Atlas:
        """Return the atlas of a lexicon."""
        codes: dict[str, str] = {}
        for form in entities.surface_forms():
            code = entities.country_of(form.entry_id) if form.kind != "capital" else None
            if code is not None:
                codes.setdefault(form.text if form.case_sensitive else form.text.lower(), code)
        reach: dict[str, int] = {}
        for text in codes:
            for first in _first_words(text):
                reach[first] = max(reach.get(first, 0), len(_TOKEN.findall(text)) + 1)
        return Atlas(codes, reach)

    def named_in(self, text: str) -> Iterator[str]:
        """Yield the country of each name in a text, one for every time that it is named."""
        words = list(_TOKEN.finditer(text))
        position = 0
        while position < len(words):
            code, count = self._at(text, words, position)
            if code is not None:
                yield code
            position += count

    def right_behind(self, text: str, end: int) -> str | None:
        """Return the country that a text names right behind the offset, after a comma: "Armenia, Colombia"."""
        if not text.startswith(", ", end):
            return None
        words = list(_TOKEN.finditer(text, end, end + 60))
        return self._at(text, words, 0)[0] if words and words[0].start() == end + 2 else None

    def _at(self, text: str, words: list[re.Match[str]], position: int) -> tuple[str | None, int]:
        start = words[position].start()
        if not text[start].isupper():
            return None, 1
        reach = max(self.reach.get(first, 0) for first in _first_words(words[position].group()))
        for count in range(min(reach, len(words) - position), 0, -1):
            name = _POSSESSIVE.sub("", text[start : words[position + count - 1].end()])
            code = self.codes.get(name) or self.codes.get(name.lower())
            if code is not None:
                return code, count
        return None, 1


def _first_words(text: str) -> tuple[str, str]:
    """Return the first word of a text in small letters, as written and without the "'s" of an owner."""
    match = _TOKEN.search(text)
    first = "" if match is None else match.group().lower()
    return first, _POSSESSIVE.sub("", first)


def countries_of(mentions: Iterable[Mention], entities: Entities, named: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the countries that a report speaks of, the most named first: the context for a city of many namesakes.

    Args:
        named: ISO 3166 codes of what the report's words name beside the mentions (``Atlas.named_in``).
    """
    counts = Counter(named)
    for mention in mentions:
        if mention.country is not None:
            counts[mention.country] += 1
        elif mention.entry is not None and (code := entities.country_of(mention.entry)) is not None:
            counts[code] += 1
    return tuple(code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
