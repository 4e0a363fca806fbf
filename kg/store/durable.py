"""Files and links that stand whole on the disk, or not at all, whenever the process is killed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_synced(path: Path, content: bytes) -> None:
    """Write ``content`` and return when the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(directory: Path) -> None:
    """Return when the disk has what ``directory`` lists."""
    with suppress(OSError):  # Windows opens no folders; there the rename itself is durable
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def relink(path: Path, to: Path) -> None:
    """Make ``path`` a link to ``to`` in one step."""
    if path.is_symlink() and path.readlink() == to:
        return
    fresh = path.with_name(f".draft-{path.name}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(to, target_is_directory=not to.suffix)
    fresh.replace(path)
