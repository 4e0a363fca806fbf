"""Who says it: reporting verbs with their speakers, "according to", tails, and whose words a word of the report is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import children, dep, preposition, subject
from kg.records import MentionKind

_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_QUOTE_WORDS = 3  # shorter quoted fragments are labels ("shock and awe"), not speech


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying.

    Attributes:
        cue: The verb (or "according", or in a sentence that lost its verb the speaker itself).
        speaker: Head token of the speaker, before coreference.
        rule: How it was found.
        whole_sentence: True where the speech covers its whole sentence, not only the clause below the cue.
    """

    cue: Token
    speaker: Token
    rule: str
    whole_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Speeches:
    """All acts of saying of a report by their cue's token index."""

    by_cue: Mapping[int, Speech]

    def of(self, token: Token) -> Speech | None:
        """Return the nearest act of saying whose content ``token`` belongs to, None for the report's own voice."""
        node = token
        while True:
            found = self._about(node)
            if found is not None and not _inside(token, found.speaker):
                return found
            if node.head == node:
                break
            above = self.by_cue.get(node.head.i)
            if above is not None and _is_content(node) and not _inside(token, above.speaker):
                return above
            node = node.head
        return next(
            (
                speech
                for speech in self.by_cue.values()
                if speech.whole_sentence and speech.cue.sent == token.sent and not _inside(token, speech.speaker)
            ),
            None,
        )

    def _about(self, node: Token) -> Speech | None:
        """Return the speech that hangs on the node from the side: a tail or "according to"."""
        for child in node.children:
            speech = self.by_cue.get(child.i)
            if speech is not None and speech.rule in {"tail", "according", "tail-surface"}:
                return speech
        return None


def find_speeches(reading: Reading) -> Speeches:
    """Return every act of saying in the report."""
    found: dict[int, Speech] = {}
    for sentence in reading.doc.sents:
        for speech in _in_sentence(reading, sentence):
            found.setdefault(speech.cue.i, speech)
    return Speeches(found)


def _in_sentence(reading: Reading, sentence: Tokens) -> Iterator[Speech]:
    verbs = reading.group("reporting.verbs")
    heard = False
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_ in verbs and (speech := _speech(reading, token)) is not None:
            heard = True
            yield speech
        elif token.lower_ in reading.group("reporting.according"):
            yield from _according(token)
            heard = True
    if not heard:
        yield from _beside_quote(reading, sentence)


def _speech(reading: Reading, verb: Token) -> Speech | None:
    tail = dep(verb) == "parataxis"
    speaker = subject(verb)
    if speaker is None or not _can_speak(reading, speaker[0]):
        return _surface_tail(reading, verb)
    return Speech(verb, speaker[0], "tail" if tail else "clause")


def _can_speak(reading: Reading, token: Token) -> bool:
    if token.pos_ == "PRON":
        return True
    found = kinds(reading, token)
    # A capital speaks for its government; a statement or an account speaks for whom it belongs to.
    return (
        MentionKind.ACTOR in found
        or MentionKind.PLACE in found
        or token.lemma_.lower() in reading.group("reporting.nouns")
        or (token.pos_ == "PROPN" and not reading.is_time(token))
    )


def _surface_tail(reading: Reading, verb: Token) -> Speech | None:
    """Return the speaker right before a reporting verb that ends its sentence, where the tree gives it no subject."""
    following = [token for token in verb.sent if token.i > verb.i and not token.is_space]
    if any(token.text not in {".", "”", '"'} and not reading.is_time(token) for token in following):
        return None
    before = next((token for token in reversed(list(verb.lefts)) if not token.is_punct), None)
    candidate = before if before is not None else (verb.nbor(-1) if verb.i > verb.sent.start else None)
    if candidate is None or not _can_speak(reading, candidate):
        return None
    return Speech(verb, candidate, "tail-surface", whole_sentence=True)


def _according(token: Token) -> Iterator[Speech]:
    """Yield the speaker of "according to X"; the cue is X's head, which hangs on what X says."""
    head = token.head
    if token.dep_ == "case" and "according" in preposition(head):
        yield Speech(head, head, "according")
        return
    for argument in children(token, "obl", "nmod", "obj"):
        yield Speech(token, argument, "according")


def _beside_quote(reading: Reading, sentence: Tokens) -> Iterator[Speech]:
    """Yield the person or body that stands beside a quotation in a sentence without reporting verb.

    The verb was lost with a link or left out ("...", spokesman So-and-so Wednesday); how it was said is not known.
    """
    marks = [token.i for token in sentence if token.text in _QUOTES]
    if len(marks) < 2 or marks[-1] - marks[0] - 1 < _QUOTE_WORDS:
        return
    behind = [
        token
        for token in sentence
        if token.i > marks[-1] and not token.is_punct and not token.is_space and not reading.is_time(token)
    ]
    if not behind or any(token.pos_ in {"VERB", "AUX"} for token in behind):
        return
    actors = [token for token in behind if MentionKind.ACTOR in kinds(reading, token)]
    heads = [token for token in actors if token.head not in behind]
    names = [token for token in actors if token.pos_ == "PROPN"]
    speaker = next(iter(heads + names), None)
    if speaker is not None:
        yield Speech(speaker, speaker, "quote-adjacency", whole_sentence=True)


def _is_content(node: Token) -> bool:
    """Tell whether a dependent of a reporting verb is what was said, rather than who, when or where."""
    return dep(node) in {"ccomp", "parataxis", "xcomp", "obj", "acl", "csubj"} or node.dep_ == "nsubj:pass"


def _inside(token: Token, speaker: Token) -> bool:
    """Tell whether the token belongs to the speaker's own phrase (a speaker does not say who he is)."""
    return token.i == speaker.i or speaker.is_ancestor(token)
