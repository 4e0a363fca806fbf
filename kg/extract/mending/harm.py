"""What the parser is known to misread about harm, mended in the tree before any rule looks at it.

"Two guards sustained injuries" with an adjective for its verb, "to 13 killed and 25 wounded" as an infinitive, and "the
attack in the capital, which killed 12" with the capital for what killed. Each mending begins with words of harm.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator, Mapping, Set

from kg.extract.mending.joints import mend_joints
from kg.extract.mending.saying import mend_saying
from kg.extract.tokens import Doc, Token, Tokens
from kg.lexicon.words import Words
from kg.records import Harm

_HURT = frozenset({Harm.INJURED, Harm.CASUALTIES})
_UNDERGONE = {"sustained": "sustain", "suffered": "suffer", "received": "receive"}
#: What a verb becomes that takes the place of its object.
_OF_CLAUSE = {"obj": "ccomp", "obl": "advcl", "nmod": "acl", "nsubj": "ccomp"}
#: What goes over from a noun to its verb, and what it is there.
_OF_VERB = {"nmod": "obl", "acl": "advcl", "obl": "obl", "advcl": "advcl", "punct": "punct", "conj": "conj"}
_HARMED = frozenset({"killed", "wounded", "injured", "dead", "missing"})
#: Before a number that words of harm follow: no clause begins there.
_BEFORE_NUMBER = frozenset({"to", "besides", "plus"})
#: What follows a participle that ends its clause or goes on with where and when.
_BEHIND_PARTICIPLE = frozenset({"in", "by", "near", "on", "outside", "after", "during", "following", "when", "as", "."})
_WHEN = frozenset({"as", "after", "before", "when", "while"})
_WHERE = frozenset({"in", "at", "near", "outside"})
_CALENDAR = frozenset(name.lower() for name in (*month_name, *day_name) if name) | {"year", "month", "week", "day"}
_DAYS = frozenset({"overnight", "yesterday", "today", "earlier"})
#: How strongly one condemns: "in the strongest terms", "in the strongest possible manner".
_MANNERS = frozenset({"term", "manner", "way"})
#: What stands between a nominal and what it belongs to.
_STEPS = frozenset({"nmod", "appos", "conj", "obl", "compound"})


def mend(doc: Doc, words: Words, hits: Mapping[int, Tokens], names: Mapping[int, Tokens]) -> None:
    """Mend the tree of a report in place; nothing may have been found ``once`` in it yet."""
    for token in _written(doc, _UNDERGONE.keys()):
        _mend_undergone(token, words)
    for token in _written(doc, _HARMED):
        _mend_left(token, words)
        _mend_counted(token)
        _mend_headline(token)
    mend_joints(doc, words)
    mend_saying(doc, words)
    for token in _written(doc, frozenset({"when"})):
        _mend_when(token, words)
    for token in _written(doc, frozenset({"according"})):
        _mend_source(token)
    for token in doc.bearing(words.stances.keys()):
        _mend_object(token, words)
        _mend_day(token, words)
    for token in _written(doc, frozenset({"which", "that"})):
        _mend_relative(token, words, hits, names)
    for token in _written(doc, _WHERE):
        _mend_where(token, words, hits, names)


def _written(doc: Doc, forms: Set[str]) -> Iterator[Token]:
    """Yield the tokens that are written as one of the forms."""
    return (token for token in doc.bearing(forms) if token.lower_ in forms)


def _mend_undergone(word: Token, words: Words) -> None:
    """Make a verb of the word in "two guards sustained serious injuries", where it was read as an adjective."""
    noun = word.head
    if word.dep_ != "amod" or noun.i < word.i or words.harms["nouns"].get(noun.lemma_.lower()) not in _HURT:
        return
    above, bearer = noun.head, _bearer(word, noun)
    if bearer is None:
        return
    word.retag("VBD", "VERB", _UNDERGONE[word.lower_])
    if bearer.head is above:
        word.replace(above)
        moved = _split(above, word)
    else:
        relation = noun.dep_
        word.replace(noun)
        if word.head is not word:
            word.hang(word.head, _OF_CLAUSE.get(relation, relation) if above.pos_ == "VERB" else "parataxis")
        before = [(child, child.dep_) for child in noun.children if child.i < word.i]
        behind = [(child, _OF_VERB[child.relation]) for child in noun.children if child.relation in _OF_VERB]
        moved = [*before, *((child, dep) for child, dep in behind if child.i > noun.i)]
    for child, dep in moved:
        child.hang(word, dep)
    bearer.hang(word, "nsubj")
    noun.hang(word, "obj")


def _bearer(word: Token, noun: Token) -> Token | None:
    """Return the subject right before that the tree gives to the word, to its noun, or to the verb behind it.

    Or that it lists with the noun: "four were killed and 18 others sustained injuries".
    """
    above = noun.head
    owners = (word, noun, *([above] if above.i > noun.i or _is_perfect(above, word) else []))
    found = [child for owner in owners for child in owner.children if child.relation == "nsubj" and child.i < word.i]
    found += [child for child in noun.children if child.dep_ == "conj" and child.i == word.i - 1]
    nearest = max(found, key=lambda child: child.i, default=None)
    if nearest is None:
        return None
    between = (token for token in word.doc[nearest.i + 1 : word.i] if token.pos_ in {"VERB", "AUX"})
    return nearest if all(_is_perfect(token, word) for token in between) else None


def _is_perfect(auxiliary: Token, word: Token) -> bool:
    """Tell whether it is the "have" of "have sustained injuries"."""
    return auxiliary.lemma_ == "have" and auxiliary.i == word.i - 1


def _split(above: Token, word: Token) -> list[tuple[Token, str]]:
    """Hang what stood for the verb on the real one; return what else of it goes over.

    "Six guards sustained injuries as a rocket hit the base", "have sustained injuries".
    """
    if _is_perfect(above, word):
        above.hang(word, "aux")
        above.retag(above.tag_, "AUX", above.lemma_)
        return [(child, child.dep_) for child in above.children]
    above.hang(word, "advcl")
    for child in [*above.children, *(below for part in above.children for below in part.children)]:
        if child.i > word.i and child.dep_ == "case" and child.lower_ in _WHEN:
            child.hang(above, "mark")
    return [(child, child.dep_) for child in above.children if child.i < word.i]


def _mend_left(word: Token, words: Words) -> None:
    """Hang "dead" of "left two officers and a civilian dead" on the verb, where it took the last of them as subject."""
    first = word.head
    last = next((child for child in word.children if child.dep_ == "nsubj" and child.i < word.i), None)
    if word.dep_ != "conj" or first.dep_ != "obj" or last is None:
        return
    if first.head.lemma_.lower() in words.groups["harm.results"]:
        word.retag("JJ", "ADJ", word.lower_)
        for child in word.children:
            child.hang(first if child is last else last, "conj" if child is last else child.dep_)
        if last.pos_ == "ADJ":
            last.retag("NN", "NOUN", last.lemma_)
        word.hang(first.head, "xcomp")


def _mend_counted(word: Token) -> None:
    """Read "to 13 killed and 25 wounded" as numbers of killed and wounded, where it was read as a clause."""
    number = word.nbor(-1) if word.i > word.sent.start else word
    if number.tag_ != "CD" or (word.dep_ == "amod" and word.head.i > word.i):
        return
    before = number.nbor(-1) if number.i > word.sent.start else number
    is_next = word.dep_ == "conj" and word.head.pos_ == "ADJ" and word.head.lower_ in _HARMED
    if not is_next and before.lower_ not in _BEFORE_NUMBER:
        return
    if any(child.i > word.i and child.relation in {"nsubj", "obj", "aux"} for child in word.children):
        return
    word.retag("JJ", "ADJ", word.lower_)
    if number.is_ancestor(word):
        word.replace(number)
    number.hang(word, "nummod")
    if is_next:
        return
    before.retag("IN", "ADP", before.lower_)
    before.hang(word, "case")
    verb = next((node for node in word.ancestors if node.pos_ == "VERB"), None)
    if verb is not None:
        word.hang(verb, "obl")


def _mend_headline(word: Token) -> None:
    """Read "7 rebels killed in a clash" as passive: nobody is killed by them."""
    if word.tag_ != "VBD" or word.lower_ == "dead" or word.i + 1 == word.sent.end:
        return
    own = [child for child in word.children if child.relation in {"nsubj", "obj", "aux", "ccomp", "conj"}]
    if len(own) != 1 or own[0].dep_ != "nsubj" or own[0].i > word.i or word.nbor(1).lower_ not in _BEHIND_PARTICIPLE:
        return
    if own[0].tag_ == "CD" or any(child.dep_ == "nummod" for child in own[0].children):
        word.retag("VBN", "VERB", word.lemma_)
        own[0].hang(word, "nsubj:pass")


def _mend_when(word: Token, words: Words) -> None:
    """Hang "when a bomb went off" on the harm that it tells the cause of, where it hangs on one of those harmed."""
    clause = word.head
    if clause.relation != "acl" or clause.pos_ != "VERB":
        return
    verb = next((node for node in clause.ancestors if node.pos_ == "VERB"), None)
    if verb is not None and verb.i < clause.head.i and words.harms["verbs"].get(verb.lemma_.lower()) is not None:
        clause.hang(verb, "advcl")


def _mend_source(word: Token) -> None:
    """Hang "..., according to witnesses." on the sentence that it ends, where it hangs on a clause within."""
    source = word.head
    behind = word.doc[max(source.i, word.i) + 1 : word.sent.end]
    is_last = all(token.is_punct or token.is_space for token in behind)
    is_apart = word.i > word.sent.start and word.nbor(-1).text == ","
    if word.dep_ != "case" or source.relation not in {"obl", "nmod"} or not is_last or not is_apart:
        return
    if not any(node.relation in {"ccomp", "parataxis"} for node in (source.head, *source.head.ancestors)):
        source.hang(word.sent.root, "obl")


def _mend_relative(pronoun: Token, words: Words, hits: Mapping[int, Tokens], names: Mapping[int, Tokens]) -> None:
    """Hang "which killed 12" on the event that the place or the people before it belong to."""
    verb = pronoun.head
    noun = verb.head
    if verb.dep_ != "acl:relcl" or not _tells_harm(verb, pronoun, words):
        return
    if not _is_bystander(noun, pronoun, words, hits, names):
        return
    event = _event_above(noun, words)
    if event is not None:
        verb.hang(event, verb.dep_)
        if _is_of_calendar(noun) and noun.head == event.head:
            noun.hang(event, "nmod")  # "condemned the raid on Monday, which killed 12": the day of the raid


def _is_of_calendar(noun: Token) -> bool:
    return noun.lemma_.lower() in _CALENDAR or (noun.tag_ == "CD" and noun.nbor(1).lower_ in _CALENDAR)


def _mend_object(verb: Token, words: Words) -> None:
    """Make an event the object of who condemns it: "condemned in the strongest terms the attack", an aside in trees."""
    if any(child.dep_ == "obj" for child in verb.children):
        return
    for manner in [child for child in verb.children if child.dep_ == "obl" and child.lemma_.lower() in _MANNERS]:
        event = next((child for child in manner.children if child.relation in {"appos", "nmod"}), None)
        if (
            event is not None
            and event.lemma_.lower() in words.nouns
            and not any(child.relation == "case" for child in event.children)
        ):
            for child in [child for child in manner.children if child.i > event.i]:
                child.hang(event, child.dep_)
            event.hang(verb, "obj")


def _mend_day(verb: Token, words: Words) -> None:
    """Hang the day on what somebody condemns now: "condemns the attack in Norport on Monday"; it is past."""
    event = next((child for child in verb.children if child.dep_ == "obj"), None)
    if (
        verb.tag_ not in {"VBZ", "VBP"}
        or event is None
        or event.tag_ != "NN"
        or event.lemma_.lower() not in words.nouns
    ):
        return
    for child in [child for child in verb.children if child.i > event.i]:
        if child.relation in {"obl", "advmod"} and (_is_of_calendar(child) or child.lower_ in _DAYS):
            child.hang(event, "nmod:unmarked" if child.relation == "advmod" else "nmod")


def _mend_where(case: Token, words: Words, hits: Mapping[int, Tokens], names: Mapping[int, Tokens]) -> None:
    """Hang the place right behind an event on it, not on who condemns it there: "condemned the attack in Norport"."""
    place, verb = case.head, case.head.head
    if place.relation != "obl" or verb.lemma_.lower() not in words.stances or not _is_place(place, words, hits, names):
        return
    event = next((child for child in verb.children if child.dep_ == "obj"), None)
    if event is not None and event.lemma_.lower() in words.nouns and event.right_edge.i + 1 == case.i:
        place.hang(event, "nmod")


def _tells_harm(verb: Token, pronoun: Token, words: Words) -> bool:
    """Tell whether the clause is one of harm: "which killed 12", "which left 12 dead", "in which 12 were killed"."""
    is_harm = words.harms["verbs"].get(verb.lemma_.lower()) is not None
    if pronoun.relation == "obl":
        return is_harm and any(child.lower_ in {"in", "during"} for child in pronoun.children)
    leaves = verb.lemma_.lower() in words.groups["harm.causes"]
    told = words.harms["adjectives"].keys() | words.harms["nouns"].keys() | {"life"}
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    is_told = is_harm or (leaves and any(word.lower_ in told or word.lemma_ in told for word in behind))
    return pronoun.relation == "nsubj" and is_told


def _is_bystander(
    noun: Token, pronoun: Token, words: Words, hits: Mapping[int, Tokens], names: Mapping[int, Tokens]
) -> bool:
    """Tell whether the noun is no event and nothing that kills: a place, a month, or with "which" people."""
    lemma = noun.lemma_.lower()
    if _is_of_calendar(noun):
        return True
    if lemma in words.nouns or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if noun.i in hits or noun.i in names or pronoun.lower_ != "which":
        return _is_place(noun, words, hits, names)
    return lemma in words.groups["nouns.places"] | words.groups["nouns.people"]


def _is_place(noun: Token, words: Words, hits: Mapping[int, Tokens], names: Mapping[int, Tokens]) -> bool:
    hit, name = hits.get(noun.i), names.get(noun.i)
    if hit is not None:
        return hit.kb_id_.startswith("place/")
    return noun.lemma_.lower() in words.groups["nouns.places"] if name is None else name.label_ == "LOC"


def _event_above(noun: Token, words: Words) -> Token | None:
    """Return the event noun that the nominal belongs to, up to the object of its clause."""
    below = noun
    for node in noun.ancestors:
        if below.relation not in _STEPS:
            return None
        if node.pos_ == "VERB":
            heads = (child for child in node.children if child.dep_ in {"obj", "nsubj:pass"} and child.i < noun.i)
            return next((child for child in heads if child.lemma_.lower() in words.nouns), None)
        if node.lemma_.lower() in words.nouns and node.i < noun.i:
            return node
        below = node
    return None
