"""Who condemned, backed, demanded, threatened, denied, claimed, mourned or announced what.

A statement is an act of saying by somebody who can be told: it has a speaker and a stance, and it may be about incidents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.attribution import Speech, Speeches
from kg.extract.coreference import resolve
from kg.extract.drafts import Draft
from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, dep, preposition, subject
from kg.records import MentionKind

_PLAIN = "announcement"


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement before its mentions are made.

    Attributes:
        about: Token indexes of the triggers that it is about.
        tokens: The words that tell it, for evidence.
    """

    stance: str
    speaker: Token
    cue: Token
    about: tuple[int, ...]
    tokens: tuple[Token, ...]
    rule: str


def find_sayings(
    reading: Reading, speeches: Speeches, drafts: Mapping[int, Draft], antecedents: Mapping[int, Token]
) -> tuple[Saying, ...]:
    """Return the statements of the report in text order, one for each cue and speaker."""
    found: dict[tuple[int, int], Saying] = {}
    for saying in (
        *_stances(reading, drafts),
        *_announcements(reading, speeches, drafts),
        *_lost_verbs(reading, speeches, drafts),
    ):
        speaker = resolve(saying.speaker, antecedents)
        if _is_speaker(reading, speaker):
            found.setdefault((saying.cue.i, speaker.i), saying)
    return tuple(sorted(_without_echoes(list(found.values()), antecedents), key=lambda saying: saying.cue.i))


def _without_echoes(sayings: list[Saying], antecedents: Mapping[int, Token]) -> Iterator[Saying]:
    """Yield the sayings; a plain one goes where the same speaker takes a stance in the same sentence ("said it supported")."""
    stances = {
        (saying.cue.sent.start, resolve(saying.speaker, antecedents).i) for saying in sayings if saying.stance != _PLAIN
    }
    for saying in sayings:
        if saying.stance != _PLAIN or (saying.cue.sent.start, resolve(saying.speaker, antecedents).i) not in stances:
            yield saying


def _is_speaker(reading: Reading, token: Token) -> bool:
    return MentionKind.ACTOR in kinds(reading, token) and not reading.is_time(token)


def _stances(reading: Reading, drafts: Mapping[int, Draft]) -> Iterator[Saying]:
    """Yield statements whose verb says what they do: "condemned the strikes", "called for", "used ... to reiterate their calls"."""
    for token in reading.doc:
        if token.pos_ != "VERB" or token.i in drafts:
            continue
        stance = _stance(reading, token)
        speaker = subject(token)
        if stance is None or stance == _PLAIN or speaker is None or _is_unreal(reading, token):
            continue
        if stance == "demand" and not _demands(token):
            continue
        heads = _content_heads(reading, token)
        if not heads and stance not in {"denial"}:
            continue
        about = _events_in(heads, drafts)
        if (
            stance in {"support", "threat", "claim-of-responsibility"}
            and not about
            and not _is_public(reading, token, stance)
        ):
            continue
        yield from _for_each_speaker(token, speaker[0], stance, about, heads, f"stance-{speaker[1]}")


def _stance(reading: Reading, verb: Token) -> str | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if (
            dep(child) == "obj"
            and lemma in {"claim", "take", "admit"}
            and child.lemma_.lower() in {"responsibility", "credit"}
        ):
            return "claim-of-responsibility"
        if (
            dep(child) in {"obj", "obl"}
            and lemma in {"reiterate", "repeat", "renew", "issue", "make", "voice", "express", "extend"}
            and (stance := reading.words.stance_of_noun(child.lemma_.lower())) is not None
        ):
            return stance
    for case in ("for", "on", "upon"):
        if (
            any(preposition(child) == case for child in children(verb, "obl"))
            and (stance := reading.words.stance(f"{lemma} {case}")) is not None
        ):
            return stance
    if lemma == "claim":
        return (
            "claim-of-responsibility"
            if any(child.lemma_.lower() in reading.words.nouns for child in children(verb, "obj"))
            else None
        )
    return reading.words.stance(lemma)


def _demands(verb: Token) -> bool:
    """Tell whether a demanding verb has something demanded: a clause, or what is called for."""
    return any(dep(child) in {"xcomp", "ccomp", "obj", "advcl"} for child in verb.children) or any(
        preposition(child) in {"for", "on"} for child in children(verb, "obl")
    )


def _is_public(reading: Reading, verb: Token, stance: str) -> bool:
    """Tell whether a verb that can also be a deed ("supported with weapons") is an act of saying here."""
    speaker = subject(verb)
    named = speaker is not None and (
        speaker[0].i in reading.hits
        or speaker[0].i in reading.names
        or speaker[0].lemma_.lower() in reading.group("nouns.officials")
        or speaker[0].pos_ == "PRON"
    )
    words = {child.lemma_.lower() for child in children(verb, "obj", "obl")}
    return named and (
        stance != "support"
        or bool(
            words
            & {
                "position",
                "decision",
                "right",
                "call",
                "stance",
                "move",
                "plan",
                "statement",
                "effort",
                "resolution",
                "ceasefire",
                "truce",
                "agreement",
                "deal",
            }
        )
    )


def _is_unreal(reading: Reading, verb: Token) -> bool:
    return any(
        (dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux"))
        or child.lower_ in {"not", "n't", "never"}
        for child in verb.children
    )


def _content_heads(reading: Reading, verb: Token) -> tuple[Token, ...]:
    return tuple(
        child
        for child in verb.children
        if (
            dep(child) in {"obj", "ccomp", "xcomp", "advcl", "parataxis"}
            or (dep(child) in {"obl"} and preposition(child) in {"for", "on", "against", "over", "of", "as", "in"})
        )
        and not reading.is_time(child)
    )


def _events_in(heads: tuple[Token, ...], drafts: Mapping[int, Draft]) -> tuple[int, ...]:
    """Return the triggers in the content, the outermost ones: an event inside another's clause is background."""
    found: list[int] = []
    for head in heads:
        for token in head.subtree:
            draft = drafts.get(token.i)
            if (
                draft is not None
                and draft.trigger.token.i not in found
                and not any(index in found for index in (above.i for above in token.ancestors))
            ):
                found.append(draft.trigger.token.i)
    return tuple(found)


def _for_each_speaker(
    cue: Token, speaker: Token, stance: str, about: tuple[int, ...], heads: tuple[Token, ...], rule: str
) -> Iterator[Saying]:
    tokens = (
        speaker,
        cue,
        *(token for head in heads for token in head.subtree if not token.is_punct and not token.is_space),
    )
    yield Saying(stance, speaker, cue, about, tokens, rule)


def _announcements(reading: Reading, speeches: Speeches, drafts: Mapping[int, Draft]) -> Iterator[Saying]:
    """Yield what was simply said about incidents: "Central Command said it had conducted air strikes"."""
    thoughts = reading.group("reporting.thoughts")
    for speech in speeches.by_cue.values():
        if speech.cue.lemma_ in thoughts:
            continue
        about = tuple(dict.fromkeys(draft.trigger.token.i for draft in drafts.values() if draft.speech is speech))
        cue = speech.cue
        stance = _stance(reading, cue) if cue.pos_ == "VERB" else None
        if stance is not None and stance != _PLAIN:
            continue  # a stance of its own: yielded above
        content = tuple(
            token
            for token in cue.sent
            if token.i not in {speech.speaker.i, cue.i}
            and not token.is_punct
            and not token.is_space
            and _is_content_of(token, speech)
        )
        if content:
            yield Saying(
                "denial" if cue.lemma_ == "deny" else _PLAIN,
                speech.speaker,
                cue,
                about,
                (speech.speaker, cue, *content),
                f"speech-{speech.rule}",
            )


def _is_content_of(token: Token, speech: Speech) -> bool:
    if speech.rule == "clause":
        return any(
            child.is_ancestor(token) or child.i == token.i
            for child in children(speech.cue, "ccomp", "parataxis", "xcomp", "obj")
        )
    return not speech.cue.is_ancestor(token) and not speech.speaker.is_ancestor(token)


def _lost_verbs(reading: Reading, speeches: Speeches, drafts: Mapping[int, Draft]) -> Iterator[Saying]:
    """Yield a speaker whose sentence lost its verb: a person leads the sentence and governs no finite verb.

    What was said is there, the stance is not: it stays the plain one, and nothing is put into the hole.
    """
    for sentence in reading.doc.sents:
        if any(speech.cue.sent == sentence for speech in speeches.by_cue.values() if speech.rule != "according"):
            continue
        person = _leading_person(reading, [token for token in sentence if not token.is_space])
        if person is None:
            continue
        about = tuple(
            dict.fromkeys(
                draft.trigger.token.i
                for draft in drafts.values()
                if draft.trigger.token.sent == sentence and draft.trigger.token.i > person.i
            )
        )
        demand = next(
            (token for token in sentence if token.pos_ == "VERB" and _stance(reading, token) == "demand"), None
        )
        if about or demand is not None:
            cue = demand or person
            yield Saying(
                "demand" if demand is not None else _PLAIN,
                person,
                cue,
                about,
                tuple(token for token in sentence if not token.is_space),
                "lost-verb",
            )


def _leading_person(reading: Reading, tokens: list[Token]) -> Token | None:
    """Return the head of a person's name that opens the sentence and is the subject of nothing."""
    if not tokens:
        return None
    first = next((token for token in tokens[:3] if _is_person(reading, token)), None)
    if first is None:
        return None
    name = reading.hits.get(first.i) or reading.names.get(first.i)
    head = name.root if name is not None else first
    if (
        dep(head) in {"nsubj"}
        and _is_finite(head.head)
        and any(argument.head.i == head.i for argument in arguments(head.head))
        and head.head.sent == head.sent
        and not _is_gap_subject(head)
    ):
        return None
    return head


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(dep(child) in {"aux", "cop"} for child in verb.children)


def _is_gap_subject(head: Token) -> bool:
    """Tell whether the verb has a second subject between it and this one: "X, who leads Y, the strikes showed"."""
    return any(dep(child) == "nsubj" and child.i > head.i for child in head.head.children)


def _is_person(reading: Reading, token: Token) -> bool:
    hit = reading.hits.get(token.i)
    name = reading.names.get(token.i)
    return (hit is not None and hit.label_ == "PERSON") or (
        hit is None and name is not None and name.label_ == "PERSON"
    )
