"""Who is said to have done something, in words about the event: "holds X responsible for", "attributed to X".

From the event's noun or gerund up to the word that accuses, through the nouns and verbs of taking part ("charged with
planning the attack", "arrested in connection with"); there the accused is an argument of that word. What is denied,
doubted or only possible accuses nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.blame.doubts import is_meant, is_negated, is_nobody, is_refused
from kg.extract.events.repairs import accused_behind
from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, arguments, children, conjuncts, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.records import MentionKind

_MAX_STEPS = 4  # words of taking part between an event and what accuses somebody of it
_FROM_VERB = frozenset({"obl", "obj", "advcl", "xcomp", "nmod", "ccomp"})
_LINKS = frozenset({"appos", "conj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Charge:
    """One accusation.

    Attributes:
        accused: Head token of who is said to have done it.
        cue: The word that says so.
        rule: "accused", "claimed" (by whoever did it) or "attributed".
        by: Who says it, where the words name somebody beside the accused.
    """

    accused: Token
    cue: Token
    rule: str
    by: Token | None = None


def find_charges(reading: Reading, event: Token) -> Iterator[Charge]:
    """Yield the accusations about the event that the word names."""
    for node in _path(reading, event):
        for charge in _at(reading, node):
            if is_meant(reading, charge.cue, event):
                yield from _spread(reading, charge)


def _path(reading: Reading, event: Token) -> Iterator[Token]:
    """Yield the event and the words of taking part above it: the "planning" of "accused of planning the attack"."""
    node = event
    for _ in range(_MAX_STEPS):
        yield node
        above = node.head
        if above == node or not _passes_on(reading, node, above):
            return
        node = above


def _passes_on(reading: Reading, node: Token, above: Token) -> bool:
    lemma = above.lemma_.lower()
    if dep(node) == "conj" or (dep(node) == "nmod" and lemma in reading.group("several.collectives")):
        return above.pos_ == node.pos_
    if above.pos_ == "NOUN":
        is_author = lemma in reading.group("accusations.authors") and any(
            children(above, "cop")
        )  # "of being the author"
        return dep(node) in {"nmod", "acl"} and (is_author or lemma in reading.group("accusations.through"))
    is_deed = lemma in reading.group("accusations.acts") or lemma in reading.group("light.does")
    return above.pos_ == "VERB" and is_deed and dep(node) in {"obj", "obl", "nsubj"}


def _at(reading: Reading, node: Token) -> Iterator[Charge]:
    yield from _of_verb(reading, node)
    yield from _of_attribution(reading, node)
    yield from _of_claim(reading, node)
    yield from _of_relative(reading, node)
    yield from _of_involving(node)
    yield from _of_adjective(reading, node)
    yield from _of_act(reading, node)
    yield from _behind(node)
    yield from _of_author(reading, node)
    yield from _as_work(node)


def _of_verb(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "blamed X for", "X was charged with", "accused X of masterminding": the accused is the verb's object."""
    verb = node.head
    if dep(node) == "nmod" and verb.pos_ in {"NOUN", "PROPN"} and dep(verb) in {"obj", "nsubj", "appos", "conj"}:
        verb = verb.head  # "accused the army of the massacre", hung on the army
    if verb.pos_ != "VERB" or dep(node) not in _FROM_VERB:
        return
    case = _link(node)
    group = f"accusations.{case}"
    if group in reading.words.groups and verb.lemma_.lower() in reading.group(group):
        yield from _charges(reading, verb, "object", "accused")


def _link(node: Token) -> str:
    """Return the word that joins the event to what is above it: its preposition or the mark of its gerund."""
    return preposition(node) or next((mark.lower_ for mark in children(node, "mark", "case")), "")


def _charges(reading: Reading, verb: Token, relation: str, rule: str) -> Iterator[Charge]:
    found = arguments(verb)
    by = "by" if is_passive(verb) else "subject"
    sayer = next((argument.head for argument in found if argument.relation == by), None)
    for argument in found:
        if argument.relation == relation and not argument.rule.endswith("+conj"):
            yield Charge(argument.head, verb, rule, sayer if sayer != argument.head else None)


def _of_relative(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "the attack, for which X is blamed", "for which X was held responsible", "of which X is accused"."""
    for clause in _clauses(node):
        for child in children(clause, "obl"):
            group = f"accusations.{preposition(child)}"
            if child.lower_ != "which" or group not in reading.words.groups:
                continue
            judged = any(
                word.lemma_.lower() in reading.group("accusations.adjectives") for word in children(clause, "xcomp")
            )
            if clause.lemma_.lower() in reading.group(group) or judged:
                yield from _charges(reading, clause, "object", "accused")


def _clauses(node: Token) -> Iterator[Token]:
    """Yield the clauses behind the event, also those hung on a noun of its phrase: "the attack on the port, which"."""
    for noun in (node, *children(node, "nmod")):
        yield from children(noun, "acl")


def _of_involving(node: Token) -> Iterator[Charge]:
    """Read "the action involved X", said of who took part in it."""
    verb = node.head
    if node.dep_ == "nsubj" and verb.lemma_.lower() == "involve" and not is_passive(verb):
        yield from (Charge(each.head, verb, "accused") for each in arguments(verb) if each.relation == "object")


def _of_attribution(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "the attack was attributed to X", "police blamed the attack on X", "an attack blamed on X"."""
    verbs = [node.head] if dep(node) in {"obj", "nsubj"} else []
    for verb in (*verbs, *children(node, "acl")):
        for word in ("to", "on"):
            if verb.lemma_.lower() in reading.group(f"accusations.attributed_{word}") and _is_about(verb, node):
                yield from _charges(reading, verb, word, "attributed")
        sayer = next((each.head for each in arguments(verb) if each.relation == "subject"), None)
        yield from (Charge(accused, verb, "attributed", sayer) for accused in accused_behind(reading, node)[:1])


def _is_about(verb: Token, node: Token) -> bool:
    return any(argument.relation == "object" and argument.head == node for argument in arguments(verb))


def _of_claim(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "X claimed credit for", "responsibility was claimed by X", "for which X has claimed responsibility"."""
    lemma = node.lemma_.lower()
    is_claimed = lemma in reading.group("accusations.responsibility") and dep(node) in {"obj", "nsubj"}
    if is_claimed and not is_refused(reading, node):
        yield from _claimed(reading, node.head)
    for clause in _clauses(node):
        is_for = any(child.lower_ == "which" and preposition(child) == "for" for child in children(clause, "obl"))
        if is_for and _takes_responsibility(reading, clause):
            yield from _claimed(reading, clause)
    verb = node.head
    is_confessed = dep(node) in _FROM_VERB and _link(node) in {"to", ""}
    if verb.pos_ == "VERB" and is_confessed and verb.lemma_.lower() in reading.group("accusations.confesses"):
        yield from _claimed(reading, verb, also="accusations.confesses")


def _takes_responsibility(reading: Reading, clause: Token) -> bool:
    held = [child.lemma_.lower() for child in children(clause, "obj", "nsubj")]
    return bool(reading.group("accusations.responsibility") & set(held))


def _claimed(reading: Reading, verb: Token, also: str = "accusations.claims") -> Iterator[Charge]:
    if verb.pos_ == "VERB" and verb.lemma_.lower() in reading.group(also):
        relation = "by" if is_passive(verb) else "subject"
        found = [each.head for each in arguments(verb) if each.relation == relation and not each.rule.endswith("+conj")]
        if not found and (nearest := _subject_before(reading, verb)) is not None:
            found = [nearest]
        yield from (Charge(head, verb, "claimed", head) for head in found)


def _subject_before(reading: Reading, verb: Token) -> Token | None:
    """Return the subject right before a verb that has none, which the tree hung on a clause before them."""
    for index in range(verb.i - 1, verb.sent.start - 1, -1):
        token = reading.doc[index]
        if token.pos_ == "VERB":
            return None
        if dep(token) == "nsubj" and MentionKind.ACTOR in kinds(reading, token):
            return token
    return None


def _of_adjective(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "X is responsible for", "holds X responsible for", "responsible for the attack were X"."""
    word = node.head
    if word.lemma_.lower() not in reading.group("accusations.adjectives") or preposition(node) not in {
        "for",
        "of",
        "in",
    }:
        if word.pos_ != "VERB" or preposition(node) != "for":
            return
        found = (
            child
            for child in children(word, "xcomp")
            if child.lemma_.lower() in reading.group("accusations.adjectives")
        )
        word = next(found, node)  # "holds X responsible for", the event hung on the verb
        if word is node:
            return
    subjects = list(children(word, "nsubj"))
    if dep(word) in {"xcomp", "advcl"} and word.head.pos_ == "VERB" and not subjects:
        yield from _raised(reading, word.head)
    elif dep(word) in {"amod", "acl"} and not subjects:
        yield Charge(_who(_first_of(word.head)) if word.i > word.head.i else word.head, word, "accused")
    else:
        yield from (Charge(child, word, "accused") for child in subjects)


def _who(noun: Token) -> Token:
    """Return who "those responsible" are, where the clause says it: "those responsible are smugglers"."""
    is_subject = noun.pos_ == "PRON" and noun.dep_ == "nsubj" and any(children(noun.head, "cop"))
    return noun.head if is_subject else noun


def _first_of(noun: Token) -> Token:
    """Return the first of several: "holds the government and the army responsible", hung on the army."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun


def _raised(reading: Reading, verb: Token) -> Iterator[Charge]:
    """Read what stands above "responsible": "the court holds X", "X was found", "X is believed to be"."""
    if any(child.dep_ == "obj" for child in verb.children) or is_passive(verb):
        yield from _charges(reading, verb, "object", "accused")
    else:
        yield from _charges(reading, verb, "subject", "accused")


def _of_act(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "X planned the attack", "the attack was ordered by X", "X took part in"."""
    for clause in children(node, "acl"):
        if clause.lemma_.lower() in reading.group("accusations.sets_off") and is_passive(clause):
            yield from (Charge(each.head, clause, "acl") for each in arguments(clause) if each.relation == "by")
    verb = node.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in reading.group("accusations.acts"):
        return
    is_in = dep(node) == "obl" and preposition(node) == "in"
    if is_in or (dep(node) in {"obj", "nsubj"} and _is_about(verb, node)) or node.lemma_.lower() in {"part", "role"}:
        relation = "by" if is_passive(verb) and not is_in else "subject"
        if is_in and is_passive(verb):
            relation = "object"  # "was involved in"
        yield from (
            Charge(argument.head, verb, "accused")
            for argument in _doers(verb, relation)
            if not argument.rule.endswith("+conj")
        )


def _doers(verb: Token, relation: str) -> Iterator[Argument]:
    found = [argument for argument in arguments(verb) if argument.relation == relation]
    yield from found
    if not found and verb.dep_ == "xcomp":  # "is believed to have planned"
        yield from (each for each in arguments(verb.head) if each.relation == "object" and is_passive(verb.head))


def _behind(node: Token) -> Iterator[Charge]:
    """Read "X was behind the attack", "is believed to be behind", "the group behind the attack"."""
    if preposition(node) != "behind":
        return
    if dep(node) == "nmod":
        yield Charge(node.head, node, "accused")
        return
    subjects = list(children(node, "nsubj"))
    if not subjects and dep(node) in {"xcomp", "obl"}:
        subjects = list(children(node.head, "nsubj"))
    yield from (Charge(subject, node, "accused") for subject in subjects)


def _of_author(reading: Reading, node: Token) -> Iterator[Charge]:
    """Read "X, the mastermind of the attack", "X is the author of", "two suspects in"."""
    noun = node.head
    is_author = dep(node) == "nmod" and noun.lemma_.lower() in reading.group("accusations.authors")
    if not is_author or preposition(node) not in {"of", "in", "behind"}:
        return
    if dep(noun) in _LINKS and noun.head.pos_ == "PROPN":
        yield Charge(noun.head, noun, "accused")
    elif any(noun.children) and noun.i in {child.head.i for child in children(noun, "cop")}:
        yield from (Charge(child, noun, "accused") for child in children(noun, "nsubj"))
    else:
        named = [child for child in children(noun, "appos", "flat", "compound", "nmod:desc") if child.pos_ == "PROPN"]
        counted = any(child.i in reading.quantities for child in children(noun, "nummod"))
        yield from (Charge(child, noun, "accused") for child in named or ([noun] if counted else []))


def _as_work(node: Token) -> Iterator[Charge]:
    """Read "the kidnapping was the work of X"."""
    if dep(node) == "nsubj" and node.head.lemma_.lower() == "work":
        yield from (
            Charge(child, node.head, "accused") for child in children(node.head, "nmod") if preposition(child) == "of"
        )


def _spread(reading: Reading, charge: Charge) -> Iterator[Charge]:
    """Yield the charge for everybody accused together, but for those who are said not to have done it."""
    for head in conjuncts(charge.accused):
        is_actor = head.pos_ == "PRON" or MentionKind.ACTOR in kinds(reading, head)
        if is_actor and not is_negated(head) and not is_nobody(head):
            yield Charge(head, charge.cue, charge.rule, charge.by)
