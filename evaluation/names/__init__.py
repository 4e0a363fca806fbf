"""Names by type, against re3d."""

from evaluation.names.task import TASK

__all__ = ["TASK"]
