"""What there is to say about a build: what was read, what was skipped and why, and how much there is of each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version

from rdflib import RDF

from kg import __version__
from kg.graph import Triple
from kg.ids import ID
from kg.records import HAPPENED, EventKind, Extraction, Incident, Skipped, Unmatched

#: What is counted: its name, and the first parts of the identifiers of its nodes.
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "accounts": ("account",),
    "claims": ("claim", "date", "count", "figure", "background"),
    "quotes": ("evidence",),
    "actors": ("actor",),
    "places": ("place",),
    "weapons": ("weapon",),
    "objects": ("object",),
    "gaps": ("gap",),
    "judgements": ("judgement",),
}

#: The libraries whose version can change what a build finds or how it is written.
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "rdflib", "pyoxigraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What there is to say about a build, as ``build.json`` keeps it.

    Attributes:
        counts: How many reports, words, incidents, actors and so on there are, by name.
        skipped: What was not read, with the reasons.
        undated: Ids of the reports whose day of publication is not known: their weekdays stay unresolved.
        versions: Of the project, of the language pipeline and of the libraries.
        unmatched: The judgements that could not be carried out, with the reasons.
    """

    counts: Mapping[str, int]
    skipped: tuple[Skipped, ...]
    undated: tuple[str, ...]
    versions: Mapping[str, str]
    unmatched: tuple[Unmatched, ...] = ()


def as_info(summary: Summary) -> dict[str, object]:
    """Return a summary as JSON can hold it."""
    info: dict[str, object] = {each.name: getattr(summary, each.name) for each in fields(summary)}
    return {
        **info,
        "skipped": [{"path": each.path, "reason": each.reason} for each in summary.skipped],
        "unmatched": [{"where": each.judgement.where, "reason": each.reason} for each in summary.unmatched],
    }


def summarise(
    extractions: Sequence[Extraction],
    skipped: Iterable[Skipped],
    incidents: Sequence[Incident],
    triples: Sequence[Triple],
    unmatched: Iterable[Unmatched] = (),
) -> Summary:
    """Return the summary of a build: of what was read, of what was skipped, and of the graph that came out."""
    left_out = tuple(sorted(skipped, key=lambda each: (each.path, each.reason)))
    undated = tuple(each.report.id for each in extractions if each.report.published is None)
    return Summary(
        counts={
            "reports": len(extractions),
            "skipped": len(left_out),
            "undated": len(undated),
            "words": sum(each.words for each in extractions),
            **_events(incidents),
            **_nodes(triples),
            "triples": len(triples),
        },
        skipped=left_out,
        undated=undated,
        versions=_versions(extractions),
        unmatched=tuple(unmatched),
    )


def _events(incidents: Sequence[Incident]) -> dict[str, int]:
    """Count the events: incidents and series that happened, those only denied, threatened or demanded, statements."""
    kinds = Counter(each.kind for each in incidents if _happened(each))
    return {
        "incidents": kinds[EventKind.INCIDENT],
        "series": kinds[EventKind.SERIES],
        "unconfirmed": sum(not _happened(each) for each in incidents),
        "statements": kinds[EventKind.STATEMENT],
        "merged": sum(len({account.report_id for account in each.accounts}) > 1 for each in incidents),
    }


def _happened(incident: Incident) -> bool:
    return any(account.status in HAPPENED for account in incident.accounts)


def _nodes(triples: Iterable[Triple]) -> dict[str, int]:
    typed = {subject for subject, predicate, _ in triples if predicate == RDF.type}
    found = Counter(node.removeprefix(ID).partition("/")[0] for node in typed)
    return {name: sum(found[part] for part in parts) for name, parts in _COUNTED.items()}


def _versions(extractions: Iterable[Extraction]) -> dict[str, str]:
    pipelines = sorted({each.pipeline for each in extractions})
    return {
        "conflict-kg": __version__,
        "pipeline": ", ".join(pipelines),
        **{name: version(name) for name in _LIBRARIES},
    }
