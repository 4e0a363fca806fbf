"""``kg retract``: reports taken out of a graph, which is then as if they had never been read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.commands import EXPLORER, ON_SERVER, command
from kg.cli.outcome import checked, finish, progress

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg retract``."""
    parser = command(commands, "retract", _run, "take reports out of a graph, as if they had never been read")
    parser.add_argument("directory", metavar="DIR", help="folder of a build")
    parser.add_argument(
        "reports", nargs="+", metavar="REPORT", help="id of a report, as `kg query DIR reports` lists it"
    )
    parser.add_argument("--store", metavar="ADDRESS", help=ON_SERVER)
    parser.add_argument("--no-explorer", action="store_true", help=f"write no {EXPLORER}")


def _run(options: argparse.Namespace) -> None:
    from kg.build import retract

    checked(options.store)
    with progress() as tell:
        done = retract(options.directory, *(each.removeprefix("report:") for each in options.reports), progress=tell)
    finish(done, Path(options.directory), explorer=not options.no_explorer, store=options.store)
