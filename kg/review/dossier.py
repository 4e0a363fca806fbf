"""The dossier of one event as text: what it comes to, what each account says in which words, and why they are one.

Everything in it is read from the graph; a terminal's control characters in quoted words are made harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.review.facts import Facts, Link, short, unlinked
from kg.review.finding import accounts_of, find_event
from kg.vocab import KG

__all__ = ["WIDTH", "accounts_of", "dossier", "dossier_lines", "find_event"]

#: Characters of a line: what a terminal of usual width shows without breaking it.
WIDTH = 100

#: Parts of an event in the order in which the dossier names them.
_PARTS: Mapping[URIRef, str] = {
    KG.speaker: "speaker",
    KG.initiator: "initiator",
    KG.target: "target",
    KG.targetObject: "object",
    KG.weapon: "weapon",
    KG.location: "place",
    KG.near: "near",
    KG.about: "about",
    KG.inResponseTo: "answers",
    KG.partOf: "part of",
}


def dossier(graph: Graph, event: URIRef) -> str:
    """Return everything that the graph says about an event, in lines of at most `WIDTH` characters."""
    return "\n".join(line for each in dossier_lines(graph, event) for line in _fitted(each)) + "\n"


def dossier_lines(graph: Graph, event: URIRef, link: Link = unlinked) -> Iterator[str]:
    """Yield the dossier line by line, as long as they come; two spaces set in what belongs to the line above.

    Args:
        link: Returns what stands for a node in the line, given the node and what it is called.
    """
    facts = Facts(graph, link)
    accounts: list[Node] = list(accounts_of(graph, event))
    yield from _heading(facts, event, accounts)
    yield from _resolved(facts, event)
    for number, account in enumerate(accounts, start=1):
        yield ""
        yield from _account(facts, number, account)
    yield from _decisions(facts, accounts)
    yield from _judgements(facts, event, accounts)


# --------------------------------------------------------------------------------------------------- the resolved view


def _heading(facts: Facts, event: URIRef, accounts: list[Node]) -> Iterator[str]:
    reports = {facts.one(account, KG.inReport) for account in accounts}
    told = f"told by {len(reports)} report{'' if len(reports) == 1 else 's'}"
    days = _days(facts, event)
    yield facts.name(event)
    yield ", ".join((short(event), *_type_and_status(facts, event), *days, told))
    yield ""


def _type_and_status(facts: Facts, node: Node) -> tuple[str, str]:
    return facts.concept(node, KG.eventType), facts.text(node, KG.status)


def _days(facts: Facts, node: Node) -> list[str]:
    earliest, latest = facts.text(node, KG.earliest), facts.text(node, KG.latest)
    if not earliest and not latest:
        return []
    return [earliest if earliest == latest else f"{earliest or '?'} to {latest or '?'}"]


def _resolved(facts: Facts, event: URIRef) -> Iterator[str]:
    for predicate, name in _PARTS.items():
        labels = sorted(facts.label(value) for value in facts.all(event, predicate))
        if labels:
            yield f"  {name:<10} {' | '.join(labels)}"
    if facts.text(event, KG.countLow):
        yield f"  {'count':<10} {_range(facts, event, KG.countLow, KG.countHigh)}"
    for toll in facts.all(event, KG.toll):
        best = facts.text(toll, KG.best)
        bounds = _range(facts, toll, KG.low, KG.high)
        yield f"  {facts.concept(toll, KG.harm):<10} {bounds}{f', best {best}' if best and best != bounds else ''}"


def _range(facts: Facts, node: Node, low: URIRef, high: URIRef) -> str:
    least, most = facts.text(node, low), facts.text(node, high)
    if not most:
        return f"{least} or more"
    return least if least == most else f"{least} to {most}"


# ------------------------------------------------------------------------------------------------------------ accounts


def _account(facts: Facts, number: int, account: Node) -> Iterator[str]:
    report = facts.one(account, KG.inReport)
    yield f"{number}. {facts.report(report)}{_printed(facts, report)}"
    yield f"   {', '.join((*_type_and_status(facts, account), *_said_by(facts, account)))}"
    yield from (f"   {quote}" for quote in facts.quotes(account))
    yield f"   rules: {', '.join(facts.texts(account, KG.rule)) or 'none'}"
    order = [*_PARTS.values(), "date", "count"]
    for part, value, claim in sorted(_claims(facts, account), key=lambda each: (_rank(order, each[0]), *each)):
        yield f"   {part:<10} {value}{_bracketed(_notes(facts, claim))}"
        yield from (f"      {quote}" for quote in facts.quotes(claim))
        for said in facts.subjects(RDF.subject, claim):  # who gave this very figure
            quotes = " ".join(facts.quotes(said))
            yield f"      {_part(facts, said)} {facts.label(facts.one(said, RDF.object))}: {quotes}"


def _rank(order: Sequence[str], part: str) -> int:
    return order.index(part) if part in order else len(order)


def _notes(facts: Facts, claim: Node) -> list[str]:
    named = (("rule", KG.rule), ("cue", KG.cue), ("linked by", KG.linkReason), ("relation", KG.placeRelation))
    return [f"{name} {', '.join(notes)}" for name, predicate in named if (notes := facts.texts(claim, predicate))]


def _printed(facts: Facts, report: Node) -> str:
    return _bracketed([*facts.texts(report, KG.publisher), *facts.texts(report, DCTERMS.issued)])


def _bracketed(notes: Sequence[str]) -> str:
    return f" ({'; '.join(notes)})" if notes else ""


def _said_by(facts: Facts, node: Node) -> list[str]:
    speakers = sorted(facts.label(speaker) for speaker in facts.all(node, KG.speaker))
    return [f"according to {' and '.join(speakers)}"] if speakers else []


def _claims(facts: Facts, account: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield part, value and node of everything that an account claims, its type apart."""
    for claim in facts.subjects(KG.account, account):
        kinds = facts.all(claim, RDF.type)
        if KG.CasualtyFigure in kinds:
            whom = [facts.label(one) for one in facts.all(claim, KG.whom)]
            yield facts.concept(claim, KG.harm), ", ".join((_counted(facts, claim), *whom)), claim
        elif KG.DateClaim in kinds:
            yield "date", ", ".join((*_days(facts, claim), facts.text(claim, KG.datePrecision))), claim
        elif KG.CountClaim in kinds:
            yield "count", _counted(facts, claim), claim
        elif _is_own(facts, claim):
            yield _part(facts, claim), facts.label(facts.one(claim, RDF.object)), claim


def _is_own(facts: Facts, claim: Node) -> bool:
    """Tell whether a claim stands for itself: the type stands above, the speaker of a figure beside the figure."""
    about_figure = KG.CasualtyFigure in facts.all(facts.one(claim, RDF.subject), RDF.type)
    return facts.one(claim, RDF.predicate) != KG.eventType and not about_figure


def _part(facts: Facts, claim: Node) -> str:
    predicate = facts.one(claim, RDF.predicate)
    return _PARTS.get(URIRef(str(predicate)), str(predicate).rpartition("#")[2])


def _counted(facts: Facts, claim: Node) -> str:
    return f"{_range(facts, claim, KG.low, KG.high)} (“{facts.text(claim, KG.wording)}”)"


# ----------------------------------------------------------------------------------------------------------- decisions


def _decisions(facts: Facts, accounts: Iterable[Node]) -> Iterator[str]:
    own = list(accounts)
    found = {decision for account in own for side in (KG.left, KG.right) for decision in facts.subjects(side, account)}
    if not found:
        return
    yield ""
    yield "Why these accounts are one event, and others are not"
    for verdict, other, decision in sorted(_ordered(facts, found, own)):
        score = facts.text(decision, KG.score)
        yield f"  {verdict:<10} {other}{f', score {score}' if score else ''}, by {facts.text(decision, KG.decidedBy)}"
        yield from (f"      {reason}" for reason in facts.texts(decision, KG.reason))


def _ordered(facts: Facts, decisions: Iterable[Node], own: list[Node]) -> Iterator[tuple[str, str, Node]]:
    for decision in decisions:
        left, right = facts.one(decision, KG.left), facts.one(decision, KG.right)
        if left in own and right in own:
            other = f"{_number(own, left)} and {_number(own, right)}"
        else:
            mine, theirs = (left, right) if left in own else (right, left)
            event = facts.one(theirs, KG.event)
            named = facts.linked(event, repr(facts.name(event)))
            other = f"{_number(own, mine)} and {short(event)} {named} in {facts.report(facts.one(theirs, KG.inReport))}"
        yield facts.text(decision, KG.verdict), other, decision


def _judgements(facts: Facts, event: URIRef, accounts: Iterable[Node]) -> Iterator[str]:
    """Yield what people judged about an event's accounts and about who and what stands in it."""
    named = [value for predicate in _PARTS for value in facts.all(event, predicate)]
    concerned = [judgement for node in (*accounts, *named) for judgement in facts.subjects(KG.concerns, node)]
    for number, judgement in enumerate(sorted(set(concerned), key=str)):
        if number == 0:
            yield ""
            yield "What people judged"
        what = " ".join((facts.text(judgement, KG.ruling), *facts.texts(judgement, KG.judgedName)))
        value = facts.text(judgement, KG.fixedValue)
        part = "".join(f" {part} is {value}" for part in facts.texts(judgement, KG.fixedPart))
        yield f"  {what}{part}, by {facts.text(judgement, KG.decidedBy)}, {facts.text(judgement, KG.decidedOn)}"
        yield f"      {facts.text(judgement, KG.reason)}"


def _number(accounts: list[Node], account: Node) -> str:
    return f"account {accounts.index(account) + 1}"


def _fitted(line: str) -> list[str]:
    """Return a line in pieces that fit, without signs that a terminal would obey."""
    text = "".join(char if char.isprintable() else " " for char in line)
    indent = " " * (len(text) - len(text.lstrip()) + 3)
    return wrap(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False) or [""]
