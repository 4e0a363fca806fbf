"""Incidents and their slots, against MUC-4 templates and WikiEvents triggers."""

from evaluation.incidents.task import TASK

__all__ = ["TASK"]
