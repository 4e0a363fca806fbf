"""What an output folder holds: which reports, and under which key what each of them says is kept.

A build reads only what is new or has changed. The key of a report's extraction is a hash of the report, of the language
pipeline and of all code, words and meaning that reading depends on, so an extraction that was kept is the one that
would be made anew. Whatever follows extraction is made anew each time: the graph is a function of the reports that are
held and of nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import kg
from kg.errors import StoreError
from kg.nlp.pipeline import SHIPPED
from kg.records import Extraction, Report, Skipped
from kg.store import Output
from kg.store.kept import Kept

#: The libraries whose version can change what a report is found to say.
READERS = ("spacy", "onnxruntime", "tokenizers", "numpy")

#: What stands in the package that reading depends on: the rooms from records to extraction.
_ROOMS = ("records.py", "ids.py", "vocab.py", "schema.ttl", "lexicon", "read", "nlp", "extract")

_DIGITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One report that is held.

    Attributes:
        key: What its extraction is kept under.
        path: The file that it was read from, absolute; with its line where the file holds several.
    """

    key: str
    path: str | None

    @property
    def file(self) -> str | None:
        """The file alone."""
        return None if self.path is None else _without_line(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """The reports of an output folder by id, and what each file of judgements held when it was last read, by path."""

    reports: Mapping[str, Held] = field(default_factory=dict)
    judgements: Mapping[str, str] = field(default_factory=dict)

    def without(self, ids: Iterable[str]) -> Holdings:
        """Return the holdings without some reports."""
        gone = set(ids)
        return replace(self, reports={ident: held for ident, held in self.reports.items() if ident not in gone})

    def missing(self) -> tuple[str, ...]:
        """Return the ids of reports whose file is no longer there. They stay until somebody retracts them."""
        return tuple(
            ident
            for ident, held in sorted(self.reports.items())
            if held.file is not None and Path(held.file).is_absolute() and not Path(held.file).exists()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a build did to the holdings: ids of reports, ordered."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    retracted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def changes(reports: Iterable[Report], before: Holdings, after: Holdings) -> Changes:
    """Return what a build did that read ``reports`` anew or again, and held others already."""
    keys = {ident: held.key for ident, held in before.reports.items()}
    read = sorted(report.id for report in reports)
    added = tuple(ident for ident in after.reports if ident not in keys)
    changed = tuple(i for i in read if i in keys and i in after.reports and keys[i] != after.reports[i].key)
    return Changes(
        added=tuple(sorted(added)),
        changed=changed,
        stayed=tuple(sorted(set(after.reports) - set(added) - set(changed))),
        retracted=tuple(sorted(set(keys) - set(after.reports))),
        missing=after.missing(),
    )


def as_bytes(holdings: Holdings) -> bytes:
    """Return holdings as they are published: sorted JSON."""
    return (json.dumps(asdict(holdings), indent=1, sort_keys=True) + "\n").encode()


def from_bytes(content: bytes | None, where: str) -> Holdings:
    """Return published holdings; a folder that holds nothing yet has empty ones.

    Raises:
        StoreError: They cannot be read.
    """
    if not content:
        return Holdings()
    try:
        found = json.loads(content)
        reports = {ident: Held(key=each["key"], path=each["path"]) for ident, each in found["reports"].items()}
        return Holdings(reports=reports, judgements=dict(found["judgements"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"holdings.json cannot be read: {error}", where=where, todo="build again with --fresh"
        ) from error


def published_holdings(directory: str | Path) -> Holdings:
    """Return what the current graph of an output folder holds.

    Raises:
        StoreError: It cannot be read.
    """
    return from_bytes(Output(Path(directory)).holdings(), str(directory))


def recall(holdings: Holdings, kept: Kept, *, but: Iterable[str] = ()) -> Iterator[Extraction]:
    """Yield what the reports that are held, ``but`` some, were found to say.

    Raises:
        StoreError: One of them is no longer kept.
    """
    others = set(but)
    for ident, held in sorted(holdings.reports.items()):
        if ident in others:
            continue
        extraction = kept.find(held.key)
        if extraction is None:
            todo = f"build again with {held.file or 'its file'}, or retract it"
            raise StoreError("what it says is no longer kept", where=ident, todo=todo)
        yield extraction


def key_of(report: Report, reader: str) -> str:
    """Return what the extraction of ``report`` by ``reader`` is kept under. Where it was read plays no part."""
    told = json.dumps(asdict(replace(report, path=None)), default=str, sort_keys=True)
    return sha256(f"{reader}\n{told}".encode()).hexdigest()[:_DIGITS]


def clashes(reports: Sequence[Report], holdings: Holdings, reader: str) -> tuple[Skipped, ...]:
    """Return the reports that bear the id of another report that is held: other words, from another file."""
    found = []
    for report in reports:
        held = holdings.reports.get(report.id)
        if held is None or held.file is None or report.path is None or key_of(report, reader) == held.key:
            continue
        if _without_line(absolute(report.path)) != held.file and Path(held.file).exists():
            reason = f"the id {report.id!r} is that of a report from {held.file}; give one of them another id"
            found.append(Skipped(path=report.path, reason=reason))
    return tuple(found)


def absolute(path: str) -> str:
    """Return a report's path as holdings keep it. Standard input has none to make absolute."""
    return path if path == "stdin" or path.startswith("stdin:") else os.path.abspath(path)  # noqa: PTH100 - keeps links


def _without_line(path: str) -> str:
    head, colon, line = path.rpartition(":")
    return head if colon and line.isdigit() else path


# -------------------------------------------------------------------------------------------------------------- reader


def reader_of(pipeline: str | Path | None) -> str:
    """Return the fingerprint of everything that reading a report depends on, the report apart."""
    libraries = " ".join(f"{name} {version(name)}" for name in READERS)
    return sha256(f"{libraries}\n{_code()}\n{_model(_folder(pipeline))}".encode()).hexdigest()


@cache
def _code() -> str:
    root = Path(kg.__file__).parent
    files = (file for room in _ROOMS for file in _files(root / room) if not file.is_relative_to(SHIPPED))
    return _hashed(files, root)


@cache
def _model(folder: Path) -> str:
    return _hashed(_files(folder), folder)


def _folder(pipeline: str | Path | None) -> Path:
    if pipeline is None:
        return SHIPPED
    if Path(pipeline).is_dir():
        return Path(pipeline).resolve()
    spec = find_spec(str(pipeline)) if str(pipeline).isidentifier() else None
    return Path(pipeline) if spec is None or spec.origin is None else Path(spec.origin).parent


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _hashed(files: Iterable[Path], root: Path) -> str:
    digest = sha256()
    for file in files:
        digest.update(f"{file.relative_to(root)}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()
