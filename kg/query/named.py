"""The queries that come with the project: ``kg/queries/*.rq``, data with a header of comments.

    # title: One line that says what is asked
    # parameters: incident:event - what it means (default: all)
    #             from:date - the next one
    # lists: columns whose cells hold several values
    # example: kg query NAME

A line ``#values incident`` in the body becomes ``VALUES ?incident { ... }`` when the parameter is given, and stays a
comment when it is not; ``#values incident AS statement`` binds ``?statement``. So every file is SPARQL as it stands,
and a parameter enters as a term of RDF and never as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import XSD, Literal, URIRef

from kg.errors import QueryError
from kg.ids import ID, entity_iri, iri
from kg.records import Status
from kg.vocab import PREFIXES, TYPE, incident_types

_HEADER = re.compile(r"^# (title|parameters|lists|example): *(.*)$")
_MORE = re.compile(r"^#  +(.*)$")
_PARAMETER = re.compile(r"^(\w+):(\w+) - (.*)$")
_SLOT = re.compile(r"^([ \t]*)#values (\w+)(?: AS (\w+))?[ \t]*$", re.MULTILINE)
_EVENTS = ("incident", "series", "statement")
_SEGMENT = re.compile(r"[A-Za-z0-9._~%:-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a query can be asked about; ``kind`` is one of those that ``to_terms`` knows."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """One query of the project.

    Attributes:
        lists: Columns whose cells hold several values, joined by " | ".
        text: The file as it stands: SPARQL without its prefixes.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    lists: tuple[str, ...]
    example: str
    text: str

    @classmethod
    def of(cls, text: str) -> NamedQuery:
        """Return SPARQL of one's own, without a name and without parameters."""
        return cls(name="", title="", parameters=(), lists=(), example="", text=text)


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Return the queries of the project by name, in alphabetical order."""
    found = sorted(file.name for file in files("kg").joinpath("queries").iterdir() if file.name.endswith(".rq"))
    return MappingProxyType({name[:-3]: read_query(name[:-3], _text(name)) for name in found})


def _text(name: str) -> str:
    return files("kg").joinpath("queries").joinpath(name).read_text("utf-8")


def read_query(name: str, text: str) -> NamedQuery:
    """Return a query with what its header says; a query without a header has no parameters.

    Raises:
        QueryError: A parameter in the header cannot be read.
    """
    header = _header(text)
    return NamedQuery(
        name=name,
        title=" ".join(header.get("title", ())),
        parameters=tuple(_parameter(name, line) for line in header.get("parameters", ())),
        lists=tuple(" ".join(header.get("lists", ())).split()),
        example=" ".join(header.get("example", ())),
        text=text,
    )


def _header(text: str) -> dict[str, list[str]]:
    header: dict[str, list[str]] = {}
    field = ""
    for line in text.splitlines():
        start, more = _HEADER.match(line), _MORE.match(line)
        if start is not None:
            field = start[1]
            header[field] = [start[2].strip()]
        elif more is not None and field:
            header[field].append(more[1].strip())
        elif not line.startswith("#"):
            break
    return header


def _parameter(query: str, line: str) -> Parameter:
    match = _PARAMETER.match(line)
    if match is None or match[2] not in _TERMS:
        known = ", ".join(sorted(_TERMS))
        raise QueryError(f"parameter {line!r} is not 'name:kind - meaning'", where=query, todo=f"kinds: {known}")
    return Parameter(name=match[1], kind=match[2], meaning=match[3])


def bound(query: NamedQuery, values: Mapping[str, object]) -> str:
    """Return the SPARQL of ``query`` with ``values`` as its parameters; a value None leaves the parameter out.

    Raises:
        QueryError: A parameter is unknown, or its value is not of its kind.
    """
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    terms: dict[str, str] = {}
    for name, value in values.items():
        if name not in kinds:
            known = ", ".join(kinds) or "none"
            raise QueryError(f"no parameter {name!r}", where=query.name, todo=f"parameters: {known}")
        if value is not None:
            terms[name] = " ".join(term.n3() for term in to_terms(kinds[name], value, where=f"{query.name} {name}"))

    def filled(slot: re.Match[str]) -> str:
        if slot[2] not in terms:
            return slot[0]
        return f"{slot[1]}VALUES ?{slot[3] or slot[2]} {{ {terms[slot[2]]} }}"

    return _SLOT.sub(filled, query.text)


def to_terms(kind: str, value: object, *, where: str) -> tuple[URIRef | Literal, ...]:
    """Return the terms that a parameter's value can mean: an id alone may be that of an incident, series or statement.

    Raises:
        QueryError: ``value`` is not of ``kind``.
    """
    try:
        return _TERMS[kind](value)
    except ValueError as error:
        raise QueryError(f"{value!r} is no {kind}: {error}", where=where) from error


def _event(value: object) -> tuple[URIRef, ...]:
    text = str(value)
    known = _known_iri(text, _EVENTS)
    return (known,) if known is not None else tuple(URIRef(iri(kind, _plain(text))) for kind in _EVENTS)


def _actor(value: object) -> tuple[URIRef, ...]:
    text = str(value)
    known = _known_iri(text, ("actor",))
    return (known if known is not None else URIRef(entity_iri(f"actor/{_plain(text)}")),)


def _place(value: object) -> tuple[URIRef, ...]:
    text = str(value)
    known = _known_iri(text, ("place",))
    return (known if known is not None else URIRef(entity_iri(f"place/{_plain(text)}")),)


def _report(value: object) -> tuple[URIRef, ...]:
    text = str(value)
    known = _known_iri(text, ("report",))
    return (known if known is not None else URIRef(iri("report", text)),)


def _known_iri(text: str, kinds: Iterable[str]) -> URIRef | None:
    """Return the IRI that ``text`` is, or that it abbreviates as "kind:id" or "kind/id"."""
    for kind in kinds:
        for start in (f"{ID}{kind}/", f"{kind}:", f"{kind}/"):
            rest = text.removeprefix(start)
            if rest != text and _SEGMENT.fullmatch(rest):
                return URIRef(PREFIXES[kind] + rest)
    return None


def _plain(text: str) -> str:
    if not _SEGMENT.fullmatch(text) or ":" in text:
        raise ValueError("give its IRI or its id")
    return text


def _type(value: object) -> tuple[URIRef, ...]:
    if str(value) not in incident_types():
        raise ValueError(f"known are {', '.join(incident_types())}")
    return (TYPE[str(value)],)


def _date(value: object) -> tuple[Literal, ...]:
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return (Literal(day.isoformat()[:10], datatype=XSD.date),)


def _number(value: object) -> tuple[Literal, ...]:
    number = Decimal(str(value)) if str(value).replace(".", "", 1).isdigit() else None
    if number is None:
        raise ValueError("give a number that is not negative")
    return (Literal(number, datatype=XSD.decimal),)


def _days(value: object) -> tuple[Literal, ...]:
    if not str(value).isdigit():
        raise ValueError("give a whole number of days")
    return (Literal(f"P{int(str(value))}D", datatype=XSD.dayTimeDuration),)


def _status(value: object) -> tuple[Literal, ...]:
    if str(value) not in set(Status):
        raise ValueError(f"known are {', '.join(Status)}")
    return (Literal(str(value)),)


def _words(value: object) -> tuple[Literal, ...]:
    text = " ".join(str(value).split())
    if not text:
        raise ValueError("give some words")
    return (Literal(text),)


_TERMS: Mapping[str, Callable[[object], tuple[URIRef | Literal, ...]]] = {
    "event": _event,
    "actor": _actor,
    "place": _place,
    "report": _report,
    "type": _type,
    "date": _date,
    "days": _days,
    "number": _number,
    "status": _status,
    "words": _words,
}
