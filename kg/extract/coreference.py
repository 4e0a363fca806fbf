"""Who "it", "they" and "the group" are: a sieve of precise rules; what none of them settles stays unresolved.

The order is that of the Stanford sieve (Lee et al. 2013). Pronouns across more than one sentence are not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract.mentions import family, is_named_body, is_person, is_plural, kinds, nation, noun_of
from kg.extract.nominals import is_definite
from kg.extract.places import place_meant
from kg.extract.reading import Reading, resolve
from kg.extract.speech.attribution import Speeches
from kg.extract.speech.documents import issuer, issuer_before
from kg.extract.syntax import ancestors, children, dep, preposition, subject, window_start
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.records import MentionKind

_THING = frozenset({"it", "its", "itself"})
_THERE = frozenset({"there"})
_GROUP = frozenset({"they", "their", "them", "themselves"})
_PERSON = frozenset({"he", "his", "him", "she", "her", "himself", "herself"})
_POINTING = frozenset({"this", "that"})
#: Bodies that every state has one of: without a nation, "government spokesman" means the one spoken of.
_BODIES = frozenset({"government", "parliament"})
_ASIDE = 3  # tokens of the shortest aside: a name between two commas
_WINDOW = 3  # sentences back that "the group" may refer to (extraction practice: farther back is a guess)


def find_antecedents(reading: Reading, speeches: Speeches) -> dict[int, Token]:
    """Return the head token that each resolved pronoun or definite description refers to, by token index."""
    found: dict[int, Token] = {}
    described = (_BODIES, reading.words.families.keys(), reading.group("reporting.nouns"))
    placed = (_THERE, reading.group("nouns.towns"), reading.group("nouns.areas"))
    for token in reading.doc.bearing(_THING, _GROUP, _PERSON, *described, *placed):
        if token.pos_ == "PRON":
            antecedent = _of_pronoun(reading, token, speeches, found)
        else:
            antecedent = _of_description(reading, token) or place_meant(reading, token)
        if antecedent is not None and antecedent.i != token.i:
            found[token.i] = resolve(antecedent, found)
    found.update(_deputies(reading, speeches))
    return {index: resolve(antecedent, found) for index, antecedent in found.items()}


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
    for candidate in _candidates(pronoun, speeches):
        resolved = issuer(reading, resolve(candidate, found))
        if resolved.i < pronoun.i and _agrees(reading, pronoun, resolved):
            return resolved
    return None


def _candidates(pronoun: Token, speeches: Speeches) -> Iterator[Token]:
    """Yield possible antecedents, best first: subjects of the clauses around it, the speaker, the subject before.

    Who speaks is no part of what is said: "Twelve people were killed, they added." Within a sentence about others it is
    somebody of that sentence: "they published a list of members who they said had been killed".
    """
    speech = speeches.by_cue.get(pronoun.head.i)
    if speech is not None and speech.speaker is pronoun:
        if speech.rule.startswith("tail") or speech.cue.dep_ == "ROOT":
            yield from _speakers_before(pronoun, speeches)
        if speech.rule.startswith("tail") and not any(children(pronoun.head, "obj", "ccomp")):
            return
    if dep(pronoun) == "nmod":
        yield from _subjects(pronoun.head)
        yield from _nominals_above(pronoun)
    for node in ancestors(pronoun):
        yield from _subjects(node) or _told_to(node)
    speech = None if pronoun.i in speeches.quoted else speeches.of(pronoun)  # nobody calls himself "he" in a quotation
    if speech is not None:
        yield speech.speaker
    previous = _previous_sentence_root(pronoun)
    if previous is not None and _may_look_back(pronoun):
        yield from _subjects(previous)
        yield from (
            resolved for child in previous.children if dep(child) == "parataxis" for resolved in _subjects(child)
        )


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
    return tuple(children(node, "nsubj"))


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


def _agrees(reading: Reading, pronoun: Token, candidate: Token) -> bool:
    """Tell whether the candidate can be what the pronoun means: a person, several, or one thing or body."""
    if pronoun.lower_ in _PERSON:
        people = reading.group("nouns.officials") | reading.group("nouns.people")
        return not is_plural(candidate) and (is_person(reading, candidate) or candidate.lemma_.lower() in people)
    found = kinds(reading, candidate)
    if not found or is_person(reading, candidate):
        return False
    return (
        (MentionKind.ACTOR in found or is_plural(candidate)) if pronoun.lower_ in _GROUP else not is_plural(candidate)
    )


def _of_description(reading: Reading, head: Token) -> Token | None:
    """Return who a description means: who issued "the statement" that says something, the one named beside or before.

    A bare "government" is that of the nation named around it.
    """
    noun = head.lemma_.lower()
    if noun in _BODIES and dep(head) in {"compound", "nmod", "amod"} and nation(reading, head) is None:
        return _national_body(reading, head, noun)
    if dep(head) == "nsubj" or preposition(head).startswith("according"):
        author = issuer_before(reading, head)
        if author is not None:
            return author
    if head.pos_ != "NOUN" or family(reading, noun) is None:
        return None
    return _named_beside(reading, head) or _of_definite(reading, head, noun)


def _of_definite(reading: Reading, head: Token, noun: str) -> Token | None:
    """Return what "the group" or "these officials" refers to: the nearest mention before it with the same noun."""
    is_pointed = any(child.lower_ in _POINTING for child in children(head, "det"))
    if family(reading, noun) == "groups" and is_pointed:
        return _group_before(reading, head)
    if not is_definite(head) or any(dep(child) in {"amod", "compound", "nmod", "acl"} for child in head.children):
        return None
    first = window_start(head, _WINDOW)
    for index in range(head.i - 1, first - 1, -1):
        candidate = reading.doc[index]
        if _introduces(reading, candidate, noun) and is_plural(candidate) >= is_plural(head):
            return candidate
    return _only_group(reading, head, first) if noun in reading.group("nouns.any_group") else None


def _only_group(reading: Reading, head: Token, first: int) -> Token | None:
    """Return the one group that is named in the sentences before "the group", None where several are."""
    if is_plural(head):
        return None
    named = [token for token in reading.doc[first : head.i] if _names_group(reading, token)]
    names = {reading.hits[token.i].kb_id_ if token.i in reading.hits else token.lower_ for token in named}
    return named[-1] if len(names) == 1 else None


def _names_group(reading: Reading, token: Token) -> bool:
    """Tell whether the word ends the name of an armed group: one of the lexicon, or one that sounds like one."""
    hit = reading.hits.get(token.i)
    if hit is not None:
        actor = load_entities().actors.get(hit.kb_id_)
        return hit.root == token and actor is not None and actor.cls == "ArmedGroup"
    return token.lower_ in reading.group("bodies.group_names") and is_named_body(reading, token)


def _named_beside(reading: Reading, head: Token) -> Token | None:
    """Return the name of one who is described first: "a lesser known group, the Owls", "its spokesman, Ana Ruiz"."""
    if is_plural(head):
        return None
    wanted = "ORG" if family(reading, noun_of(head)) in {"groups", "forces"} else "PERSON"
    for child in children(head, "appos"):
        known, name = reading.hits.get(child.i), reading.names.get(child.i)
        found = known or (name if name is not None and (wanted == "PERSON" or len(name) > 1) else None)
        if found is not None and found.label_ == wanted and _is_behind_comma(child, head):
            return found.root
    return _aside_before_verb(reading, head) if family(reading, noun_of(head)) == "officials" else None


def _aside_before_verb(reading: Reading, head: Token) -> Token | None:
    """Return the person named right before the verb: "a spokesman for the governor, Ana Ruiz, said"."""
    before = reading.doc[head.i + 1 : head.head.i]
    if dep(head) != "nsubj" or len(before) < _ASIDE or before[-1].text != ",":
        return None
    name = reading.hits.get(before[-2].i) or reading.names.get(before[-2].i)
    is_person = name is not None and name.label_ == "PERSON" and name.end == before[-1].i
    return name.root if name is not None and is_person and reading.doc[name.start - 1].text == "," else None


def _is_behind_comma(aside: Token, head: Token) -> bool:
    return any(token.text == "," for token in aside.doc[head.i + 1 : aside.i])


def _group_before(reading: Reading, head: Token) -> Token | None:
    """Return the armed group named nearest before "this umbrella group"."""
    first = window_start(head, _WINDOW)
    for index in range(head.i - 1, first - 1, -1):
        hit = reading.hits.get(index)
        entry = None if hit is None else load_entities().actors.get(hit.kb_id_)
        if hit is not None and entry is not None and entry.cls == "ArmedGroup":
            return hit.root
    return None


def _national_body(reading: Reading, head: Token, noun: str) -> Token | None:
    """Return the "Iraqi government" of the same sentence or of those before it that a bare "government" stands for."""
    first = window_start(head, _WINDOW)
    inside = [
        token
        for token in reading.doc[first : head.sent.end]
        if token.i != head.i and token.lemma_.lower() == noun and _has_nation(reading, token)
    ]
    return min(inside, key=lambda token: abs(token.i - head.i), default=None)


def _has_nation(reading: Reading, token: Token) -> bool:
    return nation(reading, token) is not None or (token.i in reading.hits and reading.hits[token.i].label_ == "ORG")


def _introduces(reading: Reading, candidate: Token, noun: str) -> bool:
    """Tell whether the nominal is the noun itself with a description, or a name that the noun explains."""
    if candidate.lemma_.lower() == noun and candidate.pos_ == "NOUN":
        return candidate.dep_ not in {"appos", "compound"} and any(
            dep(child) in {"amod", "compound", "nmod", "acl", "nummod", "det"} for child in candidate.children
        )
    if candidate.pos_ != "PROPN":
        return False
    explained = any(
        dep(child) in {"appos", "compound", "nmod"} and child.lemma_.lower() == noun for child in candidate.children
    )
    return explained and MentionKind.ACTOR in kinds(reading, candidate)
