"""Places where the text lost words, usually with a link: "said in a .", "near Baghdad on" at a paragraph's end.

A gap is marked and counted. Nothing is ever put into it, and nothing is borrowed from the next sentence to fill it.
"""

from __future__ import annotations

import re

from kg.extract.times.finder import lower_case
from kg.records import Gap, Span

#: An article or preposition in lower case that leads nowhere: before a full stop or comma, or at the end of a line.
_DANGLING = re.compile(
    r"\b(?:(?:in|on|at|by|of|for|with|from|to|about|near|during|against)\s+)?(?:a|an|the|in|on|at|by|of|for|with|from|during|against)"
    r"(?=[ \t]*(?:[ \t][.,;](?:\s|$)|\n|$)|[ \t]+that\b[ \t]+(?:it|he|she|they)\b)",
)


def find_gaps(report_id: str, text: str) -> tuple[Gap, ...]:
    """Return the gaps of a report's original text, in order."""
    return tuple(
        Gap(
            span=Span(report_id=report_id, start=match.start(), end=match.end()),
            reason=f"{text[match.start() : match.end()]!r} leads nowhere",
        )
        for match in _DANGLING.finditer(lower_case(text))
    )
