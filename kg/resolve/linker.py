"""The read side of resolution: which entity a mention refers to, and why.

Everything after ``resolve`` sees this record alone; how links are decided is the business of the modules beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.records import Entity, Link, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Canonical entities by id, and one link for every mention of the extractions it was made from."""

    entities: Mapping[str, Entity]
    links: Mapping[Mention, Link]

    def entity(self, mention: Mention) -> Entity:
        """Return the canonical entity of ``mention``. KeyError for a mention of another set of extractions."""
        return self.entities[self.links[mention].entity_id]

    def reason(self, mention: Mention) -> str:
        """Return why ``mention`` was linked to its entity, in words."""
        return self.links[mention].reason

    def ancestors(self, entity_id: str) -> tuple[str, ...]:
        """Return the ids of all entities that contain ``entity_id``, nearest first, each once."""
        seen: dict[str, None] = {}
        frontier = list(self.entities[entity_id].parents)
        while frontier:
            parent = frontier.pop(0)
            if parent not in seen and parent in self.entities:
                seen[parent] = None
                frontier.extend(self.entities[parent].parents)
        return tuple(seen)

    def country(self, entity_id: str) -> str | None:
        """Return the ISO 3166 code of the country that the entity lies in or belongs to."""
        for candidate in (entity_id, *self.ancestors(entity_id)):
            if (code := self.entities[candidate].country) is not None:
                return code
        return None
