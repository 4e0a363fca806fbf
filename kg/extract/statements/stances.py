"""What a speaker does by saying it: stances of verbs, and of the nouns that verbs of saying carry.

A verb tells its stance by itself ("condemned"), with its preposition or particle ("called for", "turned down") or with
its object ("issued a warning", "took responsibility").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.statements.floors import FIRST_PERSON
from kg.extract.syntax import antecedent, children, dep, preposition, subject
from kg.extract.tokens import Token
from kg.records import MentionKind

PLAIN = "announcement"
OTHER = "statement"  # a stance that no narrower type names: a refusal, a promise, a warning of something
CLAIM = "claim-of-responsibility"
_CONTENT = frozenset({"obj", "ccomp", "xcomp", "advcl", "parataxis"})
_CONTENT_CASES = frozenset({"for", "on", "against", "over", "of", "about", "as", "in", "with", "from", "at", "to"})


def stance_of(reading: Reading, verb: Token) -> str | None:
    """Return what the verb, with its object, preposition or particle, says that its subject does by speaking."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if (stance := _stance_of_object(reading, child, lemma)) is not None:
            return stance
    for word in _companions(verb):
        if (stance := reading.words.stance(f"{lemma} {word}")) is not None:
            return stance
    if lemma == "claim":
        return CLAIM if any(noun.lemma_.lower() in reading.words.nouns for noun in claimed(verb)) else None
    return _narrowed(reading, verb, reading.words.stance(lemma))


def claimed(verb: Token) -> tuple[Token, ...]:
    """Return what somebody claims: the object; of "an attack claimed by them" or "for which they claimed" the noun."""
    found = tuple(children(verb, "obj", "nsubj:pass") if verb.lemma_.lower() == "claim" else ())
    noun = antecedent(verb)
    return found if noun is None else (*found, noun)


def _companions(verb: Token) -> Iterator[str]:
    """Yield the prepositions and particles that can make another word of the verb: "called for", "turned down"."""
    if any(True for _ in children(verb, "obj")):  # "called her in for a talk"
        yield from (child.lower_ for child in verb.children if child.dep_ == "compound:prt")
        return
    yield from (preposition(child) for child in children(verb, "obl") if preposition(child) in {"for", "on", "upon"})
    yield from (child.lower_ for child in verb.children if child.dep_ == "compound:prt")


def _stance_of_object(reading: Reading, child: Token, lemma: str) -> str | None:
    """Return the stance that a verb's object names: "took responsibility", "issued a warning"."""
    noun = child.lemma_.lower()
    if dep(child) == "obj" and lemma in {"claim", "take", "admit"} and noun in {"responsibility", "credit"}:
        return CLAIM
    is_content = dep(child) == "obj" or (dep(child) == "obl" and lemma == "insist")
    if is_content and lemma in reading.group("statements.voices"):
        return reading.words.stance_of_noun(noun)
    return None


def _narrowed(reading: Reading, verb: Token, stance: str | None) -> str | None:
    """Return what a verb of several meanings says here.

    Who rejects an accusation denies it, who rejects an offer does not; a promise or a warning is a threat only where it
    is one of harm; who refuses to comment says nothing.
    """
    lemma = verb.lemma_.lower()
    if lemma in reading.group("statements.rejects"):
        refuted = {child.lemma_.lower() for child in children(verb, "obj", "nsubj:pass")}
        return "denial" if refuted & reading.group("statements.accusations") else OTHER
    if lemma in reading.group("statements.promises") and not _is_of_harm(reading, verb):
        return OTHER
    if stance == OTHER and any(
        child.lemma_.lower() in reading.group("statements.silences") for child in children(verb, "xcomp")
    ):
        return None
    return stance


def _is_of_harm(reading: Reading, verb: Token) -> bool:
    """Tell whether what is promised or warned of is harm: in its head or in what that has as object; "against"."""
    heads = content_heads(reading, verb)
    words = [*heads, *(part for head in heads for part in children(head, "obj", "xcomp", "conj", "ccomp"))]
    lemmas = {token.lemma_.lower() for token in words}
    nouns = {token.lemma_.lower() for token in words if token.pos_ == "NOUN"}
    harms = reading.group("statements.harms")
    is_threat = bool(lemmas & (harms | reading.words.verbs.keys()) or nouns & reading.words.nouns.keys())
    if verb.lemma_.lower() != "warn":
        return is_threat
    goes_to = any(MentionKind.ACTOR in kinds(reading, child) for child in children(verb, "obj", "iobj", "nsubj:pass"))
    return goes_to and (bool(lemmas & harms) or any(preposition(child) == "against" for child in children(verb, "obl")))


def is_told(reading: Reading, verb: Token, stance: str, about: tuple[int, ...]) -> bool:
    """Tell whether the verb is an act of saying with a content: a denial alone needs none."""
    if stance not in {"denial", CLAIM} and not content_heads(reading, verb) and not list(children(verb, "nsubj:pass")):
        return False
    lemma = verb.lemma_.lower()
    if stance == "demand" and not _demands(reading, verb):
        return False
    if _lacks_object(reading, verb):
        return False
    if lemma not in reading.group("statements.also_deeds"):
        return True
    return bool(about) or _is_public(reading, verb)


def _lacks_object(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb that takes a stance only on its object has none: "hails from the north"."""
    has_object = any(dep(child) in {"obj", "ccomp"} or child.dep_ == "nsubj:pass" for child in verb.children)
    return verb.lemma_.lower() in reading.group("statements.needs_object") and not has_object


def _demands(reading: Reading, verb: Token) -> bool:
    """Tell whether a demanding verb has something demanded: a clause, or what is called for."""
    relations = {dep(child) for child in verb.children}
    asks_for = any(preposition(child) in {"for", "on"} for child in children(verb, "obl")) or any(
        mark.lower_ in {"for", "to"} for child in children(verb, "advcl", "ccomp") for mark in children(child, "mark")
    )
    if verb.lemma_.lower() in reading.group("statements.asks"):  # "asked a question" demands nothing
        return asks_for or "xcomp" in relations
    return asks_for or bool(relations & {"xcomp", "ccomp", "obj", "advcl"}) or bool(list(children(verb, "nsubj:pass")))


def _is_public(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb that can also be a deed ("supported with weapons") is an act of saying here."""
    if any(child.lower_ in FIRST_PERSON for child in children(verb, "nsubj")):
        return verb.tag_ in {"VB", "VBP"}  # "we support", not "we have supported"
    words = {child.lemma_.lower() for child in children(verb, "obj")}
    return subject(verb) is not None and bool(words & reading.group("statements.positions"))


def is_unreal(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb is negated or only possible; who says "I would welcome" does so."""
    says_so = any(child.lower_ in FIRST_PERSON for child in children(verb, "nsubj"))
    return any(
        (dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux") and not says_so)
        or child.lower_ in {"not", "n't", "n’t", "never", "neither", "nor"}
        for child in verb.children
    )


def content_heads(reading: Reading, verb: Token) -> tuple[Token, ...]:
    """Return the heads of what is said: clauses, objects and the obliques that name a matter."""
    return tuple(
        child
        for child in verb.children
        if (dep(child) in _CONTENT or (dep(child) == "obl" and preposition(child) in _CONTENT_CASES))
        and not reading.is_time(child)
    )
