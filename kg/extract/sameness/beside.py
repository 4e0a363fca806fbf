"""Words by which a sentence sets its event beside others."""

from __future__ import annotations

from kg.extract.tokens import Token

#: Words that tell an event from one told before.
_ANOTHER = frozenset(
    {"another", "other", "others", "second", "third", "different", "separate", "previous", "previously", "elsewhere"}
    | {"also", "too", "again", "later", "meanwhile", "moreover", "similarly", "likewise", "addition", "furthermore"}
    | {"additionally", "separately"}
)
#: Words that count an event as one of several, and what they stand as.
_ONE_MORE = frozenset({"one", "another", "second", "third", "fourth", "fifth", "further", "additional"})
_COUNTING = frozenset({"nummod", "det", "amod"})
#: Words that count people without a number.
_SOME = frozenset({"several", "many", "dozens", "scores", "some", "few"})


def is_another(token: Token) -> bool:
    """Tell whether the sentence sets its event beside others: "another bomb", "also attacked", "meanwhile"."""
    return any(word.lower_ in _ANOTHER and not _counts_on(word) for word in token.sent)


def is_one_more(token: Token) -> bool:
    """Tell whether the words count the event as one of several: "and one strike in another", "arrested another man"."""
    if token.pos_ == "NOUN":
        counted = (child for child in token.children if child.i < token.i and child.dep_ in _COUNTING)
        return any(child.lower_ in _ONE_MORE for child in counted)
    suffering = [child for child in token.children if child.dep_ in {"obj", "nsubj:pass"}]
    return any(word.lower_ == "another" for head in suffering for word in (head, *head.children))


def _counts_on(word: Token) -> bool:
    """Tell whether the word only counts people on: "four people were killed and 18 others injured"."""
    if word.lower_ not in {"other", "others"} or word.i == word.sent.start:
        return False
    before = word.nbor(-1)
    return before.pos_ == "NUM" or before.lower_ in _SOME
