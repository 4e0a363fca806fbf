"""The stage: every mention of a set of extractions to its canonical entity, with the reason.

Links depend on the set of extractions alone, not on their order. Unnamed groups stay unnamed, one for each description
and report; they never join one of another report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ids import content_id
from kg.lexicon.entities import Entities, load_entities
from kg.lexicon.entries import country_code
from kg.lexicon.fold import fold, slug
from kg.lexicon.gazetteer import Gazetteer, load_gazetteer
from kg.lexicon.words import Words, load_words
from kg.records import Entity, Extraction, Link, Mention, MentionKind
from kg.resolve.atlas import Atlas, countries_of
from kg.resolve.bodies import national_body
from kg.resolve.linker import Linker
from kg.resolve.names import bearers, named_actor, names_of_actors, skeletons_of_actors, spelling_variants
from kg.resolve.places import bare, link_place


def resolve(extractions: Sequence[Extraction], entities: Entities | None = None) -> Linker:
    """Return the linker of all mentions in ``extractions``.

    Args:
        entities: The lexicon's entities; the shipped ones when None.
    """
    known = load_entities() if entities is None else entities
    links: dict[Mention, Link] = {}
    found: dict[str, Entity] = {}
    context = _Context.of(extractions, known)
    for extraction in extractions:
        mentions = sorted(set(mentions_of(extraction)), key=lambda mention: (mention.span, mention.kind, mention.text))
        text = extraction.report.text
        countries = countries_of(mentions, known, context.atlas.named_in(text))
        for mention in mentions:
            entity, reason = context.link(mention, countries, context.atlas.right_behind(text, mention.span.end))
            found[entity.id] = _richer(found.get(entity.id), entity)
            links[mention] = Link(mention=mention, entity_id=entity.id, reason=reason)
    return Linker(entities={**_ancestry(found, known), **found}, links=links)


def mentions_of(extraction: Extraction) -> Iterator[Mention]:
    """Yield every mention of the extraction, some more than once."""
    for account in extraction.accounts:
        yield from account.mentions
    for affiliation in extraction.affiliations:
        yield affiliation.subject
        yield affiliation.object
    yield from extraction.mentions


@dataclass(frozen=True, slots=True)
class _Context:
    """What the links of single mentions are decided by: the lexicon, and the names of all reports."""

    entities: Entities
    gazetteer: Gazetteer
    atlas: Atlas
    words: Words
    names: Mapping[str, str]
    variants: Mapping[str, str]
    surnames: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, extractions: Sequence[Extraction], entities: Entities) -> _Context:
        mentions = [mention for extraction in extractions for mention in mentions_of(extraction)]
        unknown = {
            mention.name
            for mention in mentions
            if mention.entry is None and mention.name is not None and mention.kind is MentionKind.ACTOR
        }
        return cls(
            entities=entities,
            gazetteer=load_gazetteer(),
            atlas=Atlas.of(entities),
            words=load_words(),
            names=names_of_actors(entities),
            variants=spelling_variants(sorted(unknown), skeletons_of_actors(entities)) if unknown else {},
            surnames=bearers(mentions, entities),
        )

    def link(self, mention: Mention, countries: tuple[str, ...], within: str | None) -> tuple[Entity, str]:
        match mention.kind:
            case MentionKind.ACTOR:
                return self._actor(mention)
            case MentionKind.PLACE:
                return link_place(mention, self.entities, self.gazetteer, self.words, countries, within=within)
            case _:
                return self._thing(mention)

    def _actor(self, mention: Mention) -> tuple[Entity, str]:
        if mention.entry is not None:
            return self.entities.entity(mention.entry), "lexicon"
        if mention.name is not None:
            return self._named(mention, mention.name)
        body = national_body(mention, self.entities, self.words, self.names)
        if body is not None:
            return body, f"{mention.noun} of {mention.country}"
        return _unnamed_group(mention), "unnamed"

    def _named(self, mention: Mention, name: str) -> tuple[Entity, str]:
        if (entry := self.names.get(fold(name))) is not None:
            return self.entities.entity(entry), "name in the lexicon"
        full = self.surnames.get((mention.span.report_id, fold(name)))
        if full is not None:
            entry = self.names.get(fold(full))
            return (
                self.entities.entity(entry) if entry is not None else named_actor(mention, full)
            ), f"surname of {full}"
        if (entry := self.variants.get(name)) is not None:
            return self.entities.entity(entry), "spelling of a name in the lexicon"
        return named_actor(mention, name), "name"

    def _thing(self, mention: Mention) -> tuple[Entity, str]:
        weapon = mention.kind is MentionKind.WEAPON
        if mention.entry is not None and mention.entry.startswith("weapon/") and weapon:
            return self.entities.entity(mention.entry), "lexicon"
        if mention.entry is not None and not weapon:
            base = self.entities.entity(mention.entry)
            return _object(
                mention, f"object/{base.id.partition('/')[2]}", bare(mention.text)
            ), f"what stands at {base.label}"
        label = bare(mention.text)
        if weapon:
            return Entity(id=f"weapon/{slug(label)}", kind=MentionKind.WEAPON, cls="Weapon", label=label), "description"
        return _object(mention, f"object/unnamed-{content_id(mention.span.report_id, fold(label))}", label), "unnamed"


def _object(mention: Mention, ident: str, label: str) -> Entity:
    return Entity(id=ident, kind=MentionKind.OBJECT, cls="TargetObject", label=label, country=mention.country)


def _unnamed_group(mention: Mention) -> Entity:
    label = bare(mention.text)
    return Entity(
        id=f"actor/unnamed-{content_id(mention.span.report_id, fold(label))}",
        kind=MentionKind.ACTOR,
        cls="UnnamedGroup",
        label=label,
        country=mention.country,
        backers=(mention.backer,) if mention.backer is not None else (),
    )


def _richer(known: Entity | None, entity: Entity) -> Entity:
    """Return one of two records of one entity, by their contents: the choice depends on no order of reports."""
    if known is None or known == entity:
        return entity
    return min(known, entity, key=lambda candidate: (candidate.country is None, candidate.label, repr(candidate)))


def _ancestry(found: Mapping[str, Entity], entities: Entities) -> dict[str, Entity]:
    """Return the containing places, parent bodies and backers of the entities that the lexicon knows, recursively."""
    ancestry: dict[str, Entity] = {}
    frontier: list[str] = [other for entity in found.values() for other in _upwards(entity)]
    while frontier:
        ident = frontier.pop()
        if ident in ancestry or ident in found:
            continue
        try:
            ancestry[ident] = entities.entity(ident)
        except KeyError:
            continue
        frontier.extend(_upwards(ancestry[ident]))
    return ancestry


def _upwards(entity: Entity) -> Iterable[str]:
    yield from entity.parents
    yield from entity.backers
    if entity.kind is MentionKind.PLACE and entity.country is not None and country_code(entity.id) is None:
        yield f"place/{entity.country.lower()}"
