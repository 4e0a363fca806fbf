"""What one report says: the finders in their order, and their findings made into frozen accounts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.affiliations import Tie, find_ties
from kg.extract.attribution import Speech, Speeches, find_speeches
from kg.extract.clusters import Cluster, cluster, slot_mention
from kg.extract.coreference import find_antecedents, resolve
from kg.extract.drafting import make_drafts, time_heads
from kg.extract.drafts import Draft, Slot, Toll
from kg.extract.gaps import find_gaps
from kg.extract.mentions import family, mention, phrase
from kg.extract.reading import Reading, read_layers
from kg.extract.statements import Saying, find_sayings
from kg.lexicon.entities import Entities
from kg.lexicon.types import most_specific
from kg.lexicon.words import Manner, Words
from kg.records import (
    Account,
    Affiliation,
    Attribution,
    CasualtyFigure,
    EventKind,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Precision,
    Report,
    Role,
    RoleName,
    Status,
    When,
)

_STRENGTH = tuple(Status)  # in the order of the enumeration: what is asserted outweighs what is only demanded


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
    antecedents = find_antecedents(reading, speeches)
    reading = replace(reading, antecedents=antecedents)
    drafts = make_drafts(reading, speeches, antecedents, entities)
    clusters = cluster(reading, drafts, antecedents, entities)
    maker = _AccountMaker(reading, speeches, antecedents)
    events = maker.events(clusters)
    statements = maker.statements(
        find_sayings(reading, speeches, {draft.trigger.token.i: draft for draft in drafts}, antecedents)
    )
    return Extraction(
        report=report,
        accounts=tuple(sorted((*events, *statements), key=lambda account: (account.triggers[0].span, account.id))),
        affiliations=tuple(maker.affiliation(tie) for tie in find_ties(reading)),
        gaps=find_gaps(report.id, report.text),
        pipeline=pipeline,
        words=sum(not token.is_space for token in doc),
    )


class _AccountMaker:
    """Turns the drafts and sayings of one reading into accounts; keeps which trigger went into which account."""

    def __init__(self, reading: Reading, speeches: Speeches, antecedents: Mapping[int, Token]) -> None:
        self._reading = reading
        self._speeches = speeches
        self._antecedents = antecedents
        self._account_of: dict[int, str] = {}

    def events(self, clusters: Iterable[Cluster]) -> list[Account]:
        """Return one account for each cluster."""
        found = list(clusters)
        for group in found:
            ident = self._id("event", [member.draft.trigger.token for member in group.members][0])
            for member in group.members:
                self._account_of[member.draft.trigger.token.i] = ident
        return [self._event(group) for group in found]

    def _id(self, what: str, token: Token) -> str:
        span = self._reading.span(token.i, token.i + 1)
        return hashlib.sha256(f"{what} {span.report_id} {span.start}".encode()).hexdigest()[:16]

    def _event(self, group: Cluster) -> Account:
        drafts = [member.draft for member in group.members]
        ident = self._account_of[drafts[0].trigger.token.i]
        counted = max((draft for draft in drafts if draft.count is not None), key=_count_rank, default=None)
        answered = (self._account_of.get(index) for draft in drafts for index in draft.answers)
        series = (
            next((self._account_of.get(draft.member_of) for draft in drafts if draft.member_of is not None), None)
            if group.kind is EventKind.INCIDENT
            else None
        )
        return Account(
            id=ident,
            report_id=self._reading.report.id,
            kind=group.kind,
            type=most_specific([draft.type for draft in drafts]),
            status=min((draft.status for draft in drafts), key=_STRENGTH.index),
            triggers=tuple(self._clause(draft) for draft in drafts),
            roles=tuple(self._roles(drafts)),
            times=tuple(self._times(drafts)),
            figures=tuple(self._figure(toll) for draft in drafts for toll in draft.tolls),
            count=None if counted is None else counted.count,
            count_attribution=None if counted is None else self._voice(counted),
            count_evidence=None
            if counted is None or counted.count_head is None
            else self._reading.evidence((counted.count_head, counted.trigger.token)),
            attributions=tuple(self._attributions(draft.speech for draft in drafts)),
            responds_to=tuple(dict.fromkeys(other for other in answered if other is not None and other != ident)),
            part_of=series if series != ident else None,
            rules=tuple(sorted(set().union(*(draft.rules for draft in drafts)))),
        )

    def _clause(self, draft: Draft) -> Evidence:
        """Return the words that tell the event in this place: from its first argument or trigger word to its last."""
        trigger = draft.trigger
        inside = [trigger.first, trigger.token, *([trigger.carrier] if trigger.carrier is not None else [])]
        inside += [
            token for slot in draft.slots if slot.head.sent == trigger.token.sent for token in self._phrase(slot.head)
        ]
        inside += [
            token
            for slot in draft.times
            if slot.head.sent == trigger.token.sent
            for token in self._time_tokens(slot.head)
        ]
        inside += [token for toll in draft.tolls if toll.anchor.sent == trigger.token.sent for token in toll.tokens]
        return self._reading.evidence(token for token in inside if token.sent == trigger.token.sent)

    def _phrase(self, head: Token) -> tuple[Token, ...]:
        start, end = phrase(self._reading, head)
        return tuple(self._reading.doc[start:end])

    def _time_tokens(self, head: Token) -> tuple[Token, ...]:
        match = self._reading.times[head.i]
        return tuple(token for token in head.sent if self._reading.times.get(token.i) is match)

    def _roles(self, drafts: Iterable[Draft]) -> Iterator[Role]:
        seen: set[tuple[RoleName, str]] = set()
        for draft in drafts:
            for slot in draft.slots:
                if resolve(slot.head, self._antecedents).pos_ == "PRON":
                    continue  # nobody knows who "they" are: unknown stays unknown
                found = self._mention(draft, slot)
                same = (slot.role, found.entry or found.name or found.text.lower())
                if same not in seen:
                    seen.add(same)
                    yield Role(
                        name=slot.role,
                        mention=found,
                        evidence=self._tie(draft, slot.head),
                        rule=slot.rule,
                        attribution=self._voice(draft),
                    )

    def _voice(self, draft: Draft) -> Attribution | None:
        """Return who says what the draft tells; None in the report's own voice."""
        return next(self._attributions([draft.speech]), None)

    def _mention(self, draft: Draft, slot: Slot) -> Mention:
        found = slot_mention(self._reading, slot, self._antecedents)
        officials_act = (
            draft.trigger.word.manner is Manner.RESPONSE
            and slot.role is RoleName.INITIATOR
            and found.country is not None
        )
        if officials_act and found.name is None and family(self._reading, found.noun) == "officials":
            # "U.S. officials have retaliated": officials answer with force in the name of their state.
            return Mention(
                kind=found.kind,
                text=found.text,
                span=found.span,
                entry=f"actor/{(found.country or '').lower()}",
                noun=found.noun,
            )
        return found

    def _tie(self, draft: Draft, head: Token) -> Evidence:
        trigger = draft.trigger
        inside = [trigger.first, trigger.token, *self._phrase(head)]
        return self._reading.evidence(token for token in inside if token.sent == trigger.token.sent)

    def _times(self, drafts: Iterable[Draft]) -> Iterator[When]:
        seen: set[str] = set()
        for draft in drafts:
            for slot in draft.times:
                interval = slot.match.interval
                if interval.wording and interval.wording not in seen and not slot.match.anaphoric:
                    seen.add(interval.wording)
                    tokens = [draft.trigger.token, *self._time_tokens(slot.head)]
                    if slot.rule == "begins":
                        interval = replace(interval, latest=None, precision=Precision.PERIOD)
                    yield When(
                        interval=interval,
                        evidence=self._reading.evidence(
                            token for token in tokens if token.sent == draft.trigger.token.sent
                        ),
                        rule=slot.rule,
                        attribution=self._voice(draft),
                    )

    def _figure(self, toll: Toll) -> CasualtyFigure:
        whom = None
        if toll.whom is not None and toll.whom.i not in self._reading.quantities:
            whom = self._people(toll.whom)
        speech = self._speeches.of(toll.anchor)
        return CasualtyFigure(
            harm=toll.harm,
            quantity=toll.quantity,
            whom=whom,
            attribution=None if speech is None else next(self._attributions([speech]), None),
            evidence=self._reading.evidence(
                (*toll.tokens, *(self._phrase(toll.whom) if toll.whom is not None else ()))
            ),
            rule=toll.rule,
        )

    def _people(self, token: Token) -> Mention:
        """Return the mention of those harmed."""
        return mention(self._reading, resolve(token, self._antecedents), MentionKind.ACTOR)

    def _attributions(self, speeches: Iterable[Speech | None]) -> Iterator[Attribution]:
        seen: set[int] = set()
        for speech in speeches:
            if (
                speech is not None
                and speech.cue.i not in seen
                and resolve(speech.speaker, self._antecedents).pos_ != "PRON"
            ):
                seen.add(speech.cue.i)
                yield Attribution(
                    speaker=mention(self._reading, resolve(speech.speaker, self._antecedents), MentionKind.ACTOR),
                    cue=speech.cue.text,
                    evidence=self._reading.evidence((*self._phrase(speech.speaker), speech.cue)),
                )

    def statements(self, sayings: Iterable[Saying]) -> list[Account]:
        """Return one account for each statement."""
        return [self._statement(saying) for saying in sayings]

    def _statement(self, saying: Saying) -> Account:
        speaker = mention(self._reading, resolve(saying.speaker, self._antecedents), MentionKind.ACTOR)
        evidence = self._reading.evidence((*self._phrase(saying.speaker), *saying.tokens))
        about = (self._account_of.get(index) for index in saying.about)
        return Account(
            id=self._id(f"statement {saying.speaker.i}", saying.cue),
            report_id=self._reading.report.id,
            kind=EventKind.STATEMENT,
            type=saying.stance,
            status=Status.ASSERTED,
            triggers=(evidence,),
            roles=(Role(name=RoleName.SPEAKER, mention=speaker, evidence=evidence, rule=saying.rule),),
            times=tuple(self._statement_times(saying)),
            about=tuple(dict.fromkeys(account for account in about if account is not None)),
            rules=(saying.rule,),
        )

    def _statement_times(self, saying: Saying) -> Iterator[When]:
        for head, match in time_heads(self._reading):
            if head.head.i in {saying.cue.i, saying.speaker.i} and not match.is_duration and not match.anaphoric:
                yield When(
                    interval=match.interval,
                    evidence=self._reading.evidence((saying.cue, *self._time_tokens(head))),
                    rule="cue-time",
                )

    def affiliation(self, tie: Tie) -> Affiliation:
        """Return the affiliation record of a tie."""
        return Affiliation(
            relation=tie.relation,
            subject=mention(self._reading, resolve(tie.subject, self._antecedents), MentionKind.ACTOR),
            object=mention(self._reading, resolve(tie.object, self._antecedents), MentionKind.ACTOR),
            evidence=self._reading.evidence((*tie.tokens, *self._phrase(tie.subject), *self._phrase(tie.object))),
            rule=tie.rule,
        )


def _count_rank(draft: Draft) -> tuple[bool, int]:
    """Order the counts of one series by what they say: numbers before "dozens", of numbers the larger one."""
    return (
        (any(char.isdigit() for char in draft.count.wording), draft.count.low)
        if draft.count is not None
        else (False, 0)
    )
