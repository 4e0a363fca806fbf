"""``kg query``: a named query, the query of a file, or SPARQL; the answer and nothing else on standard output."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kg.cli.commands import DIR, command
from kg.errors import OptionError

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg query``."""
    parser = command(commands, "query", _run, "ask the graph a named query, the query of a .rq file, or SPARQL")
    parser.add_argument("directory", nargs="?", metavar="DIR", help=DIR)
    parser.add_argument("query", nargs="?", metavar="QUERY", help="NAME, FILE.rq or 'SELECT ...'")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="parameter of a named query")
    parser.add_argument("--format", default="table", metavar="FORMAT", help="table, csv, json or ttl (default: table)")
    parser.add_argument("--list", action="store_true", help="list the named queries")


def _run(options: argparse.Namespace) -> None:
    from kg.query import formatted

    if options.list:
        _print_queries()
        return
    if options.directory is None or options.query is None:
        raise OptionError("a query needs DIR and QUERY", where="query", todo="`kg query --list` names the queries")
    from kg.store import open_graph

    parameters = dict(map(_parameter, options.param))
    sys.stdout.write(formatted(open_graph(options.directory), options.query, options.format, **parameters))


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise OptionError(f"{text!r} is not NAME=VALUE", where="--param", todo="for example --param type=air-strike")
    return name, value


def _print_queries() -> None:
    from kg.query import named_queries

    for name, query in named_queries().items():
        print(f"{name:<18} {query.title}")
        for parameter in query.parameters:
            print(f"{'':<18}   --param {parameter.name}=...  {parameter.meaning}")
