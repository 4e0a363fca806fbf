"""Words and meanings agree, in both directions."""

from dataclasses import replace

import pytest

from kg.errors import LexiconError
from kg.lexicon.entities import load_entities
from kg.lexicon.meaning import check_types
from kg.lexicon.words import load_words
from kg.vocab import incident_types


def test_every_type_and_stance_of_the_shipped_lexicon_is_in_the_ontology() -> None:
    check_types(load_words(), load_entities())


def test_every_type_of_the_ontology_has_words() -> None:
    groups = load_words().groups
    wordy = {*load_words().types, *(name.removeprefix("stances.") for name in groups if name.startswith("stances."))}
    assert set(incident_types()) - {"statement"} <= wordy


def test_an_unknown_type_is_named_with_its_file_and_the_known_ones() -> None:
    words = replace(load_words(), types=(*load_words().types, "picnic"))
    message = r"incidents\.toml: schema\.ttl has no type of incident 'picnic'.*air-strike"
    with pytest.raises(LexiconError, match=message):
        check_types(words, load_entities())


def test_an_unknown_type_of_a_weapon_is_named() -> None:
    entities = load_entities()
    weapons = {**entities.weapons, "weapon/drone": replace(entities.weapons["weapon/drone"], incident_type="picnic")}
    with pytest.raises(LexiconError, match=r"weapons\.toml: .*'picnic'"):
        check_types(load_words(), replace(entities, weapons=weapons))


def test_an_unknown_stance_is_named() -> None:
    words = load_words()
    with pytest.raises(LexiconError, match=r"cues\.toml \[stances\]: schema\.ttl has no stance 'shrug'"):
        check_types(replace(words, groups={**words.groups, "stances.shrug": frozenset({"shrug"})}), load_entities())
