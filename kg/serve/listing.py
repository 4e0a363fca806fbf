"""The first page: incidents by day, with the filters of ``/api/incidents``."""

from __future__ import annotations

from rdflib import URIRef
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.errors import KgError
from kg.query import named_queries
from kg.serve import api
from kg.serve.pages import address, render


def incidents_page(request: Request) -> Response:
    """Answer ``/``."""
    given = api.given(request)
    status, error = 200, ""
    found = api.Found()
    try:
        found = api.find(request.app.state.door, given)
    except KgError as reason:
        status, error = 400, str(reason)
    filters = [
        {"name": each.name, "kind": each.kind, "meaning": each.meaning, "value": given.get(each.name, "")}
        for each in named_queries()["incidents"].parameters
        if each.name != "incident"
    ]
    page = render(
        "incidents.html.j2",
        title="Incidents",
        filters=filters,
        error=error,
        total=found.total,
        incidents=[_row(each) for each in found.incidents],
        next=found.address("/", found.page + 1),
        previous=found.address("/", found.page - 1),
        json=found.address("/api/incidents", found.page),
    )
    return HTMLResponse(page, status)


def _row(incident: dict[str, object]) -> dict[str, object]:
    earliest, latest = incident["earliest"], incident["latest"]
    day = earliest if earliest == latest else f"{earliest or '?'} to {latest or '?'}"
    places, reports = incident["place"], incident["reports"]
    assert isinstance(places, list)
    assert isinstance(reports, list)
    return {
        **incident,
        "day": day or "",
        "path": address(URIRef(str(incident["incident"]))),
        "place": ", ".join(places),
        "reports": len(reports),
    }
