"""Counts casualty figures: right with kind of harm, both bounds and the speaker, one to one.

Two figures of an account are one where they agree in all of that. "More than 60" is 61 or 60; an open upper bound must
be open; without a speaker in the gold the report must say it in its own voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evaluation.reading.arguments import Fault, Outcome, span_of
from evaluation.reading.gold import GoldFigure
from evaluation.reading.match import Pair
from evaluation.reading.names import Resolver, assign, forms_of, matches
from kg.records import CasualtyFigure


def casualties(pair: Pair, entity_of: Resolver) -> Outcome:
    """Ask for the casualty figures with who says them."""
    found = () if pair.account is None else _distinct(pair.account.figures, entity_of)
    weights = _weights(pair.gold.figures, found, entity_of)
    right = {left: number for left, number in assign(weights).items() if weights[left, number] > 1}
    outcome = _counted(pair.gold.figures, found, right)
    if pair.account is None:
        return outcome
    faults = _faults(pair, found, right, pair.account.rules)
    return Outcome(right=outcome.right, found=outcome.found, gold=outcome.gold, faults=tuple(faults))


def numbers(pair: Pair, entity_of: Resolver) -> Outcome:
    """Ask for the casualty figures, whoever says them."""
    found = () if pair.account is None else _distinct(pair.account.figures, entity_of)
    return _counted(pair.gold.figures, found, assign(_weights(pair.gold.figures, found, entity_of)))


def _counted(gold: Sequence[GoldFigure], found: Sequence[CasualtyFigure], right: Mapping[int, int]) -> Outcome:
    """Return the counts; an optional figure that was found is neither right nor wrong."""
    asked = sum(figure.required for figure in gold)
    free = sum(not gold[left].required for left in right)
    return Outcome(right=len(right) - free, found=len(found) - free, gold=asked)


def _distinct(figures: Iterable[CasualtyFigure], entity_of: Resolver) -> tuple[CasualtyFigure, ...]:
    return tuple({_key(figure, entity_of): figure for figure in reversed(tuple(figures))}.values())[::-1]


def _key(figure: CasualtyFigure, entity_of: Resolver) -> tuple[str, int, int | None, str | None]:
    speaker = None if figure.attribution is None else entity_of(figure.attribution.speaker).id
    return (figure.harm, figure.quantity.low, figure.quantity.high, speaker)


def _weights(
    gold: Sequence[GoldFigure], found: Sequence[CasualtyFigure], entity_of: Resolver
) -> dict[tuple[int, int], int]:
    """Return 1 for each pair of the same number, 2 where the speaker is the same too."""
    return {
        (left, right): 1 + _same_speaker(wanted, figure, entity_of)
        for left, wanted in enumerate(gold)
        for right, figure in enumerate(found)
        if _same_number(wanted, figure)
    }


def _same_number(wanted: GoldFigure, found: CasualtyFigure) -> bool:
    low, high = found.quantity.low, found.quantity.high
    return found.harm == wanted.harm and low in wanted.lows and high == wanted.high


def _same_speaker(wanted: GoldFigure, found: CasualtyFigure, entity_of: Resolver) -> bool:
    if found.attribution is None:
        return not wanted.speaker
    speaker = found.attribution.speaker
    return matches(forms_of(speaker, entity_of(speaker)), wanted.speaker)


def _faults(
    pair: Pair, found: Sequence[CasualtyFigure], right: Mapping[int, int], rules: tuple[str, ...]
) -> Iterator[Fault]:
    said = ", ".join(map(_figure, found)) or "none"
    for left, wanted in enumerate(pair.gold.figures):
        if wanted.required and left not in right:
            detail = f"expected {wanted.harm} {wanted.lows[0]}..{wanted.high} by {wanted.speaker[:1]}; found {said}"
            yield Fault(kind="missed casualties", detail=detail, span=wanted.span, rules=rules)
    expected = ", ".join(f"{each.harm} {each.lows[0]}..{each.high} by {each.speaker[:1]}" for each in pair.gold.figures)
    for number, figure in enumerate(found):
        if number not in right.values():
            detail = f"expected {expected or 'none'}; found {_figure(figure)}"
            yield Fault(kind="wrong casualties", detail=detail, span=span_of(figure.evidence), rules=(figure.rule,))


def _figure(figure: CasualtyFigure) -> str:
    speaker = None if figure.attribution is None else figure.attribution.speaker.text
    return f"{figure.harm} {figure.quantity.low}..{figure.quantity.high} by {speaker}"
