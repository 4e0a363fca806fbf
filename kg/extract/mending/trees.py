"""The tree of a report, mended before any rule looks at it."""

from __future__ import annotations

from kg.extract.mending.events import Layers, mend_events
from kg.extract.mending.harm import mend_harm
from kg.extract.mending.joints import mend_joints
from kg.extract.mending.saying import mend_saying
from kg.extract.tokens import Doc


def mend(doc: Doc, layers: Layers) -> None:
    """Mend the tree in place; nothing may have been found ``once`` in it yet."""
    mend_harm(doc, layers.words)
    mend_joints(doc, layers.words)
    mend_saying(doc, layers.words)
    mend_events(doc, layers)
