"""Tells whether words of the system name what the gold names: equal, one inside the other, or the same head.

Case, accents, articles, possessive endings and plural endings do not count. "Gunmen of the Front" is not "the Front":
what follows a preposition says more about the thing and does not name it. "Front-held" is one word, so that a house
that the Front holds is not the Front. But "the town of Kesh" is Kesh: there the preposition names the town.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from evaluation.reading.gold import Names
from kg.lexicon.fold import fold
from kg.records import Entity, Mention, Role

#: Gives the canonical entity of a mention.
Resolver = Callable[[Mention], Entity]

_ARTICLES = frozenset({"a", "an", "the"})
_TURNS = ", of in from near at by with on for to against inside outside around who whom that which whose including"
_AFTER_HEAD = frozenset(_TURNS.split())
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_TOWN_OF = re.compile(
    r"^.*\b(?:city|town|village|hamlet|suburb|district|neighbou?rhood|province|governorate|region|island|port) of "
    r"(?=(?:the )?[A-Z])"
)
_COMPOUND = re.compile(r"(?<=\w)-(?=[a-z])")  # "Front-held"; the capital of "al-Asad" begins a word of the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing that the system names in a slot, by every name it has for it."""

    text: str
    forms: frozenset[str]
    rule: str
    span: tuple[int, int]


def answers(roles: Iterable[Role], entity_of: Resolver) -> tuple[Answer, ...]:
    """Return each resolved entity among the fillers of roles once."""
    found: dict[str, Answer] = {}
    for role in roles:
        entity = entity_of(role.mention)
        forms = forms_of(role.mention, entity)
        if (known := found.get(entity.id)) is not None:
            found[entity.id] = replace(known, forms=known.forms | forms)
            continue
        span = (role.evidence.span.start, role.evidence.span.end)
        found[entity.id] = Answer(text=role.mention.text, forms=forms, rule=role.rule, span=span)
    return tuple(found.values())


def forms_of(mention: Mention, entity: Entity) -> frozenset[str]:
    """Return the names of what a mention refers to: its words, its name, the label and aliases of its entity."""
    return frozenset(filter(None, (mention.text, mention.name, entity.label, *entity.aliases)))


def matches(forms: Iterable[str], names: Names) -> bool:
    """Tell whether one of the system's forms names what one of the acceptable names does."""
    return any(_same(form, name) for form in forms for name in names)


def one_to_one(entries: Sequence[Names], found: Sequence[Answer]) -> dict[int, int]:
    """Return the most pairs of entries and answers, by their numbers, where each is used once."""
    weights = {
        (left, right): 1
        for left, names in enumerate(entries)
        for right, answer in enumerate(found)
        if matches(answer.forms, names)
    }
    return assign(weights)


def assign(weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Return the pairs left to right of the greatest sum of weights in which nothing is used twice."""
    graph = nx.Graph()
    for (left, right), weight in weights.items():
        graph.add_edge(("left", left), ("right", right), weight=weight)
    pairs = (sorted(pair) for pair in nx.max_weight_matching(graph))
    return dict(sorted((left[1], right[1]) for left, right in pairs))


def _same(form: str, name: str) -> bool:
    said, wanted = _words(form), _words(name)
    if not said or not wanted:
        return False
    head = _core(said)
    proper = any(letter.isupper() for letter in name)
    if said[: len(wanted)] == wanted and (proper or len(wanted) >= len(head)):
        return True
    if _inside(wanted, head) if proper else head[-len(wanted) :] == wanted:
        return True
    return _inside(said, wanted) and head[-1] == _core(wanted)[-1]


def _words(text: str) -> list[str]:
    joined = _COMPOUND.sub("", _POSSESSIVE.sub("", _TOWN_OF.sub("", text)))
    return [_singular(word) for word in re.findall(r"\w+|,", fold(joined)) if word not in _ARTICLES]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _core(words: list[str]) -> list[str]:
    """Return the words up to the head: those before the first preposition or clause."""
    end = next((number for number, word in enumerate(words) if number and word in _AFTER_HEAD), len(words))
    return words[:end]


def _inside(part: list[str], whole: list[str]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))
