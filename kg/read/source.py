"""What every format shares: where a report is read from, what is known beside it, and how bytes become text.

A format is a `Reader`: a function from a `Source` to the reports in it, and to what it had to skip.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import BinaryIO

from kg.errors import ReadError
from kg.records import Report, Skipped

MAX_BYTES = 5_000_000
"""Bytes of one report. The longest news reports have some 100,000; more is an archive, a dump or an attack."""

MAX_EQUAL = 10_000
"""Equal characters in a row from which a text is no report."""

MAX_CONTROL_SHARE = 0.25
"""Share of control characters, NUL among them, from which bytes are no text. ASCII in UTF-16 without a mark has half;
one beside every word, as a broken export leaves them, is a sixth, and `clean` takes them out."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d\S*)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a report: by its own words first, then by the files beside it, then by the caller."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """Return this metadata, with what it lacks taken from `other`."""
        lacking = [item.name for item in fields(self) if getattr(self, item.name) is None]
        return replace(self, **{name: getattr(other, name) for name in lacking})

    def report(self, text: str, path: str) -> Report:
        """Return the report with this metadata; `id` must be known."""
        if self.id is None:
            raise ReadError("a report has no id", where=path)
        return Report(id=self.id, text=text, title=self.title, published=self.published, publisher=self.publisher,
                      url=self.url, language=self.language, path=path)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place to read from.

    Attributes:
        path: For messages and for `Report.path`.
        open: Opens the bytes; the reader closes them.
        defaults: What a report in it is said to be, where it says nothing itself; its ``id`` is the file's stem.
    """

    path: str
    open: Callable[[], BinaryIO]
    defaults: Metadata = field(default_factory=Metadata)


Reader = Callable[[Source], Iterator[Report | Skipped]]


def decoded(data: bytes, where: str) -> str:
    """Return the characters of a report's bytes, line ends as they are and without a byte order mark.

    Raises:
        ReadError: The bytes are too many, are no text, or are not in UTF-8 (UTF-16 and UTF-32 need their mark).
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"is larger than {MAX_BYTES:,} bytes", where=where, todo="split it into one file a report")
    mark, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    if encoding == "utf-8" and _is_binary(data):
        raise _binary(where)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error, data[len(mark) :], encoding, where) from error
    _refuse_long_run(text, where)
    return text


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > MAX_CONTROL_SHARE * len(data)


def _binary(where: str) -> ReadError:
    return ReadError("is binary, not text", where=where, todo="convert it to plain text in UTF-8")


def _undecodable(error: UnicodeDecodeError, data: bytes, encoding: str, where: str) -> ReadError:
    if encoding == "utf-8" and b"\0" in data:
        return _binary(where)
    line = data.count(b"\n", 0, error.start) + 1
    what = f"is not {encoding.upper()}: byte 0x{data[error.start]:02x} at offset {error.start:,}, line {line}"
    return ReadError(what, where=where, todo="convert it to UTF-8, for example with iconv")


def _refuse_long_run(text: str, where: str) -> None:
    """Look at blocks of half the limit: every run of that many equal characters covers one of them whole."""
    block = MAX_EQUAL // 2
    for start in range(0, len(text) - block + 1, block):
        if text[start : start + block] == text[start] * block:
            what = f"is no report: {text[start]!r} is repeated more than {block:,} times at character {start:,}"
            raise ReadError(what, where=where)


def published_on(value: str, where: str) -> date:
    """Return the day that an ISO 8601 date, or date and time, names.

    Raises:
        ReadError: It is no such date.
    """
    match = _DAY.fullmatch(value.strip())
    try:
        if match is not None:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise ReadError(f"no such day: {value.strip()!r}", where=where, todo="write the date as YYYY-MM-DD") from error
    raise ReadError(f"not a date: {value.strip()[:40]!r}", where=where, todo="write the date as YYYY-MM-DD")
