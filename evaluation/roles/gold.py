"""Gold dyads, who did or said something to whom, from two corpora, and which of them the scheme of types covers.

PLOVER gives actor texts. Covered are ASSAULT and FIGHT (but not their deportations), of COERCE the arrests, the opening
of fire and the destruction, as incidents; DISAPPROVE, REJECT, DEMAND and THREATEN, as statements (condemnation,
denial, demand, threat). AGREE, AID, SUPPORT (there: diplomatic ties), SANCTION, PROTEST and the rest have no type.

The PETRARCH records give codes of actors and acts. Most of the acts come from TABARI's validation and are coded in
WEIS, some in CAMEO, some are only numbers that exercise the dictionary and mean nothing. So an event is
asked when its code has a covered reading in one of the two code books and the sentence also holds a word for such an
act (``_ACTS``); that list is made from the code books' categories, not from the lexicon under measurement. An event
with an actor that the coders left without a name ("---GOV"), or whose name cannot be told, is no dyad; two codes of
one name with one act are one dyad.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpora import read_lines
from evaluation.roles.actors import CodeBook

#: Sector of actors that nobody names: "unidentified armed forces". Their text is a weapon or a place.
_UNIDENTIFIED = "UAF"

INCIDENT, STATEMENT = "incident", "statement"

_PLOVER: Mapping[str, str] = {
    "ASSAULT": INCIDENT,
    "FIGHT": INCIDENT,
    "DISAPPROVE": STATEMENT,
    "REJECT": STATEMENT,
    "DEMAND": STATEMENT,
    "THREATEN": STATEMENT,
}
_COERCED = frozenset({"arrest", "firearms", "destroy", "violence"})
_NOT_VIOLENT = frozenset({"deport"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A covered kind of act: where its codes begin, and how words for it begin."""

    kind: str
    codes: tuple[str, ...]
    words: tuple[str, ...]


#: WEIS 1983 (McClelland) and CAMEO 1.1b3 categories that are violence, arrests or stances of the scheme.
_ACTS = (
    # WEIS 21 seize, 22 force; CAMEO 171, 173, 175 coerce, 18 assault, 19 fight, 20 mass violence.
    Act(
        kind=INCIDENT,
        codes=("21", "173", "175"),
        words=("arrest", "detain", "jail", "imprison", "abduct", "kidnap", "capture"),
    ),
    Act(
        kind=INCIDENT,
        codes=("171", "175", "18", "19", "20", "22"),
        words=(
            *("attack", "assault", "assassinat", "ambush", "battle", "beat", "behead", "bomb", "burn", "clash"),
            *("destroy", "execut", "fight", "fire", "fought", "hit", "invad", "invasion", "kill", "massacr"),
            *("murder", "raid", "raz", "shell", "shoot", "shot", "stab", "storm", "strike", "struck", "tortur"),
            "wound",
        ),
    ),
    # WEIS 12 accuse, 13 protest; CAMEO 11 disapprove.
    Act(
        kind=STATEMENT,
        codes=("11", "12", "13"),
        words=(
            *("accus", "blam", "charg", "chid", "complain", "condemn", "critici", "decr", "denounc", "deplor"),
            *("oppos", "protest", "rebuk", "slam"),
        ),
    ),
    # WEIS 11 reject, 14 deny; CAMEO 12 reject, 016 deny responsibility.
    Act(
        kind=STATEMENT,
        codes=("11", "12", "14", "016"),
        words=("den", "dismiss", "oppos", "refus", "reject", "turned down"),
    ),
    # WEIS 16 warn, 17 threaten; CAMEO 13 threaten.
    Act(kind=STATEMENT, codes=("13", "16", "17"), words=("threat", "warn", "vow", "promis", "swor")),
    # WEIS 09 request, 10 propose, 15 demand; CAMEO 02 appeal, 10 demand.
    Act(
        kind=STATEMENT,
        codes=("02", "09", "10", "15"),
        words=("appeal", "ask", "call", "demand", "entreat", "insist", "order", "plead", "request", "urg"),
    ),
    # WEIS 04 approve; CAMEO 051 praise or endorse.
    Act(
        kind=STATEMENT,
        codes=("04", "051"),
        words=("applaud", "commend", "endors", "hail", "prais", "support", "welcom"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor: wordings of which any names them; ``unnamed`` where the text tells only that somebody did it."""

    wordings: tuple[str, ...]
    unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Who did something to whom.

    Attributes:
        doc: Id of the sentence.
        type: The corpus's own type or code.
        asked: Kind of account that tells it; None where the scheme has no type for it.
        sources: Who did it; all of them are to be found.
        targets: To whom; empty where the corpus names nobody, which is not compared then.
        company: Further sources of the same sentence, which may stand beside ``sources``.
    """

    doc: str
    text: str
    type: str
    asked: str | None
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    company: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One text of a corpus with its dyads; ``barren`` where the corpus says that it tells of no event."""

    doc: str
    text: str
    dyads: tuple[Dyad, ...]
    barren: bool = False


def plover(path: Path) -> tuple[Sentence, ...]:
    """Return the sentences of a PLOVER file, each with one dyad.

    Raises:
        ReadError: The file cannot be read.
    """
    return tuple(_plover_sentence(row) for row in read_lines(path))


def _plover_sentence(row: Mapping[str, Any]) -> Sentence:
    dyad = Dyad(
        doc=row["id"],
        text=row["text"],
        type=row["event"],
        asked=plover_kind(row["event"], row["mode"]),
        sources=_plover_actors(row["source"]),
        targets=_plover_actors(row["target"]),
    )
    return Sentence(doc=row["id"], text=row["text"], dyads=(dyad,))


def plover_kind(event: str, mode: str | None) -> str | None:
    """Return the kind of account that tells a PLOVER event; None where the scheme does not cover it."""
    if event == "COERCE":
        return INCIDENT if mode in _COERCED else None
    return None if mode in _NOT_VIOLENT else _PLOVER.get(event)


def _plover_actors(rows: Iterable[Mapping[str, Any]]) -> tuple[Actor, ...]:
    return tuple(
        Actor(wordings=(row["actorText"],), unnamed=str(row.get("sector") or "").startswith(_UNIDENTIFIED))
        for row in rows
    )


def petrarch(folder: Path) -> tuple[Sentence, ...]:
    """Return the sentences of PETRARCH's unit tests, codes read as names by a ``CodeBook`` of the same folder.

    Raises:
        ReadError: A file cannot be read.
    """
    rows = [*read_lines(folder / "unittest.jsonl"), *read_lines(folder / "pytest_sentences.jsonl")]
    phrases = {row["phrase"]: row["codes"] for row in read_lines(folder / "actor_phrases.jsonl")}
    book = CodeBook(((row["text"], _codes(row)) for row in rows), phrases)
    return tuple(_petrarch_sentence(number, row, book) for number, row in enumerate(rows, start=1))


def _codes(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(event[side] for event in row["events"] for side in ("source", "target") if _is_named(event[side]))


def _is_named(code: str) -> bool:
    return code[:1].isalpha()


def _petrarch_sentence(number: int, row: Mapping[str, Any], book: CodeBook) -> Sentence:
    doc = str(row.get("id") or f"sentence-{number}")
    dyads = dict.fromkeys(_petrarch_dyads(doc, row, book.names(row["text"], _codes(row))))
    return Sentence(doc=doc, text=row["text"], dyads=tuple(dyads), barren=bool(row.get("no_event_expected")))


def _petrarch_dyads(doc: str, row: Mapping[str, Any], names: Mapping[str, tuple[str, ...]]) -> Iterator[Dyad]:
    company = tuple(Actor(wordings=names.get(event["source"], ())) for event in row["events"])
    for event in row["events"]:
        source, target = (names.get(event[side], ()) for side in ("source", "target"))
        if source and target:
            yield Dyad(
                doc=doc,
                text=row["text"],
                type=event["code"],
                asked=petrarch_kind(event["code"], row["text"]),
                sources=(Actor(wordings=source),),
                targets=(Actor(wordings=target),),
                company=company,
            )


def petrarch_kind(code: str, text: str) -> str | None:
    """Return the kind of account that tells an event of this code in this sentence; None where none is asked."""
    for act in _ACTS:
        if code.startswith(act.codes) and any(re.search(rf"\b{word}", text, re.IGNORECASE) for word in act.words):
            return act.kind
    return None
