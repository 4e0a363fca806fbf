"""Which files of judgements a build reads, those beside its reports and of builds before, and what it asks of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from kg.judge.file import NAME, content, read_judgements
from kg.records import Judgement, Unmatched

_STDIN = "-"


def judgement_files(paths: Iterable[str | Path], known: Mapping[str, str]) -> dict[str, str]:
    """Return the contents of files of judgements by absolute path.

    Args:
        paths: The files and folders that reports are read from; ``judgements.toml`` stands in the folder.
        known: The contents of files as a build before read them. Where a file is no longer there, they still hold.

    Raises:
        JudgementError: A file cannot be read.
    """
    folders = (path if path.is_dir() else path.parent for path in map(Path, paths) if str(path) != _STDIN)
    read = {path: content(Path(path)) for path in sorted({*map(_beside, folders), *known})}
    return {
        path: text if text is not None else known[path]
        for path, text in read.items()
        if text is not None or path in known
    }


def judgements_in(files: Mapping[str, str]) -> tuple[Judgement, ...]:
    """Return the judgements of all files.

    Raises:
        JudgementError: A file is broken.
    """
    return tuple(judgement for path, text in sorted(files.items()) for judgement in read_judgements(text, path))


def beside_single_files(paths: Iterable[str | Path]) -> frozenset[str]:
    """Return the absolute paths of the files of judgements in folders of which ``paths`` name some files only."""
    given = [Path(path) for path in paths if str(path) != _STDIN]
    whole = {_beside(path) for path in given if path.is_dir()}
    return frozenset(_beside(path.parent) for path in given if not path.is_dir()) - whole


def concerning(
    unmatched: Iterable[Unmatched], reports: Collection[str], single: Collection[str]
) -> tuple[Unmatched, ...]:
    """Return the judgements that could concern what was read.

    Args:
        reports: Ids of the reports that are there.
        single: Files of which only judgements that name one of these reports could: the rest is about other reports.
    """
    return tuple(
        each
        for each in unmatched
        if each.judgement.where.rpartition(": ")[0] not in single or not each.judgement.reports.isdisjoint(reports)
    )


def _beside(folder: Path) -> str:
    return str((folder / NAME).absolute())
