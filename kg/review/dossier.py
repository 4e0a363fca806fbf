"""The dossier of one event as text: what it comes to, what each account says in which words, and why they are one.

Everything in it is read from the graph; a terminal's control characters in quoted words are made harmless.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias

from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.errors import QueryError
from kg.ids import ID
from kg.lexicon.fold import fold
from kg.vocab import KG, OA

#: Characters of a line: what a terminal of usual width shows without breaking it.
WIDTH = 100

#: Digits of an identifier from which its beginning is enough to name an event.
_PREFIX = 5

#: Candidates that are listed when words fit several events.
_LISTED = 20

_EVENTS = (KG.Incident, KG.IncidentSeries, KG.Statement)

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

Link: TypeAlias = Callable[[Node, str], str]


def _unlinked(_: Node, text: str) -> str:
    return text


def find_event(graph: Graph, words: str) -> URIRef:
    """Return the event that an IRI, an id (or how it begins) or words of its label name.

    Raises:
        QueryError: No event fits, or several do; the message lists them.
    """
    facts = _Facts(graph)
    events = facts.events()
    found = _named(events, words) or _begun(events, words) or _worded(events, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise QueryError(f"no event fits {words!r}", todo="`kg query DIR incidents` lists them")
    lines = (f"  {_short(event)}  {events[event]}" for event in found[:_LISTED])
    rest = f"\n  and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise QueryError(f"{len(found)} events fit {words!r}; name one of them:\n" + "\n".join(lines) + rest)


def _named(events: Mapping[URIRef, str], words: str) -> list[URIRef]:
    text = words.strip().strip("<>").removeprefix(ID).replace("/", ":")
    return [event for event in events if text in (_short(event), _short(event).partition(":")[2])]


def _begun(events: Mapping[URIRef, str], words: str) -> list[URIRef]:
    kind, _, start = words.strip().rpartition(":")
    if len(start) < _PREFIX:
        return []
    return [event for event in events if _short(event).startswith(f"{kind}:{start}" if kind else _kind(event) + start)]


def _kind(event: URIRef) -> str:
    return _short(event).partition(":")[0] + ":"


def _worded(events: Mapping[URIRef, str], words: str) -> list[URIRef]:
    wanted = fold(words).split()
    labels = {event: fold(label) for event, label in events.items()}
    exact = [event for event, label in labels.items() if label.split() == wanted]
    return exact or [event for event, label in labels.items() if all(word in label for word in wanted)]


def accounts_of(graph: Graph, event: URIRef) -> list[URIRef]:
    """Return the accounts of an event in the order in which the dossier numbers them, from 1."""
    facts = _Facts(graph)
    found = facts.subjects(KG.event, event, KG.Account)
    return [URIRef(str(account)) for account in sorted(found, key=facts.account_order)]


def dossier(graph: Graph, event: URIRef) -> str:
    """Return everything that the graph says about an event, in lines of at most `WIDTH` characters."""
    return "\n".join(line for each in dossier_lines(graph, event) for line in _fitted(each)) + "\n"


def dossier_lines(graph: Graph, event: URIRef, link: Link = _unlinked) -> Iterator[str]:
    """Yield the dossier line by line, as long as they come; two spaces set in what belongs to the line above.

    Args:
        link: Returns what stands for a node in the line, given the node and what it is called.
    """
    facts = _Facts(graph, link)
    accounts: list[Node] = list(accounts_of(graph, event))
    yield from _heading(facts, event, accounts)
    yield from _resolved(facts, event)
    for number, account in enumerate(accounts, start=1):
        yield ""
        yield from _account(facts, number, account)
    yield from _decisions(facts, accounts)
    yield from _judgements(facts, event, accounts)


# --------------------------------------------------------------------------------------------------- the resolved view


def _heading(facts: _Facts, event: URIRef, accounts: list[Node]) -> Iterator[str]:
    reports = {facts.one(account, KG.inReport) for account in accounts}
    told = f"told by {len(reports)} report{'' if len(reports) == 1 else 's'}"
    days = _days(facts, event)
    yield facts.name(event)
    yield ", ".join((_short(event), *_type_and_status(facts, event), *days, told))
    yield ""


def _type_and_status(facts: _Facts, node: Node) -> tuple[str, str]:
    return facts.concept(node, KG.eventType), facts.text(node, KG.status)


def _days(facts: _Facts, node: Node) -> list[str]:
    earliest, latest = facts.text(node, KG.earliest), facts.text(node, KG.latest)
    if not earliest and not latest:
        return []
    return [earliest if earliest == latest else f"{earliest or '?'} to {latest or '?'}"]


def _resolved(facts: _Facts, event: URIRef) -> Iterator[str]:
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


def _range(facts: _Facts, node: Node, low: URIRef, high: URIRef) -> str:
    least, most = facts.text(node, low), facts.text(node, high)
    if not most:
        return f"{least} or more"
    return least if least == most else f"{least} to {most}"


# ------------------------------------------------------------------------------------------------------------ accounts


def _account(facts: _Facts, number: int, account: Node) -> Iterator[str]:
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


def _notes(facts: _Facts, claim: Node) -> list[str]:
    named = (("rule", KG.rule), ("cue", KG.cue), ("linked by", KG.linkReason), ("relation", KG.placeRelation))
    return [f"{name} {', '.join(notes)}" for name, predicate in named if (notes := facts.texts(claim, predicate))]


def _printed(facts: _Facts, report: Node) -> str:
    return _bracketed([*facts.texts(report, KG.publisher), *facts.texts(report, DCTERMS.issued)])


def _bracketed(notes: Sequence[str]) -> str:
    return f" ({'; '.join(notes)})" if notes else ""


def _said_by(facts: _Facts, node: Node) -> list[str]:
    speakers = sorted(facts.label(speaker) for speaker in facts.all(node, KG.speaker))
    return [f"according to {' and '.join(speakers)}"] if speakers else []


def _claims(facts: _Facts, account: Node) -> Iterator[tuple[str, str, Node]]:
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


def _is_own(facts: _Facts, claim: Node) -> bool:
    """Tell whether a claim stands for itself: the type stands above, the speaker of a figure beside the figure."""
    about_figure = KG.CasualtyFigure in facts.all(facts.one(claim, RDF.subject), RDF.type)
    return facts.one(claim, RDF.predicate) != KG.eventType and not about_figure


def _part(facts: _Facts, claim: Node) -> str:
    predicate = facts.one(claim, RDF.predicate)
    return _PARTS.get(URIRef(str(predicate)), str(predicate).rpartition("#")[2])


def _counted(facts: _Facts, claim: Node) -> str:
    return f"{_range(facts, claim, KG.low, KG.high)} (“{facts.text(claim, KG.wording)}”)"


# ----------------------------------------------------------------------------------------------------------- decisions


def _decisions(facts: _Facts, accounts: Iterable[Node]) -> Iterator[str]:
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


def _ordered(facts: _Facts, decisions: Iterable[Node], own: list[Node]) -> Iterator[tuple[str, str, Node]]:
    for decision in decisions:
        left, right = facts.one(decision, KG.left), facts.one(decision, KG.right)
        if left in own and right in own:
            other = f"{_number(own, left)} and {_number(own, right)}"
        else:
            mine, theirs = (left, right) if left in own else (right, left)
            event = facts.one(theirs, KG.event)
            named = facts.linked(event, repr(facts.name(event)))
            other = (
                f"{_number(own, mine)} and {_short(event)} {named} in {facts.report(facts.one(theirs, KG.inReport))}"
            )
        yield facts.text(decision, KG.verdict), other, decision


def _judgements(facts: _Facts, event: URIRef, accounts: Iterable[Node]) -> Iterator[str]:
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


# --------------------------------------------------------------------------------------------------------- the graph


class _Facts:
    """Looks things up in a graph, node by node; what it does not say is an empty text."""

    def __init__(self, graph: Graph, link: Link = _unlinked) -> None:
        self._graph = graph
        self.linked = link

    def events(self) -> dict[URIRef, str]:
        """Return every event with its label, ordered by label."""
        found = {URIRef(str(node)): self.label(node) for cls in _EVENTS for node in self._graph.subjects(RDF.type, cls)}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def all(self, node: Node, predicate: Node) -> list[Node]:
        """Return the values of a property, sorted."""
        return sorted(self._graph.objects(node, predicate), key=str)

    def one(self, node: Node, predicate: Node) -> Node:
        """Return the first value of a property that the shapes demand."""
        return self.all(node, predicate)[0]

    def texts(self, node: Node, predicate: Node) -> list[str]:
        """Return the values of a property as texts."""
        return [str(value) for value in self.all(node, predicate)]

    def text(self, node: Node, predicate: Node) -> str:
        """Return the first value of a property as text, or an empty one."""
        return next(iter(self.texts(node, predicate)), "")

    def subjects(self, predicate: Node, node: Node, cls: Node | None = None) -> list[Node]:
        """Return the nodes that point to ``node``; those of one class where one is given."""
        found = sorted(self._graph.subjects(predicate, node), key=str)
        return found if cls is None else [each for each in found if cls in self.all(each, RDF.type)]

    def name(self, node: Node) -> str:
        """Return what a node is called."""
        return self.text(node, RDFS.label) or _short(node)

    def label(self, node: Node) -> str:
        """Return what stands for a node in a line: what it is called, linked."""
        return self.linked(node, self.name(node))

    def report(self, report: Node) -> str:
        """Return what stands for a report in a line: its id, linked."""
        return self.linked(report, self.text(report, DCTERMS.identifier))

    def concept(self, node: Node, predicate: Node) -> str:
        """Return the notation of the concept that a property names."""
        for value in self.all(node, predicate):
            return self.text(value, SKOS.notation) or str(value).replace("#", "/").rpartition("/")[2]
        return ""

    def quotes(self, node: Node) -> Iterator[str]:
        """Yield the words that a node rests on, with report and place, in the order of the text."""
        for words in sorted(self.all(node, KG.evidence), key=self._position):
            place = f"{self.text(words, OA.start)}-{self.text(words, OA.end)}"
            yield f"“{self.text(words, OA.exact)}” [{place}]"

    def _position(self, words: Node) -> tuple[int, int]:
        return int(self.text(words, OA.start)), int(self.text(words, OA.end))

    def account_order(self, account: Node) -> tuple[str, str, tuple[int, int]]:
        """Return what accounts are ordered by: the day of their report, its id, where in it they begin."""
        report = self.one(account, KG.inReport)
        first = min(map(self._position, self.all(account, KG.evidence)))
        return self.text(report, DCTERMS.issued), self.text(report, DCTERMS.identifier), first


def _short(node: Node) -> str:
    """Return a minted IRI as "incident:...", as the queries abbreviate it."""
    return str(node).removeprefix(ID).replace("/", ":", 1)


def _fitted(line: str) -> list[str]:
    """Return a line in pieces that fit, without signs that a terminal would obey."""
    text = "".join(char if char.isprintable() else " " for char in line)
    indent = " " * (len(text) - len(text.lstrip()) + 3)
    return wrap(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False) or [""]
