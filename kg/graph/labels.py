"""What an event is called: "Missile attack on Ain al-Asad airbase, 21 Nov 2023"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.graph.view import REGION, View
from kg.records import Entity, EventKind, Incident, Interval, MentionKind, RoleName
from kg.resolve.linker import Linker
from kg.vocab import incident_types

#: Fixed, since month names of the running system would make the graph depend on its language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: Types of which "... of the target" is said; "... on" elsewhere.
_OF = frozenset({"killing", "abduction", "arrest", "assassination", "shelling", "bombing", "shooting", "stabbing"})
_WITH = frozenset({"armed-clash"})

#: Types of which a place can be the target.
_HITS_PLACES = frozenset({"attack", "air-strike", "missile-attack", "drone-attack", "shelling", "bombing", "raid"})


def event_label(incident: Incident, view: View, linker: Linker) -> str:
    """Return a name of the event for people. It need not be unique; the IRI is."""
    if incident.kind is EventKind.STATEMENT:
        words = [_type(view), *_by(view, RoleName.SPEAKER, linker)]
    else:
        words = [_type(view), *_counted(view), *_on_whom(view, linker)]
    label = " ".join(words)
    when = days_in_words(view.days)
    return f"{label}{', ' if when else ''}{when}{'' if view.happened else f' ({view.status.value})'}"


def _type(view: View) -> str:
    known = incident_types().get(view.type)
    label = view.type if known is None else known.label
    return label[:1].upper() + label[1:]


def _counted(view: View) -> list[str]:
    wordings = {account.count.wording: None for account in view.told if account.count is not None}
    return [f"series ({'; '.join(sorted(wordings))})"] if wordings else []


def _on_whom(view: View, linker: Linker) -> list[str]:
    target = _first(view, (RoleName.TARGET, RoleName.OBJECT), linker)
    place = linker.entities[view.places[0]] if view.places else None
    if place is not None and _is_hit(view, place, target):
        return [_preposition(view.type), place.label]
    words = [] if target is None else [_preposition(view.type), target.label]
    if target is None or (place is None and _rank(target) > 0):
        words += _by(view, RoleName.INITIATOR, linker)
    return words if place is None or place.label in words else [*words, *_where(place)]


def _where(place: Entity) -> list[str]:
    if _is_beside(place):
        return [place.label]
    return ["in" if (place.precision or 0) >= REGION else "at", place.label]


def _is_beside(place: Entity) -> bool:
    """Tell whether a place is named by its relation to another: "near Baghdad" has a precision, "base" has none."""
    return place.precision is not None and place.label[:1].islower()


def _is_hit(view: View, place: Entity, target: Entity | None) -> bool:
    is_named_actor = target is not None and target.kind is MentionKind.ACTOR and target.cls != "UnnamedGroup"
    is_site = (place.precision or 0) < REGION and not _is_beside(place)
    return view.type in _HITS_PLACES and is_site and not is_named_actor


def _by(view: View, role: RoleName, linker: Linker) -> list[str]:
    actor = _first(view, (role,), linker)
    return [] if actor is None else ["by", actor.label]


def _first(view: View, names: Iterable[RoleName], linker: Linker) -> Entity | None:
    """Return who fills one of the roles: a named actor before others, then the one named by most accounts."""
    told = [{linker.entity(role.mention).id for role in account.of(*names)} for account in view.told]
    votes = Counter(id_ for ids in told for id_ in ids)
    found = (linker.entities[id_] for id_ in votes)
    return min(found, key=lambda entity: (_rank(entity), -votes[entity.id], entity.id), default=None)


def _rank(entity: Entity) -> int:
    if entity.cls == "UnnamedGroup":
        return 2
    return 0 if entity.kind is MentionKind.ACTOR else 1


def _preposition(type_: str) -> str:
    if type_ in _WITH:
        return "with"
    return "of" if type_ in _OF else "on"


def days_in_words(days: Interval) -> str:
    """Return days as people write them: "21 Nov 2023", "21 to 22 Nov 2023", "since 17 Oct 2023", "" when unknown."""
    first, last = days.earliest, days.latest
    if first is None and last is None:
        return ""
    if first is None or last is None:
        known, word = (last, "until") if first is None else (first, "since")
        return f"{word} {known.day} {_MONTHS[known.month - 1]} {known.year}" if known is not None else ""
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    parts = [str(first.day)]
    if (first.year, first.month) != (last.year, last.month):
        parts.append(_MONTHS[first.month - 1])
    if first.year != last.year:
        parts.append(str(first.year))
    return f"{' '.join(parts)} to {end}"
