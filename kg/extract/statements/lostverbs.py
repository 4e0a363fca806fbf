"""Sentences that lost their verb: a person leads, what was said follows, and nothing says how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.events.drafts import Draft
from kg.extract.mentions import is_person
from kg.extract.reading import Reading
from kg.extract.speech.attribution import Speeches
from kg.extract.statements.sayings import Saying
from kg.extract.statements.stances import PLAIN, stance_of
from kg.extract.syntax import arguments, dep
from kg.extract.tokens import Token, Tokens

_OPENING = 3  # words among which the name of a person begins who leads the sentence: "Defence Minister ..."


def find_lost_verbs(reading: Reading, speeches: Speeches, drafts: Mapping[int, Draft]) -> Iterator[Saying]:
    """Yield the statement of each person who leads a sentence and governs no finite verb.

    What was said is there, the stance is not: it stays the plain one, and nothing is put into the hole.
    """
    for sentence in reading.doc.sents:
        if not any(
            speech.cue.sent == sentence
            for speech in speeches.by_cue.values()
            if speech.rule not in {"according", "lost-verb"}
        ):
            person = _leading_person(reading, [token for token in sentence if not token.is_space])
            if person is not None:
                yield from _said_by(reading, person, sentence, drafts)


def _said_by(reading: Reading, person: Token, sentence: Tokens, drafts: Mapping[int, Draft]) -> Iterator[Saying]:
    triggers = (draft.trigger.token for draft in drafts.values())
    about = tuple(dict.fromkeys(trigger.i for trigger in triggers if trigger.sent == sentence and trigger.i > person.i))
    verbs = (token for token in sentence if token.pos_ == "VERB")
    demand = next((verb for verb in verbs if stance_of(reading, verb) == "demand"), None)
    if about or demand is not None:
        stance = PLAIN if demand is None else "demand"
        tokens = tuple(token for token in sentence if not token.is_space)
        yield Saying(stance, (person,), demand or person, about, tokens, "lost-verb")


def _leading_person(reading: Reading, tokens: list[Token]) -> Token | None:
    """Return the head of a person's name that opens the sentence and is the subject of nothing."""
    first = next((token for token in tokens[:_OPENING] if is_person(reading, token)), None)
    if first is None:
        return None
    head = (reading.hits.get(first.i) or reading.names[first.i]).root
    return None if _is_subject(head, head.head) else head


def _is_subject(head: Token, verb: Token) -> bool:
    """Tell whether the nominal is the one subject of a finite verb of its sentence."""
    return (
        dep(head) == "nsubj"
        and verb.sent == head.sent
        and _is_finite(verb)
        and (verb.pos_ not in {"VERB", "AUX"} or any(argument.head.i == head.i for argument in arguments(verb)))
        and not _is_gap_subject(head)
    )


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(dep(child) in {"aux", "cop"} for child in verb.children)


def _is_gap_subject(head: Token) -> bool:
    """Tell whether the verb has a second subject between it and this one: "X, who leads Y, the strikes showed"."""
    return any(dep(child) == "nsubj" and child.i > head.i for child in head.head.children)
