"""Text that comes bit by bit, in pieces that are worth sending at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def pieces(texts: Iterable[str], size: int) -> Iterator[str]:
    """Yield the texts joined to pieces that end with the text that brings them to ``size`` characters."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= size:
            yield "".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting)
