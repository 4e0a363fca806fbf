"""Named queries over HTTP, and incidents by what they are: JSON for programs that know no SPARQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import KgError, QueryError
from kg.query import Door, NamedQuery, Value, named_queries
from kg.query.answers import SEPARATOR
from kg.query.terms import to_value
from kg.serve.protocol import Wanted, answered
from kg.serve.responses import json_error

#: Incidents on a page where nothing else is said, and at most.
PAGE, MOST = 50, 1000


def queries(_: Request) -> Response:
    """Answer ``/api/queries``: every named query with what it asks, its parameters and its SPARQL."""
    return JSONResponse([_described(query) for query in named_queries().values()])


def _described(query: NamedQuery) -> dict[str, object]:
    parameters = [{"name": each.name, "kind": each.kind, "meaning": each.meaning} for each in query.parameters]
    return {"name": query.name, "title": query.title, "parameters": parameters, "sparql": query.text}


def named(request: Request) -> Response:
    """Answer ``/api/queries/NAME?parameter=value...&format=...`` with the rows, as ``/sparql`` does."""
    query = named_queries().get(request.path_params["name"])
    if query is None:
        raise HTTPException(404, "no such query; /api/queries lists them")
    parameters = given(request)
    wanted = Wanted.by(request.headers.get("accept", ""), parameters.pop("format", None))
    return answered(request.app.state.door, query, parameters, wanted, file=query.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of the incidents and series that fit some filters.

    Attributes:
        total: How many fit; ``incidents`` holds those of the page, in the order of their days.
    """

    filters: Mapping[str, str] = field(default_factory=dict)
    page: int = 1
    size: int = PAGE
    total: int = 0
    incidents: tuple[dict[str, object], ...] = ()

    def address(self, path: str, page: int) -> str:
        """Return the address of a page; an empty one where there is none."""
        if page < 1 or (page > 1 and (page - 1) * self.size >= self.total):
            return ""
        return f"{path}?{urlencode({**self.filters, 'page': page, 'size': self.size})}"


def incidents(request: Request) -> Response:
    """Answer ``/api/incidents?type=...&page=...``: incidents and series that fit all filters, one page of them.

    Filters are the parameters of the named query ``incidents``.
    """
    try:
        found = find(request.app.state.door, given(request))
    except KgError as error:
        return json_error(error)
    pages = {"next": found.page + 1, "previous": found.page - 1}
    links = {name: found.address("/api/incidents", at) or None for name, at in pages.items()}
    about = {"total": found.total, "page": found.page, "size": found.size, **links}
    return JSONResponse({**about, "incidents": found.incidents})


def find(door: Door, given: Mapping[str, str]) -> Found:
    """Return a page of incidents: ``page`` and ``size`` say which, everything else is a filter. It is of one snapshot.

    Raises:
        QueryError: A filter is unknown, or its value does not fit.
    """
    filters = {name: value for name, value in given.items() if name not in ("page", "size")}
    page, size = _number(given, "page", 1), _number(given, "size", PAGE, most=MOST)
    answer = door.ask("incidents", filters)
    several = frozenset(named_queries()["incidents"].lists)
    total, found = 0, []
    for row in answer.rows:
        if (page - 1) * size <= total < page * size:
            cells = zip(answer.columns, row, strict=True)
            found.append({name: _shown(to_value(cell), name in several) for name, cell in cells})
        total += 1
    return Found(filters=filters, page=page, size=size, total=total, incidents=tuple(found))


def _shown(value: Value, is_list: bool) -> object:
    if is_list:
        return [] if value is None else str(value).split(SEPARATOR)
    return value.isoformat() if isinstance(value, date) else value


def given(request: Request) -> dict[str, str]:
    """Return the parameters of the address; those without a value are left out, as a form sends them."""
    if len(request.query_params) != len(request.query_params.multi_items()):
        raise HTTPException(400, "each parameter can be given once")
    return {name: value for name, value in request.query_params.items() if value}


def _number(given: Mapping[str, str], name: str, default: int, *, most: int | None = None) -> int:
    text = given.get(name, str(default))
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    if number < 1 or (most is not None and number > most):
        raise QueryError(f"{name} is {text!r}", todo=f"give a number from 1{'' if most is None else f' to {most}'}")
    return number
