"""The lexicon's words against the ontology's meanings: no word may name a type that ``schema.ttl`` does not know."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import LexiconError
from kg.lexicon.entities import Entities
from kg.lexicon.words import Words
from kg.vocab import incident_types

_STANCES = "stances."


def check_types(words: Words, entities: Entities) -> None:
    """Return if every incident type and stance that the lexicon names is a concept of the ontology.

    Raises:
        LexiconError: A type is unknown; the message names the file, the table and the types that are known.
    """
    types = {name for name, concept in incident_types().items() if not concept.is_statement}
    stances = {name for name, concept in incident_types().items() if concept.is_statement}
    _check(words.types, types, where="incidents.toml", what="type of incident")
    named = (weapon.incident_type for weapon in entities.weapons.values() if weapon.incident_type is not None)
    _check(named, types, where="weapons.toml", what="type of incident")
    spoken = (name.removeprefix(_STANCES) for name in words.groups if name.startswith(_STANCES))
    _check(spoken, stances, where="cues.toml [stances]", what="stance")


def _check(names: Iterable[str], known: set[str], *, where: str, what: str) -> None:
    unknown = sorted(set(names) - known)
    if unknown:
        raise LexiconError(
            f"schema.ttl has no {what} {unknown[0]!r}",
            where=where,
            todo=f"add a concept to schema.ttl, or use one of {', '.join(sorted(known))}",
        )
