"""Whether what a trigger names happened: negated, hypothetical, demanded, claimed, reported, or said flatly."""

from __future__ import annotations

from kg.extract.events.prospects import collected, events_above, find_prospect, is_alternative, is_purpose
from kg.extract.events.triggers import Trigger
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.speech.attribution import Speech
from kg.extract.speech.hedges import is_dismissed, is_hearsay, is_rehearsed
from kg.extract.syntax import ancestors, children, dep, is_passive, preposition
from kg.extract.tokens import Token
from kg.lexicon.words import Manner
from kg.records import Status

#: What joins an example to the noun that it is one of.
_EXAMPLES = frozenset({"such as", "like", "including"})
_ALONE = frozenset({"only", "just", "merely", "simply"})
_NOT = frozenset({"not", "never", "n't", "n’t", "neither", "nor"})


def find_status(reading: Reading, trigger: Trigger, speech: Speech | None) -> tuple[Status, str]:
    """Return the status of what the trigger names, and the rule that decided it."""
    if _is_standing(trigger):
        return Status.HYPOTHETICAL, "standing-activity"
    found = _by_mood(reading, trigger) or _of_participle(reading, trigger) or _of_event_noun(reading, trigger)
    if found is not None:
        return found
    if _is_claimed(trigger) or any(clause.lemma_ == "claim" for clause in children(trigger.token, "acl")):
        return Status.CLAIMED, "claimed-by"
    return _by_voice(reading, trigger, speech)


def _is_claimed(trigger: Trigger) -> bool:
    """Read "claimed the attack", "took responsibility for it"; an attack that "took place" nobody claimed."""
    carrier = trigger.carrier
    if carrier is None or carrier.lemma_ not in {"claim", "take", "admit"}:
        return False
    return carrier.lemma_ != "take" or not any(child.lower_ == "place" for child in carrier.children)


def _by_mood(reading: Reading, trigger: Trigger) -> tuple[Status, str] | None:
    frame = _frame(trigger)
    verdicts = (_negated(reading, node) or _unreal(reading, node) for node in frame)
    found = next((verdict for verdict in verdicts if verdict is not None), None)
    return found or _of_open_clause(reading, frame[-1] if trigger.token == frame[0] else frame[-2])


def _of_open_clause(reading: Reading, verb: Token) -> tuple[Status, str] | None:
    """Judge what a clause in the present says of somebody in a clause that did not happen.

    "Urged them to free the people whom they seize" tells of nobody seized; what is to be ended does happen.
    """
    if verb.dep_ != "acl:relcl" or verb.tag_ not in {"VBP", "VBZ"} or any(children(verb, "aux")):
        return None
    above = next((node for node in ancestors(verb) if node.pos_ == "VERB"), None)
    if above is None or above.lemma_.lower() in reading.group("status.real_object_verbs"):
        return None
    found = _unreal(reading, above)
    return None if found is None else (found[0], f"in-{found[1]}")


def _by_voice(reading: Reading, trigger: Trigger, speech: Speech | None) -> tuple[Status, str]:
    """Return the status by who tells it: somebody named, somebody unnamed, or the report."""
    if is_dismissed(reading, (trigger.token, *_frame(trigger))):
        return Status.DENIED, "dismissed"
    if speech is None:
        is_told = is_hearsay(reading, (trigger.token, *_frame(trigger)))
        return (Status.REPORTED, "hearsay") if is_told else (Status.ASSERTED, "own-voice")
    if speech.cue.lemma_ in {"deny", "confirm"} and _is_left_open(speech.cue):
        return Status.HYPOTHETICAL, "left-open"
    if speech.cue.lemma_ == "deny":
        return Status.DENIED, "denied"
    goes_on = speech.cue.sent != trigger.token.sent
    return Status.REPORTED, "speech-goes-on" if goes_on else f"speech-{speech.rule}"


def _is_left_open(cue: Token) -> bool:
    """Tell whether nobody says yes or no: "neither confirmed nor denied that", "did not confirm that"."""
    return any(child.lower_ in _NOT for child in cue.children)


def _of_event_noun(reading: Reading, trigger: Trigger) -> tuple[Status, str] | None:
    if trigger.token.pos_ != "NOUN":
        above = (_of_noun(reading, noun) for noun in events_above(trigger.token))
        return next((found for found in above if found is not None), None)
    found = None
    if trigger.carrier is None:
        found = find_prospect(reading, trigger.token) or _of_noun(reading, trigger.token)
    if found is None and is_rehearsed(reading, trigger.token):
        return Status.HYPOTHETICAL, "rehearsed"
    return found


def _of_participle(reading: Reading, trigger: Trigger) -> tuple[Status, str] | None:
    """Judge a participle by the verb that it goes on with: "were reported to have fired shells, hitting a bus"."""
    verb = trigger.carrier or trigger.token
    if verb.tag_ != "VBG" or dep(verb) != "advcl" or any(children(verb, "mark", "case", "nsubj")):
        return None
    return _unreal(reading, verb.head)


def _is_standing(trigger: Trigger) -> bool:
    """Tell whether a participle says what a body is there for, not what happened: "forces fighting remnants of"."""
    verb = trigger.token
    return trigger.word.manner is Manner.MUTUAL and verb.pos_ == "VERB" and verb.dep_ == "acl" and verb.tag_ == "VBG"


def _frame(trigger: Trigger) -> list[Token]:
    """Return the verbs whose mood decides over the trigger: itself, its carrier, and what it is coordinated below."""
    node = trigger.carrier or trigger.token
    frame = [node]
    while (
        node.dep_ == "conj"
        and node.head.pos_ == node.pos_ == "VERB"
        and not any(dep(child) == "nsubj" for child in node.children)
    ):
        node = node.head
        frame.append(node)
    if trigger.token != frame[0]:
        frame.append(trigger.token)
    return frame


def _negated(reading: Reading, node: Token) -> tuple[Status, str] | None:
    negators = reading.group("status.negators")
    if any(child.lower_ == "behind" for child in children(node, "case")):
        return None  # "were not behind the blast": there was one
    if is_alternative(node):
        return Status.NEGATED, "rather-than"
    for child in node.children:
        if (
            dep(child) in {"nsubj", "obj"}
            and node.pos_ == "VERB"
            and any(part.lower_ in {"no", "neither"} for part in children(child, "det"))
            and not _is_harmless(reading, node, child)
        ):
            return Status.NEGATED, "negation"  # "no facility was hit"
        if child.lower_ in _NOT and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in _ALONE:
            continue  # "was not only an attack on the police": it was more than that
        if child.lower_ in negators and dep(child) in {"advmod", "det", "case", "aux"}:
            return Status.NEGATED, "negation"
    return None


def _is_harmless(reading: Reading, verb: Token, nobody: Token) -> bool:
    """Tell whether an event hurt nobody: "the attack injured no women" tells of the attack."""
    is_event = any(child.lemma_.lower() in reading.words.nouns for child in children(verb, "nsubj"))
    return is_event and dep(nobody) == "obj" and verb.lemma_ in reading.words.harms["verbs"]


def _unreal(reading: Reading, node: Token) -> tuple[Status, str] | None:
    if node.pos_ != "VERB":
        return None
    for child in node.children:
        if child.lower_ == "nearly" and dep(child) == "advmod" and child.i == node.i - 1:
            return Status.HYPOTHETICAL, "nearly"  # "was nearly downed"
        if dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux"):
            return Status.HYPOTHETICAL, "modal"
        if dep(child) == "mark" and child.lower_ in reading.group("status.hypothetical_marks"):
            return Status.HYPOTHETICAL, "condition"
        if dep(child) == "mark" and child.lower_ in reading.group("status.until") and _is_present(node):
            return Status.HYPOTHETICAL, "until"
    if node.tag_ == "VB" and node.dep_ == "ROOT" and not any(dep(child) in {"nsubj", "aux"} for child in node.children):
        return Status.HYPOTHETICAL, "imperative"
    return _infinitive(reading, node) or _gerund(reading, node)


def _is_present(verb: Token) -> bool:
    """Tell whether what a clause of time says lies ahead: "until they are killed", but not "until they were killed"."""
    finite = next((child for child in children(verb, "aux:pass", "aux")), verb)
    return finite.tag_ in {"VBP", "VBZ"}


def _infinitive(reading: Reading, node: Token) -> tuple[Status, str] | None:
    """Judge an infinitive: it has not happened, unless its governor says so ("used a gunship to strike")."""
    if dep(node) not in {"xcomp", "advcl", "acl", "ccomp", "csubj"} or not _has_to(node):
        return None
    governor = node.head
    lemma = governor.lemma_.lower()
    is_perfect = any(child.lemma_ == "have" and dep(child) == "aux" for child in node.children)
    if is_perfect and lemma == "claim" and not is_passive(governor):
        return Status.CLAIMED, "claims-to-have"
    if is_perfect and lemma in reading.group("reporting.verbs") | {"think", "understand", "know"}:
        return Status.REPORTED, "reported-infinitive"  # "are reported to have killed"
    if governor.dep_ == "acl:relcl" and lemma == "use":
        return Status.HYPOTHETICAL, "purpose"  # "the methods that it uses to kill"
    if _is_carried_out(reading, governor, lemma):
        return None
    if lemma in reading.group("status.demanding_verbs"):
        return Status.DEMANDED, "demanded"
    return Status.HYPOTHETICAL, "infinitive"


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and dep(child) in {"mark", "aux"} for child in verb.children)


def _is_carried_out(reading: Reading, governor: Token, lemma: str) -> bool:
    """Tell whether the governor says that its infinitive was done: "managed to", "used a gunship to strike"."""
    if lemma == "go" and governor.tag_ == "VBG":
        return False  # "is going to attack"
    if lemma in reading.group("status.implicative_verbs") and not _unreal_governor(reading, governor):
        return True
    # The parse can hang the infinitive on the gunship.
    return governor.pos_ == "NOUN" and governor.head.lemma_.lower() in reading.group("light.uses")


def _gerund(reading: Reading, node: Token) -> tuple[Status, str] | None:
    """Judge a gerund: under "prevent", "plan" or "accused of planning" it has not happened either."""
    if node.tag_ != "VBG" or dep(node) not in {"xcomp", "advcl", "acl", "ccomp", "obl", "nmod"}:
        return None
    is_open = _is_among(reading, node.head, "status.hypothetical_verbs", but="status.real_gerund_verbs")
    if is_open and dep(node) != "advcl":
        return Status.HYPOTHETICAL, "prevented"
    if is_purpose(reading, node):
        return Status.HYPOTHETICAL, "purpose"
    if preposition(node) == "without" or any(child.lower_ == "without" for child in children(node, "mark")):
        return Status.NEGATED, "without"
    return None


def _is_among(reading: Reading, word: Token, group: str, *, but: str) -> bool:
    """Tell whether the word belongs to the group of cues and not to the second, its exceptions."""
    lemma = word.lemma_.lower()
    return lemma in reading.group(group) and lemma not in reading.group(but)


def _unreal_governor(reading: Reading, governor: Token) -> bool:
    return any(
        dep(child) == "aux" and child.lower_ in reading.group("status.hypothetical_aux") for child in governor.children
    )


def _of_noun(reading: Reading, noun: Token) -> tuple[Status, str] | None:
    """Judge an event noun by what governs it: "prevent an attack", "threat of strikes", "called for an attack"."""
    if preposition(noun) == "such as" and noun.tag_ == "NNS" and not is_definite(noun):
        return Status.HYPOTHETICAL, "kind-of-event"  # "operations such as attacks on garrisons"
    top = collected(reading, noun)
    while top.dep_ == "conj" or (preposition(top) in _EXAMPLES and not is_definite(noun)):
        top = collected(reading, top.head)
    found = None
    if top.head.pos_ == "NOUN":
        found = _under_noun(reading, top)
    elif top.head.pos_ == "VERB" and dep(top) in {"obj", "obl"}:
        found = _under_verb(reading, top, top.head)
        if found is None and top != noun and not is_definite(noun) and dep(noun) != "conj":
            found = _unreal(reading, top.head)  # "to conduct operations such as attacks"
    if found is not None:
        return found
    unreal = reading.group("status.hypothetical_adjectives")
    if any(child.lower_ in unreal for child in children(noun, "amod", "compound")):
        return Status.HYPOTHETICAL, "unreal-adjective"
    return None


def _under_noun(reading: Reading, top: Token) -> tuple[Status, str] | None:
    is_complement = dep(top) in {"nmod", "acl", "compound"}
    if is_complement and top.head.lemma_.lower() in reading.group("status.hypothetical_nouns"):
        return Status.HYPOTHETICAL, "unreal-noun"
    return None


def _under_verb(reading: Reading, top: Token, verb: Token) -> tuple[Status, str] | None:
    case, is_object = preposition(top), dep(top) == "obj"
    if case == "for" and verb.lemma_.lower() in reading.group("status.demanding_verbs"):
        return Status.DEMANDED, "demanded"
    is_open = _is_among(reading, verb, "status.hypothetical_verbs", but="status.real_object_verbs")
    if is_open and (is_object or case in {"of", "for", "against"}):
        return Status.HYPOTHETICAL, "unreal-verb"
    if case == "to" and _is_sought(reading, verb):
        return Status.HYPOTHETICAL, "sought"
    return _under_mood(reading, verb) if is_object else None


def _is_sought(reading: Reading, verb: Token) -> bool:
    """Read "a reward for information leading to the arrest of": nobody is arrested yet."""
    return verb.lemma_ == "lead" and verb.tag_ == "VBG" and verb.head.lemma_.lower() in reading.group("status.sought")


def _under_mood(reading: Reading, verb: Token) -> tuple[Status, str] | None:
    """Judge the object of a verb that may itself not have happened, is denied, or is demanded.

    What somebody is told to cease goes on: "urged the army to end its raids".
    """
    if verb.lemma_.lower() in reading.group("status.ending_verbs"):
        return None
    if _unreal_governor(reading, verb):
        return Status.HYPOTHETICAL, "modal"
    if any(child.lower_ in {"not", "never", "n't"} for child in children(verb, "advmod")):
        return Status.NEGATED, "negation"
    if verb.head != verb and verb.head.lemma_ in reading.group("status.demanding_verbs") and _has_to(verb):
        return Status.DEMANDED, "demanded"
    return None
