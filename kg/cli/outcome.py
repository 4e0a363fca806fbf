"""What commands that make a graph show: a bar while they work, the explorer they write, and the summary."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.commands import EXPLORER

if TYPE_CHECKING:
    from kg.build import Build
    from kg.reader import Progress

#: Names of the lines of the summary, and which counts stand in them.
_LINES = (
    ("reports", "{reports:,}, {skipped:,} skipped, {undated:,} without a date; {words:,} words"),
    ("since before", "{added:,} new, {changed:,} changed, {retracted:,} taken out, {stayed:,} as they were"),
    ("incidents", "{incidents:,}; {merged:,} events are told by several reports"),
    ("series", "{series:,}"),
    ("statements", "{statements:,}"),
    ("not confirmed", "{unconfirmed:,} only denied, threatened or demanded"),
    ("actors, places", "{actors:,}, {places:,}"),
    ("weapons, objects", "{weapons:,}, {objects:,}"),
    ("claims", "{claims:,} on {quotes:,} quotes"),
    ("judgements", "{judgements:,} carried out, {unmatched:,} match nothing"),
    ("triples", "{triples:,}"),
)

#: Lines that are left out where all they count is nothing.
_OPTIONAL = frozenset({"judgements"})

#: Skipped reports, unmatched judgements and missing files that are named; ``build.json`` lists all.
_NAMED = 5


@contextmanager
def progress() -> Iterator[Progress | None]:
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


def checked(store: str | None) -> None:
    """Stop if the address of a server cannot be used: before the long work, so that it is not in vain."""
    if store is not None:
        from kg.store import server_at

        server_at(store)


def finish(done: Build, folder: Path, *, explorer: bool, store: str | None) -> None:
    """Write the explorer of a published graph and publish it on a server, both where wanted; print the summary."""
    written = [("graph", folder / "graph.ttl")]
    if explorer:
        from kg.viz.explorer import explore

        written.append(("explorer", explore(done.graph, folder / EXPLORER)))
    _print_summary(done)
    for name, path in written:
        print(f"{name:<17} {path}")
    if store is not None:
        from kg.store import publish_remote

        print(f"{'server':<17} {publish_remote(done.graph, store)}")
    _print_notes(done, folder)


def _print_summary(done: Build) -> None:
    changes = {name: len(getattr(done.changes, name)) for name in ("added", "changed", "retracted", "stayed")}
    counts = {**done.summary.counts, **changes, "unmatched": len(done.summary.unmatched)}
    for name, line in _LINES:
        if name not in _OPTIONAL or counts[name] or counts["unmatched"]:
            print(f"{name:<17} {line.format_map(counts)}")
    print(f"{'time':<17} {sum(done.seconds.values()):.1f} s, {done.seconds['extract']:.1f} s of them for extraction")


def _print_notes(done: Build, folder: Path) -> None:
    skipped = [f"skipped {each.path}: {each.reason}" for each in done.summary.skipped]
    unmatched = [f"{each.judgement.where}: matches nothing: {each.reason}" for each in done.summary.unmatched]
    gone = [
        f"the file of {ident} is gone; `kg retract {folder} {ident}` takes it out" for ident in done.changes.missing
    ]
    for notes, name in ((skipped, "were skipped"), (unmatched, "match nothing"), (gone, "have lost their file")):
        for note in notes[:_NAMED]:
            print(f"kg: {note}", file=sys.stderr)
        if len(notes) > _NAMED:
            print(f"kg: {len(notes) - _NAMED} more {name}; build.json lists all", file=sys.stderr)
