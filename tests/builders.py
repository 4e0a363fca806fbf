"""Hand-built records of invented incidents, for tests that start behind the extraction.

``Desk`` turns words of a text into spans, evidence, mentions and accounts, so that a test names what a report says and
never counts characters. ``corpus()`` is the small standing example: three invented reports, two of one incident.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.ids import content_id
from kg.judge import passage_of
from kg.records import (
    Account,
    Affiliation,
    Attribution,
    CasualtyFigure,
    Decision,
    Entity,
    EventKind,
    Evidence,
    Extraction,
    Feature,
    Gap,
    Harm,
    Incident,
    Interval,
    Judgement,
    Link,
    Mention,
    MentionKind,
    Precision,
    Quantity,
    Relation,
    Report,
    Role,
    RoleName,
    Ruling,
    Span,
    Status,
    Verdict,
    When,
)
from kg.resolve.linker import Linker

ACTOR, PLACE, WEAPON, OBJECT = MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT
INITIATOR, TARGET, HIT, WHERE, WITH, SPEAKER = (
    RoleName.INITIATOR,
    RoleName.TARGET,
    RoleName.OBJECT,
    RoleName.PLACE,
    RoleName.WEAPON,
    RoleName.SPEAKER,
)


def entity(path: str, cls: str, label: str, **more: object) -> Entity:
    """Return an entity of the kind that its path begins with ("actor/blue-army")."""
    return Entity(id=path, kind=MentionKind(path.split("/")[0]), cls=cls, label=label, **more)  # type: ignore[arg-type]


def quantity(low: int, high: int | None, wording: str) -> Quantity:
    """Return a number as words bound it."""
    return Quantity(low=low, high=high, wording=wording)


def days(first: str | None, last: str | None = None, wording: str = "", precision: str = "day") -> Interval:
    """Return an interval of ISO days; ``last`` None means the same day as ``first``, "" an open end."""
    end = first if last is None else last
    return Interval(
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(end) if end else None,
        precision=Precision(precision),
        wording=wording,
    )


@dataclass
class Desk:
    """One invented report, and what somebody reads in it."""

    id: str
    text: str
    published: date | None = None
    publisher: str | None = None
    links: dict[Mention, str] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Return the first place of ``words`` in the text."""
        start = self.text.index(words)
        return Span(report_id=self.id, start=start, end=start + len(words))

    def evidence(self, words: str) -> Evidence:
        """Return ``words`` with the sentence they stand in."""
        span = self.span(words)
        start = self.text.rfind(". ", 0, span.start)
        end = self.text.find(". ", span.end - 1)
        sentence = Span(
            report_id=self.id, start=0 if start < 0 else start + 2, end=len(self.text) if end < 0 else end + 1
        )
        return Evidence(span=span, sentence=sentence)

    def mention(self, words: str, path: str, **more: object) -> Mention:
        """Return a mention by ``words`` of the entity at ``path``."""
        kind = MentionKind(path.split("/")[0])
        made = Mention(kind=kind, text=words, span=self.span(words), noun=words.split()[-1], **more)  # type: ignore[arg-type]
        self.links[made] = path
        return made

    def role(self, part: RoleName, words: str, path: str, /, **more: object) -> Role:
        """Return a role filled by ``words``; ``more`` is for the mention."""
        return Role(
            name=part, mention=self.mention(words, path, **more), evidence=self.evidence(words), rule=f"{part}-rule"
        )

    def when(self, words: str, interval: Interval) -> When:
        """Return a time given by ``words``."""
        return When(interval=replace(interval, wording=words), evidence=self.evidence(words), rule="when-rule")

    def said(self, words: str, path: str, cue: str = "said") -> Attribution:
        """Return an attribution to the speaker whom ``words`` name."""
        return Attribution(speaker=self.mention(words, path), cue=cue, evidence=self.evidence(cue))

    def figure(
        self,
        harm: Harm,
        number: Quantity,
        *,
        whom: tuple[str, str] | None = None,
        said: Attribution | None = None,
    ) -> CasualtyFigure:
        """Return a casualty figure whose words are the wording of ``number``."""
        return CasualtyFigure(
            harm=harm,
            quantity=number,
            whom=None if whom is None else self.mention(*whom),
            attribution=said,
            evidence=self.evidence(number.wording),
            rule="figure-rule",
        )

    def account(
        self,
        trigger: str,
        type_: str,
        *roles: Role,
        kind: EventKind = EventKind.INCIDENT,
        status: Status = Status.ASSERTED,
        **more: object,
    ) -> Account:
        """Return an account and keep it for the extraction."""
        made = Account(
            id=content_id(self.id, trigger, type_),
            report_id=self.id,
            kind=kind,
            type=type_,
            status=status,
            triggers=(self.evidence(trigger),),
            roles=roles,
            rules=("trigger-rule",),
            **more,  # type: ignore[arg-type]
        )
        self.accounts.append(made)
        return made

    def affiliation(self, relation: Relation, subject: tuple[str, str], object_: tuple[str, str], words: str) -> None:
        """Keep an affiliation of two actors for the extraction."""
        self.affiliations.append(
            Affiliation(
                relation=relation,
                subject=self.mention(*subject),
                object=self.mention(*object_),
                evidence=self.evidence(words),
                rule="affiliation-rule",
            )
        )

    def extraction(self) -> Extraction:
        """Return everything read in the report."""
        return Extraction(
            report=Report(id=self.id, text=self.text, published=self.published, publisher=self.publisher),
            accounts=tuple(self.accounts),
            affiliations=tuple(self.affiliations),
            gaps=tuple(self.gaps),
            pipeline="test 1.0",
        )


def incident(*accounts: Account, decisions: Iterable[Decision] = (), type_: str | None = None) -> Incident:
    """Return the incident that ``accounts`` tell."""
    first = min(accounts, key=lambda account: account.id)
    return Incident(
        id=content_id("incident", first.id),
        kind=first.kind,
        type=first.type if type_ is None else type_,
        accounts=accounts,
        decisions=tuple(decisions),
    )


def linker(desks: Iterable[Desk], entities: Iterable[Entity]) -> Linker:
    """Return the links of all desks."""
    links: Mapping[Mention, Link] = {
        mention: Link(mention=mention, entity_id=path, reason="lexicon")
        for desk in desks
        for mention, path in desk.links.items()
    }
    return Linker(entities={each.id: each for each in entities}, links=links)


ENTITIES = (
    entity("actor/blue-army", "StateForce", "Blue Army", aliases=("the Blues",), parents=("actor/blueland",)),
    entity("actor/blueland", "State", "Blueland", country="XB"),
    entity(
        "actor/red-front", "ArmedGroup", "Red Front", backers=("actor/greenland",), source="https://example.org/red"
    ),
    entity("actor/greenland", "State", "Greenland Union"),
    entity("actor/ada-stone", "Person", "Ada Stone"),
    entity("actor/unnamed-officials", "UnnamedGroup", "two officials"),
    entity("actor/unnamed-villagers", "UnnamedGroup", "villagers"),
    replace(
        entity("place/fort-dune", "Location", "Fort Dune", parents=("place/dune-province",), precision=1),
        latitude=10.5,
        longitude=-20.25,
    ),
    entity("place/dune-province", "Location", "Dune Province", parents=("place/xb",), precision=3),
    entity("place/xb", "Location", "Blueland", country="XB", precision=4),
    entity("place/hill-market", "Location", "Hill Market", parents=("place/xb",), precision=1),
    entity("place/river-town", "Location", "River Town", parents=("place/xb",), precision=1),
    entity("weapon/rocket", "Weapon", "rocket"),
    entity("object/truck", "TargetObject", "a supply truck"),
)


@dataclass(frozen=True)
class Corpus:
    """Records ready for ``to_graph``."""

    incidents: tuple[Incident, ...]
    extractions: tuple[Extraction, ...]
    linker: Linker
    judgements: tuple[Judgement, ...] = ()


def corpus() -> Corpus:
    """Return three invented reports: two of the shelling of a fort, one of them with a statement; one of a series."""
    a, b, c = _first_report(), _second_report(), _third_report()
    fort_a, fort_b = a.accounts[0], b.accounts[0]
    same = Decision(
        left=fort_a.id,
        right=fort_b.id,
        verdict=Verdict.SAME,
        score=4.5,
        features=(
            Feature(name="place", weight=3.0, detail="Fort Dune in both"),
            Feature(name="day", weight=1.5, detail="one day apart"),
        ),
    )
    apart = Decision(
        left=fort_a.id,
        right=b.accounts[2].id,
        verdict=Verdict.DIFFERENT,
        score=float("-inf"),
        features=(Feature(name="one report", weight=None, detail=""),),
    )
    rest = [account for desk in (a, b, c) for account in desk.accounts if account not in (fort_a, fort_b)]
    merged = incident(fort_a, fort_b, decisions=(same, apart), type_="missile-attack")
    return Corpus(
        incidents=(merged, *map(incident, rest)),
        extractions=tuple(desk.extraction() for desk in (a, b, c)),
        linker=linker((a, b, c), ENTITIES),
        judgements=(
            Judgement(
                ruling=Ruling.ALIAS,
                name="the Blues",
                entities=("actor/blue-army",),
                by="A. Monitor",
                on=date(2031, 3, 9),
                why="their own words",
            ),
            Judgement(
                ruling=Ruling.FIX,
                accounts=(passage_of(fort_b, b.text),),
                part="killed",
                value="5",
                by="A. Monitor",
                on=date(2031, 3, 10),
                why="misread",
            ),
        ),
    )


def _first_report() -> Desk:
    desk = Desk(
        "daily-1",
        "Fighters of the Red Front fired a rocket at Fort Dune on Monday, two officials said. "
        "Five Blue Army soldiers were killed, the officials told the Daily. "
        "Ada Stone, who leads the Red Front, condemned the arrests at River Town in a .",
        published=date(2031, 3, 4),
        publisher="The Daily",
    )
    officials = desk.said("two officials", "actor/unnamed-officials")
    fort = desk.account(
        "fired a rocket",
        "missile-attack",
        desk.role(INITIATOR, "Red Front", "actor/red-front"),
        desk.role(TARGET, "Blue Army soldiers", "actor/blue-army"),
        desk.role(WHERE, "Fort Dune", "place/fort-dune"),
        desk.role(WITH, "a rocket", "weapon/rocket"),
        status=Status.REPORTED,
        times=(desk.when("on Monday", days("2031-03-03")),),
        figures=(
            desk.figure(
                Harm.KILLED,
                quantity(5, 5, "Five"),
                whom=("Blue Army soldiers", "actor/blue-army"),
                said=desk.said("the officials", "actor/unnamed-officials", cue="told"),
            ),
        ),
        attributions=(officials,),
    )
    arrests = desk.account("arrests", "arrest", desk.role(WHERE, "River Town", "place/river-town"))
    desk.account(
        "condemned",
        "condemnation",
        desk.role(SPEAKER, "Ada Stone", "actor/ada-stone"),
        kind=EventKind.STATEMENT,
        about=(arrests.id,),
    )
    stone, front = ("Ada Stone", "actor/ada-stone"), ("the Red Front", "actor/red-front")
    desk.affiliation(Relation.LEADS, stone, front, "who leads the Red Front")
    desk.gaps.append(Gap(span=desk.span("in a ."), reason="article before a full stop"))
    assert fort in desk.accounts
    return desk


def _second_report() -> Desk:
    desk = Desk(
        "herald-2",
        "An attack in Dune Province this week killed at least eight people, the Red Front said. "
        "The Red Front said that it carried out the attack. "
        "The Blue Army then bombed a supply truck near Hill Market in response. "
        "The Blue Army denied that it had attacked River Town. "
        "The Red Front threatened to attack Hill Market.",
        published=date(2031, 3, 5),
        publisher="The Herald",
    )
    front = desk.said("the Red Front", "actor/red-front")
    fort = desk.account(
        "An attack",
        "attack",
        desk.role(INITIATOR, "The Red Front", "actor/red-front"),
        desk.role(WHERE, "Dune Province", "place/dune-province"),
        status=Status.CLAIMED,
        times=(desk.when("this week", days("2031-03-02", "2031-03-05", precision="week")),),
        figures=(
            desk.figure(
                Harm.KILLED, quantity(8, None, "at least eight"), whom=("people", "actor/unnamed-villagers"), said=front
            ),
        ),
        attributions=(front,),
    )
    desk.account(
        "carried out",
        "claim-of-responsibility",
        desk.role(SPEAKER, "The Red Front", "actor/red-front"),
        kind=EventKind.STATEMENT,
        about=(fort.id,),
    )
    desk.account(
        "bombed",
        "air-strike",
        desk.role(INITIATOR, "The Blue Army", "actor/blue-army"),
        desk.role(HIT, "a supply truck", "object/truck"),
        desk.role(WHERE, "Hill Market", "place/hill-market", relation="near"),
        responds_to=(fort.id,),
    )
    raid = desk.account(
        "attacked River Town",
        "attack",
        desk.role(INITIATOR, "it had", "actor/blue-army"),
        desk.role(WHERE, "River Town", "place/river-town"),
        status=Status.DENIED,
        attributions=(desk.said("The Blue Army", "actor/blue-army", cue="denied"),),
    )
    desk.account(
        "denied",
        "denial",
        desk.role(SPEAKER, "The Blue Army", "actor/blue-army"),
        kind=EventKind.STATEMENT,
        about=(raid.id,),
    )
    desk.account(
        "threatened to attack",
        "attack",
        desk.role(INITIATOR, "The Red Front", "actor/red-front"),
        desk.role(WHERE, "Hill Market.", "place/hill-market"),
        status=Status.HYPOTHETICAL,
    )
    return desk


def _third_report() -> Desk:
    desk = Desk(
        "wire/3",
        "There were dozens of attacks by the Red Front on the Blue Army since 1 February. "
        "In one of them a drone hit River Town on a Sunday.",
    )
    series = desk.account(
        "attacks",
        "attack",
        desk.role(INITIATOR, "the Red Front", "actor/red-front"),
        desk.role(TARGET, "the Blue Army", "actor/blue-army"),
        kind=EventKind.SERIES,
        times=(desk.when("since 1 February", days("2031-02-01", "", precision="period")),),
        count=quantity(24, None, "dozens"),
        count_evidence=desk.evidence("dozens"),
    )
    desk.account(
        "hit River Town",
        "drone-attack",
        desk.role(WHERE, "River Town", "place/river-town"),
        times=(desk.when("on a Sunday", days(None, precision="unknown")),),
        part_of=series.id,
    )
    return desk
