"""No query runs longer or larger than it may, reaches another machine, or sees half of a graph."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Semaphore, Thread
from time import perf_counter

import pytest
from rdflib import Graph, Literal, URIRef

from benchmarks.fiction import invented
from kg.errors import KgError, OptionError, QueryError
from kg.graph import to_triples
from kg.query import Door, Limits, ask, process, rows
from kg.query.process import BusyError, Pool, Question, StoppedError, Worker
from kg.query.turns import Turns
from kg.store import in_memory, open_graph, publish

#: Seconds.
LIMIT = 0.5

_CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_MANY = " ".join(map(str, range(250)))

RUNAWAYS = {
    "a cartesian product": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }}",
    "a sorted cartesian product": f"SELECT * {{ {_CROSS} }} ORDER BY ?i ?a ?e",
    "distinct rows of a cartesian product": f"SELECT DISTINCT * {{ {_CROSS} }} OFFSET 1000000000",
    "rows without end": f"SELECT * {{ {_CROSS} }}",
    "a path explosion": "SELECT (COUNT(*) AS ?n) { ?a (!kg:x|^!kg:x)* ?b . ?b (!kg:x|^!kg:x)* ?c . FILTER(?a != ?c) }",
    "a huge graph": "CONSTRUCT { ?a ?b ?f . ?d ?e ?c } { ?a ?b ?c . ?d ?e ?f }",
    "a regular expression": f'SELECT (COUNT(*) AS ?n) {{ {_CROSS} FILTER(REGEX(STR(?i), "(a|aa)+(b|c)*$")) }}',
    "a long union": "SELECT (COUNT(*) AS ?n) { " + " UNION ".join(["{ ?a ?b ?c . ?d ?e ?f }"] * 40) + " }",
    "bombs of values": "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{n} {{ {_MANY} }}" for n in range(5)) + " }",
    "nested negations": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?d ?x ?y . ?p ?q ?r FILTER(?r > ?c)"
    " FILTER NOT EXISTS { ?s ?t ?u FILTER(?u = ?r && ?u = ?c) } } }",
    "doubled strings": 'SELECT (STRLEN(?s40) AS ?n) { BIND("0123456789" AS ?s0) '
    + " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(40))
    + " }",
    "one enormous cell": f'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?f)); SEPARATOR=" ") AS ?all) {{ {_CROSS} }}',
    "optional after optional": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c "
    + " ".join(f"OPTIONAL {{ ?x{n} ?y{n} ?z{n} }}" for n in range(8))
    + " }",
}  # fmt: skip


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output folder of 40 invented reports, about 10,000 triples."""
    folder = tmp_path_factory.mktemp("large")
    made = invented(40)
    publish(to_triples(made.incidents, made.extractions, made.linker), folder, {})
    return folder


@pytest.fixture(scope="module")
def door(large: Path) -> Iterator[Door]:
    pool = Pool(large, spare=1)
    yield Door(large, pool=pool)
    pool.close()


def exhausted(door: Door, query: str, limits: Limits | None = None) -> int:
    return sum(1 for _ in door.ask(query, limits=limits).rows)


def warm(door: Door) -> None:
    """Have two workers started: one for the query to come, and its replacement, as a server has them."""
    first = door.ask("SELECT * { ?a ?b ?c }")
    assert exhausted(door, "ASK { ?a a kg:Incident }") == 1
    assert sum(1 for _ in first.rows)


@pytest.mark.parametrize("name", RUNAWAYS)
def test_a_runaway_is_stopped_and_the_next_query_answered(door: Door, name: str) -> None:
    warm(door)
    start = perf_counter()
    with pytest.raises(StoppedError, match="stopped"):
        exhausted(door, RUNAWAYS[name], Limits(seconds=LIMIT, memory=256))
    stopped = perf_counter()
    assert stopped - start < LIMIT + 1
    assert exhausted(door, "ASK { ?a a kg:Incident }") == 1
    assert perf_counter() - stopped < 1


def test_a_query_that_breaks_the_engine_breaks_nothing_else(large: Path) -> None:
    worker = Worker(large)
    nested = f"SELECT * {'{' * 100_000}{'}' * 100_000}"
    with pytest.raises(QueryError, match="broke the engine"):
        list(worker.ask(Question(text=nested, trusted=True), Limits()))
    worker.stop()


def test_memory_is_capped(large: Path) -> None:
    door = Door(large, Limits(seconds=20, memory=100))
    with pytest.raises(StoppedError, match="more than 100 MiB"):
        exhausted(door, RUNAWAYS["doubled strings"])


def test_limits_hold_for_an_opened_graph_too(large: Path) -> None:
    door = Door(open_graph(large), Limits(seconds=LIMIT))
    with pytest.raises(StoppedError, match="stopped after 0.5 s"):
        rows(door, RUNAWAYS["a cartesian product"])


def test_a_graph_may_end_while_a_worker_for_it_starts(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends a graph is called by the garbage collector, in the middle of anything."""
    pool = Pool(large)

    class Interrupted(Worker):
        def __init__(self, source: Path) -> None:
            pool.close()
            super().__init__(source)

    monkeypatch.setattr(process, "Worker", Interrupted)
    question = Thread(target=pool._take, daemon=True)
    question.start()
    question.join(timeout=20)
    assert not question.is_alive()


def test_rows_that_nobody_takes_cost_nothing(large: Path) -> None:
    pool = Pool(large, size=1, patience=0.1)
    door = Door(large, pool=pool)
    answer = door.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert next(answer.rows)
    with pytest.raises(BusyError, match="too many queries"):
        door.ask("ASK {}")
    answer.rows.close()  # type: ignore[attr-defined]
    assert exhausted(door, "ASK {}") == 1
    pool.close()


def test_a_worker_ends_with_whoever_asks(large: Path, tmp_path: Path) -> None:
    asks = (
        "import sys; from pathlib import Path; from kg.query.process import Worker; w = Worker(Path(sys.argv[1]));"
        "print(w.pid, flush=True); sys.stdin.read()"
    )
    asker = subprocess.Popen(
        [sys.executable, "-c", asks, str(large)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert asker.stdout is not None
    worker = Path("/proc", asker.stdout.readline().strip())
    if not Path("/proc").is_dir():
        pytest.skip("no /proc to see processes in")
    assert worker.exists()
    asker.kill()
    asker.communicate()
    start = perf_counter()
    while worker.exists() and perf_counter() - start < 10:
        Event().wait(0.05)
    assert not worker.exists()


@pytest.mark.parametrize(
    "limits", [{"seconds": 0}, {"seconds": float("inf")}, {"seconds": float("nan")}, {"memory": 0}]
)
def test_limits_that_are_none_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(OptionError, match="limit"):
        Limits(**limits)  # type: ignore[arg-type]


# -------------------------------------------------------------------------------------------------------------- network


class Canary(BaseHTTPRequestHandler):
    hits: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:  # noqa: N802
        self.hits.append(self.path)
        self.send_error(404)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def canary() -> Iterator[str]:
    Canary.hits.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/x"
    server.shutdown()
    server.server_close()
    thread.join()


CALLS = (
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SeRvIcE\n#\n<{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?where) SERVICE ?where {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?where {{ <{0}> }} OPTIONAL {{ {{ SERVICE ?where {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ SERVICE <{0}> {{ ?a ?b ?c }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} UNION {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ?o MINUS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}#> SELECT * {{ SERVICE x:y {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <y> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE\\u0020<{0}> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "select * from\tnamed <{0}> {{ graph ?g {{ ?s ?p ?o }} }}",
    "ASK FROM <{0}> {{ ?s ?p ?o }}",
    "DESCRIBE <{0}> FROM <{0}>",
    "CONSTRUCT FROM <{0}> WHERE {{ ?s ?p ?o }}",
    "BASE <{0}> SELECT * FROM <y> {{ ?s ?p ?o }}",
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <x:y>",
    "ASK {{}} ; LOAD <{0}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "INSERT {{ ?s ?p ?o }} USING <{0}> WHERE {{ ?s ?p ?o }}",
)


def test_no_spelling_of_a_call_reaches_another_machine(canary: str, large: Path) -> None:
    for source in (large, in_memory([]), Graph()):
        door = Door(source)
        for call in CALLS:
            with pytest.raises(QueryError):
                exhausted(door, call.format(canary))
    assert Canary.hits == []


def test_a_worker_has_no_network_even_without_the_guard(canary: str, large: Path) -> None:
    tool = shutil.which("unshare")
    if tool is None or subprocess.run([tool, "-rn", "true"], capture_output=True).returncode:
        pytest.skip("this kernel lets no process give up its network")
    worker = Worker(large)
    for call in ("SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}", "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}"):
        try:
            list(worker.ask(Question(text=call.format(canary), trusted=True), Limits()))
        except QueryError as error:
            assert "query failed" in str(error)
    worker.stop()
    assert Canary.hits == []


# ----------------------------------------------------------------------------------------------------------- publishing


def version(number: int) -> list[tuple[URIRef, URIRef, Literal]]:
    return [(URIRef(f"x:{at}"), URIRef("x:version"), Literal(number)) for at in range(200)]


def test_sixteen_readers_of_ten_publishes_see_one_version_each(tmp_path: Path) -> None:
    publish(version(0), tmp_path, {})
    pool = Pool(tmp_path, size=4)
    door = Door(tmp_path, pool=pool)
    done = Event()
    answered = Semaphore(0)

    def read() -> list[tuple[int, int]]:
        seen = []
        is_last = False
        while not is_last:
            is_last = done.is_set()  # what is asked then is asked of the last version
            found = rows(door, "SELECT ?v (COUNT(*) AS ?n) { ?s <x:version> ?v } GROUP BY ?v")
            seen += [(int(str(row["v"])), int(str(row["n"]))) for row in found]
            assert len(found) == 1
            answered.release()
        return seen

    with ThreadPoolExecutor(16) as readers:
        reading = [readers.submit(read) for _ in range(16)]
        for _ in reading:  # publishing must not be over before the workers have started
            assert answered.acquire(timeout=60)
        for number in range(1, 11):
            publish(version(number), tmp_path, {})
        done.set()
        answers = [each.result() for each in reading]
    pool.close()
    assert {count for seen in answers for _, count in seen} == {200}
    assert all(seen == sorted(seen) for seen in answers)
    assert len({number for seen in answers for number, _ in seen}) > 1


def test_a_door_over_a_folder_is_always_at_the_current_graph(tmp_path: Path) -> None:
    publish(version(1), tmp_path, {})
    door, held = Door(tmp_path), open_graph(tmp_path)
    publish(version(2), tmp_path, {})
    query = "SELECT DISTINCT ?v { ?s ?p ?v }"
    assert rows(door, query) == [{"v": 2}]
    assert rows(held, query) == [{"v": 1}]


def test_a_door_to_a_file_reads_it_again_when_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text('<x:1> <x:p> "one" .')
    door = Door(file)
    assert rows(door, "SELECT ?v { ?s ?p ?v }") == [{"v": "one"}]
    file.write_text('<x:1> <x:p> "another" .')
    assert rows(door, "SELECT ?v { ?s ?p ?v }") == [{"v": "another"}]


def test_a_graph_in_memory_is_checked_and_answered(large: Path) -> None:
    graph = in_memory([(URIRef("x:1"), URIRef("x:p"), Literal("one"))])
    assert [row[0] for row in ask(graph, "SELECT ?v { ?s ?p ?v }").rows] == [("literal", "one", None, None)]
    with pytest.raises(KgError):
        ask(graph, "SELECT * { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }")


def test_whoever_waits_longest_is_next() -> None:
    turns = Turns(1)
    assert turns.take(0)
    assert not turns.take(0.01)
    order: list[int] = []

    def wait(number: int) -> None:
        assert turns.take(10)
        order.append(number)
        turns.give()

    threads = []
    for number in range(5):
        threads.append(Thread(target=wait, args=(number,)))
        threads[-1].start()
        while len(turns._waiting) <= number:
            Event().wait(0.001)
    turns.give()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert turns.take(0)
