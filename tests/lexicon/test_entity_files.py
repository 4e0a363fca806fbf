"""The loader: what it makes of small files, and how it stops on broken ones."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon.entities import load_entities, read_entities
from kg.lexicon.entries import country_code

COUNTRIES = """
[IQ]
name = "Iraq"
iso3 = "IRQ"
adjectives = ["Iraqi"]
people = ["Iraqis"]
capital = "Baghdad"
point = [32.7, 43.6]

[IR]
name = "Iran"
iso3 = "IRN"
"""
PLACES = """
guarded = ["Hit"]

[kinds]
base = 1
governorate = 3

[anbar]
name = "Anbar"
kind = "governorate"
within = "IQ"

[ain-al-asad]
name = "Ain al-Asad"
aliases = ["Al Asad Air Base"]
kind = "base"
within = "anbar"
point = [33.79, 42.44]
"""
ACTORS = """
[kataib-hezbollah]
class = "ArmedGroup"
name = "Kataib Hezbollah"
country = "IQ"
parents = ["islamic-resistance-in-iraq"]
backers = ["IR"]

[islamic-resistance-in-iraq]
class = "ArmedGroup"
name = "Islamic Resistance in Iraq"
"""
WEAPONS = """
[kinds]
aircraft = "air-strike"
ship = ""

[ac-130]
name = "AC-130"
kind = "aircraft"
platform = true

[frigate]
name = "frigate"
kind = "ship"
platform = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small lexicon that is in order."""
    texts = {"countries": COUNTRIES, "places": PLACES, "actors": ACTORS, "weapons": WEAPONS}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def broken(folder: Path, name: str, old: str, new: str) -> str:
    """Replace ``old`` in one file and return the message of the error that loading raises."""
    file = folder / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_entities(folder)
    return str(caught.value)


def test_a_small_lexicon_loads(folder: Path) -> None:
    entities = read_entities(folder)
    group = entities.actors["actor/kataib-hezbollah"]
    assert (group.parents, group.backers) == (("actor/islamic-resistance-in-iraq",), ("actor/ir",))
    base = entities.places["place/ain-al-asad"]
    assert (base.within, base.country, base.precision) == (("place/anbar",), "IQ", 1)
    assert entities.weapons["weapon/ac-130"].incident_type == "air-strike"
    assert entities.weapons["weapon/frigate"].incident_type is None
    assert entities.guarded == {"hit"}


def test_an_unknown_class_names_file_line_entry_and_the_known_classes(folder: Path) -> None:
    message = broken(folder, "actors", 'class = "ArmedGroup"\nname = "Kataib', 'class = "Militia"\nname = "Kataib')
    assert message.startswith("actors.toml:2: [kataib-hezbollah] has an unknown class: Militia")
    assert "ArmedGroup" in message


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        ("actors", '["islamic-resistance-in-iraq"]', '["axis"]', "unknown entry in parents: axis"),
        ("actors", '["IR"]', '["XX"]', "unknown entry in backers: xx"),
        ("actors", 'country = "IQ"', 'country = "QQ"', "unknown country: QQ"),
        ("actors", 'name = "Kataib Hezbollah"', "", "has no name"),
        ("actors", 'name = "Kataib Hezbollah"', 'name = " "', "has no name"),
        ("actors", "backers =", "backed_by =", "unknown field: backed_by"),
        ("actors", '["IR"]', "[7]", "backers must be a list of strings"),
        ("actors", 'country = "IQ"', 'since = "2007"', "since must be a year"),
        ("actors", 'country = "IQ"', "case = 1", "case must be true or false"),
        ("actors", "[kataib-hezbollah]", "[Kataib_Hezbollah]", "is no valid id"),
        ("actors", "[kataib-hezbollah]", "[iq]", "is the code of a country"),
        ("places", 'within = "anbar"', 'within = "babil"', "unknown entry in within: babil"),
        ("places", 'kind = "base"', 'kind = "fort"', "unknown kind: fort"),
        ("places", "[33.79, 42.44]", "[133.79, 42.44]", "point must be [latitude, longitude]"),
        ("places", "[33.79, 42.44]", "[33.79]", "point must be [latitude, longitude]"),
        ("places", "base = 1", "base = 7", "precision must be 1"),
        ("places", 'within = "IQ"', 'within = "ain-al-asad"', "lies within itself"),
        ("weapons", 'kind = "ship"', 'kind = "boat"', "unknown kind: boat"),
        ("countries", "[IQ]", "[iq]", "is no ISO 3166 alpha-2 code"),
        ("countries", 'name = "Iran"', "", "has no name"),
        ("places", 'guarded = ["Hit"]', "guarded = 3", "[guarded] must be a list of strings"),
    ],
)
def test_a_broken_entry_stops_the_load(folder: Path, name: str, old: str, new: str, complaint: str) -> None:
    message = broken(folder, name, old, new)
    assert message.startswith(f"{name}.toml:")
    assert complaint in message


def test_one_name_cannot_mean_two_entries_however_it_is_spelt(folder: Path) -> None:
    message = broken(folder, "actors", 'name = "Islamic Resistance in Iraq"', 'name = "KATA\'IB HEZBOLLAH"')
    assert 'shares the name "kataib hezbollah" with [kataib-hezbollah]' in message
    assert "ambiguous" in message


def test_a_name_listed_as_ambiguous_can_mean_two_entries(folder: Path) -> None:
    file = folder / "actors.toml"
    text = file.read_text(encoding="utf-8").replace('name = "Islamic Resistance in Iraq"', 'name = "Kataib Hezbollah"')
    file.write_text(f'ambiguous = ["Kataib Hezbollah"]\n{text}', encoding="utf-8")
    forms = [form.entry_id for form in read_entities(folder).surface_forms() if form.text == "Kataib Hezbollah"]
    assert forms == ["actor/kataib-hezbollah", "actor/islamic-resistance-in-iraq"]


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "weapons.toml").unlink()
    with pytest.raises(LexiconError, match="^weapons.toml: cannot be read"):
        read_entities(folder)


def test_broken_toml_names_the_line(folder: Path) -> None:
    assert "at line 2" in broken(folder, "actors", "[kataib-hezbollah]", "[kataib-hezbollah")


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "actors.toml").write_bytes('[a]\nclass = "Person"\nname = "Öcalan"\n'.encode("latin-1"))
    with pytest.raises(LexiconError, match="^actors.toml: is no valid TOML"):
        read_entities(folder)


def test_the_shipped_files_are_checked_the_same_way(tmp_path: Path) -> None:
    for name in ("countries", "places", "actors", "weapons"):
        shutil.copy(str(files("kg.lexicon") / f"{name}.toml"), tmp_path)
    message = broken(tmp_path, "actors", '[hezbollah]\nclass = "ArmedGroup"', '[hezbollah]\nclass = "Armed"')
    assert "[hezbollah] has an unknown class: Armed" in message


def test_only_countries_have_ids_of_two_letters() -> None:
    known = load_entities()
    assert [entry for entry in (*known.actors, *known.places, *known.weapons) if country_code(entry) is not None] == []
    assert {country_code(country.place_id) for country in known.countries.values()} == set(known.countries)
