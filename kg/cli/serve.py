"""``kg serve``: the graph of a folder over HTTP."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kg.cli.commands import command

if TYPE_CHECKING:
    from kg.cli.commands import Commands


def add(commands: Commands) -> None:
    """Add ``kg serve``."""
    parser = command(commands, "serve", _run, "answer over HTTP: SPARQL, the explorer, pages, incidents as JSON")
    parser.add_argument("directory", metavar="DIR", help="folder of a build")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, this machine alone)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument(
        "--timeout", type=float, default=20.0, metavar="SECONDS", help="stop a query after so long (default: 20)"
    )
    parser.add_argument(
        "--memory", type=int, default=1024, metavar="MIB", help="stop a query that takes more (default: 1024)"
    )
    parser.add_argument("--workers", type=int, default=4, metavar="N", help="queries answered at once (default: 4)")


def _run(options: argparse.Namespace) -> None:
    from kg.query import Limits
    from kg.serve import serve

    limits = Limits(seconds=options.timeout, memory=options.memory)
    print(f"http://{options.host}:{options.port}/ (Ctrl-C ends it)", flush=True)
    serve(options.directory, host=options.host, port=options.port, limits=limits, workers=options.workers)
