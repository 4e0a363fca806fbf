"""The process that answers: it checks a query, asks the graph natively, and sends the answer as it comes.

``process.py`` starts it. It reads questions from standard input and writes frames to standard output. It has the
memory that the question allows, no network where the kernel lets it give that up, and an alarm that ends it soon
after the deadline even if whoever started it is gone. Whatever breaks in here breaks no other process.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from kg.errors import KgError, QueryError
from kg.query import frames, guard
from kg.store import NativeGraph

resource: Any = None
with suppress(ImportError):  # Windows has none: there the deadline holds, and memory has no cap
    import resource

#: Seconds after the deadline at which a worker that nobody stopped ends itself.
_GRACE = 1.0

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000


def main(source: str) -> None:
    """Answer questions until standard input ends."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that a library prints gets into the answers
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks; it ends this process
    _leave_the_network()
    graph = NativeGraph(source)
    with suppress(KgError):  # the question will say it
        graph.refresh()
    frames.send(out, frames.READY)
    while (question := frames.receive_json(sys.stdin.buffer)) is not None:
        try:
            with _limited(question["seconds"], question["memory"]):
                _answer(graph, question, out)
        except KgError as error:
            frames.send_json(out, frames.ERROR, {"what": error.what, "where": error.where, "todo": error.todo})
        except MemoryError:
            frames.send_json(out, frames.ERROR, {"what": "", "memory": True})
            return


def _answer(graph: NativeGraph, question: dict[str, Any], out: IO[bytes]) -> None:
    if not question["trusted"]:
        guard.check(question["text"])
    try:
        answer = graph.ask(question["text"])
        head = {"columns": answer.columns, "truth": answer.truth, "graph": answer.is_graph}
        frames.send_json(out, frames.HEAD, head)
        blocks = frames.Blocks(out)
        answer.write(blocks, question["graph_format"])  # type: ignore[arg-type]
        blocks.send()
    except (OSError, SyntaxError, ValueError) as error:
        raise QueryError(f"query failed: {error}") from error
    frames.send(out, frames.END)


# ------------------------------------------------------------------------------------------------------------- limits


@contextmanager
def _limited(seconds: float, memory: int) -> Iterator[None]:
    """Hold memory and time while a question is answered."""
    if resource is None:
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)  # SIGALRM ends the process wherever it is
    ceiling = _in_use() + memory * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _in_use() -> int:
    """Return the bytes of address space in use; a generous guess where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return 1 << 30
    return pages * os.sysconf("SC_PAGE_SIZE")


def _leave_the_network() -> None:
    """Move into a network without a way out, where the kernel allows it: a second wall behind the guard."""
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        if libc.unshare(_NEW_NETWORK) != 0:
            libc.unshare(_NEW_NETWORK | _NEW_USER)
