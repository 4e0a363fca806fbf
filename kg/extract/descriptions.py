"""Who "the group", "the statement" or "the government" is: the one named beside the words, or before them."""

from __future__ import annotations

from kg.extract.mentions import family, is_named_body, is_plural, kinds, nation, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.speech.documents import issuer_before
from kg.extract.syntax import children, dep, preposition, window_start
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.records import MentionKind

#: Bodies that every state has one of: without a nation, "government spokesman" means the one spoken of.
BODIES = frozenset({"government", "parliament"})
_POINTING = frozenset({"this", "that"})
_ASIDE = 3  # tokens of the shortest aside: a name between two commas
_WINDOW = 3  # sentences back that "the group" may refer to (extraction practice: farther back is a guess)


def one_described(reading: Reading, head: Token) -> Token | None:
    """Return who a description means: who issued "the statement" that says something, the one named beside or before.

    A bare "government" is that of the nation named around it.
    """
    noun = head.lemma_.lower()
    if noun in BODIES and dep(head) in {"compound", "nmod", "amod"} and nation(reading, head) is None:
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
