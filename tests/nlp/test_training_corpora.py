"""What the pipeline is trained on: treebanks and name corpora read, and names brought to one convention."""

from pathlib import Path

import pytest
import spacy

from training.corpora import bio_of, bio_spans, by_document, raw_text, read_treebank, text_of_document
from training.names import gum_names, re3d_text

TREEBANK = """\
# newdoc id = one
# sent_id = one-1
# newpar id = one-1
1-2	don't	_	_	_	_	_	_	_	_
1	do	do	AUX	VBP	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	shoot	shoot	VERB	VB	_	0	root	_	SpaceAfter=No
3.1	them	_	_	_	_	_	_	_	_
4	!	!	PUNCT	.	_	3	punct	_	_

# sent_id = one-2
1	General	general	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new
2	Salim	Salim	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	_
4	Port	port	PROPN	NNP	_	3	obj	_	Entity=(2-place-new
5	of	of	ADP	IN	_	6	case	_	_
6	Basra	Basra	PROPN	NNP	_	4	nmod	_	Entity=(3-place-new)2)
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "treebank.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_multiword_tokens_only_decide_the_spacing(treebank: Path) -> None:
    first, _ = read_treebank(treebank)
    assert first.words == ("do", "n't", "shoot", "!")
    assert raw_text(first.words, first.spaces)[0].strip() == "don't shoot!"


def test_a_document_counts_heads_through_its_sentences(treebank: Path) -> None:
    (document,) = by_document(read_treebank(treebank))
    text = text_of_document("test", document, {"one-2": ("O",) * 6})
    assert text.parse is not None
    assert text.parse.heads == (2, 2, 2, 2, 6, 4, 6, 6, 9, 7)
    assert text.parse.starts == (0, 4)
    assert text.parse.deps[2] == "ROOT"
    assert text.names == (None,) * 4 + ("O",) * 6


def test_gum_gives_the_outermost_name_without_titles(treebank: Path) -> None:
    tags = gum_names(read_treebank(treebank))
    assert bio_spans(tags["one-2"]) == [(1, 2, "PERSON"), (3, 6, "LOC")]


def test_spans_survive_their_tags() -> None:
    spans = [(0, 1, "LOC"), (1, 3, "ORG"), (4, 5, "ORG")]
    assert bio_spans(bio_of(6, spans)) == spans


def re3d_names(text: str, *entities: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the (text, label) of the names that come of gold `entities` (text, type)."""
    rows = [
        {"start": text.index(name), "end": text.index(name) + len(name), "type": kind, "gold": True}
        for name, kind in entities
    ]
    read = re3d_text({"text": text, "entities": rows}, spacy.blank("en"))
    assert read.names is not None
    found = [tag for tag in read.names if tag is not None]
    return [(" ".join(read.words[start:end]), label) for start, end, label in bio_spans(found)]


def test_a_bare_country_is_a_place_even_where_it_acts() -> None:
    assert re3d_names("Turkey protested.", ("Turkey", "Organisation")) == [("Turkey", "LOC")]


def test_a_title_is_not_part_of_a_name() -> None:
    assert re3d_names("Then Colonel Omar Haddad spoke.", ("Colonel Omar Haddad", "Person")) == [
        ("Omar Haddad", "PERSON")
    ]


def test_a_description_is_no_name() -> None:
    assert re3d_names("They fought the rebels there.", ("the rebels", "Organisation")) == []


def test_a_list_of_places_is_taken_apart() -> None:
    assert re3d_names("Clashes in Palmyra, Homs.", ("Palmyra, Homs", "Location")) == [
        ("Palmyra", "LOC"),
        ("Homs", "LOC"),
    ]


def test_a_country_or_people_inside_a_description_stands_alone() -> None:
    assert re3d_names("Then Syrian soldiers fled.", ("Syrian soldiers", "Organisation")) == [("Syrian", "NORP")]


def test_a_strike_is_no_weapon() -> None:
    assert re3d_names("An air strike and a car bomb.", ("air strike", "Weapon"), ("car bomb", "Weapon")) == [
        ("car bomb", "WEAPON")
    ]


def test_rejected_annotations_are_not_read() -> None:
    row = {"start": 0, "end": 6, "type": "Location", "gold": False}
    assert set(re3d_text({"text": "Turkey protested.", "entities": [row]}).names or ()) == {"O"}
