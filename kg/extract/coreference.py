"""Who "it", "they" and "the group" are: a sieve of precise rules; what none of them settles stays unresolved.

The order is that of the Stanford sieve (Lee et al. 2013). Pronouns across more than one sentence are not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.descriptions import BODIES, one_described
from kg.extract.mentions import is_person, is_plural, kinds
from kg.extract.places import place_meant
from kg.extract.reading import Reading, resolve
from kg.extract.speech.attribution import Speeches
from kg.extract.speech.documents import issuer
from kg.extract.syntax import (
    ancestors,
    antecedent,
    children,
    dep,
    is_relative,
    subject,
)
from kg.extract.tokens import Token
from kg.records import MentionKind

_THING = frozenset({"it", "its", "itself"})
_THERE = frozenset({"there"})
_GROUP = frozenset({"they", "their", "them", "themselves"})
_PERSON = frozenset({"he", "his", "him", "she", "her", "himself", "herself"})
_HIM = frozenset({"he", "his", "him", "himself"})
_OBJECTS = frozenset({"obj", "iobj"})


def find_antecedents(reading: Reading, speeches: Speeches) -> dict[int, Token]:
    """Return the head token that each resolved pronoun or definite description refers to, by token index."""
    found: dict[int, Token] = {}
    described = (BODIES, reading.words.families.keys(), reading.group("reporting.nouns"))
    placed = (_THERE, reading.group("nouns.towns"), reading.group("nouns.areas"))
    for token in reading.doc.bearing(_THING, _GROUP, _PERSON, *described, *placed):
        if token.pos_ == "PRON":
            meant = _of_pronoun(reading, token, speeches, found)
        else:
            meant = one_described(reading, token) or place_meant(reading, token)
        if meant is not None and meant.i != token.i:
            found[token.i] = resolve(meant, found)
    found.update(_deputies(reading, speeches))
    return {index: resolve(meant, found) for index, meant in found.items()}


def _deputies(reading: Reading, speeches: Speeches) -> Iterator[tuple[int, Token]]:
    """Yield speakers who only pass on: "accounts published a statement in the name of X" is X speaking."""
    for speech in speeches.by_cue.values():
        for token in speech.cue.subtree:
            if token.lemma_.lower() in {"name", "behalf"} and any(
                child.lower_ in {"in", "on"} for child in children(token, "case")
            ):
                yield from (
                    (speech.speaker.i, child)
                    for child in children(token, "nmod")
                    if MentionKind.ACTOR in kinds(reading, child) and _belongs_to(token, speech.cue)
                )


def _belongs_to(phrase: Token, cue: Token) -> bool:
    """Tell whether "in the name of" says for whom somebody speaks, and is no part of what is said."""
    return phrase.head is cue or (phrase.head.head is cue and dep(phrase.head) == "obj")


def _of_pronoun(reading: Reading, pronoun: Token, speeches: Speeches, found: Mapping[int, Token]) -> Token | None:
    word = pronoun.lower_
    if not (word in _THING or word in _GROUP or word in _PERSON) or _is_expletive(pronoun):
        return None
    doer = _doer_beside(pronoun)
    for candidate in _candidates(pronoun, speeches):
        resolved = issuer(reading, resolve(candidate, found))
        if candidate is not doer and resolved.i < pronoun.i and _agrees(reading, pronoun, resolved):
            return resolved
    return None


def _candidates(pronoun: Token, speeches: Speeches) -> Iterator[Token]:
    """Yield possible antecedents, best first: subjects of the clauses around it, the speaker, the subject before.

    Who speaks is no part of what is said: "Twelve people were killed, they added." Within a sentence about others it is
    somebody of that sentence: "they published a list of members who they said had been killed".
    """
    if pronoun.lower_.endswith("self"):
        yield from _subjects(pronoun.head)
        return
    own = speeches.by_cue.get(pronoun.head.i)
    own = own if own is not None and own.speaker is pronoun else None
    if own is not None:
        if own.rule.startswith("tail") or own.cue.dep_ == "ROOT":
            yield from _speakers_before(pronoun, speeches)
        if own.rule.startswith("tail") and not any(children(pronoun.head, "obj", "ccomp")):
            return
    if dep(pronoun) == "nmod":
        yield from _subjects(pronoun.head)
        yield from _nominals_above(pronoun)
    yield from _around(pronoun)
    speech = None if pronoun.i in speeches.quoted else speeches.of(pronoun)  # nobody calls himself "he" in a quotation
    if speech is not None:
        yield speech.speaker
    if _may_look_back(pronoun):
        yield from _before(pronoun, speaks=own is not None)


def _around(pronoun: Token) -> Iterator[Token]:
    """Yield the subjects of the clauses around the pronoun; for one that suffers something, their objects too."""
    for node in ancestors(pronoun):
        yield from _subjects(node) or _told_to(node)
        if dep(pronoun) in _OBJECTS:
            yield from children(node, "obj")
            before = (clause for clause in children(node, "advcl") if clause.i < pronoun.i)
            yield from (
                done for clause in before for done in children(clause, "obj")
            )  # "after stabbing two, killed them"


def _before(pronoun: Token, *, speaks: bool) -> Iterator[Token]:
    """Yield whom the sentence before is about; somebody who speaks goes on with who spoke there."""
    previous = _previous_sentence_root(pronoun)
    if previous is None:
        return
    if not speaks:
        yield from _told_of(pronoun, previous)
    for clause in (previous, *children(previous, "parataxis")):
        yield from _subjects(clause)


def _speakers_before(pronoun: Token, speeches: Speeches) -> Iterator[Token]:
    """Yield who spoke in the sentence before, the last first, then whom that sentence is about."""
    previous = _previous_sentence_root(pronoun)
    if previous is None:
        return
    spoken = [speech for speech in speeches.by_cue.values() if speech.cue.sent is previous.sent]
    yield from (speech.speaker for speech in reversed(spoken))
    if (quoted := speeches.quoted.get(previous.i)) is not None:
        yield quoted.speaker
    yield from _subjects(previous)


def _nominals_above(pronoun: Token) -> Iterator[Token]:
    """Yield the names that the possessed noun hangs on: "support for Israel in its bombardment"."""
    for node in list(ancestors(pronoun))[:3]:
        if node.pos_ == "VERB":
            return
        yield from (child for child in children(node, "nmod") if child.pos_ == "PROPN" and child.i < pronoun.i)
        if node.pos_ == "PROPN":
            yield node


def _subjects(node: Token) -> tuple[Token, ...]:
    """Return the subjects of a clause, of a relative one whom it is about: "a man who was shot when he fled"."""
    return tuple((is_relative(child) and antecedent(node)) or child for child in children(node, "nsubj"))


def _doer_beside(pronoun: Token) -> Token | None:
    """Return the subject of the verb whose object the pronoun is, who is somebody else: in "they shot them", "they"."""
    found = subject(pronoun.head) if dep(pronoun) in _OBJECTS else None
    return None if found is None else found[0]


def _told_of(pronoun: Token, said: Token) -> Iterator[Token]:
    """Yield whom the sentence before says something of: after "Hall said a guard was killed", "he" is the guard."""
    for clause in children(said, "ccomp"):
        is_suffering = "nsubj:pass" in {pronoun.dep_, *(child.dep_ for child in children(clause, "nsubj"))}
        for told in _subjects(clause):
            if is_suffering or (pronoun.lower_ in _GROUP and is_plural(told)):
                yield told


def _told_to(clause: Token) -> tuple[Token, ...]:
    """Return who is to do what an infinitive says: "pressed the army to end its raids"."""
    found = subject(clause) if dep(clause) == "xcomp" and clause.tag_ == "VB" else None
    return (found[0],) if found is not None and found[1] == "xcomp-object" else ()


def _may_look_back(pronoun: Token) -> bool:
    """Tell whether the pronoun is its sentence's subject (or stands in it): only these continue the sentence before."""
    if pronoun.i - pronoun.sent.start <= 1:
        return True
    return pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "ROOT"


def _previous_sentence_root(token: Token) -> Token | None:
    start = token.sent.start
    if start == 0:
        return None
    previous = token.doc[start - 1]
    while previous.is_space and previous.i > 0:
        previous = token.doc[previous.i - 1]
    return previous.sent.root


def _is_expletive(pronoun: Token) -> bool:
    return pronoun.dep_ == "expl" or (
        pronoun.lower_ == "it"
        and any(child.dep_ in {"ccomp", "csubj"} and child.i > pronoun.i for child in pronoun.head.children)
        and pronoun.head.pos_ == "ADJ"
    )


def _is_harmed(reading: Reading, pronoun: Token) -> bool:
    """Tell whether something is done to the pronoun that is done to people."""
    is_object = dep(pronoun) in _OBJECTS or pronoun.dep_ == "nsubj:pass"
    return is_object and pronoun.head.lemma_.lower() in reading.words.harms["verbs"]


def _agrees(reading: Reading, pronoun: Token, candidate: Token) -> bool:
    """Tell whether the candidate can be what the pronoun means: a person, several, or one thing or body; not nobody."""
    if any(child.lower_ == "no" for child in children(candidate, "det")):
        return False
    if pronoun.lower_ in _PERSON:
        other = "nouns.women" if pronoun.lower_ in _HIM else "nouns.men"
        if candidate.lemma_.lower() in reading.group(other):
            return False
        people = reading.group("nouns.officials") | reading.group("nouns.people")
        return not is_plural(candidate) and (is_person(reading, candidate) or candidate.lemma_.lower() in people)
    found = kinds(reading, candidate)
    if not found or is_person(reading, candidate):
        return False
    if _is_harmed(reading, pronoun) and not found & {MentionKind.ACTOR, MentionKind.PLACE}:
        return False  # "took their rifles and shot them"
    return (
        (MentionKind.ACTOR in found or is_plural(candidate)) if pronoun.lower_ in _GROUP else not is_plural(candidate)
    )
