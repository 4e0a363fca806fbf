"""The tasks by name, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from evaluation.results import Task

NAMES = (
    "names",
    "reading",
    "incidents",
    "roles",
    "merging",
    "dates",
    "quantities",
    "places",
    "attribution",
)


def tasks() -> Mapping[str, Task]:
    """Return every task by its name."""
    return {name: import_module(f"evaluation.{name}").TASK for name in NAMES}
