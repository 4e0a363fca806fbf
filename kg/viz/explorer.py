"""Writes the explorer: one HTML file that holds the network, the evidence and the drawing engine, and loads nothing.

pyvis brings the engine (vis-network). The page around it is our own template, because pyvis' own loads a style sheet
from the internet, does not escape what it prints and runs physics when it opens.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import overload

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from rdflib import Graph

from kg.errors import StoreError
from kg.viz.pages import Answer, Pages

TITLE = "Conflict incident graph"

#: Height of the page in a cell of a notebook, in pixels.
CELL = 720

#: The page's own modules, in the order in which they build on each other.
SCRIPTS = (
    *("dom", "dates", "packed", "model", "source", "state", "claims", "visible", "focus", "path", "relax", "canvas"),
    *("shapes", "edges", "labels", "scene", "painter", "network", "plane", "located", "mapnotes", "atlas", "figures"),
    *("evidence", "start", "panel", "filters", "legend", "search", "columns", "table", "ticks", "timeline"),
    *("chronicle", "save", "views", "keys", "main"),
)

_ENGINE = "templates/lib/vis-9.1.2/vis-network.min.js"


@overload
def explore(graph: Graph, path: None = None, *, title: str = ...) -> Page: ...
@overload
def explore(graph: Graph, path: Path | str, *, title: str = ...) -> Path: ...
def explore(graph: Graph, path: Path | str | None = None, *, title: str = TITLE) -> Page | Path:
    """Return the explorer of a graph, or write it to ``path`` and return the path.

    The page opens from a file, needs no server, and makes no request. The same graph gives the same bytes. What is
    returned without a path is the page as text, which a notebook shows in its cell.

    Args:
        graph: The graph of a build; it may stand in memory or in a store.
        path: File to write, in UTF-8. Its folder must exist.
        title: Heading of the page.

    Raises:
        StoreError: The file cannot be written.
    """
    page = Page(render(*Pages(graph).whole(), title=title))
    if path is None:
        return page
    target = Path(path)
    try:
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"the explorer cannot be written: {error.strerror}", where=str(target)) from error
    return target


class Page(str):
    """The text of a page. In a notebook it is shown in a frame of its own, whose policy still forbids every request."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        frame = '<iframe srcdoc="{}" title="Explorer" style="width:100%;height:{}px;border:1px solid #dde2e8"></iframe>'
        return frame.format(escape(str(self)), CELL)


def served(pages: Pages, *, title: str = TITLE) -> str:
    """Return the page for a server: it holds the first view and asks ``api/explorer/`` beside it for the rest.

    The server answers ``api/explorer/NAME?...`` with ``pages.answer(NAME, options)`` as JSON.
    """
    return render(*pages.first(), title=title)


def render(data: Answer, evidence: Answer, base_map: Answer, *, title: str) -> str:
    """Return the page for its data. All text is escaped, and the page's policy lets only its own scripts run."""
    engine, own, style = _engine(), script(), _asset("explorer.css")
    template = _environment().from_string(_text("templates/explorer.html.j2"))
    blocks = {"data": data, "evidence-data": evidence, "map-data": base_map}
    policy = _policy(engine, own, style, served=data["served"])
    return template.render(title=title, policy=policy, engine=engine, script=own, style=style, blocks=blocks)


def _policy(engine: str, script: str, style: str, *, served: bool) -> str:
    """Return the content security policy: only the scripts and the style with these hashes, and no request of any kind.

    A page that is served may ask the place it came from.
    """
    scripts = " ".join(map(_hash, (engine, script)))
    asked = "'self'" if served else "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; "
        f"img-src data: blob:; connect-src {asked}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _engine() -> Markup:
    """Return vis-network as pyvis brings it, without the line that makes developer tools ask for a source map."""
    spec = find_spec("pyvis")  # found, not imported: that takes 0.5 s
    assert spec is not None and spec.origin is not None
    text = Path(spec.origin).parent.joinpath(_ENGINE).read_text("utf-8")
    return Markup(text.partition("//# sourceMappingURL=")[0])


@cache
def script() -> Markup:
    """Return the page's own modules as the one script that runs."""
    modules = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return Markup(f'(() => {{\n"use strict";\n{modules}\n}})();\n')


@cache
def _asset(name: str) -> Markup:
    return Markup(_text(f"assets/{name}"))


def _text(name: str) -> str:
    return files("kg.viz").joinpath(name).read_text("utf-8")


def _environment() -> Environment:
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    made.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True, "allow_nan": False}
    return made
