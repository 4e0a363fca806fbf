"""``kg schema``: the ontology."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.cli.commands import command

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg schema``."""
    command(commands, "schema", _run, "print the ontology as Turtle")


def _run(_: argparse.Namespace) -> None:
    sys.stdout.write(files("kg").joinpath("schema.ttl").read_text("utf-8"))
