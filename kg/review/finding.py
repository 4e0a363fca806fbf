"""Which event a person means: by its IRI, its id or how that begins, or words of its label; and its accounts."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, URIRef

from kg.errors import QueryError
from kg.ids import ID
from kg.lexicon.fold import fold
from kg.review.facts import Facts, short
from kg.vocab import KG

#: Digits of an identifier from which its beginning is enough to name an event.
_PREFIX = 5

#: Candidates that are listed when words fit several events.
_LISTED = 20


def find_event(graph: Graph, words: str) -> URIRef:
    """Return the event that an IRI, an id (or how it begins) or words of its label name.

    Raises:
        QueryError: No event fits, or several do; the message lists them.
    """
    facts = Facts(graph)
    events = facts.events()
    found = _named(events, words) or _begun(events, words) or _worded(events, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise QueryError(f"no event fits {words!r}", todo="`kg query DIR incidents` lists them")
    lines = (f"  {short(event)}  {events[event]}" for event in found[:_LISTED])
    rest = f"\n  and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise QueryError(f"{len(found)} events fit {words!r}; name one of them:\n" + "\n".join(lines) + rest)


def _named(events: Mapping[URIRef, str], words: str) -> list[URIRef]:
    text = words.strip().strip("<>").removeprefix(ID).replace("/", ":")
    return [event for event in events if text in (short(event), short(event).partition(":")[2])]


def _begun(events: Mapping[URIRef, str], words: str) -> list[URIRef]:
    kind, _, start = words.strip().rpartition(":")
    if len(start) < _PREFIX:
        return []
    return [event for event in events if short(event).startswith(f"{kind}:{start}" if kind else _kind(event) + start)]


def _kind(event: URIRef) -> str:
    return short(event).partition(":")[0] + ":"


def _worded(events: Mapping[URIRef, str], words: str) -> list[URIRef]:
    wanted = fold(words).split()
    labels = {event: fold(label) for event, label in events.items()}
    exact = [event for event, label in labels.items() if label.split() == wanted]
    return exact or [event for event, label in labels.items() if all(word in label for word in wanted)]


def accounts_of(graph: Graph, event: URIRef) -> list[URIRef]:
    """Return the accounts of an event in the order in which the dossier numbers them, from 1."""
    facts = Facts(graph)
    found = facts.subjects(KG.event, event, KG.Account)
    return [URIRef(str(account)) for account in sorted(found, key=facts.account_order)]
