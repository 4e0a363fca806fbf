"""Whose words a word of the report is: the acts of saying of a report, and what each of them covers.

``speeches`` finds the acts of saying. The nearest one counts: in the tree first, then by the stretch of text that a
tail or a quotation covers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.tokens import Token

_ALONGSIDE = frozenset({"tail", "according"})
#: Relations of a clause to the verb of saying whose content it is.
WHOLE_CLAUSE = frozenset({"ccomp", "parataxis", "xcomp", "csubj"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying.

    Attributes:
        cue: The verb, the noun ("claim") or "according"; in a sentence that lost its verb the speaker itself.
        speaker: Head token of the speaker, before coreference.
        rule: How it was found.
        anchor: The token that hangs on what is said, where it is not the cue: the X of "according to X".
        told: Stretches of tokens (end exclusive) that it covers whatever the tree says.
    """

    cue: Token
    speaker: Token
    rule: str
    anchor: Token | None = None
    told: tuple[tuple[int, int], ...] = ()

    @property
    def node(self) -> Token:
        """Where the act of saying stands in the tree."""
        return self.cue if self.anchor is None else self.anchor

    @property
    def words(self) -> tuple[Token, ...]:
        """The words that mark it: the cue with what is fixed to it ("according to")."""
        return (self.cue, *children(self.cue, "fixed"))

    @property
    def is_on_surface(self) -> bool:
        """Whether the speaker was found beside what is said: the tree may hang it into the clause."""
        return bool(self.told)

    def covers(self, index: int) -> bool:
        """Tell whether the token lies in a stretch that is covered whatever the tree says."""
        return any(start <= index < end for start, end in self.told)


@dataclass(frozen=True, slots=True)
class Floor:
    """A stretch of tokens (``end`` exclusive) that is said by one voice.

    Attributes:
        cue: What marks the speaker: the verb of saying, or the verb of the body that writes.
        speaker: Head token of the speaker, before coreference.
    """

    start: int
    end: int
    cue: Token
    speaker: Token
    rule: str


@dataclass(frozen=True, slots=True)
class Speeches:
    """All acts of saying of a report by the token index where they stand in the tree.

    Attributes:
        quoted: The act of saying that quoted words belong to, by token index, for quotations of other sentences and
            parts of sentences than the verb's own.
        announced: The stretches that stand behind "X said:".
    """

    by_cue: Mapping[int, Speech]
    quoted: Mapping[int, Speech] = field(default_factory=dict)
    announced: tuple[Floor, ...] = ()

    def of(self, token: Token) -> Speech | None:
        """Return the nearest act of saying whose content ``token`` belongs to, None for the report's own voice."""
        return self._in_tree(token) or self._on_surface(token)

    def _in_tree(self, token: Token) -> Speech | None:
        node, is_that = token, False
        while True:
            found = self._about(node)
            if found is not None and not _inside(token, found.speaker):
                return found
            if node.head == node:
                return None
            above = self.by_cue.get(node.head.i)
            if above is not None and (is_that or _is_content(node, above)) and not _is_own_phrase(token, above):
                return above
            # "had heard from the family that militants ...": the clause hangs on a noun between it and its verb.
            is_that = _is_complement(node) or (is_that and node.pos_ != "VERB")
            node = node.head

    def _about(self, node: Token) -> Speech | None:
        """Return the speech that hangs on the node from the side: a tail or "according to"."""
        for child in node.children:
            speech = self.by_cue.get(child.i)
            if speech is not None and speech.rule in _ALONGSIDE:
                return speech
        return None

    def _on_surface(self, token: Token) -> Speech | None:
        beside = [speech for speech in self.by_cue.values() if speech.covers(token.i)]
        near = next((speech for speech in beside if not _inside(token, speech.speaker)), None)
        return near or self.quoted.get(token.i)


def is_of_responsible(anchor: Token) -> bool:
    """Tell whether the words tell more of what somebody is responsible for: that says the report, whoever claims it.

    "Claimed responsibility for the blast that killed 12", "said they were responsible for a raid that killed 12".
    """
    below, is_aside = anchor, False
    for node in ancestors(anchor):
        if dep(below) in {"ccomp", "parataxis"}:
            return False
        is_aside = is_aside or (dep(below) in {"acl", "advcl"} and below.pos_ == "VERB")
        words = (node, *children(node, "obj"))
        if any(word.lemma_.lower() in {"responsible", "responsibility"} for word in words):
            return is_aside
        below = node
    return False


def object_said(speech: Speech, token: Token) -> Token | None:
    """Return the object of the verb of saying that the token stands below, None where it is part of a clause said."""
    below = token
    while below.head not in (below, speech.cue):
        below = below.head
    return below if below.head == speech.cue and dep(below) == "obj" else None


def _is_content(node: Token, speech: Speech) -> bool:
    """Tell whether a dependent of the cue is what was said, rather than who, when or where."""
    if speech.rule == "noun":
        return is_told_by_noun(node)
    if dep(node) == "parataxis" and _is_after_semicolon(node):
        return False
    if dep(node) in WHOLE_CLAUSE | {"obj", "acl"} or node.dep_ == "nsubj:pass":
        return True
    if speech.rule == "count" and preposition(node) in {"to", "at"}:
        return True  # "raised the toll to 13 killed"
    if dep(node) == "obl":
        return preposition(node) in {"of", "about"} or (preposition(node) == "for" and speech.cue.lemma_ == "blame")
    return dep(node) == "advcl" and (_is_charge(node) or _goes_on(node, speech.cue))


def _is_charge(clause: Token) -> bool:
    """Tell whether the clause says what somebody is accused of: "of shelling the town", "for attacking"."""
    return any(child.lower_ in {"of", "for", "how"} for child in children(clause, "mark", "case", "advmod"))


def _goes_on(clause: Token, verb: Token) -> bool:
    """Tell whether a participle goes on with what was said, hung one clause too high: "..., causing a fire"."""
    said = [child.i for child in verb.children if dep(child) == "ccomp"]
    has_mark = any(children(clause, "mark", "case"))
    return bool(said) and clause.tag_ == "VBG" and not has_mark and verb.i < min(said) < clause.i


def _is_after_semicolon(node: Token) -> bool:
    first = node.left_edge
    return first.text == ";" or (first.i > first.sent.start and first.nbor(-1).text == ";")


def _is_complement(clause: Token) -> bool:
    """Tell whether a clause hung on a noun is what a verb above says: "that militants", "accused by X of shelling"."""
    if dep(clause) not in {"acl", "advcl", "ccomp"}:
        return False
    return has_that(clause) or (clause.tag_ == "VBG" and any(mark.lower_ == "of" for mark in children(clause, "mark")))


def _is_own_phrase(token: Token, speech: Speech) -> bool:
    """Tell whether the token belongs to who speaks; what somebody says in a clause about them does not."""
    return not speech.speaker.is_ancestor(speech.cue) and _inside(token, speech.speaker)


def _inside(token: Token, speaker: Token) -> bool:
    """Tell whether the token belongs to the speaker's own phrase (a speaker does not say who he is).

    A clause with "that" is none of it, wherever it hangs: "had heard from the family that militants ...".
    """
    node = token
    while node != speaker:
        if node.head == node or _is_complement(node):
            return False
        node = node.head
    return True


def is_told_by_noun(child: Token) -> bool:
    """Tell whether a dependent of a noun of saying is what was said: "the claim that", "reports of"."""
    return (dep(child) in {"acl", "ccomp"} and has_that(child)) or (
        dep(child) == "nmod" and preposition(child) in {"of", "about"}
    )


def has_that(clause: Token) -> bool:
    """Tell whether "that" opens the clause."""
    return any(mark.lower_ == "that" for mark in children(clause, "mark"))
