"""Plain text and Markdown: one file a report, with optional front matter between lines of three hyphens.

    ---
    title: Drones reach three bases
    published: 2023-10-19
    publisher: The paper
    ---
    The report begins here.

Known keys are id, title, published (or date), publisher (or source), url and language. Other keys, their lists and
their indented lines are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import ReadError
from kg.read.clean import clean
from kg.read.source import MAX_BYTES, Metadata, Source, decoded, published_on
from kg.records import Report, Skipped

KEYS = {"id": "id", "title": "title", "published": "published", "date": "published", "publisher": "publisher",
        "source": "publisher", "url": "url", "language": "language"}  # fmt: skip
"""Keys of front matter, of JSON objects and of ``metadata.csv``, and what they give."""

_FENCE = re.compile(r"---[ \t]*(?:\r?\n|$)")
_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_LINE = re.compile(r"[^\n]*(?:\n|$)")
_PAIR = re.compile(r"([^\W\d][\w -]*):(?:[ \t]+(.*))?")


def read_text(source: Source) -> Iterator[Report | Skipped]:
    """Yield the one report of a text file, or why it was skipped."""
    try:
        yield _report(source)
    except ReadError as error:
        yield Skipped(path=source.path, reason=reason_of(error))


def reason_of(error: ReadError) -> str:
    """Return an error's words without its place, which `Skipped` gives apart; a line within the file stays."""
    advice = f" ({error.todo})" if error.todo else ""
    return f"{error.what}{advice}"


def _report(source: Source) -> Report:
    with source.open() as stream:
        data = stream.read(MAX_BYTES + 1)
    metadata, body = split_front_matter(decoded(data, source.path), source.path)
    require_words(body, source.path)
    return metadata.over(source.defaults).report(body, source.path)


def require_words(text: str, where: str) -> None:
    """Refuse a text without any visible character.

    Raises:
        ReadError: There is nothing to read.
    """
    if not clean(text[:1_000]).text.strip() and not clean(text).text.strip():
        raise ReadError("is empty", where=where)


def split_front_matter(text: str, where: str) -> tuple[Metadata, str]:
    """Return what the front matter says, and the body after it exactly as written.

    Raises:
        ReadError: The front matter is not closed, a line of it is no pair, a key comes twice or its date is none.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return Metadata(), text
    if _CLOSING.search(text, opening.end()) is None:
        raise ReadError("line 1: front matter is not closed by a line of three hyphens", where=where)
    found: dict[str, str] = {}
    end = 0
    for number, line in enumerate(_LINE.finditer(text), start=1):
        end = line.end()
        if number > 1 and _FENCE.fullmatch(line[0]) is not None:
            break
        if number > 1:
            _take(line[0].rstrip(), number, found, where)
    return metadata_of(found, where), text[end:]


def _take(line: str, number: int, found: dict[str, str], where: str) -> None:
    """Add one line's pair; blank lines, comments, list items and indented lines belong to keys that are passed over."""
    if not line or line[0] in " \t#-":
        return
    pair = _PAIR.fullmatch(line)
    if pair is None:
        raise ReadError(f"line {number}: front matter is broken: {line[:60]!r} is no 'key: value'", where=where)
    key = KEYS.get(pair[1].strip().lower())
    if key is None:
        return
    if key in found:
        raise ReadError(f"line {number}: front matter is broken: {pair[1]!r} is given twice", where=where)
    found[key] = _unquoted((pair[2] or "").strip())


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def metadata_of(found: dict[str, str], where: str) -> Metadata:
    """Return metadata from strings by their names in `Metadata`; blank strings count as missing.

    Raises:
        ReadError: ``published`` is no date.
    """
    given = {key: value.strip() for key, value in found.items() if value.strip()}
    published = given.pop("published", None)
    return Metadata(**given, published=None if published is None else published_on(published, where))
