from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import JudgementError
from kg.judge import NAME, append, as_toml, judgement_files, judgements_in, read_judgements
from kg.records import Judgement, Passage, Ruling

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
PASSAGES = st.builds(Passage, report=TEXTS, words=TEXTS, account=st.one_of(st.just(""), TEXTS))
SIGNED = {"by": TEXTS.filter(lambda name: name != "rules"), "on": st.dates(), "why": TEXTS}


def several(of: st.SearchStrategy[Passage], least: int, most: int = 4) -> st.SearchStrategy[tuple[Passage, ...]]:
    return st.lists(of, min_size=least, max_size=most).map(tuple)


ENTITIES = TEXTS.map(lambda name: f"actor/{name}")
JUDGEMENTS = st.one_of(
    st.builds(
        Judgement, ruling=st.sampled_from([Ruling.SAME, Ruling.DIFFERENT]), accounts=several(PASSAGES, 2), **SIGNED
    ),
    st.builds(Judgement, ruling=st.just(Ruling.SAME), entities=st.tuples(ENTITIES, ENTITIES), **SIGNED),
    st.builds(
        Judgement,
        ruling=st.sampled_from([Ruling.ALIAS, Ruling.DIFFERENT]),
        entities=st.tuples(ENTITIES),
        name=TEXTS,
        **SIGNED,
    ),
    st.builds(Judgement, ruling=st.just(Ruling.DROP), report=TEXTS, **SIGNED),
    st.builds(
        Judgement,
        ruling=st.just(Ruling.FIX),
        accounts=several(PASSAGES, 1, 1),
        part=TEXTS,
        value=TEXTS,
        quote=st.one_of(st.none(), TEXTS),
        **SIGNED,
    ),
)

WHOLE = """
[[alias]]
name = "the Blues"
entities = ["actor/blue-army"]
by = "A. Monitor"
on = 2031-03-05
why = "their own words"
"""


@given(st.lists(JUDGEMENTS))
def test_what_is_written_is_what_is_read(judgements: list[Judgement]) -> None:
    read = read_judgements("\n".join(map(as_toml, judgements)), "here")
    assert sorted(read, key=repr) == sorted(judgements, key=repr)


def test_a_judgement_says_where_it_stands() -> None:
    (judgement,) = read_judgements(WHOLE, "judgements.toml")
    assert judgement == Judgement(
        ruling=Ruling.ALIAS,
        name="the Blues",
        entities=("actor/blue-army",),
        by="A. Monitor",
        on=date(2031, 3, 5),
        why="their own words",
    )
    assert judgement.where == "judgements.toml: alias 1"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[alias]]", "[[nickname]]", r"unknown table 'nickname' \(known: \[\[same\]\], .*\[\[fix\]\]\)"),
        ("[[alias]]", "[alias]", "unknown table 'alias'"),
        ("[[alias]]", "[[alias", "is no TOML: .*line 2"),
        (
            'why = "their own words"',
            "",
            "alias 1: has by, entities, .*it needs by, on, why, and entities, name",
        ),
        ('why = "their own words"', 'why = ""', "why is no text"),
        ('by = "A. Monitor"', 'by = "rules"', "names nobody"),
        ("on = 2031-03-05", 'on = "2031-03-05"', "'on' is no day .*without quotes"),
        ("on = 2031-03-05", "on = 2031-03-05T10:00:00", "'on' is no day"),
        ('["actor/blue-army"]', '["blue army"]', "'blue army' is no id of an entity"),
        ('["actor/blue-army"]', '["actor/a", "actor/b"]', "entities is no list of 1"),
        ('name = "the Blues"', 'name = "the Blues"\nreport = "x"', "has .*report"),
    ],
)
def test_a_broken_table_is_named_with_what_it_needs(old: str, new: str, message: str) -> None:
    assert old in WHOLE
    with pytest.raises(JudgementError, match=f"judgements.toml.*{message}"):
        read_judgements(WHOLE.replace(old, new), "judgements.toml")


@pytest.mark.parametrize(
    ("accounts", "message"),
    [
        ("[]", "accounts is no list of 2 or more"),
        ('[{ report = "a", words = "x" }]', "accounts is no list of 2 or more"),
        ('[{ report = "a" }, { report = "b", words = "x" }]', "an account needs report and words"),
        ('[{ report = 1, words = "x" }, { report = "b", words = "x" }]', "are texts"),
    ],
)
def test_accounts_are_named_by_report_and_words(accounts: str, message: str) -> None:
    text = f'[[same]]\naccounts = {accounts}\nby = "A"\non = 2031-03-05\nwhy = "so"\n'
    with pytest.raises(JudgementError, match=message):
        read_judgements(text, "here")


def test_judgements_are_added_at_the_end_and_what_people_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(f"# our own notes\n{WHOLE}")
    (judgement,) = read_judgements(WHOLE, "")
    for _ in range(2):
        append(path, [judgement])
    text = path.read_text()
    assert text.startswith(f"# our own notes\n{WHOLE}")
    assert judgements_in({str(path): text}) == (judgement,) * 3


def test_nothing_is_added_to_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text("[[alias")
    with pytest.raises(JudgementError):
        append(path, read_judgements(WHOLE, ""))
    assert path.read_text() == "[[alias"


def test_files_stand_beside_the_reports_and_are_remembered(tmp_path: Path) -> None:
    beside, elsewhere, gone = tmp_path / NAME, tmp_path / "x" / NAME, tmp_path / "gone" / NAME
    elsewhere.parent.mkdir()
    for path in (beside, elsewhere):
        path.write_text(WHOLE)
    known = {str(elsewhere): "as it was before", str(gone): "as it was last read"}
    assert judgement_files([tmp_path / "report.txt", "-"], known) == {
        str(beside): WHOLE,
        str(elsewhere): WHOLE,
        str(gone): "as it was last read",
    }
    assert judgement_files(["-"], {}) == {}
