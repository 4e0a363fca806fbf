"""What the parser is known to misread about harm, mended in the tree before any rule looks at it.

"Two guards sustained injuries" with an adjective for its verb, "to 13 killed and 25 wounded" as an infinitive. Each
mending begins with words of harm.
"""

from __future__ import annotations

from kg.extract.tokens import Doc, Token, written
from kg.lexicon.words import Words
from kg.records import Harm

_HURT = frozenset({Harm.INJURED, Harm.CASUALTIES})
_UNDERGONE = {"sustained": "sustain", "suffered": "suffer", "received": "receive"}
#: What a verb becomes that takes the place of its object.
_OF_CLAUSE = {"obj": "ccomp", "obl": "advcl", "nmod": "acl", "nsubj": "ccomp"}
#: What goes over from a noun to its verb, and what it is there.
_OF_VERB = {"nmod": "obl", "acl": "advcl", "obl": "obl", "advcl": "advcl", "punct": "punct", "conj": "conj"}
_HARMED = frozenset({"killed", "wounded", "injured", "dead", "missing"})
#: Before a number that words of harm follow: no clause begins there.
_BEFORE_NUMBER = frozenset({"to", "besides", "plus"})
#: What follows a participle that ends its clause or goes on with where and when.
_BEHIND_PARTICIPLE = frozenset({"in", "by", "near", "on", "outside", "after", "during", "following", "when", "as", "."})
_WHEN = frozenset({"as", "after", "before", "when", "while"})


def mend_harm(doc: Doc, words: Words) -> None:
    """Mend what is misread around words of harm, in place."""
    for token in written(doc, _UNDERGONE.keys()):
        _mend_undergone(token, words)
    for token in written(doc, _HARMED):
        _mend_left(token, words)
        _mend_counted(token)
        _mend_headline(token)


def _mend_undergone(word: Token, words: Words) -> None:
    """Make a verb of the word in "two guards sustained serious injuries", where it was read as an adjective."""
    noun = word.head
    if word.dep_ != "amod" or noun.i < word.i or words.harms["nouns"].get(noun.lemma_.lower()) not in _HURT:
        return
    above, bearer = noun.head, _bearer(word, noun)
    if bearer is None:
        return
    word.retag("VBD", "VERB", _UNDERGONE[word.lower_])
    if bearer.head is above:
        word.replace(above)
        moved = _split(above, word)
    else:
        relation = noun.dep_
        word.replace(noun)
        if word.head is not word:
            word.hang(word.head, _OF_CLAUSE.get(relation, relation) if above.pos_ == "VERB" else "parataxis")
        before = [(child, child.dep_) for child in noun.children if child.i < word.i]
        behind = [(child, _OF_VERB[child.relation]) for child in noun.children if child.relation in _OF_VERB]
        moved = [*before, *((child, dep) for child, dep in behind if child.i > noun.i)]
    for child, dep in moved:
        child.hang(word, dep)
    bearer.hang(word, "nsubj")
    noun.hang(word, "obj")


def _bearer(word: Token, noun: Token) -> Token | None:
    """Return the subject right before that the tree gives to the word, to its noun, or to the verb behind it.

    Or that it lists with the noun: "four were killed and 18 others sustained injuries".
    """
    above = noun.head
    owners = (word, noun, *([above] if above.i > noun.i or _is_perfect(above, word) else []))
    found = [child for owner in owners for child in owner.children if child.relation == "nsubj" and child.i < word.i]
    found += [child for child in noun.children if child.dep_ == "conj" and child.i == word.i - 1]
    nearest = max(found, key=lambda child: child.i, default=None)
    if nearest is None:
        return None
    between = (token for token in word.doc[nearest.i + 1 : word.i] if token.pos_ in {"VERB", "AUX"})
    return nearest if all(_is_perfect(token, word) for token in between) else None


def _is_perfect(auxiliary: Token, word: Token) -> bool:
    """Tell whether it is the "have" of "have sustained injuries"."""
    return auxiliary.lemma_ == "have" and auxiliary.i == word.i - 1


def _split(above: Token, word: Token) -> list[tuple[Token, str]]:
    """Hang what stood for the verb on the real one; return what else of it goes over.

    "Six guards sustained injuries as a rocket hit the base", "have sustained injuries".
    """
    if _is_perfect(above, word):
        above.hang(word, "aux")
        above.retag(above.tag_, "AUX", above.lemma_)
        return [(child, child.dep_) for child in above.children]
    above.hang(word, "advcl")
    for child in [*above.children, *(below for part in above.children for below in part.children)]:
        if child.i > word.i and child.dep_ == "case" and child.lower_ in _WHEN:
            child.hang(above, "mark")
    return [(child, child.dep_) for child in above.children if child.i < word.i]


def _mend_left(word: Token, words: Words) -> None:
    """Hang "dead" of "left two officers and a civilian dead" on the verb, where it took the last of them as subject."""
    first = word.head
    last = next((child for child in word.children if child.dep_ == "nsubj" and child.i < word.i), None)
    if word.dep_ != "conj" or first.dep_ != "obj" or last is None:
        return
    if first.head.lemma_.lower() in words.groups["harm.results"]:
        word.retag("JJ", "ADJ", word.lower_)
        for child in word.children:
            child.hang(first if child is last else last, "conj" if child is last else child.dep_)
        if last.pos_ == "ADJ":
            last.retag("NN", "NOUN", last.lemma_)
        word.hang(first.head, "xcomp")


def _mend_counted(word: Token) -> None:
    """Read "to 13 killed and 25 wounded" as numbers of killed and wounded, where it was read as a clause."""
    number = word.nbor(-1) if word.i > word.sent.start else word
    if number.tag_ != "CD" or (word.dep_ == "amod" and word.head.i > word.i):
        return
    before = number.nbor(-1) if number.i > word.sent.start else number
    is_next = word.dep_ == "conj" and word.head.pos_ == "ADJ" and word.head.lower_ in _HARMED
    if not is_next and before.lower_ not in _BEFORE_NUMBER:
        return
    if any(child.i > word.i and child.relation in {"nsubj", "obj", "aux"} for child in word.children):
        return
    word.retag("JJ", "ADJ", word.lower_)
    if number.is_ancestor(word):
        word.replace(number)
    number.hang(word, "nummod")
    if is_next:
        return
    before.retag("IN", "ADP", before.lower_)
    before.hang(word, "case")
    verb = next((node for node in word.ancestors if node.pos_ == "VERB"), None)
    if verb is not None:
        word.hang(verb, "obl")


def _mend_headline(word: Token) -> None:
    """Read "7 rebels killed in a clash" as passive: nobody is killed by them."""
    if word.tag_ != "VBD" or word.lower_ == "dead" or word.i + 1 == word.sent.end:
        return
    own = [child for child in word.children if child.relation in {"nsubj", "obj", "aux", "ccomp", "conj"}]
    if len(own) != 1 or own[0].dep_ != "nsubj" or own[0].i > word.i or word.nbor(1).lower_ not in _BEHIND_PARTICIPLE:
        return
    if own[0].tag_ == "CD" or any(child.dep_ == "nummod" for child in own[0].children):
        word.retag("VBN", "VERB", word.lemma_)
        own[0].hang(word, "nsubj:pass")
