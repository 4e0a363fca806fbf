"""What the parser hangs on the wrong word around an event: a clause, its day, its place, and the event itself.

"The attack in the capital, which killed 12" with the capital for what killed, "condemns the attack in the capital on
Monday" with the condemnation there and then, "condemned in the strongest terms the attack" with the attack as an aside.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.extract.tokens import Doc, Token, Tokens, written
from kg.lexicon.words import Words

_WHICH = frozenset({"which", "that"})
_WHERE = frozenset({"in", "at", "near", "outside"})
#: What stands between a nominal and what it belongs to.
_STEPS = frozenset({"nmod", "appos", "conj", "obl", "compound"})


@dataclass(frozen=True, slots=True)
class Layers:
    """What is known of a report's words before its tree is read.

    Attributes:
        hits: The lexicon's entries by the index of each of their words.
        names: The names of the recogniser, in the same way.
        times: The indexes of the words of its time expressions.
    """

    words: Words
    hits: Mapping[int, Tokens]
    names: Mapping[int, Tokens]
    times: Collection[int]


def mend_events(doc: Doc, layers: Layers) -> None:
    """Hang on each event what is said of it, in place."""
    words = layers.words
    for token in written(doc, {"when"}):
        _mend_when(token, words)
    for token in doc.bearing(words.stances.keys()):
        _mend_object(token, words)
        _mend_day(token, layers)
    for token in written(doc, {"claimed"}):
        _mend_claimed(token, words)
    for token in written(doc, _WHICH):
        _mend_relative(token, layers)
    for token in written(doc, _WHERE):
        _mend_where(token, layers)


def _mend_when(word: Token, words: Words) -> None:
    """Hang "when a bomb went off" on the harm that it tells the cause of, where it hangs on one of those harmed."""
    clause = word.head
    if clause.relation != "acl" or clause.pos_ != "VERB":
        return
    verb = next((node for node in clause.ancestors if node.pos_ == "VERB"), None)
    if verb is not None and verb.i < clause.head.i and words.harms["verbs"].get(verb.lemma_.lower()) is not None:
        clause.hang(verb, "advcl")


def _mend_object(verb: Token, words: Words) -> None:
    """Make an event the object of who condemns it: "condemned in the strongest terms the attack", an aside in trees."""
    if any(child.dep_ == "obj" for child in verb.children):
        return
    manners = words.groups["statements.manners"]
    for manner in [child for child in verb.children if child.dep_ == "obl" and child.lemma_.lower() in manners]:
        event = next((child for child in manner.children if child.relation in {"appos", "nmod"}), None)
        if (
            event is not None
            and event.lemma_.lower() in words.nouns
            and not any(child.relation == "case" for child in event.children)
        ):
            for child in [child for child in manner.children if child.i > event.i]:
                child.hang(event, child.dep_)
            event.hang(verb, "obj")


def _mend_day(verb: Token, layers: Layers) -> None:
    """Hang the day on what somebody condemns now: "condemns the attack in Norport on Monday"; it is past."""
    event = next((child for child in verb.children if child.dep_ == "obj"), None)
    if (
        verb.tag_ not in {"VBZ", "VBP"}
        or event is None
        or event.tag_ != "NN"
        or event.lemma_.lower() not in layers.words.nouns
    ):
        return
    for child in [child for child in verb.children if child.i > event.i]:
        if child.relation in {"obl", "advmod"} and child.i in layers.times:
            child.hang(event, "nmod:unmarked" if child.relation == "advmod" else "nmod")


def _mend_claimed(verb: Token, words: Words) -> None:
    """Hang "claimed by" on the event before it that the tree hangs on it: "in a raid since claimed by rebels"."""
    if verb.tag_ != "VBN" or any(child.relation in {"nsubj", "aux"} for child in verb.children):
        return
    event = next((child for child in verb.children if child.relation == "obl" and child.i < verb.i), None)
    if event is None or event.lemma_.lower() not in words.nouns or verb.head is verb:
        return
    if all(token.pos_ == "ADV" for token in verb.doc[event.i + 1 : verb.i]):
        event.hang(verb.head, "obl")
        verb.hang(event, "acl")


def _mend_relative(pronoun: Token, layers: Layers) -> None:
    """Hang "which killed 12" on the event that the place or the people before it belong to."""
    verb = pronoun.head
    noun = verb.head
    if verb.dep_ != "acl:relcl":
        return
    event = _event_right_before(pronoun, layers.words)
    if event is not None and noun.i < event.i and _hits(verb, pronoun, layers.words):
        verb.hang(event, verb.dep_)  # "the wreckage of Monday's strike, which hit two lorries"
        return
    if not _tells_harm(verb, pronoun, layers.words):
        return
    if not _is_bystander(noun, pronoun, layers):
        return
    event = _event_above(noun, layers.words)
    if event is not None:
        verb.hang(event, verb.dep_)
        if noun.i in layers.times and noun.head == event.head:
            noun.hang(event, "nmod")  # "condemned the raid on Monday, which killed 12": the day of the raid


def _event_right_before(pronoun: Token, words: Words) -> Token | None:
    """Return the event noun that the pronoun follows, with nothing but a comma between them."""
    before = [token for token in pronoun.doc[max(pronoun.i - 2, 0) : pronoun.i] if token.text != ","]
    return before[-1] if before and before[-1].pos_ == "NOUN" and before[-1].lemma_.lower() in words.nouns else None


def _hits(verb: Token, pronoun: Token, words: Words) -> bool:
    """Tell whether the clause says what an attack does: "which hit two buses", "which killed 12"."""
    is_deed = pronoun.relation == "nsubj" and verb.lemma_.lower() in words.verbs
    return is_deed or _tells_harm(verb, pronoun, words)


def _mend_where(case: Token, layers: Layers) -> None:
    """Hang the place right behind an event on it, not on who condemns it there: "condemned the attack in Norport"."""
    place, verb = case.head, case.head.head
    words = layers.words
    if place.relation != "obl" or verb.lemma_.lower() not in words.stances or not _is_place(place, layers):
        return
    event = next((child for child in verb.children if child.dep_ == "obj"), None)
    if event is not None and event.lemma_.lower() in words.nouns and event.right_edge.i + 1 == case.i:
        place.hang(event, "nmod")


def _tells_harm(verb: Token, pronoun: Token, words: Words) -> bool:
    """Tell whether the clause is one of harm: "which killed 12", "which left 12 dead", "in which 12 were killed"."""
    is_harm = words.harms["verbs"].get(verb.lemma_.lower()) is not None
    if pronoun.relation == "obl":
        return is_harm and any(child.lower_ in {"in", "during"} for child in pronoun.children)
    leaves = verb.lemma_.lower() in words.groups["harm.causes"]
    told = words.harms["adjectives"].keys() | words.harms["nouns"].keys() | {"life"}
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    is_told = is_harm or (leaves and any(word.lower_ in told or word.lemma_ in told for word in behind))
    return pronoun.relation == "nsubj" and is_told


def _is_bystander(noun: Token, pronoun: Token, layers: Layers) -> bool:
    """Tell whether the noun is no event and nothing that kills: a place, a day, or with "which" people."""
    words, lemma = layers.words, noun.lemma_.lower()
    if noun.i in layers.times and pronoun.relation == "nsubj":
        return True
    if lemma in words.nouns or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if noun.i in layers.hits or noun.i in layers.names or pronoun.lower_ != "which":
        return _is_place(noun, layers)
    return lemma in words.groups["nouns.places"] | words.groups["nouns.people"]


def _is_place(noun: Token, layers: Layers) -> bool:
    hit, name = layers.hits.get(noun.i), layers.names.get(noun.i)
    if hit is not None:
        return hit.kb_id_.startswith("place/")
    return noun.lemma_.lower() in layers.words.groups["nouns.places"] if name is None else name.label_ == "LOC"


def _event_above(noun: Token, words: Words) -> Token | None:
    """Return the event noun that the nominal belongs to, up to the object of its clause."""
    below = noun
    for node in noun.ancestors:
        if below.relation not in _STEPS:
            return None
        if node.pos_ == "VERB":
            heads = (child for child in node.children if child.dep_ in {"obj", "nsubj:pass"} and child.i < noun.i)
            return next((child for child in heads if child.lemma_.lower() in words.nouns), None)
        if node.lemma_.lower() in words.nouns and node.i < noun.i:
            return node
        below = node
    return None
