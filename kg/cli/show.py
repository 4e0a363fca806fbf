"""``kg show``: the dossier of one event."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kg.cli.commands import DIR, command

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg show``."""
    parser = command(commands, "show", _run, "show all about one event: accounts, quotes, rules, reasons")
    parser.add_argument("directory", metavar="DIR", help=DIR)
    parser.add_argument("event", nargs="+", metavar="EVENT", help="IRI, id, or words of the label")


def _run(options: argparse.Namespace) -> None:
    from kg.review.dossier import dossier
    from kg.review.finding import find_event
    from kg.store import open_graph

    graph = open_graph(options.directory)
    sys.stdout.write(dossier(graph, find_event(graph, " ".join(options.event))))
