"""What a person could judge: pairs of accounts that the rules left undecided, and names that may be one actor's.

Nothing is joined by likeness alone. A suggestion says what speaks for it and how to judge it either way.
"""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.ids import ID
from kg.lexicon.entities import load_entities
from kg.lexicon.fold import fold, skeleton
from kg.review.finding import accounts_of
from kg.vocab import KG

#: Likeness of two names (0 to 1, ``difflib``) from which they are worth a look: "Saraya al-Ashtar", "Sarayat Ashtar".
ALIKE = 0.8

#: What the kinds of likeness count for when suggestions are ordered.
_TRANSLITERATED, _ACRONYM, _CONTAINED = 0.98, 0.95, 0.85

#: Actors of the lexicon that share a word ("army", "movement", "of") from which it is no clue to one of them.
_SHARED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing to judge.

    Attributes:
        what: The question in one line.
        reasons: What speaks for it or against it.
        commands: What ``kg judge DIR`` takes to judge it, one way and the other.
        score: How much speaks for it; comparable within one kind.
    """

    what: str
    reasons: tuple[str, ...]
    commands: tuple[str, ...]
    score: float


def suggestions(graph: Graph, *, limit: int = 20) -> tuple[Suggestion, ...]:
    """Return undecided pairs of events, then likely aliases: each kind best first, and ``limit`` of it at most."""

    def rank(each: Suggestion) -> tuple[float, str]:
        return -each.score, each.what

    return (*sorted(_pairs(graph), key=rank)[:limit], *sorted(_aliases(graph), key=rank)[:limit])


# --------------------------------------------------------------------------------------------------------------- pairs


def _pairs(graph: Graph) -> Iterator[Suggestion]:
    """Yield each undecided pair of accounts, the best of two events, unless somebody has judged any of these."""
    judged = {_events(graph, each) for each in graph.subjects(RDF.type, KG.Decision) if _is_judged(graph, each)}
    for decision in graph.subjects(KG.verdict, Literal("undecided")):
        if _events(graph, decision) in judged:
            continue
        left, right = sorted(_sides(graph, decision), key=str)
        names = " ".join(_numbered(graph, side) for side in (left, right))
        yield Suggestion(
            what=f"One event? {_told(graph, left)} / {_told(graph, right)}",
            reasons=tuple(sorted(str(reason) for reason in graph.objects(decision, KG.reason))),
            commands=(f"same {names}", f"different {names}"),
            score=_score(graph, decision),
        )


def _is_judged(graph: Graph, decision: Node) -> bool:
    return str(graph.value(decision, KG.decidedBy)) != "rules"


def _score(graph: Graph, decision: Node) -> float:
    return float(str(graph.value(decision, KG.score) or 0))


def _events(graph: Graph, decision: Node) -> frozenset[Node]:
    found = (graph.value(side, KG.event) for side in _sides(graph, decision))
    return frozenset(event for event in found if event is not None)


def _sides(graph: Graph, decision: Node) -> frozenset[URIRef]:
    return frozenset(URIRef(str(graph.value(decision, side))) for side in (KG.left, KG.right))


def _told(graph: Graph, account: URIRef) -> str:
    label = graph.value(graph.value(account, KG.event), RDFS.label)
    report = graph.value(graph.value(account, KG.inReport), DCTERMS.identifier)
    return f"{label} ({report})"


def _numbered(graph: Graph, account: URIRef) -> str:
    event = URIRef(str(graph.value(account, KG.event)))
    number = accounts_of(graph, event).index(account) + 1
    return shlex.quote(f"{str(event).removeprefix(ID).replace('/', ':', 1)}#{number}")


# ------------------------------------------------------------------------------------------------------------- aliases


@dataclass(frozen=True, slots=True, kw_only=True)
class _Actor:
    """An actor with its class and the names it is known by, folded."""

    id: str
    label: str
    is_person: bool
    is_known: bool
    names: frozenset[str]


def _aliases(graph: Graph) -> Iterator[Suggestion]:
    """Yield pairs of actors with like names, of which the lexicon does not know both."""
    actors = _actors(graph)
    settled = _settled(graph)
    for one, other in _neighbours(actors):
        if one.is_person is not other.is_person or (one.is_known and other.is_known):
            continue
        like = max((_likeness(left, right) for left in one.names for right in other.names), default=(0.0, ""))
        known, new = (one, other) if one.is_known or not other.is_known else (other, one)
        if like[0] >= ALIKE and (fold(new.label), known.id) not in settled:
            pair = f"{shlex.quote(new.label)} {known.id.replace('/', ':', 1)}"
            yield Suggestion(
                what=f"One actor? {new.label} / {known.label}",
                reasons=(like[1],),
                commands=(f"alias {pair}", f"different {known.id.replace('/', ':', 1)} {shlex.quote(new.label)}"),
                score=like[0],
            )


def _settled(graph: Graph) -> set[tuple[str, str]]:
    """Return the names, folded, that people judged to mean an entity or not to mean it, with the entity's id."""
    return {
        (fold(str(name)), str(entity).removeprefix(ID))
        for judgement, name in graph.subject_objects(KG.judgedName)
        for entity in graph.objects(judgement, KG.concerns)
    }


def _actors(graph: Graph) -> list[_Actor]:
    found = []
    for node in sorted(set(graph.subjects(RDF.type, KG.Actor)), key=str):
        classes = set(graph.objects(node, RDF.type))
        ident, label = str(node).removeprefix(ID), str(graph.value(node, RDFS.label))
        if not classes & {KG.UnnamedGroup, KG.State}:
            names = frozenset(fold(str(name)) for name in (label, *graph.objects(node, SKOS.altLabel)))
            known = not ident.startswith("actor/named-")
            found.append(_Actor(id=ident, label=label, is_person=KG.Person in classes, is_known=known, names=names))
    return found


def _neighbours(actors: Iterable[_Actor]) -> Iterator[tuple[_Actor, _Actor]]:
    """Yield the pairs that share a telling word, the beginning of one, or initials; each once."""
    blocks: dict[str, list[_Actor]] = defaultdict(list)
    for actor in actors:
        for key in sorted({key for name in actor.names for key in _keys(name)}):
            blocks[key].append(actor)
    seen = {(one.id, other.id): (one, other) for block in blocks.values() for one, other in combinations(block, 2)}
    yield from (pair for _, pair in sorted(seen.items()))


def _keys(name: str) -> set[str]:
    words = set(name.split()) - _common()
    return {word[:4] for word in words} | {_initials(name), skeleton(name)} | ({name} if " " not in name else set())


@cache
def _common() -> frozenset[str]:
    """Return the words of names, folded, that many actors of the lexicon share."""
    actors = load_entities().actors.values()
    found = Counter(word for actor in actors for word in {*fold(" ".join((actor.name, *actor.aliases))).split()})
    return frozenset(word for word, number in found.items() if number >= _SHARED)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _likeness(left: str, right: str) -> tuple[float, str]:
    """Return how like two folded names are, and why."""
    short, long = sorted((left, right), key=len)
    if " " not in short and len(short) > 2 and short == _initials(long):
        return _ACRONYM, f"{short!r} are the initials of {long!r}"
    if " " in short and skeleton(short) == skeleton(long):
        return _TRANSLITERATED, f"{short!r} and {long!r} have the same consonants"
    telling = set(short.split()) - _common()
    if telling and telling < set(long.split()):
        return _CONTAINED, f"{long!r} holds all telling words of {short!r}"
    ratio = SequenceMatcher(None, left, right).ratio()
    return ratio, f"{left!r} and {right!r} are spelt alike ({ratio:.2f})"
