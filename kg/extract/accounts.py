"""From findings to records: clusters and sayings to accounts, ties to affiliations, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.extract.affiliations import Tie
from kg.extract.events.drafts import Draft, Slot, TimeSlot, Toll
from kg.extract.events.timing import BEHIND, time_heads
from kg.extract.events.triggers import Trigger
from kg.extract.mentions import family, mention, phrase
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster, slot_mention
from kg.extract.setting.lists import SAID_BY_OPENING
from kg.extract.speech.attribution import Speech, Speeches, is_of_responsible, object_said
from kg.extract.statements.hearsay import is_told_as_hearsay
from kg.extract.statements.sayings import Saying
from kg.extract.syntax import children, preposition
from kg.extract.tokens import Token
from kg.ids import content_id
from kg.lexicon.types import most_specific
from kg.lexicon.words import Manner
from kg.records import (
    Account,
    Affiliation,
    Attribution,
    CasualtyFigure,
    EventKind,
    Evidence,
    Mention,
    MentionKind,
    Precision,
    Role,
    RoleName,
    Span,
    Status,
    When,
)

_STRENGTH = tuple(Status)  # in the order of the enumeration: what is asserted outweighs what is only demanded


class AccountMaker:
    """Turns what was found in one reading into records; knows which trigger went into which account."""

    def __init__(self, reading: Reading, speeches: Speeches, clusters: Sequence[Cluster]) -> None:
        """Name the accounts of the clusters, so that any may be referred to by any other."""
        self._reading = reading
        self._speeches = speeches
        self._clusters = clusters
        self._account_of: dict[int, str] = {}
        slots = (slot for group in clusters for member in group.members for slot in member.draft.times)
        self._behind_events = frozenset(slot.head.i for slot in slots if slot.rule == BEHIND)
        for group in clusters:
            ident = self._id("event", group.members[0].draft.trigger.token)
            for member in group.members:
                self._account_of[member.draft.trigger.token.i] = ident

    def _id(self, what: str, token: Token) -> str:
        span = self._reading.span(token.i, token.i + 1)
        return content_id(what, span.report_id, str(span.start))

    def _actor(self, token: Token) -> Mention:
        return mention(self._reading, self._reading.referent(token), MentionKind.ACTOR)

    def events(self) -> Iterator[Account]:
        """Yield one account for each cluster."""
        for group in self._clusters:
            yield self._event(group)

    def _event(self, group: Cluster) -> Account:
        drafts = [member.draft for member in group.members]
        ident = self._account_of[drafts[0].trigger.token.i]
        counted = max((draft for draft in drafts if draft.count is not None), key=_count_rank, default=None)
        series = self._series(drafts) if group.kind is EventKind.INCIDENT else None
        return Account(
            id=ident,
            report_id=self._reading.report.id,
            kind=group.kind,
            type=most_specific([draft.type for draft in drafts]),
            status=min((draft.status for draft in drafts), key=_STRENGTH.index),
            triggers=tuple(self._clause(draft) for draft in drafts),
            words=tuple(self._word(draft.trigger) for draft in drafts),
            roles=tuple(self._roles(drafts)),
            times=tuple(self._times(drafts)),
            figures=tuple(self._figure(toll, draft) for draft in drafts for toll in draft.tolls),
            count=None if counted is None else counted.count,
            count_attribution=None if counted is None else self._voice(counted),
            count_evidence=None if counted is None else self._count_evidence(counted),
            attributions=tuple(self._attributions(draft.speech for draft in drafts)),
            responds_to=tuple(
                other
                for other in self._accounts(index for draft in drafts for index in draft.answers)
                if other != ident
            ),
            part_of=series if series != ident else None,
            rules=tuple(sorted(set().union(*(draft.rules for draft in drafts)))),
        )

    def _series(self, drafts: Iterable[Draft]) -> str | None:
        """Return the account of the series that the first draft which says so is one of."""
        return next((self._account_of.get(draft.member_of) for draft in drafts if draft.member_of is not None), None)

    def _accounts(self, triggers: Iterable[int]) -> tuple[str, ...]:
        """Return the accounts that the triggers went into, each once; a trigger may have gone into none."""
        found = (self._account_of.get(index) for index in triggers)
        return tuple(dict.fromkeys(account for account in found if account is not None))

    def _count_evidence(self, draft: Draft) -> Evidence | None:
        if draft.count_head is None:
            return None
        return self._reading.evidence((draft.count_head, draft.trigger.token))

    def _clause(self, draft: Draft) -> Evidence:
        """Return the words that tell the event in this place: from its first argument or trigger word to its last."""
        trigger = draft.trigger
        sentence = trigger.token.sent
        inside = [trigger.first, trigger.token, *([trigger.carrier] if trigger.carrier is not None else [])]
        for slot in draft.slots:
            inside += self._phrase(slot.head) if slot.head.sent == sentence else ()
        for time in draft.times:
            inside += self._time_tokens(time.head) if time.head.sent == sentence else ()
        for toll in draft.tolls:
            inside += toll.tokens if toll.anchor.sent == sentence else ()
        return self._reading.evidence(token for token in inside if token.sent == sentence)

    def _word(self, trigger: Trigger) -> Span:
        return self._reading.span(min(trigger.first.i, trigger.token.i), trigger.token.i + 1)

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
                if self._reading.referent(slot.head).pos_ == "PRON":
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
                        attribution=self._attribution(slot.speech) or self._voice(draft),
                    )

    def _voice(self, draft: Draft) -> Attribution | None:
        """Return who says what the draft tells; None in the report's own voice."""
        return self._attribution(draft.speech)

    def _mention(self, draft: Draft, slot: Slot) -> Mention:
        found = slot_mention(self._reading, slot)
        acts_for_state = (
            draft.trigger.word.manner is Manner.RESPONSE
            and slot.role is RoleName.INITIATOR
            and found.name is None
            and family(self._reading, found.noun) == "officials"
        )
        if found.country is None or not acts_for_state:
            return found
        # "U.S. officials have retaliated": officials answer with force in the name of their state.
        entry = f"actor/{found.country.lower()}"
        return Mention(kind=found.kind, text=found.text, span=found.span, entry=entry, noun=found.noun)

    def _tie(self, draft: Draft, head: Token) -> Evidence:
        trigger = draft.trigger
        if head.sent != trigger.token.sent:  # a victim that the next sentence tells of
            return self._reading.evidence((*self._phrase(head), head.head))
        return self._reading.evidence((trigger.first, trigger.token, *self._phrase(head)))

    def _times(self, drafts: Iterable[Draft]) -> Iterator[When]:
        seen: set[str] = set()
        for draft in drafts:
            for slot in draft.times:
                wording = slot.match.interval.wording
                if wording and wording not in seen and not slot.match.anaphoric:
                    seen.add(wording)
                    yield self._when(draft, slot)

    def _when(self, draft: Draft, slot: TimeSlot) -> When:
        interval = slot.match.interval
        if slot.rule == "begins":
            interval = replace(interval, latest=None, precision=Precision.PERIOD)
        told = draft.trigger.token if slot.head.sent == draft.trigger.token.sent else slot.head
        return When(
            interval=interval,
            evidence=self._reading.evidence((told, *self._time_tokens(slot.head))),
            rule=slot.rule,
            attribution=self._voice(draft),
        )

    def _figure(self, toll: Toll, draft: Draft) -> CasualtyFigure:
        whom = toll.whom
        is_bare = whom is None or whom.i in self._reading.quantities
        people = () if whom is None else self._phrase(whom)
        return CasualtyFigure(
            harm=toll.harm,
            quantity=toll.quantity,
            whom=None if whom is None or is_bare else self._actor(whom),
            attribution=self._attribution(self._speech(toll, draft)),
            evidence=self._reading.evidence((*toll.tokens, *people)),
            rule=toll.rule,
        )

    def _speech(self, toll: Toll, draft: Draft) -> Speech | None:
        own = self._speeches.of(toll.anchor)
        if own is not None and self._is_act(own, toll):
            return None
        if own is None and toll.told is not None and not is_of_responsible(toll.anchor):
            own = self._speeches.of(toll.told)
        lent = is_told_as_hearsay(draft) or SAID_BY_OPENING in draft.rules
        return draft.speech if own is None and lent else own

    def _is_act(self, speech: Speech, toll: Toll) -> bool:
        """Tell whether the figure is only beside an act: "declared days of mourning after an attack that killed 12"."""
        if is_of_responsible(toll.anchor):
            return True
        said = object_said(speech, toll.anchor)
        return said is not None and said.lemma_.lower() in self._reading.group("reporting.acts")

    def _attributions(self, speeches: Iterable[Speech | None]) -> Iterator[Attribution]:
        seen: set[int] = set()
        for speech in speeches:
            found = self._attribution(speech)
            if speech is not None and found is not None and speech.cue.i not in seen:
                seen.add(speech.cue.i)
                yield found

    def _attribution(self, speech: Speech | None) -> Attribution | None:
        """Return who says it; None in the report's own voice, and where nobody knows who "they" are."""
        if speech is None or self._reading.referent(speech.speaker).pos_ == "PRON":
            return None
        return Attribution(
            speaker=self._actor(speech.speaker),
            cue=" ".join(word.text for word in speech.words),
            evidence=self._reading.evidence((*self._phrase(speech.speaker), *speech.words)),
        )

    def statements(self, sayings: Iterable[Saying]) -> Iterator[Account]:
        """Yield one account for each statement."""
        for saying in sayings:
            yield self._statement(saying)

    def _statement(self, saying: Saying) -> Account:
        named = self._phrase(saying.speaker) if saying.speaker.sent == saying.cue.sent else ()
        here = (token for token in saying.tokens if token.sent == saying.cue.sent)
        evidence = self._reading.evidence((*named, *here))
        return Account(
            id=self._id(f"statement {saying.speaker.i}", saying.cue),
            report_id=self._reading.report.id,
            kind=EventKind.STATEMENT,
            type=saying.stance,
            status=Status.ASSERTED,
            triggers=tuple(self._said(saying, named)),
            roles=tuple(self._statement_roles(saying, evidence)),
            times=tuple(self._statement_times(saying)),
            about=self._accounts(saying.about),
            rules=tuple(sorted({saying.rule, *(rule for _, rule in saying.targets)})),
        )

    def _said(self, saying: Saying, named: Iterable[Token]) -> Iterator[Evidence]:
        """Yield the words of a statement with those that name who speaks beside them, each sentence for itself."""
        words_in_order = sorted({*named, *saying.tokens}, key=lambda token: token.i)
        for _, words in groupby(words_in_order, key=lambda token: token.sent.start):
            yield self._reading.evidence(words)

    def _statement_roles(self, saying: Saying, evidence: Evidence) -> Iterator[Role]:
        """Yield who speaks, by the words that name them where these stand elsewhere, and whom it is directed at."""
        heard = evidence if not saying.voice else self._reading.evidence((*saying.voice, *self._phrase(saying.speaker)))
        for speaker in saying.speakers:
            yield Role(name=RoleName.SPEAKER, mention=self._party(speaker), evidence=heard, rule=saying.rule)
        for target, rule in saying.targets:
            tie = self._reading.evidence((saying.cue, *self._phrase(target)))
            yield Role(name=RoleName.TARGET, mention=self._party(target), evidence=tie, rule=rule)

    def _party(self, token: Token) -> Mention:
        """Return who speaks or is spoken to.

        The name of a place that stands for those who govern there is theirs; unnamed people keep the place that the
        words put them in ("lawmakers in the capital").
        """
        found = self._actor(token)
        referent = self._reading.referent(token)
        if found.name is not None or found.entry is not None:
            return found
        if referent.pos_ == "PROPN":
            return replace(found, name=found.text)
        first, last = phrase(self._reading, referent)
        end = max((where.right_edge.i + 1 for where in self._whereabouts(referent)), default=last)
        words = " ".join(self._reading.doc.words(first, end).split())
        return found if end <= last else replace(found, text=words, span=self._reading.span(first, end))

    def _whereabouts(self, noun: Token) -> Iterator[Token]:
        """Yield the named places right behind a noun that say where its people are."""
        for child in children(noun, "nmod"):
            is_name = child.pos_ == "PROPN" and not self._reading.is_time(child)
            if is_name and preposition(child) in {"in", "from"} and child.i > noun.i:
                yield child

    def _statement_times(self, saying: Saying) -> Iterator[When]:
        for head, match in time_heads(self._reading):
            is_own = head.head.i in {saying.cue.i, saying.speaker.i} and head.i not in self._behind_events
            if is_own and not match.is_duration and not match.anaphoric:
                yield When(
                    interval=match.interval,
                    evidence=self._reading.evidence((saying.cue, *self._time_tokens(head))),
                    rule="cue-time",
                )

    def affiliation(self, tie: Tie) -> Affiliation:
        """Return the affiliation record of a tie."""
        return Affiliation(
            relation=tie.relation,
            subject=self._actor(tie.subject),
            object=self._actor(tie.object),
            evidence=self._reading.evidence((*tie.tokens, *self._phrase(tie.subject), *self._phrase(tie.object))),
            rule=tie.rule,
        )


def _count_rank(draft: Draft) -> tuple[bool, int]:
    """Order the counts of one series by what they say: numbers before "dozens", of numbers the larger one."""
    if draft.count is None:
        return False, 0
    return any(char.isdigit() for char in draft.count.wording), draft.count.low
