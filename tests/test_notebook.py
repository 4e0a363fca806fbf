"""The notebook runs from top to bottom, as a newcomer runs it: beside ``seeds/``, with the package installed."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from spacy.language import Language

from scripts import write_examples


def installed() -> bool:
    try:
        distribution("conflict-kg")
    except PackageNotFoundError:
        return False
    return True


@pytest.mark.skipif(not installed(), reason="conflict-kg is not installed: spaCy finds its components by entry point")
@pytest.mark.filterwarnings("default")  # of Jupyter, about itself
def test_the_notebook_runs_from_top_to_bottom(pipeline: Language, tmp_path: Path) -> None:
    for library in ("nbclient", "nbformat", "ipykernel", "pandas"):
        pytest.importorskip(library, reason=f"{library} is not installed: `pip install -e '.[test]'`")
    write_examples.prepare(tmp_path)

    ran = write_examples.run_notebook(tmp_path)

    code = [cell for cell in ran.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert (tmp_path / "build" / "explorer.html").is_file()


def test_the_notebook_stands_with_its_outputs_and_without_errors() -> None:
    cells = [
        cell for cell in json.loads(write_examples.NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    outputs = [output for cell in cells for output in cell["outputs"]]

    assert len(outputs) >= len(cells) // 2
    assert "error" not in {output["output_type"] for output in outputs}
