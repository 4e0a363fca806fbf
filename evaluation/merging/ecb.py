"""Reads ECB+: news in topics, whose event mentions are linked by chains across the documents of a topic.

A topic holds two subtopics that tell two incidents of one kind, such as two bank bombings: their chains never meet, and
to join them is to be fooled by likeness. The corpus gives tokens; here they become character offsets into the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpora import read_lines
from kg.errors import ReadError
from kg.records import Report

#: Beginnings of words that name what the type scheme of the ontology holds: attacks by whatever means, killings,
#: abductions, arrests, raids. They choose the chains that count for the recall of mentions, and are no list of what the
#: system knows. Riots, robberies, trials and deaths as such are no incidents there.
VIOLENCE = (
    "abduct ambush apprehend arrest arson assassinat assault attack behead blast bomb captur clash detain detonat "
    "execute executi explo firefight gunfire gunned hijack kidnap kill massacr murder nabb raid rape shelled shelling "
    "shoot shot slain slay slew stab torch tortur"
)
#: Beginnings of words that name what an act did to people.
HARM = "casualt dead death die dying fatal hurt injur kill murder slain slay wound"
_BEGINNINGS, _HARMS = tuple(VIOLENCE.split()), tuple(HARM.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One gold mention of an event: ``text[start:end]`` of the document, in code points.

    Attributes:
        parts: The tokens' own offsets: a mention can leave words out ("shot him dead").
        chain: The event, unique in the corpus; a mention that nothing repeats has a chain of its own.
    """

    doc: str
    chain: str
    words: str
    parts: tuple[tuple[int, int], ...]
    sentence: str
    sentence_start: int

    @property
    def key(self) -> tuple[str, tuple[tuple[int, int], ...], str]:
        """Document, place and chain, which tell mentions apart."""
        return (self.doc, self.parts, self.chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One document; ``topic`` and ``subtopic`` say which of the like incidents it tells."""

    id: str
    topic: str
    subtopic: str
    text: str
    told: tuple[Told, ...]

    @property
    def report(self) -> Report:
        """The document as a report; the corpus gives no day of publication."""
        return Report(id=self.id, text=self.text)


def read_news(path: Path) -> list[News]:
    """Return the documents of a file of the corpus.

    Raises:
        ReadError: The file is missing, or a document's tokens are not those of its text.
    """
    return [_news(row, str(path)) for row in read_lines(path)]


def by_topic(news: Iterable[News]) -> Mapping[str, list[News]]:
    """Return the documents of each topic."""
    found: dict[str, list[News]] = {}
    for one in news:
        found.setdefault(one.topic, []).append(one)
    return found


def violent_chains(told: Iterable[Told]) -> frozenset[str]:
    """Return the chains one of whose mentions begins a word with a beginning of ``VIOLENCE``."""
    return frozenset(one.chain for one in told if _begins(one.words, _BEGINNINGS))


def acts_of(news: Iterable[News]) -> Mapping[str, str]:
    """Return for each chain of deaths or injuries the chain of the act that caused them.

    That is the violent chain which shares most sentences with it, of those that are no harm themselves; a chain is one
    of harm if most of its mentions begin with a beginning of ``HARM``. Chains that share no sentence with an act are
    left out.
    """
    told = [mention for one in news for mention in one.told]
    harms = _harm_chains(told)
    acts = violent_chains(told) - harms
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in _by_sentence(told):
        for harm in sentence & harms:
            beside[harm].update(sentence & acts)
    return {harm: min(counts, key=lambda act: (-counts[act], act)) for harm, counts in beside.items() if counts}


def _harm_chains(told: Iterable[Told]) -> frozenset[str]:
    votes: dict[str, list[bool]] = defaultdict(list)
    for one in told:
        votes[one.chain].append(_begins(one.words, _HARMS))
    return frozenset(chain for chain, harm in votes.items() if 2 * sum(harm) > len(harm))


def _by_sentence(told: Iterable[Told]) -> list[set[str]]:
    """Return the chains of each sentence."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in told:
        found[one.doc, one.sentence_start].add(one.chain)
    return list(found.values())


def _begins(words: str, beginnings: tuple[str, ...]) -> bool:
    return any(word.strip("\"'-").startswith(beginnings) for word in words.lower().split())


def _news(row: Mapping[str, Any], where: str) -> News:
    offsets = list(_offsets(row, where))
    topic = str(row["topic"])
    return News(
        id=row["id"],
        topic=topic,
        subtopic=row["subtopic"],
        text=row["text"],
        told=tuple(_told(event, row, offsets) for event in row["events"]),
    )


def _told(event: Mapping[str, Any], row: Mapping[str, Any], offsets: Sequence[Sequence[tuple[int, int]]]) -> Told:
    tokens = offsets[event["sent"]]
    return Told(
        doc=row["id"],
        chain=f"{row['topic']}/{event['chain']}",
        words=event["text"],
        parts=tuple(tokens[number] for number in event["tokens"]),
        sentence=row["text"][tokens[0][0] : tokens[-1][1]],
        sentence_start=tokens[0][0],
    )


def _offsets(row: Mapping[str, Any], where: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the offsets of the tokens of each sentence, found one after another in the text."""
    position = 0
    for sentence in row["sentences"]:
        found = []
        for word in sentence:
            start = row["text"].find(word, position)
            if start < 0:
                raise ReadError(f"the text of {row['id']} lacks the token {word!r}", where=where)
            position = start + len(word)
            found.append((start, position))
        yield found
