"""From what a person types to a judgement: events by label or id, their accounts by number, entities by id.

incident:4fda5f27        an event, by its first account
incident:4fda5f27#2      its second account, as ``kg show`` numbers them
actor:kataib-hezbollah   an entity
report:wire-7            a report
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.errors import JudgementError
from kg.holdings import published_holdings
from kg.ids import ID
from kg.judge import NAME
from kg.records import Judgement, Passage, Ruling
from kg.review.finding import accounts_of, find_event
from kg.vocab import KG, OA

_ENTITY = re.compile(r"(?:actor|place|weapon|object)[:/](\S+)")
_REPORT = "report:"
_NUMBERED = re.compile(r"(.+)#(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who judges, when and why."""

    by: str
    on: date
    why: str


def judgement_on(
    graph: Graph, ruling: Ruling, things: Sequence[str], signature: Signature, *, quote: str | None = None
) -> Judgement:
    """Return the judgement that ``things``, as a person names them, make with a ruling.

    Args:
        quote: For ``fix``: the words of the report that say so.

    Raises:
        JudgementError: The things are too few, too many, or not of the kind that the ruling is about.
        QueryError: An event is unknown, or its words fit several.
    """
    if not signature.by.strip() or not signature.why.strip():
        raise JudgementError("a judgement needs who and why", where=str(ruling))
    if quote is not None and ruling is not Ruling.FIX:
        raise JudgementError(f"{ruling} takes no quote", where=str(ruling))
    bare = Judgement(ruling=ruling, by=signature.by, on=signature.on, why=signature.why, quote=quote)
    try:
        return _ABOUT[ruling](bare, graph, things)
    except ValueError as error:
        raise JudgementError(str(error), where=str(ruling), todo=_USAGE[ruling]) from error


def _same(bare: Judgement, graph: Graph, things: Sequence[str]) -> Judgement:
    entities = [entity for entity in map(_entity, things) if entity is not None]
    if len(things) < 2 or 0 < len(entities) < len(things):
        raise ValueError("two events or more, or two entities or more, are the same")
    if entities:
        return replace(bare, entities=tuple(entities))
    return replace(bare, accounts=tuple(_passage(graph, thing) for thing in things))


def _different(bare: Judgement, graph: Graph, things: Sequence[str]) -> Judgement:
    entities = [entity for entity in map(_entity, things) if entity is not None]
    if len(things) < 2 or (entities and (len(entities), len(things)) != (1, 2)):
        raise ValueError("an entity is different from a name, or events from each other")
    if entities:
        (name,) = (thing for thing in things if _entity(thing) is None)
        return replace(bare, entities=tuple(entities), name=name)
    return replace(bare, accounts=tuple(_passage(graph, thing) for thing in things))


def _alias(bare: Judgement, _: Graph, things: Sequence[str]) -> Judgement:
    name, thing = things
    entity = _entity(thing)
    if entity is None:
        raise ValueError(f"{thing!r} is no entity")
    return replace(bare, entities=(entity,), name=name)


def _drop(bare: Judgement, graph: Graph, things: Sequence[str]) -> Judgement:
    (thing,) = things
    if thing.startswith(_REPORT):
        return replace(bare, report=thing.removeprefix(_REPORT))
    return replace(bare, accounts=(_passage(graph, thing, alone=True),))


def _fix(bare: Judgement, graph: Graph, things: Sequence[str]) -> Judgement:
    event, part, value = things
    return replace(bare, accounts=(_passage(graph, event, alone=True),), part=part, value=value)


_ABOUT: Mapping[Ruling, Callable[[Judgement, Graph, Sequence[str]], Judgement]] = {
    Ruling.SAME: _same,
    Ruling.DIFFERENT: _different,
    Ruling.ALIAS: _alias,
    Ruling.DROP: _drop,
    Ruling.FIX: _fix,
}
_USAGE: Mapping[Ruling, str] = {
    Ruling.SAME: "same EVENT EVENT..., or same actor:A actor:B...",
    Ruling.DIFFERENT: "different EVENT EVENT..., or different actor:A NAME",
    Ruling.ALIAS: "alias NAME actor:A",
    Ruling.DROP: "drop EVENT#N, or drop report:ID",
    Ruling.FIX: "fix EVENT#N PART VALUE",
}


def _entity(thing: str) -> str | None:
    match = _ENTITY.fullmatch(thing.removeprefix(ID))
    return None if match is None else thing.removeprefix(ID).replace(":", "/", 1)


def _passage(graph: Graph, thing: str, *, alone: bool = False) -> Passage:
    """Return how a judgement names the account that ``thing`` means; ``alone`` demands that no other could be meant."""
    numbered = _NUMBERED.fullmatch(thing)
    accounts = accounts_of(graph, find_event(graph, numbered[1] if numbered else thing))
    if alone and not numbered and len(accounts) > 1:
        raise ValueError(f"{thing!r} has {len(accounts)} accounts; name one, for example {thing}#1")
    number = int(numbered[2]) if numbered else 1
    if not 1 <= number <= len(accounts):
        raise ValueError(f"{thing!r} has accounts #1 to #{len(accounts)}")
    return _passage_of(graph, accounts[number - 1])


def _passage_of(graph: Graph, account: URIRef) -> Passage:
    def position(words: Node) -> int:
        return int(str(graph.value(words, OA.start)))

    first = min(graph.objects(account, KG.evidence), key=position)
    report = graph.value(graph.value(account, KG.inReport), DCTERMS.identifier)
    return Passage(report=str(report), words=str(graph.value(first, OA.exact)), account=str(account).rpartition("/")[2])


def judgement_file(directory: str | Path) -> Path:
    """Return the file that judgements on an output folder go into: the one its builds read, or one beside the reports.

    Raises:
        JudgementError: Several files are read.
        StoreError: What the folder holds cannot be read.
    """
    holdings = published_holdings(directory)
    if len(holdings.judgements) > 1:
        known = ", ".join(sorted(holdings.judgements))
        raise JudgementError("several files of judgements are read", where=str(directory), todo=f"name one: {known}")
    if holdings.judgements:
        return Path(*holdings.judgements)
    folders = {Path(held.file).parent for held in holdings.reports.values() if held.file is not None}
    beside = [folder for folder in folders if folder.is_absolute() and folder.is_dir()]
    return (beside[0] if len(folders) == len(beside) == 1 else Path(directory)) / NAME
