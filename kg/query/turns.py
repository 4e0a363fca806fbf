"""Turns: so many at once, and whoever waits longest is next."""

from __future__ import annotations

from collections import deque
from threading import Event, Lock


class Turns:
    """A semaphore that is fair: under load, one of the threading library can let somebody wait for ever."""

    def __init__(self, number: int) -> None:
        self._lock = Lock()
        self._free = number
        self._waiting: deque[Event] = deque()

    def take(self, timeout: float) -> bool:
        """Take a turn; False when none came within so many seconds."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            mine = Event()
            self._waiting.append(mine)
        if mine.wait(timeout):
            return True
        with self._lock:
            if mine.is_set():  # it came in the last moment
                return True
            self._waiting.remove(mine)
            return False

    def give(self) -> None:
        """Give a turn back: to whoever waits longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
