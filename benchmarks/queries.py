"""What each named query costs at a million triples: through the door, of pyoxigraph alone, and of plain rdflib.

    python -m benchmarks.queries [--reports 3900] [--rounds 3] [--cap 60] [--only NAME...] [--without-rdflib]

The graph is invented (``benchmarks.fiction``), goes through the project's own records, and is published to a folder.
The door and pyoxigraph ask the same snapshot on disk in turn, rdflib a copy of it in memory. Every query is asked as
its example asks it; ID stands for an incident that several reports tell, or for one of these reports. Where an example
has parameters, the query is also asked without them, of the whole graph.

Times are CPU seconds until the last row is there, for the door those of both its processes, so that other work on the
machine changes them little; of several rounds the shortest counts. rdflib is asked once and stopped at the cap.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pyoxigraph as ox
from rdflib import Graph

from benchmarks.fiction import invented
from kg.graph import to_triples
from kg.query import Door, Limits, named_queries, rows
from kg.query.door import prepared
from kg.query.process import Pool
from kg.store import publish

#: Seconds that a named query may take, and how many times what pyoxigraph takes.
TARGET, RATIO = 2.0, 2.0

_PARAMETER = re.compile(r"--param (\w+)=(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: a named query with its parameters."""

    name: str
    parameters: Mapping[str, object]
    is_example: bool

    def __str__(self) -> str:
        given = "".join(f" {name}=..." for name in self.parameters)
        return f"`{self.name}`{given}" if self.is_example else f"`{self.name}`, whole graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of one question by each engine; ``rdflib`` None: it was stopped or not asked."""

    asked: Asked
    rows: int
    door: float
    native: float
    rdflib: float | None

    @property
    def ratio(self) -> float:
        """How many times as long as pyoxigraph the door takes."""
        return self.door / self.native


def questions(door: Door, only: Sequence[str]) -> Iterator[Asked]:
    """Yield every named query as its example asks it, and without parameters where the example has some."""
    most = rows(
        door, "SELECT ?i ?r { ?a kg:event ?i ; kg:inReport/dcterms:identifier ?r . ?d kg:left ?a } ORDER BY ?i ?r"
    )
    known = {"incident": most[0]["i"], "report": most[0]["r"]}
    for name, query in named_queries().items():
        if only and name not in only:
            continue
        given = dict(_PARAMETER.findall(query.example))
        parameters = {key: known[key] if value == "ID" else value for key, value in given.items()}
        yield Asked(name=name, parameters=parameters, is_example=True)
        if parameters:
            yield Asked(name=name, parameters={}, is_example=False)


def measured(folder: Path, *, rounds: int, cap: float, only: Sequence[str], with_rdflib: bool) -> Iterator[Cost]:
    """Yield what each question costs over the graph published in ``folder``."""
    pool = Pool(folder)
    door = Door(folder, Limits(seconds=600, memory=8192), pool=pool)
    store = ox.Store.read_only(str(folder / "store"))
    plain = _in_memory(folder) if with_rdflib else None
    for asked in questions(door, only):
        text = prepared(asked.name, asked.parameters)
        through, alone = [], []
        for _ in range(rounds):
            through.append(_timed(partial(_through, door, asked), pool))
            alone.append(_timed(partial(_alone, store, text), pool))
        yield Cost(
            asked=asked,
            rows=max(number for _, number in through),
            door=min(seconds for seconds, _ in through),
            native=min(seconds for seconds, _ in alone),
            rdflib=None if plain is None else _within(cap, plain, text),
        )
    pool.close()


def _through(door: Door, asked: Asked) -> int:
    return sum(1 for _ in door.ask(asked.name, asked.parameters).rows)


def _alone(store: ox.Store, text: str) -> int:
    return sum(1 for row in store.query(text) if tuple(row))


def _timed(work: Callable[[], int], pool: Pool) -> tuple[float, int]:
    start = process_time() + _workers_time(pool)
    number = work()
    return process_time() + _workers_time(pool) - start, number


def _workers_time(pool: Pool) -> float:
    """Return the CPU seconds that the workers of a pool have taken so far; Linux tells them of other processes."""
    ticks = 0
    for pid in pool.processes():
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # user and system: fields 14 and 15 of proc(5)
    return ticks / os.sysconf("SC_CLK_TCK")


def _in_memory(folder: Path) -> Graph:
    return Graph().parse(folder / "graph.ttl", format="turtle")


def _within(cap: float, graph: Graph, text: str) -> float | None:
    """Return the CPU seconds that rdflib takes in a fork of this process; None when it is not done at the cap."""
    forking = multiprocessing.get_context("fork")
    ours, theirs = forking.Pipe(duplex=False)
    process = forking.Process(target=_ask, args=(graph, text, theirs, cap))
    process.start()
    theirs.close()
    try:
        return float(ours.recv())
    except EOFError:
        return None
    finally:
        process.join()


def _ask(graph: Graph, text: str, out: Connection, cap: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(cap), ceil(cap)))  # of this process: a fork begins at nothing
    start = process_time()
    for _ in graph.query(text, initNs={}):
        pass
    out.send(process_time() - start)


def as_table(costs: Iterator[Cost], cap: float | None) -> Iterator[str]:
    """Yield the lines of a table; ``cap`` None: rdflib was not asked."""
    yield "| query | rows | door, s | pyoxigraph, s | door / pyoxigraph | rdflib, s |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    found = []
    for cost in costs:
        found.append(cost)
        plain = f"{cost.rdflib:.2f}" if cost.rdflib is not None else "" if cap is None else f"> {cap:g}"
        yield (f"| {cost.asked} | {cost.rows:,} | {cost.door:.3f} | {cost.native:.3f} | {cost.ratio:.2f} | {plain} |")
    examples = [cost for cost in found if cost.asked.is_example]
    late = [cost.asked.name for cost in examples if cost.door > TARGET]
    slow = [cost.asked.name for cost in examples if cost.ratio > RATIO]
    yield ""
    yield f"Slowest: {max(cost.door for cost in examples):.2f} s (target: {TARGET:g} s; over it: {_listed(late)})."
    yield f"More than {RATIO:g} times pyoxigraph: {_listed(slow)}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What each named query costs.")
    parser.add_argument("--reports", type=int, default=3900, help="invented reports; about 260 triples each")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cap", type=float, default=60.0, metavar="SECONDS", help="when rdflib is stopped")
    parser.add_argument("--only", nargs="*", default=(), metavar="NAME")
    parser.add_argument("--without-rdflib", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = invented(options.reports)
        publish(to_triples(made.incidents, made.extractions, made.linker), folder, {})
        print(f"{options.reports:,} invented reports, {_size(folder):,} triples.\n", flush=True)
        costs = measured(
            folder,
            rounds=options.rounds,
            cap=options.cap,
            only=options.only,
            with_rdflib=not options.without_rdflib,
        )
        for line in as_table(costs, None if options.without_rdflib else options.cap):
            print(line, flush=True)


def _size(folder: Path) -> int:
    return len(ox.Store.read_only(str(folder / "store")))


if __name__ == "__main__":
    main()
