"""Trigger words and cues: how they are found, and what the loader refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LexiconError
from kg.lexicon.types import GENERIC, most_specific, types_agree
from kg.lexicon.words import Manner, TriggerWord, load_words, make_words

WORDS = load_words()
TYPES = st.sampled_from(WORDS.types)


@pytest.mark.parametrize(
    ("verb", "type_", "manner"),
    [
        ("attack", "attack", Manner.ACT),
        ("explode", "bombing", Manner.HAPPENS),
        ("clash", "armed-clash", Manner.MUTUAL),
        ("retaliate", "attack", Manner.RESPONSE),
        ("gun down", "shooting", Manner.ACT),
    ],
)
def test_a_verb_says_what_happened_and_how_it_takes_part(verb: str, type_: str, manner: Manner) -> None:
    assert WORDS.verbs[verb] == TriggerWord(type_, manner)


def test_a_noun_is_found_by_its_last_word_longest_first() -> None:
    prefixes = [prefix for prefix, _ in WORDS.nouns["strike"]]
    assert prefixes == sorted(prefixes, key=len, reverse=True)
    assert {("air",), ("drone",), ()} <= set(prefixes)


def test_a_harmless_phrase_is_found_by_each_of_its_words() -> None:
    assert ("hunger", "strike") in WORDS.blocks["hunger"]
    assert ("hunger", "strike") in WORDS.blocks["strike"]


def test_no_harmless_phrase_names_an_incident() -> None:
    phrases = {phrase for phrases in WORDS.blocks.values() for phrase in phrases}
    nouns = {(*prefix, last) for last, found in WORDS.nouns.items() for prefix, _ in found}
    assert phrases & nouns == set()


@pytest.mark.parametrize(
    ("verb", "stance"),
    [("condemn", "condemnation"), ("call for", "demand"), ("deny", "denial"), ("say", "announcement"), ("run", None)],
)
def test_a_verb_expresses_a_stance(verb: str, stance: str | None) -> None:
    assert WORDS.stance(verb) == stance


def test_a_noun_expresses_a_stance() -> None:
    assert (WORDS.stance_of_noun("solidarity"), WORDS.stance_of_noun("table")) == ("support", None)


def test_an_unknown_group_of_cues_is_named_with_the_known_ones() -> None:
    with pytest.raises(LexiconError, match=r"no group of cues 'reporting.verb'.*reporting\.verbs"):
        WORDS.group("reporting.verb")


def test_one_word_of_two_types_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"incidents.toml \[raid\] verbs: 'storm' names two types.*\[assault\]"):
        make_words({"assault": {"verbs": ["storm"]}, "raid": {"verbs": ["storm"]}}, {})


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"incidents.toml \[raid\]: unknown key 'verb'"):
        make_words({"raid": {"verb": ["storm"]}}, {})


def test_of_two_manners_of_one_word_the_first_stays() -> None:
    words = make_words({"bombing": {"verbs": ["detonate"], "happens": ["detonate"]}}, {})
    assert words.verbs["detonate"].manner is Manner.ACT


# ----------------------------------------------------------------------------------------------- which types can be one


@given(TYPES, TYPES)
def test_agreement_of_types_is_mutual(left: str, right: str) -> None:
    assert types_agree(left, right) == types_agree(right, left)


@given(TYPES)
def test_a_type_agrees_with_itself(type_: str) -> None:
    assert types_agree(type_, type_)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("attack", "shelling", True),
        ("air-strike", "drone-attack", True),
        ("bombing", "suicide-bombing", True),
        ("killing", "arrest", False),
        ("attack", "abduction", False),
        ("shelling", "stabbing", False),
        ("arson", "air-strike", False),
    ],
)
def test_types_agree_where_one_incident_can_bear_both_words(left: str, right: str, agree: bool) -> None:
    assert types_agree(left, right) is agree


@given(st.lists(TYPES, min_size=1))
def test_the_most_specific_type_is_one_of_them_and_generic_only_if_all_are(types: list[str]) -> None:
    found = most_specific(types)
    assert found in types
    assert (found in GENERIC) == all(type_ in GENERIC for type_ in types)
