"""The command line: ``python -m evaluation TASK --data DIR [--json] [--errors N] [--write]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from evaluation.page import as_json, section, updated
from evaluation.results import Error, Result, Task
from evaluation.system import System
from evaluation.tasks import NAMES, tasks
from kg.errors import KgError

PAGE = Path(__file__).parent / "RESULTS.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return the exit code: 1 where a corpus cannot be read."""
    options = _options(arguments)
    known = tasks()
    wanted = NAMES if options.task == "all" else (options.task,)
    system = System()
    try:
        results = [_timed(known[name], system, options.data) for name in wanted]
    except KgError as error:
        print(error, file=sys.stderr)
        return 1
    print(as_json(results) if options.json else "\n".join(map(section, results)))
    if options.errors:
        _print_errors((error for result in results for error in result.errors), options.errors, system)
    if options.write:
        old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(updated(old, results, NAMES), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("task", choices=(*NAMES, "all"))
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors with their parses")
    parser.add_argument("--write", action="store_true", help=f"put the sections into {PAGE.name}")
    return parser.parse_args(arguments)


def _timed(task: Task, system: System, data: Path) -> Result:
    start = perf_counter()
    return replace(task.score(system, data), seconds=perf_counter() - start)


def _print_errors(errors: Iterable[Error], count: int, system: System) -> None:
    for number, error in zip(range(1, count + 1), errors, strict=False):
        print(f"\n{number}. {error.kind} in {error.doc}: {error.detail}\n   {error.sentence}")
        if error.rules:
            print(f"   rules: {', '.join(error.rules)}")
        for token in system.parse(error.sentence):
            print(f"      {token.i:3} {token.text:20} {token.tag_:5} {token.dep_:14} {token.head.i}")


if __name__ == "__main__":
    sys.exit(main())
