"""Packs claims, figures and rulings with the sentences that they quote, each sentence once, whatever it bears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.viz.evidence import ClaimView, FigureView, Quote, Ruling
from kg.viz.packing import pack, pack_records

CLAIM = ("about", "part", "value", "text", "low", "high", "speakers", "status", "quote", "source", "reason")
FIGURE = ("about", "harm", "low", "high", "wording", "whom", "speakers", "status", "quote", "clash")
RULING = ("about", "other", "verdict", "score", "by", "reports", "reasons")


def pack_evidence(
    quotes: Sequence[Quote], claims: Sequence[ClaimView], figures: Sequence[FigureView], rulings: Sequence[Ruling]
) -> dict[str, Any]:
    """Return items of the evidence, and of the quotes those that they rest on, with their sentences.

    A quote names its sentence and where its words stand in it: ``at`` and ``size`` count UTF-16 units, as JavaScript
    does, ``start`` and ``end`` code points of the report, as the graph does.
    """
    items: tuple[ClaimView | FigureView, ...] = (*claims, *figures)
    used = sorted({item.quote for item in items if item.quote is not None})
    at = {quote: i for i, quote in enumerate(used)}
    kept = [quotes[quote] for quote in used]
    sentences = {sentence: i for i, sentence in enumerate(dict.fromkeys(map(_sentence, kept)))}
    rows = [{"report": report, "number": number, "text": text} for report, number, _, text in sentences]
    return {
        "sentences": pack(rows, ("report", "number", "text")),
        "quotes": pack(
            [_words(quote) | {"sentence": sentences[_sentence(quote)]} for quote in kept],
            ("sentence", "start", "end", "at", "size"),
        ),
        "claims": pack(_rows(claims, CLAIM, at), CLAIM),
        "figures": pack(_rows(figures, FIGURE, at), FIGURE),
        "rulings": pack_records(rulings, RULING),
    }


def _sentence(quote: Quote) -> tuple[str, int | None, int, str]:
    return quote.report, quote.sentence, quote.start - len(quote.before), quote.before + quote.exact + quote.after


def _words(quote: Quote) -> dict[str, int]:
    return {"start": quote.start, "end": quote.end, "at": _units(quote.before), "size": _units(quote.exact)}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _rows(items: Iterable[Any], names: Sequence[str], at: dict[int, int]) -> list[dict[str, Any]]:
    """Return items as rows; an empty list is None, a quote is counted among those that are packed with it."""
    rows = []
    for item in items:
        row = {name: getattr(item, name) or None if name == "speakers" else getattr(item, name) for name in names}
        row["quote"] = None if item.quote is None else at[item.quote]
        rows.append(row)
    return rows
