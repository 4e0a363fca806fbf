"""Which account tells which template of the same report.

Of an account everything counts that its records say; of the report the sentences of its triggers. A pair can match
where

1. the account is an incident or a series that happened, and its type may tell the template's (``NEAR_TYPES``);
2. there is evidence: a victim, a physical target or a weapon of the template is an argument of the account, or stands
   word for word in a sentence of one of its triggers and is not its initiator; or, for templates without any of these
   three, a perpetrator together with the exact day or a place below the country;
3. no day speaks against it: evidence that stands only in the sentence is void where the account's day and the
   template's cannot be the same.

Each template gets at most one account and each account one template, so that the points of all pairs add up to most: 2
for each argument that fits, 1 for each fill in the sentences, 1.5 for the same type, 1 for the same day, 1 for a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.incidents.fills import Answer, Fill, answer, best_pairs, fits, is_told, words_of
from evaluation.incidents.muc4 import NEAR_TYPES, SAME_TYPES, Template
from kg.lexicon.entities import load_entities
from kg.lexicon.entries import country_code
from kg.lexicon.words import load_words
from kg.records import (
    HAPPENED,
    Account,
    Affiliation,
    EventKind,
    Interval,
    Mention,
    MentionKind,
    Relation,
    Report,
    RoleName,
)

_ARGUMENT, _SENTENCE, _TYPE, _DAY, _PLACE = 2.0, 1.0, 1.5, 1.0, 1.0
#: Nouns that name a body rather than its members ("army", "movement").
_BODIES = frozenset({"army", "military", "navy", "front", "party", "union", "secret police"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one account says, as the slots of a template ask for it.

    Attributes:
        interval: The day or days that its times leave; without one it was before the day of publication.
        spots: Those of its places that are no country.
        sentences: Words of each sentence with one of its triggers.
    """

    account: Account
    interval: Interval
    individuals: tuple[Answer, ...] = ()
    organisations: tuple[Answer, ...] = ()
    objects: tuple[Answer, ...] = ()
    victims: tuple[Answer, ...] = ()
    weapons: tuple[Answer, ...] = ()
    places: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    sentences: tuple[tuple[str, ...], ...] = ()


def happened(account: Account) -> bool:
    """Tell whether the account tells of one or several incidents that happened."""
    return account.kind is not EventKind.STATEMENT and account.status in HAPPENED


def told(account: Account, report: Report, affiliations: Iterable[Affiliation] = ()) -> Told:
    """Return what the account says; the report's affiliations tell whose members its initiators are."""
    initiators = [role.mention for role in account.of(RoleName.INITIATOR)]
    suffering = [role.mention for role in account.of(RoleName.TARGET, RoleName.OBJECT)]
    harmed = [figure.whom for figure in account.figures if figure.whom is not None]
    bodies = {each.subject.span: each.object for each in affiliations if each.relation is Relation.MEMBER_OF}
    owners = [bodies[each.span] for each in initiators if each.span in bodies]
    places = [role.mention for role in account.of(RoleName.PLACE)]
    sentences = dict.fromkeys(trigger.sentence for trigger in account.triggers)
    return Told(
        account=account,
        interval=interval_of(account, report),
        individuals=tuple(answer(each) for each in initiators if not _is_body(each)),
        organisations=tuple(each for mention in (*initiators, *owners) for each in _organisation(mention)),
        objects=tuple(answer(each) for each in suffering if each.kind is not MentionKind.ACTOR),
        victims=tuple(answer(each) for each in (*suffering, *harmed) if each.kind is MentionKind.ACTOR),
        weapons=tuple(answer(role.mention) for role in account.of(RoleName.WEAPON)),
        places=tuple(map(_as_words, (name for each in places for name in _names(each)))),
        spots=tuple(map(_as_words, (name for each in places if not _is_country(each) for name in _names(each)))),
        sentences=tuple(words_of(report.text[each.start : each.end]) for each in sentences),
    )


def _as_words(name: str) -> str:
    return " ".join(words_of(name))


def _is_country(mention: Mention) -> bool:
    return mention.entry is not None and country_code(mention.entry) is not None


def _names(mention: Mention) -> tuple[str, ...]:
    """Return the words and the name of a mention, and the name of the lexicon's entry ("Salvadoran": El Salvador)."""
    label = None if mention.entry is None else load_entities().entity(mention.entry).label
    return tuple(dict.fromkeys(filter(None, (mention.name, mention.text, label))))


def _is_body(mention: Mention) -> bool:
    """Tell whether the mention names an organisation: by a bare name that is no person's, or by a noun for a body."""
    if mention.person:
        return False
    if mention.name is not None:
        return words_of(mention.name)[-1:] == words_of(mention.noun)[-1:]
    return mention.noun in load_words().group("nouns.groups") | load_words().group("nouns.government") | _BODIES


def _organisation(mention: Mention) -> list[Answer]:
    """Return the organisation that a perpetrator is, or is a member of ("FMLN guerrillas": FMLN)."""
    if _is_body(mention):
        return [answer(mention)]
    if mention.person or mention.name is None:
        return []
    name = words_of(mention.name)
    return [Answer(mention.name, frozenset(name[-1:]), name)]


def interval_of(account: Account, report: Report) -> Interval:
    """Return the days that all times of the account leave, or, where they leave none, that any of them allows."""
    dated = [when.interval for when in account.times if when.interval.earliest or when.interval.latest]
    starts = [each.earliest for each in dated if each.earliest is not None]
    ends = [each.latest for each in dated if each.latest is not None]
    if not dated:
        return Interval(latest=report.published)
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return Interval(earliest=min(starts), latest=max(ends))
    return Interval(earliest=earliest, latest=latest)


def same_days(left: Interval, right: Interval) -> bool:
    """Tell whether two intervals have the same first and last day."""
    return (left.earliest, left.latest) == (right.earliest, right.latest)


def names_place(found: Told, names: Sequence[str]) -> bool:
    """Tell whether a place of the account has one of the names, alone or with its kind ("the city of X", "X city")."""
    wanted = list(map(_as_words, names))
    return any(f" {name} " in f" {place} " for place in found.places for name in wanted if name)


def score(found: Told, template: Template) -> float:
    """Return the points of a pair, as the module says; 0 where the two cannot match."""
    if not _type_in(found, template, NEAR_TYPES):
        return 0.0
    arguments = _count(template.telling, lambda fill: _is_argument(found, fill))
    written = _count(template.telling, lambda fill: _is_written(found, fill))
    day = any(same_days(found.interval, each) for each in template.days if each.earliest is not None)
    place = names_place(found, template.spots)
    perpetrators = _count((*template.individuals, *template.organisations), lambda fill: _is_perpetrator(found, fill))
    is_sure = arguments > 0 or (written > 0 and _days_allow(found, template))
    if not is_sure and not (not template.telling and perpetrators > 0 and (day or place)):
        return 0.0
    same = type_is_same(found, template)
    return _ARGUMENT * (arguments + perpetrators) + _SENTENCE * written + _TYPE * same + _DAY * day + _PLACE * place


def _count(fills: Sequence[Fill], test: Callable[[Fill], bool]) -> int:
    return sum(map(test, fills))


def type_is_same(found: Told, template: Template) -> bool:
    """Tell whether the account's type says the same as the template's."""
    return _type_in(found, template, SAME_TYPES)


def _type_in(found: Told, template: Template, table: Mapping[str, frozenset[str]]) -> bool:
    return any(found.account.type in table.get(each, ()) for each in template.types)


def _is_argument(found: Told, fill: Fill) -> bool:
    return any(fits(each, fill) for each in (*found.victims, *found.objects, *found.weapons))


def _is_perpetrator(found: Told, fill: Fill) -> bool:
    return any(fits(each, fill) for each in (*found.individuals, *found.organisations))


def _is_written(found: Told, fill: Fill) -> bool:
    return not _is_perpetrator(found, fill) and any(is_told(words, fill) for words in found.sentences)


def _days_allow(found: Told, template: Template) -> bool:
    return not template.days or any(found.interval.overlaps(each) for each in template.days)


def match(accounts: Sequence[Told], templates: Sequence[Template]) -> list[tuple[Told, Template]]:
    """Return the pairs of account and template that tell the same incident."""
    points = [[score(account, each) for each in templates] for account in accounts]
    return [(accounts[row], templates[column]) for row, column in best_pairs(points)]
