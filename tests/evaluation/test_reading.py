"""The counting of whole reports, on invented reports whose figures were worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evaluation.reading import arguments, casualties, statements
from evaluation.reading.corpus import read_gold
from evaluation.reading.gold import (
    Days,
    Fillers,
    GoldFigure,
    GoldIncident,
    GoldReport,
    GoldStatement,
    together,
)
from evaluation.reading.match import Matching, Pair, match
from evaluation.reading.names import Resolver, assign, matches
from evaluation.reading.task import incidents, result_of, sentence_at
from evaluation.results import Counts
from kg.errors import ReadError
from kg.records import Account, EventKind, Harm, Report, Role, Status
from tests.builders import HIT, INITIATOR, SPEAKER, TARGET, WHERE, Desk, days, entity, linker, quantity

TEXT = (
    "Gunmen of the Delta Front shot dead six fishermen near Port Lume on 9 March 2031, the mayor said. "
    "Navy jets bombed two Front camps at Kesh. "
    "The mayor condemned the shooting. "
    "Dockers staged a mock raid for the carnival. "
    "A ferry sank off Ayo."
)
ENTITIES = (
    entity("actor/delta-front", "ArmedGroup", "Delta Front", aliases=("DF",)),
    entity("actor/gunmen", "UnnamedGroup", "Gunmen of the Delta Front"),
    entity("actor/fishermen", "UnnamedGroup", "six fishermen"),
    entity("actor/mayor", "UnnamedGroup", "the mayor"),
    entity("actor/navy", "StateForce", "Navy of Lume"),
    entity("actor/dockers", "UnnamedGroup", "Dockers"),
    entity("object/camps", "TargetObject", "two Front camps"),
    entity("place/port-lume", "Location", "Port Lume"),
    entity("place/kesh", "Location", "Kesh"),
)
NO_ONE = Fillers()


@pytest.fixture
def desk() -> Desk:
    return Desk("coast", TEXT)


def where(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return (start, start + len(words))


def shooting(desk: Desk, *more: Role) -> Account:
    mayor = desk.said("the mayor", "actor/mayor")
    return desk.account(
        "shot dead",
        "shooting",
        desk.role(INITIATOR, "Gunmen of the Delta Front", "actor/gunmen"),
        desk.role(TARGET, "six fishermen", "actor/fishermen"),
        desk.role(WHERE, "Port Lume", "place/port-lume"),
        *more,
        status=Status.REPORTED,
        times=(desk.when("on 9 March 2031", days("2031-03-09")),),
        figures=(desk.figure(Harm.KILLED, quantity(6, 6, "six fishermen"), said=mayor),),
    )


def bombing(desk: Desk) -> Account:
    return desk.account(
        "bombed",
        "bombing",
        desk.role(INITIATOR, "Navy jets", "actor/navy"),
        desk.role(HIT, "two Front camps", "object/camps"),
        desk.role(WHERE, "Kesh", "place/kesh"),
    )


def shooting_gold(**other: object) -> GoldIncident:
    gold = GoldIncident(
        keys=("I1",),
        types=("shooting", "killing"),
        statuses=("alleged",),
        spans=(where("Gunmen of the Delta Front shot dead six fishermen"), where("the shooting")),
        initiators=Fillers(required=(("Gunmen",),)),
        targets=Fillers(required=(("fishermen", "civilians"),)),
        specific=(("Port Lume", "near Port Lume"),),
        places=(("Port Lume", "near Port Lume"), ("Lume",)),
        dates=(Days(earliest=date(2031, 3, 9), latest=date(2031, 3, 9)),),
        date_optional=False,
        figures=(figure("killed", 6, 6, ("mayor",)),),
    )
    return replace(gold, **other)  # type: ignore[arg-type]


def bombing_gold(**other: object) -> GoldIncident:
    gold = GoldIncident(
        keys=("I2",),
        types=("air-strike",),
        statuses=("asserted",),
        spans=(where("Navy jets bombed two Front camps"),),
        initiators=Fillers(required=(("Navy",), ("Air Force",))),
        targets=Fillers(required=(("Delta Front", "Front"),)),
        objects=Fillers(required=(("camps",),)),
        specific=(("Kesh",),),
        places=(("Kesh",), ("Lume",)),
    )
    return replace(gold, **other)  # type: ignore[arg-type]


def figure(harm: str, low: int, high: int | None, speaker: tuple[str, ...] = (), required: bool = True) -> GoldFigure:
    return GoldFigure(harm=harm, lows=(low,), high=high, speaker=speaker, span=(0, 5), required=required)


def gold_report(*told: GoldIncident, said: tuple[GoldStatement, ...] = ()) -> GoldReport:
    looks = (where("a mock raid for the carnival"), where("A ferry sank"))
    return GoldReport(report=Report(id="coast", text=TEXT), incidents=told, statements=said, lookalikes=looks)


def matched(desk: Desk, gold: GoldReport) -> Matching:
    return match(gold, desk.extraction(), linker([desk], ENTITIES).entity)


def resolver(desk: Desk) -> Resolver:
    return linker([desk], ENTITIES).entity


def counts(outcome: arguments.Outcome) -> tuple[int, int, int]:
    return (outcome.right, outcome.found, outcome.gold)


def kinds(outcome: arguments.Outcome) -> list[str]:
    return [fault.kind for fault in outcome.faults]


@pytest.mark.parametrize(
    ("form", "name", "same"),
    [
        ("the Delta Front", "delta front", True),
        ("Delta Front's", "Delta Front", True),
        ("Delta Front fighters", "Delta Front", True),  # a proper name before the head
        ("fighters", "Delta Front fighters", True),  # the head alone
        ("two Navy ships", "ship", True),
        ("ship repairs", "ship", False),  # a plain word counts at the head only
        ("gunmen of the Delta Front", "Delta Front", False),  # after a preposition
        ("a Front-held house", "Front", False),
        ("Front", "Front of the North", True),
        ("North", "Front of the North", False),
        ("the Front-held town of Kesh", "Kesh", True),
        ("gunmen of Kesh", "Kesh", False),
        ("Al-Zayn", "al Zayn", True),
    ],
)
def test_a_name_is_the_same_by_its_words_or_its_head(form: str, name: str, same: bool) -> None:
    assert matches([form], (name,)) is same


def test_pairs_are_most_first_and_heaviest_next() -> None:
    # 0-0 (5) and 1-1 (1) are two pairs of weight 6; 0-1 (9) alone would leave 1 without, but weighs more.
    assert assign({(0, 0): 5, (0, 1): 9, (1, 1): 1}) == {0: 1}
    assert assign({(0, 0): 1005, (0, 1): 1009, (1, 1): 1001}) == {0: 0, 1: 1}


def test_an_incident_is_matched_by_its_evidence(desk: Desk) -> None:
    shot, bombs = shooting(desk), bombing(desk)
    found = matched(desk, gold_report(shooting_gold(), bombing_gold()))
    assert [pair.account for pair in found.pairs] == [shot, bombs]
    assert incidents([found]) == Counts(right=2, found=2, gold=2)


def test_a_second_account_is_a_split_and_one_elsewhere_is_false(desk: Desk) -> None:
    shooting(desk)
    split = desk.account("the shooting", "attack")
    false, mock = desk.account("sank", "attack"), desk.account("mock raid", "raid")
    found = matched(desk, gold_report(shooting_gold()))
    # "sank" and "mock raid" stand in the two look-alikes.
    assert (found.splits, set(found.false)) == ((split,), {false, mock})
    assert [account for _, account in found.taken] == [mock, false]
    assert incidents([found]) == Counts(right=1, found=4, gold=1)


def test_the_account_that_tells_more_of_an_incident_stands_for_it(desk: Desk) -> None:
    once = desk.account("shot dead", "shooting")
    twice = desk.account("six fishermen", "attack")
    twice = desk.accounts[-1] = replace(twice, triggers=(*twice.triggers, desk.evidence("the shooting")))
    found = matched(desk, gold_report(shooting_gold()))
    # Both lie inside its spans; "once" is of its type, but tells one span of two.
    assert ([pair.account for pair in found.pairs], found.splits) == ([twice], (once,))


def test_of_accounts_that_tell_as_much_the_one_that_agrees_stands_for_it(desk: Desk) -> None:
    other, right = desk.account("the shooting", "attack"), desk.account("shot dead", "shooting")
    found = matched(desk, gold_report(shooting_gold()))
    assert ([pair.account for pair in found.pairs], found.splits) == ([right], (other,))


def test_a_split_that_the_gold_allows_costs_nothing(desk: Desk) -> None:
    shooting(desk)
    desk.account("the shooting", "attack")
    found = matched(desk, gold_report(shooting_gold(split_ok=True)))
    assert incidents([found]) == Counts(right=1, found=1, gold=1)


def test_optional_gold_counts_for_nothing(desk: Desk) -> None:
    bombing(desk)
    found = matched(desk, gold_report(shooting_gold(required=False), bombing_gold(required=False)))
    assert incidents([found]) == Counts(right=0, found=0, gold=0)
    assert len(found.optional) == 1


def test_one_account_may_tell_two_entries_that_may_be_merged(desk: Desk) -> None:
    shooting(desk)
    other = shooting_gold(keys=("I3",), merge_ok=frozenset({"I1"}), specific=(("Ayo",),), places=(("Ayo",),))
    found = matched(desk, gold_report(shooting_gold(), other))
    assert incidents([found]) == Counts(right=2, found=2, gold=2)
    (pair,) = found.pairs
    assert (pair.gold.keys, len(pair.gold.figures), len(pair.gold.specific)) == (("I1", "I3"), 1, 2)


def test_what_did_not_happen_matches_gold_of_that_status_alone(desk: Desk) -> None:
    desk.account("bombed", "air-strike", status=Status.DENIED)
    told = matched(desk, gold_report(bombing_gold()))
    assert incidents([told]) == Counts(right=0, found=0, gold=1)
    denied = matched(desk, gold_report(bombing_gold(statuses=("denied",))))
    assert incidents([denied]) == Counts(right=1, found=1, gold=1)
    assert counts(arguments.status_of(denied.pairs[0])) == (1, 1, 1)


def test_type_and_status_may_be_any_acceptable_one(desk: Desk) -> None:
    pair = Pair(gold=shooting_gold(), account=shooting(desk), size=1)
    assert counts(arguments.type_of(pair)) == (1, 1, 1)
    assert counts(arguments.status_of(pair)) == (1, 1, 1)  # an accusation is right as reported
    wrong = Pair(gold=bombing_gold(), account=bombing(desk), size=1)
    assert counts(arguments.type_of(wrong)) == (0, 1, 1)


def test_roles_are_counted_one_to_one(desk: Desk) -> None:
    pair = Pair(gold=bombing_gold(), account=bombing(desk), size=1)
    # "Navy jets" is the Navy, the Air Force is missed; the camps are found, the Front is missed.
    assert counts(arguments.initiators(pair, resolver(desk))) == (1, 1, 2)
    outcome = arguments.targets(pair, resolver(desk))
    assert (counts(outcome), kinds(outcome)) == ((1, 1, 2), ["missed target"])


def test_extra_roles_cost_nothing_and_others_do(desk: Desk) -> None:
    account = shooting(desk, desk.role(TARGET, "Dockers", "actor/dockers"))
    pair = Pair(gold=shooting_gold(), account=account, size=1)
    assert counts(arguments.targets(pair, resolver(desk))) == (1, 2, 1)
    lenient = shooting_gold(targets=Fillers(required=(("fishermen",),), extra=(("dockers",),)))
    assert counts(arguments.targets(replace(pair, gold=lenient), resolver(desk))) == (1, 1, 1)


def test_roles_and_casualties_of_a_missed_incident_are_missed(desk: Desk) -> None:
    missed = Pair(gold=shooting_gold(), account=None, size=1)
    assert counts(arguments.initiators(missed, resolver(desk))) == (0, 0, 1)
    assert counts(casualties.casualties(missed, resolver(desk))) == (0, 0, 1)
    assert arguments.date_given(missed) == arguments.Outcome()
    assert arguments.place_given(missed, resolver(desk)) == arguments.Outcome()


def test_a_date_must_be_equal_and_uncontradicted(desk: Desk) -> None:
    account = shooting(desk)
    right = Pair(gold=shooting_gold(), account=account, size=1)
    assert counts(arguments.date_given(right)) == (1, 1, 1)
    second = replace(account, times=(*account.times, desk.when("dead", days("2031-04-01"))))
    assert kinds(arguments.date_given(replace(right, account=second))) == ["wrong date"]
    assert kinds(arguments.date_given(replace(right, account=replace(account, times=())))) == ["missed date"]


def test_a_date_where_the_text_settles_none_is_invented(desk: Desk) -> None:
    account = shooting(desk)
    none = Pair(gold=shooting_gold(dates=(), date_optional=True), account=account, size=1)
    assert counts(arguments.date_invented(none)) == (0, 1, 0)
    optional = Pair(gold=shooting_gold(date_optional=True), account=replace(account, times=()), size=1)
    assert counts(arguments.date_given(optional)) == (0, 0, 0)
    unresolved = replace(account, times=(desk.when("on 9 March", days(None)),))
    assert counts(arguments.date_invented(replace(none, account=unresolved))) == (0, 0, 0)
    partly = Pair(gold=shooting_gold(partial=True), account=unresolved, size=1)
    assert counts(arguments.date_part(partly)) == (1, 1, 1)


def test_a_place_is_right_below_the_widest(desk: Desk) -> None:
    account = bombing(desk)
    pair = Pair(gold=bombing_gold(), account=account, size=1)
    assert counts(arguments.place_given(pair, resolver(desk))) == (1, 1, 1)
    wide = bombing_gold(specific=(("Camp Nine",),), places=(("Camp Nine",), ("Kesh",)))
    outcome = arguments.place_given(replace(pair, gold=wide), resolver(desk))
    assert (counts(outcome), kinds(outcome)) == ((0, 1, 1), ["place too wide or wrong"])
    assert counts(arguments.place_invented(replace(pair, gold=wide), resolver(desk))) == (1, 1, 0)
    elsewhere = bombing_gold(specific=(("Ayo",),), places=(("Ayo",),))
    assert counts(arguments.place_invented(replace(pair, gold=elsewhere), resolver(desk))) == (0, 1, 0)


def test_casualties_need_their_speaker(desk: Desk) -> None:
    account = shooting(desk)
    own_voice = Pair(gold=shooting_gold(figures=(figure("killed", 6, 6),)), account=account, size=1)
    by_mayor = Pair(gold=shooting_gold(), account=account, size=1)
    assert counts(casualties.casualties(by_mayor, resolver(desk))) == (1, 1, 1)
    assert counts(casualties.casualties(own_voice, resolver(desk))) == (0, 1, 1)
    assert counts(casualties.numbers(own_voice, resolver(desk))) == (1, 1, 1)
    open_end = Pair(gold=shooting_gold(figures=(figure("killed", 6, None, ("mayor",)),)), account=account, size=1)
    assert counts(casualties.numbers(open_end, resolver(desk))) == (0, 1, 1)
    optional = shooting_gold(figures=(figure("killed", 6, 6, ("mayor",), required=False),))
    assert counts(casualties.casualties(replace(by_mayor, gold=optional), resolver(desk))) == (0, 0, 0)


def condemnation(desk: Desk, *about: str) -> Account:
    speaker = desk.role(SPEAKER, "The mayor", "actor/mayor")
    return desk.account("condemned", "condemnation", speaker, kind=EventKind.STATEMENT, about=about)


def statement(kind: str, *about: str, words: str = "condemned the shooting") -> GoldStatement:
    return GoldStatement(speaker=("mayor",), kind=kind, about=frozenset(about), span=where(words))


def test_a_statement_about_a_part_that_the_gold_allows_is_about_the_whole(desk: Desk) -> None:
    shooting(desk)
    part = desk.account("the shooting", "attack")
    condemnation(desk, part.id)
    for allowed in (True, False):
        gold = gold_report(shooting_gold(split_ok=allowed), said=(statement("condemnation", "I1"),))
        said = statements.match_statements(matched(desk, gold), resolver(desk))
        assert counts(statements.topic_right(said)) == (int(allowed), 1, 1)


def test_a_statement_needs_its_stance_and_its_topic(desk: Desk) -> None:
    shot = shooting(desk)
    condemnation(desk, shot.id)
    right = statement("condemnation", "I1")
    elsewhere = statement("other", words="A ferry sank")
    gold = gold_report(shooting_gold(), said=(right, elsewhere))
    said = statements.match_statements(matched(desk, gold), resolver(desk))
    assert counts(statements.stance_and_topic(said)) == (1, 1, 2)
    assert counts(statements.speaker_right(said)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("kind", "about", "stance", "topic"),
    [("demand", ("I1",), 0, 1), ("condemnation", (), 1, 0), ("condemnation", ("I1", "I2"), 1, 0)],
)
def test_a_statement_may_be_half_right(desk: Desk, kind: str, about: tuple[str, ...], stance: int, topic: int) -> None:
    shot = shooting(desk)
    bombing(desk)
    condemnation(desk, shot.id)
    gold = gold_report(shooting_gold(), bombing_gold(), said=(statement(kind, *about),))
    said = statements.match_statements(matched(desk, gold), resolver(desk))
    assert counts(statements.stance_and_topic(said)) == (0, 1, 1)
    assert counts(statements.kind_right(said)) == (stance, 1, 1)
    assert counts(statements.topic_right(said)) == (topic, 1, 1)


def test_the_result_holds_figures_and_errors_worst_first(desk: Desk) -> None:
    shooting(desk)
    desk.account("mock raid", "raid")
    result = result_of([gold_report(shooting_gold(), bombing_gold())], [desk.extraction()], resolver(desk))
    value = {each.name: (round(each.value, 3), each.of) for each in result.figures}
    assert value["incidents: F1"] == (0.5, 2)  # one of two told, one of two accounts right
    assert value["look-alikes taken for incidents"] == (0.5, 2)
    assert value["initiators: F1"] == (0.5, 3)  # one right of one found and three asked for
    assert value["targets: F1"] == (0.5, 3)
    assert value["casualties with speaker: F1"] == (1.0, 1)
    assert value["dates invented"] == (0.0, 1)
    assert [error.kind for error in result.errors] == ["look-alike taken for an incident", "missed incident"]
    assert result.errors[1].sentence == "Navy jets bombed two Front camps at Kesh."


def test_a_sentence_goes_on_after_an_initial_and_before_a_figure() -> None:
    text = "It began. On Dec. 6 the U.S. Navy fired. It ended."
    assert sentence_at(text, 30, 34) == "On Dec. 6 the U.S. Navy fired."


def test_incidents_told_together_have_the_entries_of_all() -> None:
    one = together([shooting_gold(), bombing_gold(required=False)])
    assert one.required
    assert one.types == ("shooting", "killing", "air-strike")
    assert one.initiators.required == (("Gunmen",), ("Navy",), ("Air Force",))


def row(**other: object) -> dict[str, object]:
    base: dict[str, object] = {
        "key": "I1",
        "type": "attack",
        "series": False,
        "background": False,
        "status": "reported",
        "date": None,
        "places": [["Kesh"], ["Lume"]],
        "initiators": [["Navy"]],
        "targets": [["camps"]],
        "weapons": [],
        "casualties": [],
        "spans": [[0, 5]],
    }
    return base | other


def corpus(folder: Path, *incidents_told: dict[str, object], **other: object) -> Path:
    (folder / "texts").mkdir()
    text = {"id": "one", "text": "Navy jets killed more than 40 people at Kesh.", "title": "Kesh"}
    (folder / "texts" / "a.jsonl").write_text(json.dumps(text), encoding="utf-8")
    line = {
        "doc": "one",
        "file": "texts/a.jsonl",
        "published": "2031-03",
        "conflict": True,
        "incidents": list(incidents_told),
        "statements": [
            {"speaker": ["mayor"], "kind": "support", "about": "I1", "span": [0, 4]},
            {"speaker": ["mayor"], "kind": "support", "about": "I2", "span": [0, 4]},
        ],
        "not_incidents": [{"span": [5, 9], "why": "machines"}],
    }
    (folder / "incident_gold").mkdir()
    (folder / "incident_gold" / "part.jsonl").write_text(json.dumps(line | other), encoding="utf-8")
    return folder


def test_lenient_fields_and_standing_phrases_of_notes_are_read(tmp_path: Path) -> None:
    told = {"kind": "killed", "low": 41, "high": None, "whom": "people", "speaker": None, "span": [10, 36]}
    also = "also acceptable type: bombing, air-strike; alleged also acceptable"
    note = f"{also}; may be merged with I2; a separate second incident is fine"
    incident = row(casualties=[told], targets_ok=True, initiators_ok=[["Lume"]], note=note)
    (report,) = read_gold(corpus(tmp_path, incident))
    (gold,) = report.incidents
    assert report.report.published is None  # a month settles no day
    assert gold.types == ("attack", "bombing", "air-strike")
    assert gold.statuses == ("reported", "alleged")
    assert gold.figures[0].lows == (41, 40)
    assert gold.targets == Fillers(extra=(("camps",),))
    assert gold.initiators == Fillers(required=(("Navy",),), extra=(("Lume",),))
    assert (gold.merge_ok, gold.split_ok, gold.required) == (frozenset({"I2"}), True, True)
    assert (gold.specific, gold.dates, gold.date_optional) == ((("Kesh",),), (), True)
    assert [each.about for each in report.statements] == [frozenset({"I1", "I2"})]


def test_a_report_of_optional_conflict_requires_no_incident(tmp_path: Path) -> None:
    (report,) = read_gold(corpus(tmp_path, row(), conflict_optional=True))
    assert not report.incidents[0].required


def test_a_missing_gold_or_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no gold standard"):
        read_gold(tmp_path)
    with pytest.raises(ReadError, match="no text of two"):
        read_gold(corpus(tmp_path, doc="two"))


def test_the_forms_of_an_answer_include_its_entity(desk: Desk) -> None:
    account = desk.account("bombed", "bombing", desk.role(INITIATOR, "Gunmen", "actor/delta-front"))
    gold = bombing_gold(initiators=Fillers(required=(("DF",),)), targets=NO_ONE, objects=NO_ONE)
    pair = Pair(gold=gold, account=account, size=1)
    assert counts(arguments.initiators(pair, resolver(desk))) == (1, 1, 1)
