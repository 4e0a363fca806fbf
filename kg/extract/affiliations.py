"""Who is backed by, leads, speaks for or belongs to whom, as a report says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kg.extract.mentions import HYPHENS, backer, is_person, kinds, name_of, noun_of, phrase
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, ancestors, arguments, children, dep, preposition
from kg.extract.tokens import Token
from kg.records import MentionKind, Relation

ACTOR = MentionKind.ACTOR
#: Groups of cues that the rules begin with; who is backed and who is an example stands beside them or in a name.
_TELLING = (
    "affiliations.speaks_nouns",
    "affiliations.leads_nouns",
    "affiliations.leads_verbs",
    "affiliations.member_nouns",
    "affiliations.part_nouns",
    "bodies.people",
    "bodies.detachments",
)
_MAX_HEADS = 4  # heads above an example among which the network stands that it is an example of


@dataclass(frozen=True, slots=True)
class Tie:
    """One affiliation before its mentions are made."""

    relation: Relation
    subject: Token
    object: Token
    tokens: tuple[Token, ...]
    rule: str


def find_ties(reading: Reading) -> tuple[Tie, ...]:
    """Return the affiliations of the report in text order."""
    found: dict[tuple[str, int, int], Tie] = {}
    beside = {token.i for backing in reading.bearing("affiliations.backing") for token in backing.sent}
    telling = {token.i for token in reading.bearing(*_TELLING)}
    for index in sorted(beside | telling | reading.hits.keys()):
        token = reading.doc[index]
        for tie in (
            *(_backed(reading, token) if index in beside else ()),
            *(_told(reading, token) if index in telling else ()),
            *_examples(reading, token),
        ):
            if tie.subject.i != tie.object.i and not _is_one_name(reading, tie):
                found.setdefault((tie.relation, tie.subject.i, tie.object.i), tie)
    return tuple(found.values())


def _told(reading: Reading, token: Token) -> Iterator[Tie]:
    yield from _titles(reading, token)
    yield from _led(reading, token)
    yield from _belongs(reading, token)
    yield from _serves(reading, token)


def _is_one_name(reading: Reading, tie: Tie) -> bool:
    """Tell whether both sides stand in one name of the lexicon."""
    hit = reading.hits.get(tie.subject.i)
    return hit is not None and hit is reading.hits.get(tie.object.i)


def _backed(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield the backer of what the phrase names: "Kataib Hezbollah, an Iran-backed militia", "the Iran-backed X"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or backer(reading, noun) is None:
        return
    start, end = phrase(reading, noun)
    source = next((token for token in reading.doc[start:end] if token.i in reading.hits and _names_backer(token)), None)
    if source is None:
        return
    for subject in _bearers(reading, noun):
        yield Tie(Relation.BACKED_BY, subject, source, (subject, *reading.doc[start:end]), "backed-by")


def _names_backer(token: Token) -> bool:
    return token.i + 2 < len(token.doc) and token.nbor(1).text in HYPHENS


def _bearers(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the named actors that the noun describes: itself, what it is apposed to, or the name inside its phrase."""
    if _is_named(reading, noun):
        yield noun
        return
    if dep(noun) in {"appos", "nmod", "compound", "flat"} and _is_named(reading, noun.head):
        yield noun.head
    for child in children(noun, "appos", "compound", "flat", "nmod:desc", "nmod:unmarked", "conj"):
        hit = reading.hits.get(child.i)
        if hit is not None and hit.label_ != "LOC" and _is_named(reading, child):
            yield child


def _is_named(reading: Reading, token: Token) -> bool:
    hit = reading.hits.get(token.i)
    if hit is not None:
        return hit.kb_id_.startswith("actor/") and hit.label_ != "NORP"
    name = reading.names.get(token.i)
    return name is not None and name.label_ in {"PERSON", "ORG"} and token.pos_ == "PROPN"


def _titles(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "government spokesperson X", "X, head of the Y coalition", "Y leader X"."""
    relation = _relation_of_title(reading, noun)
    if relation is None:
        return
    for person in _persons(reading, noun):
        body = _body(reading, noun) or _body(reading, person)
        if body is not None and body.i != person.i:
            yield Tie(relation, person, body, (person, noun, body), "title")


def _relation_of_title(reading: Reading, noun: Token) -> Relation | None:
    """Return what the bearer of a title does for the body, None where the noun is no title or part of a known name."""
    hit = reading.hits.get(noun.i)
    if noun.pos_ not in {"NOUN", "PROPN"} or (hit is not None and hit.label_ == "PERSON"):
        return None
    lemma = noun.lemma_.lower()
    if lemma in reading.group("affiliations.speaks_nouns"):
        return Relation.SPEAKS_FOR
    return Relation.LEADS if lemma in reading.group("affiliations.leads_nouns") else None


def _persons(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the persons named around the title."""
    for token in (*children(noun, "appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "dep"), noun.head):
        if is_person(reading, token):
            name = reading.hits.get(token.i) or reading.names[token.i]
            yield name.root


def _body(reading: Reading, noun: Token) -> Token | None:
    """Return the body that a title belongs to: "government spokesperson", "head of the coalition", "Iraq's ...".

    A government is a body of its own even where only the word stands there.
    """
    for child in children(noun, "nmod", "nmod:poss", "compound", "amod", "appos"):
        hit = reading.hits.get(child.i)
        if preposition(child) not in {"", "of", "for"} or child.i in reading.times:
            continue
        if ACTOR in kinds(reading, child) and (hit is None or hit.label_ != "PERSON"):
            return child
    return _behind_of(reading, noun)


def _behind_of(reading: Reading, noun: Token) -> Token | None:
    """Return the nominal of an "of" right behind the title, where a broken sentence made the tree hang it elsewhere."""
    if noun.i + 1 >= len(reading.doc) or reading.doc[noun.i + 1].lower_ != "of":
        return None
    head = reading.doc[noun.i + 1].head
    return head if head.i > noun.i and ACTOR in kinds(reading, head) else None


def _led(reading: Reading, verb: Token) -> Iterator[Tie]:
    """Yield "X, who leads the Y movement" and "the group led by X"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in reading.group("affiliations.leads_verbs"):
        return
    found: dict[str, Argument] = {argument.relation: argument for argument in reversed(arguments(verb))}
    leader, body = found.get("by") or found.get("subject"), found.get("object")
    if leader is None or body is None or not _is_named(reading, leader.head):
        return
    if ACTOR in kinds(reading, leader.head) and ACTOR in kinds(reading, body.head):
        yield Tie(Relation.LEADS, leader.head, body.head, (leader.head, verb, body.head), "leads")


def _belongs(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "X, a member of Y", "X, a branch of Y", "X is part of Y"."""
    lemma = noun.lemma_.lower()
    if lemma not in reading.group("affiliations.member_nouns") and lemma not in reading.group(
        "affiliations.part_nouns"
    ):
        return
    body = next(
        (child for child in children(noun, "nmod") if preposition(child) == "of" and _is_named(reading, child)), None
    )
    if body is None:
        return
    bearer = noun.head if dep(noun) == "appos" else next(children(noun, "nsubj"), None)
    if bearer is not None and _is_named(reading, bearer):
        yield Tie(Relation.MEMBER_OF, bearer, body, (bearer, noun, body), "member-of")


def _serves(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "army troops", "members of the armed forces": people in arms and the force of a state that is theirs."""
    if noun.pos_ != "NOUN":
        return
    lemma = noun_of(noun)
    is_armed = lemma in reading.group("bodies.people") or lemma in reading.group("bodies.detachments")
    if not is_armed or name_of(reading, noun, ACTOR) is not None:
        return
    for child in noun.children:
        is_before = child.i < noun.i and dep(child) in {"compound", "amod", "nmod"}
        is_behind = dep(child) == "nmod" and preposition(child) in {"of", "from"}
        if (is_before or is_behind) and noun_of(child) in reading.group("bodies.services") and child.pos_ != "ADJ":
            yield Tie(Relation.MEMBER_OF, noun, child, (noun, child), "serves-in")


def _examples(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "a network known as the Y, such as X": X belongs to Y."""
    if noun.i not in reading.hits or not _is_named(reading, noun) or preposition(noun) != "such as":
        return
    clauses = (clause for node in islice(ancestors(noun), _MAX_HEADS) for clause in children(node, "acl"))
    for clause in clauses:
        if clause.lemma_ in {"know", "call", "name", "dub"}:
            for child in clause.subtree:
                if clause.i < child.i < noun.i and child.i in reading.hits and _is_named(reading, child):
                    yield Tie(Relation.MEMBER_OF, noun, reading.hits[child.i].root, (child, noun), "such-as")
                    return
