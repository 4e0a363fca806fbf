"""Reads what ``kg.viz.packing`` wrote, as ``assets/packed.js`` does."""

from __future__ import annotations

from typing import Any


def unpack(packed: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a packed table."""
    return [{name: _value(column, i) for name, column in packed["columns"].items()} for i in range(packed["n"])]


def _value(column: Any, i: int) -> Any:
    if column is None:
        return None
    return column[i] if isinstance(column, list) else column["of"][column["at"][i]]


def edges(answer: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Return the links of an answer as (from, role, to)."""
    nodes = [node["id"] for node in unpack(answer["nodes"])]
    return {(nodes[edge["from"]], edge["role"], nodes[edge["to"]]) for edge in unpack(answer["edges"])}
