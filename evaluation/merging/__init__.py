"""Merging across reports, against ECB+ and MUC-4 incidents that several reports tell."""

from evaluation.merging.task import TASK

__all__ = ["TASK"]
