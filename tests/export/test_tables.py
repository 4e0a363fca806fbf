"""CSV in the columns of ACLED and UCDP GED, and Parquet: what stands in them, and what stays empty."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef

import kg
from kg.export import acled, exported, ged
from kg.export.spreadsheet import empty_columns
from tests.export.fiction import FORMULA, graph

LAYOUTS = {"acled": acled.LAYOUT, "ged": ged.LAYOUT}
DOCS = (Path(kg.__file__).parents[1] / "docs" / "exports.md").read_text("utf-8")


def table(format_: str, source: Graph | None = None) -> dict[str, dict[str, str]]:
    """Return the rows by the beginning of their incident's label, which the fiction has once each."""
    found = graph() if source is None else source
    labels = {row["incident"]: str(row["label"]) for row in kg.rows(found, "incidents")}
    text = exported(found, format_).decode()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    ids = {
        f"https://w3id.org/conflict-kg/id/{key.replace(':', '/')}": row
        for row in rows
        for key in [next(iter(row.values()))]
    }
    return {re.split(r" (?:of|on|in|with|at|near)\b|,", labels[iri])[0]: row for iri, row in ids.items()}


def filled(row: Mapping[str, str], *names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names)


def test_there_is_a_row_for_each_incident_that_happened_and_for_nothing_else() -> None:
    happened = {"Shelling", "Raid", "Bombing", "Abduction", "Armed clash", "Other violence"}

    assert {format_: set(table(format_)) for format_ in LAYOUTS} == {format_: happened for format_ in LAYOUTS}


@pytest.mark.parametrize("format_", LAYOUTS)
def test_columns_that_stay_empty_are_those_that_the_page_names(format_: str) -> None:
    named = re.search(rf"^\| `{format_}` \|([^|]*)\|$", DOCS.partition("Columns that stay empty")[2], re.MULTILINE)

    assert named is not None
    assert tuple(re.findall(r"`(\w+)`", named[1])) == empty_columns(LAYOUTS[format_])


def test_the_columns_are_as_many_as_the_codebooks_have() -> None:
    assert {name: len(layout) for name, layout in LAYOUTS.items()} == {"acled": 31, "ged": 49}


# --------------------------------------------------------------------------------------------------------------- ACLED


def test_acled_types_are_those_that_the_ontology_maps_and_no_guess() -> None:
    rows = table("acled")
    kinds = {name: filled(row, "disorder_type", "event_type", "sub_event_type") for name, row in rows.items()}

    assert kinds["Shelling"] == (
        "Political violence",
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert kinds["Armed clash"] == ("Political violence", "Battles", "Armed clash")
    assert kinds["Raid"] == ("Political violence", "", "")


def test_acled_days_are_given_up_to_a_month() -> None:
    rows = table("acled")

    assert filled(rows["Shelling"], "event_date", "year", "time_precision") == ("2031-05-02", "2031", "1")
    assert filled(rows["Bombing"], "event_date", "time_precision") == ("2031-05-05", "2")
    assert filled(rows["Raid"], "event_date", "time_precision") == ("2031-05-01", "3")
    assert filled(rows["Armed clash"], "event_date", "year", "time_precision") == ("", "", "")


def test_acled_names_a_force_before_the_state_it_serves() -> None:
    assert filled(table("acled")["Shelling"], "actor1", "assoc_actor_1", "actor2") == (
        "Colombian Army",
        "Colombia",
        "miners",
    )


def test_acled_tells_state_forces_at_home_from_those_abroad() -> None:
    rows = table("acled")

    assert filled(rows["Shelling"], "inter1", "inter2", "interaction") == ("1", "", "")
    assert rows["Raid"]["inter1"] == "8"


def test_acled_has_no_fatalities_where_nobody_counts_them_and_never_a_sum() -> None:
    rows = table("acled")

    assert {name: row["fatalities"] for name, row in rows.items() if row["fatalities"]} == {
        "Shelling": "6",  # "Six" and "at least nine" contradict each other: one figure, and both in the notes
        "Armed clash": "24",
    }
    assert "killed as reported: At least nine, Six" in rows["Shelling"]["notes"]


# ----------------------------------------------------------------------------------------------------------------- GED


def test_ged_has_the_bounds_of_the_toll() -> None:
    rows = table("ged")

    assert filled(rows["Shelling"], "low", "best", "high") == ("6", "6", "")
    assert filled(rows["Armed clash"], "low", "best", "high") == ("24", "", "")
    assert filled(rows["Raid"], "low", "best", "high") == ("", "", "")


def test_ged_says_how_precise_days_and_places_are() -> None:
    codes = {name: filled(row, "date_prec", "where_prec") for name, row in table("ged").items()}

    assert codes == {
        "Shelling": ("1", "1"),
        "Raid": ("4", "2"),
        "Bombing": ("3", ""),
        "Abduction": ("", "6"),
        "Armed clash": ("", ""),
        "Other violence": ("", ""),
    }


def test_ged_says_what_was_read_where() -> None:
    row = table("ged")["Shelling"]

    assert filled(row, "number_of_sources", "source_office", "source_date") == ("1", "Radio Sur", "2031-05-03")
    assert row["source_article"] == '"Radio Sur,2031-05-03,"'
    assert row["geom_wkt"] == "POINT (-76.5 0.0)"


# ---------------------------------------------------------------------------------------------------------------- both


@pytest.mark.parametrize("format_", LAYOUTS)
def test_coordinates_are_those_of_one_known_place(format_: str) -> None:
    points = {name: filled(row, "latitude", "longitude") for name, row in table(format_).items()}

    assert points == {
        "Shelling": ("0.0", "-76.5"),
        "Raid": ("0.0", "-76.5"),
        "Bombing": ("", ""),  # a region
        "Abduction": ("", ""),  # a country
        "Armed clash": ("", ""),  # two places
        "Other violence": ("", ""),
    }


@pytest.mark.parametrize("format_", LAYOUTS)
def test_no_cell_is_a_formula(format_: str) -> None:
    cells = [cell for row in table(format_).values() for cell in row.values()]

    assert f"'{FORMULA}" in cells
    assert "'@Wire" in cells
    assert [cell for cell in cells if re.match(r"\s*[=+@\t\r]|-\D", cell)] == []


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_each_of_several_values_of_a_cell_is_neutralised(start: str) -> None:
    changed = Graph()
    for subject, name, value in graph():
        is_label = str(value) == "Colombia" and "/actor/" in str(subject)
        changed.add((subject, name, Literal(f"{start}1+1") if is_label else value))

    assert table("ged", changed)["Shelling"]["side_a"] == f"Colombian Army; '{start}1+1"


@pytest.mark.parametrize("format_", LAYOUTS)
def test_pandas_reads_the_csv(format_: str) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.read_csv(io.BytesIO(exported(graph(), format_)))

    assert list(frame.columns) == list(LAYOUTS[format_])
    assert len(frame) == 6
    assert frame["latitude"].notna().sum() == 2


# ------------------------------------------------------------------------------------------------------------- Parquet


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.read_parquet(io.BytesIO(exported(graph(), "parquet")), dtype_backend="pyarrow")
    return {row["type"]: row for row in frame.to_dict("records")}


def test_parquet_keeps_kinds_lists_and_what_is_not_known(records: dict[str, dict[str, Any]]) -> None:
    pandas = pytest.importorskip("pandas")
    shelling, clash, other = records["shelling"], records["armed-clash"], records["other-violence"]

    assert shelling["earliest"] == date(2031, 5, 2)
    assert list(shelling["initiators"]) == ["Colombian Army", "Colombia"]
    assert (shelling["killed_low"], shelling["killed_best"]) == (6, 6)
    assert list(clash["places"]) == ["Puerto Lirio", "Tres Ríos"]
    assert list(clash["longitudes"]) == [-76.5, -75.125]
    assert list(other["places"]) == []
    assert pandas.isna(other["killed_low"])


def test_parquet_has_no_point_for_a_region(records: dict[str, dict[str, Any]]) -> None:
    bombing = records["bombing"]

    assert (list(bombing["precisions"]), list(bombing["latitudes"])) == ([3], [None])


def test_a_label_of_a_foreign_graph_is_no_error() -> None:
    lone = Graph()
    node = URIRef("https://example.org/event")
    for name, value in {"status": Literal("asserted"), "eventType": URIRef("https://example.org/type")}.items():
        lone.add((node, kg.KG[name], value))
    lone.add((node, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kg.KG.Incident))

    assert exported(lone, "ged").decode().splitlines()[1].startswith("https://example.org/event,")
