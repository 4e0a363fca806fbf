"""Casualty figures of nouns ("eight injuries", "the murder of a judge") and adjectives ("left 12 dead")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.events.drafts import Toll
from kg.extract.harm.harmed import harm_of, is_joined, on_one_side, tolls_of
from kg.extract.harm.patients import is_bare, number_of, number_tokens, people_of
from kg.extract.mentions import kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, conjuncts, dep, preposition
from kg.extract.tokens import Token
from kg.lexicon.types import SUFFERED_BY_POSSESSOR
from kg.records import Harm, MentionKind, Quantity


def tolls_of_noun(reading: Reading, noun: Token, harm: Harm) -> Iterator[Toll]:
    """Read "eight injuries", "the deaths of 12 people", "several militant casualties", "suffered minor injuries"."""
    if any(child.lower_ in reading.group("status.hypothetical_adjectives") for child in children(noun, "amod")):
        return
    number = _number_of_noun(reading, noun)
    is_act = noun.lemma_.lower() in reading.words.nouns and harm is not Harm.CAPTURED
    if number is not None and number.high is None and is_act:
        return  # "a series of assassinations": of acts, not of people; "dozens of arrests" took dozens
    sufferer = _sufferer(reading, noun)
    if sufferer is not None and (number is None or number_tokens(reading, sufferer)):
        yield from tolls_of(reading, sufferer, harm, noun, "undergone")
    elif number is not None:
        whom = _described(reading, noun) or _counted_behind(reading, noun) or sufferer
        yield Toll(harm, number, whom, noun, (*number_words(reading, noun), noun), "harm-noun")
    elif (without := _without(reading, noun)) is not None:
        yield Toll(harm, Quantity(low=0, high=0, wording=without.text), None, noun, (without, noun), "harm-noun")
    elif (behind := _behind(reading, noun)) is not None:
        for head in conjuncts(behind):
            told = harm if head == behind else _harm_before(reading, head) or harm
            tolls = tolls_of(reading, head, told, noun, "harm-noun-of")
            yield from (toll for toll in tolls if not _is_of_kind(reading, toll))
    else:
        yield from _of_owner(reading, noun, harm)


def _without(reading: Reading, noun: Token) -> Token | None:
    """Return the "without" of "without casualties", "without causing injuries"; "without further loss" says less."""
    if any(children(noun, "amod", "det")):
        return None
    verb = noun.head if noun.dep_ == "obj" and noun.head.tag_ == "VBG" else None
    if verb is not None and verb.lemma_ not in reading.group("harm.causes") | reading.group("harm.undergoes"):
        return None
    clause = noun if verb is None else verb
    return next((mark for mark in children(clause, "mark", "case") if mark.lower_ == "without"), None)


def _harm_before(reading: Reading, head: Token) -> Harm | None:
    """Return what the words before further people say of them: "the death of two guards and four injured nurses"."""
    found = (harm_of(reading, child, "verbs") for child in children(head, "amod"))
    return next((harm for harm in found if harm is not None), None)


def _counted_behind(reading: Reading, noun: Token) -> Token | None:
    behind = _behind(reading, noun)
    return behind if behind is not None and people_of(reading, behind) is not None else None


def _is_of_kind(reading: Reading, toll: Toll) -> bool:
    """Tell whether the noun is of a kind of deed: "murders of officials", but "caused deaths of officials"."""
    head, verb = toll.tokens[0], toll.anchor.head
    known = any(children(head, "det", "nmod:poss"))
    return is_bare(toll.quantity, head) and not known and verb.lemma_ not in reading.group("harm.causes")


def number_words(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the number of a word of harm: in its phrase, right before it, or that of the noun it is joined with."""
    own = number_tokens(reading, noun)
    if own:
        is_part = own[-1].i < noun.i and noun.head.i == own[-1].i and any(children(noun, "det"))
        return () if is_part else own  # "one of the wounded"
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if before.i in reading.quantities and not reading.is_time(before):
        return number_tokens(reading, before)
    reported = noun.head
    if preposition(noun) == "of" and reported.lemma_ in reading.group("harm.reports"):
        told = number_tokens(reading, reported)
        return told if told and reading.quantities[told[0].i].quantity.high == 0 else ()  # "no reports of injuries"
    if noun.dep_ == "conj" and is_joined(noun.head, noun) and noun.head.i != noun.i:
        return _joint_number(reading, noun)
    return ()


def _joint_number(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return the number of the word that the noun is joined with: "no deaths or injuries", "30 dead and wounded"."""
    above = number_words(reading, noun.head)
    is_harm = any(harm_of(reading, noun.head, part) is not None for part in ("nouns", "adjectives"))
    return above if is_harm else ()


def _number_of_noun(reading: Reading, noun: Token) -> Quantity | None:
    tokens = number_words(reading, noun)
    return reading.quantities[tokens[0].i].quantity if tokens else None


def _behind(reading: Reading, noun: Token) -> Token | None:
    """Return the nominal behind the harm noun: "the deaths of 12 people", "casualties among civilians".

    "Injuries to seven others" are theirs, wherever the tree hangs them.
    """
    to = noun.nbor(1) if noun.i + 1 < noun.sent.end and noun.lemma_ in reading.group("harm.injured_nouns") else noun
    if to.lower_ == "to" and to.dep_ == "case" and to.head.i not in reading.times:
        return to.head
    return next(
        (
            child
            for child in children(noun, "nmod")
            if preposition(child) in {"of", "among"} and child.i not in reading.times
        ),
        None,
    )


def _of_owner(reading: Reading, noun: Token, harm: Harm) -> Iterator[Toll]:
    """Read "his murder" and "the judge's assassination": one person; a body that owns the deed did it."""
    word = reading.words.nouns.get(noun.lemma_.lower(), ())
    suffers = noun.lemma_ == "death" or any(not before and of.type in SUFFERED_BY_POSSESSOR for before, of in word)
    for owner in children(noun, "nmod:poss"):
        if suffers and not number_tokens(reading, owner):
            tolls = tolls_of(reading, owner, harm, noun, "harm-noun-poss")
            yield from (toll for toll in tolls if toll.quantity.high == 1)


def _sufferer(reading: Reading, noun: Token) -> Token | None:
    """Return the subject of a verb such as "suffered" whose object the harm is."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or verb.lemma_ not in reading.group("harm.undergoes"):
        return None
    return next(
        (
            argument.head
            for argument in arguments(verb)
            if argument.relation == "subject" and _can_suffer(reading, argument.head)
        ),
        None,
    )


def _can_suffer(reading: Reading, head: Token) -> bool:
    people = people_of(reading, head) or head
    return MentionKind.ACTOR in kinds(reading, people) or noun_of(people) in reading.group("harm.anybody")


def _described(reading: Reading, noun: Token) -> Token | None:
    """Return the word before the harm noun that says who: "militant casualties", "civilian deaths"."""
    return next(
        (
            child
            for child in children(noun, "compound", "amod", "nmod:poss")
            if child.i not in reading.quantities
            and (MentionKind.ACTOR in kinds(reading, child) or child.lower_ == "civilian")
        ),
        None,
    )


def tolls_of_adjective(reading: Reading, word: Token, harm: Harm) -> Iterator[Toll]:
    """Read "12 dead", "left five people wounded", "shot two officers dead", "three others injured"."""
    base = _first_of_two(reading, word)
    if base != word:
        tolls = tolls_of_adjective(reading, base, harm)
        yield from (replace(toll, anchor=word, tokens=(*toll.tokens[:-1], word)) for toll in tolls)
        return
    governor = word.head
    if dep(word) in {"amod", "acl"} and governor.pos_ in {"NOUN", "PROPN"} and word.i > governor.i:
        yield from _of_described(reading, word, harm)
    elif any(children(word, "cop", "aux:pass")):
        yield from _of_predicate(reading, word, harm)
    elif dep(word) in {"xcomp", "obj", "acl", "amod"} and governor.lemma_ in reading.group("harm.results"):
        yield from _of_result(reading, word, harm)
    elif dep(word) == "amod" and word.i < governor.i:
        if _is_shot_dead(reading, word) or _is_one_more_harm(reading, governor):
            yield from tolls_of(reading, governor, harm, word, "left")
    elif (number := _number_of_noun(reading, word)) is not None:
        yield Toll(harm, number, None, word, (*number_words(reading, word), word), "number-adjective")


def _first_of_two(reading: Reading, word: Token) -> Token:
    """Return the "dead" of "left 40 people dead or injured", which has the people; else the word itself."""
    first = word.head
    is_second = word.dep_ == "conj" and is_joined(first, word) and first.pos_ == "ADJ"
    return first if is_second and harm_of(reading, first, "adjectives") is not None else word


def _of_described(reading: Reading, word: Token, harm: Harm) -> Iterator[Toll]:
    """Read "12 dead" and all of "two guards and a driver dead"."""
    for head in conjuncts(word.head):
        if head.i < word.i:
            yield from tolls_of(reading, head, harm, word, "harm-adjective")


def _of_predicate(reading: Reading, word: Token, harm: Harm) -> Iterator[Toll]:
    """Read "five soldiers were missing", "a guard was slightly injured"; without number or passive it is no toll."""
    is_participle = any(children(word, "aux:pass"))
    for subject in children(word, "nsubj", "nsubj:pass"):
        for head in conjuncts(subject):
            tolls = tolls_of(reading, head, harm, word, "harm-predicate")
            yield from (toll for toll in tolls if is_participle or number_tokens(reading, toll.tokens[0]))


def _is_one_more_harm(reading: Reading, noun: Token) -> bool:
    """Tell whether the people are counted beside other harm: "two deaths and one injured person"."""
    is_second = noun.dep_ == "conj" and harm_of(reading, noun.head, "nouns") is not None
    return is_second and bool(number_tokens(reading, noun))


def _is_shot_dead(reading: Reading, word: Token) -> bool:
    """Tell whether the verb right before says it: "shot dead two officers"; "12 wounded men" were wounded before."""
    verb = word.nbor(-1) if word.i > word.sent.start else word
    return verb.pos_ == "VERB" and verb.lemma_ in reading.group("harm.results") and word.head.head == verb


def _of_result(reading: Reading, word: Token, harm: Harm) -> Iterator[Toll]:
    """Read "left five people wounded", "were shot dead"; a number right before is the people: "left 12 dead"."""
    number = number_of(reading, word) or _number_of_noun(reading, word)
    heads = [argument.head for argument in arguments(word.head) if argument.relation == "object"]
    heads = [head for head in heads if head.i != word.i and head not in number_words(reading, word)]
    if number is not None and not (word.i > word.sent.start and word.nbor(-1) in heads):
        yield Toll(harm, number, None, word, (*number_words(reading, word), word), "number-adjective")
        return
    for head in on_one_side(heads, word):
        yield from tolls_of(reading, head, harm, word, "left")
