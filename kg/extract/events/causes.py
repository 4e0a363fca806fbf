"""Which event did a harm: the event in the words around a verb or noun of harm, by grammar alone."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.events.drafts import Draft
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, ancestors, antecedent, arguments, children, dep, is_passive, preposition
from kg.extract.tokens import Token

#: How the event stands to the verb of harm: "the strike killed", "were killed in a strike".
_CAUSAL = frozenset(
    {
        *("subject", "in", "by", "compound", "during", "from", "after", "following", "with", "amid", "through"),
        *("as a result of", "as result of", "due to", "because of", "as a consequence of", "as"),
    }
)
#: Words that tell of something else than what stands above them.
APART = frozenset(
    {"after", "since", "before", "until", "because", "although", "if", "unless", "despite", "following", "for"}
)
#: Relations of what a clause says of its own event's place, time and doer.
_OWN = frozenset({"obl", "advcl", "ccomp"})


def cause_of(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event that did the harm.

    "the strike killed", "were killed in a strike", "killed when a bomb exploded", "a blast left 12 dead".
    """
    for verb in (anchor, *_below(reading, anchor), *_governors(reading, anchor)):
        for argument in arguments(verb):
            draft = drafts.get(argument.head.i) or _collected(argument.head, drafts) or _loosed(argument, drafts)
            if draft is not None and argument.relation in _CAUSAL and draft.trigger.token.i != anchor.i:
                return draft
        if (draft := _when(verb, drafts)) is not None:
            return draft
    return _shared_cause(reading, anchor, drafts)


def cause_beside(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event in which something else happened, too: "a car was wrecked in the attack and two guards died"."""
    for node in (anchor, *ancestors(anchor)):
        if _is_apart(node) or dep(node) not in {"conj", "advcl", "ccomp", "csubj"}:
            return None
        if dep(node) == "conj" and node.head.pos_ == "VERB":
            return cause_of(reading, node.head, drafts)
        if dep(node) in {"ccomp", "csubj"}:
            return _in_front(node, drafts)
    return None


def _in_front(clause: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event in front of a verb of saying: "in the attack, it was reported that 12 died"."""
    front = (child for child in children(clause.head, "obl") if child.i < clause.head.i)
    return next(
        (drafts[child.i] for child in front if child.i in drafts and preposition(child) in {"in", "during"}), None
    )


def _below(reading: Reading, anchor: Token) -> list[Token]:
    """Return what the cause can hang on below: "the number of rebels killed in the raid", "died of wounds from it"."""
    wounds = reading.group("harm.injured_nouns")
    is_noun = anchor.pos_ == "NOUN"
    nouns = [
        child
        for child in children(anchor, "nmod", "obl")
        if (is_noun and preposition(child) == "of") or (anchor.pos_ == "VERB" and child.lemma_ in wounds)
    ]
    return [word for noun in nouns for word in (noun, *children(noun, "acl", "amod"))]


def _shared_cause(reading: Reading, verb: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event that stands once behind two harms: "14 were killed and 30 wounded in a bombing"."""
    second = _second_harm(reading, verb)
    if (
        second is None
        or (_has_other_subject(verb, second) and not _is_undergoing(reading, second))
        or any(dep(child) in _OWN and verb.i < child.i < second.i for child in verb.children)
    ):
        return None
    cause = cause_of(reading, second, drafts)
    return None if cause is drafts.get(verb.i) else cause


def _second_harm(reading: Reading, verb: Token) -> Token | None:
    """Return the next word of harm of the sentence, where only "and", its victims and their number stand between."""
    harms = reading.words.harms
    if verb.lemma_.lower() not in harms["verbs"]:
        return None
    joined = False
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        joined = joined or token.lower_ in {"and", "or", "while"}
        if token.lemma_.lower() in harms["verbs"] or token.lower_ in harms["adjectives"]:
            return token if joined and token.pos_ != "NOUN" else None
        if joined and token.pos_ == "VERB" and _is_undergoing(reading, token):
            return token
        if (token.pos_ == "VERB" and token.dep_ != "case") or token.text in {";", ":"}:
            return None
    return None


def _is_undergoing(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb has harm as its object: "and 18 others sustained injuries"."""
    wounds = reading.group("harm.injured_nouns")
    is_suffered = any(child.lemma_ in wounds for child in children(verb, "obj"))
    return is_suffered and verb.lemma_ in reading.group("harm.undergoes")


def _has_other_subject(first: Token, second: Token) -> bool:
    """Tell whether somebody else harms in the second clause: "rebels killed two and the army wounded five"."""
    is_gapped = second.tag_ == "VBN" and is_passive(first)  # "nine were killed and 21 wounded"
    own = any(dep(child) == "nsubj" and child.i > first.i for child in second.children)
    return own and not is_passive(second) and not is_gapped


def _governors(reading: Reading, anchor: Token) -> list[Token]:
    """Return the verbs right above that join an event and its toll: "resulted in eight injuries", "left 12 dead"."""
    joining = reading.group("harm.causes") | reading.group("harm.undergoes") | {"be", "die", "kill"}
    if anchor.lemma_ in {"number", "toll"} or anchor.pos_ == "ADJ":  # "raised the toll to 13 killed"
        joining |= reading.group("harm.tolls")
    if anchor.pos_ == "ADJ":
        joining |= reading.group("harm.results") - reading.group("harm.deadly")  # "were found dead after the attack"
    verbs = [node for node in list(ancestors(anchor))[:2] if node.pos_ == "VERB" and node.lemma_ in joining]
    tolls = [child for verb in verbs for child in children(verb, "obj", "nsubj") if child.lemma_ == "toll"]
    return [*verbs, *tolls]


def _when(verb: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event of a clause of time below the verb: "killed when a bomb exploded"."""
    for clause in children(verb, "advcl"):
        marks = children(clause, "mark", "advmod")
        if clause.i in drafts and any(mark.lower_ in {"when", "after", "as", "while"} for mark in marks):
            return drafts[clause.i]
    return None


def _loosed(argument: Argument, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the attack by which a weapon is described: "killed by missiles that the Guards fired at the town"."""
    return next((drafts[child.i] for child in children(argument.head, "acl") if child.i in drafts), None)


def _collected(noun: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the draft behind a collective: "killed in a series of attacks", "days of fighting"."""
    behind = (child for child in children(noun, "nmod") if any(word.lower_ == "of" for word in child.children))
    return next((drafts[child.i] for child in behind if child.i in drafts), None)


def described(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event that a relative clause tells more of: "strikes ..., which have killed"."""
    for node in (anchor, *ancestors(anchor)):
        if node.dep_ == "acl:relcl":
            noun = antecedent(node)
            if noun is None:
                return None
            return drafts.get(noun.i) or _collected(noun, drafts) or _behind_thing(reading, node, noun, drafts)
        if dep(node) in {"ccomp", "parataxis"}:
            return None
    return None


def _behind_thing(reading: Reading, verb: Token, noun: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event right above the thing that did the harm: "attacked with a missile which killed"."""
    harming = ("harm.causes", "harm.killed_verbs", "harm.injured_verbs")
    if not any(verb.lemma_ in reading.group(name) for name in harming):
        return None
    if any(child.lower_ == "who" for child in children(verb, "nsubj", "nsubj:pass")):
        return None  # "attacked the guards who killed": the guards did it
    return next((drafts[above.i] for above in list(ancestors(noun))[:2] if above.i in drafts), None)


def event_above(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the nearest event above in the same chain of clauses: "attacked the convoy, killing 12"."""
    below = anchor
    for node in ancestors(anchor):
        if _is_apart(below):
            return None
        below = node
        if node.i in drafts:
            return drafts[node.i]
        if node.pos_ == "VERB" and node.lemma_ in reading.group("reporting.verbs"):
            return said_before(anchor, drafts)
    return None


def said_before(verb: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event whose result hangs on the verb of saying: "officials said a missile hit it, killing two"."""
    if verb.tag_ != "VBG" or dep(verb) != "advcl":
        return None
    said = [child.i for child in children(verb.head, "ccomp") if child.i < verb.i]
    return next((drafts[index] for index in said if index in drafts), None)


def _is_apart(node: Token) -> bool:
    """Tell whether the words set it beside what stands above, as something else: "attacked after five were killed"."""
    marks = {mark.lower_ for mark in children(node, "mark")}
    return bool(marks & APART) or (dep(node) in {"obl", "nmod"} and preposition(node) in APART)
