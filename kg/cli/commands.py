"""What every command is made of: its parser, and the function that runs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypeAlias

    Parser: TypeAlias = argparse.ArgumentParser
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

#: The explorer's page in the folder of a build.
EXPLORER = "explorer.html"

#: What a command that makes a graph says about ``--store``.
ON_SERVER = "server that the graph is published on too: sparql+http://..."

#: What a command that reads a graph says about its first argument.
DIR = "folder of a build, a Turtle file, or a server: sparql+http://..."


def command(commands: Commands, name: str, run: Callable[[argparse.Namespace], None], about: str) -> Parser:
    """Return the parser of a new command, which ``run`` carries out."""
    parser = commands.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.")
    parser.set_defaults(run=run)
    return parser
