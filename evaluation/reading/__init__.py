"""How well reports are read, against reports that a person read in the project's own terms."""

from evaluation.reading.task import TASK

__all__ = ["TASK"]
