"""An invented war between invented parties, as a graph: reports that agree, contradict each other, deny and threaten.

Every name, place and sentence is made up. ``war()`` has about fifty nodes; ``many(n)`` has as many as asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from kg import ids
from kg.ids import content_id
from kg.vocab import KG, OA, TYPE


def iri(*names: str) -> URIRef:
    """Return the IRI of a thing."""
    return URIRef(ids.iri(*names))


@dataclass(slots=True)
class Fiction:
    """A graph that is being written, with the text of each report in it."""

    graph: Graph = field(default_factory=Graph)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, subject: URIRef, **properties: object) -> URIRef:
        """Add properties of the ontology; None is left out, a tuple is several values."""
        for name, value in properties.items():
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    self.graph.add((subject, KG[name], one if isinstance(one, URIRef) else literal(one)))
        return subject

    def thing(self, path: str, cls: URIRef, label: str, *aliases: str, **properties: object) -> URIRef:
        """Add an actor, a place, a weapon or an object."""
        node = iri(*path.split("/"))
        self.graph.add((node, RDF.type, cls))
        self.graph.add((node, RDFS.label, Literal(label)))
        for alias in aliases:
            self.graph.add((node, SKOS.altLabel, Literal(alias)))
        return self.add(node, **properties)

    def report(self, name: str, title: str, publisher: str, day: str | None, *sentences: str) -> str:
        """Add a report and return its name."""
        node = iri("report", name)
        self.texts[name] = list(sentences)
        self.graph.add((node, RDF.type, KG.Report))
        self.graph.add((node, RDFS.label, Literal(title)))
        if day is not None:
            self.graph.add((node, DCTERMS.issued, Literal(day, datatype=XSD.date)))
        self.add(node, publisher=publisher, url=Literal(f"https://news.example/{name}", datatype=XSD.anyURI))
        return name

    def words(self, report: str, words: str) -> URIRef:
        """Add evidence: the sentence of the report that holds the words."""
        before = 0
        for sentence in self.texts[report]:
            if words in sentence:
                at = sentence.index(words)
                return self._evidence(report, before, sentence, at, at + len(words))
            before += len(sentence) + 1
        raise ValueError(f"{report} does not say {words!r}")

    def _evidence(self, report: str, before: int, sentence: str, start: int, end: int) -> URIRef:
        node = iri("evidence", report, f"{before + start}-{before + end}")
        self.graph.add((node, RDF.type, KG.Evidence))
        self.add(node, inReport=iri("report", report), sentence=self.texts[report].index(sentence) + 1)
        parts = {OA.exact: sentence[start:end], OA.prefix: sentence[:start], OA.suffix: sentence[end:]}
        for name, text in parts.items():
            if text:
                self.graph.add((node, name, Literal(text)))
        self.graph.add((node, OA.start, Literal(before + start)))
        self.graph.add((node, OA.end, Literal(before + end)))
        return node

    def event(self, name: str, cls: URIRef, label: str, kind: str, **properties: object) -> URIRef:
        """Add an event with its resolved view."""
        folder = {KG.Incident: "incident", KG.IncidentSeries: "series", KG.Statement: "statement"}[cls]
        return self.thing(f"{folder}/{name}", cls, label, eventType=TYPE[kind], **({"status": "asserted"} | properties))

    def account(self, event: URIRef, report: str, words: str, status: str = "asserted", *speakers: URIRef) -> URIRef:
        """Add one report's account of an event."""
        node = iri("account", content_id(event, report))
        self.graph.add((node, RDF.type, KG.Account))
        kind = self.graph.value(event, KG.eventType)
        return self.add(
            node,
            event=event,
            inReport=iri("report", report),
            eventType=kind,
            status=status,
            speaker=speakers,
            evidence=self.words(report, words),
        )

    def claim(
        self, account: URIRef, role: str, value: URIRef, words: str, *speakers: URIRef, reason: str = "name"
    ) -> URIRef:
        """Add a claim of an account about one of its roles."""
        node = iri("claim", content_id(account, role, value))
        self.graph.add((node, RDF.type, KG.Claim))
        for event in self.graph.objects(account, KG.event):
            self.graph.add((node, RDF.subject, event))
        self.graph.add((node, RDF.predicate, KG[role]))
        self.graph.add((node, RDF.object, value))
        return self._said(node, account, words, speakers, linkReason=reason)

    def date(
        self, account: URIRef, words: str, earliest: str | None, latest: str | None, precision: str = "day"
    ) -> URIRef:
        """Add a day or interval that an account gives."""
        node = iri("date", content_id(account, words))
        self.graph.add((node, RDF.type, KG.DateClaim))
        days = {"earliest": day(earliest), "latest": day(latest), "datePrecision": precision, "wording": words}
        return self._said(node, account, words, (), event=self.graph.value(account, KG.event), **days)

    def figure(
        self,
        account: URIRef,
        harm: str,
        low: int,
        high: int | None,
        words: str,
        *speakers: URIRef,
        whom: URIRef | None = None,
    ) -> URIRef:
        """Add a casualty figure."""
        node = iri("figure", content_id(account, harm, words))
        self.graph.add((node, RDF.type, KG.CasualtyFigure))
        event = self.graph.value(account, KG.event)
        numbers = {"harm": KG[harm], "low": low, "high": high, "whom": whom, "wording": words}
        return self._said(node, account, words, speakers, event=event, **numbers)

    def count(self, account: URIRef, low: int, high: int | None, words: str) -> URIRef:
        """Add how many incidents a report counts in a series."""
        node = iri("count", content_id(account))
        self.graph.add((node, RDF.type, KG.CountClaim))
        event = self.graph.value(account, KG.event)
        return self._said(node, account, words, (), event=event, low=low, high=high, wording=words)

    def toll(self, event: URIRef, harm: str, low: int, high: int | None, best: int | None = None) -> URIRef:
        """Add the resolved casualties of an event."""
        node = iri("toll", content_id(event, harm))
        self.graph.add((node, RDF.type, KG.Toll))
        self.add(event, toll=node)
        return self.add(node, harm=KG[harm], low=low, high=high, best=best)

    def decision(self, left: URIRef, right: URIRef, verdict: str, score: str, *reasons: str) -> URIRef:
        """Add a decision about two accounts."""
        node = iri("decision", content_id(left, right))
        self.graph.add((node, RDF.type, KG.Decision))
        self.graph.add((node, KG.score, Literal(score, datatype=XSD.decimal)))
        return self.add(node, left=left, right=right, verdict=verdict, decidedBy="rules", reason=reasons)

    def _said(self, node: URIRef, account: URIRef, words: str, speakers: tuple[URIRef, ...], **more: object) -> URIRef:
        report = self.graph.value(account, KG.inReport)
        evidence = self.words(str(report).rsplit("/", 1)[1], words)
        return self.add(node, account=account, inReport=report, evidence=evidence, speaker=speakers, **more)


def literal(value: object) -> Literal:
    """Return a literal of the type that the ontology asks for."""
    return value if isinstance(value, Literal) else Literal(value)


def day(iso: str | None) -> Literal | None:
    """Return a day, or None."""
    return None if iso is None else Literal(iso, datatype=XSD.date)


def days(earliest: str, latest: str | None = None, precision: str = "day") -> dict[str, object]:
    """Return the resolved days of an event."""
    return {"earliest": day(earliest), "latest": day(latest or earliest), "datePrecision": precision}


def war() -> Graph:
    """Return the invented war."""
    fiction = Fiction()
    _actors(fiction)
    _places(fiction)
    _reports(fiction)
    _harbour(fiction)
    _depot(fiction)
    _around(fiction)
    _talk(fiction)
    return fiction.graph


def _actors(f: Fiction) -> None:
    state, force, group, person = KG.State, KG.StateForce, KG.ArmedGroup, KG.Person
    norland = f.thing("actor/norland", state, "Norland", "Republic of Norland", countryCode="XN")
    sarvia = f.thing("actor/sarvia", state, "Sarvia", countryCode="XS")
    army = f.thing("actor/norland-army", force, "Norland Army", "Norlandic army", memberOf=norland)
    navy = f.thing("actor/norland-navy", force, "Norland Navy", memberOf=norland)
    f.thing("actor/coast-guard", force, "Coast Guard", memberOf=navy)
    brigade = f.thing("actor/amber-brigade", group, "Amber Brigade", "the Brigade", "Brigada Ambra", backedBy=sarvia)
    f.thing("actor/river-guard", group, "River Guard", backedBy=sarvia)
    f.thing("actor/free-hills", group, "Free Hills Movement")
    f.thing("actor/ivo-marsk", person, "Ivo Marsk", "Colonel Marsk", leads=brigade)
    f.thing("actor/lena-torv", person, "Lena Torv", speaksFor=army)
    f.thing("actor/council", KG.IntergovernmentalBody, "Council of the Straits")
    f.thing("actor/parliament", KG.PoliticalBody, "Norland Parliament", memberOf=norland)
    f.thing("actor/relief", KG.Organisation, "Straits Relief")
    f.thing("actor/fishermen", KG.UnnamedGroup, "fishermen")
    f.thing("actor/two-officials", KG.UnnamedGroup, "two harbour officials")
    f.thing("actor/soldiers", KG.UnnamedGroup, "conscripts")
    f.thing("actor/villagers", KG.UnnamedGroup, "villagers of Lower Brenn")


def _places(f: Fiction) -> None:
    country = f.thing(
        "place/norland",
        KG.Location,
        "Norland (country)",
        geoPrecision=4,
        countryCode="XN",
        latitude="61.0",
        longitude="-31.0",
    )
    coast = f.thing("place/coast", KG.Location, "Amber Coast", geoPrecision=3, locatedIn=country)
    hills = f.thing("place/hills", KG.Location, "Brenn Hills", geoPrecision=3, locatedIn=country)
    f.thing(
        "place/port-vell",
        KG.Location,
        "Port Vell",
        geoPrecision=1,
        locatedIn=coast,
        latitude="60.51",
        longitude="-30.2",
    )
    near = {"latitude": "59.4", "longitude": "-28.9"}
    f.thing("place/kessel", KG.Location, "Kessel Island", geoPrecision=1, locatedIn=coast, **near)
    f.thing("place/brenn", KG.Location, "Lower Brenn", geoPrecision=1, locatedIn=hills)
    pass_ = {"latitude": "61.2", "longitude": "-33.6"}
    f.thing("place/tarn", KG.Location, "Tarn Pass", geoPrecision=2, locatedIn=hills, **pass_)
    f.thing("place/capital", KG.Location, "Vellmark", geoPrecision=1, locatedIn=country)
    for path, label in (("drone", "drone"), ("rocket", "122 mm rocket"), ("mine", "naval mine"), ("mortar", "mortar")):
        f.thing(f"weapon/{path}", KG.Weapon, label)
    f.thing("object/fuel-depot", KG.TargetObject, "fuel depot")
    f.thing("object/ferry", KG.TargetObject, "ferry Saint Orla")
    f.thing("object/bridge", KG.TargetObject, "Tarn bridge")


def _reports(f: Fiction) -> None:
    f.report(
        "r1",
        "Drones hit harbour of Port Vell",
        "Straits Wire",
        "2031-03-05",
        "Drones of the Amber Brigade struck the harbour of Port Vell before dawn on Wednesday, "
        "two harbour officials said.",
        "Eleven fishermen were killed and dozens were hurt when the fuel depot burned.",
        "Colonel Ivo Marsk, who leads the Brigade, said that his men had sunk nothing and hit soldiers only.",
    )
    f.report(
        "r2",
        "Army counts seven dead in Port Vell",
        "Vellmark Courier",
        "2031-03-06",
        "The Norland Army said seven people died in the drone strike on Port Vell on Wednesday.",
        "Lena Torv, speaking for the army, called it a crime and promised an answer.",
        "Since the new year the Brigade has carried out more than thirty attacks along the Amber Coast.",
    )
    f.report(
        "r3",
        "Rockets answer Port Vell",
        "Straits Wire",
        "2031-03-08",
        "In answer to Port Vell, the Norland Army fired rockets at a depot of the Amber Brigade on Kessel Island "
        "on Friday.",
        "Between four and six conscripts of the Brigade were killed, the army said.",
        "Sarvia condemned the rocket fire and demanded a session of the Council of the Straits.",
    )
    f.report(
        "r4",
        "Island quiet, says Brigade",
        "Radio Hills",
        None,
        "The Amber Brigade denied that any rocket had reached Kessel Island.",
        "The Brigade threatened to close the strait with naval mines.",
    )
    f.report(
        "r5",
        "Ferry hits mine",
        "Vellmark Courier",
        "2031-03-15",
        "The ferry Saint Orla struck a naval mine off Kessel Island between Monday and Thursday, the Coast Guard said.",
        "Nobody was killed; three fishermen were missing.",
        "Straits Relief blamed the River Guard, which Sarvia arms.",
        "Mortar fire from Tarn Pass killed two villagers of Lower Brenn on the same day.",
        "The Free Hills Movement said it had shelled the Tarn bridge and no village.",
    )


def _harbour(f: Fiction) -> None:
    brigade, fishers, officials = (
        iri("actor", "amber-brigade"),
        iri("actor", "fishermen"),
        iri("actor", "two-officials"),
    )
    army, vell, drone = iri("actor", "norland-army"), iri("place", "port-vell"), iri("weapon", "drone")
    event = f.event(
        "port-vell",
        KG.Incident,
        "Drone attack on Port Vell by Amber Brigade, 5 Mar 2031",
        "drone-attack",
        **days("2031-03-05"),
        initiator=brigade,
        target=fishers,
        location=vell,
        weapon=drone,
        targetObject=iri("object", "fuel-depot"),
    )
    one = f.account(event, "r1", "struck", "reported", officials)
    f.claim(one, "initiator", brigade, "Drones of the Amber Brigade", officials)
    f.claim(one, "weapon", drone, "Drones", officials)
    f.claim(one, "location", vell, "the harbour of Port Vell", officials)
    f.claim(one, "target", fishers, "Eleven fishermen", reason="unnamed")
    f.claim(one, "targetObject", iri("object", "fuel-depot"), "fuel depot")
    f.date(one, "on Wednesday", "2031-03-05", "2031-03-05")
    f.figure(one, "killed", 11, 11, "Eleven fishermen were killed", whom=fishers)
    f.figure(one, "injured", 24, None, "dozens were hurt")
    two = f.account(event, "r2", "drone strike", "reported", army)
    f.claim(two, "weapon", drone, "drone", army)
    f.claim(two, "location", vell, "Port Vell", army)
    f.date(two, "on Wednesday", "2031-03-05", "2031-03-05")
    f.figure(two, "killed", 7, 7, "seven people died", army)
    f.toll(event, "killed", 7, 11)
    f.toll(event, "injured", 24, None)
    f.decision(
        one,
        two,
        "same",
        "4.5",
        "same place: Port Vell (+2.0)",
        "same day: 5 Mar 2031 (+1.5)",
        "same weapon: drone (+1.0)",
    )
    series = f.event(
        "amber-coast",
        KG.IncidentSeries,
        "Attacks on Amber Coast by Amber Brigade, since 1 Jan 2031",
        "attack",
        **days("2031-01-01", "2031-03-06", "period"),
        initiator=brigade,
        location=iri("place", "coast"),
        countLow=31,
        countWording="more than thirty",
    )
    told = f.account(series, "r2", "attacks along the Amber Coast")
    f.count(told, 31, None, "more than thirty attacks")
    f.claim(told, "initiator", brigade, "the Brigade")
    f.claim(told, "location", iri("place", "coast"), "Amber Coast")
    f.date(told, "Since the new year", "2031-01-01", "2031-03-06", "period")
    f.add(event, partOf=series)
    f.claim(one, "partOf", series, "struck")


def _depot(f: Fiction) -> None:
    army, brigade, kessel = iri("actor", "norland-army"), iri("actor", "amber-brigade"), iri("place", "kessel")
    rocket, soldiers, cause = iri("weapon", "rocket"), iri("actor", "soldiers"), iri("incident", "port-vell")
    event = f.event(
        "kessel",
        KG.Incident,
        "Missile attack on Kessel Island by Norland Army, 7 Mar 2031",
        "missile-attack",
        **days("2031-03-07"),
        initiator=army,
        target=(brigade, soldiers),
        location=kessel,
        weapon=rocket,
        inResponseTo=cause,
    )
    one = f.account(event, "r3", "fired rockets")
    f.claim(one, "initiator", army, "the Norland Army")
    f.claim(one, "target", brigade, "the Amber Brigade")
    f.claim(one, "target", soldiers, "conscripts of the Brigade")
    f.claim(one, "location", kessel, "Kessel Island")
    f.claim(one, "weapon", rocket, "rockets")
    f.claim(one, "inResponseTo", cause, "In answer to Port Vell")
    f.date(one, "on Friday", "2031-03-07", "2031-03-07")
    f.figure(one, "killed", 4, 6, "Between four and six conscripts", army, whom=soldiers)
    f.toll(event, "killed", 4, 6)
    denial = f.account(event, "r4", "any rocket had reached Kessel Island", "denied", brigade)
    f.claim(denial, "location", kessel, "Kessel Island", brigade)
    f.decision(one, denial, "same", "3.0", "same place: Kessel Island (+2.0)", "same weapon: 122 mm rocket (+1.0)")
    threat = f.event("strait", KG.Incident, "Blockade of the strait", "attack", status="hypothetical")
    told = f.account(threat, "r4", "close the strait", "hypothetical", brigade)
    f.claim(told, "initiator", brigade, "The Brigade", brigade)
    f.claim(told, "weapon", iri("weapon", "mine"), "naval mines", brigade)


def _around(f: Fiction) -> None:
    kessel, mine, guard = iri("place", "kessel"), iri("weapon", "mine"), iri("actor", "coast-guard")
    ferry = f.event(
        "ferry",
        KG.Incident,
        "Mine explosion off Kessel Island, 10–13 Mar 2031",
        "bombing",
        **days("2031-03-10", "2031-03-13", "week"),
        initiator=iri("actor", "river-guard"),
        target=iri("actor", "fishermen"),
        targetObject=iri("object", "ferry"),
        weapon=mine,
        near=kessel,
    )
    one = f.account(ferry, "r5", "struck a naval mine", "reported", guard)
    f.claim(one, "targetObject", iri("object", "ferry"), "The ferry Saint Orla", guard)
    f.claim(one, "weapon", mine, "a naval mine", guard)
    f.claim(one, "near", kessel, "off Kessel Island", guard)
    f.claim(one, "initiator", iri("actor", "river-guard"), "the River Guard", iri("actor", "relief"))
    f.date(one, "between Monday and Thursday", "2031-03-10", "2031-03-13", "week")
    f.figure(one, "killed", 0, 0, "Nobody was killed")
    f.figure(one, "missing", 3, 3, "three fishermen", whom=iri("actor", "fishermen"))
    f.toll(ferry, "killed", 0, 0)
    f.toll(ferry, "missing", 3, 3)
    shelling = f.event(
        "brenn",
        KG.Incident,
        "Shelling of Lower Brenn, 13 Mar 2031",
        "shelling",
        **days("2031-03-13"),
        target=iri("actor", "villagers"),
        location=iri("place", "brenn"),
        near=iri("place", "tarn"),
        weapon=iri("weapon", "mortar"),
    )
    two = f.account(shelling, "r5", "Mortar fire")
    f.claim(two, "target", iri("actor", "villagers"), "two villagers")
    f.claim(two, "location", iri("place", "brenn"), "Lower Brenn")
    f.claim(two, "weapon", iri("weapon", "mortar"), "Mortar")
    f.figure(two, "killed", 2, 2, "killed two villagers", whom=iri("actor", "villagers"))
    f.toll(shelling, "killed", 2, 2, 2)
    bridge = f.event(
        "bridge",
        KG.Incident,
        "Shelling of Tarn bridge by Free Hills Movement",
        "shelling",
        status="claimed",
        initiator=iri("actor", "free-hills"),
        targetObject=iri("object", "bridge"),
        location=iri("place", "tarn"),
    )
    three = f.account(bridge, "r5", "shelled", "claimed", iri("actor", "free-hills"))
    f.claim(three, "initiator", iri("actor", "free-hills"), "The Free Hills Movement", iri("actor", "free-hills"))
    f.claim(three, "targetObject", iri("object", "bridge"), "the Tarn bridge", iri("actor", "free-hills"))
    f.decision(two, three, "different", "-2.5", "other target: village, bridge (-2.0)", "other initiator (-0.5)")


_TALK = (
    ("condemnation", "Sarvia condemns rocket fire, 8 Mar 2031", "r3", "condemned", "sarvia", "kessel", "2031-03-08"),
    (
        "demand",
        "Sarvia demands Council session, 8 Mar 2031",
        "r3",
        "demanded a session",
        "sarvia",
        "kessel",
        "2031-03-08",
    ),
    (
        "condemnation",
        "Lena Torv calls strike a crime, 6 Mar 2031",
        "r2",
        "called it a crime",
        "lena-torv",
        "port-vell",
        "2031-03-06",
    ),
    (
        "threat",
        "Lena Torv promises an answer, 6 Mar 2031",
        "r2",
        "promised an answer",
        "lena-torv",
        "port-vell",
        "2031-03-06",
    ),
    (
        "denial",
        "Ivo Marsk denies hitting fishermen, 5 Mar 2031",
        "r1",
        "hit soldiers only",
        "ivo-marsk",
        "port-vell",
        "2031-03-05",
    ),
    ("denial", "Amber Brigade denies rocket hit", "r4", "denied", "amber-brigade", "kessel", None),
    (
        "claim-of-responsibility",
        "Free Hills Movement claims Tarn bridge",
        "r5",
        "said it had shelled",
        "free-hills",
        "bridge",
        None,
    ),
    ("condemnation", "Straits Relief blames River Guard, 15 Mar 2031", "r5", "blamed", "relief", "ferry", "2031-03-15"),
)


def _talk(f: Fiction) -> None:
    for i, (stance, label, report, words, speaker, about, when) in enumerate(_TALK):
        known = {} if when is None else days(when)
        actor, event = iri("actor", speaker), iri("incident", about)
        node = f.event(f"s{i}", KG.Statement, label, stance, speaker=actor, about=event, **known)
        account = f.account(node, report, words)
        f.claim(account, "speaker", actor, words)
        f.claim(account, "about", event, words)


def many(events: int) -> Graph:
    """Return a graph of ``events`` incidents, each with an initiator, a target, a place, a report and a figure."""
    f = Fiction()
    for i in range(events):
        report = f.report(
            f"m{i}",
            f"Report {i}",
            f"Paper {i % 7}",
            f"2031-{1 + i % 12:02}-{1 + i % 28:02}",
            f"Group {i % 23} shelled town {i % 41}; {1 + i % 9} died.",
        )
        group = f.thing(f"actor/g{i % 23}", KG.ArmedGroup, f"Group {i % 23}")
        other = f.thing(f"actor/h{i % 17}", KG.StateForce, f"Garrison {i % 17}")
        town = f.thing(f"place/t{i % 41}", KG.Location, f"Town {i % 41}", geoPrecision=1)
        event = f.event(
            f"i{i}",
            KG.Incident,
            f"Shelling of Town {i % 41} by Group {i % 23}",
            "shelling",
            **days(f"2031-{1 + i % 12:02}-{1 + i % 28:02}"),
            initiator=group,
            target=other,
            location=town,
        )
        account = f.account(event, report, "shelled")
        f.claim(account, "initiator", group, f"Group {i % 23}")
        f.claim(account, "location", town, f"town {i % 41}")
        f.figure(account, "killed", 1 + i % 9, 1 + i % 9, f"{1 + i % 9} died")
        f.toll(event, "killed", 1 + i % 9, 1 + i % 9, 1 + i % 9)
    return f.graph


def hostile(*payloads: str) -> Graph:
    """Return a graph with an event for each payload, in which every text that a report can bring is the payload."""
    f = Fiction()
    for i, payload in enumerate(payloads):
        _hostile(f, "bad" if i == 0 else f"bad{i}", payload, float(i))
    return f.graph


def _hostile(f: Fiction, name: str, payload: str, at: float) -> None:
    report = f.report(name, payload, payload, "2031-01-01", f"{payload} shelled {payload}, {payload} said.")
    actor = f.thing(f"actor/{name}", KG.ArmedGroup, payload, f"{payload} alias")
    where = {"geoPrecision": 1, "latitude": at, "longitude": at}
    place = f.thing(f"place/{name}", KG.Location, payload, f"{payload} place", **where)
    weapon, thing = f.thing(f"weapon/{name}", KG.Weapon, payload), f.thing(f"object/{name}", KG.TargetObject, payload)
    roles = {"initiator": actor, "location": place, "weapon": weapon, "targetObject": thing}
    event = f.event(name, KG.Incident, payload, "shelling", **days("2031-01-01"), **roles)
    account = f.account(event, report, "shelled", "reported", actor)
    f.claim(account, "initiator", actor, f"{payload} shelled", actor, reason=payload)
    f.figure(account, "killed", 3, 3, f"shelled {payload}", actor, whom=actor)
    f.figure(account, "killed", 9, 9, f"{payload} said", whom=actor)
    f.toll(event, "killed", 3, 9)
    f.decision(account, account, "same", "1.0", payload)
    series = f.event(name, KG.IncidentSeries, payload, "attack", countWording=payload)
    f.count(f.account(series, report, "shelled"), 2, None, "shelled")
