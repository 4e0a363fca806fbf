"""What a speaker does by saying it: stances of verbs, and of the nouns that verbs of saying carry.

A verb tells its stance by itself ("condemned"), with its preposition or particle ("called for", "turned down") or with
its object ("issued a warning", "took responsibility").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.events.armed import is_armed_group
from kg.extract.events.senses import verb_sense
from kg.extract.mentions import family, kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.speech.floors import FIRST_PERSON
from kg.extract.statements.deeds import OWN, is_behind, is_undone, strikes
from kg.extract.statements.reprisals import is_own_attack, is_reprisal
from kg.extract.syntax import ancestors, antecedent, children, dep, preposition, subject
from kg.extract.tokens import Token, once
from kg.records import MentionKind

PLAIN = "announcement"
OTHER = "statement"  # a stance that no narrower type names: a refusal, a promise, a warning of something
CLAIM = "claim-of-responsibility"
DENIAL = "denial"
_CIRCUMSTANCES = frozenset(
    {"after", "before", "since", "when", "while", "as", "until", "once", "because", "although", "though"}
)
#: Stances of verbs whose infinitive is not said yet.
_OPEN = frozenset({"demand", "threat", OTHER})
_STAND_INS = frozenset({"one", "ones", "another", "others", "both", "that", "those"})
#: Verbs of who says that he did it: "took responsibility".
_TAKING = frozenset({"claim", "take", "admit", "accept", "assume"})
_CONTENT = frozenset({"obj", "ccomp", "xcomp", "advcl", "parataxis"})
_CONTENT_CASES = frozenset({"for", "on", "against", "over", "of", "about", "as", "in", "with", "from", "at", "to"})


def stance_of(reading: Reading, verb: Token) -> str | None:
    """Return what the verb, with its object, preposition or particle, says that its subject does by speaking."""
    lemma = verb.lemma_.lower()
    if lemma not in stance_verbs(reading):
        return None
    if (stance := _withheld(reading, verb)) is not None:
        return stance
    for child in verb.children:
        if (stance := _stance_of_object(reading, child, lemma)) is not None:
            return stance
    for word in _companions(verb):
        if (stance := reading.words.stance(f"{lemma} {word}")) is not None:
            return stance
    if lemma == "claim":
        return CLAIM if _claims_event(reading, verb) else None
    return _narrowed(reading, verb, reading.words.stance(lemma))


@once
def stance_verbs(reading: Reading) -> frozenset[str]:
    """Return the lemmas of all verbs that can take a stance, alone or with their object."""
    further = ("statements.voices", "statements.rejects", "statements.promises")
    return _TAKING.union({"announce"}, reading.words.stance_verbs, *map(reading.group, further))


def _withheld(reading: Reading, verb: Token) -> str | None:
    """Return the stance of who does neither of two: "neither confirmed nor denied"."""
    if not _is_negated(verb):
        return None
    pairs = (f"{verb.lemma_} or {other.lemma_}".lower() for other in children(verb, "conj"))
    return next((stance for pair in pairs if (stance := reading.words.stance(pair)) is not None), None)


def _claims_event(reading: Reading, verb: Token) -> bool:
    """Tell whether an event is claimed, or by fighters to have done one: "militants claimed to have shelled"."""
    if any(event_noun(reading, noun) is not None for noun in claimed(verb)):
        return True
    found = subject(verb)
    doers = () if found is None else (found[0], *children(found[0], "compound"))
    is_armed = any(family(reading, noun_of(doer)) == "fighters" or is_armed_group(reading, doer) for doer in doers)
    done = (
        clause for clause in children(verb, "xcomp") if any(aux.lower_ == "have" for aux in children(clause, "aux"))
    )
    doing = (clause for clause in children(verb, "xcomp", "ccomp") if clause.tag_ == "VBG")
    said = (clause for clause in children(verb, "ccomp") if is_behind(clause) and not is_undone(reading, clause))
    if any(_is_of_own(reading, verb, clause) for clause in said):
        return True  # "claimed that men of its own were behind it"
    return is_armed and any(_is_deed(reading, clause) for clause in (*done, *doing))


def _is_of_own(reading: Reading, verb: Token, clause: Token) -> bool:
    """Tell whether the subject of the clause is who says it, or fighters of theirs: "one of its soldiers"."""
    speaker = subject(verb)
    for head in children(clause, "nsubj"):
        if speaker is not None and head.pos_ == "PRON" and reading.referent(head) == reading.referent(speaker[0]):
            return True
        for noun in (head, *children(head, "nmod")):
            is_theirs = any(owner.lower_ in OWN for owner in children(noun, "nmod:poss"))
            is_of_them = family(reading, noun_of(noun)) in {"fighters", "forces"} or noun.lemma_ == "member"
            if is_theirs and is_of_them and noun.lemma_ not in reading.group("statements.foes"):
                return True
    return False


def _is_deed(reading: Reading, clause: Token) -> bool:
    """Tell whether a clause tells an event, by its verb or by the object that a light verb carries."""
    carried = (noun.lemma_.lower() in reading.words.nouns for noun in children(clause, "obj"))
    lemma = clause.lemma_.lower()
    return lemma in reading.words.verbs or (lemma in reading.group("light.does") and any(carried))


def claimed(verb: Token) -> tuple[Token, ...]:
    """Return what somebody claims: the object; of "an attack claimed by them" or "for which they claimed" the noun."""
    found = tuple(children(verb, "obj", "nsubj:pass") if verb.lemma_.lower() == "claim" else ())
    noun = antecedent(verb)
    return found if noun is None else (*found, noun)


def event_noun(reading: Reading, noun: Token) -> Token | None:
    """Return the noun if it names an event; of "attacks, one of them claimed by" the noun that "one" stands for."""
    if noun.lemma_.lower() in reading.words.nouns:
        return noun
    if noun.lower_ not in _STAND_INS:
        return None
    before = reversed(noun.doc[noun.sent.start : noun.i])
    return next((token for token in before if token.lemma_.lower() in reading.words.nouns), None)


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
    if dep(child) == "obj" and (rite := _rite(reading, child, lemma)) is not None:
        return rite
    if dep(child) == "obj" and lemma in _TAKING and noun in {"responsibility", "credit"}:
        return CLAIM
    if dep(child) == "obj" and lemma == "announce" and noun in {"plan", "intention"}:  # "announced plans to attack it"
        acts = {act.lemma_.lower() for act in children(child, "acl", "advcl", "xcomp")}
        return "threat" if acts & (reading.words.verbs.keys() | reading.group("statements.harms")) else None
    is_content = dep(child) == "obj" or (dep(child) == "obl" and lemma == "insist")
    if is_content and lemma in reading.group("statements.voices"):
        return reading.words.stance_of_noun(noun) or _stance_of_measured(reading, child)
    return None


def _rite(reading: Reading, thing: Token, lemma: str) -> str | None:
    """Return what the verb does with this object: "paid tribute", "observed a minute of silence"."""
    below = (child for child in children(thing, "nmod") if preposition(child) == "of" and reading.is_time(thing))
    found = (reading.words.stance(f"{lemma} {word.lemma_.lower()}") for word in (thing, *below))
    return next((stance for stance in found if stance is not None), None)


def _stance_of_measured(reading: Reading, noun: Token) -> str | None:
    """Return what is declared for some time: "three days of mourning"."""
    if not reading.is_time(noun):
        return None
    below = (child.lemma_.lower() for child in children(noun, "nmod") if preposition(child) == "of")
    return next((stance for lemma in below if (stance := reading.words.stance_of_noun(lemma)) is not None), None)


def _narrowed(reading: Reading, verb: Token, stance: str | None) -> str | None:
    """Return what a verb of several meanings says here.

    Who rejects an accusation denies it, who rejects an offer does not; a promise or a warning is a threat only where it
    is one of harm; who refuses to comment says nothing.
    """
    lemma = verb.lemma_.lower()
    if lemma in reading.group("statements.rejects"):
        refuted = {child.lemma_.lower() for child in children(verb, "obj", "nsubj:pass")}
        told = reading.group("statements.accusations")
        return "denial" if refuted & told or _is_called_untrue(reading, verb) else OTHER
    if any(child.lemma_.lower() in reading.group("statements.oaths") for child in children(verb, "obj")):
        return None
    if lemma in reading.group("statements.promises") and not _is_of_harm(reading, verb):
        return PLAIN if _only_assures(verb) else OTHER
    if stance == OTHER and any(
        child.lemma_.lower() in reading.group("statements.silences") for child in children(verb, "xcomp")
    ):
        return None
    return stance


def _is_called_untrue(reading: Reading, verb: Token) -> bool:
    """Tell whether something is turned down as untrue: "dismissed the statement as false", "dismissed as rumours"."""
    as_what = (
        token
        for child in verb.subtree
        if child.lower_ == "as" and child.i > verb.i
        for token in (child.head, *child.children, *child.doc[child.i + 1 : child.i + 3])
    )
    return any({token.lemma_.lower(), token.lower_} & reading.group("statements.untrue") for token in as_what)


def _only_assures(verb: Token) -> bool:
    """Tell whether a verb of promising has a clause of what is so: "I swear the road is safe"."""
    clause = next(children(verb, "ccomp"), None)
    if clause is None or verb.lemma_ == "warn":
        return False
    words = (clause, *children(clause, "aux", "cop"))
    return any(word.tag_ in {"VBZ", "VBP", "VBD"} for word in words)


def _is_of_harm(reading: Reading, verb: Token) -> bool:
    """Tell whether what is promised or warned of is harm: in its head or in what that has as object; "against"."""
    heads = content_heads(reading, verb)
    words = [*heads, *(part for head in heads for part in children(head, "obj", "xcomp", "conj", "ccomp"))]
    lemmas = {token.lemma_.lower() for token in words}
    nouns = {token.lemma_.lower() for token in words if token.pos_ == "NOUN"}
    harms = reading.group("statements.harms")
    is_threat = bool(lemmas & (harms | reading.words.verbs.keys()) or nouns & reading.words.nouns.keys())
    if verb.lemma_.lower() != "warn" or any(is_reprisal(reading, head) for head in heads):
        return is_threat or verb.lemma_.lower() == "warn"
    speaker = subject(verb)
    if any(is_own_attack(reading, verb, head) for head in heads) or (speaker and strikes(reading, speaker[0], heads)):
        return True
    goes_to = any(MentionKind.ACTOR in kinds(reading, child) for child in children(verb, "obj", "iobj", "nsubj:pass"))
    return goes_to and (bool(lemmas & harms) or any(preposition(child) == "against" for child in children(verb, "obl")))


def is_told(reading: Reading, verb: Token, stance: str, about: tuple[int, ...]) -> bool:
    """Tell whether the verb is an act of saying with a content: a denial alone needs none."""
    is_declared = any(_stance_of_measured(reading, noun) is not None for noun in children(verb, "obj"))
    if (
        stance not in {"denial", CLAIM}
        and not is_declared
        and not content_heads(reading, verb)
        and not list(children(verb, "nsubj:pass"))
    ):
        return False
    lemma = verb.lemma_.lower()
    if stance == "demand" and (not _demands(reading, verb) or _is_in_passing(reading, verb)):
        return False
    if _lacks_object(reading, verb):
        return False
    if lemma not in reading.group("statements.also_deeds"):
        return True
    return bool(about) or _is_public(reading, verb)


def _is_in_passing(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody asked only in what came before what is told: "after police asked the driver to stop"."""
    is_everyday = verb.lemma_.lower() in reading.group("statements.asks")
    return is_everyday and any(is_circumstance(node) for node in (verb, *ancestors(verb)))


def _lacks_object(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb that takes a stance only on what it has as object has none: "hails from the north"."""
    if verb.lemma_.lower() not in reading.group("statements.needs_object"):
        return False
    has_object = any(dep(child) in {"obj", "ccomp"} or child.dep_ == "nsubj:pass" for child in verb.children)
    return not has_object or verb_sense(reading, verb) is not None  # "jets blasted two lorries"


def _demands(reading: Reading, verb: Token) -> bool:
    """Tell whether a demanding verb has something demanded: a clause, or what is called for."""
    relations = {dep(child) for child in verb.children}
    asked = (child for child in children(verb, "obl") if not reading.is_time(child))
    asks_for = any(preposition(child) in {"for", "on"} for child in asked) or any(
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
    if _withheld(reading, verb) is not None:
        return False
    is_possible = any(child.lower_ in reading.group("status.hypothetical_aux") for child in children(verb, "aux"))
    return _is_asked_for(reading, verb) or _is_negated(verb) or (is_possible and not says_so)


def is_unsaid(verb: Token) -> bool:
    """Tell whether somebody did not say something then; who "does not report" it says so."""
    return _is_negated(verb) and any(child.tag_ in {"VBD", "VBN"} for child in children(verb, "aux"))


def _is_negated(verb: Token) -> bool:
    return any(child.lower_ in {"not", "n't", "n’t", "never", "neither", "nor"} for child in verb.children)


def _is_asked_for(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb is what somebody is to say: "urged him to press them", "refused to condemn", "had to"."""
    if dep(verb) not in {"xcomp", "ccomp"} or verb.tag_ not in {"VB", "VBG"} or any(children(verb, "nsubj")):
        return False
    above = verb.head.lemma_.lower()
    if verb.tag_ == "VBG":
        hypothetical = reading.group("status.hypothetical_verbs") - reading.group("status.real_gerund_verbs")
        return above in hypothetical
    is_open = above in reading.group("status.hypothetical_verbs") or reading.words.stance(above) in _OPEN
    return is_open and not any(child.lower_ in FIRST_PERSON for child in children(verb.head, "nsubj"))


def content_heads(reading: Reading, verb: Token) -> tuple[Token, ...]:
    """Return the heads of what is said: clauses, objects and the obliques that name a matter.

    Of coordinated verbs the object may hang on the last: "condemned in strong terms and denounced the raid".
    """
    found = tuple(_own_content(reading, verb))
    if any(dep(head) != "obl" for head in found):
        return found
    further = (other for other in children(verb, "conj") if not any(children(other, "nsubj")))
    shared = (part for other in further for part in _own_content(reading, other) if dep(part) == "obj" or not found)
    return (*found, *shared)


def _own_content(reading: Reading, verb: Token) -> Iterator[Token]:
    yield from (
        child
        for child in verb.children
        if (dep(child) in _CONTENT or (dep(child) == "obl" and preposition(child) in _CONTENT_CASES))
        and not reading.is_time(child)
        and not is_circumstance(child)
    )


def is_circumstance(clause: Token) -> bool:
    """Tell whether a clause says when or why something was said, not what: "after gunmen had fired on them"."""
    marks = {child.lower_ for child in children(clause, "mark", "advmod")}
    return dep(clause) == "advcl" and bool(marks & _CIRCUMSTANCES)
