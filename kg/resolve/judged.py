"""Links as people judged them: what a name means, what it does not mean, and which entities are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from kg.errors import JudgementError
from kg.lexicon.entities import Entities
from kg.lexicon.fold import fold
from kg.records import Entity, Judgement, Link, Mention, MentionKind, Ruling, Unmatched
from kg.resolve.linker import Linker
from kg.resolve.names import named_actor


def relink(linker: Linker, judgements: Iterable[Judgement], entities: Entities) -> tuple[Linker, tuple[Unmatched, ...]]:
    """Return the links with every judgement on entities carried out, and the judgements that match nothing.

    Args:
        judgements: Those on accounts and reports are left alone.
        entities: The lexicon, of which an alias can name an entry that no report mentions otherwise.

    Raises:
        JudgementError: Two judgements say that one name means two entities, or that it means one and does not.
    """
    wanted = [judgement for judgement in judgements if judgement.entities]
    if not wanted:
        return linker, ()
    names = {_name(mention) for mention in linker.links}
    found = {judgement: _lack(judgement, names, linker.entities, entities) for judgement in wanted}
    lost = tuple(Unmatched(judgement=judgement, reason=lack) for judgement, lack in found.items() if lack)
    return _relinked(linker, [judgement for judgement, lack in found.items() if not lack], entities), lost


def _name(mention: Mention) -> str:
    return fold(mention.name or mention.text)


def _lack(judgement: Judgement, names: set[str], linked: Mapping[str, Entity], entities: Entities) -> str:
    """Return why a judgement matches nothing; an empty text when it does."""
    if judgement.name is not None and fold(judgement.name) not in names:
        return f"no report names {judgement.name!r}"
    needs_link = judgement.ruling is not Ruling.ALIAS
    gone = [each for each in judgement.entities if each not in linked and (needs_link or not _listed(each, entities))]
    return f"no report names {', '.join(gone)}" if gone else ""


def _listed(entity_id: str, entities: Entities) -> bool:
    try:
        entities.entity(entity_id)
    except KeyError:
        return False
    return True


def _relinked(linker: Linker, judgements: Sequence[Judgement], entities: Entities) -> Linker:
    rulings = _Rulings.of(judgements, entities)
    known = {**linker.entities, **{each: entities.entity(each) for each in rulings.targets() - linker.entities.keys()}}
    links: dict[Mention, Link] = {}
    for mention, link in linker.links.items():
        entity, reason = rulings.entity(mention, link, known)
        known.setdefault(entity.id, entity)
        links[mention] = replace(link, entity_id=entity.id, reason=reason)
    named: Mapping[str, Entity] = reduce(_with_names, judgements, known)
    return Linker(entities=named, links=links)


@dataclass(frozen=True, slots=True)
class _Rulings:
    """The judgements by what they are looked up by: folded names, and ids of entities."""

    aliases: Mapping[str, Judgement]
    apart: Mapping[tuple[str, str], Judgement]
    one: Mapping[str, tuple[str, Judgement]]

    @classmethod
    def of(cls, judgements: Sequence[Judgement], entities: Entities) -> _Rulings:
        aliases: dict[str, Judgement] = {}
        for each in judgements:
            if each.ruling is Ruling.ALIAS:
                first = aliases.setdefault(fold(each.name or ""), each)
                if first.entities != each.entities:
                    raise _contradiction(first, each)
        apart = {
            (fold(each.name or ""), each.entities[0]): each for each in judgements if each.ruling is Ruling.DIFFERENT
        }
        for (name, entity_id), each in apart.items():
            if name in aliases and aliases[name].entities == (entity_id,):
                raise _contradiction(aliases[name], each)
        return cls(aliases=aliases, apart=apart, one=_united(judgements, entities))

    def targets(self) -> set[str]:
        return {each.entities[0] for each in self.aliases.values()}

    def entity(self, mention: Mention, link: Link, known: Mapping[str, Entity]) -> tuple[Entity, str]:
        """Return what ``mention`` means, and why."""
        name, ident, reason = _name(mention), link.entity_id, link.reason
        if (apart := self.apart.get((name, ident))) is not None and mention.kind is MentionKind.ACTOR:
            entity = named_actor(mention, mention.name or mention.text)
            return entity, f"not {known[ident].label}, judged by {apart.by}"
        if (alias := self.aliases.get(name)) is not None:
            ident, reason = alias.entities[0], f"alias, judged by {alias.by}"
        if ident in self.one:
            other, judgement = self.one[ident]
            if other != ident:
                ident, reason = other, f"the same as {known[ident].label}, judged by {judgement.by}"
        return known[ident], reason


def _united(judgements: Iterable[Judgement], entities: Entities) -> dict[str, tuple[str, Judgement]]:
    """Return for each entity that is one with others the one that stands for them: of the lexicon, the first by id."""
    groups: dict[str, set[str]] = {}
    said: dict[str, Judgement] = {}
    for each in judgements:
        if each.ruling is Ruling.SAME:
            group = set().union(*({ident, *groups.get(ident, ())} for ident in each.entities))
            groups.update((ident, group) for ident in group)
            said.update((ident, each) for ident in each.entities)

    def first(group: set[str]) -> str:
        return min(group, key=lambda ident: (not _listed(ident, entities), ident))

    return {ident: (first(group), said[ident]) for ident, group in groups.items()}


def _with_names(known: Mapping[str, Entity], judgement: Judgement) -> Mapping[str, Entity]:
    """Return the entities with the names that a judgement gives to them."""
    if judgement.ruling is Ruling.DIFFERENT:
        return known
    names = [judgement.name] if judgement.name is not None else [known[each].label for each in judgement.entities]
    return {**known, **{each: _named(known[each], names) for each in judgement.entities}}


def _named(entity: Entity, names: Iterable[str]) -> Entity:
    more = {name for name in names if name != entity.label}
    return replace(entity, aliases=tuple(dict.fromkeys((*entity.aliases, *sorted(more)))))


def _contradiction(one: Judgement, other: Judgement) -> JudgementError:
    what = f"{other.name!r} means another than {one.where} says"
    return JudgementError(what, where=other.where, todo="take one of them out")
