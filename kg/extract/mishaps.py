"""Accidents: explosions and deaths of which the report itself says that nobody meant them.

What is told again of such an event is no incident either: whole clusters are dropped, with deaths told right behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.blame.doubts import is_negated
from kg.extract.events.drafts import Draft
from kg.extract.mentions import noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.syntax import antecedent, arguments, children, dep, preposition, window_start
from kg.extract.tokens import Token
from kg.records import RoleName

_DUE_TO = frozenset(
    {
        *("due to", "because of", "owing to", "as a result of", "from", "after", "following", "by", "to", "on", "in"),
        *("during", "with"),
    }
)
_NEAR = 3  # sentences behind an accident in which deaths by nobody are its deaths


def without_mishaps(reading: Reading, clusters: Sequence[Cluster]) -> tuple[Cluster, ...]:
    """Return the clusters that tell of no accident."""
    kept: list[Cluster] = []
    told: list[int] = []
    for cluster in clusters:
        if _is_mishap(reading, cluster) or _is_its_toll(reading, cluster, told):
            told.extend(member.draft.trigger.token.i for member in cluster.members)
        else:
            kept.append(cluster)
    return tuple(kept)


def _is_mishap(reading: Reading, cluster: Cluster) -> bool:
    drafts = [member.draft for member in cluster.members]
    blasts = [draft for draft in drafts if _is_blast(reading, draft)]
    if any(_is_accidental(reading, draft) for draft in blasts) or _is_of_training(reading, drafts[0]):
        return True
    return all(_is_death(draft) and _is_in_accident(reading, draft) for draft in drafts[:1]) and not any(
        map(_is_somebodys, drafts)
    )


def _is_of_training(reading: Reading, draft: Draft) -> bool:
    """Read "training during which a crew fired a howitzer"."""
    verb = draft.trigger.token
    noun = antecedent(verb) if verb.pos_ == "VERB" else None
    during = any(preposition(child) in {"during", "in"} and child.lower_ == "which" for child in children(verb, "obl"))
    return during and noun is not None and noun_of(noun) in reading.group("mishaps.trainings")


def _is_its_toll(reading: Reading, cluster: Cluster, told: Sequence[int]) -> bool:
    """Tell whether deaths that nobody is said to have caused, or "that blast", stand right behind the accident."""
    first = cluster.members[0].draft
    token = first.trigger.token
    if first.times or first.heads(RoleName.PLACE) or any(_is_somebodys(member.draft) for member in cluster.members):
        return False
    is_meant = first.type == "killing" or (_is_blast(reading, first) and is_definite(token))
    return is_meant and any(window_start(token, _NEAR) <= accident < token.i for accident in told)


def _is_somebodys(draft: Draft) -> bool:
    return bool(draft.heads(RoleName.INITIATOR) or draft.heads(RoleName.WEAPON))


def _is_death(draft: Draft) -> bool:
    return draft.type == "killing"


def _is_blast(reading: Reading, draft: Draft) -> bool:
    """Tell whether the word says that something exploded or went off: no bomb, which was made to."""
    lemma = draft.trigger.token.lemma_.lower()
    return (
        not draft.heads(RoleName.WEAPON)
        and draft.type in {"bombing", "shooting"}
        and lemma in reading.group("mishaps.blasts")
    )


def _is_accidental(reading: Reading, draft: Draft) -> bool:
    token = draft.trigger.token
    kinds = reading.group("mishaps.kinds")
    if any(child.lower_ in kinds for child in children(token, "amod", "compound", "advmod")):
        return True
    said = (*_said_of(token), *(() if draft.trigger.carrier is None else (draft.trigger.carrier,)))
    return _is_accident(reading, token) or any(_has_cause(reading, node) for node in (token, *said))


def _is_accident(reading: Reading, noun: Token) -> bool:
    """Read "the blast was an accident", "was accidental"."""
    above = noun.head
    if noun.dep_ != "nsubj" or is_negated(above) or not any(children(above, "cop")):
        return False
    return above.lemma_.lower() in reading.group("mishaps.accidents") or above.lower_ in reading.group("mishaps.kinds")


def _said_of(event: Token) -> Iterator[Token]:
    """Yield the verbs that say of the event why it came: "was confirmed to have been caused by", "blamed on"."""
    if event.pos_ == "NOUN" and dep(event) in {"nsubj", "obj"} and event.head.pos_ == "VERB":
        yield from _chain(event.head)
    yield from children(event, "acl")


def _chain(verb: Token) -> Iterator[Token]:
    yield verb
    for clause in children(verb, "xcomp", "ccomp"):
        yield from _chain(clause)


def _has_cause(reading: Reading, node: Token) -> bool:
    """Tell whether a harmless cause stands beside the word, and nobody doubts it."""
    if _is_doubted(reading, node):
        return False
    causing = reading.group("mishaps.causing")
    for argument in arguments(node):
        is_cause = argument.relation in _DUE_TO or (argument.relation == "subject" and node.lemma_ in causing)
        if is_cause and noun_of(argument.head) in reading.group("mishaps.causes"):
            return True
    return False


def _is_doubted(reading: Reading, node: Token) -> bool:
    open_words = reading.group("status.hypothetical_aux")
    return is_negated(node) or any(child.lower_ in open_words for child in children(node, "aux"))


def _is_in_accident(reading: Reading, draft: Draft) -> bool:
    """Read "died in a crash", "a training incident that killed one", "were killed when the bus overturned"."""
    token = draft.trigger.token
    if token.pos_ != "VERB" or _is_doubted(reading, token):
        return False
    found = [argument.head for argument in arguments(token) if argument.relation in _DUE_TO | {"subject"}]
    described = antecedent(token)
    nouns = (*found, *(() if described is None else (described,)))
    if any(_names_accident(reading, head) for head in nouns) or any(_when(reading, token)):
        return True
    above = (token.head, token.head.head) if token.tag_ == "VBG" and dep(token) == "advcl" else ()
    return any(
        verb.lemma_.lower() in reading.group("mishaps.happens") for verb in above
    )  # "crashed, killing all aboard"


def _names_accident(reading: Reading, head: Token) -> bool:
    if noun_of(head) in reading.group("mishaps.accidents"):
        return True
    practised = any(child.lower_ in {"training", "live-fire"} for child in children(head, "compound", "amod"))
    return practised and noun_of(head) in {"incident", "exercise", "drill", "mishap"}


def _when(reading: Reading, verb: Token) -> Iterable[bool]:
    for clause in children(verb, "advcl"):
        marks = {mark.lower_ for mark in children(clause, "mark", "advmod")}
        yield bool(marks & {"when", "after", "as"}) and clause.lemma_.lower() in reading.group("mishaps.happens")
