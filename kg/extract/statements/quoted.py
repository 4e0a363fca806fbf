"""Several sentences between the same quotation marks are one act of saying, whatever verb tells whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.reading import Reading
from kg.extract.speech.quotations import find_quotations
from kg.extract.statements.sayings import Saying
from kg.extract.statements.stances import PLAIN


def told_together(reading: Reading, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Return the statements with those of one speaker in one quotation as one: of each stance one.

    What is plainly said there goes into the first that takes a stance. It has the words of all and is about all that
    they are about; a stance without a topic of its own has that of the quotation.
    """
    groups: dict[tuple[int, int], list[Saying]] = {}
    alone: list[Saying] = []
    for saying in sayings:
        quotation = _quotation(reading, saying)
        if quotation is None or saying.rule.endswith("announced"):
            alone.append(saying)
        else:
            groups.setdefault((quotation, reading.referent(saying.speaker).i), []).append(saying)
    return (*alone, *(each for group in groups.values() for each in _joined(group)))


def _quotation(reading: Reading, saying: Saying) -> int | None:
    """Return where the quotation begins that most of what is said stands in; who speaks stands outside of it."""
    said = [token.i for token in saying.tokens if token not in {saying.speaker, saying.cue}]
    for start, end in find_quotations(reading.doc):
        if start <= saying.speaker.i < end:
            continue
        if 2 * sum(start <= index < end for index in said) > len(said):
            return start
    return None


def _joined(group: Sequence[Saying]) -> Iterator[Saying]:
    whole = tuple(dict.fromkeys(trigger for saying in group for trigger in saying.about))
    stances = list(dict.fromkeys(saying.stance for saying in group if saying.stance != PLAIN)) or [PLAIN]
    for number, stance in enumerate(stances):
        parts = [saying for saying in group if saying.stance == stance or (number == 0 and saying.stance == PLAIN)]
        first = next(saying for saying in parts if saying.stance == stance)
        yield replace(
            first,
            about=tuple(dict.fromkeys(trigger for saying in parts for trigger in saying.about)) or whole,
            tokens=tuple(dict.fromkeys(token for saying in parts for token in saying.tokens)),
            targets=next((saying.targets for saying in parts if saying.targets), ()),
        )
