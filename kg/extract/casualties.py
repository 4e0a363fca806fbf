"""How many were harmed: figures from verbs ("killed eight"), nouns ("eight injuries") and adjectives ("12 wounded").

Troop numbers, ages and demands are never figures. Which event a figure belongs to is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.drafts import Toll
from kg.extract.mentions import is_person, is_plural, kinds
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, dep, preposition
from kg.records import Harm, MentionKind, Quantity

_PLURAL = 2  # a bare plural ("civilians were killed") says at least two


def find_tolls(reading: Reading) -> tuple[Toll, ...]:
    """Return every casualty figure of the report in text order, before it is attached to an event."""
    found: dict[tuple[int, Harm], Toll] = {}
    for token in reading.doc:
        if token.i in reading.hits or reading.is_time(token):
            continue
        for toll in _tolls_at(reading, token):
            found.setdefault((toll.tokens[0].i, toll.harm), toll)
    return tuple(found.values())


def _tolls_at(reading: Reading, token: Token) -> Iterator[Toll]:
    is_verb, is_noun = token.pos_ == "VERB", token.pos_ == "NOUN"
    if is_verb and token.dep_ not in {"amod", "compound"} and (harm := _harm(reading, token, "verbs")) is not None:
        yield from _of_verb(reading, token, harm)
    elif is_noun and (harm := _harm(reading, token, "nouns")) is not None:
        yield from _of_noun(reading, token, harm)
    elif (is_verb or is_noun or token.pos_ == "ADJ") and (harm := _harm(reading, token, "adjectives")) is not None:
        yield from _of_adjective(reading, token, harm)


def _harm(reading: Reading, token: Token, part: str) -> Harm | None:
    """Return the harm that the lexicon lists the word for as one of the "verbs", "nouns" or "adjectives"."""
    harms = reading.words.harms[part]
    return harms.get(token.lemma_.lower()) or harms.get(token.lower_)


def _of_verb(reading: Reading, verb: Token, harm: Harm) -> Iterator[Toll]:
    """Read "killed eight", "eight were killed", "eight died", and "killed eight and wounded twelve"."""
    intransitive = verb.lemma_ in {"die", "perish"}
    for argument in arguments(verb):
        if argument.relation == ("subject" if intransitive else "object"):
            yield from _of_nominal(reading, argument.head, harm, verb, "harm-verb")


def _of_nominal(reading: Reading, head: Token, harm: Harm, anchor: Token, rule: str) -> Iterator[Toll]:
    people, quantity = _people(reading, head), _count(reading, head)
    if people is not None and quantity is not None:
        yield Toll(harm, quantity, people, anchor, (head, *_number_tokens(reading, head), anchor), rule)


def _people(reading: Reading, head: Token) -> Token | None:
    """Return the noun that says who was harmed, None for things; a bare number is its own ("eight were killed")."""
    if head.i in reading.quantities:
        behind = next((child for child in children(head, "nmod") if preposition(child) == "of"), None)
        return behind or head
    found = kinds(reading, head)
    if MentionKind.ACTOR in found or head.pos_ == "PRON":
        return head
    if head.pos_ == "PROPN" and not found & {MentionKind.PLACE, MentionKind.WEAPON}:
        return head
    if head.pos_ == "NOUN" and not found and _number_tokens(reading, head):
        return head  # a counted noun that the lexicon does not know: "killed three beekeepers"
    return None


def _count(reading: Reading, head: Token) -> Quantity | None:
    match = _number(reading, head)
    if match is not None:
        return match
    text = head.text if head.pos_ in {"NOUN", "PROPN"} else ""
    if head.pos_ != "PROPN" and is_plural(head):
        return Quantity(low=_PLURAL, high=None, wording=text)
    is_one = is_person(reading, head) if head.pos_ == "PROPN" else head.tag_ == "NN" and _is_somebody(reading, head)
    return Quantity(low=1, high=1, wording=text) if is_one else None


def _is_somebody(reading: Reading, head: Token) -> bool:
    """Tell whether the noun means one person in the singular: "a soldier", but not "a group"."""
    noun = head.lemma_.lower()
    families = ("nouns.people", "nouns.officials", "nouns.fighters")
    return noun in {"soldier", "serviceman"} or any(noun in reading.group(name) for name in families)


def _number(reading: Reading, head: Token) -> Quantity | None:
    """Return the number of the nominal: its own word, a numeral before it, or the partitive above it."""
    tokens = _number_tokens(reading, head)
    return reading.quantities[tokens[0].i].quantity if tokens else None


def _number_tokens(reading: Reading, head: Token) -> tuple[Token, ...]:
    if head.i in reading.quantities:
        return tuple(token for token in head.sent if reading.quantities.get(token.i) is reading.quantities[head.i])
    for child in children(head, "nummod", "det", "amod", "advmod", "nmod", "compound"):
        if child.i in reading.quantities and child.i < head.i:
            return tuple(token for token in head.sent if reading.quantities.get(token.i) is reading.quantities[child.i])
    above = head.head
    if preposition(head) == "of" and above.i in reading.quantities and dep(head) == "nmod":
        return _number_tokens(reading, above)
    return ()


def _of_noun(reading: Reading, noun: Token, harm: Harm) -> Iterator[Toll]:
    """Read "eight injuries", "the deaths of 12 people", "several militant casualties", "suffered minor injuries"."""
    sufferer = _sufferer(reading, noun)
    if sufferer is not None:
        tolls = tuple(_of_nominal(reading, sufferer, harm, noun, "undergone"))
        if tolls:
            yield from tolls
            return
    behind = _behind(reading, noun)
    number = _number(reading, noun)
    if number is not None:
        whom = _described(reading, noun)
        if whom is None and behind is not None and _people(reading, behind) is not None:
            whom = behind
        yield Toll(harm, number, whom, noun, (*_number_tokens(reading, noun), noun), "harm-noun")
    elif behind is not None:
        yield from _of_nominal(reading, behind, harm, noun, "harm-noun-of")


def _behind(reading: Reading, noun: Token) -> Token | None:
    """Return the nominal behind the harm noun: "the deaths of 12 people", "casualties among civilians"."""
    return next(
        (
            child
            for child in children(noun, "nmod")
            if preposition(child) in {"of", "among"} and child.i not in reading.times
        ),
        None,
    )


def _sufferer(reading: Reading, noun: Token) -> Token | None:
    """Return the subject of a verb such as "suffered" whose object the harm is."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.pos_ != "VERB" or verb.lemma_ not in reading.group("harm.undergoes"):
        return None
    return next(
        (
            argument.head
            for argument in arguments(verb)
            if argument.relation == "subject"
            and MentionKind.ACTOR in kinds(reading, _people(reading, argument.head) or argument.head)
        ),
        None,
    )


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


def _of_adjective(reading: Reading, word: Token, harm: Harm) -> Iterator[Toll]:
    """Read "12 dead", "left five people wounded", "three others injured"."""
    if dep(word) == "amod" and word.head.pos_ in {"NOUN", "PROPN"} and word.i > word.head.i:
        yield from _of_nominal(reading, word.head, harm, word, "harm-adjective")
    elif word.i - 1 in reading.quantities and word.i > 0 and word.nbor(-1).head.i in {word.i, word.head.i}:
        number = reading.quantities[word.i - 1].quantity
        yield Toll(harm, number, None, word, (word.nbor(-1), word), "number-adjective")
    elif dep(word) in {"xcomp", "obj", "acl"} and word.head.lemma_ == "leave":
        for argument in arguments(word.head):
            if argument.relation == "object" and argument.head.i != word.i:
                yield from _of_nominal(reading, argument.head, harm, word, "left")
