"""Scores a pipeline from raw text: trees, tags, sentences, lemmas, names, speed and memory.

Words are compared by their character offsets, so that a mistake of the tokenizer costs what hangs on it.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from training.corpora import Sentence, bio_spans, by_document, raw_text
from training.data import Conflict
from training.names import re3d_spans
from training.words import word_set

Offsets = tuple[int, int]

FREE_GENRES = word_set("academic bio court interview news speech textbook vlog voyage")
"""Genres of GUM that training texts come from; the development part holds others as well."""


@dataclass(slots=True)
class Match:
    """Counts of a comparison of two sets."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[object], gold: set[object]) -> None:
        """Count one more pair of sets."""
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """Return the F1 score, 0 to 1."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A word of a treebank in running text; `head` is None for a root."""

    place: Offsets
    upos: str
    xpos: str
    lemma: str
    dep: str
    head: Offsets | None
    opens: bool


@dataclass(slots=True)
class ParseScores:
    """What is counted on a treebank. Arcs leave out punctuation; tags and lemmas count words both sides have."""

    words: Match = field(default_factory=Match)
    unlabelled: Match = field(default_factory=Match)
    labelled: Match = field(default_factory=Match)
    sentences: Match = field(default_factory=Match)
    tags: Counter[str] = field(default_factory=Counter)

    def summary(self) -> dict[str, float]:
        """Return the scores, 0 to 1."""
        scores = {"uas": self.unlabelled, "las": self.labelled, "sentence_f": self.sentences, "word_f": self.words}
        shares = {name: self.tags[name] / self.tags["words"] for name in ("upos", "xpos", "lemma")}
        return {name: round(value, 4) for name, value in ({n: m.f1 for n, m in scores.items()} | shares).items()}


def score_parses(nlp: Language, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Return UAS, LAS, UPOS, XPOS, sentence F, word F and lemma accuracy (without case) on raw text."""
    scores = ParseScores()
    documents = [_gold_document(document) for document in by_document(sentences)]
    for doc, (_, gold) in zip(nlp.pipe(text for text, _ in documents), documents, strict=True):
        _compare(doc, gold, scores)
    return scores.summary()


def _gold_document(sentences: Sequence[Sentence]) -> tuple[str, list[GoldWord]]:
    """Return the running text, paragraphs apart as in the CoNLL shared tasks, and its words."""
    text, gold = "", list[GoldWord]()
    for sentence in sentences:
        if sentence.paragraph and text:
            text = text.rstrip() + "\n\n"
        own, offsets = raw_text(sentence.words, (*sentence.spaces[:-1], True))
        places = [
            (len(text) + offset, len(text) + offset + len(word))
            for offset, word in zip(offsets, sentence.words, strict=True)
        ]
        gold.extend(_gold_words(sentence, places))
        text += own
    return text, gold


def _gold_words(sentence: Sentence, places: Sequence[Offsets]) -> Iterable[GoldWord]:
    for number, place in enumerate(places):
        head = sentence.heads[number]
        yield GoldWord(
            place=place,
            upos=sentence.upos[number],
            xpos=sentence.xpos[number],
            lemma=sentence.lemmas[number].lower(),
            dep="ROOT" if head == 0 else sentence.deps[number],
            head=places[head - 1] if head else None,
            opens=number == 0,
        )


def _compare(doc: Doc, gold: Sequence[GoldWord], scores: ParseScores) -> None:
    tokens = [token for token in doc if not token.is_space]
    scores.words.add({_place(token) for token in tokens}, {word.place for word in gold})
    found_arcs = {(_place(token), _head(token), token.dep_) for token in tokens if token.dep_ != "punct"}
    gold_arcs = {(word.place, word.head, word.dep) for word in gold if word.dep != "punct"}
    scores.labelled.add(set(found_arcs), set(gold_arcs))
    scores.unlabelled.add({arc[:2] for arc in found_arcs}, {arc[:2] for arc in gold_arcs})
    scores.sentences.add(_found_sentences(doc), _gold_sentences(gold))
    by_place = {_place(token): token for token in tokens}
    for word in gold:
        if word.place in by_place:
            _count_tags(by_place[word.place], word, scores.tags)


def _count_tags(token: Token, word: GoldWord, tags: Counter[str]) -> None:
    tags["words"] += 1
    tags["upos"] += token.pos_ == word.upos
    tags["xpos"] += token.tag_ == word.xpos
    tags["lemma"] += token.lemma_.lower() == word.lemma


def _place(token: Token) -> Offsets:
    return token.idx, token.idx + len(token)


def _head(token: Token) -> Offsets | None:
    return None if token.head == token else _place(token.head)


def _found_sentences(doc: Doc) -> set[object]:
    words = [[token for token in sent if not token.is_space] for sent in doc.sents]
    return {(tokens[0].idx, tokens[-1].idx) for tokens in words if tokens}


def _gold_sentences(gold: Sequence[GoldWord]) -> set[object]:
    starts = [place for place, word in enumerate(gold) if word.opens]
    return {(gold[a].place[0], gold[b - 1].place[0]) for a, b in zip(starts, [*starts[1:], len(gold)], strict=True)}


NameCounts = dict[str, Match]


def count_names(doc: Doc, gold: Iterable[tuple[int, int, str]], counts: NameCounts, labels: frozenset[str]) -> None:
    """Count the names of `doc` with one of `labels` against `gold` (start, end in characters, label) by label."""
    wanted = set(gold)
    for label in labels:
        found = {(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == label}
        counts[label].add(set(found), {span[:2] for span in wanted if span[2] == label})


def name_summary(counts: Mapping[str, Match]) -> dict[str, float]:
    """Return F1 by label and over all."""
    whole = Match(*(sum(getattr(match, part) for match in counts.values()) for part in ("right", "found", "gold")))
    by_label = {label: match.f1 for label, match in sorted(counts.items())}
    return {name: round(value, 4) for name, value in {"all": whole.f1, **by_label}.items()}


def score_conflict_names(parts: Iterable[tuple[Language, Sequence[Conflict]]]) -> dict[str, float]:
    """Return the names F1 over documents of re3d, each part scored by its own pipeline."""
    counts: NameCounts = defaultdict(Match)
    for nlp, reports in parts:
        for report, doc in zip(reports, nlp.pipe(report.document["text"] for report in reports), strict=True):
            spans = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), label) for a, b, label in _gold(doc, report)]
            count_names(doc, spans, counts, frozenset(nlp.get_pipe("kg_encoder").labels))  # type: ignore[attr-defined]
    return name_summary(counts)


def _gold(doc: Doc, report: Conflict) -> list[tuple[int, int, str]]:
    return re3d_spans(doc, report.document)


def score_treebank_names(
    nlp: Language, sentences: Iterable[Sentence], tags: Mapping[str, tuple[str, ...]], labels: frozenset[str]
) -> dict[str, float]:
    """Return the names F1 on a treebank whose sentences carry the BIO `tags`, for `labels`."""
    counts: NameCounts = defaultdict(Match)
    documents = by_document(sentence for sentence in sentences if sentence.sent_id in tags)
    texts = [_gold_document(document) for document in documents]
    for doc, document, (_, words) in zip(nlp.pipe(text for text, _ in texts), documents, texts, strict=True):
        joined = [tag for sentence in document for tag in tags[sentence.sent_id]]
        spans = [(words[a].place[0], words[b - 1].place[1], label) for a, b, label in bio_spans(joined)]
        count_names(doc, spans, counts, labels)
    return name_summary(counts)


def free_genres(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences of GUM in the genres that training texts come from."""
    return [sentence for sentence in sentences if sentence.doc_id.split("_")[1] in FREE_GENRES]


def measure_cost(folder: Path, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Return tokens a second of CPU time on one thread and the peak of memory in MB, in a process of its own."""
    texts = [_gold_document(document)[0] for document in by_document(sentences)]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_run, folder, texts).result()


def _run(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    from kg.nlp.pipeline import load_pipeline

    nlp = load_pipeline(folder)
    nlp("The first text pays for what is loaded late.")
    since = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    speed = tokens / (time.process_time() - since)
    return {"tokens": tokens, "tokens_per_cpu_second": round(speed), "peak_mb": _peak_memory()}


def _peak_memory() -> int:
    """Return the peak of this process in MB; Linux says it, and starts anew in a new program unlike getrusage."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(kilobytes) / 1024)
