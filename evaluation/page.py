"""Writes results: as lines for a terminal, as JSON, and as the page ``RESULTS.md``, one section a task."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from evaluation.results import Error, Figure, Result

HEADER = """# What was measured

Written by `python -m evaluation all --data DIR --write`; `python -m evaluation TASK --data DIR --errors 30` shows what
went wrong. The corpora are development halves: causes were looked for in them, so that the figures are not those of
unseen text. How each is counted is said in the module of its task.
"""


def as_json(results: Iterable[Result]) -> str:
    """Return the results without their errors, which are counted by kind."""
    rows = [
        {
            "task": result.task,
            "seconds": round(result.seconds, 1),
            "figures": [asdict(figure) | {"met": figure.met} for figure in result.figures],
            "errors": _by_kind(result.errors),
        }
        for result in results
    ]
    return json.dumps(rows, indent=1, ensure_ascii=False)


def section(result: Result) -> str:
    """Return the section of one task: its figures, its notes and its classes of errors."""
    return "\n".join(_section(result)) + "\n"


def updated(page: str, results: Iterable[Result], order: Sequence[str]) -> str:
    """Return ``page`` with the sections of ``results`` in place of their older ones, in ``order``."""
    sections = dict(_sections(page)) | {result.task: section(result) for result in results}
    return "\n".join([HEADER, *(sections[name] for name in order if name in sections)])


def _section(result: Result) -> Iterator[str]:
    yield f"## {result.task}: {result.title}\n"
    yield "| figure | got | of | asked | |"
    yield "|---|---:|---:|---:|---|"
    yield from map(_row, result.figures)
    if result.notes:
        yield ""
    yield from (f"- {note}" for note in result.notes)
    if result.errors:
        kinds = ", ".join(f"{kind} {count}" for kind, count in _by_kind(result.errors).items())
        yield f"\nErrors by class: {kinds}."


def _row(figure: Figure) -> str:
    asked = "" if figure.target is None else f"{'<=' if figure.at_most else '>='} {_number(figure, figure.target)}"
    verdict = {None: "", True: "met", False: "**missed**"}[figure.met]
    return f"| {figure.name} | {_number(figure, figure.value)} | {figure.of} | {asked} | {verdict} |"


def _number(figure: Figure, value: float) -> str:
    return f"{value:.0f}" if figure.whole else f"{100 * value:.1f} %"


def _by_kind(errors: Iterable[Error]) -> Mapping[str, int]:
    return dict(Counter(error.kind for error in errors).most_common())


def _sections(page: str) -> Iterator[tuple[str, str]]:
    for part in page.split("\n## ")[1:]:
        name = part.split(":", 1)[0]
        yield name, "## " + part.rstrip("\n") + "\n"
