"""Whose statement it is: the subject of a verb of a stance, who says a sentence, who has the floor in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.mentions import family, is_person, is_plural, kinds, noun_of
from kg.extract.reading import Reading
from kg.extract.speech.attribution import Speech, Speeches
from kg.extract.speech.documents import issuer
from kg.extract.speech.floors import FIRST_PERSON, Floors
from kg.extract.statements.addressees import is_people
from kg.extract.statements.judgements import holders
from kg.extract.syntax import children, conjuncts, dep, preposition, subject
from kg.extract.tokens import Token, Tokens
from kg.records import MentionKind

_TITLE = frozenset({"appos", "nmod", "compound", "amod", "flat"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something.

    Attributes:
        speakers: Head tokens of those who speak, before coreference; never empty.
        words: The words that tell so, where they stand outside of what is said.
    """

    speakers: tuple[Token, ...]
    words: tuple[Token, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Voices:
    """Looks into the acts of saying of a report and into who has the floor."""

    reading: Reading
    speeches: Speeches
    floors: Floors

    def of_verb(self, verb: Token) -> Voice | None:
        """Return who does what the verb says: its subject, who says "I", the author of a declaration."""
        head, rule = subject(verb) or (self._right_before(verb), "before-verb")
        if head is not None and (head.lower_ in FIRST_PERSON or _is_own(verb)):
            return self.of_words(head)
        voice = None if head is None else self._voice(issuer(self.reading, head), (), rule)
        return self.of_words(verb) if voice is None and _goes_on(verb) else voice

    def of_words(self, token: Token) -> Voice | None:
        """Return who says the word: who has the floor, or who is said to say it in its own sentence."""
        floor = self.floors.of(token)
        if floor is not None:
            return self._voice(floor.speaker, (floor.speaker, floor.cue), floor.rule)
        speech = self.speeches.of(token)
        return None if speech is None else self._voice(speech.speaker, (speech.speaker, speech.cue), speech.rule)

    def of_judgement(self, cue: Token) -> Voice | None:
        """Return whose judgement it is; in the report's own words only a body's that says what it feels itself."""
        said = self.of_words(cue)
        if said is None and cue.lemma_.lower() in self.reading.group("statements.condolences"):
            return self._of_prayer(cue)
        if said is not None or cue.lower_ not in self.reading.group("statements.feels_support"):
            return said
        return next((voice for child in holders(cue) if (voice := self._voice(child, (), "nsubj"))), None)

    def _of_prayer(self, cue: Token) -> Voice | None:
        """Return whose prayers are with somebody: "the prayers and thoughts of all Norlanders are with the wounded"."""
        if not any(token.lower_ in {"with", "for", "to"} for token in cue.sent):
            return None
        first = cue.head if dep(cue) == "conj" else cue
        whose = (owner for each in (first, cue) for owner in children(each, "nmod") if preposition(owner) == "of")
        return next((voice for owner in whose if (voice := self._voice(owner, (), "owner"))), None)

    def of_telling(self, sentence: Tokens) -> Voice | None:
        """Return who has the floor in a sentence without a verb of saying, or whose quotation goes on in it."""
        floor = self.floors.of(sentence.root)
        if floor is not None:
            is_announced = floor.rule == "announced" and sentence.root.i not in self.speeches.by_cue
            return self.of_words(sentence.root) if is_announced else None
        speech = self.speeches.quoted.get(sentence.root.i)
        if speech is None or any(each.cue.sent == sentence for each in self.speeches.by_cue.values()):
            return None
        return self._voice(speech.speaker, (speech.speaker, speech.cue), "quoted")

    def names_others(self, words: Iterable[Token], speakers: Iterable[Token]) -> bool:
        """Tell whether the words name a body or a state other than who speaks."""
        own = {self.reading.referent(speaker).i for speaker in speakers}
        return any(
            self.reading.referent(token).i not in own and _is_name_of_party(self.reading, token) for token in words
        )

    def of_speech(self, speech: Speech) -> tuple[Token, ...]:
        """Return who speaks in an act of saying; one whom no list knows does so where a clause is said.

        A document whose issuer is not told speaks for itself: "according to a police report".
        """
        lemma = speech.speaker.lemma_.lower()
        is_unknown = speech.rule in {"clause", "according"} and lemma not in self.reading.group("reporting.nouns")
        speaks = is_unknown or lemma in self.reading.group("reporting.documents")
        speaks = speaks and speech.speaker.pos_ == "NOUN" and not self._is_unfinished(speech.speaker)
        return self._speakers(speech.speaker) or ((speech.speaker,) if speaks else ())

    def _is_unfinished(self, document: Token) -> bool:
        """Tell whether nobody stands by it yet: "initial reports", "preliminary information"."""
        return any(child.lower_ in self.reading.group("reporting.early") for child in document.children)

    def only_opens(self, cue: Token) -> bool:
        """Tell whether the sentence of the cue ends where a floor begins: what is said is all behind it."""
        return any(floor.cue == cue and _ends_at(cue.sent, floor.start) for floor in self.floors.floors)

    def is_public(self, head: Token) -> bool:
        """Tell whether one speaks for more than themselves: a body, several people, or a person with an office."""
        referent = self.reading.referent(head)
        if family(self.reading, noun_of(head)) == "officials":
            return True
        if referent.pos_ == "NOUN" and not _is_known_kind(self.reading, referent):
            return False
        if not is_person(self.reading, referent):
            return family(self.reading, noun_of(referent)) != "people" or is_plural(referent)
        if referent.i in self.reading.hits:
            return True
        surname = self.reading.names[referent.i][-1].lower_
        bearers = (self.reading.names[token.i].root for token in self._persons() if token.lower_ == surname)
        return any(_has_office(self.reading, bearer) for bearer in bearers)

    def _persons(self) -> tuple[Token, ...]:
        doc, names = self.reading.doc, self.reading.names
        return tuple(doc[index] for index in sorted(names) if names[index].label_ == "PERSON")

    def _voice(self, head: Token, words: tuple[Token, ...], rule: str) -> Voice | None:
        speakers = self._speakers(head)
        return Voice(speakers, words, rule) if speakers else None

    def _speakers(self, head: Token) -> tuple[Token, ...]:
        """Return those of the speaker and who is coordinated with it who can speak."""
        parties = (token for token in conjuncts(head) if not _is_nobody(token))
        return tuple(token for token in parties if _is_speaker(self.reading, self.reading.referent(token)))

    def _right_before(self, verb: Token) -> Token | None:
        """Return the actor right before a finite verb that has no subject in the tree: "The envoy Monday refused"."""
        if verb.tag_ not in {"VBD", "VBZ"} or dep(verb) != "ROOT":
            return None
        before = [token for token in verb.sent if token.i < verb.i and not self.reading.is_time(token)]
        last = next((token for token in reversed(before) if token.pos_ != "ADV"), None)
        return last if last is not None and MentionKind.ACTOR in kinds(self.reading, last) else None


def _is_speaker(reading: Reading, token: Token) -> bool:
    """Tell whether the token can be whose words they are: an actor, or a place that stands for its government."""
    if reading.is_time(token):
        return False
    if MentionKind.ACTOR in kinds(reading, token) or token.pos_ == "PROPN" or is_people(token):
        return True
    speaking = (reading.group(f"affiliations.{of}_nouns") for of in ("member", "leads"))
    return token.pos_ == "NOUN" and token.lemma_.lower() in reading.group("statements.bodies").union(*speaking)


def _is_known_kind(reading: Reading, noun: Token) -> bool:
    known = reading.group("reporting.nouns") | reading.group("statements.bodies")
    return noun.lemma_.lower() in known or MentionKind.ACTOR in kinds(reading, noun)


def _is_nobody(token: Token) -> bool:
    """Tell whether nobody is named: "no group has claimed the attack"."""
    return any(child.lower_ in {"no", "neither"} for child in children(token, "det", "cc"))


def _is_name_of_party(reading: Reading, token: Token) -> bool:
    name = reading.hits.get(token.i) or reading.names.get(token.i)
    return (
        name is not None and name.root == token and name.label_ != "NORP" and MentionKind.ACTOR in kinds(reading, token)
    )


def _has_office(reading: Reading, head: Token) -> bool:
    beside = [child for child in head.children if dep(child) in _TITLE]
    above = [head.head] if dep(head) in _TITLE or dep(head.head) == dep(head) else []
    words = {
        token.lemma_.lower().rstrip(".")
        for child in (*beside, *above)
        if child.sent == head.sent
        for token in (child, *child.children)
    }
    offices = reading.group("nouns.officials") | reading.group("affiliations.leads_nouns")
    return bool(words & (offices | reading.group("statements.titles")))


def _goes_on(verb: Token) -> bool:
    """Tell whether a verb without a subject may go on with who speaks: "said the town was calm and urged people to"."""
    return dep(verb) == "conj" and verb.tag_ in {"VBD", "VBZ"} and not any(children(verb, "nsubj"))


def _is_own(verb: Token) -> bool:
    """Tell whether what is expressed is the speaker's: "the whole nation sends our condolences"."""
    return any(
        owner.lower_ in {"our", "my"} for child in children(verb, "obj") for owner in children(child, "nmod:poss")
    )


def _ends_at(sentence: Tokens, start: int) -> bool:
    return all(token.is_punct or token.is_space for token in sentence if token.i >= start)
