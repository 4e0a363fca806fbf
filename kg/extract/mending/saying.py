"""What the parser joins wrongly where somebody says something, mended like the rest.

"..., army officials said." with the officials among those killed before, "12 were hurt and officials warned" with the
officials beside the hurting.
"""

from __future__ import annotations

from kg.extract.tokens import Doc, Token, written
from kg.lexicon.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ENDS = frozenset({".", "!", '"', "”", "''"})


def mend_saying(doc: Doc, words: Words) -> None:
    """Give verbs of saying the subject right before them, in place."""
    for token in written(doc, {"according"}):
        _mend_source(token)
    for verb in doc.bearing(words.groups["reporting.verbs"], words.stances.keys()):
        is_bare = not any(child.relation in {"nsubj", "csubj", "expl"} for child in verb.children)
        if verb.pos_ == "VERB" and verb.tag_ in _FINITE and is_bare and verb.i > verb.sent.start:
            _mend_tail(verb)
            _mend_joined(verb)


def _mend_tail(verb: Token) -> None:
    """Read "killed 60 people and 13 guards, army officials said." as what the officials said."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    if not behind or not all(token.text in _ENDS or token.is_space for token in behind):
        return
    start = verb.i - 1
    while start > verb.sent.start and verb.doc[start - 1].text != ",":
        start -= 1
    phrase = verb.doc[start : verb.i]
    heads = [token for token in phrase if not start <= token.head.i < verb.i]
    if start == verb.sent.start or len(heads) != 1 or heads[0].pos_ not in _NOUNS or heads[0] in verb.ancestors:
        return
    is_list = any(token.relation in {"conj", "cc"} and token.head in heads for token in phrase)
    if heads[0].head != verb and not is_list:
        heads[0].hang(verb, "nsubj")


def _mend_joined(verb: Token) -> None:
    """Read "12 people were hurt and officials warned" as what officials warned of."""
    before = verb.nbor(-1)
    is_joined = before.dep_ == verb.dep_ == "conj" and before.head is verb.head and before.pos_ in _NOUNS
    if is_joined and verb.head.pos_ == "VERB" and any(child.relation == "cc" for child in before.children):
        joints = [child for child in before.children if child.relation == "cc"]
        before.hang(verb, "nsubj")
        for joint in joints:
            joint.hang(verb, "cc")


def _mend_source(word: Token) -> None:
    """Hang "..., according to witnesses." on the sentence that it ends, where it hangs on a clause within."""
    source = word.head
    behind = word.doc[max(source.i, word.i) + 1 : word.sent.end]
    is_last = all(token.is_punct or token.is_space for token in behind)
    is_apart = word.i > word.sent.start and word.nbor(-1).text == ","
    if word.dep_ != "case" or source.relation not in {"obl", "nmod"} or not is_last or not is_apart:
        return
    if not any(node.relation in {"ccomp", "parataxis"} for node in (source.head, *source.head.ancestors)):
        source.hang(word.sent.root, "obl")
