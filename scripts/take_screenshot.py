"""Write the pictures of ``docs/images``: the explorer of the seeds, view by view.

Usage, with what ``pip install -e '.[test]'`` brings and a Chromium::

    python scripts/take_screenshot.py
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import ViewportSize, sync_playwright
from rdflib import Graph

import kg
from tests.explorer.conftest import chromium

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "images"

DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

#: Milliseconds until the last frame is drawn.
SETTLE = 1_000


def most_told(graph: Graph) -> str:
    """Return the node of the incident that most reports tell; a series is not one."""
    found = [str(row["incident"]) for row in kg.rows(graph, "corroborated")]
    nodes = {node for node, kind in kg.to_networkx(graph).nodes(data="kind") if kind == "incident"}
    return next(str(node) for iri in found for node in nodes if iri.endswith(f"/{node}"))


def views(node: str) -> Mapping[str, tuple[str, ViewportSize]]:
    """Return each picture with the address and the size of the page that it shows."""
    chosen = f"n={quote(node, safe='')}"
    return {
        "explorer": (f"#{chosen}&hops=2", DESK),
        "explorer-map": (f"#view=map&{chosen}", DESK),
        "explorer-timeline": (f"#view=chronicle&{chosen}", DESK),
        "explorer-phone": (f"#{chosen}&hops=1", PHONE),
    }


def take(page: Path, node: str) -> None:
    """Open the page for each picture, and write them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--disable-gpu", "--no-sandbox"])
        for name, (address, size) in views(node).items():
            tab = browser.new_page(viewport=size, reduced_motion="reduce")
            tab.goto(f"{page.as_uri()}{address}")
            tab.locator("body[data-ready]").wait_for()
            tab.wait_for_timeout(SETTLE)
            tab.screenshot(path=PICTURES / f"{name}.png")
            tab.close()
        browser.close()


def main() -> None:
    """Build the graph of the seeds and take the pictures."""
    graph = kg.build(ROOT / "seeds")
    with TemporaryDirectory() as folder:
        take(kg.explore(graph, Path(folder) / "explorer.html"), most_told(graph))


if __name__ == "__main__":
    main()
