"""Extractions kept beside the graph, one file each, so that no report is read twice.

    extractions/<key>.json.gz

A file is written whole or not at all, and never changed: its name says what was read, and by what. One that cannot be
read (a disk that lost power while it was written) is as good as none.
"""

from __future__ import annotations

import gzip
import json
import logging
import os
import zlib
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from msgspec import ValidationError, convert, to_builtins

from kg.errors import StoreError
from kg.records import Extraction

_FOLDER, _ENDING, _DRAFT = "extractions", ".json.gz", ".draft-"

#: Effort of compression: a report's extraction takes a tenth of its room, and more effort gains little.
_LEVEL = 3

log = logging.getLogger(__name__)


class Kept:
    """The kept extractions of one output folder, which this process alone writes to."""

    def __init__(self, directory: Path) -> None:
        self._folder = directory / _FOLDER

    def find(self, key: str) -> Extraction | None:
        """Return the extraction kept under ``key``, None where there is none that can be read."""
        try:
            return convert(json.loads(gzip.decompress(self._path(key).read_bytes())), Extraction)
        except FileNotFoundError:
            return None
        except (OSError, EOFError, zlib.error, ValidationError, ValueError):
            log.warning("%s cannot be read; its report is read again", self._path(key))
            return None

    def keep(self, key: str, extraction: Extraction) -> None:
        """Keep an extraction under ``key``.

        Raises:
            StoreError: It cannot be written.
        """
        path = self._path(key)
        content = json.dumps(to_builtins(extraction)).encode()  # ASCII: a report can hold half of a surrogate pair
        draft = path.with_name(f"{_DRAFT}{os.getpid()}")
        try:
            self._folder.mkdir(exist_ok=True)
            draft.write_bytes(gzip.compress(content, _LEVEL, mtime=0))
            draft.replace(path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise StoreError(f"cannot be written: {error.strerror}", where=str(path)) from error

    def clear(self, keys: Collection[str]) -> None:
        """Remove all but the extractions under ``keys``."""
        wanted = {self._path(key).name for key in keys}
        with suppress(FileNotFoundError):
            for path in self._folder.iterdir():
                if path.name not in wanted:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"
