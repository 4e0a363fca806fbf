"""Reads the corpora, Universal Dependencies treebanks and BIO files, as frozen records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a treebank. `heads` count from 1, 0 is the root; `misc` is the tenth column as it stands."""

    doc_id: str
    sent_id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    misc: tuple[str, ...]
    paragraph: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The trees of a text: `heads` are positions in the text, a root is its own head; `starts` open sentences."""

    heads: tuple[int, ...]
    deps: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text to train on: a parse, names, or both.

    `names` are BIO tags, None where nobody annotated the word; `breaks` are positions that open a new line.
    """

    source: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    parse: Parse | None = None
    names: tuple[str | None, ...] | None = None
    breaks: frozenset[int] = frozenset()


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Return the sentences of a CoNLL-U file; empty nodes are left out, multiword tokens only decide the spacing."""
    doc_id = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        comments = _comments(block)
        doc_id = comments.get("newdoc id", doc_id)
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            yield _sentence(doc_id, comments, rows)


def _comments(block: str) -> dict[str, str]:
    pairs = (line[1:].partition("=") for line in block.split("\n") if line.startswith("#"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _sentence(doc_id: str, comments: Mapping[str, str], rows: list[list[str]]) -> Sentence:
    words = [row for row in rows if row[0].isdigit()]
    columns = list(zip(*words, strict=True))
    return Sentence(
        doc_id=doc_id,
        sent_id=comments.get("sent_id", ""),
        words=columns[1],
        spaces=tuple(_spaces(rows)),
        lemmas=columns[2],
        upos=columns[3],
        xpos=columns[4],
        heads=tuple(int(head) for head in columns[6]),
        deps=columns[7],
        misc=columns[9],
        paragraph="newpar id" in comments or "newpar" in comments or "newdoc id" in comments,
    )


def _spaces(rows: list[list[str]]) -> Iterator[bool]:
    last_of_token, space_of_token = 0, True
    for row in rows:
        if "-" in row[0]:
            last_of_token, space_of_token = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
        elif row[0].isdigit():
            number = int(row[0])
            yield space_of_token and number == last_of_token if number <= last_of_token else _has_space(row)


def _has_space(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def by_document(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Return the sentences of each document together, in order."""
    return [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.doc_id)]


def text_of_document(source: str, sentences: list[Sentence], names: Mapping[str, tuple[str, ...]]) -> Text:
    """Return one text with its parse and, for the sentences whose id is in `names`, their BIO tags."""
    heads: list[int] = []
    starts: list[int] = []
    for sentence in sentences:
        starts.append(len(heads))
        heads.extend(starts[-1] + (head - 1 if head else own) for own, head in enumerate(sentence.heads))
    tags = [tag for sentence in sentences for tag in names.get(sentence.sent_id, (None,) * len(sentence.words))]
    parse = Parse(
        heads=tuple(heads),
        deps=tuple("ROOT" if dep == "root" else dep for sentence in sentences for dep in sentence.deps),
        upos=tuple(tag for sentence in sentences for tag in sentence.upos),
        xpos=tuple(tag for sentence in sentences for tag in sentence.xpos),
        starts=tuple(starts),
    )
    return Text(
        source=source,
        words=tuple(word for sentence in sentences for word in sentence.words),
        spaces=tuple(space for sentence in sentences for space in _closed(sentence)),
        parse=parse,
        names=tuple(tags) if any(tags) else None,
    )


def _closed(sentence: Sentence) -> tuple[bool, ...]:
    """Return the spaces with one after the last word: a sentence may end a line."""
    return (*sentence.spaces[:-1], True)


def raw_text(words: Iterable[str], spaces: Iterable[bool]) -> tuple[str, list[int]]:
    """Return the running text of `words` and the offset at which each begins."""
    offsets, parts, length = [], [], 0
    for word, space in zip(words, spaces, strict=True):
        offsets.append(length)
        parts.append(word + " " * space)
        length += len(parts[-1])
    return "".join(parts), offsets


def read_columns(path: Path, word: int, tag: int) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the (words, tags) of each sentence of a tab-separated BIO file with blank lines between sentences."""
    for block in path.read_text(encoding="utf-8").replace("\r", "").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        rows = [row for row in rows if row[word].strip()]
        if rows:
            yield tuple(row[word].strip() for row in rows), tuple(row[tag].strip() for row in rows)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Return the JSON object of each line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def bio_spans(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of the spans in BIO `tags`; an I that continues nothing opens a span."""
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for position, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            spans.append((start, position, label))
            label = ""
        if not label and tag != "O":
            start, label = position, tag[2:]
    return spans


def bio_of(length: int, spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return the BIO tags of non-overlapping `spans` over `length` words."""
    tags = ["O"] * length
    for start, end, label in spans:
        tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tuple(tags)


def with_names(text: Text, names: tuple[str, ...]) -> Text:
    """Return `text` with `names`."""
    return replace(text, names=names)
