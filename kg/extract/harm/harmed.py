"""What all words of harm share: which harm a word says, and the figures of the people that a nominal names."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.drafts import Toll
from kg.extract.harm.patients import harmed, number_tokens
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.records import Harm

#: The harms that one number can be said of together.
KILLED_OR_INJURED = frozenset({Harm.KILLED, Harm.INJURED})


def harm_of(reading: Reading, token: Token, part: str) -> Harm | None:
    """Return the harm that the lexicon lists the word for as one of the "verbs", "nouns" or "adjectives"."""
    harms = reading.words.harms[part]
    return harms.get(token.lemma_.lower()) or harms.get(token.lower_)


def tolls_of(reading: Reading, head: Token, harm: Harm, anchor: Token, rule: str) -> Iterator[Toll]:
    """Yield the tolls of the people that a nominal names."""
    for people, quantity in harmed(reading, head, unknown=harm in KILLED_OR_INJURED):
        number = number_tokens(reading, people)
        first = head if head.i in reading.quantities else people
        yield Toll(harm, quantity, people, anchor, (first, *number, anchor), rule)


def is_joined(first: Token, second: Token) -> bool:
    """Tell whether only a conjunction, commas and adverbs stand between the two."""
    between = first.doc[min(first.i, second.i) + 1 : max(first.i, second.i)]
    return len(between) > 0 and all(token.pos_ in {"CCONJ", "PUNCT", "ADV"} for token in between)


def on_one_side(heads: list[Token], verb: Token) -> list[Token]:
    """Return the patients before the verb, those behind it where none stands before: no verb has both."""
    return [head for head in heads if head.i < verb.i] or heads
