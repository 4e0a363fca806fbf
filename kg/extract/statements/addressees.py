"""Whom a statement is directed at: who is accused, urged, threatened or backed, or whose plan is turned down.

The rules look in this order, and the first that finds somebody decides: who is addressed (the object of the verb, the
subject of a passive), who is to do what is demanded (the subject of the clause), who stands in what is rejected or
welcomed (its owner, then its complements), and who is named by the verb's own complements or its condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.events.drafts import Draft
from kg.extract.mentions import family, is_backing, kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.speech.floors import FIRST_PERSON
from kg.extract.syntax import children, conjuncts, dep, is_passive, is_relative, preposition
from kg.extract.tokens import Token
from kg.records import MentionKind, RoleName

#: Prepositions of whom something is directed at, most telling first, below a noun and below a verb.
_BELOW_NOUN = (
    "by",
    "against",
    "from",
    "with",
    "to",
    "between",
    "towards",
    "of",
    "on",
    "for",
    "among",
    "over",
    "about",
    "in",
)
_BELOW_VERB = ("against", "with", "at", "on", "upon", "over", "of", "about", "for", "from", "to", "in")
#: Of these, the ones behind which the name of a city stands for those who govern there.
_ACTS_THERE = frozenset({"by", "against", "with", "between", "towards", "to"})
_DEPTH = 4  # nouns below nouns: "the resumption of ties with ..." has three

_OWN = FIRST_PERSON | {"us", "our", "my", "me"}

Target = tuple[Token, str]


@dataclass(frozen=True, slots=True)
class Aim:
    """One search for whom a statement is directed at: its speakers are never among them."""

    reading: Reading
    drafts: Mapping[int, Draft]
    speakers: frozenset[int]

    def targets(self, verb: Token) -> tuple[Target, ...]:
        """Return whom the act of saying of ``verb`` is directed at, with the rule that found them."""
        for rule, found in (
            ("addressee", self._addressed(verb)),
            ("aim-purpose", self._met(verb)),
            ("asked-subject", self._asked(verb)),
            ("aim-object", self._in_objects(verb)),
            ("aim-infinitive", self._in_infinitives(verb)),
            ("aim-oblique", self._in_obliques(verb)),
            ("aim-clause", self._in_clauses(verb)),
            ("aim-condition", self._in_conditions(verb)),
        ):
            if parties := tuple(dict.fromkeys(found)):
                return tuple((party, rule) for party in parties)
            if rule == "aim-object" and any(child.i in self.drafts for child in children(verb, "obj", "nsubj:pass")):
                return ()  # "condemned the attack on the market": nobody says who did it
        return ()

    def obliged(self, clause: Token) -> tuple[Target, ...]:
        """Return who is to do what a clause says must be done."""
        return tuple((party, "asked-subject") for party in dict.fromkeys(self._subjects(clause)))

    def announced(self, clause: Token) -> tuple[Target, ...]:
        """Return whom an announced act of the speaker is directed at: "said it would tighten the blockade of"."""
        if not self._is_own_plan(clause):
            return ()
        return tuple((party, "announced-act") for party in dict.fromkeys(self._in_clause(clause)))

    def _is_own_plan(self, clause: Token) -> bool:
        subjects = list(children(clause, "nsubj"))
        if clause.lemma_ in {"be", "have", "get", "need"}:
            return False
        return any(self._speaks(child) for child in subjects) and any(
            child.lower_ in self.reading.group("status.hypothetical_aux") for child in children(clause, "aux")
        )

    def _addressed(self, verb: Token) -> Iterator[Token]:
        relations = ("nsubj:pass",) if is_passive(verb) else ("obj", "iobj")
        for child in children(verb, *relations):
            yield from self._parties(child)

    def _met(self, verb: Token) -> Iterator[Token]:
        """Yield whom the speaker turned to in order to say it: "summoned the envoy to complain"."""
        if dep(verb) in {"advcl", "xcomp"} and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
            for child in children(verb.head, "obj"):
                yield from self._parties(child)

    def _asked(self, verb: Token) -> Iterator[Token]:
        for clause in children(verb, "ccomp", "xcomp", "advcl"):
            if any(
                child.lower_ in {"if", "unless", "as", "while", "after", "before", "when"} for child in clause.children
            ):
                continue
            yield from self._subjects(clause)

    def _subjects(self, clause: Token) -> Iterator[Token]:
        for child in children(clause, "nsubj", "nsubj:pass"):
            yield from self._parties(child)
            if child.pos_ not in {"PRON", "DET"}:
                yield from self._owners(child)

    def _in_objects(self, verb: Token) -> Iterator[Token]:
        relations = ("obj", "nsubj:pass") if is_passive(verb) else ("obj",)
        for child in children(verb, *relations):
            yield from self._below(child, 0)

    def _in_infinitives(self, verb: Token) -> Iterator[Token]:
        for clause in children(verb, "xcomp"):
            yield from self._in_clause(clause)

    def _in_clauses(self, verb: Token) -> Iterator[Token]:
        for clause in children(verb, "ccomp", "advcl"):
            if not any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "as"} for child in clause.children):
                yield from self._in_clause(clause)

    def _in_conditions(self, verb: Token) -> Iterator[Token]:
        for node in (verb, *children(verb, "xcomp")):
            for clause in children(node, "advcl"):
                if any(child.lower_ in {"if", "unless", "until"} for child in children(clause, "mark")):
                    yield from self._subjects(clause)

    def _in_clause(self, clause: Token) -> Iterator[Token]:
        """Yield whom the act that a clause tells is directed at: those that it hits, its objects, its complements.

        Who withdraws somebody withdraws his own: "will pull its monitors out of the enclave".
        """
        draft = self.drafts.get(clause.i)
        if draft is not None:
            yield from (head for head in draft.heads(RoleName.TARGET) if not self._speaks(head))
        if clause.lemma_.lower() in self.reading.group("statements.withdraws"):
            yield from self._in_obliques(clause)
            return
        found = False
        for child in children(clause, "obj", "iobj"):
            for party in self._parties(child) or self._below(child, 0):
                found = True
                yield party
        if not found:
            yield from self._in_obliques(clause)
            for inner in children(clause, "xcomp", "ccomp"):
                yield from self._in_clause(inner)

    def _in_obliques(self, verb: Token) -> Iterator[Token]:
        for case in _BELOW_VERB:
            found = False
            for child in children(verb, "obl"):
                if preposition(child) == case and noun_of(child) not in self.reading.group("statements.occasions"):
                    for party in self._parties(child, case) or self._below(child, 0):
                        found = True
                        yield party
            if found:
                return

    def _below(self, noun: Token, depth: int) -> tuple[Token, ...]:
        """Return who stands in a nominal that is nobody itself: who did it, whose it is, whom it concerns."""
        draft = self.drafts.get(noun.i)
        if draft is not None:
            return tuple(head for head in draft.heads(RoleName.INITIATOR) if not self._speaks(head))
        if depth == _DEPTH or self.reading.is_time(noun):
            return ()
        return tuple(self._owners(noun)) or self._complements(noun, depth) or tuple(self._in_clauses_of(noun))

    def _owners(self, noun: Token) -> Iterator[Token]:
        """Yield whose it is: "the group's offer", "a Kenyan proposal"; a nation before a person is no owner."""
        own = self.reading.hits.get(noun.i)
        for child in noun.children:
            if own is not None and self.reading.hits.get(child.i) is own:
                continue  # a word of its name: "the Republic of Norland"
            before = child.i < noun.i and dep(child) in {"amod", "compound", "nmod"}
            if child.dep_ == "nmod:poss":
                yield from self._parties(child) or self._below(child, _DEPTH - 1)
            elif before and not is_people(noun) and self._is_nation_or_name(child):
                yield from self._parties(child)
            elif before and is_people(child):
                yield child

    def _is_nation_or_name(self, child: Token) -> bool:
        is_name = child.i in self.reading.hits or (child.pos_ == "PROPN" and child.i in self.reading.names)
        return is_name and not is_backing(self.reading, child)

    def _complements(self, noun: Token, depth: int) -> tuple[Token, ...]:
        for case in _BELOW_NOUN:
            found: dict[Token, None] = {}
            for child in children(noun, "nmod", "obl"):
                if preposition(child) == case and noun_of(child) not in self.reading.group("statements.occasions"):
                    own = self._parties(child, case)
                    found.update(dict.fromkeys(own or self._below(child, depth + 1)))
            if found:
                return tuple(found)
        return ()

    def _in_clauses_of(self, noun: Token) -> Iterator[Token]:
        """Yield who stands in the clause of a noun: "its demand that the army leave", "a letter sent by the union"."""
        for clause in children(noun, "acl", "ccomp"):
            if clause.dep_ != "acl:relcl":
                yield from self._subjects(clause)
                agents = (child for child in children(clause, "obl") if preposition(child) == "by")
                yield from (party for agent in agents for party in self._parties(agent))
                if clause.tag_ == "VB":  # "an invitation to attend talks with"
                    yield from self._in_clause(clause)

    def _parties(self, head: Token, case: str = "") -> tuple[Token, ...]:
        """Return the nominal and those coordinated with it that can be addressed; () where it is nobody."""
        found = [token for token in conjuncts(head) if self._is_party(token, case)]
        return tuple(found)

    def _is_party(self, token: Token, case: str) -> bool:
        reading = self.reading
        if reading.is_time(token) or is_relative(token) or self._speaks(token) or token.i in self.drafts:
            return False
        referent = reading.referent(token)
        if referent.pos_ in {"PRON", "DET"} or (case == "with" and referent.lower_ == "force"):
            return False
        found = kinds(reading, referent)
        if MentionKind.ACTOR in found:
            return not self._is_own_people(referent)
        if is_people(referent) and any(self._is_nation_or_name(child) for child in referent.children):
            return True
        return MentionKind.PLACE in found and case in _ACTS_THERE and is_place_name(reading, referent)

    def _is_own_people(self, token: Token) -> bool:
        """Tell whether it is the speaker's own people, whom a warning is for and not against."""
        return family(self.reading, noun_of(token)) == "people" and any(
            owner.pos_ == "PRON" and (self._speaks(owner) or owner.i not in self.reading.antecedents)
            for owner in children(token, "nmod:poss")
        )

    def _speaks(self, token: Token) -> bool:
        return self.reading.referent(token).i in self.speakers or (token.pos_ == "PRON" and token.lower_ in _OWN)


def is_place_name(reading: Reading, token: Token) -> bool:
    """Tell whether the token is the name of a place, which can stand for those who govern there."""
    return token.pos_ == "PROPN" and (token.i in reading.names or token.i in reading.hits)


def is_people(noun: Token) -> bool:
    """Tell whether an unlisted plural names people by its ending: "candidates", "strikers"."""
    return noun.tag_ == "NNS" and noun.lemma_.lower().endswith(("er", "or", "ist", "ian", "ate", "ee", "ant", "man"))


def aim(reading: Reading, drafts: Mapping[int, Draft], speakers: Iterable[Token]) -> Aim:
    """Return the search for whom the statement of ``speakers`` is directed at."""
    return Aim(reading, drafts, frozenset(reading.referent(speaker).i for speaker in speakers))
