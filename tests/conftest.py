"""What tests of several stages share: the shipped language pipeline, and the graph of hand-built records."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from kg.graph import to_triples
from kg.nlp.pipeline import SHIPPED, load_pipeline
from kg.store import publish
from tests.builders import corpus

settings.register_profile("no-deadline", deadline=None)  # how long a test takes says how busy the machine is
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """Return the shipped pipeline as a build uses it; skip where a checkout has none."""
    if not (SHIPPED / "meta.json").is_file():
        pytest.skip(f"no trained pipeline in {SHIPPED}")
    return load_pipeline()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output folder of a build of the hand-built corpus, which no language pipeline has read."""
    folder = tmp_path_factory.mktemp("published")
    made = corpus()
    publish(to_triples(made.incidents, made.extractions, made.linker), folder, {})
    return folder
