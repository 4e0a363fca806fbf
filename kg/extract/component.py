"""The spaCy component ``kg_incidents``: what a text says of incidents, as spaCy users expect to find it.

nlp = kg.load_pipeline()
nlp.add_pipe("kg_incidents")
doc = nlp("Rebels attacked a village near Baghdad on Tuesday.")
doc._.incidents                                     plain dictionaries, with character offsets into doc.text
displacy.render(doc, style="span", options={"spans_key": "actors"})
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extract.extraction import extract
from kg.extract.reports import mark_lexicon
from kg.lexicon.entities import Entities, load_entities
from kg.lexicon.words import Words, load_words
from kg.records import Account, CasualtyFigure, Evidence, Extraction, Mention, MentionKind, Report, Role, When
from kg.records import Span as Place

#: Key in ``doc.spans`` of the mentions of each kind.
_KEYS = {
    MentionKind.ACTOR: "actors",
    MentionKind.PLACE: "places",
    MentionKind.WEAPON: "weapons",
    MentionKind.OBJECT: "objects",
}


@Language.factory(
    "kg_incidents",
    assigns=["doc.spans", "doc._.incidents"],
    requires=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma", "doc.ents", "doc.sents"],
    default_config={"published": None},
)
def make_incidents(nlp: Language, name: str, published: str | None) -> IncidentFinder:
    """Return the component ``kg_incidents`` over the shipped lexicon.

    A pipeline without ``kg_lexicon`` gets it as its first component: a text says the same here as in a build.

    Args:
        nlp: The pipeline that the component is for.
        name: The component's name in it.
        published: Day of publication of the texts, YYYY-MM-DD; None leaves weekdays unresolved.
    """
    if not Doc.has_extension("incidents"):
        Doc.set_extension("incidents", default=None)
    day = None if published is None else date.fromisoformat(published)
    mark_lexicon(nlp)
    return IncidentFinder(load_words(), load_entities(), day)


class IncidentFinder:
    """Sets ``doc._.incidents`` and the span groups triggers, actors, places, weapons, objects and times."""

    def __init__(self, words: Words, entities: Entities, published: date | None) -> None:
        self._words, self._entities, self._published = words, entities, published

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with what it says of incidents."""
        report = Report(id="doc", text=doc.text, published=self._published)
        found = extract(doc, report, words=self._words, entities=self._entities, to_original=lambda a, b: (a, b))
        doc._.incidents = tuple(account_as_dict(account, doc.text) for account in found.accounts)
        for key, spans in _span_groups(doc, found).items():
            doc.spans[key] = spans
        return doc


# --------------------------------------------------------------------------------------------------------------- spans


def _span_groups(doc: Doc, extraction: Extraction) -> dict[str, list[Span]]:
    groups: dict[str, dict[tuple[int, int, str], Span]] = {key: {} for key in ("triggers", *_KEYS.values(), "times")}
    for account in extraction.accounts:
        for key, place, label, entry in _labelled(account, doc.text):
            span = doc.char_span(place.start, place.end, label=label, kb_id=entry, alignment_mode="expand")
            if span is not None:
                groups[key].setdefault((span.start, span.end, label), span)
    return {key: [spans[at] for at in sorted(spans)] for key, spans in groups.items()}


def _labelled(account: Account, text: str) -> Iterator[tuple[str, Place, str, str]]:
    """Yield what an account marks in the text: key of the group, place, label, id of the lexicon entry."""
    yield from (("triggers", words.span, account.type, "") for words in account.triggers)
    for role in account.roles:
        yield _KEYS[role.mention.kind], role.mention.span, role.name.value, role.mention.entry or ""
    for said in account.attributions:
        yield _KEYS[said.speaker.kind], said.speaker.span, "speaker", said.speaker.entry or ""
    yield from (("times", _wording(when, text), when.interval.precision.value, "") for when in account.times)


def _wording(when: When, text: str) -> Place:
    """Return the place of the words of a time: its evidence reaches from there to the trigger."""
    whole, words = when.evidence.span, when.interval.wording
    start = text.find(words, whole.start, whole.end)
    return whole if start < 0 else Place(report_id=whole.report_id, start=start, end=start + len(words))


# -------------------------------------------------------------------------------------------------------- dictionaries


def account_as_dict(account: Account, text: str) -> dict[str, Any]:
    """Return an account in words, numbers, tuples and dictionaries alone: DocBin and JSON hold it as it is."""
    return {
        "id": account.id,
        "kind": account.kind.value,
        "type": account.type,
        "status": account.status.value,
        "triggers": tuple(_quoted(words, text) for words in account.triggers),
        "roles": tuple(_role(role, text) for role in account.roles),
        "times": tuple(_time(when, text) for when in account.times),
        "figures": tuple(_figure(figure, text) for figure in account.figures),
        "count": None if account.count is None else (account.count.low, account.count.high),
        "speakers": tuple(_mention(said.speaker) for said in account.attributions),
        "about": account.about,
        "responds_to": account.responds_to,
        "part_of": account.part_of,
        "rules": account.rules,
    }


def _quoted(evidence: Evidence, text: str) -> dict[str, Any]:
    start, end = evidence.span.start, evidence.span.end
    return {"text": text[start:end], "start": start, "end": end}


def _mention(mention: Mention) -> dict[str, Any]:
    place = {"start": mention.span.start, "end": mention.span.end}
    return {"text": mention.text, **place, "name": mention.name, "entry": mention.entry}


def _role(role: Role, text: str) -> dict[str, Any]:
    evidence = {"evidence": _quoted(role.evidence, text), "rule": role.rule}
    return {"role": role.name.value, **_mention(role.mention), **evidence}


def _time(when: When, text: str) -> dict[str, Any]:
    return {
        "wording": when.interval.wording,
        "earliest": _iso(when.interval.earliest),
        "latest": _iso(when.interval.latest),
        "precision": when.interval.precision.value,
        **_quoted(when.evidence, text),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _figure(figure: CasualtyFigure, text: str) -> dict[str, Any]:
    return {
        "harm": figure.harm.value,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "wording": figure.quantity.wording,
        "whom": None if figure.whom is None else _mention(figure.whom),
        "speaker": None if figure.attribution is None else _mention(figure.attribution.speaker),
        **_quoted(figure.evidence, text),
    }
