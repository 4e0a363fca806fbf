"""Signs and colours: seen on both themes, told apart without colour, the same in the style sheet as in the palette."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations

import pytest

from kg.viz.network import KIND_OF_CLASS, ROLES
from kg.viz.palette import DARK_PAGES, KINDS, LIGHT_PAGES, ROLE_NAMES, Kind

#: WCAG 2.2, criterion 1.4.11: graphical objects.
ENOUGH = 3.0


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_sign_is_seen_on_every_page_colour(kind: Kind) -> None:
    assert min(contrast(kind.light, page) for page in LIGHT_PAGES) >= ENOUGH
    assert min(contrast(kind.dark, page) for page in DARK_PAGES) >= ENOUGH


def test_no_two_kinds_share_an_outline_or_a_colour() -> None:
    for one, other in combinations(KINDS, 2):
        assert one.outline != other.outline
        assert one.light != other.light
        assert one.dark != other.dark


def test_the_page_colours_are_those_of_the_style_sheet() -> None:
    style = files("kg.viz").joinpath("assets/explorer.css").read_text("utf-8")
    for light, dark in zip(LIGHT_PAGES, DARK_PAGES, strict=True):
        assert light in style
        assert dark in style


def test_every_class_has_a_kind_and_every_role_a_name() -> None:
    assert set(KIND_OF_CLASS.values()) | {"unconfirmed", "claim"} == {kind.id for kind in KINDS}
    assert {str(role).rsplit("#", 1)[1] for role in ROLES} | {"reportedBy"} == set(ROLE_NAMES)
