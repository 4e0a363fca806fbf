"""Locks on files, shared by readers and exclusive for writers, until the file is closed or the process ends."""

from __future__ import annotations

from pathlib import Path
from typing import IO


def locked(path: Path, *, shared: bool) -> IO[bytes]:
    """Return an open file with a lock that lasts until it is closed or the process ends.

    Raises:
        BlockingIOError: Somebody else holds it. FileNotFoundError: A shared lock of a file that is not there.
    """
    file = path.open("rb" if shared else "ab")
    try:
        _lock(file, shared=shared)
    except OSError:
        file.close()
        raise
    return file


try:
    import fcntl

    def _lock(file: IO[bytes], *, shared: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

except ImportError:  # Windows: an open file cannot be removed there, which is the lock that readers need

    def _lock(file: IO[bytes], *, shared: bool) -> None:
        import msvcrt

        if not shared:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            except OSError as error:
                raise BlockingIOError(*error.args) from error
