"""The command line: what stands on standard output, what on standard error, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from spacy.language import Language

import kg
from kg.cli import main
from kg.query import named_queries
from kg.store import read_build_info


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


# ---------------------------------------------------------------------------------------------------------------- build


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Rebels attacked a village near Baghdad on Tuesday.\n", "utf-8")
    (folder / "b.txt").write_bytes(b"")
    return folder


def test_build_prints_a_table_and_where_everything_is(
    reports: Path, tmp_path: Path, pipeline: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("build", reports, "--out", out, "--published", "2031-03-05") == 0
    printed = capsys.readouterr()
    lines = dict(line.split(maxsplit=1) for line in printed.out.splitlines())
    assert lines["reports"] == "1, 1 skipped, 0 without a date; 9 words"
    assert lines["graph"] == str(out / "graph.ttl")
    assert lines["explorer"] == str(out / "explorer.html")
    assert (out / "explorer.html").read_text("utf-8").startswith("<!")
    assert printed.err == f"kg: skipped {reports / 'b.txt'}: is empty\n"
    assert {row["earliest"].isoformat() for row in kg.rows(kg.open_graph(out), "incidents")} == {"2031-03-04"}  # type: ignore[union-attr]


def test_on_a_terminal_a_bar_shows_the_stages_and_standard_output_stays_the_same(
    reports: Path,
    tmp_path: Path,
    pipeline: Language,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("build", reports, "--out", tmp_path / "out") == 0
    printed = capsys.readouterr()
    assert "publish" in printed.err
    assert printed.out.startswith("reports  ")
    assert "publish" not in printed.out


def test_build_writes_no_explorer_where_none_is_wanted(reports: Path, tmp_path: Path, pipeline: Language) -> None:
    assert run("build", reports, "--out", tmp_path / "out", "--no-explorer") == 0
    assert not (tmp_path / "out" / "explorer.html").exists()


# ----------------------------------------------------------------------------------------- judge, suggest, retract


@pytest.fixture
def tolls(tmp_path: Path, pipeline: Language, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the output of a build of two reports that tell one strike with two tolls."""
    folder = tmp_path / "told"
    folder.mkdir()
    for name, number in (("daily", "nine"), ("herald", "12")):
        text = f"US jets bombed a depot near Mosul on 3 March 2031, killing {number} militants, the Pentagon said."
        (folder / f"{name}.txt").write_text(text)
    assert run("build", folder, "--out", tmp_path / "out", "--no-explorer") == 0
    capsys.readouterr()
    return tmp_path / "out"


def told_by(out: Path) -> list[str]:
    return sorted(str(row["reports"]) for row in kg.rows(kg.open_graph(out), "incidents"))


def test_a_judgement_is_written_beside_the_reports_and_carried_out(
    tolls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = ["--by", "A. Monitor", "--on", "2031-03-09", "--why", "two raids", "--no-explorer"]
    assert told_by(tolls) == ["daily | herald"]
    assert run("judge", tolls, "different", "mosul#1", "mosul#2", *signed) == 0
    printed = capsys.readouterr()
    file = tolls.parent / "told" / "judgements.toml"
    assert f"written           {file}, 1 judgements in all" in printed.out
    assert "judgements        1 carried out, 0 match nothing" in printed.out
    assert told_by(tolls) == ["daily", "herald"]
    assert 'why = "two raids"' in file.read_text()

    assert run("build", tolls.parent / "told", "--out", tolls, "--no-explorer") == 0
    assert told_by(tolls) == ["daily", "herald"]


def test_a_judgement_that_contradicts_another_is_not_kept(tolls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("judge", tolls, "different", "mosul#1", "mosul#2", "--why", "two raids", "--no-explorer") == 0
    file = tolls.parent / "told" / "judgements.toml"
    before = file.read_text()
    events = [str(row["incident"]) for row in kg.rows(kg.open_graph(tolls), "incidents")]
    capsys.readouterr()
    assert run("judge", tolls, "same", *events, "--why", "one raid", "--no-explorer") == 1
    assert "where" in capsys.readouterr().err
    assert file.read_text() == before
    assert told_by(tolls) == ["daily", "herald"]


@pytest.mark.parametrize("judged_before", [False, True])
def test_a_judgement_that_cannot_be_carried_out_is_not_kept(
    tolls: Path, capsys: pytest.CaptureFixture[str], judged_before: bool
) -> None:
    file = tolls.parent / "told" / "judgements.toml"
    if judged_before:
        assert run("judge", tolls, "fix", "mosul#1", "killed", "8", "--why", "read again", "--no-explorer") == 0
    before = file.read_text() if judged_before else ""
    graph = (tolls / "graph.ttl").read_bytes()
    capsys.readouterr()
    assert run("judge", tolls, "fix", "mosul#2", "killed", "many", "--why", "read again", "--no-explorer") == 1
    assert capsys.readouterr().err.startswith("kg: fix: cannot be carried out: 'many' is no number; write 3, 3-5")
    assert (file.read_text(), (tolls / "graph.ttl").read_bytes()) == (before, graph)
    assert read_build_info(tolls)["unmatched"] == []


def test_what_can_be_judged_is_listed_with_the_commands(tolls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("suggest", tolls) == 0
    assert capsys.readouterr().out == "nothing to suggest: no pair is undecided, and no name is like another\n"


def test_a_report_is_taken_out(tolls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("retract", tolls, "report:herald", "--no-explorer") == 0
    assert "0 new, 0 changed, 1 taken out, 1 as they were" in capsys.readouterr().out
    assert told_by(tolls) == ["daily"]


# ------------------------------------------------------------------------------------------- errors: one line, status 1

ERRORS = {
    "no such path": (["build", "nowhere", "--out", "OUT"], "nowhere: no such file or folder"),
    "a date that is none": (["build", "nowhere", "--out", "OUT", "--published", "soon"], "--published: not a date"),
    "no graph": (["query", "OUT", "incidents"], "holds no graph"),
    "no query": (["query", "GRAPH", "incident"], "did you mean incidents?"),
    "no format": (["query", "GRAPH", "incidents", "--format", "html"], "unknown format 'html'"),
    "no parameter": (["query", "GRAPH", "incidents", "--param", "day=1"], "no parameter 'day'"),
    "half a parameter": (["query", "GRAPH", "incidents", "--param", "day"], "'day' is not NAME=VALUE"),
    "nothing to ask": (["query", "GRAPH"], "a query needs DIR and QUERY"),
    "an update": (["query", "GRAPH", "INSERT DATA { kg:a kg:b kg:c }"], "query"),
    "no event": (["show", "GRAPH", "atlantis"], "no event fits 'atlantis'"),
    "an explorer in no folder": (["explore", "GRAPH", "--out", "OUT/x.html"], "the explorer cannot be written"),
}


@pytest.mark.parametrize(("arguments", "message"), ERRORS.values(), ids=ERRORS)
def test_an_error_is_one_line_on_standard_error(
    arguments: list[str], message: str, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"GRAPH": str(published), "OUT": str(tmp_path / "out"), "OUT/x.html": str(tmp_path / "out" / "x.html")}
    assert run(*(places.get(argument, argument) for argument in arguments)) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("kg: ")
    assert message in printed.err


def test_a_command_that_does_not_exist_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("destroy")
    assert "invalid choice" in capsys.readouterr().err


# ---------------------------------------------------------------------------------------------------------------- query


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run("query", *arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_json_is_sparql_results_and_nothing_else(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(asked(capsys, published, "incidents", "--format", "json"))
    assert answer["head"]["vars"][:4] == ["incident", "kind", "type", "label"]
    assert {"uri", "literal"} == {cell["type"] for row in answer["results"]["bindings"] for cell in row.values()}


def test_csv_has_a_header_and_a_row_each(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = list(csv.DictReader(io.StringIO(asked(capsys, published, "incidents", "--format", "csv"))))
    assert len(table) == len(kg.rows(kg.open_graph(published), "incidents"))


def test_sparql_a_file_and_a_parameter(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "SELECT ?label { ?incident a kg:Incident ; rdfs:label ?label }"
    (tmp_path / "labels.rq").write_text(text, "utf-8")
    assert asked(capsys, published, text) == asked(capsys, published, tmp_path / "labels.rq")
    one = json.loads(asked(capsys, published, "incidents", "--format", "json"))["results"]["bindings"][0]["incident"]
    only = asked(capsys, published, "incidents", "--param", f"incident={one['value']}", "--format", "csv")
    assert only.count("\n") == 2


def test_turtle_of_a_construct_can_be_read(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "CONSTRUCT { ?i rdfs:label ?label } WHERE { ?i a kg:Incident ; rdfs:label ?label }"
    assert len(Graph().parse(data=asked(capsys, published, query, "--format", "ttl"))) > 0


def test_the_list_names_every_query_with_its_title_and_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    listed = asked(capsys, "--list")
    for name, query in named_queries().items():
        assert f"{name} " in listed
        assert query.title in listed
        assert all(parameter.meaning in listed for parameter in query.parameters)


# ------------------------------------------------------------------------------------------------ explore, show, schema


def test_explore_prints_where_the_page_is(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explore", published, "--out", tmp_path / "page.html") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'page.html'}\n"
    assert "vis-network" in (tmp_path / "page.html").read_text("utf-8")


def test_schema_prints_the_ontology(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    assert set(Graph().parse(data=capsys.readouterr().out)) == set(kg.schema())


def test_show_prints_the_dossier(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", published, "fort", "dune") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Missile attack on ")
    assert "Fort Dune" in printed


# --------------------------------------------------------------------------------------------------------- as a program


def program(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *(("-c", code) if code else ("-m", "kg")), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(kg.__file__).parents[1])


def test_it_runs_as_a_module() -> None:
    done = program("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"conflict-kg {kg.__version__}\n", "")


def test_a_reader_that_stops_reading_is_no_error(published: Path) -> None:
    code = (
        "import os, sys; from kg.cli import main; reader, writer = os.pipe(); os.close(reader); os.dup2(writer, 1);"
        f"sys.exit(main(['query', {str(published)!r}, 'evidence']))"
    )
    done = program(code=code)
    assert (done.returncode, done.stderr) == (0, "")
