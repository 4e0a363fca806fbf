"""Casualty figures of verbs: "killed eight", "eight were killed", "hundreds wounded", "did not hurt anyone"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.events.drafts import Toll
from kg.extract.harm.harmed import harm_of, on_one_side, tolls_of
from kg.extract.harm.patients import count_of, is_bare, number_tokens, people_of
from kg.extract.parties import counted
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, conjuncts, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.records import Harm, Quantity

_NOBODY = frozenset({"anyone", "anybody"})
_ALONG = frozenset({"along with", "together with", "alongside"})


def tolls_of_verb(reading: Reading, verb: Token, harm: Harm) -> Iterator[Toll]:
    """Read "killed eight", "eight were killed", "eight died", and "killed eight and wounded twelve"."""
    if _is_other_death(reading, verb):
        return
    heads = [counted(reading, head) if head.lemma_ == "number" else head for head in _patients(reading, verb)]
    people = [head for head in heads if head.lower_ in _NOBODY or people_of(reading, head) is not None]
    for head in (*on_one_side(people, verb), *_companions(verb, people)):
        if head.lower_ in _NOBODY and _is_negated(verb):
            yield Toll(harm, _nobody(head), None, verb, (head, verb), "harm-verb")
        for toll in tolls_of(reading, head, harm, verb, "harm-verb"):
            yield from _real(reading, verb, toll)


def _companions(verb: Token, people: Iterable[Token]) -> Iterator[Token]:
    """Yield those who were harmed with others: "was killed along with three guards"."""
    for base in (verb, *people):
        for child in children(base, "obl", "nmod"):
            if child.i > verb.i and preposition(child) in _ALONG:
                yield from conjuncts(child)


def _patients(reading: Reading, verb: Token) -> list[Token]:
    """Return those whom the verb harms: its object, its passive subject, or the subject of "die"."""
    seen, counted = _seen(reading, verb), _right_before(reading, verb)
    if seen or counted is not None:
        return seen or ([] if counted is None else [counted])
    relation = "subject" if verb.lemma_ in reading.group("harm.intransitive") else "object"
    found = arguments(verb)
    own = [argument.head for argument in found if argument.relation == relation]
    return own or _shared_patients(verb, found) or _gapped(verb)


def _shared_patients(verb: Token, found: Iterable[Argument]) -> list[Token]:
    """Return the objects behind the second of two verbs that hang on the first: "kidnapped and killed 11 farmers"."""
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ != "VERB" or is_passive(first):
        return []
    if any(argument.head.i > verb.i and argument.relation == "subject" for argument in found):
        return []
    return [arg.head for arg in arguments(first) if arg.relation == "object" and arg.head.i > verb.i]


def _gapped(verb: Token) -> list[Token]:
    """Return the subject of a passive whose auxiliary stands in the clause before: "... and another wounded"."""
    is_second = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head)
    return list(children(verb, "nsubj")) if is_second and not any(children(verb, "aux", "obj")) else []


def _seen(reading: Reading, verb: Token) -> list[Token]:
    """Return the objects of "saw" in "fighting that saw 12 soldiers killed", who "were reported killed"."""
    if verb.tag_ != "VBN" or any(children(verb, "aux", "nsubj")):
        return []
    for governor in list(verb.ancestors)[:3]:
        if governor.pos_ == "VERB" and governor.lemma_ in reading.group("harm.results"):
            seen = [*children(governor, "obj"), *(child for child in governor.children if child.dep_ == "nsubj:pass")]
            heads = [head for child in seen for head in conjuncts(child)]
            return [head for head in heads if head.i < verb.i and not _is_harm_between(reading, head, verb)]
    return []


def _is_harm_between(reading: Reading, head: Token, verb: Token) -> bool:
    parts = ("verbs", "nouns", "adjectives")
    return any(harm_of(reading, token, part) is not None for token in verb.doc[head.i + 1 : verb.i] for part in parts)


def _right_before(reading: Reading, verb: Token) -> Token | None:
    """Return the counted nominal that begins a clause whose auxiliary was left out: "and hundreds wounded"."""
    if verb.tag_ not in {"VBN", "VBD"} or any(children(verb, "aux", "nsubj", "obj")):
        return None
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if before.pos_ == "ADV" and before.i > verb.sent.start and before.i not in reading.quantities:
        before = before.nbor(-1)
    quantity = count_of(reading, before) if before.i < verb.i and not reading.is_time(before) else None
    if quantity is None or is_bare(quantity, before):
        return None
    first = next(iter(number_tokens(reading, before)), before.left_edge)
    opening = first.nbor(-1) if first.i > verb.sent.start else None
    return before if opening is not None and opening.lower_ in {"and", ",", ";", "with"} else None


def _is_other_death(reading: Reading, verb: Token) -> bool:
    """Tell whether the words give a cause that is no violence: "died of cancer"."""
    wounds = reading.words.harms["nouns"]
    return any(
        argument.relation == "of" and argument.head.lemma_.lower() not in wounds
        for argument in arguments(verb)
        if verb.lemma_ == "die"
    )


def _real(reading: Reading, verb: Token, toll: Toll) -> Iterator[Toll]:
    """Yield the toll if the verb says that it happened; of a verb in the negative nobody is harmed."""
    if any(child.lower_ in {"almost", "nearly"} for child in children(verb, "advmod")) or _is_counted_above(toll):
        return
    if _is_negated(verb):
        if is_bare(toll.quantity, toll.tokens[0]):
            yield replace(toll, quantity=_nobody(toll.tokens[0]), whom=None)
    elif not (is_bare(toll.quantity, toll.tokens[0]) and _is_habit(verb)):
        yield toll


def _is_counted_above(toll: Toll) -> bool:
    """Tell whether the words count those harmed elsewhere: "the number of guerrillas killed has risen to 26"."""
    head = toll.tokens[0]
    number = head.head
    is_below = dep(head) == "nmod" and number.lemma_ == "number" and number.head != toll.anchor
    return is_bare(toll.quantity, head) and is_below


def _is_negated(verb: Token) -> bool:
    return any(child.lower_ in {"not", "n't", "n’t", "never"} for child in children(verb, "advmod"))


def _nobody(head: Token) -> Quantity:
    return Quantity(low=0, high=0, wording=head.text)


def _is_habit(verb: Token) -> bool:
    """Tell whether the verb says what is done again and again or is to be done: "strikes that kill civilians"."""
    if any(children(verb, "aux:pass")) or any(child.lemma_ == "have" for child in children(verb, "aux")):
        return False
    return verb.tag_ in {"VB", "VBP"} or (verb.tag_ == "VBZ" and verb.dep_ == "acl:relcl")
