"""The entries of the entity lexicon: what one table of its four TOML files says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

#: Classes of the ontology that an actor of the lexicon can have.
ACTOR_CLASSES = (
    "ArmedGroup",
    "IntergovernmentalBody",
    "MediaOrganisation",
    "Organisation",
    "Person",
    "PoliticalBody",
    "State",
    "StateForce",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One named actor. Names of other actors are entry ids: "actor/hezbollah", "actor/ir".

    Attributes:
        id: "actor/" and the name of its table.
        cls: One of ``ACTOR_CLASSES``.
        name: The name that labels show.
        aliases: Other names in use, without ``name``.
        exact: Further names that must be matched as written, because common words are spelt alike.
        case: True when that holds for every name.
        country: ISO 3166 code of the state that it belongs to or acts in.
        parents: Bodies that it belongs to.
        backers: States and actors that are known to back it.
        leads: Bodies that this person leads or led.
        speaks_for: Bodies that this person speaks or spoke for.
        since: First year of the group, or of a person's roles given here.
        until: Last year of the group, of a person's roles given here, or of a life without such roles.
        wikidata: "Q" and digits, given only where it was looked up.
        wikipedia: Title of the article in the English Wikipedia.
        source: Where the entry was looked up, when not in Wikipedia.
    """

    KIND: ClassVar[str] = "actor"

    id: str
    cls: str
    name: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    case: bool = False
    country: str | None = None
    parents: tuple[str, ...] = ()
    backers: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    wikidata: str | None = None
    wikipedia: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One named place below the level of states.

    Attributes:
        id: "place/" and the name of its table.
        kind: One of the kinds that ``places.toml`` lists with their precision.
        within: Ids of the places that directly contain it: "place/anbar", "place/iq".
        country: ISO 3166 code; None for a place that no single country contains.
        latitude: Degrees north (WGS 84); None with ``longitude`` when it was not looked up.
        longitude: Degrees east.
        precision: 1 exact, 2 nearby, 3 region, 4 country.
    """

    KIND: ClassVar[str] = "place"

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    case: bool = False
    country: str | None = None
    within: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    precision: int = 3
    wikidata: str | None = None
    wikipedia: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryEntry:
    """One state or territory: a place ("place/iq") and the actor that news calls by the same name ("actor/iq").

    Attributes:
        code: ISO 3166 alpha-2 code; XK for Kosovo.
        names: Other names and abbreviations, without ``name``.
        adjectives: "Iraqi".
        people: "Iraqis".
        capitals: Names of the city that stands for the government ("Tehran said").
        latitude: Degrees north of a point well inside, where a label can stand.
    """

    code: str
    iso3: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str | None = None

    @property
    def place_id(self) -> str:
        """Id of the country as a place."""
        return f"place/{self.code.lower()}"

    @property
    def actor_id(self) -> str:
        """Id of the country as an actor."""
        return f"actor/{self.code.lower()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponEntry:
    """One weapon, weapon system, or kind of weapon.

    Attributes:
        id: "weapon/" and the name of its table.
        name: Singular; news plurals differ by a final "s" only, other plurals stand among the aliases.
        kind: One of the kinds that ``weapons.toml`` lists.
        platform: True for what carries weapons (aircraft, drones, tanks, ships), False for what goes off.
        incident_type: Id of the incident type that its use suggests; None when it suggests none.
    """

    KIND: ClassVar[str] = "weapon"

    id: str
    name: str
    kind: str
    platform: bool
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    case: bool = False
    incident_type: str | None = None
    wikipedia: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceForm:
    """Words that name an entry.

    Attributes:
        kind: "actor", "place", "weapon"; for countries "country" (Iraq), "adjective" (Iraqi), "people" (Iraqis) or
            "capital" (Tehran, for its government).
        case_sensitive: True when only this spelling of upper and lower case names the entry.
    """

    text: str
    kind: str
    entry_id: str
    case_sensitive: bool


def country_code(entity_id: str) -> str | None:
    """Return the ISO 3166 code of the country that an id names ("place/iq", "actor/iq": IQ), None for any other id.

    Of actors and places only countries have ids of two letters; those of names that nobody knows begin with "named-".
    """
    kind, _, name = entity_id.partition("/")
    return name.upper() if kind in {"actor", "place"} and len(name) == len("iq") else None
