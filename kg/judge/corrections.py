"""Extractions as people corrected them: without what they dropped, with what they fixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.judge.fixes import fixed
from kg.lexicon.entities import Entities
from kg.records import Account, Extraction, Judgement, Ruling, Unmatched
from kg.vocab import incident_types


def correct(
    extractions: Sequence[Extraction], judgements: Iterable[Judgement], entities: Entities
) -> tuple[tuple[Extraction, ...], tuple[Unmatched, ...]]:
    """Return the extractions with every ``drop`` and ``fix`` of ``judgements`` carried out, and those that cannot be.

    The judgements are those that ``locate`` found.
    """
    about: dict[str, list[Judgement]] = defaultdict(list)
    gone: set[str] = set()
    for judgement in judgements:
        if judgement.ruling is Ruling.DROP and judgement.report is not None:
            gone.add(judgement.report)
        elif judgement.ruling in (Ruling.DROP, Ruling.FIX):
            for passage in judgement.accounts:
                about[passage.account].append(judgement)
    lost: list[Unmatched] = []
    kept = (extraction for extraction in extractions if extraction.report.id not in gone)
    return tuple(_corrected(extraction, about, entities, lost) for extraction in kept), tuple(lost)


def _corrected(
    extraction: Extraction, about: dict[str, list[Judgement]], entities: Entities, lost: list[Unmatched]
) -> Extraction:
    if not any(account.id in about for account in extraction.accounts):
        return extraction
    dropped = {
        account.id
        for account in extraction.accounts
        if any(judgement.ruling is Ruling.DROP for judgement in about.get(account.id, ()))
    }
    accounts = []
    for account in extraction.accounts:
        if account.id not in dropped:
            for judgement in about.get(account.id, ()):
                account = _fixed(account, judgement, extraction.report.text, entities, lost)
            accounts.append(_without(account, dropped))
    return replace(extraction, accounts=tuple(accounts))


def _fixed(account: Account, judgement: Judgement, text: str, entities: Entities, lost: list[Unmatched]) -> Account:
    try:
        return fixed(account, judgement, text, incident_types(), entities)
    except ValueError as error:
        lost.append(Unmatched(judgement=judgement, reason=str(error)))
        return account


def _without(account: Account, dropped: set[str]) -> Account:
    """Return an account that refers to none of the dropped ones."""
    return replace(
        account,
        about=tuple(each for each in account.about if each not in dropped),
        responds_to=tuple(each for each in account.responds_to if each not in dropped),
        part_of=None if account.part_of in dropped else account.part_of,
    )
