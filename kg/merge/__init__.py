"""From accounts of single reports to incidents across reports: block, compare, cluster."""

from kg.merge.merging import merge

__all__ = ["merge"]
