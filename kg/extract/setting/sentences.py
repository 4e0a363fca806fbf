"""The place of an event that is told without one: the only place that its sentence names, where that says where.

"The ambush occurred when gunmen fired on two cars that were travelling near Raja", "Some 27 soldiers were killed in a
riot in Basra": whatever a place hangs on, the one town or province in which a sentence's scene is set is that of its
event. What another event of the sentence has for its place is not, nor is a country, nor where somebody spoke: only
those who are on the spot speak from there ("Police in Homs say that two were killed"). Where the sentence names none,
"the village" can be the one that was named before.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.events.locations import AT
from kg.extract.mentions import kinds, name_of, noun_of
from kg.extract.nominals import is_country
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import ancestors, antecedent, children, conjuncts, dep, preposition
from kg.extract.tokens import Token
from kg.records import HAPPENED, EventKind, MentionKind, RoleName

_PLACE = MentionKind.PLACE
#: Clauses and phrases that tell of another time or of what was not: no scene of the event.
_ELSEWHERE = frozenset(
    {"until", "since", "despite", "unlike", "although", "though", "like", "than", "while", "whereas"}
)
_UNITS = frozenset({"day", "week", "month", "year", "hour"})
#: Those who speak of what happened where they are. A class of meaning too small for the lexicon.
_LOCALS = frozenset(
    {"police", "policeman", "resident", "villager", "witness", "eyewitness", "local", "doctor", "medic", "sheriff"}
    | {"firefighter", "rescuer", "paramedic", "nurse", "inhabitant", "mayor", "hospital", "neighbour", "neighbor"}
)


def place_in_sentence(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Give events without a place the only one that their sentence names, as the module says."""
    taken = {head.i for group in clusters for member in group.members for head in member.draft.heads(RoleName.PLACE)}
    for group in clusters:
        drafts = [member.draft for member in group.members]
        if group.kind is not EventKind.INCIDENT or any(draft.heads(RoleName.PLACE) for draft in drafts):
            continue
        for draft in drafts:
            places = _only_place(reading, draft.trigger.token, taken) if draft.status in HAPPENED else ()
            for place in places:
                draft.add(RoleName.PLACE, _PLACE, place, "setting-sentence")
            if places:
                break


def _only_place(reading: Reading, trigger: Token, taken: set[int]) -> Sequence[Token]:
    """Return the place of the sentence with those that it is in or beside, none where there are several."""
    named = [token for token in trigger.sent if _is_named(reading, token)]
    heads = [token for token in named if _is_where(token) and not reading.is_time(token)]
    if not named:
        return _taken_up(reading, trigger)
    if not heads or any(token.i in taken for token in named) or not _is_of_scene(reading, heads[0], trigger):
        return ()
    first, *others = heads
    if any(not _is_together(first, other) for other in others):
        return ()
    lists = (other for head in heads for other in conjuncts(head) if other not in heads and _is_named(reading, other))
    wider = (child for child in children(first, "appos") if _is_named(reading, child))
    inner = (first.head,) if dep(first) == "nmod" and _PLACE in kinds(reading, first.head) else ()
    return (*inner, *heads, *lists, *wider)


def _taken_up(reading: Reading, trigger: Token) -> Sequence[Token]:
    """Return the one place that the sentence takes as known: "as troops moved through the village, rebels fired"."""
    found = [token for token in trigger.sent if _is_known_place(reading, token)]
    meant = {reading.referent(token).i for token in found}
    return found[:1] if len(meant) == 1 and _is_of_scene(reading, found[0], trigger) else ()


def _is_known_place(reading: Reading, token: Token) -> bool:
    place = reading.antecedents.get(token.i)
    if place is None or token.pos_ != "NOUN" or not _is_named(reading, place):
        return False
    return dep(token) in {"obl", "nmod", "obj"} and preposition(token) in {*AT, "through", "into", "from", ""}


def _is_together(first: Token, other: Token) -> bool:
    """Tell whether two places are those of one thing.

    "a farm in Baiji in Salahuddin", "four farms in Baiji and two in Hit".
    """
    return other.head == first.head or first in ancestors(other) or other.head in conjuncts(first.head)


def _is_where(token: Token) -> bool:
    if dep(token) not in {"obl", "nmod"}:
        return False
    return preposition(token) in AT or (preposition(token) == "of" and noun_of(token.head) in _LOCALS)


def _is_of_scene(reading: Reading, place: Token, trigger: Token) -> bool:
    """Tell whether nothing between the place and the event says that it is that of something else."""
    over = (trigger, *ancestors(trigger))
    path = [place]
    for node in ancestors(place):
        if path[-1] in over:
            break
        path.append(node)
    common = path[-1]
    down = over[: over.index(common)] if common in over else ()
    if any(_is_apart(node) for node in (*path[:-1], *down)):
        return False
    says = reading.group("reporting.verbs") | frozenset(reading.words.stances)
    for node, above in zip(path, path[1:], strict=False):
        if above.pos_ == "VERB" and above.lemma_ in says and dep(node) not in {"ccomp", "xcomp", "parataxis"}:
            return dep(node) == "nsubj" and noun_of(node) in _LOCALS
        if above.pos_ != "VERB" and dep(above) == "nsubj" and noun_of(above) in _LOCALS and above.head == common:
            return True
        about = antecedent(node) if dep(node) in {"acl", "acl:relcl"} else None
        if about is not None and about.i < trigger.i and place.i < trigger.i and trigger not in ancestors(about):
            return False
    return True


def _is_apart(node: Token) -> bool:
    """Tell whether a clause or phrase is that of another scene: "while rebels fled", "and the army shelled"."""
    marks = tuple(children(node, "mark", "case"))
    if any(mark.lower_ in _ELSEWHERE or _is_much_later(mark) for mark in marks):
        return True
    return node.pos_ == "VERB" and dep(node) in {"conj", "parataxis"} and any(children(node, "nsubj", "nsubj:pass"))


def _is_much_later(mark: Token) -> bool:
    """Tell whether time went by in between: "days after"."""
    return mark.i > 0 and mark.doc[mark.i - 1].lemma_ in _UNITS


def _is_named(reading: Reading, token: Token) -> bool:
    """Tell whether the token names a place other than a country, or is the noun behind its name: "Bunj town"."""
    if _PLACE not in kinds(reading, token):
        return False
    name = name_of(reading, token, _PLACE)
    if name is None:
        return noun_of(token) in reading.group("nouns.places") and any(
            child.i in reading.names or (child.i in reading.hits and not is_country(reading.hits[child.i]))
            for child in children(token, "compound")
            if _PLACE in kinds(reading, child)
        )
    return not is_country(name) and (token.i not in range(name.start, name.end) or token == name.root)
