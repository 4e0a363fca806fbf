"""Who is responsible: who claims an event, who attributes it to an initiator, and who denies it.

claimed     Who makes a claim of responsibility for it, and initiators who themselves say that they did it.
attributed  Who else says that an initiator did it. A report that says so in its own voice names nobody.
denied      Who denies it: by a denial that is about it, or as the speaker of an account that is denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import URIRef

from kg.graph.claims import said_by
from kg.graph.terms import Terms, Triple
from kg.records import HAPPENED, Account, EventKind, Incident, RoleName, Status
from kg.vocab import KG

#: Types of statements by which somebody takes a side on who did it.
_SIDES: Mapping[str, URIRef] = {"claim-of-responsibility": KG.claimedBy, "denial": KG.deniedBy}


def responsibility_triples(
    terms: Terms, incidents: Iterable[Incident], events: Mapping[str, URIRef], happened: Iterable[URIRef]
) -> Iterator[Triple]:
    """Return who claims, attributes and denies each event of ``happened``, each triple once and in order.

    Args:
        events: The event of each account by the account's id.
    """
    known = set(happened)
    found = (
        triple for incident in incidents for account in incident.accounts for triple in _of(terms, account, events)
    )
    yield from sorted({triple for triple in found if triple[0] in known})


def _of(terms: Terms, account: Account, events: Mapping[str, URIRef]) -> Iterator[Triple]:
    if account.kind is EventKind.STATEMENT:
        yield from _by_statement(terms, account, events)
    elif account.status is Status.DENIED:
        yield from ((events[account.id], KG.deniedBy, terms.referent(each.speaker)) for each in account.attributions)
    elif account.status in HAPPENED:
        yield from _by_initiators(terms, account, events[account.id])


def _by_statement(terms: Terms, account: Account, events: Mapping[str, URIRef]) -> Iterator[Triple]:
    side = _SIDES.get(account.type)
    if side is not None and account.status in HAPPENED:
        for about in account.about:
            if about in events:
                yield from (
                    (events[about], side, terms.referent(role.mention)) for role in account.of(RoleName.SPEAKER)
                )


def _by_initiators(terms: Terms, account: Account, event: URIRef) -> Iterator[Triple]:
    for role in account.of(RoleName.INITIATOR):
        initiator = terms.referent(role.mention)
        if account.status is Status.CLAIMED:
            yield event, KG.claimedBy, initiator
        for attribution in said_by(account, role.attribution):
            speaker = terms.referent(attribution.speaker)
            yield event, KG.claimedBy if speaker == initiator else KG.attributedBy, speaker
