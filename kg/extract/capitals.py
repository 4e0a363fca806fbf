"""Capitals that stand for their governments: "Tehran condemned the raid", "Moscow shelled the town", "warned Damascus".

Whether the city or the government is meant is told by the verb: who says something, or does violence to somebody, is no
city; one that is hit, or where something is, is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.reading import Reading
from kg.extract.syntax import children, dep, is_passive
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities

_ADDRESSED = frozenset({"obj", "iobj"})


def government(reading: Reading, head: Token) -> str | None:
    """Return the id of the state whose government a capital's name means, None for any other word.

    What reads like a person's name ("Washington") means it where the report names the state besides.
    """
    if head.pos_ != "PROPN":
        return None
    name = reading.hits.get(head.i) or reading.names.get(head.i)
    state = _governments().get(head.text if name is None else name.text)
    if state is None or name is None or name.label_ != "PERSON":
        return state
    code = state.partition("/")[2]
    return state if any(hit.kb_id_.partition("/")[2] == code for hit in reading.hits.values()) else None


def acts(reading: Reading, head: Token) -> bool:
    """Tell whether a capital stands where a government acts or is spoken to."""
    if head.pos_ != "PROPN" or government(reading, head) is None:
        return False
    first = head
    while first.dep_ == "conj":
        first = first.head
    verb, relation = first.head, dep(first)
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or is_passive(verb):
        return False
    speaks = lemma in reading.group("reporting.verbs") or reading.words.stance(lemma) is not None
    is_violent = lemma in reading.words.verbs or lemma in reading.group("light.looses")
    fights = is_violent and any(children(verb, "obj"))
    return (relation == "nsubj" and (speaks or fights)) or (relation in _ADDRESSED and speaks)


@cache
def _governments() -> Mapping[str, str]:
    countries = load_entities().countries.values()
    return {name: country.actor_id for country in countries for name in country.capitals}
