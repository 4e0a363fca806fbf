"""``kg explore``: the graph as one HTML page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.commands import DIR, EXPLORER, command

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg explore``."""
    parser = command(commands, "explore", _run, "write the graph as one HTML page that needs no network")
    parser.add_argument("directory", metavar="DIR", help=DIR)
    parser.add_argument("--out", metavar="FILE", help=f"page to write (default: DIR/{EXPLORER})")


def _run(options: argparse.Namespace) -> None:
    from kg.store import open_graph
    from kg.viz.explorer import explore

    source = Path(options.directory)
    target = Path(options.out) if options.out else (source.parent if source.is_file() else source) / EXPLORER
    print(explore(open_graph(source), target))
