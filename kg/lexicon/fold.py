"""Names without their spelling: what stays the same when case, accents, hyphens and transliteration change."""

from __future__ import annotations

import re
import unicodedata

#: Letters that NFKD leaves alone although a plain keyboard writes them otherwise, and the marks that names lose.
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ə": "a",
        **dict.fromkeys("'’‘ʼʻʿʾ`´′ʹ.“”\"", ""),  # "Asa'ib" = "Asaib", "U.S." = "US"
        **dict.fromkeys("-‐‑‒–—―−_/", " "),  # "al-Asad" = "al Asad"
    }
)

#: The Arabic article with its assimilated forms ("al", "ash", "ez"), and the Spanish "el".
_ARTICLE = re.compile(r"[ae](?:l|dh?|n|r|sh?|th?|z)")

#: Two letters that transliterations write for one sound, and the letter that stands for it; the order matters.
_SOUNDS = (
    ("tch", "ch"),
    ("sch", "sh"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("dj", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
)
_HARD_C = re.compile(r"c(?!h)")
_SILENT_H = re.compile(r"(?<=[aeiou])h$")
_VOWELS = re.compile(r"[aeiouwy]")
_DOUBLED = re.compile(r"(.)\1+")
_SPELLINGS = {"ibn": "bin", "ben": "bin", "abou": "abu"}


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes and full stops, words parted by single spaces.

    Folding what is folded changes nothing: ``fold(fold(text)) == fold(text)``.
    """
    folded = unaccented(unicodedata.normalize("NFKD", text).casefold()).translate(_PLAIN)
    return " ".join(folded.split())


def unaccented(text: str) -> str:
    """Return ``text`` without the marks above and below its letters: "Menaka" for "Ménaka"."""
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def place_key(name: str) -> str:
    """Return the key under which the gazetteer stores ``name``: folded, without articles, final "ah" as "a"."""
    return " ".join(word[:-1] if word.endswith("ah") else word for word in _content_words(name))


def skeleton(name: str) -> str:
    """Return the consonants of ``name`` as one letter a sound: equal for transliterations of one name.

    "Kata'ib Hizballah" and "Kataib Hezbollah" give "ktb hzbl". A vowel at a word's start is kept as "a". Equal
    skeletons alone do not make two names one: "Gaza" and "Giza" have the same.
    """
    return " ".join(filter(None, map(_consonants, _content_words(name))))


def _content_words(name: str) -> list[str]:
    words = fold(name).split()
    return [word for word in words if not _ARTICLE.fullmatch(word)] or words


def _consonants(word: str) -> str:
    sound = _SILENT_H.sub("", _SPELLINGS.get(word, word))
    for written, meant in _SOUNDS:
        sound = sound.replace(written, meant)
    sound = _HARD_C.sub("k", sound)
    initial = "a" if sound[:1] in "aeiou" else sound[:1]
    return _DOUBLED.sub(r"\1", initial + _VOWELS.sub("", sound[1:]))


def slug(name: str) -> str:
    """Return ``name`` folded, its words joined by hyphens: the readable part of an entity's id."""
    return "-".join(fold(name).split()) or "unnamed"
