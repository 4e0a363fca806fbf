"""What the parser joins wrongly where words of harm are told one after the other, mended like the rest.

"Killed one guard and wounded two" with the second verb below the guard, "the death of two and injury of three" with the
injury below the two, "held 15 passengers captive" with captive passengers, and "wounded in shelling" as a clause.
"""

from __future__ import annotations

from kg.extract.tokens import Doc, Token, written
from kg.lexicon.words import Words

_HARMED = frozenset({"killed", "wounded", "injured", "hurt", "harmed"})
_NOUNS = frozenset({"injury", "wounding", "killing", "death"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_CAPTIVE = frozenset({"captive", "hostage", "prisoner"})
_GERUNDS = frozenset({"shelling", "bombing", "fighting", "shooting", "stabbing", "firing"})


def mend_joints(doc: Doc, words: Words) -> None:
    """Mend what is joined wrongly, in place."""
    for token in doc.bearing(frozenset({"("})):
        _mend_said_again(token)
    for token in written(doc, _DIRECTIONS):
        _mend_direction(token)
    for token in doc.bearing(_HARMED | _NOUNS | _CAPTIVE | _GERUNDS):
        word = token.lower_
        if word in _HARMED:
            _mend_second_verb(token)
            _mend_subjects(token)
        elif word in _NOUNS:
            _mend_second_noun(token, words)
        elif word in _CAPTIVE:
            _mend_captive(token)
        elif word in _GERUNDS:
            _mend_gerund(token, words)


def _mend_direction(word: Token) -> None:
    """Hang "west of a town" as one word of place on the noun before it: "a strike west of a town destroyed a tank".

    Trees hang the town on the strike, or take the west for what destroyed the tank.
    """
    case = word.nbor() if word.i + 1 < word.sent.end else word
    place = case.head
    if case.lower_ != "of" or case.dep_ != "case":
        return
    if place.head is word.head and word.dep_ == "advmod":
        place.hang(word, "obl")
    noun = word.nbor(-1) if word.i > word.sent.start else word
    if noun.pos_ != "NOUN" or place.head is not word:
        return
    if noun.head is word and noun.relation == "compound" and word.head is not word:
        for child in [child for child in word.children if child.i < noun.i]:
            child.hang(noun, child.dep_)
        noun.hang(word.head, word.dep_)
        word.hang(noun, "advmod")
    elif word.head is noun or (word.head is noun.head and word.dep_ == noun.dep_):
        word.hang(noun, "advmod")


def _mend_second_verb(word: Token) -> None:
    """Join "and wounded two others" to "killed one guard" as a verb, where the tree joins it to the guard."""
    if word.dep_ == "conj" and word.tag_ == "VBD" and word.head.pos_ == "VERB":
        _divide(word.head, word)
        return
    noun, verb = word.head, word.head.head
    first = next((child for child in noun.children if child.relation == "acl" and child.lower_ in _HARMED), None)
    if word.dep_ == "conj" and word.tag_ == "VBN" and first is not None and noun.i < first.i < word.i:
        word.hang(first, "conj")  # "with 12 people killed and another 30 injured"
        return
    if word.dep_ != "conj" or word.tag_ not in {"VBD", "VBN"} or noun.dep_ != "obj" or verb.tag_ != "VBD":
        return
    if any(child.relation in {"nsubj", "aux", "obj"} for child in word.children):
        return
    below = (*verb.children, *noun.children)
    objects = [child for child in below if child.dep_ in {"obj", "conj"} and child.i > word.i]
    if objects:
        word.hang(verb, "conj")
        for child in objects:
            child.hang(word, "obj")


def _mend_subjects(word: Token) -> None:
    """Join "civilians, soldiers or guards were hurt" into one subject, where the first stands apart from the verb."""
    first = next((child for child in word.children if child.dep_ == "dislocated"), None)
    second = next((child for child in word.children if child.relation == "nsubj"), None)
    if first is None or second is None or not first.i < second.i < word.i:
        return
    between = word.doc[first.right_edge.i + 1 : second.left_edge.i]
    if any(child.dep_ == "conj" for child in second.children) and all(token.text == "," for token in between):
        first.hang(word, second.dep_)
        for child in [child for child in second.children if child.dep_ == "conj"]:
            child.hang(first, "conj")
        second.hang(first, "conj")


def _divide(verb: Token, second: Token) -> None:
    """Give the second verb the objects behind it, where the first has all: "killed a guard and wounded two guards"."""
    objects = [child for child in verb.children if child.dep_ == "obj"]
    is_bare = not any(child.relation in {"nsubj", "obj", "aux"} for child in second.children)
    if is_bare and any(child.i < second.i for child in objects):
        for child in objects:
            if child.i > second.i:
                child.hang(second, "obj")


def _mend_said_again(word: Token) -> None:
    """Hang the number of "two (2) suspects" on those whom it counts."""
    number, digits = word.nbor(-1) if word.i > word.sent.start else word, word.doc[word.i + 1 : word.i + 3]
    if number.tag_ != "CD" or len(digits) < 2 or digits[0].tag_ != "CD" or digits[1].text != ")":
        return
    behind = word.doc[word.i + 3 : min(word.i + 6, word.sent.end)]
    noun = next((token for token in behind if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound"), None)
    if noun is not None and not number.is_ancestor(noun):
        number.hang(noun, "nummod")
        digits[0].hang(number, "appos")


def _mend_second_noun(word: Token, words: Words) -> None:
    """Join "and injury of two others" to "the death of two people", where the tree joins it to the people."""
    people = word.head
    first = people.head
    if word.dep_ != "conj" or people.relation != "nmod" or words.harms["nouns"].get(first.lemma_.lower()) is None:
        return
    if words.harms["nouns"].get(people.lemma_.lower()) is not None:
        return
    for child in people.children:
        if child.relation == "nmod" and child.i > word.i and any(mark.lower_ == "of" for mark in child.children):
            child.hang(word, "nmod")
    word.hang(first, "conj")


def _mend_captive(word: Token) -> None:
    """Hang "captive" of "held 15 passengers captive" on the verb, where it describes the passengers."""
    noun = word.head
    if word.dep_ in {"amod", "appos", "nmod:unmarked", "nmod:desc"} and word.i == noun.i + 1 and noun.dep_ == "obj":
        word.hang(noun.head, "xcomp")


def _mend_gerund(word: Token, words: Words) -> None:
    """Read "wounded in heavy shelling" and "the deaths of three by shelling" as nouns: nobody above shelled."""
    case = next((child for child in word.children if child.dep_ in {"case", "mark"} and child.i < word.i), None)
    if word.tag_ != "VBG" or word.dep_ not in {"advcl", "acl"} or case is None:
        return
    if any(child.relation == "obj" for child in word.children):
        return
    harms = (child for child in word.head.children if child.dep_ == "obj" and child.i < word.i)
    harm = next((child for child in harms if words.harms["nouns"].get(child.lemma_.lower()) is not None), None)
    if case.lower_ == "by" and harm is not None:
        above, relation = harm, "nmod"
    elif case.lower_ in {"in", "during", "from"} and word.i - case.i > 1:
        above, relation = word.head, "obl" if word.dep_ == "advcl" else "nmod"
    else:
        return
    word.retag("NN", "NOUN", word.lower_)
    word.hang(above, relation)
    for child in word.children:
        if child.dep_ in {"obl", "mark"}:
            child.hang(word, "nmod" if child.dep_ == "obl" else "case")
