"""Which files are read, by which format, and in which order: `read_reports`.

A format is a row of `READERS`; other packages add theirs by entry points of the group ``kg.readers``, named by suffix.
"""

from __future__ import annotations

import glob
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import entry_points
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.read.jsonl import read_jsonl
from kg.read.sidecar import NAME as SIDECAR
from kg.read.sidecar import Sidecar, read_sidecar
from kg.read.source import Metadata, Reader, Source
from kg.read.text import read_text
from kg.records import Report, Skipped

READERS: Mapping[str, Reader] = {".txt": read_text, ".md": read_text, ".jsonl": read_jsonl}
"""The reader of each suffix, in lower case."""

STDIN = "-"

log = logging.getLogger(__name__)


def read_reports(
    paths: Sequence[str | Path], *, published: date | None = None
) -> tuple[tuple[Report, ...], tuple[Skipped, ...]]:
    """Return the reports under `paths`, ordered by id, and what was skipped, ordered by path.

    Args:
        paths: Files, folders (read with all their subfolders), patterns with ``*``, and "-" for standard input: one
            report, or JSON Lines where it begins with a brace.
        published: The day of publication of reports that have no date of their own and none in ``metadata.csv``.

    Raises:
        ReadError: A path does not exist, or there is nothing to read under all of them.
    """
    found = list(iter_reports(paths, published=published))
    reports = sorted((item for item in found if isinstance(item, Report)), key=lambda report: report.id)
    skipped = sorted((item for item in found if isinstance(item, Skipped)), key=lambda item: (item.path, item.reason))
    return tuple(reports), tuple(skipped)


def iter_reports(paths: Sequence[str | Path], *, published: date | None = None) -> Iterator[Report | Skipped]:
    """Yield the reports under `paths` and what is skipped, in the order of the paths of their files.

    Of two reports with one id the first goes through. Arguments and errors are those of `read_reports`.
    """
    formats = _Formats()
    files = sorted(set(_files(paths, formats)), key=str)
    if not files:
        raise _nothing_found(paths, formats)
    reading = _Reading(formats, Metadata(published=published))
    return _first_of_each_id(item for path in files for item in reading.items(path))


class _Formats:
    """The readers of this package and, from the first unknown suffix on, those of other packages.

    Asking the system for other packages takes longer than reading a hundred reports, so it waits for a reason.
    """

    def __init__(self) -> None:
        self._others: dict[str, Reader] | None = None

    def of(self, path: Path) -> Reader | None:
        """Return the reader for a file's suffix, None where there is none."""
        suffix = path.suffix.lower()
        if suffix in READERS or not suffix:
            return READERS.get(suffix)
        if self._others is None:
            self._others = _readers_of_others()
        return self._others.get(suffix)

    def known(self) -> str:
        """Return the suffixes that can be read, for messages."""
        return ", ".join(sorted({*READERS, *(self._others or ())}))


def _readers_of_others() -> dict[str, Reader]:
    """Return the readers that other packages add, by suffix.

    Raises:
        ReadError: One of them cannot be loaded.
    """
    readers: dict[str, Reader] = {}
    for entry in entry_points(group="kg.readers"):
        try:
            readers[f".{entry.name.lstrip('.').lower()}"] = entry.load()
        except (ImportError, AttributeError) as error:
            raise ReadError(f"cannot load the reader {entry.value!r}: {error}", where="kg.readers") from error
    return readers


def _nothing_found(paths: Sequence[str | Path], formats: _Formats) -> ReadError:
    where = ", ".join(str(path) for path in paths) or "no path given"
    return ReadError("no report found", where=where, todo=f"looked for files ending in {formats.known()}")


def _files(paths: Sequence[str | Path], formats: _Formats) -> Iterator[Path]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _inside(path, formats)
        elif str(given) == STDIN or path.exists():
            yield path
        else:
            yield from _matching(str(given), formats)


def _matching(pattern: str, formats: _Formats) -> Iterator[Path]:
    if not glob.has_magic(pattern):
        raise ReadError("no such file or folder", where=pattern)
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - absolute patterns too
    if not matches:
        raise ReadError("no file matches this pattern", where=pattern)
    for path in matches:
        if path.is_dir():
            yield from _inside(path, formats)
        elif _is_wanted(path, formats):
            yield path


def _inside(folder: Path, formats: _Formats) -> Iterator[Path]:
    """Yield the reports of a folder and its subfolders; links to folders are not followed, for they can circle."""
    ignored = 0
    listed = read_sidecar(folder).rows
    for path in sorted(_entries(folder)):
        if path.is_dir():
            if not path.is_symlink() and not path.name.startswith((".", "_")):
                yield from _inside(path, formats)
        elif _is_wanted(path, formats) and not (listed and _is_note(path, listed)):
            yield path
        else:
            ignored += 1
    if ignored:
        log.info("%s: %d files that are no reports were left alone", folder, ignored)


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise ReadError(f"cannot be listed: {error.strerror}", where=str(folder)) from error


def _is_wanted(path: Path, formats: _Formats) -> bool:
    other = path.name.startswith((".", "_")) or path.name.lower() in ("readme.md", SIDECAR)
    return not other and formats.of(path) is not None


def _is_note(path: Path, listed: Mapping[str, Metadata]) -> bool:
    """Tell whether a Markdown file is a note: ``metadata.csv`` does not list it, and it has no front matter."""
    if path.suffix.lower() != ".md" or path.name in listed:
        return False
    with path.open("rb") as file:
        return not file.read(8).lstrip(b"\xef\xbb\xbf").startswith(b"---")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One call: the formats, the caller's defaults, and the ``metadata.csv`` of each folder once read."""

    formats: _Formats
    defaults: Metadata
    sidecars: dict[Path, Sidecar] = field(default_factory=dict)

    def items(self, path: Path) -> Iterator[Report | Skipped]:
        """Yield what is in one file, and what is wrong with the metadata beside it the first time."""
        if str(path) == STDIN:
            yield from self._standard_input()
            return
        if path.parent not in self.sidecars:
            self.sidecars[path.parent] = read_sidecar(path.parent)
            yield from self.sidecars[path.parent].skipped
        reader = self.formats.of(path)
        if reader is None:
            ending = repr(path.suffix) if path.suffix else "a name without ending"
            yield Skipped(path=str(path), reason=f"no reader for {ending} (known: {self.formats.known()})")
            return
        beside = self.sidecars[path.parent].rows.get(path.name, Metadata())
        defaults = beside.over(self.defaults).over(Metadata(id=path.stem))
        yield from _guarded(reader, Source(path=str(path), open=lambda: _opened(path), defaults=defaults))

    def _standard_input(self) -> Iterator[Report | Skipped]:
        data = sys.stdin.buffer.read()
        reader = read_jsonl if data.lstrip().startswith(b"{") else read_text
        defaults = self.defaults.over(Metadata(id="stdin"))
        yield from reader(Source(path="stdin", open=lambda: BytesIO(data), defaults=defaults))


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _guarded(reader: Reader, source: Source) -> Iterator[Report | Skipped]:
    """Yield what a reader finds; a file that the system does not let us read is skipped with the system's reason."""
    try:
        yield from reader(source)
    except OSError as error:
        yield Skipped(path=source.path, reason=f"cannot be read: {error.strerror or error}")


def _first_of_each_id(items: Iterator[Report | Skipped]) -> Iterator[Report | Skipped]:
    places: dict[str, str] = {}
    for item in items:
        if isinstance(item, Report):
            place = item.path or ""
            if item.id in places:
                first = places[item.id]
                yield Skipped(path=place, reason=f"the id {item.id!r} is that of {first} already ({place} has it too)")
                continue
            places[item.id] = place
        yield item
