"""Statements before their mentions are made, and which of them say the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.statements.addressees import Target
from kg.extract.statements.stances import PLAIN
from kg.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement before its mentions are made.

    Attributes:
        speakers: Head tokens of those who make it, the first one by whom the verb is governed.
        cue: The word that tells the stance.
        about: Token indexes of the triggers that it is about.
        tokens: The words that tell it, for evidence.
        targets: Whom it is directed at, with the rules that found them.
        voice: The words that say who speaks, where they stand in another sentence.
    """

    stance: str
    speakers: tuple[Token, ...]
    cue: Token
    about: tuple[int, ...]
    tokens: tuple[Token, ...]
    rule: str
    targets: tuple[Target, ...] = ()
    voice: tuple[Token, ...] = ()

    @property
    def speaker(self) -> Token:
        """The first speaker."""
        return self.speakers[0]


def each_once(reading: Reading, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Return the statements in text order, one for each cue and speaker, without what says the same less clearly."""
    found: dict[tuple[int, int], Saying] = {}
    for saying in sayings:
        found.setdefault((saying.cue.i, reading.referent(saying.speaker).i), saying)
    kept = tuple(_without_echoes(reading, tuple(found.values())))
    return tuple(sorted(_without_leads(reading, kept), key=lambda saying: saying.cue.i))


def _without_echoes(reading: Reading, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield all but plain sayings of one who takes a stance in the same sentence ("said it supported").

    Of what a sentence is judged by, only what its verbs do not say already stays.
    """

    def voice(saying: Saying) -> tuple[int, int]:
        return saying.cue.sent.start, reading.referent(saying.speaker).i

    with_stance = {voice(saying) for saying in sayings if saying.stance != PLAIN}
    by_verb = {voice(saying) for saying in sayings if saying.stance != PLAIN and not saying.rule.startswith("judged")}
    for saying in sayings:
        others = by_verb if saying.rule.startswith("judged") else with_stance if saying.stance == PLAIN else ()
        if voice(saying) not in others:
            yield saying


def _without_leads(reading: Reading, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield all but what a lead says of one who takes the stance in their own words below it.

    "The minister welcomes the truce" above "The minister said: I welcome the truce" is the same statement.
    """
    own = [saying for saying in sayings if saying.rule.endswith("announced")]
    for saying in sayings:
        is_lead = saying.rule.startswith("stance") and any(
            other.stance == saying.stance and saying.cue.i < other.voice[-1].i and _are_one(reading, saying, other)
            for other in own
            if other.voice
        )
        if not is_lead:
            yield saying


def _are_one(reading: Reading, one: Saying, other: Saying) -> bool:
    """Tell whether two sayings have the same speaker by a name or a title that both give."""
    return bool(_title(reading.referent(one.speaker)) & _title(reading.referent(other.speaker)))


def _title(head: Token) -> set[str]:
    near = (head, *head.children, *(token for child in head.children for token in child.children))
    return {token.lower_ for token in near if token.pos_ in {"PROPN", "NOUN"} and not token.is_punct}
