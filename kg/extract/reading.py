"""What all finders share about one parsed report: its tokens with their lexicon hits, names, times and quantities.

And the way from tokens to evidence in the original text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import spacy.tokens

from kg.extract.mending.events import Layers
from kg.extract.mending.trees import mend
from kg.extract.placenames import with_places
from kg.extract.quantities.finder import QuantityMatch, find_quantities
from kg.extract.times.finder import TimeMatch, find_times
from kg.extract.tokens import Doc, Token, Tokens, doc_of, once
from kg.lexicon.words import Words
from kg.records import Evidence, Report, Span

_Match = TypeVar("_Match", TimeMatch, QuantityMatch)

#: Labels of names of which a number can be a part.
_NAMES = frozenset({"PERSON", "ORG", "LOC"})
#: Key of ``doc.spans`` under which the language pipeline leaves the lexicon's hits.
LEXICON_SPANS = "lexicon"


@dataclass(frozen=True, slots=True)
class Reading:
    """One parsed report and the layers over its tokens (keyed by token index).

    Attributes:
        doc: Its words, ``doc.text`` the cleaned text.
        to_original: From character offsets of ``doc.text`` to those of ``report.text``.
        hits: The lexicon span that covers the token; its ``kb_id_`` is the entry's id.
        names: The name span of the language pipeline that covers the token.
        times: The time expression that the token belongs to.
        quantities: The number expression that the token belongs to.
        antecedents: What pronouns and definite descriptions refer to, once coreference is done; empty before.
        bodies: The name of the body whose people a noun without a name means ("the rebels"), once it is known.
        known: What was found in it ``once``; a reading that knows more of references begins anew.
    """

    doc: Doc
    report: Report
    words: Words
    to_original: Callable[[int, int], tuple[int, int]]
    hits: Mapping[int, Tokens]
    names: Mapping[int, Tokens]
    times: Mapping[int, TimeMatch]
    quantities: Mapping[int, QuantityMatch]
    antecedents: Mapping[int, Token]
    bodies: Mapping[int, Token] = field(default_factory=dict)
    known: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the original span of the tokens ``start`` to ``end`` (exclusive)."""
        first, last = self.doc[start], self.doc[end - 1]
        begin, stop = self.to_original(first.idx, last.idx + len(last.text))
        return Span(report_id=self.report.id, start=begin, end=stop)

    def sentence_starts(self) -> tuple[int, ...]:
        """Return where the first word of each sentence stands in the original text; white space is no sentence."""
        firsts = (next((token for token in sent if not token.is_space), None) for sent in self.doc.sents)
        return tuple(self.span(first.i, first.i + 1).start for first in firsts if first is not None)

    def evidence(self, tokens: Iterable[Token]) -> Evidence:
        """Return the stretch of text from the first to the last of ``tokens`` that lies in the first one's sentence."""
        ordered = sorted({token.i for token in tokens})
        sentence = self.doc[ordered[0]].sent
        inside = [index for index in ordered if index < sentence.end]
        start, end = sentence.start, sentence.end
        while end - start > 1 and self.doc[end - 1].is_space:
            end -= 1
        while end - start > 1 and self.doc[start].is_space:
            start += 1
        whole = self.span(start, end)
        words = self.span(inside[0], inside[-1] + 1)
        return Evidence(
            span=words,
            sentence=Span(
                report_id=whole.report_id, start=min(whole.start, words.start), end=max(whole.end, words.end)
            ),
        )

    def is_time(self, token: Token) -> bool:
        """Tell whether the token belongs to a time expression, so that it can play no other part."""
        return token.i in self.times

    def referent(self, token: Token) -> Token:
        """Return what a pronoun or definite description refers to, the token itself where it has no antecedent."""
        return resolve(token, self.antecedents)

    def group(self, name: str) -> frozenset[str]:
        """Return a group of cues, for instance ``light.does``."""
        return self.words.groups[name]

    @once
    def bearing(self, *groups: str) -> tuple[Token, ...]:
        """Return the words of the report that stand in the groups of cues, by lemma or as written, in text order.

        What a rule begins with: whether the lemma or the written word counts, and the part of speech, is left to it.
        """
        return tuple(self.doc.bearing(*map(self.group, groups)))


def resolve(token: Token, antecedents: Mapping[int, Token]) -> Token:
    """Return the last antecedent of the token, the token itself when it has none."""
    seen = {token.i}
    while token.i in antecedents and antecedents[token.i].i not in seen:
        token = antecedents[token.i]
        seen.add(token.i)
    return token


def read_layers(
    parsed: spacy.tokens.Doc, report: Report, *, words: Words, to_original: Callable[[int, int], tuple[int, int]]
) -> Reading:
    """Return the reading of a parsed report: all layers over its tokens, computed once."""
    doc = doc_of(parsed)
    times = find_times(doc.text, report.published)
    counts = (match for match in find_quantities(doc.text, times=times) if not match.article and not match.unit_like)
    names = [Tokens.of_span(doc, span) for span in parsed.ents]
    known = [Tokens.of_span(doc, span) for span in parsed.spans.get(LEXICON_SPANS, ())]
    hits, named = _covering(known), _covering(names)
    timed = _by_token(parsed, times)
    mend(doc, Layers(words, hits, named, timed))
    return Reading(
        doc=doc,
        report=report,
        words=words,
        to_original=to_original,
        hits=hits,
        names=with_places(doc, named, hits),
        times=timed,
        quantities=_by_token(parsed, _outside(counts, (*names, *known))),
        antecedents={},
    )


def _outside(matches: Iterable[QuantityMatch], spans: Iterable[Tokens]) -> Iterator[QuantityMatch]:
    """Yield the numbers that are no part of a name, where they count nothing: "France 24", "Group of Seven"."""
    names = [(span[0].idx, span[0].idx + len(span.text)) for span in spans if span.label_ in _NAMES]
    for match in matches:
        if not any(start <= match.start and match.end <= end for start, end in names):
            yield match


def _covering(spans: Iterable[Tokens]) -> dict[int, Tokens]:
    return {index: span for span in spans for index in range(span.start, span.end)}


def _by_token(parsed: spacy.tokens.Doc, matches: Iterable[_Match]) -> dict[int, _Match]:
    found: dict[int, _Match] = {}
    for match in matches:
        span = parsed.char_span(match.start, match.end, alignment_mode="expand")
        if span is not None:
            found.update((token.i, match) for token in span)
    return found
