"""The command line, ``kg build`` and the others: it maps options onto functions and prints what they return."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import KgError, OptionError

if TYPE_CHECKING:
    from typing import TypeAlias

    from kg.build import Build, Progress

    _Parser: TypeAlias = argparse.ArgumentParser
    _Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

#: Names of the lines of the summary, and which counts stand in them.
_LINES = (
    ("reports", "{reports:,} read, {skipped:,} skipped, {undated:,} without a date; {words:,} words"),
    ("incidents", "{incidents:,}; {merged:,} events are told by several reports"),
    ("series", "{series:,}"),
    ("statements", "{statements:,}"),
    ("not confirmed", "{unconfirmed:,} only denied, threatened or demanded"),
    ("actors, places", "{actors:,}, {places:,}"),
    ("weapons, objects", "{weapons:,}, {objects:,}"),
    ("claims", "{claims:,} on {quotes:,} quotes"),
    ("triples", "{triples:,}"),
)

#: Skipped reports that the summary names; ``build.json`` lists all.
_NAMED = 5

EXPLORER = "explorer.html"


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
    for add in (_add_build, _add_query, _add_explore, _add_show, _add_export, _add_schema):
        add(commands)
    return parser


def _command(commands: _Commands, name: str, run: Callable[[argparse.Namespace], None], about: str) -> _Parser:
    parser = commands.add_parser(name, help=about, description=f"{about[:1].upper()}{about[1:]}.")
    parser.set_defaults(run=run)
    return parser


# --------------------------------------------------------------------------------------------------------------- build


def _add_build(commands: _Commands) -> None:
    parser = _command(commands, "build", _build, "build the graph of reports")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, pattern, or - for standard input")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder that the graph is published in")
    parser.add_argument("--published", metavar="DATE", help="day of publication of reports that have none, YYYY-MM-DD")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that read reports (default: 1)")
    parser.add_argument("--no-explorer", action="store_true", help=f"write no {EXPLORER}")


def _build(options: argparse.Namespace) -> None:
    from kg.build import run_build  # here and below: `kg --help` must not load spaCy
    from kg.read.source import published_on

    published = None if options.published is None else published_on(options.published, "--published")
    with _progress() as progress:
        done = run_build(
            *options.paths, out=options.out, published=published, workers=options.workers, progress=progress
        )
    folder = Path(options.out)
    written = [("graph", folder / "graph.ttl")]
    if not options.no_explorer:
        from kg.viz.explorer import explore

        written.append(("explorer", explore(done.graph, folder / EXPLORER)))
    _print_summary(done, written)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn

    words = TextColumn("{task.description}")
    columns = (SpinnerColumn(), words, BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for past in bar.task_ids:
                    bar.remove_task(past)
                tasks[stage] = bar.add_task(stage, total=None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield tell


def _print_summary(done: Build, written: Sequence[tuple[str, Path]]) -> None:
    for name, line in _LINES:
        print(f"{name:<17} {line.format_map(done.summary.counts)}")
    print(f"{'time':<17} {sum(done.seconds.values()):.1f} s, {done.seconds['extract']:.1f} s of them for extraction")
    for name, path in written:
        print(f"{name:<17} {path}")
    skipped = done.summary.skipped
    for each in skipped[:_NAMED]:
        print(f"kg: skipped {each.path}: {each.reason}", file=sys.stderr)
    if len(skipped) > _NAMED:
        print(f"kg: {len(skipped) - _NAMED} more were skipped; build.json lists all", file=sys.stderr)


# --------------------------------------------------------------------------------------------------------------- query


def _add_query(commands: _Commands) -> None:
    parser = _command(commands, "query", _query, "ask the graph a named query, the query of a .rq file, or SPARQL")
    parser.add_argument("directory", nargs="?", metavar="DIR", help="folder of a build, or a Turtle file")
    parser.add_argument("query", nargs="?", metavar="QUERY", help="NAME, FILE.rq or 'SELECT ...'")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="parameter of a named query")
    parser.add_argument("--format", default="table", metavar="FORMAT", help="table, csv, json or ttl (default: table)")
    parser.add_argument("--list", action="store_true", help="list the named queries")


def _query(options: argparse.Namespace) -> None:
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


# -------------------------------------------------------------------------------------- explore, show, export, schema


def _add_explore(commands: _Commands) -> None:
    parser = _command(commands, "explore", _explore, "write the graph as one HTML page that needs no network")
    parser.add_argument("directory", metavar="DIR", help="folder of a build, or a Turtle file")
    parser.add_argument("--out", metavar="FILE", help=f"page to write (default: DIR/{EXPLORER})")


def _explore(options: argparse.Namespace) -> None:
    from kg.store import open_graph
    from kg.viz.explorer import explore

    source = Path(options.directory)
    target = Path(options.out) if options.out else (source.parent if source.is_file() else source) / EXPLORER
    print(explore(open_graph(source), target))


def _add_show(commands: _Commands) -> None:
    parser = _command(commands, "show", _show, "show all about one event: accounts, quotes, rules, reasons")
    parser.add_argument("directory", metavar="DIR", help="folder of a build, or a Turtle file")
    parser.add_argument("event", nargs="+", metavar="EVENT", help="IRI, id, or words of the label")


def _show(options: argparse.Namespace) -> None:
    from kg.show import dossier, find_event
    from kg.store import open_graph

    graph = open_graph(options.directory)
    sys.stdout.write(dossier(graph, find_event(graph, " ".join(options.event))))


def _add_export(commands: _Commands) -> None:
    parser = _command(commands, "export", _export, "write the graph in the format of another tool")
    parser.add_argument("directory", nargs="?", metavar="DIR", help="folder of a build, or a Turtle file")
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="name of the format; --list names them")
    parser.add_argument("--out", metavar="FILE", help="file to write (default: standard output)")
    parser.add_argument("--list", action="store_true", help="list the formats")


def _export(options: argparse.Namespace) -> None:
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


def _add_schema(commands: _Commands) -> None:
    _command(commands, "schema", _schema, "print the ontology as Turtle")


def _schema(_: argparse.Namespace) -> None:
    sys.stdout.write(files("kg").joinpath("schema.ttl").read_text("utf-8"))
