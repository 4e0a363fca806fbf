"""Abbreviations that spell a common word in capitals: "IS claimed the attack", "WHO said two hospitals were hit".

A parser reads them as that word, and the sentence falls apart. It is given another name of the same kind instead.
"""

from __future__ import annotations

from collections.abc import Sequence

#: What the encoder reads for the Islamic State and for the World Health Organization: names that are no words.
_READ_AS = {"IS": "ISIS", "WHO": "UNICEF"}


def without_homographs(words: Sequence[str]) -> Sequence[str]:
    """Return the words with each such abbreviation replaced, unless the words around it stand in capitals too."""
    if _READ_AS.keys().isdisjoint(words):
        return words
    return [_READ_AS[word] if word in _READ_AS and _stands_out(words, at) else word for at, word in enumerate(words)]


def _stands_out(words: Sequence[str], at: int) -> bool:
    """Tell whether the nearest words before and behind are written with small letters: no headline in capitals."""
    before = next((word for word in reversed(words[:at]) if word.isalpha() and len(word) > 1), "")
    behind = next((word for word in words[at + 1 :] if word.isalpha() and len(word) > 1), "")
    return (before + behind) != (before + behind).upper()
