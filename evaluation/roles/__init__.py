"""Who did what to whom in single sentences, against PLOVER and PETRARCH."""

from evaluation.roles.task import TASK

__all__ = ["TASK"]
