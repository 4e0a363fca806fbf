"""How long a query may run and how much memory it may take."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import OptionError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost; what costs more is stopped.

    Attributes:
        seconds: From the question until the last row is taken.
        memory: MiB beyond what the open graph takes itself.
    """

    seconds: float = 60.0
    memory: int = 2048

    def __post_init__(self) -> None:
        if not 0 < self.seconds < float("inf"):
            raise OptionError(f"a time limit of {self.seconds} s", where="--timeout", todo="give seconds above 0")
        if self.memory < 1:
            raise OptionError(f"a memory limit of {self.memory} MiB", where="--memory", todo="give 1 MiB or more")
