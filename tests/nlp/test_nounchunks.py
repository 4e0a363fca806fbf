"""Noun chunks over Universal Dependencies, on trees built by hand."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.nounchunks import noun_chunks

Row = tuple[str, str, str, int]


def chunks(*rows: Row) -> list[str]:
    """Return the chunks of words given as (text, pos, dep, head from 1 or 0)."""
    words, pos, deps, heads = zip(*rows, strict=True)
    places = [head - 1 if head else own for own, head in enumerate(heads)]
    doc = Doc(Vocab(), words=list(words), pos=list(pos), deps=list(deps), heads=places)
    return [doc[start:end].text for start, end, _ in noun_chunks(doc)]


DET, ADP = "DET", "ADP"


def test_subject_and_object() -> None:
    assert chunks(
        ("The", DET, "det", 2),
        ("army", "NOUN", "nsubj", 3),
        ("shelled", "VERB", "ROOT", 0),
        ("two", "NUM", "nummod", 6),
        ("small", "ADJ", "amod", 6),
        ("villages", "NOUN", "obj", 3),
    ) == ["The army", "two small villages"]


@pytest.mark.parametrize(
    "relation", ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos"]
)
def test_a_noun_in_any_nominal_relation_heads_a_chunk(relation: str) -> None:
    assert chunks(("went", "VERB", "ROOT", 0), ("Mosul", "PROPN", relation, 1)) == ["Mosul"]


def test_a_preposition_stays_outside() -> None:
    assert chunks(
        ("fell", "VERB", "ROOT", 0),
        ("near", ADP, "case", 4),
        ("the", DET, "det", 4),
        ("border", "NOUN", "obl", 1),
    ) == ["the border"]


def test_an_of_phrase_stays_inside_and_another_one_does_not() -> None:
    assert chunks(
        ("members", "NOUN", "nsubj", 6),
        ("of", ADP, "case", 3),
        ("parliament", "NOUN", "nmod", 1),
        ("from", ADP, "case", 5),
        ("Basra", "PROPN", "nmod", 1),
        ("resigned", "VERB", "ROOT", 0),
    ) == ["members of parliament", "Basra"]


def test_a_number_with_an_of_phrase_heads_a_chunk() -> None:
    assert chunks(
        ("killed", "VERB", "ROOT", 0),
        ("eight", "NUM", "obj", 1),
        ("of", ADP, "case", 5),
        ("its", "PRON", "nmod:poss", 5),
        ("members", "NOUN", "nmod", 2),
    ) == ["eight of its members"]


def test_coordination_gives_a_chunk_each() -> None:
    assert chunks(
        ("Iraq", "PROPN", "nsubj", 4),
        ("and", "CCONJ", "cc", 3),
        ("Syria", "PROPN", "conj", 1),
        ("agreed", "VERB", "ROOT", 0),
    ) == ["Iraq", "Syria"]


def test_a_relative_clause_is_cut() -> None:
    assert chunks(
        ("men", "NOUN", "nsubj", 4),
        ("who", "PRON", "nsubj", 3),
        ("fled", "VERB", "acl:relcl", 1),
        ("returned", "VERB", "ROOT", 0),
    ) == ["men", "who"]


def test_an_apposition_is_cut() -> None:
    assert chunks(
        ("Hadi", "PROPN", "nsubj", 5),
        (",", "PUNCT", "punct", 4),
        ("a", DET, "det", 4),
        ("commander", "NOUN", "appos", 1),
        ("spoke", "VERB", "ROOT", 0),
    ) == ["Hadi", "a commander"]


def test_a_name_of_several_words_with_a_hyphen_is_whole() -> None:
    assert chunks(
        ("Ain", "PROPN", "nsubj:pass", 5),
        ("al", "PROPN", "flat", 1),
        ("-", "PUNCT", "punct", 4),
        ("Asad", "PROPN", "flat", 1),
        ("attacked", "VERB", "ROOT", 0),
    ) == ["Ain al - Asad"]


def test_a_possessor_belongs_to_the_chunk() -> None:
    assert chunks(
        ("its", "PRON", "nmod:poss", 2), ("fighters", "NOUN", "nsubj", 3), ("withdrew", "VERB", "ROOT", 0)
    ) == ["its fighters"]


def test_quotation_marks_stay_outside() -> None:
    assert chunks(
        ('"', "PUNCT", "punct", 2),
        ("war", "NOUN", "nsubj", 4),
        ('"', "PUNCT", "punct", 2),
        ("ended", "VERB", "ROOT", 0),
    ) == ["war"]


def test_a_verb_heads_none() -> None:
    assert chunks(("withdrew", "VERB", "ROOT", 0)) == []
