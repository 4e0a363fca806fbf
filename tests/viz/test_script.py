"""The page's own script: one module a room, linted as the whole that runs, and no way for text to become markup."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.viz.explorer import SCRIPTS, script

ASSETS = Path(__file__).parents[2] / "kg/viz/assets"
OXLINT = Path(sys.executable).with_name("oxlint")

#: Everything in a browser that makes markup or code of text.
SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|createContextualFragment"
)


def test_the_linter_finds_nothing(tmp_path: Path) -> None:
    if not OXLINT.exists():
        pytest.skip("oxlint is not installed")
    path = tmp_path / "explorer.js"
    path.write_text(script(), encoding="utf-8")
    config = Path(__file__).with_name("oxlint.json")
    command = [str(OXLINT), "--config", str(config), "--format", "unix", "--deny-warnings", str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout.replace(str(path), "explorer.js")) == (0, "")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_module_says_what_it_is_for_and_stays_small(name: str) -> None:
    text = (ASSETS / f"{name}.js").read_text("utf-8")
    assert text.startswith("// ")
    assert text.count("\n") <= 300
    assert max(map(len, text.splitlines())) <= 160


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_text_becomes_markup_or_code(name: str) -> None:
    assert SINKS.findall((ASSETS / f"{name}.js").read_text("utf-8")) == []
