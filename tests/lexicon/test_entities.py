"""The shipped lexicon: what must be one actor or place, what must be two, and what is known about them."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib.resources import files

import pytest

from kg.lexicon.entities import load_entities
from kg.lexicon.entries import SurfaceForm
from kg.lexicon.fold import fold
from kg.records import MentionKind, Relation

ENTITIES = load_entities()
FORMS = list(ENTITIES.surface_forms())
_MEANINGS: dict[str, set[str]] = defaultdict(set)
for _form in FORMS:
    if _form.kind != "capital":
        _MEANINGS[fold(_form.text)].add(_form.entry_id)


def meaning(name: str) -> set[str]:
    """Return the ids of the entries that ``name`` can mean, however it is spelt."""
    return _MEANINGS[fold(name)]


def form(text: str) -> SurfaceForm:
    """Return the one surface form with exactly this text."""
    (found,) = {each for each in FORMS if each.text == text}
    return found


@pytest.mark.parametrize(
    "names",
    [
        ("US Central Command", "U.S. Central Command", "United States Central Command", "CENTCOM"),
        ("Islamic State", "IS", "ISIS", "ISIL", "Daesh", "Da'esh", "Islamic State of Iraq and the Levant"),
        ("Kataib Hezbollah", "Kata'ib Hezbollah", "Kata’ib Hizballah"),
        ("Asa'ib Ahl al-Haq", "Asaib Ahl al-Haq", "AAH"),
        ("Harakat Hezbollah al-Nujaba", "Harakat al-Nujaba", "Nujaba"),
        ("US-led coalition", "U.S.-led coalition", "US-led international coalition", "international coalition"),
        ("CJTF-OIR", "Operation Inherent Resolve"),
        ("Houthis", "Ansar Allah", "Houthi movement"),
        ("Popular Mobilization Forces", "Popular Mobilisation Units", "Hashd al-Shaabi", "PMF"),
        ("Revolutionary Guards", "IRGC", "Islamic Revolutionary Guard Corps"),
        ("Coordination Framework", "Shiite Coordination Framework"),
        ("'We Build' coalition", "We Build coalition"),
        ("Iraq's parliament", "Iraqi parliament", "Council of Representatives of Iraq"),
        ("Basim al-Awadi", "Bassem al-Awadi"),
        ("Esmail Qaani", "Esmail Ghaani"),
        ("IDF", "Israeli army", "Israel Defense Forces"),
        ("FMLN", "Farabundo Marti National Liberation Front"),
        ("Shining Path", "Sendero Luminoso"),
        ("Ain al-Asad", "Ain al-Asad airbase", "Ain al-Assad base", "Al Asad Air Base"),
        ("Deir ez-Zor", "Deir al-Zor", "Dayr az Zawr", "Deir Ezzor"),
        ("Jurf al-Sakhr", "Jurf al-Nasr"),
        ("Kyiv", "Kiev"),
        ("U.S.", "US", "USA", "United States", "America"),
        ("AC-130", "AC-130 gunship"),
    ],
)
def test_names_of_one_entry(names: tuple[str, ...]) -> None:
    (first, *others) = [meaning(name) for name in names]
    assert len(first) == 1
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kataib Hezbollah", "Hezbollah"),
        ("Harakat Hezbollah al-Nujaba", "Hezbollah"),
        ("Islamic Resistance in Iraq", "Islamic State"),
        ("Islamic Resistance Movement", "Islamic Resistance in Iraq"),
        ("Islamic State", "Islamic State Khorasan Province"),
        ("Hamas", "Hama"),
        ("US-led coalition", "We Build coalition"),
        ("US-led coalition", "Saudi-led coalition"),
        ("Iran", "Iraq"),
        ("Iraqi parliament", "Iranian parliament"),
        ("Taliban", "Pakistani Taliban"),
        ("al-Qaeda", "al-Qaeda in the Arabian Peninsula"),
        ("Quds Force", "al-Quds Brigades"),
        ("Al-Nusra Front", "Al-Qaeda"),
        ("SAF", "SDF"),
        ("Niger", "Nigeria"),
        ("Guinea", "Guinea-Bissau"),
        ("Republic of the Congo", "DR Congo"),
        ("Gaza", "Gaza City"),
        ("Tripoli", "Tripoli, Lebanon"),
        ("Kirkuk", "Kirkuk province"),
        ("Al-Shaddadi", "Al-Shaddadi base"),
        ("Lebanese Forces", "Lebanese army"),
        ("drone", "sea drone"),
    ],
)
def test_names_of_different_entries(left: str, right: str) -> None:
    assert meaning(left)
    assert meaning(right)
    assert not meaning(left) & meaning(right)


@pytest.mark.parametrize(
    ("subject", "relation", "other"),
    [
        ("kataib-hezbollah", Relation.BACKED_BY, "actor/ir"),
        ("asaib-ahl-al-haq", Relation.BACKED_BY, "actor/ir"),
        ("hezbollah", Relation.MEMBER_OF, "actor/axis-of-resistance"),
        ("qais-al-khazali", Relation.LEADS, "actor/asaib-ahl-al-haq"),
        ("hadi-al-amiri", Relation.LEADS, "actor/we-build-coalition"),
        ("basim-al-awadi", Relation.SPEAKS_FOR, "actor/iraqi-government"),
        ("centcom", Relation.MEMBER_OF, "actor/us-armed-forces"),
    ],
)
def test_known_ties(subject: str, relation: Relation, other: str) -> None:
    assert (relation, other) in ENTITIES.affiliations(f"actor/{subject}")


def test_what_is_no_actor_has_no_ties() -> None:
    assert ENTITIES.affiliations("place/anbar") == ()


def test_islamic_state_has_no_backer() -> None:
    assert ENTITIES.actors["actor/islamic-state"].backers == ()


def test_every_parent_backer_and_leader_leads_to_an_entity() -> None:
    for actor in ENTITIES.actors.values():
        for other in (*actor.parents, *actor.backers, *actor.leads, *actor.speaks_for):
            assert ENTITIES.entity(other).kind is MentionKind.ACTOR


def test_nobody_but_persons_leads_or_speaks() -> None:
    assert {actor.cls for actor in ENTITIES.actors.values() if actor.leads or actor.speaks_for} == {"Person"}


def test_years_are_in_order() -> None:
    for actor in ENTITIES.actors.values():
        if actor.since is not None and actor.until is not None:
            assert actor.since <= actor.until, actor.id


def test_wikidata_items_have_their_form() -> None:
    items = [actor.wikidata for actor in ENTITIES.actors.values() if actor.wikidata is not None]
    items += [country.wikidata for country in ENTITIES.countries.values() if country.wikidata is not None]
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    assert len(set(items)) == len(items)


def test_a_country_is_a_place_and_an_actor() -> None:
    place, actor = ENTITIES.entity("place/iq"), ENTITIES.entity("actor/iq")
    assert (place.kind, place.cls, place.precision) == (MentionKind.PLACE, "Location", 4)
    assert (actor.kind, actor.cls, actor.latitude) == (MentionKind.ACTOR, "State", None)
    assert place.same_as == actor.same_as == ("http://www.wikidata.org/entity/Q796",)


def test_the_label_point_of_a_country_is_not_its_capital() -> None:
    iraq, baghdad = ENTITIES.entity("place/iq"), ENTITIES.entity("place/baghdad")
    assert (iraq.latitude, iraq.longitude) != (baghdad.latitude, baghdad.longitude)


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        ENTITIES.entity("actor/nobody")


def test_a_place_with_coordinates_says_where_they_are_from() -> None:
    for place in ENTITIES.places.values():
        assert (place.latitude is None) == (place.longitude is None)
        assert place.latitude is None or place.source is not None, place.id


def test_places_of_one_country_lie_near_what_contains_them() -> None:
    """Ten degrees are far: a town pinned to its namesake elsewhere would be farther from its province."""
    for place in ENTITIES.places.values():
        for outer in (ENTITIES.entity(each) for each in place.within if each in ENTITIES.places):
            if place.latitude is not None and place.longitude is not None and outer.latitude is not None:
                assert abs(place.latitude - outer.latitude) < 5, place.id
                assert outer.longitude is not None
                assert abs(place.longitude - outer.longitude) < 5, place.id


def test_ain_al_asad_lies_west_of_baghdad() -> None:
    base, city = ENTITIES.entity("place/ain-al-asad"), ENTITIES.entity("place/baghdad")
    assert base.country == city.country == "IQ"
    assert base.longitude is not None
    assert city.longitude is not None
    assert base.longitude < city.longitude
    assert base.precision == 1


@pytest.mark.parametrize(
    ("text", "kind", "entry_id"),
    [
        ("Iraq", "country", "place/iq"),
        ("Iraqi", "adjective", "actor/iq"),
        ("Iraqis", "people", "actor/iq"),
        ("Tehran", "capital", "actor/ir"),
        ("Mosul", "place", "place/mosul"),
        ("Hamas", "actor", "actor/hamas"),
        ("ballistic missile", "weapon", "weapon/ballistic-missile"),
    ],
)
def test_surface_forms_say_what_they_name(text: str, kind: str, entry_id: str) -> None:
    assert (kind, entry_id) in {(each.kind, each.entry_id) for each in FORMS if each.text == text}


@pytest.mark.parametrize(
    "text", ["IS", "US", "U.S.", "UN", "CENTCOM", "Iran", "IRAN", "Hama", "We Build", "Coalition forces"]
)
def test_short_names_abbreviations_and_common_words_match_as_written(text: str) -> None:
    assert form(text).case_sensitive


@pytest.mark.parametrize("text", ["Kataib Hezbollah", "Mosul", "ballistic missile", "Iraqi"])
def test_other_names_match_in_any_case(text: str) -> None:
    assert not form(text).case_sensitive


def test_an_accented_name_is_also_found_without_accents() -> None:
    assert form("Medellín").entry_id == form("Medellin").entry_id == "place/medellin"


def test_everyday_words_are_no_names() -> None:
    everyday = {"it", "us", "is", "hit", "mine", "shell", "march", "may", "general", "coalition", "government", "army"}
    assert not everyday & {each.text for each in FORMS if not each.case_sensitive}
    assert not everyday & {each.text.lower() for each in FORMS if not each.case_sensitive}


def test_incident_types_of_weapons_are_known_to_the_incident_words() -> None:
    text = (files("kg.lexicon") / "incidents.toml").read_text(encoding="utf-8")
    known = set(re.findall(r"^\[([a-z-]+)\]", text, re.MULTILINE))
    suggested = {weapon.incident_type for weapon in ENTITIES.weapons.values()} - {None}
    assert suggested <= known


@pytest.mark.parametrize(
    ("weapon", "incident_type"),
    [
        ("ac-130", "air-strike"),
        ("drone", "drone-attack"),
        ("ballistic-missile", "missile-attack"),
        ("mortar", "shelling"),
        ("ied", "bombing"),
        ("suicide-vest", "suicide-bombing"),
        ("rifle", "shooting"),
        ("warship", None),
    ],
)
def test_weapons_suggest_an_incident_type(weapon: str, incident_type: str | None) -> None:
    assert ENTITIES.weapons[f"weapon/{weapon}"].incident_type == incident_type


def test_only_what_carries_weapons_is_a_platform() -> None:
    kinds = {weapon.kind for weapon in ENTITIES.weapons.values() if weapon.platform}
    assert {"aircraft", "drone", "tank", "ship"} <= kinds
    assert not kinds & {"missile", "bomb", "gun", "knife"}
