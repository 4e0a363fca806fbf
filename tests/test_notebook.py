"""The notebook runs from top to bottom, as a newcomer runs it: beside ``seeds/``, with the package installed."""

from __future__ import annotations

import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from spacy.language import Language

import kg

ROOT = Path(kg.__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "first-steps.ipynb"


def installed() -> bool:
    try:
        distribution("conflict-kg")
    except PackageNotFoundError:
        return False
    return True


@pytest.mark.skipif(not installed(), reason="conflict-kg is not installed: spaCy finds its components by entry point")
@pytest.mark.filterwarnings("default")  # of Jupyter, about itself
def test_the_notebook_runs_from_top_to_bottom(pipeline: Language, tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: `pip install -e '.[test]'`")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: `pip install -e '.[test]'`")
    pytest.importorskip("pandas", reason="pandas is not installed: `pip install -e '.[test]'`")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
    (tmp_path / "notebooks").mkdir()
    shutil.copy(NOTEBOOK, tmp_path / "notebooks")
    notebook = nbformat.read(tmp_path / "notebooks" / NOTEBOOK.name, as_version=4)

    place = {"metadata": {"path": str(tmp_path / "notebooks")}}
    ran = nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()

    code = [cell for cell in ran.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert (tmp_path / "build" / "explorer.html").is_file()
