"""Which account a judgement means: found by its id, or by the words of its report that tell the event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.records import Account, EventKind, Extraction, Judgement, Passage, Ruling, Unmatched


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
        located = [_located(passage, read) for passage in judgement.accounts]
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
    if judgement.ruling in (Ruling.SAME, Ruling.DIFFERENT) and (len(kinds) > 1 or EventKind.STATEMENT in kinds):
        return [f"single incidents are judged together, or series; not {' and '.join(kinds)}"]
    return []


def _located(passage: Passage, extractions: Mapping[str, Extraction]) -> Account | str:
    """Return the account that a passage means, or why there is none."""
    extraction = extractions.get(passage.report)
    if extraction is None:
        return f"no report {passage.report!r}"
    text = extraction.report.text
    known = [account for account in extraction.accounts if account.id == passage.account]
    found = known or [account for account in extraction.accounts if _tells(account, passage.words, text)]
    if len(found) == 1:
        return found[0]
    fits = "no account fits" if not found else f"{len(found)} accounts fit"
    return f"{fits} {passage.words!r} in report {passage.report!r}"


def _tells(account: Account, words: str, text: str) -> bool:
    return any(text[each.span.start : each.span.end] == words for each in account.triggers)
