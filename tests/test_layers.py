"""The house: a module imports only from lower layers, and each heavy library has one owner."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kg

ROOT = Path(kg.__file__).parent

#: From the bottom to the top; a package stands for all that is in it.
LAYERS = (
    "errors",
    "records",
    "ids",
    "pieces",
    "vocab",
    "lexicon",
    "read",
    "nlp",
    "extract",
    "judge",
    "resolve",
    "merge",
    "graph",
    "store",
    "validate",
    "query",
    "viz",
    "export",
    "holdings",
    "reader",
    "summary",
    "build",
    "review",
    "serve",
    "cli",
    "__main__",
)

#: Library -> the modules and packages that may import it.
OWNERS = {
    "spacy": {
        "nlp",
        "extract.tokens",  # all else reads what is made of a Doc there
        "extract.reading",
        "extract.extraction",
        "extract.reports",
        "extract.component",
    },
    "onnxruntime": {"nlp.encoder"},
    "tokenizers": {"nlp.encoder", "nlp.subwords"},
    "msgspec": {"store"},
    "pyoxigraph": {"store"},
    "oxrdflib": {"store"},
    "pyvis": {"viz"},
    "networkx": {"viz", "export"},
    "jinja2": {"viz", "serve"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "rich": {"cli"},
    "pandas": set(),  # only if it is installed, by name, as the next two
    "pyarrow": set(),
    "followthemoney": set(),
    "torch": set(),
    "transformers": set(),
}

#: What `import kg` must not load: everything heavy, and what takes long itself.
HEAVY = (
    "spacy", "rdflib", "pyoxigraph", "pyvis", "networkx", "numpy", "pandas", "pyarrow", "followthemoney", "onnxruntime",
    "rich",
)  # fmt: skip


def modules() -> list[str]:
    """Return every module of the project, without "kg.": "nlp.pipeline", "read" for a package itself."""
    paths = (path.relative_to(ROOT).with_suffix("") for path in ROOT.rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths if path.parts != ("__init__",))


@cache
def tree(module: str) -> ast.Module:
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text("utf-8"))


def imports(module: str, *, at_import: bool = False) -> Iterator[str]:
    """Yield what a module imports, by full name; with ``at_import`` only what it imports when it is imported itself."""
    waiting: list[ast.AST] = [tree(module)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield from (_imported(node.module or "", alias.name) for alias in node.names)
        elif not (_is_for_types(node) or (at_import and isinstance(node, ast.FunctionDef | ast.Lambda))):
            waiting.extend(ast.iter_child_nodes(node))


def _imported(module: str, name: str) -> str:
    """Return the submodule for ``from package import submodule``, else the module."""
    path = ROOT.joinpath(*module.split(".")[1:], name)
    is_module = module.split(".")[0] == "kg" and (path.is_dir() or path.with_suffix(".py").is_file())
    return f"{module}.{name}" if is_module else module


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def own(names: Iterator[str]) -> set[str]:
    return {name.removeprefix("kg.") for name in names if name.startswith("kg.")}


def layer(module: str) -> int:
    return LAYERS.index(module.split(".")[0])


def test_every_module_has_a_layer() -> None:
    assert {module.split(".")[0] for module in modules()} <= set(LAYERS)


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_lower_layers_and_from_its_own_package(module: str) -> None:
    above = [other for other in own(imports(module)) if layer(other) > layer(module)]
    beside = [other for other in own(imports(module)) if layer(other) == layer(module) and "." not in module + other]
    assert above + beside == []


def test_no_modules_import_each_other() -> None:
    found = {module: own(imports(module, at_import=True)) - {module} for module in modules()}
    while free := [module for module, others in found.items() if not others & found.keys()]:
        found = {module: others for module, others in found.items() if module not in free}
    assert found == {}


@pytest.mark.parametrize("library", OWNERS)
def test_a_heavy_library_has_one_owner(library: str) -> None:
    users = {module for module in modules() if library in {name.split(".")[0] for name in imports(module)}}
    assert {user for user in users if not {user, user.split(".")[0]} & OWNERS[library]} == set()


def loaded_by(statement: str) -> set[str]:
    code = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT.parent, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(run.stdout.splitlines()[-1])}


@pytest.mark.parametrize("statement", ["import kg", "import kg.cli", "import kg; dir(kg)"])
def test_importing_the_package_loads_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement) & set(HEAVY) == set()


def test_asking_a_graph_does_not_load_the_language_pipeline() -> None:
    assert (
        loaded_by("import kg; kg.open_graph, kg.select, kg.rows; import kg.review.dossier") & {"spacy", "onnxruntime"}
        == set()
    )


def test_every_public_name_is_there_and_stays_there() -> None:
    for name in kg.__all__:
        assert getattr(kg, name) is getattr(kg, name)
    assert set(kg.__all__) <= set(dir(kg))
    assert callable(kg.build)


def test_only_the_module_that_can_be_called_is_called_like_a_public_name() -> None:
    assert {module.split(".")[0] for module in modules()} & set(kg.__all__) == {"build"}


@pytest.mark.parametrize("imports_first", ["import kg.build", "from kg.build import run_build", "import kg; kg.build"])
def test_kg_build_can_be_called_whoever_imported_its_module_before(imports_first: str) -> None:
    code = f"{imports_first}; import kg; import kg.build; assert callable(kg.build); print(kg.build.__name__)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT.parent, capture_output=True, text=True, check=True)
    assert run.stdout.split()[-1] in {"build", "kg.build"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = kg.nonsense


def test_the_library_never_prints() -> None:
    calls = {
        module
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert {module.split(".")[0] for module in calls} == {"cli"}


#: The rooms of extraction, from the bottom to the top; what stands beside them is not held to an order.
ROOMS = ("mending", "times", "quantities", "speech", "events", "harm", "sameness", "setting", "blame", "statements")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_extraction_imports_only_from_lower_rooms(room: str) -> None:
    higher = set(ROOMS[ROOMS.index(room) + 1 :])
    found = {
        node.module.split(".")[2]
        for path in (ROOT / "extract" / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("kg.extract.")
        and node.module is not None
    }
    assert found & higher == set()


def test_every_room_of_extraction_has_its_place() -> None:
    assert {path.parent.name for path in (ROOT / "extract").glob("*/__init__.py")} == set(ROOMS)
