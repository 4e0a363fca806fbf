"""Who did it to whom: sources and targets of sentences coded by hand as dyads (``gold`` says which are asked).

Of the accounts of a sentence that are of the asked kind, the one counts that agrees best with the gold dyad. An
incident (or a series) has its initiators as sources, and as targets whom and what it hits; where the coders let a place
stand for whom it hit, the account's place has to be that place. A statement has its speaker as source; its targets are
targets of its own and those who take part in the accounts that it is about. Types are not compared here, nor status.

A source is right when each gold source is among the found ones (``actors.agree``) and nobody else is; where the
coders know of no named source, also when none is found. A target is right when each gold target is among the found
ones. Each dyad is one of: both right; swapped, when a found source names a gold target and no gold source, or the other
way round; one right; missing. An event is false in a sentence of which the corpus says that it tells none, when the
system finds a source and a target for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.results import Error, Figure, Result, Task, share
from evaluation.roles.gold import INCIDENT, STATEMENT, Dyad, Sentence, petrarch, plover
from evaluation.roles.verdicts import Judged, Parties, Verdict, false_events, judge, source_right
from evaluation.system import System
from kg.records import Extraction, Report

PLOVER_FILE, PETRARCH_FOLDER = "plover_gsr/dev.jsonl", "petrarch_unittest"


def figures(corpus: str, judged: Sequence[Judged], target: float) -> tuple[Figure, ...]:
    """Return the shares of the verdicts over the dyads that are asked, and of right ones by kind and over all."""
    asked = [one for one in judged if one.dyad.asked is not None]
    count = Counter(one.verdict for one in asked)
    kinds = {f"{kind}s": [one for one in asked if one.dyad.asked == kind] for kind in (INCIDENT, STATEMENT)}
    groups = kinds | {"with the types that the scheme does not cover": judged}
    return (
        share(f"{corpus}: source and target both right", count[Verdict.BOTH], len(asked), target),
        share(f"{corpus}: one of the two right", count[Verdict.ONE], len(asked)),
        share(f"{corpus}: swapped", count[Verdict.SWAPPED], len(asked), 0.03, at_most=True),
        share(f"{corpus}: missing", count[Verdict.MISSING], len(asked)),
        *(share(f"{corpus}: both right, {name}", _right(some), len(some)) for name, some in groups.items()),
    )


def _right(judged: Iterable[Judged]) -> int:
    return sum(one.verdict is Verdict.BOTH for one in judged)


def errors(judged: Iterable[Judged]) -> Iterator[Error]:
    """Yield the asked dyads that are not both right."""
    for one in judged:
        if one.dyad.asked is not None and one.verdict is not Verdict.BOTH:
            yield Error(
                kind=f"{one.dyad.asked}: {_failure(one)}",
                doc=one.dyad.doc,
                sentence=one.dyad.text,
                detail=f"{one.dyad.type}: expected {_gold(one.dyad)}, found {_found(one.best)}",
                rules=one.best.rules if one.best else (),
            )


def _failure(one: Judged) -> str:
    if one.best is None:
        return "no account"
    if one.verdict is not Verdict.ONE:
        return "swapped" if one.verdict is Verdict.SWAPPED else "neither right"
    if source_right(one.dyad, one.best):
        return "wrong target" if one.best.targets else "no target"
    return "wrong source" if one.best.sources else "no source"


def _gold(dyad: Dyad) -> str:
    sides = (dyad.sources, dyad.targets)
    return " -> ".join(" + ".join(" or ".join(actor.wordings) for actor in side) or "(nobody)" for side in sides)


def _found(found: Parties | None) -> str:
    if found is None:
        return "no account of this kind"
    places = f" at {' + '.join(found.places)}" if found.places else ""
    return f"{' + '.join(found.sources) or '(nobody)'} -> {' + '.join(found.targets) or '(nobody)'}{places}"


def _false_error(sentence: Sentence, found: Parties) -> Error:
    return Error(
        kind="false event", doc=sentence.doc, sentence=sentence.text, detail=f"found {_found(found)}", rules=found.rules
    )


def _by_type(corpus: str, judged: Iterable[Judged]) -> str:
    asked, right = Counter[str](), Counter[str]()
    for one in judged:
        if one.dyad.asked is not None:
            asked[one.dyad.type] += 1
            right[one.dyad.type] += one.verdict is Verdict.BOTH
    counts = (f"{key} {right[key]}/{asked[key]}" for key in sorted(asked))
    return f"{corpus}, right of asked by type: {', '.join(counts)}."


def _score(system: System, data: Path) -> Result:
    coded = {"PLOVER": (plover(data / PLOVER_FILE), 0.70), "PETRARCH tests": (petrarch(data / PETRARCH_FOLDER), 0.75)}
    readings = {name: _read(system, sentences, name) for name, (sentences, _) in coded.items()}
    judged = {
        name: [judge(dyad, readings[name][number]) for number, one in enumerate(sentences) for dyad in one.dyads]
        for name, (sentences, _) in coded.items()
    }
    pairs = [
        (sentence, extraction)
        for name, (sentences, _) in coded.items()
        for sentence, extraction in zip(sentences, readings[name], strict=True)
    ]
    return result(judged, {name: target for name, (_, target) in coded.items()}, pairs)


def result(
    judged: Mapping[str, Sequence[Judged]],
    targets: Mapping[str, float],
    pairs: Sequence[tuple[Sentence, Extraction]],
) -> Result:
    """Return the result over judged dyads and read sentences; ``targets`` are the shares asked of each corpus."""
    false = [(sentence, one) for sentence, extraction in pairs for one in false_events(sentence, extraction)]
    barren = sum(sentence.barren for sentence, _ in pairs)
    name = "events where none is expected"
    return Result(
        task=TASK.name,
        title=TASK.title,
        figures=(
            *(figure for corpus, some in judged.items() for figure in figures(corpus, some, targets[corpus])),
            Figure(name=name, value=len(false), of=barren, whole=True),
        ),
        errors=(
            *sorted((error for some in judged.values() for error in errors(some)), key=_rank),
            *(_false_error(sentence, one) for sentence, one in false),
        ),
        notes=tuple(_by_type(corpus, some) for corpus, some in judged.items()),
    )


def _rank(error: Error) -> int:
    worst = ("swapped", "wrong source", "neither right", "no account", "wrong target", "no source", "no target")
    return worst.index(error.kind.partition(": ")[2])


def _read(system: System, sentences: Sequence[Sentence], what: str) -> list[Extraction]:
    reports = [Report(id=f"{number} {one.doc}", text=one.text) for number, one in enumerate(sentences, start=1)]
    return system.read(reports, what)


TASK = Task(
    name="roles",
    title="who did it to whom",
    corpora=(PLOVER_FILE, PETRARCH_FOLDER),
    score=_score,
)
