"""Extraction in several processes: every report has one outcome, whatever happens to the processes."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from kg.errors import OptionError
from kg.extract import parallel
from kg.extract.parallel import Work, spread
from kg.records import Extraction, Report, Skipped
from tests import shard_work


def reports(count: int, path: str | None = None) -> list[Report]:
    return [Report(id=f"r{number:02}", text="x", path=path) for number in range(count)]


def ids(given: list[Report], work: Work) -> list[str]:
    outcomes = list(spread(given, work, workers=2))
    return sorted(outcome.report.id for outcome in outcomes if isinstance(outcome, Extraction))


def test_every_report_comes_back_once() -> None:
    given = reports(37)
    assert ids(given, shard_work.read) == [report.id for report in given]


def test_nothing_is_lost_or_doubled_when_a_process_dies(tmp_path: Path) -> None:
    given = reports(20, str(tmp_path))
    assert ids(given, shard_work.die_once) == [report.id for report in given]
    assert (tmp_path / "died").exists()


def test_a_report_that_kills_its_process_each_time_is_named_and_costs_no_other() -> None:
    given = [*reports(3), Report(id="bad", text="poison", path="news/bad.txt")]
    outcomes = list(spread(given, shard_work.die_of_poison, workers=2))
    assert [outcome for outcome in outcomes if isinstance(outcome, Skipped)] == [
        Skipped(path="news/bad.txt", reason="extraction failed: the process that read it died")
    ]
    assert sorted(each.report.id for each in outcomes if isinstance(each, Extraction)) == ["r00", "r01", "r02"]


def test_processes_that_do_not_start_are_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=os._exit, initargs=(3,))

    monkeypatch.setattr(parallel, "_pool", broken)
    with pytest.raises(OptionError, match=r"do not start.*use one worker"):
        list(spread(reports(4), shard_work.read, workers=2))
