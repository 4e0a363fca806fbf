"""``metadata.csv`` beside the reports: what files that say nothing themselves are, a row a file.

Columns are file and published, and optionally title, publisher, url, language and id; others are passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import ReadError
from kg.read.source import Metadata, decoded
from kg.read.text import KEYS, metadata_of, reason_of
from kg.records import Skipped

NAME = "metadata.csv"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The rows of one folder's ``metadata.csv`` by the file they are about, and the rows that cannot be used."""

    rows: Mapping[str, Metadata] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


def read_sidecar(folder: Path) -> Sidecar:
    """Return what a folder's ``metadata.csv`` says; a folder without one says nothing."""
    path = folder / NAME
    if not path.is_file():
        return Sidecar()
    try:
        reader = csv.DictReader(io.StringIO(decoded(path.read_bytes(), str(path)), newline=""))
        lines = [(reader.line_num, row) for row in reader]
        if "file" not in (reader.fieldnames or ()):
            raise ReadError("has no column 'file'", where=str(path), todo="begin it with the line file,published")
    except ReadError as error:
        return Sidecar(skipped=(Skipped(path=str(path), reason=reason_of(error)),))
    except (OSError, csv.Error) as error:
        return Sidecar(skipped=(Skipped(path=str(path), reason=f"cannot be read: {error}"),))
    return _sidecar(lines, path)


def _sidecar(lines: list[tuple[int, dict[str, str]]], path: Path) -> Sidecar:
    rows: dict[str, Metadata] = {}
    skipped: list[Skipped] = []
    for number, row in lines:
        where = f"{path}:{number}"
        name = (row.get("file") or "").strip()
        try:
            _require_new_file(name, rows, path.parent, where)
            rows[name] = _row(row, where)
        except ReadError as error:
            skipped.append(Skipped(path=where, reason=reason_of(error)))
    return Sidecar(rows, tuple(skipped))


def _require_new_file(name: str, rows: Mapping[str, Metadata], folder: Path, where: str) -> None:
    if name in rows:
        raise ReadError(f"{name!r} has a row already", where=where)
    if not name or "\0" in name or not (folder / name).exists():
        raise ReadError(f"is about {name!r}, which is not beside it", where=where)


def _row(row: dict[str, str], where: str) -> Metadata:
    found = {KEYS[key]: value for key, value in row.items() if key in KEYS and isinstance(value, str)}
    return metadata_of(found, where)
