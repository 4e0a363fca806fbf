"""Who can speak, and who stands beside a verb of saying on the surface, where the tree may err.

A tail is read from its commas: ", the army reported on Thursday.", ", reported the ministry.", "X, a nurse said, ...".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.mentions import family, kinds
from kg.extract.reading import Reading
from kg.extract.speech.quotations import QUOTES, opens_quotation
from kg.extract.syntax import children, dep
from kg.extract.tokens import Token, Tokens
from kg.records import MentionKind

_BOUNDS = frozenset({",", '"', "“", "”", "``", "''", "–", "—", "-", "--", ";", ":"})
_ENDS = frozenset({".", "!", "?", '"', "”", "''", ";"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSAL = frozenset({"ccomp", "parataxis", "csubj", "xcomp"})
_SEPARATING = frozenset({"-", "–", "—", "--", ":"})
_LABEL = 3  # tokens from mark to mark of a quoted label ("shock and")
_SOURCE_WORDS = 4  # of a headline's source: "- Iraqi army officials"
_SUBORDINATORS = frozenset({"after", "as", "although", "because", "before", "if", "since", "though", "when", "while"})


@dataclass(frozen=True, slots=True)
class Aside:
    """A speaker beside what is said.

    Attributes:
        speaker: Head token of the speaker.
        told: Stretches of tokens that are said, end exclusive.
    """

    speaker: Token
    told: tuple[tuple[int, int], ...]


def can_speak(reading: Reading, token: Token, verb: Token) -> bool:
    """Tell whether the subject of the verb can be who says it.

    A capital speaks for its government; a statement or an account speaks for whom it belongs to. Where a clause is
    said, whoever is its subject speaks, but for events, arms and what only shows something.
    """
    if token.pos_ == "PRON":
        return True
    if reading.is_time(token) or any(child.lower_ in {"no", "neither"} for child in children(token, "det")):
        return False  # "no group claimed responsibility"
    if is_known(reading, token):
        return True
    lemma = token.lemma_.lower()
    is_open = any(dep(child) in _CLAUSAL for child in verb.children) or dep(verb) == "parataxis"
    return (
        is_open
        and token.pos_ == "NOUN"
        and verb.lemma_.lower() not in reading.group("reporting.thoughts")
        and lemma not in reading.words.nouns
        and lemma not in reading.group("reporting.mute")
        and MentionKind.WEAPON not in kinds(reading, token)
    )


def is_known(reading: Reading, token: Token) -> bool:
    """Tell whether the token is somebody who can speak whatever the verb: an actor, a document, an unknown name."""
    found = kinds(reading, token)
    return (
        MentionKind.ACTOR in found
        or (MentionKind.PLACE in found and token.i in reading.hits)
        or token.lemma_.lower() in reading.group("reporting.nouns")
        or (token.pos_ == "PROPN" and not found)
    )


def of_measure(reading: Reading, token: Token) -> bool:
    """Tell whether things go according to it and nobody says anything: a plan, a custom."""
    return reading.is_time(token) or token.lemma_.lower() in reading.group("reporting.measures")


def of_nobody(reading: Reading, token: Token) -> bool:
    """Tell whether it is data or an estimate that nobody is said to have made: "preliminary information"."""
    if token.lemma_.lower() not in reading.group("reporting.sourceless"):
        return False
    return not any(
        child.pos_ in {"NOUN", "PROPN"} or MentionKind.ACTOR in kinds(reading, child) for child in token.children
    )


def aside(reading: Reading, verb: Token) -> Aside | None:
    """Return the speaker between a comma and the verb, or behind it, where the words before or around are said."""
    words = [token for token in verb.sent if not token.is_space]
    at = words.index(verb)
    return _before(reading, words, at) or _behind(reading, words, at)


def _before(reading: Reading, words: Sequence[Token], at: int) -> Aside | None:
    """Read "..., the army reported on Thursday." and "X, a nurse recalled, ..."."""
    first = at
    while first > 0 and not _is_bound(words[first - 1]):
        first -= 1
    between, left, verb = words[first:at], words[: max(first - 1, 0)], words[at]
    speaker = _head(between)
    if first == 0 or _breaks_off(words[first - 1]):
        return None
    if not left or speaker is None or not _is_finite(reading, words, at) or not _is_sayer(reading, speaker, verb):
        return None
    end = _end_of_adjuncts(reading, words, at + 1)
    if end is None or (end < len(words) and words[end].text == ":"):
        return None
    is_tail = end == len(words) or words[end].text in _ENDS
    if _has_verb(left) and not _is_only_when(left):
        return Aside(speaker, (_said_before(words[:first]),))
    if is_tail or any(child.i < words[end].i for child in children(verb, "obj")):
        return None
    return _in_the_middle(reading, speaker, left, words[end + 1 :])


def _is_bound(token: Token) -> bool:
    return token.text in _BOUNDS and token.tag_ != "HYPH"


def _is_finite(reading: Reading, words: Sequence[Token], at: int) -> bool:
    """Tell whether the verb is finite; "announced" read as participle is so between commas."""
    verb = words[at]
    if verb.tag_ != "VBN":
        return verb.tag_ in {"VBD", "VBZ", "VBP"}
    is_closed = at + 1 == len(words) or _is_bound(words[at + 1]) or words[at + 1].text in _ENDS
    is_bare = not any(dep(child) in {"aux", "obl"} for child in verb.children)
    return is_closed and is_bare and verb.lemma_.lower() in reading.group("reporting.inverting")


def _said_before(words: Sequence[Token]) -> tuple[int, int]:
    """Return the stretch that a tail says: the quotation that closes right before it, else the sentence up to it."""
    end = words[-1].i + 1
    closing = next((number for number in (len(words) - 1, len(words) - 2) if words[number].text in QUOTES), None)
    if closing is None:
        return words[0].i, end
    opening = next((number for number in range(closing - 1, -1, -1) if words[number].text in QUOTES), 0)
    return words[opening if closing - opening > _LABEL else 0].i, end


def _in_the_middle(reading: Reading, speaker: Token, left: Sequence[Token], rest: Sequence[Token]) -> Aside | None:
    """Return a speaker between the subject and the verb of what is said; a semicolon ends it."""
    stop = next((number for number, token in enumerate(rest) if token.text == ";"), len(rest))
    said = rest[:stop]
    if not _has_verb(said) or not _is_subject_like(reading, left):
        return None
    return Aside(speaker, ((left[0].i, left[-1].i + 1), (said[0].i, said[-1].i + 1)))


def _is_subject_like(reading: Reading, words: Sequence[Token]) -> bool:
    """Tell whether the words before "a nurse said," can be the subject of what follows: no "on Tuesday", no "also"."""
    if words[0].pos_ in {"ADP", "ADV", "SCONJ", "CCONJ"} or any(reading.is_time(token) for token in words):
        return False
    return any(token.pos_ in _NOMINAL for token in words)


def _breaks_off(mark: Token) -> bool:
    """Tell whether a mark opens something new, so that nothing before it is said by whom stands behind it."""
    return mark.text in {":", ";"} or opens_quotation(mark)


def _behind(reading: Reading, words: Sequence[Token], at: int) -> Aside | None:
    """Read "..., reported the ministry.": the speaker stands behind the verb."""
    verb, left = words[at], words[: at - 1] if at else []
    is_after_comma = at > 0 and _is_bound(words[at - 1]) and not _breaks_off(words[at - 1])
    if not is_after_comma or verb.lemma_.lower() not in reading.group("reporting.inverting"):
        return None
    end = at + 1
    while end < len(words) and not _is_bound(words[end]) and words[end].text not in _ENDS:
        end += 1
    speaker = _head(words[at + 1 : end])
    if speaker is None or not left:
        return None
    if not _has_verb(left):
        is_middle = _is_sayer(reading, speaker, verb) and end < len(words) and words[end].text == ","
        return _in_the_middle(reading, speaker, left, words[end + 1 :]) if is_middle else None
    if not _is_inverted(reading, speaker, verb):
        return None
    return Aside(speaker, (_said_before(words[:at]),))


def _head(words: Sequence[Token]) -> Token | None:
    """Return the head of the words if they are one noun phrase: its last noun before "in", "of" and the like.

    What stands in brackets behind a name is none of it: "Gov. Ana Ruiz (D)".
    """
    words = _without_brackets(words)
    if not words or any(token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} and token.i == words[0].i for token in words):
        return None
    if any(token.pos_ in {"VERB", "AUX", "SCONJ"} and token.tag_ not in {"VBN", "VBG"} for token in words):
        return None
    if words[0].pos_ == "ADP" or any(token.tag_ in {"WDT", "WP", "WRB"} for token in words):
        return None
    ends = next((number for number, token in enumerate(words) if _ends_phrase(token)), len(words))
    found = next((token for token in reversed(words[:ends]) if token.pos_ in _NOMINAL), None)
    while found is not None and found.dep_ in {"flat", "goeswith", "conj"} and found.head in words:
        found = found.head
    return found


def _without_brackets(words: Sequence[Token]) -> Sequence[Token]:
    opened = next((number for number, token in enumerate(words) if token.text == "("), None)
    closed = next((number for number, token in enumerate(words) if token.text == ")"), None)
    if opened is None or closed is None or not 0 < opened < closed:
        return words
    return (*words[:opened], *words[closed + 1 :])


def _ends_phrase(token: Token) -> bool:
    return token.pos_ in {"ADP", "ADV"} or token.text == ","


def _is_sayer(reading: Reading, token: Token, verb: Token) -> bool:
    if reading.is_time(token) or token.lemma_.lower() in reading.words.nouns:
        return False
    if token.pos_ == "PRON" or is_known(reading, token):
        return True
    return verb.lemma_.lower() in reading.group("reporting.inverting") | {"tell"} and not (
        token.lemma_.lower() in reading.group("reporting.mute") or MentionKind.WEAPON in kinds(reading, token)
    )


def _is_inverted(reading: Reading, token: Token, verb: Token) -> bool:
    """Tell whether the nominal behind the verb is its speaker: whom else "said" stands before is no object of it."""
    is_plain = verb.lemma_.lower() in reading.group("reporting.plain")
    is_actor = MentionKind.ACTOR in kinds(reading, token)
    has_subject = any(child.i < verb.i for child in children(verb, "nsubj"))
    if not _is_sayer(reading, token, verb) or (has_subject and not (is_plain and is_actor)):
        return False
    return is_plain or is_actor or token.pos_ == "PROPN"


def _end_of_adjuncts(reading: Reading, words: Sequence[Token], start: int) -> int | None:
    """Return where when, where and to whom it was said ends: at a comma or the end; None if a clause follows."""
    for number in range(start, len(words)):
        token = words[number]
        if token.text in _ENDS or _is_bound(token):
            return number
        if token.pos_ in {"VERB", "AUX", "SCONJ"} and not reading.is_time(token):
            return None
    return len(words)


def _has_verb(words: Sequence[Token]) -> bool:
    return any(token.pos_ in {"VERB", "AUX"} for token in words)


def _is_only_when(words: Sequence[Token]) -> bool:
    """Tell whether the words before the tail are only a clause of time: "After rebels attacked it, ..."."""
    is_clause = words[0].lower_ in _SUBORDINATORS or words[0].tag_ in {"VBG", "VBN"}
    return is_clause and not any(token.text == "," for token in words)


def lost_verb(reading: Reading, sentence: Tokens) -> Aside | None:
    """Return the speaker of "Spokesman So-and-so Wednesday that ...": no verb before "that", a clause behind it."""
    words = [token for token in sentence if not token.is_space]
    at = next((number for number, token in enumerate(words) if _is_conjunction(token)), None)
    if not at or not _has_verb(words[at:]) or _has_verb(words[:at]):
        return None
    named = [token for token in words[:at] if not reading.is_time(token)]
    speaker = _head(named)
    if speaker is None or not is_known(reading, speaker) or speaker.lemma_.lower() in reading.group("reporting.nouns"):
        return None
    return Aside(speaker, ((words[at].i, words[-1].i + 1),))


def _is_conjunction(token: Token) -> bool:
    return token.lower_ == "that" and token.tag_ == "IN" and any(children(token.head, "nsubj", "csubj", "expl"))


def headline_source(reading: Reading, sentence: Tokens) -> Aside | None:
    """Return the source of a headline: "Gunmen kill six - police", "Police: gunmen kill six"."""
    words = [token for token in sentence if not token.is_space]
    marks = [number for number, token in enumerate(words) if token.text in _SEPARATING and token.tag_ != "HYPH"]
    if not marks or ends_with_stop(words):
        return None
    for source, told in ((words[marks[-1] + 1 :], words[: marks[-1]]), (words[: marks[0]], words[marks[0] + 1 :])):
        if not source or len(source) > _SOURCE_WORDS or not _has_verb(told) or _has_verb(source):
            continue
        speaker = _head(source)
        if speaker is not None and family(reading, speaker.lemma_.lower()) in {"officials", "police", "media"}:
            return Aside(speaker, ((told[0].i, told[-1].i + 1),))
    return None


def ends_with_stop(words: Sequence[Token]) -> bool:
    """Tell whether the words end as a sentence does, and no headline."""
    return words[-1].text in {".", "!", "?", '"', "”", "''"}
