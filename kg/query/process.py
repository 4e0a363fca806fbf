"""Workers: processes that answer one question at a time, are killed when it takes too long, and are replaced."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock, Timer
from typing import IO, TypeAlias
from weakref import finalize

import kg
from kg.errors import KgError, QueryError
from kg.query import frames
from kg.query.limits import Limits
from kg.query.turns import Turns

#: Seconds that a new worker may take until it can be asked; opening a large Turtle file takes most of them.
_START = 300.0


Frame: TypeAlias = tuple[bytes, bytes]


class BusyError(QueryError):
    """All workers are answering others."""


class StoppedError(QueryError):
    """The query took more time or memory than it may."""

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what, todo=todo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a worker is asked.

    Attributes:
        text: SPARQL with its prefixes.
        trusted: It is one of the project's own and need not be checked.
        graph_format: How a graph is to be written: one of ``kg.store.GRAPH_FORMATS``.
    """

    text: str
    trusted: bool = False
    graph_format: str = "ntriples"


class Worker:
    """One process with one graph open."""

    def __init__(self, source: Path) -> None:
        # The worker is found where this module was, and -P keeps files of the working folder from being imported.
        root = str(Path(kg.__file__).parent.parent)
        code = f"import sys; sys.path.insert(0, {root!r}); from kg.query.worker import main; main(sys.argv[1])"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", code, str(source.absolute())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._ready = False
        self.stop = finalize(self, _stop, self._process)

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def ask(self, question: Question, limits: Limits) -> Iterator[Frame]:
        """Yield the frames of the answer, the head first; a worker that was not stopped can then be asked again.

        Raises:
            QueryError: The query is not allowed, or failed.
            StoppedError: It took too much time or memory.
        """
        self._wait()
        with _Deadline(self._process, limits.seconds) as deadline:
            with suppress(OSError):  # a process that has ended is found out below
                frames.send_json(_pipe(self._process.stdin), frames.HEAD, _asked(question, limits))
            while (frame := self._next(deadline, limits))[0] != frames.END:
                yield frame

    def _next(self, deadline: _Deadline, limits: Limits) -> Frame:
        frame = frames.receive(_pipe(self._process.stdout))
        if frame is None:
            raise StoppedError(*_why(self._process, deadline, limits))
        kind, content = frame
        if kind != frames.ERROR:
            return frame
        told = json.loads(content)
        if told.get("memory"):
            raise StoppedError(*_too_large(limits))
        raise QueryError(told["what"], where=told["where"], todo=told["todo"])

    def _wait(self) -> None:
        """Return when the process has opened the graph: that time is not the question's."""
        if not self._ready:
            with _Deadline(self._process, _START):
                if frames.receive(_pipe(self._process.stdout)) is None:
                    raise StoppedError("the process that answers queries does not start")
            self._ready = True


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None
    return end


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for end in (process.stdin, process.stdout):
        with suppress(OSError):
            _pipe(end).close()


def _asked(question: Question, limits: Limits) -> dict[str, object]:
    return {
        "text": question.text,
        "trusted": question.trusted,
        "graph_format": question.graph_format,
        "seconds": limits.seconds,
        "memory": limits.memory,
    }


class _Deadline:
    """Kills a process unless it is left in time; the pipes then end, and whoever reads from them goes on."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._timer = Timer(seconds, self._pass)
        self._timer.daemon = True
        self.passed = False

    def _pass(self) -> None:
        self.passed = True
        self._process.kill()

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _why(process: subprocess.Popen[bytes], deadline: _Deadline, limits: Limits) -> tuple[str, str]:
    """Return why a process has ended in the middle of an answer, and what to do."""
    status = process.wait()
    if deadline.passed or status == -getattr(signal, "SIGALRM", 0):
        return f"query stopped after {limits.seconds:g} s", "ask for less, or allow it more time"
    if status == -getattr(signal, "SIGABRT", 0):  # what the engine does when it gets no memory
        return _too_large(limits)
    return f"query broke the engine (status {status})", "split it"


def _too_large(limits: Limits) -> tuple[str, str]:
    return f"query stopped: it needs more than {limits.memory} MiB", "ask for less, or allow it more memory"


# ---------------------------------------------------------------------------------------------------------------- pool


class Pool:
    """Workers of one graph, started when they are needed and kept for the next question.

    Args:
        source: Output folder, or Turtle file.
        size: Workers at once.
        spare: Workers that are kept started without being needed yet.
        patience: Seconds that a question waits for a worker when all are busy.
    """

    def __init__(self, source: Path, *, size: int = 8, spare: int = 0, patience: float = 60.0) -> None:
        self._source = source
        self._spare = spare
        self._patience = patience
        self._turns = Turns(size)
        self._lock = RLock()  # the garbage collector may close a pool of this thread at any moment
        self._idle: list[Worker] = []
        self._fill()

    def ask(self, question: Question, limits: Limits) -> Iterator[Frame]:
        """Yield the frames of the answer. See ``Worker.ask``.

        Raises:
            BusyError: No worker became free in time.
        """
        if not self._turns.take(self._patience):
            raise BusyError("too many queries at once", todo="try again")
        try:
            yield from self._asked(question, limits)
        finally:
            self._turns.give()

    def _asked(self, question: Question, limits: Limits) -> Iterator[Frame]:
        worker = self._take()
        is_whole = False
        try:
            yield from worker.ask(question, limits)
            is_whole = True
        except StoppedError:
            raise
        except KgError:
            is_whole = True
            raise
        finally:
            if is_whole:
                self._give(worker)
            else:  # killed, or left in the middle of an answer
                worker.stop()
                self._fill()

    def _take(self) -> Worker:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or Worker(self._source)  # outside of the lock: while it starts, a graph may end and close us
        self._fill()
        return worker

    def _give(self, worker: Worker) -> None:
        with self._lock:
            self._idle.append(worker)

    def _fill(self) -> None:
        while self._lacks():
            self._give(Worker(self._source))

    def _lacks(self) -> bool:
        with self._lock:
            return len(self._idle) < self._spare

    def processes(self) -> list[int]:
        """Return the process ids of the workers that answer nobody."""
        with self._lock:
            return [worker.pid for worker in self._idle]

    def close(self) -> None:
        """End the workers that answer nobody."""
        with self._lock:
            while self._idle:
                self._idle.pop().stop()
