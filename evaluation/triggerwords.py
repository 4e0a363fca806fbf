"""Which words the system took for the names of events.

An account's triggers are whole clauses, "from the first argument to the last", and two events told in one sentence have
clauses that hold each other's words. To tell which gold mention an account is about takes the words themselves, which
no record carries: they are read again from the same finders that ``kg.extract.extraction`` runs, in its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evaluation.system import System
from kg.extract.attribution import find_speeches
from kg.extract.clusters import cluster
from kg.extract.coreference import find_antecedents
from kg.extract.drafting import make_drafts
from kg.extract.likeness import Cluster
from kg.extract.reading import Reading, read_layers
from kg.ids import content_id
from kg.lexicon.entities import load_entities
from kg.lexicon.words import load_words
from kg.read.clean import clean
from kg.records import Extraction, Span


def trigger_words(system: System, extraction: Extraction) -> Mapping[str, tuple[Span, ...]]:
    """Return the event words of each account of an incident or series, by account id: compounds whole, no light verbs.

    An account of ``extraction`` that cannot be found again has no words.
    """
    reading, clusters = _clusters(system, extraction)
    known = {account.id for account in extraction.accounts}
    found = {_account(reading, group): tuple(_words(reading, group)) for group in clusters}
    return {ident: words for ident, words in found.items() if ident in known}


def _clusters(system: System, extraction: Extraction) -> tuple[Reading, Sequence[Cluster]]:
    report, entities = extraction.report, load_entities()
    doc = system.parse(report.text)
    reading = read_layers(doc, report, words=load_words(), to_original=clean(report.text).to_original)
    speeches = find_speeches(reading)
    reading = replace(reading, antecedents=find_antecedents(reading, speeches))
    return reading, cluster(reading, make_drafts(reading, speeches, entities), entities)


def _account(reading: Reading, group: Cluster) -> str:
    first = group.members[0].draft.trigger.token
    return content_id("event", reading.report.id, str(reading.span(first.i, first.i + 1).start))


def _words(reading: Reading, group: Cluster) -> Iterator[Span]:
    for member in group.members:
        trigger = member.draft.trigger
        yield reading.span(min(trigger.first.i, trigger.token.i), trigger.token.i + 1)
