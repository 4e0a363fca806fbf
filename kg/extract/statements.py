"""Who condemned, backed, demanded, threatened, denied, claimed, mourned or announced what.

A statement is an act of saying by somebody who can be told: it has a speaker and a stance, and can be about incidents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.attribution import Speech, Speeches
from kg.extract.drafts import Draft
from kg.extract.mentions import is_person, kinds
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, dep, preposition, subject
from kg.records import MentionKind

_PLAIN = "announcement"
_CLAIM = "claim-of-responsibility"
_OPENING = 3  # words among which the name of a person begins who leads the sentence: "Defence Minister ..."
#: Stances whose verbs can be deeds too: "supported with weapons".
_ALSO_DEEDS = frozenset({"support", "threat", _CLAIM})


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


def find_sayings(reading: Reading, speeches: Speeches, drafts: Mapping[int, Draft]) -> tuple[Saying, ...]:
    """Return the statements of the report in text order, one for each cue and speaker."""
    found: dict[tuple[int, int], Saying] = {}
    for saying in (
        *_stances(reading, drafts),
        *_announcements(reading, speeches, drafts),
        *_lost_verbs(reading, speeches, drafts),
    ):
        speaker = reading.referent(saying.speaker)
        if _is_speaker(reading, speaker):
            found.setdefault((saying.cue.i, speaker.i), saying)
    return tuple(sorted(_without_echoes(reading, list(found.values())), key=lambda saying: saying.cue.i))


def _without_echoes(reading: Reading, sayings: list[Saying]) -> Iterator[Saying]:
    """Yield all but plain sayings of one who takes a stance in the same sentence ("said it supported")."""

    def voice(saying: Saying) -> tuple[int, int]:
        return saying.cue.sent.start, reading.referent(saying.speaker).i

    with_stance = {voice(saying) for saying in sayings if saying.stance != _PLAIN}
    yield from (saying for saying in sayings if saying.stance != _PLAIN or voice(saying) not in with_stance)


def _is_speaker(reading: Reading, token: Token) -> bool:
    return MentionKind.ACTOR in kinds(reading, token) and not reading.is_time(token)


def _stances(reading: Reading, drafts: Mapping[int, Draft]) -> Iterator[Saying]:
    """Yield statements whose verb says what they do: "condemned the strikes", "reiterated their calls"."""
    for token in reading.doc:
        if token.pos_ != "VERB" or token.i in drafts:
            continue
        stance, speaker = _stance(reading, token), subject(token)
        if stance is None or stance == _PLAIN or speaker is None or _is_unreal(reading, token):
            continue
        heads = _content_heads(reading, token)
        about = _events_in(heads, drafts)
        if _is_told(reading, token, stance, heads, about):
            tokens = (
                speaker[0],
                token,
                *(part for head in heads for part in head.subtree if not part.is_punct and not part.is_space),
            )
            yield Saying(stance, speaker[0], token, about, tokens, f"stance-{speaker[1]}")


def _is_told(reading: Reading, verb: Token, stance: str, heads: tuple[Token, ...], about: tuple[int, ...]) -> bool:
    """Tell whether the verb is an act of saying with a content: a denial alone needs none."""
    if not heads and stance != "denial":
        return False
    if stance == "demand" and not _demands(verb):
        return False
    return stance not in _ALSO_DEEDS or bool(about) or _is_public(reading, verb, stance)


def _stance(reading: Reading, verb: Token) -> str | None:
    """Return what the verb, with its object or preposition, says that its subject does by speaking."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if (stance := _stance_of_object(reading, child, lemma)) is not None:
            return stance
    for case in ("for", "on", "upon"):
        if (
            any(preposition(child) == case for child in children(verb, "obl"))
            and (stance := reading.words.stance(f"{lemma} {case}")) is not None
        ):
            return stance
    if lemma == "claim":
        claims_event = any(child.lemma_.lower() in reading.words.nouns for child in children(verb, "obj"))
        return _CLAIM if claims_event else None
    return reading.words.stance(lemma)


def _stance_of_object(reading: Reading, child: Token, lemma: str) -> str | None:
    """Return the stance that a verb's object names: "took responsibility", "issued a warning"."""
    noun = child.lemma_.lower()
    if dep(child) == "obj" and lemma in {"claim", "take", "admit"} and noun in {"responsibility", "credit"}:
        return _CLAIM
    if dep(child) in {"obj", "obl"} and lemma in reading.group("statements.voices"):
        return reading.words.stance_of_noun(noun)
    return None


def _demands(verb: Token) -> bool:
    """Tell whether a demanding verb has something demanded: a clause, or what is called for."""
    return any(dep(child) in {"xcomp", "ccomp", "obj", "advcl"} for child in verb.children) or any(
        preposition(child) in {"for", "on"} for child in children(verb, "obl")
    )


def _is_public(reading: Reading, verb: Token, stance: str) -> bool:
    """Tell whether a verb that can also be a deed ("supported with weapons") is an act of saying here."""
    found = subject(verb)
    if found is None:
        return False
    speaker, _ = found
    is_named = speaker.i in reading.hits or speaker.i in reading.names or speaker.pos_ == "PRON"
    if not is_named and speaker.lemma_.lower() not in reading.group("nouns.officials"):
        return False
    words = {child.lemma_.lower() for child in children(verb, "obj", "obl")}
    return stance != "support" or bool(words & reading.group("statements.positions"))


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
            or (dep(child) == "obl" and preposition(child) in {"for", "on", "against", "over", "of", "as", "in"})
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
                and not any(above.i in found for above in token.ancestors)
            ):
                found.append(draft.trigger.token.i)
    return tuple(found)


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
        and any(argument.head.i == head.i for argument in arguments(verb))
        and not _is_gap_subject(head)
    )


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(dep(child) in {"aux", "cop"} for child in verb.children)


def _is_gap_subject(head: Token) -> bool:
    """Tell whether the verb has a second subject between it and this one: "X, who leads Y, the strikes showed"."""
    return any(dep(child) == "nsubj" and child.i > head.i for child in head.head.children)
