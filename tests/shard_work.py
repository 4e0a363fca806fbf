"""Work for other processes, which import it by name: it reads nothing, and dies where a test wants it to."""

from __future__ import annotations

import os
from pathlib import Path

from kg.extract.parallel import Shard
from kg.extract.reports import Outcome
from kg.records import Extraction


def read(shard: Shard) -> list[Outcome]:
    """Return an extraction that found nothing for each report."""
    return [Extraction(report=report) for report in shard]


def die_once(shard: Shard) -> list[Outcome]:
    """End the process, without a word, the first time that the folder in the report's path lacks the file "died"."""
    marker = Path(shard[0].path or "") / "died"
    if not marker.exists():
        marker.touch()
        os._exit(9)
    return read(shard)


def die_of_poison(shard: Shard) -> list[Outcome]:
    """End the process whenever one of the reports is poison."""
    if any(report.text == "poison" for report in shard):
        os._exit(9)
    return read(shard)
