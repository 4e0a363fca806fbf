"""How many were harmed: the figures of a report, before each is given to its event.

Verbs stand in ``verbs``, nouns and adjectives in ``nouns``, idioms in ``idioms``, who is counted in
``patients``. One number for two harms ("30 people were killed and injured") is one figure. Troop numbers, ages and
demands are never figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.events.drafts import Toll
from kg.extract.harm.fates import fateful, is_fatal, tolls_of_fate
from kg.extract.harm.harmed import KILLED_OR_INJURED, harm_of, is_joined
from kg.extract.harm.idioms import idiomatic, tolls_of_idiom
from kg.extract.harm.nouns import tolls_of_adjective, tolls_of_noun
from kg.extract.harm.patients import is_bare
from kg.extract.harm.verbs import tolls_of_verb
from kg.extract.reading import Reading
from kg.extract.syntax import children
from kg.extract.tokens import Token
from kg.records import Harm, Quantity

#: Parts of speech of words that can tell of harm.
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PRON", "DET"})


_BACK = frozenset({"the", "these", "those"})


def find_tolls(reading: Reading) -> tuple[Toll, ...]:
    """Return every casualty figure of the report in text order, before it is attached to an event."""
    found: dict[tuple[int, Harm], Toll] = {}
    words = idiomatic(reading) | fateful(reading)
    for token in reading.doc.bearing(words, *(words.keys() for words in reading.words.harms.values())):
        if (
            token.pos_ in _TELLING
            and token.i not in reading.hits
            and not reading.is_time(token)
            and not _is_asked(token)
        ):
            for toll in _tolls_at(reading, token):
                found.setdefault((toll.tokens[0].i, toll.harm), toll)
    return tuple(_first_told(reading, _with_others(_joined(found.values()))))


def _is_asked(token: Token) -> bool:
    """Tell whether the word stands in a question, which says nothing."""
    return any(last.text == "?" for last in token.sent[-2:])


def _tolls_at(reading: Reading, token: Token) -> Iterator[Toll]:
    is_verb, is_noun = token.pos_ == "VERB", token.pos_ == "NOUN"
    if is_verb and token.dep_ not in {"amod", "compound"} and (harm := harm_of(reading, token, "verbs")) is not None:
        is_deadly = harm is Harm.INJURED and is_fatal(reading, token)
        yield from tolls_of_verb(reading, token, Harm.KILLED if is_deadly else harm)
        return
    yield from tolls_of_idiom(reading, token)
    if is_verb:
        yield from tolls_of_fate(reading, token)
    if is_noun and token.dep_ != "compound" and (harm := harm_of(reading, token, "nouns")) is not None:
        yield from tolls_of_noun(reading, token, harm)
    elif (is_verb or is_noun or token.pos_ == "ADJ") and (harm := harm_of(reading, token, "adjectives")) is not None:
        yield from tolls_of_adjective(reading, token, harm)


def _joined(tolls: Iterable[Toll]) -> Iterator[Toll]:
    """Yield the tolls; two of one number, of killed and of injured, are one of casualties."""
    kept: list[Toll] = []
    for toll in tolls:
        twin = next((index for index, other in enumerate(kept) if _is_one_number(other, toll)), None)
        if twin is None:
            kept.append(toll)
        else:
            first = kept[twin]
            kept[twin] = replace(
                first, harm=Harm.CASUALTIES, tokens=(*first.tokens, toll.anchor), rule="killed-or-injured"
            )
    yield from kept


def _first_told(reading: Reading, tolls: Iterable[Toll]) -> Iterator[Toll]:
    """Yield the tolls without those that only come back to people counted before: "the soldiers killed"."""
    kept: list[Toll] = []
    for toll in tolls:
        if not any(_comes_back(reading, toll, before) for before in kept):
            kept.append(toll)
    yield from kept


def _comes_back(reading: Reading, toll: Toll, before: Toll) -> bool:
    head = toll.tokens[0]
    if toll.harm is not before.harm or not is_bare(toll.quantity, head) or is_bare(before.quantity, before.tokens[0]):
        return False
    if before.quantity.low == 0 or not any(child.lower_ in _BACK for child in children(head, "det")):
        return False
    return head.lemma_ in reading.group("harm.anybody") or (
        before.whom is not None and before.whom.lemma_ == head.lemma_
    )


def _with_others(tolls: Iterable[Toll]) -> Iterator[Toll]:
    """Yield the tolls, persons one by one and the others who shared their lot as one number.

    "A teacher and four others were killed" says that five were; who the one was, the roles keep.
    """
    kept: list[Toll] = []
    for toll in tolls:
        first = len(kept)
        while _are_others(toll) and first > 0 and _is_one_of_them(kept[first - 1], toll):
            first -= 1
        kept[first:] = [_summed([*kept[first:], toll])] if first < len(kept) else [toll]
    yield from kept


def _are_others(toll: Toll) -> bool:
    """Tell whether the words count others than those before: "four others", "four other people"."""
    head = toll.tokens[0] if toll.whom is None else toll.whom
    return head.lemma_ == "other" or any(child.lower_ == "other" for child in children(head, "amod"))


def _is_one_of_them(toll: Toll, others: Toll) -> bool:
    is_beside = toll.anchor == others.anchor and toll.harm is others.harm
    return is_beside and toll.quantity.low == toll.quantity.high == 1


def _summed(tolls: Sequence[Toll]) -> Toll:
    first, last = tolls[0], tolls[-1]
    low, high = sum(toll.quantity.low for toll in tolls), last.quantity.high
    tokens = tuple(token for toll in tolls for token in toll.tokens)
    start, end = min(token.i for token in first.tokens), max(token.i for token in last.tokens if token != last.anchor)
    wording = first.anchor.doc.words(start, end + 1)
    summed = Quantity(low=low, high=None if high is None else low - last.quantity.low + high, wording=wording)
    return replace(first, quantity=summed, tokens=tokens, rule="with-others")


def _is_one_number(first: Toll, second: Toll) -> bool:
    """Tell whether one number is said once for both harms; a bare plural says of each that there were some."""
    if {first.harm, second.harm} != KILLED_OR_INJURED or first.tokens[0].i != second.tokens[0].i:
        return False
    joined = is_joined(first.anchor, second.anchor)
    some = is_bare(first.quantity, first.tokens[0])
    either = any(token.lower_ == "or" for token in first.anchor.doc[first.anchor.i : second.anchor.i])
    return joined and first.quantity.low > 1 and (either or not some)
