"""Incidents, named actors, places and reports as FollowTheMoney entities, one JSON object a line, ordered by id.

``Event`` has no attacker and no target: everybody named is ``involved``, and an ``UnknownLink`` from the actor to the
event says the role. Groups without a name ("three soldiers") are no entities, which would be matched with those of
other data; their words stand in the event's description. The library cleans and checks each value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rdflib import SDO, SKOS, Graph, URIRef

from kg.export.incidents import EXACT, SEPARATOR, Actor, Place, Row, Rows, Source, Toll
from kg.export.optional import optional
from kg.ids import content_id
from kg.viz.columns import Columns, last_part, short_id
from kg.vocab import KG

#: Class of the ontology -> schema; any other is an Organization.
_SCHEMATA: Mapping[str, str] = {
    "Person": "Person",
    "State": "PublicBody",
    "StateForce": "PublicBody",
    "Actor": "LegalEntity",
}

#: Affiliations in words, from the subject to the object.
_TIES: Mapping[URIRef, str] = {
    KG.backedBy: "backed by",
    KG.leads: "leads",
    KG.speaksFor: "speaks for",
    KG.memberOf: "member of",
}

#: What an id of the library may be made of.
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")

_WIKIDATA = "http://www.wikidata.org/entity/"

Properties = Mapping[str, Iterable[object]]


def as_ftm(graph: Graph) -> bytes:
    """Return the incidents that happened, and all named actors, as FollowTheMoney JSON lines.

    Raises:
        OptionError: followthemoney is not installed.
    """
    model = optional("followthemoney", format_="ftm").model
    columns = Columns(graph)
    rows = Rows(columns)
    named = {actor.iri: actor for actor in rows.actors() if actor.is_named}
    made: dict[str, str] = {}
    for schema, id_, properties in _entities(rows.all(), named, columns):
        made[id_] = _line(model.make_entity(schema), id_, properties)
    return "".join(made[id_] for id_ in sorted(made)).encode()


def _entities(
    rows: tuple[Row, ...], named: Mapping[str, Actor], columns: Columns
) -> Iterator[tuple[str, str, Properties]]:
    for actor in named.values():
        yield _schema(actor), entity_id(actor.iri), _actor(actor, columns)
    yield from _ties(named, columns)
    for row in rows:
        yield "Event", entity_id(row.iri), _event(row)
        yield from _parts(row)
        yield from (("Address", entity_id(place.iri), _address(place)) for place in row.places)
        yield from (("Article", entity_id(source.iri), _article(source)) for source in row.sources)


def _line(proxy: Any, id_: str, properties: Properties) -> str:
    proxy.id = id_
    for name, values in properties.items():
        proxy.add(name, [str(value) for value in values if value not in (None, "")])
    found = proxy.to_dict()
    ordered = {name: sorted(values) for name, values in found["properties"].items()}
    return json.dumps({**found, "properties": ordered}, ensure_ascii=False, sort_keys=True) + "\n"


def entity_id(iri: str) -> str:
    """Return the id of an entity: "incident-4fda...", or a hash where its path has signs that no id may have."""
    kind, _, name = short_id(URIRef(iri)).partition("/")
    readable = f"{kind}-{name}"
    return readable if _ID.fullmatch(readable) else f"thing-{content_id(iri)}"


def _schema(actor: Actor) -> str:
    return _SCHEMATA.get(actor.cls, "Organization")


def _actor(actor: Actor, columns: Columns) -> Properties:
    node = URIRef(actor.iri)
    return {
        "name": [actor.label],
        "alias": columns.texts(node, SKOS.altLabel),
        "country": [actor.country],
        "wikidataId": [last_part(other) for other in columns.all(node, SDO.sameAs) if str(other).startswith(_WIKIDATA)],
    }


def _event(row: Row) -> Properties:
    return {
        "name": [row.label],
        "recordId": [row.id],
        "keywords": [row.type_label],
        "startDate": [row.earliest],
        "endDate": [row.latest],
        "location": [place.label for place in row.places],
        "addressEntity": [entity_id(place.iri) for place in row.places],
        "country": [place.country for place in row.places],
        "involved": [entity_id(actor.iri) for actor in (*row.initiators, *row.targets) if actor.is_named],
        "summary": [_summary(row)],
        "description": [_description(row)],
        "proof": [entity_id(source.iri) for source in row.sources],
        "publisher": [source.publisher for source in row.sources],
        "sourceUrl": [source.url for source in row.sources],
    }


def _summary(row: Row) -> str:
    """Return status and tolls in words: the schema has no property for either."""
    tolls = (f"{harm} {_in_words(toll)}" for harm, toll in row.tolls.items())
    return SEPARATOR.join([f"{row.type_label}, {row.status}", *tolls])


def _in_words(toll: Toll) -> str:
    if toll.low == toll.high:
        return str(toll.low)
    bounds = f"{toll.low} or more" if toll.high is None else f"{toll.low} to {toll.high}"
    return bounds if toll.best is None else f"{bounds}, best {toll.best}"


def _description(row: Row) -> str:
    parts = {
        "initiators": [actor.label for actor in row.initiators],
        "targets": [actor.label for actor in row.targets],
        "objects": row.objects,
        "weapons": row.weapons,
    }
    return "\n".join(f"{name}: {SEPARATOR.join(values)}" for name, values in parts.items() if values)


def _parts(row: Row) -> Iterator[tuple[str, str, Properties]]:
    """Yield who did what in an incident, as links to it."""
    for role, actors in (("initiator", row.initiators), ("target", row.targets)):
        for actor in actors:
            if actor.is_named:
                proof = [entity_id(source.iri) for source in row.sources]
                yield _link(actor.iri, role, row.iri, proof=proof, startDate=[row.earliest], endDate=[row.latest])


def _ties(named: Mapping[str, Actor], columns: Columns) -> Iterator[tuple[str, str, Properties]]:
    for name, role in _TIES.items():
        for subject, objects in columns.table(name).items():
            pairs = ((str(subject), str(other)) for other in objects)
            yield from (_link(one, role, other) for one, other in pairs if one in named and other in named)


def _link(subject: str, role: str, other: str, **more: Iterable[object]) -> tuple[str, str, Properties]:
    ends = {"subject": [entity_id(subject)], "object": [entity_id(other)], "role": [role]}
    return "UnknownLink", f"link-{content_id(subject, role, other)}", {**ends, **more}


def _address(place: Place) -> Properties:
    point = place.point or (None, None)
    return {
        "full": [place.label],
        "name": [place.label],
        "country": [place.country],
        "longitude": [point[0]],
        "latitude": [point[1]],
        "remarks": [] if place.precision == EXACT else ["no exact place"],
    }


def _article(source: Source) -> Properties:
    return {
        "name": [source.title or source.id],
        "title": [source.title],
        "publishedAt": [source.published],
        "publisher": [source.publisher],
        "sourceUrl": [source.url],
    }
