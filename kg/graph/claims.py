"""What each account of each report says, as claims with evidence.

Roles, places, types and links to other events are ``kg:Claim`` nodes, one for each thing that an account says, however
often it says it. Days, counts and casualties are nodes of their own, since they are intervals with a wording.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rdflib import RDF, URIRef

from kg.graph.reports import Quotes
from kg.graph.terms import Term, Terms, Triple
from kg.records import (
    Account,
    Attribution,
    CasualtyFigure,
    Evidence,
    Incident,
    MentionKind,
    Quantity,
    Role,
    RoleName,
    Status,
    When,
)
from kg.vocab import KG, TYPE

log = logging.getLogger(__name__)

_TYPE, _CLAIM, _FIGURE, _DATE, _COUNT = RDF.type, KG.Claim, KG.CasualtyFigure, KG.DateClaim, KG.CountClaim
_SUBJECT, _PREDICATE, _OBJECT = RDF.subject, RDF.predicate, RDF.object
_ACCOUNT, _IN_REPORT, _EVIDENCE, _SPEAKER, _RULE = KG.account, KG.inReport, KG.evidence, KG.speaker, KG.rule
_EVENT, _LOW, _HIGH, _WORDING = KG.event, KG.low, KG.high, KG.wording
_LOCATION, _NEAR, _TARGET, _OBJECT_HIT = KG.location, KG.near, KG.target, KG.targetObject

#: Predicates of the roles that need no further look at what fills them.
_PREDICATES: Mapping[RoleName, URIRef] = {
    RoleName.INITIATOR: KG.initiator,
    RoleName.WEAPON: KG.weapon,
    RoleName.SPEAKER: KG.speaker,
}


@dataclass(slots=True)
class _Said:
    """What an account says once or several times: the words, the rules that read them and what they noticed."""

    words: dict[Evidence, None] = field(default_factory=dict)
    notes: dict[tuple[URIRef, str], None] = field(default_factory=dict)

    def add(self, words: Iterable[Evidence], **notes: str) -> None:
        """Add one saying of it; the names of ``notes`` are terms of the ontology."""
        self.words.update(dict.fromkeys(words))
        self.notes.update({(KG[name], note): None for name, note in notes.items()})


_Sayings: TypeAlias = dict[tuple[URIRef, Term], _Said]


def predicate_of(terms: Terms, role: Role) -> URIRef:
    """Return the property that a role is a claim of.

    A place that the event is only near is claimed as such. Whom and what it hit differ by what the words refer to.
    """
    if role.name is RoleName.PLACE:
        return _LOCATION if role.mention.relation == "at" else _NEAR
    if role.name in (RoleName.TARGET, RoleName.OBJECT):
        return _TARGET if terms.linker.entity(role.mention).kind is MentionKind.ACTOR else _OBJECT_HIT
    return _PREDICATES[role.name]


def linked(account: Account) -> Iterator[tuple[URIRef, str]]:
    """Return the links of an account to other accounts of its report: the property and the other account's id."""
    yield from ((KG.about, other) for other in account.about)
    yield from ((KG.inResponseTo, other) for other in account.responds_to)
    if account.part_of is not None:
        yield KG.partOf, account.part_of


def said_by(account: Account, attribution: Attribution | None) -> tuple[Attribution, ...]:
    """Return who says one thing of an account: the speaker of its own words, ``attribution``.

    An account that the report asserts may be said by others elsewhere in it; what has no speaker there is the
    report's. Where all of it is reported, what names no speaker is said by those who say the rest.
    """
    if account.status is Status.DENIED:
        return ()  # the account's speaker denies what its claims say: nobody is named as saying it
    if attribution is not None:
        return (attribution,)
    return () if account.status is Status.ASSERTED else account.attributions


class Claims:
    """Makes the triples of accounts. ``events`` maps the ids of all accounts of the graph to their events."""

    def __init__(self, terms: Terms, quotes: Quotes, events: Mapping[str, URIRef]) -> None:
        self._terms = terms
        self._quotes = quotes
        self._events = events

    def of(self, incident: Incident) -> Iterator[Triple]:
        """Return the accounts of an incident and everything they claim."""
        for account in sorted(incident.accounts, key=lambda each: each.id):
            yield from self._account(account, self._speakers(account.attributions))
            yield from self._claims(account)
            yield from self._attributed(account, self._terms.account(account.id), account.attributions)
            for when in account.times:
                yield from self._date(account, when, self._voices(account, when.attribution))
            yield from self._count(account, self._voices(account, account.count_attribution))
            for figure in account.figures:
                yield from self._figure(account, figure)

    def _speakers(self, attributions: Iterable[Attribution | None]) -> tuple[URIRef, ...]:
        found = {self._terms.referent(each.speaker) for each in attributions if each is not None}
        return tuple(sorted(found))

    def _voices(self, account: Account, attribution: Attribution | None) -> tuple[URIRef, ...]:
        return self._speakers(said_by(account, attribution))

    def _account(self, account: Account, speakers: Iterable[URIRef]) -> Iterator[Triple]:
        terms = self._terms
        node = terms.account(account.id)
        yield node, _TYPE, KG.Account
        yield node, _EVENT, self._events[account.id]
        yield node, _IN_REPORT, terms.report(account.report_id)
        yield node, KG.eventType, TYPE[account.type]
        yield node, KG.status, terms.word(account.status.value)
        yield from ((node, _SPEAKER, speaker) for speaker in speakers)
        yield from ((node, _RULE, terms.word(rule)) for rule in sorted({*account.rules}))
        yield from ((node, _EVIDENCE, self._quotes.node(words)) for words in dict.fromkeys(account.triggers))

    def _claims(self, account: Account) -> Iterator[Triple]:
        event = self._events[account.id]
        sayings: _Sayings = {(KG.eventType, TYPE[account.type]): _Said(dict.fromkeys(account.triggers))}
        voices: dict[tuple[URIRef, Term], tuple[URIRef, ...]] = {}
        for role in account.roles:
            key = self._add_role(sayings, role)
            voices[key] = tuple(dict.fromkeys((*voices.get(key, ()), *self._voices(account, role.attribution))))
        for predicate, other in linked(account):
            if other in self._events:
                sayings.setdefault((predicate, self._events[other]), _Said()).add(account.triggers)
            else:
                log.warning("%s: account %s refers to %s, which is no account", account.report_id, account.id, other)
        for (predicate, value), said in sayings.items():
            speakers = voices.get((predicate, value), self._voices(account, None))
            yield from self._claim(account, (event, predicate, value), said, speakers)

    def _add_role(self, sayings: _Sayings, role: Role) -> tuple[URIRef, Term]:
        predicate = predicate_of(self._terms, role)
        said = sayings.setdefault((predicate, self._terms.referent(role.mention)), _Said())
        said.add([role.evidence], rule=role.rule, linkReason=self._terms.linker.reason(role.mention))
        if predicate is _NEAR:
            said.add((), placeRelation=role.mention.relation)
        return predicate, self._terms.referent(role.mention)

    def _attributed(self, account: Account, subject: URIRef, given: Iterable[Attribution | None]) -> Iterator[Triple]:
        sayings: _Sayings = {}
        for each in given:
            if each is not None:
                said = sayings.setdefault((_SPEAKER, self._terms.referent(each.speaker)), _Said())
                said.add([each.evidence], cue=each.cue, linkReason=self._terms.linker.reason(each.speaker))
        for (predicate, value), said in sayings.items():
            yield from self._claim(account, (subject, predicate, value), said, ())

    def _claim(
        self, account: Account, triple: tuple[URIRef, URIRef, Term], said: _Said, speakers: tuple[URIRef, ...]
    ) -> Iterator[Triple]:
        about = "" if triple[0] == self._events[account.id] else triple[0]  # so that a merge renames no claim
        node = self._terms.hashed("claim", account.id, about, triple[1], triple[2])
        yield node, _TYPE, _CLAIM
        yield node, _SUBJECT, triple[0]
        yield node, _PREDICATE, triple[1]
        yield node, _OBJECT, triple[2]
        yield from self._provenance(node, account, said.words, speakers)
        yield from ((node, name, self._terms.word(note)) for name, note in said.notes if note)

    def _provenance(
        self, node: URIRef, account: Account, words: Iterable[Evidence], speakers: tuple[URIRef, ...]
    ) -> Iterator[Triple]:
        yield node, _ACCOUNT, self._terms.account(account.id)
        yield node, _IN_REPORT, self._terms.report(account.report_id)
        for evidence in words:
            yield node, _EVIDENCE, self._quotes.node(evidence)
        for speaker in speakers:
            yield node, _SPEAKER, speaker

    def _date(self, account: Account, when: When, speakers: tuple[URIRef, ...]) -> Iterator[Triple]:
        terms, interval = self._terms, when.interval
        days = f"{interval.earliest}..{interval.latest}"
        node = terms.hashed("date", account.id, days, interval.wording, terms.evidence(when.evidence.span))
        yield node, _TYPE, _DATE
        yield node, _EVENT, self._events[account.id]
        yield node, _WORDING, terms.word(interval.wording)
        yield node, KG.datePrecision, terms.word(interval.precision.value)
        if interval.earliest is not None:
            yield node, KG.earliest, terms.day(interval.earliest)
        if interval.latest is not None:
            yield node, KG.latest, terms.day(interval.latest)
        if when.rule:
            yield node, _RULE, terms.word(when.rule)
        yield from self._provenance(node, account, [when.evidence], speakers)

    def _count(self, account: Account, speakers: tuple[URIRef, ...]) -> Iterator[Triple]:
        if account.count is None:
            return
        node = self._terms.hashed("count", account.id)
        words = account.triggers if account.count_evidence is None else [account.count_evidence]
        yield node, _TYPE, _COUNT
        yield node, _EVENT, self._events[account.id]
        yield from self._quantity(node, account.count)
        yield from self._provenance(node, account, words, speakers)

    def _figure(self, account: Account, figure: CasualtyFigure) -> Iterator[Triple]:
        terms = self._terms
        node = figure_node(terms, account, figure)
        yield node, _TYPE, _FIGURE
        yield node, _EVENT, self._events[account.id]
        yield node, KG.harm, KG[figure.harm.value]
        if figure.whom is not None:
            yield node, KG.whom, terms.referent(figure.whom)
        if figure.rule:
            yield node, _RULE, terms.word(figure.rule)
        yield from self._quantity(node, figure.quantity)
        yield from self._provenance(node, account, [figure.evidence], self._speakers([figure.attribution]))
        yield from self._attributed(account, node, [figure.attribution])

    def _quantity(self, node: URIRef, quantity: Quantity) -> Iterator[Triple]:
        yield node, _LOW, self._terms.number(quantity.low)
        if quantity.high is not None:
            yield node, _HIGH, self._terms.number(quantity.high)
        yield node, _WORDING, self._terms.word(quantity.wording)


def figure_node(terms: Terms, account: Account, figure: CasualtyFigure) -> URIRef:
    """Return the node of a figure: one for each account, harm, group, number, speaker and place in the text."""
    quantity = figure.quantity
    whom = "" if figure.whom is None else terms.referent(figure.whom)
    speaker = "" if figure.attribution is None else terms.referent(figure.attribution.speaker)
    bounds = f"{quantity.low}..{quantity.high}"
    return terms.hashed(
        "figure", account.id, figure.harm.value, bounds, whom, speaker, terms.evidence(figure.evidence.span)
    )
