"""Run every example of the pages and write down what it prints: README.md, docs/*.md and the notebook.

Usage, after a change that changes what the seeds come to::

    python scripts/write_examples.py

Two kinds of blocks are run, from the top of a page to its end, in a folder with ``seeds/`` and a graph in ``build/``:

- ``console``: each line ``$ kg ...`` is followed by what it prints; ``| head -n N``, ``| tail -n N`` and
  ``| cut -c M-N`` shorten it.
- ``python``: run in one namespace a page; a ``text`` block right below holds what it prints.

Blocks of other kinds (``sh``, ``toml``) are only shown. ``tests/test_docs.py`` holds that pages and program agree. The
notebook runs in a folder of its own beside ``seeds/``; it needs what ``pip install -e '.[test]'`` brings.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import kg.extract.component  # noqa: F401 - makes kg_incidents known to spaCy, installed or not
from kg.build import run_build
from kg.cli import main as kg_main

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "first-steps.ipynb"

_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```\n(\n?```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\b\d+\.\d+ s\b")
_COLUMNS = "100"


def pages() -> tuple[Path, ...]:
    """Return the pages whose examples are run."""
    return (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def prepare(folder: Path) -> None:
    """Make ``folder`` the place that the examples speak of: ``seeds/``, and their graph in ``build/``."""
    (folder / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
    run_build(folder / "seeds", out=folder / "build")


def refreshed(page: str, folder: Path) -> str:
    """Return a page's text with what its examples print when they run in ``folder`` (see ``prepare``)."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with chdir(folder), patch.dict(os.environ, COLUMNS=_COLUMNS):
        return _BLOCK.sub(lambda block: _rerun(block, names), page)


def _rerun(block: re.Match[str], names: dict[str, Any]) -> str:
    kind, body, below, printed = block.groups()
    if kind == "console":
        return f"```console\n{''.join(_session(body))}```\n{below or ''}"
    found = _python(body, names)
    if below is None:
        return block[0]
    return f"```python\n{body}```\n{below.partition('```')[0]}```text\n{_times_kept(found, printed)}```\n"


def _session(body: str) -> Iterator[str]:
    """Yield each command of a console block with its output."""
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if part:
            command, _, before = part.partition("\n")
            yield f"{command}\n{_times_kept(_shell(command[2:]), before)}"


def _shell(line: str) -> str:
    command, *filters = line.split(" | ")
    name, *arguments = shlex.split(command)
    if name != "kg":
        raise ValueError(f"{line!r}: only kg runs in a console block; show other commands in a block of kind sh")
    if arguments[0] == "build":  # an example of a build shows a first one
        rmtree(arguments[arguments.index("--out") + 1], ignore_errors=True)
    with redirect_stdout(StringIO()) as out, redirect_stderr(out):
        kg_main(arguments)
    lines = [each.rstrip() for each in out.getvalue().splitlines()]
    for each in filters:
        lines = _filtered(lines, shlex.split(each))
    return "".join(f"{each}\n" for each in lines)


def _filtered(lines: list[str], words: list[str]) -> list[str]:
    match words:
        case ["head", "-n", count]:
            return lines[: int(count)]
        case ["tail", "-n", count]:
            return lines[-int(count) :]
        case ["cut", "-c", columns]:
            first, _, last = columns.partition("-")
            return [line[int(first) - 1 : int(last)].rstrip() for line in lines]
    raise ValueError(f"{shlex.join(words)!r}: only `head -n N`, `tail -n N` and `cut -c M-N` shorten an example")


def _python(body: str, names: dict[str, Any]) -> str:
    with redirect_stdout(StringIO()) as out:
        exec(compile(body, "<example>", "exec"), names)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _times_kept(new: str, old: str) -> str:
    """Return ``old`` when only the seconds differ: they do every time."""
    return old if _SECONDS.sub("", new) == _SECONDS.sub("", old) else new


def rewritten() -> Mapping[Path, str]:
    """Return the text of every page with its examples run anew."""
    with TemporaryDirectory() as folder:
        prepare(Path(folder))
        return {path: refreshed(path.read_text("utf-8"), Path(folder)) for path in pages()}


def run_notebook(folder: Path) -> Any:
    """Return the notebook with its outputs, run in ``folder``/notebooks beside ``folder``/seeds (see ``prepare``)."""
    nbformat, nbclient = import_module("nbformat"), import_module("nbclient")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    place = folder / "notebooks"
    place.mkdir()
    resources = {"metadata": {"path": str(place)}}
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources=resources, record_timing=False
    )
    return client.execute()


def main() -> None:
    """Write the pages and the notebook."""
    for path, text in rewritten().items():
        path.write_text(text, encoding="utf-8")
    with TemporaryDirectory() as folder:
        prepare(Path(folder))
        import_module("nbformat").write(run_notebook(Path(folder)), NOTEBOOK)


if __name__ == "__main__":
    main()
