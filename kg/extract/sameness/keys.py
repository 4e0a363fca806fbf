"""What two mentions are compared by before they are linked: a named entry, a name, or a nation and a noun family."""

from __future__ import annotations

from kg.extract.mentions import family
from kg.extract.reading import Reading
from kg.lexicon.entities import Entities
from kg.lexicon.entries import country_code
from kg.lexicon.fold import fold
from kg.records import Mention, MentionKind


def key(mention: Mention) -> str | None:
    """Return what identifies the mention within its report; None for a bare description ("militants")."""
    if mention.entry is not None:
        return mention.entry
    if mention.name is not None:
        return fold(mention.name)
    return None


def same_person(left: Mention, right: Mention) -> bool:
    """Tell whether both name one person: one name is part of the other, or of the words that the other is told with."""
    if not (left.person and right.person) or left.name is None or right.name is None:
        return False
    ours, theirs = _words(left.name), _words(right.name)
    return len(ours & theirs) > 1 or ours <= _words(right.text) or theirs <= _words(left.text)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def nation_of(mention: Mention, entities: Entities) -> str | None:
    """Return the ISO code of the state behind the mention: its own, or that of its entry."""
    if mention.country is not None:
        return mention.country
    if mention.entry is None:
        return None
    if (code := country_code(mention.entry)) is not None:
        return code
    if mention.kind is MentionKind.ACTOR and mention.entry in entities.actors:
        return entities.actors[mention.entry].country
    return None


def is_state_side(reading: Reading, mention: Mention, entities: Entities) -> bool:
    """Tell whether the mention is a state or its forces, rather than a group that acts in the state's territory."""
    if mention.entry is not None:
        actor = entities.actors.get(mention.entry)
        return country_code(mention.entry) is not None or (actor is not None and actor.cls in {"State", "StateForce"})
    return mention.country is not None and family(reading, mention.noun) in {
        "government",
        "forces",
        "police",
        None,
        "officials",
    }


def agree(reading: Reading, left: Mention, right: Mention, entities: Entities) -> bool | None:
    """Return True where two actors can be the same side, False where they cannot, None where the words do not tell."""
    left_key, right_key = key(left), key(right)
    if left_key is not None and left_key == right_key:
        return True
    if same_person(left, right):
        return True
    left_nation, right_nation = nation_of(left, entities), nation_of(right, entities)
    left_state, right_state = is_state_side(reading, left, entities), is_state_side(reading, right, entities)
    if left_state and right_state:
        return None if left_nation is None or right_nation is None else left_nation == right_nation
    if left_key is not None and right_key is not None:
        return _related(left, right, entities)
    if left_state != right_state and (left_state or right_state):
        state, other = (left, right) if left_state else (right, left)
        if key(other) is None and nation_of(other, entities) is None and other.noun == state.noun:
            return True  # "Chilean soldiers", then "soldiers"
        return False if key(other) is not None or family(reading, other.noun) in {"fighters", "groups"} else None
    if left_nation is not None and right_nation is not None and left_nation != right_nation:
        return False
    same_family = family(reading, left.noun) in {"fighters", "groups"} and family(reading, right.noun) in {
        "fighters",
        "groups",
    }
    return True if same_family or left.noun == right.noun else None


def meet(reading: Reading, left: list[Mention], right: list[Mention], entities: Entities) -> bool:
    """Tell whether an actor here is surely one there."""
    return any(agree(reading, one, other, entities) is True for one in left for other in right)


def _related(left: Mention, right: Mention, entities: Entities) -> bool:
    """Tell whether one named actor belongs to the other (a command to its forces, a member to its alliance)."""
    pairs = ((left.entry, right.entry), (right.entry, left.entry))
    return any(inner is not None and outer is not None and outer in _lineage(inner, entities) for inner, outer in pairs)


def _lineage(entry: str, entities: Entities) -> set[str]:
    found: set[str] = set()
    frontier = [entry]
    while frontier:
        actor = entities.actors.get(frontier.pop())
        for parent in () if actor is None else actor.parents:
            if parent not in found:
                found.add(parent)
                frontier.append(parent)
    return found


def contained(left: str, right: str, entities: Entities) -> bool:
    """Tell whether two place entries are the same or one contains the other."""
    return left == right or right in _containers(left, entities) or left in _containers(right, entities)


def _containers(entry: str, entities: Entities) -> set[str]:
    found: set[str] = set()
    frontier = [entry]
    while frontier:
        place = entities.places.get(frontier.pop())
        if place is None:
            continue
        parents = [*place.within] + ([f"place/{place.country.lower()}"] if place.country is not None else [])
        for parent in parents:
            if parent not in found:
                found.add(parent)
                frontier.append(parent)
    return found
