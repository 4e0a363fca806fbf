"""What people decided about accounts of reports: which tell one event, and which do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import inf

from kg.errors import JudgementError
from kg.records import Decision, Feature, Judgement, Ruling, Verdict

_VERDICTS = {Ruling.SAME: Verdict.SAME, Ruling.DIFFERENT: Verdict.DIFFERENT}


def decisions_of(judgements: Iterable[Judgement]) -> tuple[Decision, ...]:
    """Return the decisions on pairs of accounts that the judgements make, ordered by account.

    The judgements are those that ``locate`` found. Of several judgements with one verdict the first by content speaks.

    Raises:
        JudgementError: Two judgements contradict each other, whether at once or by what follows from several.
    """
    found: dict[tuple[str, str], tuple[Judgement, Decision]] = {}
    for judgement in judgements:
        for left, right in _pairs(judgement):
            known = found.setdefault((left, right), (judgement, _decision(judgement, left, right)))
            if known[1].verdict is not _VERDICTS[judgement.ruling]:
                raise _contradiction(known[0], judgement)
    _check_closure(found)
    return tuple(decision for _, (_, decision) in sorted(found.items(), key=lambda item: item[0]))


def _pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    if judgement.ruling in _VERDICTS:
        yield from combinations(sorted({passage.account for passage in judgement.accounts}), 2)


def _decision(judgement: Judgement, left: str, right: str) -> Decision:
    detail = f"{judgement.why} ({judgement.on.isoformat()})"
    return Decision(
        left=left,
        right=right,
        verdict=_VERDICTS[judgement.ruling],
        score=inf,
        features=(Feature(name="judgement", weight=None, detail=detail),),
        by=judgement.by,
    )


def _check_closure(found: dict[tuple[str, str], tuple[Judgement, Decision]]) -> None:
    """Raise an error if two accounts are the same through others and judged to be different."""
    home: dict[str, str] = {}
    for (left, right), (_, decision) in sorted(found.items(), key=lambda item: item[0]):
        home.setdefault(left, left)
        home.setdefault(right, right)
        if decision.verdict is Verdict.SAME:
            old, new = home[right], home[left]
            home.update((each, new) for each, group in tuple(home.items()) if group == old)
    for (left, right), (judgement, decision) in found.items():
        if decision.verdict is Verdict.DIFFERENT and home[left] == home[right]:
            raise _contradiction(_joining(left, found), judgement)


def _joining(left: str, found: dict[tuple[str, str], tuple[Judgement, Decision]]) -> Judgement:
    """Return one of the judgements by which an account came together with others."""
    same = (judgement for pair, (judgement, made) in found.items() if made.verdict is Verdict.SAME and left in pair)
    return min(same, key=lambda judgement: judgement.where)


def _contradiction(one: Judgement, other: Judgement) -> JudgementError:
    return JudgementError(
        f"says {other.ruling} where {one.where} says {one.ruling}", where=other.where, todo="take one of them out"
    )
