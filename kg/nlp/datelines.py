"""Datelines: the place, day and agency that a news report opens with, no part of its first sentence.

"HARBOR CITY, Norland (Agency) - ", "Norport — ", "NORPORT, May 3 (AG) -- ", "NORPORT: " (Associated Press Stylebook,
"datelines"; agencies differ in marks and order). A parser that reads on takes the place for somebody in the sentence.
"""

from __future__ import annotations

import re

_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,? \(?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{2,4}})?\)?)?"
_SOURCE = r",? ?(?:\([^()\n]{2,40}\)|/[A-Z][\w. ]{1,20}/)"
_CAPITALS = r"[A-Z][A-Z.'’/-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}"
_NAME = r"[A-Z][\w.'’-]+(?: (?:al-)?[A-Z][\w.'’-]+){0,3}"
_WIDER = rf"(?:, {_NAME}){{0,2}}"
_FORMS = (
    rf"{_CAPITALS}{_WIDER}{_DAY}(?:{_SOURCE})? ?(?:-{{1,2}}|[–—_]) ",
    rf"(?=[A-Z]{{5}}){_CAPITALS}{_WIDER}(?:{_SOURCE})?: ",  # shorter ones are who says a headline ("NATO: ...")
    rf"{_NAME}{_WIDER}{_DAY}{_SOURCE} ?(?:-{{1,2}}|[–—_]) ",
    rf"{_NAME}{_WIDER}{_DAY} [–—] ",
)
_DATELINE = re.compile(rf"[^\S\n]*(?:{'|'.join(_FORMS)}) *(?=[\"“'‘]?[A-Z0-9])")
_LINES = 3  # of a report in which it can stand: below a title and a byline


def end_of_dateline(text: str) -> int:
    """Return where the first sentence of a news report begins, behind its dateline; 0 where there is none."""
    start = 0
    for line in text.split("\n")[:_LINES]:
        found = _DATELINE.match(text, start)
        if found is not None:
            return found.end()
        start += len(line) + 1
    return 0
