"""The tree of a report, mended before any rule looks at it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.mending.events import mend_events
from kg.extract.mending.harm import mend_harm
from kg.extract.mending.joints import mend_joints
from kg.extract.mending.saying import mend_saying
from kg.extract.tokens import Doc, Tokens
from kg.lexicon.words import Words


def mend(doc: Doc, words: Words, hits: Mapping[int, Tokens], names: Mapping[int, Tokens]) -> None:
    """Mend the tree in place; nothing may have been found ``once`` in it yet.

    Args:
        hits: The lexicon's entries by the index of each of their words.
        names: The names of the recogniser, in the same way.
    """
    mend_harm(doc, words)
    mend_joints(doc, words)
    mend_saying(doc, words)
    mend_events(doc, words, hits, names)
