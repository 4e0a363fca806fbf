"""One TOML file of the lexicon, read with checks: a complaint names file, line, entry and what is known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from kg.errors import LexiconError

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KNOWN_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A parsed TOML file: settings at its top, one table an entry."""

    name: str
    text: str
    content: Mapping[str, Any]

    def entries(self) -> Iterator[tuple[str, Row]]:
        """Yield the id and the row of every entry, in file order."""
        for key, fields in self.content.items():
            if isinstance(fields, dict) and key != "kinds":
                yield key, Row(self, key, fields)

    def words(self, setting: str) -> tuple[str, ...]:
        """Return the list of words that stands under ``setting`` at the top of the file; empty without it."""
        return _strings(self.content.get(setting, []), lambda: self.error(setting, "must be a list of strings"))

    def kinds(self) -> Mapping[str, Any]:
        """Return the ``[kinds]`` table: what the file says of each kind of entry."""
        return dict(self.content.get("kinds", {}))

    def error(self, entry: str, what: str, *, todo: str = "") -> LexiconError:
        """Return the error to raise about ``entry``."""
        return LexiconError(f"[{entry}] {what}", where=f"{self.name}{self._line(entry)}", todo=todo)

    def _line(self, entry: str) -> str:
        found = re.search(rf'^\[?"?{re.escape(entry)}"?\s*[\]=]', self.text, re.MULTILINE)
        return "" if found is None else f":{self.text.count(chr(10), 0, found.start()) + 1}"


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one entry, taken by type."""

    table: Table
    key: str
    fields: Mapping[str, Any]

    def only(self, allowed: frozenset[str]) -> None:
        """Stop on a field that is not among ``allowed`` (a misspelt field would silently say nothing)."""
        unknown = sorted(self.fields.keys() - allowed)
        if unknown:
            raise self.error(f"has an unknown field: {unknown[0]}", known=allowed)

    def name(self) -> str:
        """Return the entry's name; it must have one."""
        name = self.text("name")
        if name is None or not name.strip():
            raise self.error("has no name", todo='add: name = "..."')
        return name

    def text(self, field: str) -> str | None:
        """Return a string, or None when the field is absent."""
        value = self.fields.get(field)
        if value is not None and not isinstance(value, str):
            raise self.error(f"{field} must be a string")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of strings as a tuple; one string counts as a list of one."""
        value = self.fields.get(field, [])
        listed = [value] if isinstance(value, str) else value
        return _strings(listed, lambda: self.error(f"{field} must be a list of strings"))

    def flag(self, field: str) -> bool:
        """Return a boolean; False when the field is absent."""
        value = self.fields.get(field, False)
        if not isinstance(value, bool):
            raise self.error(f"{field} must be true or false")
        return value

    def year(self, field: str) -> int | None:
        """Return a year, or None when the field is absent."""
        value = self.fields.get(field)
        if value is not None and not isinstance(value, int):
            raise self.error(f"{field} must be a year")
        return value

    def point(self) -> tuple[float, float] | tuple[None, None]:
        """Return latitude and longitude of ``point``, or two None when the field is absent."""
        value = self.fields.get("point")
        if value is None:
            return None, None
        if not _is_point(value):
            raise self.error("point must be [latitude, longitude] in degrees")
        return float(value[0]), float(value[1])

    def one_of(self, field: str, known: Iterable[str]) -> str:
        """Return a string that must be one of ``known``."""
        value = self.text(field)
        if value is None or value not in known:
            raise self.error(f"has an unknown {field}: {value}", known=known)
        return value

    def slug(self) -> str:
        """Return the entry's id, which becomes part of an IRI."""
        if _SLUG.fullmatch(self.key) is None:
            raise self.error("is no valid id", todo="use lower case letters, digits and single hyphens")
        return self.key

    def error(self, what: str, *, known: Iterable[str] = (), todo: str = "") -> LexiconError:
        """Return the error to raise about this entry, with the names that are known."""
        return self.table.error(self.key, what, todo=todo or _listing(known))


def read_table(file: Traversable) -> Table:
    """Return the parsed TOML file.

    Raises:
        LexiconError: The file is missing or is no TOML.
    """
    try:
        text = file.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except OSError as error:
        raise LexiconError("cannot be read", where=file.name, todo=str(error)) from error
    except ValueError as error:  # tomllib.TOMLDecodeError gives the line; UnicodeDecodeError the byte
        raise LexiconError("is no valid TOML", where=file.name, todo=str(error)) from error
    return Table(file.name, text, content)


def _strings(value: object, complaint: Callable[[], LexiconError]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise complaint()
    return tuple(value)


def _is_point(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(part, int | float) for part in value):
        return False
    latitude, longitude = map(float, value)
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def _listing(known: Iterable[str]) -> str:
    names = sorted(known)
    rest = f" and {len(names) - _KNOWN_SHOWN} more" if len(names) > _KNOWN_SHOWN else ""
    return f"known: {', '.join(names[:_KNOWN_SHOWN])}{rest}" if names else ""
