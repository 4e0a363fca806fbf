"""Statements before their mentions are made, and which of them say the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions import family, noun_of
from kg.extract.reading import Reading
from kg.extract.statements.addressees import Target
from kg.extract.statements.stances import PLAIN
from kg.extract.tokens import Token

_PLAINEST = 2  # of what one says in one sentence: after what a verb does by saying it, and what is judged


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
    kept = _told_once(reading, tuple(_without_relays(tuple(found.values()))))
    return tuple(sorted(_without_leads(reading, kept), key=lambda saying: saying.cue.i))


def _voice(reading: Reading, saying: Saying) -> tuple[int, int]:
    """Return in which sentence who speaks: there one act of saying is told, however many verbs tell it."""
    return saying.cue.sent.start, reading.referent(saying.speaker).i


def _told_once(reading: Reading, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Return of what one says in one sentence the stances; a plain saying only where they take none ("said it backed").

    Of what a sentence is judged by, only what its verbs do not say already stays; several plain sayings are one.
    """
    sayings = tuple(_with_topic(reading, saying, sayings) for saying in sayings)
    ranked: dict[tuple[int, int], dict[int, list[Saying]]] = {}
    for saying in sayings:
        ranked.setdefault(_voice(reading, saying), {}).setdefault(_plainness(saying), []).append(saying)
    best = (groups[min(groups)] for groups in ranked.values())
    return tuple(each for group in best for each in (_joined(group) if _plainness(group[0]) == _PLAINEST else group))


def _with_topic(reading: Reading, saying: Saying, sayings: Sequence[Saying]) -> Saying:
    """Return a demand without a topic with that of what the same speaker said before in the same sentence."""
    if saying.stance != "demand" or saying.about:
        return saying
    own = _voice(reading, saying)
    before = (each for each in sayings if each.cue.i < saying.cue.i and _voice(reading, each) == own)
    return replace(saying, about=next((each.about for each in before if each.about), ()))


def _plainness(saying: Saying) -> int:
    if saying.stance == PLAIN:
        return _PLAINEST
    return 1 if saying.rule.startswith("judged") else 0


def _joined(sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield plain sayings of one sentence as one: "reported blasts and said ambulances were on their way"."""
    first = next((saying for saying in sayings if saying.about), sayings[0])
    about = tuple(dict.fromkeys(trigger for saying in sayings for trigger in saying.about))
    targets = first.targets or next((saying.targets for saying in sayings if saying.targets), ())
    tokens = tuple(token for saying in sayings for token in saying.tokens)
    yield replace(first, about=about, targets=targets, tokens=tokens)


def _without_relays(sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield all but sayings of one who only passes on what another says: "television quoted the army as saying"."""
    for saying in sayings:
        is_relay = saying.stance == PLAIN and not saying.about and not saying.targets
        if not is_relay or not any(saying.cue.is_ancestor(other.cue) for other in sayings if other.cue != saying.cue):
            yield saying


def _without_leads(reading: Reading, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield all but what a lead says of one who takes the stance in their own words below it.

    "The minister welcomes the truce" above "Ana Ruiz said: I welcome the truce" is the same statement: what leads a
    release in the present is by its speaker.
    """
    own = [saying for saying in sayings if saying.rule.endswith("announced") and saying.voice]
    for saying in sayings:
        is_lead = saying.rule.startswith("stance") and any(
            other.stance == saying.stance and saying.cue.i < other.voice[-1].i and _are_one(reading, saying, other)
            for other in own
        )
        if not is_lead:
            yield saying


def _are_one(reading: Reading, lead: Saying, other: Saying) -> bool:
    """Tell whether two sayings have the same speaker: by a name or a title that both give, or by office and name."""
    one, same = reading.referent(lead.speaker), reading.referent(other.speaker)
    if _title(one) & _title(same):
        return True
    by_office = any(family(reading, noun_of(head)) == "officials" for head in (one, same, other.speaker))
    return by_office and lead.cue.tag_ == "VBZ"


def _title(head: Token) -> set[str]:
    near = (head, *head.children, *(token for child in head.children for token in child.children))
    return {token.lower_ for token in near if token.pos_ in {"PROPN", "NOUN"} and not token.is_punct}
