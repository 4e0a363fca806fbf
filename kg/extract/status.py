"""Whether what a trigger names happened: negated, hypothetical, demanded, claimed, reported, or said flatly."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.attribution import Speech
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.triggers import Trigger
from kg.lexicon.words import Manner
from kg.records import Status


def find_status(reading: Reading, trigger: Trigger, speech: Speech | None) -> tuple[Status, str]:
    """Return the status of what the trigger names, and the rule that decided it."""
    if _is_standing(trigger):
        return Status.HYPOTHETICAL, "standing-activity"
    for node in _frame(trigger):
        found = _negated(reading, node) or _unreal(reading, node)
        if found is not None:
            return found
    if (
        trigger.token.pos_ == "NOUN"
        and trigger.carrier is None
        and (found := _of_noun(reading, trigger.token)) is not None
    ):
        return found
    carried = trigger.carrier is not None and trigger.carrier.lemma_ in {"claim", "take", "admit"}
    if carried or any(clause.lemma_ == "claim" for clause in children(trigger.token, "acl")):
        return Status.CLAIMED, "claimed-by"
    if speech is not None:
        if speech.cue.lemma_ == "deny":
            return Status.DENIED, "denied"
        return Status.REPORTED, f"speech-{speech.rule}"
    return Status.ASSERTED, "own-voice"


def _is_standing(trigger: Trigger) -> bool:
    """Tell whether a participle says what a body is there for, not what happened: "forces fighting remnants of"."""
    verb = trigger.token
    return trigger.word.manner is Manner.MUTUAL and verb.pos_ == "VERB" and verb.dep_ == "acl" and verb.tag_ == "VBG"


def _frame(trigger: Trigger) -> list[Token]:
    """Return the verbs whose mood decides over the trigger: itself, its carrier, and what it is coordinated below."""
    node = trigger.carrier or trigger.token
    frame = [node]
    while (
        node.dep_ == "conj"
        and node.head.pos_ == node.pos_ == "VERB"
        and not any(dep(child) == "nsubj" for child in node.children)
    ):
        node = node.head
        frame.append(node)
    if trigger.token != frame[0]:
        frame.append(trigger.token)
    return frame


def _negated(reading: Reading, node: Token) -> tuple[Status, str] | None:
    negators = reading.group("status.negators")
    for child in node.children:
        if (
            dep(child) in {"nsubj", "obj"}
            and node.pos_ == "VERB"
            and any(part.lower_ in {"no", "neither"} for part in children(child, "det"))
        ):
            return Status.NEGATED, "negation"  # "no facility was hit"
        if child.lower_ in negators and dep(child) in {"advmod", "det", "case", "aux"}:
            return Status.NEGATED, "negation"
    return None


def _unreal(reading: Reading, node: Token) -> tuple[Status, str] | None:
    if node.pos_ != "VERB":
        return None
    for child in node.children:
        if dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux"):
            return Status.HYPOTHETICAL, "modal"
        if dep(child) == "mark" and child.lower_ in reading.group("status.hypothetical_marks"):
            return Status.HYPOTHETICAL, "condition"
    if node.tag_ == "VB" and node.dep_ == "ROOT" and not any(dep(child) in {"nsubj", "aux"} for child in node.children):
        return Status.HYPOTHETICAL, "imperative"
    return _infinitive(reading, node) or _gerund(reading, node)


def _infinitive(reading: Reading, node: Token) -> tuple[Status, str] | None:
    """An infinitive has not happened by the sentence alone, unless its governor says so ("used a gunship to strike")."""
    if not any(child.lower_ == "to" and dep(child) in {"mark", "aux"} for child in node.children) or dep(node) not in {
        "xcomp",
        "advcl",
        "acl",
        "ccomp",
        "csubj",
    }:
        return None
    governor = node.head
    lemma = governor.lemma_.lower()
    if any(child.lemma_ == "have" and dep(child) == "aux" for child in node.children) and lemma in reading.group("reporting.verbs") | {"think"}:
        return Status.REPORTED, "reported-infinitive"  # "are reported to have killed"
    if governor.dep_ == "acl:relcl" and lemma == "use":
        return Status.HYPOTHETICAL, "purpose"  # "the methods that it uses to kill"
    if lemma in reading.group("status.implicative_verbs") and not _unreal_governor(reading, governor):
        return None
    if governor.pos_ == "NOUN" and governor.head.lemma_.lower() in reading.group("light.uses"):
        return None  # "used a gunship to strike", where the parse hangs the infinitive on the gunship
    if lemma in reading.group("status.demanding_verbs"):
        return Status.DEMANDED, "demanded"
    return Status.HYPOTHETICAL, "infinitive"


def _gerund(reading: Reading, node: Token) -> tuple[Status, str] | None:
    """A gerund under "prevent", "plan" or "accused of planning" has not happened either."""
    if node.tag_ != "VBG" or dep(node) not in {"xcomp", "advcl", "acl", "ccomp", "obl", "nmod"}:
        return None
    governor = node.head
    if (
        governor.lemma_.lower() in reading.group("status.hypothetical_verbs") - {"be", "have", "help", "form", "train"}
        and dep(node) != "advcl"
    ):
        return Status.HYPOTHETICAL, "prevented"
    if preposition(node) in {"without"} or any(child.lower_ == "without" for child in children(node, "mark")):
        return Status.NEGATED, "without"
    return None


def _unreal_governor(reading: Reading, governor: Token) -> bool:
    return any(
        dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux") for child in governor.children
    )


def _of_noun(reading: Reading, noun: Token) -> tuple[Status, str] | None:
    """Judge an event noun by what governs it: "prevent an attack", "threat of strikes", "called for an attack"."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    governor = top.head
    lemma = governor.lemma_.lower()
    case = preposition(top)
    if (
        governor.pos_ == "NOUN"
        and lemma in reading.group("status.hypothetical_nouns")
        and dep(top) in {"nmod", "acl", "compound"}
    ):
        return Status.HYPOTHETICAL, "unreal-noun"
    if governor.pos_ == "VERB" and dep(top) in {"obj", "obl", "nsubj"} and not _is_subject_of_real(top):
        if case == "for" and lemma in reading.group("status.demanding_verbs"):
            return Status.DEMANDED, "demanded"
        if lemma in reading.group("status.hypothetical_verbs") - {
            "be",
            "have",
            "help",
            "form",
            "train",
            "end",
            "fail",
            "suspend",
            "halt",
            "stop",
            "resume",
            "allow",
            "protect",
            "oppose",
            "agree",
            "need",
        } and (dep(top) == "obj" or case in {"of", "for", "against"}):
            return Status.HYPOTHETICAL, "unreal-verb"
        if _unreal_governor(reading, governor) and dep(top) in {"obj", "nsubj"}:
            return Status.HYPOTHETICAL, "modal"
        if dep(top) == "obj" and any(child.lower_ in {"not", "never", "n't"} for child in children(governor, "advmod")):
            return Status.NEGATED, "negation"
    if (
        governor.pos_ == "VERB"
        and dep(top) == "obj"
        and any(node.lemma_ in reading.group("status.demanding_verbs") for node in list(ancestors(governor))[:1])
        and _has_to(governor)
    ):
        return Status.DEMANDED, "demanded"
    if any(
        child.lower_
        in {
            "possible",
            "potential",
            "planned",
            "future",
            "imminent",
            "further",
            "would-be",
            "alleged",
            "thwarted",
            "foiled",
            "attempted",
        }
        - {"further", "alleged"}
        for child in children(noun, "amod")
    ):
        return Status.HYPOTHETICAL, "unreal-adjective"
    return None


def _is_subject_of_real(token: Token) -> bool:
    return dep(token) == "nsubj"


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and dep(child) == "mark" for child in verb.children)
