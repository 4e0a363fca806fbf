"""Names of places that the recogniser takes for persons: known to the gazetteer in a country of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.extract.syntax import preposition
from kg.extract.tokens import Doc, Token, Tokens
from kg.lexicon.entities import load_entities
from kg.lexicon.fold import place_key
from kg.lexicon.gazetteer import load_gazetteer

_IN = frozenset({"in", "inside", "throughout", "across", "outside"})
#: Verbs that are done to places and things, never to one person. A class of meaning too small for the lexicon.
_ON_PLACES = frozenset({"shell", "bombard", "strafe", "besiege", "overrun", "storm"})


def with_places(doc: Doc, names: Mapping[int, Tokens], hits: Mapping[int, Tokens]) -> dict[int, Tokens]:
    """Return the names by token, those of persons as places that stand where places do and bear a place's name.

    Args:
        hits: The lexicon's spans by token, whose countries are those that the report speaks of.
    """
    found = dict(names)
    for name in {span.start: span for span in names.values()}.values():
        if (
            name.label_ == "PERSON"
            and name.start not in hits
            and _stands_for_place(name.root)
            and is_known_place(name, hits.values())
        ):
            place = Tokens.of(doc, name.start, name.end, label="LOC")
            found.update((index, place) for index in range(name.start, name.end))
    return found


def is_known_place(name: Tokens, marked: Iterable[Tokens]) -> bool:
    """Tell whether the gazetteer has the very name in a country that the lexicon's spans name."""
    gazetteer, countries = load_gazetteer(), _countries(marked)
    if not countries or place_key(name.text) not in gazetteer.ids:
        return False
    cities = gazetteer.find(name.text, countries=countries)
    return bool(cities) and cities[0].country in countries


def _stands_for_place(head: Token) -> bool:
    if head.dep_ == "obj":
        return head.head.lemma_.lower() in _ON_PLACES
    return head.dep_ in {"obl", "nmod"} and preposition(head) in _IN


def _countries(marked: Iterable[Tokens]) -> tuple[str, ...]:
    entities = load_entities()
    codes = Counter(code for hit in marked if (code := entities.country_of(hit.kb_id_)) is not None)
    return tuple(code for code, _ in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0])))
