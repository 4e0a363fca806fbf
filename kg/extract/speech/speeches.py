"""The acts of saying of a report: reporting verbs and nouns with their speakers, "according to", tails and quotations.

``speaking`` tells who can speak and finds speakers on the surface, ``quotations`` where quotation marks open and close.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.mentions import kinds
from kg.extract.reading import Reading
from kg.extract.speech.attribution import WHOLE_CLAUSE, Floor, Speech, Speeches, has_that, is_told_by_noun
from kg.extract.speech.documents import issuer
from kg.extract.speech.floors import announced_floors
from kg.extract.speech.quotations import QUOTES, covered, find_quotations, is_behind_only_marks
from kg.extract.speech.speaking import Aside, aside, can_speak, headline_source, lost_verb, of_measure, of_nobody
from kg.extract.syntax import children, dep, is_passive, preposition, subject
from kg.extract.tokens import Token, Tokens
from kg.records import MentionKind

#: Groups of the words that mark an act of saying.
_CUES = (
    "reporting.verbs",
    "reporting.exclaiming",
    "reporting.nouns",
    "reporting.adjectives",
    "reporting.counting",
    "reporting.according",
)
_BESIDE = 7  # words behind a quotation in which a verb says whose it is: "...," the deputy mayor of the town charged
_QUOTE_WORDS = 3  # shorter quoted fragments are labels ("shock and awe"), not speech


def find_speeches(reading: Reading) -> Speeches:
    """Return every act of saying in the report."""
    found: dict[int, Speech] = {}
    marked: defaultdict[int, list[Token]] = defaultdict(list)
    for token in reading.bearing(*_CUES):
        marked[token.sent.start].append(token)
    for sentence in reading.doc.sents:
        heard = [speech for token in marked[sentence.start] for speech in _at(reading, token)]
        for speech in heard or _without_verb(reading, sentence):
            found.setdefault(speech.node.i, speech)
    announced = tuple(announced_floors(reading, found))
    quoted = {**_announced(reading, announced), **_quoted(reading, Speeches(found))}
    return Speeches(found, quoted, announced)


def _announced(reading: Reading, floors: Iterable[Floor]) -> dict[int, Speech]:
    """Return the speech that the words of each announced floor belong to."""
    return {
        index: Speech(floor.cue, floor.speaker, "announced")
        for floor in floors
        for index in covered(reading.doc, floor.start, floor.end)
    }


def _at(reading: Reading, token: Token) -> Iterator[Speech]:
    """Yield the acts of saying that the token marks."""
    if token.pos_ == "VERB" and _is_of_saying(reading, token):
        speech = _speech(reading, token)
        if speech is not None:
            yield speech
    elif token.pos_ == "VERB" and token.lemma_.lower() in reading.group("reporting.counting"):
        yield from _of_count(reading, token)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in reading.group("reporting.nouns"):
        yield from _of_noun(reading, token)
    elif token.pos_ == "ADJ" and token.lower_ in reading.group("reporting.adjectives"):
        yield from _of_adjective(reading, token)
    if token.lower_ in reading.group("reporting.according"):
        yield from _according(reading, token)


def _is_of_saying(reading: Reading, verb: Token) -> bool:
    """Tell whether the verb is one of saying, or becomes one behind what is quoted: '"...," he charged'."""
    lemma = verb.lemma_.lower()
    if lemma in reading.group("reporting.verbs"):
        return True
    if lemma not in reading.group("reporting.exclaiming") or any(children(verb, "obj")):
        return False
    return any(
        end <= verb.i <= end + _BESIDE and not any(token.text in {".", ";"} for token in reading.doc[end : verb.i])
        for _, end in find_quotations(reading.doc)
    )


def _speech(reading: Reading, verb: Token) -> Speech | None:
    beside = aside(reading, verb)
    speaker = _source(verb) if verb.lemma_.lower() in reading.group("reporting.hearing") else _subject(reading, verb)
    if speaker is not None and _says(reading, verb, speaker) and not _disagrees(beside, speaker, verb):
        speaker = issuer(reading, speaker)
        return Speech(verb, speaker, "tail" if dep(verb) == "parataxis" else "clause")
    if beside is None:
        return None
    return Speech(verb, issuer(reading, beside.speaker), "tail-surface", told=beside.told)


def _says(reading: Reading, verb: Token, speaker: Token) -> bool:
    """Tell whether the verb is one of saying here: "shared that", but "shared a meal"."""
    if verb.lemma_.lower() in reading.group("reporting.written") and not _is_document(reading, speaker):
        return False
    if not can_speak(reading, speaker, verb) or _is_reduced(reading, verb):
        return False
    return verb.lemma_.lower() not in reading.group("reporting.clause_only") or _is_clausal(verb)


def _is_document(reading: Reading, speaker: Token) -> bool:
    return speaker.lemma_.lower() in reading.group("reporting.documents")


def _is_reduced(reading: Reading, verb: Token) -> bool:
    """Tell whether others say it of the subject: "rebels said to be short of food"."""
    following = verb.doc[verb.i + 1 : verb.i + 3]
    return (
        len(following) == 2
        and verb.lemma_.lower() in reading.group("reporting.said_of")
        and following[0].lower_ == "to"
        and following[1].tag_ == "VB"
    )


def _is_clausal(verb: Token) -> bool:
    return any(
        dep(child) in WHOLE_CLAUSE
        or (dep(child) in {"obl", "acl"} and (preposition(child) in {"of", "about"} or has_that(child)))
        or any(has_that(clause) for clause in children(child, "acl"))
        for child in verb.children
    )


def _subject(reading: Reading, verb: Token) -> Token | None:
    if verb.lemma_.lower() in reading.group("reporting.quoting") and is_passive(verb):
        return next(children(verb, "nsubj:pass"), None)  # "was quoted by the agency as saying"
    found = subject(verb)
    above = _outer(verb)
    if above is not None:
        found = subject(above) or found
    return None if found is None else found[0]


def _outer(verb: Token) -> Token | None:
    """Return the verb of saying that a participle goes on from: "the group said its men struck, adding that".

    It hangs on what was said, and whoever is the subject there does not say it.
    """
    clause = verb.head
    has_own = any(children(verb, "nsubj", "mark"))
    if verb.tag_ != "VBG" or dep(verb) != "advcl" or has_own or dep(clause) not in WHOLE_CLAUSE or clause.i > verb.i:
        return None
    return clause.head if dep(clause) == "ccomp" and clause.head.pos_ == "VERB" else None


def _source(verb: Token) -> Token | None:
    """Return from whom something was heard: "heard from the family that"."""
    return next((child for child in children(verb, "obl") if preposition(child) == "from"), None)


def _disagrees(beside: Aside | None, speaker: Token, verb: Token) -> bool:
    """Tell whether the words beside the verb name somebody else than the tree, or the tree finds nothing said."""
    if beside is None:
        return False
    has_content = any(dep(child) in WHOLE_CLAUSE for child in verb.children)
    is_tail = dep(verb) == "parataxis" and verb.head.dep_ == "ROOT"
    return beside.speaker != speaker or not (has_content or is_tail)


def _of_noun(reading: Reading, noun: Token) -> Iterator[Speech]:
    """Yield the speaker of a noun of saying: "the governor's claim that", "carried word that", "by the account of"."""
    speaker = issuer(reading, noun)
    if speaker == noun:
        return
    if preposition(noun) in {"by", "in"} and dep(noun) in {"obl", "nmod"} and _is_version(reading, noun):
        yield Speech(noun, speaker, "according")
    elif any(is_told_by_noun(child) for child in noun.children):
        yield Speech(noun, speaker, "noun")


def _of_count(reading: Reading, verb: Token) -> Iterator[Speech]:
    """Yield the speaker of "put the number of dead at 30"."""
    found = subject(verb)
    counted = any(child.lemma_.lower() in reading.group("reporting.counts") for child in children(verb, "obj"))
    if counted and found is not None and can_speak(reading, found[0], verb):
        yield Speech(verb, found[0], "count")


def _of_adjective(reading: Reading, adjective: Token) -> Iterator[Speech]:
    """Yield the speaker of "was adamant that": an actor who holds something, no "it was clear that"."""
    subject_of = next(children(adjective, "nsubj"), None)
    holds = any(has_that(clause) for clause in children(adjective, "ccomp", "advcl"))
    if holds and subject_of is not None and MentionKind.ACTOR in kinds(reading, subject_of):
        yield Speech(adjective, subject_of, "clause")


def _is_version(reading: Reading, noun: Token) -> bool:
    """Tell whether the phrase says whose version it is: "by all accounts", "in the words of"."""
    return noun.lemma_.lower() in reading.group("reporting.versions")


def _according(reading: Reading, token: Token) -> Iterator[Speech]:
    """Yield the speaker of "according to X"; X hangs on what X says. A plan or a custom says nothing."""
    head = token.head
    if token.dep_ == "case" and "according" in preposition(head):
        if not (of_measure(reading, head) or of_nobody(reading, head)):
            yield Speech(token, issuer(reading, head), "according", anchor=head)
        return
    for argument in children(token, "obl", "nmod", "obj"):
        if not (of_measure(reading, argument) or of_nobody(reading, argument)):
            yield Speech(token, issuer(reading, argument), "according")


def _without_verb(reading: Reading, sentence: Tokens) -> Iterator[Speech]:
    """Yield the speaker of a sentence without reporting verb.

    The verb was lost with a link or left out ("...", spokesman So-and-so Wednesday; spokesman So-and-so Wednesday that
    ...); how it was said is not known.
    """
    for rule, find in (("lost-verb", lost_verb), ("headline", headline_source)):
        found = find(reading, sentence)
        if found is not None:
            yield Speech(found.speaker, found.speaker, rule, told=found.told)
            return
    beside = _beside_quote(reading, sentence)
    if beside is not None:
        yield Speech(beside, beside, "quote-adjacency", told=((sentence.start, _quoted_end(sentence)),))


def _beside_quote(reading: Reading, sentence: Tokens) -> Token | None:
    """Return the person or body that stands behind a quotation in a sentence without reporting verb."""
    marks = [token.i for token in sentence if token.text in QUOTES]
    if len(marks) < 2 or marks[-1] - marks[0] - 1 < _QUOTE_WORDS:
        return None
    behind = [
        token
        for token in sentence
        if token.i > marks[-1] and not token.is_punct and not token.is_space and not reading.is_time(token)
    ]
    if not behind or any(token.pos_ in {"VERB", "AUX"} for token in behind):
        return None
    actors = [token for token in behind if MentionKind.ACTOR in kinds(reading, token)]
    heads = [token for token in actors if token.head not in behind]
    names = [token for token in actors if token.pos_ == "PROPN"]
    return next(iter(heads + names), None)


def _quoted_end(sentence: Tokens) -> int:
    return max(token.i for token in sentence if token.text in QUOTES) + 1


def _quoted(reading: Reading, speeches: Speeches) -> dict[int, Speech]:
    """Return the speech that the words of each quotation belong to.

    A quotation is said by whom a verb outside it names in the sentences in which it begins or ends; one that begins its
    sentence without such a verb goes on from the sentence before it.
    """
    found: dict[int, Speech] = {}
    for start, end in find_quotations(reading.doc):
        speech = _outside(reading, speeches, start, end) or _going_on(reading, speeches, found, start)
        if speech is not None:
            found.update((index, speech) for index in covered(reading.doc, start, end))
    return found


def _outside(reading: Reading, speeches: Speeches, start: int, end: int) -> Speech | None:
    """Return the act of saying that stands outside the quotation in its first or its last sentence."""
    for inside in (end - 1, start):
        sentence = reading.doc[inside].sent
        beside = [
            speech
            for speech in _spoken_in(speeches, sentence)
            if not start <= speech.cue.i < end and not start <= speech.speaker.i < end
        ]
        if beside:
            return min(beside, key=lambda speech: min(abs(speech.cue.i - start), abs(speech.cue.i - end)))
    return None


def _going_on(reading: Reading, speeches: Speeches, found: Mapping[int, Speech], start: int) -> Speech | None:
    """Return whose words the sentence before the quotation tells: its quotation's, or those of its main verb."""
    sentence = reading.doc[start].sent
    if sentence.start == 0 or not is_behind_only_marks(reading.doc, sentence.start, start):
        return None
    before = reading.doc[sentence.start - 1].sent
    heard = next((found[token.i] for token in reversed(list(before)) if token.i in found), None)
    main = [speech for speech in _spoken_in(speeches, before) if speech.cue.i not in found and _is_main(speech)]
    return main[-1] if main else heard


def _is_main(speech: Speech) -> bool:
    return speech.is_on_surface or speech.cue.dep_ in {"ROOT", "conj", "parataxis"}


def _spoken_in(speeches: Speeches, sentence: Tokens) -> Sequence[Speech]:
    return [
        speech
        for speech in speeches.by_cue.values()
        if sentence.start <= speech.cue.i < sentence.end and speech.rule not in {"according", "noun"}
    ]
