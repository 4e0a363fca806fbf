"""Who is said to say that an incident happened: invented sentences over the constructions of news.

``lists/attribution.toml`` holds the gold: per item a text, the word that names one incident, and who says it in which
words, or that nobody is said to. The account of a sentence is the incident (or series) whose evidence is the shortest
that holds that word; where there is none, the item counts as wrong in every figure ("incident not found").

The speaker is right when the found one holds a head word of the gold noun phrase and no word outside it, and no other
speaker is found but those through whom it is told. The cue is right when its words stand in the gold cue, or the gold
cue in them; items whose verb is lost have none and are not counted there. The content is right when the incident is
attributed, to whomever, where somebody says it, and to nobody in a trap. Where not the event but who did it is said
(claims of responsibility, denials, accusations), the speakers of every part of the account count, and those of claims,
denials and announcements about it, whose evidence is to hold the cue.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from evaluation.results import Error, Figure, Result, Task, share
from evaluation.roles.actors import words
from evaluation.system import System
from kg.errors import ReadError
from kg.records import Account, Attribution, EventKind, Evidence, Extraction, Report, RoleName

LIST = files("evaluation") / "lists" / "attribution.toml"

_OF_RESPONSIBILITY = "responsibility"
_ANSWERING = frozenset({"claim-of-responsibility", "denial", "announcement"})  # who accuses announces


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text with an incident and who says it; the fields are those of the list, ``speaker`` None in a trap."""

    id: str
    construction: str
    text: str
    trigger: str
    speaker: str | None = None
    heads: tuple[str, ...] = ()
    cue: str | None = None
    also: tuple[str, ...] = ()
    of_responsibility: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who is found to say it: their words, and the words that mark it."""

    speaker: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was found for an item; ``voices`` None where the incident was not. A figure not asked is None."""

    item: Item
    voices: tuple[Voice, ...] | None
    speaker: bool | None
    cue: bool | None
    content: bool
    rules: tuple[str, ...] = ()


def read_items(text: str) -> tuple[Item, ...]:
    """Return the items of a list.

    Raises:
        ReadError: An item has no trigger in its text, or says a content that does not hold it.
    """
    return tuple(_item(number, row) for number, row in enumerate(tomllib.loads(text)["item"], start=1))


def _item(number: int, row: Mapping[str, Any]) -> Item:
    where = f"{row['construction']} {number}"
    if row["trigger"] not in row["text"] or row["trigger"] not in row.get("content", row["trigger"]):
        raise ReadError("the trigger stands outside the text or the content", where=where)
    speaker = row.get("speaker")
    return Item(
        id=where,
        construction=row["construction"],
        text=row["text"],
        trigger=row["trigger"],
        speaker=speaker,
        heads=tuple(row.get("heads", [] if speaker is None else [speaker.split()[-1]])),
        cue=row.get("cue"),
        also=tuple(row.get("also", [])),
        of_responsibility=row.get("of") == _OF_RESPONSIBILITY,
    )


def judge(item: Item, extraction: Extraction) -> Judged:
    """Return what is right of an item."""
    account = account_of(item, extraction)
    voices = None if account is None else voices_of(item, account, extraction)
    right = [voice for voice in voices or () if speaker_right(item, voice.speaker)]
    return Judged(
        item=item,
        voices=voices,
        speaker=None if item.speaker is None else bool(right) and _nobody_else(item, voices or ()),
        cue=None if item.cue is None else any(cue_right(item.cue, voice.cue) for voice in right),
        content=voices is not None and bool(voices) == (item.speaker is not None),
        rules=() if account is None else account.rules,
    )


def account_of(item: Item, extraction: Extraction) -> Account | None:
    """Return the incident or series whose evidence is the shortest that holds the trigger of the item."""
    start = item.text.index(item.trigger)
    end = start + len(item.trigger)
    found = [
        (evidence.span.end - evidence.span.start, number, account)
        for number, account in enumerate(extraction.accounts)
        if account.kind is not EventKind.STATEMENT
        for evidence in account.triggers
        if evidence.span.start < end and start < evidence.span.end
    ]
    return min(found)[2] if found else None


def voices_of(item: Item, account: Account, extraction: Extraction) -> tuple[Voice, ...]:
    """Return who says it: of the event, or of who did it where the item asks for that."""
    if not item.of_responsibility:
        return tuple(_voice(one) for one in account.attributions)
    answers = [other for other in extraction.accounts if account.id in other.about and other.type in _ANSWERING]
    of_parts = (_voice(one) for one in account.voices)
    return tuple(dict.fromkeys((*of_parts, *_spoken(answers, item.text))))


def _voice(attribution: Attribution) -> Voice:
    return Voice(speaker=attribution.speaker.text, cue=attribution.cue)


def _spoken(statements: Iterable[Account], text: str) -> Iterator[Voice]:
    for statement in statements:
        for role in statement.of(RoleName.SPEAKER):
            yield Voice(speaker=role.mention.text, cue=_wording(statement.triggers[0], text))


def _wording(evidence: Evidence, text: str) -> str:
    return text[evidence.span.start : evidence.span.end]


def speaker_right(item: Item, found: str) -> bool:
    """Tell whether the found words are of the gold noun phrase and hold one of its heads."""
    said, heads = words(found), words(" ".join(item.heads))
    return bool(said & heads) and said <= words(item.speaker or "")


def cue_right(gold: str, found: str) -> bool:
    """Tell whether the words of one cue stand in the other."""
    left, right = words(gold), words(found)
    return bool(right) and (left <= right or right <= left)


def _nobody_else(item: Item, voices: Iterable[Voice]) -> bool:
    return all(speaker_right(item, voice.speaker) or _is_relay(item, voice.speaker) for voice in voices)


def _is_relay(item: Item, found: str) -> bool:
    return any(words(found) <= words(phrase) for phrase in item.also)


def figures(judged: Sequence[Judged]) -> tuple[Figure, ...]:
    """Return the shares of right speakers, cues and contents, and of incidents that were found."""
    speakers = [one for one in judged if one.speaker is not None]
    cues = [one for one in judged if one.cue is not None]
    found = [one for one in speakers if one.voices is not None]
    traps = [one for one in judged if one.item.speaker is None]
    return (
        share("speaker right", sum(bool(one.speaker) for one in speakers), len(speakers), 0.90),
        share("cue right", sum(bool(one.cue) for one in cues), len(cues)),
        share("content right: attributed, or rightly not", sum(one.content for one in judged), len(judged)),
        share("speaker right, of the incidents found", sum(bool(one.speaker) for one in found), len(found)),
        share("traps attributed to somebody", sum(bool(one.voices) for one in traps), len(traps), at_most=True),
        share("incidents found", sum(one.voices is not None for one in judged), len(judged)),
    )


def errors(judged: Iterable[Judged]) -> Iterator[Error]:
    """Yield what is wrong with an item, one error each, by its worst part."""
    for one in judged:
        if (kind := failure(one)) is not None:
            yield Error(
                kind=kind,
                doc=one.item.id,
                sentence=one.item.text,
                detail=f"{one.item.trigger}: expected {_gold(one.item)}, found {_found(one.voices)}",
                rules=one.rules,
            )


def failure(one: Judged) -> str | None:
    """Return the class of what is wrong; None where all is right."""
    if one.voices is None:
        return "incident not found"
    if not one.content:
        return "attributed to somebody" if one.voices else "attributed to nobody"
    if one.speaker is False:
        return "wrong speaker"
    return "wrong cue" if one.cue is False else None


def _gold(item: Item) -> str:
    return "nobody" if item.speaker is None else f"{item.speaker} ({item.cue or 'verb lost'})"


def _found(voices: Sequence[Voice] | None) -> str:
    if voices is None:
        return "no incident"
    return ", ".join(f"{voice.speaker} ({voice.cue})" for voice in voices) or "nobody"


def _by_construction(judged: Iterable[Judged]) -> str:
    asked, right = Counter[str](), Counter[str]()
    for one in judged:
        asked[one.item.construction] += 1
        right[one.item.construction] += one.content if one.speaker is None else one.speaker
    return "speakers right by construction: " + ", ".join(f"{key} {right[key]}/{asked[key]}" for key in asked) + "."


def result(judged: Sequence[Judged]) -> Result:
    """Return the result over judged items, errors of attribution before cues and missed incidents."""
    order = ("attributed to somebody", "wrong speaker", "attributed to nobody", "incident not found", "wrong cue")
    return Result(
        task=TASK.name,
        title=TASK.title,
        figures=figures(judged),
        errors=tuple(sorted(errors(judged), key=lambda error: order.index(error.kind))),
        notes=(_by_construction(judged),),
    )


def _score(system: System, _: Path) -> Result:
    items = read_items(LIST.read_text(encoding="utf-8"))
    extractions = system.read([Report(id=item.id, text=item.text) for item in items], "attribution")
    return result([judge(item, extraction) for item, extraction in zip(items, extractions, strict=True)])


TASK = Task(name="attribution", title="who is said to say it", corpora=(), score=_score)
