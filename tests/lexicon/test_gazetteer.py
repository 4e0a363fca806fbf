"""The gazetteer: names of the world's conflict areas as reports write them, and words that only look like cities."""

from __future__ import annotations

import gzip
from importlib.resources import files
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon.gazetteer import Gazetteer, Kind, load_gazetteer, read_gazetteer
from kg.records import MentionKind

GAZETTEER = load_gazetteer()

#: Sixty names from the conflict areas, in spellings of news reports, with the country they are meant to lie in.
CONFLICT_AREAS = {
    "Baghdad": "IQ", "Mosul": "IQ", "Erbil": "IQ", "Arbil": "IQ", "Kirkuk": "IQ", "Ramadi": "IQ", "Fallujah": "IQ",
    "Tikrit": "IQ", "Sinjar": "IQ", "Al-Qaim": "IQ", "Haditha": "IQ", "Tal Afar": "IQ", "Aleppo": "SY", "Idlib": "SY",
    "Raqqa": "SY", "Deir ez-Zor": "SY", "Dayr az Zawr": "SY", "Abu Kamal": "SY", "Hasakah": "SY", "Manbij": "SY",
    "Kobani": "SY", "Daraa": "SY", "Palmyra": "SY", "Beirut": "LB", "Tyre": "LB", "Nabatieh": "LB", "Baalbek": "LB",
    "Rafah": "PS", "Khan Younis": "PS", "Jenin": "PS", "Nablus": "PS", "Sderot": "IL", "Ashkelon": "IL", "Sanaa": "YE",
    "Hodeidah": "YE", "Marib": "YE", "Taiz": "YE", "Bakhmut": "UA", "Avdiivka": "UA", "Kherson": "UA", "Kharkiv": "UA",
    "Zaporizhzhia": "UA", "Khartoum": "SD", "El Fasher": "SD", "Omdurman": "SD", "Gao": "ML", "Timbuktu": "ML",
    "Djibo": "BF", "Maiduguri": "NG", "Goma": "CD", "Bukavu": "CD", "Mogadishu": "SO", "Kismayo": "SO", "Mekelle": "ET",
    "Kandahar": "AF", "Kunduz": "AF", "Quetta": "PK", "Lashio": "MM", "Medellin": "CO", "San Salvador": "SV",
}  # fmt: skip


def test_the_list_has_sixty_names() -> None:
    assert len(CONFLICT_AREAS) == 60


def test_at_least_fifty_of_sixty_names_are_found_in_their_country_without_context() -> None:
    missed = [name for name, code in CONFLICT_AREAS.items() if _country(name) != code]
    assert len(missed) <= 10, missed


def _country(name: str) -> str | None:
    found = GAZETTEER.find(name)
    return found[0].country if found else None


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("Tripoli", (), "LY"),
        ("Tripoli", ("LB",), "LB"),
        ("Rafah", ("EG",), "EG"),
        ("Washington", (), "US"),
        ("San Miguel", ("SV",), "SV"),
        ("Santa Ana", ("SV",), "SV"),
    ],
)
def test_context_decides_before_size(name: str, countries: tuple[str, ...], country: str) -> None:
    assert GAZETTEER.find(name, countries=countries)[0].country == country


@pytest.mark.parametrize("name", ["Hit", "Split", "March", "Of", "Most", "Police", "Nice", "Alliance"])
def test_everyday_words_are_found_only_where_the_context_names_their_country(name: str) -> None:
    assert GAZETTEER.find(name) == ()
    everywhere = {
        city.country for city in GAZETTEER.find(name, countries=("IQ", "HR", "GB", "TR", "CZ", "PL", "FR", "US"))
    }
    assert everywhere


def test_hit_is_a_town_in_a_report_on_iraq() -> None:
    assert [city.country for city in GAZETTEER.find("Hit", countries=("IQ",))] == ["IQ"]


def test_an_unknown_name_is_not_found() -> None:
    assert GAZETTEER.find("Nowhereville-on-the-Euphrates") == ()
    assert GAZETTEER.find("") == ()


def test_spelling_does_not_count() -> None:
    assert GAZETTEER.find("AL-FALLŪJAH") == GAZETTEER.find("Falluja") != ()


def test_a_city_becomes_a_canonical_place() -> None:
    city = GAZETTEER.find("Baghdad")[0]
    entity = GAZETTEER.entity(city.id)
    assert entity == city.entity()
    assert (entity.id, entity.kind, entity.cls) == ("place/gn-98182", MentionKind.PLACE, "Location")
    assert (entity.country, entity.parents, entity.precision) == ("IQ", ("place/iq",), 1)
    assert entity.same_as == ("https://sws.geonames.org/98182/",)


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        GAZETTEER.entity("place/gn-0")


def test_the_shipped_table_is_small() -> None:
    assert len((files("kg.lexicon") / "gazetteer.tsv.gz").read_bytes()) < 2_100_000


def packed(tmp_path: Path, text: str) -> Path:
    """Return a file with ``text`` packed as the gazetteer is."""
    file = tmp_path / "gazetteer.tsv.gz"
    file.write_bytes(gzip.compress(text.encode("utf-8")))
    return file


def test_a_small_table_loads(tmp_path: Path) -> None:
    table = read_gazetteer(packed(tmp_path, "7\tHīt\tIQ\t33.6\t42.8\t31901\thit|hitt\n"))
    (city,) = table.find("Hitt")
    assert (city.name, city.country, city.population) == ("Hīt", "IQ", 31901)


def test_a_line_of_other_columns_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^gazetteer.tsv.gz:2: has no 7 columns"):
        read_gazetteer(packed(tmp_path, "7\tHīt\tIQ\t33.6\t42.8\t31901\thit\n8\tX\n"))


def table(tmp_path: Path) -> Gazetteer:
    """Return a gazetteer of one invented country beside another."""
    rows = (
        "1\tOld Quarr\tAA\t1.0\t1.0\t90000\told quarr|kuarr",
        "2\tQuarr\tBB\t2.0\t2.0\t40000\tquarr",
        "3\tTazirbu\tAA\t3.0\t3.0\t0\ttazirbu",
        "4\tQuarr\tAA\t4.0\t4.0\t300\tquarr",
        "region-aa-quarr\tQuarr\tAA\t5.0\t5.0\t0\tquarr",
        "base-aaxx\tQuarr Air Base\tAA\t6.0\t6.0\t0\tquarr",
        "airfield-aayy\tBeludan\tAA\t7.0\t7.0\t0\tbeludan",
    )
    return read_gazetteer(packed(tmp_path, "".join(f"{row}\n" for row in rows)))


@pytest.mark.parametrize(
    ("countries", "kind", "first"),
    [
        ((), Kind.CITY, "place/gn-2"),  # villages and regions need their country
        (("AA",), Kind.CITY, "place/region-aa-quarr"),  # a region before a village of its name
        (("AA",), Kind.REGION, "place/region-aa-quarr"),
        (("AA",), Kind.BASE, "place/base-aaxx"),
        (("BB", "AA"), Kind.CITY, "place/gn-2"),
    ],
)
def test_what_the_words_call_it_decides_among_namesakes(
    tmp_path: Path, countries: tuple[str, ...], kind: Kind, first: str
) -> None:
    assert table(tmp_path).find("Quarr", countries=countries, kind=kind)[0].id == first


def test_an_airfield_is_found_only_where_it_is_called_one(tmp_path: Path) -> None:
    assert all(place.kind is not Kind.BASE for place in table(tmp_path).find("Quarr", countries=("AA",)))


def test_the_country_that_is_named_most_counts_most() -> None:
    # Valencia in Spain has half the people of the one in Venezuela: named first, it counts double.
    assert GAZETTEER.find("Valencia", countries=("ES", "VE"))[0].country == "ES"
    assert GAZETTEER.find("Valencia", countries=("VE", "ES"))[0].country == "VE"


def test_another_transliteration_is_found_in_a_country_of_the_context(tmp_path: Path) -> None:
    invented = table(tmp_path)
    assert [place.name for place in invented.find("Tezerbou", countries=("BB", "AA"))] == ["Tazirbu"]
    assert invented.find("Tezerbou", countries=("BB",)) == ()
    assert invented.find("Kewar", countries=("AA",)) == ()  # as "Kuarr", but of two consonants: too few
    assert [place.name for place in GAZETTEER.find("Mai Kadra", countries=("ET",))] == ["May Cadera"]
    assert GAZETTEER.find("Mai Kadra") == ()


def test_places_of_the_three_tables_have_their_precision_and_source(tmp_path: Path) -> None:
    invented = table(tmp_path)
    found = {ident: invented.entity(f"place/{ident}") for ident in ("gn-3", "region-aa-quarr", "airfield-aayy")}
    assert {ident: (each.precision, each.source) for ident, each in found.items()} == {
        "gn-3": (1, "GeoNames"),
        "region-aa-quarr": (3, "GeoNames (mean of its towns)"),
        "airfield-aayy": (2, "airportsdata (its airfield)"),
    }
    assert found["region-aa-quarr"].same_as == ()


def test_a_file_that_is_not_packed_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.tsv.gz"
    file.write_text("plain", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"^gazetteer.tsv.gz: cannot be read"):
        read_gazetteer(file)
