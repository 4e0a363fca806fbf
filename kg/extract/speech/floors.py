"""Whose words whole stretches of a report are, over sentences and paragraphs: releases.

A floor is what stands behind "The minister said:", for as many paragraphs as there are, or what a body writes of
itself: a report in which "we" stands outside of every quotation is the release of the body that it names in the
present before ("The Union condemns ... We call for ..."). What is announced somebody else tells of the speaker; what a
body writes is the report's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.mentions import is_person, kinds
from kg.extract.nominals import is_definite, noun_of
from kg.extract.reading import Reading
from kg.extract.speech.attribution import Floor, Speech, Speeches
from kg.extract.speech.quotations import find_quotations
from kg.extract.syntax import children, dep, is_passive
from kg.extract.tokens import Token, Tokens
from kg.records import MentionKind

#: Words for whoever speaks.
FIRST_PERSON = frozenset({"i", "we"})
_BEFORE_COLON = 12  # tokens between "said" and its colon: "said in a written statement on Tuesday:"
_BESIDE = 3  # tokens between "we" and who they are: a comma and an article
_SUBJECTS = frozenset({"nsubj", "dislocated"})
_LOOK_BACK = 6  # sentences back in which a body that writes names itself
_MARKS = frozenset({'"', "“", "``"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors of a report."""

    floors: tuple[Floor, ...]

    def of(self, token: Token) -> Floor | None:
        """Return the floor that the token stands in, None in the report's own words and those of other voices."""
        return next((floor for floor in self.floors if floor.start <= token.i < floor.end), None)


def find_floors(reading: Reading, speeches: Speeches) -> Floors:
    """Return who has the floor where: announced speakers first, then the body that writes."""
    taken = [*((floor.start, floor.end) for floor in speeches.announced), *find_quotations(reading.doc)]
    return Floors((*speeches.announced, *_authored(reading, speeches, taken)))


def announced_floors(reading: Reading, by_cue: Mapping[int, Speech]) -> Iterator[Floor]:
    """Yield what follows "X said:": the quotation behind the colon, or without one all paragraphs to the next such.

    They end where the report takes the word again, and tells what somebody said.
    """
    quotations = find_quotations(reading.doc)
    openings = tuple(_openings(reading, by_cue))
    for place, (colon, cue, speaker) in enumerate(openings):
        following = openings[place + 1][1].sent.start if place + 1 < len(openings) else len(reading.doc)
        quoted = next((pair for pair in quotations if _is_right_behind(reading, colon, pair[0])), None)
        end = _resumed(reading.doc[colon].sent, by_cue, following) if quoted is None else quoted[1]
        if end > colon + 1:
            yield Floor(colon + 1, end, cue, speaker, "announced")


def _resumed(opening: Tokens, by_cue: Mapping[int, Speech], following: int) -> int:
    """Return where a sentence behind the opening tells in the past what somebody said, at the latest ``following``."""
    told = (
        speech.cue.sent.start
        for speech in by_cue.values()
        if speech.cue.tag_ == "VBD" and speech.cue.dep_ == "ROOT" and speech.speaker.lower_ not in FIRST_PERSON
    )
    return min((start for start in told if opening.end <= start < following), default=following)


def _openings(reading: Reading, by_cue: Mapping[int, Speech]) -> Iterator[tuple[int, Token, Token]]:
    """Yield colons with the verb that they open the words of, and who speaks."""
    known = {speech.cue.i: speech.speaker for speech in by_cue.values()}
    for cue in reading.bearing("reporting.verbs"):
        if cue.pos_ == "VERB" and cue.lemma_.lower() in reading.group("reporting.verbs"):
            colon = _colon_after(cue)
            speaker = known.get(cue.i) or _name_before(reading, cue) or _issuer_of(reading, cue)
            if colon is not None and speaker is not None:
                yield colon, cue, speaker


def _issuer_of(reading: Reading, cue: Token) -> Token | None:
    """Return who is the subject of "released the following statement:"."""
    issuer = next(children(cue, "nsubj"), None)
    return issuer if issuer is not None and MentionKind.ACTOR in kinds(reading, issuer) else None


def _name_before(reading: Reading, cue: Token) -> Token | None:
    """Return the last person named before a verb that ends its paragraph, where the tree gives it no subject."""
    named = [token for token in cue.sent if token.i < cue.i and is_person(reading, token)]
    return (reading.hits.get(named[-1].i) or reading.names[named[-1].i]).root if named else None


def _colon_after(cue: Token) -> int | None:
    """Return the colon that opens what the cue announces: right behind it, or behind when and where it was said."""
    for token in cue.doc[cue.i + 1 : cue.i + 1 + _BEFORE_COLON]:
        if token.text == ":":
            return int(token.i)
        if token.text in {".", "!", "?", ","} | _MARKS or token.tag_ in _FINITE:
            return None
    return None


def _is_right_behind(reading: Reading, colon: int, start: int) -> bool:
    return colon < start and all(token.is_space or token.text in _MARKS for token in reading.doc[colon + 1 : start])


def _authored(reading: Reading, speeches: Speeches, taken: list[tuple[int, int]]) -> Iterator[Floor]:
    """Yield the floor of the body that "we" means outside of all other voices: from its first sentence to the end."""
    for token in reading.doc.bearing({"we"}):
        is_writing = token.lower_ == "we" and dep(token) in _SUBJECTS and not is_passive(token.head)
        if not is_writing or any(start <= token.i < end for start, end in taken) or speeches.of(token) is not None:
            continue
        body = _named_beside(reading, token) or _body_before(reading, token)
        if body is not None:
            yield Floor(body.sent.start, len(reading.doc), body.head, body, "author")
            return


def _named_beside(reading: Reading, token: Token) -> Token | None:
    """Return who they say that they are: "We, the ministers of Norland and Sudland, urge the parties to stop"."""
    beside = (*children(token, "appos"), *children(token.head, "nsubj"))
    aside = next((child for child in beside if child != token), None)
    is_right_behind = aside is not None and 0 < aside.left_edge.i - token.i <= _BESIDE
    return aside if aside is not None and is_right_behind and MentionKind.ACTOR in kinds(reading, aside) else None


def _body_before(reading: Reading, token: Token) -> Token | None:
    """Return the body that is subject of a sentence in the present before the token, the nearest one."""
    sentence = token.sent
    for _ in range(_LOOK_BACK):
        if sentence.start == 0:
            return None
        sentence = token.doc[sentence.start - 1].sent
        opening = next((each for each in sentence if each.dep_ == "nsubj"), None)
        if opening is not None and _is_in_the_present(opening) and _is_body(reading, opening):
            return opening
    return None


def _is_in_the_present(opening: Token) -> bool:
    """Tell whether the first finite verb behind a subject is in the present, whatever the tree hangs it on."""
    finite = (token.tag_ for token in opening.sent if token.i > opening.i and token.tag_ in _FINITE)
    return next(finite, "") in {"VBZ", "VBP"}


def _is_body(reading: Reading, token: Token) -> bool:
    """Tell whether it is a body with a name, or one that condemns, demands or supports: "the undersigned nations"."""
    found = reading.hits.get(token.i) or reading.names.get(token.i)
    is_actor = MentionKind.ACTOR in kinds(reading, token)
    if found is not None:
        return is_actor and found.label_ != "PERSON"
    takes_stance = is_definite(token) and token.head.lemma_.lower() in reading.words.stances
    return takes_stance and (is_actor or noun_of(token) in reading.group("statements.bodies"))
