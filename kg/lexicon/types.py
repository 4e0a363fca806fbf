"""Which incident types can name the same incident, whoever chose the word."""

from __future__ import annotations

#: Types that any more specific type of violence is compatible with.
GENERIC = frozenset({"attack", "killing", "other-violence", "assault"})
#: Types of which somebody dies.
LETHAL = frozenset({"killing", "assassination"})
#: Types of which something goes off.
BLASTS = frozenset({"bombing", "suicide-bombing"})
#: Types of what is done beside an attack, which is not named after them: "killed two drivers and burned their lorry".
BESIDES = frozenset({"arson", "other-violence"})
#: Types whose possessor suffers the event: "Soleimani's killing".
SUFFERED_BY_POSSESSOR = frozenset({"killing", "assassination", "abduction", "arrest"})
_DEPRIVING = frozenset({"arrest", "abduction"})
_COMPATIBLE = (
    frozenset({"air-strike", "drone-attack"}),
    frozenset({"air-strike", "missile-attack"}),  # air strikes are flown with missiles: reports name either
    frozenset({"missile-attack", "shelling"}),
    frozenset({"missile-attack", "drone-attack"}),
    BLASTS,
    frozenset({"assassination", "air-strike", "drone-attack", "shooting", "bombing", "killing", "missile-attack"}),
    frozenset({"raid", "arrest", "armed-clash", "shooting"}),
)


def types_agree(left: str, right: str) -> bool:
    """Tell whether two types can name the same incident: equal, one generic, or close kinds of attack."""
    if left == right:
        return True
    if left in GENERIC or right in GENERIC:
        return not {left, right} & _DEPRIVING
    return any(left in group and right in group for group in _COMPATIBLE)


def most_specific(types: list[str]) -> str:
    """Return the first type that is not generic, else the first. ``types`` is not empty."""
    return next((found for found in types if found not in GENERIC), types[0])


#: Types of which what is struck can lie in another country than who strikes.
FROM_AFAR = frozenset({"attack", "air-strike", "drone-attack", "missile-attack", "shelling"})
