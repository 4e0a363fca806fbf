"""What a person types becomes a judgement that means what it says, or an error that says how to type it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph

from kg.errors import JudgementError, KgError
from kg.holdings import Held, Holdings, as_bytes
from kg.judge import NAME
from kg.query import rows
from kg.records import Judgement, Ruling
from kg.review.finding import accounts_of, find_event
from kg.review.judging import Signature, judgement_file, judgement_on
from kg.store import open_graph, writing

SIGNED = Signature(by="A. Monitor", on=date(2031, 3, 9), why="read again")
FORT = "missile attack fort dune"


@pytest.fixture(scope="module")
def graph(published: Path) -> Graph:
    return open_graph(published)


@pytest.fixture(scope="module")
def others(graph: Graph) -> list[str]:
    """Return events that one report alone tells."""
    return [str(row["incident"]) for row in rows(graph, "incidents") if " | " not in str(row["reports"])]


def judged(graph: Graph, ruling: Ruling, *things: str, **more: str) -> Judgement:
    return judgement_on(graph, ruling, things, SIGNED, **more)


def ids(graph: Graph, event: str) -> list[str]:
    return [str(account).rpartition("/")[2] for account in accounts_of(graph, find_event(graph, event))]


def test_an_account_is_named_by_its_number_in_the_dossier(graph: Graph) -> None:
    first, second = ids(graph, FORT)
    judgement = judged(graph, Ruling.DIFFERENT, f"{FORT}#1", f"{FORT}#2")
    assert [passage.account for passage in judgement.accounts] == [first, second]
    assert (judgement.by, judgement.on, judgement.why) == ("A. Monitor", date(2031, 3, 9), "read again")
    assert all(passage.words and passage.report for passage in judgement.accounts)


def test_an_event_stands_for_its_first_account(graph: Graph, others: list[str]) -> None:
    judgement = judged(graph, Ruling.SAME, FORT, others[0])
    assert [passage.account for passage in judgement.accounts] == [ids(graph, FORT)[0], ids(graph, others[0])[0]]


def test_entities_names_and_reports_are_told_by_how_they_are_written(graph: Graph) -> None:
    assert judged(graph, Ruling.SAME, "actor:blue-army", "actor/blueland").entities == (
        "actor/blue-army",
        "actor/blueland",
    )
    alias = judged(graph, Ruling.ALIAS, "the Blues", "actor:blue-army")
    assert (alias.name, alias.entities) == ("the Blues", ("actor/blue-army",))
    apart = judged(graph, Ruling.DIFFERENT, "actor:blue-army", "the Reds")
    assert (apart.name, apart.entities) == ("the Reds", ("actor/blue-army",))
    assert judged(graph, Ruling.DROP, "report:wire/3").report == "wire/3"


def test_a_fix_names_account_part_and_value_and_the_words_that_say_so(graph: Graph) -> None:
    fix = judged(graph, Ruling.FIX, f"{FORT}#2", "killed", "5", quote="five")
    assert (fix.part, fix.value, fix.quote, fix.accounts[0].account) == ("killed", "5", "five", ids(graph, FORT)[1])


@pytest.mark.parametrize(
    ("ruling", "things", "message"),
    [
        (Ruling.SAME, [FORT], "two events or more, or two entities or more"),
        (Ruling.SAME, [FORT, "actor:blue-army"], "two events or more, or two entities or more"),
        (Ruling.DIFFERENT, ["actor:blue-army", "actor:blueland"], "an entity is different from a name"),
        (Ruling.ALIAS, ["the Blues", "Blue Army"], "'Blue Army' is no entity"),
        (Ruling.ALIAS, ["the Blues"], "alias NAME actor:A"),
        (Ruling.DROP, [FORT], "has 2 accounts; name one, for example missile attack fort dune#1"),
        (Ruling.DROP, [f"{FORT}#3"], "has accounts #1 to #2"),
        (Ruling.DROP, [f"{FORT}#0"], "has accounts #1 to #2"),
        (Ruling.FIX, [FORT, "killed"], "fix EVENT#N PART VALUE"),
        (Ruling.SAME, ["nowhere", "never"], "no event fits 'nowhere'"),
    ],
)
def test_what_makes_no_judgement_is_met_with_how_to_make_one(
    graph: Graph, ruling: Ruling, things: list[str], message: str
) -> None:
    with pytest.raises(KgError, match=message):
        judged(graph, ruling, *things)


@pytest.mark.parametrize("signed", [Signature(by=" ", on=SIGNED.on, why="x"), Signature(by="A", on=SIGNED.on, why="")])
def test_a_judgement_needs_who_and_why(graph: Graph, signed: Signature) -> None:
    with pytest.raises(JudgementError, match="needs who and why"):
        judgement_on(graph, Ruling.DROP, ["report:wire/3"], signed)


def test_only_a_fix_takes_a_quote(graph: Graph) -> None:
    with pytest.raises(JudgementError, match="drop takes no quote"):
        judged(graph, Ruling.DROP, "report:wire/3", quote="x")


# ---------------------------------------------------------------------------------------------------- the file it is in


def holding(out: Path, *paths: Path, judgements: tuple[Path, ...] = ()) -> Path:
    held = {path.stem: Held(key=path.stem, path=str(path)) for path in paths}
    with writing(out) as output:
        output.publish([], {}, as_bytes(Holdings(reports=held, judgements={str(path): "" for path in judgements})))
    return out


def test_judgements_go_beside_the_reports(tmp_path: Path) -> None:
    out = holding(tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    assert judgement_file(out) == tmp_path / NAME


def test_judgements_go_beside_the_graph_where_reports_have_no_place_of_their_own(tmp_path: Path) -> None:
    out = holding(tmp_path / "out", tmp_path / "a.txt", tmp_path / "out" / "b.txt")
    assert judgement_file(out) == out / NAME


def test_judgements_go_where_the_others_are(tmp_path: Path) -> None:
    out = holding(tmp_path / "out", tmp_path / "a.txt", judgements=(tmp_path / "x" / NAME,))
    assert judgement_file(out) == tmp_path / "x" / NAME


def test_of_several_files_one_has_to_be_named(tmp_path: Path) -> None:
    out = holding(tmp_path / "out", judgements=(tmp_path / "x" / NAME, tmp_path / "y" / NAME))
    with pytest.raises(JudgementError, match="several files of judgements are read .name one: .*x.*y"):
        judgement_file(out)
