"""Resolution: what a mention refers to and why, and which look-alikes never become one."""

from __future__ import annotations

from itertools import count, permutations

import pytest

from kg.lexicon.entities import load_entities
from kg.lexicon.entries import country_code
from kg.lexicon.gazetteer import load_gazetteer
from kg.lexicon.words import load_words
from kg.records import Entity, Extraction, Mention, MentionKind, Quantity, Report, Span
from kg.resolve import Linker, resolve
from kg.resolve.atlas import Atlas, countries_of
from kg.resolve.places import link_place

ACTOR, PLACE, WEAPON, OBJECT = MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT
_POSITIONS = count()


def named(text: str, report: str = "a", kind: MentionKind = ACTOR, **more: object) -> Mention:
    """Return a mention by a proper name that the lexicon did not mark in the text."""
    return described(text, report, kind, name=text, **more)


def described(text: str, report: str = "a", kind: MentionKind = ACTOR, **more: object) -> Mention:
    """Return a mention by words, each in a place of its own."""
    start = 100 * next(_POSITIONS)
    facts: dict[str, object] = {"noun": text.split()[-1].lower(), **more}
    span = Span(report_id=report, start=start, end=start + len(text))
    return Mention(kind=kind, text=text, span=span, **facts)  # type: ignore[arg-type]


def linked(*mentions: Mention) -> Linker:
    """Return the linker of the reports that the mentions stand in."""
    return resolve(extractions(mentions))


def extractions(mentions: tuple[Mention, ...]) -> list[Extraction]:
    """Return one extraction a report, with its mentions."""
    reports = sorted({mention.span.report_id for mention in mentions})
    return [
        Extraction(
            report=Report(id=report, text=""),
            mentions=tuple(mention for mention in mentions if mention.span.report_id == report),
        )
        for report in reports
    ]


def ids(*mentions: Mention) -> list[str]:
    """Return the id of the entity that each mention refers to."""
    linker = linked(*mentions)
    return [linker.entity(mention).id for mention in mentions]


def only(mention: Mention) -> tuple[Entity, str]:
    """Return the entity of a mention that stands alone, and the reason."""
    linker = linked(mention)
    return linker.entity(mention), linker.reason(mention)


# --------------------------------------------------------------------------------------------------------- the lexicon


def test_a_marked_name_is_the_lexicons_entry() -> None:
    entity, reason = only(named("KH", entry="actor/kataib-hezbollah"))
    assert (entity.label, reason) == ("Kataib Hezbollah", "lexicon")


def test_an_unmarked_name_is_looked_up_as_it_folds() -> None:
    entity, reason = only(named("KATA’IB HEZBOLLAH"))
    assert (entity.id, reason) == ("actor/kataib-hezbollah", "name in the lexicon")


def test_another_transliteration_of_two_words_is_the_entry() -> None:
    entity, reason = only(named("Katayib Hizbullah"))
    assert (entity.id, reason) == ("actor/kataib-hezbollah", "spelling of a name in the lexicon")


def test_another_spelling_of_one_word_is_no_identity() -> None:
    entity, reason = only(named("Hezbolla"))
    assert (entity.id, reason) == ("actor/named-hezbolla", "name")


def test_what_contains_and_backs_an_entity_is_known_too() -> None:
    linker = linked(named("KH", entry="actor/kataib-hezbollah"))
    assert "actor/popular-mobilization-forces" in linker.ancestors("actor/kataib-hezbollah")
    assert "actor/ir" in linker.entities
    assert linker.country("actor/kataib-hezbollah") == "IQ"


# ------------------------------------------------------------------------------------------------------- state bodies


def test_the_forces_of_a_state_are_one_body_whatever_the_noun() -> None:
    found = ids(
        described("Chilean forces", noun="force", country="CL"),
        described("the military of Chile", noun="military", country="CL"),
        described("Chile's army", "b", noun="army", country="CL"),
    )
    assert found == ["actor/cl-forces"] * 3


@pytest.mark.parametrize(
    ("noun", "ident", "cls"),
    [
        ("government", "actor/cl-government", "State"),
        ("parliament", "actor/cl-parliament", "PoliticalBody"),
        ("police", "actor/cl-police", "StateForce"),
    ],
)
def test_a_state_has_its_bodies(noun: str, ident: str, cls: str) -> None:
    entity, reason = only(described(f"the Chilean {noun}", noun=noun, country="CL"))
    assert (entity.id, entity.cls, entity.parents, entity.country) == (ident, cls, ("actor/cl",), "CL")
    assert reason == f"{noun} of CL"


def test_a_body_that_the_lexicon_names_keeps_its_entry() -> None:
    entity, _ = only(described("the Israeli military", noun="military", country="IL"))
    assert entity.id == "actor/israel-defense-forces"


@pytest.mark.parametrize(
    "some",
    [
        described("three Chilean soldiers", noun="soldier", country="CL", quantity=Quantity(low=3, high=3, wording="")),
        described("Chilean-backed forces", noun="force", country="CL", backer="actor/cl"),
        described("a Chilean militia", noun="militia", country="CL"),
        described("the army", noun="army"),
    ],
    ids=["counted", "backed", "no body of a state", "no nation"],
)
def test_what_is_not_the_whole_body_stays_unnamed(some: Mention) -> None:
    entity, reason = only(some)
    assert (entity.cls, reason) == ("UnnamedGroup", "unnamed")


# ------------------------------------------------------------------------------------------------------------- persons


def test_a_surname_is_its_bearer_in_the_same_report() -> None:
    full, short = named("Tim Vale", person=True), named("Vale", person=True)
    linker = linked(full, short)
    assert linker.entity(short) == linker.entity(full)
    assert linker.reason(short) == "surname of Tim Vale"


def test_a_surname_in_another_report_is_nobody_known() -> None:
    assert ids(named("Tim Vale", "a", person=True), named("Vale", "b", person=True)) == [
        "actor/named-tim-vale",
        "actor/named-vale",
    ]


def test_a_surname_of_two_bearers_is_neither() -> None:
    brothers = [named("Tim Vale", person=True), named("Ada Vale", person=True)]
    assert ids(*brothers, named("Vale", person=True))[2] == "actor/named-vale"


def test_a_surname_can_be_that_of_a_person_in_the_lexicon() -> None:
    full = named("Qassem Soleimani", entry="actor/qassem-soleimani", person=True)
    assert ids(full, named("Soleimani", person=True)) == ["actor/qassem-soleimani"] * 2


def test_a_full_name_is_one_person_in_all_reports() -> None:
    assert ids(named("Tim Vale", "a", person=True), named("TIM VALE", "b", person=True)) == ["actor/named-tim-vale"] * 2


def test_a_name_is_a_person_only_where_the_pipeline_says_so() -> None:
    assert [only(named("Tim Vale", person=person))[0].cls for person in (True, False)] == ["Person", "Organisation"]


# ------------------------------------------------------------------------------------------------------ unnamed groups


def test_an_unnamed_group_is_one_within_its_report() -> None:
    first, again = ids(described("the militants"), described("militants"))
    assert first == again


def test_unnamed_groups_of_two_reports_are_two() -> None:
    first, other = ids(described("militants", "a"), described("militants", "b"))
    assert first != other


def test_two_descriptions_are_two_groups() -> None:
    assert len(set(ids(described("militants"), described("two militants"), described("gunmen")))) == 3


def test_a_backed_group_keeps_its_backer() -> None:
    entity, _ = only(described("an Iran-backed militia", noun="militia", backer="actor/ir"))
    assert (entity.label, entity.backers) == ("Iran-backed militia", ("actor/ir",))


# --------------------------------------------------------------------------------------------------------- look-alikes


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (named("Kataib Hezbollah"), named("Hezbollah")),
        (named("Iran", entry="actor/ir"), described("Iran-backed groups", noun="group", backer="actor/ir")),
        (named("Iran", entry="actor/ir"), named("Iraq", entry="actor/iq")),
        (named("Iraq", entry="actor/iq"), described("the Iraqi government", noun="government", country="IQ")),
        (named("Gaza", kind=PLACE), named("Giza", kind=PLACE)),
        (named("Hamas"), named("Hamas al-Din")),
        (named("Iraq", entry="actor/iq"), named("Iraq", kind=PLACE, entry="place/iq")),
    ],
    ids=lambda mention: mention.text,
)
def test_look_alikes_are_kept_apart(left: Mention, right: Mention) -> None:
    one, other = ids(left, right)
    assert one != other


# -------------------------------------------------------------------------------------------------------------- places


def test_a_city_is_found_in_a_country_that_the_report_speaks_of() -> None:
    country, city = named("Chile", kind=PLACE, entry="place/cl"), named("Valdivia", kind=PLACE)
    linker = linked(country, city)
    assert linker.entity(city).country == "CL"
    assert linker.reason(city).startswith("gazetteer")
    assert linker.ancestors(linker.entity(city).id) == ("place/cl",)


def test_the_namesake_in_the_country_of_the_report_is_meant() -> None:
    def country(code: str) -> str | None:
        context, city = named(code, kind=PLACE, entry=f"place/{code}"), named("Valencia", kind=PLACE)
        return linked(context, city).entity(city).country

    assert (country("es"), country("ve")) == ("ES", "VE")


def test_a_namesake_elsewhere_is_not_taken_for_it() -> None:
    context, city = named("Iraq", kind=PLACE, entry="place/iq"), named("Valencia", kind=PLACE)
    linker = linked(context, city)
    assert (linker.entity(city).id, linker.reason(city)) == ("place/named-valencia", "name alone")


@pytest.mark.parametrize("relation", ["near", "west of"])
def test_near_a_city_is_never_the_city(relation: str) -> None:
    city = named("Mosul", kind=PLACE, entry="place/mosul")
    beside = named("Mosul", kind=PLACE, entry="place/mosul", relation=relation)
    linker = linked(city, beside)
    there, around = linker.entity(city), linker.entity(beside)
    assert there.id != around.id
    assert around.label == f"{relation} Mosul"
    assert (there.precision, around.precision) == (1, 2)
    assert around.parents == there.parents


@pytest.mark.parametrize(
    ("text", "noun", "country", "entity_id"),
    [
        ("the Iraqi town of Sinjar", "town", "IQ", "place/sinjar"),
        ("the Dadaab refugee camp", "camp", "KE", "place/gn-199209"),
        ("the Zamfara state of Nigeria", "state", "NG", "place/zamfara"),
        ("the Dosso region", "region", "NE", "place/region-ne-dosso"),
    ],
)
def test_a_description_that_holds_a_name_is_the_place_of_that_name(
    text: str, noun: str, country: str, entity_id: str
) -> None:
    entity, _ = only(described(text, kind=PLACE, noun=noun, country=country))
    assert (entity.id, entity.country) == (entity_id, country)


@pytest.mark.parametrize("text", ["a village of Kharkiv region", "the outskirts of Mosul", "the Iraqi town"])
def test_a_description_that_names_only_what_is_around_it_is_no_named_place(text: str) -> None:
    entity, reason = only(described(text, kind=PLACE, noun="town"))
    assert (entity.id.startswith("place/unnamed-"), reason) == (True, "unnamed")


def test_near_a_region_that_is_called_like_its_town_is_near_the_town() -> None:
    region = named("Diffa", kind=PLACE, entry="place/diffa")
    beside = named("Diffa", kind=PLACE, entry="place/diffa", relation="near")
    linker = linked(region, beside)
    assert linker.entity(region).precision == 3
    assert (linker.entity(beside).label, linker.entity(beside).precision) == ("near Diffa", 2)


def test_the_country_behind_a_name_decides_among_namesakes() -> None:
    def country(entry: str, within: str | None) -> str | None:
        mention = named("Armenia", kind=PLACE, entry=entry)
        return link_place(mention, load_entities(), load_gazetteer(), load_words(), ("AM",), within=within)[0].country

    assert (country("place/am", None), country("place/am", "CO"), country("place/am", "RU")) == ("AM", "CO", "AM")


def test_the_words_of_a_report_name_its_countries() -> None:
    atlas = Atlas.of(load_entities())
    text = "In Colombia's north, Colombian troops met an envoy of South Sudan near Bakhmut. Turkey and ham were served."
    assert list(atlas.named_in(text)) == ["CO", "CO", "SS", "UA", "TR"]
    assert countries_of((), load_entities(), atlas.named_in(text))[0] == "CO"


def test_only_a_country_right_behind_a_comma_places_a_name() -> None:
    atlas = Atlas.of(load_entities())
    assert atlas.right_behind("in Armenia, Colombia.", len("in Armenia")) == "CO"
    assert atlas.right_behind("in Armenia and Colombia", len("in Armenia")) is None
    assert atlas.right_behind("in Armenia, said Colombia", len("in Armenia")) is None


@pytest.mark.parametrize(
    ("words", "countries", "known"),
    [
        ("Hormozgan Province", ("IR",), "place/region-ir-hormozgan"),
        ("Dagestan region", ("RU",), "place/dagestan"),
        ("Mandera", ("KE",), "place/mandera"),
    ],
    ids=["what it is stands in the name", "a region that the lexicon has too", "a town that the lexicon has too"],
)
def test_a_place_that_lexicon_and_gazetteer_have_is_one(words: str, countries: tuple[str, ...], known: str) -> None:
    mention = named(words, kind=PLACE)
    assert link_place(mention, load_entities(), load_gazetteer(), load_words(), countries)[0].id == known


def test_an_area_that_has_the_name_of_a_town_is_near_it() -> None:
    mention = described("the Ramallah area", kind=PLACE)
    entity, _ = link_place(mention, load_entities(), load_gazetteer(), load_words(), ("PS",))
    assert (entity.label, entity.precision) == ("near Ramallah", 2)


def test_a_description_with_a_name_is_one_place_in_all_reports() -> None:
    left, right = ids(described("the Al-Osk neighbourhood", "a", PLACE), described("Al-Osk neighbourhood", "b", PLACE))
    assert left == right == "place/named-al-osk-neighbourhood"


def test_the_soil_of_a_country_is_the_country() -> None:
    entity, reason = only(described("Iraqi territory", kind=PLACE, country="IQ"))
    assert (entity.id, reason) == ("place/iq", "territory of a country")


def test_an_unnamed_village_is_one_of_its_report_and_lies_in_its_country() -> None:
    first, other = described("an Iraqi village", "a", PLACE, country="IQ"), described("an Iraqi village", "b", PLACE)
    linker = linked(first, other)
    assert linker.entity(first).id != linker.entity(other).id
    assert linker.country(linker.entity(first).id) == "IQ"


# -------------------------------------------------------------------------------------------------- weapons and things


def test_a_weapon_without_entry_is_known_by_its_words() -> None:
    left, right = ids(described("a home-made rocket", "a", WEAPON), described("home-made rocket", "b", WEAPON))
    assert left == right == "weapon/home-made-rocket"


def test_a_thing_belongs_to_its_report() -> None:
    left, right = ids(described("a convoy", "a", OBJECT), described("the convoy", "b", OBJECT))
    assert left != right


def test_what_stands_at_a_place_of_the_lexicon_is_one_thing() -> None:
    at = {"entry": "place/ain-al-asad", "name": "Ain al-Asad"}
    left, right = ids(described("the base", "a", OBJECT, **at), described("the air base", "b", OBJECT, **at))
    assert left == right == "object/ain-al-asad"


# -------------------------------------------------------------------------------------------------------- the linker


def test_links_do_not_depend_on_the_order_of_reports() -> None:
    mentions = (
        named("Tim Vale", "a", person=True),
        named("Vale", "a", person=True),
        named("TIM VALE", "b", person=True, country="IQ"),
        described("militants", "c"),
        named("Valencia", "c", PLACE),
    )
    linkers = [resolve(list(order)) for order in permutations(extractions(mentions))]
    assert all(linker.links == linkers[0].links and linker.entities == linkers[0].entities for linker in linkers)


def test_a_mention_of_other_reports_is_a_key_error() -> None:
    linker = linked(named("Hamas"))
    with pytest.raises(KeyError):
        linker.entity(named("Hamas"))


@pytest.mark.parametrize("name", ["GE", "Li", "Iq"])
def test_a_short_name_is_never_the_country_of_its_letters(name: str) -> None:
    actor, _ = only(named(name))
    place, _ = only(named(name, kind=MentionKind.PLACE))
    assert actor.cls == "Organisation"
    assert (country_code(actor.id), country_code(place.id)) == (None, None)


def test_a_name_cut_short_is_found_by_all_its_words() -> None:
    whole = described("Shaykh Zuwayd", kind=PLACE, name="Zuwayd", country="EG")
    entity, _ = only(whole)
    assert (entity.country, entity.latitude is not None) == ("EG", True)
