"""Invented sentences through the shipped pipeline: what incidents they tell, where the parse is what is in question."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kg.extract.reports import Extractor
from kg.nlp.pipeline import SHIPPED, load_pipeline
from kg.records import Account, EventKind, Extraction, Report, RoleName


@cache
def _extractor() -> Extractor:
    return Extractor(load_pipeline())


def told(text: str, *, published: date | None = date(2031, 3, 6)) -> list[Account]:
    """Return the accounts of the incidents that a report of these words tells."""
    if not (SHIPPED / "meta.json").is_file():
        pytest.skip(f"no trained pipeline in {SHIPPED}")
    report = Report(id="r", text=text, title=None, published=published)
    (found,) = _extractor().outcomes([report])
    assert isinstance(found, Extraction)
    return [account for account in found.accounts if account.kind is not EventKind.STATEMENT]


def types(text: str) -> list[str]:
    """Return the types of these incidents."""
    return [account.type for account in told(text)]


def words(account: Account, role: RoleName) -> list[str]:
    """Return who or what fills a role of the account."""
    return [found.mention.text for found in account.roles if found.name is role]
