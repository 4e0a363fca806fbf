"""Who condemned, backed, demanded, threatened, denied, claimed, mourned or announced what, and at whom it is directed.

A statement is an act of saying by somebody who can be told: it has speakers and a stance, and can have targets and be
about incidents. ``stances`` and ``judgements`` say what words do, ``voices`` whose they are (with ``floors`` for
releases), ``addressees`` at whom they are directed and ``topics`` which events they are about. ``lostverbs`` reads
sentences without a verb, ``sayings`` leaves out what says the same twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.events.drafts import Draft
from kg.extract.mentions import family, noun_of
from kg.extract.reading import Reading
from kg.extract.sameness.likeness import Cluster
from kg.extract.speech.attribution import Speech, Speeches
from kg.extract.speech.floors import find_floors
from kg.extract.speech.quotations import find_quotations
from kg.extract.statements.addressees import Aim, Target, aim
from kg.extract.statements.deeds import disowns, owns_up, threatens
from kg.extract.statements.judgements import is_held, is_pledged, judgement
from kg.extract.statements.lostverbs import find_lost_verbs
from kg.extract.statements.sayings import Saying
from kg.extract.statements.stances import (
    CLAIM,
    DENIAL,
    PLAIN,
    content_heads,
    is_told,
    is_unreal,
    is_unsaid,
    stance_of,
    stance_verbs,
)
from kg.extract.statements.standins import Story
from kg.extract.statements.topics import Topics
from kg.extract.statements.voices import Voice, Voices
from kg.extract.syntax import children, dep, preposition
from kg.extract.tokens import Token, Tokens

#: Stances whose content nobody is the target of: whom one mourns, and what one did oneself.
_WITHOUT_TARGET = frozenset({"mourning", CLAIM})


def find_sayings(
    reading: Reading, speeches: Speeches, drafts: Mapping[int, Draft], clusters: Sequence[Cluster]
) -> tuple[Saying, ...]:
    """Return the statements of the report as the rules find them; ``sayings.each_once`` leaves out repetitions."""
    voices = Voices(reading, speeches, find_floors(reading, speeches))
    finder = _Finder(reading, speeches, drafts, voices, Topics(reading, drafts, Story(reading, clusters)))
    found = (*finder.stances(), *finder.judgements(), *finder.announcements(), *finder.tellings())
    return (*found, *find_lost_verbs(reading, speeches, drafts))


@dataclass(frozen=True, slots=True)
class _Finder:
    """What all rules look into: the reading, who says what, and the events."""

    reading: Reading
    speeches: Speeches
    drafts: Mapping[int, Draft]
    voices: Voices
    topics: Topics

    def stances(self) -> Iterator[Saying]:
        """Yield statements whose verb says what they do: "condemned the strikes", "reiterated their calls"."""
        for verb in self.reading.doc.bearing(stance_verbs(self.reading)):
            if verb.pos_ != "VERB" or verb.i in self.drafts:
                continue
            stance = stance_of(self.reading, verb)
            if stance is not None and stance != PLAIN and not is_unreal(self.reading, verb):
                yield from self._stance(stance, verb)

    def _stance(self, stance: str, verb: Token) -> Iterator[Saying]:
        voice, heads = self.voices.of_verb(verb), content_heads(self.reading, verb)
        about = self.topics.of_stance(stance, verb, heads)
        if voice is None or not is_told(self.reading, verb, stance, self.topics.inside(heads)):
            return
        beside = tuple(speaker for speaker in voice.speakers[:1] if speaker.sent == verb.sent)
        tokens = (*beside, verb, *(part for head in heads for part in head.subtree if _is_word(part)))
        targets = () if stance in _WITHOUT_TARGET else self._aim(voice.speakers).targets(verb)
        yield Saying(stance, voice.speakers, verb, about, tokens, f"stance-{voice.rule}", targets, voice.words)

    def _aim(self, speakers: tuple[Token, ...]) -> Aim:
        return aim(self.reading, self.drafts, speakers)

    def judgements(self) -> Iterator[Saying]:
        """Yield what somebody's own words judge or want, where no verb of a stance says so: "This is unacceptable"."""
        for sentence in self.reading.doc.sents:
            words = self._said_part(sentence)
            found = None if words is None else judgement(self.reading, words)
            if found is not None:
                yield from self._judgement(*found, sentence)

    def _judgement(self, stance: str, cue: Token, sentence: Tokens) -> Iterator[Saying]:
        voice = self.voices.of_judgement(cue)
        if voice is None:
            return
        about = self.topics.of_judgement(stance, cue, sentence)
        targets = self._aim(voice.speakers).obliged(cue) if stance == "demand" else ()
        tokens = tuple(token for token in sentence if _is_word(token))
        yield Saying(stance, voice.speakers, cue, about, tokens, f"judged-{voice.rule}", targets, voice.words)

    def _said_part(self, sentence: Tokens) -> Tokens | None:
        """Return the words of a sentence that can be judged: of "X said that ..." only the clause that was said."""
        root = sentence.root
        if root.i not in self.speeches.by_cue:
            return sentence
        said = next(children(root, "ccomp", "parataxis"), None)
        if said is None:  # "it documents the cruelty of": what is named is judged with the naming
            return sentence if any(children(root, "obj")) else None
        return Tokens.of(self.reading.doc, said.left_edge.i, said.right_edge.i + 1)

    def announcements(self) -> Iterator[Saying]:
        """Yield what was simply said about incidents: "Central Command said it had conducted air strikes"."""
        found = tuple(self._plain_sayings())
        witnesses = {self.reading.referent(each).i for saying in found if saying.about for each in saying.speakers}
        for saying in found:
            known = (
                self.reading.referent(each).i in witnesses or self.voices.is_public(each) for each in saying.speakers
            )
            if saying.about or saying.targets or any(known):
                yield saying

    def _plain_sayings(self) -> Iterator[Saying]:
        for speech in self.speeches.by_cue.values():
            speakers = self.voices.of_speech(speech)
            content = _content_of(speech) if speakers and self._is_plain(speech) else ()
            if content:
                yield self._announcement(speech, speakers, content)

    def _is_plain(self, speech: Speech) -> bool:
        """Tell whether somebody only says something: thinks nothing, takes no stance, opens no release."""
        cue = speech.cue
        if speech.rule == "lost-verb" or cue.lemma_ in self.reading.group("reporting.thoughts") or is_unsaid(cue):
            return False
        if self.voices.only_opens(cue) or not (_says_something(self.reading, speech) or self._tells(speech)):
            return False
        return cue.pos_ != "VERB" or stance_of(self.reading, cue) in {None, PLAIN}

    def _tells(self, speech: Speech) -> bool:
        """Tell whether the object of a verb holds an event, or what somebody did.

        "Identified the man who was killed", "details the destruction of shrines by the group".
        """
        if speech.cue.lemma_.lower() in self.reading.group("statements.needs_clause"):
            return False
        objects = tuple(children(speech.cue, "obj"))
        if speech.cue.lemma_ == "identify" and any(map(self._is_somebody_sought, objects)):
            return True
        below = (part for noun in objects for part in noun.subtree if part is not noun)
        return bool(self.topics.inside(objects)) or self.voices.names_others(below, (speech.speaker,))

    def _is_somebody_sought(self, noun: Token) -> bool:
        """Tell whether who is identified is a victim or a suspect: "police identified the suspect as"."""
        return family(self.reading, noun_of(noun)) in {"people", "fighters"}

    def _announcement(self, speech: Speech, speakers: tuple[Token, ...], content: tuple[Token, ...]) -> Saying:
        triggers = (draft.trigger.token for draft in self.drafts.values() if draft.speech is speech)
        said = dict.fromkeys(token.i for token in triggers if self._is_here(token, speech))
        about = self.topics.with_real(tuple(said), content) if said else self.topics.of_words(content)
        if speech.cue.lemma_ in self.reading.group("statements.accuses"):
            about = about or self.topics.under_discussion(speech.cue)
        if speech.cue.lemma_ == "identify":
            about = about or self.topics.story.at_issue(speech.cue)
        tokens = (speech.speaker, speech.cue, *content)
        targets = self._told_at(speech, speakers)
        stance = self._stance_of_deeds(speech.speaker, about, content)
        if stance == DENIAL:
            about = about or self.topics.under_discussion(speech.cue)
        return Saying(stance, speakers, speech.cue, about, tokens, f"speech-{speech.rule}", targets)

    def _stance_of_deeds(self, speaker: Token, about: tuple[int, ...], said: Iterable[Token]) -> str:
        """Return what somebody does by telling of events: own up to them, disown them, or only tell."""
        words = tuple(said)
        if disowns(self.reading, speaker, words):
            return DENIAL
        if owns_up(self.reading, speaker, about, self.drafts):
            return CLAIM
        return "threat" if threatens(self.reading, speaker, words) else PLAIN

    def _is_here(self, token: Token, speech: Speech) -> bool:
        """Tell whether the word stands in the sentence of the verb or in a quotation that the sentence has a part of.

        What a speaker goes on with in quotation marks of its own is told there.
        """
        sentence = speech.cue.sent
        if token.sent == sentence:
            return True
        around = (pair for pair in find_quotations(self.reading.doc) if pair[0] <= token.i < pair[1])
        return any(start < sentence.end and sentence.start < end for start, end in around)

    def _told_at(self, speech: Speech, speakers: tuple[Token, ...]) -> tuple[Target, ...]:
        """Return who is accused, or at whom an announced act is directed."""
        search = self._aim(speakers)
        if speech.cue.lemma_ in self.reading.group("statements.accuses"):
            return search.targets(speech.cue)
        clauses = children(speech.cue, "ccomp", "parataxis")
        return next((found for clause in clauses if (found := search.announced(clause))), ())

    def tellings(self) -> Iterator[Saying]:
        """Yield what somebody tells of events in a sentence of theirs that has no verb of saying.

        And in a release what they hold of a party, or pledge: "The siege of the Front is failing."
        """
        for sentence in self.reading.doc.sents:
            about = self.topics.told_in(sentence)
            pledged = is_pledged(sentence.root)
            voice = self.voices.of_words(sentence.root) if pledged else self.voices.of_telling(sentence)
            if voice is not None and (about or self._holds(sentence, voice)):
                words = tuple(token for token in sentence if _is_word(token))
                stance = self._stance_of_deeds(voice.speakers[0], about, (sentence.root,))
                yield Saying(stance, voice.speakers, sentence.root, about, words, f"told-{voice.rule}", (), voice.words)

    def _holds(self, sentence: Tokens, voice: Voice) -> bool:
        holds = voice.rule == "announced" and is_held(sentence.root)
        return (holds or is_pledged(sentence.root)) and self.voices.names_others(sentence, voice.speakers)


def _is_word(token: Token) -> bool:
    return not token.is_punct and not token.is_space


def _says_something(reading: Reading, speech: Speech) -> bool:
    """Tell whether a verb that can also be a deed has words as its content: "maintained a safehouse" has not."""
    cue = speech.cue
    if speech.rule != "clause" or cue.pos_ != "VERB":
        return True
    if any(dep(child) in {"ccomp", "xcomp", "parataxis"} for child in cue.children):
        return True
    if any(child.lemma_.lower() in reading.group("statements.oaths") for child in children(cue, "obj")):
        return False  # "pledged allegiance"
    lemma = cue.lemma_.lower()
    return reading.words.stance(lemma) is not None and lemma not in reading.group("statements.needs_clause")


def _content_of(speech: Speech) -> tuple[Token, ...]:
    """Return the words of the cue's sentence that are said, in text order."""
    words = (token for token in speech.cue.sent if _is_word(token) and token not in (speech.speaker, speech.cue))
    if speech.is_on_surface:
        return tuple(token for token in words if speech.covers(token.i))
    if speech.rule == "count":  # the event stands beside the toll: "put the toll in Friday's raid at 12"
        return tuple(token for token in words if token.i > speech.cue.i and token in speech.cue.subtree)
    if speech.rule in {"clause", "noun"}:
        heads = children(speech.cue, "ccomp", "parataxis", "xcomp", "obj", "acl")
        blamed = (child for child in children(speech.cue, "obl") if preposition(child) in {"for", "of", "over"})
        said = {part for head in (*heads, *blamed) for part in head.subtree} or _quoted_beside(speech)
        return tuple(token for token in words if token in said)
    saying = {*speech.cue.subtree, *speech.speaker.subtree}
    return tuple(token for token in words if token not in saying)


def _quoted_beside(speech: Speech) -> set[Token]:
    """Return the quoted words beside a verb that has no content in the tree: '"...," was quoted as saying'."""
    own = (speech.cue.i, speech.speaker.i)
    beside = [
        (start, end) for start, end in find_quotations(speech.cue.doc) if not any(start <= index < end for index in own)
    ]
    return {token for token in speech.cue.sent if any(start <= token.i < end for start, end in beside)}
