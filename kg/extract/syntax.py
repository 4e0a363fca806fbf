"""Grammar over a Universal Dependencies tree: which words stand in which relation to a predicate.

The rules follow PredPatt's inventory (White et al. 2016), and each argument carries the name of the rule that found it.
Nothing here knows what the words mean; roles are given elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.tokens import Token, once
from kg.lexicon.words import load_words

_BORROWING = frozenset({"conj", "xcomp", "advcl", "parataxis"})
#: Words that join to a verb what its object does: "accused the army of shelling", "quoted him as saying".
_CONTROL_MARKS = frozenset({"of", "as", "from", "into", "for", "to"})
#: Words that set what one does after what one did before: "killed two and later burned a bus in Goma".
THEREUPON = frozenset({"then", "later", "subsequently", "afterwards", "thereafter", "eventually", "finally"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
#: Auxiliaries that agree with a plural.
_PLURAL = frozenset({"have", "are", "were"})


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate.

    Attributes:
        relation: "subject", "object" (of the active clause, whatever the voice), "by", another preposition, "poss",
            "compound" (a noun or adjective before it) or "bare" (an oblique without preposition: "Wednesday").
        head: Head token of the argument.
        rule: The rule that found it, for provenance.
    """

    relation: str
    head: Token
    rule: str


def dep(token: Token) -> str:
    """Return the token's relation without its subtype."""
    return token.relation


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Yield the dependents of ``token`` in one of ``relations`` (given with or without subtype), in text order."""
    for child in token.children:
        if child.dep_ in relations or child.relation in relations:
            yield child


@once
def preposition(token: Token) -> str:
    """Return the case marking of a nominal as written, lower case ("in front of"); "" where there is none."""
    words: list[str] = []
    for case in token.children:
        if case.dep_ == "case" and case.i < token.i and case.tag_ != "POS" and not _is_bound(case):
            words.append(case.lower_)
            words.extend(part.lower_ for part in case.children if part.dep_ == "fixed")
    return " ".join(words)


def _is_bound(case: Token) -> bool:
    """Tell whether the word bounds a number instead of marking a case: the "at" of "at least three soldiers"."""
    return case.lower_ == "at" and case.i + 1 < len(case.doc) and case.nbor(1).lower_ in {"least", "most"}


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield ``token`` and everything coordinated with it, in text order."""
    yield token
    for child in token.children:
        is_next = child.dep_ == "conj" and _agent_between(token, child) is None
        if is_next or (child.dep_ == "appos" and _is_listed(token, child)):
            yield from conjuncts(child)
    if preposition(token) == "by":
        yield from (
            child
            for child in token.head.children
            if child.dep_ == "conj" and _agent_between(token.head, child) == token
        )


def _is_listed(noun: Token, item: Token) -> bool:
    """Tell whether an apposition is one more item of a list: "a car, a tank, and two bridges", all of them new."""
    top = noun
    while top.dep_ in {"appos", "conj"}:
        top = top.head
    goes_on = any(child.dep_ == "conj" and child.i > item.i for child in (*top.children, *noun.children))
    return goes_on and _is_new(noun) and _is_new(item)


def _is_new(noun: Token) -> bool:
    first = next((child for child in children(noun, "det", "nummod") if child.i < noun.i), None)
    return noun.pos_ == "NOUN" and first is not None and (first.relation == "nummod" or first.lower_ in {"a", "an"})


def _agent_between(noun: Token, second: Token) -> Token | None:
    """Return the agent behind which a conjunct stands: in "attacks on forces by Iran and its allies", Iran."""
    return next(
        (
            child
            for child in noun.children
            if dep(child) == "nmod" and noun.i < child.i < second.i and preposition(child) == "by"
        ),
        None,
    )


@once
def is_passive(verb: Token) -> bool:
    """Tell whether the verb is passive: by its subject or auxiliary, or as a bare participle that modifies a noun."""
    relations = {child.dep_ for child in verb.children}
    if relations & {"aux:pass", "csubj:pass", "obl:agent"} or ("nsubj:pass" in relations and "obj" not in relations):
        return True  # with an object and no auxiliary it is active, whatever the tree calls its subject
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(dep(child) in {"nsubj", "aux"} for child in verb.children)
    ):
        return verb.head.pos_ == "VERB" and is_passive(verb.head)  # "were ambushed and killed"
    if verb.dep_ == "xcomp" and verb.tag_ == "VBN" and not any(dep(c) in {"aux", "mark", "obj"} for c in verb.children):
        return is_passive(verb.head)  # "was confirmed killed"
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not any(dep(child) == "aux" for child in verb.children):
        return True  # "asked about the raid, he left"
    return verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}


def is_subject(noun: Token) -> bool:
    """Tell whether the noun is the subject of an active clause."""
    return noun.dep_ == "nsubj" or (noun.dep_ == "nsubj:pass" and not is_passive(noun.head))


def is_relative(token: Token) -> bool:
    """Tell whether the token is a relative pronoun."""
    return token.lower_ in _RELATIVE and token.pos_ == "PRON"


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the heads above ``token``, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def window_start(token: Token, back: int) -> int:
    """Return the first token of the sentence ``back`` sentences before that of ``token``."""
    start = token.sent.start
    for _ in range(back):
        if start == 0:
            break
        start = token.doc[start - 1].sent.start
    return int(start)


@once
def antecedent(verb: Token) -> Token | None:
    """Return the noun that the relative or participial clause of ``verb`` modifies.

    "strikes on bases ... which have killed": a plural verb does not modify a singular noun; then the first noun above
    that agrees is taken. "Ana and Luis, a teacher, who were killed" tells of both.
    """
    if dep(verb) != "acl" and verb.dep_ != "advcl:relcl":
        return None
    noun = verb.head
    own = any(not is_relative(child) for child in children(verb, "nsubj", "nsubj:pass"))  # "in which 12 were killed"
    plural = not own and any(child.lower_ in _PLURAL for child in children(verb, "aux", "aux:pass", "cop"))
    if plural and noun.tag_ in {"NN", "NNP"} and noun.dep_ in {"appos", "conj"}:
        first = _first_of_several(noun)
        return noun if first is None else first
    if (
        plural
        and noun.tag_ in {"NN", "NNP"}
        and noun.dep_ == "nmod"
        and noun.head.tag_ in {"NNS", "NNPS"}
        and not _coordinated(noun)
    ):
        return noun.head
    if noun.dep_ == "appos" and noun.tag_ == "NN" and noun.head.tag_ == "NNP" and not own:
        return noun.head  # "Ana Ruiz, a judge who was shot"
    return noun


def _first_of_several(noun: Token) -> Token | None:
    """Return the first of the coordinated nouns that an aside or the last of them belongs to."""
    while noun.dep_ in {"appos", "conj"}:
        noun = noun.head
    return noun if any(child.dep_ == "conj" for child in noun.children) else None


@once
def arguments(predicate: Token) -> tuple[Argument, ...]:
    """Return the arguments of a verb or an event noun, coordinated ones each for itself, in text order."""
    direct = _verb_arguments(predicate) if predicate.pos_ in {"VERB", "AUX"} else _noun_arguments(predicate)
    expanded: dict[tuple[str, int], Argument] = {}
    for argument in direct:
        for head in _spread(argument):
            rule = argument.rule if head == argument.head else f"{argument.rule}+conj"
            expanded.setdefault((argument.relation, head.i), Argument(argument.relation, head, rule))
    return tuple(sorted(expanded.values(), key=lambda argument: (argument.head.i, argument.relation)))


@once
def subject(verb: Token) -> tuple[Token, str] | None:
    """Return the logical subject of the verb and the rule that found it; of a passive the agent, None if unsaid."""
    subjects = [argument for argument in _verb_arguments(verb) if argument.relation == "subject"]
    own = [argument for argument in subjects if not argument.rule.endswith("+relcl")]
    found = next(iter(own or subjects), None)  # "a member who they said had been killed": they said it
    if found is None:
        found = next((argument for argument in _verb_arguments(verb) if argument.relation == "by"), None)
    return None if found is None else (found.head, found.rule)


def _coordinated(noun: Token) -> bool:
    return noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children)


def _spread(argument: Argument) -> Iterator[Token]:
    if argument.relation == "compound":
        yield argument.head
        yield from (child for child in argument.head.children if child.dep_ == "conj")
    else:
        yield from conjuncts(argument.head)


@once
def _verb_arguments(verb: Token) -> tuple[Argument, ...]:
    passive = is_passive(verb)
    found = [argument for child in verb.children if (argument := _verb_argument(child, passive=passive)) is not None]
    found = [_resolve_relative(argument, verb) for argument in found]
    if not _has_surface_subject(verb):
        found.extend(_borrowed(verb, passive=passive))
    if not passive and not any(argument.relation == "object" for argument in found):
        found.extend(_shared_object(verb))
    if passive and not any(argument.relation == "by" for argument in found):
        found.extend(_shared_agent(verb))
    return tuple(found)


#: Core relations of a verb's dependents and what they are of the active clause.
_CORE = {
    "nsubj": "subject",
    "nsubj:outer": "subject",
    "csubj": "subject",
    "nsubj:pass": "object",
    "obj": "object",
    "iobj": "recipient",
    "obl:agent": "by",
}


def _verb_argument(child: Token, *, passive: bool) -> Argument | None:
    if _is_aside(child):
        return None
    if child.dep_ in _CORE:
        acts = _CORE[child.dep_] == "subject" or (child.dep_ == "nsubj:pass" and not passive)
        return Argument("subject", child, "nsubj") if acts else Argument(_CORE[child.dep_], child, child.dep_)
    if dep(child) in {"obl", "nmod"}:
        return _oblique_argument(child, passive=passive)
    if child.dep_ == "advmod" and any(dep(part) in {"obl", "nmod"} for part in child.children):  # "west of Baghdad"
        return Argument("direction", child, "advmod")
    return None


def _oblique_argument(child: Token, *, passive: bool) -> Argument:
    if not preposition(child) and any(_is_bound(word) for word in child.subtree if word.i < child.i):
        return Argument("object", child, "obl-bounded")  # "killed at least three soldiers", read as a place
    case = preposition(child) or "bare"
    return Argument("by" if case == "by" and passive else case, child, f"obl:{case}")


def _has_surface_subject(verb: Token) -> bool:
    return any(dep(child) in {"nsubj", "csubj"} and not _is_aside(child) for child in verb.children)


def word_before(token: Token) -> Token | None:
    """Return the word before, a comma between the two left out; None where the text begins."""
    return next((word for word in reversed(token.doc[max(token.i - 2, 0) : token.i]) if word.text != ","), None)


def goes_on(verb: Token) -> tuple[Token, ...]:
    """Return the verb that ends what the same subject did: the "detained" of "killed two and detained a third in Goma".

    Nothing between the two says when or where, and no word sets the last one later: what is said behind it is said of
    both.
    """
    last = [other for other in children(verb, "conj") if other.pos_ == "VERB"][-1:]
    if any(dep(child) in {"obl", "advcl"} for child in verb.children if child.i > verb.i):
        return ()
    return tuple(
        other
        for other in last
        if is_passive(other) == is_passive(verb)
        and not any(True for _ in children(other, "nsubj", "nsubj:pass"))
        and not any(child.lower_ in THEREUPON for child in children(other, "advmod"))
    )


def _is_aside(child: Token) -> bool:
    """Tell whether a subject stands behind the object of a coordinated verb: an aside, "..., by far the largest"."""
    verb = child.head
    if child.dep_ != "nsubj" or verb.dep_ != "conj" or child.i < verb.i:
        return False
    return any(verb.i < part.i < child.i for part in children(verb, "obj"))


def _resolve_relative(argument: Argument, verb: Token) -> Argument:
    """Put the antecedent in the place of a relative pronoun."""
    if not is_relative(argument.head):
        return argument
    noun = antecedent(verb) or next(
        (found for node in ancestors(verb) if (found := antecedent(node)) is not None), None
    )
    return argument if noun is None else Argument(argument.relation, _called(noun), f"{argument.rule}+relcl")


def _called(noun: Token) -> Token:
    """Return who is said to be it: the Front of "the Red Front is a gang that has killed many"."""
    if noun.tag_ != "NN" or not any(child.dep_ == "cop" for child in noun.children):
        return noun
    if any(child.lower_ in {"not", "n't", "n’t", "never", "no"} for child in noun.children):
        return noun
    return next((child for child in children(noun, "nsubj") if child.pos_ == "PROPN"), noun)


def _borrowed(verb: Token, *, passive: bool) -> Iterator[Argument]:
    """Yield the subject that a verb without one takes from its surroundings."""
    relation = "object" if passive else "subject"
    found = _modified(verb) if dep(verb) == "acl" else _controller(verb)
    if found is not None:
        yield Argument(relation, *found)
    elif (dep(verb) in _BORROWING or _is_raised(verb)) and verb.head.pos_ in {"VERB", "AUX"}:
        yield from _subject_of(verb.head, relation, rule=f"{dep(verb)}-subject")


def _modified(verb: Token) -> tuple[Token, str] | None:
    """Return the noun that a participle modifies, or who is charged with what a gerund says."""
    charged = _charged(verb)
    if charged is not None:
        return charged, "charged"
    is_participle = verb.dep_ != "acl:relcl" and verb.tag_ in {"VBN", "VBD", "VBG"}
    return (verb.head, "acl") if is_participle else None


def _controller(verb: Token) -> tuple[Token, str] | None:
    """Return who does what a clause without subject says, where it is not the subject above."""
    governor = verb.head
    if dep(verb) == "ccomp" and governor.dep_ == "acl:relcl" and any(is_relative(child) for child in governor.children):
        noun = antecedent(governor)
        return None if noun is None else (noun, "relcl-raised")
    found = _controlling_object(verb)
    return None if found is None else (found, f"{dep(verb)}-object")


def _is_raised(verb: Token) -> bool:
    """Tell whether an infinitive has its governor's subject, by whatever relation: "is thought to have bombed"."""
    has_to = any(mark.lower_ == "to" for mark in children(verb, "mark"))
    return has_to and verb.dep_ in {"csubj:pass", "ccomp"} and is_passive(verb.head)


def _controlling_object(verb: Token) -> Token | None:
    """Return the object above that does what the verb says: "urged the army to attack", "accused it of shelling"."""
    governor = verb.head
    if dep(verb) not in {"xcomp", "advcl"} or governor.lemma_.lower() not in load_words().group("control.objects"):
        return None
    marks = {mark.lower_ for mark in children(verb, "mark", "case")}
    if dep(verb) == "advcl" and not marks & _CONTROL_MARKS:
        return None  # "ordered the troops back, fearing an ambush": the subject fears
    return next(children(governor, "obj", "iobj"), None)


def _charged(verb: Token) -> Token | None:
    """Return who is said to do what a gerund with "of" says, hung on the accuser: "was accused by X of shelling"."""
    governor = verb.head.head
    is_gerund = dep(verb) == "acl" and verb.tag_ == "VBG" and any(m.lower_ == "of" for m in children(verb, "mark"))
    if not is_gerund or governor.lemma_.lower() not in load_words().group("control.objects"):
        return None
    return next(children(governor, "nsubj:pass", "obj"), None)


def _subject_of(governor: Token, relation: str, *, rule: str) -> Iterator[Argument]:
    for argument in _verb_arguments(governor):
        surface = "object" if is_passive(governor) else "subject"
        if argument.relation == surface and argument.rule.startswith(
            ("nsubj", "acl", "conj", "xcomp", "advcl", "parataxis")
        ):
            yield Argument(relation, argument.head, rule)


def _shared_object(verb: Token) -> Iterator[Argument]:
    """Yield the object that stands once behind coordinated verbs: "attacked, seized and destroyed the base"."""
    row = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")]
    for first, second in pairwise(row):
        between = verb.doc[first.i + 1 : second.i]
        if not between or not all(token.text in {",", "and", "or"} for token in between):
            return
        objects = [child for child in second.children if child.dep_ == "obj"]
        yield from (Argument("object", child, "conj-object") for child in objects)
        if objects:
            return


def _shared_agent(verb: Token) -> Iterator[Argument]:
    """Yield the agent that stands once behind coordinated verbs: "was struck and killed by a mortar"."""
    for second in children(verb, "conj"):
        if second.pos_ == "VERB" and second.i == verb.i + 2 and is_passive(second):
            yield from (Argument("by", child, "conj-agent") for child in children(second, "obl:agent"))


def _noun_arguments(noun: Token) -> tuple[Argument, ...]:
    return tuple(argument for child in noun.children if (argument := _noun_argument(child)) is not None)


def _is_cut_off(child: Token) -> bool:
    """Tell whether an article stands between a modifier and its noun: it modifies something else then."""
    noun = child.head
    return (
        child.i < noun.i
        and dep(child) in {"compound", "amod"}
        and any(child.i < part.i for part in children(noun, "det"))
    )


def _noun_argument(child: Token) -> Argument | None:
    if child.dep_ == "nmod:poss":
        return Argument("poss", child, "nmod:poss")
    if _is_cut_off(child):
        return None
    if dep(child) in {"compound", "amod"} or child.dep_ in {"nmod:desc", "nmod:unmarked"} and child.i < child.head.i:
        return Argument("compound", child, dep(child))
    if dep(child) in {"nmod", "obl"}:
        case = preposition(child) or "bare"
        return Argument(case, child, f"nmod:{case}")
    if child.dep_ == "advmod" and any(dep(part) in {"obl", "nmod"} for part in child.children):  # "west of Baghdad"
        return Argument("direction", child, "advmod")
    return None
