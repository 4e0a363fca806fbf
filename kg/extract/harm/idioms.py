"""Casualty figures told by idioms: lives lost, a death toll, beaten to death, taken prisoner, bodies found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.events.drafts import Toll
from kg.extract.harm.harmed import harm_of, on_one_side
from kg.extract.harm.patients import harmed, number_tokens, people_of
from kg.extract.reading import Reading
from kg.extract.syntax import arguments, children, conjuncts, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.records import Harm

#: The words that idioms are built around: the groups of cues, and single words. An idiom of others adds them here.
_GROUPS = ("harm.lives", "harm.deadly", "harm.driven", "harm.finds")
_OF_THOSE = frozenset({"victim", "fatality"})
_WORDS = frozenset(
    {"lose", "take", "hold", "succumb", "toll", "number", "those", "people", "victim", "victims", "fatality"}
)
#: The rule of bodies that were found: when and where is of the finding, not of the killing.
BODIES = "bodies-found"


def idiomatic(reading: Reading) -> frozenset[str]:
    """Return the words that can be part of an idiom, and those of harm that can be counted among others."""
    return _WORDS.union(*map(reading.group, _GROUPS))


def tolls_of_idiom(reading: Reading, token: Token) -> Iterator[Toll]:
    """Yield the figures that the word tells as part of an idiom."""
    if token.pos_ == "VERB":
        yield from _of_lives(reading, token)
        yield from _to_death(reading, token)
        yield from _taken(reading, token)
        yield from _hit_in_the_body(reading, token)
        yield from _succumbed(reading, token)
        yield from _displaced(reading, token)
        yield from _bodies(reading, token)
    elif token.pos_ == "NOUN":
        yield from _of_toll(reading, token)
    if token.pos_ in {"NOUN", "ADJ", "PRON", "DET"}:
        yield from _among(reading, token)


def _tolls(reading: Reading, heads: Iterable[Token], harm: Harm, anchor: Token, rule: str) -> Iterator[Toll]:
    for head in heads:
        for people, quantity in harmed(reading, head, unknown=harm is Harm.KILLED):
            first = head if head.i in reading.quantities else people
            yield Toll(harm, quantity, people, anchor, (first, *number_tokens(reading, people), anchor), rule)


def _by_relation(verb: Token, *relations: str) -> list[Token]:
    return [argument.head for argument in arguments(verb) if argument.relation in relations]


def _of_lives(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "lost their lives", "claimed the lives of nine", "claimed 12 lives", "cost 17 people their lives"."""
    lives = next((child for child in verb.children if child.lemma_ == "life" and child.i > verb.i), None)
    if lives is None:
        return
    if verb.lemma_ == "lose":
        yield from _tolls(reading, _by_relation(verb, "subject"), Harm.KILLED, verb, "lost-lives")
    elif verb.lemma_ in reading.group("harm.lives") and number_tokens(reading, lives):
        tokens = number_tokens(reading, lives)
        quantity = reading.quantities[tokens[0].i].quantity
        yield Toll(Harm.KILLED, quantity, None, verb, (*tokens, lives), "claimed-lives")
    elif verb.lemma_ in reading.group("harm.lives"):
        owners = [child for child in children(lives, "nmod") if preposition(child) == "of"]
        heads = owners or [head for head in _by_relation(verb, "object", "recipient") if head != lives]
        yield from _tolls(reading, heads, Harm.KILLED, verb, "claimed-lives")


def _to_death(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "were hacked to death"."""
    deadly = verb.lemma_ in reading.group("harm.deadly")
    if deadly and any(child.lemma_ == "death" and preposition(child) == "to" for child in children(verb, "obl")):
        heads = _by_relation(verb, "object")
        before = [head for head in heads if head.i < verb.i]
        yield from _tolls(reading, before or heads, Harm.KILLED, verb, "to-death")


def _hit_in_the_body(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "were shot in the legs", "stabbed a guard in the back": hurt, where no word says that they died of it."""
    if verb.lemma_ not in reading.group("harm.deadly") or _dies_of_it(reading, verb):
        return
    parts = reading.group("harm.limbs")
    hit = (child for child in verb.children if dep(child) in {"obl", "nmod"} and preposition(child) in {"in", "on"})
    behind = (child for head in _by_relation(verb, "object") for child in children(head, "nmod"))
    if any(child.lemma_ in parts for child in (*hit, *behind)):
        heads = _by_relation(verb, "object")
        yield from _tolls(reading, on_one_side(heads, verb), Harm.INJURED, verb, "hit-in-the-body")


def _dies_of_it(reading: Reading, verb: Token) -> bool:
    """Tell whether the sentence goes on with a death: "was shot in the leg and died"."""
    harms = reading.words.harms
    told = (harms[part].get(token.lemma_.lower()) for token in verb.sent for part in ("verbs", "adjectives", "nouns"))
    return Harm.KILLED in told


def _taken(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "took 12 soldiers prisoner", "were taken hostage"."""
    if verb.lemma_ not in {"take", "hold"}:
        return
    words = reading.group("harm.captives")
    marks = [child for child in children(verb, "xcomp", "obj", "advmod", "obl", "nmod", "dep") if child.lemma_ in words]
    if marks:
        heads = [head for head in _by_relation(verb, "object") if head not in marks]
        yield from _tolls(reading, heads, Harm.CAPTURED, verb, "taken-captive")


def _succumbed(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "succumbed to his wounds"."""
    wounds = reading.words.harms["nouns"]
    if verb.lemma_ == "succumb" and any(wounds.get(head.lemma_) is Harm.INJURED for head in _by_relation(verb, "to")):
        yield from _tolls(reading, _by_relation(verb, "subject"), Harm.KILLED, verb, "succumbed")


def _displaced(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "forced 15,000 people from their homes", "12,000 people fled their homes"; only where they are counted."""
    if verb.lemma_ not in reading.group("harm.driven"):
        return
    homes = reading.group("harm.homes")
    if not any(head.lemma_ in homes for head in _by_relation(verb, "from", "object", "out of")):
        return
    flees = verb.lemma_ == "flee"
    heads = _by_relation(verb, "subject" if flees else "object")
    counted = [head for head in heads if number_tokens(reading, head) and head.lemma_ not in homes]
    yield from _tolls(reading, counted, Harm.DISPLACED, verb, "driven-out")


def _bodies(reading: Reading, verb: Token) -> Iterator[Toll]:
    """Read "the bodies of 70 civilians were found", "recovered 12 bodies"."""
    if verb.lemma_ not in reading.group("harm.finds"):
        return
    for body in _by_relation(verb, "object"):
        if body.lemma_ not in reading.group("harm.bodies"):
            continue
        owners = [child for child in children(body, "nmod") if preposition(child) == "of"]
        tokens = number_tokens(reading, body)
        if owners and not tokens:
            yield from _tolls(reading, owners, Harm.KILLED, verb, BODIES)
        elif tokens:
            whom = next(iter(owners), None)
            quantity = reading.quantities[tokens[0].i].quantity
            yield Toll(Harm.KILLED, quantity, whom, verb, (body, *tokens, verb), BODIES)


def _of_toll(reading: Reading, noun: Token) -> Iterator[Toll]:
    """Read "the death toll rose to 52", "a death toll of 12", "bringing to 40 the number of dead"."""
    harm = _harm_of_toll(reading, noun)
    if harm is None:
        return
    for head in _numbers_of_toll(reading, noun):
        tokens = number_tokens(reading, head)
        is_told = (
            head.pos_ == "ADJ" and harm_of(reading, head, "adjectives") is not None
        )  # "to 13 killed" says it itself
        if tokens and not reading.is_time(head) and not is_told:
            quantity = reading.quantities[tokens[0].i].quantity
            whom = _counted(noun) if noun.lemma_ == "number" else None
            is_people = whom is not None and people_of(reading, whom) is not None and whom.lower_ != "dead"
            yield Toll(harm, quantity, whom if is_people else None, noun, (*tokens, noun), "death-toll")
            return


def _harm_of_toll(reading: Reading, noun: Token) -> Harm | None:
    harms = reading.words.harms
    if noun.lemma_ == "toll":
        described = next(
            (child for child in children(noun, "compound", "amod") if child.lemma_ in harms["nouns"]), None
        )
        return Harm.KILLED if described is None else harms["nouns"][described.lemma_]
    if noun.lemma_ != "number":
        return None
    counted = _counted(noun)
    if counted is None:
        return None
    said = next((child for child in children(counted, "acl") if child.lemma_ in harms["verbs"]), counted)
    return (
        harms["verbs"].get(said.lemma_)
        or harms["nouns"].get(said.lemma_.lower())
        or harms["adjectives"].get(said.lower_)
    )


def _counted(noun: Token) -> Token | None:
    return next((child for child in children(noun, "nmod") if preposition(child) == "of"), None)


def _numbers_of_toll(reading: Reading, noun: Token) -> Iterator[Token]:
    """Yield what can be the number of a toll, the likeliest first."""
    verb = noun.head
    if verb.pos_ == "VERB" and (noun.dep_ in {"nsubj", "obj"} or noun.dep_ == "nsubj:pass" and is_passive(verb)):
        yield from _by_relation(verb, "to", "at", *(["object"] if noun.dep_ == "nsubj" else []))
    if dep(noun) == "nsubj" and any(children(verb, "cop")):
        yield verb
    yield from (child for child in children(noun, "nmod") if preposition(child) == "of")


def _among(reading: Reading, noun: Token) -> Iterator[Toll]:
    """Read "among the dead were two priests and a nurse", "the dead included a child"."""
    harm = _harm_of_those(reading, noun)
    if harm is None:
        return
    verb = noun.head
    if preposition(noun) == "among":
        heads = [*children(noun, "nsubj"), *(children(verb, "nsubj") if verb.lemma_ == "be" else _behind_copula(noun))]
    elif verb.lemma_ == "include" and dep(noun) == "nsubj":
        heads = list(children(verb, "obj"))
    else:
        return
    listed = [head for subject in heads for head in conjuncts(subject) if head.pos_ != "PRON"]
    yield from _tolls(reading, listed, harm, noun, "among-those-harmed")


def _behind_copula(noun: Token) -> Iterator[Token]:
    """Yield the nominal behind "were" in "said among the dead were two guards", which the tree gives to "said"."""
    copula = next(children(noun, "cop"), None)
    if copula is not None and copula.i > noun.i and not any(children(noun, "nsubj")):
        named = (token for token in noun.doc[copula.i + 1 : noun.sent.end] if token.pos_ in {"NOUN", "PROPN"})
        yield from (token for token in named if token.head == noun.head and token.dep_ != "compound")


def _harm_of_those(reading: Reading, noun: Token) -> Harm | None:
    """Return what happened to "the dead", "the wounded", "those killed"."""
    harms = reading.words.harms
    clause = next(children(noun, "acl"), None)
    if noun.lower_ in {"those", "people", "victims"} and clause is not None:
        return harms["verbs"].get(clause.lemma_) or harms["adjectives"].get(clause.lower_)
    if noun.lemma_ in _OF_THOSE:
        return Harm.KILLED if noun.lemma_ == "fatality" or _has_killed(reading, noun) else None
    return harms["adjectives"].get(noun.lower_)


def _has_killed(reading: Reading, noun: Token) -> bool:
    """Tell whether the nearest word of harm before the victims, if any, says that people died."""
    parts = ("verbs", "nouns", "adjectives")
    before = (harm_of(reading, token, part) for token in reversed(noun.doc[: noun.i]) for part in parts)
    return next((harm for harm in before if harm is not None), None) is Harm.KILLED
