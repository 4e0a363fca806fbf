"""Noun phrases as mentions: what a nominal can refer to, its words, its name, its nation and its backer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.capitals import acts, government
from kg.extract.nominals import (
    HYPHENS,
    family,
    is_backing,
    is_country,
    is_person,
    is_plural,
    modifiers,
    noun_of,
)
from kg.extract.reading import Reading
from kg.extract.syntax import ancestors, children, dep, preposition
from kg.extract.tokens import Token, Tokens, once
from kg.extract.troops import armed_bodies, is_manned, is_named_body, says_people
from kg.records import Harm, Mention, MentionKind, Quantity

__all__ = [
    "HYPHENS",
    "backer",
    "family",
    "is_backing",
    "is_country",
    "is_named_body",
    "is_person",
    "is_plural",
    "kinds",
    "mention",
    "modifiers",
    "name_of",
    "nation",
    "nation_words",
    "noun_of",
    "phrase",
]

_KIND_OF_PREFIX = {"actor": MentionKind.ACTOR, "place": MentionKind.PLACE, "weapon": MentionKind.WEAPON}
_KIND_OF_NAME = {
    "PERSON": MentionKind.ACTOR,
    "ORG": MentionKind.ACTOR,
    "NORP": MentionKind.ACTOR,
    "LOC": MentionKind.PLACE,
    "WEAPON": MentionKind.WEAPON,
    "PLATFORM": MentionKind.WEAPON,
}
_LEFT = frozenset({"det", "amod", "compound", "nummod", "flat", "nmod:poss", "nmod:desc", "nmod:unmarked", "advmod"})
_RIGHT = frozenset({"flat", "fixed", "compound", "goeswith"})
_NAMING = frozenset({"appos", "flat", "compound", "amod", "nmod:desc", "nmod:unmarked", "dep"})
#: Families whose nouns a name before or behind them names: "Houthi rebels", but "Hamas leader" is not Hamas.
#: Nouns of people that are adjectives, too.
_RANKS_OR_NOT = frozenset({"major", "minor", "general", "private"})
_NAMED_FAMILIES = frozenset({"groups", "forces", "fighters", "government", "parliament", "police"})
_BRACKETS = {"[": "]", "(": ")"}
_NEAR = frozenset(
    {"near", "outside", "around", "close to", "off", "towards", "toward", "beyond", "across from", "next to"}
)
#: Nouns of what lies around the place behind their "of".
_AROUND = frozenset({"outskirts", "outside", "vicinity", "environs", "surroundings", "proximity"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})


@once
def kinds(reading: Reading, head: Token) -> frozenset[MentionKind]:
    """Return every kind of thing that the nominal can refer to; the slot that it fills decides between them."""
    found: set[MentionKind] = set()
    hit = reading.hits.get(head.i)
    if hit is not None:
        prefix = hit.kb_id_.partition("/")[0]
        found.add(_KIND_OF_PREFIX[prefix])
        if prefix == "place" and (is_country(hit) or acts(reading, head)):
            found.add(MentionKind.ACTOR)
        return frozenset(found)
    name = reading.names.get(head.i)
    if name is not None and name.label_ == "PERSON" and head.pos_ == "PROPN":
        return frozenset({MentionKind.ACTOR})  # whatever else the name means: "Jack", "Mason"
    found.update(_kinds_of_noun(reading, head))
    if name is not None and not found and name.label_ in _KIND_OF_NAME:
        found.add(_KIND_OF_NAME[name.label_])
    if acts(reading, head):
        found.add(MentionKind.ACTOR)
    return frozenset(found)


@once
def mention(reading: Reading, head: Token, kind: MentionKind) -> Mention:
    """Return the mention that the nominal makes when it is taken as ``kind``."""
    named = name_of(reading, head, kind)
    start, end = phrase(reading, head)
    entry = None if named is None else _entry(named, kind)
    if entry is None and kind is MentionKind.ACTOR:
        entry = government(reading, head)
    return Mention(
        kind=kind,
        text=_text(reading, head, start, end),
        span=reading.span(start, end),
        name=None if named is None else " ".join(named.text.split()),
        entry=entry,
        noun=noun_of(head),
        country=None if entry is not None else nation(reading, head),
        backer=backer(reading, head),
        quantity=_quantity(reading, head),
        relation=_relation(head) if kind is MentionKind.PLACE else "at",
        person=named is not None and named.label_ == "PERSON",
    )


@once
def name_of(reading: Reading, head: Token, kind: MentionKind) -> Tokens | None:
    """Return the name in the phrase: the head's own, or one that a common noun introduces ("the group Hamas")."""
    for token in (head, *_naming(reading, head)):
        hit = reading.hits.get(token.i)
        if hit is not None and (hit.label_ != "NORP" or _stands_for_state(token)) and _fits(hit, kind):
            return hit
    for token in (head, *_naming(reading, head)):
        name = reading.names.get(token.i)
        if (
            name is not None
            and token.pos_ == "PROPN"
            and _KIND_OF_NAME.get(name.label_) is kind
            and name.label_ != "NORP"
            and token.i not in reading.hits
        ):
            return name
    body = reading.bodies.get(head.i)
    return None if body is None or kind is not MentionKind.ACTOR else reading.hits[body.i]


def _text(reading: Reading, head: Token, start: int, end: int) -> str:
    """Return the words of the phrase, a possessive pronoun replaced by whom it refers to ("members of the group")."""
    owner = next((child for child in children(head, "nmod:poss") if child.i in reading.antecedents), None)
    if owner is None:
        return " ".join(reading.doc.words(start, end).split())
    first, last = phrase(reading, reading.antecedents[owner.i])
    words = f"{reading.doc.words(start, owner.i)} {reading.doc.words(owner.i + 1, end)}"
    return f"{' '.join(words.split())} of {' '.join(reading.doc.words(first, last).split())}"


def _stands_for_state(token: Token) -> bool:
    """Tell whether an adjective of nation stands for the state before an event noun ("American air strikes")."""
    return token.pos_ == "ADJ" or dep(token) in {"amod", "compound"}


@once
def phrase(reading: Reading, head: Token) -> tuple[int, int]:
    """Return the first and last+1 token of the words that carry the reference, without clauses and further places."""
    start, end = _own_words(reading, head)
    name = reading.names.get(head.i)
    if name is not None and name.label_ == "ORG" and name.root is head:
        end = max(end, name.end)  # "the Office for the Coordination of Aid", whose "for" is part of the name
    for token in (head, *_naming(reading, head)):
        hit = reading.hits.get(token.i)
        if hit is not None and (token == head or head in ancestors(token) or token.i > head.i):
            start, end = min(start, hit.start), max(end, hit.end)
    while end - start > 1 and reading.doc[end - 1].tag_ in {"POS", ",", ".", ":"}:
        end -= 1
    if end < len(reading.doc) and _is_open(reading.doc[start:end], reading.doc[end].text):
        end += 1
    while start < head.i and _leads_in(reading, reading.doc[start]):
        start += 1
    return start, end


def _is_open(words: Sequence[Token], mark: str) -> bool:
    """Tell whether the mark closes a bracket that was opened last among the words: "the Front [FPL" and "]"."""
    last = next((word.text for word in reversed(words) if word.text in {"[", "(", "]", ")"}), "")
    return _BRACKETS.get(last) == mark


def _own_words(reading: Reading, head: Token) -> tuple[int, int]:
    """Return the stretch of the head and the dependents that describe it, "of" phrases included."""
    start, end = head.i, head.i + 1
    for child in head.children:
        if child.i < head.i:
            if (child.dep_ in _LEFT or dep(child) in {"compound", "flat"}) and child.pos_ != "ADV":
                start = min(start, child.left_edge.i)
        elif dep(child) in _RIGHT:
            end = max(end, child.right_edge.i + 1)
        elif dep(child) == "nmod" and preposition(child) == "of" and child.i not in reading.times:
            end = max(end, phrase(reading, child)[1])
    return start, end


def _leads_in(reading: Reading, token: Token) -> bool:
    """Tell whether a first word is none of the phrase: a conjunction, a mark, a preposition that is no number's."""
    return token.pos_ in {"CCONJ", "PUNCT", "SPACE"} or (dep(token) == "case" and token.i not in reading.quantities)


def nation_words(reading: Reading, head: Token) -> list[Token]:
    """Return the words before the head noun that name countries: "U.S. and Iraqi forces"."""
    return [token for token in modifiers(head) if token.i in reading.hits and is_country(reading.hits[token.i])]


@once
def nation(reading: Reading, head: Token) -> str | None:
    """Return the ISO code of the country that a modifier names: "Iraqi militia", "Iraq's army", "forces of Iraq"."""
    for token in (*modifiers(head), *(child for child in children(head, "nmod") if preposition(child) == "of")):
        source = reading.antecedents.get(token.i, token)
        hit = reading.hits.get(source.i)
        if hit is not None and is_country(hit) and not is_backing(reading, source):
            return hit.kb_id_.partition("/")[2].upper()
        if token.i in reading.antecedents and (found := _nation_above(reading, source)) is not None:
            return found
    return nation(reading, head.head) if _shares_modifiers(head) else None


def _shares_modifiers(head: Token) -> bool:
    """Tell whether what stands before the first of two nouns describes the second too: "Iraqi police and army"."""
    first = head.head
    if (
        head.dep_ != "conj"
        or head.pos_ != "NOUN"
        or any(child.i < head.i for child in head.children if dep(child) != "cc")
    ):
        return False
    return first.pos_ == "NOUN" and not any(
        first.i < child.i < head.i and dep(child) != "conj" for child in first.children
    )


def _nation_above(reading: Reading, source: Token) -> str | None:
    """Return the nation of whom a possessive pronoun refers to ("its forces", of the U.S. military)."""
    return None if source.i in reading.hits else nation(reading, source)


@once
def backer(reading: Reading, head: Token) -> str | None:
    """Return the id of the actor that a modifier names as backer ("Iran-backed", "Iranian-aligned", "Saudi-led")."""
    backing = reading.group("affiliations.backing")
    start, _ = phrase(reading, head)
    for index in range(start, head.i):
        token = reading.doc[index]
        if token.lower_ in backing and index - 2 >= start and reading.doc[index - 1].text in HYPHENS:
            hit = reading.hits.get(index - 2)
            if hit is not None and hit.kb_id_.startswith(("actor/", "place/")):
                return f"actor/{hit.kb_id_.partition('/')[2]}"
    return None


def _kinds_of_noun(reading: Reading, head: Token) -> Iterator[MentionKind]:
    noun = noun_of(head)
    if head.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}:
        return
    if head.dep_ == "amod" and (noun in _RANKS_OR_NOT or head.lower_.endswith("ed")):
        return  # "a major attack", "a suspected attack"
    is_body = is_manned(reading, head, noun) or _is_name_of_body(reading, head, noun)
    if family(reading, noun) is not None or is_body or _is_harmed_by_name(reading, head) or _is_who(head):
        yield MentionKind.ACTOR
    if {noun, noun.removesuffix("s")} & reading.group("nouns.objects"):  # "silos", which a tagger takes for one
        yield MentionKind.OBJECT
    if noun in reading.group("nouns.places") or _is_quarter(reading, head, noun):
        yield MentionKind.PLACE
    if noun in reading.group("nouns.projectiles") and head.pos_ == "NOUN":
        yield MentionKind.WEAPON


def _is_harmed_by_name(reading: Reading, head: Token) -> bool:
    """Tell whether a counted plural name that nobody knows is harmed as people are: "nine Maoists were killed"."""
    if head.tag_ != "NNPS" or reading.words.harms["verbs"].get(head.head.lemma_) not in {Harm.KILLED, Harm.INJURED}:
        return False
    return any(child.i in reading.quantities for child in children(head, "nummod"))


def _is_who(head: Token) -> bool:
    """Tell whether "who" refers to the noun, which is somebody then whatever it is: "an IDP who set fire to a van"."""
    clauses = (child for child in head.children if child.dep_ == "acl:relcl")
    return head.pos_ in {"NOUN", "PROPN"} and any(
        word.lower_ == "who" and dep(word) == "nsubj" for clause in clauses for word in clause.children
    )


def _is_quarter(reading: Reading, head: Token, noun: str) -> bool:
    """Tell whether a noun of parts of towns and countries has a name before it: "in the Hadaiq quarter"."""
    is_named = any(word.pos_ == "PROPN" for word in modifiers(head))
    return noun in reading.group("nouns.quarters") and is_named and preposition(head) in {"in", "throughout", "near"}


def _is_name_of_body(reading: Reading, head: Token, noun: str) -> bool:
    """Tell whether capitals make a name of a noun of armed bodies: "the Northern Liberation Front"."""
    if head.pos_ != "PROPN" or head.i in reading.names or noun not in reading.group("bodies.names"):
        return False
    return any(word.tag_ in {"NNP", "NNPS"} for word in modifiers(head))


def _entry(named: Tokens, kind: MentionKind) -> str | None:
    if not named.kb_id_:
        return None
    if kind in {MentionKind.ACTOR, MentionKind.PLACE} and is_country(named):
        return f"{kind.value}/{named.kb_id_.partition('/')[2]}"  # a state and its territory have the same names
    return str(named.kb_id_)


def _fits(hit: Tokens, kind: MentionKind) -> bool:
    own = _KIND_OF_PREFIX[hit.kb_id_.partition("/")[0]]
    return (
        own is kind
        or (kind in {MentionKind.ACTOR, MentionKind.PLACE} and is_country(hit))
        or (kind is MentionKind.OBJECT and (own is MentionKind.WEAPON or not is_country(hit)))
    )


@once
def _naming(reading: Reading, head: Token) -> tuple[Token, ...]:
    """Return the words that can name what a common noun introduces.

    Behind it ("the group Hamas"), or around a noun of group or force ("Houthi rebels", "its troops"); "Hamas leader" is
    not Hamas, and a nation before a noun is its nation, not its name.
    """
    if head.pos_ == "PROPN" and head.i not in reading.hits:
        return ()
    is_body = family(reading, noun_of(head)) in _NAMED_FAMILIES
    return (
        *(armed_bodies(reading, head) if says_people(reading, head) else ()),
        *(child for child in head.children if _can_name(reading, child) and (child.i > head.i or is_body)),
        *_called(reading, head),
        *(_of_place(head) if noun_of(head) in reading.group("nouns.places") else ()),
        *(_naming_body(reading, head) if is_body else ()),
    )


def _of_place(head: Token) -> Iterator[Token]:
    """Yield the name of "the town of Kidal"."""
    yield from (child for child in children(head, "nmod") if preposition(child) == "of")


def _called(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the name of "a group called the Owls", "a gang known as the White Hand"."""
    for clause in children(head, "acl"):
        if clause.lemma_.lower() in reading.group("nouns.calling"):
            yield from (child for child in children(clause, "xcomp", "obl", "obj") if preposition(child) in {"", "as"})


def _can_name(reading: Reading, child: Token) -> bool:
    """Tell whether a dependent of a common noun is a name that belongs to it, no nation and no aside between commas."""
    if child.dep_ not in _NAMING or any(part.text == "," for part in child.children):
        return False
    hit = reading.hits.get(child.i)
    if hit is None:
        return child.pos_ == "PROPN"
    return hit.label_ not in {"NORP", "LOC"} or child.i > child.head.i


def _naming_body(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the names of forces and groups that stand beside their noun, whatever the tree hangs them on."""
    if (following := _next_name(reading, head)) is not None:
        yield following
    owners = (reading.antecedents.get(child.i, child) for child in children(head, "nmod:poss"))
    yield from (owner for owner in owners if _is_body(reading, owner))
    for child in children(head, "nmod"):
        if preposition(child) in {"of", "from"} and _is_body(reading, child):
            yield child


def _is_body(reading: Reading, token: Token) -> bool:
    """Tell whether the token names a force or group whose troops are meant ("troops from the coalition")."""
    hit = reading.hits.get(token.i)
    return hit.label_ == "ORG" if hit is not None else is_named_body(reading, token)


def _next_name(reading: Reading, head: Token) -> Token | None:
    """Return the head of a known actor's name right behind the noun ("militant group Hamas")."""
    hit = reading.hits.get(head.i + 1)
    return hit.root if hit is not None and hit.start == head.i + 1 and hit.label_ == "ORG" else None


def _quantity(reading: Reading, head: Token) -> Quantity | None:
    for child in children(head, "nummod", "det", "amod", "nmod", "advmod"):
        match = reading.quantities.get(child.i)
        if match is not None and child.i < head.i:
            return match.quantity
    match = reading.quantities.get(head.i)
    return None if match is None else match.quantity


def _relation(head: Token) -> str:
    """Return how the words place it: "near" and the like, "west of" from the word of direction above, else "at"."""
    case, above = preposition(head), head.head.lower_
    if case == "of" and above in _DIRECTIONS:
        return "at" if any(children(head.head, "det")) else f"{above} of"  # "the north of Mali" is in Mali
    is_near = case in _NEAR or (case == "of" and above in _AROUND)
    return "near" if is_near else "at"
