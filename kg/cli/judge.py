"""``kg judge``: a person's judgement written down beside the reports, and the graph made anew with it."""

from __future__ import annotations

import argparse
import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.commands import EXPLORER, ON_SERVER, command
from kg.cli.outcome import checked, finish, progress

if TYPE_CHECKING:
    from kg.cli.commands import Commands

_RULINGS = ("same", "different", "alias", "drop", "fix")


def add(commands: Commands) -> None:
    """Add ``kg judge``."""
    parser = command(commands, "judge", _run, "write down what a person judged, and make the graph anew with it")
    parser.add_argument("directory", metavar="DIR", help="folder of a build")
    parser.add_argument("ruling", choices=_RULINGS, help="what is judged")
    parser.add_argument(
        "things",
        nargs="+",
        metavar="THING",
        help="EVENT EVENT... | actor:A actor:B | NAME actor:A | EVENT#N | report:ID | EVENT#N PART VALUE",
    )
    parser.add_argument("--why", required=True, metavar="TEXT", help="the reason")
    parser.add_argument("--by", metavar="NAME", help="who judges (default: your login name)")
    parser.add_argument("--on", metavar="DATE", help="the day of the judgement, YYYY-MM-DD (default: today)")
    parser.add_argument("--quote", metavar="WORDS", help="for fix: the words of the report that say so")
    parser.add_argument("--file", metavar="FILE", help="file to write into (default: judgements.toml of the reports)")
    parser.add_argument("--store", metavar="ADDRESS", help=ON_SERVER)
    parser.add_argument("--no-explorer", action="store_true", help=f"write no {EXPLORER}")


def _run(options: argparse.Namespace) -> None:
    from kg.build import rebuild
    from kg.errors import JudgementError
    from kg.judge import append, read_judgements
    from kg.read.source import published_on
    from kg.records import Ruling
    from kg.review.judging import Signature, judgement_file, judgement_on
    from kg.store import open_graph

    checked(options.store)
    day = date.today() if options.on is None else published_on(options.on, "--on")
    signature = Signature(by=options.by or getpass.getuser(), on=day, why=options.why)
    graph = open_graph(options.directory)
    judgement = judgement_on(graph, Ruling(options.ruling), options.things, signature, quote=options.quote)
    path = judgement_file(options.directory) if options.file is None else Path(options.file)
    before = path.read_text("utf-8") if path.exists() else None
    written = read_judgements(append(path, [judgement]), str(path.absolute()))
    own = [each for each in written if each.ruling is judgement.ruling][-1]
    try:
        with progress() as tell:
            done = rebuild(options.directory, judgements=[path], progress=tell)
    except BaseException:
        _restore(path, before)
        raise
    lost = next((each for each in done.summary.unmatched if each.judgement.where == own.where), None)
    if lost is not None:
        path.write_text(before or "", "utf-8")  # a file that was not there stays, empty: the builds know of it now
        rebuild(options.directory)
        raise JudgementError(f"cannot be carried out: {lost.reason}", where=options.ruling, todo="nothing was written")
    print(f"{'written':<17} {path}, {len(written)} judgements in all")
    finish(done, Path(options.directory), explorer=not options.no_explorer, store=options.store)


def _restore(path: Path, before: str | None) -> None:
    """Leave a file as it was: a judgement that contradicts another must not stand in the way of the next build."""
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(before, "utf-8")
