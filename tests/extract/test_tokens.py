from __future__ import annotations

import spacy.tokens
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.tokens import Tokens, doc_of
from tests.extract.docs import VOCAB, parsed

TABLE = """
“    Rebels=rebel  from    Badr  attacked=attack  the    base   ,       ”    he    said=say      .
``   NNS           IN      NNP   VBD              DT     NN     ,       ''   PRP   VBD           .
5/punct 5/nsubj    4/case  2/nmod:of 11/ccomp     7/det  5/obj  11/punct 5/punct 11/nsubj:pass 0/ROOT 11/punct
"""
PLAIN = ("i", "idx", "text", "whitespace_", "lower_", "lemma_", "tag_", "pos_", "dep_", "is_space", "is_punct")


@st.composite
def trees(draw: st.DrawFn) -> spacy.tokens.Doc:
    """Draw a Doc of one to three sentences, each a tree of any shape, crossing arcs included."""
    heads: list[int] = []
    opens: list[bool | int | None] = []
    for _ in range(draw(st.integers(1, 3))):
        start, size = len(heads), draw(st.integers(1, 7))
        order = draw(st.permutations(range(start, start + size)))
        above = {word: order[draw(st.integers(0, max(0, rank - 1)))] for rank, word in enumerate(order)}
        heads += [above[word] for word in range(start, start + size)]
        opens += [word == start for word in range(start, start + size)]
    deps = ["ROOT" if head == word else "dep" for word, head in enumerate(heads)]
    words = [f"w{word}" for word in range(len(heads))]
    return spacy.tokens.Doc(VOCAB, words=words, heads=heads, deps=deps, sent_starts=opens)


def places(tokens: object) -> list[int]:
    return [token.i for token in tokens]  # type: ignore[attr-defined]


def test_a_word_says_of_itself_what_spacy_says() -> None:
    spacys = parsed(TABLE)
    for own, theirs in zip(doc_of(spacys), spacys, strict=True):
        assert [getattr(own, name) for name in PLAIN] == [getattr(theirs, name) for name in PLAIN]


def test_a_relation_is_without_its_subtype() -> None:
    doc = doc_of(parsed(TABLE))
    assert [token.relation for token in (doc[3], doc[9], doc[10])] == ["nmod", "nsubj", "ROOT"]


@given(trees())
def test_words_hang_together_as_in_spacy(spacys: spacy.tokens.Doc) -> None:
    for own, theirs in zip(doc_of(spacys), spacys, strict=True):
        assert own.head.i == theirs.head.i
        assert places(own.children) == places(theirs.children)
        assert places(own.subtree) == places(theirs.subtree)
        assert places(own.ancestors) == places(theirs.ancestors)
        below = places(theirs.subtree)  # spaCy's own edges miss words where many arcs cross
        assert (own.left_edge.i, own.right_edge.i) == (min(below), max(below))
        assert (own.sent.start, own.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert [own.is_ancestor(other) for other in own.doc] == [theirs.is_ancestor(other) for other in spacys]


@given(trees(), st.data())
def test_a_stretch_has_the_words_the_text_and_the_root_of_spacys(spacys: spacy.tokens.Doc, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(spacys) - 1))
    end = data.draw(st.integers(start + 1, len(spacys)))
    own, theirs = Tokens.of(doc_of(spacys), start, end), spacys[start:end]
    assert (places(own), own.text, own.root.i) == (places(theirs), theirs.text, theirs.root.i)


@given(trees())
def test_sentences_are_those_of_spacy(spacys: spacy.tokens.Doc) -> None:
    own = doc_of(spacys)
    assert [(each.start, each.end, each.root.i) for each in own.sents] == [
        (each.start, each.end, each.root.i) for each in spacys.sents
    ]


def test_a_name_keeps_its_label_and_its_entry() -> None:
    spacys = parsed(TABLE, hits={"Badr": "ORG actor/badr-organization"})
    name = Tokens.of_span(doc_of(spacys), spacys.spans["lexicon"][0])
    assert (name.text, name.label_, name.kb_id_) == ("Badr", "ORG", "actor/badr-organization")


def test_there_is_one_object_for_each_word_and_each_sentence() -> None:
    doc = doc_of(parsed(TABLE))
    assert doc[1].head is doc[4]
    assert doc[1].nbor(1) is doc[2]
    assert doc[1].sent is doc.sents[0]
    assert doc[1].sent[1] is doc[1]


def test_an_empty_text_has_no_words() -> None:
    doc = doc_of(spacy.tokens.Doc(VOCAB))
    assert (tuple(doc), doc.text, doc.words(0, 0)) == ((), "", "")
