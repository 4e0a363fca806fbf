"""The whole path, on invented reports: what a build finds, what it refuses, and that nothing else differs."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph
from spacy.language import Language
from spacy.tokens import Doc

import kg
from kg.build import Build, run_build
from kg.errors import KgError, OptionError, PipelineError, ReadError, StoreError
from kg.extract.extraction import extract
from kg.extract.reports import Extractor
from kg.query import rows
from kg.records import Extraction, Report, Skipped
from kg.summary import as_info

#: Invented reports: two on one strike, one with a series and a statement.
REPORTS = {
    "herald-1.md": """---
title: Jets hit a depot near Mosul
published: 2031-03-05
publisher: The Herald
---
US jets bombed an ammunition depot near Mosul on Tuesday, killing at least eight militants, the Pentagon said.

Iran condemned the air strike.
""",
    "courier-2.md": """---
published: 2031-03-05
publisher: The Courier
---
An air strike by US jets on an ammunition depot near Mosul on Tuesday killed 12 militants, local officials said.
""",
    "wire-3.txt": "US forces in Iraq have been attacked at least 30 times since February.\n",
}

GOOD = "Rebels attacked a village near Baghdad on 3 March 2031.\n"


def written(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("reports"), REPORTS)


@pytest.fixture(scope="module")
def built(sources: Path, pipeline: Language, tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Path]:
    out = tmp_path_factory.mktemp("build")
    return run_build(sources, out=out, pipeline=pipeline), out


# --------------------------------------------------------------------------------------------------- what a build finds


def test_a_build_finds_who_did_what_to_whom(built: tuple[Build, Path]) -> None:
    strikes = [row for row in rows(built[0].graph, "incidents") if row["type"] == "air-strike"]
    assert {row["initiators"] for row in strikes} <= {"United States", "United States Armed Forces"}
    assert "herald-1" in " | ".join(str(row["reports"]) for row in strikes)


def test_contradicting_figures_stand_side_by_side(built: tuple[Build, Path]) -> None:
    figures = {(row["low"], row["high"]) for row in rows(built[0].graph, "casualties") if row["harm"] == "killed"}
    assert {(8, None), (12, 12)} <= figures


def test_every_quote_stands_where_the_graph_says(built: tuple[Build, Path], sources: Path) -> None:
    found = rows(built[0].graph, "evidence")
    bodies = {path.stem: path.read_text("utf-8").rpartition("---\n")[2] for path in sources.iterdir()}
    assert found
    for row in found:
        assert str(row["quote"]) in bodies[str(row["report"])]


def test_evidence_points_into_the_original_of_a_report_with_hidden_characters(
    tmp_path: Path, pipeline: Language
) -> None:
    text = "Re\u200bbels attac\u00adked a vil\u2060lage in Bagh\u200ddad on 3\u00a0March 2031."
    graph = kg.build(written(tmp_path, {"a.txt": text}), pipeline=pipeline)
    found = rows(graph, "evidence")
    assert {"eventType", "initiator", "location", "date"} <= {row["part"] for row in found}
    for row in found:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == row["quote"]


def test_the_summary_counts_what_the_queries_list(built: tuple[Build, Path]) -> None:
    counts, graph = built[0].summary.counts, built[0].graph
    events = rows(graph, "incidents")
    assert counts["reports"] == 3
    assert counts["incidents"] == sum(row["kind"] == "incident" for row in events) > 0
    assert counts["series"] == sum(row["kind"] == "series" for row in events) > 0
    assert counts["statements"] == len({row["statement"] for row in rows(graph, "statements")}) > 0
    assert counts["triples"] == len(graph)
    assert counts["merged"] == sum(" | " in str(row["reports"]) for row in events)


def test_build_json_says_what_the_summary_says(built: tuple[Build, Path]) -> None:
    done, out = built
    info = json.loads((out / "build.json").read_text("utf-8"))
    assert info == {**json.loads(json.dumps(as_info(done.summary))), "triples": done.summary.counts["triples"]}
    assert info["undated"] == ["wire-3"]
    assert info["versions"]["conflict-kg"] == kg.__version__
    assert info["versions"]["pipeline"].startswith("en_conflict_news ")


def test_the_time_of_every_stage_is_told(built: tuple[Build, Path]) -> None:
    assert list(built[0].seconds) == ["read", "extract", "resolve", "merge", "graph", "validate", "publish"]


def test_progress_is_told_to_the_last_report(sources: Path, pipeline: Language) -> None:
    told: list[tuple[str, int, int]] = []
    kg.build(sources, pipeline=pipeline, progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "extract"] == [("extract", n, 3 if n else 0) for n in range(4)]
    assert told[-1][0] == "publish"


def test_without_an_output_folder_the_graph_is_the_same(
    built: tuple[Build, Path], sources: Path, pipeline: Language
) -> None:
    assert set(kg.build(sources, pipeline=pipeline)) == set(built[0].graph)


def test_a_date_given_for_all_serves_those_that_have_none(tmp_path: Path, pipeline: Language) -> None:
    folder = written(tmp_path, {"a.txt": "Rebels attacked a village near Baghdad on Tuesday.\n"})
    (row,) = rows(kg.build(folder, published=date(2031, 3, 5), pipeline=pipeline), "incidents")
    assert (row["earliest"], row["latest"]) == (date(2031, 3, 4), date(2031, 3, 4))


# ----------------------------------------------------------------------------------------------- same input, same bytes


def published(paths: list[Path], out: Path, **options: object) -> tuple[bytes, bytes]:
    kg.build(*paths, out=out, **options)  # type: ignore[arg-type]
    return (out / "graph.ttl").read_bytes(), (out / "build.json").read_bytes()


def test_the_order_of_paths_changes_nothing(sources: Path, pipeline: Language, tmp_path: Path) -> None:
    paths = sorted(sources.iterdir())
    first = published(paths, tmp_path / "first", pipeline=pipeline)
    for seed in range(3):
        shuffled = random.Random(seed).sample(paths, len(paths))
        assert published(shuffled, tmp_path / str(seed), pipeline=pipeline) == first


def test_the_number_of_workers_changes_nothing(sources: Path, built: tuple[Build, Path], tmp_path: Path) -> None:
    assert published([sources], tmp_path, workers=2)[0] == (built[1] / "graph.ttl").read_bytes()


def test_what_stands_beside_a_report_changes_nothing_in_what_it_says(pipeline: Language) -> None:
    reports = [Report(id=name, text=text) for name, text in REPORTS.items()]
    extractor = Extractor(pipeline)
    together = list(extractor.outcomes(reports))
    assert together == [next(extractor.outcomes([report])) for report in reports]


# ------------------------------------------------------------------------------------------------------------ bad input

BAD: dict[str, tuple[Mapping[str, str | bytes], str, str]] = {
    "empty": ({"bad.txt": b""}, "bad.txt", "is empty"),
    "binary": ({"bad.txt": bytes(range(256)) * 40}, "bad.txt", "is binary"),
    "wrong encoding": ({"bad.txt": "Le général a été tué à Gao.".encode("latin-1")}, "bad.txt", "is not UTF-8"),
    "20 MB of one character": ({"bad.txt": b"x" * 20_000_000}, "bad.txt", "is larger than"),
    "5 MB of one character": ({"bad.txt": b"x" * 4_999_999}, "bad.txt", "is repeated"),
    "broken front matter": ({"bad.md": "---\npublished: soon\n---\n" + GOOD}, "bad.md", "date"),
    "front matter without an end": ({"bad.md": "---\ntitle: x\n" + GOOD}, "bad.md", "front matter"),
    "two reports with one id": ({"good.md": GOOD}, "good.txt", "'good'"),
    "another language": ({"bad.md": "---\nlanguage: fr\n---\nLes rebelles ont attaqué.\n"}, "bad.md", "'fr'"),
    "too long for the pipeline": ({"bad.txt": GOOD * 20_000}, "bad.txt", "characters; the pipeline reads"),
}


@pytest.mark.parametrize(("files", "name", "reason"), BAD.values(), ids=BAD)
def test_a_bad_report_is_named_with_its_reason_and_the_others_go_through(
    files: Mapping[str, str | bytes], name: str, reason: str, tmp_path: Path, pipeline: Language
) -> None:
    folder = written(tmp_path / "reports", {"good.txt": GOOD, **files})
    graph = kg.build(folder, out=tmp_path / "out", pipeline=pipeline)
    (skipped,) = json.loads((tmp_path / "out" / "build.json").read_text("utf-8"))["skipped"]
    assert skipped["path"] == str(folder / name)
    assert reason in skipped["reason"]
    assert [row["reports"] for row in rows(graph, "incidents")] == ["good"]


def test_a_report_without_a_date_goes_through_and_is_listed(tmp_path: Path, pipeline: Language) -> None:
    folder = written(tmp_path, {"a.txt": "Rebels attacked a village near Baghdad on Tuesday.\n"})
    done = run_build(folder, pipeline=pipeline)
    (row,) = rows(done.graph, "incidents")
    assert done.summary.undated == ("a",)
    assert (row["earliest"], row["latest"]) == (None, None)


def test_a_folder_without_reports_is_an_error_that_names_it(tmp_path: Path, pipeline: Language) -> None:
    with pytest.raises(ReadError, match=rf"{tmp_path}: no report found"):
        kg.build(tmp_path, out=tmp_path / "out", pipeline=pipeline)
    assert not (tmp_path / "out").exists()


def test_reports_of_which_none_can_be_read_are_an_error_with_the_reason(tmp_path: Path, pipeline: Language) -> None:
    folder = written(tmp_path / "reports", {"a.txt": b"", "b.txt": b"\0\0\0"})
    with pytest.raises(ReadError, match=r"a\.txt: no report can be read: .*empty.*1 more"):
        kg.build(folder, pipeline=pipeline)


def test_a_build_that_fails_leaves_the_graph_before_it(tmp_path: Path, pipeline: Language) -> None:
    out = tmp_path / "out"
    before = published([written(tmp_path / "good", {"a.txt": GOOD})], out, pipeline=pipeline)
    with pytest.raises(ReadError):
        kg.build(written(tmp_path / "bad", {"a.txt": b""}), out=out, pipeline=pipeline)
    assert ((out / "graph.ttl").read_bytes(), (out / "build.json").read_bytes()) == before


def test_an_output_that_cannot_be_written_is_an_error_before_the_work(tmp_path: Path) -> None:
    folder = written(tmp_path / "reports", {"a.txt": GOOD})
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="taken: cannot be written"):
        kg.build(folder, out=tmp_path / "taken", pipeline=tmp_path / "no pipeline, and nobody has looked for it")


def test_a_pipeline_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="nowhere"):
        kg.build(written(tmp_path, {"a.txt": GOOD}), pipeline="nowhere")


@pytest.mark.parametrize(("workers", "message"), [(0, "0 workers"), (2, "a loaded pipeline cannot be sent")])
def test_workers_that_cannot_work_are_an_error(workers: int, message: str, tmp_path: Path, pipeline: Language) -> None:
    with pytest.raises(OptionError, match=message):
        kg.build(written(tmp_path, {"a.txt": GOOD, "b.txt": GOOD}), workers=workers, pipeline=pipeline)


# ---------------------------------------------------------------------------------- when extraction fails at one report


def outcome_ids(extractor: Extractor, *texts: str) -> tuple[list[str], list[Skipped]]:
    outcomes = list(extractor.outcomes(Report(id=str(n), text=text, path=f"{n}.txt") for n, text in enumerate(texts)))
    read = [outcome.report.id for outcome in outcomes if isinstance(outcome, Extraction)]
    return read, [outcome for outcome in outcomes if isinstance(outcome, Skipped)]


def failing(function: Callable[..., Extraction], error: Exception) -> Callable[..., Extraction]:
    def failing_at_sesame(doc: Doc, report: Report, **options: object) -> Extraction:
        if "sesame" in report.text:
            raise error
        return function(doc, report, **options)

    return failing_at_sesame


def test_a_rule_that_fails_costs_its_report_alone_and_is_named(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.extract.reports.extract", failing(extract, KeyError("sesame")))
    read, (skipped,) = outcome_ids(Extractor(pipeline), GOOD, f"Open sesame. {GOOD}", GOOD)
    assert read == ["0", "2"]
    assert skipped.path == "1.txt"
    assert skipped.reason.startswith("extraction failed: KeyError: 'sesame' at test_build.py:")


def test_a_fault_of_the_lexicon_is_no_matter_of_one_report(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extract.reports.extract", failing(extract, KgError("no group of cues")))
    with pytest.raises(KgError, match="no group of cues"):
        list(Extractor(pipeline).outcomes([Report(id="a", text=f"Open sesame. {GOOD}")]))


@Language.component("test_stumble")
def stumble(doc: Doc) -> Doc:
    if "sesame" in doc.text:
        raise ValueError("sesame")
    return doc


def test_a_text_that_the_pipeline_cannot_parse_costs_its_report_alone(pipeline: Language) -> None:
    pipeline.add_pipe("test_stumble", first=True)
    try:
        read, (skipped,) = outcome_ids(Extractor(pipeline), GOOD, f"Open sesame. {GOOD}", GOOD)
    finally:
        pipeline.remove_pipe("test_stumble")
    assert read == ["0", "2"]
    assert skipped.reason.startswith("extraction failed: ValueError: sesame at ")


def test_a_graph_can_be_asked_with_sparql(built: tuple[Build, Path]) -> None:
    graph = built[0].graph
    assert isinstance(graph, Graph)
    assert rows(graph, "SELECT (COUNT(*) AS ?n) { ?i a kg:Incident }")[0]["n"] == built[0].summary.counts["incidents"]
