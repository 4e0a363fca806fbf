"""The two reports that the project was asked for: what a careful reader takes from them must stand in the graph.

The reports lie outside the project; without them these tests skip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from rdflib import Graph

import kg

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "reference"
A, B = "000_a9b4e5b349762320", "003_6d746afb71c21aef"

pytestmark = pytest.mark.skipif(not (FOLDER / f"{A}.txt").is_file(), reason="the reference reports are not there")

Row = Mapping[str, object]
Ask = Callable[..., list[Row]]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build(FOLDER)


@pytest.fixture(scope="module")
def ask(graph: Graph) -> Ask:
    def rows(name: str, **wanted: str) -> list[Row]:
        return [
            row for row in kg.rows(graph, name) if all(text in cell(row, column) for column, text in wanted.items())
        ]

    return rows


def cell(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value)


def only(rows: list[Row]) -> Row:
    assert len(rows) == 1, [cell(row, "label") for row in rows]
    return rows[0]


def figures(ask: Ask, event: Row) -> set[tuple[str, str, str, str]]:
    return {
        (cell(row, "harm"), cell(row, "low"), cell(row, "high"), cell(row, "speaker"))
        for row in ask("casualties", incident=cell(event, "incident"))
    }


@pytest.fixture(scope="module")
def missile_attack(ask: Ask) -> Row:
    return only(ask("incidents", place="Ain al-Asad"))


@pytest.fixture(scope="module")
def gunship_strike(ask: Ask) -> Row:
    return only(ask("incidents", weapons="AC-130"))


@pytest.fixture(scope="module")
def jurf_strike(ask: Ask) -> Row:
    return only(ask("incidents", place="Jurf al-Sakhr"))


@pytest.fixture(scope="module")
def two_sites(ask: Ask) -> Row:
    return only(ask("incidents", kind="incident", earliest="2023-11-22"))


class TestIncidents:
    def test_missile_attack_on_the_airbase_stands_once_for_both_reports(self, missile_attack: Row) -> None:
        assert cell(missile_attack, "reports") == f"{A} | {B}"
        assert (cell(missile_attack, "earliest"), cell(missile_attack, "latest")) == ("2023-11-21", "2023-11-21")
        assert cell(missile_attack, "type") == "missile-attack"
        assert cell(missile_attack, "country") == "Iraq"
        assert "ballistic missile" in cell(missile_attack, "weapons")
        assert "United States" in cell(missile_attack, "targets")
        assert "Hezbollah" not in cell(missile_attack, "initiators")

    def test_eight_were_injured_there_by_two_officials_and_nobody_killed(self, ask: Ask, missile_attack: Row) -> None:
        assert figures(ask, missile_attack) == {("injured", "8", "8", "two U.S. officials")}

    def test_gunship_strike_stands_once_for_both_reports(self, gunship_strike: Row) -> None:
        assert cell(gunship_strike, "reports") == f"{A} | {B}"
        assert (cell(gunship_strike, "earliest"), cell(gunship_strike, "latest")) == ("2023-11-21", "2023-11-21")
        assert cell(gunship_strike, "type") == "air-strike"
        assert cell(gunship_strike, "place") == "Iraq"
        assert "United States" in cell(gunship_strike, "initiators")
        assert "militia" in cell(gunship_strike, "targets") + cell(gunship_strike, "objects")

    def test_its_casualties_stay_vague(self, ask: Ask, gunship_strike: Row) -> None:
        row = only(ask("casualties", incident=cell(gunship_strike, "incident")))
        assert (row["harm"], row["wording"], row["high"]) == ("casualties", "several", None)
        assert "officials" in cell(row, "speaker")

    def test_the_member_killed_in_battle_is_kept_apart_with_its_voice(
        self, ask: Ask, gunship_strike: Row, jurf_strike: Row
    ) -> None:
        claim = only(ask("casualties", harm="killed", speaker="Islamic Resistance in Iraq"))
        assert (claim["low"], claim["high"]) == (1, 1)
        event = only(ask("incidents", incident=cell(claim, "incident")))
        assert event["incident"] not in {gunship_strike["incident"], jurf_strike["incident"]}
        assert cell(event, "earliest") == "2023-11-21"
        assert "United States" in cell(event, "initiators")
        assert "Islamic Resistance in Iraq" in cell(event, "targets")

    def test_the_strike_at_jurf_al_sakhr_has_no_day_and_one_voice(self, ask: Ask, jurf_strike: Row) -> None:
        assert cell(jurf_strike, "earliest") in {"", "2023-11-21", "2023-11-22"}
        assert "Kataib Hezbollah" in cell(jurf_strike, "targets")
        assert figures(ask, jurf_strike) == {("killed", "8", "8", "Kataib Hezbollah")}
        speakers = {cell(row, "speaker") for row in ask("evidence", incident=cell(jurf_strike, "incident"))}
        assert not any("Central Command" in speaker for speaker in speakers)

    def test_the_strikes_on_two_sites_are_an_incident_of_their_own(
        self, ask: Ask, two_sites: Row, gunship_strike: Row
    ) -> None:
        assert two_sites["incident"] != gunship_strike["incident"]
        assert cell(two_sites, "latest") == "2023-11-22"
        assert "Central Command" in cell(two_sites, "initiators")
        assert "militia" in cell(two_sites, "targets")
        assert figures(ask, two_sites) == set()


class TestSeries:
    def test_attacks_on_us_and_coalition_forces(self, ask: Ask) -> None:
        event = only(ask("incidents", kind="series", earliest="2023-10-17"))
        assert cell(event, "reports") == f"{A} | {B}"
        assert {"Iraq", "Syria"} <= set(cell(event, "place").split(" | "))
        assert "militia groups" in cell(event, "initiators")
        counts = {(row["countLow"], row["countHigh"]) for row in ask("series", incident=cell(event, "incident"))}
        assert counts == {(61, None), (24, None)}
        assert ("injured", "24", "", "U.S. officials") in figures(ask, event)

    def test_three_sets_of_strikes_in_syria(self, ask: Ask) -> None:
        assert only(ask("series", wording="three"))["countHigh"] == 3

    def test_us_retaliation_several_times(self, ask: Ask) -> None:
        row = only(ask("series", wording="several"))
        assert (cell(row, "initiators"), cell(row, "earliest")) == ("United States", "2023-10-07")

    def test_the_onslaught_carries_its_own_dead(self, ask: Ask) -> None:
        claim = only(ask("casualties", harm="killed", low="14001"))
        event = only(ask("incidents", incident=cell(claim, "incident")))
        assert event["kind"] == "series"
        assert cell(event, "earliest") == "2023-10-07"
        assert cell(event, "initiators") == "Israel"

    def test_hamas_attack_on_israel(self, ask: Ask) -> None:
        assert cell(only(ask("incidents", initiators="Hamas")), "targets") == "Israel"


@pytest.mark.parametrize(
    ("speaker", "stance"),
    [
        ("Senior Iraqi officials", "condemnation"),
        ("Basim al-Awadi", "announcement"),
        ("Council of Representatives of Iraq", "condemnation"),
        ("Coordination Framework", "support"),
        ("Iran-backed groups", "demand"),
        ("Qais al-Khazali", "announcement"),
        ("Hadi al-Amiri", "demand"),
        ("Kataib Hezbollah", "announcement"),
        ("Islamic Resistance in Iraq", "mourning"),
        ("United States Central Command", "announcement"),
    ],
)
def test_statement(ask: Ask, speaker: str, stance: str) -> None:
    assert ask("statements", speaker=speaker, stance=stance)


def test_the_attacks_that_al_amiri_speaks_of_are_the_us_strikes(ask: Ask, two_sites: Row) -> None:
    assert cell(ask("statements", speaker="Hadi al-Amiri")[0], "about") == cell(two_sites, "label")


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        ("Kataib Hezbollah", "backedBy", "Iran"),
        ("Asaib Ahl al-Haq", "backedBy", "Iran"),
        ("Qais al-Khazali", "leads", "Asaib Ahl al-Haq"),
        ("Hadi al-Amiri", "leads", "We Build"),
        ("Basim al-Awadi", "speaksFor", "Government of Iraq"),
        ("Hezbollah", "memberOf", "Axis of Resistance"),
    ],
)
def test_affiliation_is_read_from_a_report(ask: Ask, subject: str, relation: str, object_: str) -> None:
    found = [row for row in ask("affiliations", relation=relation, object=object_) if cell(row, "report")]
    assert subject in {cell(row, "subject") for row in found}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kataib Hezbollah", "Hezbollah"),
        ("Islamic Resistance in Iraq", "Islamic State"),
        ("Global Coalition against Islamic State", "We Build coalition"),
        ("Iran", "Iran-backed groups"),
    ],
)
def test_actors_that_sound_alike_are_two(graph: Graph, left: str, right: str) -> None:
    iris = {cell(row, "label"): cell(row, "actor") for row in kg.rows(graph, "actors")}
    assert iris[left] != iris[right]


def test_names_of_one_actor_lead_to_one(graph: Graph) -> None:
    labels = {cell(row, "label") for row in kg.rows(graph, "actors")}
    assert {"CENTCOM", "ISIS", "IS", "Awadi"} & labels == set()
    assert {"United States Central Command", "Islamic State", "Basim al-Awadi"} <= labels


class TestNever:
    @pytest.mark.parametrize("place", ["Washington", "Baghdad", "United States", "Iran", "Lebanon"])
    def test_no_incident_lies_there(self, ask: Ask, place: str) -> None:
        assert not [row for row in ask("incidents") if place in cell(row, "place").split(" | ")]

    @pytest.mark.parametrize("number", [900, 2500])
    def test_troop_numbers_are_no_casualties(self, ask: Ask, number: int) -> None:
        assert not [row for row in ask("casualties") if number in (row["low"], row["high"])]

    @pytest.mark.parametrize("word", ["expel", "resurgence", "invasion", "2003"])
    def test_demands_and_history_are_no_incidents(self, ask: Ask, word: str) -> None:
        assert not [row for row in ask("evidence") if cell(row, "part") == "type" and word in cell(row, "quote")]

    def test_the_invasion_of_2003_is_not_dated_2023(self, ask: Ask) -> None:
        assert not [row for row in ask("evidence") if "invasion" in cell(row, "quote") and "2023" in cell(row, "value")]


def test_every_quote_is_in_its_report_where_it_says(ask: Ask) -> None:
    texts = {name: (FOLDER / f"{name}.txt").read_bytes().decode("utf-8") for name in (A, B)}
    rows = [row for name in ("evidence", "casualties", "statements", "series") for row in ask(name)]
    assert rows
    for row in rows:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[cell(row, "report")][start:end] == row["quote"]


def built(folder: Path, *reports: str) -> bytes:
    """Return the bytes of the published graph of some of the reference reports."""
    paths = [str(FOLDER / f"{report}.txt") for report in reports]
    kg.build(*paths, out=folder)
    return (folder / "graph.ttl").read_bytes()


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    return (tmp_path / str(number) for number in range(9))


def test_without_b_the_graph_is_that_of_a_alone(folders: Iterator[Path]) -> None:
    both, alone = built(next(folders), A, B), built(next(folders), A)
    again = next(folders)
    assert built(again, A, B) == both != alone
    kg.retract(again, B)
    assert (again / "graph.ttl").read_bytes() == alone


def test_reports_may_come_one_build_after_another(folders: Iterator[Path]) -> None:
    both, again = built(next(folders), A, B), next(folders)
    built(again, B)
    assert built(again, A) == both


def test_the_order_of_reports_does_not_matter(folders: Iterator[Path]) -> None:
    assert built(next(folders), A, B) == built(next(folders), B, A)
