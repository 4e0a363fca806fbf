"""``judgements.toml``: people's judgements as data beside the reports, read and added to.

    [[same]]
    accounts = [
        { report = "wire-1", words = "killed three soldiers", account = "0f3a..." },
        { report = "daily-7", words = "an attack on the base", account = "77c1..." },
    ]
    by = "A. Monitor"
    on = 2031-03-05
    why = "both name the north gate"

    [[alias]]
    name = "the Blues"
    entities = ["actor/blue-army"]
    by = "A. Monitor"
    on = 2031-03-05
    why = "their own communiques use it"

A table is called like its ruling (same, different, alias, drop, fix); ``_KEYS`` says what it has to hold.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kg.errors import JudgementError
from kg.records import BY_RULES, Judgement, Passage, Ruling

NAME = "judgements.toml"

_COMMON = frozenset({"by", "on", "why"})

#: What the table of each ruling holds beside who, when and why; one of the alternatives.
_KEYS: Mapping[Ruling, tuple[frozenset[str], ...]] = {
    Ruling.SAME: (frozenset({"accounts"}), frozenset({"entities"})),
    Ruling.DIFFERENT: (frozenset({"accounts"}), frozenset({"entities", "name"})),
    Ruling.ALIAS: (frozenset({"entities", "name"}),),
    Ruling.DROP: (frozenset({"accounts"}), frozenset({"report"})),
    Ruling.FIX: (frozenset({"accounts", "part", "value"}), frozenset({"accounts", "part", "value", "quote"})),
}

#: How many accounts and entities a ruling is about: at least, at most (None: any number).
_COUNTS: Mapping[tuple[Ruling, str], tuple[int, int | None]] = {
    (Ruling.SAME, "accounts"): (2, None),
    (Ruling.SAME, "entities"): (2, None),
    (Ruling.DIFFERENT, "accounts"): (2, None),
    (Ruling.DIFFERENT, "entities"): (1, 1),
    (Ruling.ALIAS, "entities"): (1, 1),
    (Ruling.DROP, "accounts"): (1, None),
    (Ruling.FIX, "accounts"): (1, 1),
}


def read_judgements(text: str, where: str) -> tuple[Judgement, ...]:
    """Return the judgements that ``text``, the content of a file of judgements, holds, in its order by ruling.

    Raises:
        JudgementError: It is no TOML, or a table lacks something, or holds something unknown.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise JudgementError(f"is no TOML: {error}", where=where) from error
    return tuple(_judgements(tables, where))


def _judgements(tables: Mapping[str, Any], where: str) -> Iterator[Judgement]:
    for name, entries in tables.items():
        if name not in set(Ruling) or not isinstance(entries, list):
            known = ", ".join(f"[[{ruling}]]" for ruling in Ruling)
            raise JudgementError(f"unknown table {name!r}", where=where, todo=f"known: {known}")
        for number, entry in enumerate(entries, start=1):
            yield _judgement(Ruling(name), entry, f"{where}: {name} {number}")


def _judgement(ruling: Ruling, entry: Any, where: str) -> Judgement:
    if not isinstance(entry, dict):
        raise JudgementError("is no table", where=where)
    _check_keys(ruling, entry, where)
    texts = {
        key: _text(entry, key, where)
        for key in ("by", "why", "name", "report", "part", "value", "quote")
        if key in entry
    }
    if texts["by"] == BY_RULES:
        raise JudgementError(f"by = {BY_RULES!r} names nobody", where=where, todo="write a person's name")
    return Judgement(
        ruling=ruling,
        on=_day(entry["on"], where),
        accounts=tuple(_passage(each, where) for each in _list(ruling, entry, "accounts", where)),
        entities=tuple(_entity(each, where) for each in _list(ruling, entry, "entities", where)),
        where=where,
        **texts,
    )


def _check_keys(ruling: Ruling, entry: Mapping[str, Any], where: str) -> None:
    own = frozenset(entry) - _COMMON
    if own in _KEYS[ruling] and frozenset(entry) >= _COMMON:
        return
    wanted = " or ".join(", ".join(sorted(keys)) for keys in _KEYS[ruling])
    raise JudgementError(f"has {', '.join(sorted(entry))}", where=where, todo=f"it needs by, on, why, and {wanted}")


def _text(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry[key]
    if not isinstance(value, str) or not value.strip():
        raise JudgementError(f"{key} is no text", where=where)
    return value


def _day(value: object, where: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise JudgementError("'on' is no day", where=where, todo="write on = 2031-03-05, without quotes")
    return value


def _list(ruling: Ruling, entry: Mapping[str, Any], key: str, where: str) -> list[Any]:
    if key not in entry:
        return []
    found = entry[key]
    least, most = _COUNTS[ruling, key]
    if not isinstance(found, list) or len(found) < least or (most is not None and len(found) > most):
        raise JudgementError(f"{key} is no list of {least}{'' if most == least else ' or more'}", where=where)
    return found


def _passage(value: object, where: str) -> Passage:
    if not isinstance(value, dict) or not {"report", "words"} <= value.keys() <= {"report", "words", "account"}:
        raise JudgementError("an account needs report and words", where=where, todo="its id can be given as account")
    if not all(isinstance(each, str) for each in value.values()):
        raise JudgementError("report, words and account of an account are texts", where=where)
    return Passage(**value)


def _entity(value: object, where: str) -> str:
    if not isinstance(value, str) or "/" not in value:
        raise JudgementError(f"{value!r} is no id of an entity", where=where, todo="for example actor/kataib-hezbollah")
    return value


# ------------------------------------------------------------------------------------------------------------- writing


def as_toml(judgement: Judgement) -> str:
    """Return a judgement as the table that ``read_judgements`` reads."""
    lines = [f"[[{judgement.ruling}]]"]
    if judgement.accounts:
        lines += ["accounts = [", *(f"    {_inline(passage)}," for passage in judgement.accounts), "]"]
    if judgement.entities:
        lines.append(f"entities = [{', '.join(map(_quoted, judgement.entities))}]")
    optional = {key: getattr(judgement, key) for key in ("name", "report", "part", "value", "quote")}
    lines += [f"{key} = {_quoted(value)}" for key, value in optional.items() if value is not None]
    lines += [f"by = {_quoted(judgement.by)}", f"on = {judgement.on.isoformat()}", f"why = {_quoted(judgement.why)}"]
    return "\n".join(lines) + "\n"


def _inline(passage: Passage) -> str:
    named = {"report": passage.report, "words": passage.words, "account": passage.account}
    return f"{{ {', '.join(f'{key} = {_quoted(value)}' for key, value in named.items() if value)} }}"


def _quoted(text: str) -> str:
    """Return a basic string of TOML: JSON writes the same, but for the control character DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def append(path: Path, judgements: Iterable[Judgement]) -> str:
    """Add judgements at the end of a file, which is made where it is not there; return what it holds then.

    Raises:
        JudgementError: What the file holds cannot be read, or it cannot be written.
    """
    old = content(path) or ""
    read_judgements(old, str(path))
    new = "\n".join(filter(None, (old, *map(as_toml, judgements))))
    try:
        draft = path.with_name(f".draft-{path.name}")
        draft.write_text(new, "utf-8")
        draft.replace(path)
    except OSError as error:
        raise JudgementError(f"cannot be written: {error.strerror}", where=str(path)) from error
    return new


def content(path: Path) -> str | None:
    """Return what a file of judgements holds; None where there is no such file.

    Raises:
        JudgementError: It cannot be read.
    """
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"cannot be read: {error}", where=str(path)) from error
