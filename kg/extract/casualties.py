"""How many were harmed: figures from verbs ("killed eight"), nouns ("eight injuries") and adjectives ("12 wounded"),
and the event that each belongs to. Troop numbers, ages and demands are never figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.extract.drafts import Draft, Toll
from kg.extract.mentions import is_plural, kinds
from kg.extract.reading import Reading
from kg.extract.syntax import Argument, ancestors, antecedent, arguments, children, dep, preposition
from kg.records import Harm, MentionKind, Quantity

_PLURAL = 2  # a bare plural ("civilians were killed") says at least two
_VERB_GROUPS = {
    "harm.killed_verbs": Harm.KILLED,
    "harm.injured_verbs": Harm.INJURED,
    "harm.captured_verbs": Harm.CAPTURED,
    "harm.displaced_verbs": Harm.DISPLACED,
}
_NOUN_GROUPS = {
    "harm.killed_nouns": Harm.KILLED,
    "harm.injured_nouns": Harm.INJURED,
    "harm.casualties_nouns": Harm.CASUALTIES,
    "harm.missing_nouns": Harm.MISSING,
}
_ADJECTIVE_GROUPS = {
    "harm.killed_adjectives": Harm.KILLED,
    "harm.injured_adjectives": Harm.INJURED,
    "harm.missing_adjectives": Harm.MISSING,
}


def find_tolls(reading: Reading) -> tuple[Toll, ...]:
    """Return every casualty figure of the report in text order, before it is attached to an event."""
    found: dict[int, Toll] = {}
    for token in reading.doc:
        if token.i in reading.hits or reading.is_time(token):
            continue
        for toll in _tolls_at(reading, token):
            found.setdefault(toll.tokens[0].i * 1000 + len(toll.harm), toll)
    return tuple(found.values())


def _tolls_at(reading: Reading, token: Token) -> Iterator[Toll]:
    if (
        token.pos_ == "VERB"
        and (harm := _harm(reading, token, _VERB_GROUPS)) is not None
        and token.dep_ not in {"amod", "compound"}
    ):
        yield from _of_verb(reading, token, harm)
    elif token.pos_ == "NOUN" and (harm := _harm(reading, token, _NOUN_GROUPS)) is not None:
        yield from _of_noun(reading, token, harm)
    elif token.pos_ in {"ADJ", "VERB", "NOUN"} and (harm := _harm(reading, token, _ADJECTIVE_GROUPS)) is not None:
        yield from _of_adjective(reading, token, harm)


def _harm(reading: Reading, token: Token, groups: Mapping[str, Harm]) -> Harm | None:
    for word in (token.lemma_.lower(), token.lower_):
        for name, harm in groups.items():
            if word in reading.group(name):
                return harm
    return None


def _of_verb(reading: Reading, verb: Token, harm: Harm) -> Iterator[Toll]:
    """Read "killed eight", "eight were killed", "eight died", and "killed eight and wounded twelve"."""
    intransitive = verb.lemma_ in {"die", "perish"}
    for argument in arguments(verb):
        if argument.relation == ("subject" if intransitive else "object"):
            yield from _of_nominal(reading, argument.head, harm, verb, "harm-verb")


def _of_nominal(reading: Reading, head: Token, harm: Harm, anchor: Token, rule: str) -> Iterator[Toll]:
    people = _people(reading, head)
    if people is None:
        return
    quantity = _count(reading, head)
    if quantity is None:
        return
    yield Toll(harm, quantity, people, anchor, (head, *_number_tokens(reading, head), anchor), rule)


def _people(reading: Reading, head: Token) -> Token | None:
    """Return the noun that says who was harmed; the number itself for a bare one ("eight were killed"); None for things."""
    if head.i in reading.quantities:
        behind = next((child for child in children(head, "nmod") if preposition(child) == "of"), None)
        return behind or head
    found = kinds(reading, head)
    if MentionKind.ACTOR in found or head.pos_ == "PRON":
        return head
    if head.pos_ == "PROPN" and not found & {MentionKind.PLACE, MentionKind.WEAPON}:
        return head
    if head.pos_ == "NOUN" and not found and _number_tokens(reading, head):
        return head  # a counted noun that the lexicon does not know: "killed three beekeepers"
    return None


def _count(reading: Reading, head: Token) -> Quantity | None:
    match = _number(reading, head)
    if match is not None:
        return match
    text = head.text if head.pos_ in {"NOUN", "PROPN"} else ""
    if head.pos_ == "PROPN":
        return Quantity(low=1, high=1, wording=text) if _is_person(reading, head) else None
    if is_plural(head):
        return Quantity(low=_PLURAL, high=None, wording=text)
    if head.tag_ == "NN" and head.lemma_.lower() in reading.group("nouns.people") | reading.group(
        "nouns.officials"
    ) | reading.group("nouns.fighters") | {"soldier", "serviceman"}:
        return Quantity(low=1, high=1, wording=text)
    return None


def _is_person(reading: Reading, head: Token) -> bool:
    name = reading.names.get(head.i)
    hit = reading.hits.get(head.i)
    return hit.label_ == "PERSON" if hit is not None else name is not None and name.label_ == "PERSON"


def _number(reading: Reading, head: Token) -> Quantity | None:
    """Return the number of the nominal: its own word, a numeral before it, or the partitive above it."""
    tokens = _number_tokens(reading, head)
    return reading.quantities[tokens[0].i].quantity if tokens else None


def _number_tokens(reading: Reading, head: Token) -> tuple[Token, ...]:
    if head.i in reading.quantities:
        return tuple(token for token in head.sent if reading.quantities.get(token.i) is reading.quantities[head.i])
    for child in children(head, "nummod", "det", "amod", "advmod", "nmod", "compound"):
        if child.i in reading.quantities and child.i < head.i:
            return tuple(token for token in head.sent if reading.quantities.get(token.i) is reading.quantities[child.i])
    above = head.head
    if preposition(head) == "of" and above.i in reading.quantities and dep(head) == "nmod":
        return _number_tokens(reading, above)
    return ()


def _of_noun(reading: Reading, noun: Token, harm: Harm) -> Iterator[Toll]:
    """Read "eight injuries", "the deaths of 12 people", "several militant casualties", "suffered minor injuries"."""
    undergone = _undergone(reading, noun)
    behind = next(
        (
            child
            for child in children(noun, "nmod")
            if preposition(child) in {"of", "among"} and child.i not in reading.times
        ),
        None,
    )
    if (
        undergone is not None
        and (people := _people(reading, undergone)) is not None
        and (count := _count(reading, undergone)) is not None
    ):
        yield Toll(harm, count, people, noun, (undergone, *_number_tokens(reading, undergone), noun), "undergone")
        return
    number = _number(reading, noun)
    if number is not None:
        yield Toll(
            harm,
            number,
            _described(reading, noun) or (behind if behind is not None and _people(reading, behind) else None),
            noun,
            (*_number_tokens(reading, noun), noun),
            "harm-noun",
        )
    elif behind is not None:
        yield from _of_nominal(reading, behind, harm, noun, "harm-noun-of")


def _undergone(reading: Reading, noun: Token) -> Token | None:
    verb = noun.head
    if noun.dep_ == "obj" and verb.pos_ == "VERB" and verb.lemma_ in reading.group("harm.undergoes"):
        return next(
            (
                argument.head
                for argument in arguments(verb)
                if argument.relation == "subject"
                and MentionKind.ACTOR in kinds(reading, _partitive(reading, argument.head))
            ),
            None,
        )
    return None


def _partitive(reading: Reading, head: Token) -> Token:
    return _people(reading, head) or head


def _described(reading: Reading, noun: Token) -> Token | None:
    """Return the word before the harm noun that says who: "militant casualties", "civilian deaths"."""
    return next(
        (
            child
            for child in children(noun, "compound", "amod", "nmod:poss")
            if child.i not in reading.quantities
            and (MentionKind.ACTOR in kinds(reading, child) or child.lower_ == "civilian")
        ),
        None,
    )


def _of_adjective(reading: Reading, word: Token, harm: Harm) -> Iterator[Toll]:
    """Read "12 dead", "left five people wounded", "three others injured"."""
    if dep(word) == "amod" and word.head.pos_ in {"NOUN", "PROPN"} and word.i > word.head.i:
        yield from _of_nominal(reading, word.head, harm, word, "harm-adjective")
    elif word.i - 1 in reading.quantities and word.i > 0 and word.nbor(-1).head.i in {word.i, word.head.i}:
        number = reading.quantities[word.i - 1].quantity
        yield Toll(harm, number, None, word, (word.nbor(-1), word), "number-adjective")
    elif dep(word) in {"xcomp", "obj", "acl"} and word.head.lemma_ == "leave":
        for argument in arguments(word.head):
            if argument.relation == "object" and argument.head.i != word.i:
                yield from _of_nominal(reading, argument.head, harm, word, "left")


def event_of(
    reading: Reading, toll: Toll, drafts: Mapping[int, Draft], previous: Draft | None
) -> tuple[Draft | None, str]:
    """Return the draft that the toll belongs to, and the rule; None where nothing says which.

    Args:
        drafts: All drafts by the indexes of their trigger and carrier.
        previous: The last draft of the sentences before.
    """
    anchor = toll.anchor
    for finder in (cause_of, _from_antecedent, _from_own_trigger, _from_above):
        draft = finder(reading, anchor, drafts)
        if draft is not None:
            return draft, finder.__name__.removeprefix("_from_").replace("_", "-")
    if previous is not None:
        return previous, "previous-event"
    return None, ""


def cause_of(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the event that did the harm: "the strike killed", "were killed in a strike", "killed when a bomb exploded", "a blast left 12 dead"."""
    verbs = [anchor]  # a harm noun can have the event below it: "suffered injuries in the attacks"
    verbs.extend(
        node
        for node in list(ancestors(anchor))[:2]
        if node.pos_ == "VERB"
        and node.lemma_ in reading.group("harm.causes") | reading.group("harm.undergoes") | {"be", "die", "kill"}
    )
    for verb in verbs:
        for argument in arguments(verb):
            draft = drafts.get(argument.head.i) or _collected(argument, drafts) or _loosed(argument, drafts)
            if (
                draft is not None
                and argument.relation
                in {"subject", "in", "by", "compound", "during", "from", "after", "following", "as a result of", "with"}
                and draft.trigger.token.i != anchor.i
            ):
                return draft
        for clause in children(verb, "advcl"):
            if clause.i in drafts and any(
                mark.lower_ in {"when", "after", "as", "while"} for mark in children(clause, "mark", "advmod")
            ):
                return drafts[clause.i]
    return None


def _loosed(argument: Argument, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the attack by which a weapon is described: "killed by missiles that the Guards fired at the town"."""
    return next((drafts[child.i] for child in children(argument.head, "acl") if child.i in drafts), None)


def _collected(argument: Argument, drafts: Mapping[int, Draft]) -> Draft | None:
    """Return the draft behind a collective: "killed in a series of attacks"."""
    return next(
        (
            drafts[child.i]
            for child in children(argument.head, "nmod")
            if child.i in drafts and preposition(child) == "of"
        ),
        None,
    )


def _from_antecedent(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """ "a missile which resulted in eight injuries", "strikes ..., which have killed"."""
    for node in (anchor, *ancestors(anchor)):
        if node.dep_ == "acl:relcl":
            noun = antecedent(node)
            if noun is None:
                return None
            if noun.i in drafts:
                return drafts[noun.i]
            return (
                next((drafts[above.i] for above in list(ancestors(noun))[:2] if above.i in drafts), None)
                if node.lemma_
                in reading.group("harm.causes")
                | reading.group("harm.killed_verbs")
                | reading.group("harm.injured_verbs")
                else None
            )
        if dep(node) in {"ccomp", "parataxis"}:
            return None
    return None


def _from_own_trigger(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    return drafts.get(anchor.i)


def _from_above(reading: Reading, anchor: Token, drafts: Mapping[int, Draft]) -> Draft | None:
    """ "attacked the convoy, killing 12"; "attack that wounded 5": the nearest event above in the same clause chain."""
    for node in ancestors(anchor):
        if node.i in drafts:
            return drafts[node.i]
        if node.pos_ == "VERB" and node.lemma_ in reading.group("reporting.verbs"):
            return None
    return None
