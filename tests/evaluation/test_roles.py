from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.roles.actors import CodeBook, agree, names_in
from evaluation.roles.gold import (
    INCIDENT,
    STATEMENT,
    Actor,
    Dyad,
    Sentence,
    petrarch,
    petrarch_kind,
    plover,
    plover_kind,
)
from evaluation.roles.task import figures, result
from evaluation.roles.verdicts import Parties, Verdict, false_events, judge, parties, verdict
from kg.records import (
    Account,
    EventKind,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Report,
    Role,
    RoleName,
    Span,
    Status,
)

HERE = Span(report_id="r", start=0, end=1)
EVIDENCE = Evidence(span=HERE, sentence=HERE)


def role(name: RoleName, text: str) -> Role:
    mention = Mention(kind=MentionKind.ACTOR, text=text, span=HERE)
    return Role(name=name, mention=mention, evidence=EVIDENCE, rule="made")


def account(ident: str, kind: EventKind, *roles: Role, about: tuple[str, ...] = ()) -> Account:
    return Account(
        id=ident,
        report_id="r",
        kind=kind,
        type="condemnation" if kind is EventKind.STATEMENT else "attack",
        status=Status.ASSERTED,
        triggers=(EVIDENCE,),
        roles=roles,
        about=about,
    )


def extraction(*accounts: Account) -> Extraction:
    return Extraction(report=Report(id="r", text="x"), accounts=accounts)


def dyad(sources: str, targets: str = "", asked: str | None = INCIDENT, *, unnamed: bool = False) -> Dyad:
    def actors(words: str) -> tuple[Actor, ...]:
        return tuple(Actor(wordings=(part,), unnamed=unnamed) for part in words.split("+") if part)

    return Dyad(doc="d", text="x", type="FIGHT", asked=asked, sources=actors(sources), targets=tuple(actors(targets)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Okafor", "Bishop Ngozi Okafor", True),
        ("the U.S. soldiers", "US soldier", True),
        ("Libya's army", "the Libyan army", False),
        ("Danish fishermen", "Danish sailors", False),
        ("the three", "the three", False),  # nothing in it names anybody
    ],
)
def test_names_agree_when_one_stands_in_the_other(one: str, other: str, same: bool) -> None:
    assert agree(one, other) is same


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (dyad("Tuareg rebels", "Mali"), Parties(sources=("rebels",), targets=("Mali",)), Verdict.BOTH),
        (dyad("Tuareg rebels", "Kidal"), Parties(sources=("Tuareg rebels",), places=("Kidal",)), Verdict.BOTH),
        (dyad("Tuareg rebels", "Mali"), Parties(sources=("Tuareg rebels",)), Verdict.ONE),
        (dyad("Tuareg rebels", "Mali"), Parties(sources=("Mali",), targets=("Tuareg rebels",)), Verdict.SWAPPED),
        (dyad("Tuareg rebels", "Mali"), Parties(sources=("Chad",)), Verdict.MISSING),
        # two gold targets, one of them found
        (dyad("Chad", "Mali+Niger"), Parties(sources=("Chad",), targets=("Mali",)), Verdict.ONE),
        # a source that nobody coded is wrong
        (dyad("Chad", "Mali"), Parties(sources=("Chad", "Niger"), targets=("Mali",)), Verdict.ONE),
        # no target is coded: only the source counts
        (dyad("Chad"), Parties(sources=("Chad",), targets=("Niger",)), Verdict.BOTH),
        (dyad("Chad"), Parties(), Verdict.MISSING),
        # the coders know of no named source: none may be found
        (dyad("a mine", "Mali", unnamed=True), Parties(targets=("Mali",)), Verdict.BOTH),
        (dyad("a mine", "Mali", unnamed=True), Parties(sources=("Chad",), targets=("Mali",)), Verdict.ONE),
        # a source that names both sides is not swapped
        (dyad("Karen rebels", "Karen"), Parties(sources=("the Karen rebels",)), Verdict.ONE),
    ],
)
def test_verdicts(gold: Dyad, found: Parties, expected: Verdict) -> None:
    assert verdict(gold, found) is expected


def test_the_best_account_of_the_asked_kind_counts() -> None:
    attack = account("a", EventKind.INCIDENT, role(RoleName.INITIATOR, "Chad"), role(RoleName.TARGET, "Mali"))
    other = account("b", EventKind.INCIDENT, role(RoleName.INITIATOR, "Niger"))

    assert judge(dyad("Chad", "Mali"), extraction(other, attack)).verdict is Verdict.BOTH
    assert judge(dyad("Chad", "Mali", STATEMENT), extraction(attack)).best is None
    assert judge(dyad("Chad", "Mali", None), extraction(attack)).verdict is Verdict.BOTH


def test_a_statement_is_aimed_at_its_target_and_at_those_in_what_it_is_about() -> None:
    attack = account("a", EventKind.INCIDENT, role(RoleName.INITIATOR, "Chad"), role(RoleName.PLACE, "Abeche"))
    words = account(
        "s", EventKind.STATEMENT, role(RoleName.SPEAKER, "Togo"), role(RoleName.TARGET, "Mali"), about=("a",)
    )

    found = parties(words, (attack, words))

    assert (found.sources, found.targets, found.places) == (("Togo",), ("Mali", "Chad"), ("Abeche",))


def test_an_event_is_false_only_with_both_sides_in_a_barren_sentence() -> None:
    full = account("a", EventKind.INCIDENT, role(RoleName.INITIATOR, "Chad"), role(RoleName.TARGET, "Mali"))
    half = account("b", EventKind.INCIDENT, role(RoleName.INITIATOR, "Chad"))
    barren = Sentence(doc="d", text="x", dyads=(), barren=True)

    assert len(false_events(barren, extraction(full, half))) == 1
    assert false_events(Sentence(doc="d", text="x", dyads=()), extraction(full)) == ()


def test_figures_and_errors() -> None:
    # Four asked: both right, one right, swapped, missing: 1/4 each; incidents 1/3, statements 0/1. A fifth, which no
    # type of the scheme covers, is right: 2/5 over all.
    fight = account("a", EventKind.INCIDENT, role(RoleName.INITIATOR, "Chad"), role(RoleName.TARGET, "Mali"))
    golds = [
        dyad("Chad", "Mali"),
        dyad("Chad", "Niger"),
        dyad("Mali", "Chad"),
        dyad("Chad", "Mali", STATEMENT),
        dyad("Chad", "Mali", None),
    ]
    judged = [judge(gold, extraction(fight)) for gold in golds]

    values = [figure.value for figure in figures("toy", judged, 0.7)]

    assert values == [1 / 4, 1 / 4, 1 / 4, 1 / 4, 1 / 3, 0.0, 2 / 5]
    found = result({"toy": judged}, {"toy": 0.7}, [])
    assert [error.kind for error in found.errors] == [
        "incident: swapped",
        "statement: no account",
        "incident: wrong target",
    ]


def test_plover_types_that_the_scheme_covers() -> None:
    assert plover_kind("ASSAULT", "explosives") == INCIDENT
    assert plover_kind("COERCE", "arrest") == INCIDENT
    assert plover_kind("COERCE", "curfew") is None
    assert plover_kind("FIGHT", "deport") is None
    assert plover_kind("REJECT", None) == STATEMENT
    assert plover_kind("AGREE", None) is None


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("173", "Gorm arrested a Brannish poet", INCIDENT),  # CAMEO: arrest
        ("173", "Gorm vowed to punish Bran", STATEMENT),  # WEIS: threaten
        ("194", "Gorm halted its talks with Bran", None),  # WEIS: halt negotiations; no word of violence
        ("122", "Gorm denounced Bran", STATEMENT),
        ("102", "Gorm adopted a bill on Bran", None),
        ("060", "Gorm attacked and then repaid Bran", None),
    ],
)
def test_petrarch_events_that_the_scheme_covers(code: str, text: str, kind: str | None) -> None:
    assert petrarch_kind(code, text) == kind


def test_names_without_what_begins_the_sentence_or_tells_the_day() -> None:
    assert names_in("The Gorm Guard of Mr. Lund met U.S. envoys on Tuesday in Bran.") == (
        "Gorm Guard",
        "Mr. Lund",
        "U.S.",
        "Bran",
    )


def test_codes_are_explained_by_states_letters_and_company() -> None:
    sentences = [
        ("Gorm praised Bran and Ulf Tarn", ["GOR", "BRN", "XQZ"]),
        ("Ulf Tarn left for Gorm", ["XQZ", "GOR"]),
        ("Ulf Tarn met Olga", ["XQZ"]),
    ]
    book = CodeBook(sentences, {"the Old Guard": ["OLDGRD"]})

    assert book.names("Gorm praised Bran and Ulf Tarn", ["GOR", "BRN", "XQZGOV"]) == {
        "GOR": ("Gorm",),  # begins with the letters
        "BRN": ("Bran",),  # holds them in order
        "XQZGOV": ("Ulf Tarn",),  # left over, and most often beside this code
    }
    assert book.names("Kenyan police met the Old Guard", ["KENCOP", "OLDGRD"]) == {
        "KENCOP": ("Kenyan",),  # a form of the state's name
        "OLDGRD": ("the Old Guard",),  # a listed phrase
    }
    assert book.names("Ada met Ben", ["QQQ"]) == {"QQQ": ()}


def test_corpora_are_read_as_dyads(tmp_path: Path) -> None:
    def write(name: str, *rows: dict[str, object]) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return path

    ours = {"actorText": "Gorm"}
    theirs = {"actorText": "a mine", "sector": "UAF"}
    coded = write(
        "dev.jsonl", {"id": "p", "text": "x", "event": "FIGHT", "mode": "", "source": [theirs], "target": [ours]}
    )
    events = [
        {"source": "GOR", "target": "BRA", "code": "122"},
        {"source": "GORGOV", "target": "BRA", "code": "122"},  # the same names and act
        {"source": "GOR", "target": "---", "code": "122"},  # nobody is named
    ]
    write("unittest.jsonl", {"id": "u", "text": "Gorm condemned Bran", "events": events})
    write("pytest_sentences.jsonl", {"text": "Nothing", "events": [], "no_event_expected": True})
    write("actor_phrases.jsonl", {"phrase": "Old Gorm", "codes": ["GOR"]})

    (sentence,) = plover(coded)
    assert sentence.dyads[0].asked == INCIDENT
    assert sentence.dyads[0].sources == (Actor(wordings=("a mine",), unnamed=True),)
    first, second = petrarch(tmp_path)
    assert [(one.type, one.sources, one.targets) for one in first.dyads] == [
        ("122", (Actor(wordings=("Gorm",)),), (Actor(wordings=("Bran",)),))
    ]
    assert (second.doc, second.barren) == ("sentence-2", True)
