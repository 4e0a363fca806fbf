"""Write ``docs/images/explorer.png``: the explorer of the seeds, at the incident that most reports tell.

Usage, with what ``pip install -e '.[test]'`` brings and a Chromium::

    python scripts/take_screenshot.py
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import sync_playwright
from rdflib import Graph

import kg
from tests.explorer.conftest import chromium

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "explorer.png"


def most_told(graph: Graph) -> str:
    """Return the node of the incident that most reports tell."""
    iri = str(kg.rows(graph, "corroborated")[0]["incident"])
    return next(str(node) for node in kg.to_networkx(graph) if iri.endswith(f"/{node}"))


def take(page: Path, node: str) -> None:
    """Open the page at a node with two steps around it, and write the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--disable-gpu", "--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
        tab.goto(f"{page.as_uri()}#n={quote(node, safe='')}&hops=2")
        tab.locator("#network[data-labels]").wait_for()
        tab.wait_for_timeout(1_000)  # milliseconds until the last frame is drawn
        tab.screenshot(path=PICTURE)
        browser.close()


def main() -> None:
    """Build the graph of the seeds and take the picture."""
    graph = kg.build(ROOT / "seeds")
    with TemporaryDirectory() as folder:
        take(kg.explore(graph, Path(folder) / "explorer.html"), most_told(graph))


if __name__ == "__main__":
    main()
