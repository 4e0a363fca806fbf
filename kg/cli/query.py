"""``kg query``: a named query, the query of a file, or SPARQL; the answer and nothing else on standard output."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kg.cli.commands import DIR, command
from kg.errors import OptionError

if TYPE_CHECKING:
    from kg.cli.commands import Commands

_FORMATS = "table, csv, tsv, json, xml; of graphs ttl, ntriples, jsonld, rdfxml (default: table)"


def add(commands: Commands) -> None:
    """Add ``kg query``."""
    parser = command(commands, "query", _run, "ask the graph a named query, the query of a .rq file, or SPARQL")
    parser.add_argument("directory", nargs="?", metavar="DIR", help=DIR)
    parser.add_argument("query", nargs="?", metavar="QUERY", help="NAME, FILE.rq or 'SELECT ...'")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="parameter of a named query")
    parser.add_argument("--format", default="table", metavar="FORMAT", help=_FORMATS)
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="stop after so long (default: 60)")
    parser.add_argument("--memory", type=int, metavar="MIB", help="stop when it takes more memory (default: 2048)")
    parser.add_argument("--list", action="store_true", help="list the named queries")


def _run(options: argparse.Namespace) -> None:
    from kg.query import Door, Limits, pieces

    if options.list:
        _print_queries()
        return
    if options.directory is None or options.query is None:
        raise OptionError("a query needs DIR and QUERY", where="query", todo="`kg query --list` names the queries")
    parameters = dict(map(_parameter, options.param))
    given = {"seconds": options.timeout, "memory": options.memory}
    limits = Limits(**{name: value for name, value in given.items() if value is not None})
    for piece in pieces(Door(options.directory, limits), options.query, options.format, **parameters):
        sys.stdout.write(piece)


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
