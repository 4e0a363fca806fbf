"""The command line, ``kg build`` and the others: it maps options onto functions and prints what they return.

One module a command. What a command needs is imported when it runs: ``kg --help`` must not load spaCy.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from kg import __version__
from kg.cli import build, explore, export, judge, query, retract, schema, serve, show, suggest
from kg.errors import KgError

_COMMANDS = (build, query, explore, show, suggest, judge, retract, export, serve, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 with one line on standard error."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
        sys.stdout.flush()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the output has seen enough (`kg query ... | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg", description="Reports about conflict in, one knowledge graph of incidents out."
    )
    parser.add_argument("--version", action="version", version=f"conflict-kg {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return parser
