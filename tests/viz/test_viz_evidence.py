"""Claims, figures and rulings as the panel shows them, and which figures contradict each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.viz.columns import Columns
from kg.viz.evidence import ClaimView, EvidenceView, FigureView, evidence_of, mark_clashes
from kg.viz.highlights import disagreements
from kg.viz.network import to_networkx
from tests.viz.fiction import war


@pytest.fixture(scope="module")
def evidence() -> EvidenceView:
    return evidence_of(Columns(war()))


def claim(evidence: EvidenceView, about: str, part: str) -> list[ClaimView]:
    return [claim for claim in evidence.claims if (claim.about, claim.part) == (about, part)]


def test_a_claim_has_value_speaker_status_and_the_words_in_their_sentence(evidence: EvidenceView) -> None:
    (found,) = claim(evidence, "incident/port-vell", "initiator")
    assert (found.value, found.speakers, found.status) == (
        *("actor/amber-brigade", ("actor/two-officials",), "reported"),
    )
    assert found.quote is not None
    quote = evidence.quotes[found.quote]
    assert (quote.report, quote.before, quote.exact) == ("report/r1", "", "Drones of the Amber Brigade")
    assert quote.after.startswith(" struck the harbour")


def test_each_account_shows_the_words_that_name_the_event(evidence: EvidenceView) -> None:
    told = claim(evidence, "incident/kessel", "event")
    assert {(found.status, evidence.quotes[found.quote or 0].report) for found in told} == {
        ("asserted", "report/r3"),
        ("denied", "report/r4"),
    }


def test_a_date_has_its_words_and_its_days(evidence: EvidenceView) -> None:
    (found,) = claim(evidence, "incident/ferry", "date")
    assert (found.text, found.low, found.high) == ("between Monday and Thursday", "2031-03-10", "2031-03-13")


def test_a_merge_says_why_and_between_which_reports(evidence: EvidenceView) -> None:
    (ruling,) = [ruling for ruling in evidence.rulings if ruling.about == "incident/port-vell"]
    assert (ruling.verdict, ruling.other, ruling.score) == ("same", None, 4.5)
    assert set(ruling.reports) == {"report/r1", "report/r2"}
    assert "same weapon: drone (+1.0)" in ruling.reasons


def test_accounts_kept_apart_are_shown_at_both_events(evidence: EvidenceView) -> None:
    apart = {ruling.about: ruling.other for ruling in evidence.rulings if ruling.verdict == "different"}
    assert apart == {"incident/brenn": "incident/bridge", "incident/bridge": "incident/brenn"}


FIGURE = FigureView(
    about="e", harm="killed", low=8, high=8, wording="eight", whom=None, speakers=(), status="asserted", quote=0
)


def clashes(*figures: FigureView) -> list[bool]:
    return [figure.clash for figure in mark_clashes(figures)]


def test_numbers_that_share_nothing_clash() -> None:
    assert clashes(FIGURE, replace(FIGURE, low=5, high=6)) == [True, True]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(FIGURE, low=6, high=9), id="bounds overlap"),
        pytest.param(replace(FIGURE, low=3, high=None), id="at least three holds eight"),
        pytest.param(replace(FIGURE, harm="injured", low=2, high=2), id="another harm"),
        pytest.param(replace(FIGURE, about="f", low=2, high=2), id="another event"),
    ],
)
def test_numbers_that_can_both_be_right_do_not_clash(other: FigureView) -> None:
    assert clashes(FIGURE, other) == [False, False]


def test_figures_of_different_people_do_not_clash() -> None:
    ours, theirs = replace(FIGURE, whom="actor/a"), replace(FIGURE, whom="actor/b", low=2, high=2)
    assert clashes(ours, theirs) == [False, False]


def test_more_killed_than_casualties_clash_and_fewer_do_not() -> None:
    casualties = replace(FIGURE, harm="casualties", low=4, high=5)
    assert clashes(FIGURE, casualties) == [True, True]
    assert clashes(replace(FIGURE, low=2, high=2), casualties) == [False, False]


def test_disagreements_name_the_numbers_the_voices_and_the_denials(evidence: EvidenceView) -> None:
    notes = {entry.id: entry.note for entry in disagreements(to_networkx(war()), evidence)}
    assert notes == {
        "incident/port-vell": "7 killed (Norland Army) vs 11 killed (Straits Wire)",
        "incident/kessel": "denied by Amber Brigade",
    }
