"""What somebody's own words judge or want, where no verb of a stance says so.

"This is unacceptable", "they must stop", "our thoughts are with the families": the predicate of the sentence tells the
stance. Whose words they are is not known here; in the report's own words the same predicates are no statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.speech.floors import FIRST_PERSON
from kg.extract.statements.stances import OTHER
from kg.extract.syntax import children, dep, is_passive, preposition
from kg.extract.tokens import Token, Tokens
from kg.records import MentionKind

#: Verbs whose complement says how their subject is: "remains committed".
_STATES = frozenset({"remain", "stay", "stand", "feel", "continue"})
_WILL = frozenset({"will", "’ll", "'ll", "shall"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})

#: Stances by the nouns that a predicate shows: "is a sign of their contempt", "is a matter of concern".
_NOUNS = {"condemnation": "statements.wrongs", "support": "statements.rights", OTHER: "statements.worries"}

_Judged = Iterator[tuple[str, Token]]
_Finder = Callable[[Reading, Tokens, tuple[Token, ...]], _Judged]


def judgement(reading: Reading, words: Tokens) -> tuple[str, Token] | None:
    """Return the stance that somebody's own words take, and the word that tells it; None where they only tell.

    Asked of one sentence that is known to be said. The dead come first, then what the sentence's predicate says.
    """
    predicates = tuple(_predicates(words))
    finders: tuple[_Finder, ...] = (_mourned, _felt, _refuted, _judged, _vowed, _demanded, _backed, _described)
    return next((found for find in finders for found in find(reading, words, predicates)), None)


def _predicates(words: Tokens) -> Iterator[Token]:
    """Yield the main predicate and those coordinated with it or said through it: what the sentence itself says."""
    todo = [words.root]
    while todo:
        head = todo.pop(0)
        yield head
        todo += [
            child
            for child in head.children
            if dep(child) in {"conj", "parataxis"}
            or (dep(child) == "ccomp" and head.pos_ in {"VERB", "AUX"})
            or (dep(child) == "xcomp" and head.lemma_ in _STATES)
        ]


def _among(words: Tokens, found: Iterable[Token]) -> Iterator[Token]:
    return (token for token in found if words.start <= token.i < words.end)


def _mourned(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    for token in _among(words, reading.bearing("statements.condolences")):
        is_own = token.lemma_.lower() in reading.group("statements.condolences") and dep(token) != "compound"
        if is_own and token.pos_ in {"NOUN", "PROPN"}:
            yield "mourning", token
    yield from (("mourning", head) for head in predicates if head.lower_ in reading.group("statements.feels_mourning"))


def _felt(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield what the speaker feels about it: "I am appalled", "we are proud", "we remain committed"."""
    for head in predicates:
        for stance in ("condemnation", "support", OTHER):
            feels = head.lower_ in reading.group(f"statements.feels_{stance}") and not any(children(head, "obj"))
            if (
                feels
                and _is_person_or_body(reading, head)
                and not (stance == "support" and _is_bound_to_harm(reading, head))
            ):
                yield stance, head


def _is_bound_to_harm(reading: Reading, head: Token) -> bool:
    """Tell whether what somebody is committed to is harm: "committed to destroying them"."""
    harms = reading.group("statements.harms") | reading.words.verbs.keys()
    return any(clause.lemma_.lower() in harms for clause in children(head, "advcl", "xcomp", "ccomp", "obl"))


def _is_person_or_body(reading: Reading, head: Token) -> bool:
    return any(child.lower_ in FIRST_PERSON or MentionKind.ACTOR in kinds(reading, child) for child in holders(head))


def holders(head: Token) -> tuple[Token, ...]:
    """Return the subjects of a predicate, of "remains" for what somebody remains."""
    own = tuple(children(head, "nsubj", "nsubj:pass"))
    if own or dep(head) not in {"xcomp", "conj"}:
        return own
    return holders(head.head)


def _judged(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield what is called wrong or welcome: "is unacceptable", "shows contempt for"."""
    for head in predicates:
        is_said_of = head.pos_ == "ADJ" or any(child.dep_ == "cop" for child in head.children)
        if is_said_of and not _negated(head):
            yield from _valued(reading, head)
        yield from (
            (stance, token)
            for token in _shown(head)
            for stance, nouns in _NOUNS.items()
            if token.lemma_.lower() in reading.group(nouns) and (is_said_of or stance != OTHER)
        )
        yield from _lacking(reading, head)
        yield from (("support", noun) for noun in _shown(head) if _is_step_forward(noun))


def _refuted(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield what is called untrue: "the report that they attacked it is false"."""
    for head in predicates:
        if head.lower_ in reading.group("statements.untrue") and not _negated(head):
            told = (child.lemma_.lower() for child in children(head, "nsubj"))
            if any(noun in reading.group("statements.accusations") for noun in told):
                yield "denial", head


def _lacking(reading: Reading, head: Token) -> _Judged:
    """Yield what is said to lack: "there is no justification for", "were targeted without justification"."""
    for noun in children(head, "obl", "nmod"):
        if noun.lemma_.lower() in reading.group("statements.decencies") and preposition(noun) == "without":
            yield "condemnation", noun
    for noun in (head, *children(head, "obj", "nsubj")):
        if noun.lemma_.lower() in reading.group("statements.decencies") and _negated(noun):
            yield "condemnation", noun


def _valued(reading: Reading, head: Token) -> _Judged:
    if head.lower_ in reading.group("statements.wrong"):
        yield "condemnation", head
    if head.lower_ in reading.group("statements.right"):
        yield "support", head
    if head.lower_ in reading.group("statements.worrying"):
        yield OTHER, head


def _is_step_forward(noun: Token) -> bool:
    return noun.lemma_ == "step" and any(word.lower_ == "forward" for word in children(noun, "advmod"))


def _shown(head: Token) -> Iterator[Token]:
    """Yield the predicate and what it shows, two nouns deep: "is a sign of their contempt"."""
    yield head
    for noun in children(head, "obj", "nmod", "conj"):
        yield noun
        yield from children(noun, "nmod", "conj")


def _vowed(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield the harm that a speaker announces: "we will continue to strike their camps"."""
    for head in predicates:
        is_own = any(child.lower_ in FIRST_PERSON for child in children(head, "nsubj"))
        if not is_own or not any(child.lower_ in _WILL for child in children(head, "aux")):
            continue
        for act in (head, *children(head, "xcomp")):
            if act.lemma_.lower() in reading.words.verbs and any(True for _ in children(act, "obj")):
                yield "threat", act


def _demanded(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield what others must do: "must stop", "needs to", "it is crucial to", "I hope that they will"."""
    for head in predicates:
        if _is_wanted(reading, head) or (head.lower_ in reading.group("statements.needed") and _is_called_for(head)):
            yield "demand", head


def _is_wanted(reading: Reading, head: Token) -> bool:
    """Tell whether the speaker hopes for it, or others have to do it."""
    is_own = any(child.lower_ in FIRST_PERSON for child in children(head, "nsubj", "nsubj:pass", "csubj"))
    return _is_wished(reading, head) if is_own else _is_required(reading, head)


def _is_wished(reading: Reading, head: Token) -> bool:
    """Tell whether the speaker hopes that somebody else does something."""
    return head.lemma_.lower() in reading.group("statements.hopes") and any(
        MentionKind.ACTOR in kinds(reading, child)
        for clause in children(head, "ccomp", "xcomp")
        for child in children(clause, "nsubj", "nsubj:pass")
    )


def _is_required(reading: Reading, head: Token) -> bool:
    """Tell whether others must or need to do something; "should" only of somebody who acts, else it is advice."""
    if head.lemma_.lower() in {"need", "have"} and any(child.tag_ == "VB" for child in children(head, "xcomp")):
        return True
    if head.lemma_ == "have" and _has_a_duty(reading, head):
        return True
    auxiliaries = {child.lower_ for child in children(head, "aux")}
    if not auxiliaries & {"must", "should"}:
        return False
    subjects = tuple(children(head, "nsubj", "nsubj:pass", "csubj"))
    if head.lemma_.lower() in reading.group("statements.sanctions") and is_passive(head):
        return True
    acts = any(child.dep_ == "nsubj" and MentionKind.ACTOR in kinds(reading, child) for child in subjects)
    return bool(subjects) and ("must" in auxiliaries or ("should" in auxiliaries and acts))


def _has_a_duty(reading: Reading, head: Token) -> bool:
    """Read "has a responsibility to act", wherever below the verb the tree hangs the infinitive."""
    duties = [noun for noun in children(head, "obj") if noun.lemma_.lower() in reading.group("statements.duties")]
    nodes = (node for duty in duties for node in (duty, *children(head, "advcl", "xcomp", "obl")))
    below = (token for node in nodes for token in node.subtree)
    return any(token.tag_ == "VB" and dep(token) in {"acl", "advcl", "xcomp"} for token in below)


def _is_called_for(head: Token) -> bool:
    """Tell whether an adjective says in the present that something has to be done: "it is crucial to"."""
    has_clause = any(True for _ in children(head, "ccomp", "xcomp", "csubj", "advcl"))
    is_present = any(child.tag_ in {"VBZ", "VBP"} for child in children(head, "cop"))
    return has_clause and is_present and not _negated(head)


def _backed(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield who is backed: "we stand with you", "remains steadfast in its support"."""
    for head in predicates:
        if not _is_person_or_body(reading, head):
            continue
        if head.lemma_ == "stand" and any(
            preposition(child) in {"with", "by", "beside", "alongside"} for child in children(head, "obl")
        ):
            yield "support", head
        if _goes_on_helping(reading, head):
            yield "support", head
        for child in children(head, "obl", "obj"):  # "is united in its condemnation of"
            stance = reading.words.stance_of_noun(child.lemma_.lower())
            if preposition(child) == "in" and stance in {"condemnation", "support"}:
                yield stance, child


def _goes_on_helping(reading: Reading, head: Token) -> bool:
    """Tell whether a speaker announces further help: "we will continue to protect them"."""
    is_own = any(child.lower_ in FIRST_PERSON for child in children(head, "nsubj"))
    return (
        is_own
        and head.lemma_ in {"continue", "go", "keep"}
        and any(child.lemma_.lower() in reading.group("statements.helps") for child in children(head, "xcomp"))
    )


def _described(reading: Reading, words: Tokens, predicates: Iterable[Token]) -> _Judged:
    """Yield what is called wrong in passing: "such barbaric acts", "the extent of their cruelty"."""
    for token in _among(words, reading.bearing("statements.wrong", "statements.wrongs")):
        is_wrong = dep(token) == "amod" and token.lower_ in reading.group("statements.wrong")
        if is_wrong or (token.pos_ == "NOUN" and token.lemma_.lower() in reading.group("statements.wrongs")):
            yield "condemnation", token


def is_held(head: Token) -> bool:
    """Tell whether a predicate says how others are or will be, not what was done: "is failing", "will be a test"."""
    subjects = tuple(children(head, "nsubj", "csubj"))
    verbs = (head, *children(head, "aux", "cop"))
    is_now = any(verb.tag_ in {"VBZ", "VBP"} or verb.lower_ in _WILL for verb in verbs)
    is_past = any(verb.tag_ in {"VBD", "VBN"} for verb in verbs)
    return bool(subjects) and is_now and not is_past and not any(each.lower_ in FIRST_PERSON for each in subjects)


def is_pledged(head: Token) -> bool:
    """Tell whether a predicate says what the speaker goes on doing: "we will continue to fight the Front"."""
    is_own = any(child.lower_ in FIRST_PERSON for child in children(head, "nsubj"))
    will = any(child.lower_ in _WILL for child in children(head, "aux"))
    return is_own and will and head.lemma_ == "continue"


def _negated(head: Token) -> bool:
    return any(child.lower_ in _NEGATIONS for child in head.children)
