"""Reads lists of marked phrases: sentences of our own, one to a line, whose words in square brackets carry the gold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import ReadError

LISTS = Path(__file__).parent / "lists"
_MARKED = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence with its gold.

    Attributes:
        id: Class and number within it, from 1 ("weekday-3").
        text: The sentence without the brackets.
        marks: Start and end of the words that stood in brackets.
        gold: The gold as written; what it means is said by the task.
        on: The day of publication.
    """

    id: str
    text: str
    marks: tuple[tuple[int, int], ...]
    gold: str
    on: date | None = None


def read_phrases(path: Path, gold: str) -> tuple[Phrase, ...]:
    """Return the phrases of a list whose gold stands under the key ``gold``.

    Raises:
        ReadError: The file is missing, or no TOML, or a line lacks its text or its gold.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ReadError(f"this list cannot be read: {error}", where=str(path)) from error
    return tuple(_phrases(table, gold, str(path)))


def marked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without its square brackets, and where the words in them then stand."""
    marks = []
    for number, found in enumerate(_MARKED.finditer(text)):
        start = found.start() - 2 * number
        marks.append((start, start + len(found[1])))
    return _MARKED.sub(r"\1", text), tuple(marks)


def _phrases(table: Mapping[str, Any], gold: str, where: str) -> Iterator[Phrase]:
    for name, rows in table.items():
        for number, row in enumerate(rows, start=1):
            if not {"text", gold} <= row.keys() <= {"text", gold, "on"}:
                raise ReadError(f"{name}-{number} has other keys than text, {gold} and on", where=where)
            text, marks = marked(row["text"])
            yield Phrase(f"{name}-{number}", text, marks, row[gold], row.get("on"))
