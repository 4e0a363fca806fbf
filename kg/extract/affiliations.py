"""Who is backed by, leads, speaks for or belongs to whom, as a report says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.mentions import backer, kinds, phrase
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, dep, preposition
from kg.records import MentionKind, Relation

ACTOR = MentionKind.ACTOR


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
    for token in reading.doc:
        for tie in (
            *_backed(reading, token),
            *_titles(reading, token),
            *_led(reading, token),
            *_belongs(reading, token),
            *_examples(reading, token),
        ):
            if tie.subject.i != tie.object.i and (
                tie.subject.i not in reading.hits
                or reading.hits.get(tie.subject.i) is not reading.hits.get(tie.object.i)
            ):
                found.setdefault((tie.relation, tie.subject.i, tie.object.i), tie)
    return tuple(found.values())


def _backed(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "Kataib Hezbollah, an Iran-backed militia", "the Iran-backed X movement": the backer of what the phrase names."""
    if noun.pos_ not in {"NOUN", "PROPN"} or backer(reading, noun) is None:
        return
    start, end = phrase(reading, noun)
    source = next((token for token in reading.doc[start:end] if token.i in reading.hits and _names_backer(token)), None)
    if source is None:
        return
    for subject in _bearers(reading, noun):
        yield Tie(Relation.BACKED_BY, subject, source, (subject, *reading.doc[start:end]), "backed-by")


def _names_backer(token: Token) -> bool:
    return token.i + 2 < len(token.doc) and token.nbor(1).text in {"-", "–"}


def _bearers(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield the named actors that the noun describes: itself, what it is apposed to, or the name inside its phrase."""
    if _is_named(reading, noun):
        yield noun
        return
    if dep(noun) in {"appos", "nmod", "compound", "flat"} and _is_named(reading, noun.head):
        yield noun.head
    for child in children(noun, "appos", "compound", "flat", "nmod:desc", "nmod:unmarked", "conj"):
        if (
            _is_named(reading, child)
            and reading.hits.get(child.i) is not None
            and reading.hits[child.i].label_ not in {"NORP", "LOC"}
        ):
            yield child


def _is_named(reading: Reading, token: Token) -> bool:
    hit = reading.hits.get(token.i)
    if hit is not None:
        return hit.kb_id_.startswith("actor/") and hit.label_ != "NORP"
    name = reading.names.get(token.i)
    return name is not None and name.label_ in {"PERSON", "ORG"} and token.pos_ == "PROPN"


def _titles(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "government spokesperson X", "X, head of the Y coalition", "Y leader X"."""
    lemma = noun.lemma_.lower()
    speaks = lemma in reading.group("affiliations.speaks_nouns")
    leads = lemma in reading.group("affiliations.leads_nouns")
    if (
        noun.pos_ not in {"NOUN", "PROPN"}
        or not (speaks or leads)
        or noun.i in reading.hits
        and reading.hits[noun.i].label_ == "PERSON"
    ):
        return
    relation = Relation.SPEAKS_FOR if speaks else Relation.LEADS
    for person in _persons(reading, noun):
        body = _body(reading, noun) or _body(reading, person)
        if body is not None and not body.i == person.i:
            yield Tie(relation, person, body, (person, noun, body), "title")


def _persons(reading: Reading, noun: Token) -> Iterator[Token]:
    around = [*children(noun, "appos", "flat", "compound", "nmod:desc", "nmod:unmarked", "dep"), noun.head]
    for token in around:
        hit = reading.hits.get(token.i)
        name = reading.names.get(token.i)
        if (hit is not None and hit.label_ == "PERSON") or (
            hit is None and name is not None and name.label_ == "PERSON"
        ):
            yield (hit or name).root  # type: ignore[union-attr]


def _body(reading: Reading, noun: Token) -> Token | None:
    """Return the body that a title belongs to: "government spokesperson", "head of the coalition", "Iraq's ...".

    A government is a body of its own even where only the word stands there.
    """
    for child in children(noun, "nmod", "nmod:poss", "compound", "amod", "appos"):
        case = preposition(child)
        if case not in {"", "of", "for"} or child.i in reading.times:
            continue
        if ACTOR in kinds(reading, child):
            hit = reading.hits.get(child.i)
            if hit is None or hit.label_ != "PERSON":
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
    leader = found.get("by") or found.get("subject")
    body = found.get("object")
    if (
        leader is None
        or body is None
        or ACTOR not in kinds(reading, leader.head)
        or ACTOR not in kinds(reading, body.head)
    ):
        return
    if _is_named(reading, leader.head) and leader.head.i != body.head.i:
        yield Tie(Relation.LEADS, leader.head, body.head, (leader.head, verb, body.head), "leads")


def _belongs(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "X, a member of Y", "X, a branch of Y", "X is part of Y"."""
    if noun.lemma_.lower() not in reading.group("affiliations.member_nouns") | {"part"}:
        return
    body = next(
        (child for child in children(noun, "nmod") if preposition(child) == "of" and _is_named(reading, child)), None
    )
    if body is None:
        return
    bearer = noun.head if dep(noun) == "appos" else next(children(noun, "nsubj"), None)
    if bearer is not None and _is_named(reading, bearer):
        yield Tie(Relation.MEMBER_OF, bearer, body, (bearer, noun, body), "member-of")


def _examples(reading: Reading, noun: Token) -> Iterator[Tie]:
    """Yield "a network known as the Y, such as X" and "Y, which includes X": X belongs to Y."""
    if noun.i not in reading.hits or preposition(noun) != "such as" or not _is_named(reading, noun):
        return
    for node in list(noun.ancestors)[:4]:
        for clause in children(node, "acl"):
            if clause.lemma_ in {"know", "call", "name", "dub"} and clause.i < noun.i:
                for child in clause.subtree:
                    if (
                        child.i > clause.i
                        and child.i < noun.i
                        and _is_named(reading, child)
                        and reading.hits.get(child.i) is not None
                    ):
                        yield Tie(Relation.MEMBER_OF, noun, reading.hits[child.i].root, (child, noun), "such-as")
                        return
