"""Writes records as columns, so that a page of thousands of them stays small.

A column is a list with one value a record. Where values repeat, it is ``{"of": [values], "at": [one index a record]}``,
if that is shorter. ``assets/packed.js`` reads both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Packed = dict[str, Any]


def pack(rows: Sequence[Mapping[str, Any]], names: Iterable[str]) -> Packed:
    """Return the named values of all rows as ``{"n": rows, "columns": {name: column}}``.

    A column of nothing but None is None. Values are what JSON knows; tuples become lists.
    """
    return {"n": len(rows), "columns": {name: column([row[name] for row in rows]) for name in names}}


def pack_records(records: Sequence[Any], names: Iterable[str]) -> Packed:
    """Return the named attributes of records, packed as ``pack`` does it."""
    return {"n": len(records), "columns": {name: column([getattr(each, name) for each in records]) for name in names}}


def column(values: Sequence[Any]) -> Any:
    """Return one column in the shorter of its two forms."""
    if all(value is None for value in values):
        return None
    written = [json.dumps(value, ensure_ascii=False) for value in values]
    first = {text: i for i, text in enumerate(dict.fromkeys(written))}
    plain = sum(map(len, written)) + len(written)
    indexed = sum(len(text) + 1 for text in first) + sum(len(str(first[text])) + 1 for text in written)
    if plain <= indexed:
        return list(values)
    return {"of": [json.loads(text) for text in first], "at": [first[text] for text in written]}
