"""Reads the gold standard of whole reports, as one careful reader took them.

``incident_gold/*.jsonl`` holds one report a line; its ``file`` names the JSON lines with the text. Three things of its
format need words:

- ``X_ok: true`` says that the gold's entries of X may be left out; a list names extra entries that cost nothing.
- ``conflict_optional`` of a report makes all its incidents optional, as ``optional`` and ``aggregate`` make one.
- A ``note`` is part of the rules ("where a note allows another reading, both are right"). Its standing phrases are
  read: other types and statuses, entries to merge with, a split that is fine, casualties that may be left out. Freer
  wording is not, and then the stricter reading counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.corpora import read_lines
from evaluation.reading.gold import (
    Days,
    Fillers,
    GoldFigure,
    GoldIncident,
    GoldReport,
    GoldStatement,
    Names,
    each_once,
)
from kg.errors import ReadError
from kg.records import Report

FOLDER = "incident_gold"

_STATUSES = "asserted|reported|claimed|denied|alleged|threatened"
_OTHER_TYPES = re.compile(r"also acceptable type: ([a-z]+(?:-[a-z]+)*(?:, [a-z]+(?:-[a-z]+)*)*)")
_OTHER_STATUS = re.compile(rf"\b({_STATUSES}) also (?:acceptable|fine)")
_KEY = r"[A-Z]\d+"
_MERGED = re.compile(
    rf"(?:may be (?:merged|folded) (?:with|into)|merging with|one incident with) ({_KEY}(?: or {_KEY})*)"
)
_SPLIT = re.compile(
    r"(?:splitting into|separate\b.{0,60}\bincidents?\b|as an extra\b).{0,80}(?:fine|acceptable|optional)", re.I
)
_MORE_THAN = re.compile(r"\b(?:more than|over|above|upwards? of)\b", re.I)
_NO_FIGURES = "no casualties row is right too"


def read_gold(data: Path) -> tuple[GoldReport, ...]:
    """Return the reports below ``data``, in the order of their lines.

    Raises:
        ReadError: A file is missing, or a text does not stand where its line says.
    """
    files = sorted((data / FOLDER).glob("*.jsonl"))
    if not files:
        raise ReadError("no gold standard here", where=str(data / FOLDER), todo="name its folder with --data")
    rows = [row for file in files for row in read_lines(file)]
    texts = {name: {text["id"]: text for text in read_lines(data / name)} for name in {row["file"] for row in rows}}
    return tuple(_gold_report(row, texts[row["file"]]) for row in rows)


def _gold_report(row: Mapping[str, Any], texts: Mapping[str, Mapping[str, Any]]) -> GoldReport:
    if row["doc"] not in texts:
        raise ReadError(f"no text of {row['doc']}", where=row["file"])
    text = texts[row["doc"]]
    optional = bool(row.get("conflict_optional"))
    return GoldReport(
        report=Report(id=row["doc"], text=text["text"], title=text.get("title"), published=_day(row["published"])),
        incidents=tuple(_incident(each, text["text"], optional) for each in row["incidents"]),
        statements=tuple(_statements(row["statements"])),
        lookalikes=tuple(_span(each["span"]) for each in row["not_incidents"]),
    )


def _day(iso: str | None) -> date | None:
    """Return the day of publication; a month or a year alone settles none."""
    return date.fromisoformat(iso) if iso is not None and len(iso) == len("2016-10-31") else None


def _span(ends: Sequence[int]) -> tuple[int, int]:
    return (ends[0], ends[1])


def _incident(row: Mapping[str, Any], text: str, optional: bool) -> GoldIncident:
    note = row.get("note") or ""
    places = _names(row["places"])
    days = [row.get("date"), row.get("date_ok")]
    return GoldIncident(
        keys=(row["key"],),
        types=each_once((row["type"], *row.get("types_ok", ()), *_listed(_OTHER_TYPES, note, ", "))),
        statuses=each_once((row["status"], *row.get("status_ok", ()), *_OTHER_STATUS.findall(note))),
        spans=tuple(map(_span, row["spans"])),
        required=not (optional or any(row.get(mark) for mark in ("optional", "aggregate", "conflict_optional"))),
        initiators=_fillers(row, "initiators"),
        targets=_fillers(row, "targets"),
        objects=_fillers(row, "objects"),
        specific=places[:-1] or places,
        places=places + _listed_extra(row, "places"),
        place_optional=bool(row.get("places_ok")) or not places,
        dates=tuple(_days(each) for each in days if each),
        date_optional=row.get("date") is None or bool(row.get("date_null_ok")),
        partial=bool(row.get("partial_date")),
        figures=tuple(_figure(each, text, note) for each in row["casualties"]),
        merge_ok=frozenset((*row.get("merge_ok", ()), *_listed(_MERGED, note, " or "))),
        split_ok=bool(_SPLIT.search(note)),
    )


def _listed(pattern: re.Pattern[str], note: str, between: str) -> Iterator[str]:
    return (each for listed in pattern.findall(note) for each in listed.split(between))


def _names(entries: Iterable[Sequence[str]]) -> tuple[Names, ...]:
    return tuple(map(tuple, entries))


def _listed_extra(row: Mapping[str, Any], slot: str) -> tuple[Names, ...]:
    extra = row.get(f"{slot}_ok")
    return _names(extra) if isinstance(extra, list) else ()


def _fillers(row: Mapping[str, Any], slot: str) -> Fillers:
    entries = _names(row.get(slot, ()))
    if row.get(f"{slot}_ok") is True:
        return Fillers(extra=entries)
    return Fillers(required=entries, extra=_listed_extra(row, slot))


def _days(row: Mapping[str, str | None]) -> Days:
    earliest, latest = (None if day is None else date.fromisoformat(day) for day in (row["earliest"], row["latest"]))
    return Days(earliest=earliest, latest=latest)


def _figure(row: Mapping[str, Any], text: str, note: str) -> GoldFigure:
    start, end = row["span"]
    more_than = row["high"] is None and _MORE_THAN.search(text[start:end])
    return GoldFigure(
        harm=row["kind"],
        lows=(row["low"], row["low"] - 1) if more_than else (row["low"],),
        high=row["high"],
        speaker=tuple(row["speaker"] or ()),
        span=(start, end),
        required=_NO_FIGURES not in note,
    )


def _statements(rows: Iterable[Mapping[str, Any]]) -> Iterator[GoldStatement]:
    """Yield the statements; rows that differ only in what they are about are one."""
    about: dict[tuple[Names, str, tuple[int, int]], set[str]] = {}
    for row in rows:
        keys = about.setdefault((tuple(row["speaker"]), row["kind"], _span(row["span"])), set())
        keys.update(filter(None, [row["about"]]))
    for (speaker, kind, span), keys in about.items():
        yield GoldStatement(speaker=speaker, kind=kind, about=frozenset(keys), span=span)
