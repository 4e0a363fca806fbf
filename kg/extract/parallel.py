"""Extraction in several processes: the same outcomes as in one, and none lost when a process dies.

Shards of reports go to a pool of processes. ``nlp.pipe(n_process=...)`` waits for ever when one of its processes dies;
a pool says so, and is started again for the shards that are left. A report whose process dies each time is left out.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TypeAlias

from kg.errors import OptionError
from kg.extract.reports import BATCH, Extractor, Outcome, skipped
from kg.nlp.pipeline import load_pipeline
from kg.records import Report

Shard: TypeAlias = tuple[Report, ...]
Work: TypeAlias = Callable[[Shard], list[Outcome]]

#: Pools that are started anew before the reports that are left get a process each.
RESTARTS = 2

#: Shards for each process at least: with fewer, the last one keeps all others waiting.
_SHARDS_EACH = 4


def outcomes_in_processes(
    reports: Sequence[Report], *, workers: int, pipeline: str | Path | None = None
) -> Iterator[Outcome]:
    """Yield what becomes of each report, in any order.

    Args:
        pipeline: Name or folder of the pipeline that each process loads; the shipped one when None.

    Raises:
        OptionError: No process can be started.
        KgError: As ``Extractor.outcomes`` does.
    """
    return spread(reports, partial(_extracted, pipeline=pipeline), workers=workers)


def spread(reports: Sequence[Report], work: Work, *, workers: int) -> Iterator[Outcome]:
    """Yield what ``work``, a function of a module, since it is sent by its name, makes of the reports, in any order."""
    waiting = _shards(reports, workers)
    for _ in range(1 + RESTARTS):
        waiting = yield from _run(waiting, work, workers)
    for report in (report for shard in waiting for report in shard):
        died = yield from _run([(report,)], work, 1)
        if died:
            yield skipped(report, "extraction failed: the process that read it died")


def _shards(reports: Sequence[Report], workers: int) -> list[Shard]:
    size = max(1, min(BATCH, len(reports) // (_SHARDS_EACH * workers)))
    return [tuple(reports[start : start + size]) for start in range(0, len(reports), size)]


def _run(shards: Sequence[Shard], work: Work, workers: int) -> Generator[Outcome, None, list[Shard]]:
    """Yield the outcomes of the shards that one pool finishes; return the others."""
    left = dict(enumerate(shards))
    if not left:
        return []
    with _pool(workers) as pool:
        started = pool.submit(_started)
        try:
            futures = {pool.submit(work, shard): number for number, shard in left.items()}
            for future in as_completed(futures):
                yield from future.result()
                del left[futures[future]]
        except BrokenProcessPool as error:
            if not _has_result(started):
                todo = "use one worker, or call build under `if __name__ == '__main__':`"
                raise OptionError("the processes of workers do not start", todo=todo) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return list(left.values())


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _has_result(future: Future[bool]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


# ------------------------------------------------------------------------------------------------ in the other process


def _started() -> bool:
    return True


def _extracted(shard: Shard, pipeline: str | Path | None) -> list[Outcome]:
    return list(_extractor(pipeline).outcomes(shard))


@cache
def _extractor(pipeline: str | Path | None) -> Extractor:
    return Extractor(load_pipeline(pipeline))


def _end_with_parent() -> None:
    """End this process when its parent is gone, since nobody would take what it finds."""
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
