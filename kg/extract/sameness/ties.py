"""Drafts that grammar ties to one event: a participle, a noun that says how, a clause about the weapon."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.events.drafts import Draft
from kg.extract.events.timing import WHEN_TIME
from kg.extract.mentions import is_plural
from kg.extract.sameness.beside import is_another
from kg.extract.sameness.clauses import (
    is_called,
    is_deed_of_doer,
    is_outcome,
    is_predicate,
    is_said_of_sufferer,
    is_within,
)
from kg.extract.sameness.likeness import Cluster, Facts
from kg.extract.sameness.victims import TAKING
from kg.extract.syntax import THEREUPON, ancestors, antecedent, children, dep, is_passive, preposition, word_before
from kg.extract.tokens import Token
from kg.lexicon.types import GENERIC, LETHAL, types_agree
from kg.lexicon.words import Manner, load_words
from kg.records import RoleName

_REASONS = frozenset({"for", "after", "over", "of", "following"})
#: Verbs that say which place an event has among others of its kind.
_RANKING = frozenset({"mark", "make", "become", "be", "represent", "constitute"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest", "worst"})
_WITHIN = frozenset({"in", "during"})
_RESULTING = frozenset({"after", "following"})
_MANNER = frozenset({"in", "during", "by", "with"})
_BY_MEANS = frozenset({"by", "with", "of", "under"})
#: Rule of what those who did the one did with it.
JOINED = "same-scene"
_PARTIES = frozenset({RoleName.INITIATOR, RoleName.TARGET, RoleName.OBJECT, RoleName.PLACE})
#: Verbs of which an event is the object that another brought about. A class of meaning too small for the lexicon.
_BRINGING = frozenset({"cause", "produce", "trigger", "provoke"})


def home_by_grammar(facts: Facts, clusters: Iterable[Cluster]) -> tuple[Cluster, str] | None:
    """Return the cluster that the construction names, and the rule; ``clusters`` the nearest first."""
    for found in clusters:
        for member in found.members:
            for ties, rule in _TIES:
                if ties(facts.draft, member.draft):
                    return found, rule
    return None


def _is_participle(draft: Draft, told: Draft) -> bool:
    """Tell whether "striking a depot" says what "fired rockets" before it tells."""
    verb = draft.trigger.token
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBG":
        verb = verb.head  # "killing six, and destroying two houses"
    is_behind = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > verb.head.i
    if told.type in TAKING and any(mark.lower_ in _REASONS for mark in children(verb, "mark", "case")):
        return False  # "was arrested for torching a van": the van was torched before
    above = {told.trigger.token, told.trigger.carrier, _going_on(told.trigger.token)}
    return is_behind and not draft.times and verb.head in above


def _going_on(noun: Token) -> Token | None:
    """Return the verb of "went on a rampage"."""
    return noun.head if dep(noun) == "obl" and preposition(noun) == "on" and noun.head.lemma_ == "go" else None


def _is_manner(draft: Draft, told: Draft) -> bool:
    """Tell whether the noun says how the event of the verb above was done: "was killed in a raid".

    So does "answered with artillery fire". An arrest is made in a raid alone: who is arrested in a shooting did it.
    """
    noun = draft.trigger.token
    if noun.pos_ != "NOUN" or dep(noun) not in {"obl", "nmod"} or preposition(noun) not in _MANNER:
        return False
    harming = _harming_those(noun.head) if dep(noun) == "nmod" else None  # "killing ten people in an attack"
    if dep(noun) == "nmod" and (not (harming or told.type in LETHAL) or preposition(noun) not in _WITHIN):
        return False  # "the murder of a judge in an attack"
    if preposition(noun) == "with" and told.trigger.word.manner is not Manner.RESPONSE:
        return False
    if told.type in TAKING:
        fits = draft.type == "raid"
    else:
        is_general = told.type in GENERIC | LETHAL or (draft.type in GENERIC and preposition(noun) == "in")
        fits = draft.type == told.type or (is_general and types_agree(draft.type, told.type))
    return fits and draft.kind is told.kind and told.trigger.token == _deed_above(harming or noun.head)


def _harming_those(people: Token) -> Token | None:
    """Return the verb that says what happened to the people: "killing" of "killing ten people"."""
    verb = people.head
    return verb if people.dep_ == "obj" and verb.lemma_ in load_words().harms["verbs"] else None


def _is_cause(draft: Draft, told: Draft) -> bool:
    """Tell whether the noun says what several verbs or nouns before it came of: "two died and ten were hurt in a raid".

    Whoever died "following an attack" died of it, unless it says how long after.
    """
    noun, verb = draft.trigger.token, told.trigger.token
    if noun.pos_ != "NOUN" or told.type != "killing" or verb.pos_ != "VERB" or told.heads(RoleName.INITIATOR):
        return False
    if is_plural(noun) or draft.kind is not told.kind or not types_agree(draft.type, told.type) or verb.i > noun.i:
        return False
    return _introduces_cause(noun) and _hangs_on(noun, verb)


def _introduces_cause(noun: Token) -> bool:
    case = next((mark for mark in children(noun, "case", "mark")), None)
    if case is None or any(child.lower_ == "the" for child in children(noun, "det")):
        return False
    is_timed = case.i > 0 and case.nbor(-1).pos_ in {"NOUN", "NUM"}
    return case.lower_ in _WITHIN or (case.lower_ in _RESULTING and not is_timed)


def _hangs_on(noun: Token, verb: Token) -> bool:
    """Tell whether the noun hangs on the verb or on one conjoined to it, over nouns alone."""
    for node in ancestors(noun):
        if node == verb:
            return True
        if node.pos_ in {"VERB", "AUX"} and node.dep_ not in {"conj", "ccomp"} and node.lower_ != "including":
            return False
    return False


def _is_when(draft: Draft, told: Draft) -> bool:
    """Tell whether a clause says how it was then: "the killing of two nuns, when a bus was ambushed".

    So does "a gun battle in 2009 when a prisoner shot four", of any event whose time stands right before the clause.
    """
    verb, noun = draft.trigger.token, told.trigger.token
    if noun.pos_ != "NOUN" or not types_agree(draft.type, told.type) or verb.i < noun.i or verb.sent != noun.sent:
        return False
    when = next((child for child in children(verb, "advmod", "mark") if child.lower_ == "when"), None)
    is_dated = any(slot.rule != WHEN_TIME for slot in draft.times)
    if when is None or is_dated or draft.kind is not told.kind:
        return False
    is_clause = told.type == "killing" and dep(verb) in {"advcl", "acl", "acl:relcl"}
    return is_clause or any(slot.head == word_before(when) for slot in told.times)


def _is_next_of_weapon(draft: Draft, told: Draft) -> bool:
    """Tell whether one weapon goes on: "shells landed and exploded"."""
    verb, first = draft.trigger.token, told.trigger.token
    is_next = dep(verb) == "conj" and verb.head == first and not any(children(verb, "nsubj", "nsubj:pass"))
    weapons = {head for head in told.heads(RoleName.WEAPON) if head.head == first}
    return is_next and draft.kind is told.kind and bool(weapons & set(draft.heads(RoleName.WEAPON)))


def _deed_above(verb: Token) -> Token:
    """Return the verb that tells the deed: the "raided" of "raided a bank, wounding two in an assault"."""
    is_outcome = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in load_words().harms["verbs"]
    return _first_verb(verb.head if is_outcome else verb)


def _first_verb(verb: Token) -> Token:
    """Return the verb that shares its subject with this one: the "ambushed" of "was ambushed and killed"."""
    return verb.head if verb.dep_ == "conj" and not any(children(verb, "nsubj")) else verb


def _is_where(draft: Draft, told: Draft) -> bool:
    """Tell whether the clause says what was hit where it happened: "explosions in a town, where a depot was hit"."""
    verb = draft.trigger.token
    place = antecedent(verb)
    if place is None or not any(child.lower_ == "where" for child in children(verb, "advmod")):
        return False
    is_general = draft.type in GENERIC or told.type in GENERIC or draft.type == told.type
    return is_general and draft.kind is told.kind and types_agree(draft.type, told.type) and place in _where(told)


def _where(draft: Draft) -> set[Token]:
    places = {slot.head for slot in draft.slots if slot.role in {RoleName.PLACE, RoleName.TARGET, RoleName.OBJECT}}
    return {*places, draft.trigger.token}


def _is_of_weapon(draft: Draft, told: Draft) -> bool:
    """Tell whether the clause is about the weapon of the other: "a drone that hit", "killed by shots fired at him"."""
    verb = draft.trigger.token
    noun = antecedent(verb)
    if noun is None or noun not in draft.heads(RoleName.WEAPON):
        return False
    return noun in told.heads(RoleName.WEAPON) or (_is_means(noun, told) and types_agree(draft.type, told.type))


def _is_means(noun: Token, told: Draft) -> bool:
    """Tell whether the noun stands in what it was done by or with, or is what exploded; an object was only hit."""
    path = [noun]
    for node in ancestors(noun):
        if node == told.trigger.token:
            return dep(path[-1]) == "obl" or (node.pos_ == "NOUN" and preposition(path[-1]) == "of")
        if node.pos_ == "VERB":
            return False
        path.append(node)
    return False


def _is_fire(draft: Draft, told: Draft) -> bool:
    """Tell whether the noun is what it was done with: "attacked with mortar fire", "an exchange of gunfire".

    The tree may hang on it where it was, which nothing else says then: "engaged them with an air strike in Norport".
    """
    noun = draft.trigger.token
    if noun.pos_ != "NOUN" or noun.head != told.trigger.token or preposition(noun) not in _BY_MEANS:
        return False
    parties = _PARTIES if told.heads(RoleName.PLACE) else _PARTIES - {RoleName.PLACE}
    own = {slot.head for slot in draft.slots if slot.role in parties} - {slot.head for slot in told.slots}
    open_words = {"a", "an"} if preposition(noun) == "with" else frozenset()
    is_named = any(word.lower_ not in open_words for word in children(noun, "det", "nmod:poss"))
    return not own and not is_named and draft.kind is told.kind and types_agree(draft.type, told.type)


def _is_brought_about(draft: Draft, told: Draft) -> bool:
    """Tell whether what the sentence told of brought it about: "a bomb went off and caused a strong explosion"."""
    noun, verb = draft.trigger.token, draft.trigger.token.head
    if noun.pos_ != "NOUN" or dep(noun) != "obj" or verb.lemma_.lower() not in _BRINGING or verb.i > noun.i:
        return False
    is_next = dep(verb) in {"conj", "advcl"} and verb.head == told.trigger.token
    return is_next and draft.type == told.type and draft.kind is told.kind


def _is_ranked(draft: Draft, told: Draft) -> bool:
    """Tell whether the noun ranks what the sentence tells: "A raid killed ten, the deadliest attack in years"."""
    noun = draft.trigger.token
    if noun.pos_ != "NOUN" or is_plural(noun) or not any(map(_ranks, children(noun, "amod"))):
        return False
    first, above = told.trigger.token, noun.head
    if not types_agree(draft.type, told.type) or first.sent != noun.sent or first.i > noun.i:
        return False
    is_said = dep(noun) == "obj" and above.lemma_.lower() in _RANKING and dep(above) in {"advcl", "acl", "acl:relcl"}
    is_aside = dep(noun) == "appos" or (dep(noun) == "obl" and preposition(noun) == "in")
    if not is_said and not is_aside:
        return False
    ends = {above, above.head} if is_said else {above}
    return any(end == first or end in ancestors(first) and dep(first) in {"nsubj", "nsubj:pass"} for end in ends)


def _ranks(word: Token) -> bool:
    return word.tag_ == "JJS" or word.lower_ in _ORDINALS


def _is_joined(draft: Draft, told: Draft) -> bool:
    """Tell whether those who did the one did the other with it: "attacked a convoy, killed two drivers and fled".

    A day, a place or a word that sets the second apart makes another of it, and so does who is taken rather than hurt.
    """
    verb, first = draft.trigger.token, told.trigger.carrier or told.trigger.token
    while verb.dep_ == "conj" and verb.head != first and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.dep_ != "conj" or verb.head != first or verb.pos_ != "VERB" or draft.kind is not told.kind:
        return False
    own = draft.trigger.token
    if own.dep_ != "conj" or any(children(own, "nsubj", "nsubj:pass")) or is_another(own):
        return False
    if any(child.lemma_ == "have" for child in children(first, "aux")):
        return False  # "has killed 40 people and bombed two hospitals": over the years
    if any(child.lower_ in THEREUPON for child in children(own, "advmod")) or {draft.type, told.type} & TAKING:
        return False
    setting = _setting(told)
    return is_passive(own) == is_passive(first) and (not setting or _setting(draft) <= setting)


def _is_summed_up(draft: Draft, told: Draft) -> bool:
    """Tell whether a phrase behind what is said calls it an attack: "a bomb killed six, they said, in an attack"."""
    noun, verb = draft.trigger.token, told.trigger.token
    is_bare = noun.pos_ == "NOUN" and draft.type in GENERIC and not draft.heads(RoleName.TARGET)
    if not is_bare or preposition(noun) != "in" or noun.head.lemma_ not in load_words().groups["reporting.verbs"]:
        return False
    is_behind = verb.i < noun.head.i < noun.i and noun.head in ancestors(verb)
    return is_behind and any(child.lower_ in {"a", "an"} for child in children(noun, "det"))


def _setting(draft: Draft) -> set[Token]:
    """Return the words that say when and where it was."""
    return {*draft.heads(RoleName.PLACE), *(slot.head for slot in draft.times)}


#: What ties a draft to one told before, with the names of the rules.
_TIES = (
    (_is_participle, "same-participle"),
    (_is_manner, "same-manner"),
    (_is_of_weapon, "same-instrument"),
    (_is_fire, "same-instrument"),
    (_is_brought_about, "same-outcome"),
    (is_deed_of_doer, "same-clause"),
    (is_said_of_sufferer, "same-clause"),
    (is_within, "same-clause"),
    (is_called, "same-called"),
    (is_predicate, "same-called"),
    (_is_where, "same-where"),
    (is_outcome, "same-outcome"),
    (_is_ranked, "same-rank"),
    (_is_cause, "same-manner"),
    (_is_when, "same-when"),
    (_is_next_of_weapon, "same-instrument"),
    (_is_joined, JOINED),
    (_is_summed_up, "same-manner"),
)
