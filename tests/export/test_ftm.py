"""FollowTheMoney's own library takes every entity, every value and every reference."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.export import exported
from kg.export.ftm import entity_id
from tests.export.fiction import graph

library = pytest.importorskip("followthemoney", reason="followthemoney is not installed")


@pytest.fixture(scope="module")
def proxies() -> dict[str, Any]:
    lines = exported(graph(), "ftm").decode().splitlines()
    found = [library.model.get_proxy(json.loads(line), cleaned=False) for line in lines]
    assert [proxy.id for proxy in found] == sorted({proxy.id for proxy in found})
    return {proxy.id: proxy for proxy in found}


def test_every_value_is_valid(proxies: dict[str, Any]) -> None:
    lines = exported(graph(), "ftm").decode().splitlines()
    for data in map(json.loads, lines):
        library.model.get(data["schema"]).validate(data)
        assert proxies[data["id"]].to_dict()["properties"] == data["properties"]


def test_every_reference_leads_to_an_entity_that_fits(proxies: dict[str, Any]) -> None:
    references = [
        (prop, value) for proxy in proxies.values() for prop, value in proxy.itervalues() if prop.type.name == "entity"
    ]

    assert references
    for prop, value in references:
        assert proxies[value].schema.is_a(prop.range)


def test_an_event_has_days_places_and_who_is_named(proxies: dict[str, Any]) -> None:
    (shelling,) = (each for each in proxies.values() if each.first("keywords", quiet=True) == "shelling")

    assert shelling.schema.name == "Event"
    assert shelling.get("startDate") == shelling.get("endDate") == ["2031-05-02"]
    assert shelling.get("involved") == ["actor-army", "actor-colombia"]
    assert shelling.first("summary") == "shelling, asserted; killed 6 or more, best 6"
    assert proxies[shelling.first("addressEntity")].first("latitude") == "0.0"


def test_roles_are_links(proxies: dict[str, Any]) -> None:
    roles = {
        (each.first("subject"), each.first("role")) for each in proxies.values() if each.schema.name == "UnknownLink"
    }

    assert ("actor-navy", "initiator") in roles
    assert ("actor-vientos", "target") in roles
    assert ("actor-rosa-lima", "speaks for") in roles


def test_groups_without_a_name_are_words_and_no_entities(proxies: dict[str, Any]) -> None:
    assert "miners" not in {name for proxy in proxies.values() for name in proxy.get("name", quiet=True)}
    assert any("targets: miners" in (proxy.first("description", quiet=True) or "") for proxy in proxies.values())


def test_a_region_has_no_coordinates(proxies: dict[str, Any]) -> None:
    assert proxies["place-lirio-alto"].get("latitude") == []


def test_ids_are_readable_where_the_library_allows_it() -> None:
    base = "https://w3id.org/conflict-kg/id/"

    assert entity_id(f"{base}report/wire-3") == "report-wire-3"
    assert entity_id(f"{base}report/radio%2F1") != entity_id(f"{base}report/radio%2F2")
    assert all(library.registry.entity.validate(entity_id(iri)) for iri in (f"{base}report/~", "https://a.example/b"))
