"""``kg export``: the graph in the format of another tool."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kg.cli.commands import DIR, command
from kg.errors import OptionError

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg export``."""
    parser = command(commands, "export", _run, "write the graph in the format of another tool")
    parser.add_argument("directory", nargs="?", metavar="DIR", help=DIR)
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="name of the format; --list names them")
    parser.add_argument("--out", metavar="FILE", help="file to write (default: standard output)")
    parser.add_argument("--list", action="store_true", help="list the formats")


def _run(options: argparse.Namespace) -> None:
    from kg.export import EXPORTERS, export_file, exported, find_exporter

    if options.list:
        for name, exporter in EXPORTERS.items():
            print(f"{name:<10} {exporter.about}")
        return
    if options.directory is None or options.format is None:
        raise OptionError("an export needs DIR and FORMAT", where="export", todo="`kg export --list` names the formats")
    if options.out is not None:
        print(export_file(options.directory, options.format, options.out))
    elif find_exporter(options.format).is_text:
        sys.stdout.write(exported(options.directory, options.format).decode())
    else:
        raise OptionError(f"{options.format} is no text", where="export", todo="name a file with --out")
