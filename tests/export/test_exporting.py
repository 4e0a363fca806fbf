"""What all formats have in common: the table, the same bytes, files, errors, the command."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from rdflib import Graph

import kg
from kg.cli import main
from kg.errors import OptionError, StoreError
from kg.export import EXPORTERS, export_file, exported, find_exporter, optional
from kg.store import in_memory
from tests.export.fiction import graph

NEEDS = {"parquet": "pyarrow", "ftm": "followthemoney"}


def written(format_: str, source: Graph | Path | str) -> bytes:
    library = NEEDS.get(format_)
    if library is not None and find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    return exported(source, format_)


@pytest.mark.parametrize("format_", EXPORTERS)
def test_the_order_of_the_triples_and_their_store_do_not_show(format_: str) -> None:
    backwards = Graph(bind_namespaces="none")
    for triple in sorted(graph(), reverse=True):
        backwards.add(triple)

    assert written(format_, backwards) == written(format_, graph())
    assert written(format_, in_memory(graph())) == written(format_, graph())


def test_the_same_graph_gives_the_same_bytes_in_another_process(published: Path, tmp_path: Path) -> None:
    formats = [name for name in EXPORTERS if name not in NEEDS or find_spec(NEEDS[name]) is not None]
    code = (
        "import sys; from kg.export import export_file; graph, folder, *formats = sys.argv[1:];"
        "[export_file(graph, name, folder + '/' + name) for name in formats]"
    )
    environment = {"PYTHONHASHSEED": "12345", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    arguments = [sys.executable, "-c", code, str(published), str(tmp_path), *formats]
    subprocess.run(arguments, check=True, cwd=Path(kg.__file__).parents[1], env=environment)

    assert {name: (tmp_path / name).read_bytes() for name in formats} == {
        name: exported(published, name) for name in formats
    }


@pytest.mark.parametrize("format_", EXPORTERS)
def test_an_empty_graph_can_be_written(format_: str) -> None:
    written(format_, Graph())


def test_a_folder_a_file_and_a_graph_are_the_same(published: Path) -> None:
    texts = {exported(source, "ntriples") for source in (published, str(published), published / "graph.ttl")}

    assert texts == {exported(kg.open_graph(published), "ntriples")}


def test_a_file_is_written_in_one_step_and_replaced(published: Path, tmp_path: Path) -> None:
    target = tmp_path / "incidents.geojson"
    target.write_text("old")

    assert export_file(published, "geojson", target) == target
    assert target.read_bytes() == exported(published, "geojson")
    assert [path.name for path in tmp_path.iterdir()] == ["incidents.geojson"]


# -------------------------------------------------------------------------------------------------------------- errors


def test_an_unknown_format_is_named_with_those_that_are_known() -> None:
    with pytest.raises(OptionError, match=r"unknown format 'geojsn' \(did you mean geojson\? known: turtle, "):
        find_exporter("geojsn")


def test_a_folder_without_a_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        exported(tmp_path, "turtle")


@pytest.mark.parametrize("name", ["nowhere/x.nt", "."])
def test_a_file_that_cannot_be_written_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the export cannot be written"):
        export_file(graph(), "ntriples", tmp_path / name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("format_", "library"), NEEDS.items())
def test_a_missing_library_is_named_with_what_installs_it(
    format_: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(optional, "import_module", fail)

    with pytest.raises(OptionError, match=rf"{library} is not installed.*pip install 'conflict-kg\[{format_}\]'"):
        exported(graph(), format_)


# ------------------------------------------------------------------------------------------------------------- command


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_the_command_prints_the_export_and_nothing_else(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", published, "geojson") == 0
    assert capsys.readouterr().out.encode() == exported(published, "geojson")


def test_the_command_prints_where_the_file_is(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "graph.nt"
    assert run("export", published, "ntriples", "--out", target) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert target.read_bytes() == exported(published, "ntriples")


def test_the_list_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--list") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(EXPORTERS)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["GRAPH", "xlsx"], "unknown format 'xlsx'"),
        (["GRAPH"], "an export needs DIR and FORMAT"),
        (["GRAPH", "parquet"], "parquet is no text (name a file with --out)"),
        (["nowhere", "turtle"], "nowhere: holds no graph"),
    ],
)
def test_an_error_is_one_line(
    arguments: list[str], message: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", *(str(published) if each == "GRAPH" else each for each in arguments)) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert message in printed.err
