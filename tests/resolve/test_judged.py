"""What people judged about names and entities wins over how the rules link them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import JudgementError
from kg.lexicon.entities import load_entities
from kg.records import Entity, Judgement, Link, Mention, MentionKind, Ruling, Span
from kg.resolve.judged import relink
from kg.resolve.linker import Linker

SIGNED = {"by": "A. Monitor", "on": date(2031, 3, 9), "why": "read again"}


def mention(name: str) -> Mention:
    return Mention(kind=MentionKind.ACTOR, text=name, name=name, span=Span(report_id="a", start=0, end=len(name)))


def linker(**linked: str) -> Linker:
    """Return a linker of names to the last parts of ids."""
    ids = {f"actor/{ident}" for ident in linked.values()}
    return Linker(
        entities={ident: Entity(id=ident, kind=MentionKind.ACTOR, cls="ArmedGroup", label=ident[6:]) for ident in ids},
        links={mention(name): Link(mention=mention(name), entity_id=f"actor/{ident}", reason="name")
               for name, ident in linked.items()},
    )  # fmt: skip


def alias(name: str, entity: str) -> Judgement:
    return Judgement(ruling=Ruling.ALIAS, name=name, entities=(entity,), **SIGNED)  # type: ignore[arg-type]


def different(name: str, entity: str) -> Judgement:
    return Judgement(ruling=Ruling.DIFFERENT, name=name, entities=(entity,), **SIGNED)  # type: ignore[arg-type]


def same(*entities: str) -> Judgement:
    return Judgement(ruling=Ruling.SAME, entities=entities, **SIGNED)  # type: ignore[arg-type]


def means(made: Linker, name: str) -> str:
    return made.entity(mention(name)).id


def test_a_name_means_what_a_person_says_however_it_is_spelt() -> None:
    made, lost = relink(linker(Blues="blues", Army="army"), [alias("BLUES", "actor/army")], load_entities())
    assert (means(made, "Blues"), lost) == ("actor/army", ())
    assert made.reason(mention("Blues")) == "alias, judged by A. Monitor"
    assert made.entities["actor/army"].aliases == ("BLUES",)


def test_an_alias_can_name_an_entry_of_the_lexicon_that_no_report_mentions() -> None:
    made, lost = relink(linker(Blues="blues"), [alias("Blues", "actor/hamas")], load_entities())
    assert (means(made, "Blues"), lost) == ("actor/hamas", ())


def test_a_name_does_not_mean_what_a_person_says_it_does_not() -> None:
    made, lost = relink(linker(Blues="army", Army="army"), [different("Blues", "actor/army")], load_entities())
    assert (means(made, "Blues"), means(made, "Army"), lost) == ("actor/named-blues", "actor/army", ())
    assert made.reason(mention("Blues")) == "not army, judged by A. Monitor"


def test_entities_that_are_one_are_the_one_of_the_lexicon_or_the_first() -> None:
    made, lost = relink(linker(Blues="blues", Army="army"), [same("actor/blues", "actor/army")], load_entities())
    assert (means(made, "Blues"), means(made, "Army"), lost) == ("actor/army", "actor/army", ())
    assert made.entities["actor/army"].aliases == ("blues",)
    listed, _ = relink(linker(Blues="aaa", H="hamas"), [same("actor/aaa", "actor/hamas")], load_entities())
    assert means(listed, "Blues") == "actor/hamas"


def test_what_is_one_through_a_third_is_one() -> None:
    judgements = [same("actor/a", "actor/b"), same("actor/c", "actor/d"), same("actor/b", "actor/c")]
    made, _ = relink(linker(A="a", B="b", C="c", D="d"), judgements, load_entities())
    assert {means(made, name) for name in "ABCD"} == {"actor/a"}


@pytest.mark.parametrize(
    ("judgement", "reason"),
    [
        (alias("Reds", "actor/army"), "no report names 'Reds'"),
        (different("Reds", "actor/army"), "no report names 'Reds'"),
        (alias("Blues", "actor/nobody"), "no report names actor/nobody"),
        (same("actor/army", "actor/hamas"), "no report names actor/hamas"),
    ],
)
def test_what_matches_nothing_is_returned_and_changes_nothing(judgement: Judgement, reason: str) -> None:
    before = linker(Blues="blues", Army="army")
    made, (lost,) = relink(before, [judgement], load_entities())
    assert (dict(made.links), lost.judgement, lost.reason) == (dict(before.links), judgement, reason)


@pytest.mark.parametrize(
    "judgements",
    [
        [alias("Blues", "actor/army"), alias("blues", "actor/hamas")],
        [alias("Blues", "actor/army"), different("Blues", "actor/army")],
    ],
)
def test_a_name_that_means_two_things_is_an_error(judgements: list[Judgement]) -> None:
    with pytest.raises(JudgementError, match=r"(?i)'blues' means another than"):
        relink(linker(Blues="blues", Army="army"), judgements, load_entities())


def test_judgements_on_accounts_are_no_matter_of_links() -> None:
    before = linker(Blues="blues")
    judgement = Judgement(ruling=Ruling.DROP, report="a", **SIGNED)  # type: ignore[arg-type]
    assert relink(before, [judgement], load_entities()) == (before, ())
