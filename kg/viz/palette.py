"""The kinds of node a network has, and the sign and colour of each.

A kind is told by its shape as well as by its colour. The colours start from the colour-blind-safe set of Okabe and Ito
(2008) and are darkened or lightened until each has a contrast of at least 3:1 against the page in both themes (WCAG
2.2, criterion 1.4.11); a test measures it.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Page colours that signs are drawn on, as in ``assets/explorer.css``: the drawing and the side.
LIGHT_PAGES = ("#ffffff", "#f6f7f9")
DARK_PAGES = ("#101418", "#1a1f26")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of node.

    Attributes:
        outline: SVG path of the sign in a box from -1 to 1, filled by the even-odd rule.
        light: Colour on a light page.
        dark: Colour on a dark page.
        event: Whether nodes of the kind are events: they have days, roles and figures.
        hidden: Whether the explorer hides the kind until the reader asks for it.
    """

    id: str
    label: str
    plural: str
    outline: str
    light: str
    dark: str
    event: bool = False
    hidden: bool = False


def _circle(radius: float) -> str:
    return f"M{radius} 0A{radius} {radius} 0 1 1 {-radius} 0A{radius} {radius} 0 1 1 {radius} 0Z"


_BUBBLE = "M-.8-.9H.8A.3.3 0 0 1 1.1-.6V.2A.3.3 0 0 1 .8.5H.05L-.55 1.1V.5H-.8A.3.3 0 0 1-1.1.2V-.6A.3.3 0 0 1-.8-.9Z"

#: One of two quotation marks.
_MARK = "M-1-.3a.7.7 0 0 1 .9-.7v.5a.3.3 0 0 0-.3.3h.3v1.1h-.9z"

#: Every kind, in the order of the legend.
KINDS = (
    Kind(
        id="incident",
        label="Incident",
        plural="Incidents",
        outline=_circle(1),
        light="#d55e00",
        dark="#f08a3c",
        event=True,
    ),
    Kind(
        id="series",
        label="Series of incidents",
        plural="Series",
        outline=_circle(1.15) + _circle(0.82) + _circle(0.52),
        light="#99380a",
        dark="#ffb58a",
        event=True,
    ),
    Kind(
        id="statement",
        label="Statement",
        plural="Statements",
        outline=_BUBBLE,
        light="#b04a88",
        dark="#e29cc8",
        event=True,
    ),
    Kind(
        id="unconfirmed",
        label="Denied, demanded or only threatened",
        plural="Denied or planned",
        outline=_circle(1) + _circle(0.6),
        light="#7c6a5d",
        dark="#b5a596",
        event=True,
        hidden=True,
    ),
    Kind(
        id="actor", label="Actor", plural="Actors", outline="M-.88-.88H.88V.88H-.88Z", light="#0072b2", dark="#56b4e9"
    ),
    Kind(id="place", label="Place", plural="Places", outline="M0-1.1L1.08.8H-1.08Z", light="#00815c", dark="#35c29a"),
    Kind(
        id="weapon",
        label="Weapon",
        plural="Weapons",
        outline="M0-1.15L1.15 0L0 1.15L-1.15 0Z",
        light="#937000",
        dark="#e0b93f",
    ),
    Kind(
        id="object",
        label="Object hit",
        plural="Objects hit",
        outline="M-.55-.95H.55L1.1 0L.55.95H-.55L-1.1 0Z",
        light="#5d51a8",
        dark="#a99bf0",
    ),
    Kind(
        id="claim",
        label="Claim",
        plural="Claims",
        outline=_MARK + _MARK.replace("M-1-.3", "M.1-.3"),
        light="#8a5a00",
        dark="#d9a441",
        hidden=True,
    ),
    Kind(
        id="report",
        label="Report",
        plural="Reports",
        outline="M-.75-1H.25L.8-.45V1H-.75Z",
        light="#5f6b7a",
        dark="#9ba7b4",
        hidden=True,
    ),
)

#: Ids of the kinds whose nodes are events.
EVENT_KINDS = frozenset(kind.id for kind in KINDS if kind.event)

#: What a link is called, read from where it starts and from where it ends.
ROLE_NAMES: dict[str, tuple[str, str]] = {
    "initiator": ("initiator", "initiator of"),
    "target": ("target", "target of"),
    "targetObject": ("object hit", "hit in"),
    "location": ("place", "place of"),
    "near": ("near", "near it"),
    "weapon": ("weapon", "weapon of"),
    "speaker": ("speaker", "speaker of"),
    "about": ("about", "statements about it"),
    "inResponseTo": ("in response to", "answered by"),
    "partOf": ("part of", "members"),
    "locatedIn": ("located in", "contains"),
    "backedBy": ("backed by", "backs"),
    "memberOf": ("member of", "members"),
    "leads": ("leads", "led by"),
    "speaksFor": ("speaks for", "spokespersons"),
    "copyOf": ("copy of", "copies"),
    "reportedBy": ("reported by", "reports"),
}

#: The same for the links of a claim, which the page draws on demand.
CLAIM_ROLE_NAMES: dict[str, tuple[str, str]] = {
    "claims": ("claim about", "claims"),
    "names": ("names", "named in claims"),
    "saidBy": ("said by", "says"),
    "inReport": ("in report", "claims in it"),
}
