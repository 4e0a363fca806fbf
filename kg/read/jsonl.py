"""JSON Lines: one report an object a line, with ``text`` and optionally id, title, published, publisher, url, language.

A line that cannot be read is skipped with its number; the others go through.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import ReadError
from kg.read.source import MAX_BYTES, Metadata, Source, decoded
from kg.read.text import KEYS, metadata_of, reason_of, require_words
from kg.records import Report, Skipped


def read_jsonl(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report of each line, or why the line was skipped. A report without id is named by file and line."""
    with source.open() as stream:
        for number, line in enumerate(_lines(stream), start=1):
            if line.strip():
                yield _report_or_reason(line, number, source)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines, each cut one byte over the limit, so that no line fills the memory."""
    while line := stream.readline(MAX_BYTES + 1):
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES + 1)
        yield line


def _report_or_reason(line: bytes, number: int, source: Source) -> Report | Skipped:
    where = f"{source.path}:{number}"
    try:
        return _report(_parsed(decoded(line, where), where), number, source, where)
    except ReadError as error:
        return Skipped(path=where, reason=reason_of(error))


def _parsed(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"is no JSON: {error}", where=where) from error
    if not isinstance(value, dict):
        raise ReadError("is no JSON object", where=where, todo='write {"id": .., "text": ..} on one line')
    return value


def _report(value: dict[str, Any], number: int, source: Source, where: str) -> Report:
    text = value.get("text")
    if not isinstance(text, str):
        raise ReadError("has no string 'text'", where=where, todo=f"its keys are {', '.join(sorted(value)[:8])}")
    require_words(text, where)
    metadata = _metadata(value, where).over(source.defaults)
    if value.get("id") in (None, ""):
        metadata = Metadata(id=f"{source.defaults.id}-{number}").over(metadata)
    return metadata.report(text, where)


def _metadata(value: dict[str, Any], where: str) -> Metadata:
    """Return the metadata of an object; where two keys mean the same, the first of `KEYS` that is given counts."""
    found: dict[str, str] = {}
    for key, name in KEYS.items():
        if value.get(key) is None or name in found:
            continue
        if not isinstance(value[key], str | int) or isinstance(value[key], bool):
            raise ReadError(f"{key!r} is no string", where=where)
        found[name] = str(value[key])
    return metadata_of(found, where)
