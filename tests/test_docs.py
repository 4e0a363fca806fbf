"""The pages say what is so: every command and question is described, every example prints what stands below it."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from rdflib import SKOS, Graph, URIRef
from spacy.language import Language

import kg
from kg.cli import main
from kg.extract import affiliations
from kg.extract.reading import Reading
from kg.lexicon.entities import read_entities
from kg.query import ask, named_queries
from kg.read import Metadata, Source
from scripts import write_examples, write_ontology

ROOT = Path(kg.__file__).parent.parent
PAGES = (
    *write_examples.pages(),
    *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")),
)
CLI, PYTHON, README, CONTRIBUTING = (
    (ROOT / name).read_text("utf-8") for name in ("docs/cli.md", "docs/python.md", "README.md", "CONTRIBUTING.md")
)

COMMAND = re.compile(r"^    (\w+) ", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]*")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
QUESTIONS = "The questions that come with it"
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def help_of(*command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    return capsys.readouterr().out


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def blocks(page: str, kind: str) -> list[str]:
    return [body for found, body in FENCED.findall(page) if found == kind]


# ------------------------------------------------------------------------------------------------------- command line


def test_every_command_has_a_section(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(COMMAND.findall(help_of(capsys=capsys)))

    assert commands == {name.removeprefix("kg ") for name in re.findall(r"^## (kg \w+)$", CLI, re.MULTILINE)}
    assert "build" in commands


@pytest.mark.parametrize("command", re.findall(r"^## kg (\w+)$", CLI, re.MULTILINE))
def test_every_option_is_described_and_no_other(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    known = set(OPTION.findall(help_of(command, capsys=capsys))) - {"--help"}

    assert known == set(OPTION.findall(section(CLI, f"kg {command}")))


# ---------------------------------------------------------------------------------------------------------- questions


def described_queries() -> dict[str, tuple[list[str], list[str]]]:
    """Return columns and parameters of each query as the table of docs/cli.md gives them."""
    rows = re.findall(r"^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \|([^|]*)\|$", section(CLI, "kg query"), re.MULTILINE)
    return {
        name: (columns.strip().split(", "), re.findall(r"`(\w+)`", parameters)) for name, columns, parameters in rows
    }


def test_every_question_is_described_with_its_columns_and_parameters() -> None:
    real = {
        name: (list(ask(Graph(), name).columns), [parameter.name for parameter in query.parameters])
        for name, query in named_queries().items()
    }

    assert described_queries() == real


def test_the_readme_names_every_question() -> None:
    named = re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (`.*?) \|", section(README, QUESTIONS), re.MULTILINE)))

    assert sorted(name for name in named if name != "kg query build") == sorted(named_queries())


# ------------------------------------------------------------------------------------------------------------ examples


@pytest.fixture(scope="module")
def place(pipeline: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    write_examples.prepare(folder)
    return folder


@pytest.mark.parametrize("page", write_examples.pages(), ids=lambda path: path.name)
def test_examples_print_what_stands_below_them(page: Path, place: Path) -> None:
    text = page.read_text("utf-8")

    assert write_examples.refreshed(text, place) == text, "python scripts/write_examples.py writes down what they print"


@pytest.mark.parametrize(
    ("page", "written"),
    [
        (
            "```console\n$ kg explore build\nelsewhere.html\n```\n",
            "```console\n$ kg explore build\nbuild/explorer.html\n```\n",
        ),
        ("```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n", "```python\nprint(1 + 1)\n```\n\n```text\n2\n```\n"),
        ("```sh\nmake test\n```\n", "```sh\nmake test\n```\n"),
    ],
    ids=["console", "python", "only shown"],
)
def test_a_wrong_example_is_put_right(page: str, written: str, place: Path) -> None:
    assert write_examples.refreshed(page, place) == written


def test_a_broken_example_is_an_error(place: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_examples.refreshed("```python\n1 / 0\n```\n", place)


def test_the_readme_begins_with_the_two_commands() -> None:
    first = blocks(README, "sh")[0].splitlines()
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert [line.split("#")[0].split() for line in first] == [["make", "graph"], ["make", "test"]]
    assert {"graph", "test"} <= set(targets)
    assert README.index("make graph") < README.index("```console")


def test_the_python_page_names_every_public_name() -> None:
    public = set(kg.__all__) - {"__version__"}

    assert public - {name for name in public if f"kg.{name}" in PYTHON} == set()


# --------------------------------------------------------------------------------------------------------------- links


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        prose = FENCED.sub("", page.read_text("utf-8"))
        yield from ((page, link) for link in LINK.findall(prose) if "://" not in link)


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings as Markdown viewers make them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    ("page", "link"), list(links()), ids=lambda value: value if isinstance(value, str) else value.name
)
def test_every_link_leads_somewhere(page: Path, link: str) -> None:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page

    assert target.exists()
    assert not anchor or anchor in anchors(target)


def test_the_ontology_page_is_what_the_ontology_says() -> None:
    assert write_ontology.PAGE.read_text("utf-8") == write_ontology.page(), "run python scripts/write_ontology.py"


# ------------------------------------------------------------------------------------- CONTRIBUTING: each walk-through


def executed(code: str, **names: object) -> dict[str, Any]:
    """Return the names that a block of Python defines."""
    space: dict[str, Any] = {"__name__": "example", **names}
    exec(compile(code, "CONTRIBUTING.md", "exec"), space)
    return space


def test_the_actor_of_the_walkthrough_is_an_entry(tmp_path: Path) -> None:
    entry = blocks(CONTRIBUTING, "toml")[0]
    lexicon = tmp_path / "lexicon"
    shutil.copytree(ROOT / "kg/lexicon", lexicon, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    actors = (lexicon / "actors.toml").read_text("utf-8")
    changed = re.sub(r"^\[kataib-hezbollah\]\n(?:.+\n)+", entry, actors, count=1, flags=re.MULTILINE)
    (lexicon / "actors.toml").write_text(changed, "utf-8")

    forms = {form.text: form.entry_id for form in read_entities(lexicon).surface_forms()}

    assert changed != actors
    assert forms["Kataeb Hizbullah"] == "actor/kataib-hezbollah"


def test_the_type_of_the_walkthrough_fits_the_ontology() -> None:
    prefixes = re.findall(r"^@prefix .*$", (ROOT / "kg/schema.ttl").read_text("utf-8"), re.MULTILINE)
    new = Graph().parse(data="\n".join([*prefixes, *blocks(CONTRIBUTING, "turtle")]), format="turtle")
    known = {term for triple in kg.schema() for term in triple}
    (concept,) = set(new.subjects())
    words = tomllib.loads(blocks(CONTRIBUTING, "toml")[1])

    assert [str(name) for name in new.objects(concept, SKOS.notation)] == list(words)
    assert {term for triple in new for term in triple if isinstance(term, URIRef)} - known == {concept}


def test_the_question_of_the_walkthrough_is_answered(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "latest-of-type.rq"
    file.write_text(blocks(CONTRIBUTING, "sparql")[0], "utf-8")

    found = kg.rows(kg.open_graph(place / "build"), str(file), type="drone-attack")

    days = [row["latest"] for row in found]
    assert days == sorted(days, key=str, reverse=True)
    assert {str(row["label"]).split(",")[0].partition(" on ")[0] for row in found} >= {"Drone attack"}


def test_the_format_of_the_walkthrough_reads_a_message() -> None:
    message = b"Subject: Shells\nDate: Tue, 06 Feb 2024 09:00:00 +0000\n\nRebels shelled the bridge.\n"
    source = Source(path="wire.eml", open=lambda: BytesIO(message), defaults=Metadata(id="wire"))

    (report,) = executed(blocks(CONTRIBUTING, "python")[0])["read_eml"](source)

    assert (report.id, report.title, report.published) == ("wire", "Shells", date(2024, 2, 6))
    assert report.text == "Rebels shelled the bridge.\n"


def test_the_rule_of_the_walkthrough_turns_its_test_green() -> None:
    test, rule = blocks(CONTRIBUTING, "python")[1:]
    find_belonging = executed(rule, **vars(affiliations))["_belonging"]

    def find_ties(reading: Reading) -> tuple[affiliations.Tie, ...]:
        return (
            *affiliations.find_ties(reading),
            *(tie for token in reading.doc for tie in find_belonging(reading, token)),
        )

    space = executed(test)
    with pytest.raises(ValueError, match="not enough values"):
        space["test_who_belongs_to_a_body_is_its_member"]()
    space["find_ties"] = find_ties
    space["test_who_belongs_to_a_body_is_its_member"]()
