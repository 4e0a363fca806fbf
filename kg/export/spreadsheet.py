"""Incidents as CSV with given columns: one row an incident.

A cell whose words a spreadsheet would run as a formula begins with an apostrophe (``kg.query.results.harmless``), and
so does each of several values in a cell, since some spreadsheets cut cells at semicolons. Numbers and days stay as
they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from kg.export.incidents import SEPARATOR, Row
from kg.query.results import harmless

Cell: TypeAlias = str | int | float | date | None

#: Name of each column in order, and what stands in it; None: the graph has no counterpart, the column stays empty.
Layout: TypeAlias = Mapping[str, Callable[[Row], Cell] | None]


def as_csv(layout: Layout, rows: Iterable[Row]) -> bytes:
    """Return rows under the columns of ``layout`` as CSV (RFC 4180, UTF-8)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(layout)
    writer.writerows([_cell(None if fill is None else fill(row)) for fill in layout.values()] for row in rows)
    return text.getvalue().encode()


def empty_columns(layout: Layout) -> tuple[str, ...]:
    """Return the columns that stay empty in every row."""
    return tuple(name for name, fill in layout.items() if fill is None)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return SEPARATOR.join(map(harmless, value.split(SEPARATOR)))
