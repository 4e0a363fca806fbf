"""How the four entity files become entries: which fields each has, what must be known, which names must be unique."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from importlib.resources.abc import Traversable

from kg.errors import LexiconError
from kg.lexicon.entries import ACTOR_CLASSES, ActorEntry, CountryEntry, PlaceEntry, WeaponEntry
from kg.lexicon.fold import fold
from kg.lexicon.tables import Row, Table, read_table

Countries = Mapping[str, CountryEntry]

_COMMON = frozenset({"name", "aliases", "exact", "case", "wikidata", "wikipedia", "source"})
_ACTOR_FIELDS = _COMMON | {"class", "country", "parents", "backers", "leads", "speaks_for", "since", "until"}
_PLACE_FIELDS = _COMMON | {"kind", "country", "within", "point", "precision"}
_COUNTRY_FIELDS = frozenset({"name", "iso3", "names", "adjectives", "people", "capital", "point", "wikidata"})
_WEAPON_FIELDS = _COMMON | {"kind", "platform", "incident_type"}
_PRECISIONS = range(1, 5)


def read_countries(file: Traversable) -> Countries:
    """Return the countries of ``countries.toml`` by their two-letter code."""
    table = read_table(file)
    countries = {key: _country(row) for key, row in table.entries()}
    _check_unique(table, ((key, (country.name, *country.names)) for key, country in countries.items()))
    return countries


def read_actors(file: Traversable, countries: Countries) -> Mapping[str, ActorEntry]:
    """Return the actors of ``actors.toml`` by id."""
    table = read_table(file)
    known = {f"actor/{key}" for key, _ in table.entries()} | {each.actor_id for each in countries.values()}
    actors = {f"actor/{key}": _actor(row, known, countries) for key, row in table.entries()}
    _check_unique(table, map(_names, actors.values()))
    return actors


def read_places(file: Traversable, countries: Countries) -> tuple[Mapping[str, PlaceEntry], frozenset[str]]:
    """Return the places of ``places.toml`` by id, and the folded names that the gazetteer guards."""
    table = read_table(file)
    known = {f"place/{key}" for key, _ in table.entries()} | {each.place_id for each in countries.values()}
    places = {f"place/{key}": _place(row, known, countries) for key, row in table.entries()}
    _check_unique(table, map(_names, places.values()))
    _check_no_circles(table, places)
    return places, frozenset(map(fold, table.words("guarded")))


def read_weapons(file: Traversable) -> Mapping[str, WeaponEntry]:
    """Return the weapons of ``weapons.toml`` by id."""
    table = read_table(file)
    weapons = {f"weapon/{key}": _weapon(row) for key, row in table.entries()}
    _check_unique(table, map(_names, weapons.values()))
    return weapons


def _country(row: Row) -> CountryEntry:
    row.only(_COUNTRY_FIELDS)
    if len(row.key) != 2 or not row.key.isupper():
        raise row.error("is no ISO 3166 alpha-2 code", todo="use two capital letters")
    latitude, longitude = row.point()
    return CountryEntry(
        code=row.key,
        iso3=row.text("iso3") or "",
        name=row.name(),
        names=row.texts("names"),
        adjectives=row.texts("adjectives"),
        people=row.texts("people"),
        capitals=row.texts("capital"),
        latitude=latitude,
        longitude=longitude,
        wikidata=row.text("wikidata"),
    )


def _actor(row: Row, known: Container[str], countries: Countries) -> ActorEntry:
    row.only(_ACTOR_FIELDS)
    _check_free(row, countries)
    return ActorEntry(
        id=f"actor/{row.slug()}",
        cls=row.one_of("class", ACTOR_CLASSES),
        name=row.name(),
        aliases=row.texts("aliases"),
        exact=row.texts("exact"),
        case=row.flag("case"),
        country=_country_code(row, countries),
        parents=_references(row, "parents", "actor", known),
        backers=_references(row, "backers", "actor", known),
        leads=_references(row, "leads", "actor", known),
        speaks_for=_references(row, "speaks_for", "actor", known),
        since=row.year("since"),
        until=row.year("until"),
        wikidata=row.text("wikidata"),
        wikipedia=row.text("wikipedia"),
        source=row.text("source"),
    )


def _place(row: Row, known: Container[str], countries: Countries) -> PlaceEntry:
    row.only(_PLACE_FIELDS)
    _check_free(row, countries)
    kinds = row.table.kinds()
    kind = row.one_of("kind", kinds)
    latitude, longitude = row.point()
    return PlaceEntry(
        id=f"place/{row.slug()}",
        kind=kind,
        name=row.name(),
        aliases=row.texts("aliases"),
        exact=row.texts("exact"),
        case=row.flag("case"),
        country=_country_of(row, countries),
        within=_references(row, "within", "place", known),
        latitude=latitude,
        longitude=longitude,
        precision=_precision(row, kinds[kind]),
        wikidata=row.text("wikidata"),
        wikipedia=row.text("wikipedia"),
        source=row.text("source"),
    )


def _weapon(row: Row) -> WeaponEntry:
    row.only(_WEAPON_FIELDS)
    kinds = row.table.kinds()
    kind = row.one_of("kind", kinds)
    return WeaponEntry(
        id=f"weapon/{row.slug()}",
        name=row.name(),
        kind=kind,
        platform=row.flag("platform"),
        aliases=row.texts("aliases"),
        exact=row.texts("exact"),
        case=row.flag("case"),
        incident_type=row.text("incident_type") or kinds[kind] or None,
        wikipedia=row.text("wikipedia"),
        source=row.text("source"),
    )


def _check_free(row: Row, countries: Countries) -> None:
    if row.key.upper() in countries:
        raise row.error("is the code of a country, which has an entry of its own", todo="choose a longer id")


def _country_code(row: Row, countries: Countries) -> str | None:
    code = row.text("country")
    if code is not None and code not in countries:
        raise row.error(f"has an unknown country: {code}", known=countries)
    return code


def _country_of(row: Row, countries: Countries) -> str | None:
    """Return the place's country: the one it names, or the one country among those that it is within, however deep."""
    named = _country_code(row, countries)
    return named if named is not None else _sole_country(row.table, row.key, countries, seen=set())


def _sole_country(table: Table, key: str, countries: Countries, *, seen: set[str]) -> str | None:
    if key in countries or key in seen:
        return key if key in countries else None
    seen.add(key)
    fields = table.content.get(key, {})
    if "country" in fields:
        return str(fields["country"])
    within = fields.get("within", [])
    outer = [within] if isinstance(within, str) else within
    found = {_sole_country(table, each, countries, seen=seen) for each in outer}
    return found.pop() if len(found) == 1 else None


def _references(row: Row, field: str, kind: str, known: Container[str]) -> tuple[str, ...]:
    return tuple(_reference(row, field, f"{kind}/{name.lower()}", known) for name in row.texts(field))


def _reference(row: Row, field: str, entry_id: str, known: Container[str]) -> str:
    if entry_id not in known:
        todo = f"name a table of {row.table.name} or the two-letter code of a country"
        raise row.error(f"has an unknown entry in {field}: {_key(entry_id)}", todo=todo)
    return entry_id


def _precision(row: Row, default: int) -> int:
    precision = row.fields.get("precision", default)
    if precision not in _PRECISIONS:
        raise row.error("precision must be 1 (exact), 2 (nearby), 3 (region) or 4 (country)")
    return int(precision)


def _check_unique(table: Table, named: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Stop when one name means two entries, unless the file lists it under ``ambiguous``."""
    allowed = set(map(fold, table.words("ambiguous")))
    owners: dict[str, str] = {}
    for key, names in named:
        for name in dict.fromkeys(map(fold, names)):
            if name in owners and name not in allowed:
                raise _clash(table, name, key, owners[name])
            owners[name] = key


def _names(entry: ActorEntry | PlaceEntry | WeaponEntry) -> tuple[str, tuple[str, ...]]:
    return _key(entry.id), (entry.name, *entry.aliases, *entry.exact)


def _clash(table: Table, name: str, key: str, other: str) -> LexiconError:
    todo = "take it from one of them, or list it under ambiguous at the top of the file"
    return table.error(key, f'shares the name "{name}" with [{other}]', todo=todo)


def _check_no_circles(table: Table, places: Mapping[str, PlaceEntry]) -> None:
    for start in places:
        frontier, seen = [start], {start}
        while frontier:
            for outer in places[frontier.pop()].within:
                if outer == start:
                    raise table.error(_key(start), "lies within itself", todo="check its chain of within")
                if outer in places and outer not in seen:
                    seen.add(outer)
                    frontier.append(outer)


def _key(entry_id: str) -> str:
    return entry_id.partition("/")[2]
