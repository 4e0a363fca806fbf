"""The shipped pipeline, loaded once."""

import pytest
from spacy.language import Language

from kg.nlp.pipeline import SHIPPED, load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the shipped pipeline; skip where a checkout has none."""
    if not SHIPPED.exists():
        pytest.skip(f"no trained pipeline in {SHIPPED}")
    return load_pipeline()
