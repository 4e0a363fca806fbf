"""The frozen records that travel between the stages.

    Report --extract--> Extraction --resolve--> Linker --merge--> Incident (+ Decision) --> graph

Offsets are Unicode code points into ``Report.text``, half-open. Tuples stand for lists: a record never changes after it
was made, and equal records are interchangeable. The module uses the standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class MentionKind(StrEnum):
    """What a mention refers to."""

    ACTOR = "actor"
    PLACE = "place"
    WEAPON = "weapon"
    OBJECT = "object"  # what can be hit and is no actor: a vehicle, a site, infrastructure


class EventKind(StrEnum):
    """The three disjoint kinds of event (``kg:Incident``, ``kg:IncidentSeries``, ``kg:Statement``)."""

    INCIDENT = "incident"
    SERIES = "series"
    STATEMENT = "statement"


class Status(StrEnum):
    """How the report presents what an account tells.

    The first three appear in the default view; the rest are kept as accounts of what did not, or not yet, happen.
    """

    ASSERTED = "asserted"  # the report says it in its own voice
    REPORTED = "reported"  # somebody whom the report names says it
    CLAIMED = "claimed"  # the initiator claims it
    DENIED = "denied"  # somebody denies it
    NEGATED = "negated"  # the text says that it did not happen
    HYPOTHETICAL = "hypothetical"  # may, might, if, planned, threatened
    DEMANDED = "demanded"  # called for, urged, ordered


#: Status values of accounts that tell of something that happened.
HAPPENED = frozenset({Status.ASSERTED, Status.REPORTED, Status.CLAIMED})

#: With what the names of rules begin that take a place or a day from other clauses of the report.
INHERITED = "setting-"


class RoleName(StrEnum):
    """The part that an argument plays in an event."""

    INITIATOR = "initiator"
    TARGET = "target"
    OBJECT = "object"
    PLACE = "place"
    WEAPON = "weapon"
    SPEAKER = "speaker"


class Harm(StrEnum):
    """What happened to the people that a casualty figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"  # killed or injured, not said which
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Precision(StrEnum):
    """How narrow an interval of dates is, as the words give it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"  # from .. to, since, until
    UNKNOWN = "unknown"  # the words cannot be placed: a weekday without a date of publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as it was read.

    Attributes:
        id: Unique among the reports of a build: the file's name without its ending, or the id that the file gives.
        text: The original characters of the report's body. Evidence points into it.
        published: Day of publication; None leaves weekdays and dates without a year unresolved.
        path: Where it was read, for messages.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A report, or a line of a file, that could not be read: where, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """``report.text[start:end]`` of the report ``report_id``."""

    report_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that say something, and the sentence they stand in (``span`` lies inside ``sentence``)."""

    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days between which something happened, both included.

    Attributes:
        earliest: First possible day; None when the words do not give one.
        latest: Last possible day; None when the words do not give one.
        wording: The words, as written.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    wording: str = ""

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some day can lie in both; an open end is open."""
        starts = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return starts and (other.earliest is None or self.latest is None or other.earliest <= self.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the words bound it: low <= n <= high, high None when open ("dozens" is 24..None)."""

    low: int
    high: int | None
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that refer to an actor, a place, a weapon or an object.

    Attributes:
        text: The referring words, cut to the noun phrase that carries the reference.
        span: Where they stand. After coreference this is the antecedent's place, not the pronoun's.
        name: The proper name among the words, as written; None for a description ("two officials").
        entry: Id of the lexicon entry that the words name, where one does.
        noun: Lemma of the head noun ("official", "militia"); the name's last word for a bare name.
        country: ISO 3166 code of the nation that the words attach it to ("Iraqi militia": IQ).
        backer: Id of the lexicon entry that is said to back it ("Iran-backed").
        quantity: How many, where the words count them.
        relation: For places: "at", or the words that place it only relative to the one named ("near", "west of").
        person: The name is that of a person.
    """

    kind: MentionKind
    text: str
    span: Span
    name: str | None = None
    entry: str | None = None
    noun: str = ""
    country: str | None = None
    backer: str | None = None
    quantity: Quantity | None = None
    relation: str = "at"
    person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have said it: the speaker's mention and the words that mark it ("said", "according to")."""

    speaker: Mention
    cue: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One argument of one event, with the words that give it and the rule that read them.

    Attributes:
        attribution: Who says it in these words; None in the report's own voice.
    """

    name: RoleName
    mention: Mention
    evidence: Evidence
    rule: str
    attribution: Attribution | None = None

    @property
    def is_inherited(self) -> bool:
        """True where other clauses of the report give it: it fills what is left open, and rules nothing out."""
        return self.rule.startswith(INHERITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time of an account, with the words that give it, the rule that attached them, and who says it."""

    interval: Interval
    evidence: Evidence
    rule: str
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyFigure:
    """How many were harmed, as one voice says it. ``attribution`` None: the report says it in its own voice."""

    harm: Harm
    quantity: Quantity
    whom: Mention | None
    attribution: Attribution | None
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's version of one event, gathered from all its mentions in that report.

    Attributes:
        id: Content hash of report and first trigger.
        type: Id of a concept of the incident type scheme ("air-strike"); for statements the stance ("condemnation").
        triggers: The clauses that tell the event, in text order.
        words: The words that name it in these clauses, one a trigger ("air strike", "killed").
        count: For a series: how many incidents the words count.
        about: For a statement: ids of the accounts of the same report that it is about.
        responds_to: Ids of the accounts of the same report that this one answers.
        part_of: Id of the series of the same report that this incident belongs to.
        attribution: Who says that the event happened; None in the report's own voice.
        rules: Names of the rules that fired, sorted: provenance for reading and debugging.
    """

    id: str
    report_id: str
    kind: EventKind
    type: str
    status: Status
    triggers: tuple[Evidence, ...]
    words: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    times: tuple[When, ...] = ()
    figures: tuple[CasualtyFigure, ...] = ()
    count: Quantity | None = None
    count_evidence: Evidence | None = None
    count_attribution: Attribution | None = None
    attributions: tuple[Attribution, ...] = ()
    about: tuple[str, ...] = ()
    responds_to: tuple[str, ...] = ()
    part_of: str | None = None
    rules: tuple[str, ...] = ()

    @property
    def voices(self) -> tuple[Attribution, ...]:
        """Every attribution in the account: of the event, its roles, times, count and figures; some more than once."""
        of_parts = [role.attribution for role in self.roles] + [when.attribution for when in self.times]
        of_figures = [figure.attribution for figure in self.figures]
        found = (*self.attributions, self.count_attribution, *of_parts, *of_figures)
        return tuple(attribution for attribution in found if attribution is not None)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention in the account: who takes part, who speaks, who was harmed; some more than once."""
        harmed = (figure.whom for figure in self.figures if figure.whom is not None)
        return (*(role.mention for role in self.roles), *(voice.speaker for voice in self.voices), *harmed)

    def of(self, *names: RoleName) -> tuple[Role, ...]:
        """Return the roles with one of these names, in text order."""
        return tuple(role for role in self.roles if role.name in names)


class Relation(StrEnum):
    """How one actor is affiliated with another (``kg:backedBy`` and so on)."""

    BACKED_BY = "backedBy"
    LEADS = "leads"
    SPEAKS_FOR = "speaksFor"
    MEMBER_OF = "memberOf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """One report says that ``subject`` stands in ``relation`` to ``object``."""

    relation: Relation
    subject: Mention
    object: Mention
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place where the text seems to have lost words: "said in a ." Nothing is filled in."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one report says.

    Attributes:
        pipeline: Name and version of the language pipeline that read it.
        words: Number of tokens that are no white space.
        sentences: Where each sentence begins in the report's text, in order.
    """

    report: Report
    accounts: tuple[Account, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    gaps: tuple[Gap, ...] = ()
    pipeline: str = ""
    words: int = 0
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A canonical actor, place, weapon or object.

    Attributes:
        id: Path of its IRI: "actor/kataib-hezbollah", "place/iq", "actor/unnamed-1f2e3d".
        cls: Name of its class in the ontology: "ArmedGroup", "UnnamedGroup", "Location", "Weapon".
        parents: For places: ids of the places that directly contain it; for actors: ids of the bodies it belongs to.
        backers: Ids of the actors that back it, as the lexicon says (with ``sources``), not as a report does.
        country: ISO 3166 code.
        precision: For places: 1 exact, 2 nearby, 3 region, 4 country.
        source: Where the lexicon's facts about it were looked up.
    """

    id: str
    kind: MentionKind
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    backers: tuple[str, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    same_as: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One mention's canonical entity and the reason: "lexicon", "surname of ...", "unnamed"."""

    mention: Mention
    entity_id: str
    reason: str


class Verdict(StrEnum):
    """What was decided about two accounts."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for or against: its name, its weight (None: a hard rule) and what it saw, in words."""

    name: str
    weight: float | None
    detail: str


#: Who decided where no person did.
BY_RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether two accounts tell the same event, why, and who decided ("rules", or a person's name)."""

    left: str
    right: str
    verdict: Verdict
    score: float
    features: tuple[Feature, ...]
    by: str = BY_RULES

    @property
    def is_judged(self) -> bool:
        """Tell whether a person decided."""
        return self.by != BY_RULES

    @property
    def is_ruled_out(self) -> bool:
        """Tell whether a hard rule keeps the accounts apart, whatever else they share."""
        return any(feature.weight is None for feature in self.features)


class Ruling(StrEnum):
    """What a person can judge."""

    SAME = "same"  # accounts tell one event, or entities are one
    DIFFERENT = "different"  # accounts tell different events, or a name does not mean an entity
    ALIAS = "alias"  # a name means an entity
    DROP = "drop"  # an account, or a whole report, does not count
    FIX = "fix"  # an account was read wrong: what it says instead


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """How a person's judgement names an account: by its report and the words that tell the event.

    Attributes:
        words: The words of the account's first trigger, as they stand in the report.
        account: Id of the account when it was judged. The words find it again where the id has changed.
    """

    report: str
    words: str
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person has judged, with who, when and why. It wins over every rule.

    Attributes:
        accounts: The accounts that it is about.
        entities: Ids of the entities that it is about: "actor/kataib-hezbollah".
        name: The name that means an entity, or does not.
        report: Id of the report that is dropped.
        part: What of an account is fixed: "date", "killed", "initiator".
        value: What it is fixed to: "2024-01-28", "3", "Kataib Hezbollah"; "none" takes it away.
        quote: The words of the report that say so, where the person names them.
        where: File and position of the judgement, for messages.
    """

    ruling: Ruling
    by: str
    on: date
    why: str
    accounts: tuple[Passage, ...] = ()
    entities: tuple[str, ...] = ()
    name: str | None = None
    report: str | None = None
    part: str | None = None
    value: str | None = None
    quote: str | None = None
    where: str = field(default="", compare=False)

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that it names."""
        named = {passage.report for passage in self.accounts}
        return frozenset(named if self.report is None else {*named, self.report})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A judgement that could not be carried out, and why."""

    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Accounts of different reports that were decided to tell the same event; ``accounts`` is never empty.

    Attributes:
        id: Content hash of the canonical account: stable while further accounts join.
    """

    id: str
    kind: EventKind
    type: str
    accounts: tuple[Account, ...]
    decisions: tuple[Decision, ...] = field(default=())
