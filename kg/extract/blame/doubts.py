"""When words about who did it accuse nobody: denied, doubted, only asked about, or claimed by "no group"."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, arguments, children, dep
from kg.extract.tokens import Token

_MAX_HEADS = 4  # heads above an accusation among which a denial stands
_NOT = frozenset({"not", "never", "n't", "n’t", "neither", "nor", "hardly"})
_NOBODY = frozenset({"no", "neither", "any", "whichever", "whatever"})


def is_meant(reading: Reading, cue: Token, event: Token) -> bool:
    """Tell whether the words accuse: nothing denies, doubts or only considers it."""
    if is_doubted(reading, cue):
        return False
    for above in list(ancestors(cue))[:_MAX_HEADS]:
        if above.lemma_.lower() in reading.group("accusations.denials"):
            return False
        if above.pos_ == "VERB" and (is_negated(above) or above.lemma_.lower() in reading.group("accusations.asks")):
            return False
    return not any(word.lower_ in reading.group("accusations.denials") for word in (cue, event))


def is_doubted(reading: Reading, cue: Token) -> bool:
    """Tell whether the word, or the one above it, is negated, only possible, asked about or denied."""
    words = [cue, *([cue.head] if dep(cue) in {"xcomp", "ccomp"} else [])]
    for word in words:
        for child in word.children:
            if dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux"):
                return True
            if dep(child) == "mark" and child.lower_ in reading.group("status.hypothetical_marks"):
                return True
    return is_negated(cue) or cue.lemma_.lower() in reading.group("accusations.denials")


def is_negated(word: Token) -> bool:
    """Tell whether a word beside it negates it."""
    return any(child.lower_ in _NOT and dep(child) in {"advmod", "cc", "det"} for child in word.children)


def is_refused(reading: Reading, responsibility: Token) -> bool:
    """Tell whether nobody takes the responsibility: it is denied, or "no group claimed" it."""
    verb = responsibility.head
    if verb.lemma_.lower() in reading.group("accusations.denials"):
        return True
    if any(child.lower_ in _NOT or child.lower_ == "no" for child in (*verb.children, *responsibility.children)):
        return True
    doers = [argument.head for argument in arguments(verb) if argument.relation in {"subject", "by"}]
    return any(is_nobody(head) for head in doers)


def is_nobody(head: Token) -> bool:
    """Tell whether the nominal names nobody: "no group", "none of them"."""
    named_none = head.lower_ in {"none", "nobody", "neither", "no-one"}
    return named_none or any(child.lower_ in _NOBODY for child in children(head, "det"))
