from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evaluation.incidents.counts import Bounds, Count, read_bounds, read_counts, told_counts
from evaluation.incidents.fills import Answer, Fill, best_pairs, fits, head_of, score_slot, singular
from evaluation.incidents.judged import (
    Judgement,
    Verdict,
    false_figures,
    false_note,
    read_judgements,
    sample,
    trigger_span,
    verdicts,
)
from evaluation.incidents.matching import interval_of, match, names_place, score, told
from evaluation.incidents.muc4 import Document, Template, template, without_marks
from evaluation.incidents.slots import Tally
from evaluation.incidents.task import (
    found_figures,
    judged,
    matched,
    missed_errors,
    score_wikievents,
    slot_results,
    telling_sentence,
)
from evaluation.incidents.wikievents import WikiReport, account_of, original, read_wikievents, unglued
from evaluation.results import Counts
from kg.errors import ReadError
from kg.ids import content_id
from kg.records import (
    Account,
    Harm,
    Interval,
    Relation,
    Report,
    RoleName,
    Status,
)
from tests.builders import Desk, days, quantity

INITIATOR, TARGET, OBJECT, PLACE, WEAPON = (
    RoleName.INITIATOR,
    RoleName.TARGET,
    RoleName.OBJECT,
    RoleName.PLACE,
    RoleName.WEAPON,
)
TEXT = (
    "Members of the Dawn Front shelled the customs house in Mirno on Tuesday. Two guards and the clerk Vera Holt died. "
    "Elsewhere fishermen were robbed. The Dawn Front threatened to burn the mill."
)


def fill(*strings: str, optional: bool = False) -> Fill:
    return Fill(strings, optional)


def desk() -> Desk:
    """Return a report of one shelling, read in full, and of a threat."""
    made = Desk("d1", TEXT, published=date(2031, 3, 6))
    members = made.role(INITIATOR, "Members of the Dawn Front", "actor/members")
    members = replace(members, mention=replace(members.mention, noun="member"))
    house = made.role(OBJECT, "the customs house", "object/house")
    guards = ("Two guards", "actor/guards")
    made.account(
        "shelled the customs house",
        "shelling",
        members,
        house,
        made.role(PLACE, "Mirno", "place/mirno", name="Mirno"),
        times=(made.when("on Tuesday", days("2031-03-04")),),
        figures=(made.figure(Harm.KILLED, quantity(2, 2, "Two"), whom=guards),),
    )
    made.account("threatened to burn", "arson", status=Status.HYPOTHETICAL)
    made.affiliation(
        Relation.MEMBER_OF, ("Members of the Dawn Front", "actor/m"), ("the Dawn Front", "actor/f"), "Members"
    )
    front = made.affiliations[0].object
    made.affiliations[0] = replace(made.affiliations[0], object=replace(front, name="Dawn Front"))
    return made


def shelling(**more: object) -> Template:
    """Return the template of the shelling in the report of ``desk``."""
    given: dict[str, object] = {
        "number": 1,
        "types": ("ATTACK",),
        "days": (days("2031-03-04"),),
        "country": ("SLAVONIA",),
        "spots": ("MIRNO",),
        "individuals": (fill("MEMBERS OF THE DAWN FRONT", "MEMBERS"),),
        "organisations": (fill("DAWN FRONT"),),
        "objects": (fill("CUSTOMS HOUSE"),),
        "victims": (fill("GUARDS"), fill("VERA HOLT", "CLERK")),
        "weapons": (fill("MORTAR", optional=True),),
    }
    return Template(**(given | more))  # type: ignore[arg-type]


def document(*templates: Template) -> Document:
    return Document(report=Report(id="d1", text=TEXT, published=date(2031, 3, 6)), templates=templates)


# Words and slots


@pytest.mark.parametrize(
    ("string", "head"),
    [
        ("OFFICES OF THE DEPUTY MAYOR", "office"),
        ("BUILDING THAT HOUSES THE ARCHIVE", "building"),
        ("FUEL TRUCK CARRYING DIESEL, A LARGE ONE", "truck"),
        ('"LAS PALMAS" FARM', "farm"),
        ("POLICEMEN", "policeman"),
        ("FAMILIES", "family"),
        ("THE", ""),
        ("OF THE ARMY", "army"),
    ],
)
def test_the_head_of_a_gold_string(string: str, head: str) -> None:
    assert head_of(string) == head


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("people", "person"),
        ("churches", "church"),
        ("buses", "buse"),
        ("bus", "bus"),
        ("ties", "tie"),
        ("glass", "glass"),
    ],
)
def test_singular_is_rough(word: str, one: str) -> None:
    assert singular(word) == one


def test_an_answer_fits_by_its_head_or_by_its_whole_name() -> None:
    solis = Answer("Ana Solis", frozenset({"solis"}), ("ana", "solis"))
    assert fits(solis, fill("ANA SOLIS PRADO"))
    assert not fits(solis, fill("PEDRO SOLIS PRADO"))
    assert fits(Answer("the guards", frozenset({"guard"})), fill("TWO BANK GUARDS", "SENTRIES"))


def test_a_fill_is_right_once_and_an_optional_one_only_where_found() -> None:
    guards, men = Answer("the guards", frozenset({"guard"})), Answer("sentries", frozenset({"sentry"}))
    clerk, dog = Answer("a clerk", frozenset({"clerk"})), Answer("a dog", frozenset({"dog"}))
    fills = [fill("GUARDS", "SENTRIES"), fill("DRIVER"), fill("CLERK", optional=True), fill("COOK", optional=True)]
    # Found: the guards, told in two ways, and the clerk. Wrong: the dog. Missed: the driver; nobody asks for the cook.
    outcome = score_slot([guards, men, guards, clerk, dog], fills)
    counts = Counts()
    outcome.add_to(counts)
    assert (counts.right, counts.found, counts.gold) == (2, 3, 3)
    assert outcome.wrong == (dog,)
    assert outcome.missed == (fill("DRIVER"),)


def test_pairs_have_the_best_sum_not_the_best_first_pair() -> None:
    # 5 + 0 alone is less than 4 + 4; the third row has no column left that is worth anything.
    assert best_pairs([[5.0, 4.0], [4.0, 0.0], [0.0, 0.0]]) == [(0, 1), (1, 0)]
    assert best_pairs([]) == []


# The corpus


def row(**more: object) -> dict[str, object]:
    slots = ("date", "location", "phys_target", "victim_name", "victim_description", "victim_number", "victim_effect")
    others = ("instrument_id", "instrument_type", "perp_individual", "perp_org")
    empty: dict[str, object] = {slot: [] for slot in (*slots, *others)}
    base = {"number": 2, "optional_template": False, "incident_type": [{"alternatives": ["BOMBING", "ATTACK"]}]}
    return empty | base | {"stage": [{"alternatives": ["ACCOMPLISHED"]}]} | more


def test_a_template_joins_a_name_with_its_description() -> None:
    made = template(
        row(
            victim_name=[{"alternatives": ["VERA HOLT"]}],
            victim_description=[
                {"alternatives": ["CLERK"], "of": ["VERA HOLT"]},
                {"alternatives": ["GUARDS"], "optional": True},
            ],
            victim_number=[
                {"alternatives": ["1"], "of": ["VERA HOLT"]},
                {"alternatives": ["PLURAL"], "of": ["GUARDS"]},
            ],
            victim_effect=[
                {"alternatives": ["DEATH"], "of": ["VERA HOLT"]},
                {"alternatives": ["INJURY"], "of": ["GUARDS"]},
            ],
            instrument_type=[{"alternatives": ["GUN"], "of": ["-"]}, {"alternatives": ["BOMB"], "of": ["CAR BOMB"]}],
            instrument_id=[{"alternatives": ["CAR BOMB"]}],
        )
    )
    assert made.victims == (fill("VERA HOLT", "CLERK"), fill("GUARDS", optional=True))
    assert made.weapons == (fill("CAR BOMB"), fill("GUN", optional=True))
    assert [(count.harm, count.exact, count.whom.optional) for count in made.counts] == [
        (Harm.KILLED, 1, False),
        (Harm.INJURED, None, True),
    ]


def test_places_lose_their_kind_and_between_names_both() -> None:
    levels = [{"name": "SLAVONIA"}, {"between": [{"name": "MIRNO (TOWN"}, {"name": "DOLINA"}]}]
    made = template(row(location=[{"alternatives": [levels, [{"name": "TOWN)"}]]}]))
    assert made.country == ("SLAVONIA",)
    assert made.spots == ("MIRNO", "DOLINA")


def test_a_day_without_a_year_is_no_day() -> None:
    dates = [{"form": "on", "from": "1900-03-04", "to": "1900-03-04"}, {"form": "on_or_before", "to": "2031-03-06"}]
    made = template(row(date=[{"alternatives": dates}])).days
    assert [(each.earliest, each.latest) for each in made] == [(None, date(2031, 3, 6))]


@pytest.mark.parametrize(("stage", "happened"), [("THREATENED", False), ("ATTEMPTED", True), ("ACCOMPLISHED", True)])
def test_what_was_only_threatened_did_not_happen(stage: str, happened: bool) -> None:  # noqa: FBT001
    assert template(row(stage=[{"alternatives": [stage]}])).happened is happened


def test_marks_of_editors_become_blanks_and_the_dateline_a_paragraph() -> None:
    text = "MIRNO, 5 MAR 31 (DNA) -- [TEXT] GUARDS FLED. [WORDS INDISTINCT] THE FRONT [DAWN FRONT] STAYED."
    clean = without_marks(text)
    assert len(clean) == len(text)
    assert " ".join(clean.split()) == "MIRNO, 5 MAR 31 (DNA) -- GUARDS FLED. THE FRONT [DAWN FRONT] STAYED."
    assert clean[: clean.index("GUARDS")].endswith("\n\n")


# Matching


def test_the_days_of_an_account_are_what_its_times_leave() -> None:
    made = desk()
    report = Report(id="d1", text=TEXT, published=date(2031, 3, 6))
    account = made.accounts[0]
    week = made.when("on Tuesday", days("2031-03-01", "2031-03-07"))
    other = made.when("on Tuesday", days("2031-03-09"))
    assert _ends(interval_of(replace(account, times=(*account.times, week)), report)) == ("2031-03-04", "2031-03-04")
    assert _ends(interval_of(replace(account, times=(*account.times, other)), report)) == ("2031-03-04", "2031-03-09")
    assert _ends(interval_of(replace(account, times=()), report)) == ("None", "2031-03-06")


def _ends(interval: Interval) -> tuple[str, str]:
    return str(interval.earliest), str(interval.latest)


def test_points_of_a_pair() -> None:
    made = desk()
    report = document().report
    found = told(made.accounts[0], report, made.affiliations)
    # Arguments: house and guards 2 * 2; perpetrators: members and front 2 * 2; in the sentence: the customs house, 1;
    # type 1.5; day 1; place 1.
    assert score(found, shelling()) == 4 + 4 + 1 + 1.5 + 1 + 1
    assert score(found, shelling(types=("KIDNAPPING",))) == 0
    assert score(found, shelling(types=("FORCED WORK STOPPAGE",))) == 0


def test_evidence_is_needed_and_the_sentence_alone_must_agree_with_the_day() -> None:
    made = desk()
    bare = replace(made.accounts[0], roles=(), figures=())
    found = told(bare, document().report)
    only_house = {"victims": (), "individuals": (), "organisations": ()}
    assert score(found, shelling(objects=(fill("MILL"),), **only_house)) == 0
    assert score(found, shelling(**only_house)) == 1 + 1.5 + 1
    assert score(found, shelling(days=(days("2031-02-01"),), **only_house)) == 0


def test_a_template_without_victims_needs_perpetrator_and_day_or_place() -> None:
    made = desk()
    found = told(made.accounts[0], document().report, made.affiliations)
    nothing_hit = {"victims": (), "objects": ()}
    assert score(found, shelling(**nothing_hit)) == 4 + 1.5 + 1 + 1
    assert score(found, shelling(days=(), spots=("DOLINA",), **nothing_hit)) == 0


def test_what_the_account_calls_its_initiator_is_no_evidence_of_a_victim() -> None:
    made = desk()
    found = told(made.accounts[0], document().report)
    swapped = shelling(victims=(fill("MEMBERS OF THE DAWN FRONT"),), objects=(), individuals=(), organisations=())
    assert score(found, swapped) == 0


def test_only_what_happened_is_matched_and_optional_templates_are_not_asked_for() -> None:
    made = desk()
    mill = shelling(number=2, types=("ARSON",), objects=(fill("MILL"),), victims=(), individuals=(), organisations=())
    robbed = shelling(number=3, types=("ROBBERY",), victims=(fill("FISHERMEN"),), objects=())
    outcome = matched(
        document(shelling(), replace(mill, happened=False), robbed, replace(mill, number=4, optional=True)),
        made.extraction(),
    )
    assert [pair.number for _, pair in outcome.pairs] == [1]
    assert [each.number for each in outcome.unfound] == [3]
    assert outcome.surplus == ()
    recall, twice = found_figures([outcome])
    assert (recall.value, recall.of, twice.value, twice.of) == (0.5, 2, 0.0, 1)
    assert [error.kind for error in missed_errors([outcome])] == ["missed incident: robbery"]


def test_a_second_account_of_a_found_template_is_seen() -> None:
    made = desk()
    made.account("died", "killing", made.role(TARGET, "Two guards", "actor/guards"))
    outcome = matched(document(shelling()), made.extraction())
    assert [each.account.type for each, _ in outcome.pairs] == ["shelling"]
    assert found_figures([outcome])[1].value == 1.0


def test_each_template_gets_one_account() -> None:
    made = desk()
    found = told(made.accounts[0], document().report, made.affiliations)
    assert len(match([found, found], [shelling(), shelling(number=2)])) == 2
    assert len(match([found], [shelling(), shelling(number=2)])) == 1


def test_a_place_is_named_as_a_whole_word() -> None:
    made = desk()
    found = told(made.accounts[0], document().report)
    assert names_place(found, ["MIRNO"])
    assert not names_place(found, ["MIR", "SLAVONIA"])


# Slots of a found incident


def test_slots_of_one_incident() -> None:
    made = desk()
    counts = (
        Count(harm=Harm.KILLED, bounds=(Bounds(low=2, high=2),), whom=fill("GUARDS")),
        Count(harm=Harm.KILLED, bounds=(Bounds(low=1, high=1),), whom=fill("VERA HOLT", "CLERK")),
    )
    outcome = matched(document(shelling(counts=counts)), made.extraction())
    tally, errors = slot_results([outcome])
    figures = {figure.name: (round(figure.value, 3), figure.of) for figure in tally.figures()}
    # Perpetrators: members and, by the affiliation, the front, of two. Victims: guards of two, so F1 = 2/3. Numbers the
    # same. Nobody asks for the optional mortar.
    assert figures["type of incident"] == (1.0, 1)
    assert figures["day: exact"] == figures["day: compatible"] == (1.0, 1)
    assert figures["place, any level: F1"] == figures["place below the country: F1"] == (1.0, 1)
    assert figures["perpetrators: F1"] == (1.0, 2)
    assert figures["perpetrators, organisations: F1"] == figures["perpetrators, individuals: F1"] == (1.0, 1)
    assert figures["physical targets: F1"] == (1.0, 1)
    assert figures["victims: F1"] == figures["killed and injured, numbers: F1"] == (0.667, 2)
    assert figures["weapons: F1"] == (0.0, 0)
    assert sorted(error.kind for error in errors) == ["slot: numbers", "slot: victims"]


def test_a_day_is_exact_or_only_compatible() -> None:
    made = desk()
    made.accounts[0] = replace(made.accounts[0], times=())
    known, open_ = shelling(), shelling(days=(Interval(latest=date(2031, 3, 6)),))
    for wanted, exact, named in ((known, 0.0, 1), (open_, 1.0, 0)):
        tally, _ = slot_results([matched(document(wanted), made.extraction())])
        assert (tally.days.right, tally.compatible_days.right, tally.named_days.gold) == (exact, 1.0, named)


def test_no_incident_no_figures() -> None:
    assert all(figure.value == 0 and figure.of == 0 for figure in Tally().figures())


# Numbers


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12", [Bounds(low=12, high=12)]),
        ("12 -", [Bounds(low=12, high=None)]),
        ("- 12", [Bounds(low=0, high=12)]),
        ("~12", [Bounds(low=12, high=12, about=True)]),
        ("PLURAL", []),
    ],
)
def test_bounds_as_the_corpus_writes_them(text: str, bounds: list[Bounds]) -> None:
    assert list(read_bounds(text)) == bounds


@pytest.mark.parametrize(
    ("bounds", "low", "high", "agree"),
    [
        (Bounds(low=12, high=12), 12, 12, True),
        (Bounds(low=12, high=12), 12, None, False),
        (Bounds(low=12, high=None), 12, None, True),
        (Bounds(low=0, high=12), 1, 12, True),
        (Bounds(low=12, high=12, about=True), 10, 14, True),
        (Bounds(low=12, high=12, about=True), 13, 14, False),
    ],
)
def test_a_quantity_agrees_with_its_bounds(bounds: Bounds, low: int, high: int | None, agree: bool) -> None:  # noqa: FBT001
    assert bounds.agree(quantity(low, high, "x")) is agree


def test_a_figure_may_be_the_sum_of_named_victims() -> None:
    made = desk()
    one = (Bounds(low=1, high=1),)
    named = [Count(harm=Harm.KILLED, bounds=one, whom=fill(name, "GUARDS")) for name in ("JAN REK", "LIV OST")]
    clerk = Count(harm=Harm.KILLED, bounds=one, whom=fill("VERA HOLT"))
    two = made.figure(Harm.KILLED, quantity(2, 2, "Two"), whom=("Two guards", "actor/guards"))
    hurt = made.figure(Harm.INJURED, quantity(2, 2, "Two"), whom=("Two guards", "actor/guards"))
    assert told_counts([two, hurt], [*named, clerk]) == (named, [hurt])


def test_counts_of_effects_that_harm_nobody_are_left_out() -> None:
    numbers = [{"alternatives": ["3"], "of": ["NUNS"]}, {"alternatives": ["1"], "of": ["COOK"]}]
    effects = [{"alternatives": ["NO INJURY"], "of": ["NUNS"]}, {"alternatives": ["DEATH", "INJURY"], "of": ["COOK"]}]
    found = list(read_counts(numbers, effects, [fill("NUNS"), fill("COOK")]))
    assert [(each.harm, each.whom.optional) for each in found] == [(Harm.INJURED, True), (Harm.KILLED, True)]


# Judged accounts


def _judged_accounts() -> tuple[Report, Account, Account]:
    report = Report(id="j1", text="Raiders burned a barge. The raid killed nobody.")
    made = Desk("j1", report.text)
    first, second = made.account("burned a barge", "arson"), made.account("The raid", "raid")
    return (
        report,
        replace(first, id=content_id("event", "j1", "8")),
        replace(second, id=content_id("event", "j1", "28")),
    )


def test_a_judgement_belongs_to_the_account_whose_trigger_starts_there() -> None:
    report, burned, raid = _judged_accounts()
    assert trigger_span(burned, report) == (8, 14)
    assert trigger_span(raid, report) == (28, 32)
    twin = Judgement("j1", 28, 32, Verdict.DUPLICATE, "told before", of=8)
    assert verdicts([burned, raid], [twin]) == {burned.id: None, raid.id: twin}


def test_a_duplicate_of_what_nobody_tells_any_more_is_real() -> None:
    _, burned, raid = _judged_accounts()
    twin = Judgement("j1", 28, 32, Verdict.DUPLICATE, "told before", of=8)
    found = verdicts([raid], [twin])[raid.id]
    assert found is not None
    assert found.verdict is Verdict.REAL
    assert verdicts([burned, raid], [twin])[raid.id] == twin


def test_false_incidents_per_report() -> None:
    kinds = (Verdict.REAL, Verdict.DUPLICATE, Verdict.UNREAL, Verdict.NO_INCIDENT)
    found = [*(Judgement("j1", 0, 1, kind, "") for kind in kinds), None]
    # Three wrong ones in six reports; one of them never happened; the last nobody judged.
    rate, unreal = false_figures(found, 6)
    assert (rate.value, rate.of, unreal.value, unreal.of, unreal.met) == (0.5, 6, 1, 5, False)
    assert "1 not judged yet" in false_note(found)


def test_accounts_without_a_template_are_judged_in_the_sample() -> None:
    made = desk()
    outcome = matched(document(), made.extraction())
    rows = list(judged([outcome], ()))
    assert [(each.account.type, judgement) for _, each, judgement in rows] == [("shelling", None)]


def test_the_sample_does_not_depend_on_order() -> None:
    names = [f"r{number}" for number in range(50)]
    assert sample(names) == sample(names[::-1])
    assert len(sample(names)) == 30
    assert sample(names[:3]) == frozenset(names[:3])


def test_a_broken_list_says_where(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[[judged]]\nid = "j1"\nstart = 1\nend = 2\nverdict = "maybe"\nreason = "?"\n')
    with pytest.raises(ReadError, match=r"list\.toml"):
        read_judgements(path)


def test_the_shipped_list_is_whole() -> None:
    found = read_judgements()
    assert len({(each.doc, each.start) for each in found}) == len(found) > 0
    assert all((each.of is not None) == (each.verdict is Verdict.DUPLICATE) for each in found)


# WikiEvents

WIKI = (
    '{"id": "w1", "text": "Mortars hit LarosThree nurses died there. Police held a man.", "entities": ['
    '{"id": "e1", "start": 12, "end": 17, "text": "Laros", "type": "GPE"},'
    '{"id": "e2", "start": 23, "end": 29, "text": "nurses", "type": "PER"},'
    '{"id": "e3", "start": 35, "end": 40, "text": "there", "type": "GPE"}],'
    '"events": ['
    '{"id": "v1", "type": "Conflict.Attack.Unspecified", "trigger": {"start": 8, "end": 11, "text": "hit"},'
    ' "arguments": [{"role": "Place", "entity": "e3", "text": "there"}]},'
    '{"id": "v2", "type": "Life.Die.Unspecified", "trigger": {"start": 30, "end": 34, "text": "died"},'
    ' "arguments": [{"role": "Victim", "entity": "e2", "text": "nurses"}]},'
    '{"id": "v3", "type": "Justice.ArrestJailDetain.Unspecified", "trigger": {"start": 49, "end": 53, "text": "held"},'
    ' "arguments": []},'
    '{"id": "v4", "type": "Contact.Contact.Meet", "trigger": {"start": 8, "end": 11, "text": "hit"}, "arguments": []}],'
    '"coref": [["e1", "e3"]]}\n'
)


def _wiki(tmp_path: Path) -> WikiReport:
    path = tmp_path / "wiki.jsonl"
    path.write_text(WIKI)
    return next(read_wikievents(path))


def test_sentences_that_touch_are_parted_and_offsets_led_back() -> None:
    text, breaks = unglued("Mortars hit LarosThree nurses died.Police came")
    assert text == "Mortars hit Laros\nThree nurses died.\nPolice came"
    assert [original(place, breaks) for place in (0, 16, 18, 35, 37)] == [0, 16, 17, 34, 35]


def test_events_are_found_by_clause_type_and_toll(tmp_path: Path) -> None:
    report = _wiki(tmp_path)
    made = Desk("w1", report.report.text)
    toll = made.figure(Harm.KILLED, quantity(3, 3, "Three nurses died"), whom=("nurses", "actor/nurses"))
    place = made.role(PLACE, "Laros", "place/laros", name="Laros")
    made.account("hit Laros", "shelling", place, figures=(toll,))
    made.account("Police held", "raid")
    assert [event.type.split(".")[0] for event in report.events] == ["Conflict", "Life", "Justice"]
    figures, errors = score_wikievents([(report, made.extraction())])
    got = {figure.name.removeprefix("WikiEvents: "): (round(figure.value, 3), figure.of) for figure in figures}
    # The attack by its clause, the death by the toll of the same account; the arrest only in a raid, which is none.
    assert got["triggers found"] == (0.667, 3)
    assert got["Conflict.Attack found"] == got["Life.Die found"] == (1.0, 1)
    assert got["Justice.ArrestJailDetain found"] == (0.0, 1)
    # "there" is Laros by coreference; the nurses are the victims.
    assert got["place: F1"] == got["target and victim: F1"] == (1.0, 1)
    assert got["attacker: F1"] == (0.0, 0)
    assert [(error.kind, error.detail) for error in errors] == [("missed trigger: Justice.ArrestJailDetain", "held")]


def test_the_shortest_clause_tells_the_event(tmp_path: Path) -> None:
    report = _wiki(tmp_path)
    made = Desk("w1", report.report.text)
    made.account("Mortars hit Laros\nThree nurses died", "attack")
    near = made.account("hit", "shelling")
    assert account_of(report.events[0], made.extraction(), report.breaks) == near


def test_the_sentence_that_tells_most_of_a_template() -> None:
    wanted = shelling()
    assert telling_sentence(TEXT, wanted) == "Members of the Dawn Front shelled the customs house in Mirno on Tuesday."


def test_kinds_of_argument_do_not_mix() -> None:
    made = desk()
    found = told(made.accounts[0], document().report)
    assert [each.text for each in found.objects] == ["the customs house"]
    assert [each.text for each in found.victims] == ["Two guards"]
