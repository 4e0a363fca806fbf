"""The read-only door: what a query may be before any engine sees it.

Both engines follow SERVICE to any address, rdflib also FROM, and a query of a hundred thousand nested groups ends the
process of the native one. So a query is measured first and parsed second, and nothing that fails is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError

#: Characters and levels of brackets. The queries of the project stay below 3,000 and 5.
MAX_LENGTH = 64 * 1024
MAX_DEPTH = 64

#: Operators, patterns and list items in one query. Engines walk long chains of them by recursion, and order patterns in
#: a time that grows faster than their number: 900 patterns did not end within a minute.
MAX_PARTS = 300

_READ = "SELECT, ASK, CONSTRUCT and DESCRIBE are allowed"
_REFUSED = {
    "ServiceGraphPattern": "SERVICE sends parts of the graph to another machine",
    "DatasetClause": "FROM reads another graph",
}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
_PART = re.compile(
    r"\|\||&&|[!+\-*/^|?=<>](?!\w)|!|[.;,](?=\s|$)|\b(?:UNION|OPTIONAL|MINUS|FILTER|NOT|GRAPH|BIND|AS)\b", re.IGNORECASE
)


def check(text: str) -> None:
    """Raise QueryError unless ``text`` is a read-only query within limits that stays inside the graph it is put to."""
    if len(text) > MAX_LENGTH:
        raise QueryError(f"query of {len(text)} characters", todo=f"{MAX_LENGTH} are allowed")
    for form in (text, _ESCAPE.sub(_char, text)):
        _measure(_OPAQUE.sub(" ", form))
    parts = list(_parts(_parsed(text)))
    for part in parts:
        reason = _REFUSED.get(part.name)
        if reason is not None:
            raise QueryError(reason, todo="take it out of the query")
    _check_prefixes(parts)


def _char(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _measure(bare: str) -> None:
    depth = 0
    for bracket in re.findall(r"[{}()\[\]]", bare):
        depth += 1 if bracket in "{([" else -1
        if depth > MAX_DEPTH:
            raise QueryError(f"query nested more than {MAX_DEPTH} deep", todo="split it")
    if len(_PART.findall(bare)) > MAX_PARTS:
        raise QueryError(f"query with more than {MAX_PARTS} patterns and operators", todo="split it")


def _parsed(text: str) -> object:
    try:
        return parseQuery(text)
    except RecursionError as error:
        raise QueryError("query is nested too deep", todo="split it") from error
    except Exception as error:  # pyparsing and rdflib raise many kinds, and any of them means: no query
        raise QueryError(f"query cannot be read: {_first_line(error)}", todo=_READ) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _check_prefixes(parts: Iterable[CompValue]) -> None:
    """Name a prefix that stands for nothing: the engines say only that there is one, or print their grammar."""
    named: dict[str, list[str]] = {"PrefixDecl": [], "pname": []}
    for part in parts:
        if part.name in named:
            named[part.name].append(str(part["prefix"]) if "prefix" in part else "")
    unknown = next((prefix for prefix in named["pname"] if prefix not in named["PrefixDecl"]), None)
    if unknown is not None:
        known = ", ".join(f"{prefix}:" for prefix in sorted(set(named["PrefixDecl"])))
        raise QueryError(
            f"query has the prefix {unknown}: for nothing", todo=f"say PREFIX {unknown}: <...>; known: {known}"
        )


def _parts(tree: object) -> Iterator[CompValue]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, CompValue):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, str | bytes):
            continue
        elif hasattr(node, "__iter__"):
            waiting.extend(node)
