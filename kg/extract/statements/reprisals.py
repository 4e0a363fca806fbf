"""What somebody says to be going to do: "would retaliate", "will respond with force", "would fire rockets"."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.syntax import children, subject
from kg.extract.tokens import Token

_WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
_WHOEVER = frozenset({"any", "every", "all", "each", "anyone", "anybody", "anything", "whoever"})
_NOT = frozenset({"not", "n't", "n’t", "never"})


def is_reprisal(reading: Reading, clause: Token) -> bool:
    """Tell whether a clause says that somebody will strike back: "would retaliate", "will respond with force"."""
    if not _is_to_come(clause):
        return False
    lemma = clause.lemma_.lower()
    if lemma in reading.group("statements.reprisals"):
        return True
    if lemma in reading.group("statements.answers"):
        means = {child.lemma_.lower() for child in children(clause, "obl", "advmod")}
        return bool(means & (reading.group("statements.forcefully") | reading.words.nouns.keys()))
    is_back = any(child.lower_ == "back" for child in clause.children)
    return is_back and lemma in reading.words.verbs.keys() | {"hit", "fight"}


def is_own_attack(reading: Reading, verb: Token, clause: Token) -> bool:
    """Tell whether who says the verb is who would attack: "warned that it would fire rockets at the port"."""
    lemma = clause.lemma_.lower()
    if lemma not in reading.words.verbs and lemma not in reading.group("light.looses"):
        return False
    doer, speaker = subject(clause), subject(verb)
    if doer is None or speaker is None or reading.referent(doer[0]) != reading.referent(speaker[0]):
        return False
    return _is_to_come(clause)


def will_be_struck(reading: Reading, clause: Token) -> bool:
    """Tell whether a clause says that something will be struck, and not by whom: "any ship there will be targeted"."""
    if clause.lemma_.lower() not in reading.group("statements.strikes"):
        return False
    struck = (word.lower_ for head in children(clause, "nsubj:pass") for word in (head, *children(head, "det")))
    if _WHOEVER.isdisjoint(struck):
        return False  # "its power plants will be targeted": by others
    is_done = any(children(clause, "aux:pass")) and not any(children(clause, "obl:agent"))
    return is_done and _is_to_come(clause)


def _is_to_come(clause: Token) -> bool:
    """Tell whether the clause says what will be, or would, and does not deny it."""
    words = {child.lower_ for child in clause.children}
    return bool(words & _WILL) and not words & _NOT
