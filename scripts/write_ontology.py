"""Write ``docs/ontology.md`` from ``kg/schema.ttl``: every term with its comment, what it connects, and its alignments.

Usage::

    python scripts/write_ontology.py

The order and the sections are those of the Turtle file; the words are its labels and comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.vocab import KG, TYPE, read_graph

PAGE = Path(__file__).parent.parent / "docs" / "ontology.md"

_SECTION = re.compile(r"# -{20,} (.+)")
_TERM = re.compile(r"(kg|type):([\w-]+) a ")
_IN_COMMENT = re.compile(r"(?<![\w`/])(?:kg|schema|rdf|sem|oa|dcterms|skos):[A-Za-z]\w*(?:/\w+:\w+)?\*?")
_ALIGNED = {
    RDFS.subClassOf: "subclass of",
    RDFS.subPropertyOf: "subproperty of",
    SKOS.exactMatch: "exact match",
    SKOS.closeMatch: "close match",
    SKOS.broadMatch: "broad match",
    SKOS.narrowMatch: "narrow match",
    SKOS.relatedMatch: "related match",
    RDFS.seeAlso: "see also",
}
_INTRODUCTION = """\
# The ontology

*Written by `python scripts/write_ontology.py` from [`kg/schema.ttl`](../kg/schema.ttl): change that file instead.*

{comment}

Two layers stand in one graph. **Claims** say what each account of each report says, with the words and the speaker, and
are never overwritten. The **resolved view**, direct properties of an event, follows from claims of the accounts that
tell of something that happened, by the rules that the comments below give. How many values a property has, and of which
kind, stands in [`kg/shapes.ttl`](../kg/shapes.ttl); a build stops when its own graph breaks one of those shapes.

`kg schema` prints the Turtle.
"""


def page() -> str:
    """Return the page."""
    text = files("kg").joinpath("schema.ttl").read_text("utf-8")
    graph = read_graph("schema.ttl")
    ontology = next(graph.subjects(RDF.type, OWL.Ontology))
    sections = [_section(graph, title, terms) for title, terms in _sections(text)]
    return "\n".join([_INTRODUCTION.format(comment=_comment(graph, ontology)), *sections, _prefixes(text)])


def _sections(text: str) -> Iterator[tuple[str, Sequence[URIRef]]]:
    """Yield the headings of the Turtle file with the terms that are defined below each, without empty sections."""
    found: list[tuple[str, list[URIRef]]] = []
    for line in text.splitlines():
        heading, term = _SECTION.match(line), _TERM.match(line)
        if heading is not None:
            found.append((heading[1][:1].upper() + heading[1][1:], []))
        elif term is not None:
            found[-1][1].append((KG if term[1] == "kg" else TYPE)[term[2]])
    return ((title, terms) for title, terms in found if terms)


def _section(graph: Graph, title: str, terms: Sequence[URIRef]) -> str:
    """Return the table of a section, without the columns that would be empty."""
    columns = [name for name, cell in _COLUMNS.items() if any(cell(graph, term) for term in terms)]
    rows = [[_COLUMNS[name](graph, term) for name in columns] for term in terms]
    return _table(f"## {title}", columns, rows)


def _prefixes(text: str) -> str:
    known = re.findall(r"^@prefix (\w+): +<(.+)> \.$", text, re.MULTILINE)
    return _table("## Prefixes", ["prefix", "namespace"], [[f"`{prefix}:`", f"`{iri}`"] for prefix, iri in known])


def _table(heading: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join([heading, "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def _term(graph: Graph, term: URIRef) -> str:
    return f"`{_name(graph, term)}`"


def _connects(graph: Graph, term: URIRef) -> str:
    """Return what a property leads from and to: "`kg:Event` → `kg:Actor`"."""
    owners = _names(graph, [*graph.objects(term, RDFS.domain), *graph.objects(term, SDO.domainIncludes)])
    values = _names(graph, [*graph.objects(term, RDFS.range), *graph.objects(term, SDO.rangeIncludes)])
    return f"{owners or 'any'} → {values or 'any'}" if owners or values else ""


def _broader(graph: Graph, term: URIRef) -> str:
    return _names(graph, graph.objects(term, SKOS.broader))


def _meaning(graph: Graph, term: URIRef) -> str:
    return _IN_COMMENT.sub(r"`\g<0>`", _comment(graph, term)).replace("|", r"\|")


def _alignment(graph: Graph, term: URIRef) -> str:
    found = ((words, _names(graph, graph.objects(term, predicate))) for predicate, words in _ALIGNED.items())
    return "; ".join(f"{words} {names}" for words, names in found if names)


_COLUMNS: dict[str, Callable[[Graph, URIRef], str]] = {
    "term": _term,
    "connects": _connects,
    "below": _broader,
    "meaning": _meaning,
    "alignment": _alignment,
}


def _comment(graph: Graph, term: Node) -> str:
    return " ".join(str(graph.value(term, RDFS.comment) or "").split())


def _names(graph: Graph, terms: Iterable[Node]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(_name(graph, term) for term in terms))


def _name(graph: Graph, term: Node) -> str:
    return graph.namespace_manager.normalizeUri(str(term))


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
