"""Words that go on with the event above them: clauses about who did it, whom it hit or what happened in it, names.

"Was attacked by men who stabbed him", "the murder of a judge who was shot at home", "a raid in which troops fired".
"""

from __future__ import annotations

from kg.extract.events.drafts import Draft
from kg.extract.nominals import is_definite, noun_of
from kg.extract.syntax import ancestors, antecedent, children, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.lexicon.types import GENERIC, LETHAL, types_agree
from kg.records import HAPPENED, RoleName

_WITHIN = frozenset({"in", "during"})


def is_deed_of_doer(draft: Draft, told: Draft) -> bool:
    """Tell whether the clause says what those who did it did: "was attacked by men who stabbed him"."""
    verb = draft.trigger.token
    doer = antecedent(verb)
    if doer is None or doer.i < told.trigger.token.i or doer not in told.heads(RoleName.INITIATOR):
        return False
    is_done = doer in draft.heads(RoleName.INITIATOR) and not is_passive(verb)
    told_of = set(map(noun_of, told.hit))
    is_there = not draft.heads(RoleName.PLACE) or not told.heads(RoleName.PLACE)
    known = all(head.pos_ == "PRON" or (is_definite(head) and noun_of(head) in told_of) for head in draft.hit)
    return is_done and is_there and known and _goes_on(draft, told)


def is_said_of_sufferer(draft: Draft, told: Draft) -> bool:
    """Tell whether the clause says how those suffered who did: "the murder of a judge who was shot at home"."""
    verb = draft.trigger.token
    sufferer = antecedent(verb)
    if sufferer is None or not is_passive(verb) or verb.i < told.trigger.token.i:
        return False
    told_of = {*told.hit, *(toll.whom for toll in told.tolls)}
    is_told = sufferer in told_of or (dep(sufferer) == "appos" and sufferer.head in told_of)
    return sufferer in draft.hit and is_told and _goes_on(draft, told, dated=not told.times)


def _goes_on(draft: Draft, told: Draft, *, dated: bool = False) -> bool:
    """Tell whether the clause can tell the same event: of a type that fits, not of what had happened before.

    Args:
        dated: It may have a day of its own.
    """
    verb = draft.trigger.token
    is_earlier = any(child.lower_ in {"had", "has", "have"} for child in children(verb, "aux"))
    types = {draft.type, told.type}
    is_close = len(types) == 1 or bool(types & (GENERIC | LETHAL))
    fits = is_close and types_agree(draft.type, told.type) and draft.kind is told.kind and _both_happened(draft, told)
    return fits and not is_earlier and (dated or not draft.times)


def _both_happened(draft: Draft, told: Draft) -> bool:
    return (draft.status in HAPPENED) == (told.status in HAPPENED)


def is_called(draft: Draft, told: Draft) -> bool:
    """Tell whether the noun is what somebody calls the event: "condemned the killing as a cowardly attack"."""
    noun, event = draft.trigger.token, told.trigger.token
    if noun.pos_ != "NOUN" or preposition(noun) != "as" or noun.i < event.i or noun.sent != event.sent:
        return False
    verb = noun.head if noun.head.pos_ == "VERB" else noun.head.head  # "condemned the killing as" hangs on either
    is_object = dep(event) in {"obj", "nsubj"} and event.head == verb and event != verb
    return is_object and not draft.times and not draft.heads(RoleName.PLACE) and types_agree(draft.type, told.type)


def is_predicate(draft: Draft, told: Draft) -> bool:
    """Tell whether the noun says what the event was: "the attack was a raid", "appeared to be a raid"."""
    noun = draft.trigger.token
    if noun.pos_ != "NOUN" or not any(children(noun, "cop")) or draft.times:
        return False
    clauses = [noun, noun.head] if dep(noun) in {"xcomp", "ccomp"} else [noun]
    is_subject = any(told.trigger.token in children(clause, "nsubj") for clause in clauses)
    return is_subject and types_agree(draft.type, told.type) and _both_happened(draft, told)


def is_within(draft: Draft, told: Draft) -> bool:
    """Tell whether the clause says what was done in it: "an attack on Monday in which men fired at a bus"."""
    verb, noun = draft.trigger.token, told.trigger.token
    if noun.pos_ != "NOUN" or dep(verb) != "acl" or verb.i < noun.i or not _goes_on(draft, told):
        return False
    return any(preposition(which) in _WITHIN for which in _relative(verb)) and _stands_on(verb, noun)


def is_outcome(draft: Draft, told: Draft) -> bool:
    """Tell whether the clause says whom the event above it killed: "an attack in the town in which two died"."""
    verb, noun = draft.trigger.token, told.trigger.token
    if draft.type != "killing" or antecedent(verb) is None or draft.heads(RoleName.INITIATOR) or draft.times:
        return False
    if noun.pos_ != "NOUN" or not types_agree(draft.type, told.type):
        return False
    is_about = any(dep(which) == "nsubj" or preposition(which) in _WITHIN for which in _relative(verb))
    return is_about and _stands_on(verb, noun, over="acl:relcl")


def _relative(verb: Token) -> tuple[Token, ...]:
    """Return the relative pronoun of the clause: its first "which" or "that"."""
    return next(((word,) for word in verb.subtree if word.lower_ in {"which", "that"} and word.i <= verb.i), ())


def _stands_on(verb: Token, noun: Token, *, over: str = "") -> bool:
    """Tell whether the clause hangs on the noun, or on what is said of it without a verb or an aside between.

    Args:
        over: The relation of clauses that may stand between.
    """
    for node in ancestors(verb):
        if node == noun:
            return True
        if node.pos_ == "VERB" and node.dep_ != over:
            return False
        if node.dep_ == "appos" and not over:
            return False  # "an attack in Norport, a town in which"
    return False
