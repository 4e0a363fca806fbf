"""A headline and the first sentences below it, which tell what it announced: "Bomb kills two", then the report."""

from __future__ import annotations

from kg.extract.mentions import is_plural
from kg.extract.sameness.beside import is_another
from kg.extract.sameness.likeness import Cluster, Facts
from kg.extract.speech.speaking import ends_with_stop
from kg.extract.tokens import Doc

_LEAD = 2  # sentences below a headline that tell what it announced: a dateline may be cut off as one
_LONGEST = 20  # words: a headline is no paragraph whose full stop was lost


def is_announced(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether the sentences right below a headline tell what it announced, and count nobody otherwise."""
    token = facts.draft.trigger.token
    below = _end_of_headline(token.doc)
    if not candidate.last.trigger.token.i < below <= token.i or is_plural(token) or is_another(token):
        return False
    lead = [sentence for sentence in token.doc.sents if sentence.start >= below][:_LEAD]
    return token.sent in lead and not _tolls_differ(facts, candidate)


def _end_of_headline(doc: Doc) -> int:
    """Return the end of a first line that is a headline: one short sentence without a full stop; 0 for none."""
    first = doc.sents[0]
    words = [token for token in first if not token.is_space]
    if not words or len(words) > _LONGEST or ends_with_stop(words):
        return 0
    behind = doc.text[words[-1].idx + len(words[-1].text) :]
    blank = behind[: len(behind) - len(behind.lstrip())]
    return first.end if "\n" in blank and behind.strip() else 0


def _tolls_differ(facts: Facts, candidate: Cluster) -> bool:
    """Tell whether both count the dead, or the hurt, exactly and differently."""
    ours = {(toll.harm, toll.quantity.low) for toll in facts.draft.tolls if toll.quantity.low == toll.quantity.high}
    told = (toll for member in candidate.members for toll in member.draft.tolls)
    theirs = {(toll.harm, toll.quantity.low) for toll in told if toll.quantity.low == toll.quantity.high}
    shared = {harm for harm, _ in ours} & {harm for harm, _ in theirs}
    return any(not any((harm, low) in theirs for one, low in ours if one is harm) for harm in shared)
