"""Which files of judgements a build reads: those beside its reports, and those that builds before it read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.judge.file import NAME, content, read_judgements
from kg.records import Judgement

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
    beside = (str((folder / NAME).absolute()) for folder in folders)
    read = {path: content(Path(path)) for path in sorted({*beside, *known})}
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
