"""What it costs to add a report to a graph, to take one out and to judge, beside a build of everything from scratch.

    python -m benchmarks.incremental --data FOLDER_OR_FILE... [--limit 200] [--json FILE]

Times are CPU seconds of this process. Everything is loaded before the first one is taken.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import kg.reader
from benchmarks.stages import written
from kg.build import rebuild, retract, run_build
from kg.nlp.pipeline import load_pipeline
from kg.read import read_reports

WORK = ("from scratch", "nothing new", "one report more", "one report taken out", "judged anew")


def measure(paths: Sequence[Path], *, limit: int) -> dict[str, float]:
    """Return the CPU seconds of each kind of work on the first ``limit`` reports under ``paths``."""
    nlp = load_pipeline()
    kg.reader.load_pipeline = lambda _name=None: nlp
    reports = read_reports(paths)[0][:limit]
    with TemporaryDirectory() as folder:
        out, warm = Path(folder) / "out", Path(folder) / "warm"
        most, last = (written(part, Path(folder) / f"{len(part)}.jsonl") for part in (reports[:-1], reports[-1:]))
        run_build(last, out=warm)
        return {
            "from scratch": _seconds(lambda: run_build(most, out=out)),
            "nothing new": _seconds(lambda: run_build(most, out=out)),
            "one report more": _seconds(lambda: run_build(last, out=out)),
            "one report taken out": _seconds(lambda: retract(out, reports[-1].id)),
            "judged anew": _seconds(lambda: rebuild(out)),
        }


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def table(seconds: dict[str, float]) -> str:
    """Return the figures as a table in Markdown."""
    whole = seconds["from scratch"]
    rows = (f"| {name} | {seconds[name]:.2f} | {seconds[name] / whole:.3f} |" for name in WORK)
    return "\n".join(("| work | seconds | x a build from scratch |", "| --- | ---: | ---: |", *rows))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write the figures where asked to."""
    parser = argparse.ArgumentParser(description="measure what a change of a graph costs beside a build from scratch")
    parser.add_argument("--data", nargs="+", type=Path, required=True, metavar="PATH", help="what `kg build` reads")
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="reports, the first by id (default: 200)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    options = parser.parse_args(arguments)
    seconds = measure(options.data, limit=options.limit)
    print(table(seconds))
    if options.json is not None:
        options.json.write_text(json.dumps(seconds, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
