"""Which incidents are found and what is said of them, in reports that the project was not made for.

Three measurements: the templates of the MUC-4 reports (recall of incidents, and each slot of those found), the
accounts of a sample of these reports that no template has (read and judged by hand), and the triggers and arguments of
WikiEvents.

A template is asked for where it is neither optional nor only threatened. It is found where an account of its report
matches it (``matching``); optional templates may be matched and their slots are compared, threatened ones are
left out: an account that takes the threat for a fact is judged in ``judged``. The slots are counted as
``slots`` says. Of the texts, which are in capitals, the system sees what ``truecase`` makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.incidents.casing import casing_figure, learned_truecaser
from evaluation.incidents.fills import is_told, words_of
from evaluation.incidents.judged import Judgement, Verdict, false_figures, false_note, read_judgements, sample, verdicts
from evaluation.incidents.matching import Told, happened, match, score, told
from evaluation.incidents.muc4 import Document, Template, read_documents
from evaluation.incidents.slots import Tally, add
from evaluation.incidents.wikievents import ROLES, TYPES, WikiReport, account_of, add_roles, read_wikievents
from evaluation.results import Counts, Error, Figure, Result, Task, prf, share
from evaluation.system import System
from kg.records import Extraction, Report, Span

_MUC = "muc4/dev_test12.jsonl"
_WIKIEVENTS = "wikievents/dev.jsonl"
_RECALL = 0.75
_SENTENCE_END = ("\n\n", ". ", "! ", "? ", ".\n")


@dataclass(frozen=True, slots=True)
class Matched:
    """One report: its accounts that happened, and which of them tells which template."""

    document: Document
    accounts: tuple[Told, ...]
    pairs: tuple[tuple[Told, Template], ...]

    @property
    def unfound(self) -> tuple[Template, ...]:
        """The templates that had to be found and were not."""
        found = [template for _, template in self.pairs]
        return tuple(each for each in self.document.templates if is_asked(each) and each not in found)

    @property
    def surplus(self) -> tuple[Told, ...]:
        """The accounts that no template has."""
        used = {account.account.id for account, _ in self.pairs}
        return tuple(each for each in self.accounts if each.account.id not in used)


def is_asked(template: Template) -> bool:
    """Tell whether the template has to be found."""
    return template.happened and not template.optional


def matched(document: Document, extraction: Extraction) -> Matched:
    """Return which account of a report tells which of its templates."""
    ties = extraction.affiliations
    accounts = [told(account, document.report, ties) for account in extraction.accounts if happened(account)]
    pairs = match(accounts, [each for each in document.templates if each.happened])
    return Matched(document, tuple(accounts), tuple(pairs))


def found_figures(outcomes: Sequence[Matched]) -> tuple[Figure, ...]:
    """Return the recall of incidents, and the share of those found that a second account of the report tells too."""
    asked = sum(is_asked(template) for each in outcomes for template in each.document.templates)
    missed = sum(len(each.unfound) for each in outcomes)
    twice = sum(
        any(score(other, template) > 0 for other in each.surplus) for each in outcomes for _, template in each.pairs
    )
    return (
        share("incidents found", asked - missed, asked, _RECALL),
        share("of those, told by a second account too", twice, sum(len(each.pairs) for each in outcomes)),
    )


def slot_results(outcomes: Iterable[Matched]) -> tuple[Tally, list[Error]]:
    """Return the counts of the slots of all found templates, and what is wrong in them."""
    tally, errors = Tally(), []
    for outcome in outcomes:
        report = outcome.document.report
        for account, template in outcome.pairs:
            for fault in add(tally, account, template):
                sentence = _words(report, account.account.triggers[0].sentence)
                kind = f"slot: {fault.slot}"
                rules = account.account.rules
                errors.append(Error(kind=kind, doc=report.id, sentence=sentence, detail=fault.detail, rules=rules))
    return tally, errors


def missed_errors(outcomes: Iterable[Matched]) -> Iterator[Error]:
    """Yield the templates that were not found, with the sentence that tells most of their fills."""
    for outcome in outcomes:
        for template in outcome.unfound:
            strings = "; ".join(fill.strings[0] for fill in template.telling)
            yield Error(
                kind=f"missed incident: {template.types[0].lower()}",
                doc=outcome.document.report.id,
                sentence=telling_sentence(outcome.document.report.text, template),
                detail=f"template {template.number}: {strings}",
            )


def telling_sentence(text: str, template: Template) -> str:
    """Return the first of the sentences that have most of the template's fills word for word."""
    for end in _SENTENCE_END:
        text = text.replace(end, end.strip(" \n") + "\0")
    sentences = [" ".join(each.split()) for each in text.split("\0") if each.strip()]
    fills = (*template.telling, *template.individuals)
    return max(sentences, key=lambda each: sum(is_told(words_of(each), fill) for fill in fills), default="")


def _words(report: Report, span: Span) -> str:
    return " ".join(report.text[span.start : span.end].split())


def judged(
    outcomes: Iterable[Matched], judgements: Sequence[Judgement]
) -> Iterator[tuple[Matched, Told, Judgement | None]]:
    """Yield the accounts without a template in the sampled reports, with their judgements."""
    listed = list(outcomes)
    chosen = sample({each.document.report.id for each in listed})
    for outcome in listed:
        if outcome.document.report.id in chosen:
            known = verdicts([each.account for each in outcome.accounts], judgements)
            yield from ((outcome, each, known[each.account.id]) for each in outcome.surplus)


def _false_errors(rows: Iterable[tuple[Matched, Told, Judgement | None]]) -> Iterator[Error]:
    for outcome, account, judgement in rows:
        if judgement is not None and judgement.verdict is not Verdict.REAL:
            report = outcome.document.report
            yield Error(
                kind=f"false incident: {judgement.verdict}",
                doc=report.id,
                sentence=_words(report, account.account.triggers[0].sentence),
                detail=f"{account.account.type}: {judgement.reason}",
                rules=account.account.rules,
            )


def score_wikievents(rows: Sequence[tuple[WikiReport, Extraction]]) -> tuple[list[Figure], list[Error]]:
    """Return the figures of WikiEvents and the events that were not found."""
    totals = {kind: Counts() for kind in TYPES}
    roles = {slot: Counts() for slot in ROLES}
    errors = []
    for row, extraction in rows:
        found = [(event, account_of(event, extraction, row.breaks)) for event in row.events]
        for event, account in found:
            totals[next(kind for kind in TYPES if event.type.startswith(kind))].add(account is not None, 0, 1)
            if account is None:
                errors.append(_unfound(row, event.type, event.start))
        for account in {each.id: each for _, each in found if each is not None}.values():
            add_roles(roles, account, [event for event, each in found if each is account])
    every = Counts(sum(each.right for each in totals.values()), 0, sum(each.gold for each in totals.values()))
    figures = [share("WikiEvents: triggers found", every.right, every.gold)]
    figures += [share(f"WikiEvents: {kind} found", each.right, each.gold) for kind, each in totals.items()]
    figures += [prf(f"WikiEvents: {slot}", counts)[2] for slot, counts in roles.items()]
    return figures, errors


def _unfound(row: WikiReport, kind: str, start: int) -> Error:
    text = row.report.text
    place = start + sum(1 for at in row.breaks if at - row.breaks.index(at) <= start)
    around = " ".join(text[max(0, text.rfind(".", 0, place) + 1) : text.find(".", place) + 1].split())
    word = text[place:].split(maxsplit=1)[0]
    return Error(kind=f"missed trigger: {kind.rsplit('.', 1)[0]}", doc=row.report.id, sentence=around, detail=word)


def measure(system: System, data: Path) -> Result:
    """Read both corpora and return what was measured.

    Raises:
        ReadError: A corpus is missing.
    """
    truecaser = learned_truecaser(data)
    documents = list(read_documents(data / _MUC, truecaser))
    read = system.read([document.report for document in documents], "reports with templates")
    outcomes = [matched(document, extraction) for document, extraction in zip(documents, read, strict=True)]
    tally, slot_errors = slot_results(outcomes)
    surplus = list(judged(outcomes, read_judgements()))
    judgements = [judgement for *_, judgement in surplus]
    wiki = list(read_wikievents(data / _WIKIEVENTS))
    wiki_read = system.read([row.report for row in wiki], "reports with triggers")
    wiki_figures, wiki_errors = score_wikievents(list(zip(wiki, wiki_read, strict=True)))
    sampled = len(sample({document.report.id for document in documents}))
    return Result(
        task="incidents",
        title="incidents and their slots (MUC-4, WikiEvents)",
        figures=(
            *found_figures(outcomes),
            *tally.figures(),
            *false_figures(judgements, sampled),
            *wiki_figures,
            casing_figure(truecaser, data),
        ),
        errors=(*missed_errors(outcomes), *slot_errors, *_false_errors(surplus), *wiki_errors),
        notes=(
            false_note(judgements),
            "slots are compared for incidents that were found; WikiEvents asks for no target",
        ),
    )


TASK = Task(
    name="incidents",
    title="incidents and their slots (MUC-4, WikiEvents)",
    corpora=(_MUC, _WIKIEVENTS, "ud_ewt", "ud_gum", "wikigold", "crossner_politics"),
    score=measure,
)
