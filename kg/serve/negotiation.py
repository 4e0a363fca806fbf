"""Which of the forms that an answer has a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def chosen(accept: str, offered: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name of the form that ``accept`` ranks highest, the first offered among equals; None where none fits.

    Args:
        accept: Value of an Accept header; an empty one accepts everything.
        offered: Names of forms with their media types.
    """
    ranges = _ranges(accept or "*/*")
    best, found = 0.0, None
    for name, types in offered.items():
        quality = max(_quality(media, ranges) for media in types)
        if quality > best:
            best, found = quality, name
    return found


def _ranges(accept: str) -> dict[str, float]:
    return dict(map(_range, accept.lower().split(",")))


def _range(text: str) -> tuple[str, float]:
    media, *parameters = (part.strip() for part in text.split(";"))
    quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return media, float(quality)
    except ValueError:
        return media, 0.0


def _quality(media: str, ranges: Mapping[str, float]) -> float:
    """Return the quality of a media type: that of the most specific range that it lies in."""
    kind = media.partition("/")[0]
    return next((ranges[each] for each in (media, f"{kind}/*", "*/*") if each in ranges), 0.0)
