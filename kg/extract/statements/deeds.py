"""What speakers say of their own deeds: that they did it, or did not.

What an armed group says that its own fighters did is a claim of responsibility, whatever verb says so; of a state's
forces, who tell of every operation of theirs, it is a report like others. Whoever says that they did not do it denies
it, and who says that they will strike back threatens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extract.events.armed import is_armed_group
from kg.extract.events.drafts import Draft
from kg.extract.mentions import family, is_country, noun_of
from kg.extract.reading import Reading
from kg.extract.speech.floors import FIRST_PERSON
from kg.extract.statements.reprisals import is_reprisal, will_be_struck
from kg.extract.syntax import children
from kg.extract.tokens import Token
from kg.lexicon.entities import load_entities
from kg.records import RoleName, Status

_NOT = frozenset({"not", "n't", "n’t", "never"})
_NONE = frozenset({"none", "no", "nobody"})
_TITLES = ("nmod", "nmod:poss", "compound", "amod", "appos", "flat", "nmod:desc")
_OURS = FIRST_PERSON | {"us", "our", "ours", "my"}
OWN = frozenset({"its", "their", "our", "his"})


def owns_up(reading: Reading, speaker: Token, about: Iterable[int], drafts: Mapping[int, Draft]) -> bool:
    """Tell whether an armed group, or who speaks for it, says that it did one of the events itself."""
    done = [drafts[index] for index in about if index in drafts and drafts[index].status is not Status.NEGATED]
    doers = [
        head for draft in done for head in (*draft.heads(RoleName.INITIATOR), *children(draft.trigger.token, "nsubj"))
    ]
    if any(doer.lower_ == "i" for doer in doers):
        return True
    return _is_armed(reading, speaker) and any(_is_own(reading, speaker, head) for head in doers)


def disowns(reading: Reading, speaker: Token, clauses: Iterable[Token]) -> bool:
    """Tell whether a clause that is said says that the speaker did not do it: "none of us were involved in it"."""
    return any(is_undone(reading, clause) and _is_by_speaker(reading, speaker, clause) for clause in clauses)


def is_undone(reading: Reading, clause: Token) -> bool:
    """Tell whether a clause with a deed, or a part in one, is negated, by itself or by its subject."""
    lemma = clause.lemma_.lower()
    parts = [child.lemma_.lower() for child in children(clause, "obj")]
    if lemma == "have" and "nothing" in parts:  # "had nothing to do with it"
        return any(child.lemma_ == "do" for child in clause.subtree)
    guilt = reading.group("statements.guilt")
    is_deed = lemma in guilt or lemma in reading.words.verbs or lemma in reading.group("statements.doing")
    is_deed = is_deed or is_behind(clause)
    if lemma == "be" or not (is_deed or any(part in guilt for part in parts)):
        return False
    is_past = any(word.tag_ in {"VBD", "VBN", "VBZ", "VBP"} for word in (clause, *children(clause, "aux", "cop")))
    subjects = children(clause, "nsubj", "nsubj:pass")
    shares = (child for child in children(clause, "obj") if child.lemma_.lower() in guilt)  # "had no role in it"
    is_none = any(word.lower_ in _NONE for head in (*subjects, *shares) for word in (head, *children(head, "det")))
    is_open = any(child.lower_ in reading.group("status.hypothetical_aux") for child in children(clause, "aux"))
    return is_past and not is_open and (is_none or any(child.lower_ in _NOT for child in clause.children))


def is_behind(clause: Token) -> bool:
    """Tell whether the clause says that somebody is, or is not, behind an event."""
    return any(child.lower_ == "behind" for child in clause.children) and any(children(clause, "cop"))


def threatens(reading: Reading, speaker: Token, clauses: Iterable[Token]) -> bool:
    """Tell whether a clause that is said announces what the speaker will do to others: "it would retaliate"."""
    said = tuple(clauses)
    if any(is_reprisal(reading, clause) and _is_by_speaker(reading, speaker, clause) for clause in said):
        return True
    return strikes(reading, speaker, said)


def strikes(reading: Reading, speaker: Token, clauses: Iterable[Token]) -> bool:
    """Tell whether who can do it says that something will be struck: "any ship there will be targeted"."""
    return any(will_be_struck(reading, clause) for clause in clauses) and _can_strike(reading, speaker)


def _can_strike(reading: Reading, speaker: Token) -> bool:
    """Tell whether the speaker is a state, its forces or an armed group."""
    hit = reading.hits.get(reading.referent(speaker).i)
    is_army = family(reading, noun_of(speaker)) == "forces"
    if is_army or _is_armed(reading, speaker) or (hit is not None and is_country(hit)):
        return True
    actor = None if hit is None else load_entities().actors.get(hit.kb_id_)
    return actor is not None and actor.cls == "StateForce"


def _is_by_speaker(reading: Reading, speaker: Token, clause: Token) -> bool:
    for head in children(clause, "nsubj", "nsubj:pass"):
        near = (head, *children(head, "nmod", "nmod:poss"))
        if any(word.lower_ in _OURS for word in head.subtree):
            return True
        if _are_one(reading.referent(head), reading.referent(speaker)) or any(
            owner.lower_ in OWN and _speaks(reading, speaker, owner) for owner in near
        ):
            return True
    return False


def _are_one(one: Token, other: Token) -> bool:
    """Tell whether two words mean one: the same word, or the same name twice."""
    return one == other or (one.pos_ == other.pos_ == "PROPN" and one.lower_ == other.lower_)


def _is_own(reading: Reading, speaker: Token, doer: Token) -> bool:
    if doer.lower_ in FIRST_PERSON:
        return True
    if reading.referent(doer) == reading.referent(speaker):
        return doer.i != speaker.i
    if _named_below(reading, doer) & _named_below(reading, reading.referent(speaker)):
        return True
    return any(owner.lower_ in OWN and _speaks(reading, speaker, owner) for owner in children(doer, "nmod:poss"))


def _named_below(reading: Reading, head: Token) -> set[str]:
    return {
        reading.hits[token.i].kb_id_
        for token in head.subtree
        if token.i in reading.hits and is_armed_group(reading, token)
    }


def _speaks(reading: Reading, speaker: Token, owner: Token) -> bool:
    meant = reading.referent(owner)
    return meant == owner or meant in {reading.referent(speaker), *speaker.subtree}


def _is_armed(reading: Reading, speaker: Token) -> bool:
    """Tell whether the speaker is an armed group or its fighters, or a spokesman of one."""
    referent = reading.referent(speaker)
    beside = tuple(children(referent, *_TITLES))
    near = (referent, *beside, *(part for token in beside for part in children(token, *_TITLES)))
    return any(is_armed_group(reading, token) or family(reading, noun_of(token)) == "fighters" for token in near)
