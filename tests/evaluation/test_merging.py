"""Merging against gold chains, on an invented topic whose figures were worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.merging.ecb import News, Told, acts_of, by_topic, read_news, violent_chains
from evaluation.merging.errors import errors_of, missed
from evaluation.merging.homes import Home, across, homes_of, over_subtopics
from evaluation.merging.task import figures_of, joined_perfectly, with_acts
from kg.errors import ReadError
from kg.ids import content_id
from kg.records import Account, Decision, EventKind, Evidence, Feature, Incident, Span, Status, Verdict

TEXTS = {
    "n1": "Jets bombed a mill near Vantaro ; nine workers died .",
    "n2": "The mill was attacked from the air .",
    "s1": "A mill in Quelle was shelled at dawn .",
    "s2": "Gunners shelled the mill and then left .",
}
SUBTOPICS = {"n1": ("4", "north"), "n2": ("4", "north"), "s1": ("4", "south"), "s2": ("4", "south")}
EVENTS = {
    "n1": (("bombed", "RAID"), ("died", "DEATHS")),
    "n2": (("attacked", "RAID"),),
    "s1": (("shelled", "SHELLING"),),
    "s2": (("shelled", "SHELLING"), ("left", "Singleton_9_s2")),
}


def row(doc: str) -> dict[str, Any]:
    """Return a document in the format of the corpus."""
    tokens = TEXTS[doc].split()
    events = [
        {"sent": 0, "tokens": [tokens.index(word)], "text": word, "type": "ACT", "chain": chain, "singleton": False}
        for word, chain in EVENTS[doc]
    ]
    topic, subtopic = SUBTOPICS[doc]
    return {
        "id": doc,
        "topic": int(topic),
        "subtopic": subtopic,
        "sentences": [tokens],
        "text": TEXTS[doc].replace(" ;", ";").replace(" .", "."),
        "events": events,
    }


@pytest.fixture
def news(tmp_path: Path) -> list[News]:
    """Return the invented topic, read from a file."""
    path = tmp_path / "toy.jsonl"
    path.write_text("\n".join(json.dumps(row(doc)) for doc in TEXTS), encoding="utf-8")
    return read_news(path)


def told(news: list[News]) -> dict[str, Told]:
    """Return the gold mentions by document and word."""
    return {f"{one.id} {mention.words}": mention for one in news for mention in one.told}


def span_of(doc: str, word: str) -> Span:
    """Return the place of a word."""
    start = row(doc)["text"].index(word)
    return Span(report_id=doc, start=start, end=start + len(word))


def account(doc: str, type_: str = "attack", kind: EventKind = EventKind.INCIDENT) -> Account:
    """Return an account of a document, whose clause is the whole text."""
    whole = Span(report_id=doc, start=0, end=len(row(doc)["text"]))
    return Account(
        id=f"account-{doc}",
        report_id=doc,
        kind=kind,
        type=type_,
        status=Status.ASSERTED,
        triggers=(Evidence(span=whole, sentence=whole),),
        words=tuple(span_of(doc, word) for word in WORDS[doc]),
        rules=("some-rule",),
    )


#: The event words of the account of each document.
WORDS = {"n1": ("bombed", "died"), "n2": ("attacked",), "s1": ("shelled",), "s2": ("shelled",)}


def incident(*accounts: Account, decisions: tuple[Decision, ...] = ()) -> Incident:
    """Return the incident of some accounts."""
    ident = content_id("toy", accounts[0].id)
    return Incident(id=ident, kind=accounts[0].kind, type=accounts[0].type, accounts=accounts, decisions=decisions)


def north_joined(news: list[News]) -> dict[Told, Home]:
    """Return homes where the two northern accounts are joined and the southern ones are not."""
    incidents = [incident(account("n1"), account("n2")), incident(account("s1")), incident(account("s2"))]
    return homes_of(told(news).values(), incidents)


def test_tokens_become_offsets(news: list[News]) -> None:
    died = told(news)["n1 died"]
    assert [news[0].text[start:end] for start, end in died.parts] == ["died"]
    assert died.chain == "4/DEATHS"
    assert died.sentence == news[0].text
    assert [one.id for one in by_topic(news)["4"]] == ["n1", "n2", "s1", "s2"]


def test_a_token_that_the_text_lacks(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(json.dumps(row("n1") | {"text": "Jets flew home."}), encoding="utf-8")
    with pytest.raises(ReadError, match="bombed"):
        read_news(path)


def test_what_counts_as_violence(news: list[News]) -> None:
    assert violent_chains(told(news).values()) == {"4/RAID", "4/SHELLING"}


def test_deaths_belong_to_the_act_of_their_sentence(news: list[News]) -> None:
    assert acts_of(news) == {"4/DEATHS": "4/RAID"}


def test_only_event_words_find_mentions(news: list[News]) -> None:
    homes = north_joined(news)
    # The clause of s2 covers "left", but no event word does.
    assert told(news)["s2 left"] not in homes
    assert len(homes) == 5


def test_statements_and_accounts_without_words_find_nothing(news: list[News]) -> None:
    statement = incident(account("n1", "condemnation", EventKind.STATEMENT))
    assert homes_of(told(news).values(), [statement]) == {}
    assert homes_of(told(news).values(), [incident(replace(account("n1"), words=()))]) == {}


def test_the_longest_overlap_decides(news: list[News]) -> None:
    part = Span(report_id="n1", start=span_of("n1", "bombed").start - 4, end=span_of("n1", "bombed").start + 2)
    other = replace(account("n1", "raid"), id="account-0", words=(part,))
    homes = homes_of(told(news).values(), [incident(account("n1")), incident(other)])
    assert homes[told(news)["n1 bombed"]].account == "account-n1"


def test_scores(news: list[News]) -> None:
    # Gold {bombed1, attacked2} {died1} {shelled1, shelled2}; found {bombed1, died1, attacked2} {shelled1} {shelled2}.
    # MUC: 1 of 2 links either way. B-cubed: P (2/3 + 2/3 + 1/3 + 1 + 1) / 5 = 11/15,
    # R (1 + 1 + 1 + 1/2 + 1/2) / 5 = 4/5, F1 88/115. CEAF-e: 4/5 + 2/3 = 22/15, of 3 and 3: 22/45.
    values = {figure.name: figure for figure in figures_of("toy", north_joined(news), 0.7)}
    assert values["toy: MUC F1"].value == pytest.approx(1 / 2)
    assert values["toy: B-cubed precision"].value == pytest.approx(11 / 15)
    assert values["toy: B-cubed recall"].value == pytest.approx(4 / 5)
    assert values["toy: CEAF-e F1"].value == pytest.approx(22 / 45)
    conll = values["toy: CoNLL F1"]
    assert conll.value == pytest.approx((1 / 2 + 88 / 115 + 22 / 45) / 3)
    assert (conll.of, conll.target, conll.met) == (5, 0.7, False)
    # Across documents: bombed1-attacked2 and died1-attacked2 found; bombed1-attacked2 and shelled1-shelled2 gold.
    assert values["toy: pairs across documents: precision"].value == pytest.approx(1 / 2)
    assert values["toy: pairs across documents: recall"].value == pytest.approx(1 / 2)


def test_scores_within_documents(news: list[News]) -> None:
    # Found {bombed1, died1} and three alone; gold five alone. MUC 0. B-cubed P (1/2 + 1/2 + 3) / 5 = 4/5, R 1, F1 8/9.
    # CEAF-e: 2/3 + 3 = 11/3, of 4 found and 5 gold: F1 22/27.
    values = {figure.name: figure.value for figure in figures_of("toy", north_joined(news), None)}
    assert values["toy: CoNLL F1 within documents"] == pytest.approx((0 + 8 / 9 + 22 / 27) / 3)


def test_deaths_with_their_acts(news: list[News]) -> None:
    # Gold {bombed1, died1, attacked2} and {shelled1, shelled2}: across documents 2 pairs found, both right, of 3.
    counts = across(with_acts(north_joined(news), acts_of(news)))
    assert (counts.right, counts.found, counts.gold) == (2, 2, 3)


def test_joined_perfectly_keeps_accounts_whole(news: list[News]) -> None:
    # The account of n1 holds one mention of each of two chains: the first by name, DEATHS, is taken for its commonest.
    clusters = joined_perfectly(north_joined(news))
    assert sorted(sorted(mention.words for mention in cluster) for cluster in clusters) == [
        ["attacked"],
        ["bombed", "died"],
        ["shelled", "shelled"],
    ]


def test_look_alikes(news: list[News]) -> None:
    homes = north_joined(news)
    assert over_subtopics(homes, SUBTOPICS) == []
    mixed = homes_of(told(news).values(), [incident(account("n2"), account("s1"))])
    assert over_subtopics(mixed, SUBTOPICS) == [frozenset({told(news)["n2 attacked"], told(news)["s1 shelled"]})]
    error = errors_of(mixed, SUBTOPICS)[0]
    assert (error.kind, error.doc) == ("look-alikes merged", "n2")
    assert "s1 'shelled' [4/SHELLING]" in error.detail


def test_two_topics_are_no_look_alikes(news: list[News]) -> None:
    mixed = homes_of(told(news).values(), [incident(account("n2"), account("s1"))])
    assert over_subtopics(mixed, SUBTOPICS | {"s1": ("5", "south")}) == []


def test_errors_say_what_kept_accounts_apart(news: list[News]) -> None:
    apart = Decision(
        left="account-s1",
        right="account-s2",
        verdict=Verdict.DIFFERENT,
        score=0.0,
        features=(Feature(name="day", weight=None, detail="Monday and Tuesday"),),
    )
    incidents = [incident(account("n1"), account("n2")), incident(account("s1"), decisions=(apart,))]
    homes = homes_of(told(news).values(), [*incidents, incident(account("s2"))])
    kinds = [error.kind for error in errors_of(homes, SUBTOPICS)]
    assert kinds == ["accounts of several chains merged", "not merged"]
    assert "day against (Monday and Tuesday)" in errors_of(homes, SUBTOPICS)[1].detail
    assert [error.doc for error in missed(told(news).values(), homes)] == ["s2"]
