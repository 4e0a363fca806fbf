"""Drafts that tell once more what was told: of the same victims, in the same sentence, or by a word taken as known.

"The minister was shot on Monday ... The murder of the minister"; "was ambushed and killed"; "the bomb went off".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.events.drafts import Draft, Slot
from kg.extract.mentions import is_plural, noun_of
from kg.extract.nominals import is_definite
from kg.extract.reading import Reading
from kg.extract.sameness.beside import is_another, is_one_more
from kg.extract.sameness.clashes import days_clash, facts_clash, harms_more, is_counted_on, may_be_one
from kg.extract.sameness.headlines import is_announced
from kg.extract.sameness.keys import key
from kg.extract.sameness.likeness import Cluster, Facts, hits_something_new, same_noun, same_place, telling
from kg.extract.sameness.victims import (
    TAKING,
    are_alike,
    counts_same,
    describes_named,
    has_names,
    is_lethal,
    known_again,
    lists_counted,
    names_same,
    refers_back,
    stand_for,
)
from kg.extract.syntax import antecedent, children, dep, is_passive, window_start
from kg.extract.tokens import Doc
from kg.lexicon.entities import Entities
from kg.lexicon.types import BLASTS, GENERIC
from kg.lexicon.words import load_words
from kg.records import Harm, Mention, Precision, RoleName

_NEAR = 3  # sentences back that a pronoun may refer to
_WINDOW = 8  # sentences back that a word taken as known may refer to
_LEAD = 3  # sentences in which a report says what it is about; a title and a place line count
#: What those who did it are called for what they did.
_DOERS = frozenset({"attacker", "assailant", "gunman", "shooter", "perpetrator", "bomber", "raider", "intruder"})
#: Words that open a sentence with a place or time of its own.
_FRAMES = frozenset({"in", "at", "on", "near", "outside", "around"})
_SUFFERS = (RoleName.TARGET, RoleName.OBJECT)


def home_of_retelling(
    reading: Reading, facts: Facts, clusters: Iterable[Cluster], entities: Entities
) -> tuple[Cluster, str] | None:
    """Return the cluster that the draft tells again and the rule that says so; ``clusters`` the likeliest first."""
    possible = [found for found in clusters if may_be_one(facts, found) and not days_clash(facts, found)]
    for found in possible:
        if _has_same_victims(reading, facts, found, entities):
            return found, "same-victims"
    if is_counted_on(facts.draft):
        return None
    free = [found for found in possible if not facts_clash(reading, facts, found, entities)]
    for tells_again, rule in _REASONS:
        home = next((found for found in free if tells_again(facts, found)), None)
        if home is not None:
            return home, rule
    return None


# ------------------------------------------------------------------------------------------------------- victims


def _has_same_victims(reading: Reading, facts: Facts, candidate: Cluster, entities: Entities) -> bool:
    """Tell whether both harm the same people; who is killed is killed once, whoever is said to have done it where."""
    theirs = candidate.victims
    same_name = names_same(facts.victims, theirs)
    if same_name and is_lethal(facts.draft) and any(is_lethal(member.draft) for member in candidate.members):
        return True
    same = same_name or _is_told_number(facts, candidate) or refers_back(facts.victims, theirs)
    same = same or _are_known_victims(facts, candidate)
    is_list = _names_counted(facts, candidate) or _names_one_of_dead(facts, candidate)
    return (same or is_list) and not facts_clash(reading, facts, candidate, entities, same_victims=same_name or is_list)


def _is_told_number(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether both harm the same number of people, and the words set the one not beside the other."""
    is_new = hits_something_new(facts, candidate) and is_another(facts.draft.trigger.token)
    return not is_new and counts_same(facts.victims, candidate.victims)


def _names_counted(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft names, one by one, as many people as the opening counts."""
    draft = facts.draft
    if not _takes_people(draft) or not any(_takes_people(member.draft) for member in candidate.members):
        return False
    is_new = is_another(draft.trigger.token)
    return not is_new and _opens(candidate, draft) and lists_counted(facts.victims, candidate.victims)


def _names_one_of_dead(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft names one of those who were just counted: "killed two people ... Ana Ruiz, 52, died"."""
    draft, verb = facts.draft, facts.draft.trigger.token
    is_plain = draft.type == "killing" and verb.pos_ == "VERB" and len(facts.victims) == 1 and has_names(facts.victims)
    if not is_plain or facts.initiators or facts.places or draft.times or is_another(verb) or is_counted_on(draft):
        return False
    dead = [toll for member in candidate.members for toll in member.draft.tolls if toll.harm is Harm.KILLED]
    is_near = candidate.last.trigger.token.i >= window_start(verb, _WINDOW)
    return is_near and any(toll.quantity.low > 1 for toll in dead) and not has_names(candidate.victims)


def _are_known_victims(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether people who were taken or killed are told of as known: "the bishop was killed", "they were shot"."""
    theirs = candidate.victims
    near = candidate.last.trigger.token.i >= window_start(facts.draft.trigger.token, _NEAR)
    if not near and not any(_takes_people(member.draft) for member in candidate.members):
        return False
    if known_again(facts.victims, theirs, near=near):
        return True
    return near and _takes_people(facts.draft) and stand_for(facts.victims, theirs)


def _takes_people(draft: Draft) -> bool:
    return is_lethal(draft) or draft.type in TAKING


# ------------------------------------------------------------------------------------------------------- one sentence


def _is_in_one_sentence(facts: Facts, candidate: Cluster) -> bool:
    draft = facts.draft
    return any(
        _is_second_verb(draft, member.draft) or _shares_weapon(draft, member.draft) for member in candidate.members
    )


def _is_second_verb(draft: Draft, told: Draft) -> bool:
    """Tell whether the verb goes on with what the other began: no subject, day or object of its own says otherwise."""
    verb, first = draft.trigger.token, told.trigger.token
    if verb.pos_ != "VERB" or first.pos_ != "VERB" or any(children(verb, "nsubj")) or draft.times:
        return False
    if verb.i == first.i + 2 and verb.nbor(-1).lower_ == "and":
        return True  # "shot and killed", "raided and attacked"
    is_below = verb.head == first and dep(verb) in {"conj", "advcl", "acl"}
    return is_below and is_passive(first) and (is_passive(verb) or verb.tag_ == "VBN")


def _shares_weapon(draft: Draft, told: Draft) -> bool:
    """Tell whether one and the same word is the weapon of both: "a bomb, planted by rebels, blew up"."""
    ours = {slot.head for slot in draft.slots if _acts(slot)}
    return any(slot.head in ours for slot in told.slots if _acts(slot))


def _acts(slot: Slot) -> bool:
    """Tell whether a weapon does it itself: with its mortars, a battery shells one town after the other."""
    return slot.role is RoleName.WEAPON and slot.rule.startswith(("nsubj", "conj-subject", "acl", "obl:agent"))


# ------------------------------------------------------------------------------------------------------- taken as known


def _takes_as_known(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the clause describes its event by somebody or something of the candidate: "the car that blew up"."""
    draft = facts.draft
    if candidate.last.trigger.token.i < window_start(draft.trigger.token, _WINDOW):
        return False
    told = [slot for member in candidate.members for slot in member.draft.slots]
    is_blast = draft.type in BLASTS and all(member.draft.type in BLASTS for member in candidate.members)
    return any(_is_slot_told(slot, told) or (is_blast and _is_bomb(slot)) for slot in _known_slots(draft))


def _is_bomb(slot: Slot) -> bool:
    """Tell whether it is what went off in a blast, and known by that: "a blast hit a bank ... the device had ..."."""
    return slot.role is RoleName.WEAPON and noun_of(slot.head) in load_words().groups["light.bombs"]


def _known_slots(draft: Draft) -> Iterator[Slot]:
    verb = draft.trigger.token
    if verb.pos_ != "VERB":
        return
    described = antecedent(verb)
    for slot in draft.slots:
        is_subject = slot.role is RoleName.WEAPON and slot.rule == "nsubj"
        if (is_subject or slot.head == described) and is_definite(slot.head):
            yield slot


def _hits_known_thing(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether what was hit was just told of: "fired on a bus ... The bus was attacked"."""
    draft = facts.draft
    types = {draft.type, *(member.draft.type for member in candidate.members)}
    things = [slot for slot in draft.slots if slot.role is RoleName.OBJECT and slot.rule.startswith(("nsubj", "obj"))]
    if not things or not types & GENERIC or draft.times or not _is_one_act(draft):
        return False
    if candidate.last.trigger.token.i < window_start(draft.trigger.token, _NEAR):
        return False
    return all(is_definite(slot.head) for slot in things) and same_noun(facts.things, candidate.gathered("things"))


def _is_slot_told(slot: Slot, told: Iterable[Slot]) -> bool:
    same_role = (other for other in told if other.role is slot.role or {other.role, slot.role} <= set(_SUFFERS))
    return any(
        noun_of(other.head) == noun_of(slot.head) and is_plural(other.head) == is_plural(slot.head)
        for other in same_role
    )


def _has_known_doers(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether those who were just told of do it: "Gunmen attacked a bus. The gunmen shot at the passengers"."""
    draft, verb = facts.draft, facts.draft.trigger.token
    if verb.dep_ == "conj" and not any(children(verb, "nsubj", "nsubj:pass")):
        return False  # grammar says who did both, and whether they are one
    if not _is_one_act(draft) or draft.times or facts.places or hits_something_new(facts, candidate):
        return False
    if candidate.last.trigger.token.i < window_start(draft.trigger.token, _NEAR) or not _is_close(draft, candidate):
        return False
    theirs = {one.noun for one in candidate.gathered("initiators")}
    words = {member.draft.trigger.token.lemma_.lower() for member in candidate.members}
    is_same_word = draft.trigger.token.lemma_.lower() in words
    return any(_is_known_again(one, theirs, is_same_word=is_same_word) for one in facts.initiators)


def _is_close(draft: Draft, candidate: Cluster) -> bool:
    """Tell whether both are acts of one type, or one is told in general."""
    types = {draft.type, *(member.draft.type for member in candidate.members)}
    return len(types) == 1 or bool(types & GENERIC)


def _is_known_again(doer: Mention, told: set[str], *, is_same_word: bool) -> bool:
    """Tell whether words take somebody as known who can be those told before, by noun or as "the attackers"."""
    is_known = key(doer) is None and doer.text.lower().startswith(("the ", "these ", "those "))
    return is_known and (doer.noun in told or bool(told) and (is_same_word or doer.noun in _DOERS))


def _names_victim(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft gives a name to whom the opening described: "a judge", then "Ana Ruiz, a judge"."""
    draft = facts.draft
    is_dated = any(one.precision is not Precision.DAY for one in facts.days)
    if not is_lethal(draft) or is_dated or is_another(draft.trigger.token) or has_names(candidate.victims):
        return False
    return _opens(candidate, draft) and describes_named(facts.victims, candidate.victims)


# ------------------------------------------------------------------------------------------------------- lead and body


def _is_detail(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the draft tells in detail what the report opened with."""
    draft = facts.draft
    opening = candidate.members[0].draft
    if not _opens(candidate, draft) or is_plural(opening.trigger.token):
        return False
    if not _is_one_act(draft) or hits_something_new(facts, candidate):
        return False
    if draft.type != opening.type and not {draft.type, opening.type} & GENERIC:
        return False
    if harms_more(facts, candidate):
        return False
    theirs = candidate.gathered("things") + candidate.gathered("places")
    is_there = same_place(facts.places, candidate.gathered("places"))
    is_same = (
        is_there
        or same_noun(facts.things + telling(facts.places), theirs)
        or are_alike(facts.victims, candidate.victims)
    )
    return is_same or _goes_on(facts, candidate) or _does_no_more(facts, candidate)


def _does_no_more(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the same people do the same, and nothing says where, when or to whom: "... when soldiers fired"."""
    draft = facts.draft
    if facts.places or facts.things or facts.victims or draft.times or draft.trigger.token.pos_ != "VERB":
        return False
    if draft.trigger.token.sent[0].lower_ in _FRAMES:
        return False  # "In Tarela, two women said soldiers had opened fire"
    is_near = candidate.last.trigger.token.i >= window_start(draft.trigger.token, _WINDOW)
    theirs = {one.noun for one in candidate.gathered("initiators")}
    return is_near and any(key(one) is None and one.noun in theirs for one in facts.initiators)


def _goes_on(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the sentence right behind tells how an attack was made: "The attack ... A bomber blew up a car"."""
    draft, opening = facts.draft, candidate.members[0].draft
    is_general = opening.type == "attack" and opening.trigger.token.pos_ == "NOUN" and draft.type not in GENERIC
    is_next = candidate.last.trigger.token.sent.end == draft.trigger.token.sent.start
    is_unsaid = not facts.initiators or not candidate.gathered("initiators")
    return is_general and is_next and draft.trigger.token.pos_ == "VERB" and not draft.times and is_unsaid


def _is_one_act(draft: Draft) -> bool:
    """Tell whether the words tell of one act of their own: no plural, no "by attacking", no "also attacked"."""
    token = draft.trigger.token
    is_bare_gerund = token.tag_ == "VBG" and token.dep_ != "xcomp" and not any(children(token, "aux", "nsubj"))
    return not is_plural(token) and not is_bare_gerund and not is_another(token) and not is_one_more(token)


def _opens(candidate: Cluster, draft: Draft) -> bool:
    """Tell whether the report opens with the candidate."""
    return candidate.members[0].draft.trigger.token.i < _end_of_lead(draft.trigger.token.doc)


def _end_of_lead(doc: Doc) -> int:
    return doc.sents[:_LEAD][-1].end


def _tells_of_weapon(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the next sentence says what the weapons did: "shelled a town ... One of the shells hit a house"."""
    draft = facts.draft
    last = candidate.last
    if last.trigger.token.sent.end != draft.trigger.token.sent.start or last.type != draft.type:
        return False
    if draft.times or facts.initiators or not _is_one_act(draft):
        return False
    return any(_is_known_weapon(slot) for slot in draft.slots if _acts(slot))


def _is_known_weapon(slot: Slot) -> bool:
    """Tell whether the words take the weapon as known, or say only of what kind it was: "the shells", "shells"."""
    head = slot.head
    is_one_of = any(child.lower_ == "the" for child in children(head, "det"))
    return is_definite(head) or is_one_of or (is_plural(head) and not any(children(head, "det", "nummod", "amod")))


#: What speaks for a retelling where nothing speaks against it, the surest first, with the names of the rules.
_REASONS = (
    (_is_in_one_sentence, "same-sentence"),
    (_takes_as_known, "same-known"),
    (is_announced, "same-as-headline"),
    (_is_detail, "same-as-lead"),
    (_tells_of_weapon, "same-weapon"),
    (_hits_known_thing, "same-thing"),
    (_has_known_doers, "same-doers"),
    (_names_victim, "same-named"),
)
