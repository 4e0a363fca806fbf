"""Cuts English text into words as the Universal Dependencies treebanks do, which the parser was trained on.

spaCy's own rules for English cut at every hyphen between letters, take the full stop off ranks and weekdays, and leave
together what a slash or a bracket joins. A parser that learned other words misreads all of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_PREFIXES = "anti arch co counter cross ex intra mid mini mis multi neo non post pre pro psycho re semi socio"
BOUND_PREFIXES = tuple(_PREFIXES.split())
"""What stays one word with what follows its hyphen ("pro-government"), as EWT and GUM write nearly always."""

_SHORTENED = (
    "al. Brig. Capt. Cdr. Cmdr. Cmdt. Col. Cpl. etc. Ft. Gov. Lt. Maj. Pfc. Pvt. Rev. Sgt. Spec. Sr. Supt. "
    "Mon. Tue. Tues. Thu. Thur. Thurs. Fri. esp. yrs. mins. hrs."
)
ABBREVIATIONS = tuple(_SHORTENED.split())
"""What keeps its full stop; not "Wed.", "Sat." and "Sun.", which as often end a sentence as words."""

_SPLIT = {"and/or": ("and", "/", "or")}
_WHOLE = ("e-mail", "e-mails", "e-mailed", "E-mail", "E-mails")

_BEFORE_LETTERS = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
"""spaCy's rule for English, which is replaced by one that knows the prefixes."""

_AFTER_FULL_STOP = rf"(?<=\.)-(?=[{ALPHA}])"
"""As in "U.S.-led"."""

_BETWEEN_DIGITS = r"(?<=[0-9])[+\-\*^](?=[0-9-])"
_KNOWING_PHONES = rf"(?!(?<=(?<![0-9])[0-9]{{3}})-(?:[0-9]{{3}}-)?[0-9]{{4}}(?![0-9])){_BETWEEN_DIGITS}"
"""spaCy's rule cuts ranges ("10-15") and telephone numbers alike; the treebanks cut ranges alone."""

_REPEATED = r"[!?]{2,}|={2,}|_{2,}|\*{2,}|~{2,}|#{2,}|\${2,}"
_DASHES = r"--+|—|–"


def blank_english() -> Language:
    """Return an English spaCy pipeline without components that cuts text into the words of the treebanks."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(_infixes(_rules(nlp.Defaults.infixes))).finditer
    tokenizer.prefix_search = compile_prefix_regex([*_prefixes(), *_rules(nlp.Defaults.prefixes)]).search
    tokenizer.suffix_search = compile_suffix_regex([*_suffixes(), *_rules(nlp.Defaults.suffixes)]).search
    for word, parts in _special_cases():
        tokenizer.add_special_case(word, [{"ORTH": part, "NORM": part.lower()} for part in parts])
    return nlp


def _rules(patterns: Any) -> list[str]:
    """Return spaCy's own patterns, which for English are all strings."""
    return list(patterns)


def _infixes(rules: list[str]) -> list[str]:
    unbound = "".join(rf"(?<!\b[{prefix[0]}{prefix[0].upper()}]{prefix[1:]})" for prefix in BOUND_PREFIXES)
    knowing = rf"(?<=[{ALPHA}0-9]){unbound}(?:{HYPHENS})(?=[{ALPHA}])"
    replaced = {_BEFORE_LETTERS: knowing, _BETWEEN_DIGITS: _KNOWING_PHONES}
    return [*(replaced.get(rule, rule) for rule in rules), _AFTER_FULL_STOP]


def _prefixes() -> Iterator[str]:
    yield _REPEATED
    yield rf"(?:{_DASHES})"
    yield rf"-(?=[{ALPHA}])"


def _suffixes() -> Iterator[str]:
    yield _REPEATED
    yield rf"(?<=[{ALPHA}0-9.])(?:{_DASHES})"
    yield rf"(?<=[{ALPHA_LOWER}0-9.])-"


def _special_cases() -> Iterator[tuple[str, Sequence[str]]]:
    for word in (*_WHOLE, *ABBREVIATIONS, *(word.upper() for word in ABBREVIATIONS)):
        yield word, [word]
    yield from _SPLIT.items()
