"""A page for everything that has an IRI, at that IRI's path: as HTML for people, as RDF for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.export import exported
from kg.ids import ID
from kg.query.results import short
from kg.review.dossier import dossier_lines
from kg.serve.negotiation import chosen
from kg.serve.snapshots import Snapshots
from kg.vocab import KG

#: Where the pages are: the path of every IRI that a build mints begins so.
ROOT = urlsplit(ID).path

#: Forms of a page, with the media types that ask for them.
FORMS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "html": ("text/html", "application/xhtml+xml"),
        "jsonld": ("application/ld+json", "application/json"),
        "turtle": ("text/turtle",),
        "ntriples": ("application/n-triples",),
    }
)

_EVENTS = (KG.Incident, KG.IncidentSeries, KG.Statement)

#: Links in lines travel as private characters around their words, since the words are escaped later.
_OPEN, _CLOSE = "\ue000", "\ue001"
_LINKED = re.compile(f"{_OPEN}([0-9]+):(.*?){_CLOSE}", re.DOTALL)

#: What a line tells, in the dossier's first column.
_PART = re.compile(r"([a-z][a-z ]*?) {2,}")

#: Properties that lead to a thing, and what the events at their other end are to it.
_SEEN_FROM: Mapping[URIRef, str] = MappingProxyType(
    {
        KG.initiator: "Initiated",
        KG.target: "Was the target of",
        KG.claimedBy: "Claims",
        KG.attributedBy: "Attributes to somebody",
        KG.deniedBy: "Denies",
        KG.speaker: "Said",
        KG.location: "Happened here",
        KG.near: "Happened near here",
        KG.locatedIn: "Lies in it",
        KG.weapon: "Used in",
        KG.targetObject: "Hit in",
        KG.backedBy: "Backs",
        KG.memberOf: "Has as member",
        KG.leads: "Is led by",
        KG.speaksFor: "Is spoken for by",
    }
)

#: Properties that are told in another place, or to programs alone.
_LEFT_OUT = frozenset({RDF.type, RDFS.label, KG.sha256})

#: Rows of one section; a page is for reading, and queries give all.
_ROWS = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the address that they link to; empty for words alone."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, set in by so many steps; ``part`` names what it tells, where it says so."""

    pieces: tuple[Piece, ...]
    indent: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; one without a heading goes on with what stands above it."""

    title: tuple[Piece, ...]
    lines: tuple[Line, ...]


def page(request: Request) -> Response:
    """Answer a request for the thing whose IRI has the path of the request."""
    iri = ID + _rest(request)
    form = request.query_params.get("format") or chosen(request.headers.get("accept", ""), FORMS)
    if form is None or form not in FORMS:
        raise HTTPException(406, f"pages come as {', '.join(FORMS)}")
    snapshots: Snapshots = request.app.state.snapshots
    graph = snapshots.current().graph
    node = URIRef(iri)
    if (node, None, None) not in graph:
        raise HTTPException(404, f"the graph has nothing at {short(iri)}")
    if form != "html":
        return _as_rdf(graph, node, form)
    return HTMLResponse(render("page.html.j2", **described(graph, node)))


def _rest(request: Request) -> str:
    """Return the path below ``ROOT`` as it was sent: what an IRI escapes stays escaped."""
    raw: bytes = request.scope.get("raw_path", request.url.path.encode())
    rest = raw.decode("ascii", "replace").partition("?")[0].removeprefix(ROOT)
    if not re.fullmatch(r"[A-Za-z0-9._~%:/-]+", rest):
        raise HTTPException(404, "no such page")
    return rest


def _as_rdf(graph: Graph, node: URIRef, form: str) -> Response:
    """Return the triples that a node stands in, on either side, and what the nodes in them are called."""
    about = Graph(bind_namespaces="none")
    for triple in chain(graph.triples((node, None, None)), graph.triples((None, None, node))):
        about.add(triple)
    for end in set(about.subjects()) | set(about.objects()):
        for named in graph.triples((end, RDFS.label, None)):
            about.add(named)
    return Response(exported(about, form), media_type=FORMS[form][0])


# -------------------------------------------------------------------------------------------------------- what is told


def described(graph: Graph, node: URIRef) -> dict[str, object]:
    """Return what the template of a page needs to know of a node."""
    classes = set(graph.objects(node, RDF.type))
    sections = _dossier(graph, node) if classes & set(_EVENTS) else tuple(_facts(graph, node, classes))
    return {
        "title": _name(graph, node),
        "iri": str(node),
        "kind": ", ".join(sorted(str(cls).rpartition("#")[2] for cls in classes)),
        "path": address(node),
        "sections": sections,
        "forms": [form for form in FORMS if form != "html"],
    }


def _dossier(graph: Graph, event: URIRef) -> tuple[Section, ...]:
    """Return the dossier of ``kg show`` in sections; an empty line begins another."""
    nodes: list[Node] = []

    def link(node: Node, text: str) -> str:
        nodes.append(node)
        return f"{_OPEN}{len(nodes) - 1}:{text}{_CLOSE}"

    _, *lines = dossier_lines(graph, event, link)
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        else:
            blocks.append([])
    sections = []
    for number, block in enumerate(block for block in blocks if block):
        is_headed = not block[0].startswith(" ") and number > 0
        title = tuple(_pieces(block[0], nodes)) if is_headed else ()
        rest = block[1:] if is_headed else block
        sections.append(Section(title, tuple(_line(line, nodes) for line in rest)))
    return tuple(sections)


def _line(line: str, nodes: Sequence[Node]) -> Line:
    """Return a line of the dossier: what sets it in, the part that stands in a column of its own, and the rest."""
    words = line.lstrip()
    part = _PART.match(words)
    steps = min(3, (len(line) - len(words)) // 3)
    rest = words if part is None else words[part.end() :]
    return Line(tuple(_pieces(rest, nodes)), steps, "" if part is None else part[1])


def _pieces(line: str, nodes: Sequence[Node]) -> Iterator[Piece]:
    """Yield the pieces of a line with marked links."""
    at = 0
    for match in _LINKED.finditer(line):
        if int(match[1]) >= len(nodes):  # words of a report that look like a mark
            continue
        yield Piece(line[at : match.start()])
        yield Piece(match[2], address(nodes[int(match[1])]))
        at = match.end()
    yield Piece(line[at:])


def _facts(graph: Graph, node: URIRef, classes: set[Node]) -> Iterator[Section]:
    """Yield what stands at a node itself, and then what leads to it, property by property."""
    own = [
        Line((_linked(graph, value),), part=_words(predicate))
        for predicate, value in sorted(graph.predicate_objects(node), key=lambda pair: tuple(map(str, pair)))
        if predicate not in _LEFT_OUT
    ]
    yield Section((), tuple(own))
    if KG.Report in classes:
        told = (event for account in graph.subjects(KG.inReport, node) for event in graph.objects(account, KG.event))
        yield from _section(graph, "Tells of", told)
    for predicate, title in _SEEN_FROM.items():
        yield from _section(graph, title, graph.subjects(predicate, node))
    if not classes & {KG.Report, KG.Actor, KG.Location, KG.Weapon, KG.TargetObject}:
        for predicate in sorted({URIRef(str(edge)) for edge in graph.predicates(None, node)}):
            yield from _section(graph, f"Is {_words(predicate)} of", graph.subjects(predicate, node))


def _section(graph: Graph, title: str, nodes: Iterable[Node]) -> Iterator[Section]:
    found = sorted({node for node in nodes if not _is_claim(graph, node)}, key=lambda node: _order(graph, node))
    if not found:
        return
    lines = [
        Line((Piece(f"{day}  " if (day := _day(graph, node)) else ""), _linked(graph, node))) for node in found[:_ROWS]
    ]
    if len(found) > _ROWS:
        lines.append(Line((Piece(f"and {len(found) - _ROWS:,} more"),)))
    yield Section((Piece(f"{title} ({len(found):,})"),), tuple(lines))


def _is_claim(graph: Graph, node: Node) -> bool:
    """Tell whether a node is what a report says of an event rather than an event or a thing."""
    return graph.value(node, KG.evidence) is not None or graph.value(node, RDFS.label) is None


def _order(graph: Graph, node: Node) -> tuple[str, str, str]:
    return _day(graph, node) or "9999", _name(graph, node), str(node)


def _day(graph: Graph, node: Node) -> str:
    return str(
        graph.value(node, KG.earliest) or graph.value(node, KG.latest) or graph.value(node, DCTERMS.issued) or ""
    )


def _name(graph: Graph, node: Node) -> str:
    return str(graph.value(node, RDFS.label) or graph.value(node, SKOS.prefLabel) or short(str(node)))


def _words(predicate: Node) -> str:
    """Return what a property is called: "geoPrecision" reads "geo precision"."""
    name = str(predicate).replace("#", "/").rpartition("/")[2]
    return re.sub(r"(?<=[a-z])([A-Z])", lambda match: f" {match[1].lower()}", name)


def _linked(graph: Graph, node: Node) -> Piece:
    return Piece(_name(graph, node), address(node)) if isinstance(node, URIRef) else Piece(str(node))


def address(node: Node) -> str:
    """Return where a link to a node leads: its page here, its web address, or nowhere."""
    text = str(node)
    if text.startswith(ID):
        return urlsplit(text).path
    return text if isinstance(node, URIRef) and text.startswith(("https://", "http://")) else ""


# ---------------------------------------------------------------------------------------------------------------- HTML


def render(template: str, **values: object) -> str:
    """Return a page; everything that is filled in is escaped, and shows no control characters."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("kg.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.finalize = visible
    return made


def visible(value: object) -> object:
    """Return words without characters that show nothing or turn the line around; other values as they are."""
    if type(value) is not str or value.isprintable():
        return value
    return "".join(char if char.isprintable() or char == "\n" else " " for char in value)
