"""Incidents that the system tells and no template has: how many of them are no incidents at all.

Templates leave out what the corpus' rules leave out (clashes of armies, old incidents, most countries), so that an
account without one may be right. For a fixed sample of the reports each such account was read and judged by hand:
``lists/false_incidents.toml`` holds the document, the place of the account's first trigger, the verdict and the reason.

A judged account is known by its id, the hash of the report and the start of its first trigger: a judgement holds as
long as that word starts an account. Accounts that nobody judged yet are counted apart and are in no figure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from random import Random

from evaluation.phrases import LISTS
from evaluation.results import Figure
from kg.errors import ReadError
from kg.ids import content_id
from kg.records import Account, Report

SAMPLE = 30
"""Reports whose accounts were judged."""
_SEED = 4
_LIST = LISTS / "false_incidents.toml"
_WORD = re.compile(r"\w+")


class Verdict(StrEnum):
    """What an account without a template is."""

    REAL = "real"  # happened, and the corpus' rules leave it out
    DUPLICATE = "duplicate"  # told by another account of the report too
    NO_INCIDENT = "no-incident"  # the words tell of something else, or of violence in general
    UNREAL = "unreal"  # threatened, denied, demanded, planned or supposed, and told as a fact


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody who read the report says of one account; ``of`` is a trigger of the account that it repeats."""

    doc: str
    start: int
    end: int
    verdict: Verdict
    reason: str
    of: int | None = None


def sample(documents: Collection[str]) -> frozenset[str]:
    """Return the ids of the reports that are judged: the same for the same ids in any order."""
    ids = sorted(documents)
    return frozenset(Random(_SEED).sample(ids, min(SAMPLE, len(ids))))


def read_judgements(path: Path = _LIST) -> tuple[Judgement, ...]:
    """Return the judgements of a list.

    Raises:
        ReadError: The list cannot be read, or an entry lacks something or has an unknown verdict.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("judged", [])
        return tuple(
            Judgement(row["id"], row["start"], row["end"], Verdict(row["verdict"]), row["reason"], row.get("of"))
            for row in rows
        )
    except (OSError, KeyError, ValueError) as error:
        raise ReadError("this list of judgements cannot be read", where=str(path), todo=str(error)) from error


def verdicts(accounts: Sequence[Account], judgements: Iterable[Judgement]) -> Mapping[str, Judgement | None]:
    """Return the judgement of each account of one report by its id; None for an account that nobody judged.

    A duplicate of what no other account tells any more is real.
    """
    known = {content_id("event", each.doc, str(each.start)): each for each in judgements}
    return {account.id: _now(known.get(account.id), account, accounts) for account in accounts}


def _now(judgement: Judgement | None, account: Account, accounts: Iterable[Account]) -> Judgement | None:
    if judgement is None or judgement.of is None:
        return judgement
    others = (trigger.span for other in accounts if other.id != account.id for trigger in other.triggers)
    repeats = any(span.start <= judgement.of < span.end for span in others)
    return judgement if repeats else replace(judgement, verdict=Verdict.REAL)


def trigger_span(account: Account, report: Report) -> tuple[int, int]:
    """Return where the first trigger word of an account stands; its clause, where no word of it gives the id."""
    clause = account.triggers[0].span
    for match in _WORD.finditer(report.text, clause.start, clause.end):
        if content_id("event", report.id, str(match.start())) == account.id:
            return match.span()
    return clause.start, clause.end


def false_figures(found: Sequence[Judgement | None], reports: int) -> tuple[Figure, ...]:
    """Return the wrong incidents per report, and how many of them never happened."""
    wrong = [each for each in found if each is not None and each.verdict is not Verdict.REAL]
    unreal = sum(each.verdict is Verdict.UNREAL for each in wrong)
    return (
        Figure(name="false incidents per report read", value=len(wrong) / reports if reports else 0.0, of=reports),
        Figure(
            name="acts told as facts that did not happen",
            value=unreal,
            of=len(found),
            target=0,
            at_most=True,
            whole=True,
        ),
    )


def false_note(found: Sequence[Judgement | None]) -> str:
    """Return what the figures of false incidents rest on, in words."""
    counts = {verdict: sum(each is not None and each.verdict is verdict for each in found) for verdict in Verdict}
    listed = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    unjudged = sum(each is None for each in found)
    return f"incidents without a template in {SAMPLE} sampled reports: {listed}, {unjudged} not judged yet"
