"""``kg build``: reports in, a published graph and a summary out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.commands import EXPLORER, ON_SERVER, command
from kg.cli.outcome import checked, finish, progress

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg build``."""
    parser = command(commands, "build", _run, "build the graph of reports, or add them to it")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, pattern, or - for standard input")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder that the graph is published in")
    parser.add_argument("--store", metavar="ADDRESS", help=ON_SERVER)
    parser.add_argument("--published", metavar="DATE", help="day of publication of reports that have none, YYYY-MM-DD")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that read reports (default: 1)")
    parser.add_argument("--fresh", action="store_true", help="forget the reports that DIR holds from builds before")
    parser.add_argument("--no-explorer", action="store_true", help=f"write no {EXPLORER}")


def _run(options: argparse.Namespace) -> None:
    from kg.build import run_build
    from kg.read.source import published_on

    checked(options.store)
    published = None if options.published is None else published_on(options.published, "--published")
    with progress() as tell:
        done = run_build(
            *options.paths,
            out=options.out,
            published=published,
            workers=options.workers,
            fresh=options.fresh,
            progress=tell,
        )
    finish(done, Path(options.out), explorer=not options.no_explorer, store=options.store)
