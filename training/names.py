"""Reads the name corpora and brings them to one convention: names only, without titles; bare countries are LOC.

Nominal mentions ("rebels", "the northern part of the country") are left out, so that every span is a name, a date, a
weapon or a platform.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.nlp.tokenizer import blank_english
from training.corpora import Sentence, Text, bio_of, bio_spans, read_columns, read_lines
from training.words import COUNTRIES, DEMONYMS, ORGANISATIONS, SMALL_WORDS, TITLES, silver_spans, word_set

NameSpan = tuple[int, int, str]

_GROUP = 5
"""Sentences of Wikipedia corpora put behind one another, so that the encoder sees more than one at a time."""

_UNER = {"PER": "PERSON", "LOC": "LOC", "ORG": "ORG"}
_CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "LOC",
    "location": "LOC",
}
_GUM = {"person": "PERSON", "organization": "ORG", "place": "LOC", "time": "DATE"}
_RE3D = {
    "Organisation": "ORG",
    "Person": "PERSON",
    "Location": "LOC",
    "Nationality": "NORP",
    "Temporal": "DATE",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "PLATFORM",
}
NOT_FOR_TRAINING = ("bbc", "eu_syria")
"""Sources of re3d whose licence does not let their text into weights that are shipped."""


def _tags(words: Sequence[str], spaces: Sequence[bool], spans: Iterable[NameSpan], *, silver: bool) -> tuple[str, ...]:
    gold = list(spans)
    taken = {position for start, end, _ in gold for position in range(start, end)}
    extra = silver_spans(words, spaces, taken) if silver else ()
    return bio_of(len(words), [*gold, *extra])


def uner_names(path: Path, sentences: Iterable[Sentence], *, silver: bool = True) -> dict[str, tuple[str, ...]]:
    """Return the BIO tags of the sentences of EWT that UNER annotates, by sentence id, where the words agree."""
    by_id = {sentence.sent_id: sentence for sentence in sentences}
    found = {}
    for row in read_lines(path):
        sentence = by_id.get(row["sent_id"])
        if sentence is not None and tuple(row["tokens"]) == sentence.words:
            spans = list(_uner_spans(row["tags"], sentence))
            found[sentence.sent_id] = _tags(sentence.words, sentence.spaces, spans, silver=silver)
    return found


def _uner_spans(tags: Sequence[str], sentence: Sentence) -> Iterator[NameSpan]:
    for start, end, label in bio_spans(tags):
        if label in _UNER:
            yield start, end, _UNER[label]
        elif end - start == 1 and (sentence.words[start] in DEMONYMS or sentence.upos[start] == "ADJ"):
            yield start, end, "NORP"


def crossner(folder: Path) -> list[Text]:
    """Return the texts of CrossNER politics, both splits."""
    rows = [row for name in ("train", "dev") for row in read_columns(folder / f"{name}.txt", 0, 1)]
    return _grouped("crossner_politics", rows, _CROSSNER.get)


def wikigold(path: Path) -> list[Text]:
    """Return the texts of Wikigold."""
    return _grouped("wikigold", list(read_columns(path, 1, 2)), _UNER.get)


def _grouped(
    source: str, rows: list[tuple[tuple[str, ...], tuple[str, ...]]], label_of: Callable[[str], str | None]
) -> list[Text]:
    return [_joined(source, rows[start : start + _GROUP], label_of) for start in range(0, len(rows), _GROUP)]


def _joined(
    source: str, rows: list[tuple[tuple[str, ...], tuple[str, ...]]], label_of: Callable[[str], str | None]
) -> Text:
    words = tuple(word for row in rows for word in row[0])
    spans = [
        (start, end, mapped)
        for start, end, label in bio_spans(tag for row in rows for tag in row[1])
        if (mapped := label_of(label) or _demonym(words[start:end], label)) is not None
    ]
    spaces = tuple(_guessed_spaces(words))
    return Text(source=source, words=words, spaces=spaces, names=_tags(words, spaces, spans, silver=True))


def _demonym(words: Sequence[str], label: str) -> str | None:
    return "NORP" if label.lower() == "misc" and len(words) == 1 and words[0] in DEMONYMS else None


def _guessed_spaces(words: Sequence[str]) -> Iterator[bool]:
    for word, following in zip(words, (*words[1:], ""), strict=True):
        close = following in {",", ".", ";", ":", "!", "?", ")", "]", "'s", "n't", "%", "''", "’s", "'", "-", "/"}
        yield not close and word not in {"(", "[", "``", "-", "/", "$", "£"}


_ENTITY = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")


def gum_names(sentences: Iterable[Sentence], *, silver: bool = True) -> dict[str, tuple[str, ...]]:
    """Return the BIO tags of GUM's sentences, by sentence id, from its entity layer: the outermost names."""
    return {
        sentence.sent_id: _tags(sentence.words, sentence.spaces, _gum_spans(sentence), silver=silver)
        for sentence in sentences
    }


def _gum_spans(sentence: Sentence) -> list[NameSpan]:
    spans: list[NameSpan] = []
    used: set[int] = set()
    for start, end, kind in sorted(_gum_mentions(sentence.misc), key=lambda mention: mention[0] - mention[1]):
        span = _gum_name(sentence, start, end, _GUM[kind]) if kind in _GUM else None
        if span is not None and used.isdisjoint(range(span[0], span[1])):
            used.update(range(span[0], span[1]))
            spans.append(span)
    return spans


def _gum_mentions(misc: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for position, column in enumerate(misc):
        value = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for whole, opening, closing in _ENTITY.findall(value):
            if whole:
                yield position, position + 1, whole.split("-")[1]
            elif opening:
                opened[opening.split("-")[0]].append((position, opening.split("-")[1]))
            elif opened[closing]:
                start, kind = opened[closing].pop()
                yield start, position + 1, kind


def _gum_name(sentence: Sentence, start: int, end: int, label: str) -> NameSpan | None:
    words, upos = sentence.words, sentence.upos
    while start < end and upos[start] in ("DET", "PUNCT"):
        start += 1
    while end > start and (words[end - 1] in ("'s", "’s", "'") or upos[end - 1] == "PUNCT"):
        end -= 1
    if start >= end or not _is_gum_name(words[start:end], upos[start:end], label):
        return None
    while label == "PERSON" and start < end - 1 and (words[start] in TITLES or words[start] in DEMONYMS):
        start += 1
    return start, end, "NORP" if end - start == 1 and words[start] in DEMONYMS else label


def _is_gum_name(words: Sequence[str], upos: Sequence[str], label: str) -> bool:
    if label == "DATE":
        return len(words) <= 6 and any(tag in ("PROPN", "NUM") for tag in upos)
    capital = all(
        word[0].isupper() or word.lower() in SMALL_WORDS or tag == "NUM" for word, tag in zip(words, upos, strict=True)
    )
    return capital and "PROPN" in upos


def re3d_documents(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the documents of re3d by source."""
    return {path.stem: list(read_lines(path)) for path in sorted(folder.glob("*.jsonl"))}


def re3d_text(document: dict[str, Any], nlp: Language | None = None) -> Text:
    """Return one document of re3d in spaCy's tokens, without white space, with its gold names."""
    doc = (nlp or blank_english()).make_doc(document["text"])
    kept = [token.i for token in doc if not token.is_space]
    position = {token: number for number, token in enumerate(kept)}
    spans = [(position[start], position[end - 1] + 1, label) for start, end, label in re3d_spans(doc, document)]
    return Text(
        source="re3d",
        words=tuple(doc[token].text for token in kept),
        spaces=tuple(bool(doc[token].whitespace_) for token in kept),
        names=bio_of(len(kept), spans),
        breaks=frozenset(position[token] for token in kept if token and "\n" in doc[token - 1].text),
    )


def re3d_spans(doc: Doc, document: dict[str, Any]) -> list[NameSpan]:
    """Return the gold names of a document of re3d over the tokens of `doc`; of two that overlap, the longer one."""
    spans = {span for entity in document["entities"] if entity["gold"] for span in _re3d_names(doc, entity)}
    kept = filter_spans([Span(doc, start, end, label=label) for start, end, label in sorted(spans)])
    return [(span.start, span.end, span.label_) for span in kept]


_DETERMINERS = word_set("the a an this that these those its their his her our some all any both")
_PRONOUNS = word_set("We He She I They It You Our Their My His Us Those These One People Who")
_NOT_ARMS = re.compile(r"(?:strike|attack|bombardment|airstrike|loader)s?$", re.IGNORECASE)
_ARTICLES = frozenset({"al", "el", "ash", "an"})
"""Arabic articles, which open a name in small letters."""
_CONNECTING = word_set("of the and for in on to at")
"""Words inside names of organisations and places, never of persons."""
_GROUPS = word_set("Airmen Forces Ministers Officers Officials People Soldiers Terrorists Troops Volunteers Militants")
_NOT_TIMES = frozenset({"now", "then", "time", "currently", "when"})


def _re3d_names(doc: Doc, entity: dict[str, Any]) -> list[NameSpan]:
    found = doc.char_span(entity["start"], entity["end"], alignment_mode="contract")
    label = _RE3D.get(entity["type"])
    if found is None or label is None:
        return []
    start, end = _trimmed(doc, found.start, found.end)
    if start >= end:
        return []
    words = [token.text for token in doc]
    if label in ("PERSON", "ORG", "LOC"):
        return _named(words, start, end, label)
    return [(start, end, label)] if _is_plain(words[start:end], label) else []


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    def trailing(position: int) -> bool:
        token = doc[position]
        return token.is_space or token.text in ("'s", "’s", "'", "’") or (token.is_punct and token.text != ")")

    def leading(position: int) -> bool:
        token = doc[position]
        return token.is_space or token.is_punct or token.lower_ in _DETERMINERS

    while end > start and trailing(end - 1):
        end -= 1
    while start < end and leading(start):
        start += 1
    return start, end


def _is_plain(words: Sequence[str], label: str) -> bool:
    if label == "DATE":
        return not _NOT_TIMES.issuperset(words)
    if label == "NORP":
        return words[0][0].isupper()
    return len(words[-1]) > 2 and not _NOT_ARMS.match(words[-1])


def _named(words: Sequence[str], start: int, end: int, label: str) -> list[NameSpan]:
    if label == "PERSON" and "," in words[start:end]:
        end = words.index(",", start)
    while start < end and not words[start][0].isupper() and words[start].lower() not in _ARTICLES:
        start += 1
    while end > start and not (words[end - 1][0].isupper() or words[end - 1][0].isdigit() or words[end - 1] == ")"):
        end -= 1
    if label == "PERSON":
        while start < end and (words[start] in TITLES or words[start] in DEMONYMS or words[start] in ("-", ",", ".")):
            start += 1
    if start >= end or (end - start == 1 and words[start] in _PRONOUNS) or not words[start][:1].isalnum():
        return []
    return _relabelled(words, start, end, label)


def _relabelled(words: Sequence[str], start: int, end: int, label: str) -> list[NameSpan]:
    name = words[start:end]
    spelled = " ".join(name)
    if spelled in COUNTRIES:
        return [(start, end, "LOC")]
    if spelled in ORGANISATIONS or spelled.replace(" / ", "/") in ORGANISATIONS:
        return [(start, end, "ORG")]
    if all(word in DEMONYMS or word in COUNTRIES for word in name if word[0].isupper()):
        return [
            (position, position + 1, "NORP" if words[position] in DEMONYMS else "LOC")
            for position in range(start, end)
            if words[position] in DEMONYMS or words[position] in COUNTRIES
        ]
    if label == "LOC" and "," in name:
        return list(_listed(words, start, end))
    return [] if _is_description(name, label) else [(start, end, label)]


def _is_description(name: Sequence[str], label: str) -> bool:
    """Return whether `name` says what something is: "Envoy for the coalition", "Ministers", "tribal fighters"."""
    allowed = SMALL_WORDS - _CONNECTING if label == "PERSON" else SMALL_WORDS
    small = any(word[0].islower() and word.lower() not in allowed for word in name)
    return small or (len(name) == 1 and name[0] in _GROUPS)


def _listed(words: Sequence[str], start: int, end: int) -> Iterator[NameSpan]:
    """Return each place of "Raqqa, Syria" on its own."""
    first = start
    for position in range(start, end + 1):
        if position == end or words[position] == ",":
            if first < position and words[first][0].isupper():
                yield first, position, "LOC"
            first = position + 1
