"""``kg suggest``: what a person could judge, best first, each with the command that does it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kg.cli.commands import command

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg suggest``."""
    parser = command(commands, "suggest", _run, "list what a person could judge: undecided pairs and likely aliases")
    parser.add_argument("directory", metavar="DIR", help="folder of a build")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="how many of each kind (default: 20)")


def _run(options: argparse.Namespace) -> None:
    from kg.review.suggest import suggestions
    from kg.store import open_graph

    found = suggestions(open_graph(options.directory), limit=options.limit)
    if not found:
        print("nothing to suggest: no pair is undecided, and no name is like another")
    for number, each in enumerate(found, start=1):
        print(f"{number}. {each.what}")
        for reason in each.reasons:
            print(f"   {reason}")
        for things in each.commands:
            print(f"   kg judge {options.directory} {things} --why ...")
