"""Builds that add to what a folder holds: whatever the history, the graph is that of a build from scratch."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

import kg.reader
from kg.build import Build, rebuild, retract, run_build
from kg.errors import JudgementError, KgError, ReadError, StoreError
from kg.judge import NAME, as_toml
from kg.query import rows
from kg.records import Judgement, Passage, Ruling
from kg.store import open_graph
from kg.store.ntriples import to_document, to_lines, to_turtle

#: Versions of invented reports: most tell the same few events, so that what is merged changes with what is there.
VERSIONS: Mapping[str, tuple[str, ...]] = {
    "herald": (
        "US jets bombed an ammunition depot near Mosul on 3 March 2031, killing at least eight militants, the Pentagon"
        " said.\n\nIran condemned the air strike.",
        "US jets bombed an ammunition depot near Mosul on 3 March 2031, killing nine militants, the Pentagon said.",
        "US jets bombed an ammunition depot near Mosul on 4 March 2031, killing nine militants, the Pentagon said.",
    ),
    "courier": (
        "An air strike by US jets on an ammunition depot near Mosul on 3 March 2031 killed 12 militants, it was said.",
        "An air strike on a depot in Kirkuk on 3 March 2031 killed 12 militants, officials said.",
    ),
    "wire": (
        "US forces in Iraq have been attacked at least 30 times since February.",
        "US forces in Iraq have been attacked at least 40 times since February.",
    ),
    "post": (
        "Rebels attacked a village near Baghdad on 5 March 2031, killing two people.",
        "Rebels of the Red Banner attacked a village near Baghdad on 5 March 2031. The Red Banner denied it.",
    ),
    "star": ("Gunmen attacked a village near Baghdad on 5 March 2031 and killed a farmer.",),
}

BY = {"by": "A. Monitor", "on": date(2031, 3, 9), "why": "read again"}
BOMBED = Passage(report="herald", words="US jets bombed an ammunition depot near Mosul")
STRUCK = Passage(report="courier", words="air strike by US jets on an ammunition depot near Mosul")
RAIDED = Passage(report="post", words="attacked a village near Baghdad")

JUDGEMENTS = (
    Judgement(ruling=Ruling.DIFFERENT, accounts=(BOMBED, STRUCK), **BY),  # type: ignore[arg-type]
    Judgement(ruling=Ruling.ALIAS, name="Red Banner", entities=("actor/hamas",), **BY),  # type: ignore[arg-type]
    Judgement(ruling=Ruling.FIX, accounts=(RAIDED,), part="killed", value="3", **BY),  # type: ignore[arg-type]
    Judgement(ruling=Ruling.DROP, report="star", **BY),  # type: ignore[arg-type]
    Judgement(ruling=Ruling.DROP, accounts=(RAIDED,), **BY),  # type: ignore[arg-type]
)


@pytest.fixture(autouse=True)
def _one_pipeline(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the shipped pipeline once for all builds, under its name."""
    monkeypatch.setattr(kg.reader, "load_pipeline", lambda _name=None: pipeline)


def write(folder: Path, texts: Mapping[str, str], judged: object = ()) -> Path:
    """Make ``folder`` hold just these reports and judgements."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in texts.items():
        folder.joinpath(f"{name}.txt").write_text(f"---\npublished: 2031-03-06\npublisher: {name}\n---\n{text}\n")
    folder.joinpath(NAME).write_text("\n".join(as_toml(each) for each in judged))  # type: ignore[attr-defined]
    return folder


def first(*names: str) -> dict[str, str]:
    return {name: VERSIONS[name][0] for name in names}


def graph_bytes(out: Path) -> bytes:
    return (out / "graph.ttl").read_bytes()


def from_scratch(folder: Path) -> bytes:
    return to_turtle(to_document(to_lines(run_build(folder).graph)))


# ----------------------------------------------------------------------------------------------------------- histories


class History:
    """A folder of reports that people add to, change, retract from and judge, and the output of the builds between."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.sources, self.out = folder / "reports", folder / "out"
        self.texts: dict[str, str] = {}
        self.judged: list[Judgement] = []

    def edit(self) -> None:
        """Do one thing at random and build."""
        edits = [self.add_or_change, self.add_or_change, self.judge]
        if len(self.texts) > 1:
            edits.append(self.retract)
        self.random.choice(edits if self.texts else [self.add_or_change])()

    def add_or_change(self) -> None:
        name = self.random.choice(sorted(VERSIONS))
        self.texts[name] = self.random.choice(VERSIONS[name])
        self.build()

    def judge(self) -> None:
        judgement = self.random.choice(JUDGEMENTS)
        self.judged = [each for each in self.judged if each != judgement] + [judgement] * (judgement not in self.judged)
        self.build()

    def retract(self) -> None:
        gone = self.random.choice(sorted(self.texts))
        del self.texts[gone]
        write(self.sources, self.texts, self.judged)
        retract(self.out, gone)

    def build(self) -> None:
        write(self.sources, self.texts, self.judged)
        paths = [self.sources / f"{name}.txt" for name in self.texts]
        run_build(*self.random.sample(paths, len(paths)), out=self.out)


@pytest.mark.parametrize("seed", range(20))
def test_every_history_gives_the_graph_of_a_build_from_scratch(tmp_path: Path, seed: int) -> None:
    history = History(tmp_path, seed)
    for _ in range(10):
        history.edit()
        assert graph_bytes(history.out) == from_scratch(history.sources)
    run_build(history.sources, out=tmp_path / "fresh")
    assert graph_bytes(history.out) == graph_bytes(tmp_path / "fresh")


# -------------------------------------------------------------------------------------------------- what a build reads


def read_by(build: Build) -> tuple[tuple[str, ...], ...]:
    done = build.changes
    return done.added, done.changed, done.stayed


def test_a_build_reads_what_is_new_or_has_changed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pipeline: Language
) -> None:
    out = tmp_path / "out"
    texts = first("herald", "courier")
    assert read_by(run_build(write(tmp_path / "in", texts), out=out)) == (("courier", "herald"), (), ())
    before = graph_bytes(out)

    monkeypatch.setattr(kg.reader, "load_pipeline", lambda _name=None: pytest.fail("nothing is to be read"))
    assert read_by(run_build(tmp_path / "in", out=out)) == ((), (), ("courier", "herald"))
    assert graph_bytes(out) == before

    monkeypatch.setattr(kg.reader, "load_pipeline", lambda _name=None: pipeline)
    texts |= {"courier": VERSIONS["courier"][1], **first("wire")}
    assert read_by(run_build(write(tmp_path / "in", texts), out=out)) == (("wire",), ("courier",), ("herald",))


def test_reports_of_another_folder_are_added(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "a", first("herald")), out=out)
    run_build(write(tmp_path / "b", first("courier")), out=out)
    run_build(write(tmp_path / "both", first("courier", "herald")), out=tmp_path / "once")
    assert graph_bytes(out) == graph_bytes(tmp_path / "once")


def test_a_fresh_build_forgets_the_reports_before(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "a", first("herald")), out=out)
    done = run_build(write(tmp_path / "b", first("courier")), out=out, fresh=True)
    assert [row["report"] for row in rows(done.graph, "reports")] == ["courier"]


def test_another_report_with_an_id_that_is_taken_is_refused_and_named(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "a", first("herald")), out=out)
    before = graph_bytes(out)
    write(tmp_path / "b", {"herald": VERSIONS["wire"][0], **first("courier")})
    (skipped,) = run_build(tmp_path / "b", out=out).summary.skipped
    assert skipped.path.endswith("b/herald.txt")
    assert "is that of a report from" in skipped.reason
    retract(out, "courier")
    assert graph_bytes(out) == before


def test_a_report_whose_file_is_gone_stays_and_is_named(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "in", first("herald", "courier")), out=out)
    done = run_build(write(tmp_path / "in", first("courier")), out=out)
    assert done.changes.missing == ("herald",)
    assert {row["report"] for row in rows(done.graph, "reports")} == {"courier", "herald"}


def test_what_was_kept_and_is_broken_is_read_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "in", first("herald")), out=out)
    before = graph_bytes(out)
    (kept,) = (out / "extractions").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    run_build(tmp_path / "in", out=out)
    assert graph_bytes(out) == before

    kept.write_bytes(b"")
    with pytest.raises(StoreError, match=r"herald: what it says is no longer kept \(build again with .*herald\.txt"):
        retract(out)


def test_nothing_is_kept_of_reports_that_are_no_longer_held(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "in", first("herald", "courier")), out=out)
    run_build(write(tmp_path / "in", {"courier": VERSIONS["courier"][1]}), out=out)
    retract(out, "herald")
    assert len(list((out / "extractions").iterdir())) == 1


# ---------------------------------------------------------------------------------------------------------- retraction


def test_the_last_report_can_be_retracted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_build(write(tmp_path / "in", first("herald")), out=out)
    done = retract(out, "herald")
    assert (len(done.graph), done.changes.retracted) == (0, ("herald",))


def test_a_report_that_is_not_held_is_met_with_one_that_is(tmp_path: Path) -> None:
    run_build(write(tmp_path / "in", first("herald")), out=tmp_path / "out")
    with pytest.raises(ReadError, match=r"holds no report 'heralds' \(did you mean herald\?\)"):
        retract(tmp_path / "out", "heralds")


def test_nothing_is_retracted_from_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        retract(tmp_path / "nowhere", "herald")
    assert not (tmp_path / "nowhere").exists()


# ---------------------------------------------------------------------------------------------------------- judgements


def test_judgements_beside_the_reports_survive_and_can_be_taken_back(tmp_path: Path) -> None:
    texts = {"herald": VERSIONS["herald"][1], **first("courier")}
    sources, out = write(tmp_path / "in", texts), tmp_path / "out"
    run_build(sources, out=out)
    before = graph_bytes(out)
    assert len(rows(open_graph(out), "corroborated")) == 1

    write(sources, texts, JUDGEMENTS[:1])
    for _ in range(2):
        done = run_build(sources, out=out)
        assert (rows(done.graph, "corroborated"), len(rows(done.graph, "judgements"))) == ([], 1)
    assert rows(rebuild(out).graph, "corroborated") == []

    write(sources, texts)
    run_build(sources, out=out)
    assert graph_bytes(out) == before


def test_a_judgement_that_matches_nothing_any_more_is_named_with_the_reason(tmp_path: Path) -> None:
    done = run_build(write(tmp_path / "in", first("herald", "wire"), JUDGEMENTS))
    reasons = [each.reason for each in done.summary.unmatched]
    assert len(reasons) == len(JUDGEMENTS)
    assert "no report 'courier'" in " ".join(reasons)
    assert "no report names 'Red Banner'" in reasons


def test_a_build_of_one_file_does_not_miss_the_reports_that_others_are_judged_in(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", first("herald", "wire"), JUDGEMENTS)
    done = run_build(folder / "herald.txt")
    assert [each.reason for each in done.summary.unmatched] == ["no report 'courier'"]  # herald is judged with it
    assert run_build(folder / "wire.txt").summary.unmatched == ()
    assert len(run_build(folder, folder / "wire.txt").summary.unmatched) == len(JUDGEMENTS)


def test_judgements_hold_where_their_file_is_gone(tmp_path: Path) -> None:
    texts = {"herald": VERSIONS["herald"][1], **first("courier")}
    out = tmp_path / "out"
    run_build(write(tmp_path / "in", texts, JUDGEMENTS[:1]), out=out)
    before = graph_bytes(out)
    (tmp_path / "in" / NAME).unlink()
    rebuild(out)
    assert graph_bytes(out) == before


def test_judgements_that_contradict_each_other_stop_the_build(tmp_path: Path) -> None:
    texts, out = {"herald": VERSIONS["herald"][1], **first("courier")}, tmp_path / "out"
    run_build(write(tmp_path / "in", texts), out=out)
    before = graph_bytes(out)
    both = (JUDGEMENTS[0], Judgement(ruling=Ruling.SAME, accounts=(BOMBED, STRUCK), **BY))  # type: ignore[arg-type]
    with pytest.raises(JudgementError, match="(same|different) 1: says (same|different) where "):
        run_build(write(tmp_path / "in", texts, both), out=out)
    assert graph_bytes(out) == before


# ------------------------------------------------------------------------------------------------------ kill, disk full

#: Builds a folder again and again, each time in a process of its own that is killed after some milliseconds.
KILLER = """
    import os, random, signal, sys, time
    from pathlib import Path
    import kg.reader
    from kg.build import run_build
    from kg.nlp.pipeline import load_pipeline
    sources, outs, kills = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    nlp = load_pipeline()
    kg.reader.load_pipeline = lambda _name=None: nlp
    run_build(sources)  # so that everything is loaded
    def timed(out):
        start = time.perf_counter()
        run_build(sources, out=out)
        return time.perf_counter() - start
    whole = timed(outs / "whole")
    moments = random.Random(7)
    for number in range(kills):
        child = os.fork()
        if child == 0:
            run_build(sources, out=outs / f"out{number}")
            os._exit(0)
        time.sleep(moments.uniform(0, 1.2 * whole))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
"""


def test_a_build_killed_at_any_moment_can_be_resumed_and_gives_the_same_bytes(tmp_path: Path) -> None:
    kills = 50
    sources = write(tmp_path / "in", {name: texts[0] for name, texts in VERSIONS.items()}, JUDGEMENTS[3:4])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-W", "ignore", "-c", textwrap.dedent(KILLER), str(sources), str(tmp_path), str(kills)]
    subprocess.run(command, check=True, env=environment, timeout=600)
    whole = graph_bytes(tmp_path / "whole")
    left = 0
    for number in range(kills):
        out = tmp_path / f"out{number}"
        left += not (out / "graph.ttl").exists()
        run_build(sources, out=out)
        assert graph_bytes(out) == whole
        assert [path.name for path in out.rglob(".draft-*")] == []
    assert left > kills / 3, "most builds were killed too late to matter"


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Give a disk of its own to ``folder``; skip where that is not allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk needs the right to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_a_clear_error_and_the_old_graph_stands(tmp_path: Path) -> None:
    texts = {name: versions[0] for name, versions in VERSIONS.items()}
    sources = write(tmp_path / "in", first("herald"))
    failed = 0
    for number in range(10):
        with small_disk(tmp_path / f"disk{number}", 1024) as disk:
            out = disk / "out"
            write(sources, first("herald"))
            run_build(sources, out=out)
            before = graph_bytes(out)
            room = os.statvfs(disk)
            (disk / "ballast").write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - number * 24 * 1024))
            write(sources, texts)
            try:
                run_build(sources, out=out)
            except KgError as error:
                failed += 1
                assert isinstance(error, StoreError)
                assert "cannot be written" in str(error)
                assert graph_bytes(out) == before
                assert [row["report"] for row in rows(open_graph(out), "reports")] == ["herald"]
            (disk / "ballast").unlink()
            run_build(sources, out=out)
            assert graph_bytes(out) == from_scratch(sources)
    assert failed >= 5
