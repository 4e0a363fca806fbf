"""Who stands on the same side: actors that are one, belong to each other, or act for one state."""

from __future__ import annotations

from kg.merge.facts import STATE_SIDE, Facts, is_unnamed
from kg.resolve.linker import Linker


def meeting(left: frozenset[str], right: frozenset[str], linker: Linker) -> str | None:
    """Return the label of an actor that stands on both sides, or that belongs to one on the other."""
    if not left or not right:
        return None
    for one in sorted(left):
        for other in sorted(right):
            if _are_one_side(one, other, linker):
                return linker.entities[one].label
    return None


def _are_one_side(one: str, other: str, linker: Linker) -> bool:
    if one == other:
        return True
    left, right = linker.entities[one], linker.entities[other]
    if (
        not is_unnamed(one)
        and not is_unnamed(other)
        and (one in linker.ancestors(other) or other in linker.ancestors(one))
    ):
        return True
    if left.cls in STATE_SIDE and right.cls in STATE_SIDE:
        return left.country is not None and left.country == right.country
    if {left.cls, right.cls} & STATE_SIDE:
        return False
    if is_unnamed(one) and is_unnamed(other):
        return bool(set(left.backers) & set(right.backers)) or (
            left.country is not None and left.country == right.country
        )
    named, unnamed = (left, right) if is_unnamed(other) else (right, left)
    return (
        is_unnamed(unnamed.id)
        and bool(set(named.backers) & set(unnamed.backers))
        or (is_unnamed(unnamed.id) and unnamed.country is not None and unnamed.country == named.country)
    )


def backing(left: Facts, right: Facts, linker: Linker) -> str | None:
    """Return the label of an initiator that backs an initiator of the other account."""
    for one, other in ((left, right), (right, left)):
        for actor in sorted(one.initiators):
            if any(actor in linker.entities[backed].backers for backed in other.initiators):
                return linker.entities[actor].label
    return None


def telling(ids: frozenset[str], linker: Linker) -> frozenset[str]:
    """Return the initiators that tell somebody apart: named ones and states, and unnamed groups of a nation."""
    return frozenset(ident for ident in ids if not is_unnamed(ident) or linker.entities[ident].country is not None)


def labels(ids: frozenset[str], linker: Linker) -> str:
    """Return the labels of some entities, to be shown."""
    return ", ".join(sorted(linker.entities[ident].label for ident in ids))
