"""Where it happened: the places that a nominal names, carries with it or shares, and sites with a place in their name.

"the heart of the city" and "in front of the embassy" are the city and the embassy. Where a report was written, its
dateline, is no event's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.drafts import Draft
from kg.extract.mentions import is_country, kinds, name_of, noun_of
from kg.extract.placenames import is_known_place
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, antecedent, children, conjuncts, dep, goes_on, is_passive, preposition
from kg.extract.tokens import Token
from kg.lexicon.types import SUFFERED_BY_POSSESSOR
from kg.lexicon.words import Manner
from kg.records import MentionKind, RoleName

PLACE, OBJECT = MentionKind.PLACE, MentionKind.OBJECT
_INSIDE = frozenset(
    {"in", "at", "inside", "within", "throughout", "across", "on", "over", "along", "from inside", "aboard"}
)
_NEXT_TO = frozenset(
    {"near", "outside", "around", "off", "close to", "north", "south", "east", "west", "in front of", "next to"}
    | {"behind", "beside", "opposite", "outside of", "inside of", "beneath", "under", "between"}
)
_BORDERS = frozenset({"border", "frontier"})
#: Prepositions of where something happened.
AT = _INSIDE | _NEXT_TO
#: Of these, those that place who takes part.
_OF_PARTICIPANTS = frozenset({"in", "at", "inside", "near", "outside", "within", "throughout", "across", "aboard"})
_PARTICIPANTS = frozenset({RoleName.TARGET, RoleName.OBJECT, RoleName.INITIATOR})
_DESCENTS = 4  # nouns below each other among which a place still is that of the first


def where(reading: Reading, head: Token) -> Token:
    """Return the place or thing of which a part or a side is named: "the centre of the city"."""
    for _ in range(_DESCENTS):
        if head.pos_ != "NOUN" or head.i in reading.hits or noun_of(head) not in reading.group("nouns.parts"):
            break
        whole = next((child for child in children(head, "nmod") if _is_whole(reading, child)), None)
        if whole is None:
            break
        head = whole
    return head


def _is_whole(reading: Reading, child: Token) -> bool:
    is_owner = child.dep_ == "nmod:poss" or preposition(child) == "of"
    is_part = noun_of(child) in reading.group("nouns.parts")
    return is_owner and (is_part or bool(kinds(reading, child) & {PLACE, OBJECT}))


def add_location(reading: Reading, draft: Draft, head: Token, rule: str) -> None:
    """Add where it happened, or the thing at which it happened, with the places that the nominal carries."""
    head = where(reading, head)
    found = kinds(reading, head)
    if PLACE in found:
        draft.add(RoleName.PLACE, PLACE, head, rule)
        for other in named_together(reading, head):
            draft.add(RoleName.PLACE, PLACE, other, f"{rule}>list")
    elif OBJECT in found and draft.trigger.word.manner is not Manner.RESPONSE:
        if _is_done_to_people(draft) and noun_of(head) in reading.group("nouns.vehicles"):
            return  # "was gunned down in his car"
        if _is_done_to_people(draft):
            draft.add(RoleName.PLACE, PLACE, head, rule)
        else:
            draft.add(RoleName.OBJECT, OBJECT, head, rule)
        add_site_name(reading, draft, head, rule)
    else:
        return
    add_inner_places(reading, draft, head, rule)


def named_together(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the further names behind a plural noun of places: the "Harem" of "the towns of Idlib and Harem"."""
    if head.tag_ != "NNS" or noun_of(head) not in reading.group("nouns.places"):
        return
    for first in children(head, "nmod"):
        if preposition(first) == "of" and PLACE in kinds(reading, first):
            yield from (other for other in conjuncts(first) if other != first and PLACE in kinds(reading, other))


def _is_done_to_people(draft: Draft) -> bool:
    """Tell whether the thing is only where it happened: "soldiers were captured in a school"."""
    return draft.type in SUFFERED_BY_POSSESSOR or (
        draft.trigger.word.manner is Manner.ACT and bool(draft.heads(RoleName.TARGET))
    )


def add_site_name(reading: Reading, draft: Draft, head: Token, rule: str) -> None:
    """Add the place that a site is named after: "the Basra bus station"; a place noun is the place itself then."""
    named = next((child for child in head.children if _names_site(reading, child, head)), None)
    if named is not None:
        is_place = noun_of(head) in reading.group("nouns.places")
        draft.add(RoleName.PLACE, PLACE, head if is_place else named, f"{rule}>site")


def _names_site(reading: Reading, child: Token, head: Token) -> bool:
    if PLACE not in kinds(reading, child) or not _is_beside(child, head):
        return False
    hit = reading.hits.get(child.i)
    if hit is not None:
        return not is_country(hit)
    name = reading.names.get(child.i)
    return noun_of(head) in reading.group("nouns.places") or (
        name is not None and is_known_place(name, reading.hits.values())
    )


def _is_beside(child: Token, head: Token) -> bool:
    """Tell whether the word stands where a site's name has its place: before it, or behind "of"."""
    if child.i < head.i:
        return dep(child) in {"compound", "amod", "nmod"}
    return dep(child) == "nmod" and preposition(child) == "of"


def add_inner_places(reading: Reading, draft: Draft, head: Token, rule: str) -> None:
    """Add the places that a nominal carries with it: "its stronghold Jurf al-Sakhr near Baghdad", "bases in Iraq"."""
    for child in head.children:
        place = where(reading, child) if dep(child) in {"nmod", "obl"} else child
        if PLACE in kinds(reading, place) and _carries(reading, head, child, place):
            draft.add(RoleName.PLACE, PLACE, place, f"{rule}>inner")
            add_inner_places(reading, draft, place, rule)
    for child in children(head, "advmod"):
        add_direction(draft, child, rule)
    for clause in children(head, "acl"):
        if clause.lemma_ in reading.group("light.situates"):
            _add_situated(reading, draft, clause, f"{rule}>situated")


def _carries(reading: Reading, head: Token, child: Token, place: Token) -> bool:
    """Tell whether the nominal lies in the place, or is it; a thing hit beside it is not: "a unit and a depot"."""
    if child.i in reading.times or _only_describes(reading, place, head):
        return False
    if dep(child) == "conj":
        return PLACE in kinds(reading, head)
    return dep(child) in {"appos", "flat"} or (dep(child) in {"nmod", "obl"} and preposition(child) in AT)


def _add_situated(reading: Reading, draft: Draft, clause: Token, rule: str) -> None:
    """Read "the farm located near the river", "hostages held in a cellar in Mosul", "situated north of the town"."""
    for child in children(clause, "advmod"):
        add_direction(draft, child, rule)
    for child in children(clause, "obl"):
        place = where(reading, child)
        if preposition(child) not in AT or reading.is_time(child):
            continue
        if PLACE in kinds(reading, place):
            draft.add(RoleName.PLACE, PLACE, place, rule)
        if kinds(reading, place) & {PLACE, OBJECT}:
            add_inner_places(reading, draft, place, rule)


def _only_describes(reading: Reading, place: Token, head: Token) -> bool:
    """Tell whether a town of name is only said to lie near something: "in Azaz, near the border"."""
    is_named = head.i in reading.hits and not is_country(reading.hits[head.i]) and PLACE in kinds(reading, head)
    is_named = is_named or (head.i in reading.names and head.pos_ == "PROPN" and PLACE in kinds(reading, head))
    return is_named and preposition(place) in _NEXT_TO and place.pos_ == "NOUN" and place.i not in reading.hits


def add_direction(draft: Draft, head: Token, rule: str) -> None:
    """Add the neighbour in "west of Baghdad": the mention carries the relation, so the event is never placed in it."""
    for child in children(head, "obl", "nmod"):
        if child.i > head.i:  # "some 50 kilometers west of Baghdad"
            draft.add(RoleName.PLACE, PLACE, child, f"{rule}>direction")


def add_shared_places(reading: Reading, draft: Draft) -> None:
    """Give a draft without a named place those that its sentence shares with it, else that of those who take part."""
    if _has_place(draft, named=reading):
        return
    verb = draft.trigger.carrier or draft.trigger.token
    for find, rule in _SHARED:
        for place in find(reading, verb):
            draft.add(RoleName.PLACE, PLACE, place, rule)
    for slot in tuple(draft.slots):
        if slot.role in _PARTICIPANTS and not _has_place(draft):
            _add_places_of_participant(reading, draft, slot.head)


def _has_place(draft: Draft, *, named: Reading | None = None) -> bool:
    """Tell whether the draft says where it happened; with ``named``, whether it does so by a name."""
    places = (slot.head for slot in draft.slots if slot.role is RoleName.PLACE and not slot.rule.endswith(">direction"))
    return any(named is None or name_of(named, head, PLACE) is not None for head in places)


def _fronted(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the places that open the sentence of coordinated clauses: "In Kirkuk, two died and rebels fled"."""
    for governor in _coordinated_above(reading, verb):
        for child in children(governor, "obl"):
            place = where(reading, child)
            opens = child.left_edge.i == child.sent.start and child.i < governor.i
            if opens and preposition(child) in _OF_PARTICIPANTS and PLACE in kinds(reading, place):
                yield place


def _of_first(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the places of the first of coordinated verbs with one subject: "killed two in Goma and burned a bus"."""
    first = verb.head
    if dep(verb) != "conj" or first.pos_ != "VERB" or any(children(verb, "nsubj", "nsubj:pass")):
        return
    for child in children(first, "obl"):
        place = where(reading, child)
        is_before = preposition(child) in _OF_PARTICIPANTS and child.i < verb.i
        if is_before and PLACE in kinds(reading, place) and not reading.is_time(child):
            yield place


def _of_last(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the places behind the last of coordinated verbs: "killed two men and detained a third in Goma"."""
    for last in goes_on(verb):
        for child in children(last, "obl"):
            place = where(reading, child)
            is_behind = preposition(child) in _OF_PARTICIPANTS and child.i > last.i
            if is_behind and PLACE in kinds(reading, place) and not reading.is_time(child):
                yield place


def _around(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the places of what happened meanwhile: "fighting raged in Juba when soldiers attacked a post".

    So do "a shop was destroyed in Kirkuk when a bomb went off" and "he was in a café in Homs when it exploded".
    """
    marks = {mark.lower_ for mark in children(verb, "mark", "advmod")}
    if dep(verb) != "advcl" or not marks & {"when", "as", "while"}:
        return
    happened, above = reading.group("light.occurs") | reading.words.harms["verbs"].keys(), verb.head
    told = above.lemma_.lower() in happened or (is_passive(above) and above.lemma_.lower() in reading.words.verbs)
    is_there = above.pos_ in {"NOUN", "PROPN"} and any(children(above, "cop"))
    for child in (above, *children(above, "nmod")) if is_there else children(above, "obl") if told else ():
        place = where(reading, child)
        if preposition(child) in _OF_PARTICIPANTS and PLACE in kinds(reading, place) and not reading.is_time(child):
            yield place


def _when_it_was(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the places of what killed: "was killed when their car drove over a mine near the border post"."""
    for clause in children(verb, "advcl"):
        if not any(mark.lower_ in {"when", "as", "after"} for mark in children(clause, "mark", "advmod")):
            continue
        for child in children(clause, "obl"):
            place = where(reading, child)
            is_there = preposition(child) in AT and not reading.is_time(child)
            if is_there and PLACE in kinds(reading, place) and name_of(reading, place, PLACE) is not None:
                yield place


def _where_clause(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the place that a clause with "where" is about: "the square where a bomb exploded"."""
    noun = antecedent(verb)
    if noun is None or not any(word.lower_ == "where" for word in children(verb, "advmod", "mark", "obl")):
        return
    place = where(reading, noun)
    if PLACE in kinds(reading, place):
        yield place
    yield from (child for child in children(place, "nmod", "appos") if PLACE in kinds(reading, child))


def _there(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the "there" of "was killed there", where a place was named."""
    yield from (word for word in children(verb, "advmod") if word.lower_ == "there" and word.i in reading.antecedents)


def _coordinated_above(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the verbs above that tell of the same scene: coordinated ones, and "was caught for burning a bus"."""
    says, node = reading.group("reporting.verbs"), verb
    while node.head.pos_ == "VERB" and node.head != node:
        is_deed = node.dep_ == "advcl" and node.tag_ == "VBG" and node.head.lemma_ not in says
        if not is_deed and dep(node) not in {"conj", "parataxis"}:
            return
        node = node.head
        yield node


#: How a clause shares the place of what is told around it, with the names of the rules.
_SHARED = (
    (_fronted, "fronted"),
    (_around, "place-when"),
    (_when_it_was, "place-of-when"),
    (_of_first, "place-of-first"),
    (_of_last, "place-of-last"),
    (_where_clause, "place-where"),
    (_there, "there"),
)


def _add_places_of_participant(reading: Reading, draft: Draft, head: Token) -> None:
    rule = "participant-place"
    for child in children(head, "nmod", "acl"):
        if dep(child) == "acl" and child.lemma_ in reading.group("light.situates"):
            _add_situated(reading, draft, child, rule)
        elif dep(child) == "nmod" and preposition(child) in _OF_PARTICIPANTS and not reading.is_time(child):
            place = where(reading, child)
            if PLACE in kinds(reading, place):
                draft.add(RoleName.PLACE, PLACE, place, rule)
            if kinds(reading, place) & {PLACE, OBJECT}:
                add_inner_places(reading, draft, place, rule)


def add_misread_place(reading: Reading, draft: Draft) -> None:
    """Add a place of the lexicon that the tree takes for a clause: the "crossing" of "at the Erez crossing"."""
    for child in children(draft.trigger.token, "advcl", "acl"):
        hit = reading.hits.get(child.i)
        is_place = hit is not None and hit.kb_id_.startswith("place/")
        if is_place and child not in ancestors(draft.trigger.token):
            draft.add(RoleName.PLACE, PLACE, child, "misread-place")


def drop_bearings(reading: Reading, draft: Draft) -> None:
    """Drop a border that only says where a place of name lies: "in Tibú, near the border with Venezuela"."""
    if not _has_place(draft, named=reading):
        return
    for slot in tuple(draft.slots):
        is_border = slot.role is RoleName.PLACE and noun_of(slot.head) in _BORDERS and slot.head.i not in reading.hits
        if is_border and preposition(slot.head) in _NEXT_TO | {"across"}:
            draft.slots.remove(slot)
