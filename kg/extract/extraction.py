"""What one report says: the finders in their order, and their findings made into frozen accounts."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.accounts import AccountMaker
from kg.extract.affiliations import find_ties
from kg.extract.blame.accusations import add_accused
from kg.extract.blame.planting import add_planters
from kg.extract.bodies import name_the_only_group
from kg.extract.coreference import find_antecedents
from kg.extract.drafting import make_drafts
from kg.extract.gaps import find_gaps
from kg.extract.mishaps import without_mishaps
from kg.extract.reading import read_layers
from kg.extract.sameness.clusters import cluster
from kg.extract.setting.countries import place_in_only_country
from kg.extract.setting.days import share_days
from kg.extract.setting.lists import inherit_from_openings
from kg.extract.setting.operations import go_on_with_operations
from kg.extract.setting.places import place_by_frame
from kg.extract.setting.sentences import place_in_sentence
from kg.extract.speech.speeches import find_speeches
from kg.extract.statements.claimants import add_claimants
from kg.extract.statements.finder import find_sayings
from kg.extract.statements.hearsay import name_sources
from kg.extract.statements.quoted import told_together
from kg.extract.statements.sayings import each_once
from kg.extract.tokens import let_go
from kg.lexicon.entities import Entities
from kg.lexicon.words import Words
from kg.records import Extraction, Report


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the words of one report to reference counts: the garbage collector would go over them again and again.

    They refer to each other in circles, and nothing of them is garbage before the report is read.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


@_uncollected()
def extract(
    doc: Doc,
    report: Report,
    *,
    words: Words,
    entities: Entities,
    to_original: Callable[[int, int], tuple[int, int]],
    pipeline: str = "",
) -> Extraction:
    """Return what the parsed report says.

    Args:
        doc: The cleaned text, parsed by the language pipeline.
        to_original: From character offsets of ``doc.text`` to those of ``report.text``.
        pipeline: Name and version of the language pipeline, for provenance.
    """
    reading = read_layers(doc, report, words=words, to_original=to_original)
    speeches = find_speeches(reading)
    reading = replace(reading, antecedents=find_antecedents(reading, speeches))
    reading = replace(reading, bodies=name_the_only_group(reading, entities))
    drafts = make_drafts(reading, speeches, entities)
    clusters = without_mishaps(reading, cluster(reading, drafts, entities))
    inherit_from_openings(reading, clusters)
    go_on_with_operations(reading, clusters)
    share_days(reading, clusters)
    place_by_frame(reading, clusters)
    place_in_sentence(reading, clusters)
    place_in_only_country(reading, clusters, entities)
    add_planters(reading, clusters)
    add_accused(reading, clusters)
    by_trigger = {draft.trigger.token.i: draft for draft in drafts}
    sayings = find_sayings(reading, speeches, by_trigger, clusters)
    name_sources(reading, clusters, sayings)
    add_claimants(clusters, sayings)
    maker = AccountMaker(reading, speeches, clusters)
    accounts = (*maker.events(), *maker.statements(told_together(reading, each_once(reading, sayings))))
    found = Extraction(
        report=report,
        accounts=tuple(sorted(accounts, key=lambda account: (account.triggers[0].span, account.id))),
        affiliations=tuple(maker.affiliation(tie) for tie in find_ties(reading)),
        gaps=find_gaps(report.id, report.text),
        pipeline=pipeline,
        words=sum(not token.is_space for token in reading.doc),
        sentences=reading.sentence_starts(),
    )
    let_go(reading.doc)
    return found
