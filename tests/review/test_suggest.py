"""What is worth a person's look: undecided pairs and like names, best first, each with the commands that judge it."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.graph import to_graph
from kg.ids import entity_iri
from kg.judge import decisions_of
from kg.merge import merge
from kg.records import Decision, Ruling
from kg.review.suggest import Suggestion, suggestions
from kg.vocab import KG
from tests.builders import Desk
from tests.merge.telling import links, tell
from tests.merge.test_judged import judged


def graph_of(*desks: Desk, decisions: tuple[Decision, ...] = ()) -> Graph:
    extractions, linker = [desk.extraction() for desk in desks], links(*desks)
    return to_graph(merge(extractions, linker, decisions), extractions, linker)


# --------------------------------------------------------------------------------------------------------------- pairs


def half_alike(*names: str) -> list[Desk]:
    """Return reports on what may be one event: one place and initiator, no day, and three months from the first on."""
    months = ("2031-03-05", "2031-06-05", "2031-06-06")
    return [tell(name, at="fort-dune", by="red-front", published=day) for name, day in zip(names, months, strict=False)]


def test_an_undecided_pair_is_a_question_with_its_reasons_and_both_answers() -> None:
    (found,) = suggestions(graph_of(*half_alike("daily", "herald")))
    assert found.what.startswith("One event? Shelling ")
    assert any(reason.startswith("place (+") for reason in found.reasons)
    same, different = found.commands
    assert same.startswith("same ")
    assert same.removeprefix("same") == different.removeprefix("different")
    assert same.count("#1") == 2


@pytest.mark.parametrize("ruling", [Ruling.SAME, Ruling.DIFFERENT])
def test_a_pair_that_was_judged_is_no_question_any_more(ruling: Ruling) -> None:
    desks = half_alike("daily", "herald")
    assert suggestions(graph_of(*desks, decisions=decisions_of([judged(ruling, *desks)]))) == ()


def test_of_two_events_only_the_best_pair_is_asked_about() -> None:
    # "a" could be of one event with "b" and with "c", which are one
    assert len(suggestions(graph_of(*half_alike("a", "b", "c")))) == 1


# ------------------------------------------------------------------------------------------------------------- aliases


def actors(*names: tuple[str, str], cls: URIRef = KG.ArmedGroup) -> Graph:
    """Return a graph of actors: the last part of the id, and the names, parted by a bar."""
    graph = Graph()
    for ident, named in names:
        node = URIRef(entity_iri(f"actor/{ident}"))
        label, *others = named.split("|")
        graph += (
            (node, RDF.type, KG.Actor),
            (node, RDF.type, cls),
            (node, RDFS.label, Literal(label)),
            *((node, SKOS.altLabel, Literal(other)) for other in others),
        )
    return graph


def asked(graph: Graph) -> list[Suggestion]:
    return [each for each in suggestions(graph) if each.what.startswith("One actor?")]


@pytest.mark.parametrize(
    ("new", "known", "reason"),
    [
        ("Saraya Ashtar", "Sarayat al-Ashtar", "have the same consonants|are spelt alike"),
        ("RBB", "Red Banner Battalions", "'rbb' are the initials of 'red banner battalions'"),
        ("Zarqun Battalion", "Zarqun Martyrs Battalion", "holds all telling words of"),
        ("Kordovan Guard", "Kordofan Guard", r"are spelt alike \(0\.9"),
        ("Other Name", "Red Banner|Another Name", "are spelt alike|holds all telling"),
    ],
)
def test_a_new_name_like_a_known_one_is_asked_about(new: str, known: str, reason: str) -> None:
    (found,) = asked(actors((f"named-{new.lower().replace(' ', '-')}", new), ("known", known)))
    assert found.what == f"One actor? {new} / {known.partition('|')[0]}"
    assert re.search(reason, found.reasons[0])
    alias, different = found.commands
    assert alias.startswith("alias ")
    assert alias.endswith(" actor:known")
    assert different.startswith("different actor:known ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("named-red-banner", "Red Banner"), ("blue-shield", "Blue Shield")),
        (("iran", "Iran Guard"), ("iraq", "Iraq Guard")),  # the lexicon knows both and keeps them apart
    ],
)
def test_names_that_are_not_alike_or_both_known_are_not_asked_about(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert asked(actors(one, other)) == []


def test_a_person_is_no_alias_of_a_group() -> None:
    graph = actors(("named-ana-banner", "Ana Banner"), cls=KG.Person)
    assert asked(graph + actors(("ana-banner", "Ana Banner Brigade"))) == []


def test_an_alias_that_was_judged_is_not_asked_about() -> None:
    graph = actors(("named-rbb", "RBB"), ("known", "Red Banner Battalions"))
    judgement = URIRef("https://w3id.org/conflict-kg/id/judgement/1")
    graph.add((judgement, KG.judgedName, Literal("RBB")))
    graph.add((judgement, KG.concerns, URIRef(entity_iri("actor/known"))))
    assert asked(graph) == []


def test_the_best_come_first_and_no_more_than_wanted() -> None:
    graph = actors(("named-rbb", "RBB"), ("known", "Red Banner Battalions"), ("named-kordovan-guard", "Kordovan Guard"),
                   ("kordofan", "Kordofan Guard"))  # fmt: skip
    scores = [each.score for each in suggestions(graph)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 2
    assert len(suggestions(graph, limit=1)) == 1
