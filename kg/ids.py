"""Identifiers: content hashes for what the project makes, and IRIs for whatever has a name.

An identifier is a function of what it names: the same input gives the same bytes on every machine and in every order.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

#: Namespace of everything that a build mints. The ontology and the type scheme stand beside it.
ID = "https://w3id.org/conflict-kg/id/"

#: Hexadecimal digits of a content hash: 80 bits, one accidental pair among 10**9 things in about 2.4 million builds.
DIGITS = 20

#: Segments that would vanish when an IRI is resolved, and the unreserved sign that stands for the empty one.
_UNSAFE = {"": "~", "~": "%7E", ".": "%2E", "..": "%2E%2E"}


def content_id(*parts: str) -> str:
    """Return 20 hexadecimal digits that name ``parts``; different sequences of parts get different digits.

    Every part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
    """
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


@lru_cache(maxsize=2**14)  # the ids of accounts and reports stand in many IRIs
def segment(name: str) -> str:
    """Return ``name`` as one segment of an IRI: ASCII, without a slash, reversible, never empty."""
    return _UNSAFE.get(name) or quote(name.encode("utf-8", "surrogatepass"), safe="")


def iri(kind: str, *names: str) -> str:
    """Return the absolute IRI of a thing: ``iri("evidence", "a/b", "0-9")`` ends in ``evidence/a%2Fb:0-9``.

    Different kinds and names give different IRIs. The colon keeps what follows the kind one local name of a prefix.
    """
    return f"{ID}{segment(kind)}/{':'.join(map(segment, names))}"


def entity_iri(entity_id: str) -> str:
    """Return the IRI of an entity, whose id is a path such as ``place/iq``."""
    return iri(*entity_id.split("/"))
