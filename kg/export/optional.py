"""Libraries that only one format needs: loaded when it is asked for, from an extra of the package."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.errors import OptionError


def optional(module: str, *, format_: str) -> Any:
    """Return a module that a format needs.

    Raises:
        OptionError: It is not installed; the extra that brings it is called like the format.
    """
    try:
        return import_module(module)
    except ImportError as error:
        library = module.split(".")[0]
        todo = f"pip install 'conflict-kg[{format_}]'"
        raise OptionError(f"{library} is not installed, which this format needs", where=format_, todo=todo) from error
