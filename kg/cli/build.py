"""``kg build``: reports in, a published graph and a summary out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.commands import EXPLORER, command

if TYPE_CHECKING:
    from kg.build import Build
    from kg.cli.commands import Commands
    from kg.reader import Progress


#: Names of the lines of the summary, and which counts stand in them.
_LINES = (
    ("reports", "{reports:,} read, {skipped:,} skipped, {undated:,} without a date; {words:,} words"),
    ("incidents", "{incidents:,}; {merged:,} events are told by several reports"),
    ("series", "{series:,}"),
    ("statements", "{statements:,}"),
    ("not confirmed", "{unconfirmed:,} only denied, threatened or demanded"),
    ("actors, places", "{actors:,}, {places:,}"),
    ("weapons, objects", "{weapons:,}, {objects:,}"),
    ("claims", "{claims:,} on {quotes:,} quotes"),
    ("triples", "{triples:,}"),
)

#: Skipped reports that the summary names; ``build.json`` lists all.
_NAMED = 5


def add(commands: Commands) -> None:
    """Add ``kg build``."""
    parser = command(commands, "build", _run, "build the graph of reports")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, pattern, or - for standard input")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder that the graph is published in")
    parser.add_argument("--published", metavar="DATE", help="day of publication of reports that have none, YYYY-MM-DD")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that read reports (default: 1)")
    parser.add_argument("--no-explorer", action="store_true", help=f"write no {EXPLORER}")


def _run(options: argparse.Namespace) -> None:
    from kg.build import run_build
    from kg.read.source import published_on

    published = None if options.published is None else published_on(options.published, "--published")
    with _progress() as progress:
        done = run_build(
            *options.paths, out=options.out, published=published, workers=options.workers, progress=progress
        )
    folder = Path(options.out)
    written = [("graph", folder / "graph.ttl")]
    if not options.no_explorer:
        from kg.viz.explorer import explore

        written.append(("explorer", explore(done.graph, folder / EXPLORER)))
    _print_summary(done, written)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

    words = TextColumn("{task.description}")
    columns = (SpinnerColumn(), words, BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for past in bar.task_ids:
                    bar.remove_task(past)
                tasks[stage] = bar.add_task(stage, total=None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield tell


def _print_summary(done: Build, written: Sequence[tuple[str, Path]]) -> None:
    for name, line in _LINES:
        print(f"{name:<17} {line.format_map(done.summary.counts)}")
    print(f"{'time':<17} {sum(done.seconds.values()):.1f} s, {done.seconds['extract']:.1f} s of them for extraction")
    for name, path in written:
        print(f"{name:<17} {path}")
    skipped = done.summary.skipped
    for each in skipped[:_NAMED]:
        print(f"kg: skipped {each.path}: {each.reason}", file=sys.stderr)
    if len(skipped) > _NAMED:
        print(f"kg: {len(skipped) - _NAMED} more were skipped; build.json lists all", file=sys.stderr)
