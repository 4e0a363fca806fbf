"""Which events a statement is about: those in its content, those that it takes up again, and the dead it mourns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.events.drafts import Draft
from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.statements.stances import CLAIM, claimed, is_circumstance
from kg.extract.statements.standins import Story
from kg.extract.syntax import ancestors, children, dep, window_start
from kg.extract.tokens import Token, Tokens
from kg.records import HAPPENED, Harm, MentionKind

_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
_TAKES_UP = frozenset({"this", "these", "such"})
_DESCRIBES = frozenset({"nmod", "acl", "compound", "amod"})
_TAKEN_UP = 2  # sentences back that "these actions" can mean, in between "this" may stand for the same
_MOURNED = 20  # sentences back in which the dead are told of whom somebody mourns


@dataclass(frozen=True, slots=True)
class Topics:
    """The events of a report, by the token index of their trigger, and how words lead to them."""

    reading: Reading
    drafts: Mapping[int, Draft]
    story: Story

    def of_stance(self, stance: str, verb: Token, heads: tuple[Token, ...]) -> tuple[int, ...]:
        """Return the triggers that a verb of a stance is about, ``heads`` being those of its content."""
        about = tuple(filter(self.story.tells, self.inside(heads)))
        about = about or self._claimed(stance, verb) or self.named_again(heads)
        about = about or self._dead(stance, verb) or self._taken_up(heads)
        part = any(head.lemma_.lower() in self.reading.group("statements.parts") for head in heads)
        if stance == "denial" and not about:
            about = self.under_discussion(verb) if part else self._accused(heads)
        if about and stance == "threat":
            return about
        return self.with_real(about, tuple(_below(heads))) or self._judged(stance, heads)

    def _judged(self, stance: str, heads: Iterable[Token]) -> tuple[int, ...]:
        """Return what the report tells where something known is condemned: "condemned the behaviour of the crowd"."""
        if stance != "condemnation":
            return ()
        if any(dep(head) == "obj" and (head.lower_ == "it" or self._is_of_event(head)) for head in heads):
            return self.story.at_issue(next(iter(heads)))
        things = (head for head in heads if dep(head) == "obj" and _is_known(head))
        thing = next((head for head in things if MentionKind.ACTOR not in kinds(self.reading, head)), None)
        return () if thing is None else self.story.at_issue(thing)

    def _is_of_event(self, noun: Token) -> bool:
        """Tell whether a word that could name any event names the one that is told: "deplored a senseless attack"."""
        is_one = noun.tag_ == "NN" and any(child.lower_ in {"a", "an"} for child in children(noun, "det"))
        return is_one and not self.story.tells(noun.i) and noun.lemma_.lower() in self.reading.words.nouns

    def of_judgement(self, stance: str, cue: Token, sentence: Tokens) -> tuple[int, ...]:
        """Return the events of a judged sentence; where it has none, whom one mourns or what "this" takes up."""
        about = self.inside((sentence.root,))
        subjects = children(sentence.root, "nsubj", "nsubj:pass")
        about = about or self._dead(stance, cue) or self.named_again(sentence) or self._taken_up(subjects)
        return self.with_real(about, tuple(sentence))

    def of_words(self, words: Iterable[Token]) -> tuple[int, ...]:
        """Return the event that words without one of their own name again or stand for."""
        said = tuple(words)
        subjects = (token for token in said if dep(token) in {"nsubj", "nsubj:pass"} and token.pos_ == "NOUN")
        about = self.named_again(said) or self._taken_up(subjects)
        about = about or self.story.stood_for(said) or self.story.known_by(filter(_is_subject, said))
        return about or self.story.left_open(said) or self.story.told_on(said)

    def with_real(self, about: tuple[int, ...], words: Iterable[Token]) -> tuple[int, ...]:
        """Return the events with what the words stand for, where none of them has happened.

        "Urged the police to arrest those behind the killing" is about the killing as well as about the arrest.
        """
        if any(self.drafts[index].status in HAPPENED for index in about):
            return about
        said = tuple(words)
        real = self.story.stood_for(said) or self.story.known_by(said)
        return (*about, *(index for index in real if index not in about))

    def told_in(self, sentence: Tokens) -> tuple[int, ...]:
        """Return the events that a sentence tells as having happened, or takes up from what was told so."""
        has_any = any(sentence.start <= index < sentence.end for index in self.drafts)
        about = (self.inside((sentence.root,)) if has_any else ()) or self._taken_up(children(sentence.root, "nsubj"))
        return tuple(index for index in about if self.drafts[index].status in HAPPENED)

    def inside(self, heads: Iterable[Token]) -> tuple[int, ...]:
        """Return the triggers below the heads, the outermost ones: an event inside another's clause is background.

        So is one in a clause that says when: "condemned the raid, a week after the group had shelled a market".
        """
        found: list[int] = []
        for head in heads:
            for token in head.subtree:
                if token.i in self.drafts and not any(above.i in found for above in (token, *token.ancestors)):
                    found.append(self.drafts[token.i].trigger.token.i)
        told = tuple(index for index in found if not _is_circumstantial(self.reading.doc[index]))
        return told or tuple(found)

    def _claimed(self, stance: str, verb: Token) -> tuple[int, ...]:
        """Return the event above a claim: "an attack claimed by the group", "for which they claimed responsibility".

        A relative clause may hang on the last noun behind the event: "shelled the town, for which ...".
        """
        if stance != CLAIM:
            return ()
        above = (token for noun in claimed(verb) for token in (noun, *ancestors(noun)))
        drafts = (self.drafts.get(token.i) for token in above)
        found = tuple(draft.trigger.token.i for draft in drafts if draft is not None)[:1]
        return found or self.inside(noun for noun in claimed(verb) if not verb.is_ancestor(noun))

    def named_again(self, words: Iterable[Token]) -> tuple[int, ...]:
        """Return the event before that "the offensive" or "this attack" names again without being read as one."""
        for token in words:
            if token.pos_ != "NOUN" or not _is_bare_definite(token):
                continue
            same = [i for i, draft in self.drafts.items() if i < token.i and _noun_of(draft) == token.lemma_.lower()]
            if same:
                return (max(same),)
        return ()

    def _dead(self, stance: str, cue: Token) -> tuple[int, ...]:
        """Return whose death a word of mourning is about that tells of none itself: the nearest killing before it.

        Where nobody is said to have been killed, the outermost events of the nearest sentence that tells any.
        """
        if stance != "mourning":
            return ()
        first = window_start(cue, _MOURNED)
        killing = [index for index, draft in self.drafts.items() if first <= index < cue.i and _kills(draft)]
        if killing:
            return (max(killing),)
        nearest = max((index for index in self.drafts if first <= index < cue.i), default=None)
        return () if nearest is None else self.inside((self.reading.doc[nearest].sent.root,))

    def _taken_up(self, heads: Iterable[Token]) -> tuple[int, ...]:
        """Return the events that "this" or "these actions" take up: those of the nearest sentence that has any."""
        taking = (head for head in heads if _TAKES_UP & {head.lower_, *(part.lower_ for part in children(head, "det"))})
        head = next(taking, None)
        return () if head is None else self.under_discussion(head)

    def _accused(self, heads: Iterable[Token]) -> tuple[int, ...]:
        """Return what somebody was heard to tell before "the accusation", "the militants' claim"."""
        words = self.reading.group("statements.accusations") | self.reading.group("reporting.nouns")
        head = next((head for head in heads if head.lemma_.lower() in words and _is_known(head)), None)
        if head is None:
            return ()
        first = window_start(head, _TAKEN_UP)
        told = [i for i, draft in self.drafts.items() if first <= i < head.i and draft.speech is not None]
        return self.story.at_issue(head) if not told else self.inside((self.reading.doc[max(told)].sent.root,))

    def under_discussion(self, token: Token) -> tuple[int, ...]:
        """Return the events of the nearest sentence before that tells any: those "denied any involvement" is about."""
        first = window_start(token, _TAKEN_UP)
        told = (index for index, draft in self.drafts.items() if draft.status in HAPPENED)
        nearest = max((index for index in told if first <= index < token.sent.start), default=None)
        return () if nearest is None else self.inside((self.reading.doc[nearest].sent.root,))


def _below(heads: Iterable[Token]) -> Iterator[Token]:
    return (token for head in heads for token in head.subtree)


def _is_circumstantial(token: Token) -> bool:
    return any(is_circumstance(node) for node in (token, *ancestors(token)))


def _is_bare_definite(noun: Token) -> bool:
    """Tell whether the noun is definite by its article alone: "the offensive", but not "the offensive in the south"."""
    is_definite = any(part.lower_ in _DEFINITE for part in children(noun, "det"))
    return is_definite and not any(dep(child) in _DESCRIBES for child in noun.children)


def _is_subject(token: Token) -> bool:
    return dep(token) in {"nsubj", "nsubj:pass"} or token.dep_ == "nsubj:pass"


def _is_known(noun: Token) -> bool:
    return any(child.dep_ == "nmod:poss" or child.lower_ in _DEFINITE for child in noun.children)


def _noun_of(draft: Draft) -> str:
    trigger = draft.trigger.token
    return trigger.lemma_.lower() if trigger.pos_ == "NOUN" else ""


def _kills(draft: Draft) -> bool:
    return draft.type in {"killing", "assassination"} or any(toll.harm is Harm.KILLED for toll in draft.tolls)
