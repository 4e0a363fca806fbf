"""What stands for an event without naming it: "the incident", "those responsible", "the attackers", "13 were wounded".

Such words are about the event that the report is telling: the main one where it is near, else the nearest before, else
the main one. Who speaks of conflict in general ("any act of terror", "violence is no answer") is about none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.mentions import kinds
from kg.extract.nominals import is_plural
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.statements.participants import clusters_of
from kg.extract.syntax import children, dep, is_passive, window_start
from kg.extract.tokens import Token
from kg.records import HAPPENED, EventKind, MentionKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_TAKES_UP = frozenset({"this", "that", "these", "those", "such"})
_MANY = frozenset({"these", "those", "such"})
_TOLD = frozenset({"VBD", "VBN"})
_OPEN = frozenset({"he", "she", "they"})
_ONE = frozenset({"he", "she", "i", "we"})
_NEAR = 3  # sentences back that are still about what is being told
_FEW = 2  # incidents of a report in which whatever somebody tells of the past is about the one that is being told


@dataclass(frozen=True, slots=True)
class Story:
    """The events that a report tells, each by the token indexes of its triggers, as the sentences go on."""

    reading: Reading
    clusters: Sequence[Cluster]

    def tells(self, index: int) -> bool:
        """Tell whether the word is a trigger of one of the events."""
        return any(member.draft.trigger.token.i == index for cluster in self.clusters for member in cluster.members)

    def stood_for(self, words: Iterable[Token]) -> tuple[int, ...]:
        """Return the triggers of the events that the words stand for without naming them, () where none does."""
        for token in words:
            if self._stands_in(token):
                return self.at_issue(token, several=self._is_of_several(token))
        return ()

    def known_by(self, words: Iterable[Token]) -> tuple[int, ...]:
        """Return the trigger of the event that somebody was in of whom the words go on to tell, the main one first."""
        happened = tuple(filter(_happened, self.clusters))
        for token in words:
            found = tuple(clusters_of(self.reading, token, happened))
            if found:
                main = self._main()
                cluster = main if main is not None and main in found else found[-1]
                before = [each.draft.trigger.token.i for each in cluster.members if each.draft.status in HAPPENED]
                return (max((index for index in before if index < token.i), default=before[0]),)
        return ()

    def at_issue(self, token: Token, *, several: bool = False) -> tuple[int, ...]:
        """Return the trigger of the event that is being told where the token stands; of several all that are."""
        first = window_start(token, _NEAR)
        near = [(index, cluster) for index, cluster in self._told() if first <= index < token.i]
        main = self._main()
        if several and near:
            return tuple({id(cluster): index for index, cluster in near}.values())
        if not near or any(cluster is main for _, cluster in near):
            return () if main is None else (main.members[0].draft.trigger.token.i,)
        return (max(index for index, _ in near),)

    def left_open(self, words: Iterable[Token]) -> tuple[int, ...]:
        """Return the trigger of the event that is being told where the words go on about somebody left open: "they"."""
        for token in words:
            if MentionKind.ACTOR in kinds(self.reading, token):
                return ()  # "the council met the envoys; they ...": who is meant may stand in the same sentence
            is_open = token.lower_ in _OPEN and self.reading.referent(token) == token
            first = window_start(token, _NEAR)
            if is_open and any(first <= index < token.i for index, _ in self._told()):
                return self.at_issue(token)
        return ()

    def told_on(self, words: Iterable[Token]) -> tuple[int, ...]:
        """Return the trigger of the event that is being told where the words go on with what happened.

        Of a report of one or two incidents: "an investigator said the wires had been cut beforehand".
        """
        said = tuple(words)
        heads = (token for token in said if token.head not in said)
        head = next((token for token in heads if _is_past(token)), None)
        happened = tuple(filter(_happened, self.clusters))
        told = [cluster for cluster in happened if cluster.kind is EventKind.INCIDENT] or happened
        if head is None or not 0 < len(told) <= _FEW or self._is_of_others(head, said):
            return ()
        first = window_start(head, _NEAR)
        return self.at_issue(head) if any(first <= index < head.i for index, _ in self._told()) else ()

    def _is_of_others(self, head: Token, said: Iterable[Token]) -> bool:
        """Tell whether the words are about another matter: of another time, of states and bodies, of who speaks."""
        if any(self.reading.is_time(token) or token.i in self.reading.hits for token in said):
            return True
        return any(child.lower_ in _ONE for child in children(head, "nsubj", "nsubj:pass"))

    def _told(self) -> list[tuple[int, Cluster]]:
        return [
            (member.draft.trigger.token.i, cluster)
            for cluster in self.clusters
            for member in cluster.members
            if member.draft.status in HAPPENED
        ]

    def _main(self) -> Cluster | None:
        """Return the event that the report is about: the one told in most sentences, of equals the first.

        A report without a single incident may be about a series: an offensive.
        """
        happened = tuple(filter(_happened, self.clusters))
        single = [cluster for cluster in happened if cluster.kind is EventKind.INCIDENT]
        return max(single or happened, key=_told_often, default=None)

    def _stands_in(self, token: Token) -> bool:
        group = self.reading.group
        lemma = token.lemma_.lower()
        if token.lower_ == "those":
            behind = self.reading.doc[token.i + 1 : min(token.i + 2, token.sent.end)]  # the tree may hang it elsewhere
            return any(self._is_of_event(child) for child in (*token.children, *behind))
        if token.pos_ == "NOUN" and lemma in group("statements.stand_ins"):
            return self._is_taken_up(token) or self._is_bare(token)
        if token.pos_ == "NOUN" and lemma in group("statements.doers"):
            known = _DEFINITE | group("statements.further")
            return any(child.lower_ in known or child.dep_ == "nummod" for child in token.children)
        if token.pos_ == "NOUN" and lemma in group("statements.open_questions"):
            return True
        if token.tag_ == "CD" and any(child.lower_ == "the" for child in children(token, "det")):
            return not any(children(token, "nmod"))  # "the six were aid workers"
        return self._tells_harm(token)

    def _is_of_event(self, word: Token) -> bool:
        """Tell whether "those" are who did it or suffered it: "those responsible", "those killed"."""
        harms = (self.reading.group(f"harm.{harm}_verbs") for harm in ("killed", "injured", "captured"))
        is_harmed = word.tag_ in _TOLD and word.lemma_.lower() in frozenset().union(*harms) - {"execute"}
        return is_harmed or word.lower_ in self.reading.group("statements.behind")

    @staticmethod
    def _is_taken_up(noun: Token) -> bool:
        return any(child.lower_ in _TAKES_UP or child.dep_ == "nummod" for child in noun.children)

    @staticmethod
    def _is_bare(noun: Token) -> bool:
        """Tell whether "the" alone makes the noun known: "the violence", but not "the violence of the regime"."""
        is_definite = any(child.lower_ == "the" for child in noun.children)
        return is_definite and not any(dep(child) in {"nmod", "compound"} for child in noun.children)

    def _tells_harm(self, token: Token) -> bool:
        """Tell whether people are said to be hurt or found: "13 were wounded", "sustained injuries", "were rescued"."""
        group = self.reading.group
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            found = lemma in group("harm.injured_verbs") | group("statements.aftermath")
            return (found and is_passive(token)) or (lemma in group("harm.intransitive") and token.tag_ in _TOLD)
        if lemma in group("statements.dead") and token.pos_ in {"NOUN", "ADJ", "VERB"}:
            return any(child.lower_ in _DEFINITE or child.dep_ == "nummod" for child in token.children)
        is_harm = lemma in group("harm.injured_nouns") and token.pos_ == "NOUN"
        return is_harm and dep(token) == "obj" and token.head.lemma_.lower() in group("harm.undergoes")

    def _is_of_several(self, token: Token) -> bool:
        is_many = any(child.lower_ in _MANY or child.dep_ == "nummod" for child in token.children)
        return is_plural(token) and (is_many or token.lemma_.lower() in self.reading.group("statements.sufferers"))


def _is_past(head: Token) -> bool:
    """Tell whether a clause is in the past: "smoke rose", "had been cut", "was empty"."""
    helps = [child for child in head.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    return any(word.tag_ == "VBD" for word in helps or (head,)) and not any(word.tag_ == "MD" for word in helps)


def _happened(cluster: Cluster) -> bool:
    return any(member.draft.status in HAPPENED for member in cluster.members)


def _told_often(cluster: Cluster) -> tuple[int, int]:
    triggers = [member.draft.trigger.token for member in cluster.members]
    return len({token.sent.start for token in triggers}), -triggers[0].i
