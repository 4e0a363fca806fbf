"""Which account a judgement means: found by its id, or by the words of its report that tell the event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.records import Account, EventKind, Extraction, Judgement, Passage, Ruling, Unmatched

#: Rulings on which accounts tell one event: single incidents are judged with each other, and series; statements never.
_ON_EVENTS = frozenset({Ruling.SAME, Ruling.DIFFERENT})


def passage_of(account: Account, text: str) -> Passage:
    """Return how a judgement names ``account``. ``text`` is that of its report."""
    span = account.triggers[0].span
    return Passage(report=account.report_id, words=text[span.start : span.end], account=account.id)


def locate(
    judgements: Iterable[Judgement], extractions: Sequence[Extraction]
) -> tuple[tuple[Judgement, ...], tuple[Unmatched, ...]]:
    """Return the judgements whose accounts and reports are there, with the ids that accounts have now, and the others.

    The judgements come back in the order of their contents: that of their files plays no part.
    """
    read = {extraction.report.id: extraction for extraction in extractions}
    found: dict[Judgement, None] = {}
    lost: list[Unmatched] = []
    for judgement in sorted(set(judgements), key=repr):
        events = judgement.ruling in _ON_EVENTS
        located = [_located(passage, read, events=events) for passage in judgement.accounts]
        accounts = [each for each in located if isinstance(each, Account)]
        reasons = [each for each in located if isinstance(each, str)] or _misfits(judgement, accounts, read)
        if reasons:
            lost.append(Unmatched(judgement=judgement, reason="; ".join(reasons)))
        else:
            passages = tuple(passage_of(each, read[each.report_id].report.text) for each in accounts)
            found[replace(judgement, accounts=passages)] = None
    return tuple(found), tuple(lost)


def _misfits(judgement: Judgement, accounts: Iterable[Account], extractions: Mapping[str, Extraction]) -> list[str]:
    """Return why a judgement whose accounts are there cannot be carried out."""
    if judgement.report is not None and judgement.report not in extractions:
        return [f"no report {judgement.report!r}"]
    kinds = sorted({account.kind for account in accounts})
    if judgement.ruling in _ON_EVENTS and len(kinds) > 1:
        return [f"single incidents are judged together, or series; not {' and '.join(kinds)}"]
    return []


def _located(passage: Passage, extractions: Mapping[str, Extraction], *, events: bool) -> Account | str:
    """Return the account that a passage means, or why there is none; with ``events`` no statement is meant."""
    extraction = extractions.get(passage.report)
    if extraction is None:
        return f"no report {passage.report!r}"
    text = extraction.report.text
    accounts = [account for account in extraction.accounts if account.kind is not EventKind.STATEMENT or not events]
    known = [account for account in accounts if account.id == passage.account]
    found = known or _telling(accounts, passage.words, text)
    if len(found) == 1:
        return found[0]
    fits = "no account fits" if not found else f"{len(found)} accounts fit"
    return f"{fits} {passage.words!r} in report {passage.report!r}"


def _telling(accounts: Sequence[Account], words: str, text: str) -> list[Account]:
    """Return the accounts that are told in just these words, or else those whose words hold them or stand in them."""
    told = {account.id: [text[each.span.start : each.span.end] for each in account.triggers] for account in accounts}
    return [account for account in accounts if words in told[account.id]] or [
        account for account in accounts if any(words in each or each in words for each in told[account.id])
    ]
