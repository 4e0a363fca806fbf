"""What the explorer's page costs to make and to open, beside the page that plain pyvis makes of the same network.

    python -m benchmarks.explorer [--reports 12 95 550 1600 7400] [--pages explorer pyvis] [--wait 60]

Both pages are opened by Chromium on one core, without a GPU and without a network. ``load`` is the time from navigation
to the finished drawing, ``CPU`` what all processes of the browser used until then, ``frames/s`` is counted while the
drawing is dragged for three seconds, with the CPU time that one frame takes. pyvis moves its nodes until their places
settle; its page counts as loaded when that is over, or as not finished after ``--wait`` seconds. It asks for Bootstrap
from the internet, which is refused at once here.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from rdflib import Graph

from benchmarks.fiction import invented
from kg.graph import to_graph
from kg.viz.explorer import explore
from kg.viz.network import to_networkx

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, BrowserType, Page

#: Reports whose graphs have about 100, 500, 2,000, 5,000 and 20,000 nodes to draw.
SIZES = (12, 95, 550, 1_600, 7_400)

#: Seconds that a drawing is dragged.
DRAG = 3.0

#: When pyvis' page is drawn and stays as it is.
_PYVIS_READY = (
    "typeof network !== 'undefined' && (document.getElementById('loadingBar') === null"
    " ? network.physics.stabilized : document.getElementById('loadingBar').style.opacity === '0')"
)
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
_COUNT = """() => {
    window.frames_ = 0;
    const next = () => { window.frames_ += 1; requestAnimationFrame(next); };
    next();
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What opening one page took: seconds, frames a second, bytes. A page that had not finished has no load and no fps.

    Attributes:
        made: CPU seconds to make the page from the graph.
        frame: CPU milliseconds of one frame while the drawing is dragged: over 16.7, one core cannot draw 60 a second.
    """

    page: str
    nodes: int
    links: int
    size: int
    made: float
    load: float | None
    cpu: float
    fps: float | None
    frame: float | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    options = _options().parse_args(arguments)
    rows = list(_measured(options.reports, options.pages, options.wait))
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    print(table(rows))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES, help="invented reports, one number a graph")
    parser.add_argument("--pages", nargs="+", choices=sorted(MAKERS), default=sorted(MAKERS), help="pages to open")
    parser.add_argument("--wait", type=float, default=60, help="seconds after which a page counts as not finished")
    parser.add_argument("--json", type=Path, help="file for the figures")
    return parser


def _measured(sizes: Sequence[int], pages: Sequence[str], wait: float) -> Iterator[Opened]:
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        for reports in sizes:
            made = invented(reports)
            graph = to_graph(made.incidents, made.extractions, made.linker)
            for name in pages:
                start, path = process_time(), Path(folder) / f"{name}-{reports}.html"
                count, links = MAKERS[name](graph, path)
                seconds = process_time() - start
                found = _opened(playwright.chromium, path, name, wait)
                yield Opened(page=name, nodes=count, links=links, size=path.stat().st_size, made=seconds, **found)
                print(name, count, found, file=sys.stderr)


def _explorer(graph: Graph, path: Path) -> tuple[int, int]:
    explore(graph, path)
    network = to_networkx(graph)
    return len(network), network.number_of_edges()


def _pyvis(graph: Graph, path: Path) -> tuple[int, int]:
    """Write the page as pyvis' own examples do: every node with its label, every link, its physics."""
    from pyvis.network import Network

    network, drawing = to_networkx(graph), Network(directed=True, cdn_resources="in_line")
    for node, data in network.nodes(data=True):
        drawing.add_node(node, label=data["label"], group=data["kind"])
    for source, target, role in network.edges(keys=True):
        drawing.add_edge(source, target, title=role)
    path.write_text(drawing.generate_html(), encoding="utf-8")
    return len(network), network.number_of_edges()


MAKERS = {"explorer": _explorer, "pyvis": _pyvis}


def _opened(chromium: BrowserType, path: Path, name: str, wait: float) -> dict[str, float | None]:
    with TemporaryDirectory() as profile, _on_one_core(chromium, profile) as context:
        page = context.new_page()
        page.goto("about:blank")
        before, start = cpu_seconds(profile), perf_counter()
        load = perf_counter() - start if _is_ready(page, path, name, wait) else None
        cpu = cpu_seconds(profile) - before
        fps, frame = (None, None) if load is None else _dragged(page, profile)
        return {"load": load, "cpu": cpu, "fps": fps, "frame": frame}


@contextmanager
def _on_one_core(chromium: BrowserType, profile: str) -> Iterator[BrowserContext]:
    """Start a browser whose processes share one core."""
    from tests.explorer.conftest import chromium as found

    core = max(os.sched_getaffinity(0))
    wrapper = Path(profile) / "chromium"
    wrapper.write_text(f'#!/bin/sh\nexec taskset -c {core} {found()} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    context = chromium.launch_persistent_context(
        profile, executable_path=str(wrapper), args=["--disable-gpu", "--no-sandbox"], offline=True,
        viewport={"width": 1400, "height": 900},
    )  # fmt: skip
    yield context
    context.close()


def _is_ready(page: Page, path: Path, name: str, wait: float) -> bool:
    from playwright.sync_api import TimeoutError as Late

    try:
        page.goto(path.as_uri(), timeout=wait * 1000)
        if name == "pyvis":
            page.wait_for_function(_PYVIS_READY, timeout=wait * 1000)
        else:
            page.locator("#network[data-labels]").wait_for(state="attached", timeout=wait * 1000)
        page.evaluate(_SETTLED)
    except Late:
        return False
    return True


def _dragged(page: Page, profile: str) -> tuple[float, float]:
    """Return the frames a second, and the CPU milliseconds of each, while the drawing is dragged to and fro."""
    page.evaluate(_COUNT)
    page.mouse.move(500, 420)
    page.mouse.down()
    start, before = perf_counter(), cpu_seconds(profile)
    for step in range(10_000):
        page.mouse.move(500 + 200 * (step % 60) / 60, 420 + 100 * (step % 45) / 45)
        if perf_counter() - start > DRAG:
            break
    seconds, used = perf_counter() - start, cpu_seconds(profile) - before
    page.mouse.up()
    frames = float(page.evaluate("window.frames_"))
    return frames / seconds, 1000 * used / frames


def cpu_seconds(profile: str) -> float:
    """Return the CPU seconds of all processes of the browser that uses a profile, those that ended too."""
    tick, total = os.sysconf("SC_CLK_TCK"), 0
    parents, times, roots = {}, {}, set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = folder.joinpath("stat").read_text().rpartition(")")[2].split()
                command = folder.joinpath("cmdline").read_text()
            except OSError:
                continue  # it ended while it was looked at
            pid = int(folder.name)
            parents[pid], times[pid] = int(fields[1]), sum(map(int, fields[11:15]))
            if f"--user-data-dir={profile}" in command:
                roots.add(pid)
    for pid in times:
        line = pid
        while line in parents and line not in roots:
            line = parents[line]
        total += times[pid] if line in roots else 0
    return total / tick


def table(rows: Sequence[Opened]) -> str:
    """Return the figures as Markdown."""
    lines = [
        "| nodes | links | page | file, MB | made, CPU s | load, s | load, CPU s | frames/s | CPU ms/frame |",
        "| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        load = "not finished" if row.load is None else f"{row.load:.1f}"
        drag = "| " if row.fps is None or row.frame is None else f"{row.fps:.0f} | {row.frame:.1f}"
        figures = f"{row.size / 1e6:.2f} | {row.made:.1f} | {load} | {row.cpu:.1f} | {drag}"
        lines.append(f"| {row.nodes:,} | {row.links:,} | {row.page} | {figures} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
